"""The findings over the examples and the invented reports are those that are meant."""

from __future__ import annotations

from pathlib import Path

import corpus_diff
import pytest

from drafter.checking.output.rule_docs import MEASURED
from drafter.checking.rules import all_rules
from drafter.checking.tables import read_table


def test_the_list_of_findings_is_up_to_date(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    now = corpus_diff.findings_now()
    monkeypatch.setattr(corpus_diff, "findings_now", lambda: now)
    changed = corpus_diff.difference()
    assert not changed, f"{changed}\nis it meant? then: python -m tests.corpus_diff --renew"
    stale = tmp_path / "findings.txt"
    stale.write_text("\n".join([*now[1:], "甲.txt | 报送版 | 数字-合计 | 警告 | 全文 | 不等"]), encoding="utf-8")
    monkeypatch.setattr(corpus_diff, "GOLDEN", stale)
    said = corpus_diff.difference().splitlines()
    assert said[:2] == [f"+{now[0]}", "-甲.txt | 报送版 | 数字-合计 | 警告 | 全文 | 不等"]
    assert "数字-合计 -1" in said[-1]


def test_what_was_measured_is_of_rules_that_there_are() -> None:
    assert set(read_table(MEASURED)["各条规则"]) <= {rule.name for rule in all_rules()}
