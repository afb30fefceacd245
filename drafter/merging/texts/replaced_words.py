"""Tells when a hand replaced what a figure counts: its subject, its verb or an attribute in the same clause.

2台 of 配备执法记录仪2台 is another number in 报废执法记录仪2台, though the noun beside it stands there. Words that were only
put in, that keep a character of the word in whose place they are (配备, 配齐), that stand in another order, or are style
alone leave it the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
        "获得/荣获/取得",
        "我局/本局/区教育局/市教育局/县教育局/教育局",
    )
)
"""Words that say the same, though they may have no character in common."""
_STEPS = frozenset(("受理", "办理", "办结", "立案", "结案"))
"""Steps of a case, each of which counts something else, though they have characters in common."""
_STYLE = re.compile(
    "共计|合计|总计|全年|年内|今年|本年度?|年度|期间|先后|累计|一共|已经?|认真|积极|扎实|有序|稳步|深入|及时|严格|依法|持续"
    "|切实|全面|进一步|大力|有效|成功|顺利|其中|[共了的将在对由为于均等、（）“”《》]"
)
"""Words that do not say what is counted."""
_ETC = "等"
_PART = re.compile("[、和及与]..+|.+[、和及与]")
"""A part of a coordination with the mark beside it: 、接收 of 新建、接收."""


class _Words(NamedTuple):
    """The words of a clause that say what a figure counts: between it and the numbers beside it."""

    ahead: tuple[str, ...]
    behind: tuple[str, ...]
    further: str
    """What follows behind these in the clause, up to a number."""

    @classmethod
    def around(cls, tokens: Sequence[str], at: int) -> _Words:
        """Return those around the figure `tokens[at]`."""
        low = next((i for i in range(at - 1, -1, -1) if tokens[i] in _CLAUSE_ENDS or is_number(tokens[i])), -1)
        ahead = tuple(tokens[low + 1 : at])
        if low >= 0 and is_number(tokens[low]) and _COMMA in ahead:
            ahead = ahead[ahead.index(_COMMA) + 1 :]  # what stands before it belongs to the other number
        ends = (i for i in range(at + 1, len(tokens)) if tokens[i] in _CLAUSE_ENDS or is_number(tokens[i]))
        behind = tuple(tokens[at + 1 : next(ends, len(tokens))])
        own = behind.index(_COMMA) if _COMMA in behind else len(behind)
        return cls(ahead, behind[:own], "".join(behind[own:]))

    @property
    def text(self) -> str:
        """All of them in a row."""
        return f"{''.join(self.ahead)}\n{''.join(self.behind)}{self.further}"

    @property
    def steps(self) -> frozenset[str]:
        """The steps of a case among them."""
        return frozenset(each for each in _STEPS if each in self.text)


def is_replaced(base: Sequence[str], at: int, hand: Sequence[str], place: int) -> bool:
    """Return whether the figure `base[at]` stands in `hand`, at `place`, with other words for what it counts."""
    before, now = _Words.around(base, at), _Words.around(hand, place)
    if before.steps and now.steps and not before.steps & now.steps:
        return True
    return any(
        _is_other(old, new, (before.text, now.text)) if new else _is_part_cut(old, rest, now.text)
        for old, new, rest in (*_hunks(before.ahead, now.ahead), *_hunks(before.behind, now.behind))
    )


def _hunks(before: Sequence[str], now: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Yield which words were taken out, what was put in their place, and what stood behind them."""
    for hunk in hunks_between(before, now):
        old, new = before[hunk.start : hunk.end], now[hunk.other_start : hunk.other_end]
        yield "".join(old), "".join(new), "".join(before[hunk.end :])


def _is_other(old: str, new: str, texts: tuple[str, str]) -> bool:
    """Return whether a hand replaced words of the first of two `texts` by such as say something else in the second."""
    one, other = (_STYLE.sub("", each) for each in (old, new))
    if not one or not other or len(one) == len(other) == 1 or set(one) & set(other):
        return False
    is_in_other_order = one in texts[1] or other in texts[0]
    return not is_in_other_order and not any(one in group and other in group for group in _SAME)


def _is_part_cut(old: str, rest: str, now: str) -> bool:
    """Return whether what was taken out is a part of a coordination that stands no more in the text `now`."""
    is_part = _PART.fullmatch(old) is not None and _ETC not in rest  # the parts before 等 are examples
    return is_part and old.strip("、和及与") not in now
