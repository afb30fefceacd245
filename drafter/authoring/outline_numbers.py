"""How last year's headings and items were numbered: which numbers ran on, which were lost, what stands for odd ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from drafter.authoring.outline_draft import DraftEntry
from drafter.checking.sources.heading_numbers import ordinal
from drafter.hints import quoted
from drafter.importing.outline.heading_marks import mark_of
from drafter.importing.outline.imported_report import ReadHeading
from drafter.jurisdictions.manifest import NUMBERS

COUNTED = "一是"
"""How `DraftEntry.items` names items that are told one behind the other: 一是……；二是……"""
_ODD = str.maketrans("壹贰叁肆伍陆柒捌玖拾①②③④⑤⑥⑦⑧⑨", "一二三四五六七八九十123456789")


def count_of(number: str) -> int:
    """Return which one a heading's `number` is, as printed; 0 when it is none."""
    return ordinal("".join(char for char in number.translate(_ODD) if char not in "⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"))


def running_numbers(entries: Sequence[DraftEntry]) -> list[str]:
    """Return the numbers, as manifests name them, that ran on through the report below one heading after the other."""
    levels = sorted({entry.level for entry in entries if entry.number})
    return [NUMBERS[level] for level in levels if _runs_on(list(_rows(entries, level)))]


def _rows(entries: Iterable[DraftEntry], level: int) -> Iterator[tuple[int, int]]:
    """Yield first and last number of each row of headings at `level` that no higher heading parts."""
    row: list[int] = []
    for entry in entries:
        count = count_of(entry.number) if entry.level == level else 0
        if count:
            row.append(count)
        elif entry.heading and entry.level < level and row:
            yield row[0], row[-1]
            row = []
    if row:
        yield row[0], row[-1]


def _runs_on(rows: Sequence[tuple[int, int]]) -> bool:
    return len(rows) > 1 and rows[0][0] == 1 and all(after[0] == before[1] + 1 for before, after in pairwise(rows))


def without_number(place: int, headings: Sequence[ReadHeading]) -> bool:
    """Return whether the heading at `place` was printed without a number: not where the row of numbers lacks just its own."""
    own = headings[place]
    beside = [i for i, each in enumerate(headings) if each.level == own.level]
    before = [i for i in beside if i < place and headings[i].number]
    behind = [i for i in beside if i > place and headings[i].number]
    if own.number or not behind:
        return not own.number
    first = before[-1] if before else -1
    lost = sum(1 for i in beside if first < i < behind[0])
    return count_of(headings[behind[0]].number) != (count_of(headings[first].number) if before else 0) + lost + 1


def odd_numbers(entries: Sequence[DraftEntry]) -> Iterator[str]:
    """Yield in Chinese how numbers are printed that are as no official document has them, each sort once."""
    first: dict[str, DraftEntry] = {}
    for entry in entries:
        way = mark_of(entry.number)[0]
        if way:
            first.setdefault(way, entry)
    for entry in first.values():
        yield f"{quoted(entry.number)}这样的序号，照公文的写法印成{quoted(NUMBERS[entry.level])}这一种"


def run_on(paragraphs: Iterable[str]) -> Iterator[str]:
    """Yield in Chinese which of the numbered `paragraphs` are no headings for want of a stop behind their first words."""
    parted = [match for match in map(_RUN_ON.match, paragraphs) if match]
    if parted:
        shown = "、".join(quoted(f"{each['number']}{each['words']}{each['stop']}…") for each in parted[:_SHOWN])
        more = f"等 {len(parted)} 处" if len(parted) > _SHOWN else ""
        yield (
            f"{shown}{more}：序号后面的话用“{parted[0]['stop']}”接着正文，没有作标题；是小标题的，"
            f"把“{parted[0]['stop']}”改成“。”再建，不是的不用管"
        )


_SHOWN = 3
"""Paragraphs that a remark quotes of many."""
_RUN_ON = re.compile(
    r"(?P<number>[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|[0-9]{1,2}[.．])\s*"
    r"(?P<words>[^，、。：:；;0-9]{3,16})(?P<stop>[，、])"
)
