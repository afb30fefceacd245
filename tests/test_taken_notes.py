"""What a leader types that is no part of a report: notes and stray spaces are told, and not kept as words of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter import cli
from drafter.commands.take_listing import found_lines
from tests.test_taken_kinds import HEDONG, HONGQIAO, Report


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("成立教育集团5个", "成立教育集团5个（请规划科再核）", "“（请规划科再核）”像是给经办人的话，没有收"),
        ("成立教育集团5个", "成立教育集团5个？？", "“？？”像是给经办人的话，没有收"),
        ("成立教育集团5个", "成立教育集团5个（数待定）", "“（数待定）”像是给经办人的话，没有收"),
        ("成立教育集团5个", "成立教育 　集团5个", "多打的空格没有收：“教育 　集团”"),
    ],
)
def test_a_note_or_a_stray_space_is_told_and_not_taken(old: str, new: str, told: str, tmp_path: Path) -> None:
    report = Report(tmp_path, HEDONG)
    before = report.text
    report.edit((old, new))
    report.take()
    assert told in "\n".join(found_lines(report.edits))
    assert not report.edits.taken
    assert report.text == before


@pytest.mark.parametrize(
    ("example", "old", "new"),
    [
        (HEDONG, "化解教育类矛盾10余件", "化解教育类矛盾10余件（含提请复核2件）"),
        (HEDONG, "报送普法短视频作品8件。", "报送“宪法 在我心中”普法短视频作品8件。"),
        (HONGQIAO, "作出行政处罚4件", "作出行政处罚4件（待复议）"),
    ],
)
def test_what_belongs_to_the_report_is_taken(example: str, old: str, new: str, tmp_path: Path) -> None:
    report = Report(tmp_path, example)
    report.edit((old, new))
    report.take()
    assert new in report.text
    assert not report.edits.unfit


def test_the_rest_of_a_sentence_with_a_note_is_taken(tmp_path: Path) -> None:
    report = Report(tmp_path, HEDONG)
    report.edit(("成立教育集团5个", "组建教育集团6个（待确认）"))
    report.take()
    assert report.answered == {"依法履职.教育集团数": "6个"}
    assert "组建教育集团6个。" in report.text


def test_a_wording_that_is_not_used_is_quoted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = Report(tmp_path, HEDONG)
    report.edit(("最终教育局胜诉", "法院最终判教育局胜诉，当事人未上诉"), ("成立教育集团5个", "组建教育集团5个"))
    report.take()
    assert cli.main(["set", str(report.answers), "诉讼结果=教育局败诉", "教育集团数="]) == 0
    assert cli.main(["render", str(report.answers), "-o", str(tmp_path / "新.docx")]) == 0
    told = "".join(capsys.readouterr().out.split())
    assert "当事人未上诉。”：写的时候" in told
    assert "组建教育集团【教育集团数】。”" in told
