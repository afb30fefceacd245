"""Rules about numbers that are a slip of the pen away from what the text makes them: 318+342 is 660, not 66; 58 is not 85.

What a number is told to be need not be understood: one that follows from none of the figures before it, but has the
digits of one that does, exchanged, with one wrong or one lost, is doubted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.rules.figures.answered_apart import unless_answered
from drafter.checking.text.figures_in_text import FigureInText, figures_in_text
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, prose_of
from drafter.checking.text.sentence_figures import (
    as_in,
    counted_alike,
    digits_of,
    figured_sentences,
    is_for_each,
    sums_of_runs,
)
from drafter.hints import quoted

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确，前后一致"
_GOOD = (
    "一、检查\n春季检查学校318所，秋季检查学校342所，合计660所次。对188所学校开展3轮督查，督查共564所次。\n"
    "二、普法\n全县58所中小学参加活动。在聘法治副校长58名，每校1名。\n年初列出23项任务。年底23项任务全部完成。"
)
_TOTAL = WordPattern(r"(?:共计|合计|总计|一共|累计|(?<![公其])共)(?!享|同|建|用)[^，。；、：0-9（）]{0,14}$")
_AT_LEAST = WordPattern(r"至少|不少于|以上|不超过|最多|其中|人均|目标|力争")
_TURNS = frozenset(["轮", "期", "遍", "轮次", "批", "倍"])
_LABEL = 20
"""Characters before a number that say what it is."""
_BESIDE = 40
"""Characters between a total and how many there are for each."""


def _things(unit: str) -> str:
    """Return what a number of visits in `unit` visits: 所 for 所次."""
    return unit.removesuffix("次") or unit


def _is_of(figure: FigureInText, unit: str) -> bool:
    return counted_alike(figure.unit, unit) or figure.unit == _things(unit)


def _is_exchanged(one: Decimal, other: Decimal) -> bool:
    """Return whether two numbers have the same digits in another order."""
    first, second = digits_of(one), digits_of(other)
    return first != second and len(first) > 1 and sorted(first) == sorted(second)


def _is_slip(one: Decimal, other: Decimal) -> bool:
    """Return whether two whole numbers differ by digits exchanged, one that is wrong, or one that is lost."""
    first, second = sorted((digits_of(one), digits_of(other)), key=len)
    if "." in first + second or len(first) == 1:
        return False
    if len(first) == len(second):
        return _is_exchanged(one, other) or sum(a != b for a, b in zip(first, second, strict=True)) == 1
    return any(second[:place] + second[place + 1 :] == first for place in range(len(second)))


@rule(
    "数字-差一个数字", "合计是前面几个数的和、积，没有颠倒、写错、漏掉一个数字", Severity.HINT, _REASON,
    _GOOD, _GOOD.replace("合计660所次", "合计66所次"),
    near="新增市级示范校15所、区级19所，累计共建成市级示范校37所。12个乡镇、2个街道各明确1名，共14名。",
)  # fmt: skip
@unless_answered
def _totals(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for sentence, figures in figured_sentences(manuscript):
        for place, total in enumerate(figures):
            label = prose.text[max(sentence.start, total.start - _LABEL) : total.start]
            before = [each for each in figures[:place] if each.exact and each.unit != "%"]
            if not total.exact or not _TOTAL.search(label) or _AT_LEAST.search(label):
                continue
            due = [*(() if "累计" in label else _whole_sums(prose, before, total.unit)), *_products(prose, before)]
            nearly = next((each for each in due if _is_slip(each, total.value)), None)
            if nearly is not None and total.value not in {*due, *_made(prose, before, total.unit)}:
                message = f"前面的数算得出{as_in(total, nearly)}，这里写{quoted(total.written)}，像是写错了一个数字"
                yield Hit(total.spot(prose), message, "核对合计和各项")


@rule(
    "数字-恰好有余", "恰好是前面几个数之和的，不写“余”“多”", Severity.HINT, _REASON,
    "办理建议57件、提案73件，合计130件。", "办理建议57件、提案73件，合计130余件。",
    near="办理建议57件、提案76件，合计130余件。",
)  # fmt: skip
@unless_answered
def _rounded(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for sentence, figures in figured_sentences(manuscript):
        for place, total in enumerate(figures):
            label = prose.text[max(sentence.start, total.start - _LABEL) : total.start]
            if total.exact or not re.search("[余多]", total.written) or not _TOTAL.search(label) or "累计" in label:
                continue
            parts = [each for each in figures[:place] if each.unit == total.unit]
            values = [each.value for each in parts if each.exact and not is_for_each(prose, each)]
            if len(values) > 1 and len(values) == len(parts) and 0 <= total.value - sum(values) <= total.value / 10:
                message = f"前面的数加起来是{as_in(total, sum(values, Decimal(0)))}，写的是{quoted(total.written)}"
                yield Hit(total.spot(prose), message, "写准数")


def _made(prose: Prose, figures: Sequence[FigureInText], unit: str) -> set[Decimal]:
    """Return what runs of `figures` make, those that count like `unit` and all, and what the former are themselves."""
    alike = [each.value for each in figures if _is_of(each, unit)]
    single = [each.value for each in figures if _is_of(each, unit) and not is_for_each(prose, each)]
    return {*alike, *sums_of_runs(alike), *sums_of_runs(single), *sums_of_runs([each.value for each in figures])}


def _whole_sums(prose: Prose, figures: Sequence[FigureInText], unit: str) -> Iterator[Decimal]:
    """Yield the sums of all `figures` that count like `unit`, and of the last of them; without what each has."""
    values = [each.value for each in figures if _is_of(each, unit) and not is_for_each(prose, each)]
    for first in range(len(values) - 1):
        yield sum(values[first:], Decimal(0))


def _products(prose: Prose, figures: Sequence[FigureInText]) -> Iterator[Decimal]:
    """Yield how many there are in all of what each has, or takes in turn; of several kinds that each have some, too."""
    for one, other in combinations(figures, 2):
        if other.unit in _TURNS or is_for_each(prose, other):
            yield one.value * other.value
            others = [each.value for each in figures if each.start < other.start and each.unit == one.unit]
            yield sum(others, Decimal(0)) * other.value


@rule(
    "数字-每个颠倒", "每个几名、平均几次，乘起来是总数，数字没有颠倒", Severity.HINT, _REASON,
    _GOOD, _GOOD.replace("法治副校长58名", "法治副校长85名"),
    near="全县58所中小学参加活动。在聘法治副校长85名，每校至少1名。",
)  # fmt: skip
@unless_answered
def _for_each(manuscript: Manuscript) -> Iterator[Hit]:
    prose, known = prose_of(manuscript), figures_in_text(manuscript)
    for sentence, figures in figured_sentences(manuscript):
        for each in figures:
            label = prose.text[max(sentence.start, each.start - _LABEL) : each.start]
            if not each.exact or not is_for_each(prose, each) or _AT_LEAST.search(label):
                continue
            for total in figures:
                if total is not each and total.exact and _is_total_of(total, each):
                    yield from _exchanged(prose, total, each, _bases(known, total, each))


def _is_total_of(total: FigureInText, each: FigureInText) -> bool:
    is_near = abs(total.start - each.start) <= _BESIDE
    return is_near and each.unit != "%" and (_is_of(each, total.unit) or total.unit == f"{each.unit}次")


def _bases(known: Sequence[FigureInText], total: FigureInText, each: FigureInText) -> list[Decimal]:
    """Return the numbers of the paragraph that may say how many have so much each."""
    end = max(total.start, each.start)
    return [
        base.value
        for base in known
        if base.passage == total.passage and base.start < end and base.exact and base.unit != "%"
        if base is not total and base is not each
    ]


def _exchanged(prose: Prose, total: FigureInText, each: FigureInText, bases: Sequence[Decimal]) -> Iterator[Hit]:
    made = [base * each.value for base in bases]
    right = next((value for value in made if _is_exchanged(value, total.value)), None)
    is_rounded = any(abs(value - total.value) * 20 <= value for value in made)
    if right is not None and not is_rounded:
        message = f"{each.written}乘起来是{as_in(total, right)}，写的是{quoted(total.written)}，像是数字颠倒了"
        yield Hit(total.spot(prose), message, "核对总数和每个几")


_AROUND = 4


@rule(
    "数字-两处颠倒", "同一个数在两处，数字没有颠倒", Severity.HINT, _REASON,
    _GOOD, _GOOD.replace("年底23项任务", "年底32项任务"),
    near="全县58所中小学参加活动。指导85所幼儿园完善制度，其中完成62所、未完成26所。",
)  # fmt: skip
@unless_answered
def _twins(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a number of which the same words have, in another sentence, the digits in another order, and nowhere itself."""
    prose = prose_of(manuscript)
    told = [
        (place, figure)
        for place, (_, figures) in enumerate(figured_sentences(manuscript))
        for figure in figures
        if figure.exact and figure.unit != "%" and not is_for_each(prose, figure)
    ]
    times = Counter(figure.value for _, figure in told)
    sets = [_set_of(prose, figure) for _, figure in told]
    sizes = Counter(sets)
    for (first, (place, one)), (second, (later, other)) in combinations(enumerate(told), 2):
        if place == later or one.unit != other.unit or times[other.value] > 1:
            continue
        exchanged = _is_exchanged(one.value, other.value) and _is_told_alike(prose, one, other)
        is_one_set = sets[first] != "" and sets[first] == sets[second] and sizes[sets[first]] <= _MOST_OF_A_SET
        if exchanged or (is_one_set and _is_slip(one.value, other.value)):
            how = "数字颠倒了" if exchanged else "写错了一个数字"
            message = f"前面写{quoted(one.written)}，这里写{quoted(other.written)}，像是{how}"
            yield Hit(other.spot(prose), message, "核对两处")


