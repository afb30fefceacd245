"""Rules about the congresses of the Party and the plenums of its Central Committees: held at all, when, and all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.checking.text.statutory_parts import StatutoryPart, part_spans
from drafter.hints import quoted
from drafter.model.numerals import parse_number

_GOOD = Example("2021年，深入学习贯彻党的十九大和十九届二中、三中、四中、五中、六中全会精神。")

_PLENUMS = {
    17: ("2007-10", "2008-2", "2008-10", "2009-9", "2010-10", "2011-10", "2012-11"),
    18: ("2012-11", "2013-2", "2013-11", "2014-10", "2015-10", "2016-10", "2017-10"),
    19: ("2017-10", "2018-1", "2018-2", "2019-10", "2020-10", "2021-11", "2022-10"),
    20: ("2022-10", "2023-2", "2024-7", "2025-10"),
}
"""Months of the plenums of each Central Committee, first to last held (中国共产党新闻网)."""
_CONGRESSES = {18: 2012, 19: 2017, 20: 2022}
_PLENUM = WordPattern(
    r"(?P<term>十[七八九]|二十)届(?P<list>[一二三四五六七八九十](?:[、和及][一二三四五六七八九十])*)中全?会?"
)
_PLENUM_OF_CONGRESS = WordPattern(
    r"(?:十[七八九]|二十)大(?:第)?[一二三四五六七八九](?:、[一二三四五六七八九])*中全会|(?:十[七八九]|二十)届第?[一二三四五六七八九十]次全会|(?:十[七八九]|二十)届大(?:会)?(?!精神风)|第(?:十[七八九]|二十)届全国代表大会|(?:十[七八九]|二十)次大会|(?:十[七八九]|二十)大届"
)
_HELD = WordPattern(
    r"(?:于|在)?(20[0-9]{2})年(?:[0-9]{1,2}月)?(?:召开|举行|闭幕|开幕)|(20[0-9]{2})年(?:[0-9]{1,2}月)?(?:召开|举行)的?(?:党的|中共)?$"
)


@rule(
    "用语-全会", "党的代表大会和全会确有其会", Severity.ERROR, "中国共产党历次全国代表大会和中央全会",
    _GOOD, Example("学习贯彻党的二十届五中全会和十九届八中全会精神。", 2025),
    near="学习贯彻党的十九届六中全会精神，省委十二届五中全会作出部署。",
)  # fmt: skip
def _plenums(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    plans = list(part_spans(manuscript, StatutoryPart.PLANS))
    for match in _PLENUM.finditer(prose.text):
        term = int(parse_number(match["term"]) or 0)
        held = _PLENUMS.get(term, ())
        spot = prose.spot(*match.span())
        for number in re.split("[、和及]", match["list"]):
            which = int(parse_number(number) or 0)
            if which > len(held) and (term < max(_PLENUMS) or not _still_to_come(manuscript, spot.passage, plans)):
                told = "还没有召开" if term == max(_PLENUMS) else "没有开过"
                yield Hit(
                    spot, f"党的{match['term']}届{number}中全会{told}", f"核对；{match['term']}届开过{len(held)}次全会"
                )
    for match in _PLENUM_OF_CONGRESS.finditer(prose.text):
        yield Hit(
            prose.spot(*match.span()),
            f"{quoted(match[0])}的说法不对",
            "代表大会称“党的二十大”“第二十次全国代表大会”，全会称“二十届三中全会”",
        )


_LATEST = 2025
"""The year up to which the plenums are known."""


def _still_to_come(manuscript: Manuscript, passage: int, plans: list[tuple[int, int]]) -> bool:
    """Return whether the report is of a year behind those that are known."""
    planned = any(first <= passage <= last for first, last in plans)
    return (manuscript.year or 0) + planned > _LATEST


@rule(
    "用语-会议年份", "党的会议在哪一年召开写得对", Severity.WARNING, "中国共产党历次全国代表大会和中央全会",
    _GOOD, Example("2021年召开的党的二十大作出部署。", 2022),
)  # fmt: skip
def _years_of_meetings(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in re.finditer(r"(?:党的|中共)?(十[七八九]|二十)(?:届([一二三四五六七])中全会|大(?!届))", prose.text):
        due = _held_in(match)
        after = _HELD.match(prose.text, match.end())
        before = _HELD.search(prose.text, max(0, match.start() - 20), match.start())
        given = after or before
        if due is None or given is None:
            continue
        year = int(given[1] or given[2])
        if year != due:
            yield Hit(prose.spot(*match.span()), f"{quoted(match[0])}在{due}年召开，写的是{year}年", f"改为{due}年")


def _held_in(meeting: re.Match[str]) -> int | None:
    """Return the year of a congress, or of a plenum of its committee; None for one that is not known."""
    term, which = (int(parse_number(number) or 0) if number else 0 for number in meeting.groups())
    if not which:
        return _CONGRESSES.get(term)
    plenums = _PLENUMS.get(term, ())
    return int(plenums[which - 1].split("-")[0]) if which <= len(plenums) else None


_LISTED = "一二三四五六"
"""The plenums of a Committee that reports list; a seventh only prepares the next congress."""
_CONGRESS_AND_PLENUMS = WordPattern(
    r"(?P<term>十九|二十)大(?:和|及|以及|、|与)(?:党的)?(?P=term)届(?P<list>[一二三四五六七](?:中?[、和及][一二三四五六七])*)中全会"
)


@rule(
    "年度-漏全会", "党的代表大会和历次全会一起列的，列到报告年度最近的一次", Severity.HINT, "中国共产党历次中央全会公报",
    Example("全面贯彻党的二十大和二十届二中、三中全会精神。", 2024),
    Example("全面贯彻党的二十大和二十届二中全会精神。", 2024),
    near=Example("全面贯彻党的二十大和二十届历次全会精神，传达学习党的二十届二中全会精神。", 2024),
)  # fmt: skip
def _plenums_left_out(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a congress with its plenums of which the newest one of the reporting year is left out."""
    prose, year = prose_of(manuscript), manuscript.year
    if year is None:
        return
    for match in _CONGRESS_AND_PLENUMS.finditer(prose.text):
        plenums = _PLENUMS[int(parse_number(match["term"]) or 0)][: len(_LISTED)]
        held = [month for month in plenums if int(month.split("-")[0]) <= year]
        if max(map(_LISTED.find, match["list"])) < len(held) - 1:
            newest = f"{match['term']}届{_LISTED[len(held) - 1]}中全会"
            month = held[-1].replace("-", "年")
            message = f"{quoted(match[0])}：{year}年度的报告，党的{newest}（{month}月）已经开过，这里没有列"
            yield Hit(prose.spot(*match.span()), message, "核对；补上，或写“历次全会”")
