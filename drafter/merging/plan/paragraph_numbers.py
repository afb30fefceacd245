"""The numbers with which paragraphs begin, 一、 and （一） and 1. and 一是: they depend on what stands before.

A merge takes them for marks; then those are set on that ran on in the document of the hand and would not in the merged.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.merging.plan.plan_values import Edit, Insertion, MergePlan, NewParagraph, Overlap
from drafter.merging.plan.start_numbers import (
    CHINESE,
    DIGITS,
    ITEMS,
    LEVELS,
    START,
    StartNumber,
    number_of,
    start_number,
)
from drafter.merging.texts.differences import without_number
from drafter.merging.texts.text_changes import Change, merged_places, merged_text

_BEHIND_STOP = "(?<=[。；：！？])"
_ANY_START = f"（?[{CHINESE}{DIGITS}](?:[是）]|、|[.．])"
_OPENING = 6
"""Characters behind a number by which a paragraph is known again that was joined to another."""


class PrintedNumbers(NamedTuple):
    """Paragraphs of the hand that begin with the number that Drafter printed before them."""

    places: frozenset[int]
    displaced: frozenset[int]
    """Those of them that were the first below their heading and have others before them now: they begin no list anew."""
    openings: tuple[str, ...] = ()
    """The words behind the numbers that Drafter printed: within a text these are paragraphs that a hand joined to it."""


def printed_numbers(base: Sequence[str], hand: Sequence[str], pairs: Iterable[tuple[int, int]]) -> PrintedNumbers:
    """Return which paragraphs of the hand begin as printed; `pairs` are the lines of the base with theirs of the hand."""
    hand_of = dict(pairs)
    places = {i: j for i, j in hand_of.items() if start_number(base[i]) == start_number(hand[j])}
    before, now = _stands(base), _stands(hand)
    firsts = {i: j for i, j in places.items() if i in before and j in now and before[i].is_first}
    displaced = {
        j
        for i, j in firsts.items()
        if not now[j].is_first and _keeps_heading(before[i].heading, now[j].heading, base, hand, hand_of)
    }
    return PrintedNumbers(frozenset(places.values()), frozenset(displaced), tuple(_openings(base)))


def _keeps_heading(
    above: int | None, now: int | None, base: Sequence[str], hand: Sequence[str], hand_of: Mapping[int, int]
) -> bool:
    """Return whether the heading of the base that stood `above` a list is still one of that kind; `now` is the one above in the hand's text.

    Where it is deleted, the list begins in another's.
    """
    if above is None:
        return True
    over = hand_of.get(above, now)
    is_kept = above in hand_of or over not in hand_of.values()
    return is_kept and _level_of(hand, over) == _level_of(base, above)


def _openings(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        found = START.match(text)
        if found and len(text) >= found.end() + _OPENING:
            yield text[found.end() : found.end() + _OPENING]


class _Stand(NamedTuple):
    """Where a paragraph with a number stands."""

    heading: int | None
    """The paragraph of a higher kind that is above it."""
    is_first: bool
    """Whether none of its kind is between."""


def _stands(texts: Iterable[str]) -> dict[int, _Stand]:
    """Return where the paragraphs with numbers stand."""
    above: dict[int, int] = {}
    found: dict[int, _Stand] = {}
    for place, text in enumerate(texts):
        begins = start_number(text)
        if begins is not None:
            above = {level: at for level, at in above.items() if level <= begins.level}
            higher = [at for level, at in above.items() if level < begins.level]
            found[place] = _Stand(max(higher, default=None), begins.level not in above)
            above[begins.level] = place
    return found


def _level_of(texts: Sequence[str], place: int | None) -> int | None:
    begins = None if place is None else start_number(texts[place])
    return None if begins is None else begins.level


def numbered_on(plan: MergePlan, hand: Sequence[str], new: Sequence[str], printed: PrintedNumbers) -> MergePlan:
    """Return `plan` with changes of the numbers with which paragraphs begin, where these would not run on.

    `hand` are the paragraphs of the edited document, `new` the lines that insertions are taken from. Numbers that a hand
    wrote stay where they did not run on with it; those `printed` are as Drafter wrote them.
    """
    if not (plan.edits or plan.deletions or plan.insertions):
        return plan
    joined = _Joined(printed.openings)
    running = printed.places.union(i for i, runs in enumerate(_running(hand, joined)) if runs)
    edits, numbers = list(plan.edits), dict[_Place, Change]()
    for (place, line), begins, value in _fixed(_merged(plan, hand, new), running, printed.displaced, joined):
        if line is None:
            edits = _with_shifted(edits, place, hand[place], value - begins.value, joined)
        else:
            numbers[place, line] = Change(begins.place, begins.place + 1, begins.other(value), begins.number)
    edits.sort(key=lambda edit: (edit.paragraph, edit.change.start, edit.change.end))
    insertions = tuple(_numbered(i, each, numbers) for i, each in enumerate(plan.insertions))
    return plan._replace(edits=tuple(edits), insertions=insertions)


def _with_shifted(edits: Iterable[Edit], place: int, text: str, by: int, joined: _Joined) -> list[Edit]:
    """Return `edits` with those of the paragraph at `place`, the hand's `text`, as `_shifted` has them."""
    own, others = list[Change](), list[Edit]()
    for each in edits:
        if each.paragraph == place:
            own.append(each.change)
        else:
            others.append(each)
    return [*others, *(Edit(place, each) for each in _shifted(text, own, by, joined))]


