"""Break marks typed in names: they break titles, and nothing that leaves Drafter shows one."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from builders import make_answers, render_in_process, run_drafter, write_jurisdiction, write_tree

from drafter.pages.blocks import Attachment, Masthead, Title
from drafter.pages.file_format import Form, write_form

IDENTITY = {
    "单位全称": "新疆生产建设兵团|第七师胡杨河市|教育局",
    "单位简称": "胡杨河市｜教育局",
    "主送机关": "师市|党委",
}
FORM = {
    "版头": "有",
    "发文机关标志": "新疆生产建设兵团|第七师胡杨河市||教育局文件",
    "发文字号": "师教发〔2022〕8号",
    "签发人": "张三",
    "联合发文机关": "第七师胡杨河市|司法局",
    "附件": [
        {"名称": "2021年度师市教育系统法治政府建设重点任务|分工清单", "内容": "文字", "正文": "无。"},
        {"名称": "数据|表", "内容": "数据表"},
    ],
    "版记": "有",
    "抄送机关": "师市|司法局",
    "印发机关": "师市教育局|办公室",
    "印发日期": "2022年1月30日",
}


def answers() -> str:
    return make_answers(单位和报告=IDENTITY, 公文格式=FORM)


def test_no_break_mark_is_printed_in_any_form_or_property() -> None:
    made = render_in_process(answers())
    with zipfile.ZipFile(io.BytesIO(made.data)) as package:
        for name in package.namelist():
            assert not {"|", "｜"} & set(package.read(name).decode("utf-8", "replace")), name
    for form in (Form.HTML, Form.TEXT):
        text = write_form(made.document, form, made.page, {}, None).decode()
        assert not {"|", "｜"} & set(text)
        assert "新疆生产建设兵团第七师胡杨河市教育局" in text
        assert "师市教育系统法治政府建设重点任务分工清单" in text


def test_file_names_have_no_break_mark(tmp_path: Path) -> None:
    folder = write_tree(tmp_path / "年报", {"填报.yaml": answers()})
    done = run_drafter("render", "填报.yaml", cwd=folder)
    assert done.returncode == 0, done.stderr
    (written,) = folder.glob("*.docx")
    assert written.name == "新疆生产建设兵团第七师胡杨河市教育局2021年法治政府建设年度报告.docx"
    assert "|" not in done.stdout


def test_titles_break_at_the_marks() -> None:
    document = render_in_process(answers()).document
    (title,) = [block for block in document.blocks if isinstance(block, Title)]
    first, second = [block for block in document.blocks if isinstance(block, Attachment)]
    assert title.lines[0] in (
        "新疆生产建设兵团",
        "新疆生产建设兵团第七师胡杨河市",
        "新疆生产建设兵团第七师胡杨河市教育局",
    )
    assert (len(first.title), first.title[-1]) == (3, "分工清单")
    assert second.title == ("数据表",)
    (masthead,) = [block for block in document.blocks if isinstance(block, Masthead)]
    assert masthead.authorities == ("新疆生产建设兵团第七师胡杨河市教育局",)


@pytest.mark.parametrize("heading", ["加强|组织领导", "加强｜组织||领导"])
def test_a_heading_of_the_outline_shows_no_mark(tmp_path: Path, heading: str) -> None:
    kind = {
        "种类": "法治政府建设年度报告",
        "标题": "{单位简称}|年度报告",
        "提纲": [{"标题": heading, "段落": "甲"}],
    }
    root = write_jurisdiction(tmp_path, {"甲": "检查{{ 行政执法.行政检查次数 }}。"}, 报告=[kind])
    made = render_in_process(make_answers(单位和报告={"地区模板": "试用"}), root)
    assert "加强组织领导".encode() in write_form(made.document, Form.TEXT, made.page, {}, None)
