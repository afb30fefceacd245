"""Dates that cannot belong to the reporting year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from drafter.model.counted import figures
from drafter.model.figure import Figure
from drafter.model.moments import parse_day
from drafter.model.report import Report

_YEAR = re.compile(r"(?<![0-9])([0-9]{4})(?=年|[-./][0-9])")


class Misdated(NamedTuple):
    """A date of another year: where it stands (records counted from 1), what is wrong, what to do."""

    path: str
    message: str
    mend: str


def misdated(report: Report) -> Iterator[Misdated]:
    """Yield what is dated outside the year that it belongs to; nothing while the year is open.

    A date without a year belongs to the reporting year; a span that reaches into it does too.
    """
    if not isinstance(report.identity.year, str):
        return
    year = int(report.identity.year)
    yield from _issued(report, year)
    for path, text in _moments(report):
        years = [int(found) for found in _YEAR.findall(text)]
        if years and not min(years) <= year <= max(years):
            told = f"{path.rpartition('.')[2]} {text}，不在报告年度{year}年"
            yield Misdated(path, told, "核对年份；确是别的年份的事，写明理由")
    for number, step in enumerate(report.next_steps or [], 1):
        years = [int(found) for found in _YEAR.findall(step.deadline)] if isinstance(step.deadline, str) else []
        if years and max(years) <= year:
            told = f"下年安排第{number}条的时限 {step.deadline}，不在{year + 1}年"
            yield Misdated(f"下年安排.{number}.时限", told, f"改成{year + 1}年的时限")


def _issued(report: Report, year: int) -> Iterator[Misdated]:
    """Yield the date of issue when it is before the year's last month or over a year late.

    Departments report by 1 March and publish by 1 April (督察工作规定, 第四章); some sign in
    December already.
    """
    issued = report.identity.issue_date
    if not isinstance(issued, str):
        return
    if not date(year, 12, 1) <= parse_day(issued) < date(year + 2, 4, 1):
        told = f"成文日期 {issued}，和报告年度{year}年对不上"
        yield Misdated("单位和报告.成文日期", told, f"核对年度和日期；{year}年的报告一般在{year + 1}年3月1日前报送")


def _moments(report: Report) -> Iterator[tuple[str, str]]:
    """Yield path and text of every date that belongs to the reporting year."""
    for number, meeting in enumerate(report.leadership.meetings or [], 1):
        if isinstance(meeting.date, str):
            yield f"组织领导.会议.{number}.日期", meeting.date
    held = report.study.centre_group_dates
    for text in held if isinstance(held, tuple) else ():
        yield "学习培训.中心组学法日期", text
    for number, activity in enumerate(report.activities or [], 1):
        for name, moment in (activity.dates or {}).items():
            if isinstance(moment, str):
                yield f"活动.{number}.时间.{name}", moment
        for name, figure in (activity.figures or {}).items():
            if isinstance(figure, Figure) and figure.cut_off:
                yield f"活动.{number}.数字.{name}", figure.cut_off
    for path, each in figures(report).items():
        if each.figure.cut_off:
            yield path, each.figure.cut_off
