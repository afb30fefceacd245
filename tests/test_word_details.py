"""What Word and a PDF know of a document beside its page: language, outline, tables, fonts of figures."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import docx
import office
import pytest
from builders import make_answers, render_in_process
from docx.oxml.ns import qn

from drafter.jurisdictions.page_format import PageFormat, page_for
from drafter.page import STANDARD
from drafter.pages.blocks import AttachmentNote, Document, Paragraph, Table
from drafter.pages.pdf.pdf_tags import with_short_bookmarks, without_layout_tables
from drafter.pages.pdf.pdf_writer import make_pdf
from drafter.pages.word.docx_writer import write_docx
from drafter.rendering import Rendering
from drafter.text_runs import Run, RunKind

_FORM = {
    **{"版头": "有", "份号": "000012", "发文字号": "河东教〔2022〕8号", "签发人": "张三", "版记": "有"},
    **{"联合发文机关": ["区司法局"], "印发机关": "区教育局办公室", "印发日期": "2022-01-30", "抄送机关": "区委办"},
    "附件": [
        {"名称": "法治政府建设主要数据表", "内容": "数据表"},
        {
            "名称": "全区各中小学校法治副校长聘任和履职情况的说明材料",
            "内容": "文字",
            "正文": "一、检查\n（一）学校。办了2件。",
        },
    ],
}


@pytest.fixture(scope="module")
def formal() -> Rendering:
    return render_in_process(
        make_answers(
            公文格式=_FORM,
            存在不足=[{"提法": "执法力量不足", "内容": "持证人员少。"}, {"提法": "普法不深", "内容": "农村活动少。"}],
            活动=[{"主题": "法治宣传", "提法": "宪法进校园", "内容": "组织晨读。"}],
        )
    )


@pytest.fixture(scope="module")
def pdf(formal: Rendering, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    office.require_layout()
    return make_pdf(formal.document, formal.page, tmp_path_factory.mktemp("pdf")).data


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(f"word/{name}.xml").decode()


def style(data: bytes, style_id: str) -> str:
    found = re.search(f'<w:style [^>]*w:styleId="{style_id}">.*?</w:style>', part(data, "styles"), re.DOTALL)
    assert found
    return found[0]


@pytest.mark.layout
def test_a_pdf_says_that_it_is_chinese(pdf):
    assert re.findall(rb"/Lang\s*\((.*?)\)", pdf) == [b"zh-CN"]


@pytest.mark.layout
def test_bookmarks_hold_run_in_headings_and_attachments_and_no_text(pdf):
    found = re.findall(rb"/Title<FEFF([0-9A-F]+)>\s*/Dest", pdf)
    titles = [bytes.fromhex(each.decode()).decode("utf-16-be") for each in found]
    for title in ("（一）执法力量不足", "（二）普法不深", "法治政府建设主要数据表", "（一）学校"):
        assert title in titles
    assert "全区各中小学校法治副校长聘任和履职情况的说明材料" in titles
    assert not [title for title in titles if "。" in title]


@pytest.mark.layout
def test_only_tables_with_headings_are_tagged_as_tables(pdf):
    kinds = re.findall(rb"/S/(\w+)", pdf)
    assert kinds.count(b"Table") == 1
    assert kinds.count(b"TH") == 3
    assert b"Div" in kinds


@pytest.mark.layout
def test_a_pdf_put_right_still_opens(pdf, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf)
    assert any("抄送：区委办。" in line.text for page in office.read_pages(path) for line in page)


def test_what_is_put_right_keeps_every_place():
    before = b"/Title<FEFF4E003002672C>\n/Dest[1]" + b"7 0 obj\n<</Type/StructElem\n/S/TR\n/P 6 0 R"
    before += b"6 0 obj\n<</Type/StructElem\n/S/Table\n/P 5 0 R"
    after = without_layout_tables(with_short_bookmarks(before))
    assert len(after) == len(before)
    assert after.count(b"/S/Div") == 2
    assert b"/Title<FEFF4E00> " in after


def test_a_foreign_pdf_stays_as_it_is():
    assert without_layout_tables(with_short_bookmarks(b"%PDF-1.7 /Title(x)")) == b"%PDF-1.7 /Title(x)"


def test_numbered_paragraphs_and_attachments_have_an_outline_level(formal):
    levels = {name: re.findall(r'outlineLvl w:val="(\d)"', style(formal.data, name)) for name in _OUTLINE}
    assert levels == _OUTLINE


_OUTLINE = {"Item2": ["1"], "Item3": ["2"], "Item4": ["3"], "AttachmentTitle": ["0"], "OfficialBody": []}


def test_a_table_has_a_row_of_headings_a_name_and_a_look(formal):
    [table] = [t for t in docx.Document(io.BytesIO(formal.data)).element.body.iter(qn("w:tbl")) if "项目" in t.xml]
    properties: Any = table.tblPr
    assert properties.find(qn("w:tblCaption")).get(qn("w:val")) == "法治政府建设主要数据表"
    assert properties.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"
    assert [bool(row.findall(f".//{qn('w:tblHeader')}")) for row in table.tr_lst][:2] == [True, False]


def test_office_validator_finds_nothing(formal, tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(formal.data)
    assert office.faults(path) == []


@pytest.mark.parametrize(
    ("wanted", "font", "bold"),
    [
        ("", "楷体_GB2312", False),
        ("楷体", "楷体_GB2312", False),
        ("黑体", "黑体", False),
        ("加粗", "仿宋_GB2312", True),
    ],
)
def test_a_lead_phrase_looks_as_the_jurisdiction_says(wanted, font, bold):
    page = page_for(PageFormat.model_validate({"提法": wanted} if wanted else {}))
    lead = Paragraph((Run("提法2。", RunKind.LEAD), Run("正文。")))
    made = style(write_docx(Document("", "", None, "", (lead,)), page), "LeadPhrase")
    assert f'w:eastAsia="{font}"' in made
    assert ("<w:b " in made) is bold
    assert ('w:ascii="黑体"' in made) is (font == "黑体")


def test_figures_in_black_headings_are_black(formal):
    assert re.search(r'w:ascii="黑体"[^>]*w:hAnsi="黑体"', style(formal.data, "Heading1"))
    assert 'w:ascii="Times New Roman"' in style(formal.data, "Heading2")
    assert re.search(
        r'w:ascii="黑体"[^>]*/></w:rPr><w:t[^>]*>项目<', part(formal.data, "document").replace(' w:hint="eastAsia"', "")
    )


def test_a_document_number_stays_on_one_line(formal):
    """No line ends with 〕 or begins with 号, beside what Word never breaks at anyhow."""
    settings = part(formal.data, "settings")
    assert re.search(r'noLineBreaksAfter w:lang="zh-CN" w:val="[^"]*〔[^"]*〕"', settings)
    assert re.search(r'noLineBreaksBefore w:lang="zh-CN" w:val="[^"]*〕[^"]*号"', settings)


@pytest.mark.layout
def test_no_line_of_a_pdf_breaks_a_document_number(tmp_path):
    office.require_layout()
    texts = (f"{'字' * n}落实津教政〔2021〕8号文件要求，{'继续' * 10}国办发〔2021〕123号。" for n in range(4, 24))
    document = Document("", "", None, "", tuple(Paragraph((Run(text),)) for text in texts))
    (tmp_path / "a.pdf").write_bytes(make_pdf(document, STANDARD, tmp_path).data)
    lines = [line.text for page in office.read_pages(tmp_path / "a.pdf") for line in page]
    assert sum("号" in line for line in lines) >= 20
    assert not [line for line in lines if re.match("[0-9]*[〕号]", line) or re.search("〔[0-9]*$|〕$", line)]


@pytest.mark.layout
@pytest.mark.parametrize("count", [2, 9, 10, 12])
def test_names_of_attachments_align_whatever_their_numbers(count, tmp_path):
    names = tuple(f"材料{'甲乙丙丁戊己庚辛壬癸子丑'[i]}" for i in range(count))
    path = tmp_path / "a.docx"
    path.write_bytes(write_docx(Document("", "", None, "", (AttachmentNote(names),))))
    [sheet] = office.read_sheets(office.to_pdf(path, tmp_path))
    starts = [c.left for c in sheet.characters if c.text == "材"]
    assert len(starts) == count
    assert max(starts) - min(starts) < 1.0  # LibreOffice adds space between digits and characters
    labels = [c.left for c in sheet.characters if c.text == "附"]
    assert labels == pytest.approx([28.3 + 2 * 5.5], abs=0.8)


@pytest.mark.parametrize("penalties", ["2", "123456", "不适用", "无"])
def test_columns_of_a_statistics_table_keep_their_width(penalties):
    form = {"版头": "有", "附件": [{"名称": "行政处罚实施情况统计表", "内容": "统计表"}]}
    made = render_in_process(make_answers(公文格式=form, 处罚许可={"行政处罚件数": penalties, "罚没金额": "1.5"}))
    widths = [
        [column.width for column in block.columns]
        for attachment in made.document.blocks
        for block in getattr(attachment, "content", ())
        if isinstance(block, Table)
    ]
    assert widths == [[7.0, 5.0, 5.0, 5.0, 5.0]]
