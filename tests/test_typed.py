"""What is typed for a question, and how it is told back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.answers.parse_typed import parse_typed
from drafter.answers.questions import Question, question_at
from drafter.answers.understood import figure_understood
from drafter.model import titles
from drafter.model.fields import Kind
from drafter.model.figure import Figure

NAMES = Question(("行政执法", "双随机联合部门"), Kind.NAMES)
YEAR = question_at(titles.YEAR)
TIMES = Question(("行政执法", "行政检查次数"), Kind.FIGURE, unit="次")


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("市场监管、消防、公安", ["市场监管", "消防", "公安"]),
        ("市场监管，消防,公安；城管", ["市场监管", "消防", "公安", "城管"]),
        ("《甲，乙》、“美好生活，民法典相伴”", ["《甲，乙》", "“美好生活，民法典相伴”"]),
        ("区委（区政府，区人大），区司法局", ["区委（区政府，区人大）", "区司法局"]),
        ("《工作要点》《实施方案》", ["《工作要点》", "《实施方案》"]),
        ("消防，", ["消防"]),
        ("无", "无"),
    ],
)
def test_names_are_told_apart_by_the_commas_that_people_type(typed, names):
    assert parse_typed(NAMES, typed) == names


@given(st.text(alphabet="甲乙《》“”（）()、，,；;\n ", max_size=40))
def test_any_list_is_read_or_left_open(typed):
    names = parse_typed(NAMES, typed)
    assert names is None or names == "无" or all(isinstance(name, str) and name.strip() for name in names)


@pytest.mark.parametrize("typed", ["2021", "2021年", "2021年度", "２０２１", "二〇二一", "二〇二一年"])
def test_a_year_is_read_as_people_write_it(typed):
    assert parse_typed(YEAR, typed) == "2021"


@pytest.mark.parametrize("typed", ["21", "20211", "0021", "去年", "3021"])
def test_what_is_no_year_is_refused(typed):
    with pytest.raises(ValueError, match="请写四位数的年份，如 2021"):
        parse_typed(YEAR, typed)


def test_what_every_report_has_cannot_be_said_not_to_apply():
    with pytest.raises(ValueError, match="不能填“不适用”"):
        parse_typed(YEAR, "不适用")


@pytest.mark.parametrize(("typed", "told"), [("3.5次", "如 4次"), ("2.5", "有多少次要写整数"), ("0.5人", "如 1人")])
def test_half_of_what_is_counted_one_by_one_is_refused(typed, told):
    with pytest.raises(ValueError, match=re.escape(told)):
        parse_typed(TIMES, typed)


@pytest.mark.parametrize("typed", ["1.25万", "12.0", "98.5%", "2.5学时"])
def test_a_fraction_of_what_can_be_halved_is_taken(typed):
    assert parse_typed(TIMES, typed)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("892", "892次"),
        ("近千", "近千次，即近1000次"),
        ("百余", "百余次，即100余次"),
        ("十几", "十多次，即10多次"),
        ("1,2万", "1.2万次，即12000次"),
        ("20多万", "20多万次"),
        ("无", "0次，即没有发生"),
        ("12起", "12起（题目问的是多少次）"),
    ],
)
def test_a_figure_is_told_back_as_it_was_understood(typed, told):
    assert figure_understood(Figure.parse(typed, "次"), "次") == told


def test_no_rate_is_told_to_have_happened():
    assert figure_understood(Figure.parse("0", "%"), "%") == "0%"
