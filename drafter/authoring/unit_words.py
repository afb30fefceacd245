"""Finds measure words that a template repeats behind an answer, which prints its own."""

from __future__ import annotations

import re

from drafter.model.figure_words import UNITS

_ENDS = re.compile(r"[，。；：、！？）\s\[\]{]|其中|以上|以下|和|与|及|的|$")
"""What may stand behind a measure word: 892次，; not 日 of 日常."""
_BY_LENGTH = sorted({*UNITS}, key=len, reverse=True)


def doubled_unit(behind: str, unit: str) -> str:
    """Return the measure word with which `behind`, the words right behind an answer, begins; empty when with none.

    `unit` is the answer's own; without one its answer prints no measure word, and nothing is repeated.
    """
    if not unit:
        return ""
    words = (unit, *_BY_LENGTH)
    return next((each for each in words if behind.startswith(each) and _ENDS.match(behind, len(each))), "")
