"""Tables whose columns keep their widths: those of attachments (7.3.7), and how others are put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from drafter.page import Mm, Page, Pt, Twips, eighth_points
from drafter.pages.blocks import Column, Table
from drafter.pages.word import style_names
from drafter.pages.word.paragraph import aligned, paragraph
from drafter.pages.word.run import run_elements, text_run
from drafter.pages.xml_builder import Xml, w
from drafter.text_runs import Run

_CELL_MARGIN = 57
"""Twips left and right of the text of a cell: 1 mm."""
_FIRST_ROW = w("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=0, noVBand=0)
"""What Word takes a table's first row for a row of headings by."""
_SMALLER = 1.5
"""Points by which a table's text is smaller where its columns would not fit."""
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def fixed_table(
    widths: Sequence[int],
    rows: Iterable[Xml],
    margins: Xml,
    *,
    place: Xml | None = None,
    alignment: Xml | None = None,
    borders: Xml | None = None,
    described: Iterable[Xml] = (),
) -> Xml:
    """Return a table with columns of these widths, in twips; its properties in the schema's order (17.4.59).

    Widths stand in the grid and in the cells: programs follow the one or the other.
    """
    return w(
        "tbl",
        w(
            "tblPr",
            place,
            w("tblW", w=sum(widths), type="dxa"),
            alignment,
            borders,
            w("tblLayout", type="fixed"),
            margins,
            *described,
        ),
        w("tblGrid", *(w("gridCol", w=each) for each in widths)),
        *rows,
    )


def row(cells: Iterable[Xml], *properties: Xml | None) -> Xml:
    """Return a row with properties such as its height."""
    return w("tr", w("trPr", *properties), *cells)


def cell(width: int, content: Iterable[Xml], *properties: Xml | None) -> Xml:
    """Return a cell of this width in twips; `content` is its paragraphs."""
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), *properties), *content)


def cell_margins(**edges: int) -> Xml:
    """Return how far, in twips, the text of cells is from their edges: left, bottom, right."""
    return w("tblCellMar", *(w(edge, w=space, type="dxa") for edge, space in edges.items()))


def table_borders(**edges: Mm) -> Xml:
    """Return the lines of a table by their edges, with their weights."""
    lines = (w(edge, val="single", sz=eighth_points(each), space=0, color="auto") for edge, each in edges.items())
    return w("tblBorders", *lines)


def data_table(block: Table, room: Twips, page: Page, caption: str) -> Xml:
    """Return a table as wide as the type area; its head comes again on each page, no row is split.

    `caption` is what is read aloud before the table: its alternative title.
    """
    widths = column_widths(block.columns, room)
    natural = sum(each.width for each in block.columns) * page.sizes.table * 20
    size = page.sizes.table if natural <= room else Pt(page.sizes.table - _SMALLER)
    gaps = {gap.text: gap for gap in block.gaps}
    return fixed_table(
        widths,
        (_head_row(block, widths, size, page), *_rows(block, widths, size, page, gaps)),
        cell_margins(left=_CELL_MARGIN, bottom=page.cell_space, right=_CELL_MARGIN),
        alignment=aligned("center"),
        borders=table_borders(**dict.fromkeys(_EDGES, page.table_line)),
        described=(_FIRST_ROW, w("tblCaption", val=caption)),
    )


def column_widths(columns: Sequence[Column], room: Twips) -> list[int]:
    """Return the columns' widths in twips; together they are `room`."""
    shares = sum(column.width for column in columns)
    edges = [0]
    share = 0.0
    for column in columns:
        share += column.width
        edges.append(round(room * share / shares))
    return [right - left for left, right in pairwise(edges)]


def _head_row(block: Table, widths: Sequence[int], size: Pt, page: Page) -> Xml:
    """Return the row of the columns' titles, in 黑体."""
    font = page.fonts.levels[0]
    latin = page.fonts.beside(font).name
    fonts = w("rFonts", ascii=latin, eastAsia=font.name, hAnsi=latin, hint="eastAsia")
    cells = []
    for column, width in zip(block.columns, widths, strict=True):
        lines = ([_sized(line, size, page, fonts)] if line else [] for line in column.title.split("\n"))
        cells.append(_cell(lines, width, centred=True))
    return row(cells, *_row_properties(page), w("tblHeader"))


def _rows(block: Table, widths: Sequence[int], size: Pt, page: Page, gaps: dict[str, Run]) -> Iterator[Xml]:
    fonts = w("rFonts", hint="eastAsia")

    def runs(line: str) -> list[Xml]:
        if line in gaps:
            return run_elements((gaps[line],))
        return [_sized(line, size, page, fonts)] if line else []

    for texts in block.rows:
        cells = (
            _cell(map(runs, text.split("\n")), width, centred=column.centred)
            for text, column, width in zip(texts, block.columns, widths, strict=True)
        )
        yield row(cells, *_row_properties(page, block.least_lines))


def _row_properties(page: Page, lines: int = 1) -> tuple[Xml, Xml]:
    return w("cantSplit"), w("trHeight", val=lines * page.line_pitch, hRule="atLeast")


def _cell(lines: Iterable[Iterable[Xml]], width: int, *, centred: bool) -> Xml:
    alignment = aligned("center") if centred else None
    paragraphs = (paragraph(style_names.TABLE_TEXT, runs, alignment) for runs in lines)
    return cell(width, paragraphs, w("vAlign", val="center"))


def _sized(text: str, size: Pt, page: Page, fonts: Xml) -> Xml:
    """Return a cell's run; its size is said where it is not the style's."""
    if size == page.sizes.table:
        return text_run(text, fonts)
    half = round(size * 2)
    return text_run(text, fonts, w("sz", val=half), w("szCs", val=half))
