"""Rules over facts: what contradicts, what cannot be more than another, changes against last year, lists and counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.text.facts import Fact, Period, facts
from drafter.checking.text.prose import Prose, prose_of
from drafter.enclosures import replaced
from drafter.hints import quoted
from drafter.model.numerals import parse_number

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确，前后一致"
_GOOD = Example(
    "一、执法\n立案3件，作出行政处罚2件，罚款1.5万元。全年行政检查80次，比上年的70次增加10次，增长14.3%。合格率由95%提高到98%，提高3个百分点。\n"
    "二、应诉\n办理行政复议案件2件，均维持原决定；没有行政诉讼案件。建成第一中学、实验小学、河湾幼儿园3个基地，制定《甲办法》《乙办法》2份文件。"
)
_CASES = frozenset("件起宗")


def _bad(old: str, new: str) -> Example:
    return Example(_GOOD.text.replace(old, new))


_FOLLOWS = {
    "行政处罚": ("罚款", "行政处罚", "简易程序处罚", "普通程序处罚"),
    "罚款": ("罚款",),
    "行政复议": ("行政复议", "复议维持", "复议撤销"),
    "行政诉讼": ("行政诉讼", "败诉", "胜诉", "出庭应诉"),
    "败诉": ("败诉",),
    "行政强制": ("行政强制",),
    "举行听证": ("举行听证",),
}
"""What cannot have a number when there was none of a thing."""


@rule(
    "数字-矛盾", "说没有的，别处没有它的数", Severity.WARNING, _REASON,
    _GOOD, _bad("办理行政复议案件2件，均维持原决定；没有行政诉讼案件", "没有行政诉讼案件，行政机关负责人出庭应诉2次"),
)  # fmt: skip
def _contradictions(manuscript: Manuscript) -> Iterator[Hit]:
    prose, found = prose_of(manuscript), facts(manuscript)
    for none in (fact for fact in found if fact.none):
        for other in found:
            follows = other.topic in _FOLLOWS.get(none.topic, ()) and other.value > 0 and other.unit != "%"
            if follows and not other.none and other.period is not Period.LAST_YEAR and _counts(other, prose):
                said = prose.text[none.start : none.end]
                message = f"这里说{quoted(said)}，别处写{quoted(_words(other, prose))}"
                yield Hit(none.spot(prose), message, "核对，两处一致")
                break


_NOT_A_CASE = re.compile(
    r"培训|学习|宣传|讲座|旁听|模拟|案例|条例|办法|知识|指导|解读|工作(?:会|培训)|专题|观摩|文书|清单|事项[0-9]|项目"
)


def _counts(fact: Fact, prose: Prose) -> bool:
    """Return whether a number counts cases or money, not lessons about them."""
    around = prose.text[max(0, fact.start - 16) : fact.end + 6]
    return fact.unit in ("件", "起", "宗", "元", "万元", "次", "人") and not _NOT_A_CASE.search(around)


def _words(fact: Fact, prose: Prose) -> str:
    """Return a number with the few words before it, from its clause's beginning."""
    begin = max(0, fact.start - 12)
    before = re.split(r"[，。；：、\n]", prose.text[begin : fact.start])[-1]
    return before + prose.text[fact.start : fact.end]


class _Ladder(NamedTuple):
    above: str
    below: str
    units: frozenset[str]
    reason: str


_LADDERS = (
    _Ladder("立案", "行政处罚", _CASES, "立案以后才处罚"),
    _Ladder("听证申请", "举行听证", frozenset("件次起场"), "申请以后才举行"),
    _Ladder("行政诉讼", "败诉", _CASES, "败诉的在诉讼案件之内"),
    _Ladder("行政诉讼", "胜诉", _CASES, "胜诉的在诉讼案件之内"),
    _Ladder("行政复议", "复议维持", _CASES, "维持的在复议案件之内"),
    _Ladder("行政复议", "复议撤销", _CASES, "撤销的在复议案件之内"),
    _Ladder("行政处罚", "简易程序处罚", _CASES, "适用简易程序的在处罚之内"),
    _Ladder("行政处罚", "普通程序处罚", _CASES, "适用普通程序的在处罚之内"),
    _Ladder("许可申请", "许可准予", _CASES, "准予的在申请之内"),
    _Ladder("行政许可", "许可准予", _CASES, "准予的在办理之内"),
)


