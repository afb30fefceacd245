"""A rule about two numbers told side by side in two places: where one of them is the same in both, the other is too.

发现问题77个、整改75个 is told once of the year and once in its sum: the number that is the same says that both speak of one
thing, whatever else stands around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.rules.figures.answered_apart import unless_answered
from drafter.checking.text.figures_in_text import FigureInText, figures_in_text
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, prose_of
from drafter.hints import quoted

_BEFORE = WordPattern(r"[一-鿿“”]{0,10}$")
_SAYS_NOTHING = re.compile(
    "^.*(?:其中|全年|共|累计|我局|年度|已)|(?:了|共|计|已|有|为|达|到|均|全部|合计|累计|仍|的|完成){1,3}$"
)
_APART, _REACH = 18, 10
"""Characters between two numbers of a pair, and of the words before a number that are looked at."""
_NAMED = 2
"""Characters before a number that say what it counts."""
_TELLING = 10
"""From what on a number that is the same in two places says that both are of one thing."""


class _Known(NamedTuple):
    """What is the same in two places: a number, and what it and the other one count."""

    is_first: bool
    name: str
    value: Decimal
    unit: str
    other: str
    other_unit: str


@rule(
    "数字-成对再说", "两个数一起说了两遍，一个相同，另一个也相同", Severity.WARNING,
    "《党政机关公文处理工作条例》第二十条：数字准确，前后一致",
    "检查发现问题77个，已整改75个。\n全年发现问题77个、整改75个。", "检查发现问题77个，已整改75个。\n全年发现问题77个、整改76个。",
    near="检查学校30所，发现问题12个。检查机构30家，发现问题15个。",
)  # fmt: skip
@unless_answered
def _pairs(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    told: dict[_Known, FigureInText] = {}
    for one, other in _side_by_side(prose, figures_in_text(manuscript)):
        for known, figure in _known(prose, one, other):
            first = told.setdefault(known, figure)
            if first.value != figure.value:
                message = f"{quoted(known.name)}都是{known.value:f}{known.unit}，{quoted(known.other)}前面是{first.written}，这里是{figure.written}"
                yield Hit(figure.spot(prose), message, "核对，两处一致")


def _side_by_side(prose: Prose, figures: tuple[FigureInText, ...]) -> Iterator[tuple[FigureInText, FigureInText]]:
    """Yield the numbers that stand next to one another in a sentence, both exact."""
    counted = [each for each in figures if each.exact and each.unit != "%"]
    for one, other in pairwise(counted):
        between = prose.text[one.end : other.start]
        if len(between) <= _APART and not re.search("[。；\n]", between):
            yield one, other


def _known(prose: Prose, one: FigureInText, other: FigureInText) -> Iterator[tuple[_Known, FigureInText]]:
    """Yield what tells a pair again by either of its numbers, with the other number."""
    first, second = _name(prose, one), _name(prose, other)
    if len(first) < _NAMED or len(second) < _NAMED:
        return
    if one.value >= _TELLING:
        yield _Known(True, first, one.value, one.unit, second, other.unit), other
    if other.value >= _TELLING:
        yield _Known(False, second, other.value, other.unit, first, one.unit), one


def _name(prose: Prose, figure: FigureInText) -> str:
    """Return the last characters of the words before a number that say what it counts."""
    before = _BEFORE.search(prose.text, max(0, figure.start - _REACH), figure.start)
    return _SAYS_NOTHING.sub("", before[0] if before else "")[-_NAMED:]
