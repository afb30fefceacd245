"""Whose a number is said to be: the bureau's own, 市本级, or that of its whole area, 全市."""

from __future__ import annotations

import re

from drafter.checking.text.needed_words import WordPattern

_OWN = "[省市州县区]本级|本级|[省市州县区]直|本局|我局|机关"
_LOWER = "(?:全[市州]的?)?(?:县级|下级|各县|各区|县区)"
_WHOLE = "全[省市州盟县区旗]|辖区|各级"
_AREA = WordPattern(f"(?P<own>{_OWN})|(?P<lower>{_LOWER})|(?P<whole>{_WHOLE})")
_FROM = 40
"""Characters before a number within which its sentence says whose it is."""


def told_of_two_areas(text: str, one: int, other: int) -> bool:
    """Return whether of two numbers, which begin at `one` and `other`, one is the bureau's own and one its whole area's.

    One of the bureaus below is none of any other.
    """
    areas = {_area(text, one), _area(text, other)}
    return areas == {"own", "whole"} or (len(areas) > 1 and "lower" in areas)


def _area(text: str, place: int) -> str:
    """Return whose the number at `place` is by the words before it in its sentence: own, lower, whole; empty where none says."""
    said = re.split(r"[。\n]", text[max(0, place - _FROM) : place])[-1]
    found = list(_AREA.finditer(said))
    return (found[-1].lastgroup or "") if found else ""
