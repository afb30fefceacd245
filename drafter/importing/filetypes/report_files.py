"""Reads a report from whatever file a bureau has it in: Word of any age, WPS, text, web page, PDF."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from drafter.checking.manuscript import Manuscript
from drafter.checking.sources.read_source import Source, fitting, read_source
from drafter.checking.sources.report_subject import type_of, year_of
from drafter.checking.sources.roles import passages_of
from drafter.checking.sources.source_lines import SourceLine
from drafter.errors import InputError
from drafter.importing.filetypes.tables_told import with_tables_told
from drafter.inputs import read_input
from drafter.limits import OLD_DOCUMENT, PAGE

_READ_AS_CHECKED = (".docx", ".docm", ".dotx", ".dotm", ".txt", ".text", ".md")
_PAGES, _OLD, _PDF = (".html", ".htm"), (".doc", ".wps", ".dot", ".wpt"), (".pdf",)
_WEB_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml[^>]*>\s*<html)", re.I)
_KNOWN = "能导入的有：Word 文档（.docx、.doc）、WPS（.wps）、文本（.txt）、网页（.html）、有文字的 PDF"


def read_report_file(path: Path) -> Manuscript:
    """Return the report in the file at `path`. Raises InputError with the way out for what cannot be read."""
    suffix = path.suffix.lower()
    if suffix in _READ_AS_CHECKED or (suffix not in (*_OLD, *_PDF, *_PAGES) and not path.is_file()):
        return with_tables_told(read_source(path).manuscript)
    if suffix in _OLD:
        return _old(path)
    if suffix in _PDF:
        from drafter.importing.filetypes.pdf_text import pdf_lines  # noqa: PLC0415 - by kind of file

        return _of_lines(path, pdf_lines(read_input(path, OLD_DOCUMENT), path))
    if suffix in _PAGES:
        from drafter.importing.filetypes.web_page import web_page_lines  # noqa: PLC0415 - by kind of file

        return _of_lines(path, web_page_lines(read_input(path, PAGE)))
    raise InputError(f"{path}：不认识这种文件；{_KNOWN}。别的格式请先在 Word 或 WPS 里另存为 .docx")


def _old(path: Path) -> Manuscript:
    from drafter.checking.sources.from_docx import read_docx_bytes  # noqa: PLC0415 - by kind of file
    from drafter.importing.filetypes.old_word import as_docx  # noqa: PLC0415

    data = read_input(path, OLD_DOCUMENT)
    if _WEB_PAGE.match(data):  # what some office systems save as Word files
        from drafter.importing.filetypes.web_page import web_page_lines  # noqa: PLC0415 - by kind of file

        return _of_lines(path, web_page_lines(data))
    document = data if data.startswith(b"PK") else as_docx(data, path)  # many a .doc is a .docx by another name
    return with_tables_told(fitting(Source(path, read_docx_bytes(document, path.name))).manuscript)


def _of_lines(path: Path, lines: Sequence[SourceLine]) -> Manuscript:
    passages = passages_of(lines)
    if not passages:
        raise InputError(f"{path}：里面没有报告的文字；请检查是否选错了文件")
    manuscript = Manuscript(path.name, passages, type_of(passages), year_of(passages))
    return with_tables_told(fitting(Source(path, manuscript)).manuscript)
