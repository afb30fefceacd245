"""Finds words that stand twice, one right behind the other: what a merge must never make of a text."""

from __future__ import annotations

import re

from drafter.merging.texts.merge_tokens import tokens_of

_TWICE = re.compile(r"([^\u2029]{4,})\1")
"""Four characters or more; fewer are said twice by chance, as in 越来越."""
_FIGURE, _DIGITS = "0", "0123456789.,，．"


def doubled_words(text: str) -> frozenset[str]:
    """Return the words that stand twice in a row in `text`, whatever their figures: 15所中小学16所中小学 has 0所中小学."""
    return frozenset(match[1] for match in _TWICE.finditer(without_figures(text)))


def without_figures(text: str) -> str:
    """Return `text` with one figure in place of all numbers; their measure words stay."""
    tokens = tokens_of(text)
    return "".join(_FIGURE + each.lstrip(_DIGITS) if each[:1].isdecimal() else each for each in tokens)
