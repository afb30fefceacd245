"""Rules about numbers that follow from one or two others told near by: what is gone is not what stays, all are no more than there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.rules.figures.answered_apart import unless_answered
from drafter.checking.text.figures_in_text import FigureInText, figures_in_text
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, prose_of
from drafter.checking.text.sentence_figures import counted_alike, figured_sentences, of_unit
from drafter.checking.text.statutory_parts import StatutoryPart, part_spans
from drafter.hints import quoted
from drafter.model.numerals import parse_number

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确，前后一致"
_GOOD = Example(
    "一、工作\n机构120家，注销90家，转型18家，登记为非营利性12家，压减率为90%。"
    "40名干部参加考试，38人一次合格，2人补考合格，合格率100%。行政处罚事项30项、行政检查事项12项，两类合计42项。细化违法行为15类，划分裁量档次45个，每类均分为从轻、一般、从重三档。"
    "第一季度检查20次，第二季度30次，第三季度40次，第四季度25次。全局持证执法人员34人，组织全员培训，34人全部参加。全体持证执法人员集中培训3期，共培训102人次。\n"
    "20个县中有17个设立执法科室，设立比例为85%。\n二、2022年工作安排\n推动县级执法科室设立比例提高到95%以上。"
)
_bad = _GOOD.changed
_N = "[1-9][0-9]{0,5}"
_GONE_RATE = WordPattern(r"(?:压减|压缩|精简|取消|注销|清零|下降|减少)(?:比)?(?:率|比例|幅度)(?:为|达到|达|是)?$")
_DONE_RATE = WordPattern(
    r"(?<![不未])(?:整改|办结|完成|化解|销号|审结|结案|合格|达标|通过|配备|覆盖|设立|建成|签订|参训|出庭|公开|公示|及格|核准|采纳|答复|履行|持证|满意)(?:率|比例)(?:为|达到|达|是)?$"
)
_STAYS = WordPattern(
    r"(?:保留|登记为|剩余|仅剩|存续|压减至|减至|降至|减少到|压减到|精简为|压缩为)[^，。；、0-9]{0,14}$"
)
_OPEN = WordPattern(r"(?:未|尚有|仍有|不)[^，。；、0-9]{0,10}$")
_DONE_AND_LEFT = WordPattern(
    rf"(?P<stem>办结|整改|化解|审结|答复|销号)(?:了)?(?P<done>{_N})(?P<unit>[件个起项处条])，(?P=stem)率(?:为|达到|达)?(?P<rate>[0-9]{{1,3}}(?:\.[0-9]+)?)%[，、；](?:其中|尚|仍|还|另)?(?:有)?未(?P=stem)(?:的)?(?P<left>{_N})(?P=unit)"
)
_CLOSE, _ROUNDED = Decimal("0.06"), Decimal("0.6")
"""How far a rate may be from the share that it is, and one that may be rounded to a whole number."""


@rule(
    "数字-去留之率", "压减率、整改率是去了的、办了的占的，不是留下的、没办的占的", Severity.HINT, _REASON,
    _GOOD, _bad("压减率为90%", "压减率为10%"),
    near="机构60家，保留30家，压减率为50%。事项40项，保留30项，其中网上可办24项，网上可办率80%。",
)  # fmt: skip
@unless_answered
def _gone_or_stays(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for _, figures in figured_sentences(manuscript):
        for place, rate in enumerate(figures):
            before = prose.text[max(0, rate.start - 10) : rate.start]
            gone, done = _GONE_RATE.search(before), _DONE_RATE.search(before)
            if rate.unit == "%" and rate.exact and (gone or done):
                yield from _of_what_is_left(prose, figures[:place], rate, _STAYS if gone else _OPEN)

    for match in _DONE_AND_LEFT.finditer(prose.text):
        finished, left = Decimal(match["done"]), Decimal(match["left"])
        due = finished * 100 / (finished + left)
        if abs(due - Decimal(match["rate"])) > _ROUNDED:
            message = (
                f"{match['stem']}{finished}、未{match['stem']}{left}，率是{round(due, 1)}%，写的是{match['rate']}%"
            )
            yield Hit(prose.spot(*match.span()), message, "核对三个数")


def _of_what_is_left(
    prose: Prose, known: Sequence[FigureInText], rate: FigureInText, stays: WordPattern
) -> Iterator[Hit]:
    """Yield `rate` where it is the share of one of the numbers `known` that `stays` says is left, and of no other."""
    for left in known:
        if not stays.search(prose.text[max(0, left.start - 18) : left.start]):
            continue
        whole = max((each.value for each in of_unit(known, left.unit)), default=Decimal(0))
        others = {each.value for each in known if each.value != left.value} | {whole - left.value}
        if not whole > left.value or not _is_share(left.value, whole, rate.value):
            continue
        if not any(_is_share(each, whole, rate.value) for each in others):
            due = round((whole - left.value) * 100 / whole, 1)
            message = f"{rate.written}是{left.written}占{whole:f}{left.unit}的，余下的占{due}%"
            yield Hit(rate.spot(prose), message, "核对，是不是把留下的算成了去了的")
            return


def _is_share(part: Decimal, whole: Decimal, rate: Decimal) -> bool:
    return abs(part * 100 / whole - rate) <= _CLOSE


_RETAKEN = WordPattern(
    rf"(?:(?<![0-9.])(?P<all>{_N})[名人][^，。；、0-9\n]{{0,12}}参加[^，。；0-9\n]{{0,20}}|参加[^，。；、0-9\n]{{0,12}}(?P<all2>{_N})[名人])，(?P<at>(?:(?P<first>{_N})[名人](?:均)?(?:一次性?|首次|首考)[^，。；、0-9\n]{{0,4}}(?:合格|通过)|(?:一次性?|首次)?(?:合格|通过)(?P<first2>{_N})[名人])[，、]"
    rf"(?:(?P<second>{_N})[名人](?:经)?补考[^，。；、0-9\n]{{0,4}}(?:合格|通过)|补考(?:后)?(?:合格|通过)(?P<second2>{_N})[名人]))，[^，。；、0-9\n]{{0,6}}(?:全部合格|合格率(?:为|达到|达)?100%)"
)


@rule(
    "数字-补考合格", "一次合格的加补考合格的，等于参加的", Severity.HINT, _REASON,
    _GOOD, _bad("38人一次合格", "28人一次合格"),
    near="40名干部参加考试，36人一次合格，2人补考合格，合格率95%。",
)  # fmt: skip
@unless_answered
def _retaken(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _RETAKEN.finditer(prose.text):
        all_, first, second = (int(match[name] or match[f"{name}2"]) for name in ("all", "first", "second"))
        if first + second != all_:
            message = f"{first}+{second}={first + second}，参加的是{all_}人，又说全部合格"
            yield Hit(prose.spot(*match.span("at")), message, "核对三个数")


_KINDS = WordPattern(
    rf"(?P<list>[^，。；、0-9\n]{{2,24}}{_N}(?P<unit>[项件个家所人名次份])(?:、[^，。；、0-9\n]{{2,16}}{_N}(?P=unit)){{1,6}})，(?P<at>(?P<kinds>[二两三四五六七八])(?:类|种|项|者|个方面)(?:共|合计|共计|总计|加起来)(?:有|为)?(?P<all>{_N})(?P=unit))"
)
_KINDS_BEFORE = WordPattern(
    rf"(?P<at>(?P<kinds>[二两三四五六七八])(?:类|种)(?:共|合计|共计|总计)(?:有|为)?(?P<all>{_N})(?P<unit>[项件个家所人名次份]))，(?:其中|分别为|分别是|包括)(?P<list>[^，。；、0-9\n]{{2,24}}{_N}(?P=unit)(?:[、，][^，。；、0-9\n]{{2,16}}{_N}(?P=unit)){{1,6}})"
)
_GRADES = WordPattern(
    rf"(?P<kinds>{_N})类[^。\n]{{0,16}}?(?P<at>(?:裁量)?(?:档次|阶次|等级|档)(?:共)?(?P<all>{_N})个)[^。\n]{{0,24}}(?:每类|每种|均)[^。\n]{{0,24}}?(?P<grades>[二两三四五])(?:个)?(?:档|阶|等)"
)


@rule(
    "数字-几类合计", "说几类合计，就列几类；几类、每类几档，乘起来是档数", Severity.HINT, _REASON,
    _GOOD, _bad("两类合计", "三类合计"),
    near="行政处罚事项30项、行政检查事项12项，三类合计50项。",
)  # fmt: skip
@unless_answered
def _kinds(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in (*_KINDS.finditer(prose.text), *_KINDS_BEFORE.finditer(prose.text)):
        numbers = [int(each) for each in re.findall(rf"([0-9]+){match['unit']}", match["list"])]
        if sum(numbers) == int(match["all"]) and _numeral(match["kinds"]) != len(numbers):
            message = f"列了{len(numbers)}类，写的是{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对类数")
    for match in _GRADES.finditer(prose.text):
        due = int(match["kinds"]) * _numeral(match["grades"])
        if due != int(match["all"]):
            message = f"{match['kinds']}类、每类{match['grades']}档是{due}个，写的是{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对三个数")


def _numeral(word: str) -> int:
    return int(parse_number(word.replace("两", "二")) or 0)


_STAFF = WordPattern(
    rf"(?:持证(?:行政)?(?:执法)?人员|持有?(?:行政)?执法证件?(?:的)?(?:人员)?|行政执法人员|执法人员)(?:共|仅|有|为|现有|达|总数)?(?P<heads>{_N})[人名](?!次)|(?P<heads2>{_N})[人名](?:行政)?(?:持证(?:执法)?人员|执法人员)(?!次)"
)
_TERMS = WordPattern(
    rf"(?:全体|全员|全部)(?:行政)?(?:持证(?:执法)?人员|执法人员)[^，。；0-9\n]{{0,10}}(?P<terms>[1-9])[期次轮]，(?P<at>[^，。；0-9\n]{{0,6}}(?P<all>{_N})人次)"
)
_ALL_CAME = WordPattern(
    rf"(?:全员|全体(?:行政)?(?:持证)?(?:执法)?人员)(?:[^，。；0-9\n]{{0,8}}(?:培训|考试|测试)，)?(?P<at>共?(?P<all>{_N})[人名](?:均|全部|都)?[^，。；0-9\n]{{0,2}}(?:参加|通过|合格))"
)


@rule(
    "数字-全体人员", "全体执法人员参加的，人数和人次与前面写的人数相合", Severity.HINT, _REASON,
    _GOOD, _bad("34人全部参加", "43人全部参加"),
    near="全局持证执法人员34人，其中全体执法人员集中培训3期，共培训100人次。",
)  # fmt: skip
@unless_answered
def _all_staff(manuscript: Manuscript) -> Iterator[Hit]:
    """Find more that came of all officers, in so many terms, than there are in the whole report."""
    prose = prose_of(manuscript)
    found = [(match.span(), int(match["heads"] or match["heads2"])) for match in _STAFF.finditer(prose.text)]
    for expression in (_TERMS, _ALL_CAME):
        for match in expression.finditer(prose.text):
            terms = int(match.groupdict().get("terms") or 1)
            most = max((heads for (start, _), heads in found if not match.start() <= start < match.end()), default=0)
            if most and int(match["all"]) > most * terms:
                message = f"执法人员一共{most}人，{quoted(match['at'])}多于全体参加的{most * terms}"
                yield Hit(prose.spot(*match.span("at")), message, "核对，前后一致")


_AIM = WordPattern(
    r"(?P<what>[一-鿿]{2,4})(?P<sort>比例|率|比率|占比)(?:由[0-9.]+%)?(?P<at>(?:提高|提升|达|扩大|上升|增加)(?:到|至)(?P<aim>[1-9][0-9]?(?:\.[0-9]+)?)%(?:以上)?)"
)


_AIM_OF = WordPattern(
    rf"(?P<what>[一-鿿]{{4}})(?P<at>(?:达到|增至|增加到|扩大到|扩充到|提高到|突破)(?P<aim>{_N})(?P<unit>名|人|所|个|家|台|处|间))(?:以上)?"
)
_FILLERS = re.compile(r"(?:仅有?|只有|共有?|现有|为|有|是|的)+$")


@rule(
    "数字-目标已达", "打算达到的数、率不比已经达到的低", Severity.HINT, _REASON,
    _GOOD, _bad("提高到95%以上", "提高到80%以上"),
    near="一、工作\n20个县中有17个设立执法科室，占85%；设立比例提高到80%以上。\n二、2022年工作安排\n中小学章程核准率提高到80%以上。",
)  # fmt: skip
@unless_answered
def _reached(manuscript: Manuscript) -> Iterator[Hit]:
    """Find an aim in the plans below what is reached: the only figure of the same name, or the share of those that did it."""
    prose, planned = prose_of(manuscript), part_spans(manuscript, StatutoryPart.PLANS)
    figures = figures_in_text(manuscript) if planned else ()
    for aim in chain(_AIM.finditer(prose.text), _AIM_OF.finditer(prose.text)) if planned else ():
        place = prose.passage_at(aim.start())
        earlier = (each for each in figures if each.end < aim.start() and _is_of_aim(prose, each, aim))
        told = {each.value for each in earlier}
        is_plan = any(first <= place <= last for first, last in planned)
        if is_plan and len(told) == 1 and (now := told.pop()) > Decimal(aim["aim"]):
            message = f"前面写的已是{now:f}{aim.groupdict().get('unit', '%')}，目标写{quoted(aim['at'])}"
            yield Hit(prose.spot(*aim.span("at")), message, "核对现在的数和目标")


def _is_of_aim(prose: Prose, figure: FigureInText, aim: re.Match[str]) -> bool:
    """Return whether `figure` is told by the name of an `aim`: a rate, or a number in its measure word."""
    unit = aim.groupdict().get("unit")
    if unit is None:
        return figure.unit == "%" and _is_rate_of(prose, figure, aim)
    name = _FILLERS.sub("", prose.text[max(0, figure.start - 14) : figure.start])
    return counted_alike(figure.unit, unit) and name.endswith(aim["what"])


def _is_rate_of(prose: Prose, rate: FigureInText, aim: re.Match[str]) -> bool:
    """Return whether `rate` is told by the name of an `aim`, or as the share of those whose verb and noun it repeats."""
    before = re.split("[。；\n]", prose.text[max(0, rate.start - 60) : rate.start])[-1]
    verb = aim["what"][-2:]
    words = re.split("[，。；、\n]", prose.text[max(0, aim.start() - 24) : aim.start("sort") - 2])[-1]
    noun = re.sub("（[^）]*）", "", words)[-4:]
    told = re.search(f"(?:占(?:比)?|{verb}{aim['sort']})(?:为|达到|达|是)?$", before)
    return told is not None and len(noun) > 3 and verb in before and noun in before


_QUARTERS = WordPattern(
    r"第?[一二三四]季度[^，。；0-9\n]{0,8}[0-9]{1,6}(?P<unit>[^，。；、0-9\n]{1,4})(?:[，、；]第?[一二三四]季度[^，。；0-9\n]{0,8}[0-9]{1,6}(?P=unit)){2,3}"
    r"|[上下]半年[^，。；0-9\n]{0,8}[0-9]{1,6}(?P<unit2>[^，。；、0-9\n]{1,4})[，、；][上下]半年[^，。；0-9\n]{0,8}[0-9]{1,6}(?P=unit2)"
)


@rule(
    "序号-季度重复", "一个季度、半年一个数，季度不写重", Severity.HINT, _REASON,
    _GOOD, _bad("第四季度25次", "第三季度25次"),
    near="第一季度检查20次，第二季度30次，第三季度40次。第三季度检查最多。",
)  # fmt: skip
def _quarters(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _QUARTERS.finditer(prose.text):
        named = list(re.finditer("第?([一二三四]季度|[上下]半年)", match[0]))
        for place, quarter in enumerate(named):
            if quarter[1] in {each[1] for each in named[:place]}:
                start = match.start() + quarter.start()
                message = f"{quoted(quarter[0])}写了两遍"
                yield Hit(prose.spot(start, start + len(quarter[0])), message, "核对，改为没有写的那个")
