"""A table on a sheet of a form that came back: titles of columns in one row, what was filled in below."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from drafter.sheets.cells import plain_text
from drafter.sheets.returned_form import FormHead, Refusal
from drafter.sheets.spreadsheet import Cell, Sheet, address


class SheetTable(NamedTuple):
    """A table on a sheet; rows and columns are counted from 0."""

    head: FormHead
    sheet: Sheet
    head_row: int
    columns: Mapping[str, int]
    """The column of each title."""

    @property
    def rows(self) -> range:
        """The rows below the titles."""
        return range(self.head_row + 1, len(self.sheet.rows))

    def text(self, row: int, title: str) -> str:
        """Return what a cell shows; empty when there is no such column."""
        column = self.columns.get(title)
        return "" if column is None else plain_text(self.sheet.cell(row, column))

    def cell(self, row: int, title: str) -> Cell:
        """Return what a cell holds."""
        return self.sheet.cell(row, self.columns[title])

    def cell_problem(self, row: int, title: str, layout: str, *, subject: str = "", entry: str = "填写") -> str:
        """Return why a cell is no answer, in Chinese: it is merged, or its formula came to an error; empty when it is one.

        `layout` says how the table is filled in, `subject` what the cell is about, `entry` what to do instead.
        """
        column = self.columns[title]
        if (row, column) in self.sheet.merged:
            return f"{subject}这一格和别的格合并了；请取消合并，{layout}"
        if address(row, column) in self.sheet.notes.errors:
            return f"{subject and f'{subject}的'}公式出了错；请直接{entry}，不要用公式"
        return ""

    def is_percentage(self, row: int, title: str) -> bool | None:
        """Return whether a cell is shown as a percentage; None when the file does not tell."""
        shown = self.sheet.notes.percentages
        return None if shown is None else address(row, self.columns[title]) in shown

    def where(self, row: int, title: str) -> str:
        """Return where a cell is: file, sheet, address."""
        return place_on(self.head, self.sheet, address(row, self.columns[title]))

    def refusal(self, row: int, title: str, message: str) -> Refusal:
        """Return why a cell is not taken."""
        return Refusal(self.where(row, title), message)

    def missing(self, titles: Iterable[str], mark: str) -> Refusal | None:
        """Return why the table cannot be read when it lacks one of `titles`, told at `mark`; None when it has all."""
        missing = [title for title in titles if title not in self.columns]
        if not missing:
            return None
        message = f"表头里没有“{'”“'.join(missing)}”这一列，表的样子被改过；请重新导出一份，抄过去"
        return Refusal(place_on(self.head, self.sheet, mark), message)


def place_on(head: FormHead, sheet: Sheet, at: str) -> str:
    """Return where something stands on a sheet: 职成教科.xlsx “填报表”H12."""
    return f"{head.file} “{sheet.name}”{at}"


def columns_of(cells: Iterable[Cell], known: Collection[str] | None = None) -> dict[str, int]:
    """Return the column of each title in a row; with `known` only of these."""
    texts = enumerate(map(plain_text, cells))
    return {text: column for column, text in texts if text and (known is None or text in known)}
