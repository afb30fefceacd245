"""Where there was none of one thing and some of another: each is said so that nobody reads one for the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import write_jurisdiction

from drafter.folders import shipped
from drafter.jurisdictions.jurisdiction import load_jurisdiction
from drafter.model.report import build_report
from drafter.sections.render_sections import render_report

BILLS, MOTIONS = "{{ 信息公开.人大建议件数 }}", "{{ 信息公开.政协提案件数 }}"
LISTED = f"承办人大代表建议{BILLS}、政协提案{MOTIONS}，及时答复。"
OPTION = f"承办人大代表建议{BILLS}[[、政协提案{MOTIONS}]]。"
OPTIONS = f"[[承办人大代表建议{BILLS}]][[、政协提案{MOTIONS}]]。"
FACTS = "{{ 事实('人大建议和政协提案') }}"
PARTS = (
    "作出行政处罚{{ 处罚许可.行政处罚件数 }}[[，其中普通程序{{ 处罚许可.普通程序处罚 }}]]"
    "[[、简易程序{{ 处罚许可.简易程序处罚 }}]]。"
)


def said(tmp_path: Path, section: str, chapter: str, **answers: str) -> str:
    """Return what a report says of `answers` in the words of `section`."""
    root = write_jurisdiction(tmp_path, {"情况": section})
    jurisdiction = load_jurisdiction("试用", (root, shipped("templates")))
    tree = {"格式版本": "1", "单位和报告": {"年度": "2025"}, chapter: answers}
    report = build_report(tree, jurisdiction.catalogue().declared)
    sections = render_report(report, jurisdiction, jurisdiction.kinds[0]).sections
    return "".join(run.text for section in sections for part in section.parts for run in part.runs)


@pytest.mark.parametrize(
    ("section", "bills", "motions", "words"),
    [
        (FACTS, "无", "3", "全年无承办的人大代表建议，承办政协提案3件。"),
        (FACTS, "5", "无", "承办人大代表建议5件，全年无承办的政协提案。"),
        (FACTS, "无", "无", "全年无承办的人大代表建议、政协提案。"),
        (LISTED, "无", "3", "全年无承办的人大代表建议，政协提案3件，及时答复。"),
        (LISTED, "5", "无", "承办人大代表建议5件，全年无承办的政协提案，及时答复。"),
        (OPTION, "无", "3", "全年无承办的人大代表建议，政协提案3件。"),
        (OPTION, "5", "无", "承办人大代表建议5件，无承办的政协提案。"),
        (OPTIONS, "无", "3", "全年无承办的人大代表建议，政协提案3件。"),
        (OPTIONS, "5", "3", "承办人大代表建议5件、政协提案3件。"),
    ],
)
def test_a_none_and_a_number_are_no_list(tmp_path: Path, section: str, bills: str, motions: str, words: str) -> None:
    assert said(tmp_path, section, "信息公开", 人大建议件数=bills, 政协提案件数=motions) == words


@pytest.mark.parametrize(
    ("normal", "simple", "words"),
    [
        ("2", "1", "作出行政处罚3件，其中普通程序2件、简易程序1件。"),
        ("2", "无", "作出行政处罚3件，其中普通程序2件。"),
        ("无", "1", "作出行政处罚3件，其中简易程序1件。"),
        ("无", "无", "作出行政处罚3件。"),
    ],
)
def test_parts_are_led_in_though_there_is_none_of_the_first(
    tmp_path: Path, normal: str, simple: str, words: str
) -> None:
    answers = {"行政处罚件数": "3", "普通程序处罚": normal, "简易程序处罚": simple}
    assert said(tmp_path, PARTS, "处罚许可", **answers) == words
