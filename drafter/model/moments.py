"""Dates and spans as official documents write them (GB/T 9704-2012, 7.3.5.4)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from drafter.hints import quoted
from drafter.model.characters import without_spaces
from drafter.model.numerals import NUMERAL_CHARS, parse_number, to_half_width

_DAY = r"([0-9]{4})(?:年|[-./])([0-9]{1,2})(?:月|[-./])([0-9]{1,2})日?"
_POINT = r"(?:(?P<{0}y>[0-9]{{4}})年)?(?:(?P<{0}m>[0-9]{{1,2}})月(?:份)?)?(?:(?P<{0}d>[0-9]{{1,2}})日)?"
_SPAN = _POINT.format("a") + r"(?:(?P<sep>至|到|-|—|－|~|～)" + _POINT.format("b") + r")?"


def format_day(day: date) -> str:
    """Return `day` as a date of issue is written, e.g. 2024年3月5日.

    Arabic digits, four-digit year, no leading zeros (GB/T 9704-2012, 7.3.5.4).
    """
    return f"{day.year}年{day.month}月{day.day}日"


def parse_day(text: str) -> date:
    """Return the day that `text` says: 2022年1月29日, 2022-1-29, 2022.1.29 or 二〇二二年一月二十九日.

    Raises ValueError with a Chinese sentence otherwise.
    """
    match = re.fullmatch(_DAY, _in_digits(text))
    if match:
        try:
            return date(*(int(part) for part in match.groups()))
        except ValueError:
            raise ValueError(f"{quoted(text)}不是日历上有的日子") from None
    raise ValueError(f"{quoted(text)}不是完整的日期；请写成 2022年1月29日")


_NUMERALS = re.compile(f"[{NUMERAL_CHARS}○Ｏ]+(?=[年月日号])")


def _in_digits(text: str) -> str:
    """Return `text` without spaces, its digits half-width, and the numbers before 年, 月 and 日 in digits."""

    def digits(match: re.Match[str]) -> str:
        number = parse_number(re.sub("[○Ｏ]", "〇", match[0]))
        return match[0] if number is None else f"{number:f}"

    return _NUMERALS.sub(digits, without_spaces(to_half_width(text)))


def format_moment(text: str) -> str:
    """Return a date, month or span normalised: 2021年03月01号 → 2021年3月1日, 1月-4月 → 1月至4月.

    Raises ValueError with a Chinese sentence when a part is not in the calendar.
    """
    plain = _in_digits(text).replace("号", "日")
    try:
        return format_day(parse_day(plain))
    except ValueError:
        match = re.fullmatch(_SPAN, plain)
    if not plain or match is None:
        raise ValueError(f"{quoted(text)}看不出是什么时间；可写 3月1日、2021年1月、6月16日至18日")
    first, second = _point(match, "a"), _point(match, "b")
    if match["sep"] and not (first and second):
        raise ValueError(f"{quoted(text)}缺少起止时间的一端")
    return f"{first}至{second}" if match["sep"] else first


def _point(match: re.Match[str], end: str) -> str:
    """Return one end of a span, `a` or `b`, normalised; empty when it is not there. Raises ValueError in Chinese."""
    year, month, day = (match[end + part] for part in "ymd")
    # Within a span the end may be a bare day: 6月16日至18日.
    _refuse_impossible(int(year or match["ay"] or _LEAP_YEAR), int(month or match["am"] or 1), int(day or 1))
    return "".join(f"{int(part)}{name}" for part, name in ((year, "年"), (month, "月"), (day, "日")) if part)


_LEAP_YEAR = 2000
"""Stands for a year that is not said: 2月29日 may be right."""


def _refuse_impossible(year: int, month: int, day: int) -> None:
    """Raise ValueError in Chinese for a day that no calendar has."""
    if not year:
        raise ValueError("没有0年")
    if not 1 <= month <= 12:
        raise ValueError(f"没有{month}月")
    if not 1 <= day <= monthrange(year, month)[1]:
        raise ValueError(f"{month}月没有{day}日")
