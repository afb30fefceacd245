"""The numbers that headings begin with: 一、（一）1.（1）, as right and as people mistype them."""

from __future__ import annotations

import re

NUMERALS = "〇零一二三四五六七八九十百"
NUMBERS = (
    re.compile(rf"[{NUMERALS}]{{1,4}}[、．.]"),
    re.compile(rf"[（(]\s?[{NUMERALS}]{{1,4}}\s?[）)][、．.，]?"),
    re.compile(r"[0-9０-９]{1,2}[.．、](?:(?![0-9０-９])|(?=20[0-9]{2}年))"),
    re.compile(r"[（(]\s?[0-9０-９]{1,2}\s?[）)][、．.，]?"),
)
"""The numbers of the four levels (GB/T 9704-2012, 7.3.3), as right and as people mistype them."""
PART = re.compile(rf"第[{NUMERALS}]{{1,3}}部分")
"""The number of a part, above the four levels."""
_VALUES = {char: i for i, char in enumerate("〇一二三四五六七八九")} | {"零": 0}


def number_of(text: str) -> tuple[int, str]:
    """Return level and number that `text` begins with; (0, "") when it begins with none."""
    for level, pattern in enumerate(NUMBERS, 1):
        match = pattern.match(text)
        if match:
            return level, match[0]
    return 0, ""


def ordinal(number: str) -> int:
    """Return which one a number such as （三） or 3. is; 0 when it is none."""
    digits = "".join(char for char in number if char.isdigit() and char not in _VALUES)
    if digits:
        return int(digits)
    tens, mark, ones = "".join(c for c in number if c in _VALUES or c == "十").partition("十")
    if not mark:
        return _VALUES.get(tens, 0) if len(tens) == 1 else 0
    return _VALUES.get(tens, 1 if not tens else 0) * 10 + _VALUES.get(ones, 0)
