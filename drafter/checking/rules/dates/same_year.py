"""Rules about the years of a report: the same in title, opening, chapters, plans and date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript, Role, signed_days
from drafter.checking.rule import Example, Hit, Severity, Spot, rule
from drafter.checking.sources.report_subject import year_in_title
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import OWN_TEXT, OutlineSection, Prose, prose_of
from drafter.enclosures import masked
from drafter.model.characters import without_spaces

_REASON = "《党政机关公文处理工作条例》第二十条：前后一致"
_NAMES = {"《": "》", "“": "”"}
_GOOD = Example(
    "甲市乙区教育局2021年法治政府建设情况报告\n乙区委、乙区人民政府：\n2021年，我局推进法治政府建设。现将2021年有关情况报告如下：\n"
    "一、2021年主要举措和成效\n开展检查。\n二、2022年安排\n2022年举办培训班。\n\n甲市乙区教育局\n2022年1月29日"
)
_bad = _GOOD.changed


def _masked(text: str) -> str:
    return masked(text, _NAMES)


_TOLD_YEAR = WordPattern(
    r"(?:现将|现就|现对)[^。：\n]{0,16}?(20[0-9]{2})年(?:度)?[^。\n]{0,40}?(?:报告|汇报|总结)(?:如下|于下)"
)
_HEADED_YEAR = WordPattern(r"(20[0-9]{2})年(?:度)?")
_DONE = WordPattern("成效|成绩|做法|举措|亮点|完成")
"""Words of headings of what the year was like."""
_PAST_HEADING = WordPattern(r"上一?年|往年|去年|回顾|落实情况|整改")
_PLANNED = WordPattern(
    r"(?<![0-9—\-至])(20[0-9]{2})年(?:度)?[0-9]{0,2}月?[^，。；]{0,4}(?:底前|前|内|，|将|要|继续|拟|计划|全面|上半年|下半年|年底|举办|开展|组织|完成|制定)"
)
_LOOKS_BACK = WordPattern(r"总结|取得|存在|不足|基础上|以来|经验|评估|较|比|年度?未|结转|遗留|尚未")


@rule(
    "一致-年度", "标题、前言、各章的年度一致", Severity.WARNING, _REASON,
    _GOOD, _bad("现将2021年有关情况", "现将2020年有关情况"),
)  # fmt: skip
def _years(manuscript: Manuscript) -> Iterator[Hit]:
    year, prose = year_in_title(without_spaces(manuscript.title)), prose_of(manuscript)
    if year is None or manuscript.year is None:
        return
    for match in _TOLD_YEAR.finditer(_masked(prose.text)):
        if int(match[1]) != year:
            spot = prose.spot(match.start(1), match.end(1) + 1)
            yield Hit(spot, f"标题是{year}年，这里说报告{match[1]}年的情况", "核对，前后一致")
    yield from _opening(prose, year)
    for section in prose.sections:
        yield from _chapter(section, year)


def _opening(prose: Prose, year: int) -> Iterator[Hit]:
    """Yield an opening that begins with another year and does not name the report's."""
    first = next((i for i, p in enumerate(prose.passages) if p.role is Role.BODY and i < prose.body_start()), None)
    if first is None:
        return
    text = prose.passages[first].text.strip()
    begun = re.match(r"(20[0-9]{2})年(?:度|以来)?，", text)
    if begun and int(begun[1]) != year and f"{year}年" not in text:
        yield Hit(Spot(first, 0, 5), f"标题是{year}年，前言从{begun[1]}年说起", "核对，前后一致")


def _chapter(section: OutlineSection, year: int) -> Iterator[Hit]:
    """Yield a chapter whose heading is of another year than it should be: the next one's for plans."""
    title = section.mark.title
    headed = _HEADED_YEAR.search(_masked(title))
    if section.mark.level != 1 or headed is None or _PAST_HEADING.search(title):
        return
    due = (
        year + 1
        if re.search(
            r"安排|打算|计划|下一|思路|展望|任务|(?:改进|整改|努力|推进|提升)(?:措施|举措|方向|目标)|怎么干|再出发|(?:工作|主要|目标)?(?:重点|要点|目标)$|努力方向",
            title,
        )
        else year
    )
    if int(headed[1]) == year + 1 and not _DONE.search(title):
        return
    if int(headed[1]) != due:
        message = f"标题是{year}年度的报告，这一章写的是{headed[1]}年"
        yield Hit(Spot(section.mark.passage), message, f"核对，改为{due}年")


