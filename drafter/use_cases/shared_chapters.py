"""Finds chapters that a hand added to a document and of which the answers print something now, too."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
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
    known, keys = {without_number(line.text) for line in base}, {line.key for line in base}
    own = [text for text in hand if heading_level(text) == 0 and without_number(text) not in known]
    if not own:
        return ()
    written = WrittenByHand(without_counts([line.text for line in base]), without_counts(hand))
    told = without_counts([line.text for line in new])
    found: list[SharedChapter] = []
    for i, line in enumerate(new):
        if line.key in keys or heading_level(line.text) != 0:
            continue
        below = takewhile(lambda place: heading_level(new[place].text) != 0, range(i + 1, len(new)))
        places = [place for place in below if new[place].key not in keys and new[place].text.strip()]
        if not all(written.has(told[place]) for place in places or [i]):
            words = without_number(line.text)
            alike = (text for text in own if is_same_heading(without_number(text), words))
            found += (SharedChapter(text.strip(), line.text) for text in alike)
    return tuple(found)
