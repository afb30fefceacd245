"""How findings are ordered, quoted and accepted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from drafter.checking.engine import Acceptance, run
from drafter.checking.manuscript import Manuscript
from drafter.checking.output.exchange import as_json, as_sarif
from drafter.checking.output.findings_list import findings_list
from drafter.checking.rule import Example, Hit, Rule, Severity, Spot
from drafter.checking.sources.from_text import read_text

TEXT = (
    "一、情况\n全年检查77次，处罚4件，检查77次，另有其他工作若干项，均已办结，效果良好，群众满意，社会认可。\n没有。\n"
)


def rule(name: str, severity: Severity, *words: str) -> Rule:
    """Return a rule that finds `words`; without any it finds fault with the report as a whole."""

    def check(manuscript: Manuscript) -> Iterator[Hit]:
        if not words:
            yield Hit(Spot(), "全文不对", "重写")
        for i, passage in enumerate(manuscript.passages):
            for word in words:
                at = passage.text.find(word)
                if at >= 0:
                    yield Hit(Spot(i, at, at + len(word)), f"有“{word}”", "改掉")

    return Rule(name, "没有这些词", severity, "试用", check, Example("好。"), Example("坏。"))


def test_gravest_come_first_then_by_place() -> None:
    rules = (
        rule("甲-提示", Severity.HINT, "情况"),
        rule("甲-错误", Severity.ERROR, "没有", "处罚"),
        rule("甲-全文", Severity.ERROR),
    )
    found = run(read_text(TEXT, "例.txt"), rules)
    assert [(f.rule.name, f.hit.message) for f in found] == [
        ("甲-全文", "全文不对"),
        ("甲-错误", "有“处罚”"),
        ("甲-错误", "有“没有”"),
        ("甲-提示", "有“情况”"),
    ]


def test_excerpt_shows_the_words_with_a_little_around_them() -> None:
    found = run(read_text(TEXT, "例.txt"), [rule("甲-词", Severity.HINT, "若干项"), rule("甲-全文", Severity.ERROR)])
    assert [f.excerpt for f in found] == ["", "…检查77次，另有其他工作若干项，均已办结，效果良好，群…"]


def test_accepted_finding_keeps_its_reason_and_others_none() -> None:
    accepted = [Acceptance("甲-词", "处罚 4 件", "结转上年"), Acceptance("甲-别的", "", "不相干")]
    found = run(read_text(TEXT, "例.txt"), [rule("甲-词", Severity.ERROR, "处罚4", "若干项")], accepted)
    assert [f.reason for f in found] == ["结转上年", ""]


def test_same_words_are_told_once_a_family_by_the_graver_rule() -> None:
    rules = (
        rule("甲-轻", Severity.HINT, "处罚"),
        rule("甲-重", Severity.ERROR, "处罚4件"),
        rule("乙-轻", Severity.HINT, "处罚"),
        rule("甲-别处", Severity.HINT, "检查"),
    )
    found = run(read_text(TEXT, "例.txt"), rules)
    assert [f.rule.name for f in found] == ["甲-重", "甲-别处", "乙-轻"]


def test_the_same_at_several_places_is_one_finding_with_its_places() -> None:
    text = read_text("一、台帐\n建立台帐。\n二、公示\n整理台帐。\n台帐齐全。\n", "稿.txt")
    rules = (rule("用语-台帐", Severity.WARNING, "台帐"), rule("用语-公示", Severity.HINT, "公示"))
    same, other = run(text, rules)
    assert (same.rule.name, other.rule.name) == ("用语-台帐", "用语-公示")
    assert [spot.passage for spot in same.others] == [1, 3, 4]
    assert other.others == ()
    listed = findings_list(text, (same,))
    assert "警告 1 处" in listed
    assert "同样的还有 3 处：一 第1段（第2行）；二 第1段（第4行）；二 第2段（第5行）" in listed
    told = json.loads(as_json(text, (same,)))["findings"]
    assert [place["line"] for place in told[0]["others"]] == [2, 4, 5]
    sarif = json.loads(as_sarif(text, (same,), rules, Path("稿.txt")))["runs"][0]["results"][0]
    assert [each["physicalLocation"]["region"]["startLine"] for each in sarif["relatedLocations"]] == [2, 4, 5]


def test_a_place_with_a_reason_is_told_apart_from_the_same_elsewhere() -> None:
    text = read_text("一、台帐\n建立台帐。\n整理台帐。\n", "稿.txt")
    found = run(text, [rule("用语-台帐", Severity.WARNING, "台帐")], [Acceptance("用语-台帐", "整理台帐", "原话")])
    assert [(each.reason, len(each.others)) for each in found] == [("", 1), ("原话", 0)]
