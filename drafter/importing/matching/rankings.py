"""A number in its place in a report, and the questions that it may answer in order."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from drafter.importing.matching.calibration import MATCHED, Measures, NoMeasures, chances, rank_of_none
from drafter.importing.questions.question_words import NumberQuestion
from drafter.reading.sentence_fact import SentenceFact

_MOST = 20
"""Questions ranked for a number that are kept."""


class PlacedFact(NamedTuple):
    """A fact with its place in the report."""

    fact: SentenceFact
    sentence: int
    headings: tuple[str, ...]
    before: str
    """The sentence before it in its paragraph."""
    is_wider: bool = False
    """Whether it is of a wider place than the bureau's own."""
    is_of_area: bool = False
    """Whether it is of all bureaus of the area, the bureau's own and those below it."""
    is_near_area: bool = False
    """Whether a sentence before it, under the same heading, is told of the area."""
    is_in_area_chapter: bool = False
    """Whether its chapter is told of the area before it, in the report of a province's bureau, or its section of levels apart, and it of none."""
    is_of_other: bool = False
    """Whether it counts what another body did."""
    has_other_subject: bool = False
    """Whether it counts what another body did with whatever, the bureau's own matters too."""
    is_aside: bool = False
    """Whether it is told in passing, of shortcomings: an answer only where nothing else gives one."""
    is_of_principal: bool = False
    """Whether it is told of what the principal did himself."""
    told_apart: str = ""
    """The clauses of the report that tell figures of the bureau's own level; empty for a number that is said to be one."""
    is_divided: bool = False
    """Whether its sentence tells the bureau's own share of it, or of what it is a result of: 复议11件，其中市本级4件；维持8件."""

    @property
    def value(self) -> Decimal | None:
        """What the number says; None for what is no figure."""
        return self.fact.figure.value if self.fact.figure else None


class RankedQuestion(NamedTuple):
    """A question that a number may answer."""

    question: NumberQuestion
    measures: Measures
    rank: float
    chance: float = 0.0
    """How likely it is the right one."""
    is_disputed: bool = False
    """Whether another number of the report is likeliest to answer it too, or has as much to do with it, or another question."""


class Ranking(NamedTuple):
    """The questions that a number may answer, best first."""

    candidates: tuple[RankedQuestion, ...]
    none: NoMeasures
    """What speaks for there being no question."""

    @property
    def firm(self) -> NumberQuestion | None:
        """The best question where it is likely enough to be taken."""
        best = self.candidates[0] if self.candidates else None
        return best.question if best and best.chance >= MATCHED else None

    def with_chances(self, candidates: Iterable[RankedQuestion]) -> Ranking:
        """Return the best of `candidates` in order, each with how likely it is."""
        best = sorted(candidates, key=lambda each: (-each.rank, each.question.path))[:_MOST]
        likely = chances((each.rank for each in best), rank_of_none(self.none))
        pairs = zip(best, likely, strict=True)
        return self._replace(candidates=tuple(each._replace(chance=chance) for each, chance in pairs))
