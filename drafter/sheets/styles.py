"""The looks of a form's cells: fonts, frames, colours, which cells are open to entry."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook

_TEXT = 49
"""The built-in number format @: what is typed stays as typed."""
_GREY, _YELLOW, _BAND, _LINE = "#F2F2F2", "#FFF9DB", "#DDEBF7", "#8C8C8C"


class Styles:
    """The formats of one workbook; entry cells are unlocked, text (@) and yellow."""

    family = "宋体"

    def __init__(self, book: Workbook) -> None:
        self._book = book
        framed = {"border": 1, "border_color": _LINE}
        entry = {**framed, "locked": False, "num_format": _TEXT, "bg_color": _YELLOW}
        self.title = self._make(font_name="黑体", font_size=16, align="center")
        self.advice = self._make(font_name="仿宋", font_size=11)
        self.label = self._make(align="right", bold=True)
        self.told = self._make(**framed, num_format=_TEXT)
        self.small = self._make(**framed, font_size=9.5, num_format=_TEXT)
        self.middle = self._make(**framed, align="center", num_format=_TEXT)
        self.head = self._make(**framed, align="center", bold=True, bg_color=_BAND, font_name="黑体")
        self.band = self._make(top=1, bottom=1, border_color=_LINE, bold=True, bg_color=_GREY, text_wrap=False)
        self.entry = self._make(**entry)
        self.long_entry = self._make(**entry, valign="top")
        self.present = self._make(**framed, bg_color=_GREY, font_color="#595959", num_format=_TEXT, valign="top")
        self.check = self._make(**framed, font_size=9.5, font_color="#C00000")
        self.sign = self._make(valign="bottom", text_wrap=False)

    def _make(self, **changes: Any) -> Any:
        usual = {"font_name": self.family, "font_size": 10.5, "valign": "vcenter", "text_wrap": True, "locked": True}
        return self._book.add_format({**usual, **changes})
