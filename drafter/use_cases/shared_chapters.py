"""Finds chapters that a hand added to a document and of which the answers print something now, too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from drafter.merging.plan.list_counts import without_counts
from drafter.merging.plan.whole_sections import heading_level
from drafter.merging.plan.written_by_hand import WrittenByHand
from drafter.merging.texts.differences import without_number
from drafter.pages.written_lines import WrittenLine
from drafter.use_cases.own_chapters import is_same_heading


class SharedChapter(NamedTuple):
    """A chapter that a hand added and the answers print, too."""

    hand: str
    """The heading that the hand wrote."""
    printed: str
    """The one that the answers print."""


def shared_chapters(
    base: Sequence[WrittenLine], hand: Sequence[str], new: Sequence[WrittenLine]
) -> tuple[SharedChapter, ...]:
    """Return the chapters that the paragraphs `hand` have besides `base`, and `new` has, too, with words that these lack."""
    known = {without_number(line.text) for line in base}
    own = [text for text in hand if heading_level(text) == 0 and without_number(text) not in known]
    found = _untold_headings(base, hand, new) if own else ()
    pairs = ((text, printed) for printed in found for text in own)
    return tuple(SharedChapter(text.strip(), printed) for text, printed in pairs if _is_same_chapter(text, printed))


def _untold_headings(base: Sequence[WrittenLine], hand: Sequence[str], new: Sequence[WrittenLine]) -> Iterator[str]:
    """Yield the headings of chapters that `new` has and `base` has not, with words that the hand has not written."""
    keys = {line.key for line in base}
    written = WrittenByHand(without_counts([line.text for line in base]), without_counts(hand))
    told = without_counts([line.text for line in new])
    for chapter in _chapters(new):
        heading = new[chapter.start]
        fresh = [place for place in chapter[1:] if new[place].key not in keys and new[place].text.strip()]
        is_told = all(written.has(told[place]) for place in fresh or chapter[:1])
        if heading.key not in keys and not is_told:
            yield heading.text


def _chapters(lines: Sequence[WrittenLine]) -> Iterator[range]:
    """Yield the places of each chapter's lines, that of its heading first."""
    starts = [i for i, line in enumerate(lines) if heading_level(line.text) == 0]
    yield from (range(*each) for each in pairwise((*starts, len(lines))))


def _is_same_chapter(heading: str, other: str) -> bool:
    return is_same_heading(without_number(heading), without_number(other))