@rule(
    "数字-上下环", "后一环不多于前一环", Severity.WARNING, _REASON,
    _GOOD, _bad("立案3件", "立案1件"),
)  # fmt: skip
def _ladders(manuscript: Manuscript) -> Iterator[Hit]:
    prose, found = prose_of(manuscript), [fact for fact in facts(manuscript) if not fact.none]
    for ladder in _LADDERS:
        above = _only(found, ladder.above, ladder.units, prose)
        below = _only(found, ladder.below, ladder.units, prose)
        if above and below and below.value > above.value:
            said = f"{quoted(_words(below, prose))}多于{quoted(_words(above, prose))}"
            yield Hit(below.spot(prose), f"{said}：{ladder.reason}", "核对两个数；含上年结转的写明")


def _only(found: list[Fact], topic: str, units: frozenset[str], prose: Prose) -> Fact | None:
    """Return the one number of a topic for the year; None when there are several that differ."""
    of_topic = [
        fact
        for fact in found
        if fact.topic == topic
        and fact.unit in units
        and fact.exact
        and fact.period in (Period.YEAR, Period.TO_DATE)
        and not _NOT_A_CASE.search(prose.text[max(0, fact.start - 12) : fact.start])
    ]
    return of_topic[0] if of_topic and len({fact.value for fact in of_topic}) == 1 else None


_OF_ONE_SENTENCE = (
    (re.compile(r"(?:发现|查出|排查出?|查找|收集|梳理)(?!.{0,4}率)[^，。；0-9]{0,10}?([0-9]+)(?:余|多)?(处|个|条|项|件|家|起|所)"),
     re.compile(r"(?:整改|办结|化解|解决|处理|销号|完成)(?!率)(?!通知)[^，。；0-9]{0,10}?([0-9]+)(?:余|多)?(处|个|条|项|件|家|起|所)"), "发现多少才能整改多少"),
    (re.compile(r"(?:参加|应考|参考|应到)[^，。；0-9]{0,10}?([0-9]+)(人|名|人次)"), re.compile(r"(?:合格|通过|优秀|实到|及格)(?!率)[^，。；0-9]{0,8}?([0-9]+)(人|名|人次)"), "参加的人里才有合格的"),
    (re.compile(r"(?:抽查|检查|评查)[^，。；0-9]{0,10}?([0-9]+)(所|家|份|卷|件|个)"), re.compile(r"(?:合格|不合格|违规|问题|优秀)[^，。；0-9率]{0,8}?([0-9]+)(所|家|份|卷|件|个)"), "查了多少才能查出多少"),
    (re.compile(r"(?:应诉|诉讼)案件[^，。；0-9]{0,6}?([0-9]+)(件)"), re.compile(r"(?:审结|已结)[^，。；0-9]{0,6}?([0-9]+)(件)"), "审结的在案件之内"),
    (re.compile(r"(?:收到|受理|接到|接收|接受)[^，。；0-9]{0,12}?([0-9]+)(件|起|宗|条)"), re.compile(r"(?:办结|答复|回复|化解|处理)(?!率)[^，。；0-9]{0,8}?([0-9]+)(件|起|宗|条)"), "收到多少才能办结多少"),
)  # fmt: skip


