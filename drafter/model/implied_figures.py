"""Figures that nobody need type: of what there was none of, or what is no duty, there is no part."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from drafter.model.answer_path import AnswerPath
from drafter.model.catalogue import Catalogue
from drafter.model.field_spec import FieldSpec, answer_at
from drafter.model.figure import Figure
from drafter.model.figure_words import RATES
from drafter.model.report import Report


class Implied(NamedTuple):
    """A figure that follows from another answer, while its own question is not asked."""

    figure: Figure
    """0, or one that does not apply; with last year's figure, which is kept in the file."""
    base: AnswerPath
    """The answer that it follows from, such as 行政处罚件数 of 罚没金额."""


def implied_figure(spec: FieldSpec, report: Report, catalogue: Catalogue) -> Implied | None:
    """Return the open figure that `spec` describes where an answer that it is asked after says 无 or 不适用.

    None where it is answered, where it may still be asked, and for a rate: of nothing there is none.
    """
    base = nothing_above(spec, report, catalogue)
    if base is None or answer_at(report, spec.path) is not None or spec.unit in RATES:
        return None
    last = report.open_last_years.get(spec.path, "")
    applies = answer_at(report, base).applies
    return Implied(Figure(Decimal(0), "0", last_year=last) if applies else Figure(None, last_year=last), base)


def nothing_above(spec: FieldSpec, report: Report, catalogue: Catalogue) -> AnswerPath | None:
    """Return the path of the figure that makes the question of `spec` moot, as there is none of it or no such duty."""
    passed: set[AnswerPath] = set()
    when = spec.when
    while when and when not in passed:
        passed.add(when)
        value = answer_at(report, when)
        if value is not None:
            return when if isinstance(value, Figure) and not value.value else None
        above = catalogue.get(when)
        when = above.when if above else None
    return None
