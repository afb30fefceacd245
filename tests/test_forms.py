"""A web page and a text say what the .docx says, block for block, and nothing about looks."""

from __future__ import annotations

import io
from html.parser import HTMLParser

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.answers.load import as_kind, load_answers
from drafter.folders import shipped
from drafter.model.edition import Edition
from drafter.pages.blocks import (
    Addressee,
    Attachment,
    AttachmentNote,
    Column,
    Document,
    Heading,
    Imprint,
    Item,
    Masthead,
    Paragraph,
    Remark,
    SignatureBlock,
    Table,
    Title,
)
from drafter.pages.file_format import Form, write_form
from drafter.pages.web.html import html_digest_holds
from drafter.pages.web.plain_text import INDENT
from drafter.rendering import render
from drafter.text_runs import Run, RunKind

VOID = {"meta", "hr", "br"}


class Page(HTMLParser):
    """Reads a page: each element of the body with its text; fails where it is not well formed."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, str]] = []
        self.title = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; only what says something has attributes."""
        if tag == "html":
            assert attrs == [("lang", "zh-CN")]
        elif tag == "meta":
            assert dict(attrs).keys() <= {"charset", "name", "content"}
        else:
            assert attrs == []
        if tag == "br":
            self.elements[-1] = (self.elements[-1][0], self.elements[-1][1] + "\n")
        elif tag not in VOID:
            self.open.append(tag)
        if "body" in self.open and tag not in ("body", "br"):
            self.elements.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        """Close the element opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Add to the element's text."""
        if self.open and self.open[-1] == "title":
            self.title += data
        elif "body" in self.open and data.strip("\n"):
            tag, text = self.elements[-1]
            assert self.open[-1] == tag
            self.elements[-1] = (tag, text + data)


FULL = Document(
    "某区教育局2021年报告",
    "某区教育局",
    2021,
    "2022-01-29",
    (
        Masthead(
            ("某区教育局", "某区司法局"),
            "文件",
            "000001",
            "机密★1年",
            "特急",
            (Run("某教〔2022〕8号"),),
            ("张三", "李四"),
        ),
        Title(("某区教育局", "2021年报告")),
        Addressee((Run("区委、区政府："),)),
        Heading(1, "一、", (Run("工作"),)),
        Heading(2, "（一）", (Run("执法"),)),
        Heading(3, "1.", (Run("检查"),)),
        Heading(4, "（1）", (Run("双随机"),)),
        Paragraph((Run("提法。", RunKind.LEAD), Run("检查<77>次 & 录入404条。"))),
        Item(2, "（二）", (Run("公开。", RunKind.LEAD), Run("按时【"), Run("【待填：件数】", RunKind.GAP))),
        AttachmentNote(("数据表", "统计表")),
        SignatureBlock((Run("某区教育局"),), (Run("2022年1月29日"),), joint_authorities=("某区司法局",)),
        Remark((Run("（联系人：王五）"),)),
        Attachment(
            "附件1",
            ("数据", "表"),
            (
                Table((Column("项目", 2), Column("本年", 1)), (("检查", "77"), ("两\n行", "“3”"))),
                Paragraph((Run("注：甲。"),)),
            ),
        ),
        Imprint(("区委", "区政府"), "某区教育局办公室", "2022年1月30日"),
    ),
)
BODY = [
    *[("p", text) for text in ("000001", "机密★1年", "特急", "某区教育局某区司法局文件", "某教〔2022〕8号")],
    ("p", "签发人：张三　李四"),
    ("hr", ""),
    ("h1", "某区教育局2021年报告"),
    ("p", "区委、区政府："),
    ("h2", "一、工作"),
    ("h3", "（一）执法"),
    ("h4", "1.检查"),
    ("h5", "（1）双随机"),
    ("p", "提法。检查<77>次 & 录入404条。"),
    ("p", "（二）公开。按时【【待填：件数】"),
    ("p", "附件：1.数据表"),
    ("p", "2.统计表"),
    ("p", "某区教育局"),
    ("p", "某区司法局"),
    ("p", "2022年1月29日"),
    ("p", "（联系人：王五）"),
    ("p", "附件1"),
    ("h2", "数据表"),
    *[("table", ""), ("thead", ""), ("tr", ""), ("th", "项目"), ("th", "本年")],
    *[("tbody", ""), ("tr", ""), ("td", "检查"), ("td", "77"), ("tr", ""), ("td", "两\n行"), ("td", "“3”")],
    ("p", "注：甲。"),
    ("hr", ""),
    ("p", "抄送：区委，区政府。"),
    ("p", "某区教育局办公室　2022年1月30日印发"),
]


