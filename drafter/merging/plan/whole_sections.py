"""Finds the sections that a hand deleted with their headings, so that nothing comes back of them without these."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence, Set
from itertools import takewhile

from drafter.merging.plan.known_sentences import STOPS
from drafter.merging.plan.start_numbers import start_number
from drafter.merging.texts.differences import without_number
from drafter.model.characters import without_spaces

_LOWEST = 99


class NewSections:
    """The sections of the new document."""

    def __init__(self, texts: Sequence[str], known: Set[int], present: Set[int]) -> None:
        """Take the lines `texts`; those `known` were there before, and of these those `present` are in the hand's document."""
        self._texts, self._known, self._present = texts, known, present

    def headings_gone(self, line: int) -> list[int]:
        """Return the headings above a line, the higher first, whose sections the hand deleted as a whole."""
        return list(self._headings_gone(line))[::-1]

    def _headings_gone(self, line: int) -> Iterator[int]:
        level = _level(self._texts[line])
        for place in range(line - 1, -1, -1):
            own = heading_level(self._texts[place])
            if own is None or own >= level:
                continue
            if place not in self._known or not self._present.isdisjoint(self._section(place, own)):
                return
            level = own
            yield place

    def below(self, line: int) -> list[int]:
        """Return the lines of the section below a heading; none below another line."""
        level = heading_level(self._texts[line])
        section = () if level is None else list(self._section(line, level))[1:]
        return [each for each in section if self._texts[each].strip()]

    def _section(self, heading: int, level: int) -> Iterator[int]:
        """Yield the lines of the section below a heading of a level, the heading first."""
        yield heading
        for place in range(heading + 1, len(self._texts)):
            own = heading_level(self._texts[place])
            if own is not None and own <= level:
                return
            yield place


def heading_level(text: str) -> int | None:
    """Return the level of a heading, 0 for 一、; None for a text that is no heading."""
    begins = start_number(text)
    return None if begins is None or text.rstrip().endswith(tuple(STOPS)) else begins.level


def _level(text: str) -> int:
    """Return of which level a line is; a text without a number is below all headings."""
    begins = start_number(text)
    return _LOWEST if begins is None else begins.level


def leads_own(hand: Sequence[str], heading: int, own: Container[int]) -> bool:
    """Return whether a paragraph of `hand` is a heading above text of the hand's `own`, which would lose it."""
    level = heading_level(hand[heading])
    if level is None:
        return False
    below = range(heading + 1, len(hand))
    numbers = {place: start_number(hand[place]) for place in below}
    section = takewhile(lambda place: not (begins := numbers[place]) or begins.level > level, below)
    return any(place in own and hand[place].strip() for place in section)


def end_of_own_section(hand: Sequence[str], heading: str, own: Container[int]) -> int | None:
    """Return the last paragraph of `hand` of the section that the hand wrote below a `heading` that the answers print, too.

    None where no such heading is among the hand's `own` paragraphs.
    """
    level = heading_level(heading)
    words = without_spaces(without_number(heading))
    found = (i for i, text in enumerate(hand) if i in own and without_spaces(without_number(text)) == words)
    end = None if level is None else next(found, None)
    while end is not None and level is not None and end + 1 in own:
        begins = start_number(hand[end + 1])
        if begins and begins.level <= level:
            break
        end += 1
    return end
