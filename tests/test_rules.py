"""Every rule is tested by its own examples: the good one keeps it, the bad one breaks it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from manuscripts import example_manuscript

from drafter.checking.rule import Hit, Rule
from drafter.checking.rules import all_rules, pattern_rules
from drafter.checking.text.chinese_pattern import chinese_pattern

RULES = [pytest.param(rule, id=rule.name) for rule in all_rules()]
ENTRY = """\
规则:
  - 名称: 用语-某词
    标题: 不用某词
    严重: 提示
    依据: 惯例
    好例: 全年检查77次。
    坏例: 全年检查某词。
    写法:
      - ['某词', '“{}”不通', '删去']
"""


def hits(rule: Rule, example: str) -> list[Hit]:
    manuscript = example_manuscript(getattr(rule, example))
    found = list(rule.check(manuscript))
    for hit in found:
        assert -1 <= hit.spot.passage < len(manuscript.passages)
        if hit.spot.passage >= 0:
            assert 0 <= hit.spot.start <= hit.spot.end <= len(manuscript.passages[hit.spot.passage].text)
    return found


@pytest.mark.parametrize("rule", RULES)
def test_good_example_keeps_the_rule_and_bad_example_breaks_it(rule: Rule) -> None:
    assert [hit.message for hit in hits(rule, "good")] == []
    found = hits(rule, "bad")
    assert found
    for text in (rule.title, rule.source, *(text for hit in found for text in (hit.message, hit.mend))):
        assert text
        assert not text.endswith(("。", "；"))
        assert "{}" not in text


@pytest.mark.parametrize("rule", [rule for rule in all_rules() if rule.near])
def test_what_only_looks_wrong_keeps_the_rule(rule: Rule) -> None:
    assert [hit.message for hit in hits(rule, "near")] == []


def test_names_are_of_one_form_and_each_stands_once() -> None:
    names = [rule.name for rule in all_rules()]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert [name for name in names if not re.fullmatch(r"[一-鿿]{2,4}-[一-鿿A-Za-z0-9]{2,14}", name)] == []


@pytest.mark.parametrize(
    ("character", "is_chinese"), [*((c, True) for c in "中〇㐂𠮷"), *((c, False) for c in "Aé1①㈠²，“ ")]
)
def test_a_pattern_finds_chinese_characters_rare_ones_too(character: str, is_chinese: bool) -> None:
    assert bool(chinese_pattern("[一-鿿]").fullmatch(character)) is is_chinese
    assert bool(chinese_pattern("[^一-鿿]").fullmatch(character)) is not is_chinese


def test_a_file_of_patterns_is_all_that_a_rule_needs(tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_text(ENTRY, encoding="utf-8")
    (rule,) = pattern_rules.rules_in(path)
    assert hits(rule, "good") == []
    assert [(hit.message, hit.mend) for hit in hits(rule, "bad")] == [("“某词”不通", "删去")]


@pytest.mark.parametrize("wrong", ["标题:", "严重:", "依据:", "坏例:", "写法:", "提示", "'某词'"])
def test_an_entry_that_is_wrong_is_named(tmp_path: Path, wrong: str) -> None:
    path = tmp_path / "words.yaml"
    path.write_text(ENTRY.replace(wrong, "'(':" if wrong.endswith(":") else "'('"), encoding="utf-8")
    with pytest.raises(ValueError, match=r"words\.yaml: 用语-某词: "):
        list(pattern_rules.rules_in(path))
