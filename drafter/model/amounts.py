"""How much a figure can mean: the least and the most, in the smallest unit of its kind.

400余 may be 401 to 499, 近千 may be 901, 以上 has no upper end: what is compared are these
bounds, so that nothing written approximately is called wrong without need.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

from drafter.model.figure import Approximation, Figure
from drafter.model.figure_words import DIVISIBLE

SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
"""What the words for ten thousand and for a hundred million stand for."""
NO_END = Decimal(10) ** 18
"""Stands for 'no upper end'."""


class Amount(NamedTuple):
    """The least and the most that a figure can mean; the same twice when it is exact."""

    least: Decimal
    most: Decimal

    @property
    def exact(self) -> bool:
        """True when only one number is meant."""
        return self.least == self.most

    def plus(self, other: Amount) -> Amount:
        """Return the bounds of the sum."""
        return Amount(self.least + other.least, self.most + other.most)

    def minus(self, other: Amount) -> Amount:
        """Return the bounds of the difference."""
        return Amount(self.least - other.most, self.most - other.least)

    def meets(self, other: Amount) -> bool:
        """Return True when both can mean the same number."""
        return self.least <= other.most and other.least <= self.most


def amount(figure: Figure, unit: str = "") -> Amount:
    """Return what `figure`, asked for in `unit`, can mean; no such duty counts as zero.

    In the smallest unit of its kind: 12.5万元 is 125,000 (元), 5‰ is 0.5 (%).
    """
    if figure.value is None:
        return Amount(Decimal(0), Decimal(0))
    value, wide = figure.value, _width(figure.value)
    least = most = value
    match figure.approximation:
        case Approximation.OVER | Approximation.MANY:
            most = value + wide
        case Approximation.NEARLY:
            least = max(Decimal(0), value - wide)
        case Approximation.ABOUT:
            least, most = max(Decimal(0), value - wide), value + wide
        case Approximation.UP:
            most = NO_END
    factor = _factor(figure, figure.unit or unit)
    return Amount(least * factor, most if most == NO_END else most * factor)


def counted_in(figure: Figure, unit: str) -> Figure:
    """Return `figure` counted in `unit`, that of its question, where this has a 万 or 亿: of 万元 83500元 is 8.35."""
    scale = SCALES.get(unit[:1])
    if scale is None or figure.value is None or figure.unit not in ("", unit, unit[1:]):
        return figure
    value = figure.value * _factor(figure, figure.unit or unit) / scale
    return replace(figure, value=value, written=f"{value.normalize():f}", unit="", inside=False)


def is_average(title: str) -> bool:
    """Return whether a question by its `title` asks for an average, which may be a fraction of what is counted."""
    return "平均" in title or "人均" in title


def has_fraction(figure: Figure, unit: str = "") -> bool:
    """Return whether `figure`, asked for in `unit`, says a fraction of what is counted one by one."""
    own = (figure.unit or unit).lstrip("万亿")
    if figure.value is None or not own or own in DIVISIBLE:
        return False
    return figure.value * _factor(figure, figure.unit or unit) % 1 != 0


def _width(value: Decimal) -> Decimal:
    """Return how far an approximate number reaches: one in its last place that is not zero."""
    place = Decimal(1).scaleb(int(value.normalize().as_tuple().exponent)) if value else Decimal(1)
    return max(place, value / 10)


def _factor(figure: Figure, unit: str) -> Decimal:
    if unit == "‰":
        return Decimal("0.1")
    if figure.written[-1:] in SCALES:  # 10万 asked for in 万元 is 10万元
        return Decimal(1)
    return SCALES.get(unit[:1], Decimal(1))


@lru_cache(maxsize=512)
def last_year_of(text: str) -> Figure | None:
    """Return last year's figure as typed (上年); None when there is none, or it cannot be read."""
    try:
        return Figure.from_answer(text)
    except ValueError:
        return None


def difference(this: Decimal, last: Decimal, unit: str) -> tuple[str, str]:
    """Return the difference between two different numbers and its share of `last`: +91 and 11.4%.

    The share has no sign. A rate differs in 个百分点 and has no share; nor has a change from zero: it is empty.
    """
    by = abs(this - last)
    change = f"{'+' if this > last else '-'}{by.normalize():f}"
    if unit in ("%", "‰"):
        return change + ("个百分点" if unit == "%" else "个千分点"), ""
    return change, f"{share_of(by, last)}%" if last else ""


def share_of(part: Decimal, whole: Decimal) -> str:
    """Return `part` as a percentage of `whole`, which is not zero, rounded half up to one place: 31.3 of 31.25."""
    return number((part / whole * 100).quantize(Decimal("0.1"), ROUND_HALF_UP))


def number(value: Decimal) -> str:
    """Return a number as people write it: 12, 93.75, 125000."""
    plain = value.quantize(Decimal("0.01"), ROUND_HALF_UP).normalize()
    return f"{plain:f}"
