"""Rows and cells of tables in WordprocessingML, and the columns of the grid that they take (ECMA-376 Part 1, 17.4)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from drafter.docxfile.word_xml import W, alternatives, attribute, child, child_value, children, twips, whole_number

TRANSPARENT = frozenset(W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml"))
"""Elements whose content counts as if it stood in their place."""


def table_width(table: Element) -> tuple[int, float]:
    """Return the width of a table with its indent in twips, and as a share of the type area's (17.4.63).

    One of them is 0. A table that leaves its width to its columns has that of its widest row, else of its grid.
    """
    properties = child(table, "tblPr")
    preferred = child(properties, "tblW")
    value, unit = attribute(preferred, "w"), attribute(preferred, "type")
    if unit == "pct":
        return 0, whole_number(value) / (100 if value.endswith("%") else 5000)
    rows = [sum(_cell_width(cell) for cell in cells_of(row)) for row in rows_of(table)]
    grid = sum(twips(attribute(column, "w")) for column in children(child(table, "tblGrid"), "gridCol"))
    own = twips(value) if unit in ("dxa", "") else 0
    indent = 0 if child_value(properties, "jc") == "center" else twips(attribute(child(properties, "tblInd"), "w"))
    width = own or max(rows, default=0) or grid
    return (width + max(0, indent) if width else 0), 0


def _cell_width(cell: Element) -> int:
    width = child(cell, "tcPr/tcW")
    return twips(attribute(width, "w")) if attribute(width, "type", "dxa") == "dxa" else 0


def rows_of(table: Element) -> Iterator[Element]:
    """Yield the rows of a table, those in content controls included."""
    return _within(table, "tr")


def cells_of(row: Element) -> Iterator[Element]:
    """Yield the cells of a row, those in content controls included."""
    return _within(row, "tc")


def _within(element: Element, name: str) -> Iterator[Element]:
    inside = alternatives(element, lambda each: each.tag in TRANSPARENT)
    return (each for each in inside if each.tag == W + name)


def columns_before(row: Element) -> int:
    """Return how many columns of the grid a row leaves out before its first cell (17.4.15)."""
    return _count(child_value(child(row, "trPr"), "gridBefore"), default=0)


def columns_of(properties: Element | None) -> int:
    """Return how many columns of the grid a cell with the w:tcPr `properties` covers (17.4.17)."""
    return _count(child_value(properties, "gridSpan"), default=1)


def _count(text: str, *, default: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 4 else default


def is_continued(properties: Element | None) -> bool:
    """Return whether a cell goes on the one above it (17.4.84)."""
    merge = child(properties, "vMerge")
    return merge is not None and attribute(merge, "val", "continue") == "continue"
