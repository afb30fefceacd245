"""What a figure must be by itself: in range, of the sort of unit that was asked for, whole where wholes are counted."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache

from drafter.model.amounts import SCALES, amount, has_fraction, is_average, number
from drafter.model.catalogue import Catalogue
from drafter.model.counted import Counted
from drafter.model.doubt import KEEP, Doubt
from drafter.model.figure import Figure
from drafter.model.figure_change import reckoned_change, told_change
from drafter.model.figure_words import COMPARED, RATES, with_unit
from drafter.model.relation_table import MOST_IN_TEN_THOUSANDS, MOST_OF_ANY, UNIT_SORTS, Range

_OTHERWISE = "算的写 {}"
"""In the explanation of a question: which other measure word may be typed."""
_BUDGET = "经费"
"""Ends the titles of what is set apart for a year."""
_LEAST_BUDGET = 5000
"""In 元; less than this was meant in 万元."""


def check_ranges(known: Mapping[str, Counted], ranges: Iterable[Range], catalogue: Catalogue) -> Iterator[Doubt]:
    """Yield a doubt about each figure that cannot be right by itself, in the order of the rules."""
    yield from _percentages(known)
    yield from _ranges(known, ranges)
    yield from _units(known, catalogue)
    yield from _money(known, {each.path for each in ranges})
    yield from _broken(known)
    yield from _breakdowns(known)
    yield from _comparisons(known)


def _percentages(known: Mapping[str, Counted]) -> Iterator[Doubt]:
    for path, each in known.items():
        if each.unit != "%" or each.figure.unit not in ("", "%", "‰"):
            continue
        if each.amount.least > 100:
            message, mend = f"{each.shown}，超过了 100%", "改成不超过 100% 的比例"
        elif 0 < each.amount.most < 1 and each.figure.unit != "‰":
            message = f"{each.shown}，不到百分之一"
            mend = f"如果是小数写的比例，改成 {number(each.amount.most * 100)}%；{KEEP}"
        else:
            continue
        yield Doubt("数字-比率", path, (path,), message, mend)


def _ranges(known: Mapping[str, Counted], ranges: Iterable[Range]) -> Iterator[Doubt]:
    for path, least, most, source in ranges:
        each = known.get(path)
        if each is None or not each.figure.applies or not each.figure.value:
            continue
        scale = amount(Figure(Decimal(1), "1"), each.unit).most
        if least is not None and each.amount.most < least * scale:
            message = f"{each.shown}，少于 {least}{each.unit}（{source}）"
        elif most is not None and each.amount.least > most * scale:
            message = f"{each.shown}，多于 {most}{each.unit}（{source}）"
        else:
            continue
        yield Doubt("数字-范围", path, (path,), message, f"核对这个数和单位；{KEEP}")


def _units(known: Mapping[str, Counted], catalogue: Catalogue) -> Iterator[Doubt]:
    """Yield the figures in a measure word of another sort than the question's, but one that the question offers."""
    for path, each in known.items():
        own, asked = each.figure.unit, each.unit
        if not own or not asked or own == asked or same_sort(own, asked):
            continue
        if path in catalogue and _OTHERWISE.format(own) in catalogue[path].explanation:
            continue
        yield Doubt(
            "数字-单位",
            path,
            (path,),
            f"{each.shown}，问的是多少{asked}，单位不是一类",
            f"核对单位；{KEEP}",
        )


