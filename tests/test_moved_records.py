"""Reasons and withheld answers follow the records that they name when these are moved, inserted or deleted."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import make_answers

from drafter.answers.edits import DeleteRecord, Edit, InsertRecord, MoveRecord, apply_edits
from drafter.answers.load import Answers, load_answers
from drafter.answers.trial_edits import tried
from drafter.folders import shipped

RECORDS = [{"主题": "法治宣传", "内容": f"第{n}次宣讲进了校园。"} for n in "一二三四"]


@pytest.fixture
def answers(tmp_path: Path) -> Answers:
    reasons = [
        {"规则": "重复-活动", "位置": "活动.3.内容", "理由": "两次都有"},
        {"规则": "用语-错词", "位置": "第一次宣讲", "理由": "原话"},
        {"规则": "数字-合计", "位置": "活动.1", "理由": "另有统计"},
    ]
    text = make_answers(活动=RECORDS, 核对说明=reasons, 不公开=["活动.2", "处罚许可.罚没金额"])
    path = tmp_path / "甲.yaml"
    path.write_text(text, encoding="utf-8")
    return load_answers(path, (shipped("templates"),))


def named(answers: Answers) -> tuple[list[str], list[str]]:
    """Return the places of the reasons, and the withheld answers."""
    report = answers.report
    return [str(each.place) for each in report.explanations or ()], [str(each) for each in report.withheld or ()]


QUOTED, FIGURE = "第一次宣讲", "处罚许可.罚没金额"
CASES: dict[str, tuple[Edit, list[str], list[str]]] = {
    "one inserted first": (
        InsertRecord(("活动",), 0, RECORDS[3]),
        ["活动.4.内容", QUOTED, "活动.2"],
        ["活动.3", FIGURE],
    ),
    "one added last": (InsertRecord(("活动",), 4, RECORDS[3]), ["活动.3.内容", QUOTED, "活动.1"], ["活动.2", FIGURE]),
    "the first moved to the end": (
        MoveRecord(("活动",), 0, 3),
        ["活动.2.内容", QUOTED, "活动.4"],
        ["活动.1", FIGURE],
    ),
    "the third moved up": (MoveRecord(("活动",), 2, 1), ["活动.2.内容", QUOTED, "活动.1"], ["活动.3", FIGURE]),
    "the first deleted": (DeleteRecord(("活动",), 0), ["活动.2.内容", QUOTED], ["活动.1", FIGURE]),
    "the withheld one deleted": (DeleteRecord(("活动",), 1), ["活动.2.内容", QUOTED, "活动.1"], [FIGURE]),
}


@pytest.mark.parametrize("case", CASES)
def test_what_names_a_record_follows_it(answers: Answers, case: str) -> None:
    edit, reasons, withheld = CASES[case]
    after = apply_edits(answers, [edit])
    assert named(after) == (reasons, withheld)
    assert named(tried(answers, [edit])) == (reasons, withheld)


def test_reasons_of_another_list_stay(answers: Answers) -> None:
    after = apply_edits(answers, [InsertRecord(("下年安排",), 0, {"内容": "抓好普法。"})])
    assert named(after) == named(answers)
