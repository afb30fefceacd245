"""Tells which numbers the rest of a report leaves open: of which level of bureaus they are, and of which whole a result is.

Where a report tells the figures of a whole area beside the bureau's own, a number of which the level is not said may be
either. And 调解涉校纠纷66起，成功64起 tells by its second number that the first is the whole which that one is a part of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.importing.matching.areas_told import AREA_OF, names_area, names_own_bureau, tells_other_level
from drafter.importing.matching.explained import ToldNumber
from drafter.importing.matching.sentence_company import Company
from drafter.importing.outline.report_sentences import PlacedSentence
from drafter.importing.questions.question_words import NumberQuestion
from drafter.reading.sentence_fact import Comparison

_DIVIDES = "，；。"


class OutsideDoubts:
    """What the sentences of a report leave open of the numbers of one of them."""

    def __init__(self, sentences: Sequence[PlacedSentence], company: Company, unit: str) -> None:
        """Take all sentences of a report of the bureau `unit`; empty for one that has none below it."""
        other = [each for each in sentences if unit and tells_other_level(each.text, unit)]
        self._company = company
        self._has_levels = bool(other)
        self._passages = {each.passage for each in other}
        self._sections = {each.headings for each in other}

    def of(self, sentence: PlacedSentence, numbers: Sequence[ToldNumber]) -> frozenset[int]:
        """Return the places of those of `numbers`, all of `sentence`, that cannot be sure."""
        return frozenset(
            place
            for place, each in enumerate(numbers)
            if each.taken is not None
            and (self._is_level_open(sentence, each, each.taken.question) or self._is_of_other_whole(numbers, place))
        )

    def _is_level_open(self, sentence: PlacedSentence, told: ToldNumber, question: NumberQuestion) -> bool:
        """Return whether a number may be of the whole area as well as of the bureau's own level."""
        clause = _clause(sentence.text, told)
        if not self._has_levels or names_own_bureau(clause):
            return False
        if question.path.leaf.startswith("辖区"):
            return not names_area(clause)
        if sentence.passage in self._passages or sentence.headings in self._sections:
            return True
        return any(path.rpartition(".")[2] in AREA_OF for path in self._company.chain(question.path))

    def _is_of_other_whole(self, numbers: Sequence[ToldNumber], place: int) -> bool:
        """Return whether the number right behind the one at `place` is a part of the answer of another question."""
        fact, taken = numbers[place]
        behind = next(_own_behind(numbers, place), None)
        if behind is None or taken is None or behind.taken is None or behind.fact.unit != fact.unit:
            return False
        wholes = self._company.wholes_of(behind.taken.question.path)
        told = {each.taken.question.path for each in numbers[:place] if each.taken is not None}
        chain = self._company.chain(taken.question.path)
        return bool(wholes) and not wholes & (told | chain) and behind.taken.question.path not in chain


def _own_behind(numbers: Sequence[ToldNumber], place: int) -> Iterator[ToldNumber]:
    """Yield the numbers of the year behind the one at `place`."""
    return (each for each in numbers[place + 1 :] if each.fact.comparison is Comparison.OWN)


def _clause(text: str, told: ToldNumber) -> str:
    """Return the clause of the sentence `text` that a number stands in, up to the number's end."""
    start = max(text.rfind(mark, 0, told.fact.start) for mark in _DIVIDES) + 1
    return text[start : told.fact.end]
