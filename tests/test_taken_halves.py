"""A fact that a hand moved from one sentence into another: what takes it out and what tells it are taken both, or neither."""

from __future__ import annotations

from pathlib import Path

from tests.test_taken_kinds import HEDONG, Report

CUT = "依申请公开定岗、定人、定流程。"
ALL = "机关干部和基层处级干部全部参加。"


def test_a_sentence_of_an_activity_that_went_into_one_of_the_section_s_is_taken_with_that(tmp_path: Path) -> None:
    report = Report(tmp_path, HEDONG)
    now = "组织机关和基层处级干部全部参加网上学法用法考试，合格率为100%。"
    report.edit((f"组织领导干部参加网上学法用法考试，合格率为100%。{ALL}", now))
    report.take()
    assert now in report.text
    assert ALL not in report.text
    assert not report.left.places


def test_a_sentence_that_stands_where_nothing_can_be_taken_is_not_taken_out_either(tmp_path: Path) -> None:
    report = Report(tmp_path, HEDONG)
    report.edit((CUT, ""), ("2022年1月29日", "2022年1月29日（依申请公开定岗、定人、定流程）"))
    report.take()
    assert not report.edits.taken
    assert CUT in report.text
    assert report.left.places
