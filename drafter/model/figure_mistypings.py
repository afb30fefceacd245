"""What is often typed for a figure and is none, with what to write instead."""

from __future__ import annotations

import re

from drafter.model.number_grammar import FIGURE_CHARS, ONES, TO

_UNKNOWN = "没有写是多少；还不知道就空着，没有发生写 无，本单位没有这项职责写 不适用"
_REASONS = (
    (re.compile(r"[-—–_/\\·.。…*×xXoO○√?？]+|[nN]/?[aA]|null|none", re.IGNORECASE), _UNKNOWN),
    (
        re.compile(
            "(?:.*(?:未|没|没有|不)(?:统计|上报|报|知道|知|详|清楚|明|掌握|了解)|待.*|.*统计中|暂缺|空缺?|缺|暂无数据|无数据|见.*)"
        ),
        _UNKNOWN,
    ),
    (
        re.compile("(?:无|没有|没)(?:此项|这项|该项|此|这).*|不存在.*|不涉及.*|不归.*|不是.*|无.*权限?"),
        _UNKNOWN.partition("；")[2],
    ),
    (
        re.compile("同[上前].*|.*(?:去年|上年|上年度|往年)(?:一样|相同|持平|一致)?|持平|不变"),
        "请写出今年的数，和上年一样也要写",
    ),
    (re.compile("(?:比|较).*|(?:增加|减少|增长|下降|多了|少了).*"), "说的是增减；请写今年一共多少，增减会自动算"),
    (re.compile("每.*"), "说的是多久一次；请写全年一共多少，如 12次"),
    (
        re.compile("全部|全覆盖|全员|全体|均.*|都.*|所有.*|基本.*|大部分.*|过半|多半|半数|一半"),
        "请写一个数，比例写成 100%、50%",
    ),
    (re.compile(".*(?:半年|半天|季度|上半年|下半年)"), "像是一段时间；请写有多少，如 3次"),
    (
        re.compile(f"(?:.?|大[约概])[{ONES}]{{2}}[十百千万亿]*[^十百千万亿]*"),
        "说的是两个数之间；请写一个数，拿不准写大约的，如 约450",
    ),
    (re.compile("第.*"), "像是次序，不是数；请写有多少，如 3次"),
    (re.compile(r"[^年月]*[0-9十]+月[0-9十]+[日号]?|[0-9]{4}年[0-9]{1,2}月.*"), "像是日期，不是数；请写有多少，如 3次"),
    (
        re.compile(rf"[{FIGURE_CHARS}%]+[^{FIGURE_CHARS}%]*{TO}[{FIGURE_CHARS}%]+.*"),
        "像是一个范围；请写一个数，拿不准可写 约4 或 3以上",
    ),
    (re.compile(rf"[{FIGURE_CHARS}]+[/:／][{FIGURE_CHARS}]+.*|.*分之.*"), "像是分数；请写一个数，比例写成 95%"),
    (re.compile(rf"[{FIGURE_CHARS}]+[一-鿿]*[?？]"), "有问号；拿不准写大约的，如 约400"),
    (re.compile(rf"[{FIGURE_CHARS}]+[一-鿿]*(?:\+[{FIGURE_CHARS}]+[一-鿿]*)+"), "是几个数相加；请写加好的数"),
    (re.compile("-[0-9].*|负.*"), "像是负数；这里的数不会小于零"),
    (
        re.compile("(?:好几|数|几|若干|许多|很多|多|不少|大量|一些|成千|无数).*"),
        "没有说是多少；请写一个数，如 300余、近400",
    ),
    (re.compile("(?:不超过|最多|少于).*|.*(?:以内|以下|之内)"), "只说了不超过多少；请写一个数，如 近400、396"),
    (re.compile("[^万亿]*[万亿]{2}.*"), "有两个“万”或“亿”；请只写一个，如 10万元"),
    (re.compile(r".*[0-9],[0-9].*"), "逗号的位置不对；请写成 1234 或 1,234"),
    (re.compile(r"[0-9.,]*\.[0-9.,]*\..*|.*\.\..*"), "有两个小数点；请改成一个"),
)
"""What all of a text looks like that is no figure, and what is told of it; the first that fits."""


def said_instead(text: str) -> str:
    """Return what `text`, in half width and without blanks, says instead of a figure, in Chinese; empty when unknown."""
    return next((reason for shape, reason in _REASONS if shape.fullmatch(text)), "")
