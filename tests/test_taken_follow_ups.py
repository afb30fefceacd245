"""What becomes of what was taken when answers change later: nothing is lost, nothing told twice, no other question answered."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from drafter import cli
from drafter.commands.take_listing import found_lines
from tests.test_taken_kinds import CHENGHUA, HEDONG, HONGQIAO, XIQING, Report, assert_printed_as_typed, taken

HUYANGHE = "huyanghe-2022"
DATES, BODIES = "学习培训.中心组学法日期", "行政执法.双随机联合部门"
THREE = "区市场监管局、区人社局、消防河东支队"


def then_set(report: Report, *pairs: str) -> None:
    """Change answers after what was taken."""
    assert cli.main(["set", str(report.answers), *pairs]) == 0


def taken_aside(report: Report) -> dict[str, str]:
    """Return the figures of open questions that were taken with words."""
    return {each.path: each.value for one in report.edits.taken for each in one.figures}


@pytest.mark.parametrize(
    ("old", "new", "answers", "later"),
    [
        ("1月19日、6月9日集中", "1月19日、6月9日、11月3日集中", {DATES: "1月19日、6月9日、11月3日"}, ""),
        ("1月19日、6月9日集中", "1月19日、6月9日、11月3日先后三次集中", {DATES: "1月19日、6月9日、11月3日"}, "三次"),
        ("1月19日、6月9日集中", "1月19日、6月9日、11月3日扩大会议集中", {DATES: "1月19日、6月9日、11月3日"}, ""),
        ("1月19日、6月9日集中", "1月19日、6月9日和11月3日集中", {}, "和11月3日"),
        (f"与{THREE}", f"与{THREE}、区卫健委四个部门", {BODIES: f"{THREE}、区卫健委"}, "四个部门"),
    ],
)
def test_a_name_that_is_added_to_a_list_is_an_answer_and_how_many_there_are_lapses_with_it(
    old: str, new: str, answers: dict[str, str], later: str, tmp_path: Path
) -> None:
    report = taken(tmp_path, HEDONG, (old, new))
    assert report.answered == answers
    assert_printed_as_typed(report, new)
    then_set(report, f"{DATES}=1月19日、6月9日、11月3日、12月8日", f"{BODIES}=区市场监管局、区人社局")
    assert report.text.count("11月3日") == 1
    assert not later or later not in report.text


def test_a_list_that_ends_in_and_others_stays_as_it_is(tmp_path: Path) -> None:
    report = taken(tmp_path, HEDONG, (THREE, "区市场监管局、区人社局等单位"))
    assert not report.answered
    assert_printed_as_typed(report, "区市场监管局、区人社局等单位")


def test_names_of_a_list_in_a_hand_s_own_words_lapse_with_the_list(tmp_path: Path) -> None:
    new = "“我是小法官”“小卫说法”“宪法晨读”“法治小记者”等系列活动"
    old = "“我是小法官”“小卫说法”“宪法日我们一起学宪法”“宪法晨读”等活动"
    report = taken(tmp_path, CHENGHUA, (old, new))
    assert_printed_as_typed(report, new)
    then_set(report, "主题宣传活动=“我是小法官”、“法治小记者”")
    assert "开展“我是小法官”“法治小记者”等活动" in report.text


@pytest.mark.parametrize(
    ("changes", "printed"),
    [
        (["教育资助人数=75"], ["给予75人教育资助", "发放资助金21万元"]),
        (["学生资助金额=23万元"], ["资助学生70人，比上年增加8人，发放资助金23万元"]),
        (["教育资助人数=无", "教师资格认定人数=无"], ["发放资助金21万元"]),
    ],
)
def test_a_figure_taken_with_words_that_are_used_no_more_is_printed_by_its_own_sentence(
    changes: Sequence[str], printed: Sequence[str], tmp_path: Path
) -> None:
    report = taken(tmp_path, HUYANGHE, ("给予70人教育资助。", "资助学生70人，比上年增加8人，发放资助金21万元。"))
    assert taken_aside(report) == {"招生资助.学生资助金额": "21万元"}
    then_set(report, *changes)
    assert all(each in report.text for each in printed)
    assert report.text.count("资助金") == 1


@pytest.mark.parametrize(
    ("typed", "taken_as"),
    [
        ("检查892次，发现问题36个，整改率100%", {}),
        ("检查892次，发现隐患36个，整改率100%", {"行政执法.隐患整改率": "100%"}),
    ],
)
def test_a_rate_is_taken_for_a_question_of_the_same_thing_alone(
    typed: str, taken_as: dict[str, str], tmp_path: Path
) -> None:
    report = taken(tmp_path, HEDONG, ("检查892次", typed))
    assert taken_aside(report) == taken_as
    assert_printed_as_typed(report, typed)


def test_a_rate_of_cases_won_is_no_rate_of_hearings_attended(tmp_path: Path) -> None:
    before = "全年办理行政诉讼案件1件，负责人出庭应诉2次，出庭应诉的是分管局领导，最终教育局胜诉。"
    report = taken(tmp_path, HEDONG, (before, "全年发生行政诉讼1件，局负责人出庭应诉2次，胜诉率100%。"))
    assert taken_aside(report) == {"争议化解.胜诉率": "100%"}
    assert "胜诉率100%" in report.text


@pytest.mark.parametrize("new", ["年终述法全部完成，12名领导干部述法", "组织12名领导干部完成述法"])
def test_an_answer_that_is_a_clause_is_not_taken_in_pieces(new: str, tmp_path: Path) -> None:
    report = taken(tmp_path, HEDONG, ("领导干部年终述法已落实", new))
    assert "组织领导.述法情况" not in report.answered
    assert_printed_as_typed(report, new)
    then_set(report, "述法人数=13")
    assert "13名领导干部" in report.text


FINED = ("全年办理普通程序行政处罚案件1件。", "全年办理普通程序行政处罚案件1件，罚没款3.5万元。")
UNITED = (
    "办理行政复议案件1件，维持原行政决定1件。办理行政诉讼案件2件，未出现败诉案件。",
    "办理行政复议案件1件、行政诉讼案件2件，均无败诉。",
)


def test_words_stay_in_use_when_the_period_is_said_again_ahead_of_their_sentence(tmp_path: Path) -> None:
    report = taken(tmp_path, XIQING, UNITED)
    then_set(report, "罚没金额=4万元", "行政诉讼案件=3")
    assert "罚没款合计4万元。全年办理行政复议案件1件、行政诉讼案件3件，均无败诉。" in report.text


def test_the_period_is_said_once_where_a_sentence_between_is_left_out(tmp_path: Path) -> None:
    report = taken(tmp_path, XIQING, FINED)
    assert taken_aside(report) == {"处罚许可.罚没金额": "3.5万元"}
    assert_printed_as_typed(report, f"{FINED[1]}{UNITED[0]}")


@pytest.mark.parametrize(
    ("example", "old", "new", "setting", "printed"),
    [
        (HONGQIAO, "我局保留行政权力19项", "我局共有行政权力19项", "行政权力事项=20", "我局共有行政权力20项"),
        (XIQING, "现有行政执法人员20人", "目前共有行政执法人员20人", "持证执法人员=22", "目前共有行政执法人员22人"),
        (HEDONG, "教育系统具有执法证人员11人", "教育系统现有执法证人员11人", "持证执法人员=12", "现有执法证人员12人"),
    ],
)
def test_a_number_that_stands_there_in_other_words_follows_its_answer(
    example: str, old: str, new: str, setting: str, printed: str, tmp_path: Path
) -> None:
    report = taken(tmp_path, example, (old, new))
    assert "照原样写死" not in "".join(found_lines(report.edits))
    then_set(report, setting)
    assert printed in report.text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("完成“双万双服”咨询服务22件", "为企业提供咨询服务22件"),
        ("教育系统具有执法证人员11人", "机关具有执法证人员11人"),
    ],
)
def test_a_number_that_may_count_something_else_is_told(old: str, new: str, tmp_path: Path) -> None:
    report = taken(tmp_path, HEDONG, (old, new))
    assert_printed_as_typed(report, new)
    assert "不会跟着变" in "".join("".join(found_lines(report.edits)).split())