@rule(
    "数字-同句上下", "一句话里后一环不多于前一环", Severity.WARNING, _REASON,
    _GOOD, "整改隐患25处，发现隐患20处。",
)  # fmt: skip
def _in_sentences(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for sentence in prose.sentences:
        for whole, part, reason in _OF_ONE_SENTENCE:
            wholes, parts = list(whole.finditer(sentence.text)), list(part.finditer(sentence.text))
            if len(wholes) != 1 or len(parts) != 1 or wholes[0][2] != parts[0][2] or "结转" in sentence.text:
                continue
            if int(parts[0][1]) > int(wholes[0][1]):
                start = sentence.start + parts[0].start()
                message = f"{quoted(parts[0][0])}多于{quoted(wholes[0][0])}：{reason}"
                yield Hit(prose.spot(start, start + len(parts[0][0])), message, "核对两个数；含上年结转的写明")


_SAME = (
    "行政检查",
    "行政处罚",
    "行政复议",
    "行政诉讼",
    "执法人员",
    "法治副校长",
    "罚款",
    "执法记录仪",
    "行政权力",
    "立案",
    "行政许可",
    "法律顾问",
    "建议",
    "提案",
)
_FULL = re.compile(r"全年|20[0-9]{2}年|本年度|共|现有|配备|累计|年内|作出|办理|保留|开展|聘请|办结")
_SOME = re.compile(
    r"新增|增加|减少|注销|专项|联合|部分|分别|各|其中|培训|组织|参加|调整|取消|下放|牵头|重大|涉|对(?!.*决定)|日常|双随机|抽查|上年|去年|未|不予"
)


@rule(
    "数字-两处不同", "同一件事在两处的数相同", Severity.WARNING, _REASON,
    _GOOD, _bad("二、应诉\n", "二、应诉\n全年开展行政检查90次。"),
)  # fmt: skip
def _elsewhere(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    first: dict[tuple[str, str], Fact] = {}
    for fact in facts(manuscript):
        clause = _words(fact, prose)
        counted = fact.topic in _SAME and not fact.none and not fact.part and fact.exact and fact.unit != "%"
        if (
            not counted
            or fact.period not in (Period.YEAR, Period.TO_DATE)
            or not _FULL.search(clause)
            or _SOME.search(clause)
        ):
            continue
        other = first.setdefault((fact.topic, fact.unit), fact)
        if other.sentence != fact.sentence and other.value != fact.value:
            message = f"{quoted(fact.topic)}前面写{quoted(_words(other, prose))}，这里写{quoted(clause)}"
            yield Hit(fact.spot(prose), message, "核对，两处一致；说的不是一回事的，写明各指什么")


_N = r"(?<![0-9.])([0-9]+(?:\.[0-9]+)?)(万|亿)?"
_UNIT = r"(件|人次|场次|人|次|名|条|起|个|项|所|家|场|份|期|篇|万元|元|%)"
_FROM_TO = re.compile(
    rf"(?:由|从)[^，。；0-9]{{0,8}}?{_N}{_UNIT}[^，。；0-9]{{0,6}}?(?P<verb>增加|增长|上升|提高|提升|增|升|扩大|减少|下降|降低|减|降|缩短|压减)(?:至|到|为)[^，。；0-9]{{0,4}}?{_N}{_UNIT}"
    rf"(?:，|（|,)?(?:共|同比|净|比上年|较上年|合计)?(?P<verb2>增加|增长|上升|提高|提升|减少|下降|降低|增幅|降幅|上涨|新增)?(?:了|为|达|达到)?{_N}(?P<unit>{_UNIT[1:-1]}|个百分点|倍)?"
)
_THAN = re.compile(
    rf"{_N}{_UNIT}[^。；0-9]{{0,14}}?(?:比|较|同比)?(?:上年|去年|同期|上年度|上年同期|去年同期)[^。；0-9]{{0,6}}{_N}{_UNIT}[^。；0-9]{{0,6}}?(?P<verb>增加|增长|上升|多|提高|减少|下降|降低|少)(?:了)?{_N}(?P<unit>{_UNIT[1:-1]}|个百分点|倍)?"
)
_UP = ("增", "升", "提", "多", "扩", "新", "上")
_ROUNDING = Decimal("0.6")


def _value(number: str, myriad: str | None) -> Decimal:
    return Decimal(number) * {"万": 10_000, "亿": 100_000_000, None: 1, "": 1}[myriad]


@rule(
    "数字-升降", "与上年比的增减算得对", Severity.WARNING, _REASON,
    _GOOD, _bad("增加10次", "增加20次"),
)  # fmt: skip
def _changes(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _FROM_TO.finditer(prose.text):
        groups = match.groups()
        then, now, given = _value(groups[0], groups[1]), _value(groups[4], groups[5]), _value(groups[8], groups[9])
        same_unit = groups[2] == groups[6]
        up = (match["verb2"] or match["verb"]).startswith(_UP)
        if same_unit and match["unit"]:
            yield from _change(prose, match.span(), then, now, given, match["unit"], groups[2], up=up)
        if same_unit and now != then and (now > then) != match["verb"].startswith(_UP):
            yield Hit(prose.spot(*match.span()), f"{then}到{now}，写的是{quoted(match['verb'])}", "核对两个数和增减")
    for match in _THAN.finditer(prose.text):
        groups = match.groups()
        now, then, given = _value(groups[0], groups[1]), _value(groups[3], groups[4]), _value(groups[7], groups[8])
        if groups[2] == groups[5] and match["unit"]:
            up = match["verb"].startswith(_UP)
            yield from _change(prose, match.span(), then, now, given, match["unit"], groups[2], up=up)


def _change(
    prose: Prose,
    span: tuple[int, int],
    then: Decimal,
    now: Decimal,
    given: Decimal,
    unit: str,
    counted: str,
    *,
    up: bool,
) -> Iterator[Hit]:
    """Yield what is wrong with a change from `then` to `now` said to be `given` in `unit`."""
    spot = prose.spot(*span)
    if now != then and (now > then) != up:
        yield Hit(spot, f"{then}到{now}是{'增加' if now > then else '减少'}，写反了", "核对两个数和增减")
        return
    difference = abs(now - then)
    if counted == "%":
        if unit == "%":
            yield Hit(spot, f"{then}%到{now}%相差{difference}个百分点，不是{given}%", "率的增减写“个百分点”")
        elif unit == "个百分点" and abs(difference - given) > Decimal("0.05"):
            yield Hit(spot, f"{then}%到{now}%相差{difference}个百分点，写的是{given}", "核对")
    elif unit == "%":
        due = difference * 100 / then if then else given
        if abs(due - given) > _ROUNDING:
            yield Hit(spot, f"{then}到{now}相差{round(due, 1)}%，写的是{given}%", "核对两个数和比率")
    elif unit == "倍":
        due = difference / then if then else given
        if abs(due - given) > Decimal("0.06"):
            yield Hit(
                spot,
                f"{then}到{now}增加了{round(due, 2)}倍，写的是{given}倍",
                "核对；“增加到”是几倍，“增加了”是多出几倍",
            )
    elif unit == counted and difference != given:
        yield Hit(spot, f"{then}到{now}相差{difference}，写的是{given}{unit}", "核对三个数")


_POINTS = re.compile(
    r"率[^，。；0-9]{0,8}(?:比|较|同比|同期)[^，。；0-9]{0,8}(?:提高|提升|上升|下降|降低|增长|增加)(?:了)?(?P<at>[0-9.]+(?:%|％))"
)


@rule(
    "数字-百分点", "率的增减用“个百分点”", Severity.WARNING, "GB/T 15835-2011；统计用语",
    _GOOD, "办结率比上年提高3%。",
)  # fmt: skip
def _points(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _POINTS.finditer(prose.text):
        yield Hit(
            prose.spot(*match.span("at")), f"率提高、下降的写“个百分点”，这里写{quoted(match['at'])}", "改为“个百分点”"
        )


@rule(
    "数字-相加", "前面各项之和等于合计", Severity.WARNING, _REASON,
    _GOOD, "处罚教育机构3件，处罚托管机构4件，合计9件。",
)  # fmt: skip
def _sums(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a total behind its parts that is not their sum."""
    prose, found = prose_of(manuscript), [fact for fact in facts(manuscript) if not fact.none]
    for place, total in enumerate(found):
        before = prose.text[max(0, total.start - 12) : total.start]
        if not total.exact or not re.search(r"(?:合计|共计|总计|总共)[^，。；0-9]{0,8}$", before):
            continue
        parts = [fact for fact in found[:place] if fact.sentence == total.sentence and fact.unit == total.unit]
        sums = sum((fact.value for fact in parts), Decimal(0))
        if (
            len(parts) >= 2
            and all(fact.exact for fact in parts)
            and sums != total.value
            and not any(fact.value == total.value for fact in parts)
        ):
            message = f"前面各项之和是{'+'.join(str(fact.value) for fact in parts)}={sums}，写的是{prose.text[total.start : total.end]}"
            yield Hit(total.spot(prose), message, "核对合计和各项")


_LIST = re.compile(
    r"(?P<list>(?:[^，。；：、\n《》（）0-9“”是]{2,16}、){1,12}[^，。；：、\n《》（）0-9“”]{2,16}?)(?P<open>等)?(?P<number>[0-9]{1,2}|[二三四五六七八九十两])(?P<unit>个|所|家|类|大|项|方面|部)"
    r"(?P<noun>部门|单位|学校|中小学|幼儿园|机构|基地|示范校|方面|环节|程序|制度|清单|领域|类别|街道|乡镇|科室|品牌|平台|专题|系列|栏目|法律|要素|步骤|阶段|重点)"
)
_TITLES = re.compile(
    r"(?P<list>(?:《[^《》\n]{2,60}》(?:、|和|及)?){1,12})(?P<open>等)?(?P<number>[0-9]{1,2}|[一二三四五六七八九十两])(?:个|份|项|部|件|篇)"
)


@rule(
    "数字-列举", "列出的个数与说的相合", Severity.WARNING, _REASON,
    _GOOD, _bad("3个基地", "4个基地"),
)  # fmt: skip
def _lists(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for expression in (_LIST, _TITLES):
        for match in expression.finditer(prose.text):
            listed = _count(match["list"])
            said = int(parse_number(match["number"].replace("两", "二")) or 0)
            wrong = listed > said if match["open"] else listed != said
            if wrong and listed > 1 and said > 0 and "分别" not in match["list"]:
                message = f"列了{listed}个，写的是{quoted(match[0][match.end('list') - match.start() :])}"
                yield Hit(prose.spot(match.start("list"), match.end()), message, "核对；没有列全的写“等”")


def _count(words: str) -> int:
    if "《" in words:
        return words.count("《")
    last = words.rpartition("、")[2]
    joined = re.search(r"[一-鿿]{2}[和及与][一-鿿]{2}", last)
    return words.count("、") + 1 + bool(joined)


class _Scale(NamedTuple):
    noun: re.Pattern[str]
    units: frozenset[str]
    most: int
    what: str


_SCALES = (
    _Scale(
        re.compile(r"执法人员|法律顾问|公职律师|法制审核人员|执法记录仪|调解员"),
        frozenset(["人", "名", "台", "部"]),
        3000,
        "一个教育局没有这么多",
    ),
    _Scale(
        re.compile(r"行政复议|行政诉讼|复议案件|诉讼案件|败诉|胜诉|听证|行政强制"),
        frozenset("件起宗次"),
        500,
        "一个教育局没有这么多案件",
    ),
    _Scale(re.compile(r"行政处罚|立案|处罚决定"), frozenset("件起宗"), 5000, "一个教育局没有这么多案件"),
    _Scale(re.compile(r"检查|抽查|巡查"), frozenset(["次", "场次"]), 50_000, "一年检查不了这么多次"),
    _Scale(
        re.compile(r"讲座|宣讲|培训班?|会议|党委会|主题班会"),
        frozenset(["场", "次", "期", "场次"]),
        50_000,
        "一年办不了这么多",
    ),
    _Scale(re.compile(r"法治副校长|法治辅导员"), frozenset(["人", "名"]), 8000, "一个地方没有这么多"),
    _Scale(re.compile(r"中小学|幼儿园|学校|培训机构"), frozenset(["所", "家"]), 8000, "一个地方没有这么多"),
    _Scale(re.compile(r"规范性文件|合同|制度"), frozenset("件份个项"), 5000, "一个教育局没有这么多"),
)
_HUGE = {
    "人次": 30_000_000,
    "人": 10_000_000,
    "名": 3_000_000,
    "件": 1_000_000,
    "次": 3_000_000,
    "场": 500_000,
    "所": 20_000,
    "家": 200_000,
}
_MONEY = re.compile(
    rf"(?P<what>罚没?款|罚没金额|没收违法所得|普法经费|法治经费|宣传经费|顾问费|培训经费|法律服务费)[^，。；0-9]{{0,10}}{_N}(?P<unit>元|万元|亿元|亿)"
)


@rule(
    "数字-万亿", "数的大小合乎常情", Severity.WARNING, _REASON + "；“万”“亿”“元”“万元”容易错位",
    _GOOD, "开展活动15场，参加师生12000万人次，罚款15000万元。",
)  # fmt: skip
def _scales(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for fact in facts(manuscript):
        clause = _words(fact, prose) + prose.text[fact.end : fact.end + 6]
        scale = next((each for each in _SCALES if fact.unit in each.units and each.noun.search(clause)), None)
        if scale and fact.value > scale.most:
            yield Hit(fact.spot(prose), f"{quoted(_words(fact, prose))}太多：{scale.what}", "核对数和“万”“亿”")
        elif fact.value > _HUGE.get(fact.unit, 10**15):
            yield Hit(fact.spot(prose), f"{quoted(_words(fact, prose))}太多", "核对数和“万”“亿”")
    for match in _MONEY.finditer(prose.text):
        amount = _value(match[2], match[3]) * {"元": 1, "万元": 10_000, "亿元": 10**8, "亿": 10**8}[match["unit"]]
        if amount > 50_000_000 or 0 < amount < 10:
            size = "太多" if amount > 10 else "太少"
            yield Hit(prose.spot(*match.span()), f"{quoted(match[0])}{size}", "核对数和“元”“万元”“亿元”")


_RATE = re.compile(
    r"(?P<what>合格|通过|覆盖|参与|参加|满意|办结|答复|达标|配备|持证|参训|普及|知晓|出庭应诉|履约|及时|按时办结|聘请|培训|公开|整改|化解|录入)率(?:均|都|也|已|为|是|达|到|达到|保持在|稳定在|提高到|上升到|提升至|升至){0,3}(?P<at>[0-9]+(?:\.[0-9]+)?)(?:%|％)"
)


@rule(
    "数字-率值", "率在合理的范围内", Severity.WARNING, _REASON,
    _GOOD, "合格率达0.98%，办结率为9.8%。",
)  # fmt: skip
def _rates(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _RATE.finditer(prose.text):
        value = Decimal(match["at"])
        if value <= 10 or value > 100:
            yield Hit(prose.spot(*match.span()), f"{quoted(match[0])}不合常情", "核对小数点和百分号")


_SHARE = re.compile(r"占[^，。；0-9]{0,10}(?:的)?(?P<at>[0-9]+(?:\.[0-9]+)?)(?:%|％)")


@rule(
    "数字-占比", "占比与两个数相合", Severity.WARNING, _REASON,
    _GOOD, "全年处罚10件，其中罚款5件，占60%。",
)  # fmt: skip
def _shares(manuscript: Manuscript) -> Iterator[Hit]:
    prose, found = prose_of(manuscript), [fact for fact in facts(manuscript) if not fact.none]
    for match in _SHARE.finditer(prose.text):
        before = [fact for fact in found if fact.end <= match.start() and fact.unit != "%"][-2:]
        if len(before) < 2 or before[0].unit != before[1].unit or before[0].sentence != before[1].sentence:
            continue
        whole, part = before
        close = match.start() - part.end <= 8 and all(fact.exact for fact in before)
        if close and whole.value and part.value <= whole.value:
            due = part.value * 100 / whole.value
            if abs(due - Decimal(match["at"])) > _ROUNDING:
                yield Hit(
                    prose.spot(*match.span()),
                    f"{part.value}占{whole.value}的{round(due, 1)}%，写的是{match['at']}%",
                    "核对两个数和比率；基数不是这个数的写明",
                )


_PEOPLE = re.compile(r"(?P<number>[0-9]+(?:\.[0-9]+)?万?(?:余|多)?)(?P<unit>人次|人|名)")


@rule(
    "数字-人次", "“人”和“人次”分得清", Severity.WARNING, "统计用语：人次按参加的次数累计",
    _GOOD, "一、培训\n培训执法人员120人次。\n二、队伍\n全年参加执法培训120人。",
)  # fmt: skip
def _people(manuscript: Manuscript) -> Iterator[Hit]:
    """Find one number that is 人次 at one place and 人 at another, of the same thing."""
    prose = prose_of(manuscript)
    text = replaced(prose.text, {"《": "》"}, lambda hidden: "□" * len(hidden), in_line=True)
    first: dict[str, re.Match[str]] = {}
    for match in _PEOPLE.finditer(text):
        number = match["number"]
        other = first.setdefault(number, match)
        apart = (other["unit"] == "人次") != (match["unit"] == "人次")
        if apart and len(number.rstrip("余多万")) >= 3 and "\n" in text[other.end() : match.start()]:
            yield Hit(
                prose.spot(*match.span()),
                f"{quoted(match[0])}在前面写作{quoted(other[0])}",
                "核对是人还是人次，两处一致",
            )
