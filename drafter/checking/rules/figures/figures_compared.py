"""Rules that work numbers out: changes against last year, in numbers, per cent and points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, prose_of
from drafter.checking.text.sentence_figures import sentence_start
from drafter.hints import quoted

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确，前后一致"
_GOOD = Example(
    "一、执法\n全年行政检查80次，比上年的70次增加10次，增长14.3%。合格率由95%提高到98%，提高3个百分点。罚款1.5万元。\n"
    "二、基地\n建成第一中学、实验小学、河湾幼儿园3个基地，制定《甲办法》《乙办法》2份文件。"
)
_bad = _GOOD.changed
_N = r"(?<![0-9.])([0-9]+(?:\.[0-9]+)?)(万|亿)?"
_UNIT = r"(件|人次|场次|家次|个工作日|个月|人|次|名|条|起|个(?!百分点|工作日|月|小时|学时|课时)|项|所|家|场|份|期|篇|万元|元|日|天|分钟|小时|秒|年|周|学时|页|层|公里|米|度|%)"
_WHEN = r"(?:20[0-9]{2}年(?:度|底|末|初)?(?:的)?|(?:上年|去年|年初|以前|治理前|原来)(?:同期)?(?:的)?)?"
_SAID = r"(?:上年度?|去年|同期|上年同期|去年同期|20[0-9]{2}年(?:度|同期)?)"
"""What a number is compared with."""
_FROM_TO = WordPattern(
    rf"(?:由|从){_WHEN}[^，。；0-9]{{0,8}}?{_N}{_UNIT}[^，。；0-9]{{0,6}}?(?P<verb>增加|增长|上升|提高|提升|增|升|扩大|减少|下降|降低|减|降|缩短|压减|压缩|精简)(?:至|到|为)[^，。；0-9]{{0,4}}?{_N}{_UNIT}"
    rf"(?:，|（|,)?(?:共|同比|净|比上年|较上年|合计)?(?P<verb2>增加|增长|上升|提高|提升|减少|下降|降低|压缩|压减|缩短|精简|增幅|降幅|上涨|新增)?(?:比例|幅度|率)?(?:了|为|达到|达)?{_N}(?P<unit>{_UNIT[1:-1]}|个百分点|倍)?"
)
_THAN = WordPattern(
    rf"{_N}{_UNIT}[^。；0-9到至]{{0,14}}?(?:比|较|同比)?{_SAID}(?:的|为|是|有)?[^。；0-9增减升降提多少]{{0,6}}{_N}{_UNIT}[^。；0-9]{{0,6}}?(?P<verb>增加|增长|上升|多|提高|减少|下降|降低|少)(?:了)?{_N}(?P<unit>{_UNIT[1:-1]}|个百分点|倍)?"
)
_THEN_FROM_TO = WordPattern(
    rf"(?P<verb>增长|增加|上升|提高|下降|减少|降低|压减|压缩|缩短|精简)(?:了)?(?P<at>[0-9]+(?:\.[0-9]+)?)%[，、（](?:即|也就是)?(?:由|从){_WHEN}[^，。；0-9]{{0,8}}?{_N}{_UNIT}[^，。；0-9]{{0,8}}?(?:至|到|为){_N}{_UNIT}"
)
_THEN_WAS = WordPattern(
    rf"{_N}{_UNIT}[，、（][^，。；、（0-9]{{0,6}}(?:同比|(?:比|较){_SAID})(?P<verb>增长|增加|上升|提高|下降|减少|降低)(?:了)?(?P<at>[0-9]+(?:\.[0-9]+)?)%[，、（]{_SAID}(?:同期)?(?:为|是)?{_N}{_UNIT}"
)
"""A per cent before the two numbers that it is of, between them."""
_UP = ("增", "升", "提", "多", "扩", "新", "上")
_ROUNDING = Decimal("0.6")


def amount(number: str, myriad: str | None) -> Decimal:
    """Return a number as printed before 万 or 亿."""
    return Decimal(number) * {"万": 10_000, "亿": 100_000_000, None: 1, "": 1}[myriad]


@rule(
    "数字-升降", "与上年比的增减算得对", Severity.WARNING, _REASON,
    _GOOD, _bad("增加10次", "增加20次"),
)  # fmt: skip
def _changes(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _FROM_TO.finditer(prose.text):
        groups = match.groups()
        then, now, given = amount(groups[0], groups[1]), amount(groups[4], groups[5]), amount(groups[8], groups[9])
        same_unit = groups[2] == groups[6]
        up = (match["verb2"] or match["verb"]).startswith(_UP)
        if same_unit and match["unit"]:
            yield from _change(prose, match.span(), then, now, given, match["unit"], groups[2], up=up)
    for match in _THAN.finditer(prose.text):
        groups = match.groups()
        now, then, given = amount(groups[0], groups[1]), amount(groups[3], groups[4]), amount(groups[7], groups[8])
        if _ends_a_list(prose.text, match, then, given):
            continue
        if groups[2] == groups[5] and match["unit"]:
            up = match["verb"].startswith(_UP)
            yield from _change(prose, match.span(), then, now, given, match["unit"], groups[2], up=up)

    yield from _between(prose)


_ITEM_BEFORE = WordPattern(
    r"[0-9](?:[万亿]?元|件|人次|场次|家次|户次|次|人|名|起|项|所|家|场|份|期|个|条)、[^，。；：\n0-9]{0,14}$"
)


def _ends_a_list(text: str, match: re.Match[str], then: Decimal, given: Decimal) -> bool:
    """Return whether the number compared ends a list whose total, told or not, is what is meant: and then fits."""
    before = text[sentence_start(text, match.start()) : match.start()]
    if not _ITEM_BEFORE.search(before):
        return False
    listed = [amount(number, myriad) for number, myriad in re.findall(_N, before)]
    last = amount(match[1], match[2])
    totals = [*listed, *(sum(listed[place:], last) for place in range(len(listed)))]
    if match["unit"] == "%":
        return any(then and abs(abs(total - then) * 100 / then - given) <= _ROUNDING for total in totals)
    return any(abs(total - then) == given for total in totals)


def _between(prose: Prose) -> Iterator[Hit]:
    """Yield per cents that stand before or between the two numbers that they are of, and are not."""
    for expression in (_THEN_FROM_TO, _THEN_WAS):
        for match in expression.finditer(prose.text):
            groups = match.groups()
            groups = groups[2:] if expression is _THEN_FROM_TO else (*groups[:3], *groups[5:])
            one, other = amount(groups[0], groups[1]), amount(groups[3], groups[4])
            then, now = (one, other) if expression is _THEN_FROM_TO else (other, one)
            if groups[2] != groups[5] or groups[2] == "%" or not then:
                continue
            due, up = abs(now - then) * 100 / then, match["verb"].startswith(_UP)
            if abs(due - Decimal(match["at"])) > _ROUNDING or (now != then and (now > then) != up):
                message = f"{then.normalize():f}到{now.normalize():f}相差{round(due, 1)}%，写的是{match['verb']}{match['at']}%"
                yield Hit(prose.spot(*match.span()), message, "核对两个数和比率")


_TURNED = WordPattern(
    rf"(?:由|从){_WHEN}[^，。；0-9]{{0,8}}?{_N}{_UNIT}[^，。；0-9]{{0,8}}?(?P<verb>精简|精减|压缩|压减|减少|下降|降低|降|减|缩短|缩减|增加|增长|上升|提高|提升|增|扩大|扩充)(?:至|到|为)(?:了)?[^，。；0-9]{{0,4}}?{_N}{_UNIT}"
)
_SPANS = {"秒": Decimal(1) / 60} | dict(
    zip(
        ("分钟", "小时", "天", "日", "个工作日", "周", "个月", "年"),
        map(Decimal, (1, 60, 1440, 1440, 1440, 10080, 43200, 525600)),
        strict=True,
    )
)
"""Spans of time in minutes: what is shortened from 90分钟 is no 50小时."""
_AND_THEN = WordPattern(
    rf"{_N}{_UNIT}[^。；0-9]{{0,6}}(?:较|比)(?:上年|去年|上年度)(?:同期)?(?P<verb>增加|增长|减少|下降|多|少|新增)(?:了)?{_N}{_UNIT}[^。；0-9]{{0,4}}(?:上年|去年)(?:同期)?(?:为|是)?{_N}{_UNIT}"
)


@rule(
    "数字-方向", "说减少的不变多，说增加的不变少", Severity.WARNING, _REASON,
    _GOOD, "行政许可事项由原来的5项精减为6项，保留权力19项，较上年增加2项，上年为18项。",
)  # fmt: skip
def _directions(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _TURNED.finditer(prose.text):
        groups = match.groups()
        then, now = amount(groups[0], groups[1]), amount(groups[4], groups[5])
        one, other = _SPANS.get(groups[2], Decimal(1)), _SPANS.get(groups[6], Decimal(1))
        are_alike = groups[2] == groups[6] or {groups[2], groups[6]} <= _SPANS.keys()
        was, is_ = then * one, now * other
        if are_alike and was != is_ and (is_ > was) != match["verb"].startswith(_UP):
            yield Hit(
                prose.spot(*match.span()),
                f"{then}{groups[2]}到{now}{groups[6]}，写的是{quoted(match['verb'])}",
                "核对两个数和增减",
            )
    for match in _AND_THEN.finditer(prose.text):
        groups = match.groups()
        now, change, then = amount(groups[0], groups[1]), amount(groups[4], groups[5]), amount(groups[7], groups[8])
        due = then + change if match["verb"].startswith(_UP) else then - change
        if groups[2] == groups[6] == groups[9] and due != now:
            message = f"上年{then}，{match['verb']}{change}，应为{due}，写的是{now}"
            yield Hit(prose.spot(*match.span()), message, "核对三个数")


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
    said = _rate_said(then, now, given, unit) if counted == "%" else _number_said(then, now, given, unit, counted)
    if said:
        yield Hit(spot, *said)


def _rate_said(then: Decimal, now: Decimal, given: Decimal, unit: str) -> tuple[str, str] | None:
    """Return what is wrong with a change of rates and what to do; None when nothing is."""
    difference = abs(now - then)
    if unit == "%":
        return f"{then}%到{now}%相差{difference}个百分点，不是{given}%", "率的增减写“个百分点”"
    if unit == "个百分点" and abs(difference - given) > Decimal("0.05"):
        return f"{then}%到{now}%相差{difference}个百分点，写的是{given}", "核对"
    return None


def _number_said(then: Decimal, now: Decimal, given: Decimal, unit: str, counted: str) -> tuple[str, str] | None:
    """Return what is wrong with a change of numbers and what to do; None when nothing is."""
    difference = abs(now - then)
    times = difference / then if then else None
    if unit == "%" and times is not None and abs(times * 100 - given) > _ROUNDING:
        return f"{then}到{now}相差{round(times * 100, 1)}%，写的是{given}%", "核对两个数和比率"
    if unit == "倍" and times is not None and abs(times - given) > Decimal("0.06"):
        mend = "核对；“增加到”是几倍，“增加了”是多出几倍"
        return f"{then}到{now}增加了{round(times, 2)}倍，写的是{given}倍", mend
    if unit == counted and unit not in ("%", "倍") and difference != given:
        return f"{then}到{now}相差{difference}，写的是{given}{unit}", "核对三个数"
    return None


_POINTS = WordPattern(
    r"率(?:[^，。；0-9]{0,8}|(?:均)?(?:为|达到|达|是)?[0-9.]+%，(?:同比)?)(?:比|较|同比|同期)[^，。；0-9]{0,8}(?:提高|提升|上升|下降|降低|增长|增加)(?:了)?(?P<at>[0-9.]+(?:%|％))(?!，?(?:即|由|从))"
)


@rule(
    "数字-百分点", "率的增减用“个百分点”", Severity.HINT, "GB/T 15835-2011；统计用语",
    _GOOD, "办结率比上年提高3%。",
)  # fmt: skip
def _points(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _POINTS.finditer(prose.text):
        yield Hit(
            prose.spot(*match.span("at")), f"率提高、下降的写“个百分点”，这里写{quoted(match['at'])}", "改为“个百分点”"
        )
