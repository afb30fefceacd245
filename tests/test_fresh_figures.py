"""A hand told a figure whose question was empty; then the office answers it: the two are never both printed unasked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from test_merged_kinds import retyped, story
from test_merging import Story, made, rejected, texts
from told_words import told_first

from drafter.folders import shipped
from drafter.merged_lines import told_twice
from drafter.merging.numbers.fresh_figures import figures_told_apart
from drafter.merging.numbers.told_twice import told_twice_by_hand, told_twice_in_answers

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


def _with(text: str, answers: dict[str, str]) -> str:
    """Return an answers file with other answers to questions that may not be written in it."""
    for path, value in answers.items():
        group, leaf = path.split(".")
        text = re.sub(rf"(?m)^  {leaf}:.*\n", "", text)
        text, count = re.subn(rf"(?m)^{group}:\n", f"{group}:\n  {leaf}: {value}\n", text)
        assert count == 1, path
    return text


def _answering(folder: Path, example: str, edits: list[tuple[str, str]], answers: dict[str, str]) -> Story:
    before = (shipped("examples") / f"{example}.yaml").read_text(encoding="utf-8")
    return Story(folder, retyped(edits), before, _with(before, answers))


@pytest.mark.parametrize(
    ("example", "beside", "added", "answers", "accepted", "never"),
    [
        (  # by the name of the question
            "huyanghe-2022",
            "教师资格认定和教育资助的结果均已公示。",
            "现有持证执法人员9人，全年执法培训3次。",
            {"执法队伍.持证执法人员": "10", "执法队伍.执法培训次数": "3"},
            "现有持证执法人员10人，全年执法培训3次。",
            "持有行政执法证件的人员",
        ),
        (  # in a paragraph of several sentences
            "xiqing-2023",
            "未出现败诉案件。",
            "全年作出行政许可决定120件，未实施行政强制。",
            {"处罚许可.行政许可件数": "125", "处罚许可.行政强制次数": "无"},
            "全年作出行政许可决定125件，未实施行政强制。",
            "未实施行政强制。\n作出行政许可决定",
        ),
    ],
)
def test_a_fact_in_words_of_the_question_is_asked_about(
    tmp_path: Path, example: str, beside: str, added: str, answers: dict[str, str], accepted: str, never: str
) -> None:
    made = _answering(tmp_path, example, [(beside, f"{beside}{added}")], answers)
    assert accepted in made.text
    assert never not in made.text
    assert made.text.count("未实施行政强制") <= 1
    assert [question.hand for question in made.merged.questions] == [added]
    assert texts(rejected(made.merged.data, made.edited)) == texts(made.edited)


@pytest.mark.parametrize(
    ("told", "is_put_in"), [("新增持证人员2人，注销1人", False), ("新增持证人员2人，表彰1人", True)]
)
def test_what_the_clause_before_counts_is_known_where_it_is_left_out(
    tmp_path: Path, told: str, *, is_put_in: bool
) -> None:
    made = _answering(tmp_path, "hongqiao-2022", [("新增持证人员2人", told)], {"执法队伍.注销证件人员": "1"})
    assert ("注销执法证件的人员1人" in made.text) is is_put_in


def _told_twice(made: Story) -> list[tuple[str, str, str]]:
    asked = [(each.hand, each.new) for each in made.merged.questions]
    merged = made.merged.texts, texts(made.merged.data)
    found = told_twice_by_hand(made.base.lines, texts(made.edited), made.new.lines, merged, asked)
    return [(each.written, each.printed, each.again) for each in found]


def test_what_is_printed_besides_is_told_with_both_numbers(tmp_path: Path) -> None:
    edits = [
        ("资助的结果均已公示。", "资助的结果均已公示。全年作出行政许可决定12件。"),
        ("全年未作出行政处罚决定，", "全年未作出行政处罚决定，开展行政检查20次，"),
    ]
    made = _answering(tmp_path, "huyanghe-2022", edits, {"处罚许可.行政许可件数": "13", "行政执法.行政检查次数": "20"})
    assert _told_twice(made) == [("20次", "20次", "全年开展行政检查20次"), ("12件", "13件", "作出行政许可决定13件")]


def test_what_is_asked_about_or_told_once_is_not_told_as_twice(tmp_path: Path) -> None:
    edit = (OPEN, f"{OPEN}全年主动公开政府信息318条。")
    assert not _told_twice(story(tmp_path, "hedong-2021", [edit], {"公开信息条数": "320"}))
    other = (OPEN, f"{OPEN}全年收到政府信息公开申请318条。")
    assert not told_first(tmp_path, "hedong-2021", other, {"信息公开.公开信息条数": "320"}).merged.twice


TAKEN = "\n  - {主题: 信息公开, 内容: 全年主动公开政府信息210条。}\n"


@pytest.mark.parametrize(("answered", "told"), [("210", 1), ("212", 0)])
def test_an_activity_that_tells_a_figure_printed_besides_is_told(tmp_path: Path, answered: str, told: int) -> None:
    text = (shipped("examples") / "xiqing-2023.yaml").read_text(encoding="utf-8")
    text = text.replace("\n活动:\n", f"\n活动:{TAKEN}", 1)
    text = _with(text, {"信息公开.公开信息条数": answered})
    found = told_twice_in_answers(made(text, "a.yaml", tmp_path).lines)
    assert len(found) == told
    lines = list(told_twice(found, None))
    assert lines[1:] == told * ["  210条：一是全年主动公开政府信息210条。又印：全年主动公开政府信息210条"]


def test_a_number_of_a_kept_wording_is_told_where_its_figure_is_printed_otherwise(tmp_path: Path) -> None:
    text = (shipped("examples") / "xiqing-2023.yaml").read_text(encoding="utf-8")
    original = "全年办理普通程序行政处罚案件{处罚许可.普通程序处罚}。"
    said = f"{original[:-1]}，罚没款3万元。"
    text += f"\n手改写法:\n  - 所在段落: 办案情况\n    原句: {original}\n    改为: {said}\n"
    lines = made(_with(text, {"处罚许可.罚没金额": "5"}), "a.yaml", tmp_path).lines
    (told,) = told_twice_in_answers(lines, [said])
    assert (told.written, told.printed, told.again) == ("3万元", "5万元", "罚没款合计5万元")
    assert not told_twice_in_answers(lines)


@pytest.mark.parametrize("kind", ["存在不足", "下年安排"])
def test_a_figure_that_a_shortcoming_or_a_plan_names_is_not_told_as_printed_twice(tmp_path: Path, kind: str) -> None:
    text = (shipped("examples") / "xiqing-2023.yaml").read_text(encoding="utf-8")
    text = text.replace(f"\n{kind}:\n", f"\n{kind}:\n  - {{内容: 全年主动公开政府信息210条。}}\n", 1)
    lines = made(_with(text, {"信息公开.公开信息条数": "210"}), "a.yaml", tmp_path).lines
    assert sum("全年主动公开政府信息210条" in each.text for each in lines) == 2
    assert not told_twice_in_answers(lines)


@pytest.mark.parametrize("example", sorted(shipped("examples").glob("*.yaml")), ids=lambda path: path.stem)
def test_examples_tell_nothing_twice(tmp_path: Path, example: Path) -> None:
    lines = made(example.read_text(encoding="utf-8"), "a.yaml", tmp_path).lines
    assert not told_twice_in_answers(lines)
