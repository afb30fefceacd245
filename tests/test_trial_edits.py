"""What is shown while somebody types is what the file will say."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from drafter.answers.edits import AT_END, DeleteRecord, DropKey, Edit, InsertRecord, MoveRecord, SetAnswer, apply_edits
from drafter.answers.load import load_answers
from drafter.answers.trial_edits import tried
from drafter.errors import InputError
from drafter.folders import shipped, template_roots
from drafter.interview.addresses import edits_at
from drafter.interview.step import saved_file
from drafter.interview.whole_chapter import whole_chapter
from tests.serving import TODAY

EXAMPLES = sorted(shipped("examples").glob("*.yaml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_answer_of_an_example_typed_anew_is_tried_as_it_is_saved(path: Path) -> None:
    answers = load_answers(path, template_roots())
    state = saved_file(answers, answers.report.identity.kind, TODAY)
    seen = 0
    for number in range(len(state.context.chapters)):
        for question in whole_chapter(state, number).questions:
            asked = [question.asked] if not question.is_list else []
            asked += [field for record in question.records for field in (*record.fields, *record.details)]
            for address, typed in ((each.address, text) for each in asked for text in ("12", each.present, "")):
                with suppress(ValueError, InputError):  # no answer to this question
                    edits = edits_at(state, address, typed)
                    assert tried(answers, edits).report == apply_edits(answers, edits).report, address
                    seen += 1
    assert seen > 100


def changes() -> Iterator[Edit]:
    record = {"主题": "法治宣传", "内容": "组织宪法晨读。"}
    yield InsertRecord(("活动",), 0, record)
    yield InsertRecord(("活动",), AT_END, record)
    yield DeleteRecord(("活动",), 1)
    yield MoveRecord(("活动",), 0, 2)
    yield MoveRecord(("活动",), 2, 0)
    yield SetAnswer(("活动", 0, "公开"), "否")
    yield DropKey(("活动", 0, "提法"))
    yield InsertRecord(("组织领导", "会议"), 0, {"日期": "3月1日", "会议": "局长办公会", "议题": "学习《条例》"})
    yield SetAnswer(("存在不足",), "无")
    yield SetAnswer(("新组",), None)


@pytest.mark.parametrize("edit", list(changes()), ids=repr)
def test_a_change_of_records_is_tried_as_it_is_saved(edit: Edit) -> None:
    answers = load_answers(shipped("examples") / "hedong-2021.yaml", template_roots())
    if edit.place == ("新组",):
        assert tried(answers, ()).report == answers.report
        return
    assert tried(answers, [edit]).report == apply_edits(answers, [edit]).report
