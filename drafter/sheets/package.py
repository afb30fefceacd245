"""What a spreadsheet file says of itself before anybody reads it: safe to read, what cells hold.

Refuses what would harm or mislead the reader, and finds in an .xlsx what the reader does not
tell: cells with a formula's error, cells shown as a percentage.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple

MAX_BYTES = 20_000_000
"""A larger file is no filled-in form (an empty one has 20 KB)."""
_MAX_UNPACKED = 200_000_000
_MAX_ROWS, _MAX_COLUMNS = 5000, 200
_OLE = b"\xd0\xcf\x11\xe0"
_ODS_MANIFEST = "META-INF/manifest.xml"
_LOCKED = "设了打开密码，读不出来；请打开后去掉密码，另存后再导入"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

_BROKEN = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, UnicodeDecodeError),
    *(KeyError, EOFError, OSError, NotImplementedError, RuntimeError),
)
"""What reading a damaged zip raises."""
_SHEET = re.compile(r"<(?:\w+:)?sheet\b[^>]*>")
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
_CELL = re.compile(r"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_FORMATS = re.compile(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_FORMAT = re.compile(r"<(?:\w+:)?xf\b[^>]*>")
_NUMBER_FORMAT = re.compile(r"<(?:\w+:)?numFmt\b[^>]*>")
_REPEATED_ROW = re.compile(r'<table:table-row[^>]*rows-repeated="(\d+)"[^>]*(?<!/)>(.*?)</table:table-row>', re.DOTALL)
_REPEATED_CELL = re.compile(r'<table:table-cell([^>]*columns-repeated="(\d+)"[^>]*)>')
_PERCENT_FORMATS = ("9", "10")


class CellNotes(NamedTuple):
    """What the cells of one sheet hold beside their values; addresses as H12."""

    errors: frozenset[str] = frozenset()
    """Cells whose formula came to an error, such as #DIV/0!, or to nothing."""
    percentages: frozenset[str] | None = None
    """Cells shown as a percentage; None when the file does not tell."""


def inspect(data: bytes) -> dict[str, CellNotes]:
    """Return the notes on the sheets of an .xlsx by name, nothing for .xls and .ods.

    Raises ValueError with a Chinese sentence when the file is none of these or not safe to read.
    """
    if not data:
        raise ValueError("是空文件，没有内容；请让科室重新发一份")
    if len(data) > MAX_BYTES:
        raise ValueError(f"文件有 {len(data) // 1_000_000} MB，不像填报表；请检查是否选错了文件")
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise ValueError(_LOCKED)
        return {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _inspect(package)
    except _BROKEN as error:
        raise ValueError("不是 Excel 表格，或者文件已经损坏；请在 Excel 里打开，另存为 .xlsx 后再导入") from error


def _inspect(package: zipfile.ZipFile) -> dict[str, CellNotes]:
    parts = {part.filename: part.file_size for part in package.infolist()}
    if sum(parts.values()) > _MAX_UNPACKED:
        raise ValueError("文件展开后太大，不像填报表；请检查是否选错了文件")
    if any(name.startswith("word/") for name in parts):
        raise ValueError("这是 Word 文档，不是填报表；请把填好的 .xlsx 表发来")
    if any("vbaproject" in name.lower() for name in parts):
        raise ValueError("里面有宏，为安全起见不读；请在 Excel 里另存为“Excel 工作簿（.xlsx）”后再导入")
    if "xl/workbook.xml" in parts:
        return dict(_sheet_notes(package, parts))
    if "content.xml" in parts:
        if _ODS_MANIFEST in parts and "encryption-data" in _text(package, _ODS_MANIFEST):
            raise ValueError(_LOCKED)
        _refuse_repeats(_text(package, "content.xml"))
        return {}
    raise ValueError("不是 Excel 表格；请在 Excel 里打开，另存为 .xlsx 后再导入")


def _sheet_notes(package: zipfile.ZipFile, parts: dict[str, int]) -> Iterator[tuple[str, CellNotes]]:
    relations = {}
    for tag in _RELATION.findall(_text(package, "xl/_rels/workbook.xml.rels")):
        found = dict(_ATTRIBUTE.findall(tag))
        target = found.get("Target", "")
        relations[found.get("Id", "")] = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    percent = _percent_styles(_text(package, "xl/styles.xml")) if "xl/styles.xml" in parts else frozenset()
    for tag in _SHEET.findall(_text(package, "xl/workbook.xml")):
        found = dict(_ATTRIBUTE.findall(tag))
        path = relations.get(next((value for key, value in found.items() if key.endswith(":id")), ""), "")
        if path in parts:
            yield _unescaped(found.get("name", "")), _notes(_text(package, path), percent)


def _notes(xml: str, percent: frozenset[str]) -> CellNotes:
    errors, percentages = set(), set()
    for attributes, content in _CELL.findall(xml):
        found = dict(_ATTRIBUTE.findall(attributes))
        address = found.get("r", "")
        if not content:
            continue
        _refuse_far(address)
        if found.get("t") == "e" or ("<f" in content and "<v" not in content):
            errors.add(address)
        if found.get("s", "0") in percent:
            percentages.add(address)
    return CellNotes(frozenset(errors), frozenset(percentages))


def _refuse_far(address: str) -> None:
    """Raise ValueError for a cell so far out that the reader would fill memory up to it."""
    letters = address.rstrip("0123456789")
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    if column > _MAX_COLUMNS or int(address[len(letters) :] or 0) > _MAX_ROWS:
        raise ValueError(f"{address} 处还有内容，离表格太远；请删去表格以外的内容后再导入")


def _refuse_repeats(xml: str) -> None:
    """Raise ValueError when an .ods repeats a filled row or cell more often than a form can."""
    rows = (int(count) for count, content in _REPEATED_ROW.findall(xml) if "office:value-type" in content)
    cells = (int(count) for attributes, count in _REPEATED_CELL.findall(xml) if "office:value-type" in attributes)
    if max(rows, default=0) > _MAX_ROWS or max(cells, default=0) > _MAX_COLUMNS:
        raise ValueError("表格以外还有许多内容；请删去后再导入")


def _percent_styles(xml: str) -> frozenset[str]:
    """Return the indexes of the cell formats that show a percentage."""
    own = (dict(_ATTRIBUTE.findall(tag)) for tag in _NUMBER_FORMAT.findall(xml))
    ids = {*_PERCENT_FORMATS, *(each.get("numFmtId", "") for each in own if "%" in each.get("formatCode", ""))}
    formats = _FORMATS.search(xml)
    tags = _FORMAT.findall(formats[0]) if formats else []
    return frozenset(str(i) for i, tag in enumerate(tags) if dict(_ATTRIBUTE.findall(tag)).get("numFmtId") in ids)


def _text(package: zipfile.ZipFile, path: str) -> str:
    return package.read(path).decode("utf-8", errors="replace")


def _unescaped(text: str) -> str:
    for entity, char in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(entity, char)
    return text
