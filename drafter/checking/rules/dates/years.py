"""Rules about the reporting year: dates outside it, 今年 and 去年, what was not yet or no longer in force."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript, Role, read_once, signed_days
from drafter.checking.rule import Example, Hit, Severity, Spot, rule
from drafter.checking.rules.pattern_rules import in_one_voice
from drafter.checking.tables import read_table
from drafter.checking.text.known_documents import KnownDocument, cited, known, named_bare
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import OWN_TEXT, Prose, prose_of
from drafter.checking.text.statutory_parts import is_account_of_plans, plans_in, year_at
from drafter.enclosures import masked
from drafter.hints import quoted

TIMES = Path(__file__).with_name("times.yaml")
"""Which years phrases and names of institutions belong to."""
_DAY = WordPattern(r"(?<![0-9—\-])(20[0-9]{2})年[0-9]{1,2}月[0-9]{1,2}日")
_HIDDEN = {"《": "》", "“": "”", "〔": "〕", "（": "）"}
_ELSEWHEN = WordPattern(
    r"(?:自|从|由|于|比|较|对比|与|截至|至|到|前|原|上年|去年|同期|以来|往年|近[三五]年|始于|[0-9]年[至、和—-])$"
)
_COMPARED = WordPattern(r"[较比]$")
"""Words behind which a year is one gone by."""
_LONGEST_ELSEWHEN = 4
"""Characters of the longest of these words, and one to spare."""
_AFTER = WordPattern(
    r"(?:(?:的)?(?:法治政府建设)?(?:年度)?(?:情况)?报告|[^，。；]{0,4}(?:实施|印发|制定|出台|发布|公布|建成|启动|获批|挂牌|设立|组建|施行|修订|查处|签订|作出|立案|成立|结转|立项|建设|评选|创建|通过)的|(?:正式)?(?:获批|挂牌|设立|成立|组建|划转|揭牌|建成|始建)|起|(?:[上下]半年)?以来|同期|相比|(?:底|末)?[以之]?前|年?度?办学情况|后|以后|底?前|末|以前|至今|前后|印发|(?:起)?(?:正式|全面|将要)?(?:施行|生效)|，?[^，。；]{0,30}签订[^。；]{0,40}，[^，。；]{0,4}(?:期限|有效期|服务期|任期)|修订|修正|版|的?资源建设|规划)"
)
_TO_COME = WordPattern(
    r"(?:列入|纳入|转入|争取|对策：|计划于?|拟于|将于|将在|力争|推迟至|延至|预计|编制|谋划|制定|安排|确定|顺延至|移至|结转)$"
)
_PLANS_BEHIND = WordPattern(
    r"[^，。；]{0,16}(?:计划|安排|打算|思路|预算|任务|要点|方案|重点)|，?[^，。；]{0,14}(?:将|拟|计划|力争|继续|确保)|，(?:要|全[区市县省][^，。；]{0,6})?(?:重点|着力|主要|着重)|[^。；]{0,40}(?:开局|收官|关键|攻坚|决胜|起步)[^，。；]{0,6}(?:之年|一年|年份)|，(?:我们?|我[局委厅])?[^，。；]{0,6}(?:准备|打算|要)"
)
_THIS_YEAR = WordPattern(r"今年|本年(?!度)")
_OTHER_YEAR = WordPattern(r"去年|明年")
_PLANNED = WordPattern(r"（20[0-9]{2}—(20[0-9]{2})年）$")
_LOOKED_BACK_YEARS = 2
"""Years behind the end of a plan in which it is still summed up."""
_LOOKING_BACK = WordPattern(r"总结|评估|收官|验收|期满|到期|届满|废止|终期")
_REASON = "年度报告写报告年度的事；沿用往年的文稿容易带出旧的年份和提法"
_GOOD = Example(
    "甲区教育局2021年法治政府建设情况报告\n2021年，落实《法治政府建设实施纲要（2021—2025年）》，推进“八五”普法。\n"
    "一、主要举措\n2021年3月1日召开会议，自2018年以来累计培训5次，全年新增公开信息400余条。\n二、下一年度安排\n2022年举办培训班。"
)
_bad = _GOOD.changed


class Phrase(NamedTuple):
    """A meeting, plan or phrase and the reporting years in which it belongs."""

    expression: WordPattern
    since: int
    until: int
    month: int
    """The month of `since` before which nobody knew of it; 0 when the year says enough."""
    note: str
    earlier: str
    """What belongs in its place before `since`; empty when nothing in particular does."""
    later: str
    """The same after `until`."""


@lru_cache(maxsize=1)
def phrases() -> tuple[Phrase, ...]:
    """Return the table of phrases that belong to certain years."""
    rows = read_table(TIMES)["提法"]
    return tuple(_phrase(*row) for row in rows)


def _phrase(expression: str, since: str, until: str, note: str, earlier: str, later: str) -> Phrase:
    year, _, month = since.partition("-")
    return Phrase(WordPattern(expression), int(year), int(until or 9999), int(month or 0), note, earlier, later)


def _in_place_of(phrase: Phrase, year: int, late: bool) -> str:
    """Return what belongs in a report on `year` in place of `phrase`, in the words of a mend."""
    words = ""
    while phrase.until < year if late else phrase.since > year:
        words = phrase.later if late else phrase.earlier
        following = next((each for each in phrases() if words and each.expression.search(words)), None)
        if following is None or following == phrase:
            break
        phrase = following
    return f"改为{words}" if words else "改为当年的提法"


@rule(
    "年度-年外日期", "日期在报告年度内", Severity.HINT, _REASON,
    _GOOD, _bad("2021年3月1日召开", "2020年3月1日召开"),
)  # fmt: skip
def _dates(manuscript: Manuscript) -> Iterator[Hit]:
    """Find days of another year; a month or a year alone is mostly told for comparison, or as a plan."""
    if manuscript.year is None:
        return
    prose, plans = prose_of(manuscript), plans_in(manuscript)
    for i, passage in enumerate(prose.passages):
        if passage.role not in (*OWN_TEXT, Role.BOX):
            continue
        if passage.role is Role.HEADING and is_account_of_plans(passage.text):
            continue
        text = masked(passage.text, _HIDDEN)
        for match in _DAY.finditer(text):
            year, allowed = int(match[1]), {manuscript.year, year_at(manuscript, i, plans)}
            if year in allowed or _is_excused(text, match, max(allowed)):
                continue
            if i < prose.body_start() and year == manuscript.year - 1:
                continue
            if year == manuscript.year + 1 and _is_planned(text, match):
                continue
            spot = Spot(i, *match.span())
            yield Hit(
                spot,
                f"{quoted(match[0])}不在报告年度（{manuscript.year}年）内",
                "核对年份；确是往年的事，写明与今年工作的关系",
            )


def _is_excused(text: str, day: re.Match[str], latest: int) -> bool:
    """Return whether the words around a day of another year than `latest` say why it is told."""
    if int(day[1]) > latest and _COMPARED.search(text, max(0, day.start() - 2), day.start()):
        return False  # nothing is compared with a year to come
    return bool(_elsewhen(text, day.start()) or _AFTER.match(text, day.end()) or _UP_TO.match(text, day.end()))


_UP_TO = WordPattern(r"[^，。；、]{0,4}?(?:至|到|—|-|～)20[0-9]{2}年")
"""What follows the first day of a span over years: 2022年7月1日至2023年5月4日办结的案卷."""


def _is_planned(text: str, day: re.Match[str]) -> bool:
    """Return whether the words around a day of next year say that it is to come, or that it heads the plans."""
    before, after = text[max(0, day.start() - 6) : day.start()], text[day.end() : day.end() + 24]
    return bool(_TO_COME.search(before) or _PLANS_BEHIND.match(after))


def _month_of_writing(manuscript: Manuscript) -> tuple[int, int]:
    """Return the year and month in which the report is dated; the March behind its year when it is not."""
    day = next((day for _, day in signed_days(manuscript)), None)
    return (day.year, day.month) if day else ((manuscript.year or 0) + 1, 3)


def _too_early(phrase: Phrase, year: int, written: tuple[int, int]) -> bool:
    """Return whether nobody could use `phrase` of `year` when the report was written."""
    return year < phrase.since or (phrase.month > 0 and written < (phrase.since, phrase.month))


def _elsewhen(text: str, place: int) -> bool:
    """Return whether the words before `place` say that the day is no part of the year's work."""
    return _ELSEWHEN.search(text, max(0, place - _LONGEST_ELSEWHEN), place) is not None


