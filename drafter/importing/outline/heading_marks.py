"""Marks that headings begin with, beside the four numbers of GB/T 9704-2012, 7.3.3: 壹、 其一， 第一章 第一条 ① ◎."""

from __future__ import annotations

import re

from drafter.checking.sources.heading_numbers import NUMERALS

CHAPTER, DASH, _POINT = "章", "——", "点"
_CAPITALS = "壹贰叁肆伍陆柒捌玖拾"
SPACED = re.compile("[0-9]{1,2}[ \u3000]+(?=[一-鿿“])")
"""A number and a space before a heading on a line of its own: 01 党的领导."""
_MARKS = {
    CHAPTER: re.compile(rf"第[{NUMERALS}0-9]{{1,3}}[章篇][：:、.．]?"),
    "节": re.compile(rf"第[{NUMERALS}0-9]{{1,3}}节[：:、.．]?"),
    "条": re.compile(rf"第[{NUMERALS}0-9]{{1,3}}条[：:、.．]?"),
    "壹": re.compile(rf"[{_CAPITALS}]{{1,3}}[、.．，：]|[（(][{_CAPITALS}]{{1,3}}[）)]"),
    "其一": re.compile(rf"其[{NUMERALS}]{{1,2}}[，、：,:]"),
    "第一，": re.compile(rf"第[{NUMERALS}]{{1,2}}[，、：,:]"),
    "㈠": re.compile("[㈠-㈩][、.．]?"),
    "圈": re.compile("[①-⑳][、.．]?"),
    "⑴": re.compile("[⑴-⒇]"),
    "⒈": re.compile("[⒈-⒛]"),
    "1 ": SPACED,
    "1）": re.compile("[0-9]{1,2}[)）]"),
    "一）": re.compile(rf"[{NUMERALS}]{{1,2}}[)）]"),
    "Ⅰ": re.compile("(?:[Ⅰ-Ⅻ]+|[IVX]{1,4})[、.．]"),
    "A": re.compile("[A-H][、.．]"),
    "问题一": re.compile(
        rf"(?:[一-鿿]{{2}})?(?:案例|问题|任务|举措|措施|做法|亮点|方面|特色)[{NUMERALS}0-9]{{1,2}}[：:、.．]"
    ),
    DASH: re.compile("[—–―]{1,2}|--"),
    "甲": re.compile("[甲乙丙丁戊己庚辛壬癸][、.．]"),
    _POINT: re.compile("[◎●■◆★○□◇▲►▶※·•][、]?"),
    "括": re.compile("(?=【)"),
}
"""Ways to begin a heading, none of them a number of GB/T 9704-2012, 7.3.3."""


def mark_of(text: str) -> tuple[str, str]:
    """Return the way in which `text` is marked as a heading, and the mark; both empty for none."""
    for way, pattern in _MARKS.items():
        match = pattern.match(text)
        if match:
            return match[0][0] if way == _POINT else way, match[0]  # ■ may stand above ●
    return "", ""
