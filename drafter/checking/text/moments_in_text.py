"""The days, months and seasons of a stretch of text, each as the first and last day that it may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.checking.text.needed_words import WordPattern
from drafter.enclosures import masked

_HIDDEN = {"《": "》", "“": "”", "（": "）"}
_MOMENT = WordPattern(
    r"(?:(?P<year>20[0-9]{2})年)?(?:(?<![0-9.])(?P<month>1[0-2]|[1-9])月(?:(?P<day>3[01]|[12][0-9]|[1-9])日|(?P<third>上旬|中旬|下旬|初|底|末))?"
    r"|(?P<season>上半年|下半年|第?[一二三四]季度|年初|年底|年末))(?!历史|以来|度)"
    r"(?:至(?:(?P<until>1[0-2]|[1-9])月)?(?:(?P<until_day>3[01]|[12][0-9]|[1-9])日)?(?P<until_third>上旬|中旬|下旬|初|底|末)?)?"
)
_SEASONS = {
    "上半年": (1, 6),
    "下半年": (7, 12),
    "一季度": (1, 3),
    "二季度": (4, 6),
    "三季度": (7, 9),
    "四季度": (10, 12),
    "年初": (1, 3),
    "年底": (12, 12),
    "年末": (12, 12),
}
_THIRDS = {"初": (1, 10), "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "底": (21, 31), "末": (21, 31)}
Day = tuple[int, int, int]


class MomentInText(NamedTuple):
    """A day, month or season, or a span of them."""

    first: Day
    """Year, month and day; the year is the last one named before, 0 when none is."""
    last: Day
    start: int
    """Where it begins in the text that was read."""
    end: int
    written: str


def moments_in_text(text: str, year: int = 0) -> Iterator[MomentInText]:
    """Yield the moments of `text` in order, those in titles, quotations and brackets left out."""
    shown = masked(text, _HIDDEN)
    for match in _MOMENT.finditer(shown):
        year = int(match["year"] or year)
        first, last = _span(match)
        yield MomentInText((year, *first), (year, *last), match.start(), match.end(), match[0])


def _span(match: re.Match[str]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the first and the last month and day that a moment may mean."""
    if match["season"]:
        begins, ends = _SEASONS[match["season"].removeprefix("第")]
        return (begins, 1), (ends, 31)
    month = int(match["month"])
    first, last = _days(match["day"], match["third"])
    if not match["until"] and not match["until_day"]:
        return (month, first), (month, last)
    until = int(match["until"] or month)
    return (month, first), (until, _days(match["until_day"], match["until_third"])[1])


def _days(day: str | None, third: str | None) -> tuple[int, int]:
    if day:
        return int(day), int(day)
    return _THIRDS[third] if third else (1, 31)
