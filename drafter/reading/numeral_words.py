"""Finds every word that has a numeral or a denial in it, whether it counts something or not: 每月一巡查, “双零”, 进一步.

What is listed of a sentence is whole by this pass alone: a character that may be a number is in one of the facts that
were read, or in one of these words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

_FURTHER = "两双半几倍○无未没非"
"""Numerals and denials to which Unicode gives no value."""
_FORMAL = "参伍陆拾什漆陌幺"
"""Numerals of old accounts, which are other words far more often: they are numerals beside another one only."""
_DENIES = re.compile("不(?=存在|曾|涉及|构成|属实|成立)")
_NAME = re.compile(r"《[^《》]{1,40}》|“[^“”]{1,16}”|[〔\[（(][0-9]{4}[〕\]）)]\s?[0-9]+\s?号|[（(][^（）()]{1,2}[）)]")
"""Shown as a whole where it has a numeral."""
_BEFORE, _BEHIND, _WHOLE = 2, 3, 4
"""Characters shown around a numeral, as far as no mark stands between: enough to know its word again.

Before it up to four where the next mark or number is no further: 全部清零.
"""


def _may_count(text: str) -> Iterator[int]:
    """Yield the place of each character of `text` that may be a numeral, in whatever script, or denies something."""
    denied = {match.start() for match in _DENIES.finditer(text)}
    for place, sign in enumerate(text):
        beside = sign not in _FORMAL or any(map(_is_numeral, text[max(0, place - 1) : place + 2].replace(sign, "", 1)))
        if place in denied or sign in _FURTHER or (beside and _is_numeral(sign)):
            yield place


def _is_numeral(sign: str) -> bool:
    return unicodedata.numeric(sign, None) is not None


def numeral_words(text: str, taken: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """Return the words of `text` that have the numerals and denials outside the spans `taken`, in order."""
    names = [match.span() for match in _NAME.finditer(text)]
    of_taken = {place for start, end in taken for place in range(start, end)}
    found: list[tuple[int, int]] = []
    for place in (each for each in _may_count(text) if each not in of_taken):
        span = next((name for name in names if name[0] <= place < name[1]), None) or _around(text, place, of_taken)
        if found and span[0] <= found[-1][1]:
            found[-1] = (min(found[-1][0], span[0]), max(found[-1][1], span[1]))
        else:
            found.append(span)
    return tuple(text[start:end] for start, end in found)


def _around(text: str, place: int, taken: set[int]) -> tuple[int, int]:
    """Return start and end of the numeral at `place` with its neighbours that are letters and in no number."""
    start, end = place, place + 1
    while start > max(0, place - _WHOLE - 1) and text[start - 1].isalnum() and start - 1 not in taken:
        start -= 1
    start = start if place - start <= _WHOLE else place - _BEFORE
    while end < min(len(text), place + 1 + _BEHIND) and text[end].isalnum() and end not in taken:
        end += 1
    return start, end
