"""Chinese numerals, read and written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.model.numerals import parse_number, to_chinese, to_half_width


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "零"),
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (99, "九十九"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1000, "一千"),
        (1005, "一千零五"),
        (1050, "一千零五十"),
        (2021, "二千零二十一"),
        (9999, "九千九百九十九"),
    ],
    ids=str,
)
def test_a_number_is_written_as_one_says_it(number, text):
    assert to_chinese(number) == text


@pytest.mark.parametrize("number", [-1, 10_000])
def test_a_number_out_of_range_is_refused_in_chinese(number):
    with pytest.raises(ValueError, match="不在 0 到 9999 之间"):
        to_chinese(number)


@given(st.integers(0, 9999))
def test_what_is_written_is_read_back(number):
    assert parse_number(to_chinese(number)) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("892", "892"),
        ("1,234", "1234"),
        ("1,234,567", "1234567"),
        ("1.2", "1.2"),
        ("1.2万", "12000"),
        ("3亿", "300000000"),
        ("0", "0"),
        ("零", "0"),
        ("〇", "0"),
        ("两", "2"),
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
        ("百", "100"),
        ("两百", "200"),
        ("一百零五", "105"),
        ("一百一十", "110"),
        ("一百五", "150"),
        ("八百九十二", "892"),
        ("千", "1000"),
        ("一千二", "1200"),
        ("一千零二", "1002"),
        ("万", "10000"),
        ("十二万三千四百五十六", "123456"),
        ("三万五", "35000"),
        ("一百零五万", "1050000"),
        ("一亿三千万", "130000000"),
        ("一万亿", "1000000000000"),
        ("二〇二一", "2021"),
    ],
)
def test_a_number_in_digits_or_numerals_is_read(text, value):
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "甲",
        "892次",
        "-5",
        "1,23",
        "1234,567",
        "1.2.3",
        "1/3",
        "十十",
        "十百",
        "二三百",
        "万万",
        "٣",
        "¾",
        " 5",
        "5 ",
        "1e3",
        "0x10",
        "亿万",
    ],
    ids=repr,
)
def test_what_is_no_number_is_not_guessed_at(text):
    assert parse_number(text) is None


def test_full_width_digits_and_signs_become_half_width():
    assert to_half_width("８９２．５％、１，０００：甲") == "892.5%、1,000:甲"


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused_without_an_error(text):
    value = parse_number(text)
    assert value is None or value >= 0
