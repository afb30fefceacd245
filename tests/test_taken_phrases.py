"""A phrase that an answer printed, recast together with its sentence: the answer is taken whole, or left alone, never cut amiss."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_taken_bound import printed_after
from tests.test_taken_kinds import CHENGHUA, HEDONG, XIQING, assert_printed_as_typed, taken

LEADER, DEPUTY = "组织领导.领导小组组长", "组织领导.领导小组副组长"


@pytest.mark.parametrize(
    ("example", "old", "new", "answers"),
    [
        (XIQING, "（二）法治宣传教育需加强", "（二）普法教育需加强", {"存在不足.2.提法": "普法教育需加强"}),
        (HEDONG, "（一）压实第一责任人职责", "（一）进一步压实职责", {"下年安排.1.提法": "进一步压实职责"}),
        ("huyanghe-2022", "一是统一思想", "一是带头统一思想", {"下年安排.1.提法": "带头统一思想，提高认识"}),
        (HEDONG, "由局党委书记、局长任组长", "由局党委书记、局长共同任组长", {}),
        (HEDONG, "由局党委书记、局长任组长", "由区委教育工委书记、局长任组长", {LEADER: "区委教育工委书记、局长"}),
        (HEDONG, "由局党委书记、局长任组长", "由局党委书记任组长、局长任常务副组长", {}),
        (CHENGHUA, "局主要领导担任组长", "局党组书记担任第一组长，局长担任组长", {}),
        (CHENGHUA, "分管领导担任副组长", "分管领导担任副组长，分管普法的副局长协助", {}),
        (CHENGHUA, "分管领导担任副组长", "分管法治工作的副局长担任副组长", {DEPUTY: "分管法治工作的副局长"}),
    ],
)  # fmt: skip
def test_a_phrase_is_taken_whole_or_not_as_an_answer(
    example: str, old: str, new: str, answers: dict[str, str], tmp_path: Path
) -> None:
    report = taken(tmp_path, example, (old, new))
    assert report.answered == answers
    assert_printed_as_typed(report, new)


def test_a_sentence_that_tells_an_answer_otherwise_lapses_when_that_changes(tmp_path: Path) -> None:
    report = taken(tmp_path, HEDONG, ("由局党委书记、局长任组长", "由局党委书记任组长，局长任副组长"))
    assert "由区委教育工委书记任组长，" in printed_after(report, tmp_path, "领导小组组长=区委教育工委书记")


def test_names_that_a_sentence_tells_apart_are_not_said_to_be_otherwise(tmp_path: Path) -> None:
    report = taken(tmp_path, HEDONG, ("由局党委书记、局长任组长", "由局党委书记任组长，局长任副组长"))
    assert not [one for each in report.edits.taken for one in getattr(each, "unfollowed", ())]
