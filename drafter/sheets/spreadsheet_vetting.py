"""What a spreadsheet file says of itself before anybody reads it: safe to read, what cells hold.

Every part is looked through as a parser sees it, and the reader gets a package of these very parts and no
others: nothing can mean one thing here and another there. Found on the way, in an .xlsx, is what the
reader does not tell: cells with a formula's error, cells shown as a percentage.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from drafter.limits import SHEET_CELLS, SHEET_ELEMENTS, XML_TOTAL, ZIP_ENTRIES, spend
from drafter.sheets.cell_extents import OdsPart, VettedPart, XlsxPart
from drafter.sheets.old_workbook import rebuilt_workbook
from drafter.vetting import XmlRefusedError, chunks, look_through

_OLE = b"\xd0\xcf\x11\xe0"
_ODS_MANIFEST = "META-INF/manifest.xml"
_ODS_PARTS = ("content.xml", _ODS_MANIFEST)
_XLSX_NEEDED = (
    "[content_types].xml",
    "_rels/.rels",
    "xl/_rels/",
    "xl/worksheets/",
    "xl/tables/",
    "xl/workbook.xml",
    "xl/styles.xml",
    "xl/sharedstrings.xml",
)
"""What a reader of values looks at, in lower case: no pictures, charts, links to other files."""
_LOCKED = "设了打开密码，读不出来；请打开后去掉密码，另存后再导入"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BROKEN = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, UnicodeDecodeError),
    *(KeyError, EOFError, OSError, NotImplementedError, RuntimeError),
)
"""What reading a damaged zip raises."""
_LONGEST_MANIFEST = 100_000
_SAVE_AGAIN = "请在 Excel 里打开，另存为 .xlsx 后再导入"


AnyPart = TypeVar("AnyPart", bound=VettedPart)


class CellNotes(NamedTuple):
    """What the cells of one sheet hold beside their values; addresses as H12."""

    errors: frozenset[str] = frozenset()
    """Cells whose formula came to an error, such as #DIV/0!, or to nothing."""
    percentages: frozenset[str] | None = None
    """Cells shown as a percentage; None when the file does not tell."""


class VettedSpreadsheet(NamedTuple):
    """A spreadsheet file that is safe to read."""

    data: bytes
    """The parts that a reader of values needs, packed anew."""
    notes: dict[str, CellNotes]
    """By the name of the sheet; nothing for an .ods or .xls."""


def vetted_spreadsheet(data: bytes) -> VettedSpreadsheet:
    """Return an .xlsx, .ods or .xls looked through.

    Raises ValueError with a Chinese sentence when the file is none of these or not safe to read.
    """
    if not data:
        raise ValueError("是空文件，没有内容；请让科室重新发一份")
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise ValueError(_LOCKED)
        return VettedSpreadsheet(rebuilt_workbook(data), {})
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _inspect(package)
    except XmlRefusedError:
        raise
    except _BROKEN as error:
        raise ValueError(f"不是 Excel 表格，或者文件已经损坏；{_SAVE_AGAIN}") from error


def _inspect(package: zipfile.ZipFile) -> VettedSpreadsheet:
    entries = package.infolist()
    names = {entry.filename.lower() for entry in entries}
    _refuse_package(entries, names)
    if "xl/workbook.xml" in names:
        needed = [entry for entry in entries if entry.filename.lower().startswith(_XLSX_NEEDED)]
        parts, read = _looked_through(package, needed, XlsxPart)
        return VettedSpreadsheet(_packed(read), _notes(parts))
    if "content.xml" in names:
        return _inspect_ods(package, entries, names)
    raise ValueError(f"不是 Excel 表格；{_SAVE_AGAIN}")


def _refuse_package(entries: list[zipfile.ZipInfo], names: set[str]) -> None:
    """Raise ValueError for a zip that is no spreadsheet, or one that nobody should open; `names` are in lower case."""
    if len(entries) > ZIP_ENTRIES or len(names) < len(entries):
        raise ValueError("文件里的部件太多或有重名，不像填报表；请检查是否选错了文件")
    if any(name.startswith("word/") for name in names):
        raise ValueError("这是 Word 文档，不是填报表；请把填好的 .xlsx 表发来")
    if any("vbaproject" in name for name in names):
        raise ValueError("里面有宏，为安全起见不读；请在 Excel 里另存为“Excel 工作簿（.xlsx）”后再导入")
    if any(entry.flag_bits & 1 for entry in entries):
        raise ValueError(_LOCKED)


def _inspect_ods(package: zipfile.ZipFile, entries: list[zipfile.ZipInfo], names: set[str]) -> VettedSpreadsheet:
    if _ODS_MANIFEST.lower() in names and b"encryption-data" in _start(package, _ODS_MANIFEST):
        raise ValueError(_LOCKED)
    needed = [entry for entry in entries if entry.filename in _ODS_PARTS]
    _, read = _looked_through(package, needed, OdsPart)
    kind = {"mimetype": _start(package, "mimetype")} if "mimetype" in names else {}
    return VettedSpreadsheet(_packed(kind | read), {})


def _looked_through(
    package: zipfile.ZipFile, entries: list[zipfile.ZipInfo], kind: Callable[[], AnyPart]
) -> tuple[dict[str, AnyPart], dict[str, bytes]]:
    """Return what each of `entries` holds, as `kind` sees it and as bytes, by its name."""
    looked: dict[str, AnyPart] = {}
    read: dict[str, bytes] = {}
    left = XML_TOTAL
    for entry in entries:
        part = looked[entry.filename] = kind()
        pieces = list[bytes]()
        try:
            with package.open(entry) as stream:
                look_through(_kept(chunks(stream, left), pieces), SHEET_ELEMENTS, part.start, part.end, "UTF-8")
        except XmlRefusedError as error:
            raise ValueError(f"里面的 {entry.filename} {error}；为安全起见不读。{_SAVE_AGAIN}") from error
        read[entry.filename] = b"".join(pieces)
        left -= len(read[entry.filename])
        if sum(each.area for each in looked.values()) > SHEET_CELLS:
            raise ValueError("各张工作表加起来太大，不像填报表；请删去表格以外的内容后再导入")
        spend(entry.filename)
    return looked, read


def _kept(pieces: Iterable[bytes], kept: list[bytes]) -> Iterator[bytes]:
    for piece in pieces:
        kept.append(piece)
        yield piece


def _start(package: zipfile.ZipFile, name: str) -> bytes:
    with package.open(name) as stream:
        return stream.read(_LONGEST_MANIFEST)


def _packed(parts: Mapping[str, bytes]) -> bytes:
    """Return a package of `parts`, not compressed: it is read at once."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return stream.getvalue()


def _notes(parts: Mapping[str, XlsxPart]) -> dict[str, CellNotes]:
    """Return the notes on the sheets of a workbook, by name."""
    by_name = {name.lower(): part for name, part in parts.items()}
    formats = by_name.get("xl/styles.xml")
    percent = formats.percent_styles() if formats else frozenset()
    relations = by_name.get("xl/_rels/workbook.xml.rels")
    notes = {}
    for name, key in by_name["xl/workbook.xml"].sheets:
        target = relations.relations.get(key, "") if relations else ""
        path = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        sheet = by_name.get(path.lower())
        if sheet:
            shown = frozenset(address for address, style in sheet.styles if style in percent)
            notes[name] = CellNotes(frozenset(sheet.errors), shown)
    return notes
