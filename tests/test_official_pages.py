"""The official form on the page: where everything stands in LibreOffice's PDF, in millimetres."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import office
import pytest

from drafter.model.break_marks import without_marks
from drafter.page import STANDARD
from drafter.pages.blocks import (
    Addressee,
    Attachment,
    AttachmentNote,
    Block,
    Column,
    Document,
    Imprint,
    Masthead,
    Paragraph,
    Remark,
    SignatureBlock,
    Table,
    Title,
)
from drafter.pages.word.docx_writer import write_docx
from drafter.pages.word.masthead import mark_lines, mark_size
from drafter.pages.word.signature import sealed_centre
from drafter.pages.word.table import column_widths
from drafter.text_runs import Run
from tests.builders import make_answers, render_in_process

LEFT, RIGHT, TOP, FOOT = 28.0, 184.0, 37.0, 262.0
PITCH = STANDARD.line_pitch / 20 * office.MM_PER_PT
ADVANCE = STANDARD.character_advance / 20 * office.MM_PER_PT
BODY = Paragraph((Run("全年检查学校和幼儿园，责令整改。"),))
MASTHEAD = Masthead(
    ("天津市河东区教育局",),
    "文件",
    "000012",
    "机密★1年",
    "特急",
    (Run("河东教〔2022〕8号"),),
    ("张三",),
)
SIGNATURE = SignatureBlock((Run("天津市河东区教育局"),), (Run("2022年1月29日"),), sealed=True)
IMPRINT = Imprint(
    ("区委全面依法治区委员会办公室", "区人大常委会办公室", "区政协办公室", "区司法局"),
    "河东区教育局办公室",
    "2022年1月30日",
)
FIGURES = Table(
    (Column("项目", 12), Column("单位", 4, True), Column("本年", 5, True)),
    tuple((f"第{i}项工作", "次", str(i)) for i in range(1, 31)),
)
WIDE = Table(tuple(Column(f"第{i}类（件）", 6, True) for i in range(1, 11)), (tuple(map(str, range(10))),) * 20)


def document(*blocks: Block) -> bytes:
    return write_docx(Document("标题", "河东区教育局", 2021, "2022-01-29", blocks))


def formal(*blocks: Block, masthead: Masthead = MASTHEAD) -> bytes:
    return document(masthead, Title(("关于2021年度法治政府", "建设情况的报告")), Addressee((Run("区政府："),)), *blocks)


@pytest.fixture
def measure(tmp_path: Path) -> Callable[[bytes], list[office.Sheet]]:
    """Return a function from the bytes of a .docx to its pages, with lines of text, rules and ink."""

    def sheets(data: bytes) -> list[office.Sheet]:
        path = tmp_path / "document.docx"
        path.write_bytes(data)
        return office.read_sheets(office.to_pdf(path, tmp_path))

    return sheets


Measure = Callable[[bytes], list[office.Sheet]]


def line(sheet: office.Sheet, text: str) -> office.Line:
    """Return the one line of a page that holds `text`."""
    (found,) = [each for each in sheet.lines if text in each.text.replace(" ", "")]
    return found


def rule(sheet: office.Sheet, colour: str = "black") -> list[office.Rule]:
    return sorted((each for each in sheet.rules if each.colour == colour), key=lambda each: each.middle)


@pytest.mark.layout
def test_the_masthead_stands_where_the_standard_says(measure: Measure) -> None:
    (sheet,) = measure(formal(BODY))
    corner = [line(sheet, text) for text in ("000012", "机密★1年", "特急")]
    for number, each in enumerate(corner):
        assert each.left == pytest.approx(LEFT, abs=0.7)
        assert each.middle == pytest.approx(corner[0].middle + number * PITCH, abs=0.5)
    assert TOP < corner[0].middle < TOP + PITCH
    mark, number = line(sheet, "河东区教育局文件"), line(sheet, "签发人")
    assert sheet.ink(mark).top == pytest.approx(TOP + 35, abs=1)
    assert (mark.left + mark.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=1)
    assert number.left == pytest.approx(LEFT + ADVANCE, abs=0.7)
    assert number.right == pytest.approx(RIGHT - ADVANCE, abs=0.7)
    (red,) = rule(sheet, "red")
    assert (red.left, red.right) == (pytest.approx(LEFT, abs=0.5), pytest.approx(RIGHT, abs=0.5))
    assert red.middle - sheet.ink(number).bottom == pytest.approx(4, abs=1)
    assert sheet.ink(number).top - sheet.ink(mark).bottom == pytest.approx(2 * PITCH, abs=PITCH)
    title = line(sheet, "关于2021年度法治政府")
    assert title.middle - red.middle == pytest.approx(2.5 * PITCH, abs=2)
    assert line(sheet, "全年检查")


@pytest.mark.layout
@pytest.mark.parametrize("corner", [{}, {"urgency": "加急"}], ids=["nothing above", "urgency alone"])
def test_the_mark_stays_in_its_place_whatever_stands_above(measure: Measure, corner: dict[str, str]) -> None:
    plain = MASTHEAD._replace(copy_number="", classification="", urgency="", signatories=())._replace(**corner)
    (sheet,) = measure(formal(BODY, masthead=plain))
    assert sheet.ink(line(sheet, "教育局文件")).top == pytest.approx(TOP + 35, abs=1)
    number = line(sheet, "〔2022〕8号")
    assert (number.left + number.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=1)


@pytest.mark.layout
def test_several_authorities_stand_below_each_other_with_the_suffix_to_their_right(measure: Measure) -> None:
    joint = MASTHEAD._replace(
        authorities=("天津市河东区教育局", "河东区司法局"), signatories=("张三", "欧阳四", "李五"), copy_number=""
    )
    (sheet,) = measure(formal(BODY, masthead=joint._replace(classification="", urgency="")))
    big = [c for c in sheet.characters if c.size > 30]
    first, second, suffix = ([c for c in big if c.text in text] for text in ("天津市", "司法", "文件"))
    assert sheet.ink_top_of(first) == pytest.approx(TOP + 35, abs=1)
    rows = sorted({round(c.middle) for c in first + second})
    middle = sum(c.middle for c in suffix) / len(suffix)
    assert middle == pytest.approx((rows[0] + rows[-1]) / 2, abs=1.5)
    assert min(c.left for c in suffix) > max(c.right for c in first)
    upper, lower = line(sheet, "签发人：张三"), line(sheet, "〔2022〕8号")
    assert lower.middle - upper.middle == pytest.approx(PITCH, abs=0.5)
    name = next(c for c in sheet.characters if c.text == "张")
    below = next(c for c in sheet.characters if c.text == "李")
    assert below.left == pytest.approx(name.left, abs=0.7)


@pytest.mark.layout
@pytest.mark.parametrize(
    "names",
    [("阿卜杜热合曼·买买提艾力", "诺布"), ("阿卜杜热合曼·买买提艾力",), ("欧阳四", "张三", "诺布")],
    ids=["long and short", "one", "an odd number"],
)
def test_long_number_never_moves_the_names_of_signatories(measure: Measure, names: tuple[str, ...]) -> None:
    long = (Run("河东教法治政府建设〔2022〕12345号"),)
    (sheet,) = measure(formal(BODY, masthead=MASTHEAD._replace(document_number=long, signatories=names)))
    number, label = line(sheet, "12345号"), line(sheet, "签发人：")
    assert number.left == pytest.approx(LEFT + ADVANCE, abs=0.7)
    begins = [next(c for c in sheet.characters if c.text == name[0] and c.middle >= label.middle - 1) for name in names]
    assert all(each.left == pytest.approx(begins[0].left, abs=0.7) for each in begins)
    beside = [each for each in begins if abs(each.middle - number.middle) < 1]
    end = next(c for c in sheet.characters if c.text == "号" and abs(c.middle - number.middle) < 1).right
    assert all(each.left - end > ADVANCE * 0.8 for each in beside)


@pytest.mark.parametrize(
    ("names", "most"), [(("教育局",), 42), (("天津市河东区教育局",), 42), (("甲" * 30,), 22), (("甲局", "乙局"), 36)]
)
def test_the_mark_is_as_large_as_its_line_takes(names: tuple[str, ...], most: int) -> None:
    size, scale = mark_size(names, "文件", STANDARD)
    longest = max(map(len, names)) + 2
    assert 22 <= size <= most
    assert longest * size * scale / 100 <= STANDARD.text_width / 20


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("天津市河东区教育局", ("天津市河东区教育局文件",)),
        ("天津市|河东区教育局", ("天津市河东区教育局文件",)),
        ("天津市||河东区教育局", ("天津市", "河东区教育局文件")),
        ("新疆生产建设兵团|第七师胡杨河市教育体育局", ("新疆生产建设兵团", "第七师胡杨河市教育体育局文件")),
        (
            "甘肃省临夏回族自治州积石山保安族东乡族撒拉族自治县教育局",
            ("甘肃省临夏回族自治州", "积石山保安族东乡族撒拉族自治县教育局文件"),
        ),
    ],
)
def test_a_mark_too_long_for_a_line_is_broken_by_sense(typed: str, lines: tuple[str, ...]) -> None:
    block = Masthead((without_marks(typed),), "文件")
    assert mark_lines(block, STANDARD) == lines


@pytest.mark.layout
def test_a_mark_on_two_lines_stands_in_its_place(measure: Measure) -> None:
    long = MASTHEAD._replace(authorities=("甘肃省临夏回族自治州积石山保安族东乡族撒拉族自治县教育局",))
    (sheet,) = measure(formal(BODY, masthead=long._replace(copy_number="", classification="", urgency="")))
    first, second = line(sheet, "甘肃省临夏"), line(sheet, "教育局文件")
    assert sheet.ink(first).top == pytest.approx(TOP + 35, abs=1)
    assert second.middle > first.middle
    for each in (first, second):
        assert (each.left + each.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=1)
        assert LEFT - 0.5 < each.left < each.right < RIGHT + 0.5


@pytest.mark.layout
@pytest.mark.parametrize("name", ["河东区教育局", "教育局", "天津市滨海新区教育体育和卫生健康局"])
def test_a_sealed_signature_is_centred_on_its_date_four_characters_from_the_edge(measure: Measure, name: str) -> None:
    (sheet,) = measure(formal(BODY, SIGNATURE._replace(signed_authority=(Run(name),))))
    body, date = line(sheet, "全年检查"), line(sheet, "2022年1月29日")
    authority = [each for each in sheet.lines if each.text == name][-1]
    assert (authority.left + authority.right) / 2 == pytest.approx((date.left + date.right) / 2, abs=1)
    assert authority.right < RIGHT + 1
    if len(name) < 14:
        # LibreOffice spaces figures from characters, Word does not: the middle is the same in both.
        middle = RIGHT - (4 + 6.5 / 2) * (RIGHT - LEFT) / 28
        assert (date.left + date.right) / 2 == pytest.approx(middle, abs=1)
    assert date.middle - authority.middle == pytest.approx(PITCH, abs=0.5)
    assert authority.middle - body.middle == pytest.approx(3 * PITCH, abs=0.5), "the seal's upper half has room"


def test_a_signature_wider_than_twice_its_room_takes_the_date_along() -> None:
    assert sealed_centre(9, 6.5, STANDARD) == 28 - 4 - 6.5 / 2
    assert sealed_centre(20, 6.5, STANDARD) == 18
    assert sealed_centre(40, 6.5, STANDARD) == 14


@pytest.mark.layout
def test_joint_seals_stand_side_by_side_without_touching(measure: Measure) -> None:
    joint = SIGNATURE._replace(
        joint_authorities=("河东区司法局", "河东区财政局"), signed_authority=(Run("河东区教育局"),)
    )
    (sheet,) = measure(formal(BODY, joint))
    row = line(sheet, "河东区司法局")
    assert "河东区教育局" in row.text
    assert "河东区财政局" in row.text
    places = [next(c for c in sheet.characters if c.text == text and c.middle > 150).left for text in "司财"]
    assert places[1] - places[0] > 42
    date = line(sheet, "2022年1月29日")
    assert date.middle - row.middle == pytest.approx(PITCH, abs=0.5)


@pytest.mark.layout
def test_joint_signatures_without_seals_stand_below_each_other(measure: Measure) -> None:
    joint = SIGNATURE._replace(sealed=False, joint_authorities=("河东区司法局",))
    (sheet,) = measure(document(BODY, joint))
    first, second, date = line(sheet, "教育局"), line(sheet, "司法局"), line(sheet, "2022年1月29日")
    assert first.right == pytest.approx(RIGHT - 2 * ADVANCE, abs=0.7)
    assert date.left - second.left == pytest.approx(2 * ADVANCE, abs=0.7)


@pytest.mark.layout
def test_the_attachment_note_aligns_its_names_and_the_remark_follows_the_date(measure: Measure) -> None:
    long = "法治政府建设主要数据和行政执法统计有关情况的详细说明及其计算口径"
    note = AttachmentNote(("主要数据表", long))
    (sheet,) = measure(document(BODY, note, SIGNATURE, Remark((Run("（联系人：张三）"),))))
    body, first = line(sheet, "全年检查"), line(sheet, "附件：1.主要数据表")
    assert first.middle - body.middle == pytest.approx(2 * PITCH, abs=0.5)
    assert first.left == pytest.approx(LEFT + 2 * ADVANCE, abs=0.7)
    at = {c.text: c for c in sheet.characters if abs(c.middle - first.middle) < 2}
    wrapped = sheet.lines[sheet.lines.index(line(sheet, "2.法治政府建设")) + 1]
    # A full stop is wider in LibreOffice's substitute of the font than in Times New Roman.
    assert wrapped.left == pytest.approx(at["主"].left, abs=1.5)
    remark, date = line(sheet, "（联系人：张三）"), line(sheet, "2022年1月29日")
    assert remark.middle - date.middle == pytest.approx(PITCH, abs=0.5)
    assert remark.left == pytest.approx(LEFT + 2 * ADVANCE, abs=2.5)


@pytest.mark.layout
@pytest.mark.parametrize("lines", [3, 15, 17, 19, 22])
def test_the_imprint_ends_on_the_lower_edge_of_the_last_page(measure: Measure, lines: int) -> None:
    *_, sheet = measure(document(*[BODY] * lines, IMPRINT))
    rules = rule(sheet)
    assert len(rules) == 3
    for each in rules:
        assert (each.left, each.right) == (pytest.approx(LEFT, abs=0.5), pytest.approx(RIGHT, abs=0.5))
    assert rules[-1].middle == pytest.approx(FOOT, abs=1)
    assert rules[0].weight == rules[2].weight == pytest.approx(0.35, abs=0.02)
    assert rules[1].weight == pytest.approx(0.25, abs=0.03)
    copies, printed = line(sheet, "抄送："), line(sheet, "印发")
    space = 14 * office.MM_PER_PT
    assert copies.left == printed.left == pytest.approx(LEFT + space, abs=0.7)
    assert printed.right == pytest.approx(RIGHT - space, abs=0.7)
    wrapped = next(each for each in sheet.lines if each.middle > copies.middle)
    assert wrapped.left == pytest.approx(LEFT + 4 * space, abs=0.7)
    assert all(each.middle < rules[0].middle for each in sheet.lines if "全年检查" in each.text)


@pytest.mark.layout
def test_an_imprint_on_its_own_stands_on_an_even_page_without_number(measure: Measure) -> None:
    own = IMPRINT._replace(own_page=True)
    sheets = measure(document(*[BODY] * 50, SIGNATURE, own))
    assert len(sheets) == 4
    assert rule(sheets[3])[-1].middle == pytest.approx(FOOT, abs=1)
    assert next(each.text[:3] for each in sheets[3].lines) == "抄送："
    assert not any("—" in each.text for each in sheets[3].lines)
    # Behind text that ends on an even page a blank one comes between; LibreOffice leaves it out of the PDF.
    assert len(measure(document(*[BODY] * 30, SIGNATURE, own))) == 3


@pytest.mark.layout
def test_attachments_have_pages_of_their_own_with_the_title_on_the_third_line(measure: Measure) -> None:
    words = Attachment("附件2", ("情况说明",), (BODY,))
    sheets = measure(document(BODY, Attachment("附件1", ("主要数据表",), (FIGURES,)), words, IMPRINT))
    assert len(sheets) == 4
    for sheet, label, title in ((sheets[1], "附件1", "主要数据表"), (sheets[3], "附件2", "情况说明")):
        first, third = line(sheet, label), line(sheet, title)
        assert first.left == pytest.approx(LEFT, abs=0.7)
        assert TOP < first.middle < TOP + PITCH
        assert third.middle - first.middle == pytest.approx(2 * PITCH, abs=1.5)
        assert (third.left + third.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=1)
    for sheet in sheets[1:3]:
        assert line(sheet, "项目单位本年"), "the head comes again on the second page"
        assert min(each.left for each in sheet.rules) == pytest.approx(LEFT, abs=0.6)
        assert max(each.right for each in sheet.rules) == pytest.approx(RIGHT, abs=0.6)
    shown = [each.text for sheet in sheets[1:3] for each in sheet.lines if "项工作" in each.text]
    assert len(shown) == 30
    assert [sheet.lines[-1].text for sheet in sheets] == [f"—{number}—" for number in range(1, 5)]


@pytest.mark.layout
def test_turned_pages_keep_the_number_where_all_pages_have_it(measure: Measure) -> None:
    turned = Attachment("附件", ("行政执法统计表",), (WIDE,), landscape=True)
    sheets = measure(document(BODY, turned, IMPRINT))
    assert [sheet.width > sheet.height for sheet in sheets] == [False, True, True, False]
    for number, sheet in enumerate(sheets[1:3], start=2):
        # Seen with the page turned back: x is the distance from the left edge, y that from the upper.
        dashes = [c for c in sheet.characters if c.text == "—"]
        assert len(dashes) == 2
        xs = [c.top for c in dashes] + [c.bottom for c in dashes]
        y = 297 - sum(c.left + c.right for c in dashes) / 4
        assert y == pytest.approx(269, abs=1.2)
        space = 14 * office.MM_PER_PT
        if number % 2:
            assert max(xs) == pytest.approx(RIGHT - space, abs=0.7)
        else:
            assert min(xs) == pytest.approx(LEFT + space, abs=0.7)
        rules = sheet.rules
        assert (min(each.left for each in rules), max(each.right for each in rules)) == (
            pytest.approx(297 - FOOT, abs=0.7),
            pytest.approx(297 - TOP, abs=0.7),
        )
        assert any("第1类" in each.text for each in sheet.lines)
    assert sheets[3].lines[-1].text == "—4—"


@pytest.mark.layout
@pytest.mark.parametrize("lines", [17, 18, 19, 20, 21, 22])
def test_signature_note_and_remark_never_stand_alone(measure: Measure, lines: int) -> None:
    blocks = (*[BODY] * lines, AttachmentNote(("数据表",)), SIGNATURE, Remark((Run("（联系人：张三）"),)))
    *_, sheet = measure(document(*blocks))
    texts = [each.text for each in sheet.lines]
    assert any("全年检查" in text for text in texts)
    assert any("（联系人：张三）" in text for text in texts)


ALL = (
    BODY,
    AttachmentNote(("主要数据表", "行政执法统计表", "情况说明")),
    SIGNATURE._replace(joint_authorities=("河东区司法局",)),
    Remark((Run("（联系人：张三）"),)),
    Attachment("附件1", ("主要数据表",), (FIGURES,)),
    Attachment("附件2", ("行政执法统计表",), (WIDE, BODY), landscape=True),
    Attachment("附件3", ("情况说明",), (BODY,)),
)
JOINT = MASTHEAD._replace(authorities=("天津市河东区教育局", "河东区司法局"))


@pytest.mark.parametrize("own_page", [False, True])
@pytest.mark.parametrize("order", [(4, 5, 6), (4, 6, 5), (5, 4, 6)])
def test_office_validator_finds_nothing_in_the_whole_official_form(
    tmp_path: Path, own_page: bool, order: tuple[int, ...]
) -> None:
    audit = pytest.importorskip("openxml_audit")
    path = tmp_path / "document.docx"
    blocks = (*ALL[:4], *(ALL[i] for i in order), IMPRINT._replace(own_page=own_page))
    path.write_bytes(formal(*blocks, masthead=JOINT))
    result = audit.OpenXmlValidator().validate(path)
    assert not result.errors, [str(error) for error in result.errors]


def test_python_docx_reads_the_official_form_back() -> None:
    read: Any = docx.Document(io.BytesIO(formal(*ALL, IMPRINT, masthead=JOINT)))
    texts = [paragraph.text for paragraph in read.paragraphs]
    assert {"附件：1.主要数据表", "2.行政执法统计表", "附件2", "（联系人：张三）"} < set(texts)
    cells = [cell.text for each in read.tables for row in each.rows for cell in row.cells]
    assert "抄送：区委全面依法治区委员会办公室，区人大常委会办公室，区政协办公室，区司法局。" in cells
    assert "机密★1年" in cells


def test_columns_fill_the_table_s_width() -> None:
    widths = column_widths(FIGURES.columns, STANDARD.text_width)
    assert sum(widths) == STANDARD.text_width
    assert widths[0] > widths[2] > widths[1]


@pytest.mark.layout
def test_no_number_of_the_table_of_figures_is_broken(measure: Measure) -> None:
    """With long titles and sources the columns are made narrower: these go on to a second line, numbers don't."""
    told = {"数值": "9371", "上年": "6694", "提供科室": "职业与成人教育科", "来源": "行政执法监督平台年度统计报表"}
    names = ("行政检查次数", "双随机联合检查次数", "双随机检查培训机构次数", "校外培训专项检查次数")
    form = {"附件": [{"名称": "数据表", "内容": "数据表"}]}
    made = render_in_process(make_answers(公文格式=form, 行政执法=dict.fromkeys(names, told)))
    sheets = measure(made.data)
    text = "\n".join(line.text for sheet in sheets for line in sheet.lines)
    assert text.count("93716694+2677（+40%）") == len(names)