_OF_ALL = WordPattern(
    "(?:全[省市县区州旗]|各|这|辖区|局属|该|上述)[^，。；、0-9]{0,6}$|(?:对|为|将|把|给|覆盖|组织|指导|推动|督促|实现|要求|发放到)$|[，。；：\n（]$"
)
"""Before the number of all things of a kind."""


_MOST_OF_A_SET = 20
"""How often a report tells of all things of a kind; more is a list."""


def _set_of(prose: Prose, figure: FigureInText) -> str:
    """Return the first characters of what is counted, right behind a number of all such things; else empty."""
    noun = re.match("[一-鿿]{4}", prose.text[figure.end : figure.end + 4])
    head = prose.text[max(0, figure.start - _LABEL) : figure.start]
    return noun[0] if noun and _OF_ALL.search(head) else ""


def _is_told_alike(prose: Prose, one: FigureInText, other: FigureInText) -> bool:
    """Return whether the same word stands right before both, or right behind."""
    text = prose.text
    behind = [re.match("[一-鿿]{2}", text[each.end : each.end + 2]) for each in (one, other)]
    before = [re.search("[一-鿿]{4}$", text[max(0, each.start - _AROUND) : each.start]) for each in (one, other)]
    return any(first is not None and second is not None and first[0] == second[0] for first, second in (behind, before))
