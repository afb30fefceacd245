"""Rules about years that a report tells as done: none is behind its own, none is compared with itself, three in a row are so."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.checking.text.statutory_parts import StatutoryPart, part_spans
from drafter.hints import quoted
from drafter.model.numerals import parse_number

_REASON = "《党政机关公文处理工作条例》第二十条：前后一致"
_TEXT = "甲县教育局2021年法治政府建设情况报告\n一、主要举措\n截至2021年底，全县有学校62所，比2020年增加2所。连续三年（2019、2020、2021年）被评为优秀。\n二、存在的不足\n力量不足。\n三、2022年安排\n抓好落实。"


def _bad(old: str, new: str) -> Example:
    return Example(_TEXT.replace(old, new))


_UP_TO = WordPattern(r"截(?:至|止)(?:到)?(?P<at>(?P<year>20[0-9]{2})年(?:度)?(?:底|末|年底|12月(?:31日|底)?))")
_THAN = WordPattern(
    r"(?:比|较|同)(?P<at>(?P<year>20[0-9]{2})年(?:度)?)(?:同期|相比)?(?:，)?(?:增长|增加|下降|减少|提高|提升|上升|降低|多|少)"
)


@rule(
    "年度-说到的年份", "已经做的不截至下一年，不和本年自己比", Severity.HINT, _REASON,
    Example(_TEXT), _bad("截至2021年底", "截至2022年底"),
    near=Example(_TEXT.replace("抓好落实", "截至2022年底建成基地3个，比2021年增加1个")),
)  # fmt: skip
def _years(manuscript: Manuscript) -> Iterator[Hit]:
    prose, year = prose_of(manuscript), manuscript.year
    planned = part_spans(manuscript, StatutoryPart.PLANS)
    if year is None or not planned:
        return
    for expression, wrong in ((_UP_TO, year + 1), (_THAN, year)):
        for match in expression.finditer(prose.text):
            passage = prose.passage_at(match.start())
            is_plan = any(first <= passage <= last for first, last in planned)
            if int(match["year"]) == wrong and not is_plan and passage < planned[0][0]:
                message = f"{year}年度的报告里写{quoted(match[0])}"
                yield Hit(prose.spot(*match.span()), message, "核对年份")


_IN_A_ROW = WordPattern(
    r"(?P<at>连续(?P<number>[二两三四五六]|[2-6])年[（，](?P<list>20[0-9]{2}(?:年)?(?:[、，和]20[0-9]{2}(?:年)?){1,5}))"
)


@rule(
    "年度-连续几年", "连续几年，列出的年份一年接一年", Severity.HINT, _REASON,
    Example(_TEXT), _bad("（2019、2020、2021年）", "（2018、2020、2021年）"),
)  # fmt: skip
def _in_a_row(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _IN_A_ROW.finditer(prose.text):
        years = [int(each) for each in re.findall("20[0-9]{2}", match["list"])]
        said = int(parse_number(match["number"].replace("两", "二")) or 0)
        if len(years) != said or any(after - before != 1 for before, after in itertools.pairwise(years)):
            yield Hit(prose.spot(*match.span("at")), f"{quoted(match['at'])}不是连续{said}年", "核对年份")


_FROM_TO = WordPattern(
    r"(?P<first>20[0-9]{2})年?(?:至|到|—|-|－)(?P<last>20[0-9]{2})年(?!度?(?:末|底)|[0-9]{1,2}月)[^。；\n]{0,60}?(?<![近前后第])(?P<at>(?P<number>[二两三四五六])年(?:来|间|共|累计|总共|合计|平均|里|中))"
)


@rule(
    "年度-起止几年", "从一年到另一年，说的年数对", Severity.HINT, _REASON,
    _bad("连续三年", "2017年至2021年，五年累计宣传86场。连续三年"), _bad("连续三年", "2017年至2021年，四年累计宣传86场。连续三年"),
    near=_bad("连续三年", "2017年至2021年，近三年累计宣传86场。连续三年"),
)  # fmt: skip
def _from_to(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _FROM_TO.finditer(prose.text):
        said = int(parse_number(match["number"].replace("两", "二")) or 0)
        years = int(match["last"]) - int(match["first"]) + 1
        if said == years - 1 or said == years + 1:
            message = f"{match['first']}年至{match['last']}年是{years}年，写的是{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对年份和年数")


_SHORTER = WordPattern(
    r"(?P<then>[0-9]{1,5})(?P<unit>个工作日|工作日|天|日|小时|分钟|个环节|份|件|项)[^。；，0-9\n]{0,6}，?(?P<at>(?:缩短|压缩|压减|减少|降低|精简)(?:至|到|为)(?P<now>[0-9]{1,5})(?P=unit))"
)


@rule(
    "数字-缩短变长", "缩短到的比原来的短", Severity.HINT, _REASON,
    Example("平均办理时间为45天，缩短至30天。"), Example("平均办理时间为45天，缩短至50天。"),
)  # fmt: skip
def _shorter(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _SHORTER.finditer(prose.text):
        if int(match["now"]) >= int(match["then"]):
            message = f"原来是{match['then']}{match['unit']}，{quoted(match['at'])}没有变短"
            yield Hit(prose.spot(*match.span("at")), message, "核对两个数")
