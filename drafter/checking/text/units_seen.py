"""Numbers counted in a unit of another sort than reports count what stands before them in: 受众11.6万场次 for 人次.

No list of things is asked: how often reports have the two characters before a number with each unit tells.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.checking.text.likelihood import NUMBER, STEPS, Counts, plain_with_places, reports_with
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.spelling import is_common_word

_SORTS = (
    "件 份 宗 起 条 个 项 篇 张 册 批 卷 处 节 台 支 件次",
    "次 场 期 批 个 节 场次 项 天 件 起 条 人次 件次 家次",
    "人 名 人次 位",
    "所 家 个 处 户 家次",
)
"""Units that may stand for one another, a sort a row: papers and cases, acts, persons, institutions."""
_UNITS = tuple(sorted({unit for row in _SORTS for unit in row.split()}, key=lambda unit: (-len(unit), unit)))
_OTHERS = ("元", "万元", "亿元", "%", "天", "日", "学时", "课时")
"""Units that are never taken for those, by which reports tell of a thing as well."""
_COUNTED = WordPattern(rf"(?<=[一-鿿]{{2}}){NUMBER}(?P<many>万?)(?P<unit>{'|'.join(_UNITS)})(?!以上)")
_LEAST, _SHARE = 15, 0.6
"""Reports that must have what stands before the number, and what share of them another sort of unit."""
_NO_THING = WordPattern(
    "[比较增减升降其他到于过仅有余含以为达至均共计是的每人不各第了由从]$|其中|合计|补助|全[部局市区县省]|所占"
)
"""Characters that say nothing of the thing that is counted."""


class StrangeUnit(NamedTuple):
    """A number with a unit of another sort than is usual."""

    start: int
    end: int
    usual: str
    """The unit that most reports have there."""


def strange_units(text: str, count: Counts = reports_with) -> Iterator[StrangeUnit]:
    """Yield the numbers of `text` whose units reports never have behind the words before them."""
    shown, places = plain_with_places(text)
    for match in _COUNTED.finditer(shown):
        thing = shown[match.start() - 2 : match.start()]
        if is_common_word(thing) and not _NO_THING.search(thing):
            usual = _usual(thing, match["unit"], count)
            if usual:
                yield StrangeUnit(places[match.start() - 2], places[match.end() - 1] + 1, usual)


def _usual(thing: str, unit: str, count: Counts) -> str:
    """Return the unit in which reports count a thing, when it is of another sort; empty where theirs are mixed or few."""
    alone = count(thing + NUMBER)
    if alone is None or 2 ** (alone / STEPS) < _LEAST or any(_times(thing, unit, count)):
        return ""
    told = {other: steps for other in (*_UNITS, *_OTHERS) for steps in _times(thing, other, count)}
    if not told or any(_are_of_a_sort(unit, other) for other in told):
        return ""
    usual = max(told, key=lambda other: told[other])
    return usual if 2 ** ((told[usual] - alone) / STEPS) >= _SHARE else ""


def _times(thing: str, unit: str, count: Counts) -> Iterator[int]:
    """Yield in how many reports, in steps, a number of a thing has a unit; also one in ten thousands."""
    for many in ("", "万") if len(unit) == 1 else ("",):
        steps = count(thing + NUMBER + many + unit)
        if steps is not None:
            yield steps


def _are_of_a_sort(one: str, other: str) -> bool:
    return one == other or any({one, other} <= set(row.split()) for row in _SORTS)
