"""Outlines as bureaus have them: parts above chapters, headings without number, last year beside this one, tables."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pytest
from builders import dump, lines_of, make_answers, render_in_process, run_drafter, write_jurisdiction, write_tree

from drafter.authoring.check import check_jurisdiction
from drafter.folders import shipped

KIND = "法治政府建设年度报告"
INSPECTED = "检查{{ 行政执法.行政检查次数 }}。"
A, B, C, D = ({"标题": name, "段落": "甲"} for name in "甲乙丙丁")

OUTLINES: list[Any] = [
    pytest.param(
        {"序号": "第一部分", "提纲": [{"标题": "举措", "下级": [A, B]}, {"标题": "打算", "下级": [C, D]}]},
        ["第一部分　举措", "一、甲", "二、乙", "第二部分　打算", "一、丙", "二、丁"],
        id="parts, chapters anew",
    ),
    pytest.param(
        {
            "序号": "第一部分",
            "连续编号": ["一、"],
            "提纲": [{"标题": "举措", "下级": [A, B]}, {"标题": "打算", "下级": [C, D]}],
        },
        ["第一部分　举措", "一、甲", "二、乙", "第二部分　打算", "三、丙", "四、丁"],
        id="parts, chapters run on",
    ),
    pytest.param(
        {"连续编号": ["（一）"], "提纲": [{"标题": "举措", "下级": [A, B]}, {"标题": "打算", "下级": [C, D]}]},
        ["一、举措", "（一）甲", "（二）乙", "二、打算", "（三）丙", "（四）丁"],
        id="second level runs on",
    ),
    pytest.param(
        {"序号": "（一）", "提纲": [A, {"标题": "举措", "下级": [B, C]}]},
        ["（一）甲", "（二）举措", "1.乙", "2.丙"],
        id="begins at the second level",
    ),
    pytest.param(
        {"提纲": [{"标题": "举措", "下级序号": "1.", "下级": [A, B]}, C]},
        ["一、举措", "1.甲", "2.乙", "二、丙"],
        id="a level is left out",
    ),
    pytest.param(
        {"提纲": [A, {"标题": "结语", "序号": "无", "段落": "甲"}, B]},
        ["一、甲", "结语", "二、乙"],
        id="one without number",
    ),
    pytest.param(
        {"序号": "无", "提纲": [{"标题": "举措", "下级": [A, B]}, {"标题": "打算", "下级": [C, D]}]},
        ["举措", "一、甲", "二、乙", "打算", "一、丙", "二、丁"],
        id="chapters below headings without number",
    ),
    pytest.param(
        {"提纲": [{"标题": "举措", "下级": [A | {"序号": "(1)"}, B | {"级别": 4}]}]},
        ["一、举措", "（1）甲", "（2）乙"],
        id="half-width brackets, and the level as a number",
    ),
    pytest.param(
        {"提纲": [{"标题": "{年度}年举措", "段落": "甲"}, {"标题": "{下年度}年打算", "段落": "甲"}]},
        ["一、2021年举措", "二、2022年打算"],
        id="next year in a heading",
    ),
]


def answers_for(**changes: Any) -> str:
    return make_answers(单位和报告={"地区模板": "试用"}, **changes)


def headings_of(document: bytes) -> list[str]:
    """Return the headings of a .docx."""
    paragraphs = docx.Document(io.BytesIO(document)).paragraphs
    return [p.text for p in paragraphs if p.style is not None and p.style.name.lower().startswith("heading")]


@pytest.mark.parametrize(("said", "headings"), OUTLINES)
def test_headings_are_numbered_as_the_manifest_says(tmp_path, said, headings):
    kind = {"种类": KIND, "标题": "报告", **said}
    write_jurisdiction(tmp_path, {"甲": INSPECTED}, 报告=[kind])
    made = render_in_process(answers_for(行政执法={"行政检查次数": 77}), tmp_path)
    assert headings_of(made.data) == headings


def test_a_part_is_centred_and_what_is_below_it_is_deeper_in_the_outline(tmp_path):
    kind = {"种类": KIND, "标题": "报告", "序号": "第一部分", "提纲": [{"标题": "举措", "下级": [A, B]}]}
    write_jurisdiction(tmp_path, {"甲": INSPECTED}, 报告=[kind])
    made = render_in_process(answers_for(行政执法={"行政检查次数": 77}), tmp_path)
    part, chapter = [p for p in docx.Document(io.BytesIO(made.data)).paragraphs if p.text[:2] in ("第一", "一、")]
    assert (str(part.alignment), part.paragraph_format.first_line_indent) == ("CENTER (1)", 0)
    assert chapter._p.pPr.xpath("w:outlineLvl/@w:val") == ["1"]


ITEMS = "{% 逐条 存在不足 %}\n- {{ 项.内容|句 }}。\n\n{% 完 %}\n"
LISTED: list[Any] = [
    ({"序号": "第一部分"}, {}, ["一、力量不足。", "二、形式单一。"]),
    ({"序号": "第一部分"}, {"条目": "（一）"}, ["（一）力量不足。", "（二）形式单一。"]),
    ({}, {}, ["（一）力量不足。", "（二）形式单一。"]),
    ({"序号": "第一部分"}, {"条目": "一"}, ["一、力量不足。", "二、形式单一。"]),
]


@pytest.mark.parametrize(("kind", "entry", "lines"), LISTED, ids=["part", "part, said", "chapter", "part, 一"])
def test_items_are_one_below_their_heading_or_as_the_outline_says(tmp_path, kind, entry, lines):
    outline = [{"标题": "工作", "段落": "甲"}, {"标题": "问题", "段落": "乙", **entry}]
    sections = {"甲": INSPECTED, "乙": ITEMS}
    write_jurisdiction(tmp_path, sections, 报告=[{"种类": KIND, "标题": "报告", "提纲": outline, **kind}])
    short = {"存在不足": [{"内容": "力量不足"}, {"内容": "形式单一"}]}
    answers = answers_for(行政执法={"行政检查次数": 77}, **short)
    made = render_in_process(answers, tmp_path)
    assert [line for line in lines_of(made.document) if "不足。" in line or "单一。" in line] == lines
    (first,) = [p for p in docx.Document(io.BytesIO(made.data)).paragraphs if p.text == lines[0]]
    font = first.runs[0]._r.xpath("w:rPr/w:rFonts/@w:eastAsia")
    assert (font == ["黑体"]) is lines[0].startswith("一、")


def test_a_heading_without_number_looks_like_those_beside_it(tmp_path):
    outline = [{"标题": "导语", "序号": "无", "段落": "甲"}, {"标题": "执法队伍", "段落": "甲"}]
    write_jurisdiction(
        tmp_path, {"甲": INSPECTED}, 报告=[{"种类": KIND, "标题": "报告", "序号": "1.", "提纲": outline}]
    )
    made = render_in_process(answers_for(行政执法={"行政检查次数": 77}), tmp_path)
    styles = {p.text: p.style.name for p in docx.Document(io.BytesIO(made.data)).paragraphs}
    assert styles["导语"] == styles["1.执法队伍"]


def test_a_report_in_parts_passes_its_own_check(tmp_path):
    outline = [{"标题": "举措", "下级": [A, B]}, {"标题": "存在的不足", "下级": [C, D]}]
    kind = {"种类": KIND, "标题": "{单位全称}|年度报告", "序号": "第一部分", "连续编号": ["一、"], "提纲": outline}
    write_jurisdiction(tmp_path / "templates", {"甲": INSPECTED}, 报告=[kind])
    write_tree(tmp_path, {"答.yaml": answers_for(行政执法={"行政检查次数": 77})})
    run_drafter("render", "答.yaml", "-o", "报告.docx", cwd=tmp_path)
    for file in ("答.yaml", "报告.docx"):
        told = run_drafter("check", file, "--rules", "序号,标点", cwd=tmp_path).stdout
        assert "没有发现问题" in told


TYPED = ["一、甲", "（一）甲", "(一)甲", "1.甲", "1、甲", "第一部分 甲", "第一章 甲", "①甲"]


@pytest.mark.parametrize("heading", TYPED)
def test_a_number_typed_into_a_heading_is_named_with_its_line(tmp_path, heading):
    kind = {"种类": KIND, "标题": "报告", "提纲": [{"标题": heading, "段落": "甲"}]}
    write_jurisdiction(tmp_path, {"甲": f"# {heading}\n{INSPECTED}\n"}, 报告=[kind])
    found = check_jurisdiction("试用", (tmp_path, shipped("templates")))
    told = {fault.where.partition(" ")[0] for fault in found if "序号由程序编" in fault.message and fault.serious}
    assert told == {"试用/地区.yaml", "试用/甲.txt"}


@pytest.mark.parametrize("heading", ["第一责任人履职", "一体推进", "2021年工作", "三项制度", "1.5倍增长"])
def test_a_heading_that_only_begins_like_a_number_is_left_alone(tmp_path, heading):
    kind = {"种类": KIND, "标题": "报告", "提纲": [{"标题": heading, "段落": "甲"}]}
    write_jurisdiction(tmp_path, {"甲": INSPECTED}, 报告=[kind])
    found = check_jurisdiction("试用", (tmp_path, shipped("templates")))
    assert [fault.message for fault in found if "写了序号" in fault.message] == []


CHANGES = [
    ("892", "801", "检查892次（上年801次），比上年增长11.4%。"),
    ("801", "892", "检查801次（上年892次），比上年下降10.2%。"),
    ("77", "77", "检查77次（上年77次），与上年持平。"),
    ("3", "无", "检查3次（上年0次），比上年增加3次。"),
    ("400余", "380", "检查400余次（上年380次）。"),
    ("77", None, "检查77次。"),
    ("77", "不适用", "检查77次。"),
]


@pytest.mark.parametrize(("this", "last", "told"), CHANGES)
def test_last_year_and_the_change_stand_in_a_section(tmp_path, this, last, told):
    figure = {"数值": this} | ({"上年": last} if last else {})
    path = "行政执法.行政检查次数"
    text = f"检查{{{{ {path} }}}}[[（上年{{{{ {path}|上年 }}}}）]][[，{{{{ {path}|比上年 }}}}]]。"
    write_jurisdiction(tmp_path, {"甲": text})
    made = render_in_process(answers_for(行政执法={"行政检查次数": figure}), tmp_path)
    assert told in [p.text for p in docx.Document(io.BytesIO(made.data)).paragraphs]


def table_of(tmp_path: Path, table: dict[str, Any], **answers: Any) -> list[list[str]]:
    """Return the cells of the table that a report with the attachment 表 has."""
    write_jurisdiction(tmp_path, {"甲": INSPECTED}, 统计表=[{"名称": "表", **table}])
    form = {"附件": [{"名称": "表", "内容": "统计表"}]}
    made = render_in_process(answers_for(公文格式=form, **answers), tmp_path)
    (found,) = docx.Document(io.BytesIO(made.data)).tables
    return [[cell.text for cell in row.cells] for row in found.rows]


def test_a_table_has_a_row_for_each_fact_with_this_year_and_last(tmp_path):
    rows = ["行政执法.行政检查次数", {"标题": "处罚", "答案": "处罚许可.行政处罚件数"}]
    enforcement = {"行政检查次数": {"数值": "892", "上年": "801"}}
    made = table_of(tmp_path, {"行": rows}, 行政执法=enforcement, 处罚许可={"行政处罚件数": "无"})
    assert made == [
        ["项目", "单位", "本年", "上年", "增减"],
        ["行政检查", "次", "892", "801", "+91（+11.4%）"],
        ["处罚", "件", "0", "", ""],
    ]


def test_the_share_of_a_change_has_the_sign_of_the_change(tmp_path):
    rows = ["行政执法.行政检查次数", "行政执法.案卷评查件数"]
    figures = {"行政检查次数": {"数值": "312", "上年": "280"}, "案卷评查件数": {"数值": "95", "上年": "100"}}
    made = table_of(tmp_path, {"行": rows}, 行政执法=figures)
    assert [row[-1] for row in made[1:]] == ["+32（+11.4%）", "-5（-5%）"]


def test_a_table_by_kind_takes_several_answers_a_row(tmp_path):
    table = {
        "列": ["种类", "件数", "上年", "其中简易程序"],
        "行": [{"标题": "处罚", "答案": ["处罚许可.行政处罚件数", "处罚许可.简易程序处罚"]}],
    }
    made = table_of(tmp_path, table, 处罚许可={"行政处罚件数": {"数值": "3", "上年": "5"}, "简易程序处罚": "1"})
    assert made == [["种类", "件数", "上年", "其中简易程序"], ["处罚", "3", "5", "1"]]


WRONG_TABLES = [
    ({}, "没有写“列”，也没有写“行”"),
    ({"列": ["项目"]}, "列“项目”没有写填哪一项答案"),
    ({"列": ["种类", "件数", "人数"], "行": ["行政执法.行政检查次数"]}, "第1行写了 1 项答案，表里要填的有 2 列"),
    ({"行": ["行政执法.检查数"]}, "“行政执法.检查数”不是一项答案"),
]


@pytest.mark.parametrize(("table", "said"), WRONG_TABLES)
def test_a_table_that_does_not_fit_is_told(tmp_path, table, said):
    write_jurisdiction(tmp_path, {"甲": INSPECTED}, 统计表=[{"名称": "表", **table}])
    found = check_jurisdiction("试用", (tmp_path, shipped("templates")))
    assert any(said in fault.message for fault in found)


def test_a_kind_of_ones_own_must_say_its_sort(tmp_path):
    kind = {"种类": "专报", "标题": "专报", "提纲": [A]}
    write_jurisdiction(tmp_path, {"甲": INSPECTED}, 报告=[kind])
    write_tree(tmp_path, {"试用/地区.yaml": dump({"名称": "试用", "上级模板": "通用", "报告": [kind]})})
    found = check_jurisdiction("试用", (tmp_path, shipped("templates")))
    assert "种类“专报”没有写类别；请加一行“类别: 年度报告”，或者 执法报告、其他" in [fault.message for fault in found]


HEADED = [
    ("# {{ 行政执法.行政检查次数|句 }}", ["一、甲", "（一）77次"]),
    (
        "# 开展检查{{ 行政执法.行政检查次数 }}\n# 评查\n## 评查{{ 行政执法.案卷评查件数 }}",
        ["一、甲", "（一）开展检查77次", "（二）评查", "1.评查15件"],
    ),
    (f"# {{{{ 年度 }}}}年\n# 检查\n{INSPECTED}", ["一、甲", "（一）检查", "检查77次。"]),
]


@pytest.mark.parametrize(("text", "lines"), HEADED)
def test_a_heading_that_prints_an_answer_stands_without_text_below_it(tmp_path, text, lines):
    write_jurisdiction(tmp_path, {"甲": text})
    made = render_in_process(answers_for(行政执法={"行政检查次数": "77", "案卷评查件数": "15"}), tmp_path)
    assert lines_of(made.document) == lines


def test_the_year_is_filled_into_a_table(tmp_path):
    table = {
        "列": ["项目", "{上年度}年", "{年度}年"],
        "行": [{"标题": "{年度}年检查", "答案": ["行政执法.案卷评查件数", "行政执法.行政检查次数"]}],
        "说明": "注：统计期为{年度}年。",
    }
    made = table_of(tmp_path, table, 行政执法={"行政检查次数": "77", "案卷评查件数": "15"})
    assert made == [["项目", "2020年", "2021年"], ["2021年检查", "15", "77"]]


@pytest.mark.parametrize("heads", [["{年度}年", "{上年度}年"], ["{上年度}年", "{年度}年"]])
def test_a_column_of_last_year_by_its_year_shows_last_years_figure(tmp_path, heads):
    table = {"列": ["项目", *heads], "行": [{"标题": "检查", "答案": "行政执法.行政检查次数"}]}
    [head, row] = table_of(tmp_path, table, 行政执法={"行政检查次数": {"数值": "77", "上年": "70"}})
    assert dict(zip(head, row, strict=True)) == {"项目": "检查", "2021年": "77", "2020年": "70"}


def test_a_name_in_braces_that_a_table_cannot_print_is_told(tmp_path):
    table = {"名称": "表", "列": ["项目", "{年}年"], "行": ["行政执法.行政检查次数"]}
    write_jurisdiction(tmp_path, {"甲": INSPECTED}, 统计表=[table])
    found = check_jurisdiction("试用", (tmp_path, shipped("templates")))
    assert any("“{年}年”里有 {年}；这里只能用 {年度}" in fault.message for fault in found)


def test_a_table_of_ones_own_is_proposed_and_told_how_to_attach(tmp_path):
    table = {"名称": "校车检查表", "行": ["行政执法.行政检查次数"]}
    write_jurisdiction(tmp_path / "templates", {"甲": INSPECTED}, 统计表=[table])
    how = "公文格式.附件.新.名称=校车检查表 公文格式.附件.新.内容=统计表"
    assert how in run_drafter("jurisdictions", "check", "试用", cwd=tmp_path).stdout
    write_tree(tmp_path, {"a.yaml": answers_for()})
    assert how in run_drafter("render", "a.yaml", "-o", "a.docx", cwd=tmp_path).stdout
    wrong = answers_for(公文格式={"附件": [{"名称": "校车统计表", "内容": "统计表"}]})
    write_tree(tmp_path, {"b.yaml": wrong})
    assert "是不是“校车检查表”" in run_drafter("render", "b.yaml", "-o", "b.docx", cwd=tmp_path).stderr
    write_tree(tmp_path, {"c.yaml": answers_for(公文格式={"附件": [{"名称": "校车检查表", "内容": "统计表"}]})})
    assert "没有作附件" not in run_drafter("render", "c.yaml", "-o", "c.docx", cwd=tmp_path).stdout


def test_a_heading_runs_into_the_first_of_its_sections_that_prints(tmp_path):
    sections = {
        "甲": "检查校车{{ 校园安全.校车检查次数 }}。",
        "乙": "评查案卷{{ 行政执法.案卷评查件数 }}。",
        "丙": "评查{{ 行政执法.案卷评查件数 }}。\n\n另评查{{ 行政执法.案卷评查件数 }}。",
    }
    below = [{"标题": "检查", "段落": "甲、丙"}, {"标题": "评查", "段落": "乙"}]
    kind = {"种类": KIND, "标题": "报告", "提纲": [{"标题": "举措", "形式": "接排", "下级": below}]}
    write_jurisdiction(tmp_path, sections, 报告=[kind])
    made = render_in_process(answers_for(行政执法={"案卷评查件数": "15"}), tmp_path)
    assert lines_of(made.document) == [
        "一、举措",
        "（一）检查。评查15件。另评查15件。",
        "（二）评查。评查案卷15件。",
    ]


def test_none_alone_is_not_printed_at_the_end_of_another_part(tmp_path):
    headless = [A, {"段落": "其他情况"}]
    headed = [A, {"标题": "其他需要报告的情况", "段落": "乙、其他情况"}]
    sections = {"甲": INSPECTED, "乙": "评查案卷{{ 行政执法.案卷评查件数 }}。"}
    printed = []
    for name, outline in (("一", headless), ("二", headed)):
        write_jurisdiction(tmp_path / name, sections, 报告=[{"种类": KIND, "标题": "报告", "提纲": outline}])
        made = render_in_process(answers_for(行政执法={"行政检查次数": "77"}, 其他情况="无"), tmp_path / name)
        printed.append(lines_of(made.document))
    assert printed == [["一、甲", "检查77次。"], ["一、甲", "检查77次。", "二、其他需要报告的情况", "无。"]]


COUNTED = "+ 检查{{ 行政执法.行政检查次数 }}\n+ 评查{{ 行政执法.案卷评查件数 }}\n"
COUNTS = [
    pytest.param({"乙": COUNTED}, "乙", True, id="two counts"),
    pytest.param({"乙": "共检查多次。\n\n" + COUNTED}, "乙", True, id="behind a paragraph"),
    pytest.param({"乙": "抓好以下工作：\n" + COUNTED}, "乙", False, id="with words that lead to it"),
    pytest.param({"乙": "# 评查\n" + COUNTED}, "乙", False, id="under a heading of its own"),
    pytest.param({"乙": INSPECTED}, "乙", False, id="one count"),
]


@pytest.mark.parametrize(("sections", "second", "is_told"), COUNTS)
@pytest.mark.parametrize("is_below", [False, True])
def test_a_count_that_begins_anew_under_one_heading_is_told(tmp_path, sections, second, is_told, is_below):
    entry = {"标题": "执法", "段落": f"甲、{second}"}
    if is_below:
        entry = {"标题": "执法", "段落": "甲", "下级": [{"段落": second}]}
    kind = {"种类": KIND, "类别": "年度报告", "标题": "报告", "提纲": [entry]}
    write_jurisdiction(tmp_path, {"甲": COUNTED, **sections}, 报告=[kind])
    found = [fault.message for fault in check_jurisdiction("试用", (tmp_path, shipped("templates")))]
    assert any("“甲”、“乙”都写了“+ ”，印出来各从“一是”数起" in each for each in found) is is_told


def test_counts_of_files_that_one_section_takes_in_run_on(tmp_path):
    both = "{% 插入 '甲.txt' %}\n\n{% 插入 '乙.txt' %}\n"
    write_jurisdiction(
        tmp_path,
        {"丙": both, "甲": COUNTED, "乙": COUNTED},
        报告=[{"种类": KIND, "标题": "报告", "提纲": [{"标题": "执法", "段落": "丙"}]}],
    )
    made = render_in_process(answers_for(行政执法={"行政检查次数": "77", "案卷评查件数": "15"}), tmp_path)
    assert lines_of(made.document)[1:] == ["一是检查77次；二是评查15件。", "三是检查77次；四是评查15件。"]


HEADED = "{% 逐条 项 in 存在不足 %}\n# {{ 项.提法|句 }}\n{{ 项.内容|句 }}。[[原因是{{ 项.原因|句 }}。]]\n{% 完 %}\n"
LED = "{% 逐条 项 in 存在不足 %}\n- {{ 项.提法|句 }}。\n\n{{ 项.内容|句 }}。\n\n{% 完 %}\n"
NUMBERED: list[Any] = [
    ({"下级序号": "1."}, "1.", "2."),
    ({"下级序号": "（1）"}, "（1）", "（2）"),
    ({"下级序号": "无"}, "", ""),
    ({}, "（一）", "（二）"),
]


def shortcomings_of(tmp_path, items: list[Any], section: str = HEADED, **entry: str) -> list[str]:
    """Return what stands below the heading of a report's shortcomings."""
    outline = [{"标题": "存在的不足", "段落": "乙", **entry}]
    write_jurisdiction(tmp_path, {"乙": section}, 报告=[{"种类": KIND, "标题": "报告", "提纲": outline}])
    lines = lines_of(render_in_process(answers_for(存在不足=items), tmp_path).document)
    start = lines.index("一、存在的不足") + 1
    return lines[start : start + 2 * len(items)]


