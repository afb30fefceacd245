"""Footers: the page's number right on odd and left on even pages, beside the text of turned ones (7.5, 8)."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.page import Page, mm_to_twips, pt_to_twips
from drafter.pages.word import style_names
from drafter.pages.word.docx_package import NewPart
from drafter.pages.word.paragraph import aligned, paragraph
from drafter.pages.word.run import text_elements
from drafter.pages.word.table import cell, cell_margins, fixed_table, row
from drafter.pages.xml_builder import W, Xml, element, part, w

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"
_NUMBERED = {"default": "rId1", "even": "rId2"}
"""The footers of the base document by the pages that they are for; default: odd ones."""
_TURNED = {"default": "rIdTurnedOdd", "even": "rIdTurnedEven"}
_BLANK = {"default": "rIdBlank", "even": "rIdBlank"}


def footer_references(*, turned: bool, blank: bool) -> Iterator[Xml]:
    """Yield the references of a section to its footers: `blank` ones, or with the number where `turned` pages have it."""
    numbered = _TURNED if turned else _NUMBERED
    for kind, identifier in (_BLANK if blank else numbered).items():
        yield w("footerReference", type=kind, **{"r:id": identifier})


def added_footers(page: Page, *, turned: bool, blank: bool) -> Iterator[NewPart]:
    """Yield the footers that the base document lacks, for `turned` pages and for those without a number."""
    if turned:
        for number, (kind, identifier) in enumerate(_TURNED.items(), 3):
            yield _part(number, identifier, turned_number(page, odd=kind == "default"), _EMPTY)
    if blank:
        yield _part(5, "rIdBlank", _EMPTY)


def _part(number: int, identifier: str, *content: Xml) -> NewPart:
    root = element("w:ftr", *content, **{"xmlns:w": W})
    return NewPart(f"word/footer{number}.xml", _TYPE, identifier, _RELATION, part(root))


def page_number(page: Page, *, odd: bool) -> Xml:
    """Return the number — 1 —, one 字 from the right edge on odd pages, from the left on even ones (7.5)."""
    edge = "right" if odd else "left"
    space = page.page_number_space
    indent = {f"{edge}Chars": space * 100, edge: space * pt_to_twips(page.sizes.page_number)}
    return paragraph(style_names.FOOTER, _number_runs(), w("ind", **indent), aligned(edge))


def turned_number(page: Page, *, odd: bool) -> Xml:
    """Return the page's number where it stands on all other pages, seen on a turned one (8).

    A cell beside the type area in which text runs from top to bottom.
    """
    space = page.page_number_space * pt_to_twips(page.sizes.page_number)
    length = mm_to_twips(page.type_area_width) // 3
    upper = mm_to_twips(page.left_margin)
    top = upper + page.text_width - space - length if odd else upper + space
    number = paragraph(style_names.FOOTER, _number_runs(), aligned("right" if odd else "left"))
    return fixed_table(
        [page.footer_line],
        [
            row(
                [cell(page.footer_line, [number], w("textDirection", val="tbRl"))],
                w("trHeight", val=length, hRule="exact"),
            )
        ],
        cell_margins(left=0, right=0),
        place=w(
            "tblpPr",
            leftFromText=0,
            rightFromText=0,
            vertAnchor="page",
            horzAnchor="page",
            tblpX=page.footer_distance,
            tblpY=top,
        ),
    )


def _number_runs() -> Iterator[Xml]:
    """Yield the runs of — 1 —, in which a field stands for the number."""
    yield w("r", *text_elements("— "))
    yield w("r", w("fldChar", fldCharType="begin"))
    yield w("r", w("instrText", " PAGE ", **{"xml:space": "preserve"}))
    yield w("r", w("fldChar", fldCharType="separate"))
    yield w("r", *text_elements("1"))
    yield w("r", w("fldChar", fldCharType="end"))
    yield w("r", *text_elements(" —"))


_EMPTY = paragraph(style_names.FOOTER, ())
