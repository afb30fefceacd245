"""What turns likeness into certainty: the weights that were fitted to marked reports, and the bounds of the bands.

`python -m tests.import_calibration` fits the weights to the marked reports in `tests/data/imported/`, each time leaving
out the reports that are judged, writes those fitted to all into `weights.txt`, and prints how often a match was right by
its chance. Last seen, with each of two
sets of ten reports left out: 70 and 76 % of the figures that a question asks for were right, and 168 of 170 sure matches.
A chance alone makes no match sure: of those of 0.95 and more that no word speaks against one of 25 was wrong, so what
else is asked stands in `number_outcomes.certainty_of`, and in `explained` what a sentence must explain. A match is taken from 0.22 on: what is offered to choose from is
right as seldom, and where something is taken a clerk sees at once whether it is right.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from operator import mul
from pathlib import Path
from typing import NamedTuple

from drafter.importing.matching.likenesses import Likeness
from drafter.importing.outline.imported_report import Certainty
from drafter.inputs import file_bytes
from drafter.limits import OWN


class Measures(NamedTuple):
    """What decides which question a number answers."""

    beside: float = 0.0
    title: float = 0.0
    clause: float = 0.0
    anchor: float = 0.0
    exact: float = 0.0
    """How much more than half of it: words that are nearly the same say much more than some that are."""
    own: float = 0.0
    """How like a place of the jurisdiction's own sections is."""
    head: float = 0.0
    unit: float = 0.0
    place: float = 0.0
    usual: float = 0.0
    """1 for a question whose answer a section prints by name."""
    home: float = 0.0
    """1 for a question whose answer a section prints that the jurisdiction has of its own."""
    area: float = 0.0
    """1 for a question of the whole area where the sentence tells of it: 全市."""
    doubt: float = 0.0
    """1 where a word or the measure word speaks against it."""
    matter: float = 0.0
    """Whether other numbers of the sentence are answers of the same matter or chapter."""
    before: float = 0.0
    """The same of the sentence before."""
    company: float = 0.0
    """Whether an answer of the sentence stands beside it in known sentences too."""
    part: float = 0.0
    """Whether the number before is its total."""
    total: float = 0.0
    """1 for the question of a total whose parts the numbers answer that it is the sum of."""
    agrees: float = 0.0
    """Whether the other numbers of the sentence bear it out: 1 where a sum or a rate is right, -1 where it is not."""
    lacks: float = 0.0
    """1 where a word of its title that answers to it are told with is not said."""
    carried: float = 0.0
    """How much of the words that the number goes on with the question has."""
    next: float = 0.0
    """Whether it stands right behind the answer before, or right before the one behind, in known sentences."""
    usage: float = 0.0
    """How often reports tell it."""
    claimed: float = 0.0
    """How likely another number of the sentence, which is not the same, answers it."""
    letters: float = 0.0
    """How much of the title's characters the words beside the number and those it goes on with have: 撤案 is near 撤销案件."""
    lettered: float = 0.0
    """How many of the characters beside the number the question has."""


class NoMeasures(NamedTuple):
    """What decides whether there is no question for a number."""

    always: float = 1.0
    nothing: float = 0.0
    """How like it is to a number that no question asks for."""
    denied: float = 0.0
    """1 for a statement that there was none."""
    bare: float = 0.0
    """1 for a number without words beside it."""
    followed: float = 0.0
    """1 for a number with a noun right behind it: 联合5个部门."""
    small: float = 0.0
    """1 for a number up to three."""
    loose: float = 0.0
    """1 for a number counted by a measure word for whatever: 个, 项."""
    alone: float = 0.0
    """How many of the numbers beside it have no likely question."""
    aside: float = 0.0
    """1 for a number told in passing."""


_TABLE = Path(__file__).with_name("weights.txt")
_LINES = file_bytes(_TABLE, OWN).decode("utf-8").splitlines()
_FITTED = dict(line.split() for line in _LINES if line and not line.startswith("#"))
WEIGHTS = Measures(**{name: float(_FITTED[name]) for name in Measures._fields})
"""How much each measure counts."""
NO_QUESTION = NoMeasures(**{name: float(_FITTED[name]) for name in NoMeasures._fields})
"""How much what speaks for no question counts."""
SURE, MATCHED, WORTH_ASKING, ASKED = (float(_FITTED[name]) for name in ("sure", "matched", "worth_asking", "asked"))
"""From which chance on a match is sure; is taken; is offered to be chosen; and how likely the offered must be together."""
TEXT_SURE = 11.5
"""From which rank on words are surely the answer of a question that takes no number."""
_OF_TEXTS: Mapping[str, float] = {"beside": 2.2, "title": 3.5, "anchor": 2.0, "head": 2.2, "place": 1.3}
_TEXT_UNIT = 3.6


def rank(measures: Measures) -> float:
    """Return by what questions are put in order for a number: the logarithm of how likely each is, up to a constant."""
    return float(sum(map(mul, measures, WEIGHTS)))


def rank_of_none(measures: NoMeasures) -> float:
    """Return the rank of there being no question for a number."""
    return sum(value * weight for value, weight in zip(measures, NO_QUESTION, strict=True))


def text_rank(like: Likeness) -> float:
    """Return by what questions that take words are put in order."""
    told = like._asdict()
    return _TEXT_UNIT + sum(float(told[name]) * weight for name, weight in _OF_TEXTS.items())


def chances(ranks: Iterable[float], none: float) -> list[float]:
    """Return how likely each question is the right one, by the ranks of all that may be and of there being none."""
    ranks = list(ranks)
    most = max([*ranks, none])
    weights = [math.exp(each - most) for each in ranks]
    whole = sum(weights) + math.exp(none - most)
    return [weight / whole for weight in weights]


def certainty(chance: float) -> Certainty:
    """Return the band of a chance."""
    if chance >= SURE:
        return Certainty.SURE
    return Certainty.LIKELY if chance >= MATCHED else Certainty.POSSIBLE
