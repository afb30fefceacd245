"""Rules about what there was, what came and went, and what there is: told in one sentence, they must balance."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.rules.figures.answered_apart import unless_answered
from drafter.checking.text.figures_in_text import FigureInText, figures_in_text
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, prose_of
from drafter.checking.text.sentence_figures import counted_alike, figured_sentences

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确，前后一致"
_GOOD = (
    "权责清单由61项调整为57项，取消3项、下放2项、新增1项。年末共有执法人员24人，上年末为22人，年内新增5人、调离3人。"
    "年内新取得证件5名，因退休注销2名，比上年末净增3名。受理33件，上年结转2件，应办35件，办结33件，结转下年度2件。"
    "对7份文件开展审查，修改2份，停止起草1份，其余4份审查通过。现有持证人员12名，新增6名，总数达到18名。"
)


class _Part(Enum):
    """What a figure is in a balance."""

    THEN = "原有"
    NOW = "现有"
    MORE = "增"
    LESS = "减"
    NET_MORE = "净增"
    NET_LESS = "净减"


_WORDS = (
    (_Part.NET_MORE, WordPattern(r"净增(?:加)?(?:了)?[^，。；、0-9]{0,6}$")),
    (_Part.NET_LESS, WordPattern(r"净减(?:少)?(?:了)?[^，。；、0-9]{0,6}$")),
    (_Part.THEN, WordPattern(r"(?:(?<![自理])(?:由|从)(?:原来的?|年初的?|上年的?)?|上年末|上年底|年初|原有|上年)(?:共)?(?:有|为|的)?[^，。；、0-9]{0,6}$")),
    (_Part.NOW, WordPattern(r"(?:调整后(?:保留)?|调整为|调整到|调整至|增至|增加到|增加至|增长到|上升到|扩大到|减至|减少到|减少至|降至|达到|年末|年底|现有|共有|现为)(?:共)?(?:有|为)?[^，。；、0-9]{0,12}$")),
    (_Part.MORE, WordPattern(r"(?:新增|增加|新核发|核发|新申领|新发|新制定|新出台|新印发|新修订出台|新聘|新取得|新领|新办|新招|招录|录用|调入|转入|增设|新设|新建|承接|补充|增补|新认定|新评定|新培育|新创建)[^，。；、0-9]{0,10}$")),
    (_Part.LESS, WordPattern(r"(?:取消|废止|宣布失效|交回|退回|下放|注销|退休|调离|调出|退出|减少|撤销|关停|终止|核减|转岗|辞职|离职|收回|合并|删除|淘汰|摘牌)[^，。；、0-9]{0,10}$")),
)  # fmt: skip
_NOT_ALL = WordPattern(r"其中|等(?!次)|分别|每|各|约|余[人名件个项]|以上|力争|计划|比上年(?!末)|较上年(?!末)")
_AIMED = WordPattern("(?:力争|计划)(?=[^，。；0-9\\n]{0,12}(?:由|从)[0-9])")
"""Before a change that is planned as a whole: 增加5名，力争由12名增至17名."""
_LABEL = 18


class _Told(NamedTuple):
    figure: FigureInText
    part: _Part


def _balance(prose: Prose, figures: Sequence[FigureInText]) -> list[_Told]:
    """Return the figures of a sentence that are parts of a balance, of the unit of most of them."""
    told = []
    for place, figure in enumerate(figures):
        start = max(figures[place - 1].end if place else 0, figure.start - _LABEL)
        label = re.split("[，。；、：\n]", prose.text[start : figure.start])[-1]
        part = next((part for part, words in _WORDS if words.search(label)), None)
        if part is not None and figure.unit != "%":
            told.append(_Told(figure, part))
    units = [each.figure.unit for each in told]
    most = max(units, key=units.count, default="")
    return [each for each in told if counted_alike(each.figure.unit, most)]


def _sum(told: Sequence[_Told], part: _Part) -> Decimal:
    return sum((each.figure.value for each in told if each.part is part), Decimal(0))


@rule(
    "数字-增减平衡", "原有的数加新增、减去退出，等于现有的数", Severity.HINT, _REASON,
    _GOOD, _GOOD.replace("净增3名", "净增7名"),
    near="现有机构40家，上年新增3家。共有事项52项，其中新增3项、取消2项。新增示范校6所、退出1所，总数由15所增至20所。",
)  # fmt: skip
@unless_answered
def _balanced(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for _, figures in figured_sentences(manuscript):
        told = _balance(prose, figures)
        yield from _wrong_way(prose, figures_in_text(manuscript), told)
        if len(told) < 3 or not all(each.figure.exact for each in told):
            continue
        between = _AIMED.sub("", prose.text[told[0].figure.start : told[-1].figure.end])
        if _NOT_ALL.search(between):
            continue
        yield from _out_of_balance(prose, told)
        yield from _told_nowhere(prose, figures_in_text(manuscript), told)


def _told_nowhere(prose: Prose, figures: Sequence[FigureInText], told: Sequence[_Told]) -> Iterator[Hit]:
    """Yield what there was, when with what came and went it makes no number that the passage tells of as many."""
    parts = [each.part for each in told]
    if parts.count(_Part.THEN) != 1 or set(parts) - {_Part.THEN} != {_Part.MORE, _Part.LESS}:
        return
    then = next(each.figure for each in told if each.part is _Part.THEN)
    due = then.value + _sum(told, _Part.MORE) - _sum(told, _Part.LESS)
    beside = [each for each in figures if each.passage == then.passage and each.start < told[0].figure.start]
    beside = [each for each in beside if counted_alike(each.unit, then.unit) and not _is_part(prose, each)]
    if beside and due != beside[-1].value:
        message = f"{then.value}{_changes(_sum(told, _Part.MORE), _sum(told, _Part.LESS))}是{due}，前面写的是{beside[-1].written}"
        yield Hit(prose.spot(told[0].figure.start, told[-1].figure.end), message, "核对几个数")


def _is_part(prose: Prose, figure: FigureInText) -> bool:
    """Return whether a figure stands behind 其中 in its sentence."""
    return "其中" in prose.text[prose.text.rfind("。", 0, figure.start) + 1 : figure.start]


def _out_of_balance(prose: Prose, told: Sequence[_Told]) -> Iterator[Hit]:
    """Yield a net change, or what there is now, that does not follow from what came and went."""
    parts = [each.part for each in told]
    more, less = _sum(told, _Part.MORE), _sum(told, _Part.LESS)
    nets = [each for each in told if each.part in (_Part.NET_MORE, _Part.NET_LESS)]
    both = {_Part.MORE, _Part.LESS} <= set(parts)
    if len(nets) == 1 and both:
        yield from _wrong_net(prose, nets[0], more, less)
    elif parts.count(_Part.THEN) == parts.count(_Part.NOW) == 1 and (more or less):
        then, now = _sum(told, _Part.THEN), _sum(told, _Part.NOW)
        if now - then != more - less and (both or abs(now - then) != abs(more - less)):
            message = f"{then}{_changes(more, less)}是{then + more - less}，写的是{now}"
            yield Hit(prose.spot(told[0].figure.start, told[-1].figure.end), message, "核对几个数")


def _wrong_way(prose: Prose, figures: Sequence[FigureInText], told: Sequence[_Told]) -> Iterator[Hit]:
    """Yield a net change beside one number of what came or went, which makes with another of the sentence the contrary."""
    nets = [each for each in told if each.part in (_Part.NET_MORE, _Part.NET_LESS)]
    ways = [each for each in told if each.part in (_Part.MORE, _Part.LESS)]
    if len(nets) != 1 or len(ways) != 1:
        return
    net, way = nets[0], ways[0].figure
    begin = prose.text.rfind("。", 0, net.figure.start)
    near = [each for each in figures if each.passage == net.figure.passage and begin < each.start < net.figure.start]
    values = {e.value for e in near if e is not way and counted_alike(e.unit, way.unit) and e.exact}
    came = ways[0].part is _Part.MORE
    is_more = net.part is _Part.NET_MORE
    turned = came is not is_more and way.value - net.figure.value in values and way.value > net.figure.value
    summed = is_more is not came and net.figure.value - way.value in values
    if (turned or summed) and way.value + net.figure.value not in values:
        other = abs(way.value - net.figure.value)
        due = abs(way.value - other)
        word = "净增" if (way.value > other) is came else "净减"
        message = f"{way.written}和{other:f}{way.unit}的差是{word}{due:f}，写的是{net.part.value}{net.figure.written}"
        yield Hit(prose.spot(net.figure.start - 2, net.figure.end), message, "核对三个数")


def _wrong_net(prose: Prose, told: _Told, more: Decimal, less: Decimal) -> Iterator[Hit]:
    """Yield a net change that is not what came, `more`, less what went."""
    net = told.figure
    if (net.value if told.part is _Part.NET_MORE else -net.value) != more - less:
        message = f"增加{more}、减少{less}，差是{abs(more - less)}，写的是{told.part.value}{net.written}"
        yield Hit(prose.spot(net.start - 2, net.end), message, "核对三个数")


def _changes(more: Decimal, less: Decimal) -> str:
    """Return what came and what went, as messages say it: 加5减3; nothing of what is 0."""
    return (f"加{more}" if more else "") + (f"减{less}" if less else "")


_SUM = WordPattern(
    r"(?<![0-9.+\-＋－×“])(?P<left>[0-9]{1,7}(?:\.[0-9]+)?(?:(?: ?[+＋－-] ?)[0-9]{1,7}(?:\.[0-9]+)?)+) ?[=＝] ?(?P<right>[0-9]{1,7}(?:\.[0-9]+)?)(?![0-9.])"
)
_TERM = re.compile(r"([+＋－-]?) ?([0-9.]+)")


@rule(
    "数字-算式", "写出来的算式算得对", Severity.WARNING, _REASON,
    "年末有效22件，即28+3-9=22。", "年末有效22件，即28+3-9=23。",
)  # fmt: skip
def _written_out(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _SUM.finditer(prose.text):
        due = sum(
            (Decimal(number) * (-1 if sign in ("-", "－") else 1) for sign, number in _TERM.findall(match["left"])),
            Decimal(0),
        )
        if due != Decimal(match["right"]):
            yield Hit(prose.spot(*match.span()), f"{match['left']}是{due:f}，写的是{match['right']}", "核对算式")
