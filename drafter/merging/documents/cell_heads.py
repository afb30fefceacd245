"""Reads which heads of rows and columns stand over the cells of a document's tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from drafter.docxfile.contents import WordCell, WordDocument, WordTable
from drafter.model.worded_numbers import numbers_in


def cell_heads(read: WordDocument) -> dict[int, tuple[str, str]]:
    """Return the head of the row and that of the column of each paragraph that is a cell of a table; empty where it has none.

    A number is no head.
    """
    return {place: heads for table in read.tables for place, heads in _in_table(table, read)}


def _in_table(table: WordTable, read: WordDocument) -> Iterator[tuple[int, tuple[str, str]]]:
    rows = [_by_column(row) for row in table.rows]
    top = rows[0] if rows else {}
    for y, cells in enumerate(rows):
        for x, cell in cells.items():
            heads = _head(cells.get(0), read) if x else "", _head(top.get(x), read) if y else ""
            yield from ((place, heads) for place in cell.paragraphs)


def _by_column(row: Sequence[WordCell]) -> dict[int, WordCell]:
    """Return the cells of a row by the column in which each begins."""
    starts = accumulate((each.columns for each in row), initial=0)
    return dict(zip(starts, row, strict=False))


def _head(cell: WordCell | None, read: WordDocument) -> str:
    """Return the text of a cell as a head; empty for a number, and where there is no cell."""
    own = "".join(read.paragraphs[place].text for place in cell.paragraphs).strip() if cell else ""
    number = next(numbers_in(own), None)
    return "" if number is not None and (number.start, number.stop) == (0, len(own)) else own
