"""Tells which numbers the rest of a report leaves open: of which level of bureaus they are, and of which whole a result is.

A bureau that has others below it tells the figures of a whole area beside its own: a number of which the level is not
said may be either, but for what a bureau does in its own house. And 调解涉校纠纷66起，成功64起 tells by its second number that the first is the whole which that one is a part of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from drafter.importing.matching.areas_told import AREA_OF, is_of_county, names_area, names_own_bureau, tells_other_level
from drafter.importing.matching.explained import ToldNumber
from drafter.importing.matching.sentence_company import Company
from drafter.importing.outline.report_sentences import PlacedSentence
from drafter.importing.questions.question_words import NumberQuestion
from drafter.inputs import file_bytes
from drafter.limits import OWN
from drafter.reading.sentence_fact import Comparison

_DIVIDES = "，；。"
_HAS_BUREAUS_BELOW = re.compile("自治州|[^市]盟(?!友)|地区(?!教育工)|第[一二三四五六七八九十]+师")
"""Of names of bureaus: a prefecture's, and a division's of the corps. That of a city does not tell whether it has any."""
_TABLE = Path(__file__).with_name("own_chapters.txt")
_IN_THE_HOUSE = frozenset(line for line in file_bytes(_TABLE, OWN).decode("utf-8").splitlines() if line[:1] != "#")
"""Chapters of what a bureau tells of itself only."""


class OutsideDoubts:
    """What the sentences of a report leave open of the numbers of one of them."""

    def __init__(self, sentences: Sequence[PlacedSentence], company: Company, unit: str, *, has_area: bool) -> None:
        """Take all sentences of a report of the bureau `unit`, and whether it tells of others below it."""
        self._has_levels = not is_of_county(unit) and (has_area or _HAS_BUREAUS_BELOW.search(unit) is not None)
        other = [each for each in sentences if self._has_levels and tells_other_level(each.text, unit)]
        self._company = company
        self._passages = {each.passage for each in other}
        self._sections = {each.headings for each in other}

    def of(self, sentence: PlacedSentence, numbers: Sequence[ToldNumber]) -> frozenset[int]:
        """Return the places of those of `numbers`, all of `sentence`, that cannot be sure."""
        return frozenset(
            place
            for place, each in enumerate(numbers)
            if each.taken is not None
            and (
                self._is_level_open(sentence, each, each.taken.question)
                or self._is_of_other_whole(numbers, place)
                or self._has_strange_part(numbers, place, each.taken.question)
            )
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
        if any(path.rpartition(".")[2] in AREA_OF for path in self._company.chain(question.path)):
            return True
        return question.path.root not in _IN_THE_HOUSE

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

    def _has_strange_part(self, numbers: Sequence[ToldNumber], place: int, question: NumberQuestion) -> bool:
        """Return whether 其中 behind the number at `place` names a part that its question does not count among its own.

        信访116件，其中12345热线73件 is more than 信访 counts.
        """
        known = self._company.chain(question.path)
        for fact, taken in numbers[place + 1 :]:
            if not (fact.is_part or fact.near.startswith("、")):
                break
            if fact.is_part and taken is not None and taken.question.path not in known:
                return True
        return False


def _own_behind(numbers: Sequence[ToldNumber], place: int) -> Iterator[ToldNumber]:
    """Yield the numbers of the year behind the one at `place`."""
    return (each for each in numbers[place + 1 :] if each.fact.comparison is Comparison.OWN)


def _clause(text: str, told: ToldNumber) -> str:
    """Return the clause of the sentence `text` that a number stands in, up to the number's end."""
    start = max(text.rfind(mark, 0, told.fact.start) for mark in _DIVIDES) + 1
    return text[start : told.fact.end]
