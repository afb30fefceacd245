"""Tells how near a number of a hand's stands to the words that told a figure, where some of these were replaced.

What is counted stands right before a number or right behind its measure word: 教育集团5个, 13所学校. A verb or an attribute
further off may be another: 成立教育集团5个, 组建教育集团6个.
"""

from __future__ import annotations

import re

from drafter.model.number_grammar import WORDS_AFTER
from drafter.model.worded_numbers import Words

_NOUN = 2
"""Characters of the shortest noun."""
_LONG = 4
"""Characters from which on words say by themselves what is counted: 教育集团, but neither 案件 nor 学校."""
_TAIL = 2
"""Characters that a noun may be longer by: 矛盾, 矛盾纠纷."""
_GROWTH = re.compile("[较比增减]|上升|下降")
"""Tells by how much a figure changed, not what it is."""
_BOUNDS = tuple(WORDS_AFTER)


def nearness(printed: Words, told: Words, base: str) -> int:
    """Return how many characters of the words around a figure, `printed` in the text `base`, stand around a number now.

    0 unless what is counted is among them.
    """
    if not _are_told_alike(printed, told):
        return 0
    ahead, behind = common_end(printed.before, told.before), common_end(printed.behind[::-1], told.behind[::-1])
    is_behind = behind >= _NOUN and not (printed.before and told.before)
    return ahead + behind if is_behind or _is_same_noun(printed.before, told.before, ahead, base) else 0


def is_noun_longer(printed: Words, told: Words) -> bool:
    """Return whether the noun before a number is the one that was printed with some characters more: 矛盾, 矛盾纠纷."""
    lengths = (common_end(printed.before, told.before[:-more]) for more in range(1, _TAIL + 1))
    return _are_told_alike(printed, told) and max(lengths) >= _LONG


def _are_told_alike(printed: Words, told: Words) -> bool:
    """Return whether two numbers are told for as many, both with 以上 or without it, and none as a growth alone."""
    is_growth = _GROWTH.search(told.before) is not None and not _GROWTH.search(printed.before)
    is_bound = [words.behind.startswith(_BOUNDS) for words in (printed, told)]
    return printed.each == told.each and not is_growth and is_bound[0] == is_bound[1]


def _is_same_noun(printed: str, told: str, common: int, base: str) -> bool:
    """Return whether two words before numbers, whose last `common` characters are the same, name the same thing."""
    if common < _NOUN:
        return False
    rests = printed[:-common], told[:-common]
    return common >= _LONG or not all(rests) or rests[1][-_NOUN:] in base


def common_end(one: str, other: str) -> int:
    """Return how many characters at the end of two texts are the same."""
    length = 0
    while length < min(len(one), len(other)) and one[-1 - length] == other[-1 - length]:
        length += 1
    return length
