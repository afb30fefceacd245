"""With which measure word a part is counted whose whole was typed with another one than the question has: 58起，成功55起."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.answer_path import AnswerPath
from drafter.model.catalogue import Catalogue
from drafter.model.field_spec import FieldSpec, answer_at
from drafter.model.figure import Figure
from drafter.model.relation_table import Relations
from drafter.model.report import Report

_MONEY = "元"
"""Ends measure words that say how much, and not what: a part keeps its own."""
_BODIES = frozenset(("所", "家"))
"""Measure words of schools and other bodies: of one topic they count the same."""


def units_of_parts(report: Report, catalogue: Catalogue) -> dict[str, str]:
    """Return by its path the measure word of each part that was typed without one, where its whole has another."""
    units: dict[str, str] = {}
    for path, whole in _parts(catalogue.relations):
        part, figure = catalogue.get(AnswerPath(path)), _figure(path, report)
        if part is None or figure is None or figure.unit:
            continue
        unit = _unit_of_whole(whole, part, report, catalogue)
        if unit:
            units.setdefault(path, unit)
    return units


def _parts(relations: Relations) -> Iterator[tuple[str, str]]:
    """Yield the path of each part and of its whole."""
    for total, parts, *_ in relations.sums:
        yield from ((part, total) for part in parts)
    yield from ((part, wholes[0]) for part, wholes, _ in relations.ladders if len(wholes) == 1)


def _unit_of_whole(path: str, part: FieldSpec, report: Report, catalogue: Catalogue) -> str:
    """Return the measure word of the whole at `path` that counts the same as `part` by another; empty for none."""
    whole, figure = catalogue.get(AnswerPath(path)), _figure(path, report)
    if whole is None or figure is None:
        return ""
    unit = figure.unit or whole.unit
    counts_the_same = whole.unit == part.unit or (whole.topic == part.topic and {unit, part.unit} == _BODIES)
    return unit if counts_the_same and unit != part.unit and _MONEY not in unit + part.unit else ""


def _figure(path: str, report: Report) -> Figure | None:
    """Return the figure at `path` where there is some; None for any other answer."""
    figure = answer_at(report, AnswerPath(path))
    return figure if isinstance(figure, Figure) and figure.value else None
