"""Finds a printed figure again in words that a hand put in its place."""

from __future__ import annotations

import re
from typing import NamedTuple

_NUMBER = re.compile(
    r"(?:近|约|超|不足)?(?:[0-9]+(?:[.,，．][0-9]+)*|[〇零一二三四五六七八九十百千万亿两]+)[余多]?[万亿]?[余多]?"
)
"""A number as reports tell it, rough ones too: 892, 1.2万, 近30, 400余, 一."""
_OF_WHICH = "其中"


class FigurePlace(NamedTuple):
    """Characters of a text that tell a figure."""

    start: int
    end: int
    has_measure: bool
    """Whether its measure word is the same as before, and among them."""


def measure_of(printed: str) -> str:
    """Return what stands behind the number of a `printed` figure, such as 次 of 892次; all of it where there is no number."""
    match = _NUMBER.match(printed)
    return printed[match.end() :] if match else printed


def figure_in(printed: str, text: str) -> FigurePlace | None:
    """Return where in `text` the figure stands that was `printed`, such as 892次; None where that cannot be told.

    It is the one number with the same measure word, else the only one written in digits, without its measure word.
    """
    if not _NUMBER.match(printed):
        return None
    measure = measure_of(printed)
    found = list(_NUMBER.finditer(text))
    alike = [each for each in found if measure and text.startswith(measure, each.end())]
    if len(alike) == 1:
        return FigurePlace(alike[0].start(), alike[0].end() + len(measure), has_measure=True)
    digits = [each for each in found if re.search("[0-9]", each[0])]
    if alike or len(digits) != 1:
        return None
    return FigurePlace(*digits[0].span(), has_measure=not measure)


def whole_of_parts(printed: str, added: str) -> int:
    """Return how many characters of `added` tell the figure of which what was `printed` is now a part; 0 for none.

    As 2件（其中 before 1件.
    """
    match, measure = _NUMBER.match(added), measure_of(printed)
    if not match or not _NUMBER.match(printed) or not added.startswith(measure, match.end()):
        return 0
    end = match.end() + len(measure)
    return end if _OF_WHICH in added[end:] else 0
