"""A hand told a figure whose question was empty; then the office answers it: the two are never both printed unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_merged_kinds import story
from test_merging import rejected, texts

from drafter.merging.hand.fresh_figures import figures_told_apart

OPEN = "应公开的政务信息做到及时、准确发布。"
CONFLICT = "妥善化解直沽幼儿园商户退租这一积压多年的矛盾。"
CARDS = "持证上岗、亮证执法。"
JOINT = "减少重复检查，促进学校诚信自律、依法治教。"


@pytest.mark.parametrize(
    ("example", "beside", "added", "answers", "accepted", "never"),
    [
        (
            "hedong-2021",
            OPEN,
            "全年主动公开政府信息318条。",
            {"公开信息条数": "320"},
            "准确发布。全年主动公开政府信息320条。",
            "318条",
        ),
        (
            "hedong-2021",
            CARDS,
            "新增持证人员3人，注销证件2人。",
            {"新增持证人员": "4"},
            "新增持证人员4人，注销证件2人。",
            "当年新增持证人员4人",
        ),
        (
            "hedong-2021",
            CONFLICT,
            "全年办理行政复议案件2件，均予维持。",
            {"行政复议案件": "3", "复议维持件数": "2"},
            f"{CONFLICT}办理行政复议案件3件，维持原行政决定2件。",
            "均予维持",
        ),
        (
            "hongqiao-2022",
            JOINT,
            "全年联合检查6次，检查学校4所。",
            {"双随机联合检查次数": "7"},
            "全年联合检查7次，检查学校4所。",
            "联合检查7次，抽查",
        ),
    ],
)
def test_a_figure_that_the_hand_told_first_is_asked_about(
    tmp_path: Path, example: str, beside: str, added: str, answers: dict[str, str], accepted: str, never: str
) -> None:
    made = story(tmp_path, example, [(beside, f"{beside}{added}")], answers)
    assert accepted in made.text
    assert never not in made.text
    assert [question.hand for question in made.merged.questions] == [added]
    (comment,) = made.comments
    assert added in comment
    assert all(value in comment.split("现在")[1] for value in answers.values())
    assert texts(rejected(made.merged.data, made.edited)) == texts(made.edited)


def test_a_fact_that_the_hand_told_alike_is_not_told_again(tmp_path: Path) -> None:
    edit = (OPEN, f"{OPEN}全年主动公开政府信息320条。")
    made = story(tmp_path, "hedong-2021", [edit], {"公开信息条数": "320"})
    assert made.text.count("320条") == 1
    assert not made.merged.questions


@pytest.mark.parametrize(
    ("added", "answers"),
    [
        ("全年办理信访案件2件。", {"行政复议案件": "3"}),  # of other things
        ("全年收到政府信息公开申请318条。", {"公开信息条数": "320"}),
        ("每月主动公开政府信息26条。", {"公开信息条数": "320"}),
        ("注销持证人员3人。", {"新增持证人员": "4"}),
        ("新增持证人员占比3%。", {"新增持证人员": "4"}),
    ],
)
def test_a_figure_of_other_things_hinders_nothing(tmp_path: Path, added: str, answers: dict[str, str]) -> None:
    made = story(tmp_path, "hedong-2021", [(OPEN, f"{OPEN}{added}")], answers)
    assert not made.merged.questions
    assert added in made.text
    (value,) = answers.values()
    assert f"{value}{'条' if value == '320' else '人' if value == '4' else '件'}" in made.text


def test_a_figure_in_a_sentence_that_is_asked_about_anyway_is_listed(tmp_path: Path) -> None:
    edits = [("注销16人的执法证件，", "注销16人的执法证件，培训执法人员2次，")]
    made = story(tmp_path, "xiqing-2023", edits, {"注销证件人员": "15", "执法培训次数": "3"})
    asked = [(each.hand, each.new) for each in made.merged.questions]
    (told,) = figures_told_apart(made.base.lines, texts(made.edited), made.new.lines, asked)
    assert (told.told, told.figures) == ("2次", (("执法培训次数", "3次"),))
