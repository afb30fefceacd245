"""A .docx as a PDF for keeping: PDF/A-2b, tagged, with its fonts in it, laid out by LibreOffice."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.errors import OutputError
from drafter.files import temporary_folder, write_private
from drafter.inputs import file_bytes
from drafter.limits import OWN
from drafter.page import Page
from drafter.pages.blocks import Document
from drafter.pages.pdf.libreoffice import convert_all, find_office, is_confined
from drafter.pages.pdf.page_breaks import broken_well
from drafter.pages.pdf.pdf_tags import with_short_bookmarks, without_layout_tables
from drafter.pages.pdf.stand_ins import installed_fonts, stand_ins, with_stand_ins
from drafter.pages.word.docx_package import pack, unpack

_EXPORT = {
    "SelectPdfVersion": {"type": "long", "value": "2"},
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
    "ExportBookmarksToPDFDestination": {"type": "boolean", "value": "true"},
    "ExportNotes": {"type": "boolean", "value": "false"},
}
"""PDF/A-2b, whose fonts are in the file; headings are its tags and bookmarks, comments stay out.

Bookmarks of the text become named places, by which `page_breaks` reads where a block came to stand.
"""
_SEAL = b"%DrafterDigest "
_END = b"startxref"
_FONT_NAME = re.compile(rb"/BaseFont\s*/(?:[A-Z]{6}\+)?([^\s/<>\[\]()]+)")
_ABSENT = (
    "没有找到 LibreOffice，PDF 没有生成（Word 文档已经写出）。可以：用 Word 或 WPS 打开文档，“另存为”选 PDF；"
    "或者请信息中心装上 LibreOffice（免费，安装时要上网，用时不要），再运行一次"
)


class Pdf(NamedTuple):
    """A PDF that was made, and the fonts in it."""

    data: bytes
    stand_ins: Mapping[str, str] | None
    """Fonts that this machine lacks → what stood in, empty where LibreOffice chose; None: nobody can tell."""
    fonts: tuple[str, ...]
    """The fonts that are in the file, by the names they have there; empty when they can't be read."""


def make_pdf(document: Document, page: Page, beside: Path) -> Pdf:
    """Return `document`, set on `page`, as a PDF whose pages break well before the signature (7.3.5.5).

    Fonts that this machine lacks are replaced by their nearest kin before LibreOffice would choose
    any. `beside` is a folder for temporary files where the system's own can't be used. Raises
    OutputError, also when there is no LibreOffice.
    """
    program = find_office()
    if program is None:
        raise OutputError(_ABSENT)
    installed = installed_fonts()
    replaced = None if installed is None else stand_ins(page.fonts, installed)

    def lay_out(documents: Sequence[bytes]) -> list[bytes]:
        with temporary_folder("pdf", beside if is_confined(program) else None) as folder:
            return _laid_out(program, [_with_fonts(each, replaced or {}) for each in documents], folder)

    data = broken_well(document, page, lay_out)
    names = {match.decode("latin-1") for match in _FONT_NAME.findall(data)}
    data = without_layout_tables(with_short_bookmarks(data))
    return Pdf(sealed(data), replaced, tuple(sorted(names)))


def _laid_out(program: Path, documents: Sequence[bytes], folder: Path) -> list[bytes]:
    """Return the PDF of each of `documents`, all made in one run."""
    sources = []
    for number, data in enumerate(documents):
        sources.append(folder / f"document{number}.docx")
        write_private(sources[-1], data)
    made = convert_all(program, sources, f"pdf:writer_pdf_Export:{json.dumps(_EXPORT)}")
    return [file_bytes(path, OWN) for path in made]


def _with_fonts(document: bytes, replaced: Mapping[str, str]) -> bytes:
    """Return `document` with other fonts."""
    if not any(replaced.values()):
        return document
    parts = unpack(document)
    for name, content in parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            parts[name] = with_stand_ins(content.decode(), replaced).encode()
    return pack(parts)


def sealed(data: bytes) -> bytes:
    """Return a PDF with a remark that holds the digest of all else in it.

    The remark stands before the last startxref: it moves nothing that the PDF refers to by place.
    """
    head, end, tail = data.rpartition(_END)
    return head + _SEAL + _digest(head, end + tail) + b"\n" + end + tail


def seal_holds(data: bytes) -> bool:
    """Return whether `data` is a PDF of ours that nobody has changed since."""
    head, seal, rest = data.rpartition(_SEAL)
    digest, _, tail = rest.partition(b"\n")
    return bool(seal) and tail.startswith(_END) and digest == _digest(head, tail)


def _digest(head: bytes, tail: bytes) -> bytes:
    return hashlib.sha256(len(head).to_bytes(8, "big") + head + tail).hexdigest().encode()
