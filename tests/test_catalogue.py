"""Answers by their addresses: how paths are read, printed and counted, and what is known of each answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.model import titles
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import answer_at, catalogue, groups, titles_at, top_level
from drafter.model.fields import Kind
from drafter.model.report import build_report

STEPS = st.lists(st.sampled_from(["活动", "内容", "会议", "数字"]) | st.integers(1, 999_999), min_size=1, max_size=5)


@given(STEPS)
def test_a_path_is_what_it_is_printed_as(steps: list[str | int]) -> None:
    path = AnswerPath.of(*steps)

    assert AnswerPath.parse(str(path)) == path
    assert path.steps == tuple(steps)
    assert AnswerPath.of_place(path.place) == path


def test_records_are_counted_from_one_and_lists_from_nought() -> None:
    path = AnswerPath.parse(" 活动 . 3 . 内容 ")

    assert path == "活动.3.内容"
    assert path.place == ("活动", 2, "内容")
    assert path.number == 3
    assert path.spoken() == "活动·第3条·内容"
    assert path.field == "活动.内容"


@pytest.mark.parametrize("typed", ["", ".", "活动..内容", "活动.", ".活动", "活动. .内容"])
def test_a_path_with_an_empty_step_is_refused_in_chinese(typed: str) -> None:
    with pytest.raises(ValueError, match=r"请写 组名\.名称"):
        AnswerPath.parse(typed)


def test_a_path_knows_what_it_holds() -> None:
    activity = AnswerPath("活动.1")

    assert activity.holds("活动.1")
    assert activity.holds("活动.1.内容")
    assert not activity.holds("活动.10.内容")


@pytest.mark.parametrize("number", ["0", "03", "1234567", "²", "三"])
def test_what_is_no_number_of_a_record_is_a_title(number: str) -> None:
    assert AnswerPath.of("活动", number).place == ("活动", number)


def test_the_catalogue_has_every_answer_once_in_the_order_of_the_model() -> None:
    paths = list(catalogue())

    assert paths[:3] == ["格式版本", "单位和报告", "单位和报告.地区模板"]
    assert len(paths) == len(set(paths))
    assert [spec.path for spec in top_level()] == [path for path in paths if "." not in path]
    assert catalogue()["行政执法.行政检查次数"].unit == "次"
    assert catalogue()["活动.内容"].is_long
    assert catalogue()["组织领导.会议.日期"].special.is_moment


def test_conditions_name_answers_that_there_are() -> None:
    assert {spec.when for spec in catalogue().values() if spec.when} <= catalogue().keys()


def test_every_title_and_path_that_code_names_is_one_of_the_model() -> None:
    known = {step for path in catalogue() for step in path.split(".")} | catalogue().keys()
    named = {name: value for name, value in vars(titles).items() if name.isupper() and isinstance(value, str)}

    assert not {name: value for name, value in named.items() if value not in known}


def test_every_answer_is_found_in_a_report_at_its_path() -> None:
    report = build_report({"行政执法": {"行政检查次数": "77次"}, "活动": [{"主题": "甲", "内容": "乙"}]})

    assert str(answer_at(report, AnswerPath("行政执法.行政检查次数")).value) == "77"
    assert answer_at(report, AnswerPath("活动.1.内容")) == "乙"
    assert answer_at(report, AnswerPath("活动.2.内容")) is None
    assert answer_at(report, AnswerPath("没有.这项")) is None
    assert all(hasattr(report, spec.attribute) for spec in top_level())


def test_keys_of_groups_and_records_are_found_by_path() -> None:
    assert titles_at(None)[0] == "格式版本"
    assert titles_at(AnswerPath("存在不足.2")) == ["提法", "内容", "原因", "公开"]
    assert titles_at(AnswerPath("没有")) == []


def test_groups_hold_the_answers_of_the_chapters() -> None:
    assert [group.title for group in groups()][:2] == ["单位和报告", "报告依据"]
    assert all(field.kind in Kind for group in groups() for field in group.fields)
