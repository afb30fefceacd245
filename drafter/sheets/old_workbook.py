"""Workbooks of the old format (.xls, .et), looked through and packed anew before anybody reads them.

The container is a small file system of sectors whose chains may run in circles, its stream a row of records
(MS-CFB, MS-XLS). What is walked here is what the reader gets: one stream without what makes it reserve memory.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from drafter.limits import MERGED_CELLS, SHARED_STRINGS, SHEET_CELLS, SHEET_COLUMNS, SHEET_ROWS, SHEETS

LARGEST_STREAM = 6_000_000
"""Bytes of the stream; an empty form has 60 KB, and the sectors of 6 MB still fit one header."""
_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_SMALL = 4096
"""A shorter stream lies in sectors of 64 bytes."""
_STREAMS = ("Workbook", "Book")
_BOF, _BOUND_SHEET, _STRINGS, _DIMENSIONS, _MERGED, _MANY_NUMBERS = 0x0809, 0x0085, 0x00FC, 0x0200, 0x00E5, 0x00BD
_CELLS = (0x0203, 0x0204, 0x00D6, 0x0205, 0x027E, 0x00FD, _MANY_NUMBERS, 0x0006)
"""Records of cells with content; they begin with row and column."""
_IGNORED = 0x0099
_DAMAGED = "不是 Excel 表格，或者文件已经损坏；请在 Excel 里打开，另存为 .xlsx 后再导入"


def rebuilt_workbook(data: bytes) -> bytes:
    """Return the workbook in `data` alone in a container of its own. Raises ValueError with a Chinese sentence."""
    try:
        stream = _workbook_stream(data)
        return _container(_looked_through(stream))
    except (struct.error, IndexError) as error:
        raise ValueError(_DAMAGED) from error


class _Sectors:
    """The sectors of a container and their chains."""

    def __init__(self, data: bytes) -> None:
        shift = struct.unpack_from("<H", data, 30)[0]
        if data[:8] != _MAGIC or shift not in (9, 12):
            raise ValueError(_DAMAGED)
        self.size, self._data = 1 << shift, data
        heads = list(struct.unpack_from("<109I", data, 76))
        following, seen = struct.unpack_from("<I", data, 68)[0], set[int]()
        while following < _FAT - 1 and following not in seen:
            seen.add(following)
            *more, following = struct.unpack(f"<{self.size // 4}I", self.sector(following))
            heads += more
        table = b"".join(self.sector(each) for each in dict.fromkeys(heads) if each < _FAT - 1)
        self._next = struct.unpack(f"<{len(table) // 4}I", table)

    def sector(self, number: int) -> bytes:
        start = (number + 1) * self.size
        piece = self._data[start : start + self.size]
        if not piece:
            raise ValueError(_DAMAGED)
        return piece.ljust(self.size, b"\0")

    def chain(self, first: int) -> bytes:
        pieces, seen = list[bytes](), set[int]()
        while first < _FAT - 1:
            if first in seen:
                raise ValueError(_DAMAGED)
            seen.add(first)
            pieces.append(self.sector(first))
            first = self._next[first]
        return b"".join(pieces)


def _workbook_stream(data: bytes) -> bytes:
    sectors = _Sectors(data)
    folder = sectors.chain(struct.unpack_from("<I", data, 48)[0])
    entries = [folder[at : at + 128] for at in range(0, len(folder) - 127, 128)]
    named = {_entry_name(entry): entry for entry in reversed(entries)}
    if any("VBA" in name.upper() for name in named):
        raise ValueError("里面有宏，为安全起见不读；请在 Excel 里另存为“Excel 工作簿（.xlsx）”后再导入")
    entry = next((named[name] for name in _STREAMS if name in named), None)
    if entry is None:
        raise ValueError(_DAMAGED)
    first, length = struct.unpack_from("<II", entry, 116)
    if length > LARGEST_STREAM:
        raise ValueError("文件太大，不像填报表；请检查是否选错了文件")
    if length >= _SMALL:
        return sectors.chain(first)[:length]
    return _small_stream(data, sectors, entries[0], first, length)


def _small_stream(data: bytes, sectors: _Sectors, root: bytes, first: int, length: int) -> bytes:
    small = sectors.chain(struct.unpack_from("<I", root, 116)[0])
    table = sectors.chain(struct.unpack_from("<I", data, 60)[0])
    pieces, seen = list[bytes](), set[int]()
    while first < _FAT - 1 and first not in seen:
        seen.add(first)
        pieces.append(small[first * 64 : first * 64 + 64])
        first = struct.unpack_from("<I", table, first * 4)[0]
    return b"".join(pieces)[:length]


def _entry_name(entry: bytes) -> str:
    length = struct.unpack_from("<H", entry, 64)[0]
    return entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", errors="replace")


def _looked_through(stream: bytes) -> bytes:
    """Return the records of `stream`, sizes that the reader would trust left out. Raises ValueError."""
    looked, extents = bytearray(stream), _Extents()
    begins, positions = set[int](), list[int]()
    for at, kind, record in _records(stream):
        if kind == _BOF:
            begins.add(at)
            extents.begin_sheet()
        elif kind == _BOUND_SHEET:
            positions.append(struct.unpack_from("<I", record)[0])
        elif kind == _STRINGS and max(struct.unpack_from("<II", record)) > SHARED_STRINGS:
            raise ValueError("里面的文字太多，不像填报表；请检查是否选错了文件")
        elif kind == _DIMENSIONS:
            struct.pack_into("<H", looked, at, _IGNORED)
        else:
            extents.add(kind, record)
    if len(set(positions)) < len(positions) or len(positions) > SHEETS or not begins.issuperset(positions):
        raise ValueError(_DAMAGED)
    return bytes(looked)


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield where each record begins, its kind and its content (MS-XLS 2.1.4)."""
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield at, kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


