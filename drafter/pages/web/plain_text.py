"""Writes a finished document as plain text: paragraphs with full-width indents, literal numbers."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.pages.blocks import Document, Table
from drafter.pages.text_lines import Line, LineKind, lines_of

INDENT = "　　"
"""First lines begin two 字 in (GB/T 9704-2012, 7.3.3)."""
_SIGNED = (LineKind.SIGNATURE, LineKind.DATE)


def write_text(document: Document) -> bytes:
    """Return `document` as text in UTF-8, as Notepad saves it: with its mark and CRLF.

    A paragraph is a line; a table's row is a line, its cells divided by tabs.
    """
    text = "".join(f"{line}\r\n" for line in _text_lines(document))
    return text.encode("utf-8-sig")


def _text_lines(document: Document) -> Iterator[str]:
    before: LineKind | None = None
    for line in lines_of(document):
        if isinstance(line, Table):
            yield "\t".join(column.title for column in line.columns)
            yield from ("\t".join(cell.replace("\n", " ") for cell in row) for row in line.rows)
            before = LineKind.TEXT
        else:
            yield from _spaced(line, before)
            before = line.kind


def _spaced(line: Line, before: LineKind | None) -> Iterator[str]:
    """Yield the line, with empty lines where the page has some: around titles, above 署名."""
    titled = line.kind is LineKind.TITLE
    signed = line.kind in _SIGNED and before not in _SIGNED
    label = line.kind is LineKind.FLUSH and before not in (None, LineKind.FLUSH, LineKind.TITLE, LineKind.RULE)
    if before is not None and (titled or signed or label):
        yield ""
    indented = line.kind in (LineKind.HEADING, LineKind.TEXT)
    yield f"{INDENT if indented else ''}{line.text}"
    if titled:
        yield ""
