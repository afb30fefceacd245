"""Rules about what breaks the flow of a .docx: wide pictures and tables, text boxes, columns, breaks, alignment."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.rule import Example, Hit, Severity, Spot, rule
from drafter.checking.rules.word_file.format_view import Formatted, formatted, layout_of, one_finding, paragraph_at
from drafter.docxfile.contents import WordDocument
from drafter.pages.text_width import width

_MM = 1440 / 25.4
"""Twips to the millimetre."""
_PICTURE_TOLERANCE, _TABLE_TOLERANCE = 1.5, 5.0
"""Millimetres; Word sets a table's edges two outside the text on either side, so that its words align with it."""
_LINE = 28
"""字 of a line (5.2.3)."""
_OWN_TEXT = (Role.HEADING, Role.BODY)
_GB = "GB/T 9704-2012 "
_TEXT = Example(
    "某局2021年法治政府建设报告\n一、主要工作\n全年检查77次，未发现问题。\n二、不足\n人手不够。\n", format=()
)


def _type_area(layout: WordDocument, section: int) -> int:
    """Return the width of a section's type area in twips; 0 when the document does not say it."""
    if section >= len(layout.pages):
        return 0
    page = layout.pages[section]
    return page.width - page.left - page.right - page.gutter


def _place(manuscript: Manuscript, paragraph: int) -> int:
    """Return the passage that a paragraph of the document makes, else the last before it; -1 for none."""
    places = (i for i, passage in enumerate(manuscript.passages) if 0 <= passage.element <= paragraph)
    return max(places, default=-1)


@rule(
    "版式-超宽", "图片和表格不宽出版心", Severity.WARNING, f"{_GB}5.2.1（版心宽 156 毫米）",
    _TEXT, _TEXT.as_docx(图片宽=190),
)  # fmt: skip
def _too_wide(manuscript: Manuscript) -> Iterator[Hit]:
    layout = layout_of(manuscript)
    for what, paragraph, actual, area in _widths(layout) if layout else ():
        tolerance = _TABLE_TOLERANCE if what == "表格" else _PICTURE_TOLERANCE
        if area > 0 and (actual - area) / _MM > tolerance:
            message = f"{what}宽 {actual / _MM:.0f} 毫米，版心只有 {area / _MM:.0f} 毫米"
            mend = "把表格的宽度设为 100%，列多的放到横排的附件里" if what == "表格" else "把图片缩小到不宽于版心"
            yield Hit(Spot(_place(manuscript, paragraph)), message, mend)


def _widths(layout: WordDocument) -> Iterator[tuple[str, int, float, int]]:
    """Yield what each picture and table is, the paragraph where it stands, its width and the type area's in twips."""
    for place, paragraph in enumerate(layout.paragraphs):
        for picture in paragraph.pictures if not paragraph.boxed else ():
            yield "图片", place, picture, _type_area(layout, paragraph.section)
    for table in layout.tables:
        area = _type_area(layout, table.section)
        paragraphs = [each for row in table.rows for cell in row for each in cell.paragraphs]
        yield "表格", min(paragraphs, default=-1), table.width or table.share * area, area


@rule(
    "版式-文本框", "正文不放在文本框里", Severity.WARNING, f"{_GB}7.3.3；文本框里的字复制、转网页时会丢",
    _TEXT, _TEXT.as_docx(文本框="全年检查77次，未发现问题。"),
)  # fmt: skip
def _boxes(manuscript: Manuscript) -> Iterator[Hit]:
    boxed = [i for i, passage in enumerate(manuscript.passages) if passage.role is Role.BOX]
    if boxed and layout_of(manuscript):
        count = f"，共 {len(boxed)} 段" if len(boxed) > 1 else ""
        yield Hit(Spot(boxed[0]), f"有文字放在文本框或图形里{count}", "把文字剪切到正文里，删去文本框")


@rule("版式-分栏", "正文不分栏", Severity.WARNING, f"{_GB}5.2.3", _TEXT, _TEXT.as_docx(栏数=2))
def _columns(manuscript: Manuscript) -> Iterator[Hit]:
    layout = layout_of(manuscript)
    most = max((page.columns for page in layout.pages), default=1) if layout else 1
    if most > 1:
        yield Hit(Spot(), f"有文字排成 {most} 栏", "在“布局—栏”里选“一栏”")


@rule(
    "版式-正文对齐", "正文两端对齐，不居中、不靠右", Severity.WARNING, f"{_GB}7.3.3",
    _TEXT, _TEXT.as_docx(正文对齐="center"),
)  # fmt: skip
@one_finding("正文没有两端对齐，是", "把段落设为两端对齐；只有表题、图题可以居中")
def _alignment(manuscript: Manuscript) -> Iterator[tuple[Formatted, str]]:
    for item in formatted(manuscript, Role.BODY):
        how = {"center": "居中", "right": "靠右", "distribute": "分散对齐"}.get(item.paragraph.format.alignment)
        text = item.passage.text
        if how and (text[-1] in "。；！？" or width(text) > _LINE):
            yield item, how


@rule(
    "版式-强制换行", "段落之内不用手动换行", Severity.HINT, f"{_GB}7.3.3（自然段）；换行符后面的字不缩进",
    _TEXT, _TEXT.as_docx(换行=True),
)  # fmt: skip
@one_finding("段落里有手动换行（Shift+Enter）：", "删去换行符，另起一段用回车")
def _line_breaks(manuscript: Manuscript) -> Iterator[tuple[Formatted, str]]:
    for item in formatted(manuscript, *_OWN_TEXT):
        if "\n" in item.paragraph.text.strip():
            yield item, f"“{item.passage.text[:8]}…”"


@rule(
    "版式-强制分页", "正文当中不强制分页", Severity.HINT, f"{_GB}5.2.3（每面 22 行）；只有附件另面编排",
    _TEXT, _TEXT.as_docx(分页=True),
)  # fmt: skip
def _page_breaks(manuscript: Manuscript) -> Iterator[Hit]:
    """Find breaks between two passages of the text: by a character, by a section, before a paragraph."""
    layout = layout_of(manuscript)
    flow = enumerate(manuscript.passages)
    places = [i for i, passage in flow if passage.element >= 0 and passage.role is not Role.BOX]
    for before, after in pairwise(places) if layout else ():
        first, second = manuscript.passages[before], manuscript.passages[after]
        if first.role not in _OWN_TEXT or second.role not in _OWN_TEXT:
            continue
        if layout is not None and _is_broken(layout, first.element, second.element):
            message = f"“{second.text[:8]}…”前面强制分了页，上一面会空出来"
            yield Hit(Spot(after), message, "删去分页符、分节符，或去掉“段前分页”")


def _is_broken(layout: WordDocument, first: int, second: int) -> bool:
    """Return whether a page ends by hand between two paragraphs; a landscape page may begin or end there."""
    paragraph = paragraph_at(layout, second)
    if paragraph is None or paragraph.in_table or first == second:
        return False
    sections = {each.section for each in (layout.paragraphs[first], paragraph) if each.section < len(layout.pages)}
    if len({layout.pages[each].width > layout.pages[each].height for each in sections}) > 1:
        return False
    between = layout.paragraphs[first:second]
    within = 0 <= paragraph.break_offset < len(paragraph.text.rstrip())
    return paragraph.format.page_break_before or within or any(each.page_break for each in between)
