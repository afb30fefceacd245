"""Tests of the written .docx: its XML as python-docx reads it, and its pages as laid out."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import docx
import office
import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from sweeps import chosen, pages_of

from drafter.page import STANDARD, Font, Fonts
from drafter.pages.blocks import Addressee, Block, Document, Heading, Item, Paragraph, SignatureBlock, Title
from drafter.pages.word.docx_package import CUSTOM, digest_holds, unpack
from drafter.pages.word.docx_writer import write_docx
from drafter.pages.word.signature import signature_indents
from drafter.text_runs import Run, RunKind

LayOut = Callable[[bytes], list[list[office.Line]]]

BLOCKS: tuple[Block, ...] = (
    Title(("成华区教育局关于2022年度", "法治政府建设情况的报告")),
    Addressee((Run("区人民政府："),)),
    Paragraph((Run("现将“法治教育”情况报告如下。"),)),
    Heading(1, "一、", (Run("主要举措和成效"),)),
    Heading(2, "（一）", (Run("强化组织领导"),)),
    Heading(3, "1.", (Run("落实职责"),)),
    Heading(4, "（1）", (Run("专题学习"),)),
    Paragraph((Run("一是"), Run("集体学法。", RunKind.LEAD), Run("全年学法12次。"))),
    Item(
        2,
        "（二）",
        (
            Run("参与的", RunKind.LEAD),
            Run("【待填：学校数】", RunKind.GAP),
            Run("所学校不足。", RunKind.LEAD),
            Run("培训"),
            Run("【待填：人次】", RunKind.GAP),
        ),
    ),
    Item(3, "1.", (Run("严格程序。", RunKind.LEAD), Run("依法决策。"))),
    Item(4, "（1）", (Run("征求意见。", RunKind.LEAD), Run("公开征求。"))),
    SignatureBlock((Run("成华区教育局"),), (Run("2023年1月29日"),)),
)
STYLES = (
    *("Title", "Normal", "主送机关", "公文正文", "Heading 1", "Heading 2", "Heading 3"),
    *("Heading 4", "公文正文", "层次二段落", "层次三段落", "层次四段落"),
    *("Normal", "落款署名", "成文日期"),
)


def make_document(**changes: Any) -> Document:
    document = Document(
        title="成华区教育局关于2022年度法治政府建设情况的报告",
        authority="成华区教育局",
        year=2022,
        issued="2023-01-29",
        blocks=BLOCKS,
    )
    return document._replace(**changes)


def open_docx(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def text_document(*paragraphs: str) -> bytes:
    return write_docx(make_document(blocks=tuple(Paragraph((Run(text),)) for text in paragraphs)))


def test_each_block_becomes_paragraphs_of_its_style() -> None:
    paragraphs = open_docx(write_docx(make_document())).paragraphs
    assert tuple(paragraph.style.name for paragraph in paragraphs) == STYLES
    assert [paragraph.text for paragraph in paragraphs] == [
        "成华区教育局关于2022年度\n法治政府建设情况的报告",
        "",
        "区人民政府：",
        "现将“法治教育”情况报告如下。",
        "一、主要举措和成效",
        "（一）强化组织领导",
        "1.落实职责",
        "（1）专题学习",
        "一是集体学法。全年学法12次。",
        "（二）参与的【待填：学校数】所学校不足。培训【待填：人次】",
        "1.严格程序。依法决策。",
        "（1）征求意见。公开征求。",
        "",
        "成华区教育局",
        "2023年1月29日",
    ]


def test_lead_of_an_item_has_the_font_of_its_level_gaps_included() -> None:
    item = open_docx(write_docx(make_document())).paragraphs[9]
    number, *_, rest, last_gap = item.runs
    assert [run.style.name for run in item.runs[:4]] == [*("层次二首句", "层次二首句", "待填", "层次二首句")]
    assert number.text == "（二）"
    gap_fonts = item.runs[2]._r.rPr.rFonts
    assert gap_fonts.get(qn("w:eastAsia")) == "楷体_GB2312"
    assert rest._r.rPr is None
    assert last_gap._r.rPr.rFonts is None, "a gap in the text keeps the text's font"


def test_gaps_are_highlighted() -> None:
    document = open_docx(write_docx(make_document()))
    gaps = [run for paragraph in document.paragraphs for run in paragraph.runs if run.style.name == "待填"]
    assert [run.text for run in gaps] == ["【待填：学校数】", "【待填：人次】"]
    assert {run.font.highlight_color for run in gaps} == {WD_COLOR_INDEX.YELLOW}


@pytest.mark.parametrize("mark", ["“", "”", "‘", "—", "…", "·", "①"])
def test_marks_shared_with_latin_are_hinted_to_the_chinese_font(mark: str) -> None:
    (paragraph,) = open_docx(text_document(f"情况{mark}")).paragraphs
    assert paragraph.runs[0]._r.rPr.rFonts.get(qn("w:hint")) == "eastAsia"


def test_plain_text_needs_no_run_properties() -> None:
    (paragraph,) = open_docx(text_document("全年检查126次，占比99.5%。")).paragraphs
    assert paragraph.runs[0]._r.rPr is None


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a<b>&\"c'", "a<b>&\"c'"),
        ("一\x00\x08\x0b\x1f二", "一二"),
        ("一\ufffe\uffff\ud800\udfff二", "一二"),
        ("𠮷𰻝", "𠮷𰻝"),
        ("  前后  ", "  前后  "),
        ("]]>", "]]>"),
    ],
    ids=["markup", "controls", "no characters", "astral", "spaces", "end of CDATA"],
)
def test_text_reads_back_but_for_what_xml_forbids(text: str, read: str) -> None:
    document = make_document(title=text, authority=text, blocks=(Title((text,)), Paragraph((Run(text),))))
    reread = open_docx(write_docx(document))
    assert [paragraph.text for paragraph in reread.paragraphs] == [read, "", read]
    assert reread.core_properties.title == read


def test_properties_tell_of_the_document() -> None:
    properties = open_docx(write_docx(make_document())).core_properties
    assert properties.title == "成华区教育局关于2022年度法治政府建设情况的报告"
    assert properties.subject == "关于2022年度法治政府建设情况的报告"
    assert (properties.author, properties.last_modified_by) == ("成华区教育局",) * 2
    assert properties.keywords == "成华区教育局；2022年"
    assert properties.language == "zh-CN"
    assert properties.created == properties.modified == datetime(2023, 1, 29, tzinfo=UTC)


@pytest.mark.parametrize(
    ("year", "day"),
    [(2022, datetime(2022, 12, 31, tzinfo=UTC)), (None, datetime(2012, 7, 1, tzinfo=UTC))],
    ids=["year only", "neither"],
)
def test_day_of_creation_never_comes_from_the_clock(year: int | None, day: datetime) -> None:
    data = write_docx(make_document(issued="", year=year))
    assert open_docx(data).core_properties.created == day


def test_same_document_gives_same_bytes() -> None:
    assert write_docx(make_document()) == write_docx(make_document())


def test_no_more_than_the_shared_parts_are_written() -> None:
    names = unpack(write_docx(make_document())).keys()
    assert len(names) == 13
    assert "word/stylesWithEffects.xml" not in names


def test_another_page_brings_its_own_styles() -> None:
    page = STANDARD._replace(fonts=Fonts(body=Font("仿宋")))
    styles = unpack(write_docx(make_document(), page))["word/styles.xml"].decode()
    assert 'w:eastAsia="仿宋"' in styles


def test_unknown_block_is_a_bug() -> None:
    with pytest.raises(TypeError, match="no such block"):
        write_docx(make_document(blocks=("text",)))


def rezip(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def test_digest_holds_for_what_was_written_however_it_is_packed() -> None:
    data = write_docx(make_document())
    assert digest_holds(data)
    assert digest_holds(rezip(unpack(data)))


@pytest.mark.parametrize("name", sorted(unpack(write_docx(make_document()))))
def test_digest_fails_when_any_part_is_changed_or_lost(name: str) -> None:
    parts = unpack(write_docx(make_document()))
    assert not digest_holds(rezip(parts | {name: parts[name] + b" "}))
    del parts[name]
    assert not digest_holds(rezip(parts))


def test_digest_fails_when_a_part_is_added() -> None:
    parts = unpack(write_docx(make_document()))
    assert not digest_holds(rezip(parts | {"word/comments.xml": b""}))


def test_digest_fails_for_a_file_saved_again() -> None:
    stream = io.BytesIO()
    open_docx(write_docx(make_document())).save(stream)
    assert CUSTOM in unpack(stream.getvalue())
    assert not digest_holds(stream.getvalue())


def test_digest_fails_for_other_and_damaged_files_without_raising() -> None:
    data = write_docx(make_document())
    assert not digest_holds(b"")
    assert not digest_holds("文本".encode())
    assert not digest_holds(rezip({}))
    for length in range(0, len(data), 97):
        assert not digest_holds(data[:length])
    for place in range(30, len(data), 211):
        digest_holds(data[:place] + b"\xff" + data[place + 1 :])


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_digest_fails_when_a_part_stands_twice() -> None:
    parts = unpack(write_docx(make_document()))
    stream = io.BytesIO(rezip(parts))
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr("word/document.xml", parts["word/document.xml"])
    assert not digest_holds(stream.getvalue())


def test_writing_needs_neither_python_docx_nor_lxml_nor_jinja2() -> None:
    code = (
        "import sys, drafter.pages.word.docx_writer as word, drafter.pages.blocks as blocks;"
        "word.write_docx(blocks.Document('', '', None, '', ()));"
        "print(*sorted({'docx', 'lxml', 'jinja2'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


@pytest.mark.parametrize(
    ("authority", "issue_date", "indents"),
    [
        (9, 6.5, (2, 9)),  # of 28: 署名 from 17 to 26, the date from 19
        (6.5, 6.5, (2, 6.5)),  # 署名 from 19.5 to 26, the date from 21.5
        (4, 6.5, (6.5, 8.5)),  # 署名 from 17.5, the date from 19.5 to 26
        (40, 7, (2, 26)),
    ],
    ids=["署名 longer", "as long", "date longer", "署名 of two lines"],
)
def test_date_begins_two_characters_right_of_the_signature(
    authority: float, issue_date: float, indents: tuple[float, float]
) -> None:
    assert signature_indents(authority, issue_date) == indents


def test_signature_ends_and_date_begins_where_the_standard_says() -> None:
    signature, date = open_docx(write_docx(make_document())).paragraphs[-2:]
    assert signature._p.pPr.ind.get(qn("w:rightChars")) == "450"
    assert signature._p.pPr.ind.get(qn("w:right")) == str(round(4.5 * 314))
    assert date._p.pPr.ind.get(qn("w:left")) == str(8844 - round(8.5 * 314))


SIGNATURE = BLOCKS[-1]
SHORT, LONG = Paragraph((Run("字" * 82),)), Paragraph((Run("字" * 83),))
LINE, PAGE = Paragraph((Run("无。"),)), Paragraph((Run("字" * 28 * 19),))
HEADING = Heading(1, "一、", (Run("其他情况"),))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ((LONG, SHORT), ("", "whole")),
        ((LONG, LONG), ("", "end")),
        ((LONG, LINE), ("end", "whole")),
        ((SHORT, LINE), ("whole", "whole")),
        ((LINE, HEADING, LINE), ("", "", "whole")),
        ((LONG, PAGE), ("", "")),
        ((PAGE, LINE), ("", "whole")),
    ],
    ids=["short", "long", "one line", "two of one line", "heading", "a page", "one line below a page"],
)
def test_the_end_of_the_text_is_kept_with_the_signature(text: tuple[Block, ...], kept: tuple[str, ...]) -> None:
    """A short paragraph goes as a whole; of a long one Word keeps two lines, by widow control (7.3.5.5)."""
    *paragraphs, empty, authority, date = open_docx(write_docx(make_document(blocks=(*text, SIGNATURE)))).paragraphs
    ways = {(None, None, None): "", (True, True, None): "whole", (True, None, True): "end"}
    formats = [each.paragraph_format for each in paragraphs]
    assert tuple(ways[each.keep_with_next, each.keep_together, each.widow_control] for each in formats) == kept
    assert empty.paragraph_format.keep_with_next
    assert authority.style.paragraph_format.keep_with_next
    assert not date.style.paragraph_format.keep_with_next


def test_office_validator_finds_nothing(tmp_path: Any) -> None:
    path = tmp_path / "document.docx"
    path.write_bytes(write_docx(make_document()))
    assert office.faults(path) == []


SENTENCE = "坚持把法治教育纳入国民教育体系抓紧抓实抓细落到每一所学校每一个班级每一名师生"


@pytest.fixture
def long_pages(lay_out: LayOut) -> list[list[office.Line]]:
    return lay_out(text_document(*[SENTENCE * 6 + "。"] * 10))


@pytest.mark.layout
def test_full_pages_have_22_lines_of_28_characters(long_pages: list[list[office.Line]]) -> None:
    assert len(long_pages) >= 4
    bodies = [page[:-1] for page in long_pages]
    assert {len(body) for body in bodies[:-1]} == {22}
    full = Counter(len(line.text) for body in bodies for line in body if line.left < 30 and line.right > 176)
    assert full.most_common(1)[0][0] == 28
    assert all(line.left > 27 and line.right < 185 for body in bodies for line in body)
    assert all(37 < line.middle < 262 for body in bodies for line in body)


@pytest.mark.layout
def test_no_number_is_broken_over_two_lines(lay_out: LayOut) -> None:
    """Wherever in the line it falls, a year, a count and the year of a document's number stay whole."""
    texts = [f"{'检' * before}2021年办结10404件，见厅字〔2019〕28号，办结率为98.75%。" for before in range(5, 34)]
    lines = [line.text for page in lay_out(text_document(*texts)) for line in page[:-1]]
    broken = [(line, after) for line, after in pairwise(lines) if line[-1].isascii() and re.match("[0-9.%]", after)]
    assert broken == []
    assert not [line for line in lines if line.endswith("〔")]


