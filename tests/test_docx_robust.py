"""A damaged, locked, huge or hostile .docx: one clear message, within limits of time and memory."""

from __future__ import annotations

import io
import os
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from builders import run_drafter
from documents import paragraph, word_file, zip_of
from hypothesis import given, settings
from hypothesis import strategies as st
from measured import measured

from drafter.checking.sources.from_docx import read_docx_bytes
from drafter.errors import InputError

GOOD = word_file(paragraph("某局2021年法治政府建设报告") + paragraph("一、甲") + paragraph("全年检查9次。"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def replaced(name: str, data: bytes) -> bytes:
    """Return GOOD with the part `name` holding `data`."""
    source = zipfile.ZipFile(io.BytesIO(GOOD))
    return zip_of({**{each: source.read(each) for each in source.namelist()}, name: data})


def entity_bomb() -> bytes:
    levels = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
    text = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e0 "哈">{levels}]><w:document xmlns:w="x">&e11;</w:document>'
    return replaced("word/document.xml", text.encode())


def outside_entity() -> bytes:
    text = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>'
    return replaced("word/document.xml", text.encode("utf-16"))


def deep(depth: int) -> bytes:
    inner = "<w:tbl><w:tr><w:tc>" * depth + "</w:tc></w:tr></w:tbl>" * depth
    return word_file(inner)


def locked_entry() -> bytes:
    data = bytearray(GOOD)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 4)
    return bytes(data)


def odf() -> bytes:
    return zip_of({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})


def excel() -> bytes:
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        b'Target="xl/workbook.xml"/></Relationships>'
    )
    return zip_of({"_rels/.rels": relations, "xl/workbook.xml": b"<workbook/>"})


def web_page(around: str = "") -> bytes:
    """Return a .docx whose text, or a part of it, is an embedded web page, as html-docx-js writes it."""
    html = "<html><body><p>全年开展普法活动12次。</p></body></html>".encode()
    return word_file(f'{around}<w:altChunk r:id="htmlChunk"/>', extra={"word/chunk.htm": html})


HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>"
DELETED = '<w:del w:id="1" w:author="甲"><w:r><w:delText>删</w:delText></w:r></w:del>'
CASES = {
    "web page inside": (web_page(), "嵌着网页"),
    "web page behind a paragraph": (web_page(paragraph("前言。")), "嵌着网页"),
    "web page in a control": (
        word_file('<w:sdt><w:sdtContent><w:altChunk r:id="x"/></w:sdtContent></w:sdt>'),
        "嵌着网页",
    ),
    "master document": (word_file('<w:p><w:subDoc r:id="x"/></w:p>'), "主控文档"),
    "empty body": (word_file(""), "没有文字"),
    "blank paragraphs": (word_file(paragraph("") + paragraph(" ") + paragraph("<w:r><w:tab/></w:r>")), "没有文字"),
    "empty table": (word_file("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"), "没有文字"),
    "pictures only": (word_file(paragraph("<w:r><w:drawing/></w:r>")), "只有图片"),
    "hidden text only": (word_file(paragraph(HIDDEN)), "隐藏文字"),
    "deleted text only": (word_file(paragraph(DELETED)), "修订里全删了"),
    "empty": (b"", "文件是空的"),
    "truncated": (GOOD[: len(GOOD) // 2], "不完整或已损坏"),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
    "old .doc inside": (OLE, "另存为"),
    "locked entries": (locked_entry(), "设了密码"),
    "pdf": (b"%PDF-1.7", "PDF"),
    "rtf": (b"{\\rtf1", "RTF"),
    "web page": (b"<html><body>x</body></html>", "网页"),
    "text": ("这是文本".encode(), "不是 Word 文档"),
    "odt": (odf(), "OpenDocument"),
    "excel": (excel(), "Excel"),
    "another zip": (zip_of({"a.txt": b"x"}), "压缩包"),
    "no text": (replaced("word/document.xml", b"<a/>"), "没有正文"),
    "broken xml": (replaced("word/document.xml", b"<w:document"), "已损坏"),
    "entity bomb": (entity_bomb(), "实体定义"),
    "outside entity": (outside_entity(), "实体定义"),
    "deep": (deep(3000), "套得太深"),
    "bad styles": (replaced("word/_rels/document.xml.rels", b"<"), "已损坏"),
}


@pytest.mark.parametrize(("data", "message"), CASES.values(), ids=CASES)
def test_file_that_cannot_be_read_is_named_with_the_way_out(data: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_docx_bytes(data, "报告.docx")
    told = str(caught.value)
    assert told.startswith("报告.docx：")
    assert message in told
    assert "请" in told


def test_two_hundred_megabytes_are_refused_within_memory() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        source = zipfile.ZipFile(io.BytesIO(GOOD))
        for name in source.namelist():
            if name != "word/document.xml":
                package.writestr(name, source.read(name))
        with package.open("word/document.xml", "w") as part:
            part.write(b"<w:document>")
            for _ in range(200):
                part.write(b" " * 1_000_000)
            part.write(b"</w:document>")
    tracemalloc.start()
    with pytest.raises(InputError, match="不像一份报告"):
        read_docx_bytes(stream.getvalue(), "报告.docx")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 80_000_000


def test_two_hundred_megabytes_of_pictures_do_not_matter() -> None:
    stream = io.BytesIO(GOOD)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as package, package.open("word/media/a.png", "w") as part:
        for _ in range(200):
            part.write(b"\0" * 1_000_000)
    tracemalloc.start()
    made = read_docx_bytes(stream.getvalue(), "报告.docx")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert made.year == 2021
    assert peak < 30_000_000


def test_links_and_names_that_lead_outside_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "styles.xml").write_text("<broken")
    data = word_file(
        paragraph("一句。"),
        relations={"styles": "../../../../styles.xml", "settings": "file:///etc/passwd", "theme": "http://a.b/t.xml"},
        extra={"../../outside.xml": b"<x/>", "/etc/x": b"x", "..\\..\\x": b"x"},
    )
    before = sorted(tmp_path.iterdir())
    assert [p.text for p in read_docx_bytes(data, "报告.docx").passages] == ["一句。"]
    assert sorted(tmp_path.iterdir()) == before


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_damaged_bytes_give_a_message_or_a_report(data: st.DataObject) -> None:
    damaged = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 20))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        made = read_docx_bytes(bytes(damaged), "报告.docx")
    except InputError as error:
        told = str(error)
    else:
        told = f"报告.docx：{len(made.passages)}"
    assert told.startswith("报告.docx：")


