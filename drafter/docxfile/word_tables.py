"""Rows and cells of tables in WordprocessingML, and the columns of the grid that they take (ECMA-376 Part 1, 17.4)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from drafter.docxfile.word_xml import W, alternatives, attribute, child, child_value

TRANSPARENT = frozenset(W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml"))
"""Elements whose content counts as if it stood in their place."""


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
