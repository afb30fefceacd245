"""Writes attachments and the imprint: tables, turned pages, the sections that these need (7.3.7, 7.4, 8).

Imported only when a document has any of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from drafter.pages import word_styles
from drafter.pages.blocks import Attachment, Column, Imprint, Run, Table
from drafter.pages.measure import width
from drafter.pages.page import Page, Twips, eighth_points, mm_to_twips, pt_to_twips
from drafter.pages.word_parts import CONTENT_TYPES, escape, text_xml
from drafter.pages.word_text import EMPTY_LINE, paragraph, run_xml, runs_xml, text_block

_RELATIONS = "word/_rels/document.xml.rels"
_FOOTER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_FOOTER_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"
_SECTION = re.compile(r"<w:sectPr>.*?</w:sectPr>", re.DOTALL)
_FOOTERS = re.compile(r"<w:footerReference[^>]*/>")
_LAST_LINE = 14
"""Twips of the line that must follow a table at the end: it fits where the page's lines leave off."""
_CELL_MARGIN = 57
"""Twips left and right of the text of a cell: 1 mm."""
_SMALLER = 1.5
"""Points by which a table's text is smaller where its columns would not fit."""


class Stretch(NamedTuple):
    """Pages of one kind: a section of the document."""

    xml: str
    turned: bool = False
    own_page: bool = False
    """Whether it begins on an even page and has no page number (7.5)."""


def close(
    text: str, tail: Sequence[Attachment | Imprint], section: str, base: Mapping[str, bytes], page: Page
) -> tuple[str, dict[str, bytes]]:
    """Return the content of the body, last section included, and the parts that change or are added.

    `text` is what stands before the attachments, `section` the base's own last section.
    """
    stretches = [Stretch(text)]
    for block in tail:
        if isinstance(block, Imprint):
            stretch = Stretch(imprint(block, page), False, block.own_page)
        else:
            new = block.landscape != stretches[-1].turned
            stretch = Stretch(attachment(block, page, new_section=new), block.landscape)
        if stretch[1:] == stretches[-1][1:]:
            stretches[-1] = stretches[-1]._replace(xml=stretches[-1].xml + stretch.xml)
        else:
            # A floating table cannot begin a section: LibreOffice would lose the break with it.
            first = f"<w:p><w:pPr>{_tiny()}</w:pPr></w:p>" if isinstance(block, Imprint) else ""
            stretches.append(stretch._replace(xml=first + stretch.xml))
    match = _SECTION.search(section)
    assert match is not None, "the base document has a section"  # noqa: S101
    own = match[0]
    body = "".join(_ended(each.xml, _properties(each, own, page)) for each in stretches[:-1])
    last = stretches[-1]
    body += last.xml + section.replace(own, _properties(last, own, page))
    return body, _footer_parts(stretches, base, page)


def _ended(xml: str, properties: str) -> str:
    """Return `xml` with the section's `properties` in its last paragraph, where Word keeps them."""
    start = xml.rindex("<w:p>") if "<w:p>" in xml else -1
    last = xml[start:]
    if start < 0 or "</w:tbl>" in last or "</w:pPr>" not in last:
        return f"{xml}<w:p><w:pPr>{_tiny()}{properties}</w:pPr></w:p>"
    return xml[:start] + last.replace("</w:pPr>", f"{properties}</w:pPr>", 1)


def _tiny() -> str:
    return f'<w:spacing w:line="{_LAST_LINE}" w:lineRule="exact"/>'


def _properties(stretch: Stretch, own: str, page: Page) -> str:
    """Return the section's properties: the base's own, turned (8), or beginning on an even page."""
    if stretch.own_page:
        blank = "".join(f'<w:footerReference w:type="{each}" r:id="rIdBlank"/>' for each in ("default", "even"))
        # LibreOffice ends the text of such a section at its footer, whatever the margin is: both must agree.
        distance = page.bottom_margin - page.footer_line
        even = re.sub(r'w:footer="[0-9]+"', f'w:footer="{distance}"', _FOOTERS.sub("", own))
        return even.replace("<w:sectPr>", f'<w:sectPr>{blank}<w:type w:val="evenPage"/>')
    if not stretch.turned:
        return own
    # The page is turned to the left: its upper edge was the left one, its left edge the lower one.
    paper = (mm_to_twips(page.paper_height), mm_to_twips(page.paper_width))
    margins = (
        f'w:top="{mm_to_twips(page.left_margin)}" w:right="{mm_to_twips(page.top_margin)}" '
        f'w:bottom="{page.right_margin}" w:left="{page.bottom_margin}" '
        f'w:header="{mm_to_twips(page.header_distance)}" w:footer="{mm_to_twips(page.header_distance)}" w:gutter="0"'
    )
    turned = re.sub(r"<w:pgSz[^>]*/>", f'<w:pgSz w:w="{paper[0]}" w:h="{paper[1]}" w:orient="landscape"/>', own)
    turned = re.sub(r"<w:pgMar[^>]*/>", f"<w:pgMar {margins}/>", turned)
    footers = "".join(
        f'<w:footerReference w:type="{kind}" r:id="{identifier}"/>'
        for kind, identifier in (("default", "rIdTurnedOdd"), ("even", "rIdTurnedEven"))
    )
    return _FOOTERS.sub("", turned).replace("<w:sectPr>", f"<w:sectPr>{footers}")


