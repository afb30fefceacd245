"""Recognises of which sort a report is and of which year, from its title and its words."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from drafter.checking.manuscript import Passage, Role
from drafter.enclosures import replaced
from drafter.model.report_type import ReportType, type_in

_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*(?:年|—|-)")
_CHINESE_YEAR = re.compile(r"二[〇○零Ｏ]([〇○零Ｏ一二三四五六七八九])([〇○零Ｏ一二三四五六七八九])\s*年")
_DIGITS = {char: i for i, char in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "Ｏ": 0}
_ANY_YEAR = re.compile(rf"{_YEAR.pattern}|{_CHINESE_YEAR.pattern}")
_OF_PLANS = re.compile(
    r"(?:计划|安排|打算|思路|要点|重点|任务|部署)(?:的?(?:报告|汇报|函|请示))?(?:[（(][^）)]{1,12}[）)])?[及和与暨、，\s]*$"
)
"""How the stretch of a title from a year to the next one ends when that year is only planned."""
_OPENING = 6
"""How many passages say the subject when the title does not."""


_TITLES = {"《": "》"}


def type_of(passages: Sequence[Passage]) -> ReportType | None:
    """Return the sort of report; None when it cannot be recognised. What it only cites is no subject of its own."""
    title = "".join(p.text for p in passages if p.role is Role.TITLE)
    return type_in(title) or type_in("".join(replaced(p.text, _TITLES, lambda _: "") for p in _opening(passages)))


def year_of(passages: Sequence[Passage]) -> int | None:
    """Return the reporting year: the title's, else the one the opening names most, else None."""
    title = "".join(p.text for p in passages if p.role is Role.TITLE)
    year = year_in_title(title)
    if year:
        return year
    counted = Counter(year for p in _opening(passages) for year in years_in(replaced(p.text, _TITLES, lambda _: "")))
    if counted:
        return counted.most_common(1)[0][0]
    dates = [year for p in passages if p.role is Role.DATE for year in years_in(p.text)]
    return dates[-1] - 1 if dates else None


def year_in_title(title: str) -> int | None:
    """Return the last year of `title` that is not of plans (……总结及2025年工作计划); None when it names none."""
    starts = [match.start() for match in _ANY_YEAR.finditer(title)]
    stretches = [title[start:end] for start, end in itertools.pairwise([*starts, len(title)])]
    reported = [each for each in stretches if not _OF_PLANS.search(each)] or stretches
    return years_in(reported[-1])[-1] if reported else None


def years_in(text: str) -> list[int]:
    """Return the years of this century that `text` names, in their order."""
    years = [int(match[1]) for match in _YEAR.finditer(text)]
    return years + [2000 + _DIGITS[m[1]] * 10 + _DIGITS[m[2]] for m in _CHINESE_YEAR.finditer(text)]


def _opening(passages: Sequence[Passage]) -> list[Passage]:
    return [p for p in passages if p.role in (Role.BODY, Role.HEADING)][:_OPENING]