def _money(known: Mapping[str, Counted], bounded: Collection[str]) -> Iterator[Doubt]:
    """Yield the bare numbers that are too great for 万元, but of the answers that are `bounded` otherwise.

    Who writes the measure word, as in 30000万元, means it; and a year's budget is no 1450元.
    """
    for path, each in known.items():
        is_bare = each.unit == "万元" and not each.figure.unit and not each.figure.written.endswith(tuple(SCALES))
        if not is_bare or path in bounded or each.figure.value is None:
            continue
        most = next((most for words, most in MOST_IN_TEN_THOUSANDS.items() if words in path), MOST_OF_ANY)
        is_budget = each.title.endswith(_BUDGET) and each.figure.value < _LEAST_BUDGET
        if each.figure.value > most and not is_budget:
            yuan = number(each.figure.value / 10000)
            message = f"{each.shown}，一年多于 {most}万元的很少见"
            mend = f"多半是 {yuan}万元，把元写成了万元；确是这么多，连单位写成 {each.figure.written}万元"
            yield Doubt("数字-范围", path, (path,), message, mend)


@cache
def same_sort(one: str, other: str) -> bool:
    """Return True when two measure words count the same sort of thing, as 件 and 起 do, or one is not known."""
    sorts = [sort for sort in UNIT_SORTS if one in sort or one.removeprefix("万") in sort]
    known = [sort for sort in UNIT_SORTS if other in sort or other.removeprefix("万") in sort]
    return not sorts or not known or any(sort in known for sort in sorts)


def _broken(known: Mapping[str, Counted]) -> Iterator[Doubt]:
    """Yield the figures with a fraction of what is counted one by one; 人均, 平均 may have one."""
    for path, each in known.items():
        if is_average(each.title) or not has_fraction(each.figure, each.unit):
            continue
        unit = (each.figure.unit or each.unit).lstrip("万亿")
        yield Doubt(
            "数字-整数",
            path,
            (path,),
            f"{each.shown}，一{unit}一{unit}数的数不会有小数",
            "改成整数；平均数、比例不填在这里",
        )


def _breakdowns(known: Mapping[str, Counted]) -> Iterator[Doubt]:
    """Yield the figures whose parts, as they were said behind them, are together more than the whole."""
    for path, each in known.items():
        if each.figure.breakdown is None:
            continue
        whole = each.figure.unit or each.unit
        counted = [part for part in each.figure.breakdown.parts if _is_counted_in(part.unit or whole, whole)]
        amounts = [amount(Figure.parse(part.number + (part.unit or whole), whole), whole) for part in counted]
        least = sum((each.least for each in amounts), Decimal(0))
        if least <= each.amount.most:
            continue
        said = "、".join(part.text(whole) for part in counted)
        message = f"{each.shown}，后面写的{said}，合起来比它多"
        yield Doubt("数字-各部分", path, (path,), message, f"核对总数和各部分；{KEEP}")


def _is_counted_in(unit: str, whole: str) -> bool:
    """Return whether parts in `unit` add up to a figure in `whole`: shares and other sorts of things do not."""
    is_share = unit in RATES or whole in RATES
    return not is_share and (unit == whole or same_sort(unit, whole))


def _comparisons(known: Mapping[str, Counted]) -> Iterator[Doubt]:
    """Yield the figures whose change is to be told and is not known, or was typed otherwise than it is."""
    for path, each in known.items():
        if not each.figure.compared:
            continue
        said = with_unit(each.figure.compared, each.figure.unit or each.unit)
        told, reckoned = told_change(each.figure, each.unit), reckoned_change(each.figure, each.unit)
        if not told:
            message, mend = (
                f"{each.shown}，要写比上年的增减，还不知道上年的数",
                "填上年的数，或写出增减，如 比上年增加10件",
            )
        elif reckoned and said != COMPARED and not _agree(said, reckoned):
            last = f"上年 {each.figure.last_year}"
            message, mend = (
                f"{each.shown}，{last}，写的是{said}，算出来是{reckoned}",
                "核对今年和上年的数；文中写算出来的",
            )
        else:
            continue
        yield Doubt("数字-比上年", path, (path,), message, mend)


def _agree(said: str, reckoned: str) -> bool:
    """Return whether a change that was typed says nothing else than the one reckoned."""
    typed, known = (re.split("[、，]", words.removeprefix(COMPARED)) for words in (said, reckoned))
    return set(typed) <= set(known)
