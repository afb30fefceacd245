"""What a section file does not print as it stands: remarks, tags, options, conditions."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.jurisdictions.section_tags import (
    PRINTED,
    REMARKS,
    TAGS,
    blanked,
    without,
    without_conditions,
    without_options,
)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("甲{# 给自己看 #}乙", "甲乙"),
        ("甲{# 里面还有 {# #}乙#}", "甲乙#}"),
        ("甲{# 没有写完", "甲{# 没有写完"),
        ("甲{# 两\n行 #}乙", "甲乙"),
    ],
)
def test_a_remark_ends_where_the_section_language_ends_it(text: str, left: str) -> None:
    assert without(text, REMARKS) == left


@given(st.text(alphabet="{#%}甲\n", max_size=40))
def test_marks_are_taken_out_as_a_pattern_would(text: str) -> None:
    plainly = re.sub(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", "", text, flags=re.DOTALL)
    assert without(text, {**REMARKS, **PRINTED, **TAGS}) == plainly


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("甲[[，乙]]。", "甲丁。"),
        ("甲[[，[[乙]]丙]]。", "甲丁。"),
        ("甲[[，[[乙]]丙。", "甲[[，丁丙。"),
        ("甲，乙]][[。", "甲，乙]][[。"),
        ("[[甲\n乙]]\n[[丙]]", "丁\n\n丁"),
    ],
)
def test_an_option_goes_with_all_within_it(text: str, left: str) -> None:
    assert without_options(text, "丁") == left


@given(st.text(alphabet="[]甲\n", max_size=40))
def test_no_option_is_left_and_no_line_moves(text: str) -> None:
    left = without_options(text)
    assert left.count("\n") == text.count("\n")
    assert not re.search(r"\[\[(?:(?!\[\[|\]\]).)*\]\]", text) or left != text
    assert blanked(text, {"[[": "]]"}).count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("甲{% if 乙 %}丙{% endif %}丁", "甲丁"),
        ("甲{%- if 乙 -%}丙{% if 戊 %}己{% endif %}庚{% endif %}丁", "甲丁"),
        ("甲{% if 乙 %}丙", "甲"),
        ("甲{% if 乙 == '5%' %}丙{% endif %}丁", "甲丁"),
        ("甲{% endif %}乙", "甲{% endif %}乙"),
        ("甲{% for 项 in 乙 %}丙{% endfor %}", "甲{% for 项 in 乙 %}丙{% endfor %}"),
    ],
)
def test_a_condition_goes_with_those_within_it(text: str, left: str) -> None:
    assert without_conditions(text) == left


@pytest.mark.parametrize("opening", ["{#", "{{", "{%", "[[", "{% if 甲 %}"])
def test_openings_that_nothing_closes_are_passed_over_in_one_pass(opening: str) -> None:
    text = opening * 100_000
    assert without(text, {**REMARKS, **PRINTED}) == text
    assert without_options(text) == text
    assert without_conditions(text) in (text, "")
