"""No rule takes long, whatever a line of a report is made of."""

from __future__ import annotations

from itertools import islice
from time import process_time

import pytest

from drafter.checking.rules import all_rules
from drafter.checking.sources.from_text import read_text
from drafter.limits import FINDINGS

LIMIT_SECONDS = 5
"""What only a rule that runs wild needs, also on a slow machine; the speed itself is a matter of the benchmarks."""

LINES = {
    "commas": "，",
    "stops": "。",
    "brackets": "（",
    "quotations": "“",
    "titles within": "《甲《",
    "per cent": "1%",
    "law": "法治",
    "digits": "1",
    "days": "2021年3月1日",
    "amounts": "其中1件，",
    "amounts in a list": "甲1件、",
    "decimals": "1.1",
    "persons": "1人",
    "Chinese digits": "一",
    "clauses": "甲，",
    "comparisons": "由1件减至2件",
    "all": "均全部",
}


@pytest.mark.parametrize("kind", LINES)
def test_no_rule_takes_long_over_one_line(kind):
    line = (LINES[kind] * 4_900)[:4_900]
    manuscript = read_text(f"某局2021年法治政府建设年度报告\n一、情况\n{line}\n", "报告.txt", 2021)
    slow = {}
    for rule in all_rules():
        begun = process_time()
        list(islice(rule.check(manuscript), FINDINGS))
        slow[rule.name] = process_time() - begun
    assert max(slow.values()) < LIMIT_SECONDS, max(slow, key=slow.get)
