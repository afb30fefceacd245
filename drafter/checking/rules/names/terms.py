"""Rules about names of institutions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.rules.dates.years import TIMES
from drafter.checking.tables import read_table
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.hints import quoted

_GOOD = Example(
    "一、主要举措\n学习《中华人民共和国行政处罚法》《法治政府建设与责任落实督察工作规定》，"
    "贯彻党的十九届历次全会精神，适用普通程序处罚1件，会同区市场监管局检查。"
)


@lru_cache(maxsize=1)
def _institutions() -> tuple[tuple[WordPattern, int, str], ...]:
    return tuple((WordPattern(row[0]), int(row[1]), row[2]) for row in read_table(TIMES)["机构"])


@rule(
    "用语-机构旧称", "机构用现在的名称", Severity.WARNING, "2018年党和国家机构改革",
    _GOOD, "会同区工商局、区法制办检查。",
)  # fmt: skip
def _former_names(manuscript: Manuscript) -> Iterator[Hit]:
    if manuscript.year is None:
        return
    prose = prose_of(manuscript)
    for expression, since, name in _institutions():
        if manuscript.year >= since:
            for match in expression.finditer(prose.text):
                if prose.text[max(match.start() - 2, 0) : match.start()].find("原") >= 0:
                    continue
                spot = prose.spot(*match.span())
                yield Hit(
                    spot, f"{quoted(match[0])}是旧称", f"改为{quoted(name)}；说的是改革以前的事可以写“原{match[0]}”"
                )
