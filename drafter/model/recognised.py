"""Recognises numbers with their units, times and people in a sentence as somebody wrote it.

Only what prints again as it was written is recognised, so that a {名称} can stand in its place. Numbers that name
something are none of these: in the names of documents 〔2021〕5号 and 《……》, in “……”, 第3次, 八年级, telephone numbers,
ranges. `every_number` finds those too, for what is carried over from last year.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from drafter.model.figure import Figure
from drafter.model.moments import format_moment
from drafter.model.number_grammar import (
    ABOUT_AFTER,
    ABOUT_BEFORE,
    DIGITS,
    IN_MYRIADS,
    IN_NAMES,
    NUMERALS,
    TO,
    counting_units,
    either,
)


class Recognised(NamedTuple):
    """A number or a time that stands in a text."""

    start: int
    end: int
    text: str
    """As it was written, with its unit: 56人, 400余件, 3月19日."""
    is_moment: bool
    name: str
    """What to call it, in one text like no other: 人数, 时间, 场数2."""


_COUNTING_UNITS = ("人次", "场次", "人", "名", "场", "期", "所", "件", "起", "份", "家")
"""Units that make a single Chinese numeral a count: 三场; others may stand in a set phrase such as 三项制度."""
_UNIT = counting_units("课")
_COUNT = re.compile(
    rf"(?P<before>{ABOUT_BEFORE})?(?P<core>(?:(?:{DIGITS}|[{NUMERALS}]{{2,}}){IN_MYRIADS}|[近约]?[百千万][余多]?)(?:{_UNIT})"
    rf"|[三四五六七八九十](?:{either(_COUNTING_UNITS)}))(?P<after>{ABOUT_AFTER})?"
)
_NAMED_BY_NUMBER = (
    r"(?<![0-9.])[0-9]+[团连师](?![队体员组生资])"
    rf"|(?<![0-9.])[0-9{NUMERALS}]+(?:中学|小学|高中|职高|幼儿园|中(?=[、，。；（）和与及等]|$))"
    rf"|(?:电视台|央视|中央|CCTV|卫视)[^，。；、0-9{NUMERALS}]{{0,4}}[0-9{NUMERALS}]+套"
)
"""Names with numbers: 129团, 54中学, 三十二中, 中央电视台十二套."""
_POINT = "(?:(?:[0-9]{4}年)?[0-9]{1,2}月(?:份|[0-9]{1,2}[日号])?|[0-9]{4}年)"
_END = "(?:[0-9]{4}年)?(?:[0-9]{1,2}月(?:份)?)?(?:[0-9]{1,2}[日号])?"
_MOMENT = re.compile(rf"(?<![0-9第.])(?<!{TO}){_POINT}(?:{TO}(?=[0-9]){_END})?(?!度|[0-9])")
_TELEPHONE = "(?<![0-9])(?:1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8})(?![0-9])"
_NAMES = re.compile(
    rf"\{{[^{{}}]*\}}|{IN_NAMES}|[^\W0-9_]*[A-Za-z][A-Za-z0-9-]*"
    rf"|第\s*[0-9{NUMERALS}]+|[0-9{NUMERALS}]+年级|{_TELEPHONE}"
    rf"|[0-9{NUMERALS}万亿.%]+(?:{_UNIT})?\s*[至到—–~～/:：·-]+\s*[0-9{NUMERALS}万亿.%]+(?:{_UNIT})?"
    rf"|[{NUMERALS}]分之[0-9{NUMERALS}]+|每\s*[0-9{NUMERALS}]*(?:{_UNIT}|[年月周日天]|学期|季度|半年)\s*[0-9{NUMERALS}]*(?:{_UNIT})?"
    rf"|{_NAMED_BY_NUMBER}"
)
"""What names something, or is more than one number."""
_ORDINAL = re.compile(rf"第\s*([0-9{NUMERALS}]+)\s*([届次期批季号])")
_ANY_DIGITS = re.compile(r"(?<![0-9A-Za-z.,-])[1-9][0-9]*(?:\.[0-9]+)?(?![0-9A-Za-z,.-])")
_THE_SAME_EACH_YEAR = re.compile(
    r"\{[^{}]*\}|(?<![0-9])(?:1[0-9]{2}|12[0-9]{3})(?=热线|平台|服务|电话|便民|举报)"
    r"|[0-9]{1,2}[·.][0-9]{1,2}(?=[”日国全])|[0-9]+年级|[A-Za-z][A-Za-z0-9-]*"
    rf"|{_TELEPHONE}|{_NAMED_BY_NUMBER}"
)
"""Numbers that no year changes: 12345热线, telephone numbers, “12·4”, 8年级, 54中学, 129团."""
_TIME, _MONEY, _RATE = "时间", "金额", "比例"
_UNIT_NAMES = {
    **dict.fromkeys(("人", "名", "位", "万人"), "人数"),
    **dict.fromkeys(("元", "万元", "亿元"), _MONEY),
    **dict.fromkeys(("%", "‰", "个百分点"), _RATE),
    **dict.fromkeys(("小时", "分钟", "天"), "时长"),
}


def recognise(text: str, taken: Collection[str] = ()) -> tuple[Recognised, ...]:
    """Return the numbers with units and the times in `text`, in order; their names are none of those `taken`.

    Text in braces is left alone.
    """
    return _named(text, [*_moments(text, _spans(_NAMES, text)), *_counts(text)], taken)


def every_number(text: str, taken: Collection[str] = ()) -> tuple[Recognised, ...]:
    """Return what `recognise` does, and every further number and year of `text`: 〔2021〕5号, 《2021年要点》, 第3次."""
    found = [*_moments(text, _spans(_NAMES, text)), *_counts(text)]
    covered = [*_spans(_THE_SAME_EACH_YEAR, text), *((start, end) for start, end, _, _ in found)]
    for pattern, group in ((_ORDINAL, 1), (_ANY_DIGITS, 0)):
        for match in pattern.finditer(text):
            start, end = match.span(group)
            if _is_free(start, end, covered) and is_printed_figure(match[group]):
                found.append((start, end, False, _name_of_number(text, start, end)))
                covered.append((start, end))
    return _named(text, found, taken)


_Found = tuple[int, int, bool, str]
"""Where it stands, whether it is a time, and what it may be called."""


def _moments(text: str, names: list[tuple[int, int]]) -> Iterator[_Found]:
    for match in _MOMENT.finditer(text):
        inside = [span for span in names if span[0] <= match.start() and match.end() <= span[1]]
        in_quotes = any(text[start] in "{《“第" for start, _ in inside)
        if not in_quotes and is_printed_moment(match[0]):
            yield *match.span(), True, _TIME


def _counts(text: str) -> Iterator[_Found]:
    names = _spans(_NAMES, text) + _spans(_MOMENT, text)
    for match in _COUNT.finditer(text):
        whole, core = match.span(), match.span("core")
        span = next((each for each in (whole, core) if is_printed_figure(text[slice(*each)])), None)
        if span is None or not _is_free(*core, names) or _continues(text, *span):
            continue
        yield *span, False, _name_of_count(text[slice(*span)])


def _continues(text: str, start: int, end: int) -> bool:
    """Return True when a number or a letter stands right before, or a number with a joint behind."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return bool(re.search(rf"[0-9A-Za-z.,/·第每{NUMERALS}-]$|[0-9]\s$", before) or re.match(r"[0-9]|级", after))