def _numbered(place: int, insertion: Insertion, numbers: Mapping[_Place, Change]) -> Insertion:
    """Return an insertion, the one at `place`, with the changes `numbers` of how its paragraphs begin."""
    paragraphs = (
        each._replace(changes=(numbers[place, k], *each.changes)) if (place, k) in numbers else each
        for k, each in enumerate(insertion.paragraphs)
    )
    return insertion._replace(paragraphs=tuple(paragraphs))


_Place = tuple[int, int | None]
"""A paragraph of the hand and None, or an insertion and which of its paragraphs."""


class _Counter:
    """Counts paragraphs level by level."""

    def __init__(self) -> None:
        self._last = [0] * len(LEVELS)
        self._sound = [True] * len(LEVELS)

    def next(self, level: int) -> int:
        """Return which number comes next at a level."""
        return self._last[level] + 1

    def is_sound(self, level: int) -> bool:
        """Return whether the last number of a level was one that runs on."""
        return self._sound[level]

    def set(self, level: int, value: int, *, is_sound: bool = True) -> None:
        """Note the number of a paragraph; below it all begins anew."""
        below = len(LEVELS) - level - 1
        self._last[level:] = [value, *[0] * below]
        self._sound[level:] = [is_sound, *[True] * below]


class _Joined:
    """Finds the numbers within a text: behind stops, and of paragraphs that a hand joined to it, by their `openings`."""

    def __init__(self, openings: Sequence[str]) -> None:
        self._openings = tuple(openings)
        known = f"|(?={_ANY_START}(?:{'|'.join(map(re.escape, openings))}))" if openings else ""
        self._inner = re.compile(f"(?:{_BEHIND_STOP}{known}){START.pattern}")

    def within(self, text: str) -> Iterator[tuple[StartNumber, bool]]:
        """Yield the numbers within a paragraph, each with whether a paragraph began with it."""
        for found in self._inner.finditer(text, 1):
            number = number_of(found)
            if number is not None:
                yield number, text.startswith(self._openings, found.end())

    def items(self, text: str) -> list[StartNumber]:
        """Return the number with which a paragraph begins, and those behind it that run on: items, or what a hand joined to it."""
        begins = start_number(text)
        if begins is None:
            return []
        inner = [each for each, _ in self.within(text) if each.level == begins.level]
        return [begins, *(each for i, each in enumerate(inner, 1) if each.value == begins.value + i)]

    def count(self, counter: _Counter, text: str) -> None:
        """Count the paragraphs that a hand joined to one of another kind: 2. behind a text without a number, or below （一）.

        A list within a text that no paragraph began with begins with 1 and does not count; neither do the items of running text.
        """
        begins = start_number(text)
        lists = set[int]()
        for each, is_paragraph in self.within(text):
            if begins is not None and each.level == begins.level:
                continue
            is_list = each.level == ITEMS or each.level in lists or each.value == 1
            lists |= {each.level} if each.value == 1 and not is_paragraph else set()
            if is_paragraph or not is_list:
                counter.set(each.level, each.value, is_sound=each.value in (1, counter.next(each.level)))


