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
from drafter.merging.texts.replaced_words import without_style

_CLAUSE_ENDS = frozenset(f"，；：。！？（）{PARAGRAPH_END}")
_WORDS = 2
"""Tokens beside a figure that say what it counts."""
_EMPTY = "共为达约近各有于由计了是等已均另超过的在仅又再还多余到至内中第"
"""Characters beside a figure that do not."""
_EMPTY_WORDS = frozenset(
    ("其中", "全年", "合计", "总计", "分别", "累计", "共计", "年内", "今年", "同比", "全区", "全市")
)
_WHOLE = re.compile("[0-9]+")
_ALL = 100
"""Of a rate: all, however many they are."""
_RECKONED = re.compile("[共总合占较比增减升降剩均]|其[余他]|余下|累计")
"""Words for a number that is reckoned from others."""
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
    place = _with_its_clause(base, at, hand, places)
    if place is not None:
        return place
    place = places[0] if len(places) == 1 else kept.get(at)
    if place is None:
        return None
    return place if _stands_among(base, at, kept) or _counts_the_same(base, at, hand, place) else None


def _with_its_clause(base: Sequence[str], at: int, hand: Sequence[str], places: Iterable[int]) -> int | None:
    """Return at which of `places` a figure stands in the very clause that it stood in; None unless that is one."""
    low, high = clause_of(base, at)
    found = [i for i in places if tuple(hand[slice(*clause_of(hand, i))]) == tuple(base[low:high])]
    return found[0] if len(found) == 1 and high - low > _WORDS else None


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
    before, behind = _said(base[start:at], from_end=True)[-_WORDS:], _said(base[at + 1 : end])[:_WORDS]
    nouns = [each for each in (before, behind) if len(each) == _WORDS and each not in _EMPTY_WORDS]
    if nouns and nouns[0] in around:
        return True
    first, last = clause_of(base, at, _CLAUSE_ENDS)
    mine = {pair for part in around.split("\n") for pair in _pairs(part)}
    return bool(mine) and mine <= set(_pairs("".join(base[first:last])))


def _said(tokens: Sequence[str], *, from_end: bool = False) -> str:
    """Return the words of tokens beside a figure that may say what it counts, up to the next number."""
    numbers = [i for i, token in enumerate(tokens) if is_number(token)]
    near = tokens[numbers[-1] + 1 if numbers else 0 :] if from_end else tokens[: numbers[0] if numbers else len(tokens)]
    words = without_style("".join(near))
    return words.rstrip(_EMPTY) if from_end else words.lstrip(_EMPTY)


def _pairs(text: str) -> list[str]:
    return [one + other for one, other in pairwise(text) if not (one.isdecimal() or other.isdecimal())]


def may_follow(base: Sequence[str], hand: Sequence[str], kept: Mapping[int, int], changed: Sequence[int]) -> bool:
    """Return whether a number that a hand wrote may be reckoned from one of the figures of the base at the places `changed`.

    It may where it is a share, where it is the sum of numbers that stood there or makes one of the changed with another,
    or where it has the same unit and nothing shows that it counts something else. `kept` as in `place_of_figure`.
    """
    own = [whole for each in base if (whole := _whole(each)) is not None][:_MOST_ADDED]
    sums = {sum(some) for count in range(2, len(own) + 1) for some in combinations(own, count)}
    for place in _written_places(base, hand, kept):
        token, whole = hand[place], _whole(hand[place])
        is_share = RATES.search(token) is not None and whole != _ALL
        alike = [at for at in changed if unit_of(base[at]) == unit_of(token)]
        if is_share or whole in sums or (alike and not _is_of_its_own(base, alike, hand, place)):
            return True
    return False


def _is_of_its_own(base: Sequence[str], alike: Sequence[int], hand: Sequence[str], place: int) -> bool:
    """Return whether a number that a hand wrote at `place` counts something else than the figures `alike` of the base.

    Words of its own say what: 采用5篇 behind 报送信息32篇. It is none of two parts of such a figure, and not as many.
    """
    whole = _whole(hand[place])
    others = {_whole(token) for i, token in enumerate(hand) if i != place and unit_of(token) == unit_of(hand[place])}
    figures = {_whole(base[at]) for at in alike}
    if whole is None or whole in figures or any(whole + other in figures for other in others if other is not None):
        return False
    low, high = clause_of(hand, place)
    ahead, behind = _said(hand[low:place], from_end=True), _said(hand[place + 1 : high])
    words = ahead if len(ahead) >= _WORDS else behind
    known = {pair for at in alike for pair in _pairs("".join(base[slice(*clause_of(base, at))]))}
    is_reckoned = _RECKONED.search("".join(hand[low:high])) is not None
    return len(words) >= _WORDS and not is_reckoned and known.isdisjoint(_pairs(words))


def _whole(token: str) -> int | None:
    """Return the whole number that a token begins with; None for none."""
    found = _WHOLE.match(token)
    return int(found[0]) if found else None


def counts_items(base: Sequence[str], hand: Sequence[str]) -> bool:
    """Return whether a hand wrote how many things a sentence names, such as 等3项."""
    own = set(_written(base, hand))
    return any(token in own and before in ("等", "共", "上") for before, token in pairwise(hand))


def _written_places(base: Sequence[str], hand: Sequence[str], kept: Mapping[int, int]) -> list[int]:
    """Return where the numbers stand that a hand wrote, those that it only moved or corrected in their place aside."""
    own, standing = _written(base, hand), set(kept.values())
    return [i for i, token in enumerate(hand) if own[token] and i not in standing]


def _written(base: Sequence[str], hand: Sequence[str]) -> Counter[str]:
    """Return the numbers that a hand wrote, but for those with which it corrected others in their place."""
    mended = Counter(
        hand[hunk.other_start]
        for hunk in hunks_between(base, hand)
        if is_figure_change(base, hand, hunk) and hunk.end - hunk.start == 1
    )
    own = Counter(filter(is_number, hand)) - Counter(filter(is_number, base))
    return own - mended