@rule(
    "年度-今年去年", "不用“今年”“去年”，写明年份", Severity.HINT, "报告在次年一季度写成，“今年”指哪一年说不清",
    _GOOD, _bad("全年新增", "今年新增"), strict=True,
)  # fmt: skip
def _this_year(manuscript: Manuscript) -> list[Hit]:
    """Find words that change their meaning with the day of writing."""
    prose = prose_of(manuscript)
    dates = " ".join(p.text for p in prose.passages if p.role is Role.DATE)
    if manuscript.year is None or f"{manuscript.year}年" in dates:
        return []
    hits = []
    for expression, mean in ((_THIS_YEAR, manuscript.year), (_OTHER_YEAR, None)):
        for match in expression.finditer(prose.text):
            message = f"报告在次年写成，{quoted(match[0])}容易误解"
            mend = f"写明年份，如“{mean}年”或“全年”" if mean else "写明年份"
            hits.append(Hit(prose.spot(*match.span()), message, mend))
    return in_one_voice(hits, 4)


@rule(
    "年度-未到", "会议、规划、提法在那一年已经有了", Severity.WARNING, _REASON,
    _GOOD, _bad("推进“八五”普法", "学习贯彻党的二十大精神"),
)  # fmt: skip
def _early(manuscript: Manuscript) -> Iterator[Hit]:
    yield from _phrases(manuscript, late=False)


