"""Rules about so many for each: a total is as many times that as there are of what it is for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.rules.figures.answered_apart import unless_answered
from drafter.checking.text.figures_in_text import FigureInText
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, Sentence, prose_of
from drafter.checking.text.sentence_figures import counted_alike, figured_sentences
from drafter.hints import quoted

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确，前后一致"
_GOOD = (
    "全区53所中小学选聘法治副校长61名。开展巡讲106场，每所学校2场。在17个乡镇巡回宣讲34场，每个乡镇2场。"
    "98个县共配备执法人员1568名，县均16名。举办讲堂8期，参学1120人次，平均每期140人次。"
    "对30家机构各开展2次检查，共检查60家次。划定18个片区，每个片区配备2名巡查员，共36名。对5218人按每生2000元计算，免除保教费1043.6万元。"
    "对11家场所检查3轮33家次。机构344家，执法人员6人，人均监管机构57家。"
)
_MEASURES = "个所家名人件起宗例场期次批班校园生县条户项处卷室支组辆片轮"
_UNITS = "万元|元|人次|家次|所次|个次|人|名|件|场次|场|次|节|份|条|所|家|项|学时|课时|小时|米|平方米|卷|台|个"
_N = r"(?<![0-9.第])(?P<number>[0-9]+(?:\.[0-9]+)?)"
_EACH = WordPattern(
    rf"(?:(?P<by>[人生师校园场件案起笔家班户期次县市乡镇卷节处条])均|(?:平均)?每(?P<measure>[{_MEASURES}]次?)(?P<noun>[一-鿿（）]{{0,8}}?)(?:平均|约){{0,2}})(?P<words>[^，。；、0-9\n]{{0,6}}?)"
    rf"(?P<about>约|近)?(?P<at>{_N}(?P<myriad>万)?(?P<unit>{_UNITS}))(?!以上|以下|左右)"
)
_ASKED = WordPattern(
    r"至少|不少于|不低于|不得?超过|最多|上限|每年|每[两三]?个?[季月周天日]|每半年|每学[期年]|标准|按|要求|应当|配备|力争|做到|不得|聘|较上年|比上年|上年|各|推行|实现|罚款|平均[^每]"
)
"""Words around what is asked of each, or is told of another time."""
_BASES = {"人": "人名位人次", "名": "人名位", "生": "人名位人次", "师": "人名位", "校": "所", "园": "所", "县": "个", "市": "个", "乡": "个", "镇": "个", "班": "个期班", "室": "个", "件": "件起宗", "案": "件起宗", "片": "个片"}  # fmt: skip
"""What an average is for, with the measure words that count it; itself where there is none."""
_COUNT = WordPattern(
    r"(?<![0-9.第])(?P<number>[0-9]{1,7}|[两二三四五六七八九])(?:余)?(?P<unit>人次|[家所校户]次|[个所家名人位件起宗例场期次批班条户项处卷支组辆片轮])(?!次|百分点|月|人次|方面|层面)"
)
_SPELT = {numeral: place for place, numeral in enumerate("零一二三四五六七八九")} | {"两": 2}
_INEXACT, _WHOLE, _FINE = Decimal("0.03"), Decimal("0.5"), Decimal("0.06")


class _Base(NamedTuple):
    value: Decimal
    passage: int
    start: int


@rule(
    "数字-每个多少", "每个多少、均多少，与总数和个数相合", Severity.HINT, _REASON,
    _GOOD, _GOOD.replace("每个乡镇2场", "每个乡镇3场"),
    near="全区53所中小学。开展巡讲106场，每所学校至少1场。分两批轮训校长94名，每批47名。举办模拟法庭38场，5700人次参加，平均每场150人次。",
)  # fmt: skip
@unless_answered
def _for_each(manuscript: Manuscript) -> Iterator[Hit]:
    """Find an average that no total of its sentence makes with a number of what it is for."""
    prose = prose_of(manuscript)
    for sentence, figures in figured_sentences(manuscript):
        for match in _EACH.finditer(sentence.text):
            place = sentence.start + match.start()
            end = sentence.start + match.end()
            behind = prose.text[place:end] + re.split("[，。；]", prose.text[end : end + 4])[0]
            around = re.split("[，、；]", prose.text[max(sentence.start, place - 12) : place])[-1] + behind
            totals = [each for each in figures if each.end <= place and _counts(each, match["unit"])]
            if not totals or _ASKED.search(around) or not all(each.exact for each in totals):
                continue
            bases = _bases(prose, match, place)
            if bases and not _is_made(match, totals, bases):
                total, base = totals[-1], bases[-1]
                message = f"{total.written}除以{base.value}是{round(total.value / base.value, 2).normalize():f}{total.unit}，写的是{quoted(match[0])}"
                at = sentence.start + match.start("at")
                yield Hit(prose.spot(at, at + len(match["at"])), message, "核对总数、个数和平均数")


def _counts(figure: FigureInText, unit: str) -> bool:
    """Return whether a figure may be the total of an average in `unit`."""
    if unit in ("元", "万元"):
        return figure.unit in ("元", "万元")
    return counted_alike(figure.unit, unit) or figure.unit.removesuffix("次") == unit or figure.unit == f"人{unit}"


def _size(figure: FigureInText) -> Decimal:
    return figure.value * (10_000 if figure.unit == "万元" else 1)


def _bases(prose: Prose, match: re.Match[str], place: int) -> list[_Base]:
    """Return the numbers that an average may be divided by: those before it in its paragraph, else all of the report."""
    by = match["by"] or match["measure"]
    units = _BASES.get(by, by)
    found = _counted(prose, units, match["unit"])
    passage = prose.passage_at(place)
    own = [each for each in found if each.passage == passage and each.start < place]
    noun = re.sub("（.*", "", match["noun"] or "")[-2:] or (by if by in "县市乡镇" else "")
    if not noun:
        return own
    named = [each for each in found if noun in prose.text[each.start : each.start + 14]]
    if by == "个":
        own = [each for each in own if each in named]
    return own or named


def _counted(prose: Prose, units: str, unit: str) -> list[_Base]:
    """Return the numbers above 1 that count in one of `units`, and not in `unit`."""
    return [
        _Base(_number(each["number"]), prose.passage_at(each.start()), each.start())
        for each in _COUNT.finditer(prose.text)
        if each["unit"] in units and _number(each["number"]) > 1 and each["unit"] not in unit
    ]


def _number(written: str) -> Decimal:
    return Decimal(_SPELT.get(written, written))


def _is_made(match: re.Match[str], totals: Sequence[FigureInText], bases: Sequence[_Base]) -> bool:
    given = _given(match)
    near = _FINE if "." in match["number"] else _WHOLE
    if match["myriad"] or match["about"] or "约" in match[0]:
        near = max(near, given * _INEXACT)
    return any(abs(_size(total) / base.value - given) <= near for total in totals for base in bases)


def _given(match: re.Match[str]) -> Decimal:
    return Decimal(match["number"]) * (10_000 if match["myriad"] or match["unit"] == "万元" else 1)


_THEN_ALL = WordPattern(
    rf"(?:(?P<each>各)(?!类|级|自|项工作|界|方|地|单位)|每(?P<measure>[{_MEASURES}])(?P<noun>[一-鿿（）]{{0,8}}?)(?:每(?:学期|学年|年|月|人))?)[^，。；、0-9\n]{{0,12}}?(?:、[^，。；、0-9\n]{{1,6}}){{0,4}}{_N}(?P<unit>{_UNITS})(?![0-9以左])"
    r"[^，。；、0-9\n]{0,16}(?:，|的标准)(?P<words>[^，。；、0-9\n]{0,14}?)(?P<about>约|近)?(?P<at>(?P<total>[0-9]{1,9}(?:\.[0-9]+)?)(?P<myriad>万|亿)?(?P<of>人次|家次|所次|个次|场次|[元人名件场次节份条所家项个卷台]))(?!以上|余)"
)
_ALL_OF_THEM = WordPattern("出动|投入人员|共|合计|累计|总计|计$|免除|补助|发放|减免|落实|拨付|投入|资助")
_SEVERAL = WordPattern("至少|不少于|不低于|以上|左右|平均|季度|月|其中|比|较")
_ROUNDS = WordPattern(
    rf"{_N}(?P<kind>[家所个名辆处])(?P<words>[^，。；、0-9\n]{{0,16}}?)(?:检查|巡查|走访|抽查|排查|督查|轮训|培训|督导|回访|评估)(?:了)?(?P<one>[0-9]{{1,3}})[轮遍次](?P<at>(?P<total>[0-9]{{1,6}})(?P=kind)次)"
)


@rule(
    "数字-各乘", "各有几个，乘起来是总数", Severity.HINT, _REASON,
    _GOOD, _GOOD.replace("共检查60家次", "共检查70家次"),
    near="44所学校各聘任1名法治副校长，共44名。6个学区各开展1场宣讲、2场培训，共18场。30家机构各开展2次检查，共发现问题70个。",
)  # fmt: skip
@unless_answered
def _each_then_all(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a total behind so many for each that is not as many times that as there are of them."""
    prose = prose_of(manuscript)
    for sentence in prose.sentences:
        for match in _THEN_ALL.finditer(sentence.text):
            if _SEVERAL.search(match[0]) or not _ALL_OF_THEM.search(match["words"]) or not _goes_with(match):
                continue
            counts = _counts_before(prose, sentence, match)
            one = Decimal(match["number"]) * (10_000 if match["unit"] == "万元" else 1)
            if counts and not any(_makes_total(many * one, match) for many in counts):
                many = counts[-1]
                message = f"{many}乘{match['number']}{match['unit']}是{_told(many * one, match['myriad'])}，写的是{quoted(match['at'])}"
                yield _at(prose, sentence, match, message)
        yield from _rounds(prose, sentence)


