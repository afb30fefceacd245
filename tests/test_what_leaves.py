"""What leaves with a .docx unseen, and what breaks its flow, is told of documents that python-docx made."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from drafter.checking.rule import Severity
from drafter.use_cases.check_report import Wishes, check_report

LINES = (
    "河东区教育局2023年法治政府建设情况报告",
    "一、主要工作",
    "全年开展行政检查77次，发现问题3个，全部整改到位。",
    "召开专题会议4次，研究部署法治政府建设重点工作。",
    "二、存在的不足",
    "执法人员的业务能力还有待提高。",
)
SENTENCE = 2
"""Which of LINES the faults are put into."""
VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
Change = Callable[[WordDocument], None]


def told(change: Change, folder: Path, edition: str = "报送版") -> dict[str, tuple[Severity, str]]:
    """Return the rules of format and of what leaves that a document breaks after `change` and not before."""
    return {name: said for name, said in findings(change, folder, edition).items() if name not in BEFORE}


def findings(change: Change, folder: Path, edition: str = "报送版") -> dict[str, tuple[Severity, str]]:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    for line in LINES:
        document.add_paragraph(line)
    change(document)
    path = folder / "报告.docx"
    document.save(str(path))
    checked = check_report(str(path), wishes=Wishes(edition=edition), rules="版式,随文")
    return {each.rule.name: (each.rule.severity, each.hit.message) for each in checked.findings}


BEFORE = {
    *("版式-页边距", "版式-每面行数", "版式-页码", "版式-标题居中", "版式-标题字体", "版式-正文字体", "版式-字号"),
    *("版式-首行缩进", "版式-层次字体", "版式-段间距", "版式-每行字数", "版式-行距不一", "版式-落款位置", "版式-空行"),
}
"""What a document of python-docx breaks by its own defaults."""


def sentence(document: WordDocument) -> Paragraph:
    """Return the paragraph that the faults are put into."""
    return document.paragraphs[SENTENCE]


def formatted_run(**changes: object) -> Change:
    """Return a change that sets what `changes` name for a further stretch of the sentence."""

    def change(document: WordDocument) -> None:
        font = sentence(document).add_run("另有12家单位自查。").font
        for name, value in changes.items():
            if name == "white":
                font.color.rgb = RGBColor(255, 255, 255)
            else:
                setattr(font, name, value)

    return change


def element(xml: str, where: str = "run") -> Change:
    """Return a change that puts `xml` into a new run, the paragraph or the header."""

    def change(document: WordDocument) -> None:
        made = parse_xml(xml)
        if where == "run":
            sentence(document).add_run()._r.append(made)
        elif where == "paragraph":
            sentence(document)._p.append(made)
        else:
            document.sections[0].header.paragraphs[0].add_run()._r.append(made)

    return change


def property_(**values: str) -> Change:
    """Return a change that sets properties of the file."""

    def change(document: WordDocument) -> None:
        for name, value in values.items():
            setattr(document.core_properties, name, value)

    return change


def header(text: str) -> Change:
    """Return a change that writes into the header."""
    return lambda document: setattr(document.sections[0].header.paragraphs[0], "text", text)


def footer(text: str) -> Change:
    """Return a change that writes into the footer."""
    return lambda document: setattr(document.sections[0].footer.paragraphs[0], "text", text)


def picture(width: float) -> Change:
    """Return a change that puts in a picture of a width in millimetres."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    return lambda document: document.add_picture(io.BytesIO(png), Mm(width)) and None


def table(column: float, count: int = 4) -> Change:
    """Return a change that puts in a table with columns of a width in millimetres."""

    def change(document: WordDocument) -> None:
        made = document.add_table(2, count)
        for cell in [cell for row in made.rows for cell in row.cells]:
            cell.width, cell.text = Mm(column), "数"

    return change


def aligned(how: WD_ALIGN_PARAGRAPH) -> Change:
    """Return a change that aligns the sentence."""
    return lambda document: setattr(sentence(document), "alignment", how)


def page_break(document: WordDocument) -> None:
    """Break the page behind the sentence."""
    sentence(document).add_run().add_break(WD_BREAK.PAGE)


def page_break_alone(document: WordDocument) -> None:
    """Break the page in a paragraph of its own before the sentence."""
    sentence(document).insert_paragraph_before().add_run().add_break(WD_BREAK.PAGE)


def section_break(document: WordDocument) -> None:
    """End a section behind all, and go on in the next."""
    document.add_section(WD_SECTION.NEW_PAGE)
    document.add_paragraph("后面的一段话，说的是下一年的安排。")


def columns(document: WordDocument) -> None:
    """Set the text in two columns."""
    document.sections[0]._sectPr.find(qn("w:cols")).set(qn("w:num"), "2")


