"""Templates made of a whole report: its headings whatever their shape, its numbers, title, closing and own words."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import write_tree

from drafter.authoring.outline_draft import OutlineDraft, outline_plain, with_breaks
from drafter.checking.sources.from_text import read_text
from drafter.importing.heading_shapes import odd_headings
from drafter.importing.report_sentences import take_apart
from drafter.use_cases.template_folders import make_templates, outline_from_report

TITLE = "云岭镇综合执法办公室2024年行政执法工作年报"
OPENING = "2024年，云岭镇综合执法办公室依法履职。现将情况报告如下："
CHAPTERS = ("队伍建设", "执法检查", "存在不足", "来年打算")
BELOW = (("执法人员", "学习考试"), ("校外培训", "校园周边"), (), ())
TEXT = "全年开展检查{}次，整改隐患{}处。"


def report(chapter: str, below: str, end: str = "") -> str:
    """Return a report whose chapters and sections stand in the shapes `chapter` and `below`, with {} for heading and number."""
    lines, count = [TITLE, OPENING], 0
    for place, (title, sections) in enumerate(zip(CHAPTERS, BELOW, strict=True)):
        lines.append(chapter.format(heading=title, **_numbers(place)))
        for number, section in enumerate(sections):
            count += 1
            lines.append(below.format(heading=section, text=TEXT.format(20 + count, 60 + count), **_numbers(number)))
        if not sections:
            lines.append("一是夜间巡查人手少；二是文书说理不够细。")
    return "\n".join([*lines, *([end] if end else []), "云岭镇综合执法办公室", "2025年1月15日"])


def _numbers(place: int) -> dict[str, str]:
    return {"han": "一二三四五"[place], "big": "壹贰叁肆伍"[place], "ring": "①②③④⑤"[place], "digit": str(place + 1)}


SHAPES = [
    ("{han}、{heading}", "（{han}）{heading}：{text}"),
    ("{han}、{heading}", "（{han}）{heading}。{text}"),
    ("{han}、{heading}", "{heading}。{text}"),
    ("{han}、{heading}", "{heading}：{text}"),
    ("{han}、{heading}", "【{heading}】{text}"),
    ("{han}、{heading}", "其{han}，{heading}。{text}"),
    ("{han}、{heading}", "{ring}{heading}。{text}"),
    ("{big}、{heading}", "其{han}，{heading}。{text}"),
    ("◎ {heading}", "{ring}{heading}。{text}"),
    ("第{han}章　{heading}", "第{han}条　{heading}。{text}"),
    ("第{han}部分　{heading}", "{digit}．{heading}。{text}"),
]


@pytest.mark.parametrize(("chapter", "below"), SHAPES)
def test_every_heading_of_a_report_is_one_whatever_its_shape(chapter: str, below: str) -> None:
    apart = take_apart(read_text(report(chapter, below), "去年.txt"))
    wanted = [heading for title, sections in zip(CHAPTERS, BELOW, strict=True) for heading in (title, *sections)]
    assert [each.text for each in apart.outline] == wanted
    assert len({each.level for each in apart.outline if each.text in CHAPTERS}) == 1
    figures = [each for each in apart.sentences if "检查2" in each.text]
    assert [each.headings[-1] for each in figures] == [heading for sections in BELOW for heading in sections]


@pytest.mark.parametrize(
    "line",
    [
        "其一，抓好培训，组织学习。其二，抓好检查，全年检查21次。",
        "全年检查情况：开展检查21次，整改61处。",
        "●检查学校21所，整改61处；",
        "甲方：全年检查21次，整改61处。",
    ],
)
def test_a_paragraph_that_only_begins_like_one_is_no_heading(line: str) -> None:
    lines = [
        TITLE,
        OPENING,
        "一、队伍建设",
        "全年开展培训2次，人均学习12学时。",
        line,
        "二、来年打算",
        "充实执法队伍。",
    ]
    manuscript = read_text("\n".join(lines), "去年.txt")
    assert odd_headings(manuscript.passages) == {}


def test_shortcomings_and_plans_told_in_a_paragraph_each_are_headings_without_number() -> None:
    lines = [
        TITLE,
        OPENING,
        "第一部分 队伍建设",
        "全年培训2次，参加30人次。",
        "第二部分 执法检查",
        "全年检查12次，整改30处。",
        "存在的问题：一些学校意识不强。",
        "2025年工作打算：一是充实队伍；二是加强培训。",
    ]
    apart = take_apart(read_text("\n".join(lines), "去年.txt"))
    assert [(each.number, each.text) for each in apart.outline] == [
        ("第一部分", "队伍建设"),
        ("第二部分", "执法检查"),
        ("", "存在的问题"),
        ("", "2025年工作打算"),
    ]


def drafted(folder: Path, text: str) -> OutlineDraft:
    write_tree(folder, {"去年.txt": text})
    return outline_from_report(str(folder / "去年.txt"), "通用", "", folder)


def test_title_numbers_items_and_closing_are_last_years(tmp_path: Path) -> None:
    text = report("{han}、{heading}", "（{digit}）{heading}。{text}", "我们守着街巷，守着校门。\n特此报告。")
    text = text.replace(
        "一是夜间巡查人手少；二是文书说理不够细。\n我们", "1．补夜班。组建巡查组。\n2．添人手。再配一名。\n我们"
    )
    draft = drafted(tmp_path, text)
    assert draft.forms.title == "{单位全称}|{年度}年|行政执法|工作年报"
    assert draft.forms.preamble.startswith("{{ 年度 }}年，{{ 单位全称 }}依法履职。")
    assert draft.forms.closing == "我们守着街巷，守着校门。\n\n特此报告。\n"
    make_templates("云岭", "通用", "", tmp_path, for_user=False, draft=draft)
    made = tmp_path / "templates/云岭"
    assert (made / "结尾.txt").read_text(encoding="utf-8") == draft.forms.closing
    assert "+ " in (made / "存在不足.txt").read_text(encoding="utf-8")
    outline = outline_plain(draft.entries, "", "结尾")["提纲"]
    assert isinstance(outline, list)
    plans, closing = outline[-2:]
    assert closing == {"段落": "结尾", "固定": "是"}
    assert isinstance(plans, dict)
    assert plans["条目"] == "1."


def test_numbers_that_run_on_through_a_report_run_on_in_its_templates(tmp_path: Path) -> None:
    lines = [
        TITLE,
        OPENING,
        "一、队伍建设",
        "（一）执法人员",
        "现有30人。",
        "（二）学习考试",
        "考试2次。",
        "二、执法检查",
        "（三）校外培训",
        "检查9次。",
        "（四）校园周边",
        "巡查8次。",
    ]
    assert drafted(tmp_path, "\n".join(lines)).running == ("（二）".replace("二", "一"),)


@pytest.mark.parametrize(
    ("title", "broken"),
    [
        ("{单位全称}|{年度}年度法治政府建设情况报告", "{单位全称}|{年度}年度|法治政府建设|情况报告"),
        ("青山镇{年度}年工作年报", "青山镇|{年度}年|工作年报"),
        ("{单位全称}|关于{年度}年法治建设的总结", "{单位全称}|关于{年度}年|法治建设的|总结"),
    ],
)
def test_a_title_may_break_before_and_behind_the_year_and_before_its_last_words(title: str, broken: str) -> None:
    assert with_breaks(title) == broken
