"""Periods as laws set them, 7日 or 20个工作日, in days."""

from __future__ import annotations

import re

from drafter.model.numerals import parse_number

_NUMBER = r"[0-9]{1,3}|[一二三四五六七八九十百两]{1,4}"
_UNIT = "个?工作日|日|天|个月|年|小时|分钟|周"
PERIOD = rf"(?<![0-9.一二三四五六七八九十百第月])(?P<number>{_NUMBER})(?P<unit>{_UNIT})(?:以)?"
"""A pattern for one in a text, with the groups number and unit."""
_DAYS = {"工作日": 1.45, "日": 1.0, "天": 1.0, "个月": 30.0, "年": 365.0, "周": 7.0, "小时": 1 / 24, "分钟": 1 / 1440}
"""Calendar days of a unit: five working days are a week and a bit."""


def days(match: re.Match[str]) -> float:
    """Return how many calendar days the period is that `match` found by `PERIOD`."""
    unit = "工作日" if "工作日" in match["unit"] else match["unit"]
    return float(parse_number(match["number"]) or 0) * _DAYS[unit]
