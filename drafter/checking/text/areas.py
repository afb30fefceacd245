"""Whose a number is said to be: the bureau's own, 市本级, or that of its whole area, 全市."""

from __future__ import annotations

import re

from drafter.checking.text.needed_words import WordPattern

_OWN = "[省市州县区]本级|本级|[省市州县区]直|本局|我局|机关"
_WHOLE = "全[省市州盟县区旗]|辖区|各级|各县|各区|县区|县级|下级"
_AREA = WordPattern(f"(?P<own>{_OWN})|(?P<whole>{_WHOLE})")
_FROM = 40
"""Characters before a number within which its sentence says whose it is."""


def told_of_two_areas(text: str, one: int, other: int) -> bool:
    """Return whether of two numbers, which begin at `one` and `other`, one is the bureau's own and one its whole area's."""
    return {_area(text, one), _area(text, other)} == {"own", "whole"}


def _area(text: str, place: int) -> str:
    """Return whose the number at `place` is by the words before it in its sentence: own, whole; empty where none says."""
    said = re.split(r"[。\n]", text[max(0, place - _FROM) : place])[-1]
    found = list(_AREA.finditer(said))
    return (found[-1].lastgroup or "") if found else ""