@pytest.mark.parametrize(("entry", "first", "second"), NUMBERED, ids=["1.", "（1）", "无", "not said"])
def test_headings_within_a_section_are_numbered_as_the_outline_says(tmp_path, entry, first, second):
    items = [{"提法": "力量不足", "内容": "人少"}, {"提法": "评查不够", "内容": "没有全评"}]
    lines = shortcomings_of(tmp_path, items, **entry)
    assert lines == [f"{first}力量不足", "人少。", f"{second}评查不够", "没有全评。"]


FIRST, SECOND, THIRD = (
    {"提法": "力量不足", "内容": "人少"},
    {"内容": "没有全评", "原因": "时间紧"},
    {"提法": "其他", "内容": "略"},
)
WITHOUT_NAME: list[Any] = [
    (HEADED, {"下级序号": "1."}, ["1.力量不足", "人少。", "2.没有全评。原因是时间紧。", "3.其他", "略。"]),
    (HEADED, {}, ["（一）力量不足", "人少。", "（二）没有全评。原因是时间紧。", "（三）其他", "略。"]),
    (LED, {"条目": "1."}, ["1.力量不足。", "人少。", "2.没有全评。", "3.其他。", "略。"]),
]


@pytest.mark.parametrize(("section", "entry", "lines"), WITHOUT_NAME, ids=["1.", "（一）", "items"])
def test_one_of_a_list_without_a_name_keeps_its_number(tmp_path, section, entry, lines):
    assert shortcomings_of(tmp_path, [FIRST, SECOND, THIRD], section, **entry)[:5] == lines


def test_the_only_one_of_a_list_has_no_number_with_or_without_a_name(tmp_path):
    assert shortcomings_of(tmp_path, [SECOND])[0] == "没有全评。原因是时间紧。"
