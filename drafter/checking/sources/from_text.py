"""Reads a plain text file into a manuscript."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from drafter.checking.manuscript import Manuscript
from drafter.checking.sources.report_subject import type_of, year_of
from drafter.checking.sources.roles import passages_of
from drafter.checking.sources.source_lines import SourceLine
from drafter.errors import InputError
from drafter.inputs import read_input
from drafter.limits import TEXT
from drafter.model.report_type import ReportType
from drafter.text_encoding import decoded_file

if TYPE_CHECKING:
    from drafter.jurisdictions.jurisdiction import Jurisdiction


def read_text(
    text: str,
    name: str,
    year: int | None = None,
    report_type: ReportType | None = None,
    last: Manuscript | None = None,
    jurisdiction: Jurisdiction | None = None,
) -> Manuscript:
    """Return the manuscript of a report as plain text, a paragraph a line.

    `year` and `report_type` are taken from title and text when not given. Lines count from 1.
    """
    lines = [SourceLine(line, number) for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1)]
    passages = passages_of(lines)
    return Manuscript(
        name=name,
        passages=passages,
        type=report_type or type_of(passages),
        year=year if year is not None else year_of(passages),
        jurisdiction=jurisdiction,
        last=last,
    )


def read_text_file(path: Path) -> str:
    """Return the text of a .txt in UTF-8, UTF-16 or GB 18030. Raises InputError."""
    data = read_input(path, TEXT)
    found = decoded_file(data, path)
    text = found[0] if found else "\0"
    if "\0" in text:
        raise InputError(f"{path}：不是文本文件；请在原来的程序里另存为 .docx 或 .txt 再检查")
    if not text.strip("\ufeff \r\n\t\u3000"):
        raise InputError(f"{path}：文件是空的；请检查是否选错了文件")
    return text
