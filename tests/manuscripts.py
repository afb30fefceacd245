"""Manuscripts for tests of rules: of a rule's example, of a text typed in the test."""

from __future__ import annotations

from pathlib import Path

from builders import dump
from formats import with_format

from drafter.answers.load import parse_answers
from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example
from drafter.checking.sources.from_document import manuscript_of
from drafter.checking.sources.from_text import read_text
from drafter.folders import shipped
from drafter.model.report_type import ReportType
from drafter.rendering import render
from drafter.yamlfile.yaml_text import plain_data

KINDS = {ReportType.ANNUAL: "法治政府建设年度报告", ReportType.ENFORCEMENT: "行政执法工作报告"}


def example_manuscript(example: Example) -> Manuscript:
    """Return the manuscript of a rule's example, as `drafter check` would make it."""
    last = read_text(example.last, "上年.txt", example.year - 1, example.type) if example.last else None
    if example.answers:
        return answers_manuscript(example.answers, example.year, example.type, last)
    made = read_text(example.text, "例.txt", example.year, example.type, last)
    return made if example.format is None else with_format(made, dict(example.format))


def answers_manuscript(
    groups: str, year: int = 2021, report_type: ReportType = ReportType.ANNUAL, last: Manuscript | None = None
) -> Manuscript:
    """Return the manuscript of an answers file of which `groups` (YAML) are the groups that matter."""
    identity = {
        "地区模板": "通用",
        "单位全称": "河东区教育局",
        "单位简称": "河东区教育局",
        "年度": str(year),
        "报告种类": KINDS[report_type],
        "主送机关": "不适用",
        "落款": "有",
        "成文日期": f"{year + 1}年1月29日",
    }
    given = plain_data(groups)
    tree = {"格式版本": "1", **given, "单位和报告": {**identity, **given.get("单位和报告", {})}}
    answers = parse_answers(dump(tree), Path("填报.yaml"), (shipped("templates"),))
    made = render(answers)
    return manuscript_of(made.document, "填报.yaml", report_type, answers.report, answers.jurisdiction, last)