@rule(
    "一致-成文年份", "成文日期在报告年度的次年初", Severity.WARNING, "《法治政府建设与责任落实督察工作规定》第四章",
    _GOOD, _bad("2022年1月29日", "2023年1月29日"),
)  # fmt: skip
def _signed_year(manuscript: Manuscript) -> Iterator[Hit]:
    if manuscript.year is None:
        return
    for i, day in signed_days(manuscript):
        if day.year > manuscript.year + 1 or day.year < manuscript.year:
            yield Hit(Spot(i), f"{manuscript.year}年度的报告，成文日期却是{day.year}年", "核对成文日期和报告年度")


_WILL_BE = WordPattern(r"(?:将于|将在|计划于|计划在|拟于|拟在|预计于)(20[0-9]{2})年")


@rule(
    "一致-安排年份", "下一年度的安排写下一年的事", Severity.WARNING, _REASON,
    _GOOD, _bad("2022年举办培训班", "2021年6月底前举办培训班"),
)  # fmt: skip
def _plans(manuscript: Manuscript) -> Iterator[Hit]:
    """Find plans dated in the report's year or before."""
    if manuscript.year is None:
        return
    prose = prose_of(manuscript)
    for match in _WILL_BE.finditer(_masked(prose.text)):
        if int(match[1]) <= manuscript.year and prose.passages[prose.passage_at(match.start())].role in OWN_TEXT:
            yield Hit(prose.spot(*match.span()), f"{match[1]}年已经过去，这里却说将要", "核对年份")
    for section in prose.sections:
        if section.mark.level != 1 or not _is_of_plans(section.mark.title):
            continue
        for i in range(section.mark.passage + 1, section.last + 1):
            for match in _planned_before(_masked(prose.passages[i].text), manuscript.year):
                message = f"安排的是{manuscript.year + 1}年的事，这里写{match[1]}年"
                yield Hit(Spot(i, *match.span()), message, "核对年份")


def _is_of_plans(title: str) -> bool:
    """Return whether a heading is that of the plans for the year to come."""
    return re.search(r"安排|打算|下一步|下一年|计划$", title) is not None and not _PAST_HEADING.search(title)


def _planned_before(text: str, year: int) -> Iterator[re.Match[str]]:
    """Yield where `text` plans something for `year` or before it, and tells of nothing that was."""
    for match in _PLANNED.finditer(text):
        around = text[max(0, match.start() - 12) : match.end() + 12]
        if int(match[1]) <= year and not _LOOKS_BACK.search(around):
            yield match


_OWN_PAPER = WordPattern(
    r"(?:制定|制订|印发|出台|下发|编制|拟定|发布)(?:了|并印发|印发)?《(?P<at>[^》\n]{0,24}?(?<![0-9])(?P<year>20[0-9]{2})年(?:度)?)[^》\n]{0,30}(?:要点|计划|任务|分解表|清单|方案|安排|分工|责任书|措施)》"
)


@rule(
    "一致-年度文件", "当年制定的计划、要点是当年的", Severity.HINT, _REASON,
    Example(_GOOD.text.replace("开展检查。", "制定《2021年执法检查计划》，开展检查。")),
    Example(_GOOD.text.replace("开展检查。", "制定《2020年执法检查计划》，开展检查。")),
)  # fmt: skip
def _own_papers(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a yearly plan of another year that is told as made in the report's."""
    if manuscript.year is None:
        return
    prose = prose_of(manuscript)
    for match in _OWN_PAPER.finditer(prose.text):
        year, begin = int(match["year"]), max(0, match.start() - 20)
        if year < manuscript.year and f"{year}年" not in prose.text[begin : match.start()]:
            spot = prose.spot(match.start("year"), match.end("at"))
            yield Hit(spot, f"{manuscript.year}年度制定的文件，名称里是{year}年", "核对年份")
