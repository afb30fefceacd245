"""Puts names for answers into the characters of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.merging.places.hand_places import Place

_YEAR = re.compile("(?<![0-9])20[0-9]{2}(?=年)")
_YEARS = {-1: "{上年度}", 0: "{年度}", 1: "{下年度}"}


def unstopped(text: str, place: Place) -> Place:
    """Return a place without the stop at its end, which may join it to what follows."""
    return Place(place.start, place.start + len(text[place.start : place.end].rstrip("。；，")))


def found_once(text: str, wanted: str) -> Place | None:
    """Return where `wanted` stands in `text`, once and not within another number."""
    found = list(re.finditer(rf"(?<![0-9.]){re.escape(wanted)}(?![0-9.])", text))
    return Place(*found[0].span()) if len(found) == 1 else None


def marked(text: str, within: Place, marks: Sequence[tuple[Place, str]]) -> str:
    """Return the characters of `text` at `within`, what `marks` name replaced; of two that overlap the first."""
    pieces, at = [], within.start
    for place, mark in sorted(marks, key=lambda each: (each[0].start, -each[0].end)):
        start, end = max(place.start, within.start), min(place.end, within.end)
        if start >= end or start < at:
            continue
        pieces += [text[at:start], mark]
        at = end
    return "".join((*pieces, text[at : within.end]))


def with_year_names(heading: str, year: int | None) -> str:
    """Return a heading with names for the report's year and those beside it, so that it is right in the next report too."""
    names = {str(year + by): name for by, name in _YEARS.items()} if year is not None else {}
    return _YEAR.sub(lambda match: names.get(match[0], match[0]), heading)
