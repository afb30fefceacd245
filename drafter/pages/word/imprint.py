"""The imprint at the foot of the page on which the document ends (7.4).

Nobody knows where the last page ends before the text is laid out, so the imprint is a floating table, which programs
place (`tblpYSpec="bottom"`). A frame (`framePr`) would not do: LibreOffice keeps one together only while all its
paragraphs have the same borders. It also loses the break of a section that stands right before a floating table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter.page import Page, mm_to_twips, pt_to_twips
from drafter.pages.blocks import Imprint
from drafter.pages.text_width import width
from drafter.pages.word import style_names
from drafter.pages.word.attachment import SMALLEST_LINE
from drafter.pages.word.paragraph import paragraph
from drafter.pages.word.run import TAB, plain_run, run_elements
from drafter.pages.word.table import cell, cell_margins, fixed_table, row, table_borders
from drafter.pages.xml_builder import Xml, w
from drafter.text_runs import Run

_LABEL = "抄送："


def imprint(block: Imprint, page: Page) -> list[Xml]:
    """Return the imprint: a table that floats at the lower edge of the type area (7.4).

    It is placed across by the paper's edge: LibreOffice takes a table as wide as the text for a floating one only then.
    """
    outer, inner = page.imprint_outer_line, page.imprint_inner_line
    table = fixed_table(
        [page.text_width],
        _rows(block, page),
        cell_margins(left=0, bottom=page.cell_space, right=0),
        place=w(
            "tblpPr",
            leftFromText=0,
            rightFromText=0,
            vertAnchor="margin",
            horzAnchor="page",
            tblpX=mm_to_twips(page.left_margin),
            tblpYSpec="bottom",
        ),
        borders=table_borders(top=outer, bottom=outer, insideH=inner),
    )
    return [table, SMALLEST_LINE]


def _rows(block: Imprint, page: Page) -> Iterator[Xml]:
    """Yield the line of 抄送机关 (7.4.2) and that of 印发机关 and 印发日期 (7.4.3), each one 字 in from both sides."""
    gaps = {gap.text: gap for gap in block.gaps}
    advance = pt_to_twips(page.sizes.imprint)
    space = page.imprint_space * advance
    if block.copy_recipients:
        hanging = round(width(_LABEL) * advance)
        yield _row(plain_run(block.copies), page, w("ind", left=space + hanging, right=space, hanging=hanging))
    authority, date = (
        run_elements((gaps.get(text, Run(text)),)) for text in (block.printing_authority, block.printing_date)
    )
    printed = [TAB, *date, *plain_run("印发")] if date else []
    if authority or printed:
        stop = w("tab", val="right", pos=page.text_width - space)
        yield _row([*authority, *printed], page, w("tabs", stop), w("ind", left=space, right=space))


def _row(runs: Iterable[Xml], page: Page, *properties: Xml) -> Xml:
    return row([cell(page.text_width, [paragraph(style_names.IMPRINT, runs, *properties)])], w("cantSplit"))