@pytest.mark.parametrize("name", ["~$报告.docx", "~$报告.docm", ".~报告.docx", ".~lock.报告.docx#"])
def test_mark_of_an_open_file_is_told_from_a_report(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\x05admin" + b"\0" * 156)
    done = run_drafter("check", name, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "临时文件" in done.stderr
    assert "请关闭文档" in done.stderr


def test_web_page_inside_is_never_a_report_without_faults(tmp_path: Path) -> None:
    (tmp_path / "网页.docx").write_bytes(web_page())
    for options in ([], ["--format", "json"], ["--format", "docx"]):
        done = run_drafter("check", "网页.docx", *options, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
        assert "另存为" in done.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["网页.docx"]


@pytest.mark.parametrize("suffix", [".doc", ".wps", ".rtf", ".odt", ".pdf", ".xyz"])
def test_other_kinds_of_file_are_named_with_the_way_out(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"报告{suffix}").write_bytes(OLE)
    done = run_drafter("check", f"报告{suffix}", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert ".docx" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("字" * 6000 + "。", "长达 6001 字，没有分段"),
        ("（（" * 20_000, "没有分段"),
        ("全年检查9次。\n" * 4000, "4000 段，不像一份报告"),
        (f"{'字' * 4000}。\n" * 40, "16.0 万字、40 段，不像一份报告"),
    ],
    ids=["long paragraph", "brackets without end", "many paragraphs", "much text"],
)
def test_text_far_too_long_for_a_report_is_refused(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "长.txt").write_text(text, encoding="utf-8")
    (tmp_path / "长.docx").write_bytes(word_file("".join(map(paragraph, text.splitlines()))))
    for name in ("长.txt", "长.docx"):
        done = run_drafter("check", name, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
        assert message in done.stderr


def many_elements() -> bytes:
    return word_file("<w:p/>" * 1_500_000)


def many_parts() -> bytes:
    filler = b"<w:styles>" + b" " * 11_000_000 + b"</w:styles>"
    kinds = ("styles", "numbering", "footnotes", "endnotes", "comments")
    return word_file(
        paragraph("一句。"),
        relations={kind: f"{kind}.xml" for kind in kinds},
        extra={f"word/{kind}.xml": filler for kind in kinds},
    )


LARGE = {
    "elements": (many_elements, "里面的元素超过"),
    "levels": (lambda: word_file("<w:r>" * 900_000), "套得太深"),
    "attributes": (
        lambda: word_file("<w:p " + " ".join(f"a{i}=''" for i in range(300_000)) + "/>"),
        "太多或太长的属性",
    ),
    "a long attribute": (lambda: word_file(f"<w:p a='{'甲' * 3_000_000}'/>"), "太多或太长的属性"),
    "entries": (lambda: zip_of({f"word/{i}.xml": b"" for i in range(8_000)}), "8000 个部件"),
    "another encoding": (
        lambda: replaced("word/document.xml", "<?xml version='1.0' encoding='cp037'?>".encode("cp037") + b"<a/>"),
        "已损坏",
    ),
}


@pytest.mark.skipif(os.name != "posix", reason="memory is measured with getrusage")
@pytest.mark.parametrize("case", LARGE)
def test_a_document_that_would_fill_the_memory_is_refused(tmp_path: Path, case: str) -> None:
    make, message = LARGE[case]
    (tmp_path / "报告.docx").write_bytes(make())
    took = measured("import sys; from drafter.cli import main; main(sys.argv[1:])", "check", "报告.docx", cwd=tmp_path)
    assert "错误：报告.docx：" in took.output
    assert message in took.output, took.output
    assert took.seconds < 10
    assert took.peak < 500_000_000


@pytest.mark.skipif(os.name != "posix", reason="memory is measured with getrusage")
def test_the_parts_of_a_document_are_counted_together(tmp_path: Path) -> None:
    (tmp_path / "报告.docx").write_bytes(many_parts())
    took = measured("import sys; from drafter.cli import main; main(sys.argv[1:])", "check", "报告.docx", cwd=tmp_path)
    assert took.seconds < 10
    assert took.peak < 500_000_000
