"""Rules about numbers that cannot be: too many, too little, persons taken for attendances."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.rules.figures.answered_apart import answered_apart
from drafter.checking.rules.figures.figures_compared import amount
from drafter.checking.rules.figures.figures_of_facts import in_words
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.own_bureau import own_bureau
from drafter.checking.text.prose import Prose, prose_of
from drafter.checking.text.sentence_figures import sentence_start
from drafter.checking.text.stated_facts import facts
from drafter.enclosures import masked
from drafter.hints import quoted

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确，前后一致"
_GOOD = Example(
    "一、执法\n全年行政检查80次，比上年的70次增加10次，增长14.3%。合格率由95%提高到98%，提高3个百分点。罚款1.5万元。\n"
    "二、基地\n建成第一中学、实验小学、河湾幼儿园3个基地，制定《甲办法》《乙办法》2份文件。"
)
_bad = _GOOD.changed


class _Scale(NamedTuple):
    noun: WordPattern
    units: frozenset[str]
    most: int
    what: str


_IN_A_PROVINCE = 3
"""How many times as much a province may have."""
_SCALES = (
    _Scale(
        WordPattern(r"执法人员|法律顾问|公职律师|法制审核人员|执法记录仪|调解员"),
        frozenset(["人", "名", "台", "部"]),
        3000,
        "一个教育局没有这么多",
    ),
    _Scale(
        WordPattern(r"行政复议|行政诉讼|复议案件|诉讼案件|败诉|胜诉|听证|行政强制"),
        frozenset("件起宗次"),
        500,
        "一个教育局没有这么多案件",
    ),
    _Scale(WordPattern(r"行政处罚|立案|处罚决定"), frozenset("件起宗"), 5000, "一个教育局没有这么多案件"),
    _Scale(WordPattern(r"检查|抽查|巡查"), frozenset(["次", "场次"]), 50_000, "一年检查不了这么多次"),
    _Scale(
        WordPattern(r"讲座|宣讲|培训班?|会议|党委会|主题班会"),
        frozenset(["场", "次", "期", "场次"]),
        50_000,
        "一年办不了这么多",
    ),
    _Scale(WordPattern(r"法治副校长|法治辅导员"), frozenset(["人", "名"]), 8000, "一个地方没有这么多"),
    _Scale(WordPattern(r"中小学|幼儿园|学校|培训机构"), frozenset(["所", "家"]), 8000, "一个地方没有这么多"),
    _Scale(WordPattern(r"规范性文件|合同|制度"), frozenset("件份个项"), 5000, "一个教育局没有这么多"),
)
_HUGE = {
    "人次": 30_000_000,
    "人": 30_000_000,
    "名": 30_000_000,
    "件": 5_000_000,
    "次": 3_000_000,
    "场": 500_000,
    "所": 20_000,
    "家": 200_000,
}
_CLAUSE_END = WordPattern("[，。；：、（\n]")
_MOST_MONEY = 300_000_000
_SHARES = {
    **dict.fromkeys("区县旗", Decimal("0.1")),
    **dict.fromkeys("市州盟师", Decimal("0.4")),
}
"""How much of these a place of a level may have; a province, or a place that is not known, all."""
_WHOLE_PROVINCE = WordPattern("全省|全区(?=[0-9])|全国|全网|全市|辖区")
_SEEN = WordPattern("播放|阅读|浏览|点击|访问|转发")
_MONEY = WordPattern(
    r"(?P<what>罚没?款|罚没金额|没收违法所得|普法经费|法治经费|宣传经费|顾问费|培训经费|法律服务费)[^，。；0-9]{0,10}(?<![0-9.,])([0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)(万|亿)?(?P<unit>元|万元|亿元|亿)"
)


@rule(
    "数字-万亿", "数的大小合乎常情", Severity.HINT, _REASON + "；“万”“亿”“元”“万元”容易错位",
    _GOOD, "开展活动15场，参加师生12000万人次，罚款15000万元。",
)  # fmt: skip
def _scales(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    own = own_bureau(manuscript)
    share = _SHARES.get(own.level if own else "", Decimal(1))
    larger = _IN_A_PROVINCE if re.search("厅|自治区|^[^市县区]{2,4}省", manuscript.title) else 1
    for fact in facts(manuscript):
        words = in_words(fact, prose)
        start = sentence_start(prose.text, fact.start)
        is_of_others = _WHOLE_PROVINCE.search(prose.text, start, fact.end) or _SEEN.search(words)
        if is_of_others:
            continue
        clause = words + _CLAUSE_END.split(prose.text[fact.end : fact.end + 6], 1)[0]
        scale = next((each for each in _SCALES if fact.unit in each.units and each.noun.search(clause)), None)
        if scale and fact.value > scale.most * larger:
            yield Hit(fact.spot(prose), f"{quoted(words)}太多：{scale.what}", "核对数和“万”“亿”")
        elif fact.value > _HUGE.get(fact.unit, 10**15) * share:
            yield Hit(fact.spot(prose), f"{quoted(words)}太多", "核对数和“万”“亿”")
    yield from _sums_of_money(prose, _MOST_MONEY * share)


_YUAN = {"元": 1, "万元": 10_000, "亿元": 10**8, "亿": 10**8}
_LEAST_MONEY = 50
"""Yuan; nothing that a report tells costs less."""


def _sums_of_money(prose: Prose, most: Decimal) -> Iterator[Hit]:
    """Yield the sums of money that are above `most` yuan, or hardly anything."""
    for match in _MONEY.finditer(prose.text):
        money = amount(match[2].replace(",", ""), match[3]) * _YUAN[match["unit"]]
        if money > most or 0 < money < _LEAST_MONEY:
            size = "太多" if money > _LEAST_MONEY else "太少"
            yield Hit(prose.spot(*match.span()), f"{quoted(match[0])}{size}", "核对数和“元”“万元”“亿元”")


_RATE = WordPattern(
    r"(?<!不)(?P<what>合格|通过|覆盖|参与|参加|满意|办结|答复|达标|配备|持证|参训|普及|知晓|出庭应诉|履约|及时|按时办结|聘请|培训|公开|整改|化解|录入)率(?:均|都|也|已|为|是|达|到|达到|保持在|稳定在|提高到|上升到|提升至|升至){0,3}(?P<at>[0-9]+(?:\.[0-9]+)?)(?:%|％)"
)


_MORE_THAN_ALL = WordPattern(
    r"[一-鿿]{0,4}(?:(?<!增长)(?<!增)(?<!利用)(?<!产出)(?<!回报)(?<!变化)(?<!完成)率|满意度|知晓度|参与度)"
    r"(?:均|都|也|分别|高达|为|是|达到|达|到){0,3}(?:10[1-9]|1[1-9][0-9]|[2-9][0-9]{2}|100(?=\.[0-9]*[1-9]))(?:\.[0-9]+)?(?:%|％)"
)
"""A share of a whole above 100%; growth, use and yield are none, and more may be done than was planned."""


@rule(
    "数字-率值", "率在合理的范围内", Severity.WARNING, _REASON,
    _GOOD, "合格率达0.98%，办结率为9.8%。",
)  # fmt: skip
def _rates(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _MORE_THAN_ALL.finditer(prose.text):
        yield Hit(prose.spot(*match.span()), f"{quoted(match[0])}：这样的率不超过100%", "核对")
    for match in _RATE.finditer(prose.text):
        if Decimal(match["at"]) <= 10:
            yield Hit(prose.spot(*match.span()), f"{quoted(match[0])}不合常情", "核对小数点和百分号")


_PEOPLE = WordPattern(r"(?<![0-9.])(?P<number>[0-9]{1,12}(?:\.[0-9]{1,6})?万?(?:余|多)?)(?P<unit>人次|人|名)")


@rule(
    "数字-人次", "“人”和“人次”分得清", Severity.HINT, "统计用语：人次按参加的次数累计",
    _GOOD, "一、培训\n培训执法人员120人次。\n二、队伍\n全年参加执法培训120人。",
)  # fmt: skip
def _people(manuscript: Manuscript) -> Iterator[Hit]:
    """Find one number that is 人次 at one place and 人 at another, of the same thing."""
    prose = prose_of(manuscript)
    text = masked(prose.text, {"《": "》"})
    first: dict[str, re.Match[str]] = {}
    for match in _PEOPLE.finditer(text):
        number = match["number"]
        other = first.setdefault(number, match)
        apart = (other["unit"] == "人次") != (match["unit"] == "人次")
        spots = prose.spot(*match.span()), prose.spot(*other.span())
        is_far = sum(map(str.isdigit, number)) >= 3 and "\n" in text[other.end() : match.start()]
        if apart and is_far and not answered_apart(manuscript, *spots):
            yield Hit(
                prose.spot(*match.span()),
                f"{quoted(match[0])}在前面写作{quoted(other[0])}",
                "核对是人还是人次，两处一致",
            )


_WIDE = WordPattern(r"全[市省州]|全系统|市县|各[县区市州]|两级|三级")
"""Words before a number that is of many bureaus."""
_SCALE = (
    ("万平方公里", WordPattern(r"(?<![0-9.])([0-9.]+)万平方公里"), 5, "一个区县没有这么大"),
    (
        "执法",
        WordPattern(r"(?<!出动)执法(?:证)?人员(?:共)?([0-9]+)(?:人(?!次)|名)"),
        2000,
        "一个教育局没有这么多执法人员",
    ),
    ("执法记录仪", WordPattern(r"执法记录仪([0-9]+)台"), 1000, "一个教育局没有这么多执法记录仪"),
    ("学时", WordPattern(r"(?<![0-9.])([0-9.]+)学时"), 2000, "一年没有这么多学时"),
)


@rule(
    "数字-量级", "数和单位合乎常情", Severity.HINT, _REASON,
    "收到申请10件。", "全区面积31万平方公里。",
)  # fmt: skip
def _scale(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for word, expression, most, reason in _SCALE:
        for match in expression.finditer(prose.text) if word in prose.text else ():
            of_many = word == "执法" and _WIDE.search(prose.text, max(0, match.start() - 30), match.start())
            if Decimal(match[1].strip(".") or 0) > most and not of_many:
                yield Hit(prose.spot(*match.span()), f"{quoted(match[0])}太大：{reason}", "核对数和单位")
