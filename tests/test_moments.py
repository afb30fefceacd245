"""Dates, months and spans, as typed and as printed."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.model.moments import format_day, format_moment, parse_day


def test_a_date_of_issue_has_no_leading_zeros():
    assert format_day(date(2024, 3, 5)) == "2024年3月5日"


@pytest.mark.parametrize(
    "text",
    [
        "2022年1月29日",
        "2022年01月29日",
        "2022-1-29",
        "2022.1.29",
        "二〇二二年一月二十九日",
        "二○二二年1月二十九日",
        "2022/01/29",
        "２０２２年１月２９日",
        " 2022 年 1 月 29 日 ",
    ],
)
def test_a_day_is_read_however_it_is_typed(text):
    assert parse_day(text) == date(2022, 1, 29)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1月29日", "“1月29日”不是完整的日期；请写成 2022年1月29日"),
        ("2022年1月", "不是完整的日期"),
        ("明天", "不是完整的日期"),
        ("", "不是完整的日期"),
        ("22年1月29日", "不是完整的日期"),
        ("2021年2月29日", "不是日历上有的日子"),
        ("2022年13月1日", "不是日历上有的日子"),
        ("0000年1月1日", "不是日历上有的日子"),
    ],
)
def test_what_is_no_day_is_refused_in_chinese(text, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        parse_day(text)


@given(st.dates())
def test_a_printed_day_is_read_back(day):
    assert parse_day(f"{day.year:04}年{day.month}月{day.day}日") == day


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("3月1日", "3月1日"),
        ("03月01日", "3月1日"),
        ("3月1号", "3月1日"),
        ("2021年03月01号", "2021年3月1日"),
        ("2021-03-01", "2021年3月1日"),
        ("２０２１年３月", "2021年3月"),
        ("3月份", "3月"),
        ("2021年", "2021年"),
        ("2月29日", "2月29日"),
        ("2020年2月29日", "2020年2月29日"),
        ("6月16日至18日", "6月16日至18日"),
        ("6月16日-18日", "6月16日至18日"),
        ("6月16日到7月2日", "6月16日至7月2日"),
        ("1月-4月", "1月至4月"),
        ("1月—4月", "1月至4月"),
        ("1月～4月", "1月至4月"),
        ("2021年1月至4月", "2021年1月至4月"),
        ("2020年12月31日至2021年1月4日", "2020年12月31日至2021年1月4日"),
    ],
)
def test_a_moment_is_printed_in_the_official_form(text, printed):
    assert format_moment(text) == printed


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "看不出是什么时间；可写 3月1日、2021年1月、6月16日至18日"),
        ("暑期", "“暑期”看不出是什么时间"),
        ("3月1日上午", "看不出是什么时间"),
        ("13月1日", "没有13月"),
        ("6月31日", "6月没有31日"),
        ("6月16日至31日", "6月没有31日"),
        ("2月30日", "2月没有30日"),
        ("2021年2月29日", "2月没有29日"),
        ("2021年2月27日至29日", "2月没有29日"),
        ("3月0日", "3月没有0日"),
        ("0000年3月", "没有0年"),
        ("至18日", "缺少起止时间的一端"),
        ("6月16日至", "缺少起止时间的一端"),
    ],
)
def test_what_is_no_moment_is_refused_in_chinese(text, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        format_moment(text)


@given(st.text("0123456789年月日号至-. 甲", max_size=20))
def test_a_moment_is_refused_or_printed_and_printing_again_changes_nothing(text):
    try:
        printed = format_moment(text)
    except ValueError as error:
        printed, message = "", str(error)
    if printed:
        assert format_moment(printed) == printed
    else:
        assert re.search("看不出是什么时间|没有|缺少", message)