@pytest.mark.layout
def test_page_number_is_right_on_odd_and_left_on_even_pages(
    long_pages: list[list[office.Line]],
) -> None:
    space = 14 * office.MM_PER_PT
    for number, page in enumerate(long_pages, start=1):
        footer = page[-1]
        assert re.fullmatch(rf"—\s*{number}\s*—", footer.text)
        assert 267 < footer.middle < 271
        if number % 2:
            assert footer.right == pytest.approx(28 + 156 - space, abs=0.7)
        else:
            assert footer.left == pytest.approx(28 + space, abs=0.7)


@pytest.mark.layout
def test_title_is_centred_above_an_empty_line_and_signature_stands_right(lay_out: LayOut) -> None:
    (page,) = lay_out(write_docx(make_document()))
    pitch = STANDARD.line_pitch / 20 * office.MM_PER_PT
    first, second, addressee, *_, signature, date, _ = page
    for line in (first, second):
        assert (line.left + line.right) / 2 == pytest.approx(28 + 156 / 2, abs=1)
    assert addressee.left == pytest.approx(28, abs=0.7)
    assert addressee.middle - second.middle == pytest.approx(2 * pitch, abs=1.5)
    character = STANDARD.character_advance / 20 * office.MM_PER_PT
    assert signature.right == pytest.approx(184 - 4.5 * character, abs=0.7)
    assert date.left - signature.left == pytest.approx(2 * character, abs=0.7)


