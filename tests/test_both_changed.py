"""What both a hand and the answers changed is asked about, and what is accepted then is what the comment tells."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_merged_kinds import retyped, story
from test_merged_sections import merged
from test_merging import rejected, texts

TESTS = "综合绩效考核、精神文明创建考核"
BASES = "第五十四中学、实验小学、河东职大、街坊小学、第八中学、一中心小学"
NOTHING = "全年无行政复议案件、行政诉讼案件。"


@pytest.mark.parametrize(
    ("edit", "last", "more"),
    [
        ((f"{TESTS}。", "综合绩效、精神文明创建两项考核。"), "精神文明创建考核", "平安建设考核"),
        ((f"{TESTS}。", f"{TESTS}等两项。"), "精神文明创建考核", "平安建设考核"),
        ((f"{TESTS}。", "综合绩效和精神文明创建考核。"), "精神文明创建考核", "平安建设考核"),
        (("河东职大、街坊小学", "河东职业大学和街坊小学"), "一中心小学", "第七中学"),
        ((BASES, f"{BASES}六所学校"), "一中心小学", "第七中学"),
        ((BASES, f"{BASES}6所学校"), "一中心小学", "第七中学"),
        ((f"{BASES}。", "第五十四中学、实验小学、河东职大等单位。"), "一中心小学", "第七中学"),
        (("1月19日、6月9日集中", "1月19日、6月9日两次集中"), "6月9日", "11月3日"),
        (("1月19日、6月9日集中", "1月19日、6月9日、11月3日先后三次集中"), "6月9日", "12月8日"),
    ],
)
def test_a_list_that_a_hand_reworded_or_counted_is_asked_about_when_a_name_is_added(
    edit: tuple[str, str], last: str, more: str, tmp_path: Path
) -> None:
    told = merged(tmp_path, "hedong-2021", retyped([edit]), _longer(last, more))
    (comment,) = told.comments
    now = comment.split("填报数据现在：")[1]
    assert told.merged.updates == 0
    assert now in told.text
    assert f"{last}、{more}" in now
    assert texts(rejected(told.merged.data, told.edited)) == texts(told.edited)


@pytest.mark.parametrize(
    "edit",
    [
        ("普法和依法治理纳入", "依法治理列入"),
        ("综合绩效考核、", "年度目标考核、综合绩效考核、"),
    ],
)
def test_a_name_is_added_without_a_question_where_the_hand_left_the_names(
    edit: tuple[str, str], tmp_path: Path
) -> None:
    told = merged(tmp_path, "hedong-2021", retyped([edit]), _longer("精神文明创建考核", "平安建设考核"))
    assert edit[1].replace("精神文明创建考核", "精神文明创建考核、平安建设考核") in told.text
    assert f"{TESTS}、平安建设考核" in told.text
    assert told.comments == []


def _longer(last: str, more: str) -> tuple[str, str]:
    """Return the end of a list in the answers, and it with one name more."""
    return f"    - {last}\n", f"    - {last}\n    - {more}\n"


@pytest.mark.parametrize(
    ("example", "edit", "answers"),
    [
        ("chenghua-2020", (NOTHING, "全年行政复议、行政诉讼案件均为零。"), {"行政诉讼案件": "2"}),
        ("chenghua-2020", (NOTHING, "全年未发生行政复议案件。全年未发生行政诉讼案件。"), {"行政诉讼案件": "2"}),
        (
            "huyanghe-2022",
            (
                "全年未作出行政处罚决定，无行政复议案件、行政诉讼案件。",
                "全年没有行政处罚、行政复议和行政诉讼案件。",
            ),
            {"行政处罚件数": "1"},
        ),
        ("hedong-2021", ("没有违约毁约和“新官不理旧账”问题。", "全年无违约毁约现象。"), {"违约毁约件数": "2"}),
        (
            "hedong-2021",
            ("吊销一名教师的教师资格证。", "依法吊销1名教师的教师资格证，形成有力震慑。"),
            {"吊销教师资格人数": "无", "行政处罚件数": "无"},
        ),
    ],
)
def test_a_denial_that_becomes_a_number_is_replaced_whole(
    example: str, edit: tuple[str, str], answers: dict[str, str], tmp_path: Path
) -> None:
    told = story(tmp_path, example, [edit], answers)
    asked = [each.split("填报数据现在：")[1] for each in told.comments]
    assert asked
    assert all(each in told.text for each in asked)
    assert edit[1] not in told.text
    assert texts(rejected(told.merged.data, told.edited)) == texts(told.edited)


def test_a_figure_that_a_hand_left_without_another_that_was_as_many_is_asked_about(tmp_path: Path) -> None:
    told = story(
        tmp_path,
        "xiqing-2023",
        [
            (
                "注销16人的执法证件，新增执法人员1人，调整法制审核人员1人，现有行政执法人员20人。",
                "现有行政执法人员20人，其中新增1人；注销执法证件16人。",
            )
        ],
        {"持证执法人员": "22", "新增持证人员": "3"},
    )
    (comment,) = told.comments
    assert comment.split("填报数据现在：")[1] in told.text
    assert told.merged.left_out == ()


def test_a_figure_is_asked_about_where_a_hand_put_others_beside_whom_it_counts(tmp_path: Path) -> None:
    edit = ("惠及师生5000余名", "惠及师生及家长5000余名")
    told = merged(tmp_path, "chenghua-2020", retyped([edit]), ("惠及师生: .*", "惠及师生: 6200余名"))
    (comment,) = told.comments
    assert edit[1] in comment
    assert told.merged.updates == 0
