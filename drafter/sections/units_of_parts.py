"""With which measure word a part is counted whose whole was typed with another one than the question has: 58起，成功55起."""

from __future__ import annotations

from drafter.model.catalogue import Catalogue
from drafter.model.counted import Counted, figures
from drafter.model.report import Report

_MONEY = "元"
"""Ends measure words that say how much, and not what: a part keeps its own."""
_BODIES = frozenset(("所", "家"))
"""Measure words of schools and other bodies: of one topic they count the same."""


def units_of_parts(report: Report, catalogue: Catalogue) -> dict[str, str]:
    """Return by its path the measure word of each part that was typed without one, where its whole has another."""
    known = figures(report, catalogue)
    units: dict[str, str] = {}
    for path, part in known.items():
        if part.figure.unit or not part.figure.value:
            continue
        wholes = (known[whole] for whole in catalogue.counted_in.get(path, ()) if whole in known)
        unit = next(filter(None, (_unit_of_whole(whole, part, catalogue) for whole in wholes)), "")
        if unit:
            units[path] = unit
    return units


def _unit_of_whole(whole: Counted, part: Counted, catalogue: Catalogue) -> str:
    """Return the measure word of a whole that counts the same as `part` by another; empty for none."""
    if not whole.figure.value:
        return ""
    unit = whole.figure.unit or whole.unit
    is_of_one_topic = catalogue[whole.path].topic == catalogue[part.path].topic
    counts_the_same = whole.unit == part.unit or (is_of_one_topic and {unit, part.unit} == _BODIES)
    return unit if counts_the_same and unit != part.unit and _MONEY not in unit + part.unit else ""
