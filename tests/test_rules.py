"""Every rule is tested by its own examples: the good one keeps it, the bad one breaks it."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from manuscripts import example_manuscript

from drafter.checking.engine import all_rules
from drafter.checking.rule import Hit, Rule

RULES = [pytest.param(rule, id=rule.name) for rule in all_rules()]


def hits(rule: Rule, example: str) -> list[Hit]:
    manuscript = example_manuscript(getattr(rule, example))
    found = list(rule.check(manuscript))
    for hit in found:
        assert -1 <= hit.spot.passage < len(manuscript.passages)
        if hit.spot.passage >= 0:
            assert 0 <= hit.spot.start <= hit.spot.end <= len(manuscript.passages[hit.spot.passage].text)
    return found


@pytest.mark.parametrize("rule", RULES)
def test_good_example_keeps_the_rule(rule: Rule) -> None:
    assert [hit.message for hit in hits(rule, "good")] == []


@pytest.mark.parametrize("rule", RULES)
def test_bad_example_breaks_the_rule_and_says_how_to_mend_it(rule: Rule) -> None:
    found = hits(rule, "bad")
    assert found
    for hit in found:
        assert hit.message
        assert hit.mend
        assert not hit.message.endswith(("。", "；"))
        assert not hit.mend.endswith(("。", "；"))


def test_names_are_of_one_form_and_each_stands_once() -> None:
    names = [rule.name for rule in all_rules()]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert [name for name in names if not re.fullmatch(r"[一-鿿]{2,4}-[一-鿿A-Za-z0-9]{2,14}", name)] == []


@pytest.mark.parametrize("rule", RULES)
def test_rule_says_what_it_asks_and_whence(rule: Rule) -> None:
    assert rule.title
    assert not rule.title.endswith("。")
    assert rule.source
