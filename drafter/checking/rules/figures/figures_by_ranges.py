"""Rules about groups by age or amount: each number belongs to one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.hints import quoted

_GROUP = WordPattern(
    r"(?P<first>[0-9]{1,4})(?P<unit>岁|周岁|年|分|万元|元|人)?(?:（[^）\n]{1,6}）)?(?:(?:及|含)?(?P<side>以下|以上)|(?:至|—|－|-|～|到)(?P<last>[0-9]{1,4})(?P<unit2>岁|周岁|年|分|万元|元|人))"
    r"(?!学制|规划|期)"
)
_APART = 24
"""Characters between a group and the next."""
_NOT_INCLUDED = WordPattern(r"不含|不满|未满|不足|低于|小于|大于|超过")


@rule(
    "数字-分段", "按年龄、金额分的组，首尾不重叠", Severity.HINT, "《党政机关公文处理工作条例》第二十条：数字准确；“以下”“以上”都包括本数（《民法典》第一千二百五十九条）",
    "按年龄分，35岁以下10人，36岁至50岁16人，51岁以上6人。", "按年龄分，35岁以下10人，35岁至50岁16人，51岁以上6人。",
    near="不满35岁的10人，35岁至50岁16人；2人以上检查，3人以下的免于检查。",
)  # fmt: skip
def _ranges(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for before, match in pairwise(_GROUP.finditer(prose.text)):
        between = prose.text[before.end() : match.start()]
        if len(between) > _APART or "。" in between or "\n" in between:
            continue
        unit, lead = _unit(match), prose.text[max(0, before.start() - 4) : before.start()]
        if not unit or unit != _unit(before) or match["first"] != _end(before) or _NOT_INCLUDED.search(lead + between):
            continue
        message = f"{quoted(before[0])}和{quoted(match[0])}都有{match['first']}{unit}"
        yield Hit(prose.spot(*match.span()), message, "核对，分开两组的界限")


def _unit(group: re.Match[str]) -> str:
    """Return the measure word of a group; empty where it has none."""
    return (group["unit2"] or group["unit"] or "").removeprefix("周")


def _end(group: re.Match[str]) -> str:
    """Return the number that a group ends with; empty for one that ends nowhere."""
    return group["last"] or (group["first"] if group["side"] == "以下" else "")