def _name_of_count(counted: str) -> str:
    figure = Figure.parse(counted)
    return _UNIT_NAMES.get(figure.unit, f"{figure.unit}数")


def _name_of_number(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    is_year = re.fullmatch("(?:19|20)[0-9]{2}", text[start:end]) is not None
    if is_year and (after == "年" or before in ("〔", "[", "（", "(") or after in ("—", "-", "–", "～", "至")):
        return "年份"
    if after == "号":
        return "日子" if before == "月" else "文号"
    return {"届": "届次", "次": "届次", "期": "期次", "批": "批次", "月": "月份", "日": "日子"}.get(after, "数")


def _spans(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)]


def _is_free(start: int, end: int, covered: list[tuple[int, int]]) -> bool:
    return not any(start < other_end and other_start < end for other_start, other_end in covered)


def is_printed_figure(written: str) -> bool:
    """Return True when `written` is a figure that prints just so, and says neither none nor not applicable."""
    try:
        figure = Figure.parse(written)
    except ValueError:
        return False
    return bool(figure.value) and figure.text() == written


def is_printed_moment(written: str) -> bool:
    """Return True when `written` is a date or a span that prints just so."""
    try:
        return format_moment(written) == written
    except ValueError:
        return False


def _named(text: str, found: list[_Found], taken: Collection[str]) -> tuple[Recognised, ...]:
    given: list[Recognised] = []
    used = set(taken)
    for start, end, is_moment, base in sorted(found):
        name, number = base, 1
        while name in used:
            number += 1
            name = f"{base}{number}"
        used.add(name)
        given.append(Recognised(start, end, text[start:end], is_moment, name))
    return tuple(given)


_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
_TITLES = "同志|律师|老师|教授|法官|检察官|警官|主任|副?局长|副?校长|副?书记|处长|科长|研究员|庭长|院长|检察长|所长"
_PERSON_BEFORE = re.compile(
    rf"(?:^|(?<=[，。；：、（“\s由请聘邀和与及让派]))([{_SURNAMES}][一-鿿]{{1,2}})(?=(?:{_TITLES}))"
)
_PERSON_AFTER = re.compile(
    rf"(?:{_TITLES})([{_SURNAMES}][一-鿿]{{1,2}})(?=[，。、；：（）]|[作主讲出参带为到率授等任]|$)"
)

_BEGINS_IN_WORD = "[聘担委选出兼调新现历连留责信专主]任"
"""A word that ends in the surname 任, as in 聘任法治副校长."""
_COMMON = re.compile(
    "法[治制律]|依法|普法|司法|执法|教[育学师研务]|学[校生科]|校园|安全|心理|德育|体育|综治|挂职|兼职|专职|骨干|班级|优秀"
    "|^(?:任[课职教何期务命]|高[中级校等]|常[务年驻任]|万[名余人]|文[化体明旅史科]|康复|金牌|方[面案]|毛笔|江[苏西]|程序|武术|金融|历史)"
)
"""Words that no one is called: what begins with a surname's sign or has such a word in it is no name."""


def people_in(text: str) -> tuple[str, ...]:
    """Return the people that `text` names beside a title, such as 张三律师 or 局长李四, in order and once each."""
    found = sorted(
        (match.start(1), match[1])
        for each in (_PERSON_BEFORE, _PERSON_AFTER)
        for match in each.finditer(text)
        if _is_name(text, match.start(1), match[1])
    )
    return tuple(dict.fromkeys(name for _, name in found))


def _is_name(text: str, start: int, name: str) -> bool:
    """Return whether what begins with a surname's sign is a name and no common word."""
    begins_in_word = re.match(_BEGINS_IN_WORD, text[max(0, start - 1) :]) is not None
    return not begins_in_word and _COMMON.search(name) is None
