"""Tests of breaking titles into lines."""

from __future__ import annotations

from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.pages.measure import width
from drafter.pages.title import break_title

WORDS = ("成华区教育局", "关于", "2020年", "法治政府建设", "情况", "的报告")
CHARACTERS = st.text(st.sampled_from("教育局法治政府（）《》，。2023%a "), min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", 0), ("教育局", 3), ("2023年", 3), ("“—…·", 4), ("（一）", 3), ("a b", 1.5)],
    ids=["nothing", "characters", "figures", "shared marks", "brackets", "letters and space"],
)
def test_width_counts_chinese_as_one_and_latin_as_half(text: str, expected: float) -> None:
    assert width(text) == expected


@pytest.mark.parametrize(
    ("words", "limit", "lines"),
    [
        ((), 20, ()),
        (("", "教育局"), 20, ("教育局",)),
        (("胡杨河市", "教育局"), 20, ("胡杨河市教育局",)),
        (WORDS, 20, ("成华区教育局关于", "2020年法治政府建设情况的报告")),
        (
            ("甲甲甲甲", "乙乙", "丙丙丙丙", "丁丁"),
            8,
            ("甲甲甲甲", "乙乙丙丙丙丙丁丁"),
        ),
        (("甲" * 6, "乙" * 6), 6, ("甲" * 6, "乙" * 6)),
        # 8, 6, 8 would have a waist; 8, 8, 6 a block.
        (("甲" * 8, "乙" * 6, "丙" * 2, "丁" * 6), 9, ("甲" * 8, "乙" * 6 + "丙" * 2, "丁" * 6)),
    ],
    ids=[
        "nothing",
        "empty word",
        "one line",
        "trapezoid",
        "rather uneven than a block",
        "block where nothing else",
        "rather a block than a waist",
    ],
)
def test_titles_break_in_good_shape(words: tuple[str, ...], limit: float, lines: tuple[str, ...]) -> None:
    assert break_title(words, limit) == lines


def test_three_lines_make_a_lozenge_or_trapezoid() -> None:
    lines = break_title(
        (
            *("天津市", "红桥区", "教育局", "关于", "2022年度", "推进", "法治政府建设", "情况"),
            *("暨", "党政主要负责人", "履行", "法治建设", "第一责任人", "职责", "情况", "的报告"),
        ),
        20,
    )
    widths = [width(line) for line in lines]
    steps = [below - above for above, below in pairwise(widths)]
    assert len(lines) == 3
    assert all(abs(step) >= 1 for step in steps)
    assert not (steps[0] < 0 < steps[1]), "a waist"


def test_too_wide_word_is_broken_between_characters_but_not_within_figures() -> None:
    assert break_title(("关于推进2022年法治建设",), 5) == ("关于推", "进2022年法", "治建设")


def test_closing_mark_begins_no_line() -> None:
    lines = break_title(("甲甲甲甲甲（乙乙）丙丙",), 6)
    assert all(line[0] not in "）" and line[-1] not in "（" for line in lines)


def test_line_narrower_than_a_character_is_refused() -> None:
    with pytest.raises(ValueError, match="holds no character"):
        break_title(("甲",), 0.5)


@given(st.lists(CHARACTERS, max_size=10), st.integers(1, 22))
def test_text_is_kept_and_no_line_is_too_wide(words: list[str], limit: int) -> None:
    lines = break_title(words, limit)
    assert "".join(lines) == "".join(words)
    assert all(0 < width(line) <= limit for line in lines)


@given(st.lists(CHARACTERS, min_size=1, max_size=10), st.integers(9, 22))
def test_words_that_fit_are_never_broken(words: list[str], limit: int) -> None:
    starts = {0, *accumulate(len(word) for word in words)}
    ends = accumulate(len(line) for line in break_title(words, limit))
    assert set(ends) <= starts


@given(st.lists(CHARACTERS, min_size=1, max_size=10), st.integers(9, 22))
def test_lines_are_as_few_as_filling_each_would_give(words: list[str], limit: int) -> None:
    count, used = 1, 0.0
    for word in words:
        if used + width(word) > limit:
            count, used = count + 1, 0.0
        used += width(word)
    assert len(break_title(words, limit)) == count