def wide_page(document: WordDocument) -> None:
    """Go on with a landscape page that has a table of its width."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    table(57)(document)


def line_break(document: WordDocument) -> None:
    """Break a line within the sentence."""
    sentence(document).add_run().add_break()
    sentence(document).add_run("同时开展复查。")


def other_font(document: WordDocument) -> None:
    """Set a stretch of the sentence in another Chinese font."""
    run = sentence(document).add_run("同时开展复查。")
    run.font.name = "Arial"
    run._r.rPr.rFonts.set(qn("w:eastAsia"), "微软雅黑")


OBJECT = (
    f'<w:object {nsdecls("w", "r")} {VML}><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" r:id="rId99"/></w:object>'
)
EQUATION = OBJECT.replace("Excel.Sheet.12", "Equation.DSMT4")
WATERMARK = (
    f'<w:pict {nsdecls("w")} {VML}><v:shape id="PowerPlusWaterMarkObject1" style="width:400pt">'
    '<v:textpath string="征求意见稿"/></v:shape></w:pict>'
)
BOX = (
    f'<w:pict {nsdecls("w")} {VML}><v:shape style="width:200pt"><v:textbox><w:txbxContent><w:p><w:r>'
    "<w:t>全年约谈机构5家，整改完毕。</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
)
MERGE = f'<w:fldSimple {nsdecls("w")} w:instr=" MERGEFIELD 单位 "><w:r><w:t>«单位»</w:t></w:r></w:fldSimple>'
RESTYLED = f'<w:rPr {nsdecls("w")}><w:b/><w:rPrChange w:id="1" w:author="李四"><w:rPr/></w:rPrChange></w:rPr>'

LEAVES: dict[str, tuple[Change, str, str]] = {
    "hidden text": (formatted_run(hidden=True), "随文-隐藏文字", "有隐藏文字“另有12家单位自查。”"),
    "white text": (formatted_run(white=True), "随文-隐藏文字", "有白色的文字"),
    "change of a format": (element(RESTYLED), "版式-修订批注", "1 处修订（其中 1 处改的是格式）"),
    "embedded workbook": (element(OBJECT), "随文-嵌入对象", "Excel.Sheet.12"),
    "equation": (element(EQUATION), "", ""),
    "watermark": (element(WATERMARK, "header"), "随文-水印", "征求意见稿"),
    "header": (header("内部资料 注意保存"), "随文-页眉页脚", "页眉里有文字“内部资料 注意保存”"),
    "words in the footer": (footer("河东区教育局办公室"), "随文-页眉页脚", "页脚里有文字"),
    "page number in words": (footer("第 1 页"), "", ""),
    "author": (property_(author="张小明"), "随文-文件属性", "作者“张小明”"),
    "author in letters": (property_(author="zhangxm"), "随文-文件属性", "作者“zhangxm”"),
    "last hand": (property_(last_modified_by="李四"), "随文-文件属性", "最后修改人“李四”"),
    "the bureau as author": (property_(author="河东区教育局", last_modified_by="局办公室"), "", ""),
    "a machine as author": (property_(author="Administrator", last_modified_by="微软用户"), "", ""),
    "note": (property_(comments="数据待教育科核实"), "随文-文件属性", "备注“数据待教育科核实”"),
    "title of last year": (property_(title="河东区教育局2022年法治政府建设情况报告"), "随文-文件属性", "标题"),
    "merge field": (element(MERGE, "paragraph"), "随文-合并域", "留着邮件合并的域“单位”"),
}  # fmt: skip
LAYOUT: dict[str, tuple[Change, str, str]] = {
    "wide picture": (picture(180), "版式-超宽", "图片宽 180 毫米，版心只有 156 毫米"),
    "picture that fits": (picture(156), "", ""),
    "wide table": (table(45), "版式-超宽", "表格宽 180 毫米"),
    "table that fits": (table(39), "", ""),
    "wide table on a landscape page": (wide_page, "", ""),
    "text box": (element(BOX), "版式-文本框", "有文字放在文本框或图形里"),
    "columns": (columns, "版式-分栏", "排成 2 栏"),
    "centred text": (aligned(WD_ALIGN_PARAGRAPH.CENTER), "版式-正文对齐", "居中"),
    "text at the right": (aligned(WD_ALIGN_PARAGRAPH.RIGHT), "版式-正文对齐", "靠右"),
    "justified text": (aligned(WD_ALIGN_PARAGRAPH.JUSTIFY), "", ""),
    "italics": (formatted_run(italic=True), "版式-斜体", "“另有12家单位自”"),
    "underline": (formatted_run(underline=True), "版式-下划线", "“另有12家单位自”"),
    "strike": (formatted_run(strike=True), "版式-删除线", "“另有12家单位自”"),
    "marker pen": (formatted_run(highlight_color=WD_COLOR_INDEX.YELLOW), "版式-突出显示", "“另有12家单位自”"),
    "line break": (line_break, "版式-强制换行", "手动换行"),
    "page break behind": (page_break, "版式-强制分页", "“召开专题会议4次…”前面强制分了页"),
    "page break alone": (page_break_alone, "版式-强制分页", "“全年开展行政检查…”前面强制分了页"),
    "section break": (section_break, "版式-强制分页", "“后面的一段话，说…”前面强制分了页"),
    "another font": (other_font, "版式-段内字体", "“同时开展复查”是微软雅黑"),
    "another size": (formatted_run(size=Pt(9)), "版式-段内字体", "9 磅"),
}


@pytest.mark.parametrize("case", LEAVES)
def test_what_leaves_with_a_document_is_told_and_is_an_error_before_it_is_published(case: str, tmp_path: Path) -> None:
    change, rule, words = LEAVES[case]
    sent, public = told(change, tmp_path), told(change, tmp_path, "公开版")
    own = {name: severity for name, (severity, _) in sent.items() if name.startswith("随文") or name == "版式-修订批注"}
    assert own == ({rule: Severity.WARNING} if rule else {})
    if rule:
        assert words in sent[rule][1]
        assert public[rule][0] is Severity.ERROR


@pytest.mark.parametrize("case", LAYOUT)
def test_what_breaks_the_flow_of_a_document_is_told(case: str, tmp_path: Path) -> None:
    change, rule, words = LAYOUT[case]
    said = told(change, tmp_path)
    assert set(said) == ({rule} if rule else set())
    if rule:
        assert words in said[rule][1]
