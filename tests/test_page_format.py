"""格式 of a manifest: what a jurisdiction changes about the page, from the file to the printed lines."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from builders import (
    lines_of,
    make_answers,
    render_in_process,
    run_drafter,
    run_drafter_process,
    write_jurisdiction,
    write_tree,
)

from drafter.errors import TemplateError
from drafter.folders import shipped
from drafter.jurisdictions.jurisdiction import load_jurisdiction
from drafter.page import STANDARD, Page

TEXT = "检查{{ 行政执法.行政检查次数 }}。\n- 抓好执法。全年{{ 年度 }}。\n- 抓好普法。全年{{ 年度 }}。\n"


def page_of(root: Path, page_format: Any, **manifest: Any) -> Page:
    """Return the page of a jurisdiction 试用 whose manifest says `page_format`."""
    write_jurisdiction(root, {"正文": TEXT}, 格式=page_format, **manifest)
    return load_jurisdiction("试用", (root, shipped("templates"))).page()


def parts_of(folder: Path) -> dict[str, str]:
    """Return the parts of 报告.docx, rendered by the command."""
    done = run_drafter_process("render", "填报.yaml", "-o", "报告.docx", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    with zipfile.ZipFile(folder / "报告.docx") as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def test_a_manifest_without_a_format_keeps_the_standard_s_page(tmp_path):
    assert page_of(tmp_path, None) is STANDARD
    assert page_of(tmp_path, {"行距": "28.95磅", "正文字体": "仿宋_GB2312", "每页行数": ""}) == STANDARD


@pytest.mark.parametrize(
    ("written", "pitch", "lines"),
    [("28磅", 560, 22), ("28.95", 579, 22), ("28.96 磅", 579, 22), ("29磅", 580, 21), ("30pt", 600, 21)],
)
def test_a_line_pitch_says_how_many_lines_a_page_holds(tmp_path, written, pitch, lines):
    page = page_of(tmp_path, {"行距": written})
    assert (page.line_pitch, page.lines) == (pitch, lines)


def test_a_number_of_lines_sets_the_pitch_that_fills_the_page(tmp_path):
    page = page_of(tmp_path, {"每页行数": 21})
    assert (page.line_pitch, page.lines) == (607, 21)
    assert page.spare_height < 1


def test_an_own_font_falls_back_on_the_standard_s(tmp_path):
    fonts = page_of(tmp_path, {"正文字体": "仿宋", "标题字体": "某某标宋", "西文字体": "仿宋_GB2312"}).fonts
    assert fonts.body.name == "仿宋"
    assert fonts.body.alternatives[:2] == ("仿宋_GB2312", "FangSong")
    assert fonts.title.alternatives[0] == "方正小标宋简体"
    assert [font.name for font in fonts.levels] == ["黑体", "楷体_GB2312", "仿宋", "仿宋"]
    assert fonts.latin.alternatives[0] == "仿宋"


def test_a_child_changes_single_keys_of_its_parent_s_format(tmp_path):
    child = {"名称": "子", "上级模板": "试用", "格式": {"每页行数": 20, "序号括号": "全角"}}
    write_tree(tmp_path, {"子/地区.yaml": str(child).replace("'", '"')})
    page_of(tmp_path, {"行距": "30磅", "正文字体": "仿宋", "序号括号": "半角"})
    page = load_jurisdiction("子", (tmp_path, shipped("templates"))).page()
    assert (page.lines, page.fixed_pitch, page.fonts.body.name) == (20, 0, "仿宋")
    assert page.number_brackets == ("（", "）")


@pytest.mark.parametrize(
    ("page_format", "said"),
    [
        ({"行距": "35磅"}, "格式·行距：“35磅”不是 28磅 到 30磅 之间的行距；请写成 28磅、28.95磅 或 30磅"),
        ({"行距": "1.5倍"}, "格式·行距：“1.5倍”不是 28磅 到 30磅 之间的行距；请写成 28磅、28.95磅 或 30磅"),
        ({"每页行数": "二十二"}, "格式·每页行数：“二十二”不是 20 到 24 之间的整数；请写成 22"),
        ({"行距": "30磅", "每页行数": 21}, "“格式”里“行距”和“每页行数”只能写一个；请删去其中一行"),
        ({"正文字体": "仿宋、楷体"}, "格式·正文字体：“仿宋、楷体”不是一种字体的名称；"),
        ({"标题字体": "宋" * 32}, "不是一种字体的名称；"),
        ({"序号括号": "方"}, "格式·序号括号：“方”不是可选的答案；可选：全角、半角"),
        ({"行间距": "30磅"}, "“格式”里没有“行间距”这一项；是不是“行距”？"),
        ("30磅", "“格式”下面应当分行写各项"),
    ],
)
def test_a_wrong_format_is_told_with_its_line(tmp_path, page_format, said):
    with pytest.raises(TemplateError) as caught:
        page_of(tmp_path, page_format)
    assert said in str(caught.value)
    assert re.match(r"试用/地区\.yaml 第\d+行：", str(caught.value))


def test_numbers_may_have_half_width_brackets(tmp_path):
    outline = [{"标题": "甲", "下级": [{"标题": "乙", "段落": "正文"}]}]
    kind = {"种类": "法治政府建设年度报告", "标题": "报告", "提纲": outline}
    page_of(tmp_path, {"序号括号": "半角"}, 报告=[kind])
    made = render_in_process(make_answers(单位和报告={"地区模板": "试用"}), tmp_path)
    assert lines_of(made.document)[:2] == ["一、甲", "(一)乙"]


def test_the_command_writes_the_document_by_the_jurisdiction_s_format(tmp_path):
    folder = tmp_path / "年报"
    page_format = {"行距": "30磅", "正文字体": "仿宋", "序号括号": "半角"}
    write_jurisdiction(folder / "templates", {"正文": TEXT}, 格式=page_format)
    write_tree(folder, {"填报.yaml": make_answers(单位和报告={"地区模板": "试用"})})
    first = parts_of(folder)
    assert 'w:linePitch="600"' in first["word/document.xml"]
    assert 'w:line="600"' in first["word/styles.xml"]
    assert 'w:eastAsia="仿宋"' in first["word/styles.xml"]
    assert "仿宋_GB2312" not in first["word/styles.xml"]
    assert '<w:font w:name="仿宋"><w:altName w:val="仿宋_GB2312,' in first["word/fontTable.xml"]
    assert ">(一)<" in first["word/document.xml"]
    (folder / "报告.docx").unlink()
    assert parts_of(folder) == first, "what was kept of the first time gives the same document"


def test_the_base_of_an_own_format_is_kept_and_a_damaged_one_built_anew(tmp_path):
    """The second time python-docx is not needed; a file that somebody cut short is not taken."""
    folder = tmp_path / "年报"
    write_jurisdiction(folder / "templates", {"正文": TEXT}, 格式={"行距": "30磅"})
    write_tree(folder, {"填报.yaml": make_answers(单位和报告={"地区模板": "试用"})})
    first = parts_of(folder)
    [kept] = (tmp_path / ".年报-home").rglob("base-*.docx")
    kept.write_bytes(kept.read_bytes()[:-100])
    (folder / "报告.docx").unlink()
    assert parts_of(folder) == first
    with zipfile.ZipFile(kept) as package:
        assert package.testzip() is None


def test_check_says_what_a_format_comes_to(tmp_path):
    page_format = {"行距": "30磅", "正文字体": "宋体", "序号括号": "半角", "标题字体": "华文中宋"}
    write_jurisdiction(tmp_path / "templates", {"正文": TEXT}, 格式=page_format)
    done = run_drafter("jurisdictions", "check", "试用", cwd=tmp_path)
    assert done.returncode == 0
    said = re.findall(r"留意：试用/地区\.yaml 第\d+行：(.*)", done.stdout)
    assert said[0] == "行距 30 磅，一页 21 行，版心底下空出 3 毫米（国标 5.2.3 一般每面排 22 行，撑满版心）"
    assert said[1] == "序号用半角括号，写作“(一)”“(1)”（国标 7.3.3 是“（一）”“（1）”）"
    assert "正文字体是宋体（国标 5.2.2 是仿宋体）" in said
    assert not any("标题字体是华文中宋" in line for line in said), "a 小标宋 by another name"


@pytest.mark.layout
@pytest.mark.parametrize(
    ("page_format", "lines"), [({"行距": "30磅"}, 21), ({"行距": "28磅"}, 22), ({"每页行数": 20}, 20)]
)
def test_full_pages_have_as_many_lines_as_the_format_says(tmp_path, lay_out, page_format, lines):
    write_jurisdiction(tmp_path / "templates", {"正文": "{{ 其他情况 }}\n"}, 格式=page_format)
    long = "坚持把法治教育纳入国民教育体系抓紧抓实" * 80
    made = render_in_process(
        make_answers(单位和报告={"地区模板": "试用", "落款": "无"}, 其他情况=long), tmp_path / "templates"
    )
    pages = lay_out(made.data)
    assert len(pages) >= 3
    assert len(pages[1]) - 1 == lines
