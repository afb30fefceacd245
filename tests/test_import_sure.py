"""A figure of last year's report is sure only where its sentence is explained whole: each further word makes it likely."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from imported_texts import questions_without_own_wording

from drafter.checking.sources.from_text import read_text
from drafter.importing.matching.report_questions import ReportQuestions
from drafter.importing.outline.imported_report import Certainty, ReadNumber
from drafter.importing.read_report import read_report

HEAD = "河口市教育局2024年法治政府建设工作报告\n\n"
SURE = (
    ("争议化解", "全年办理行政复议案件", "7件", "。"),
    ("法治宣传", "聘请法治副校长", "146名", "。"),
    ("执法队伍", "现有持证执法人员", "18名", "。"),
    ("信息公开", "主动公开政府信息", "812条", "。"),
    ("处罚许可", "全年作出行政处罚", "15件", "，罚款8.6万元。"),
)
"""Heading, words before the number, number, words behind it."""
BODIES = ("县财政局", "省民政厅", "辖区各县", "东关实验小学", "全市", "市体育中心", "街道办事处")
PERIODS = ("2019年以来", "三年来", "上半年", "去年下半年", "暑期", "上一任期", "国庆前后")
OCCASIONS = ("“利剑”行动中", "会同文旅局巡游时", "依据《河口市游泳馆管理办法》", "试点中", "据初稿", "按规划", "经估算")


def number_in(heading: str, sentence: str, written: str, unit: str = "河口市") -> ReadNumber:
    head = HEAD.replace("河口市", unit)
    report = read_report(read_text(f"{head}一、{heading}\n\n{sentence}\n", "a"), Path("a.txt"), questions())
    return next(each for told in report.sentences for each in told.numbers if each.written == written)


@cache
def questions() -> ReportQuestions:
    return questions_without_own_wording()


def is_sure(number: ReadNumber) -> bool:
    return number.match is not None and number.match.certainty is Certainty.SURE


@pytest.mark.parametrize(("heading", "before", "written", "behind"), SURE)
def test_a_clause_of_the_question_s_own_words_is_sure(heading: str, before: str, written: str, behind: str) -> None:
    assert is_sure(number_in(heading, f"{before}{written}{behind}", written))


@pytest.mark.parametrize("more", [*BODIES, *PERIODS, *OCCASIONS])
@pytest.mark.parametrize(("heading", "before", "written", "behind"), SURE)
def test_another_body_period_or_occasion_leaves_it_unsure(
    heading: str, before: str, written: str, behind: str, more: str
) -> None:
    for text in (f"{more}{before}{written}{behind}", f"{more}，{before}{written}{behind}"):
        assert not is_sure(number_in(heading, text, written)), text


@pytest.mark.parametrize(
    "behind", ["，累计达到160名。", "，其中县里推荐的40名。", "，另由外校兼任9名。", "，分布在清水县。"]
)
def test_a_part_a_rest_a_stock_or_a_place_behind_it_leaves_it_unsure(behind: str) -> None:
    assert not is_sure(number_in("法治宣传", f"聘请法治副校长146名{behind}", "146名"))


@pytest.mark.parametrize("before", ["乡镇幼儿园的4件，", "其中，", "该校"])
def test_a_number_before_it_that_answers_nothing_leaves_it_unsure(before: str) -> None:
    assert not is_sure(number_in("处罚许可", f"{before}全年作出行政处罚15件。", "15件"))


def other_titles() -> list[str]:
    return [each.name for each in questions().numbers.questions]


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.data())
def test_words_of_another_question_leave_it_unsure(data: st.DataObject) -> None:
    heading, before, written, behind = data.draw(st.sampled_from(SURE))
    title = data.draw(st.sampled_from(other_titles()))
    own = number_in(heading, f"{before}{written}{behind}", written).match
    assert own is not None
    asked = questions().numbers.by_path[own.path]
    if len(set(title) - asked.all_letters) < 2:
        return
    text = f"{title}{before}{written}{behind}"
    assert not is_sure(number_in(heading, text, written)), text


AREA = ("全市教育系统作出行政处罚64件。", "其中市本级5件。", "各县区立案40件。")


@pytest.mark.parametrize("area", AREA)
@pytest.mark.parametrize(("heading", "before", "written", "behind"), SURE)
def test_a_level_left_unsaid_in_a_section_of_more_levels_leaves_it_unsure(
    heading: str, before: str, written: str, behind: str, area: str
) -> None:
    for text in (f"{area}{before}{written}{behind}", f"{before}{written}{behind}\n\n{area}"):
        assert not is_sure(number_in(heading, f"{text}\n\n二、其他\n\n辅导县区。", written)), text


@pytest.mark.parametrize("area", AREA)
def test_questions_that_are_asked_of_the_area_too_need_the_level_said_wherever_it_is_told(area: str) -> None:
    for before, written in (("全年办理行政复议案件", "7件"), ("行政诉讼6件，胜诉", "5件")):
        assert not is_sure(number_in("争议化解", f"{before}{written}。\n\n二、其他\n\n辅导县区。{area}", written)), (
            before
        )


IN_THE_HOUSE = (
    ("信息公开", "主动公开政府信息", "812条", "。"),
    ("信息公开", "收到依申请公开", "6件", "。"),
)
BELOW = "二、其他\n\n辅导县区，全市推广。"


@pytest.mark.parametrize("unit", ["清水县", "河口市城东区"])
@pytest.mark.parametrize(("heading", "before", "written", "behind"), SURE)
def test_a_county_has_no_bureaus_below_it_whatever_it_tells(
    heading: str, before: str, written: str, behind: str, unit: str
) -> None:
    assert is_sure(number_in(heading, f"{before}{written}{behind}\n\n{BELOW}", written, unit))


@pytest.mark.parametrize(("unit", "below"), [("河口市", BELOW), ("河口藏族自治州", ""), ("第七师河口市", "")])
@pytest.mark.parametrize(("heading", "before", "written", "behind"), [*SURE, *IN_THE_HOUSE])
def test_a_bureau_with_others_below_it_is_sure_of_its_own_house_only(
    heading: str, before: str, written: str, behind: str, unit: str, below: str
) -> None:
    is_own = heading in {each[0] for each in IN_THE_HOUSE}
    assert is_sure(number_in(heading, f"{before}{written}{behind}\n\n{below}", written, unit)) is is_own


@pytest.mark.parametrize(("written", "is_open"), [("66起", True), ("7件", False)])
def test_the_whole_of_another_question_s_part_is_unsure(written: str, is_open: bool) -> None:
    told = {"66起": "调解涉校纠纷66起，成功64起。", "7件": "全年办理行政复议案件7件，维持5件，撤销1件。"}[written]
    assert is_sure(number_in("争议化解", told, written)) is not is_open


BEHIND = ("，覆盖公办学校。", "，由退役军人构成。", "，属于初步统计。", "，民办机构另行统计。")


@pytest.mark.parametrize("more", BEHIND)
@pytest.mark.parametrize(("heading", "before", "written", "behind"), SURE)
def test_words_behind_it_that_no_question_has_leave_it_unsure(
    heading: str, before: str, written: str, behind: str, more: str
) -> None:
    assert not is_sure(number_in(heading, f"{before}{written}{more}", written))


@pytest.mark.parametrize(
    ("heading", "told", "written"),
    [
        ("信访工作", "受理信访事项116件，其中12345热线73件。", "116件"),
        ("组织领导", "安排法治工作经费45万元，其中普法经费21万元。", "45万元"),
    ],
)
def test_a_part_that_the_question_does_not_count_leaves_its_whole_unsure(heading: str, told: str, written: str) -> None:
    assert not is_sure(number_in(heading, told, written))


def test_a_question_of_one_sort_is_unsure_where_the_sort_is_unsaid() -> None:
    assert not is_sure(number_in("行政执法", "行政检查比上年减少12次。", "12次"))


@pytest.mark.parametrize(
    ("told", "is_open"),
    [("全年作出行政处罚15件，比上年增加3件。", False), ("全年作出行政处罚15件，罚款8件，比上年增加3件。", True)],
)
def test_a_change_is_sure_only_behind_one_number(told: str, is_open: bool) -> None:
    assert is_sure(number_in("处罚许可", told, "3件")) is not is_open


def test_what_grew_by_more_than_it_is_belongs_to_the_number_before() -> None:
    grown = number_in("处罚许可", "全年作出行政处罚86件，罚款9件，比上年增加48件。", "48件")
    assert grown.match is not None
    assert (grown.match.path.leaf, grown.match.value) == ("行政处罚件数", "86，比上年增加48件")


def test_the_year_of_an_edition_is_not_that_of_the_report() -> None:
    assert number_in("依法履职", "公布2024年版权责清单。", "2024年").match is None
    assert is_sure(number_in("依法履职", "2024年公布权责清单。", "2024年"))