class _Extents:
    """How far the cells of all sheets reach."""

    def __init__(self) -> None:
        self._rows = self._columns = self._area = self._merged = 0

    def begin_sheet(self) -> None:
        self._area += self._rows * self._columns
        self._rows = self._columns = 0

    def add(self, kind: int, record: bytes) -> None:
        """Count a record of cells or merged ranges. Raises ValueError when they reach too far."""
        if kind == _MERGED:
            self._merged += _merged_cells(record)
        elif kind in _CELLS:
            row, column = struct.unpack_from("<HH", record)
            if kind == _MANY_NUMBERS:
                column = struct.unpack_from("<H", record, len(record) - 2)[0]
            self._rows, self._columns = max(self._rows, row + 1), max(self._columns, column + 1)
        is_far = self._rows > SHEET_ROWS or self._columns > SHEET_COLUMNS or self._merged > MERGED_CELLS
        if is_far or self._area + self._rows * self._columns > SHEET_CELLS:
            raise ValueError("表格以外还有许多内容；请删去后再导入")


def _merged_cells(record: bytes) -> int:
    count = struct.unpack_from("<H", record)[0]
    cells = 0
    for number in range(min(count, len(record) // 8)):
        top, bottom, left, right = struct.unpack_from("<4H", record, 2 + number * 8)
        cells += (min(max(bottom - top, 0), SHEET_ROWS) + 1) * (min(max(right - left, 0), SHEET_COLUMNS) + 1)
    return cells


def _container(stream: bytes) -> bytes:
    """Return a container with `stream` as its workbook: header, table of sectors, folder, stream (MS-CFB 2)."""
    stream = stream.ljust(_SMALL, b"\0")
    used = -(-len(stream) // 512)
    tables = 1
    while tables * 128 < tables + 1 + used:
        tables += 1
    numbers = [_FAT] * tables + [_END] + [tables + 2 + i for i in range(used - 1)] + [_END]
    numbers += [_FREE] * (tables * 128 - len(numbers))
    header = _MAGIC + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<9I", 0, tables, tables, 0, _SMALL, _END, 0, _END, 0)
    header += struct.pack("<109I", *range(tables), *[_FREE] * (109 - tables))
    root = _entry("Root FormAnswer", 5, 1, _END, 0)
    folder = root + _entry("Workbook", 2, _FREE, tables + 1, len(stream)) + bytes(256)
    return header + struct.pack(f"<{len(numbers)}I", *numbers) + folder + stream.ljust(used * 512, b"\0")


def _entry(name: str, kind: int, child: int, first: int, length: int) -> bytes:
    """Return one of the folder's entries (MS-CFB 2.6.1)."""
    text = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<HBBIII", len(text), kind, 1, _FREE, _FREE, child)
    return text.ljust(64, b"\0") + links + bytes(36) + struct.pack("<III", first, length, 0)