def _counts_before(prose: Prose, sentence: Sentence, match: re.Match[str]) -> list[Decimal]:
    """Return how many there may be of those that `match` says so many for each of, by the sentence or its paragraph."""
    counts = _many(sentence.text[: match.start()], match)
    if counts or match["each"]:
        return counts
    return _many(prose.text[prose.starts[sentence.passage] : sentence.start], match)


def _rounds(prose: Prose, sentence: Sentence) -> Iterator[Hit]:
    """Yield the totals of rounds in a sentence: 30家检查2次70家次."""
    for match in _ROUNDS.finditer(sentence.text):
        many, one, total = Decimal(match["number"]), Decimal(match["one"]), Decimal(match["total"])
        if many * one != total and "共" not in match["words"]:
            message = f"{many}乘{one}是{many * one}，写的是{quoted(match['at'])}"
            yield _at(prose, sentence, match, message)


def _at(prose: Prose, sentence: Sentence, match: re.Match[str], message: str) -> Hit:
    start, end = match.span("at")
    return Hit(prose.spot(sentence.start + start, sentence.start + end), message, "核对三个数")


_SCALES = {"": 1, "万": 10**4, "亿": 10**8}


def _makes_total(product: Decimal, match: re.Match[str]) -> bool:
    """Return whether a product is the total that `match` found, as exactly as that is written."""
    scale = _SCALES[match["myriad"] or ""]
    total = Decimal(match["total"]) * scale
    decimals = len(match["total"].partition(".")[2])
    near = scale * Decimal("0.051").scaleb(1 - decimals) if scale > 1 else Decimal(0)
    return abs(product - total) <= (max(near, total * _INEXACT) if match["about"] else near)


