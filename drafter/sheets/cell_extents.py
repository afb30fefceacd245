"""How far the cells of a sheet reach and what they hold, told element by element while a part is looked through.

A reader fills a rectangle from A1 to the last cell with content, and one place for each cell of a merged
range: one cell far out, or two thousand ranges, take gigabytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import ClassVar, Protocol

from drafter.limits import MERGED_CELLS, SHARED_STRINGS, SHEET_CELLS, SHEET_COLUMNS, SHEET_ROWS, SHEETS
from drafter.vetting import Attributes

_ADDRESS = re.compile(r"\s*\$?([A-Za-z]{1,3})\$?([0-9]{1,7})\s*")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
"""Of a sheet of Excel's."""
_MOST_DIGITS = 7
_SAVE_AGAIN = "文件可能已经损坏；请在 Excel 里打开，另存为 .xlsx 后再导入"
_PERCENT_FORMATS = ("9", "10")
_FAR = "离表格太远；请删去表格以外的内容后再导入"
_TOO_MUCH = "表格以外还有许多内容；请删去后再导入"


class VettedPart(Protocol):
    """What looks at the elements of one part; raises ValueError with a Chinese sentence."""

    area: int
    """Cells of the rectangles that a reader fills for it."""

    def start(self, name: str, attributes: Attributes) -> None:
        """Look at an element that opens."""

    def end(self, name: str) -> None:
        """Look at an element that closes."""


def place_of(address: str) -> tuple[int, int]:
    """Return row and column of an address such as H12, from 1; (0, 0) for what is none."""
    match = _ADDRESS.fullmatch(address)
    if match is None:
        return 0, 0
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


def _known_place(address: str) -> tuple[int, int]:
    """Return row and column of an address, from 1. Raises ValueError for one that no sheet has: readers stumble on it."""
    row, column = place_of(address)
    if not (1 <= row <= _LAST_ROW and column <= _LAST_COLUMN):
        raise ValueError(f"里面有写错的单元格地址（{address[:20]}），{_SAVE_AGAIN}")
    return row, column


