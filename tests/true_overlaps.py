"""Finds which words of a document a hand and the answers both changed, without the program's own alignment.

The same hand edits the document a second time with each character replaced by one that stands in it just once. What is
left of these shows which characters it took out, and between which it typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from lxml import etree

from drafter.merging.texts.merge_tokens import hunks_between, tokens_of
from drafter.pages.written_lines import WrittenLine

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FIRST = 0xF0000
"""The first of the characters that stand for others; they are for private use, and in no text."""


class BothChanged(NamedTuple):
    """Words of a line that both sides changed."""

    base: str
    new: str
    """As the answers say it now; empty where they say nothing."""
    is_deleted: bool
    """Whether the hand left nothing of the words."""


class Marked(NamedTuple):
    """A document's XML with characters that stand in it just once."""

    root: Any
    places: dict[str, tuple[int, int]]
    """Of each character the line and the place in it."""


def both_changed(
    document: bytes, base: Sequence[WrittenLine], new: Sequence[WrittenLine], edit: Callable[[bytes], bytes]
) -> Iterator[BothChanged]:
    """Yield the words of the lines `base` that both sides changed.

    `document` is the XML of the text, `edit` makes of such XML what the hand makes of it, `new` are the lines as the
    answers make them now.
    """
    marked = _marked(document, base)
    kept, typed = _traces(etree.fromstring(edit(etree.tostring(marked.root))), marked.places)
    texts = {each.key: each.text for each in new}
    for number, line in enumerate(base):
        if line.key in texts and texts[line.key] != line.text:
            yield from _in_line(line.text, texts[line.key], kept.get(number, set()), typed.get(number, set()))


def _in_line(base: str, new: str, kept: set[int], typed: set[int]) -> Iterator[BothChanged]:
    """Yield what both changed of a line, of which the characters `kept` are left, and something stands before `typed`."""
    first, second = tokens_of(base), tokens_of(new)
    starts = [sum(map(len, first[:i])) for i in range(len(first) + 1)]
    for hunk in hunks_between(first, second):
        low, high = starts[hunk.start], starts[hunk.end]
        own = {i for i in range(low, high) if not base[i].isspace()}
        is_cut = bool(own - kept) and not _is_as_well_beside(base, kept, low, high)
        if is_cut or any(low < place < high for place in typed):
            words = "".join(second[hunk.other_start : hunk.other_end])
            yield BothChanged(base[low:high], words, not own & kept)


def _is_as_well_beside(base: str, kept: set[int], low: int, high: int) -> bool:
    """Return whether the characters that are gone around those from `low` to `high` may as well be others beside them.

    Of 7项、其他类3项 either 项、其他类3 or 、其他类3项 is gone where 7项 is left.
    """
    start = end = next(i for i in range(low, high) if i not in kept)
    while start and start - 1 not in kept:
        start -= 1
    while end < len(base) and end not in kept:
        end += 1
    first, last = start, end
    while last < len(base) and base[first] == base[last] and first < high:
        first, last = first + 1, last + 1
    if first >= high:
        return True
    first, last = start, end
    while first and base[first - 1] == base[last - 1] and last > low:
        first, last = first - 1, last - 1
    return last <= low


def _marked(document: bytes, base: Sequence[WrittenLine]) -> Marked:
    root = etree.fromstring(document)
    places: dict[str, tuple[int, int]] = {}
    line = 0
    for paragraph in root.iter(f"{W}p"):
        texts = [each for each in paragraph.iter(f"{W}t") if each.text]
        bare = "".join("".join((each.text or "").split()) for each in texts)
        found = next((i for i in range(line, len(base)) if "".join(base[i].text.split()) == bare), None)
        if not bare or found is None:
            continue
        line = found + 1
        own = (i for i, character in enumerate(base[found].text) if not character.isspace())
        for each in texts:
            each.text = "".join(
                character if character.isspace() else _mark(places, found, next(own)) for character in each.text
            )
    return Marked(root, places)


def _mark(places: dict[str, tuple[int, int]], line: int, place: int) -> str:
    character = chr(_FIRST + len(places))
    places[character] = (line, place)
    return character


def _traces(root: Any, places: dict[str, tuple[int, int]]) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """Return the characters of each line that are left, and those between which and the one before something was typed."""
    kept: dict[int, set[int]] = {}
    typed: dict[int, set[int]] = {}
    before, is_typed = (-1, -1), False
    for text in root.iter(f"{W}t"):
        for character in text.text or "":
            place = places.get(character)
            if place is None:
                is_typed = is_typed or not character.isspace()
                continue
            line, at = place
            kept.setdefault(line, set()).add(at)
            if is_typed and before[0] == line and before[1] < at:
                typed.setdefault(line, set()).add(at)
            before, is_typed = place, False
    return kept, typed
