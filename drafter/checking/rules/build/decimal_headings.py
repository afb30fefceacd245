"""A rule about headings numbered 2.1, 2.2: each is the next of its chapter."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.rule import Example, Hit, Severity, Spot, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.hints import quoted

_HEADING = WordPattern(r"^\s*(?P<number>(?P<chapter>[0-9]{1,2})[.．](?P<section>[0-9]{1,2}))[\s\u3000]+(?=[^0-9\s%])")
_FEWEST = 3
"""Headings of this form from which on a report is taken to be numbered so."""
_GOOD = Example(
    "1 机制\n1.1 健全制度\n抓落实。\n1.2 压实责任\n抓督导。\n2 执法\n2.1 规范程序\n抓公示。\n2.2 加强监管\n抓检查。"
)


@rule(
    "序号-小数标题", "2.1、2.2这样的标题依次相连", Severity.HINT, "《党政机关公文处理工作条例》第十九条：条理清楚",
    _GOOD, Example(_GOOD.text.replace("2.2 加强监管", "2.1 加强监管")),
    near="1.1 健全制度\n抓落实。\n罚款2.3万元。\n3.5%的学校未达标。",
)  # fmt: skip
def _decimal(manuscript: Manuscript) -> Iterator[Hit]:
    found = [
        (index, match)
        for index, passage in enumerate(manuscript.passages)
        if passage.role in (Role.HEADING, Role.BODY) and (match := _HEADING.match(passage.text))
    ]
    last: tuple[int, int] = (0, 0)
    for index, match in found if len(found) >= _FEWEST else ():
        now = int(match["chapter"]), int(match["section"])
        follows = now == (last[0], last[1] + 1) or (now[0] > last[0] and now[1] == 1)
        if not follows and last != (0, 0):
            message = f"上一个是{last[0]}.{last[1]}，这里写{quoted(match['number'])}"
            yield Hit(Spot(index, *match.span("number")), message, "核对标题的编号")
        last = now
