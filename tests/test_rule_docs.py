"""The page of all rules in docs/ is as the rules are now."""

from __future__ import annotations

from drafter.checking.output.rule_docs import PAGE, page
from drafter.checking.rules import all_rules


def test_page_of_rules_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run python -m drafter.checking.output.rule_docs"


def test_page_has_a_heading_for_every_rule() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [rule.name for rule in all_rules() if f"\n### {rule.name}\n" not in text] == []
