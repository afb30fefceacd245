"""Finds where a figure that the answers changed stands in a sentence that a hand rewrote.

It is put in only where the same number with the same unit still stands just once, beside the words that say what it
counts. A leader who wrote 全部按期办结 for 已办结1件 must not find another number there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from drafter.merging.texts.lost_figures import clause_of, is_number
from drafter.merging.texts.merge_tokens import PARAGRAPH_END
from drafter.merging.texts.replaced_words import without_style

_CLAUSE_ENDS = frozenset(f"，；：。！？（）{PARAGRAPH_END}")
_WORDS = 2
"""Tokens beside a figure that say what it counts."""
_EMPTY = "共为达约近各有于由计了是等已均另超过的在仅又再还多余到至内中第"
"""Characters beside a figure that do not."""
EMPTY_WORDS = frozenset(
    ("其中", "全年", "合计", "总计", "分别", "累计", "共计", "年内", "今年", "同比", "全区", "全市")
)


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
    exact = _with_its_clause(base, at, hand, places)
    return exact if exact is not None else _among_its_words(base, at, hand, kept, places)


def _among_its_words(
    base: Sequence[str], at: int, hand: Sequence[str], kept: Mapping[int, int], places: Sequence[int]
) -> int | None:
    """Return at which of `places` a figure stands with words that say what it counts; None where it does at no place."""
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
    before, behind = words_beside(base[start:at], from_end=True)[-_WORDS:], words_beside(base[at + 1 : end])[:_WORDS]
    nouns = [each for each in (before, behind) if len(each) == _WORDS and each not in EMPTY_WORDS]
    if nouns and nouns[0] in around:
        return True
    first, last = clause_of(base, at, _CLAUSE_ENDS)
    mine = {pair for part in around.split("\n") for pair in pairs_of(part)}
    return bool(mine) and mine <= set(pairs_of("".join(base[first:last])))


def words_beside(tokens: Sequence[str], *, from_end: bool = False) -> str:
    """Return the words of tokens beside a figure that may say what it counts, up to the next number."""
    numbers = [i for i, token in enumerate(tokens) if is_number(token)]
    near = tokens[numbers[-1] + 1 if numbers else 0 :] if from_end else tokens[: numbers[0] if numbers else len(tokens)]
    words = without_style("".join(near))
    return words.rstrip(_EMPTY) if from_end else words.lstrip(_EMPTY)


def pairs_of(text: str) -> list[str]:
    """Return each two characters of a text that stand side by side, numbers aside."""
    return [one + other for one, other in pairwise(text) if not (one.isdecimal() or other.isdecimal())]
