"""Templates made of last year's outline: its headings come out with its numbers, or it is said with which others."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import write_jurisdiction

from drafter.authoring.check import check_jurisdiction
from drafter.authoring.trial import trial_reports
from drafter.commands.new_jurisdiction import told
from drafter.folders import shipped
from drafter.jurisdictions.jurisdiction import Jurisdiction, load_jurisdiction
from drafter.pages.blocks import Heading
from drafter.pages.layout.report_layout import lay_out
from drafter.sections.render_sections import render_report
from drafter.text_runs import text_of
from drafter.use_cases.template_folders import completed_outline, make_templates, outline_from


def made(folder: Path, outline: str, kind: str = "", title: str = "甲县教育局") -> tuple[Jurisdiction, list[str]]:
    """Return the templates that are made of `outline`, and what is said of it."""
    draft = completed_outline(outline_from(outline, "通用", kind, title, folder), "通用", folder, with_rest=False)
    make_templates("甲县", "通用", title, folder, for_user=False, draft=draft)
    return load_jurisdiction("甲县", (folder / "templates", shipped("templates"))), told(draft)


def headings_of(jurisdiction: Jurisdiction) -> list[str]:
    """Return the headings of a report in which all is answered, with their numbers."""
    report = trial_reports(jurisdiction)[1]
    document = lay_out(render_report(report, jurisdiction, jurisdiction.kinds[0]), report)
    return [each.number + text_of(each.runs) for each in document.blocks if isinstance(each, Heading)]


NUMBERS = [
    (
        "第一部分 工作\n一、普法\n二、公开\n第二部分 不足\n",
        ["第一部分　工作", "一、普法", "二、公开", "第二部分　不足"],
        "",
    ),
    ("壹、工作\n一、普法\n二、公开\n贰、不足\n", ["第一部分　工作", "一、普法", "二、公开", "第二部分　不足"], "壹、"),
    (
        "第一章 工作\n第一节 公开\n一、复议\n第二节 普法\n第二章 不足\n",
        ["第一部分　工作", "一、公开", "（一）复议", "二、普法", "第二部分　不足"],
        "第一节",
    ),
    (
        "1 工作\n1.1 普法\n1.2 公开\n2 不足\n3 2026年计划\n",
        ["1.工作", "（1）普法", "（2）公开", "2.不足", "3.2023年计划"],
        "1.1",
    ),
    ("一、工作\n①普法\n②公开\n二、不足\n", ["一、工作", "（一）普法", "（二）公开", "二、不足"], "①"),
    ("A. 普法\nB. 公开\nC. 校园安全\n", ["一、普法", "二、公开", "三、校园安全"], "A."),
    (
        "工作情况\n一、普法\n二、公开\n存在问题\n下步打算\n",
        ["工作情况", "一、普法", "二、公开", "存在问题", "下步打算"],
        "",
    ),
    (
        "第一部分 工作\n一、普法\n二、公开\n第二部分 保障\n三、复议\n四、校园安全\n",
        ["第一部分　工作", "一、普法", "二、公开", "第二部分　保障", "三、复议", "四、校园安全"],
        "",
    ),
]


@pytest.mark.parametrize(("outline", "headings", "typed"), NUMBERS, ids=[case[2] or case[1][0] for case in NUMBERS])
def test_headings_come_out_with_last_years_numbers_or_those_that_are_told(tmp_path, outline, headings, typed):
    jurisdiction, said = made(tmp_path, outline)
    assert headings_of(jurisdiction) == headings
    assert any(each.startswith(f"“{typed}”这样的序号，") for each in said) is bool(typed)


@pytest.mark.parametrize("line", ["1 主要工作", "关于印发提纲的通知", "（内部资料）", "乙局", "附：联系人"])
def test_no_line_above_the_first_heading_is_lost(tmp_path, line):
    _, said = made(tmp_path, f"{line}\n1.1 普法\n1.2 公开\n2 不足\n3 其他\n")
    assert any(line.removeprefix("1 ") in each for each in said)


def test_a_number_typed_into_a_heading_is_told_whatever_its_style(tmp_path):
    typed = ["壹、甲", "第一篇 乙", "Ⅱ.丙", "B、丁", "丙、工作", "4 己", "1.1 庚", "①辛", "（3）壬"]
    outline = [{"标题": each, "段落": "甲"} for each in typed]
    kind = {"种类": "专报", "类别": "其他", "标题": "专报", "提纲": outline}
    write_jurisdiction(tmp_path, {"甲": "检查{{ 行政执法.行政检查次数 }}。"}, 报告=[kind])
    found = [each.message for each in check_jurisdiction("试用", (tmp_path, shipped("templates")))]
    assert len([each for each in found if "标题里写了序号" in each]) == len(typed)


def test_a_report_of_another_sort_is_not_opened_by_the_law_of_annual_reports(tmp_path):
    jurisdiction, said = made(tmp_path, "一、章程建设\n二、师德师风\n", kind="依法治校工作总结")
    report = trial_reports(jurisdiction)[1]
    document = lay_out(render_report(report, jurisdiction, jurisdiction.kind("依法治校工作总结")), report)
    text = "".join(text_of(each.runs) for each in document.blocks if hasattr(each, "runs"))
    assert "督察工作规定" not in text
    assert any("没有开头一段" in each for each in said)
