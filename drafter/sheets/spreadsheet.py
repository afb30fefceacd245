"""Reads a spreadsheet file into plain cells; the only user of python-calamine."""

from __future__ import annotations

import io
from datetime import date, time, timedelta
from pathlib import Path
from typing import NamedTuple

from drafter.inputs import file_bytes
from drafter.limits import FORM
from drafter.sheets.spreadsheet_vetting import CellNotes, vetted_spreadsheet
from drafter.streams import silenced_errors

Cell = int | float | str | bool | date | time | timedelta
"""What a cell holds; an empty one holds the empty text."""
SUFFIXES = (".xlsx", ".xls", ".ods", ".et")
"""What is taken for a spreadsheet in a folder; .xlsx, .xls and .ods are what was tested."""
_MACRO_SUFFIXES = (".xlsm", ".xltm", ".xlsb")


class Sheet(NamedTuple):
    """One sheet: its cells from A1 on, row by row, and what is known of them."""

    name: str
    rows: list[list[Cell]]
    merged: frozenset[tuple[int, int]]
    """Rows and columns, from 0, of the cells inside a merged range."""
    notes: CellNotes

    def cell(self, row: int, column: int) -> Cell:
        """Return what a cell holds, empty beyond the sheet's end; both count from 0."""
        cells = self.rows[row] if 0 <= row < len(self.rows) else []
        return cells[column] if 0 <= column < len(cells) else ""


def address(row: int, column: int) -> str:
    """Return the address of a cell, both counted from 0: (11, 7) is H12."""
    letters, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def read_spreadsheet(path: Path) -> tuple[Sheet, ...]:
    """Return the sheets of the file at `path`, hidden ones too.

    Raises ValueError with a Chinese sentence when it cannot be read.
    """
    data = file_bytes(path, FORM)
    if path.suffix.lower() in _MACRO_SUFFIXES:
        raise ValueError("是可以带宏的表格，为安全起见不读；请在 Excel 里另存为“Excel 工作簿（.xlsx）”后再导入")
    data, notes = vetted_spreadsheet(data)
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - only this reads workbooks

    try:
        with silenced_errors():
            book = CalamineWorkbook.from_filelike(io.BytesIO(data))
            return tuple(_sheet(book, name, notes.get(name, CellNotes())) for name in book.sheet_names)
    except (CalamineError, OSError, ValueError, RuntimeError) as error:
        raise ValueError("读不出来，文件可能已经损坏；请在 Excel 里打开，另存为 .xlsx 后再导入") from error
    except BaseException as error:  # what the reader, written in Rust, makes of a bug of its own
        if type(error).__name__ != "PanicException":
            raise
        raise ValueError("读不出来，文件可能已经损坏；请在 Excel 里打开，另存为 .xlsx 后再导入") from error


def _sheet(book: object, name: str, notes: CellNotes) -> Sheet:
    sheet = book.get_sheet_by_name(name)  # type: ignore[attr-defined]
    merged = {
        (row, column)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        for row in range(top, min(bottom, top + 5000) + 1)
        for column in range(left, min(right, left + 200) + 1)
    }
    return Sheet(name, sheet.to_python(skip_empty_area=False), frozenset(merged), notes)