@pytest.mark.layout
@pytest.mark.parametrize("length", [4, 6, 7, 8, 12, 26])
def test_date_stays_on_one_line_beside_any_signature(lay_out: LayOut, length: int) -> None:
    block = SignatureBlock((Run("教" * length),), (Run("2023年12月29日"),))
    ((*_, signature, date, _),) = lay_out(write_docx(make_document(blocks=(block,))))
    assert (signature.text, date.text) == ("教" * length, "2023年12月29日")
    assert date.left - signature.left == pytest.approx(2 * STANDARD.character_advance / 20 * office.MM_PER_PT, abs=0.7)


@pytest.mark.layout
def test_two_lines_of_text_stand_on_the_page_of_any_signature(tmp_path: Path) -> None:
    """Whatever the length of the last paragraph, and wherever on the page it ends (7.3.5.5)."""
    every = list(product((1, 2, 3, 5, 9, 12, 16), range(22), (True, False)))
    made = {}
    for length, above, sealed in chosen(every, 130):
        last = Paragraph((Run("末" * max(28 * length - 9, 5)),))
        blocks = (*[Paragraph((Run("正文"),))] * (22 + above), last, SIGNATURE._replace(sealed=sealed))
        made[f"{length}-{above}-{sealed}"] = write_docx(make_document(blocks=blocks))
    for name, laid_out in pages_of(made, tmp_path).items():
        pages = [[line.text for line in page] for page in laid_out]
        (signed,) = [page for page in pages if "成华区教育局" in page]
        assert "2023年1月29日" in signed, f"{name}: the signature is torn"
        text = [line for line in signed if line[0] in "末正"]
        assert len(text) >= 2, f"{name}: {signed}"
