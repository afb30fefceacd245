"""Tests of the page's measures: what is derived agrees with what the standard states."""

from __future__ import annotations

from drafter.page import STANDARD, TWIPS_PER_MM


def test_margins_leave_the_type_area_within_a_tenth_of_a_millimetre() -> None:
    assert abs(STANDARD.text_width / TWIPS_PER_MM - 156) < 0.1
    assert abs(STANDARD.right_margin / TWIPS_PER_MM - 26) < 0.1
    assert abs(STANDARD.bottom_margin / TWIPS_PER_MM - 35) < 0.1


def test_type_area_holds_22_lines_and_no_more() -> None:
    height = 225 * TWIPS_PER_MM
    assert 22 * STANDARD.line_pitch <= height < 23 * STANDARD.line_pitch
    assert 22 * (STANDARD.line_pitch + 1) > height, "the lines must fill the type area"


def test_line_holds_28_characters_with_and_without_the_character_grid() -> None:
    grid = STANDARD.grid_character_space / 4096 * 20
    for advance in (STANDARD.character_advance, STANDARD.character_advance + grid):
        assert STANDARD.text_width // advance == 28


def test_title_line_holds_20_characters() -> None:
    assert STANDARD.title_characters == 20


def test_each_font_is_listed_once() -> None:
    names = [font.name for font in STANDARD.fonts.all]
    assert sorted(names) == sorted(set(names))
    assert {"仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体", "宋体"} < set(names)
