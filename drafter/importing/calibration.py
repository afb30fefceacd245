"""The constants that turn likeness into certainty, with the numbers seen when they were set.

`python -m tests.import_calibration` fits them to the marked reports in `tests/data/imported/`, each time leaving one
report out, and prints how often a match was right by its chance. Last seen: of 296 numbers 89.9 % right without review;
97.7 % of 128 from a chance of 0.95 on. With the constants as set, on whole reports, 259 of 299 are right and all 110 that
are sure, for which no word may speak against them besides (`qualifiers.py`). They are rounded from the fit; `usual`, `head`
and the rank of no question are raised: the marked reports were made to have the rarer figures, which real ones have less
often, and real ones have more numbers that no question asks for.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from drafter.importing.imported_report import Certainty


class Measures(NamedTuple):
    """What decides which question a number answers."""

    beside: float
    title: float
    anchor: float
    head: float
    unit: float
    place: float
    company: float
    """Whether other numbers of the sentence are answers of the same matter or chapter, or its total stands before it."""
    usual: float
    """1 for a question whose answer a section prints by name."""


WEIGHTS = Measures(beside=2.2, title=3.5, anchor=2.0, head=2.2, unit=3.6, place=1.3, company=2.4, usual=0.6)
"""How much each measure counts."""
NO_QUESTION = 8.6
"""The rank of there being no question for a number."""
SURE, MATCHED, WORTH_ASKING = 0.96, 0.45, 0.1
"""From which chance on a match is sure; is taken; is offered to be chosen."""
TEXT_SURE = 11.5
"""From which rank on words are surely the answer of a question that takes no number."""


def rank(measures: Measures) -> float:
    """Return by what questions are put in order for a number: the logarithm of how likely each is, up to a constant."""
    return sum(value * weight for value, weight in zip(measures, WEIGHTS, strict=True))


def chances(ranks: Iterable[float]) -> list[float]:
    """Return how likely each question is the right one, by the ranks of all that may be; what is left is for none."""
    weights = [math.exp(each) for each in ranks]
    whole = sum(weights) + math.exp(NO_QUESTION)
    return [weight / whole for weight in weights]


def certainty(chance: float) -> Certainty:
    """Return the band of a chance."""
    if chance >= SURE:
        return Certainty.SURE
    return Certainty.LIKELY if chance >= MATCHED else Certainty.POSSIBLE
