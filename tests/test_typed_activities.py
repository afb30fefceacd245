"""Activities as people write them: what is recognised, and that all of it prints as it was written."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.answers.typed_activity import natural_text, typed_activity
from drafter.model.cleaning import clean_prose
from drafter.model.recognised import every_number, people_in, recognise
from drafter.model.records import Activity

RECOGNISED = [
    ("3月19日举办校长培训班，56人参加。", ["3月19日", "56人"]),
    ("6月16日至18日培训3期，覆盖1.2万人次，满意率98.5%。", ["6月16日至18日", "3期", "1.2万人次", "98.5%"]),
    ("约300人、近百人、400余件、20多万人次、不少于60场。", ["约300人", "近百人", "400余件", "20多万人次", "60场"]),
    ("五十六人参加三场讲座，2021年5月起每2周1次。", ["五十六人", "三场", "2021年5月"]),
    ("同比增长12个百分点，罚款3.5万元。", ["12个百分点", "3.5万元"]),
    ("印发《2021年法治工作要点》（津教〔2021〕5号）。", []),
    ("八年级学生参加第3次模拟法庭和第六届比赛，8年级3班获奖。", []),
    ("热线022-12345678、13800138000，拨打12345热线。", []),
    ("3—5人一组，3人至5人，七八个人，三分之二，百分之九十五。", []),
    ("三项制度全覆盖，一件事一次办，一校一策，“12·4”宪法日。", []),
    ("2021—2025年规划，1-4月，3月19号，1,200人。", []),
]


@pytest.mark.parametrize(("sentence", "found"), RECOGNISED)
def test_numbers_with_units_and_times_are_recognised_and_names_are_not(sentence, found):
    assert [each.text for each in recognise(sentence)] == found


def test_every_number_of_last_year_is_found_also_bare_and_in_names():
    sentence = "印发《2021年要点》（津教〔2021〕5号），举办第3届比赛、第六届演讲，16人获奖，拨打12345热线，8年级。"
    assert [each.text for each in every_number(sentence)] == ["2021", "2021", "5", "3", "六", "16人"]
    assert len({each.name for each in every_number(sentence)}) == 6


def test_people_are_recognised_beside_their_titles():
    told = people_in("邀请李明律师授课，局长张三出席，副校长王小明作报告，由市司法局法官主讲，教育局局长讲话。")
    assert told == ("李明", "张三", "王小明")


PIECES = st.sampled_from(
    [
        *(
            "3月19日",
            "2021年",
            "〔2021〕5号",
            "《2021年要点》",
            "八年级",
            "第3次",
            "022-12345678",
            "13800138000",
            "近百人",
        ),
        *("3—5人", "56人", "1.2万人次", "98.5%", "400余件", "1,200人", "1 200人", "５６人", "三场", "一件事", "第六届"),
        *(
            "举办培训班",
            "，",
            "。",
            "参加",
            "、",
            "（",
            "）",
            "“",
            "”",
            " ",
            "至",
            "约",
            "6月16日至18日",
            "12·4",
            "0",
            "万",
            "年",
        ),
    ]
)
SENTENCES = st.lists(PIECES | st.text("0123456789一二十百万年月日人次第〔〕号.,%余 ，。", max_size=4), max_size=12).map(
    "".join
)


@given(SENTENCES, st.booleans())
def test_nothing_typed_is_lost_or_changed_in_print(typed, is_last_year_s):
    text = clean_prose(typed).strip()
    known = Activity.model_validate({"主题": "法治宣传", "沿用上年": "是" if is_last_year_s else None})
    said = typed_activity(text, known)
    activity = Activity.model_validate({"主题": "法治宣传", **said.record})
    assert natural_text(activity) == text or (
        is_last_year_s and clean_prose(natural_text(activity)) == clean_prose(text)
    )
    assert set(activity.own_names) == {*(activity.figures or {}), *(activity.dates or {})}


@given(SENTENCES)
def test_no_digit_of_last_year_stays_bare_but_what_is_the_same_each_year(typed):
    text = clean_prose(typed)
    bare = typed_activity(text, Activity.model_validate({"主题": "法治宣传", "沿用上年": "是"})).body
    left = re.findall(r"(?<![0-9A-Za-z.,-])[1-9][0-9]*(?![0-9A-Za-z,.-])", re.sub(r"\{[^}]*\}", "", bare))
    same = re.findall(r"[0-9]{16,}|1[0-9]{10}|0[0-9]{9,11}|[0-9]+(?:[·.][0-9]+|年级|热线)", text)
    assert all(any(number in each for each in same) for number in left), (text, bare)


def test_an_activity_keeps_its_names_while_only_numbers_change():
    known = Activity.model_validate(
        {"主题": "法治宣传", "内容": "{开班}办班，{学员}参加。", "数字": {"学员": "56人"}, "时间": {"开班": "3月9日"}}
    )
    again = typed_activity("4月1日办班，近百人参加。", known)
    assert (again.body, again.recognised) == (known.body, "4月1日、近百人")
    assert typed_activity("4月1日办班，请了60人。", known).body == "{时间}办班，请了{人数}。"


def test_numbers_in_braces_are_those_that_are_meant():
    said = typed_activity("{3月19日}举办第{3}期培训班，56人参加。")
    assert said.body.count("{") == 2
    assert (said.recognised, "56人参加" in said.body) == ("3月19日、3", True)
