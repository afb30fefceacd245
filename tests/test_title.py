"""Tests of breaking titles into lines."""

from __future__ import annotations

from itertools import accumulate, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.model.break_marks import without_marks, words_of
from drafter.pages.layout.title import break_title, name_lines, title_lines
from drafter.pages.text_width import widest, width

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


@pytest.mark.parametrize(
    "name",
    [
        "第十个附件的名称刚好要排到一行还多一点点的样子看看换行",
        "刚好要排到一行还多一点点那么长所以只好再看看换行了",
        "河东区中小学生课后服务怎么收费由谁来教家长如何报名问答",
    ],
)
def test_name_of_words_in_no_list_takes_no_more_lines_than_it_needs(name: str) -> None:
    assert len(name_lines(name, 20)) == 2


def test_name_of_a_person_in_no_list_is_not_broken_to_save_a_line() -> None:
    lines = name_lines("关于学习阿卜杜热合曼买买提同志先进事迹的讨论提纲", 20)
    assert any("阿卜杜热合曼买买提" in line for line in lines)


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


def test_too_wide_word_is_broken_by_sense_and_not_within_figures() -> None:
    assert break_title(("关于推进2022年法治建设",), 6) == ("关于推进", "2022年", "法治建设")
    assert break_title(("甲乙丙2022丁",), 4) == ("甲乙丙", "2022丁")


def test_closing_mark_begins_no_line() -> None:
    lines = break_title(("甲甲甲甲甲（乙乙）丙丙",), 6)
    assert all(line[0] not in "）" and line[-1] not in "（" for line in lines)


def test_line_narrower_than_a_character_is_refused() -> None:
    with pytest.raises(ValueError, match="holds no character"):
        break_title(("甲",), 0.5)


@settings(deadline=None, max_examples=50)
@given(st.lists(CHARACTERS, max_size=8), st.integers(2, 22))
def test_text_is_kept_and_no_line_is_too_wide_in_any_program(words: list[str], limit: int) -> None:
    lines = break_title(words, limit)
    assert "".join(lines) == "".join(words)
    assert all(0 < widest(line) <= limit for line in lines)


@settings(deadline=None, max_examples=50)
@given(st.lists(CHARACTERS, min_size=1, max_size=8), st.integers(14, 22))
def test_words_that_fit_are_broken_only_for_lines_that_are_not_left_over(words: list[str], limit: int) -> None:
    lines = break_title(words, limit)
    starts = {0, *accumulate(len(word) for word in words)}
    ends = set(accumulate(map(len, lines)))
    filled = fill(words, limit)
    assert ends <= starts or any(width(line) < 4 for line in filled)


@settings(deadline=None, max_examples=50)
@given(st.lists(CHARACTERS, min_size=1, max_size=8), st.integers(14, 22))
def test_lines_are_as_few_as_filling_each_would_give(words: list[str], limit: int) -> None:
    filled, lines = fill(words, limit), break_title(words, limit)
    assert len(lines) <= len(filled) or any(width(line) < 4 for line in filled)


def fill(words: list[str], limit: float) -> list[str]:
    """Return the lines that come of putting as many whole words on each as fit."""
    lines = [""]
    for word in words:
        if widest(lines[-1] + word) > limit:
            lines.append("")
        lines[-1] += word
    return lines


TYPED = {
    "2021年度河东区教育系统社会治安综合治理工作情况报告": "治|理",
    "河东区教育局2021年度法治政府建设重点任务分工清单": "分|工",
    "关于进一步加强全区中小学校园安全和学生欺凌防治工作的通知": "欺|凌",
    "天津市和平区教育局关于落实法治建设第一责任人职责的情况说明": "和|平",
    "石家庄市教育局重大行政决策事项目录及公众参与情况统计表": "参|与",
    "甘肃省临夏回族自治州积石山保安族东乡族撒拉族自治县教育局": "自|治",
    "《关于加强校外培训机构监管的实施意见》《校外培训机构专项整治方案》贯彻落实情况": "监|管",
}


@pytest.mark.parametrize("limit", range(9, 21))
@pytest.mark.parametrize(("title", "never"), TYPED.items())
def test_a_typed_title_is_broken_between_words(title: str, never: str, limit: int) -> None:
    lines = break_title((title,), limit)
    before, after = never.split("|")
    assert not any(above.endswith(before) and below.startswith(after) for above, below in pairwise(lines))
    assert all(width(line) >= 3 for line in lines)
    assert not any(below.startswith(("的", "》", "年", "局", "区")) for below in lines)


@pytest.mark.parametrize(
    ("typed", "text", "words"),
    [
        ("教育局", "教育局", ("教育局",)),
        ("河东区|教育局", "河东区教育局", ("河东区", "教育局")),
        (" 任务 ｜ 分工清单|", "任务分工清单", ("任务", "分工清单")),
        ("任务||清单", "任务清单", ("任务", "", "清单")),
        ("||", "", ("",)),
    ],
    ids=["none", "one", "full-width, spaced, at the end", "always", "nothing else"],
)
def test_a_break_mark_is_no_part_of_a_name(typed: str, text: str, words: tuple[str, ...]) -> None:
    name = without_marks(typed)
    assert (name, words_of(name)) == (text, words)


def test_a_title_breaks_at_the_marks_of_the_names_in_it() -> None:
    name = without_marks("新疆生产建设兵团|第七师胡杨河市教育局")
    assert title_lines((name[:], "2021年", "工作报告"), 14, (name,)) == (
        "新疆生产建设兵团",
        "第七师胡杨河市教育局",
        "2021年工作报告",
    )
    assert title_lines(words_of(without_marks("任务||清单")), 20) == ("任务", "清单")


@pytest.mark.parametrize("length", range(5, 31))
def test_no_line_of_a_report_s_title_is_left_over_whatever_the_unit_is_called(length: int) -> None:
    name = ("甘肃省临夏回族自治州积石山保安族东乡族撒拉族自治县教育体育局")[-length:]
    for rest in (("2021年", "法治政府建设", "年度报告"), ("2021年度", "行政执法工作报告"), ("2021年", "", "工作报告")):
        lines = title_lines((name, *rest), 20)
        assert all(width(line) >= 4 and widest(line) <= 20 for line in lines)