def _footer_parts(stretches: Sequence[Stretch], base: Mapping[str, bytes], page: Page) -> dict[str, bytes]:
    """Return the footers that the sections need, and the lists that name them."""
    footers: dict[str, tuple[str, str]] = {}
    odd = base["word/footer1.xml"].decode()
    head = odd[: odd.index("<w:p>")]
    if any(each.turned for each in stretches):
        runs = odd[odd.index("<w:r>") : odd.rindex("</w:p>")]
        footers["rIdTurnedOdd"] = ("footer3.xml", f"{head}{_turned_number(runs, page, odd=True)}</w:ftr>")
        footers["rIdTurnedEven"] = ("footer4.xml", f"{head}{_turned_number(runs, page, odd=False)}</w:ftr>")
    if any(each.own_page for each in stretches):
        footers["rIdBlank"] = ("footer5.xml", f"{head}{paragraph(word_styles.FOOTER, '')}</w:ftr>")
    if not footers:
        return {}
    types = "".join(f'<Override PartName="/word/{name}" ContentType="{_FOOTER_TYPE}"/>' for name, _ in footers.values())
    relations = "".join(
        f'<Relationship Id="{identifier}" Type="{_FOOTER_RELATION}" Target="{name}"/>'
        for identifier, (name, _) in footers.items()
    )
    return {
        **{f"word/{name}": xml.encode() for name, xml in footers.values()},
        CONTENT_TYPES: base[CONTENT_TYPES].replace(b"</Types>", f"{types}</Types>".encode()),
        _RELATIONS: base[_RELATIONS].replace(b"</Relationships>", f"{relations}</Relationships>".encode()),
    }


def _turned_number(runs: str, page: Page, *, odd: bool) -> str:
    """Return the page's number where it stands on all other pages, seen on a turned one (8).

    A cell beside the type area in which text runs from top to bottom.
    """
    space = page.page_number_space * pt_to_twips(page.sizes.page_number)
    length = mm_to_twips(page.type_area_width) // 3
    upper = mm_to_twips(page.left_margin)
    top = upper + page.text_width - space - length if odd else upper + space
    left = page.footer_distance
    place = f'w:vertAnchor="page" w:horzAnchor="page" w:tblpX="{left}" w:tblpY="{top}"'
    margins = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    number = paragraph(word_styles.FOOTER, runs, f'<w:jc w:val="{"right" if odd else "left"}"/>')
    return (
        f'<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" {place}/>'
        f'<w:tblW w:w="{page.footer_line}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{margins}</w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{page.footer_line}"/></w:tblGrid>'
        f'<w:tr><w:trPr><w:trHeight w:val="{length}" w:hRule="exact"/></w:trPr><w:tc><w:tcPr>'
        f'<w:tcW w:w="{page.footer_line}" w:type="dxa"/><w:textDirection w:val="tbRl"/></w:tcPr>{number}</w:tc></w:tr>'
        f"</w:tbl>{paragraph(word_styles.FOOTER, '')}"
    )


def attachment(block: Attachment, page: Page, *, new_section: bool) -> str:
    """Return an attachment on a page of its own: 附件 and number, its title on the third line (7.3.7)."""
    breaking = "" if new_section else "<w:pageBreakBefore/>"
    title = "<w:br/>".join(map(text_xml, block.title))
    parts = [
        paragraph(word_styles.ATTACHMENT_LABEL, run_xml(Run(block.label)), breaking),
        EMPTY_LINE * (page.attachment_title_line - 2),
        paragraph(word_styles.ATTACHMENT_TITLE, f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>{title}</w:r>'),
        EMPTY_LINE,
    ]
    room = mm_to_twips(page.type_area_height) if block.landscape else page.text_width
    for inner in block.content:
        parts.append(table(inner, room, page) if isinstance(inner, Table) else text_block(inner, page))
    if block.content and isinstance(block.content[-1], Table):
        parts.append(f"<w:p><w:pPr>{_tiny()}</w:pPr></w:p>")
    return "".join(parts)


def table(block: Table, room: Twips, page: Page) -> str:
    """Return a table as wide as the type area; its head comes again on each page, no row is split.

    Widths stand in the grid and in the cells: programs follow the one or the other.
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
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
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
            word_styles.TABLE_TEXT,
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
    font = f' w:eastAsia="{escape(page.fonts.levels[0].name)}"' if bold else ""
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
        rows.append(_imprint_row(run_xml(Run(f"{label}{'，'.join(block.copy_recipients)}。")), indent, page))
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{end}"/></w:tabs><w:ind w:left="{space}" w:right="{space}"/>'
    authority, date = (
        runs_xml((gaps.get(text, Run(text)),)) for text in (block.printing_authority, block.printing_date)
    )
    printed = f"{authority}<w:r><w:tab/></w:r>{date}{run_xml(Run('印发'))}"
    rows.append(_imprint_row(printed, tab, page))
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
        f"<w:p><w:pPr>{_tiny()}</w:pPr></w:p>"
    )


def _imprint_row(runs: str, properties: str, page: Page) -> str:
    cell = f'<w:tcW w:w="{page.text_width}" w:type="dxa"/>'
    inner = paragraph(word_styles.IMPRINT, runs, properties)
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr>{cell}</w:tcPr>{inner}</w:tc></w:tr>"
