"""Finds every number of a sentence, of whatever sort: counts, rates, times, ordinals, numbers of documents, others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from drafter.model.number_grammar import (
    BARE,
    DIGITS,
    DOCUMENT_NUMBER,
    NUMERALS,
    ONE_TO_NINE,
    ONES,
    SPELT,
    TO,
    YEAR,
    counting_units,
    either,
)
from drafter.model.numerals import to_half_width


class NumberSort(Enum):
    """What a number is."""

    COUNT = "数量"
    RATE = "比例"
    MOMENT = "时点"
    YEAR = "年份"
    ORDINAL = "序次"
    DOCUMENT = "文号"
    OTHER = "其他"
    """Digits that count nothing: “12·4”, 131团."""
    DENIAL = "否认"
    """A statement that something did not happen, which counts no cases: 均未超过法定期限."""


class NumberSign(NamedTuple):
    """A number as it stands in a text."""

    start: int
    end: int
    written: str
    sort: NumberSort
    unit: str = ""
    """Measure word of a count, % or ‰ of a rate; empty otherwise."""

    @property
    def is_number(self) -> bool:
        """False for a span of time and a loose count in words, which qualify the numbers beside them."""
        return self.sort is not NumberSort.OTHER or re.search("[0-9]", self.written) is not None


FURTHER_UNITS = ("卷", "段", "倍", "番", "折", "公斤")
"""Measure words of these reports that no question has: 案卷2卷, 一倍的罚款."""
_UNIT = counting_units("%", "‰", "天", further=FURTHER_UNITS)
_SPAN_UNIT = either(["个工作日", "工作日", "天", "日", "年", "周", "个月", "学期", "小时", "分钟", "周岁", "周年"])
_ABOUT = r"(?:近|约|将近|(?<!不)超过|(?<!不)超|(?<!不)逾|至少|不少于)?"
_SHARE = (
    rf"(?:(?:{DIGITS}|[{NUMERALS}万亿]+)分之(?:{DIGITS}|[{NUMERALS}]+(?:点[{NUMERALS}]+)?)|(?<![0-9.,/]){DIGITS}/{DIGITS}(?![0-9/])"
    rf"|(?:{DIGITS}|[{ONES}])成(?:[半{ONE_TO_NINE}]|(?=以上|左右|多|的|[，,。；;、）)]|$))|(?:{DIGITS}|[二三四五六七八九])成(?![立员功果为长效熟绩都套分本人])|[近约超逾][二三四五六七八九]成|(?<!大)半数以上|一半(?![天月年个]))"
)
"""Shares in other forms than per cent: 三分之二, 2/3, 五成, 半数以上."""
_SPELT_YEAR = f"二[〇零○][〇零○{ONE_TO_NINE}]{{2}}年度?"
_SOME_TIME = (
    "近[两二三四五六七八九十]年|(?<![第每这那前上下去今一二三四五六七八九十])[一两二三四五六七八九十]{1,3}年(?:来|间|时间|内|之?内|以上|以内|左右)|过去一年(?![一-鿿]?级)|(?<![上下每])半年(?![度一])|半天"
    "|(?<![第每近前后一二三四五六七八九十])(?:一个半|半个|[一两二三四五六七八九十]{1,4}个)(?:月|工作日|学期|小时|星期|学年)(?![份一度])"
    "|(?<![第每前后周〇零一二三四五六七八九十百])(?:[两三四五六七八九十百][一二三四五六七八九十百]{0,3}|二[十百][一二三四五六七八九十百]{0,3})(?:天|周(?![岁年边])|小时|分钟|学期|昼夜)"
    "|[一二三四五六七八九十]{1,3}日(?=之?内|以内)|(?<![月年第〇零一二三四五六七八九十])(?:[二三四五六七八九]十[一二三四五六七八九]?|十[一二三四五六七八九])日(?![一-鿿]?前)"
    f"|(?<![第{NUMERALS}])[{NUMERALS}]{{1,4}}[至到](?=[{NUMERALS}])[{NUMERALS}]{{1,4}}(?:{_UNIT})"
    f"|(?<![第初高大上下前后每这那{NUMERALS}])[二两三四五六七八九十]{{1,3}}(?:部门(?!法)|方面|[讲辑版页章款笔单枚幢步])(?![{NUMERALS}])"
    "|(?<=[居列入进排国省市州县区旗])前[三四五六七八九十百]{1,3}(?:名|位|强)?(?=[，。；、）行]|$)"
    "|(?<!大)(?:过|超)?半数(?!以)"
    "|(?<![第一每办这那])[二两三四五六七八九十]件(?:大|实|要)?事"
    "|(?<![第初高大上下前后〇零一二三四五六七八九十])[两二三四五六七八九十]{1,3}年(?![级制度]|义务|一贯|学)"
    "|[一二三四五六七八九十百]{1,4}周年|(?:(?<=[期限满])|(?<=[期限][为是]))一年"
    "|(?<![第每这那〇零一二三四五六七八九十])[二两三四五六七八九十]大(?:类别?|项|块|方面|领域|板块|行动|工程|任务|体系|平台|举措|措施|环节|部分|模块|重点|机制|专项|系列|载体|阵地|片区|主题|问题)"
)
"""Spans of time in words, and what the writer sets out: 两年内, 半天, 两个月, 期限三年, 四件事, 四大类. They are no figures."""
_KIND = "(?:[级季道层端维股群排列串副首把艘趟顿番遍代辈任盏句地头县省市州旗乡镇村园院局委岗区]|届(?!全国人大)|方(?![面案法式向])|重(?!一大)|[科股处]室|街道)"
"""Measure words and things counted right behind a numeral, which no figure of these reports is told in: 两级, 五道程序."""
_SOME_TIME += (
    rf"|(?<![第初高大小上下前后每周{NUMERALS}])(?:[两三四五六七八九]|(?:[二三四五六七八九]?十[一二三四五六七八九]?)(?!届)){_KIND}(?![度一中大届])"
    "|前(?:[二两三四五六七八九十]|十一)个?(?:季度|月)|[一二三四五六七八九十]{1,2}[至到](?=[一二三四五六七八九十]{1,2}月)(?:十[一二]|[一二三四五六七八九十])月(?:份|底)?"
)
_DAY = r"[0-9]{1,2}月(?:[0-9]{1,2}[日号]|份|底|初|中旬|上旬|下旬)?"
_SPELT_DAY = (
    r"(?<![一二三四五六七八九十第每个0-9])(?:十[一二]|[一二三四五六七八九十])月(?![季票饼亮考])"
    r"(?:(?:三十一?|二?十[一二三四五六七八九]?|二十|[一二三四五六七八九])[日号]|份|底|初|中旬|上旬|下旬)?"
)
_SEASON = r"(?:暑期|寒假|暑假|上半年|下半年|春季|秋季|第[一二三四]季度|年底|年初|底|初|末)"
_POINT = rf"(?:{YEAR}\s?年(?:{_DAY}|{_SEASON})|{_DAY}|{_SPELT_DAY})"
_HOTLINE = r"(?<![0-9.])(?:12345|12315|12328|12333|12348|12388|12309|12369|12377|12380|12393|12355)(?![0-9,.%万亿余多])"
"""Numbers to call, which are names whatever follows them."""
HOTLINE = re.compile(rf"{_HOTLINE}(?!\s?(?:{_UNIT}))")
_TO = rf"\s?{TO}\s?"
_SIGN = re.compile(
    rf"(?P<name>{_HOTLINE}|{DIGITS}\s?周年|(?<=“)[0-9]{{1,2}}[·•.][0-9]{{1,2}}(?=[^”0-9]{{0,16}}”))"
    rf"|(?P<document>{DOCUMENT_NUMBER})"
    rf"|(?P<moment>{_POINT}(?:{_TO}(?:{_POINT}|[0-9]{{1,2}}[日号]))?)"
    rf"|(?P<years>{YEAR}\s?年?{_TO}{YEAR}(?:\s?年度?)?)"
    rf"|(?P<year>(?<![0-9]){YEAR}\s?年度?|{_SPELT_YEAR})"
    rf"|(?P<some>{_SOME_TIME})"
    rf"|(?P<ordinal>第\s?[0-9{NUMERALS}]+\s?(?:届|次|期|批|季度|号|条|轮|场|个|名|位)?|(?<![第前后])[一二三四]季度|首位|榜首|末位)"
    rf"|(?P<rate>{_ABOUT}(?:{DIGITS}\s?(?:%|‰|个百分点)|百分之[{NUMERALS}点]+)(?:以上|以内|以下)?|{_ABOUT}{_SHARE}(?:以上|以内|以下)?)"
    rf"|(?P<count>{_ABOUT}(?:{SPELT}\s?(?:{_UNIT})"
    rf"|(?:(?<![第每这那某同任何另唯进统专万我们无{NUMERALS}])|(?<=另)(?=一[起件名家人次所项个份宗例])|(?<=[另任专])(?=[二两三四五六七八九])|(?<=[统进同])(?=[两三四五六七八九十]))(?<!没有)(?<!未)(?<!没有发生)(?<!没有出现)(?<!未发生)(?<!未出现)(?<!未发生过)[一二两三四五六七八九十](?=(?:{_UNIT}))(?:{_UNIT})(?:(?![办事门性校手线员代学])|(?<=所)(?=学校)"
    rf"|(?<=[名位])|(?<=[两三四五六七八九十][个家所])(?=学生|学员|学校|校外|校长|校区|员工|事项|代表))|(?<![{NUMERALS}0-9归清])零[件起例人项宗家次](?=[、，。；）,;)]|$)"
    rf"|(?:{DIGITS}{_TO})?{DIGITS}\s?(?:{_SPAN_UNIT})|{BARE})(?:以上|以内|以下)?)"
    rf"|(?P<other>{DIGITS})"
)
"""The sorts in the order in which they are tried."""
_SORTS = {
    "name": NumberSort.OTHER,
    "document": NumberSort.DOCUMENT,
    "moment": NumberSort.MOMENT,
    "years": NumberSort.YEAR,
    "year": NumberSort.YEAR,
    "ordinal": NumberSort.ORDINAL,
    "rate": NumberSort.RATE,
    "count": NumberSort.COUNT,
    "some": NumberSort.OTHER,
    "other": NumberSort.OTHER,
}
_SET_PHRASE = re.compile(
    r"[一二两三四五六七八九十](?:项制度|个维护|个确立|个意识|个自信|张清单|位一体|级联动|个清单|道防线|个规定|项规定"
    r"|项法定|个全面|次(?:办|性|化解|通过|合格|告知|[一-鿿]{2}率)|门式|站式|体化|条龙|把手|站)|一件事|一个方面|两会|一批(?!次)|一(?![百千万亿点])[一-鿿]一(?![一-鿿]?级)"
)
"""Words that begin like a count and name something."""
_ONE_EACH = re.compile("一[一-鿿]$")
"""Before the second half of such a name: 一案一卷, 一校一名."""
_SESSION = re.compile("届[^，。；、0-9]{0,10}$")
_MEETING = re.compile("(?:全体)?会议|全会")
"""Around the number of a meeting in its name: 十四届三次全会."""
_LOOSE = re.compile(
    "[二两三四五六七八九十](?:个(?:方面|环节|层面|重点|维度|阶段)|项措施|支队伍)|[0-9]{1,2}个(?:方面|环节|层面|维度)"
)
"""Counts of what the writer sets out, which are no figures: 在四个方面用力."""
_AUTHORITIES = re.compile("部[门委]")
"""教育部等十三部门 counts no measure word 部."""
_UNIT_AT_END = re.compile(rf"(?:{_UNIT}|{_SPAN_UNIT})(?=(?:以上|以内|以下)?$)")
_COUNTED_BEFORE = re.compile(r"(?:数量?|数目|总额|金额|总量|人数|次数)(?:共计?|总计|合计|达到?)?(?:为|是|有|：|:)\s?$")
"""Before digits without a measure word: they count all the same, 案件数量为0."""
_IS = re.compile("[一-鿿]{2}(?:均|都|皆)?[为是]$")
_IN_ORDER = re.compile("[0-9]|[届次期批季度号轮个场条名]$|[二三四五六七八九十]位$")
"""In an ordinal that counts something: 第三批, but no 第一责任人."""
_RANKED = re.compile("(?:位列|位居|排名|排在|排|名列|列|居|名次为?)(?:[^，。；、]{0,6})$")
_OF_ALL, _ALONE = re.compile("全[国省市州盟区县旗][^，。；、]{0,6}$"), re.compile("[，。；、）的]|$")
"""Before an ordinal of rank, 首位 and 榜首 among them; before and behind one that is told of a whole area."""
_QUOTED = re.compile(r'“[^”]*”|《[^》]*》|"[^"，。；]{1,20}"')
_NAMES = frozenset((NumberSort.COUNT, NumberSort.OTHER, NumberSort.ORDINAL, NumberSort.MOMENT))


def number_signs(text: str) -> Iterator[NumberSign]:
    """Yield the numbers of `text` in order; Chinese numerals where they count something."""
    plain = to_half_width(text)
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    for match in _SIGN.finditer(plain):
        sort, written = _sort(match), text[match.start() : match.end()]
        if sort in _NAMES and any(start < match.start() and match.end() < end for start, end in quoted):
            sort = NumberSort.OTHER if re.search("[0-9]", match[0]) else None
        if sort is not None:
            yield NumberSign(match.start(), match.end(), written, sort, _unit(match[0], sort))


def _sort(match: re.Match[str]) -> NumberSort | None:
    """Return what the number at a match of `_SIGN` is; None for a word that only looks like one."""
    sort, plain = _SORTS[str(match.lastgroup)], match.string
    if sort is NumberSort.COUNT:
        if not _is_name(match):
            return NumberSort.OTHER if _LOOSE.match(plain, match.start()) else sort
        return NumberSort.OTHER if re.search("[0-9]", match[0]) else None  # no digits go unlisted: 13部门
    if sort is NumberSort.ORDINAL:
        if _IN_ORDER.search(match[0]):
            return sort
        return NumberSort.OTHER if _is_rank(match) else None
    if sort is NumberSort.OTHER and (_COUNTED_BEFORE.search(plain, 0, match.start()) or _is_zero(match)):
        return NumberSort.COUNT
    return sort


def _is_zero(match: re.Match[str]) -> bool:
    """Return whether digits say that there was none: 败诉案件为0."""
    return match[0] == "0" and _IS.search(match.string, 0, match.start()) is not None


def _is_name(match: re.Match[str]) -> bool:
    """Return whether what looks like a count only names something: 一案一卷, 十四届三次全会, 十三部门."""
    plain, start, end = match.string, match.start(), match.end()
    if _SET_PHRASE.match(plain, start) or _AUTHORITIES.match(plain, end - 1):
        return True
    if plain[start] == "一" and _ONE_EACH.search(plain, 0, start):
        return True
    return bool(_MEETING.match(plain, end) and _SESSION.search(plain, 0, start))


def _is_rank(match: re.Match[str]) -> bool:
    """Return whether an ordinal says which place was reached: 位列第三, 全省第一."""
    if _RANKED.search(match.string, 0, match.start()):
        return True
    return bool(_OF_ALL.search(match.string, 0, match.start()) and _ALONE.match(match.string, match.end()))


def _unit(written: str, sort: NumberSort) -> str:
    if sort is NumberSort.RATE:
        return "‰" if "‰" in written else "%"
    if sort is not NumberSort.COUNT:
        return ""
    found = _UNIT_AT_END.search(written)
    return found[0] if found else ""
