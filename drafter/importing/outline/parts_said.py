"""Tells the part of a report from a sentence that begins it, and from a heading that is its name and nothing else."""

from __future__ import annotations

import re

from drafter.checking.text.statutory_parts import StatutoryPart, part_of_heading

_PLANS_BEGIN = re.compile(
    r"^(?:下一?步|下一?年度?|下一?阶段|明年|今后|新的一年)[^。]{0,40}(?:将|要|继续|计划|打算|重点|怎么|如何)"
)
_NEXT_YEAR = re.compile(
    "(?P<year>20[0-9]{2})年(?:[，,]|是|(?=[^，。]{0,4}(?:打算|计划|准备|拟)))[^。]{0,60}(?:将|要|重点|做好|抓好|开局|之年|打算|计划|准备|拟)"
)
_SHORTCOMINGS_SAID = re.compile(
    r"(?:还|仍|依然|但)[^。，]{0,6}(?:存在|有)[^。]{0,24}(?:不足|问题|短板|差距|薄弱)|不足之处|仍有不足|(?:不足|问题|短板|差距)(?:也|仍然?|依然|还是?)[^。，]{0,4}(?:明显|突出|存在|不少|较多)|存在(?:什么|哪些)(?:短板|问题|不足)"
)
_MEASURED = re.compile("[离距]目?标?[0-9.]+[%％][^，。]{0,4}[有存]?在?差距")
"""Said of one rate, 离100%还有差距: begins no part."""
_WORKED_ON = re.compile(
    "(?:发现|查出|解决|整改|查找|处理|破解|回应|化解)[^，。、的]{0,6}(?:问题|困难|短板|差距|薄弱环节)"
)
"""In the heading of work done: 检查少了，发现问题多了."""
_STILL_LACKING = re.compile("(?:还|仍|尚)[^，。]{0,8}(?:不|没|未|欠)")
"""In the heading of a chapter of shortcomings in spoken words: 还有这些不到位."""
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_IS_SHORTCOMINGS = re.compile(
    "(?:我们|工作中?|当前|目前|还|仍|存在|面临|主要|的)*(?:难点|不足|困难|短板|差距|问题)(?:[和与及、]?(?:难点|不足|困难|短板|差距|问题|原因))*"
)
_IS_PLANS = re.compile("(?:明年|来年|下一?步|下一?年度?|下一?阶段)[^，。]{0,10}")
"""Whole headings of a part that stand below that of the work done, when their level is not told."""


def part_of_whole_heading(heading: str) -> StatutoryPart | None:
    """Return the part whose name a heading is from its first word to its last; None for any other heading."""
    if _IS_SHORTCOMINGS.fullmatch(heading):
        return StatutoryPart.SHORTCOMINGS
    return StatutoryPart.PLANS if _IS_PLANS.fullmatch(heading) else None


def part_said(text: str, year: int | None) -> StatutoryPart | None:
    """Return the part that a sentence of the report on `year` begins; None where it begins none."""
    begins = _NEXT_YEAR.match(text)
    if _PLANS_BEGIN.search(text) or (begins and year and int(begins["year"]) == year + 1):
        return StatutoryPart.PLANS
    return StatutoryPart.SHORTCOMINGS if _SHORTCOMINGS_SAID.search(_MEASURED.sub("", text)) else None


def part_of_headings(headings: tuple[str, ...], year: int | None) -> StatutoryPart | None:
    """Return the part that the headings above a sentence tell in the report on `year`; None for the work done."""
    if not headings:
        return None
    named = [part_of_heading(_WORKED_ON.sub("", heading)) for heading in headings]
    chapter = _part_of_unnamed_chapter(headings[0], year) if named[0] is None else None
    whole = next(filter(None, map(part_of_whole_heading, reversed(headings))), None)
    if chapter or whole:
        return chapter or whole
    if named[0] is StatutoryPart.ACHIEVEMENTS:
        return None
    special = [part for part in named if part not in (None, StatutoryPart.ACHIEVEMENTS)]
    if special[:1] == [StatutoryPart.SHORTCOMINGS] and StatutoryPart.PLANS in special:
        return StatutoryPart.PLANS  # 问题与改进, with 2019年安排 below
    return special[0] if special else None


def _part_of_unnamed_chapter(heading: str, year: int | None) -> StatutoryPart | None:
    """Return the part of a chapter whose heading names none, but next year or what is still lacking."""
    if _names_next_year(heading, year):
        return StatutoryPart.PLANS
    return StatutoryPart.SHORTCOMINGS if _STILL_LACKING.search(heading) else None


def _names_next_year(heading: str, year: int | None) -> bool:
    """Return whether the heading of a chapter names the year behind that of the report: 2025年重点工作, 谋划二〇二五年."""
    return year is not None and f"{year + 1}年" in heading.translate(_DIGITS)
