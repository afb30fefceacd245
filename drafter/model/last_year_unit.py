"""The measure word of a number in an activity: that of last year's, which stood at the same place, or that in its name."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from drafter.model.figure import Figure
from drafter.model.figure_words import UNITS

_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}


def in_last_year_s_unit(figure: Figure, behind: str) -> Figure:
    """Return a bare number with the unit of last year's: 1 is 1处 where that was 3处, and 4 is 4万元 after 3.6万元.

    As it is where the text `behind` it says that unit itself.
    """
    if figure.unit or not figure.applies or not figure.last_year:
        return figure
    try:
        last = Figure.parse(figure.last_year)
    except ValueError:
        return figure
    if behind.startswith(last.unit):
        return figure
    return _at_scale_of(figure, last).in_unit(last.unit)


def in_unit_of_name(figure: Figure, name: str, behind: str) -> Figure:
    """Return a bare number with the measure word with which its `name` ends: of 参加人数 300 is 300人.

    As it is where the text `behind` it begins with a measure word.
    """
    if figure.unit or not figure.applies or figure.last_year or behind.startswith(UNITS):
        return figure
    units = [unit for unit in UNITS if name.endswith(f"{unit}数") or (len(unit) > 1 and name.endswith(unit))]
    return figure.in_unit(max(units, key=len, default=""))


def _at_scale_of(figure: Figure, last: Figure) -> Figure:
    """Return `figure` counted in the 万 or 亿 of `last` where that is nearer to it: after 1.1万 4 is 4万, and 9800 is 9800."""
    word = last.written[-1:]
    scale = _SCALES.get(word)
    if scale is None or not figure.value or not last.value or figure.written[-1:] in _SCALES:
        return figure
    is_nearer = figure.value * figure.value * scale < last.value * last.value
    return replace(figure, value=figure.value * scale, written=figure.written + word) if is_nearer else figure
