"""What a figure may say, and the words that it is said with."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

# fmt: off
UNITS = (
    "人次", "户次", "家次", "场次", "件次", "课时", "学时", "小时", "学期", "万元", "亿元", "万人",
    "万人次", "千米", "公里", "平方米", "人", "名", "位", "次", "场", "轮", "所", "家",
    "个", "件", "起", "宗", "例", "条", "篇", "项", "节", "堂", "台", "部",
    "套", "日", "天", "年", "月", "周", "期", "届", "号", "元", "户", "校",
    "班", "本", "册", "批", "份", "块", "处", "间", "支", "辆", "只", "张",
    "幅", "类", "组", "种", "门", "对", "%", "‰", "个百分点", "趟", "回", "遍", "批次",
    "班次", "车次", "分钟", "座", "栋", "亩", "平方公里", "吨", "站", "线", "席", "课",
    "所次", "校次", "园次", "个次", "辆次", "处次", "分", "个工作日", "工作日", "面", "封", "架", "棵",
    "卷", "笔", "公斤",
)
# fmt: on
"""Measure words that a figure may carry; a question's own unit is always taken as well."""
TYPED_ALONE = ("把", "头", "盒", "袋", "瓶", "箱", "桶", "枚", "根", "杯", "束", "盏")
"""Those that an answer may carry, and no number in a text: 一把手 is no 把."""

DIVISIBLE = frozenset(
    (
        *(
            "元",
            "%",
            "‰",
            "个百分点",
            "年",
            "月",
            "周",
            "天",
            "日",
            "小时",
            "学时",
            "课时",
            "学期",
            "分",
            "工作日",
            "个工作日",
            "分钟",
        ),
        *("千米", "公里", "平方米", "平方公里", "亩", "吨"),
    )
)
"""Measure words of what is measured rather than counted: half of one is something."""

ZERO_WORDS = (
    *("无", "没有", "未发生", "零", "尚无", "未有", "暂无", "没有发生", "尚未发生", "均无", "全无", "没", "未发生过"),
    *("没有发生过", "未开展", "没开展", "没有开展", "未开展过", "没有开展过"),
)
"""Words that say a zero: the thing could have happened and did not."""
NOT_APPLICABLE_WORDS = (
    *("不适用", "无此职责", "无此项职责", "没有此项职责", "没有这项职责", "不涉及", "无该职责", "没有该职责"),
    *("无该项职责", "没有该项职责", "本单位无此职责", "本单位没有这项职责", "不属于本单位职责", "非本单位职责"),
)
"""Words that say that the unit has no such duty."""


class Approximation(Enum):
    """How exact a figure is; the value is the word as printed."""

    EXACT = ""
    OVER = "余"
    MANY = "多"
    NEARLY = "近"
    ABOUT = "约"
    UP = "以上"


COMPARED = "比上年"
"""Begins what is said of a figure's change; alone where the change is to be reckoned."""
UNCHANGED = "与上年持平"
"""What is said of a figure that did not change."""
RATES = {"%": "个百分点", "‰": "个千分点"}
"""Measure words of rates, each with what a difference of two of them is counted in."""


def number_text(written: str, approximation: Approximation, inside: bool) -> str:
    """Return a number with its word of approximation but no unit: 892, 400余, 近千, 20多万."""
    word: str = approximation.value
    if approximation in (Approximation.NEARLY, Approximation.ABOUT):
        return word + written
    if inside:
        return written[:-1] + word + written[-1]
    return written if approximation is Approximation.UP else written + word


def counted(number: str, unit: str) -> str:
    """Return `number` with its measure word: 892次; of 10万 asked for in 万元 10万元."""
    is_twice = unit[:1] in ("万", "亿") and number.rstrip("余多")[-1:] in ("万", "亿")
    return number + (unit[1:] if is_twice else unit)


class FigurePart(NamedTuple):
    """A part of a figure, as a bureau names it: 合同106件."""

    name: str
    number: str
    """As it is printed, with its word of approximation: 106, 近100."""
    unit: str = ""
    """Measure word; empty: that of the figure."""

    def text(self, unit: str) -> str:
        """Return it as printed; `unit` is the measure word of the figure."""
        return self.name + counted(self.number, self.unit or unit)


class Breakdown(NamedTuple):
    """What a figure is made of, as it was said behind it."""

    parts: tuple[FigurePart, ...]
    word: str = ""
    """What leads to them: 其中, 包括; empty without."""
    is_open: bool = False
    """There are more than are named: 等."""

    def text(self, unit: str) -> str:
        """Return it as printed: 其中合同106件、协议57件."""
        parts = (part.text(unit) for part in self.parts)
        return f"{self.word}{'、'.join(parts)}{'等' if self.is_open else ''}"

    def without_unit(self, unit: str) -> Breakdown:
        """Return it with `unit` left to the figure, where only the question makes it one."""
        if unit in UNITS:
            return self
        parts = (part._replace(unit="") if part.unit == unit else part for part in self.parts)
        return self._replace(parts=tuple(parts))


_NUMBER_ENDS = r"(?<=[0-9十百千万亿余多])"


def with_unit(words: str, unit: str) -> str:
    """Return `words` of a change with `unit` behind each number that was typed without one."""
    return re.sub(rf"{_NUMBER_ENDS}(?=、|$)", RATES.get(unit, unit), words)


def without_unit(words: str, unit: str) -> str:
    """Return `words` of a change with `unit` left to the figure, where only the question makes it one."""
    return words if unit in UNITS else re.sub(rf"{_NUMBER_ENDS}{re.escape(unit)}(?=、|$)", "", words)


def behind(change: str, breakdown: Breakdown | None, unit: str) -> str:
    """Return what stands behind a figure counted in `unit`; empty when nothing does.

    ，比上年增加10件，其中合同106件、协议57件; in brackets what no word such as 其中 leads to: （合同106件、协议57件），比上年增加10件.
    """
    parts = breakdown.text(unit) if breakdown else ""
    if breakdown and not breakdown.word:
        return f"（{parts}），{change}" if change else f"（{parts}）"
    return "".join(f"，{words}" for words in (change, parts) if words)


class Reading(NamedTuple):
    """What a typed figure says."""

    value: Decimal | None
    """None: the unit has no such duty."""
    written: str = ""
    """The number in its normal writing, which reads as `value` again."""
    approximation: Approximation = Approximation.EXACT
    unit: str = ""
    inside: bool = False
    """The word stands before 万 or 亿: 20多万."""
    breakdown: Breakdown | None = None
    """Its parts, where they were typed behind it."""
    compared: str = ""
    """What was typed of its change against last year."""
