"""Figures: every way of writing one, what is printed, what is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from drafter.answers.understood import figure_understood
from drafter.model.amounts import amount
from drafter.model.figure import UNITS, Approximation, Figure, read_figure
from drafter.model.figure_typing import read_typed
from drafter.model.figure_words import Reading

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
    ("零起", "0", EXACT, "起", "0起"),
    ("一", "1", EXACT, "", "一件"),
    ("两名", "2", EXACT, "名", "两名"),
    ("十二", "12", EXACT, "", "十二件"),
    ("八百九十二", "892", EXACT, "", "八百九十二件"),
    ("二〇二一", "2021", EXACT, "", "2021件"),
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
    ("007", "7", EXACT, "", "7件"),
    ("892件次", "892", EXACT, "件次", "892件次"),
    ("892次。", "892", EXACT, "次", "892次"),
    ("892，", "892", EXACT, "", "892件"),
    ("892（次）", "892", EXACT, "次", "892次"),
    ("892(次)", "892", EXACT, "次", "892次"),
    ("共892次", "892", EXACT, "次", "892次"),
    ("累计 892 次", "892", EXACT, "次", "892次"),
    ("1 200", "1200", EXACT, "", "1200件"),
    ("1 234 567", "1234567", EXACT, "", "1234567件"),
    ("1,234.5", "1234.5", EXACT, "", "1234.5件"),
    ("1,2万", "12000", EXACT, "", "1.2万件"),
    ("1，2万", "12000", EXACT, "", "1.2万件"),
    ("12,5万元", "125000", EXACT, "元", "12.5万元"),
    ("1。2万", "12000", EXACT, "", "1.2万件"),
    ("1点2万", "12000", EXACT, "", "1.2万件"),
    ("一点二万", "12000", EXACT, "", "1.2万件"),
    ("1.2w", "12000", EXACT, "", "1.2万件"),
    ("1.2W余人", "12000", OVER, "人", "1.2万余人"),
    ("１.２万余次", "12000", OVER, "次", "1.2万余次"),
    ("12.5万元", "125000", EXACT, "元", "12.5万元"),
    ("20多万", "200000", MANY, "", "20多万件"),
    ("20多万元", "200000", MANY, "元", "20多万元"),
    ("二十余万人次", "200000", OVER, "人次", "二十余万人次"),
    ("1.2千", "1200", EXACT, "", "1200件"),
    ("“892 次”", "892", EXACT, "次", "892次"),
    ("全年892次", "892", EXACT, "次", "892次"),
    ("全年共892", "892", EXACT, "", "892件"),
    ("892+", "892", UP, "", "892件以上"),
    ("≥892次", "892", UP, "次", "892次以上"),
    ("＞892", "892", OVER, "", "892余件"),
    ("≈400", "400", ABOUT, "", "约400件"),
    ("百分百", "100", EXACT, "%", "100%"),
    ("未开展", "0", EXACT, "", "0件"),
    ("没有发生过", "0", EXACT, "", "0件"),
    ("30校次", "30", EXACT, "校次", "30校次"),
    ("3万余", "30000", OVER, "", "3万余件"),
    ("3万余人", "30000", OVER, "人", "3万余人"),
    ("3千", "3000", EXACT, "", "3000件"),
    ("5百余", "500", OVER, "", "500余件"),
    ("2百万", "2000000", EXACT, "", "200万件"),
    ("1万2千", "12000", EXACT, "", "1.2万件"),
    ("一千二", "1200", EXACT, "", "一千二百件"),
    ("三万五千", "35000", EXACT, "", "3.5万件"),
    ("两千", "2000", EXACT, "", "两千件"),
    ("两百零五", "205", EXACT, "", "两百零五件"),
    ("廿", "20", EXACT, "", "二十件"),
    ("廿五", "25", EXACT, "", "二十五件"),
    ("卅", "30", EXACT, "", "三十件"),
    ("〇", "0", EXACT, "", "0件"),
    ("壹仟", "1000", EXACT, "", "一千件"),
    ("贰佰伍拾", "250", EXACT, "", "二百五十件"),
    ("零次", "0", EXACT, "次", "0次"),
    ("0次", "0", EXACT, "次", "0次"),
    ("为0", "0", EXACT, "", "0件"),
    ("没有发生", "0", EXACT, "", "0件"),
    ("暂无", "0", EXACT, "", "0件"),
    ("一百二十余人次", "120", OVER, "人次", "一百二十余人次"),
    ("千余", "1000", OVER, "", "千余件"),
    ("万余名", "10000", OVER, "名", "万余名"),
    ("超过400", "400", OVER, "", "400余件"),
    ("逾万人", "10000", OVER, "人", "万余人"),
    ("十几", "10", MANY, "", "十多件"),
    ("十几场", "10", MANY, "场", "十多场"),
    ("二十几所", "20", MANY, "所", "二十多所"),
    ("十来个", "10", ABOUT, "个", "约十个"),
    ("近400", "400", NEARLY, "", "近400件"),
    ("不到400", "400", NEARLY, "", "近400件"),
    ("接近100%", "100", NEARLY, "%", "近100%"),
    ("约 400", "400", ABOUT, "", "约400件"),
    ("大概400", "400", ABOUT, "", "约400件"),
    ("400左右", "400", ABOUT, "", "约400件"),
    ("400次左右", "400", ABOUT, "次", "约400次"),
    ("400上下", "400", ABOUT, "", "约400件"),
    ("400以上", "400", UP, "", "400件以上"),
    ("60学时及以上", "60", UP, "学时", "60学时以上"),
    ("不少于60", "60", UP, "", "60件以上"),
    ("不少于60学时", "60", UP, "学时", "60学时以上"),
    ("至少2人", "2", UP, "人", "2人以上"),
    ("上千", "1000", UP, "", "1000件以上"),
    ("上百人", "100", UP, "人", "100人以上"),
    ("上百万元", "1000000", UP, "元", "100万元以上"),
    ("95％", "95", EXACT, "%", "95%"),
    ("95.50%", "95.5", EXACT, "%", "95.50%"),
    ("百分之九十五", "95", EXACT, "%", "95%"),
    ("百分之九十五点五", "95.5", EXACT, "%", "95.5%"),
    ("百分之95", "95", EXACT, "%", "95%"),
    ("百分之百", "100", EXACT, "%", "100%"),
    ("百分之九十以上", "90", UP, "%", "90%以上"),
    ("近百分之九十", "90", NEARLY, "%", "近90%"),
    ("千分之三", "3", EXACT, "‰", "3‰"),
    ("三成", "30", EXACT, "%", "30%"),
    ("三成五", "35", EXACT, "%", "35%"),
    ("九成以上", "90", UP, "%", "90%以上"),
    ("近九成", "90", NEARLY, "%", "近90%"),
    ("八成多", "80", MANY, "%", "80多%"),
    ("5000元整", "5000", EXACT, "元", "5000元"),
    ("¥5000", "5000", EXACT, "元", "5000元"),
    ("3家次", "3", EXACT, "家次", "3家次"),
    ("6.5亩", "6.5", EXACT, "亩", "6.5亩"),
]

REFUSED = [
    ("", "“”看不出是什么数；可写 892、892次、400余、近千、1.2万、95%、无、不适用"),
    ("若干", "“若干”看不出是什么数：没有说是多少；请写一个数，如 300余、近400"),
    ("数百", "没有说是多少"),
    ("数十次", "没有说是多少"),
    ("几十", "没有说是多少"),
    ("很多次", "没有说是多少"),
    ("成千上万", "没有说是多少"),
    ("两三次", "“两三次”看不出是什么数：说的是两个数之间；请写一个数，拿不准写大约的，如 约450"),
    ("三五百", "说的是两个数之间"),
    ("近七八", "说的是两个数之间"),
    ("十七八", "说的是两个数之间"),
    ("第3次", "“第3次”看不出是什么数：像是次序，不是数；请写有多少，如 3次"),
    ("第三届", "像是次序"),
    ("3-5", "“3-5”看不出是什么数：像是一个范围；请写一个数，拿不准可写 约4 或 3以上"),
    ("3至5", "像是一个范围"),
    ("3~5次", "像是一个范围"),
    ("三到五次", "像是一个范围"),
    ("8/13", "“8/13”看不出是什么数：像是分数；请写一个数，比例写成 95%"),
    ("1/3", "像是分数"),
    ("30：32", "像是分数"),
    ("-5", "像是负数；这里的数不会小于零"),
    ("3月1日", "像是日期，不是数"),
    ("2021年12月", "像是日期"),
    ("不超过400", "只说了不超过多少；请写一个数，如 近400、396"),
    ("400以内", "只说了不超过多少"),
    ("1.2.3", "有两个小数点"),
    ("1,23", "逗号的位置不对；请写成 1234 或 1,234"),
    ("1,2", "逗号的位置不对"),
    ("8 9", "数字中间有空格；请去掉空格"),
    ("3万5", "看不出是什么数"),
    ("上400", "看不出是什么数"),
    ("次", "看不出是什么数"),
    ("余", "看不出是什么数"),
    ("共", "看不出是什么数"),
    ("十十", "看不出是什么数"),
    ("٣", "看不出是什么数"),
    ("NaN", "看不出是什么数"),
    ("1e3", "看不出是什么数"),
    ("5 pcs", "看不出是什么数"),
    ("9" * 20, "太大了，不像一个数"),
    ("约1.2万余人次", "请只留一个，如 1.2万余人次"),
    ("3批次共58人", "“3批次共58人”里有几个数；这里只填一个"),
    ("892(含民办)", "“892(含民办)”里还有别的话；请只写 892"),
    ("892次（不含民办）", "里还有别的话；请只写 892次"),
    ("12名教师", "“12名教师”里还有别的话；请只写 12名"),
    ("892次/年", "里还有别的话；请只写 892次"),
    *(
        (said, "没有写是多少；还不知道就空着，没有发生写 无，本单位没有这项职责写 不适用")
        for said in ("-", "/", "——", "N/A", "？", "未统计", "待统计", "不清楚", "未知")
    ),
    *(
        (said, "还不知道就空着，没有发生写 无，本单位没有这项职责写 不适用")
        for said in ("无此项", "无此项工作", "不存在", "不归我局", "无执法权")
    ),
    *((said, "请写出今年的数") for said in ("同上", "和去年一样", "与上年持平", "同上年")),
    ("增加10次", "说的是增减；请写今年一共多少"),
    ("每月1次", "说的是多久一次；请写全年一共多少"),
    ("全覆盖", "比例写成 100%、50%"),
    ("三分之一", "像是分数"),
    ("1：2", "像是分数"),
    ("半年", "像是一段时间"),
    ("892次？", "有问号；拿不准写大约的"),
    ("3次+5次", "请写加好的数"),
    ("大概四五百", "说的是两个数之间"),
    ("892吃", "“892吃”里的单位“吃”不认识；可只写数字，或改用常见量词"),
    ("近400余", "“近400余”里有两个表示大约的词；请只留一个"),
    ("约20人以上", "有两个表示大约的词"),
    ("400余条以上", "有两个表示大约的词"),
    ("1.2万万元", "“1.2万万元”看不出是什么数：有两个“万”或“亿”；请只写一个，如 10万元"),
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


@pytest.mark.parametrize("text", [way[0] for way in WAYS])
@pytest.mark.parametrize("unit", ["件", "万元", "%"])
def test_what_is_shown_back_says_the_same(text, unit):
    figure = Figure.parse(text, unit)
    again = Figure.parse(figure.text(unit), unit)
    assert amount(again, unit) == amount(figure, unit)
    assert again.text(unit) == figure.text(unit)
    saved = figure.to_answer(unit)
    kept = Figure.from_answer(saved)
    assert kept is not None
    assert amount(kept, unit) == amount(figure, unit)
    assert kept.text(unit) == figure.text(unit)
    assert kept.to_answer(unit) == saved


@pytest.mark.parametrize(("text", "message"), REFUSED, ids=[case[0] or "nothing" for case in REFUSED])
def test_what_is_no_figure_is_refused_in_chinese(text, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        Figure.parse(text)


@pytest.mark.parametrize("text", ["不适用", "无此职责", "无此项职责", "没有这项职责", "不涉及"])
def test_a_duty_that_the_unit_does_not_have_is_said_in_several_ways(text):
    assert Figure.parse(text).to_answer() == "不适用"


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
    st.sampled_from(
        ["1.2万", "3亿", "千", "两百", "八百九十二", "０", "无", "不适用", "零", "1,2万", "百分之九十五", "三成"]
    ),
    st.sampled_from(["1万2千", "3千", "廿五", "壹仟", "1 200", "1点5万", "2百万", "1.5w", "¥300"]),
)
parts = st.tuples(
    st.sampled_from(["", "近", "将近", "约", "大约", "不到", "超过", "不少于", "上", "共"]),
    numbers,
    st.sampled_from(["", "余", "多", "几", "余万", "多亿"]),
    st.sampled_from(["", *UNITS]),
    st.sampled_from(["", "以上", "左右", "。"]),
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
        wanted = message.partition("里还有别的话；请只写 ")[2]
        assert not wanted or Figure.parse(wanted)
        assert re.search("看不出|不认识|两个表示大约的词|太大了|请只写|有几个数|写了两次|不写在这里|不是其中", message)


@given(parts, st.sampled_from(["件", "万元", "%", "人次", "万人"]))
def test_what_is_shown_back_of_any_figure_says_the_same(pieces, unit):
    try:
        figure = Figure.parse("".join(pieces), unit)
    except ValueError:
        return
    shown = figure.text(unit) or "不适用"
    again = Figure.parse(shown, unit)
    assert amount(again, unit) == amount(figure, unit)
    assert again.number_text() == figure.number_text() or unit[0] == "万"
    assert (again.text(unit) or "不适用") == shown


def test_the_usual_ways_of_writing_are_read_as_all_others_are():
    """Plain figures are read without the whole reader; it would say the same."""
    numbers = ("0", "1", "7", "20", "892", "2021", "100000")
    for before, number, after, measure in product(("", "近", "约"), numbers, ("", "余", "多"), ("", *UNITS, "坨")):
        if measure == "千米":
            continue  # 1千 and no unit 米 to the whole reader
        typed = before + number + after + measure
        for unit in ("", "次", "万元", "%"):
            assert said(read_figure, typed, unit) == said(read_typed, typed, unit), (typed, unit)


def said(read: Callable[[str, str], Reading], typed: str, unit: str) -> Reading | str:
    """Return what `typed` is read as, or why it is not."""
    try:
        return read(typed, unit)
    except ValueError as error:
        return str(error)


# --- What is said behind a figure

BEHIND = [
    ("163件，其中合同106件、协议57件", "163件，其中合同106件、协议57件"),
    ("163（合同106、协议57）", "163件（合同106件、协议57件）"),
    ("163件（其中合同106件、协议57件等）", "163件，其中合同106件、协议57件等"),
    ("163件,其中合同1,106件,协议57件。", "163件，其中合同1106件、协议57件"),
    ("163件 其中合同106件 协议57件", "163件，其中合同106件、协议57件"),
    ("１６３件，其中合同１０６件和协议５７件", "163件，其中合同106件、协议57件"),
    ("163，其中12345热线约100件；其他57件", "163件，其中12345热线约100件、其他57件"),
    ("163，其中一审十件、二审5件", "163件，其中一审十件、二审5件"),
    ("12所，其中60人以上2所，2023年新建3所", "12所，其中60人以上2所、2023年新建3所"),
    ("12次（含线上3次）", "12次，含线上3次"),
    ("12.5万元，其中中央10万元、自筹2.5万元", "12.5万元，其中中央10万元、自筹2.5万元"),
    ("902件，占比18%", "902件（占比18%）"),
    ("902，比上年", "902件，比上年"),
    ("902 比上年", "902件，比上年"),
    ("902，比上年+10", "902件，比上年增加10件"),
    ("902，较去年减少了10件", "902件，比上年减少10件"),
    ("902件，同比下降21.3%", "902件，比上年下降21.3%"),
    ("902件（比上年增加10件，增长1.1%）", "902件，比上年增加10件，增长1.1%"),
    ("902件，与上年持平", "902件，与上年持平"),
    ("95.5%，比上年+7.3", "95.5%，比上年提高7.3个百分点"),
    ("902件，其中合同106件，比上年增加10件", "902件，比上年增加10件，其中合同106件"),
]
NOT_BEHIND = [
    (
        "163件，其中106件合同",
        "“其中106件合同”看不出是哪一部分、有多少；先写名称，再写数，用顿号隔开，如 163件，其中合同",
    ),
    ("163件，其中合同106件协议57件", "看不出是哪一部分、有多少"),
    ("163件，合同3件，4件", "“4件”看不出是哪一部分、有多少"),
    ("163件，其中合同3件、合同4件", "“合同”写了两次；请合成一个数"),
    ("163件，不含民办5件", "“不含民办5件”不是其中的一部分；这里只写其中有什么"),
    ("163件，上年150件", "“上年150件”是上年的数，不写在这里；要说增减，写“比上年”，如 902件，比上年增加10件"),
    ("163件，比上年很多", "“比上年很多”看不出增减了多少；写 比上年增加10件、比上年下降1.2%，或只写“比上年”，由程序算"),
    ("95%，比上年增长2%", "“比上年增长2%”：比例的增减写成百分点，如 比上年提高2个百分点"),
    ("163件，与上年持平，比上年增加3件", "又说持平，又说增减；请只留一个"),
    ("无，其中合同3件", "“无”后面不再写别的；请只写 无"),
    ("163件，其中合同106件协议", "看不出"),
    ("163件，3场", "里有几个数；这里只填一个，分开说的写成 163件，其中合同106件、协议57件"),
    (
        "99，"
        + "、".join(f"类{'甲乙丙丁戊己庚辛壬癸'[i // 10]}{'子丑寅卯辰巳午未申酉'[i % 10]}1件" for i in range(21)),
        "分成了 21 部分",
    ),
]


@pytest.mark.parametrize(("typed", "said"), BEHIND, ids=[case[0] for case in BEHIND])
def test_parts_and_change_are_kept_behind_a_figure_as_they_were_said(typed, said):
    figure = Figure.parse(typed, "件")
    assert figure.said("件") == said
    assert Figure.parse(said, "件").said("件") == said
    kept = Figure.from_answer(figure.to_answer("件"))
    assert kept is not None
    assert kept.said("件") == said
    assert kept.to_answer("件") == figure.to_answer("件")


@pytest.mark.parametrize(("typed", "message"), NOT_BEHIND, ids=[case[0][:20] for case in NOT_BEHIND])
def test_what_says_no_part_and_no_change_is_refused_with_what_to_write(typed, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        Figure.parse(typed)


names = st.lists(
    st.sampled_from(["合同", "协议", "其他", "12345热线", "一审", "九年一贯制", "A级", "市区"]),
    min_size=1,
    max_size=6,
    unique=True,
)


@given(
    names,
    st.lists(st.integers(1, 10**6), min_size=6, max_size=6),
    st.sampled_from(["", "近", "约"]),
    st.sampled_from(["件", "人次", "元", "垧", ""]),
    st.sampled_from(["，其中", "（", ",", "：", "（其中", "，包括"]),
    st.sampled_from(["、", "，", "；", ","]),
    st.sampled_from(["", "等"]),
    st.sampled_from(["", "，比上年", "，比上年+10", "，同比下降3.5%"]),
)
def test_any_parts_are_read_kept_and_said_the_same(titles, numbers, word, unit, opening, mark, ending, change):
    assume(unit or opening != "," or not titles[0][0].isdigit())  # 6,12345热线
    parts = mark.join(f"{title}{word}{number}{unit}" for title, number in zip(titles, numbers, strict=False))
    closing = "）" if opening.startswith("（") else ""
    figure = Figure.parse(f"{sum(numbers)}{unit}{opening}{parts}{ending}{closing}{change}", unit)
    assert figure.breakdown is not None
    assert [part.name for part in figure.breakdown.parts] == titles
    assert [part.number for part in figure.breakdown.parts] == [f"{word}{n}" for n in numbers[: len(titles)]]
    assert figure.breakdown.is_open == bool(ending)
    assert bool(figure.compared) == bool(change)
    again = Figure.from_answer(figure.to_answer(unit))
    assert again is not None
    assert again.said(unit) == figure.said(unit)
    assert Figure.parse(figure.said(unit), unit).said(unit) == figure.said(unit)


@given(st.text(alphabet="12件次，、（）其中等合同比上年+增加%。 ", max_size=20))
def test_any_text_behind_a_figure_is_kept_or_refused_in_chinese(typed):
    try:
        figure = Figure.parse("163" + typed, "件")
        message = ""
    except ValueError as error:
        figure, message = None, str(error)
    if figure is None:
        assert re.search("[一-鿿]", message)
    else:
        assert Figure.parse(figure.said("件"), "件").said("件") == figure.said("件")


@pytest.mark.parametrize(
    ("typed", "unit", "kept", "said"),
    [
        ("2垧，其中合同1垧，比上年+10", "垧", "2，比上年增加10，其中合同1", "2垧，比上年增加10垧，其中合同1垧"),
        ("6，其中合同5，比上年增加10余", "垧", "6，比上年增加10余，其中合同5", "6垧，比上年增加10余垧，其中合同5垧"),
        ("6垧，比上年增加1垧", "垧", "6，比上年增加1", "6垧，比上年增加1垧"),
    ],
)
def test_a_change_in_the_unit_of_the_question_is_read_again_though_it_is_not_a_common_one(typed, unit, kept, said):
    figure = Figure.parse(typed, unit)
    assert figure.to_answer(unit) == kept
    again = Figure.from_answer(kept)
    assert again is not None
    assert again.said(unit) == figure.said(unit) == said


@pytest.mark.parametrize(
    ("typed", "understood"),
    [("3万", "3万元，即30000元"), ("2.5万", "2.5万元，即25000元"), ("3", "3万元"), ("30000", "30000万元")],
)
def test_a_figure_in_ten_thousands_is_told_in_plain_digits_of_the_plain_unit(typed, understood):
    assert figure_understood(Figure.parse(typed, "万元"), "万元") == understood
