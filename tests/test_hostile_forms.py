"""Forms that would take gigabytes or end the process: refused in a sentence, within seconds and 500 MB."""

from __future__ import annotations

import io
import os
import re
import struct
import zipfile
from collections.abc import Callable

import pytest
from measured import measured

from drafter.sheets.old_workbook import rebuilt_workbook
from drafter.sheets.spreadsheet import read_spreadsheet
from drafter.streams import silenced_errors

pytestmark = [pytest.mark.long, pytest.mark.skipif(os.name != "posix", reason="memory is measured with getrusage")]
MOST_SECONDS, MOST_BYTES = 10, 500_000_000
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
READ = """
import sys
from pathlib import Path
from drafter.limits import budget
from drafter.sheets.spreadsheet import read_spreadsheet
try:
    with budget():
        sheets = read_spreadsheet(Path(sys.argv[1]))
    print("READ", sum(len(sheet.rows) for sheet in sheets))
except ValueError as error:
    print(error)
"""


def workbook(
    sheet: str | bytes = "<sheetData/>", strings: str = "", *, copies: int = 1, before: str = "", **extra: str
) -> bytes:
    """Return an .xlsx with `copies` of one sheet that holds `sheet`, and the shared texts `strings`."""
    names = range(1, copies + 1)
    inner = sheet if isinstance(sheet, bytes) else sheet.encode()
    head = f"<?xml version='1.0'?>{before}<worksheet {_MAIN}>".encode()
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="a" Type="{_RELATIONS}'
        '/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_RELATIONS}"><sheets>'
        + "".join(f'<sheet name="表{i}" sheetId="{i}" r:id="r{i}"/>' for i in names)
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="r{i}" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet{i}.xml"/>' for i in names
        )
        + f'<Relationship Id="s" Type="{_RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        **{f"xl/worksheets/sheet{i}.xml": head + inner + b"</worksheet>" for i in names},
        **extra,
    }
    if strings:
        parts["xl/sharedStrings.xml"] = strings
    return packed(parts)


def packed(parts: dict[str, bytes | str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return stream.getvalue()


def cell(address: str, value: str = "1") -> str:
    return f"<sheetData><row><c r={address}><v>{value}</v></c></row></sheetData>"


def ods(content: str, before: str = "") -> bytes:
    spaces = 'xmlns:office="o" xmlns:table="t" xmlns:text="x"'
    body = f"<office:body><office:spreadsheet>{content}</office:spreadsheet></office:body>"
    text = f"<?xml version='1.0'?>{before}<office:document-content {spaces}>{body}</office:document-content>"
    parts: dict[str, bytes | str] = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": '<m:manifest xmlns:m="m"/>',
        "content.xml": text,
    }
    return packed(parts)


def ods_cell(repeated: str, row: str = "") -> str:
    filled = (
        f'<table:table-cell office:value-type="float" office:value="1" {repeated}><text:p>1</text:p></table:table-cell>'
    )
    return f'<table:table table:name="a"><table:table-row {row}>{filled}</table:table-row></table:table>'


def millions_of_cells() -> bytes:
    rows = "".join(f"<row>{'<c><v>1</v></c>' * 190}</row>" for _ in range(4990))
    return workbook(f"<sheetData>{rows * 6}</sheetData>")


def many_merged() -> bytes:
    ranges = "".join(f'<mergeCell ref="A{i}:XFD1048576"/>' for i in range(1, 2001))
    return workbook(f"<sheetData/><mergeCells>{ranges}</mergeCells>")


def old(*records: tuple[int, bytes], sheets: tuple[int, ...] = (0,)) -> bytes:
    """Return an .xls whose one sheet holds `records`; `sheets` are added to where the sheets are said to begin."""
    from drafter.sheets.old_workbook import _container

    def record(kind: int, data: bytes) -> bytes:
        return struct.pack("<HH", kind, len(data)) + data

    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 0))
    size = len(begin) + sum(len(record(0x0085, struct.pack("<IHBBs", 0, 0, 1, 0, b"a"))) for _ in sheets) + 4
    bound = b"".join(record(0x0085, struct.pack("<IHBBs", size + each, 0, 1, 0, b"a")) for each in sheets)
    inner = b"".join(record(kind, data) for kind, data in records)
    return _container(begin + bound + record(0x000A, b"") + begin + inner + record(0x000A, b""))


def circular_chain() -> bytes:
    """Return an .xls whose sectors follow each other in a circle."""
    data = bytearray(old())
    struct.pack_into("<I", data, 512 + 4 * 3, 2)
    struct.pack_into("<I", data, 1024 + 128 + 120, 5_000_000)
    return bytes(data)


def number(row: int, column: int) -> tuple[int, bytes]:
    return 0x0203, struct.pack("<HHHd", row, column, 0, 1.0)


