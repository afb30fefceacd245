"""Patterns in which the class [一-鿿] stands for a Chinese character."""

from __future__ import annotations

import re

_OTHER = r"\W\d\x00-\u24ff\u3200-\u33ff"
"""What is no Chinese character: marks, figures such as ① and ㈠, letters; rare ones in names are, such as 㐂 and 𠮷.

Two ranges: with a third `re` makes a bitmap of 64 KB for each such class, which takes a check 15 ms of 530.
"""
_READ_AS = {"[一-鿿]": f"[^{_OTHER}]", "[^一-鿿]": f"[{_OTHER}]"}


def chinese_pattern(expression: str, flags: int = 0) -> re.Pattern[str]:
    """Return `expression` compiled; [一-鿿] in it finds a Chinese character, [^一-鿿] anything else.

    Taken by the letter such a class takes 0.6 ms to compile, and the rules have 60 of them.
    """
    for written, read in _READ_AS.items():
        expression = expression.replace(written, read)
    return re.compile(expression, flags)
