"""Tells when a hand replaced what a figure counts: its subject, its verb or an attribute in the same clause.

2台 of 配备执法记录仪2台 is another number in 报废执法记录仪2台, though the noun beside it stands there, and 5000名 of 师生 in
师生及家长5000名. Other words that were only put in, that keep a character of the word in whose place they are (配备, 配齐), that stand in another order, or are style
alone leave it the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from drafter.merging.texts.lost_figures import is_number
from drafter.merging.texts.merge_tokens import COUNT, PARAGRAPH_END, hunks_between

_CLAUSE_ENDS = frozenset(f"，；：。！？（）{PARAGRAPH_END}{COUNT}")
_COMMA = "、"
_SAME = tuple(
    frozenset(words.split("/"))
    for words in (
        "成立/组建/建立/设立/建成/创建",
        "举办/开展/组织/进行/召开",
        "配备/配齐/配置/装备",
        "聘任/聘请/聘用/选聘",
        "选派/派出/委派",
        "制定/出台/印发/下发",
        "报送/上报",
        "化解/调处",
        "完成/办结",
        "获得/荣获/取得",
        "有/现有/具有/拥有/保留",
        "现/现在/目前",
        "我局/本局/区教育局/市教育局/县教育局/教育局",
    )
)
"""Words that say the same, though they may have no character in common."""
_STEPS = frozenset(("受理", "办理", "办结", "立案", "结案"))
"""Steps of a case, each of which counts something else, though they have characters in common."""
_STYLE = re.compile(
    "共计|合计|总计|全年|一年来|一年中|年内|今年|当年|本年度?|年度|期间|先后|累计|一共|已经?|认真|积极|扎实|有序|稳步|深入|及时|严格|依法|持续"
    "|切实|全面|进一步|大力|有效|成功|顺利|其中|[共了的将在对由为于均等、（）“”《》]"
)
"""Words that do not say what is counted."""
_ETC = "等"
_PIECE = 2
"""Characters of the shortest word."""
_BESIDE = re.compile("[和及与]..+")
"""Others beside what is counted, put in behind it."""
_PART = re.compile("[、和及与]..+|.+[、和及与]")
"""A part of a coordination with the mark beside it: 、接收 of 新建、接收."""


def without_style(words: str) -> str:
    """Return `words` without those that do not say what is counted."""
    return _STYLE.sub("", words)


class _Words(NamedTuple):
    """The words of a clause that say what a figure counts: between it and the numbers beside it."""

    ahead: tuple[str, ...]
    behind: tuple[str, ...]
    further: str
    """What follows behind these in the clause, up to a number."""
    before: str
    """What stands before all of them in the clause, or in this part of a list: 全区 of 全区47所中小学聘任38名."""

    @classmethod
    def around(cls, tokens: Sequence[str], at: int, base: Collection[str]) -> _Words:
        """Return those around the figure `tokens[at]`; a number ahead that is not in the `base` was put into the clause."""
        low = _last(tokens, at, lambda each: each in _CLAUSE_ENDS or (each in base and is_number(each)))
        ahead = tuple(tokens[low + 1 : at])
        if low >= 0 and is_number(tokens[low]) and _COMMA in ahead:
            ahead = ahead[ahead.index(_COMMA) + 1 :]  # what stands before it belongs to the other number
        stops = (i for i in range(at + 1, len(tokens)) if tokens[i] in _CLAUSE_ENDS or is_number(tokens[i]))
        behind = tuple(tokens[at + 1 : next(stops, len(tokens))])
        own = behind.index(_COMMA) if _COMMA in behind else len(behind)
        begun = _last(tokens, at, lambda each: each in _CLAUSE_ENDS or each == _COMMA)
        before = "".join(tokens[begun + 1 : at - len(ahead)])
        return cls(ahead, behind[:own], "".join(behind[own:]), before)

    @property
    def text(self) -> str:
        """All of them in a row."""
        return f"{''.join(self.ahead)}\n{''.join(self.behind)}{self.further}"

    @property
    def steps(self) -> frozenset[str]:
        """The steps of a case among them."""
        return frozenset(each for each in _STEPS if each in self.text)


def _last(tokens: Sequence[str], end: int, is_wanted: Callable[[str], bool]) -> int:
    """Return the place of the last token before `end` that is wanted; -1 for none."""
    return next((i for i in range(end - 1, -1, -1) if is_wanted(tokens[i])), -1)


def is_replaced(base: Sequence[str], at: int, hand: Sequence[str], place: int) -> bool:
    """Return whether the figure `base[at]` stands in `hand`, at `place`, with other words for what it counts."""
    known = set(base)
    before, now = _Words.around(base, at, known), _Words.around(hand, place, known)
    if before.steps and now.steps and not before.steps & now.steps:
        return True
    sides = (before.ahead, now.ahead), (before.behind, now.behind)
    return any(
        _has_part_cut(one, other, now.text) or _has_others_beside(one, other) or _has_other(one, other, before, now)
        for one, other in sides
    )


def _has_others_beside(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether others were put beside what is counted: 师生及家长 for 师生."""
    put_in = (each for each in hunks_between(one, other) if each.start == each.end)
    return any(_BESIDE.fullmatch("".join(other[each.other_start : each.other_end])) for each in put_in)


def _has_other(one: Sequence[str], other: Sequence[str], before: _Words, now: _Words) -> bool:
    """Return whether words, style aside, were replaced by such as say something else."""
    old, new = (without_style("".join(each)) for each in (one, other))
    hunks = hunks_between(old, new)
    replaced = ((old[each.start : each.end], new[each.other_start : each.other_end]) for each in hunks)
    return any(_is_other(*words, before, now) for words in replaced)


def _is_other(old: str, new: str, before: _Words, now: _Words) -> bool:
    if not old or not new or len(old) == len(new) == 1 or set(old) & set(new):
        return False
    whole = f"{without_style(now.text)}\n{now.before}"
    is_in_other_order = _stands_in(old, whole) or _stands_in(new, without_style(before.text))
    return not is_in_other_order and not any(old in group and new in group for group in _SAME)


def _stands_in(words: str, text: str) -> bool:
    """Return whether `words` are made of pieces that stand in a text, none a single character: 覆盖中小学 in 中小学全覆盖."""
    if not words:
        return True
    pieces = (words[:end] for end in range(_PIECE, len(words) + 1))
    return any(each in text and _stands_in(words[len(each) :], text) for each in pieces)


def _has_part_cut(one: Sequence[str], other: Sequence[str], now: str) -> bool:
    """Return whether a part of a coordination was taken out that stands no more in the text `now`."""
    cuts = (each for each in hunks_between(one, other) if each.other_start == each.other_end)
    return any(_is_part("".join(one[cut.start : cut.end]), "".join(one[cut.end :]), now) for cut in cuts)


def _is_part(old: str, rest: str, now: str) -> bool:
    is_part = _PART.fullmatch(old) is not None and _ETC not in rest  # the parts before 等 are examples
    return is_part and old.strip("、和及与") not in now
