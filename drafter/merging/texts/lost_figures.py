"""Tells which figures of a text are gone from another, and whether words stand for them there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.merging.texts.merge_tokens import PARAGRAPH_END, hunks_between, is_figure_change, slides
from drafter.model.measure_conversions import is_same_measure
from drafter.model.worded_numbers import numbers_in

_PART_ENDS = frozenset(f"，；：。！？（）、“”《》{PARAGRAPH_END}")
_CLAUSE_ENDS = frozenset(f"，；。！？{PARAGRAPH_END}")
RATES = re.compile("[%％‰倍成]$")
"""Ends a token that tells a rate."""


def is_number(token: str) -> bool:
    """Return whether a token is a number in digits, its measure word with it."""
    return token[:1].isdecimal()


def unit_of(token: str) -> str:
    """Return the measure word of a number's token."""
    return token.lstrip("0123456789.,，．余多")


def clause_of(tokens: Sequence[str], at: int, ends: frozenset[str] = _PART_ENDS) -> tuple[int, int]:
    """Return from where to where the clause of the token at `at` goes, marks aside."""
    low = next((i + 1 for i in range(at - 1, -1, -1) if tokens[i] in ends), 0)
    high = next((i for i in range(at + 1, len(tokens)) if tokens[i] in ends), len(tokens))
    return low, high


def is_taken_out(base: Sequence[str], at: int, hand: Sequence[str]) -> bool:
    """Return whether a hand took out the whole clause in which the figure `base[at]` stands, and put nothing in its place."""
    if hand.count(base[at]) >= base.count(base[at]) or _is_told_otherwise(base, at, hand):
        return False  # told elsewhere
    if _stands_with_its_words(base, at, hand):
        return False
    low, high = clause_of(base, at)
    return any(start <= low and high <= end for start, end in _cuts(base, hand))


def _stands_with_its_words(base: Sequence[str], at: int, hand: Sequence[str]) -> bool:
    """Return whether the hand has a figure in a clause with words of its own: those of no other that is as many.

    新增1人 tells 新增执法人员1人 though 调整法制审核人员1人 is gone, which was as many.
    """
    own, *others = [
        _pairs(base, i) for i in (at, *(i for i, token in enumerate(base) if token == base[at] and i != at))
    ]
    words = own.difference(*others)
    return any(words & _pairs(hand, i) for i, token in enumerate(hand) if token == base[at])


def _pairs(tokens: Sequence[str], at: int) -> set[str]:
    """Return the pairs of characters in the clause of a token."""
    low, high = clause_of(tokens, at)
    return {one + other for one, other in pairwise(tokens[low:high])}


def _is_told_otherwise(base: Sequence[str], at: int, hand: Sequence[str]) -> bool:
    """Return whether a hand has as many numbers worth the figure `base[at]` as there were, in whatever writing: 两次 for 2次."""
    figure = next(numbers_in("".join(base[at : at + 3])), None)
    if figure is None or figure.value is None:
        return False
    told, were = (
        sum(each.value == figure.value and is_same_measure(each.measure, figure.measure) for each in numbers_in(text))
        for text in ("".join(hand), "".join(base))
    )
    return told >= were


def _cuts(base: Sequence[str], hand: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield from where to where tokens were taken out with nothing in their place: wherever that comes to the same."""
    for start, end, other_start, other_end in hunks_between(base, hand):
        if other_start == other_end:
            for by in slides(base, (start, end), (-start, len(base) - end)):
                yield start + by, end + by


def depends_on_lost(base: Sequence[str], hand: Sequence[str], at: int) -> bool:
    """Return whether a hand put words in the place of a figure that is a part of the figure `base[at]`.

    已全部办结 for 已办结1件 is wrong once more were received. A part has the same measure word and is told in a clause behind.
    """
    told = Counter(map(_value, filter(is_number, hand)))
    _, end = clause_of(base, at, _CLAUSE_ENDS)
    respelt = {hunk.start for hunk in hunks_between(base, hand) if is_figure_change(base, hand, hunk)}
    parts = [i for i in range(end, len(base)) if is_number(base[i]) and unit_of(base[i]) == unit_of(base[at])]
    return any(
        told[_value(base[i])] < sum(_value(each) == _value(base[i]) for each in filter(is_number, base))
        and not (i in respelt or is_taken_out(base, i, hand))
        for i in parts
    )


def _value(token: str) -> str:
    return token.removesuffix(unit_of(token))
