"""Rules about numbers of which something is said of all: they are a number told before, or make one with those told before."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.rules.figures.answered_apart import unless_answered
from drafter.checking.text.figures_in_text import FigureInText, figures_in_text
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, prose_of
from drafter.checking.text.sentence_figures import counted_alike, remainders, sums_of_runs
from drafter.checking.text.statutory_parts import StatutoryPart, part_spans
from drafter.hints import quoted

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确，前后一致"
_GOOD = Example(
    "一、工作\n制定文件4件，会签文件7件，11件文件均经合法性审核。明确5个方面22项任务，22项任务全部完成。熟悉体育业务的执法人员仅5名。\n"
    "原有学科类机构412家，注销276家，转为非学科类机构41家，登记为非营利性机构95家。县区检查1782次，在县区的检查中，4个区936次，5个县846次。\n"
    "二、存在的不足\n力量不足。\n三、2022年工作安排\n熟悉体育业务的执法人员由5名增加到10名。"
)
_bad = _GOOD.changed
_OF_ALL = WordPattern(r"[^，。；、0-9\n均全都]{0,8}(?:均|全部|都)(?!衡|匀|市|县|区|省|国|员|面|年|过程|为[0-9])")
_NEAR = Decimal("0.35")
"""How far, as a share of what was told, a number may be off and still be meant as that."""


def _begins_clause(prose: Prose, figure: FigureInText) -> bool:
    return prose.text[figure.start - 1 : figure.start] in ("，", "。", "；", "：", "\n")


@rule(
    "数字-全部之数", "“11件均……”的数，前面说过或加得起来", Severity.HINT, _REASON,
    _GOOD, _bad("11件文件均", "13件文件均"),
    near="制定文件4件，会签文件7件。全年23件建议均已办结。",
)  # fmt: skip
@unless_answered
def _of_all(manuscript: Manuscript) -> Iterator[Hit]:
    """Find 13件文件均… behind 4件 and 7件: near what they make, told nowhere in the report, and no difference of what is."""
    prose = prose_of(manuscript)
    figures = [each for each in figures_in_text(manuscript) if each.unit != "%"]
    for place, told in enumerate(figures):
        if told.exact and _begins_clause(prose, told) and _OF_ALL.match(prose.text, told.end):
            alike = [each for each in figures if each is not told and counted_alike(each.unit, told.unit)]
            yield from _unlike_before(prose, told, alike, [each for each in figures[:place] if each in alike])


def _unlike_before(
    prose: Prose, told: FigureInText, alike: Sequence[FigureInText], before: Sequence[FigureInText]
) -> Iterator[Hit]:
    """Yield `told` where it is near what the last numbers of its sentence make, and made by none; `alike` count as it does."""
    known = [each for each in before if each.passage == told.passage]
    last = [each.value for each in known if prose.text.find("。", each.end, told.start) < 0][-2:]
    if not last or _is_told_elsewhere(prose, told, alike) or _is_made(known, told.value):
        return
    due = sum(last, Decimal(0))
    if abs(due - told.value) <= due * _NEAR:
        message = f"前面是{'、'.join(f'{value:f}' for value in last)}，这里说的是{quoted(told.written)}"
        yield Hit(told.spot(prose), message, "核对几个数，前后一致")


def _is_told_elsewhere(prose: Prose, told: FigureInText, alike: Sequence[FigureInText]) -> bool:
    """Return whether one of the figures `alike` of its passage, or of the same noun, has the value of `told`."""
    return any(
        each.value == told.value and (each.passage == told.passage or _same_noun(prose, each, told)) for each in alike
    )


def _same_noun(prose: Prose, one: FigureInText, other: FigureInText) -> bool:
    """Return whether the noun behind `other` stands beside `one`, or nothing is told of what `other` counts."""
    noun = prose.text[other.end : other.end + 2]
    return noun[0] in "均全都" or noun in prose.text[max(0, one.start - 8) : one.end + 8]


def _is_made(known: Sequence[FigureInText], value: Decimal) -> bool:
    values = [each.value for each in known]
    made = {*sums_of_runs(values), *remainders(values)}
    return value in made or any(value in (one + other, one - other) for one, other in itertools.permutations(values, 2))


_WAYS = WordPattern("注销|转为|转型|转设|登记|保留|关停|取缔|吊销|压减|终止|合并|停办|移交")
_WENT = WordPattern(
    r"(?:原有|压减前|共有|排查出?|摸排)[^，。；0-9\n]{0,24}(?P<all>[0-9]{1,5})家(?:，(?:截至|至|到)[0-9年月日底]{2,12})?(?P<list>(?:[，、][^，。；、0-9\n]{2,18}[0-9]{1,5}家){2,6})(?=[。；]|，[^，。；0-9\n]{1,8}率)"
)


@rule(
    "数字-机构去向", "注销、转型、保留的加起来是原有的", Severity.HINT, _REASON,
    _GOOD, _bad("登记为非营利性机构95家", "登记为非营利性机构85家"),
    near="原有机构412家，注销276家，转为非学科类机构41家。",
)  # fmt: skip
@unless_answered
def _went(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _WENT.finditer(prose.text):
        parts = re.findall(r"[，、]([^，。；、0-9\n]{2,18})([0-9]{1,5})家", match["list"])
        numbers, whole = [int(number) for _, number in parts], int(match["all"])
        sums = sum(numbers)
        may_be = {sums, *(sums - number for number in numbers)}  # 压减95家 tells of others together
        is_whole = len(parts) > 2 and all(_WAYS.search(name) for name, _ in parts)
        if is_whole and whole not in may_be and whole * 0.9 <= sums <= whole * 2:
            added = "+".join(map(str, numbers))
            yield Hit(prose.spot(*match.span()), f"{added}={sums}，前面写的是{whole}家", "核对几个数")


_AMONG = WordPattern(
    r"(?P<name>[一-鿿]{2,6}?)[^，。；、0-9\n]{0,6}(?P<all>[0-9]{1,7})(?P<unit>[次件人名家所个项])[^\n0-9]{0,12}?在?(?P=name)的[^，。；、0-9\n]{2,6}(?:中|里)，(?P<at>[^，。；、\n]{2,8}?(?P<n1>[0-9]{1,7})(?P=unit)[，、][^，。；、\n]{2,8}?(?P<n2>[0-9]{1,7})(?P=unit))(?=[。；])"
)


@rule(
    "数字-其中两项", "在某类中的两项加起来是那一类的数", Severity.HINT, _REASON,
    _GOOD, _bad("5个县846次", "5个县864次"),
)  # fmt: skip
@unless_answered
def _among(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _AMONG.finditer(prose.text):
        sums = int(match["n1"]) + int(match["n2"])
        if sums != int(match["all"]):
            message = f"{match['n1']}+{match['n2']}={sums}，{match['name']}前面写的是{match['all']}{match['unit']}"
            yield Hit(prose.spot(*match.span("at")), message, "核对三个数")


_GROWS = WordPattern(
    r"(?P<what>[一-鿿]{6,24})(?:由|从)(?:目前的?|现在的?|现有的?)?(?P<at>(?P<then>[0-9]{1,5})(?P<unit>名|人|所|个|家|台|项))[^，。；0-9\n]{0,2}(?:增加|提高|扩大|充实|增至|扩充|增补)(?:到|至)?[0-9]{1,5}(?P=unit)"
)
_FILLERS = WordPattern(r"(?:仅有?|只有|共有?|现有|为|有|是|的)+$")
_SHARED = 5
"""Characters before two numbers that make them numbers of the same."""


@rule(
    "数字-目标起点", "“由几名增加到几名”的起点，是前面说的数", Severity.HINT, _REASON,
    _GOOD, _bad("执法人员由5名增加到10名", "执法人员由6名增加到10名"),
)  # fmt: skip
@unless_answered
def _grows(manuscript: Manuscript) -> Iterator[Hit]:
    """Find the starting point of an aim in the plans that is not what the same was counted as before."""
    prose, planned = prose_of(manuscript), part_spans(manuscript, StatutoryPart.PLANS)
    for match in _GROWS.finditer(prose.text) if planned else ():
        if not any(first <= prose.passage_at(match.start()) <= last for first, last in planned):
            continue
        told = {
            each.value
            for each in figures_in_text(manuscript)
            if each.end <= match.start()
            and counted_alike(each.unit, match["unit"])
            and _is_named(prose.text[max(0, each.start - 14) : each.start], match["what"])
        }
        if len(told) == 1 and Decimal(match["then"]) not in told:
            message = f"前面写的是{told.pop():f}{match['unit']}，起点写的是{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对现在的数和目标")


def _is_named(before: str, what: str) -> bool:
    """Return whether the words right before a number are among those before another."""
    words = _FILLERS.sub("", before)[-_SHARED:]
    return len(words) == _SHARED and words in what