@rule("年度-过时", "不沿用往年的规划和提法", Severity.WARNING, _REASON, _GOOD, _bad("“八五”普法", "“七五”普法"))
def _late(manuscript: Manuscript) -> Iterator[Hit]:
    yield from _phrases(manuscript, late=True)


@read_once
def _told(manuscript: Manuscript) -> tuple[tuple[Phrase, tuple[int, int]], ...]:
    text = prose_of(manuscript).text
    return tuple((phrase, match.span()) for phrase in phrases() for match in phrase.expression.finditer(text))


_PREPARED = WordPattern("(?:谋划|谋深|筹备|筹划|准备|展望|迎接|编制|起草|研究制定)[^，。；\n]{0,10}$")
_TO_COME = WordPattern("^[”]?[^，。；\n]{0,8}(?:开局|谋划|筹备|筹划|准备|编制|起草)")
_CLAUSE = 16
"""Characters beside a phrase in which it is said that it is still to come."""


def _is_prepared(text: str, start: int, end: int) -> bool:
    """Return whether what stands from `start` to `end` is told as something that is got ready: 谋划“八五”普法."""
    before = _PREPARED.search(text, max(0, start - _CLAUSE), start)
    return bool(before or _TO_COME.match(text[end : end + _CLAUSE]))


def _phrases(manuscript: Manuscript, late: bool) -> Iterator[Hit]:
    if manuscript.year is None:
        return
    prose, plans = prose_of(manuscript), plans_in(manuscript)
    written = _month_of_writing(manuscript)
    seen: set[str] = set()
    for phrase, (start, end) in _told(manuscript):
        words = prose.text[start:end]
        if phrase.note in seen:
            continue
        spot = prose.spot(start, end)
        if late and max(phrase.until, phrase.since) < manuscript.year:
            seen.add(phrase.note)
            yield Hit(
                spot,
                f"{manuscript.year}年度的报告里用了{quoted(words)}：{phrase.note}",
                _in_place_of(phrase, manuscript.year, late),
            )
        elif (
            not late
            and _too_early(phrase, year_at(manuscript, spot.passage, plans), written)
            and not _is_prepared(prose.text, start, end)
        ):
            seen.add(phrase.note)
            message = f"{manuscript.year}年度还没有{quoted(words)}：{phrase.note}"
            yield Hit(spot, message, _in_place_of(phrase, manuscript.year, late))


@rule(
    "年度-文件有效", "引用的法律、规划在那一年有效", Severity.WARNING, _REASON,
    _GOOD, _bad("2021—2025年", "2015—2020年"),
)  # fmt: skip
def _not_in_force(manuscript: Manuscript) -> Iterator[Hit]:
    if manuscript.year is None:
        return
    prose, plans = prose_of(manuscript), plans_in(manuscript)
    for citation in (*cited(manuscript), *named_bare(manuscript)):
        document = known().get(citation.name) or _plan(citation.name)
        if document is None:
            continue
        year = year_at(manuscript, citation.spot.passage, plans)
        if year < document.since:
            message = f"{manuscript.year}年度还没有《{document.name}》"
            note = f"（{document.note}）" if document.note else ""
            yield Hit(citation.spot, message + note, "核对年份；改引当年有效的文件")
        elif manuscript.year > document.until and not (
            manuscript.year <= document.until + _LOOKED_BACK_YEARS and _looked_back_at(prose, citation.spot)
        ):
            yield Hit(citation.spot, *_expired(document, manuscript.year))


def _plan(name: str) -> KnownDocument | None:
    """Return a plan of whatever place, which ends with the last year in its title; None for no plan."""
    match = _PLANNED.search(name)
    return KnownDocument(name, 0, int(match[1])) if match else None


def _looked_back_at(prose: Prose, spot: Spot) -> bool:
    """Return whether the sentence is about the end of what it cites: its repeal, its assessment."""
    text = prose.passages[spot.passage].text
    start = max(text.rfind(mark, 0, spot.start) for mark in "。；")
    end = min((place for mark in "。；" if (place := text.find(mark, spot.end)) >= 0), default=len(text))
    return bool(_LOOKING_BACK.search(text, start + 1, end))


def _expired(document: KnownDocument, year: int) -> tuple[str, str]:
    """Return what is wrong with citing `document` in a report on `year`, and how to mend it."""
    mend = f"改引《{document.successor}》" if document.successor else "改引当年有效的文件"
    if f"{document.until}年）" in document.name:
        mend += "；说的是总结、评估它的，写明“总结”“评估”"
        return f"《{document.name}》管到{document.until}年，{year}年度已经期满", mend
    note = f"（{document.note}）" if document.note else ""
    return f"《{document.name}》在{year}年度已不再有效{note}", mend
