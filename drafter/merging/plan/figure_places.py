"""Finds where a figure that the answers changed stands in a sentence that a hand rewrote.

It is put in only where the same number with the same unit still stands just once, beside the words that say what it
counts. A leader who wrote 全部按期办结 for 已办结1件 must not find another number there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise

from drafter.merging.texts.lost_figures import RATES, clause_of, is_number, unit_of
from drafter.merging.texts.merge_tokens import PARAGRAPH_END, hunks_between, is_figure_change

_CLAUSE_ENDS = frozenset(f"，；：。！？（）{PARAGRAPH_END}")
_WORDS = 2
"""Tokens beside a figure that say what it counts."""
_EMPTY = frozenset("共为达约近各有于由计了是等已均另超过的在仅又再还多余到至内中第")
"""Characters beside a figure that do not."""
_EMPTY_WORDS = frozenset(
    ("其中", "全年", "合计", "总计", "分别", "累计", "共计", "年内", "今年", "同比", "全区", "全市")
)
_WHOLE = re.compile("[0-9]+")
_MOST_ADDED = 8
"""Numbers of a sentence up to which it is tried whether others are their sums."""


def place_of_figure(base: Sequence[str], at: int, hand: Sequence[str], kept: Mapping[int, int]) -> int | None:
    """Return where the figure `base[at]` stands in `hand`, with the words that say what it counts; None for nowhere.

    `kept` are the tokens that are still where they were, as `kept_places` has them.
    """
    figure = base[at]
    if _is_untouched(base, at, kept):
        return kept[at]
    if not is_number(figure):
        return kept[at] if _stands_among(base, at, kept) else None  # 一 stands in many words
    places = [i for i, token in enumerate(hand) if token == figure]
    if not places or len(places) != base.count(figure):
        return None
    place = places[0] if len(places) == 1 else kept.get(at)
    if place is None:
        return None
    return place if _stands_among(base, at, kept) or _counts_the_same(base, at, hand, place) else None


def _is_untouched(base: Sequence[str], at: int, kept: Mapping[int, int]) -> bool:
    """Return whether a clause of some words is as it was."""
    low, high = clause_of(base, at)
    shifts = {kept[i] - i if i in kept else None for i in range(low, high)}
    return high - low > _WORDS and len(shifts) == 1 and None not in shifts


def _stands_among(base: Sequence[str], at: int, kept: Mapping[int, int]) -> bool:
    """Return whether all words of its clause are where they were, or enough of them beside it."""
    low, high = clause_of(base, at)
    beside = range(max(low, at - 2 * _WORDS), min(high, at + _WORDS))
    return at in kept and len(beside) > _WORDS and all(kept.get(i, -1) - i == kept[at] - at for i in beside)


def _counts_the_same(base: Sequence[str], at: int, hand: Sequence[str], place: int) -> bool:
    low, high = clause_of(hand, place)
    around = f"{''.join(hand[low:place])}\n{''.join(hand[place + 1 : high])}"
    start, end = clause_of(base, at)
    if at > start and is_number(base[at - 1]):
        return place > low and hand[place - 1] == base[at - 1]
    before, behind = _noun(base[start:at][::-1])[::-1], _noun(base[at + 1 : end])
    nouns = ["".join(each) for each in (before, behind) if len(each) == _WORDS and "".join(each) not in _EMPTY_WORDS]
    if nouns and nouns[0] in around:
        return True
    first, last = clause_of(base, at, _CLAUSE_ENDS)
    mine = {pair for part in around.split("\n") for pair in _pairs(part)}
    return bool(mine) and mine <= set(_pairs("".join(base[first:last])))


def _noun(tokens: Iterable[str]) -> list[str]:
    """Return the tokens beside a figure, nearest first, that may say what it counts."""
    found: list[str] = []
    for token in tokens:
        if is_number(token) or len(found) == _WORDS:
            break
        if found or token not in _EMPTY:
            found.append(token)
    return found


def _pairs(text: str) -> list[str]:
    return [one + other for one, other in pairwise(text) if not (one.isdecimal() or other.isdecimal())]


def may_follow(base: Sequence[str], hand: Sequence[str], changed: Iterable[str]) -> bool:
    """Return whether a number that a hand wrote may be reckoned from one of the figures `changed`.

    It may where it has the same unit, is a rate, or is the sum of numbers that stood there.
    """
    units = {unit_of(each) for each in changed}
    own = [int(found[0]) for each in base if (found := _WHOLE.match(each))][:_MOST_ADDED]
    sums = {sum(some) for count in range(2, len(own) + 1) for some in combinations(own, count)}
    for token in _written(base, hand):
        number = _WHOLE.match(token)
        if unit_of(token) in units or RATES.search(token) or (number and int(number[0]) in sums):
            return True
    return False


def counts_items(base: Sequence[str], hand: Sequence[str]) -> bool:
    """Return whether a hand wrote how many things a sentence names, such as 等3项."""
    own = set(_written(base, hand))
    return any(token in own and before in ("等", "共", "上") for before, token in pairwise(hand))


def _written(base: Sequence[str], hand: Sequence[str]) -> Counter[str]:
    """Return the numbers that a hand wrote, but for those with which it corrected others in their place."""
    mended = Counter(
        hand[hunk.other_start]
        for hunk in hunks_between(base, hand)
        if is_figure_change(base, hand, hunk) and hunk.end - hunk.start == 1
    )
    own = Counter(filter(is_number, hand)) - Counter(filter(is_number, base))
    return own - mended
