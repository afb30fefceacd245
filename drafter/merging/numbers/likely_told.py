"""Tells which numbers of a hand's may say what a figure says that is printed besides, though nothing shows it for certain.

They have measure words of one kind and words of their clauses in common: one long phrase, or under one heading a rare word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from drafter.merging.numbers.fresh_figures import OwnNumber, names_most_of
from drafter.merging.numbers.numbers_told import FreshFigure
from drafter.merging.places.unit_sentences import clause_at
from drafter.merging.texts.differences import heading_number, without_number
from drafter.merging.texts.replaced_words import without_style
from drafter.model.measure_conversions import may_count_alike
from drafter.model.worded_numbers import numbers_in
from drafter.pages.written_lines import WrittenLine

_PHRASE = 4
"""Characters of a phrase that two clauses of any place have in common when they tell one thing."""
_RARE = 0.1
"""Share of the lines up to which words say what is told: the others are of the report's matter."""
_YEAR_BEFORE = re.compile("[上去前往]一?年")
"""Said of figures that no question of this year asks for."""
_NUMBER = "0"
"""Stands for a number with its measure word."""


class LikelyTold:
    """The numbers of the paragraphs `hand` beside the figures of the lines `new`."""

    def __init__(self, hand: Sequence[str], new: Sequence[WrittenLine]) -> None:
        self._hand, self._new = hand, [each.text for each in new]
        self._headings = _headings(self._hand), _headings(self._new)

    def tells(self, own: OwnNumber, figure: FreshFigure) -> bool:
        """Return whether a number of the hand's may tell a figure; one that answers another question does not."""
        one, other = own.number, figure.number
        is_alike = may_count_alike(one.measure, other.measure) and one.words.each == other.words.each
        clause = clause_at(self._hand[own.paragraph], one.start)
        if not is_alike or one.words.is_part != other.words.is_part or _YEAR_BEFORE.search(clause):
            return False
        if own.is_read or str(figure.path) in own.answers:
            return str(figure.path) in own.answers
        return self._is_alike(own, _words(clause), figure)

    def _is_alike(self, own: OwnNumber, mine: str, figure: FreshFigure) -> bool:
        """Return whether the words `mine` around a number have a phrase of those around a figure, or a word under one heading."""
        if names_most_of(mine, figure):
            return True
        theirs = _words(clause_at(self._new[figure.line], figure.number.start))
        longest = SequenceMatcher(None, mine, theirs, autojunk=False).find_longest_match()
        phrase = mine[longest.a : longest.a + longest.size].strip(_NUMBER)
        if len(phrase) >= _PHRASE and self._is_rare(phrase):
            return True
        is_beside = self._headings[0][own.paragraph] == self._headings[1][figure.line]
        return is_beside and any(map(self._is_rare, _pairs(mine) & _pairs(f"{theirs}{_NUMBER}{figure.path.leaf}")))

    def _is_rare(self, words: str) -> bool:
        return sum(words in text for text in self._new) <= _RARE * len(self._new)


def _headings(texts: Sequence[str]) -> list[str]:
    """Return of each paragraph the heading under which it stands, or with which it begins, without its number."""
    found: list[str] = []
    heading = ""
    for text in texts:
        heading = without_number(text).partition("。")[0] if heading_number(text) else heading
        found.append(heading)
    return found


def _words(clause: str) -> str:
    """Return the words of a clause that say what is counted."""
    for each in reversed(list(numbers_in(clause))):
        clause = f"{clause[: each.start]}{_NUMBER}{clause[each.stop :]}"
    return without_style(clause)


def _pairs(words: str) -> set[str]:
    return {one + other for one, other in pairwise(words) if _NUMBER not in (one, other)}
