"""Rules about names: documents misquoted, institutions by former names, the terms of revised laws."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.rules.years import TIMES
from drafter.checking.tables import read_table
from drafter.checking.text.known_documents import cited, known, misquotations
from drafter.checking.text.prose import prose_of
from drafter.hints import quoted

_PLAN_YEARS = re.compile(r"[（(]20[0-9]{2}[-—－–~～至]{1,2}20[0-9]{2}[）)]")


_GOOD = Example(
    "一、主要举措\n学习《中华人民共和国行政处罚法》《法治政府建设与责任落实督察工作规定》，"
    "贯彻党的十九届历次全会精神，适用普通程序处罚1件，会同区市场监管局检查。"
)


@lru_cache(maxsize=1)
def _institutions() -> tuple[tuple[re.Pattern[str], int, str], ...]:
    return tuple((re.compile(row[0]), int(row[1]), row[2]) for row in read_table(TIMES)["机构"])


@rule(
    "引用-误写", "法律、文件的名称准确", Severity.WARNING, "《党政机关公文处理工作条例》第二十条：引用准确",
    _GOOD, "落实《法治政府建设与责任落实督查工作规定》，学习《未成年保护法》。",
)  # fmt: skip
def _misquoted(manuscript: Manuscript) -> Iterator[Hit]:
    for citation in cited(manuscript):
        name = citation.name
        if name in known():
            continue
        right = misquotations().get(name) or misquotations().get(re.sub(r"（.*?）$", "", name)) or _near(name)
        if right:
            message = f"《{citation.printed}》名称有误"
            yield Hit(citation.spot, message, f"改为《{right}》；确是本地的另一份文件可以不改")


@lru_cache(maxsize=512)
def _near(name: str) -> str:
    """Return the known document from which `name` differs by a slip; empty when there is none."""
    slips = 2 if len(name) >= 12 else 1
    if len(name) < 7:
        return ""
    for right in known():
        if abs(len(right) - len(name)) <= slips and len(right) >= 7 and _within(name, right, slips):
            return right
    return ""


def _within(one: str, other: str, slips: int) -> bool:
    """Return whether the texts differ by at most `slips` characters, apart from which they are alike."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    wrong = max(len(one), len(other)) - start - end
    pure = min(len(one), len(other)) == start + end  # words left out or put in
    return start > 0 and (wrong <= slips if pure else wrong == 1)


@rule(
    "引用-规划年份", "规划名称里的年份写全", Severity.HINT, "规划的正式名称",
    "落实《法治政府建设实施纲要（2021—2025年）》。",
    "落实《法治政府建设实施纲要（2021—2025）》。",
)  # fmt: skip
def _years_of_title(manuscript: Manuscript) -> Iterator[Hit]:
    for citation in cited(manuscript):
        match = _PLAN_YEARS.search(citation.printed)
        if match and citation.name in known():
            message = f"规划名称里的年份{quoted(match[0])}漏了“年”字"
            yield Hit(citation.spot, message, f"改为《{citation.name}》")


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
