"""Rules about marks between things of one kind: behind headings that run into their text, between quoted names."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.rule import Hit, Severity, Spot, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import OWN_TEXT, OutlineSection, prose_of
from drafter.hints import quoted

_STANDARD = "GB/T 15834-2011《标点符号用法》"
_FEWEST = 2
"""Sections beside one another that show how headings are set."""
_LONGEST_HEADING = 24
_LONG = 32
"""Characters to the first full stop from which on what stands there is no heading."""
_TEXT = "各学校健全制度，落实责任，全年检查学校26所次，发现问题12个，均已整改到位。"
_GOOD = f"一、工作\n（一）加强组织领导。{_TEXT}\n（二）规范行政执法。{_TEXT}\n（三）深入开展普法。{_TEXT}"


@rule(
    "标点-段首标题", "接着正文的小标题后面有句号", Severity.HINT, _STANDARD + " 4.1；公文惯例：标题和正文用句号隔开",
    _GOOD, _GOOD.replace("普法。各", "普法各"),
    near=f"一、工作\n（一）加强组织领导。{_TEXT}\n（二）{_TEXT}\n（三）{_TEXT}",
)  # fmt: skip
def _headings(manuscript: Manuscript) -> Iterator[Hit]:
    """Find the one section that runs on to a late full stop where all beside it begin with a short heading."""
    run_in = [each for each in prose_of(manuscript).sections if not each.mark.bare]
    ordered = sorted(run_in, key=_siblings)
    for _, group in groupby(ordered, key=_siblings):
        sections = list(group)
        odd = [each for each in sections if len(each.mark.title) >= _LONG]
        headed = [each for each in sections if len(each.mark.title) <= _LONGEST_HEADING and "，" not in each.mark.title]
        if len(odd) == 1 and len(headed) == len(sections) - 1 and len(headed) >= _FEWEST:
            mark = odd[0].mark
            start = manuscript.passages[mark.passage].text.find(mark.title)
            message = "并列的各条开头有小标题，这一条没有断开"
            yield Hit(Spot(mark.passage, start, start + _LONGEST_HEADING), message, "小标题后面加句号")


def _siblings(section: OutlineSection) -> tuple[int, int]:
    return section.parent, section.mark.level


_QUOTED_ROW = WordPattern(r"(?:[“《][^“”《》\n，。；]{1,24}[”》](?:、(?=[“《]))?){3,}")
_BETWEEN = WordPattern(r"[”》](?P<mark>、?)(?=[“《])")


@rule(
    "标点-引号之间", "并列的引号、书名号之间，用不用顿号前后一致", Severity.HINT, _STANDARD + " 4.5.3.5",
    "开展“春季攻坚”“监管护苗”“冬季巡查”专项行动。", "开展“春季攻坚”、“监管护苗”“冬季巡查”专项行动。",
)  # fmt: skip
def _between_quotes(manuscript: Manuscript) -> Iterator[Hit]:
    """Find quoted names in a row, between some of which stands a mark and between others none."""
    prose = prose_of(manuscript)
    for row in _QUOTED_ROW.finditer(prose.text):
        marks = list(_BETWEEN.finditer(row[0]))
        with_mark = [match for match in marks if match["mark"]]
        role = prose.passages[prose.passage_at(row.start())].role
        if with_mark and len(with_mark) < len(marks) and role in (*OWN_TEXT, Role.TITLE):
            start = row.start() + with_mark[0].start("mark")
            message = f"并列的引号、书名号之间，有的有{quoted('、')}，有的没有"
            yield Hit(prose.spot(start, start + 1), message, "一律不用顿号")