BOMB = (
    '<!DOCTYPE a [<!ENTITY a "哈哈哈哈">'
    + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 20}">' for i in range(9))
    + "]>"
)
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "four thousand million texts": (
        lambda: workbook(strings=f'<sst {_MAIN} count="1" uniqueCount="4000000000"><si><t>甲</t></si></sst>'),
        "自称有 4000000000 项",
    ),
    "the same in single quotes": (
        lambda: workbook(strings=f"<sst {_MAIN} uniqueCount = '4000000000'><si><t>甲</t></si></sst>"),
        "自称有 4000000000 项",
    ),
    "a cell far out": (lambda: workbook(cell('"XFD1048576"')), "XFD1048576 处还有内容"),
    "in single quotes": (lambda: workbook(cell("'XFD1048576'")), "XFD1048576 处还有内容"),
    "in entities": (lambda: workbook(cell('"&#88;FD104857&#54;"')), "XFD1048576 处还有内容"),
    "in a prefix": (
        lambda: workbook(
            f'<x:sheetData xmlns:x="{_MAIN[7:-1]}"><x:row><x:c r="XFD9"><x:v>1</x:v></x:c></x:row></x:sheetData>'
        ),
        "XFD9 处还有内容",
    ),
    "by its row alone": (
        lambda: workbook("<sheetData><row r='1048576'><c><v>1</v></c></row></sheetData>"),
        "处还有内容",
    ),
    "by counting": (lambda: workbook(f"<sheetData><row>{'<c/>' * 300}<c><v>1</v></c></row></sheetData>"), "处还有内容"),
    "an address of no sheet": (
        lambda: workbook(cell('"ZZZZZZZ99999999999"')),
        "写错的单元格地址（ZZZZZZZ99999999999）",
    ),
    "an address beyond the last column": (lambda: workbook(cell('"XFE1"')), "写错的单元格地址（XFE1）"),
    "an address beyond the last row": (lambda: workbook(cell('"A1048577"')), "写错的单元格地址（A1048577）"),
    "an address of row 0": (lambda: workbook(cell('"A0"')), "写错的单元格地址（A0）"),
    "an address without a row": (lambda: workbook(cell('"A"')), "写错的单元格地址（A）"),
    "an empty address": (lambda: workbook(cell('""')), "写错的单元格地址（）"),
    "an address of signs": (lambda: workbook(cell('"甲1"')), "写错的单元格地址（甲1）"),
    "a row of no sheet": (
        lambda: workbook("<sheetData><row r='99999999999999999999'><c><v>1</v></c></row></sheetData>"),
        "写错的行号（99999999999999999999）",
    ),
    "a row 0": (lambda: workbook("<sheetData><row r='0'><c><v>1</v></c></row></sheetData>"), "写错的行号（0）"),
    "a dimension of no sheet": (
        lambda: workbook('<dimension ref="A1:ZZZZZZZ99999999999"/>' + cell('"A1"')),
        "写错的单元格地址（ZZZZZZZ99999999999）",
    ),
    "a merged range of no sheet": (
        lambda: workbook(cell('"A1"') + '<mergeCells><mergeCell ref="A1:ZZZZZZZ9"/></mergeCells>'),
        "写错的单元格地址（ZZZZZZZ9）",
    ),
    "a formula's range of no sheet": (
        lambda: workbook(
            '<sheetData><row><c r="A1"><f t="shared" ref="A1:A99999999" si="0">1</f></c></row></sheetData>'
        ),
        "写错的单元格地址（A99999999）",
    ),
    "an inline text far out": (
        lambda: workbook("<sheetData><row><c r='ZZ9' t='inlineStr'><is><t>甲</t></is></c></row></sheetData>"),
        "ZZ9 处还有内容",
    ),
    "another case of names": (
        lambda: workbook(**{"xl/Worksheets/Sheet1.xml": f"<worksheet {_MAIN}>{cell('XFD1048576')}</worksheet>"}),
        "重名",
    ),
    "two thousand merged ranges": (many_merged, "合并的单元格太多或太大"),
    "five million cells": (millions_of_cells, "元素超过|解开后太大"),
    "many sheets of a million cells": (
        lambda: workbook("<sheetData><row><c r='GR5000'><v>1</v></c></row></sheetData>", copies=50),
        "各张工作表加起来太大",
    ),
    "thousands of sheets": (lambda: workbook(copies=2_000), "60 张以上的工作表"),
    "entities": (lambda: workbook(cell('"A1"', "&j;"), before=BOMB), "带有实体定义"),
    "an entity from a file": (
        lambda: workbook(cell('"A1"', "&a;"), before='<!DOCTYPE a [<!ENTITY a SYSTEM "/etc/passwd">]>'),
        "带有实体定义",
    ),
    "another encoding": (lambda: workbook("<sheetData/>".encode("cp037")), "已损坏"),
    "a hundred megabytes of blanks": (
        lambda: workbook(b"<sheetData>" + b" " * 100_000_000 + b"</sheetData>"),
        "解开后太大",
    ),
    "thousands of levels": (lambda: workbook("<a>" * 100_000 + "</a>" * 100_000), "套得太深"),
    "a long attribute": (lambda: workbook(f"<a b='{'甲' * 3_000_000}'/>"), "太多或太长的属性"),
    "many attributes": (
        lambda: workbook("<a " + " ".join(f"a{i}=''" for i in range(100_000)) + "/>"),
        "太多或太长的属性",
    ),
    "no end": (lambda: workbook("<sheetData><row>"), "已损坏"),
    "ods: a cell repeated": (
        lambda: ods(ods_cell('table:number-columns-repeated="1000000000"')),
        "表格以外还有许多内容",
    ),
    "ods: in single quotes": (lambda: ods(ods_cell("table:number-columns-repeated='100000'")), "表格以外还有许多内容"),
    "ods: a row repeated": (lambda: ods(ods_cell("", "table:number-rows-repeated='1000000'")), "表格以外还有许多内容"),
    "ods: many tables": (
        lambda: ods(ods_cell("table:number-columns-repeated='199'", "table:number-rows-repeated='4999'") * 40),
        "各张工作表加起来太大",
    ),
    "ods: entities": (lambda: ods(ods_cell(""), BOMB), "带有实体定义"),
    "xls: a cell far out": (lambda: old(number(65_535, 255)), "表格以外还有许多内容"),
    "xls: one sheet many times": (lambda: old(number(4_999, 199), sheets=(0,) * 50), "已经损坏"),
    "xls: sheets within records": (lambda: old(number(1, 1), sheets=(0, 4)), "已经损坏"),
    "xls: a circle of sectors": (circular_chain, "已经损坏"),
    "xls: many texts": (lambda: old((0x00FC, struct.pack("<II", 1, 4_000_000_000))), "文字太多"),
    "xls: merged ranges": (
        lambda: old(*[(0x00E5, struct.pack("<H", 1000) + struct.pack("<4H", 0, 65535, 0, 255) * 1000)] * 5),
        "表格以外还有许多内容",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_hostile_form_is_refused_within_time_and_memory(tmp_path, case):
    make, message = REFUSED[case]
    suffix = case.partition(":")[0] if ":" in case else "xlsx"
    path = tmp_path / f"表.{suffix}"
    path.write_bytes(make())
    took = measured(READ, path, cwd=tmp_path)
    assert re.search(message, took.output), took.output
    assert "请" in took.output
    assert took.seconds < MOST_SECONDS
    assert took.peak < MOST_BYTES


def test_what_a_library_prints_past_python_is_kept_from_the_user(capfd):
    with silenced_errors():
        os.write(2, b"thread '<unnamed>' panicked")
    os.write(2, b"told after")
    assert capfd.readouterr().err == "told after"


def test_a_reader_s_own_bug_is_told_in_one_sentence(tmp_path, capfd, monkeypatch):
    class PanicException(BaseException):
        pass

    class Panicking:
        @staticmethod
        def from_filelike(_: object) -> None:
            os.write(2, b"thread '<unnamed>' panicked at src/xlsx/mod.rs")
            raise PanicException

    monkeypatch.setattr("python_calamine.CalamineWorkbook", Panicking)
    path = tmp_path / "表.xlsx"
    path.write_bytes(workbook(cell('"A1"')))
    with pytest.raises(ValueError, match="读不出来，文件可能已经损坏；请在 Excel 里打开"):
        read_spreadsheet(path)
    assert capfd.readouterr().err == ""


READ_ALL_THE_SAME = {
    "formats far out": lambda: workbook('<sheetData><row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'),
    "the largest rectangle": lambda: workbook(cell('"GR5000"')),
    "a dimension that says more": lambda: workbook('<dimension ref="A1:XFD1048576"/>' + cell('"B2"')),
    "xls: a dimension that says more": lambda: old(
        (0x0200, struct.pack("<IIHHH", 0, 0xFFFFFFFF, 0, 0xFFFF, 0)), number(1, 1)
    ),
    "ods: empty rows to the end": lambda: ods(
        ods_cell("").replace("</table:table>", "<table:table-row table:number-rows-repeated='1048575'/></table:table>")
    ),
}


@pytest.mark.parametrize("case", READ_ALL_THE_SAME)
def test_what_only_looks_large_is_read(tmp_path, case):
    path = tmp_path / f"表.{case.partition(':')[0] if ':' in case else 'xlsx'}"
    path.write_bytes(READ_ALL_THE_SAME[case]())
    took = measured(READ, path, cwd=tmp_path)
    assert took.output.startswith("READ"), took.output
    assert took.seconds < MOST_SECONDS
    assert took.peak < MOST_BYTES


def test_an_old_workbook_packed_anew_holds_the_same(tmp_path):
    path = tmp_path / "表.xls"
    path.write_bytes(old(number(2, 1)))
    sheet = read_spreadsheet(path)[0]
    assert sheet.cell(2, 1) == 1.0
    assert rebuilt_workbook(rebuilt_workbook(path.read_bytes())) == rebuilt_workbook(path.read_bytes())
