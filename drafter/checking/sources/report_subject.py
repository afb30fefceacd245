"""Recognises of which sort a report is and of which year, from its title and its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from drafter.checking.manuscript import Passage, Role
from drafter.enclosures import replaced
from drafter.model.report_type import ReportType, type_in

_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*(?:年|—|-)")
_CHINESE_YEAR = re.compile(r"二[〇○零Ｏ]([〇○零Ｏ一二三四五六七八九])([〇○零Ｏ一二三四五六七八九])\s*年")
_DIGITS = {char: i for i, char in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "Ｏ": 0}
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
    years = years_in(title)
    if years:
        return years[-1]
    counted = Counter(year for p in _opening(passages) for year in years_in(replaced(p.text, _TITLES, lambda _: "")))
    if counted:
        return counted.most_common(1)[0][0]
    dates = [year for p in passages if p.role is Role.DATE for year in years_in(p.text)]
    return dates[-1] - 1 if dates else None


def years_in(text: str) -> list[int]:
    """Return the years of this century that `text` names, in their order."""
    years = [int(match[1]) for match in _YEAR.finditer(text)]
    return years + [2000 + _DIGITS[m[1]] * 10 + _DIGITS[m[2]] for m in _CHINESE_YEAR.finditer(text)]


def _opening(passages: Sequence[Passage]) -> list[Passage]:
    return [p for p in passages if p.role in (Role.BODY, Role.HEADING)][:_OPENING]