def _told(value: Decimal, myriad: str | None) -> str:
    scale = _SCALES[myriad or ""]
    return f"{(value / scale).normalize():f}{myriad or ''}"


def _goes_with(match: re.Match[str]) -> bool:
    """Return whether a total may be in the unit of what each has: 每生2000元 and 万元, 各2次 and 家次."""
    unit, of = match["unit"].removeprefix("万"), match["of"]
    return counted_alike(unit, of) or (of.endswith("次") and unit in ("次", of[:-1])) or (of == "人次" and unit == "名")


def _many(text: str, match: re.Match[str]) -> list[Decimal]:
    """Return the numbers in the `text` before a match that count what it is for each of; the last one alone for 各."""
    before = list(_COUNT.finditer(text))
    if match["each"]:
        clause = re.split("[，；：]", text)[-1]
        last = [each for each in before if len(clause) >= len(text) - each.start()]
        return [_number(each["number"]) for each in last] if len(last) == 1 else []
    units = _BASES.get(match["measure"], match["measure"])
    if match["measure"] in "个所家" and match["noun"]:
        before = [each for each in before if match["noun"][-2:] in text[each.start() : each.start() + 16]] or before
    return [_number(each["number"]) for each in before if each["unit"] in units and _number(each["number"]) > 1]
