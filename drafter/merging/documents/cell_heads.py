"""Reads which heads of rows and columns stand over the cells of a document's tables."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from drafter.docxfile.contents import WordDocument, WordTable
from drafter.model.worded_numbers import numbers_in


def cell_heads(read: WordDocument) -> dict[int, tuple[str, str]]:
    """Return the head of the row and that of the column of each paragraph that is a cell of a table; empty where it has none.

    A number is no head.
    """
    return {place: heads for table in read.tables for place, heads in _in_table(table, read)}


def _in_table(table: WordTable, read: WordDocument) -> Iterator[tuple[int, tuple[str, str]]]:
    rows = [dict(zip(accumulate((each.columns for each in row), initial=0), row, strict=False)) for row in table.rows]
    texts = [{i: "".join(read.paragraphs[j].text for j in cell.paragraphs) for i, cell in row.items()} for row in rows]
    for y, cells in enumerate(rows):
        for x, cell in cells.items():
            heads = _head(texts[y].get(0, "")) if x else "", _head(texts[0].get(x, "")) if y else ""
            yield from ((place, heads) for place in cell.paragraphs)


def _head(text: str) -> str:
    """Return the text of a cell as a head; empty for a number."""
    own = text.strip()
    number = next(numbers_in(own), None)
    return "" if number is not None and (number.start, number.stop) == (0, len(own)) else own
