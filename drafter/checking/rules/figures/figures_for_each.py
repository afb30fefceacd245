"""Rules about how many there are for each: the total divided by a number told in the paragraph, or in the report."""

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
from drafter.checking.text.prose import Prose, prose_of
from drafter.checking.text.sentence_figures import counted_alike, figured_sentences
from drafter.hints import quoted

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确，前后一致"
_GOOD = (
    "全区53所中小学选聘法治副校长61名。开展巡讲106场，每所学校2场。在17个乡镇巡回宣讲34场，每个乡镇2场。"
    "98个县共配备执法人员1568名，县均16名。举办讲堂8期，参学1120人次，平均每期140人次。"
)
_EACH = WordPattern(
    r"(?:(?P<by>[人生师校园场件家班户期次县市乡镇卷节处条])均|(?:平均)?每(?P<measure>[个所家名人件起宗例场期次批班校园县条户项处卷室])(?P<noun>[一-鿿（）]{0,8}?)(?:平均|约){0,2})"
    r"(?P<about>约|近)?(?P<at>(?P<number>[0-9]+(?:\.[0-9]+)?)(?P<myriad>万)?(?P<unit>元|人次|人|名|件|场次|场|次|节|份|条|所|家|项|学时|课时|小时|米|平方米|卷|台))(?!以上|以下|左右)"
)
_ASKED = WordPattern(
    r"至少|不少于|不低于|不得?超过|最多|上限|每年|每[两三]?个?[季月周天日]|每半年|每学[期年]|标准|按|要求|应当|配备|力争|做到|不得|聘|较上年|比上年|上年|各|推行|实现"
)
"""Words around what is asked of each, or is told of another time."""
_BASES = {"人": "人名位人次", "名": "人名位", "生": "人名位人次", "师": "人名位", "校": "所", "园": "所", "县": "个", "市": "个", "乡": "个", "镇": "个", "班": "个期班", "室": "个", "件": "件起宗"}  # fmt: skip
"""What an average is for, with the measure words that count it; itself where there is none."""
_COUNT = WordPattern(
    r"(?<![0-9.第])(?P<number>[0-9]{1,7})(?:余)?(?P<unit>人次|[个所家名人位件起宗例场期次批班条户项处卷])(?!次|百分点)"
)
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
                message = (
                    f"{total.written}除以{base.value}是{round(total.value / base.value, 1)}，写的是{quoted(match[0])}"
                )
                at = sentence.start + match.start("at")
                yield Hit(prose.spot(at, at + len(match["at"])), message, "核对总数、个数和平均数")


def _counts(figure: FigureInText, unit: str) -> bool:
    """Return whether a figure may be the total of an average in `unit`."""
    if unit == "元":
        return figure.unit in ("元", "万元")
    return counted_alike(figure.unit, unit) or figure.unit.removesuffix("次") == unit or figure.unit == f"人{unit}"


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
        _Base(Decimal(each["number"]), prose.passage_at(each.start()), each.start())
        for each in _COUNT.finditer(prose.text)
        if each["unit"] in units and int(each["number"]) > 1 and each["unit"] not in unit
    ]


def _is_made(match: re.Match[str], totals: Sequence[FigureInText], bases: Sequence[_Base]) -> bool:
    given = Decimal(match["number"]) * (10_000 if match["myriad"] else 1)
    near = _FINE if "." in match["number"] else _WHOLE
    if match["myriad"] or match["about"] or "约" in match[0]:
        near = max(near, given * _INEXACT)
    return any(
        abs(total.value * (10_000 if total.unit == "万元" else 1) / base.value - given) <= near
        for total in totals
        for base in bases
    )
