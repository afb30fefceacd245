"""The web page that brings its looks along, and what makes either page valid."""

from __future__ import annotations

import re
from typing import Any

import html5lib
import pytest
from builders import make_answers, run_drafter, write_tree
from html5lib.filters.lint import Filter
from html5lib.treewalkers import getTreeWalker
from hypothesis import given, settings
from hypothesis import strategies as st
from test_forms import FULL, examples

from drafter.answers.load import as_kind, load_answers
from drafter.folders import shipped
from drafter.jurisdictions.page_format import PageFormat, page_for
from drafter.model.edition import Edition
from drafter.page import STANDARD, Page
from drafter.pages.blocks import Attachment, Column, Document, Heading, Item, Paragraph, SignatureBlock, Table, Title
from drafter.pages.file_format import Form, write_form
from drafter.pages.web.html import html_digest_holds
from drafter.rendering import render
from drafter.text_runs import Run, RunKind

BOTH = pytest.mark.parametrize("styled", [False, True], ids=["bare", "styled"])
_TAG = re.compile("<[^>]+>")


def page_of(document: Document, page: Page = STANDARD, *, styled: bool = True) -> str:
    return write_form(document, Form.HTML, page, styled=styled).decode()


def check(page: str) -> Any:
    """Return the tree of `page`; fails for what the parser of HTML 5 has to mend, and for what may not stand there."""
    tree = html5lib.HTMLParser(strict=True).parse(page)
    for _ in Filter(getTreeWalker("etree")(tree)):
        pass
    return tree


def element(page: str, text: str) -> str:
    """Return the opening tag of the innermost element whose text begins with `text`."""
    [found] = re.findall(f"(<[a-z0-9]+[^>]*>){re.escape(text)}", page.partition("<body>")[2])
    return str(found)


@BOTH
def test_a_page_is_valid(styled):
    check(page_of(FULL, styled=styled))


@BOTH
@pytest.mark.parametrize(("example", "kind"), examples())
def test_pages_of_the_examples_are_valid_and_say_the_same(example, kind, styled):
    answers = as_kind(load_answers(shipped("examples") / f"{example}.yaml", (shipped("templates"),)), kind)
    made = render(answers, None, Edition.PUBLIC, Form.HTML, styled=styled)
    check(made.data.decode())
    bare = page_of(made.document, styled=False)
    assert _TAG.sub("", made.data.decode()) == _TAG.sub("", bare)


@BOTH
@settings(deadline=None, max_examples=50)
@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1, max_size=40))
def test_a_page_with_any_text_is_valid(styled, text):
    table = Table((Column(text, 1),), ((text,),))
    blocks = (Title((text,)), Paragraph((Run(text, RunKind.LEAD), Run(text))), Attachment("附件", (text,), (table,)))
    check(page_of(Document(text, "", None, "", blocks), styled=styled))


def test_the_looks_stand_in_the_elements_themselves():
    page = page_of(FULL)
    assert "text-align:center" in element(page, "某区教育局2021年报告")
    assert "text-indent:2em" in element(page, "（联系人：王五）")
    assert "border:1px solid #000" in element(page, "项目")
    assert "border:1px solid #000" in element(page, "77")
    assert "黑体" in element(page, "一、工作")
    assert "楷体_GB2312" in element(page, "（一）执法")
    assert "楷体_GB2312" in element(page, "（二）公开。")
    assert "楷体_GB2312" in element(page, "提法。")
    assert "text-indent" not in element(page, "区委、区政府：")
    assert "class=" not in page
    assert "<style" not in page


def test_the_bare_page_has_no_looks():
    assert "style=" not in page_of(FULL, styled=False)


def test_a_jurisdiction_s_fonts_and_leads_are_on_the_page():
    page = page_for(PageFormat.model_validate({"提法": "加粗", "正文字体": "方正仿宋_GBK"}))
    made = page_of(FULL, page)
    assert "font-weight:bold" in element(made, "提法。")
    assert "'方正仿宋_GBK'" in element(made, "（联系人：王五）")


@BOTH
def test_headings_of_an_attachment_come_below_its_title(styled):
    content = (Heading(1, "一、", (Run("检查"),)), Item(2, "（一）", (Run("学校。", RunKind.LEAD), Run("办了。"))))
    blocks = (Title(("题",)), Heading(1, "一、", (Run("工作"),)), Attachment("附件", ("材料",), content))
    page = page_of(Document("题", "", None, "", blocks), styled=styled)
    found = re.findall("<(h[1-6])[^>]*>([^<]*)", page)
    assert found == [("h1", "题"), ("h2", "一、工作"), ("h2", "材料"), ("h3", "一、检查")]


def test_a_styled_page_is_asked_for_with_an_option_and_known_again(tmp_path):
    folder = write_tree(tmp_path / "年报", {"填报.yaml": make_answers()})
    run_drafter("render", "填报.yaml", "-o", "网页.html", "--styled", cwd=folder)
    data = (folder / "网页.html").read_bytes()
    assert b"text-indent:2em" in data
    assert html_digest_holds(data)


def test_styles_for_what_is_no_page_are_refused(tmp_path):
    folder = write_tree(tmp_path / "年报", {"填报.yaml": make_answers()})
    done = run_drafter("render", "填报.yaml", "--styled", cwd=folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "错误：--styled 是给网页加样式的，要和 --format html 一起用；Word 文档不用它\n"


def test_signature_is_at_the_right():
    blocks = (SignatureBlock((Run("某局"),), (Run("2022年1月29日"),)),)
    page = page_of(Document("题", "", None, "", blocks))
    assert all("text-align:right" in element(page, text) for text in ("某局", "2022年1月29日"))