def _known_range(ref: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the first and the last cell of a range such as A1:C3, or of one cell. Raises as `_known_place`."""
    first, _, last = ref.partition(":")
    return _known_place(first), _known_place(last or first)


def _row_number(number: str) -> int:
    """Return the number of a row, from 1. Raises ValueError for one that no sheet has."""
    plain = number.strip()
    if not (plain.isascii() and plain.isdigit() and len(plain) <= _MOST_DIGITS and 1 <= int(plain) <= _LAST_ROW):
        raise ValueError(f"里面有写错的行号（{number[:20]}），{_SAVE_AGAIN}")
    return int(plain)


class XlsxPart:
    """One part of an .xlsx, whichever it is: a reader goes by its elements, and so does this."""

    def __init__(self) -> None:
        self.area = 0
        self.sheets: list[tuple[str, str]] = []
        """Name and id of the relation of each sheet, in a workbook."""
        self.relations: dict[str, str] = {}
        """Targets by id."""
        self.errors: list[str] = []
        """Addresses of cells whose formula came to an error, or to nothing."""
        self.styles: list[tuple[str, str]] = []
        """Address and index of the format of each cell with content that has one."""
        self.percent_ids = {*_PERCENT_FORMATS}
        self.formats: list[str] = []
        """Number format of each cell format."""
        self._in_formats = False
        self._row = self._column = self._rows = self._columns = 0
        self._cell: Attributes = {}
        self._held = set[str]()
        self._texts = self._merged = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """Look at an element that opens."""
        if name in ("v", "f", "is"):
            self._held.add(name)
        look = self._LOOKS.get(name)
        if look is not None:
            look(self, attributes)

    def end(self, name: str) -> None:
        """Look at an element that closes."""
        if name == "c":
            self._cell_read()
        elif name == "cellXfs":
            self._in_formats = False

    def _row_opens(self, attributes: Attributes) -> None:
        number = attributes.get("r")
        self._row = self._row + 1 if number is None else _row_number(number)
        self._column = 0

    def _cell_opens(self, attributes: Attributes) -> None:
        address = attributes.get("r")
        self._row, self._column = (max(self._row, 1), self._column + 1) if address is None else _known_place(address)
        self._cell = attributes
        self._held = set()

    def _cell_read(self) -> None:
        if not self._held:
            return
        address = self._cell.get("r", "")
        if self._row > SHEET_ROWS or self._column > SHEET_COLUMNS:
            raise ValueError(f"{address or f'第 {self._row} 行'} 处还有内容，{_FAR}")
        self._rows, self._columns = max(self._rows, self._row), max(self._columns, self._column)
        self.area = self._rows * self._columns
        if self._cell.get("t") == "e" or ("f" in self._held and "v" not in self._held):
            self.errors.append(address)
        self.styles.append((address, self._cell.get("s", "0")))

    def _text(self, _: Attributes) -> None:
        self._texts += 1
        if self._texts > SHARED_STRINGS:
            raise ValueError(f"里面有 {SHARED_STRINGS} 条以上的文字，不像填报表；请检查是否选错了文件")

    def _merge(self, attributes: Attributes) -> None:
        (top, left), (bottom, right) = _known_range(attributes.get("ref", ""))
        rows, columns = min(bottom - top, SHEET_ROWS) + 1, min(right - left, SHEET_COLUMNS) + 1
        self._merged += max(rows, 1) * max(columns, 1)
        if self._merged > MERGED_CELLS:
            raise ValueError("合并的单元格太多或太大，不像填报表；请取消表格以外的合并后再导入")

    def _extent(self, attributes: Attributes) -> None:
        if "ref" in attributes:
            _known_range(attributes["ref"])

    def _sheet(self, attributes: Attributes) -> None:
        key = next((value for name, value in attributes.items() if name.endswith(":id")), "")
        self.sheets.append((attributes.get("name", ""), key))
        if len(self.sheets) > SHEETS:
            raise ValueError(f"里面有 {SHEETS} 张以上的工作表，不像填报表；请检查是否选错了文件")

    def _relation(self, attributes: Attributes) -> None:
        self.relations[attributes.get("Id", "")] = attributes.get("Target", "")

    def _number_format(self, attributes: Attributes) -> None:
        if "%" in attributes.get("formatCode", ""):
            self.percent_ids.add(attributes.get("numFmtId", ""))

    def _formats_open(self, _: Attributes) -> None:
        self._in_formats = True

    def _format(self, attributes: Attributes) -> None:
        if self._in_formats:
            self.formats.append(attributes.get("numFmtId", ""))

    _LOOKS: ClassVar[dict[str, Callable[[XlsxPart, Attributes], None]]] = {
        "row": _row_opens,
        "c": _cell_opens,
        "si": _text,
        "mergeCell": _merge,
        "dimension": _extent,
        "f": _extent,
        "sheet": _sheet,
        "Relationship": _relation,
        "numFmt": _number_format,
        "cellXfs": _formats_open,
        "xf": _format,
    }

    def percent_styles(self) -> frozenset[str]:
        """Return the indexes of the cell formats that show a percentage, of a part of formats."""
        return frozenset(str(i) for i, each in enumerate(self.formats) if each in self.percent_ids)


class OdsPart:
    """One part of an .ods: rows and cells that say how often they are repeated."""

    def __init__(self) -> None:
        self.area = 0
        self._sheets = self._row = self._column = self._rows = self._columns = self._repeated = 0
        self._filled = False
        self._cell: Attributes = {}
        self._cells = 1
        self._before = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """Look at an element that opens."""
        if name == "table":
            self._sheets += 1
            self._before, self._row, self._rows, self._columns = self.area, 0, 0, 0
            if self._sheets > SHEETS:
                raise ValueError(f"里面有 {SHEETS} 张以上的工作表，不像填报表；请检查是否选错了文件")
        elif name == "table-row":
            self._repeated, self._column, self._filled = _count(attributes, "rows"), 0, False
        elif name in ("table-cell", "covered-table-cell"):
            self._column += _count(attributes, "columns")
            if any(key.endswith((":value-type", ":formula", ":string-value")) for key in attributes):
                self._fill()
        elif name == "p":
            self._fill()

    def end(self, name: str) -> None:
        """Look at an element that closes."""
        if name != "table-row":
            return
        self._row += self._repeated
        if not self._filled:
            return
        if self._row > SHEET_ROWS:
            raise ValueError(_TOO_MUCH)
        self._rows = self._row
        self.area = self._before + self._rows * self._columns

    def _fill(self) -> None:
        if self._column > SHEET_COLUMNS:
            raise ValueError(_TOO_MUCH)
        self._filled = True
        self._columns = max(self._columns, self._column)


def _count(attributes: Attributes, what: str) -> int:
    """Return how often a row or a cell is repeated; far too often for what is no number."""
    told = next((value for key, value in attributes.items() if key.endswith(f":number-{what}-repeated")), "1").strip()
    return int(told) if told.isascii() and told.isdigit() and len(told) < 8 else SHEET_CELLS
