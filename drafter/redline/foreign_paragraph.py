"""A paragraph of another document as it can stand in this one: its text and its looks, nothing that it refers to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from drafter.redline.package_copy import STRICT, TRANSITIONAL, Element
from drafter.redline.text_cuts import copied, put_text

_W = f"{{{TRANSITIONAL}}}"
_CHANGES = ("ins", "del", "trPrChange", "tcPrChange", "cellIns", "cellDel", "cellMerge")
_AHEAD_OF_BORDERS = (
    *("tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize", "tblStyleColBandSize", "tblW", "jc"),
    *("tblCellSpacing", "tblInd"),
)
"""What stands before the borders among the properties of a table (17.4.59)."""
_REFERRING = ("sectPr", "numPr", "pPrChange", "rPr", "framePr")
"""Properties of a paragraph that say more than its looks, or refer to what is not in this document."""


def plain_paragraph(paragraph: Element, text: str, styles: bytes) -> Element:
    """Return a w:p with `text` that looks as `paragraph` does: its style where `styles` has it, its alignment and indents.

    Fields, pictures, notes and automatic numbers of the other document are not taken along.
    """
    made = etree.Element(f"{_W}p", nsmap={"w": TRANSITIONAL})
    properties = _transitional(paragraph).find(f"{_W}pPr")
    if properties is not None:
        made.append(_own_properties(properties, styles))
    run = etree.SubElement(made, f"{_W}r")
    looks = _transitional(paragraph).find(f"{_W}r/{_W}rPr")
    if looks is not None:
        for name in ("rStyle", "rPrChange", "ins", "del"):
            for each in looks.findall(f"{_W}{name}"):
                looks.remove(each)
        run.append(looks)
    put_text(run, text, _W)
    return made


def plain_table(table: Element, rows: Iterable[Element], styles: bytes) -> Element:
    """Return a w:tbl that looks as `table` does, with `rows` of w:tr that `plain_row` made."""
    made = etree.Element(f"{_W}tbl", nsmap={"w": TRANSITIONAL})
    source = _transitional(table)
    for name in ("tblPr", "tblGrid"):
        found = source.find(f"{_W}{name}")
        if found is not None:
            made.append(found)
    _keep_style(made, styles)
    made.extend(rows)
    return made


def plain_row(cells: Sequence[tuple[Element, Sequence[Element]]]) -> Element:
    """Return a w:tr of cells that look as the w:tc do, each with the w:p that `plain_paragraph` made for it."""
    made = etree.Element(f"{_W}tr", nsmap={"w": TRANSITIONAL})
    row = next(cells[0][0].iterancestors(*(f"{{{each}}}tr" for each in (TRANSITIONAL, STRICT))))
    _take_properties(made, row, "trPr")
    for cell, paragraphs in cells:
        own = etree.SubElement(made, f"{_W}tc")
        _take_properties(own, cell, "tcPr")
        own.extend(paragraphs or [etree.Element(f"{_W}p")])
    return made


def _take_properties(made: Element, source: Element, name: str) -> None:
    found = _transitional(source).find(f"{_W}{name}")
    if found is not None:
        for change in _CHANGES:
            for each in found.findall(f"{_W}{change}"):
                found.remove(each)
        made.append(found)


def _keep_style(table: Element, styles: bytes) -> None:
    """Take out the style of a table that `styles` lacks, and draw the lines that it drew."""
    properties = table.find(f"{_W}tblPr")
    style = None if properties is None else properties.find(f"{_W}tblStyle")
    if style is None or f'w:styleId="{style.get(f"{_W}val")}"'.encode() in styles:
        return
    properties.remove(style)
    if properties.find(f"{_W}tblBorders") is None:
        borders = etree.Element(f"{_W}tblBorders")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            lines = {f"{_W}val": "single", f"{_W}sz": "4", f"{_W}space": "0", f"{_W}color": "auto"}
            etree.SubElement(borders, f"{_W}{side}", lines)
        before = [each for each in properties if each.tag.removeprefix(_W) in _AHEAD_OF_BORDERS]
        before[-1].addnext(borders) if before else properties.insert(0, borders)


def _own_properties(properties: Element, styles: bytes) -> Element:
    """Return the properties of a paragraph without what refers to the other document."""
    own = copied(properties)
    for name in _REFERRING:
        for each in own.findall(f"{_W}{name}"):
            own.remove(each)
    style = own.find(f"{_W}pStyle")
    if style is not None and f'w:styleId="{style.get(f"{_W}val")}"'.encode() not in styles:
        own.remove(style)
    return own


def _transitional(element: Element) -> Element:
    """Return a copy of `element` in the namespace that Word writes, from whichever of the two it is in."""
    return in_namespace(element, _W)


def in_namespace(element: Element, w: str) -> Element:
    """Return a copy of `element` in the namespace `w`, in braces, from whichever of the two it is in."""
    text = etree.tostring(element, with_tail=False)
    for each in (STRICT, TRANSITIONAL):
        text = text.replace(each.encode(), w[1:-1].encode())
    return etree.fromstring(text)
