"""A chapter of which a unit says that it is not its duty is not printed, whatever stands there from before; that is told once."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter import cli
from tests.test_taken_kinds import HEDONG, XIQING, Report


@pytest.mark.parametrize(
    ("example", "chapter", "gone", "stays"),
    [
        (HEDONG, "诚信建设", ["加强政务诚信建设", "报送诚信信息32篇", "双公示信息每周"], "全面推进政务公开"),
        (XIQING, "争议化解", ["行政复议案件1件", "行政诉讼案件2件"], "全年办理普通程序行政处罚案件1件。"),
        (HEDONG, "组织领导", ["由局党委书记、局长任组长", "第一次局长办公会议"], "深学笃行"),
    ],
)
def test_a_chapter_that_is_not_ours_is_not_printed_though_it_was_answered(
    example: str, chapter: str, gone: list[str], stays: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = Report(tmp_path, example)
    assert all(each in report.text for each in gone)
    assert cli.main(["set", str(report.answers), f"不归本单位={chapter}"]) == 0
    capsys.readouterr()
    assert cli.main(["render", str(report.answers), "-o", str(tmp_path / "新.docx")]) == 0
    told = "".join(capsys.readouterr().out.split())
    assert not [each for each in gone if each in report.text]
    assert stays in report.text
    assert told.count(f"“{chapter}”记着不归本单位，这一章没有写；里面还有") == 1