def page_of(document: Document) -> Page:
    return Page(write_form(document, Form.HTML).decode("utf-8"))


def text_of_form(document: Document) -> str:
    data = write_form(document, Form.TEXT)
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    assert text.count("\n") == text.count("\r\n")
    return text.replace("\r\n", "\n")


def test_every_block_has_its_element():
    page = page_of(FULL)
    assert page.title == "某区教育局2021年报告"
    assert page.elements == BODY


def test_every_block_has_its_lines():
    assert (
        text_of_form(FULL)
        == """\
000001
机密★1年
特急
某区教育局某区司法局文件
某教〔2022〕8号
签发人：张三　李四


某区教育局2021年报告

区委、区政府：
　　一、工作
　　（一）执法
　　1.检查
　　（1）双随机
　　提法。检查<77>次 & 录入404条。
　　（二）公开。按时【【待填：件数】
　　附件：1.数据表
　　2.统计表

某区教育局
某区司法局
2022年1月29日
　　（联系人：王五）

附件1

数据表

项目\t本年
检查\t77
两 行\t“3”
　　注：甲。

抄送：区委，区政府。
某区教育局办公室　2022年1月30日印发
"""
    )


def examples() -> list[tuple[str, str]]:
    return [
        (path.stem, kind)
        for path in sorted(shipped("examples").glob("*.yaml"))
        for kind in ("法治政府建设年度报告", "行政执法工作报告")
    ]


@pytest.mark.parametrize("edition", list(Edition))
@pytest.mark.parametrize(("example", "kind"), examples())
def test_all_forms_say_the_same(example, kind, edition):
    """Paragraph for paragraph: the .docx as python-docx reads it, the page, the text."""
    answers = as_kind(load_answers(shipped("examples") / f"{example}.yaml", (shipped("templates"),)), kind)
    made = render(answers, None, edition)
    read = [p for p in docx.Document(io.BytesIO(made.data)).paragraphs if p.text]
    words = [paragraph.text.replace("\n", "") for paragraph in read]
    page = page_of(made.document)
    assert [text for _, text in page.elements] == words
    assert [line.removeprefix(INDENT) for line in text_of_form(made.document).split("\n") if line] == words
    headed = [
        (f"h{int(p.style.name[-1]) + 1}", p.text)
        for p in read
        if p.style and p.style.name.startswith(("Heading ", "heading "))
    ]
    assert headed
    assert [element for element in page.elements if element[0] not in ("p", "h1")] == headed


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
def test_any_text_comes_through_whole(text):
    document = Document("题", "", None, "", (Title(("题",)), Paragraph((Run(text),))))
    shown = "".join(char for char in text if char not in "\ufffe\uffff")
    assert page_of(document).elements[1:] == [("p", shown)]
    assert text_of_form(document).split("\n", 2)[2] == f"{INDENT}{text}\n"


def test_a_page_is_ours_until_somebody_changes_it():
    data = write_form(FULL, Form.HTML)
    assert html_digest_holds(data)
    for place in (10, len(data) // 2, len(data) - 2):
        changed = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        assert not html_digest_holds(changed)
    assert not html_digest_holds(b"")
    assert not html_digest_holds(data + b" ")
