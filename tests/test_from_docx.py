"""What is read of a .docx, whoever made it: text as a reader sees it, numbers, effective formats."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from builders import make_answers, render_in_process
from documents import paragraph, part, word_file, zip_of

from drafter.checking.manuscript import Role
from drafter.checking.sources.from_docx import read_docx, read_docx_bytes
from drafter.docxfile.contents import WordDocument

STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>'
    '<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>",
)
TEXT_BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>'
    "<w:p><w:r><w:t>框里的字</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>框里的字</w:t></w:r></w:p></w:txbxContent>"
    "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def numbered(text: str, level: int, numbering: int = 1) -> str:
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>'
    return paragraph(text, properties=properties)


def texts(body: str, **options: dict[str, str]) -> list[str]:
    """Return the passages of a .docx with `body`."""
    return [p.text for p in read_docx_bytes(word_file(body, **options), "报告.docx").passages]


def layout_of(body: str, **parts: str) -> WordDocument:
    layout = read_docx_bytes(word_file(body, parts), "报告.docx").layout
    assert isinstance(layout, WordDocument)
    return layout


def test_automatic_numbers_stand_before_the_text() -> None:
    body = "".join(
        (
            numbered("甲", 0),
            numbered("子", 1),
            numbered("丑", 1),
            numbered("细", 2),
            numbered("点", 3),
            numbered("乙", 0),
            numbered("寅", 1),
            numbered("另起", 0, 2),
        )
    )
    found = texts(body, parts={"numbering": NUMBERING})
    assert found == ["一、甲", "（一）子", "（二）丑", "1.细", "点", "二、乙", "（一）寅", "一、另起"]


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ("<w:ins><w:r><w:t>新增</w:t></w:r></w:ins>", "前新增后"),
        ("<w:del><w:r><w:delText>删去</w:delText></w:r></w:del>", "前后"),
        ("<w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom>", "前后"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>", "前后"),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>不藏</w:t></w:r>', "前不藏后"),
        ("<w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink>", "前链接后"),
        ("<w:sdt><w:sdtContent><w:r><w:t>控件</w:t></w:r></w:sdtContent></w:sdt>", "前控件后"),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
         '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>5月</w:t></w:r>'
         '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "前5月后"),
        ("<w:r><w:t>软\u00ad连</w:t><w:softHyphen/></w:r>", "前软连后"),
    ],
    ids=["insertion", "deletion", "moved", "hidden", "shown", "link", "control", "field", "soft hyphen"],
)  # fmt: skip
def test_text_is_what_a_reader_sees(xml: str, expected: str) -> None:
    assert texts(paragraph("前", xml, "后")) == [expected]


def test_text_box_is_read_once_and_is_no_text_of_the_report() -> None:
    body = paragraph("某局2021年法治政府建设报告") + paragraph("正文一句。", TEXT_BOX) + paragraph("又一句。")
    made = read_docx_bytes(word_file(body), "报告.docx")
    assert [(p.text, p.role) for p in made.passages[1:]] == [
        ("正文一句。", Role.BODY),
        ("框里的字", Role.BOX),
        ("又一句。", Role.BODY),
    ]


def test_tables_are_read_cell_by_cell() -> None:
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("科室", "件数"))
    body = paragraph("一句。") + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>" + paragraph("又一句，写得长一些。")
    assert texts(body) == ["一句。", "科室", "件数", "又一句，写得长一些。"]


def test_line_break_begins_a_line_and_a_title_of_two_lines_is_one() -> None:
    title = paragraph("某市教育局2022年", "<w:r><w:br/><w:t>法治政府建设情况</w:t><w:br/><w:t>的报告</w:t></w:r>")
    made = read_docx_bytes(word_file(title + paragraph("一、甲", "<w:r><w:br/><w:t>正文。</w:t></w:r>")), "报告.docx")
    assert made.title == "某市教育局2022年法治政府建设情况的报告"
    assert [(p.text, p.element) for p in made.passages[3:]] == [("一、甲", 1), ("正文。", 1)]


def test_fonts_come_down_the_chain_of_styles() -> None:
    styles = part(
        "styles",
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsiaTheme="minorEastAsia"/><w:sz w:val="21"/></w:rPr>'
        "</w:rPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:rPr><w:sz w:val="32"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/><w:pPr><w:ind w:firstLineChars="200"/></w:pPr>'
        '<w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="c"><w:basedOn w:val="b"/><w:pPr><w:ind w:firstLineChars="0"/></w:pPr></w:style>'
        '<w:style w:type="character" w:styleId="h"><w:rPr><w:rFonts w:eastAsia="黑体"/><w:b/></w:rPr></w:style>',
    )
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>'
        '<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:font script="Hans" typeface="等线"/></a:minorFont>'
        "</a:fontScheme></a:themeElements></a:theme>"
    )
    styled = '<w:r><w:rPr><w:rStyle w:val="h"/></w:rPr><w:t>领句</w:t></w:r>'
    body = paragraph("默认") + paragraph("正文", styled, properties='<w:pStyle w:val="c"/>')
    plain, text = layout_of(body, styles=styles, theme=theme).paragraphs
    assert [(s.format.east_asia, s.format.size) for s in plain.spans] == [("等线", 32)]
    assert [(s.format.east_asia, s.format.bold) for s in text.spans] == [("仿宋_GB2312", False), ("黑体", True)]
    assert text.format.first_line_chars == 0


def test_basis_that_runs_in_a_circle_ends() -> None:
    styles = part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/><w:rPr><w:sz w:val="30"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>',
    )
    found = layout_of(paragraph("文", properties='<w:pStyle w:val="b"/>'), styles=styles)
    assert found.paragraphs[0].spans[0].format.size == 30


def test_rendered_report_reads_back_as_it_was_laid_out(tmp_path: Path) -> None:
    made = render_in_process(make_answers())
    path = tmp_path / "报告.docx"
    path.write_bytes(made.data)
    read = read_docx(path)
    assert (read.title, read.year) == (made.document.title, 2021)
    lines = [line for p in docx.Document(str(path)).paragraphs if p.text for line in p.text.split("\n")]
    assert [p.text for p in read.passages] == lines
    layout = read.layout
    assert isinstance(layout, WordDocument)
    page = layout.pages[0]
    assert (page.width, page.height, page.top, page.left) == (11906, 16838, 2098, 1587)
    assert [(f.pages, f.paragraphs[0].text, f.paragraphs[0].page_field) for f in layout.footers] == [
        ("default", "— 1 —", True),
        ("even", "— 1 —", True),
    ]


def test_strict_file_is_read_like_any_other() -> None:
    """ISO/IEC 29500-1 names all its namespaces and relations otherwise and gives lengths with units."""
    notes = part("footnotes", '<w:footnote w:id="2"><w:p><w:r><w:t>脚注。</w:t></w:r></w:p></w:footnote>')
    formula = "<m:oMath><m:r><m:t>95%</m:t></m:r></m:oMath>"
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    section = '<w:sectPr><w:pgSz w:w="210mm" w:h="841.9pt"/><w:pgMar w:top="3.7cm" w:left="28mm"/></w:sectPr>'
    source = zipfile.ZipFile(io.BytesIO(word_file(paragraph("一句", formula, note) + section, {"footnotes": notes})))
    strict = {name: as_strict(source.read(name)) for name in source.namelist()}
    assert STRICT in strict["word/document.xml"]
    made = read_docx_bytes(zip_of(strict), "报告.docx")
    assert [p.text for p in made.passages] == ["一句95%", "脚注。"]
    assert isinstance(made.layout, WordDocument)
    [page] = made.layout.pages
    assert (page.width, page.height, page.top, page.left) == (11906, 16838, 2098, 1587)


def as_strict(data: bytes) -> bytes:
    return re.sub(
        rb"http://schemas\.openxmlformats\.org/(?!package)(\w+)/2006/", rb"http://purl.oclc.org/ooxml/\1/", data
    )
