"""Puts the counted items of a paragraph, as 一是, back into the order of their records, so that each is read as that record.

A hand that puts items into another order, rewords one and adds one at once leaves a paragraph in which, word by word, each
record would be taken for the item that stands in its place now. The new order is read apart (`record_order`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.merging.places.unit_sentences import sentences_in
from drafter.merging.texts.alignment import EditedText
from drafter.merging.texts.merge_tokens import likeness, tokens_of
from drafter.model.answer_path import AnswerPath
from drafter.pages.written_lines import WrittenLine
from drafter.sections.phrases import count_length

_SAME_ITEM = 0.4
"""Likeness from which on an item is another one reworded."""
_STOPS = "。；"


class _Item(NamedTuple):
    """An item of a paragraph."""

    start: int
    """Where its number, such as 二是, begins."""
    number: str
    text: str
    """All its sentences, the stop at the end aside."""
    stop: str

    @property
    def end(self) -> int:
        """Where its text begins."""
        return self.start + len(self.number)


def with_items_in_order(edited: EditedText) -> EditedText:
    """Return an edited text, each paragraph with its counted items in the order in which a line of the base has them.

    A new item stays behind the one that it stands behind. Counts and the stops behind items stay where they are.
    """
    texts = list(edited.hand)
    for unit in edited.units():
        printed = [item for i in unit.base for item in _items_of_records(edited.base[i])]
        for j in unit.hand if len(printed) > 1 else ():
            texts[j] = _in_order(printed, texts[j])
    return edited._replace(hand=texts)


def _in_order(printed: Sequence[_Item], text: str) -> str:
    items = _items(text)
    known = _known_again(printed, items)
    places = [known[i] for i in range(len(items)) if i in known]
    if places == sorted(places):
        return text
    groups: list[tuple[int, list[_Item]]] = []
    for i, each in enumerate(items):
        if i in known or not groups:
            groups.append((known.get(i, -1), [each]))  # new ones before all others stay there
        else:
            groups[-1][1].append(each)
    own = [each for _, group in sorted(groups, key=lambda group: group[0]) for each in group]
    pieces = (f"{there.number}{each.text}{there.stop}" for there, each in zip(items, own, strict=True))
    return "".join((text[: items[0].start], *pieces))


def _known_again(printed: Sequence[_Item], items: Sequence[_Item]) -> dict[int, int]:
    """Return which of the items `printed` each of `items` is, in whatever words: the likest first."""
    words = [[tokens_of(each.text) for each in own] for own in (printed, items)]
    alike = sorted(
        ((likeness(old, new), i, j) for j, old in enumerate(words[0]) for i, new in enumerate(words[1])),
        key=lambda each: -each[0],
    )
    known: dict[int, int] = {}
    for score, i, j in alike:
        if score >= _SAME_ITEM and i not in known and j not in known.values():
            known[i] = j
    return known


def _items(text: str) -> list[_Item]:
    """Return the items of a paragraph, which reach to its end; none where it has less than two."""
    starts = list(_counts(text))
    if len(starts) < 2:
        return []
    ends = [start for start, _ in starts[1:]] + [len(text)]
    items = []
    for (start, count), end in zip(starts, ends, strict=True):
        own = text[start + len(count) : end]
        bare = own.rstrip(_STOPS)
        items.append(_Item(start, count, bare, own[len(bare) :]))
    return items


def _counts(text: str) -> Iterator[tuple[int, str]]:
    """Yield where a count stands before a sentence, such as 二是, with it."""
    at = 0
    for (start, end), _ in sentences_in(text):
        gap = text[at:start]
        if count_length(gap) == len(gap) > 0:
            yield at, gap
        at = end


def _items_of_records(line: WrittenLine) -> list[_Item]:
    """Return the items of a line, each of which is a record's and no more; none where one is not."""
    items = _items(line.text)
    records = [_records_in(line, each) for each in items]
    is_each = all(len(own) == 1 for own in records) and len({*map(tuple, records)}) == len(items)
    return items if is_each else []


def _records_in(line: WrittenLine, item: _Item) -> list[str]:
    """Return the records that tell the sentences of an item; an empty name for a sentence of none."""
    end = item.end + len(item.text)
    places = (place.start + item.end for place, _ in sentences_in(line.text[item.end : end]))
    return list(dict.fromkeys(_record_at(line, place) for place in places))


def _record_at(line: WrittenLine, place: int) -> str:
    answer = next((span.answer for span in line.answers if span.start <= place < span.end), "")
    record = AnswerPath(answer).record if answer else None
    return str(record or "")
