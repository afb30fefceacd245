"""The number with which a paragraph begins: 一、 and （一） and 1. and 一是."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.merging.texts.merge_tokens import NUMBER
from drafter.model.number_grammar import ONE_TO_NINE

LEVELS = ("一、", "（一）", "1.", "（1）", "一是")
"""The kinds of numbers, the higher first (GB/T 9704-2012, 7.3.3)."""
CHINESE, DIGITS = f"{ONE_TO_NINE}十", "123456789"
ITEMS = LEVELS.index("一是")
START = re.compile(f"(?P<open>（?)(?P<number>[{CHINESE}{DIGITS}])(?P<close>是|）|、(?![{CHINESE}])|[.．](?![0-9]))")


class StartNumber(NamedTuple):
    """The number with which a paragraph begins."""

    level: int
    """Its kind: 0 for 一、"""
    place: int
    number: str

    @property
    def value(self) -> int:
        """Return it from 1 on."""
        return (CHINESE if self.number in CHINESE else DIGITS).index(self.number) + 1

    def other(self, value: int) -> str:
        """Return another number of its kind; the same where none is so large."""
        numbers = CHINESE if self.number in CHINESE else DIGITS
        return numbers[value - 1] if value <= len(numbers) else self.number


def start_number(text: str) -> StartNumber | None:
    """Return the number with which a paragraph begins, up to 十; None for none."""
    found = START.match(text)
    return None if found is None else number_of(found)


def number_of(found: re.Match[str]) -> StartNumber | None:
    """Return what `START` found as a number; None for what only begins like one, such as （一、."""
    sample = f"{found['open']}{'一' if found['number'] in CHINESE else '1'}{found['close'].replace('．', '.')}"
    return StartNumber(LEVELS.index(sample), found.start("number"), found["number"]) if sample in LEVELS else None


def unnumbered(text: str) -> str:
    """Return `text`, of the same length, with `NUMBER` for the number with which it begins, unless it is an item."""
    begins = start_number(text)
    if begins is None or begins.level == ITEMS:
        return text
    return f"{text[: begins.place]}{NUMBER}{text[begins.place + 1 :]}"
