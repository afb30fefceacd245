"""What leaders make of printed figures, drawn at random: other units, totals, numerals, other words around them.

Each tells which values the answer may get by it, so that trials can tell when a document's number became another answer's.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from drafter.merging.places.printed_figures import figures_printed
from drafter.model.numerals import to_chinese
from drafter.pages.written_lines import WrittenLine

_FIGURE = re.compile(r"(?P<number>[0-9]+)(?P<measure>[\u4e00-\u9fff%]+)")
_CLAUSE = re.compile("[，。；：、（）]")
OTHER = {
    "日": (("天", 1), ("个工作日", 0), ("个月", 0), ("周", 7)),
    "年": (("个月", Decimal(1) / 12), ("个学期", 0)),
    "人": (("名", 1), ("人次", 0), ("位", 1)),
    "名": (("人", 1), ("人次", 0)),
    "件": (("起", 1), ("件次", 0), ("宗", 1)),
    "次": (("家次", 0), ("小时", 0), ("场", 0)),
    "所": (("家次", 0), ("个", 0), ("所次", 0)),
    "家": (("户次", 0), ("家次", 0)),
    "节": (("课时", 0), ("小时", 0)),
    "课时": (("小时", 0), ("分钟", 0)),
    "%": (("个百分点", 0), ("倍", 0), ("‰", Decimal("0.1"))),
    "条": (("项", 0), ("条次", 0)),
    "个": (("个月", 0), ("家", 0), ("项", 0)),
    "台": (("套", 0), ("台次", 0)),
    "篇": (("条", 0), ("期", 0)),
    "项": (("件", 0), ("项次", 0)),
}
"""Other measure words, each with how many of the first it is; 0 for none that it is."""


class Printed(NamedTuple):
    """A figure in a line of the report."""

    path: str
    start: int
    end: int
    number: int
    measure: str


class Typed(NamedTuple):
    """What was typed over words of a line."""

    old: str
    new: str
    values: dict[str, tuple[Decimal, ...]]
    """What each of the figures may be by it, beside what it was."""
    tells: bool = True
    """Whether the new words tell the figures."""


def plain_figures(line: WrittenLine) -> list[Printed]:
    """Return the whole numbers that a line prints of answers that are no records', each printed once in it."""
    found = []
    for path, text in figures_printed(line):
        match = _FIGURE.fullmatch(text)
        starts = [span.start for span in line.answers if span.answer == path and span.part == "number"]
        if match and len(starts) == 1 and re.fullmatch(r"[^.0-9]+\.[^.0-9]+", path):
            found.append(Printed(path, starts[0], starts[0] + len(text), int(match["number"]), match["measure"]))
    return found


def other_unit(line: WrittenLine, chance: random.Random) -> Typed | None:
    """Tell a figure in another unit, the same number or another one."""
    own = [each for each in plain_figures(line) if each.measure in OTHER]
    if not own:
        return None
    each = chance.choice(own)
    measure, scale = chance.choice(OTHER[each.measure])
    number = each.number + chance.choice((0, 0, 1, 7, 20))
    value = Decimal(number) * Decimal(scale)
    return _typed(line, each.start, each.end, f"{number}{measure}", {each.path: (value,) if scale else ()})


def in_numerals(line: WrittenLine, chance: random.Random) -> Typed | None:
    """Tell a figure in Chinese numerals, with its measure word or one of the same meaning."""
    own = [each for each in plain_figures(line) if each.number < 100 and each.measure != "%"]
    if not own:
        return None
    each = chance.choice(own)
    same = [measure for measure, scale in OTHER.get(each.measure, ()) if scale == 1]
    number = max(each.number + chance.choice((0, 0, 1)), 1)
    numeral = "两" if number == 2 else to_chinese(number)
    measure = chance.choice([each.measure, *same])
    return _typed(line, each.start, each.end, f"{numeral}{measure}", {each.path: (Decimal(number),)})


def roughly(line: WrittenLine, chance: random.Random) -> Typed | None:
    """Tell a figure roughly."""
    own = plain_figures(line)
    if not own:
        return None
    each = chance.choice(own)
    number = each.number // 10 * 10 if each.number >= 20 else each.number
    shapes = (
        f"近{number}{each.measure}",
        f"{number}余{each.measure}",
        f"{number}{each.measure}以上",
        f"约{number}{each.measure}",
    )
    return _typed(line, each.start, each.end, chance.choice(shapes), {each.path: (Decimal(number),)})


def total(line: WrittenLine, chance: random.Random) -> Typed | None:
    """Join two figures of a sentence into one, their parts told behind it or no more."""
    own = plain_figures(line)
    pairs = [(a, b) for a, b in pairwise(own) if not re.search("[。；]", line.text[a.end : b.start])]
    if not pairs:
        return None
    first, second = chance.choice(pairs)
    low = max((match.end() for match in _CLAUSE.finditer(line.text, 0, first.start)), default=0)
    label = line.text[low : first.start]
    between = line.text[first.end : second.start]
    summed = first.number + second.number
    parts = f"{label}{first.number}{first.measure}{between}{second.number}{second.measure}"
    shapes = (
        f"共{summed}{first.measure}（{parts}）",
        f"{label}等共{summed}{first.measure}",
        f"{label}{summed}{first.measure}，其中{second.number}{second.measure}属后者",
    )
    shape = chance.randrange(len(shapes))
    return _typed(line, low, second.end, shapes[shape], {first.path: (), second.path: ()})


def turned(line: WrittenLine, chance: random.Random) -> Typed | None:
    """Tell a figure before the words that stood before it."""
    own = plain_figures(line)
    if not own:
        return None
    each = chance.choice(own)
    low = max((match.end() for match in _CLAUSE.finditer(line.text, 0, each.start)), default=0)
    label = line.text[low : each.start]
    others = [other for other in own if other != each and low <= other.start < each.start]
    if len(label) < 2 or others or re.search("其中|[0-9]", label) or re.match("[一二三四五六]是", label):
        return None
    same = [measure for measure, scale in OTHER.get(each.measure, ()) if scale == 1]
    measure = chance.choice([each.measure, *same])
    return _typed(line, low, each.end, f"已有{each.number}{measure}{label}", {each.path: ()})


Retelling = Callable[[WrittenLine, random.Random], Typed | None]
KINDS: Sequence[Retelling] = (other_unit, other_unit, in_numerals, roughly, total, total, turned)


def _typed(line: WrittenLine, start: int, end: int, words: str, values: dict[str, tuple[Decimal, ...]]) -> Typed | None:
    """Return what is typed over some characters of a line, with the words around them by which they are found."""
    old = line.text[start:end]
    return Typed(old, words, values) if line.text.count(old) == 1 and old != words else None
