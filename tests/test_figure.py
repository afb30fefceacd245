"""Figures: every way of writing one, what is printed, what is refused."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.model.figure import UNITS, Approximation, Figure

EXACT, OVER, MANY = Approximation.EXACT, Approximation.OVER, Approximation.MANY
NEARLY, ABOUT, UP = Approximation.NEARLY, Approximation.ABOUT, Approximation.UP

WAYS = [
    ("892", "892", EXACT, "", "892件"),
    ("892次", "892", EXACT, "次", "892次"),
    (" 892 次 ", "892", EXACT, "次", "892次"),
    ("８９２", "892", EXACT, "", "892件"),
    ("８９２次", "892", EXACT, "次", "892次"),
    ("1,234", "1234", EXACT, "", "1234件"),
    ("１，２３４", "1234", EXACT, "", "1234件"),
    ("0", "0", EXACT, "", "0件"),
    ("0起", "0", EXACT, "起", "0起"),
    ("无", "0", EXACT, "", "0件"),
    ("没有", "0", EXACT, "", "0件"),
    ("未发生", "0", EXACT, "", "0件"),
    ("零", "0", EXACT, "", "0件"),
    ("零起", "0", EXACT, "起", "零起"),
    ("一", "1", EXACT, "", "一件"),
    ("两名", "2", EXACT, "名", "两名"),
    ("十二", "12", EXACT, "", "十二件"),
    ("八百九十二", "892", EXACT, "", "八百九十二件"),
    ("二〇二一", "2021", EXACT, "", "二〇二一件"),
    ("400余", "400", OVER, "", "400余件"),
    ("400余条", "400", OVER, "条", "400余条"),
    ("４００余条", "400", OVER, "条", "400余条"),
    ("百余", "100", OVER, "", "百余件"),
    ("400多", "400", MANY, "", "400多件"),
    ("十多场", "10", MANY, "场", "十多场"),
    ("近千", "1000", NEARLY, "", "近千件"),
    ("近1000人", "1000", NEARLY, "人", "近1000人"),
    ("将近千人", "1000", NEARLY, "人", "近千人"),
    ("约300", "300", ABOUT, "", "约300件"),
    ("大约300人", "300", ABOUT, "人", "约300人"),
    ("20以上", "20", UP, "", "20件以上"),
    ("2人以上", "2", UP, "人", "2人以上"),
    ("1.2万", "12000", EXACT, "", "1.2万件"),
    ("1.2万余人", "12000", OVER, "人", "1.2万余人"),
    ("三万人次", "30000", EXACT, "人次", "三万人次"),
    ("3.5万人", "35000", EXACT, "人", "3.5万人"),
    ("1.5亿元", "150000000", EXACT, "元", "1.5亿元"),
    ("12万元", "120000", EXACT, "元", "12万元"),
    ("100%", "100", EXACT, "%", "100%"),
    ("98.6%", "98.6", EXACT, "%", "98.6%"),
    ("９８．６％", "98.6", EXACT, "%", "98.6%"),
    ("0.5‰", "0.5", EXACT, "‰", "0.5‰"),
    ("2个百分点", "2", EXACT, "个百分点", "2个百分点"),
    ("15场次", "15", EXACT, "场次", "15场次"),
    ("1学期", "1", EXACT, "学期", "1学期"),
    ("007", "7", EXACT, "", "007件"),
]


@pytest.mark.parametrize(("text", "value", "approximation", "unit", "printed"), WAYS, ids=[way[0] for way in WAYS])
def test_a_figure_is_read_and_printed(text, value, approximation, unit, printed):
    figure = Figure.parse(text)
    assert (figure.value, figure.approximation, figure.unit) == (
        Decimal(value),
        approximation,
        unit,
    )
    assert figure.text("件") == printed


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "“”看不出是什么数；可写 892、892次、400余、近千、1.2万、无、不适用"),
        ("若干", "“若干”看不出是什么数"),
        ("很多次", "看不出是什么数"),
        ("-5", "看不出是什么数"),
        ("1/3", "看不出是什么数"),
        ("1.2.3", "看不出是什么数"),
        ("1,23", "看不出是什么数"),
        ("3至5", "看不出是什么数"),
        ("次", "看不出是什么数"),
        ("余", "看不出是什么数"),
        ("十十", "看不出是什么数"),
        ("٣", "看不出是什么数"),
        ("5 pcs", "看不出是什么数"),
        ("892吃", "“892吃”里的单位“吃”不认识；可只写数字，或改用常见量词"),
        ("百分之五十", "里的单位“分之五十”不认识"),
        ("近400余", "“近400余”里有两个表示大约的词；请只留一个"),
        ("约20人以上", "有两个表示大约的词"),
        ("400余条以上", "有两个表示大约的词"),
        ("1.2万万元", "“1.2万万元”里有两个“万”或“亿”；请只写一个，如 10万元"),
    ],
)
def test_what_is_no_figure_is_refused_in_chinese(text, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        Figure.parse(text)


def test_the_unit_of_the_question_is_taken_though_it_is_not_a_common_one():
    assert Figure.parse("5垧", "垧").text("垧") == "5垧"


@pytest.mark.parametrize(
    ("typed", "unit", "printed"),
    [
        ("10", "万元", "10万元"),
        ("10万", "万元", "10万元"),
        ("10万余", "万元", "10万余元"),
        ("1.5亿", "万元", "1.5亿元"),
        ("10万元", "万元", "10万元"),
        ("35000元", "万元", "35000元"),
    ],
)
def test_an_amount_asked_for_in_ten_thousands_is_not_printed_ten_thousand_twice(typed, unit, printed):
    assert Figure.parse(typed, unit).text(unit) == printed


def test_zero_not_applicable_and_unanswered_stay_apart():
    zero, no_duty = Figure.from_answer("无"), Figure.from_answer("不适用")
    assert zero is not None
    assert zero.applies
    assert zero.value == 0
    assert zero.text("件") == "0件"
    assert no_duty is not None
    assert not no_duty.applies
    assert no_duty.text("件") == ""
    assert len({zero, no_duty, None}) == 3


@pytest.mark.parametrize("answer", [None, "", "  ", {"数值": ""}, {"数值": None, "提供科室": "办"}])
def test_an_empty_answer_is_unanswered_not_zero(answer):
    assert Figure.from_answer(answer) is None


@pytest.mark.parametrize("word", ["不适用", "无此职责", "无此项职责"])
def test_no_such_duty_is_kept_in_the_answers_file(word):
    figure = Figure.from_answer({"数值": word, "提供科室": "法制科"})
    assert figure is not None
    assert figure.to_answer() == {"数值": "不适用", "提供科室": "法制科"}


def test_what_stands_beside_a_figure_is_kept():
    answer = {
        "数值": "400余",
        "截至": "12月31日",
        "提供科室": "职成教科",
        "上年": "380",
        "来源": "执法平台",
    }
    figure = Figure.from_answer(answer)
    assert figure is not None
    assert figure.text("次") == "400余次"
    assert (figure.cut_off, figure.supplied_by) == ("12月31日", "职成教科")
    assert (figure.last_year, figure.source) == ("380", "执法平台")
    assert figure.to_answer() == answer


def test_a_unit_may_stand_on_a_line_of_its_own():
    figure = Figure.from_answer({"数值": "5", "单位": "趟"})
    assert figure is not None
    assert figure.text("次") == "5趟"


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (["5"], "这里要填一个数（如 892、400余、无），不能是列表"),
        (True, "这里要填一个数"),
        ({"数值": "5", "数量": "6"}, "数字下面没有“数量”这一项；可写：数值、单位"),
        ({"数值": "许多"}, "“许多”看不出是什么数"),
        ({"数值": "10万", "单位": "万元"}, "单位已经是“万元”，数值里不要再写“万”"),
        ({"数值": "5人", "单位": "次"}, "数值里写的单位是“人”，下面写的是“次”"),
    ],
    ids=["list", "bool", "unknown key", "no number", "ten thousand twice", "two units"],
)
def test_a_figure_of_the_wrong_shape_is_refused_in_chinese(answer, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        Figure.from_answer(answer)


numbers = st.one_of(
    st.integers(0, 10**9).map(str),
    st.integers(1000, 10**9).map("{:,}".format),
    st.decimals(0, 9999, places=2).map(str),
    st.sampled_from(["1.2万", "3亿", "千", "两百", "八百九十二", "０", "无", "不适用", "零"]),
)
parts = st.tuples(
    st.sampled_from(["", "近", "将近", "约", "大约"]),
    numbers,
    st.sampled_from(["", "余", "多"]),
    st.sampled_from(["", *UNITS]),
    st.sampled_from(["", "以上"]),
)


@given(parts)
def test_a_figure_saved_in_the_answers_file_is_read_back_the_same(pieces):
    try:
        figure = Figure.parse("".join(pieces))
    except ValueError:
        return
    answer = figure.to_answer()
    assert Figure.from_answer(answer) == figure
    assert isinstance(answer, str)
    assert Figure.parse(answer) == figure


@given(st.text(max_size=12))
def test_any_typed_text_is_a_figure_or_refused_in_chinese(text):
    try:
        saved = str(Figure.parse(text).to_answer())
    except ValueError as error:
        saved, message = "", str(error)
    if saved:
        assert Figure.parse(saved) == Figure.parse(text)
    else:
        assert re.search("看不出是什么数|不认识|两个表示大约的词", message)
