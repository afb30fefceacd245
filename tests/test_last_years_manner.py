"""Templates made of a whole report: its headings whatever their shape, its numbers, title, closing and own words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from builders import write_jurisdiction, write_tree

from drafter.answers.load import load_answers
from drafter.authoring.check import check_jurisdiction
from drafter.authoring.outline_draft import OutlineDraft, outline_plain, with_breaks
from drafter.authoring.stated_nones import stated_nones
from drafter.checking.engine import run
from drafter.checking.rules import all_rules
from drafter.checking.sources.from_text import read_text
from drafter.folders import shipped
from drafter.importing.matching.report_questions import report_questions
from drafter.importing.outline.heading_shapes import odd_headings
from drafter.importing.outline.report_sentences import take_apart
from drafter.importing.read_report import read_report
from drafter.jurisdictions.jurisdiction import load_jurisdiction
from drafter.pages.written_lines import written_lines
from drafter.rendering import render
from drafter.unprinted_answers import unprinted_answers
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


MANIFEST = {
    "种类": "行政执法工作报告",
    "标题": "{单位全称}|{年度}年|工作年报",
    "序号": "第一部分",
    "提纲": [
        {"段落": "开头"},
        {"标题": "执法检查", "下级": [{"标题": "督查", "段落": "督查"}, {"标题": "宣讲", "段落": "宣讲"}]},
        {"标题": "{下年度}年打算", "序号": "无", "段落": "下年安排"},
        {"段落": "结尾", "固定": "是"},
    ],
}
SECTIONS = {
    "开头": "{{ 年度 }}年，{{ 单位全称 }}依法履职，坚持小街巷、大规矩。现将情况报告如下：\n",
    "督查": "{{ 事实('执法检查') }}\n{{ 活动('执法检查') }}\n",
    "宣讲": "{{ 事实('法治宣传') }}\n{{ 活动('法治宣传') }}\n",
    "结尾": "我们守着街巷，守着校门。\n\n特此报告。\n",
}


def printed(folder: Path, answers: str) -> str:
    path = folder / "a.yaml"
    path.write_text(answers, encoding="utf-8")
    made = render(load_answers(path, (folder, shipped("templates"))))
    return "\n".join(line.text for line in written_lines(made.document))


def test_words_that_are_fixed_are_printed_where_the_outline_says_so(tmp_path: Path) -> None:
    write_jurisdiction(tmp_path, SECTIONS, 报告=[MANIFEST])
    answers = "单位和报告:\n  地区模板: 试用\n  报告种类: 行政执法工作报告\n  年度: 2024\n下年安排:\n  - 内容: 补夜班\n  - 内容: 添人手\n"
    text = printed(tmp_path, answers)
    assert text.index("我们守着街巷，守着校门。\n特此报告。") > text.index("补夜班")
    faults = [each.message for each in check_jurisdiction("试用", (tmp_path, shipped("templates")))]
    assert not [each for each in faults if "结尾" in each]


def test_items_below_a_heading_without_number_begin_with_one(tmp_path: Path) -> None:
    write_jurisdiction(tmp_path, SECTIONS, 报告=[MANIFEST | {"连续编号": ["（一）"]}])
    answers = "单位和报告:\n  地区模板: 试用\n  报告种类: 行政执法工作报告\n  年度: 2024\n下年安排:\n  - 内容: 补夜班\n  - 内容: 添人手\n"
    assert re.findall("（.）[补添]", printed(tmp_path, answers)) == ["（一）补", "（二）添"]


def test_a_year_that_is_open_is_asked_for_under_the_name_that_the_heading_prints(tmp_path: Path) -> None:
    write_jurisdiction(tmp_path, SECTIONS, 报告=[MANIFEST])
    answers = (
        "单位和报告:\n  地区模板: 试用\n  报告种类: 行政执法工作报告\n下年安排:\n  - 内容: 补夜班\n  - 内容: 添人手\n"
    )
    assert "【待填：下年度】年打算" in printed(tmp_path, answers)


def test_what_was_built_for_a_kind_is_what_is_written_unless_one_is_named(tmp_path: Path) -> None:
    write_jurisdiction(tmp_path, SECTIONS, 报告=[MANIFEST])
    assert load_jurisdiction("试用", (tmp_path, shipped("templates"))).kinds[0].name == "行政执法工作报告"


def test_an_import_keeps_no_sentence_that_the_sections_print_and_files_the_others_under_their_headings(
    tmp_path: Path,
) -> None:
    write_jurisdiction(tmp_path, SECTIONS, 报告=[MANIFEST])
    lines = [
        TITLE, "2024年，云岭镇综合执法办公室依法履职，坚持小街巷、大规矩。现将情况报告如下：", "第一部分 执法检查",
        "一、督查", "督查站点布局更合理，群众普遍满意。", "二、宣讲", "街道检查队员走村串户，边检查边宣讲。",
        "2025年打算", "1．补夜班。组建巡查组。", "2．添人手。再配人手。", "我们守着街巷，守着校门。", "特此报告。",
        "云岭镇综合执法办公室", "2025年1月15日",
    ]  # fmt: skip
    jurisdiction = load_jurisdiction("试用", (tmp_path, shipped("templates")))
    questions = report_questions(jurisdiction, "行政执法工作报告", known=())
    read = read_report(read_text("\n".join(lines), "去年.txt"), Path("去年.txt"), questions)
    kept = {sentence.text: sentence.topic for sentence in read.sentences if sentence.kept_at and sentence.topic}
    assert kept == {
        "督查站点布局更合理，群众普遍满意。": "执法检查",
        "街道检查队员走村串户，边检查边宣讲。": "法治宣传",
    }
    plans = read.answers["下年安排"]
    assert isinstance(plans, list)
    assert "街巷" not in str(plans)


def test_a_shortcoming_below_a_heading_of_that_name_alone_has_no_lead() -> None:
    lines = [
        TITLE,
        OPENING,
        "一、执法检查",
        "1．督查。检查3次。",
        "2．不足。一是人手少；二是说理不细。",
        "二、来年打算",
        "补人手。",
    ]
    apart = take_apart(read_text("\n".join(lines), "去年.txt"))
    assert {each.item for each in apart.sentences if "人手少" in each.text} == {""}


def test_lists_that_no_section_prints_are_named(tmp_path: Path) -> None:
    write_jurisdiction(tmp_path, SECTIONS, 报告=[MANIFEST])
    path = tmp_path / "a.yaml"
    path.write_text(
        "单位和报告:\n  地区模板: 试用\n  报告种类: 行政执法工作报告\n存在不足:\n  - 内容: 人手少\n  - 内容: 说理不细\n",
        encoding="utf-8",
    )
    answers = load_answers(path, (tmp_path, shipped("templates")))
    assert "存在不足 2 条" in list(unprinted_answers(render(answers), answers))


@pytest.mark.parametrize(
    ("open_answer", "line"),
    [
        ("", "受理工单【待填：热线工单件数（件）】，办结率【待填：比例】。"),
        ("争议化解:\n  热线工单件数: 318\n", "受理工单318件，办结率【待填：比例】。"),
        ("争议化解:\n  热线工单件数: 不适用\n", "【待填：比例】"),
    ],
)
def test_a_sentence_that_is_to_be_filled_in_keeps_its_words(tmp_path: Path, open_answer: str, line: str) -> None:
    write_jurisdiction(tmp_path, SECTIONS, 报告=[MANIFEST])
    activity = (
        "活动:\n  - 主题: 法治宣传\n    内容: 受理工单{争议化解.热线工单件数}，办结率{比例}。\n    数字:\n      比例:\n"
    )
    assert line in printed(
        tmp_path, f"单位和报告:\n  地区模板: 试用\n  报告种类: 行政执法工作报告\n{open_answer}{activity}"
    )


@pytest.mark.parametrize(
    ("section", "doubts"),
    [
        ("{{ 年度 }}年，全年未发生被复议机关撤销的案件。\n", 1),
        ("{{ 争议化解.行政复议案件|无则('全年没有行政复议案件') }}。\n", 0),
        ("{% 如果 争议化解.行政复议案件 无 %}\n全年没有行政复议案件，{{ 年度 }}。\n{% 完 %}\n", 0),
        ("{{ 年度 }}年，坚持法无授权不可为。\n", 0),
    ],
)
def test_a_statement_of_none_that_is_printed_whatever_is_answered_is_doubted(section: str, doubts: int) -> None:
    assert len(list(stated_nones(section))) == doubts


def test_a_fact_that_says_nothing_without_the_one_before_is_doubted(tmp_path: Path) -> None:
    write_jurisdiction(tmp_path, SECTIONS, 报告=[MANIFEST])
    fact = "事实:\n  - {名称: 跨省通办件数, 章: 行政执法, 主题: 法治宣传, 单位: 件, 说明: 跨省的, 句子: '其中跨省通办{}'}\n"
    (tmp_path / "试用/事实.yaml").write_text(fact, encoding="utf-8")
    faults = [each.message for each in check_jurisdiction("试用", (tmp_path, shipped("templates")))]
    assert any("以“其中”开头" in each for each in faults)


def test_a_part_without_a_number_is_found_and_items_that_begin_with_some_are_counted() -> None:
    text = "第一部分 工作\n一、普法\n讲座3次。\n二、公开\n公开3条。\n存在的问题\n一是一些学校意识不强；二是人手少。\n其他需要报告的情况\n无。\n甲县教育局\n2025年1月15日"
    manuscript = read_text(f"甲县教育局2024年度法治政府建设情况报告\n{text}", "报告.txt")
    told = "\n".join(map(str, run(manuscript, all_rules())))
    assert "其他需要报告的情况”这一部分" not in told
    assert "是”前面没有" not in told
