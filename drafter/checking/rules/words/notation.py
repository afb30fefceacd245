"""Rules about document numbers and dates as they are written, and what tools and web pages left behind."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.rule import Example, Hit, Severity, Spot, rule
from drafter.checking.rules.pattern_rules import in_one_voice, pattern, pattern_hits
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of

_DAY = WordPattern(r"(?:(?<![0-9])([0-9]{4})年)?(?<![0-9.])([0-9]{1,2})月(?:([0-9]{1,2})[日号])?")
_OF_WEB_PAGES = (
    pattern(
        r"(?:阅读|浏览|点击|访问)(?:次数|数|量)?[：:]?\s*[0-9]{2,}(?![0-9.]*\s*[余多万千亿次人篇条])"
        r"|(?:阅读|浏览|点击|访问)(?:次数|数|量)[：:]",
        "“{}”是网页上的计数",
        "删去",
    ),
    pattern(
        r"[一-鿿]ICP备[0-9]+号(?:-[0-9]+)?|公网安备\s*[0-9]*(?:号)?|备案号[：:]|网站标识码",
        "“{}”是网站的备案信息",
        "删去",
    ),
    pattern(
        r"发布评论|用户评论|还能输入\s*[0-9]+\s*字|分享到[：:]?|扫一扫|打印本页|关闭窗口|返回顶部|上一篇[：:]|下一篇[：:]"
        r"|责任编辑[：:]|字体[：:]\s*【?大",
        "“{}”是网页上的按钮或栏目",
        "删去",
    ),
    pattern(
        r"&(?:nbsp|amp|lt|gt|quot|#[0-9]+);|</?(?:p|br|span|div|strong|font)\b[^>]{0,40}>", "“{}”是网页的代码", "删去"
    ),
)
_SPAN = WordPattern(
    r"(?:(20[0-9]{2})年)?([0-9]{1,2})月(?:([0-9]{1,2})日)?(?:至|到|-|—|~|～)(?:(20[0-9]{2})年)?(?:([0-9]{1,2})月)?(?:([0-9]{1,2})日)?"
)
_CLEAN = Example("依据厅字〔2019〕28号文件，2021年3月5日至9日开展检查，共检查77次，合格50所。")


@rule(
    "日期-不存在", "日期在日历上有", Severity.ERROR, "《党政机关公文处理工作条例》第二十条：时间准确",
    _CLEAN, "9月31日召开会议。",
    near=Example("2月29日召开会议（2024年），9月30日办结，31日前公示。", 2024),
)  # fmt: skip
def _impossible(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _DAY.finditer(prose.text):
        year, month, day = match[1], int(match[2]), int(match[3] or 1)
        if re.match(r"龄|薪|票|饼", prose.text[match.end() : match.end() + 1]):
            continue
        if not 1 <= month <= 12:
            yield Hit(prose.spot(*match.span()), f"没有{month}月：“{match[0]}”", "核对原稿，改成日历上有的日子")
        elif not 1 <= day <= monthrange(int(year or _leap(manuscript.year)), month)[1]:
            yield Hit(prose.spot(*match.span()), f"{month}月没有{day}日：“{match[0]}”", "核对原稿，改成日历上有的日子")


def _leap(year: int | None) -> int:
    """Return a year whose February is the longest that a day without a year may be of: the report's, or the next."""
    return next((each for each in (year, year + 1) if isleap(each)), year) if year else 2000


def _is_backwards(year: int, month: int, day: int, to_year: int, to_month: int, to_day: int) -> bool:
    """Return whether a span ends before it begins; 0 is what is not written, as the same year or month."""
    if not (to_month or to_day):
        return False
    begins, ends = (year or to_year, month), (to_year or year, to_month or month)
    return begins > ends or (begins == ends and 0 < to_day < day)


@rule(
    "日期-先后", "起止时间前早后晚", Severity.WARNING, "《党政机关公文处理工作条例》第二十条：时间准确",
    _CLEAN, "6月18日至16日举办培训班。",
)  # fmt: skip
def _backwards(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _SPAN.finditer(prose.text):
        if _is_backwards(*(int(part) if part else 0 for part in match.groups())):
            yield Hit(prose.spot(*match.span()), f"起止时间“{match[0]}”先后倒了", "核对原稿；跨年的写明年份")


@rule(
    "残留-网页", "没有网页上带来的内容", Severity.HINT, "从网页复制的文字常带着栏目、计数和备案信息",
    _CLEAN, "河东区教育局2021年法治政府建设情况报告\n阅读 2525\n现将有关情况报告如下：\n一、主要举措\n开展普法。",
    near="利用网站、微信扫码等方式普法，文章点击量12万次，阅读2万余次。",
)  # fmt: skip
def _web_page(manuscript: Manuscript) -> list[Hit]:
    left = [(i, p) for i, p in enumerate(manuscript.passages) if p.role is Role.RESIDUE]
    hits = [Hit(Spot(i), f"“{p.text.strip()[:24]}”是网页上带来的，不是报告的内容", "删去这一行") for i, p in left]
    return in_one_voice(hits, 10) + list(pattern_hits(manuscript, _OF_WEB_PAGES))


_NUMBER = "GB/T 9704-2012 7.2.5"
_DATE = "GB/T 9704-2012 7.3.5.4；GB/T 15835-2011"
