"""The XML of each construct of a .docx, beside the clause of GB/T 9704-2012 that it serves."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from drafter.page import STANDARD
from drafter.pages.blocks import (
    Addressee,
    Attachment,
    AttachmentNote,
    Column,
    Heading,
    Imprint,
    Item,
    Masthead,
    Paragraph,
    SignatureBlock,
    Table,
)
from drafter.pages.word.attachment import attachment
from drafter.pages.word.attachment_note import attachment_note
from drafter.pages.word.base_document import BASE_PATH
from drafter.pages.word.docx_package import DOCUMENT, unpack
from drafter.pages.word.footer import page_number, turned_number
from drafter.pages.word.imprint import imprint
from drafter.pages.word.masthead import masthead
from drafter.pages.word.paragraph import KEEP_END, text_paragraph
from drafter.pages.word.section import WordSection, section_properties
from drafter.pages.word.signature import signature
from drafter.pages.word.table import data_table
from drafter.pages.word.word_comments import Comment, comment_on, commentable, comments_part
from drafter.pages.xml_builder import Xml, element, joined, part, w
from drafter.text_runs import Run, RunKind

UNIT, DAY = (Run("河东区教育局"),), (Run("2022年1月29日"),)
NUMBER = """
<w:r><w:t xml:space="preserve">— </w:t></w:r>
<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>
<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t xml:space="preserve">1</w:t></w:r>
<w:r><w:fldChar w:fldCharType="end"/></w:r>
<w:r><w:t xml:space="preserve"> —</w:t></w:r>"""
SENTENCE = '<w:rStyle w:val="LeadSentence3"/>'
SMALLEST_LINE = '<w:p><w:pPr><w:spacing w:line="14" w:lineRule="exact"/></w:pPr></w:p>'


def one_line(text: str) -> str:
    """Return XML without the white space between its elements."""
    return re.sub(r"(^|>)\s+(<|$)", r"\1\2", text)


def run(text: str, properties: str = "") -> str:
    given = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{given}<w:t xml:space="preserve">{text}</w:t></w:r>'


def styled(style: str, runs: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


TEXT = {
    "7.3.2 addressee": (Addressee((Run("区政府："),)), styled("Addressee", run("区政府："))),
    "7.3.3 heading": (
        Heading(1, "一、", (Run("主要做法"),)),
        styled("Heading1", run("一、") + run("主要做法")),
    ),
    "7.3.3 lead phrase": (
        Paragraph((Run("依法行政", RunKind.LEAD), Run("，全年检查12次。"))),
        styled("OfficialBody", run("依法行政", '<w:rStyle w:val="LeadPhrase"/>') + run("，全年检查12次。")),
    ),
    "7.3.3 item, its first sentence in the font of its level": (
        Item(3, "1.", (Run("加强领导。", RunKind.LEAD), Run("听取汇报。"))),
        styled("Item3", run("1.", SENTENCE) + run("加强领导。", SENTENCE) + run("听取汇报。")),
    ),
    "marks that Word would set in the Latin font": (
        Paragraph((Run("“十四五”"),)),
        styled("OfficialBody", run("“十四五”", '<w:rFonts w:hint="eastAsia"/>')),
    ),
}


@pytest.mark.parametrize(("block", "xml"), TEXT.values(), ids=TEXT)
def test_text_is_written_as_its_clause_asks(block: Paragraph | Item | Heading | Addressee, xml: str) -> None:
    assert text_paragraph(block, STANDARD) == xml


CONSTRUCTS: dict[str, tuple[Sequence[Xml], str]] = {
    "7.3.4 attachment note": (
        attachment_note(AttachmentNote(("数据表",)), STANDARD),
        "<w:p><w:pPr><w:keepNext/></w:pPr></w:p>"
        + styled(
            "AttachmentNote",
            run("附件：数据表"),
            '<w:keepNext/><w:keepLines/><w:ind w:leftChars="500" w:left="1570" w:hangingChars="300" w:hanging="942"/>',
        ),
    ),
    "7.3.5.2 signature without seal: 右空二字, the date two 字 further in": (
        signature(SignatureBlock(UNIT, DAY), STANDARD),
        "<w:p><w:pPr><w:keepNext/></w:pPr></w:p>"
        + styled("SignedAuthority", run("河东区教育局"), '<w:ind w:rightChars="450" w:right="1413"/>')
        + styled("IssueDate", run("2022年1月29日"), '<w:ind w:left="6175" w:right="-1256"/>'),
    ),
    "7.3.5.1 signature with seal: both centred above the date's four 字": (
        signature(SignatureBlock(UNIT, DAY, sealed=True), STANDARD),
        "<w:p><w:pPr><w:keepNext/></w:pPr></w:p>" * 2
        + "".join(
            styled(
                style,
                run(text),
                '<w:ind w:leftChars="0" w:left="3008" w:rightChars="0" w:right="-1256"/><w:jc w:val="center"/>',
            )
            for style, text in (("SignedAuthority", "河东区教育局"), ("IssueDate", "2022年1月29日"))
        ),
    ),
    "7.3.7 attachment: a page of its own, the title on the third line": (
        attachment(Attachment("附件", ("数据表",), ()), STANDARD, new_section=False),
        styled("AttachmentLabel", run("附件"), "<w:pageBreakBefore/>")
        + "<w:p/>"
        + styled("AttachmentTitle", run("数据表", '<w:rFonts w:hint="eastAsia"/>'))
        + "<w:p/>",
    ),
    "7.2 masthead without corner: mark, number, red line": (
        masthead(Masthead(("河东区教育局",), document_number=(Run("河东教〔2022〕8号"),)), STANDARD),
        '<w:p><w:pPr><w:spacing w:line="1833" w:lineRule="exact"/></w:pPr></w:p>'
        + styled(
            "Mark",
            run("河东区教育局文件", '<w:sz w:val="84"/><w:szCs w:val="84"/>'),
            '<w:spacing w:line="1050" w:lineRule="exact"/>',
        )
        + "<w:p/><w:p/>"
        + styled(
            "MastheadLine",
            run("河东教〔2022〕8号"),
            '<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="8" w:color="FF0000"/></w:pBdr><w:jc w:val="center"/>',
        )
        + "<w:p/><w:p/>",
    ),
    "7.4 imprint: a table at the foot of the type area": (
        imprint(Imprint((), "区教育局办公室", "2022年1月30日"), STANDARD),
        """
        <w:tbl>
          <w:tblPr>
            <w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" w:horzAnchor="page" w:tblpX="1587" w:tblpYSpec="bottom"/>
            <w:tblW w:w="8844" w:type="dxa"/>
            <w:tblBorders>
              <w:top w:val="single" w:sz="8" w:space="0" w:color="auto"/>
              <w:bottom w:val="single" w:sz="8" w:space="0" w:color="auto"/>
              <w:insideH w:val="single" w:sz="6" w:space="0" w:color="auto"/>
            </w:tblBorders>
            <w:tblLayout w:type="fixed"/>
            <w:tblCellMar>
              <w:left w:w="0" w:type="dxa"/><w:bottom w:w="90" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>
            </w:tblCellMar>
          </w:tblPr>
          <w:tblGrid><w:gridCol w:w="8844"/></w:tblGrid>
          <w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="8844" w:type="dxa"/></w:tcPr>
        """
        + styled(
            "Imprint",
            run("区教育局办公室") + "<w:r><w:tab/></w:r>" + run("2022年1月30日") + run("印发"),
            '<w:tabs><w:tab w:val="right" w:pos="8564"/></w:tabs><w:ind w:left="280" w:right="280"/>',
        )
        + "</w:tc></w:tr></w:tbl>"
        + SMALLEST_LINE,
    ),
    "7.5 page number: right on odd pages": (
        [page_number(STANDARD, odd=True)],
        styled("Footer", NUMBER, '<w:ind w:rightChars="100" w:right="280"/><w:jc w:val="right"/>'),
    ),
    "7.5 page number: left on even pages": (
        [page_number(STANDARD, odd=False)],
        styled("Footer", NUMBER, '<w:ind w:leftChars="100" w:left="280"/><w:jc w:val="left"/>'),
    ),
    "8 turned pages: their number in a cell beside the text": (
        [turned_number(STANDARD, odd=False)],
        """
        <w:tbl>
          <w:tblPr>
            <w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="page" w:horzAnchor="page" w:tblpX="1435" w:tblpY="1867"/>
            <w:tblW w:w="320" w:type="dxa"/><w:tblLayout w:type="fixed"/>
            <w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>
          </w:tblPr>
          <w:tblGrid><w:gridCol w:w="320"/></w:tblGrid>
          <w:tr><w:trPr><w:trHeight w:val="2948" w:hRule="exact"/></w:trPr>
            <w:tc><w:tcPr><w:tcW w:w="320" w:type="dxa"/><w:textDirection w:val="tbRl"/></w:tcPr>
        """
        + styled("Footer", NUMBER, '<w:jc w:val="left"/>')
        + "</w:tc></w:tr></w:tbl>",
    ),
    "8 turned pages: a landscape section": (
        [section_properties(WordSection([], turned=True), STANDARD)],
        """
        <w:sectPr>
          <w:footerReference w:type="default" r:id="rIdTurnedOdd"/>
          <w:footerReference w:type="even" r:id="rIdTurnedEven"/>
          <w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>
          <w:pgMar w:top="1587" w:right="2098" w:bottom="1475" w:left="1984" w:header="850" w:footer="850" w:gutter="0"/>
          <w:cols w:space="720"/>
          <w:docGrid w:linePitch="579" w:type="linesAndChars" w:charSpace="-849"/>
        </w:sectPr>
        """,
    ),
}


@pytest.mark.parametrize(("written", "xml"), CONSTRUCTS.values(), ids=CONSTRUCTS)
def test_a_construct_is_written_as_its_clause_asks(written: Sequence[Xml], xml: str) -> None:
    assert joined(written) == one_line(xml)


def test_the_head_of_a_table_is_told_apart_and_no_row_is_split() -> None:
    """7.3.7; the head comes again on each page."""
    table = data_table(Table((Column("数量", 1, True),), (("12",),)), STANDARD.text_width, STANDARD, "数据表")
    head, body = re.findall(r"<w:tr>.*?</w:tr>", table)
    height = '<w:cantSplit/><w:trHeight w:val="579" w:hRule="atLeast"/>'
    cell = '<w:tc><w:tcPr><w:tcW w:w="8844" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
    fonts = '<w:rFonts w:ascii="黑体" w:eastAsia="黑体" w:hAnsi="黑体" w:hint="eastAsia"/>'
    centred = '<w:jc w:val="center"/>'
    title = styled("TableText", run("数量", fonts), centred)
    text = styled("TableText", run("12", '<w:rFonts w:hint="eastAsia"/>'), centred)
    assert head == f"<w:tr><w:trPr>{height}<w:tblHeader/></w:trPr>{cell}{title}</w:tc></w:tr>"
    assert body == f"<w:tr><w:trPr>{height}</w:trPr>{cell}{text}</w:tc></w:tr>"


def test_an_upright_section_is_that_of_the_base_document() -> None:
    """5.1, 5.2: python-docx wrote the one, the render writes the other."""
    base = unpack(BASE_PATH.read_bytes())[DOCUMENT].decode()
    assert section_properties(WordSection([]), STANDARD) in base


def test_a_paragraph_that_ends_the_text_keeps_its_last_lines_with_the_signature() -> None:
    """7.3.5.5."""
    written = text_paragraph(Paragraph((Run("特此报告。"),)), STANDARD, *KEEP_END)
    assert written == styled("OfficialBody", run("特此报告。"), "<w:keepNext/><w:widowControl/>")


def test_a_note_becomes_a_comment_around_its_gap_and_a_gap_without_a_note_stays() -> None:
    text = joined((commentable("甲", w("r")), commentable("乙", w("r"))))
    xml, comments = comment_on(text, {"乙": "请人事科填"})
    reference = '<w:r><w:commentReference w:id="0"/></w:r>'
    assert xml == f'<w:r/><w:commentRangeStart w:id="0"/><w:r/><w:commentRangeEnd w:id="0"/>{reference}'
    assert comments == [Comment("填报提示", "请人事科填")]
    assert '<w:comment w:id="0" w:author="填报提示" w:initials="填报">'.encode() in comments_part(comments)


@given(st.text(), st.text())
def test_any_text_is_escaped_in_content_and_attributes(content: str, attribute: str) -> None:
    """What comes back is the text without the characters that XML forbids."""
    forbidden = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
    root = etree.fromstring(part(element("a", element("b", content), content, c=attribute)))
    allowed = forbidden.sub("", content).replace("\r\n", "\n").replace("\r", "\n")
    assert (root[0].text or "", root[0].tail or "") == (allowed, allowed)
    normalised = re.sub(r"\r\n|[\t\n\r]", " ", forbidden.sub("", attribute))
    assert root.get("c") == normalised


def test_what_is_none_is_left_out_and_attributes_keep_their_order() -> None:
    assert w("a", None, w("b"), z=1, a=None, c="<") == '<w:a w:z="1" w:c="&lt;"><w:b/></w:a>'
