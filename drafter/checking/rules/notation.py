"""Rules about document numbers and dates as they are written, and what tools and web pages left behind."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.rule import Example, Hit, Rule, Severity, Spot
from drafter.checking.rules.patterns import at_most, pattern_check
from drafter.checking.text.prose import prose_of

_DAY = re.compile(r"(?:(?<![0-9])([0-9]{4})年)?(?<![0-9.])([0-9]{1,2})月(?:([0-9]{1,2})[日号])?")
_SPAN = re.compile(
    r"(?:(20[0-9]{2})年)?([0-9]{1,2})月(?:([0-9]{1,2})日)?(?:至|到|-|—|~|～)(?:(20[0-9]{2})年)?(?:([0-9]{1,2})月)?(?:([0-9]{1,2})日)?"
)


def _impossible(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _DAY.finditer(prose.text):
        year, month, day = match[1], int(match[2]), int(match[3] or 1)
        if re.match(r"龄|薪|票|饼", prose.text[match.end() : match.end() + 1]):
            continue
        if not 1 <= month <= 12:
            yield Hit(prose.spot(*match.span()), f"没有{month}月：“{match[0]}”", "核对原稿，改成日历上有的日子")
        elif not 1 <= day <= monthrange(int(year or 2000), month)[1]:
            yield Hit(prose.spot(*match.span()), f"{month}月没有{day}日：“{match[0]}”", "核对原稿，改成日历上有的日子")


def _backwards(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _SPAN.finditer(prose.text):
        year, month, day, to_year, to_month, to_day = (int(part) if part else 0 for part in match.groups())
        if not (to_month or to_day):
            continue
        first = (year or to_year, month, day)
        last = (to_year or year, to_month or month, to_day)
        if (first[:2] > last[:2]) or (day and to_day and first > last):
            yield Hit(prose.spot(*match.span()), f"起止时间“{match[0]}”先后倒了", "核对原稿；跨年的写明年份")


def _web_page(manuscript: Manuscript) -> list[Hit]:
    left = [(i, p) for i, p in enumerate(manuscript.passages) if p.role is Role.RESIDUE]
    hits = [Hit(Spot(i), f"“{p.text.strip()[:24]}”是网页上带来的，不是报告的内容", "删去这一行") for i, p in left]
    return at_most(hits, 10) + list(pattern_check("残留-网页")(manuscript))


_NUMBER = "GB/T 9704-2012 7.2.5"
_DATE = "GB/T 9704-2012 7.3.5.4；GB/T 15835-2011"
_CLEAN = Example("依据厅字〔2019〕28号文件，2021年3月5日至9日开展检查，共检查77次，合格50所。")
# fmt: off
RULES = (
    Rule("文号-括号", "发文字号的年份用六角括号", Severity.WARNING, _NUMBER, pattern_check("文号-括号"), _CLEAN,
         Example("依据《关于印发实施方案的通知》（津教政[2019]24号），做好招生工作。")),
    Rule("文号-序号", "发文字号的顺序号不加“第”、不编虚位", Severity.WARNING, _NUMBER, pattern_check("文号-序号"), _CLEAN,
         Example("依据厅字〔2019〕第28号文件和国办发〔2018〕018号文件。")),
    Rule("日期-补零", "日期不编虚位", Severity.WARNING, _DATE, pattern_check("日期-补零"), _CLEAN,
         Example("2021年03月05日召开会议。")),
    Rule("日期-写法", "日期写年、月、日，年份四位", Severity.WARNING, _DATE, pattern_check("日期-写法"), _CLEAN,
         Example("2021.3.5召开会议，3月6号传达，21年底总结。")),
    Rule("日期-不存在", "日期在日历上有", Severity.ERROR, "《党政机关公文处理工作条例》第二十条：时间准确", _impossible, _CLEAN,
         Example("9月31日召开会议。")),
    Rule("日期-先后", "起止时间前早后晚", Severity.WARNING, "《党政机关公文处理工作条例》第二十条：时间准确", _backwards, _CLEAN,
         Example("6月18日至16日举办培训班。")),
    Rule("残留-网页", "没有网页上带来的内容", Severity.ERROR, "从网页复制的文字常带着栏目、计数和备案信息", _web_page, _CLEAN,
         Example("河东区教育局2021年法治政府建设情况报告\n阅读 2525\n现将有关情况报告如下：\n一、主要举措\n开展普法。")),
    Rule("残留-文档", "没有 Word 的书签、域代码和丢失的字符", Severity.ERROR, "从 Word 转出的文字常带着书签和域代码",
         pattern_check("残留-文档"), _CLEAN, Example("[bookmark: _GoBack]全年检查77次。")),
    Rule("残留-待填", "没有待核、待填的内容", Severity.ERROR, "《党政机关公文处理工作条例》第十九条：内容完整",
         pattern_check("残留-待填"), _CLEAN, Example("全年检查【待填】次，处罚××件（待核）。")),
    Rule("残留-提纲", "没有提纲里的提示和说明", Severity.ERROR, "提纲的提示留在标题里，公开的报告中常见",
         pattern_check("残留-提纲"), _CLEAN, Example("一、工作情况\n（一）主要举措加强组织领导\n成立领导小组。")),
    Rule("残留-丢字", "没有丢了字的地方", Severity.ERROR, "发布到网页时连接号、单位、引号容易丢失",
         pattern_check("残留-丢字"), _CLEAN, Example("抽查51所，合格50不合格1，落实20212025年规划。")),
)
