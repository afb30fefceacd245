"""The looks of a form: fonts, frames, colours, which cells are open to entry, heights, how it prints."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from drafter.pages.text_width import width

_TEXT = 49
"""The built-in number format @: what is typed stays as typed."""
LINE = 15.5
"""Height of one line in points."""
ADVICE_ROOM = 0.9
"""What of a sheet's width a line of advice fills: it is set larger than the cells."""
_GREY, _YELLOW, _BAND, _FRAME = "#F2F2F2", "#FFF9DB", "#DDEBF7", "#8C8C8C"


class FormStyles:
    """The formats of one workbook; entry cells are unlocked, text (@) and yellow."""

    family = "宋体"

    def __init__(self, book: Workbook) -> None:
        self._book = book
        framed = {"border": 1, "border_color": _FRAME}
        entry = {**framed, "locked": False, "num_format": _TEXT, "bg_color": _YELLOW}
        self.title = self._make(font_name="黑体", font_size=16, align="center")
        self.advice = self._make(font_name="仿宋", font_size=11)
        self.label = self._make(align="right", bold=True)
        self.told = self._make(**framed, num_format=_TEXT)
        self.small = self._make(**framed, font_size=9.5, num_format=_TEXT)
        self.middle = self._make(**framed, align="center", num_format=_TEXT)
        self.head = self._make(**framed, align="center", bold=True, bg_color=_BAND, font_name="黑体")
        self.band = self._make(top=1, bottom=1, border_color=_FRAME, bold=True, bg_color=_GREY, text_wrap=False)
        self.entry = self._make(**entry)
        self.long_entry = self._make(**entry, valign="top")
        self.present = self._make(**framed, bg_color=_GREY, font_color="#595959", num_format=_TEXT, valign="top")
        self.check = self._make(**framed, font_size=9.5, font_color="#C00000")
        self.sign = self._make(valign="bottom", text_wrap=False)

    def _make(self, **changes: Any) -> Any:
        usual = {"font_name": self.family, "font_size": 10.5, "valign": "vcenter", "text_wrap": True, "locked": True}
        return self._book.add_format({**usual, **changes})


def put(sheet: Worksheet, row: int, column: int, text: str, style: Any = None) -> None:
    """Write a text into a cell; an empty one leaves it blank, as Excel sees it."""
    if text:
        sheet.write_string(row, column, text, style)
    else:
        sheet.write_blank(row, column, None, style)


def row_height(*texts: tuple[str, float], least: float) -> float:
    """Return the height in points of a row with these texts, each with its column's width.

    Not every program fits a row to its text when it opens the file.
    """
    lines = (sum(max(-(-width(line) * 2 // wide), 1) for line in text.split("\n")) for text, wide in texts)
    return min(max(max(lines) * LINE, least), 400)


def set_up(sheet: Worksheet, head: int, last: int, last_column: int, styles: FormStyles, *, first: int = 1) -> None:
    """Lock the sheet but for its entry cells; print it from column `first` on A4 across, the head on every page."""
    sheet.protect("", {"format_rows": True, "format_columns": True, "insert_rows": True, "select_locked_cells": True})
    sheet.freeze_panes(head + 1, 0)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head)
    sheet.print_area(0, first, last, last_column)
    sheet.set_footer(f'&C&"{styles.family}"&9第 &P 页，共 &N 页')
