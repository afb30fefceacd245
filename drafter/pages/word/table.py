"""Writes attachments and the imprint with their tables (7.3.7, 7.4).

Imported only when a document has any of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from drafter.page import Page, Twips, eighth_points, mm_to_twips, pt_to_twips
from drafter.pages.blocks import Attachment, Column, Imprint, Table
from drafter.pages.text_width import width
from drafter.pages.word import style_names
from drafter.pages.word.docx_package import escape, text_xml
from drafter.pages.word.paragraph import EMPTY_LINE, paragraph, run_xml, runs_xml, text_block
from drafter.text_runs import Run

_LAST_LINE = 14
"""Twips of the line that must follow a table at the end: it fits where the page's lines leave off."""
_CELL_MARGIN = 57
"""Twips left and right of the text of a cell: 1 mm."""
_HEAD_ROW = '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="0"/>'
"""What Word takes a table's first row for a row of headings by."""
_SMALLER = 1.5
"""Points by which a table's text is smaller where its columns would not fit."""


def last_line_spacing() -> str:
    """Return the spacing of the smallest line: the one that must follow a table or end a section."""
    return f'<w:spacing w:line="{_LAST_LINE}" w:lineRule="exact"/>'


def attachment(block: Attachment, page: Page, *, new_section: bool) -> str:
    """Return an attachment on a page of its own: 附件 and number, its title on the third line (7.3.7)."""
    breaking = "" if new_section else "<w:pageBreakBefore/>"
    title = "<w:br/>".join(map(text_xml, block.title))
    parts = [
        paragraph(style_names.ATTACHMENT_LABEL, run_xml(Run(block.label)), breaking),
        EMPTY_LINE * (page.attachment_title_line - 2),
        paragraph(style_names.ATTACHMENT_TITLE, f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>{title}</w:r>'),
        EMPTY_LINE,
    ]
    room = mm_to_twips(page.type_area_height) if block.landscape else page.text_width
    for inner in block.content:
        parts.append(
            table(inner, room, page, "".join(block.title)) if isinstance(inner, Table) else text_block(inner, page)
        )
    if block.content and isinstance(block.content[-1], Table):
        parts.append(f"<w:p><w:pPr>{last_line_spacing()}</w:pPr></w:p>")
    return "".join(parts)


def table(block: Table, room: Twips, page: Page, caption: str) -> str:
    """Return a table as wide as the type area; its head comes again on each page, no row is split.

    Widths stand in the grid and in the cells: programs follow the one or the other. `caption` is what is read
    aloud before the table: its alternative title.
    """
    widths = column_widths(block.columns, room)
    natural = sum(each.width for each in block.columns) * page.sizes.table * 20
    size = page.sizes.table if natural <= room else page.sizes.table - _SMALLER
    border = f'w:val="single" w:sz="{eighth_points(page.table_line)}" w:space="0" w:color="auto"'
    borders = "".join(f"<w:{edge} {border}/>" for edge in ("top", "left", "bottom", "right", "insideH", "insideV"))
    margins = _cell_margins(_CELL_MARGIN, page)
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    gaps = {gap.text: gap for gap in block.gaps}
    rows = [_row([column.title for column in block.columns], block.columns, widths, size, page, {}, head=True)]
    rows += [_row(list(row), block.columns, widths, size, page, gaps, head=False) for row in block.rows]
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar>{_HEAD_ROW}"
        f'<w:tblCaption w:val="{escape(caption)}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _cell_margins(side: int, page: Page) -> str:
    edges = (("left", side), ("bottom", page.cell_space), ("right", side))
    return "".join(f'<w:{edge} w:w="{space}" w:type="dxa"/>' for edge, space in edges)


def column_widths(columns: Sequence[Column], room: Twips) -> list[int]:
    """Return the columns' widths in twips; together they are `room`."""
    shares = sum(column.width for column in columns)
    edges = [0]
    share = 0.0
    for column in columns:
        share += column.width
        edges.append(round(room * share / shares))
    return [right - left for left, right in pairwise(edges)]


def _row(
    cells: list[str],
    columns: Sequence[Column],
    widths: list[int],
    size: float,
    page: Page,
    gaps: dict[str, Run],
    *,
    head: bool,
) -> str:
    made = "".join(
        _cell(text, column, cell_width, size, page, gaps, head=head)
        for text, column, cell_width in zip(cells, columns, widths, strict=True)
    )
    properties = f'<w:cantSplit/><w:trHeight w:val="{page.line_pitch}" w:hRule="atLeast"/>'
    return f"<w:tr><w:trPr>{properties}{'<w:tblHeader/>' if head else ''}</w:trPr>{made}</w:tr>"


def _cell(
    text: str, column: Column, cell_width: int, size: float, page: Page, gaps: dict[str, Run], *, head: bool
) -> str:
    alignment = '<w:jc w:val="center"/>' if head or column.centred else ""
    inner = "".join(
        paragraph(
            style_names.TABLE_TEXT,
            run_xml(gaps[line]) if line in gaps else _sized(line, size, page, bold=head),
            alignment,
        )
        for line in text.split("\n")
    )
    properties = f'<w:tcW w:w="{cell_width}" w:type="dxa"/><w:vAlign w:val="center"/>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def _sized(text: str, size: float, page: Page, *, bold: bool) -> str:
    """Return a cell's run; a head is in 黑体."""
    if not text:
        return ""
    name = escape(page.fonts.levels[0].name)
    latin = escape(page.fonts.beside(page.fonts.levels[0]).name)
    font = f' w:ascii="{latin}" w:eastAsia="{name}" w:hAnsi="{latin}"' if bold else ""
    properties = f'<w:rFonts{font} w:hint="eastAsia"/>'
    if size != page.sizes.table:
        half = round(size * 2)
        properties += f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
    return f"<w:r><w:rPr>{properties}</w:rPr>{text_xml(text)}</w:r>"


def imprint(block: Imprint, page: Page) -> str:
    """Return the imprint at the foot of the page on which the document ends (7.4).

    A table that floats at the lower edge of the type area. It is placed across by the paper's edge:
    LibreOffice takes a table as wide as the text for a floating one only then.
    """
    gaps = {gap.text: gap for gap in block.gaps}
    advance = pt_to_twips(page.sizes.imprint)
    space = page.imprint_space * advance
    end = page.text_width - space
    rows = []
    if block.copy_recipients:
        label = "抄送："
        left = space + round(width(label) * advance)
        indent = f'<w:ind w:left="{left}" w:right="{space}" w:hanging="{left - space}"/>'
        rows.append(_imprint_row(run_xml(Run(block.copies)), indent, page))
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{end}"/></w:tabs><w:ind w:left="{space}" w:right="{space}"/>'
    authority, date = (
        runs_xml((gaps.get(text, Run(text)),)) for text in (block.printing_authority, block.printing_date)
    )
    printed = f"<w:r><w:tab/></w:r>{date}{run_xml(Run('印发'))}" if date else ""
    if authority or printed:
        rows.append(_imprint_row(authority + printed, tab, page))
    left = mm_to_twips(page.left_margin)
    place = f'w:vertAnchor="margin" w:horzAnchor="page" w:tblpX="{left}" w:tblpYSpec="bottom"'
    outer, inner = (
        f'w:val="single" w:sz="{eighth_points(weight)}" w:space="0" w:color="auto"'
        for weight in (page.imprint_outer_line, page.imprint_inner_line)
    )
    borders = f"<w:top {outer}/><w:bottom {outer}/><w:insideH {inner}/>"
    margins = _cell_margins(0, page)
    return (
        f'<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" {place}/>'
        f'<w:tblW w:w="{page.text_width}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{page.text_width}"/></w:tblGrid>{"".join(rows)}</w:tbl>'
        f"<w:p><w:pPr>{last_line_spacing()}</w:pPr></w:p>"
    )


def _imprint_row(runs: str, properties: str, page: Page) -> str:
    cell = f'<w:tcW w:w="{page.text_width}" w:type="dxa"/>'
    inner = paragraph(style_names.IMPRINT, runs, properties)
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr>{cell}</w:tcPr>{inner}</w:tc></w:tr>"
