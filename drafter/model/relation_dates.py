"""Dates that cannot belong to the reporting year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from drafter.model.answer_path import AnswerPath
from drafter.model.counted import figures
from drafter.model.doubt import Doubt
from drafter.model.figure import Figure
from drafter.model.moments import parse_day
from drafter.model.records import Activity
from drafter.model.report import Report
from drafter.model.titles import ACTIVITIES, DATE, DATES, DEADLINE, FIGURES, ISSUE_DATE, MEETINGS, PLANS, STUDY_DATES

_RULE = "日期-年度"
_YEAR = re.compile(r"(?<![0-9])([0-9]{4})(?=年|[-./][0-9])")


def check_dates(report: Report) -> Iterator[Doubt]:
    """Yield a doubt about each date outside the year that it belongs to; none while the year is not answered.

    A date without a year belongs to the reporting year; a span that reaches into it does too.
    """
    if not isinstance(report.identity.year, str):
        return
    year = int(report.identity.year)
    yield from _issue_date(report, year)
    for path, text in _moments(report):
        years = _years_in(text)
        if years and not min(years) <= year <= max(years):
            message = f"{path.leaf} {text}，不在报告年度{year}年"
            yield _doubt(path, message, "核对年份；确是别的年份的事，写明理由")
    yield from _deadlines(report, year)


def _doubt(path: AnswerPath, message: str, mend: str) -> Doubt:
    return Doubt(_RULE, path, (path,), message, mend)


def _years_in(text: str) -> list[int]:
    return [int(found) for found in _YEAR.findall(text)]


def _issue_date(report: Report, year: int) -> Iterator[Doubt]:
    """Yield a doubt about a date of issue before the year's last month, or over a year late.

    Departments report by 1 March and publish by 1 April (督察工作规定, 第四章); some sign in
    December already.
    """
    issued = report.identity.issue_date
    if not isinstance(issued, str) or date(year, 12, 1) <= parse_day(issued) < date(year + 2, 4, 1):
        return
    message = f"成文日期 {issued}，和报告年度{year}年对不上"
    yield _doubt(ISSUE_DATE, message, f"核对年度和日期；{year}年的报告一般在{year + 1}年3月1日前报送")


def _deadlines(report: Report, year: int) -> Iterator[Doubt]:
    """Yield a doubt about each deadline of a plan for the next year that is past by then."""
    for number, step in enumerate(report.next_steps or [], 1):
        years = _years_in(step.deadline) if isinstance(step.deadline, str) else []
        if years and max(years) <= year:
            message = f"下年安排第{number}条的时限 {step.deadline}，不在{year + 1}年"
            yield _doubt(PLANS.child(number, DEADLINE), message, f"改成{year + 1}年的时限")


def _moments(report: Report) -> Iterator[tuple[AnswerPath, str]]:
    """Yield path and text of every date that belongs to the reporting year."""
    for number, meeting in enumerate(report.leadership.meetings or [], 1):
        if isinstance(meeting.date, str):
            yield MEETINGS.child(number, DATE), meeting.date
    held = report.study.centre_group_dates
    yield from ((STUDY_DATES, text) for text in (held if isinstance(held, tuple) else ()))
    for number, activity in enumerate(report.activities or [], 1):
        yield from _moments_of(activity, ACTIVITIES.child(number))
    yield from _cut_offs((AnswerPath(path), each.figure) for path, each in figures(report).items())


def _moments_of(activity: Activity, path: AnswerPath) -> Iterator[tuple[AnswerPath, str]]:
    for name, moment in (activity.dates or {}).items():
        if isinstance(moment, str):
            yield path.child(DATES, name), moment
    yield from _cut_offs((path.child(FIGURES, name), figure) for name, figure in (activity.figures or {}).items())


def _cut_offs(figures_by_path: Iterable[tuple[AnswerPath, object]]) -> Iterator[tuple[AnswerPath, str]]:
    for path, figure in figures_by_path:
        if isinstance(figure, Figure) and figure.cut_off:
            yield path, figure.cut_off
