"""Reads the usual ways of writing a figure; all others are `figure_typing`'s.

A file is read with every command, and nearly all of its figures are plain: 892, 892次, 400余, 无.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from drafter.model.figure_words import NOT_APPLICABLE_WORDS, UNITS, ZERO_WORDS, Approximation, Reading

_PLAIN = re.compile("(近|约)?(0|[1-9][0-9]{0,14})(余|多)?((?![万亿])[一-鿿%]*)")
_WORDS = {"余": Approximation.OVER, "多": Approximation.MANY, "近": Approximation.NEARLY, "约": Approximation.ABOUT}


@lru_cache(maxsize=4096)  # while somebody answers, the same group is read again and again
def read_figure(text: str, unit: str = "") -> Reading:
    """Return what `text` says; `unit` is the question's own measure word.

    Raises ValueError with a Chinese sentence on what is wrong and what can be written.
    """
    if text in NOT_APPLICABLE_WORDS:
        return Reading(None)
    if text in ZERO_WORDS:
        return Reading(Decimal(0), "0")
    match = _PLAIN.fullmatch(text)
    if match and not (match[1] and match[3]) and (not match[4] or match[4] in UNITS):
        word = match[1] or match[3]
        kind = _WORDS[word] if word else Approximation.EXACT
        return Reading(Decimal(match[2]), match[2], kind, match[4])
    from drafter.model.figure_typing import read_typed  # noqa: PLC0415 - a file holds few such

    return read_typed(text, unit)
