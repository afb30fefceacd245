"""The constants that turn likeness into certainty, with the numbers seen when they were set.

`python -m tests.import_calibration` sets them anew and prints those numbers.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from drafter.importing.imported_report import Certainty


class Measures(NamedTuple):
    """What decides how certain a match is."""

    beside: float
    title: float
    anchor: float
    unit: float
    place: float
    lead: float
    """By how much its rank is above that of the next question."""
    company: float
    """Whether other numbers of the sentence are answers of the same matter or chapter."""


RANK = Measures(beside=1.2, title=1.5, anchor=1.2, unit=0.9, place=0.5, lead=0.0, company=0.35)
"""How much each measure counts when questions are ranked for a number."""
CHANCE = Measures(beside=2.0, title=2.5, anchor=2.5, unit=2.5, place=1.0, lead=2.5, company=1.0)
BIAS = -6.0
"""How much each counts for the chance that the first question is the right one, before the logistic function."""
SURE, MATCHED, WORTH_ASKING = 0.95, 0.5, 0.15
"""From which chance on a match is sure; is taken; is offered to be chosen."""


def rank(measures: Measures) -> float:
    """Return by what questions are put in order for a number."""
    return sum(value * weight for value, weight in zip(measures, RANK, strict=True))


def chance(measures: Measures) -> float:
    """Return how likely the first question is the right one, 0 to 1."""
    return 1 / (1 + math.exp(-BIAS - sum(value * weight for value, weight in zip(measures, CHANCE, strict=True))))


def certainty(score: float) -> Certainty:
    """Return the band of a chance."""
    if score >= SURE:
        return Certainty.SURE
    return Certainty.LIKELY if score >= MATCHED else Certainty.POSSIBLE
