"""Reasons for findings in a document, in a file beside it; rules of taste on request."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.errors import InputError
from drafter.use_cases.check_report import check_report

TEXT = "甲区教育局2023年法治政府建设情况报告\n一、主要举措\n建立整改台帐，检查学校77次，开展讲座15场，办理许可26件，现将工作做实做细。\n"


def findings(path: Path, *, strict: bool = False) -> dict[str, str]:
    """Return the reason of each rule's finding in the text at `path`."""
    checked = check_report(str(path), strict=strict)
    return {each.rule.name: each.reason for each in checked.findings}


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "报告.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_finding_in_a_text_is_accepted_by_a_file_beside_it(report: Path) -> None:
    assert findings(report)["用语-错词"] == ""
    beside = report.with_name("报告（核对说明）.yaml")
    beside.write_text("核对说明:\n- {规则: 用语-错词, 位置: 整改台帐, 理由: 原件如此}\n", encoding="utf-8")
    assert findings(report)["用语-错词"] == "原件如此"


@pytest.mark.parametrize("text", ["核对说明: 好\n", "核对说明:\n- {规则: 用语-错词}\n", "别的: 1\n"])
def test_a_file_of_reasons_that_says_none_is_refused(report: Path, text: str) -> None:
    report.with_name("报告（核对说明）.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"报告（核对说明）.*规则"):
        check_report(str(report))


def test_rules_of_taste_are_asked_only_when_strict(report: Path) -> None:
    assert "结构-前言" not in findings(report)
    report.write_text(TEXT.replace("一、", "2023年，我局推进法治政府建设工作。\n一、"), encoding="utf-8")
    assert "结构-前言" not in findings(report)
    assert "结构-前言" in findings(report, strict=True)
