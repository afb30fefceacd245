"""Reads a plain text file into a manuscript."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from drafter.checking.manuscript import Manuscript
from drafter.checking.roles import Line, passages_of
from drafter.checking.subject import kind_of, year_of
from drafter.errors import InputError
from drafter.files import decoded
from drafter.os_reasons import reason

if TYPE_CHECKING:
    from drafter.jurisdictions.jurisdiction import Jurisdiction

MAX_BYTES = 4_000_000
"""A larger file is no report: the longest seen has 50 kB."""


def read_text(
    text: str,
    name: str,
    year: int | None = None,
    kind: str = "",
    last: Manuscript | None = None,
    jurisdiction: Jurisdiction | None = None,
) -> Manuscript:
    """Return the manuscript of a report as plain text, a paragraph a line.

    `year` and `kind` are told from title and text when not given. Lines count from 1.
    """
    lines = [Line(line, number) for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1)]
    passages = passages_of(lines)
    return Manuscript(
        name=name,
        passages=passages,
        kind=kind or kind_of(passages),
        year=year if year is not None else year_of(passages),
        jurisdiction=jurisdiction,
        last=last,
    )


def read_text_file(path: Path) -> str:
    """Return the text of a .txt in UTF-8, UTF-16 or GB 18030. Raises InputError."""
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_BYTES else b""
    except FileNotFoundError:
        raise InputError(f"{path}：找不到这个文件；请检查文件名和所在文件夹") from None
    except OSError as error:
        raise InputError(f"{path}：打不开（{reason(error)}）；请检查是不是文件夹、有没有权限") from error
    if size > MAX_BYTES:
        raise InputError(f"{path}：文件有 {size // 1_000_000} MB，不像一份报告；请检查是否选错了文件")
    try:
        text = decoded(data)[0]
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise InputError(f"{path}：不是文本文件；请在原来的程序里另存为 .docx 或 .txt 再检查")
    if not text.strip("\ufeff \r\n\t\u3000"):
        raise InputError(f"{path}：文件是空的；请检查是否选错了文件")
    return text
