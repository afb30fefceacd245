"""Tells when a hand's words change what a figure counts: others for it, or each, on average, in the first half of the year.

2台 of 配备执法记录仪2台 is another number in 各配备执法记录仪2台, though the figure and all words beside it stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.merging.texts.merge_tokens import PARAGRAPH_END
from drafter.merging.texts.replaced_words import is_replaced
from drafter.model.number_grammar import ONE_TO_NINE, ONES

_SEVERAL = f"{ONES[1:]}十0-9"
_SPREAD = re.compile(
    "各(?![类项种级界方地位式])|每|分别|平均|[人户校月年周日班生师场次所]均|均为|累计"
    f"|近[{_SEVERAL}]+个?[年月]|[{_SEVERAL}]+年来|以来|截至|上半年|下半年|前[{ONE_TO_NINE[:3]}0-9]+个?[季月]|季度"
    "|去年|上年|同期|历年|往年"
)
"""Words that count by each, as a mean, or over another time."""
_OVER_CLAUSES = re.compile("平均|[人户校月年周日]均|累计|近|年来|以来|截至|半年|季度|前|去年|上年|同期|历年|往年")
"""Those that reach over a comma: 近三年，全区检查892次."""
_BEHIND = re.compile(
    "^[^，；：。、]{0,4}?(?:[/／]|每|[人户校月年周日]均)|^（[^）]*[平人户校月年周日生师班]均"
    "|^[，（][^，；：。、（）]{0,4}占"
    f"|^（[^，；：。、（）]{{0,6}}(?:过半|半数|多数|[{ONE_TO_NINE}]成)"
)
"""The same behind a figure, and what tells of which share it is: （占机关干部的半数以上）."""
_AT_LEAST = re.compile("^[^，；：。、]{0,4}?以上")
_STYLE = frozenset({"累计"})
"""Words that can be taken out and the figure is the same, or put in unless it was one of the year before."""
_OF_YEAR = re.compile("全年|[今本当]年|年内|一年")
_CLAUSE_ENDS = f"，；：。！？{PARAGRAPH_END}"
_SENTENCE_ENDS = f"；。！？{PARAGRAPH_END}"


def counts_otherwise(base: Sequence[str], at: int, hand: Sequence[str], place: int, *, is_read: bool = False) -> bool:
    """Return whether the figure `base[at]` counts something else where it stands in the hand's tokens, at `place`.

    With `is_read` the figure was read as one: 以上 behind it is a part of it, and 累计 before it is style.
    """
    if is_replaced(base, at, hand, place):
        return True
    before, now = _words_to(base, at), _words_to(hand, place)
    is_rough = [_AT_LEAST.search(_behind(tokens, i)) is not None for tokens, i in ((base, at), (hand, place))]
    if is_read:
        return bool((now ^ before) - _STYLE)
    is_over_years = bool(now - before) and _is_of_year(base, at) and not _is_of_year(hand, place)
    return is_rough[0] != is_rough[1] or is_over_years or bool((now ^ before) - _STYLE)


def spreads_otherwise(one: Sequence[str], at: int, other: Sequence[str], place: int) -> bool:
    """Return whether one of two figures is told for each, as a mean or over another time than the other."""
    return bool((_words_to(one, at) ^ _words_to(other, place)) - _STYLE)


def _is_of_year(tokens: Sequence[str], at: int) -> bool:
    return _OF_YEAR.search("".join(next(_clauses_to(tokens, at)))) is not None


def _behind(tokens: Sequence[str], at: int) -> str:
    return "".join(tokens[at + 1 : at + 8])


def _words_to(tokens: Sequence[str], at: int) -> frozenset[str]:
    """Return the words to the figure at `at` that say of what it is a count."""
    found = set[str]()
    for further, clause in enumerate(_clauses_to(tokens, at)):
        has_count = any(map(_is_count, clause))
        if has_count and further:
            break
        words = _SPREAD.findall("".join(clause))
        found.update(filter(_OVER_CLAUSES.search, words) if further else words)
        if has_count:
            break
    behind = _BEHIND.search(_behind(tokens, at))
    return frozenset((*found, behind[0]) if behind else found)


def _clauses_to(tokens: Sequence[str], at: int) -> Iterator[Sequence[str]]:
    """Yield the clauses of a sentence up to the token at `at`, the nearest first."""
    high = at
    for i in range(at - 1, -1, -1):
        if tokens[i] in _CLAUSE_ENDS:
            yield tokens[i + 1 : high]
            high = i
        if tokens[i] in _SENTENCE_ENDS:
            return
    yield tokens[:high]


def _is_count(token: str) -> bool:
    """Return whether a token is a number of things, not a year."""
    return token[:1].isdecimal() and token[-1] not in "年月日"