def _running(texts: Iterable[str], joined: _Joined) -> Iterator[bool]:
    """Yield of each paragraph whether it begins with the number that comes next."""
    counter = _Counter()
    for text in texts:
        begins = start_number(text)
        yield begins is not None and begins.value in (1, counter.next(begins.level))
        if begins is not None:
            counter.set(begins.level, begins.value + len(joined.items(text)) - 1)
        joined.count(counter, text)


def _shifted(text: str, changes: Iterable[Change], by: int, joined: _Joined) -> list[Change]:
    """Return the `changes` of a paragraph with those of the numbers that it has when they are made, by some.

    An item that is taken out has none; one that is put in has it in its change.
    """
    own = sorted(changes, key=lambda each: each[:2])
    merged, places = merged_places(own, text)
    found: list[Change] = []
    for each in joined.items(merged):
        number, (which, at) = each.other(each.value + by), places[each.place]
        if which < 0 and number != each.number:
            found.append(Change(at, at + 1, number, each.number, is_count=True))
        elif which >= 0 and not own[which].in_question:
            words = own[which].text
            own[which] = own[which]._replace(text=f"{words[:at]}{number}{words[at + 1 :]}")
    return [*found, *(each for each in own if not each.is_count or each.text != text[each.start : each.end])]


def _fixed(
    merged: Iterable[tuple[_Place, str, bool]], running: Container[int], displaced: Container[int], joined: _Joined
) -> Iterator[tuple[_Place, StartNumber, int]]:
    """Yield the paragraphs whose number is to be another, with that.

    `running` are those of the hand that ran on, `displaced` those that begin no list though they are numbered 1.
    """
    counter, was_new = _Counter(), dict[int, bool]()
    for place, text, is_settled in merged:
        begins = start_number(text)
        if begins is None:
            joined.count(counter, text)
            continue
        level, (paragraph, line) = begins.level, place
        is_new = line is not None
        is_ours = is_new or (paragraph in running and counter.is_sound(level))
        may_begin = begins.value == 1 and (is_new or paragraph not in displaced)
        begins_list = may_begin and not was_new.get(level, False)
        runs_on = is_ours and not begins_list
        value = counter.next(level) if runs_on and not is_settled else begins.value
        if value != begins.value:
            yield place, begins, value
        counter.set(level, value + len(joined.items(text)) - 1, is_sound=runs_on or begins_list)
        joined.count(counter, text)
        was_new[level] = is_new


def _merged(plan: MergePlan, hand: Sequence[str], new: Sequence[str]) -> Iterator[tuple[_Place, str, bool]]:
    """Yield the paragraphs of the merged document in order with their texts, and whether a change sets their number."""
    deleted = set(plan.deletions)
    changes: dict[int, list[Change]] = {}
    for edit in plan.edits:
        changes.setdefault(edit.paragraph, []).append(edit.change)
    for place, text in enumerate(hand):
        if place not in deleted:
            own = sorted(changes.get(place, ()), key=lambda each: each[:2])
            begins = start_number(text)
            is_settled = begins is None or any(each.start <= begins.place < each.end for each in own)
            yield (place, None), merged_text(text, own, accept_questions=True), is_settled
        for i, each in enumerate(plan.insertions):
            if each.after == place:
                yield from (((i, k), _text_of(own, new), False) for k, own in enumerate(each.paragraphs))


def _text_of(paragraph: NewParagraph, new: Sequence[str]) -> str:
    return merged_text(new[paragraph.line], paragraph.changes, accept_questions=True)


def numbered_as_put_in(plan: MergePlan, new: Sequence[str]) -> MergePlan:
    """Return `plan` with the questions about paragraphs that are put in, of the lines `new`, as these are numbered there."""
    texts = {
        (each.after, without_number(text)): text
        for each in plan.insertions
        if each.in_question
        for text in (_text_of(own, new) for own in each.paragraphs)
    }

    def as_put_in(asked: Overlap) -> Overlap:
        text = None if asked.hand else texts.get((asked.paragraph, without_number(asked.new)))
        return asked if text is None else asked._replace(new=text)

    return plan._replace(questions=tuple(map(as_put_in, plan.questions)))
