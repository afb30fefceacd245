"""Excel forms as tests fill them in: cells of the file's own XML replaced, as by hand."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from drafter.answers.load import load_answers
from drafter.folders import shipped
from drafter.sheets.plan import plan_forms
from drafter.sheets.spreadsheet import Sheet, address, read_spreadsheet
from drafter.sheets.workbook import write_form

ROOTS = (shipped("templates"),)
MAIN = "xl/worksheets/sheet1.xml"
Value = str | int | float | None


def export(answers: Path, folder: Path, *, everything: bool = True) -> dict[str, Path]:
    """Write the forms of an answers file into `folder` and return them by office."""
    folder.mkdir(exist_ok=True)
    read = load_answers(answers, ROOTS)
    forms = plan_forms(read, str(read.report.identity.kind), everything=everything, deadline="")
    paths = {form.identity.office: folder / f"{form.identity.office}.xlsx" for form in forms}
    for form in forms:
        paths[form.identity.office].write_bytes(write_form(form))
    return paths


def sheet_of(path: Path, name: str = "填报表") -> Sheet:
    """Return a sheet of the form at `path`."""
    return next(sheet for sheet in read_spreadsheet(path) if sheet.name == name)


def cell_of(path: Path, question: str, column: int = 7) -> str:
    """Return the address of a question's entry cell, or of another of its row's columns."""
    rows = sheet_of(path).rows
    return address(next(i for i, row in enumerate(rows) if row and row[0] == question), column)


def edit_part(path: Path, part: str, change: Callable[[str], str]) -> None:
    """Replace the text of one part of a package by what `change` makes of it."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    before = parts[part].decode()
    parts[part] = change(before).encode()
    assert parts[part].decode() != before, "the change changed nothing"
    write_package(path, parts)


def write_package(path: Path, parts: Mapping[str, bytes]) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    path.write_bytes(stream.getvalue())


def cell_xml(at: str, value: Value, style: str = "") -> str:
    """Return the XML of a cell that holds `value`; None: an empty one."""
    if value is None:
        return f'<c r="{at}"{style}/>'
    if isinstance(value, str):
        return f'<c r="{at}"{style} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f'<c r="{at}"{style}><v>{value}</v></c>'


def fill(path: Path, values: Mapping[str, Value], part: str = MAIN) -> None:
    """Put `values` into the cells of a form, by address; texts as texts, numbers as numbers."""

    def change(xml: str) -> str:
        for at, value in values.items():
            pattern = re.compile(rf'<c r="{at}"( s="\d+")?[^>]*?(?:/>|>.*?</c>)')
            assert pattern.search(xml), f"no cell {at}"
            xml = pattern.sub(lambda match, at=at, value=value: cell_xml(at, value, match[1] or ""), xml, count=1)
        return xml

    edit_part(path, part, change)


def answer(path: Path, answers: Mapping[str, Value]) -> None:
    """Fill in the answers to questions, by their paths."""
    fill(path, {cell_of(path, question): value for question, value in answers.items()})


def sign(path: Path, supplier: str = "张三", day: str = "2022-1-10") -> None:
    """Fill in who filled the form in, and when."""
    fill(path, {"H3": supplier, "J3": day})
