"""The figures of several years side by side: last year's where nobody typed it, and each figure's series."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from drafter.answers.load import Answers
from drafter.answers.understood import change
from drafter.model.answer_path import AnswerPath
from drafter.model.counted import Counted, figures
from drafter.model.field_spec import with_answer
from drafter.review.status_report import ReviewRow, StatusReport


class YearFigure(NamedTuple):
    """A figure of an earlier year."""

    year: int
    shown: str
    """With its unit."""


Series = Mapping[str, tuple[YearFigure, ...]]
"""The figures of earlier years by their paths, the oldest first."""


def figure_series(earlier: Sequence[Answers]) -> dict[str, tuple[YearFigure, ...]]:
    """Return the series of each figure in the answers of `earlier` years, which may come in any order."""
    found: dict[str, list[YearFigure]] = {}
    for answers in sorted(earlier, key=_year):
        for path, counted in figures(answers.report, answers.jurisdiction.catalogue()).items():
            shown = counted.figure.text(counted.unit)
            if shown:
                found.setdefault(path, []).append(YearFigure(_year(answers), shown))
    return {path: tuple(years) for path, years in found.items()}


def with_last_years(answers: Answers, series: Series) -> Answers:
    """Return `answers` with last year's figure beside each that has none, so that what swings is doubted."""
    report, last = answers.report, _year(answers) - 1
    for path, counted in figures(report, answers.jurisdiction.catalogue()).items():
        known = next((each.shown for each in series.get(path, ()) if each.year == last), "")
        if known and not counted.figure.last_year:
            report = with_answer(report, AnswerPath(path), replace(counted.figure, last_year=known))
    return answers._replace(report=report)


def with_series(status: StatusReport, answers: Answers, series: Series) -> StatusReport:
    """Return `status` with the series of its figures; doubts about swings say them."""
    known = figures(answers.report, answers.jurisdiction.catalogue())
    rows = (_with_years(row, series.get(row.path, ()), known.get(row.path), _year(answers) - 1) for row in status.rows)
    doubts = tuple(
        each._replace(message=f"{each.message}；{said}")
        if each.is_soft and (said := _said(series, each.path))
        else each
        for each in status.doubts
    )
    return status._replace(rows=tuple(rows), doubts=doubts)


def _with_years(row: ReviewRow, years: Sequence[YearFigure], counted: Counted | None, last: int) -> ReviewRow:
    """Return the row of a figure with its `years`; `counted` is None while it is open, `last` is last year."""
    row = row._replace(earlier=tuple((each.year, each.shown) for each in years))
    before = next((each.shown for each in years if each.year == last), "")
    if not before or row.last_year:
        return row
    by = change(counted.figure, before, counted.unit) if counted else ""
    return row._replace(last_year=before, change=by)


def _said(series: Series, path: str) -> str:
    """Return earlier years in words where there are several: 2021年 310次、2022年 368次."""
    years = series.get(path, ())
    return "历年 " + "、".join(f"{each.year}年 {each.shown}" for each in years) if len(years) > 1 else ""


def is_year_of(answers: Answers, other: Answers) -> bool:
    """Return whether `other` are the answers of an earlier year of the same unit and the same kind of report."""
    one, two = answers.report.identity, other.report.identity
    same_unit = bool({one.unit_name, one.unit_short_name} & {two.unit_name, two.unit_short_name} - {None})
    return same_unit and one.kind == two.kind and 0 < _year(other) < _year(answers)


def _year(answers: Answers) -> int:
    year = answers.report.identity.year
    return int(year) if isinstance(year, str) and year.isdecimal() else 0
