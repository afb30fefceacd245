"""Writes a finished document as a web page for the editor of a government site.

Nothing but meaning: headings, paragraphs, tables. Numbers are text, for the lists of an editor
count anew; there are no styles, classes or indents, for each site has its own.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from drafter.pages.blocks import Document, Table
from drafter.pages.lines import Line, LineKind, lines_of
from drafter.pages.word_parts import escape

_DIGEST = re.compile(rb'<meta name="drafter-digest" content="([0-9a-f]{64})">\n')


def write_html(document: Document) -> bytes:
    """Return `document` as a web page in UTF-8; the same bytes for the same document."""
    page = "\n".join(_page(document)) + "\n"
    mark = f'<meta name="drafter-digest" content="{_digest(page.encode())}">\n'
    head, charset, rest = page.partition('<meta charset="utf-8">\n')
    return f"{head}{charset}{mark}{rest}".encode()


def html_digest_holds(data: bytes) -> bool:
    """Return whether `data` is a page of ours that nobody has changed since."""
    match = _DIGEST.search(data)
    return match is not None and _digest(data[: match.start()] + data[match.end() :]) == match[1].decode()


def _digest(page: bytes) -> str:
    return hashlib.sha256(page).hexdigest()


def _page(document: Document) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html lang="zh-CN">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f"<title>{escape(document.title)}</title>"
    yield "</head>"
    yield "<body>"
    for line in lines_of(document):
        yield from _table(line) if isinstance(line, Table) else (_element(line),)
    yield "</body>"
    yield "</html>"


def _element(line: Line) -> str:
    """Return one line as an element: the title h1, a heading of level 1 h2, and so on."""
    text = escape(line.text)
    match line.kind:
        case LineKind.TITLE | LineKind.HEADING:
            return f"<h{line.level + 1}>{text}</h{line.level + 1}>"
        case LineKind.RULE:
            return "<hr>"
        case _:
            return f"<p>{text}</p>"


def _table(table: Table) -> Iterator[str]:
    yield "<table>"
    yield "<thead>"
    yield _row("th", tuple(column.title for column in table.columns))
    yield "</thead>"
    yield "<tbody>"
    for row in table.rows:
        yield _row("td", row)
    yield "</tbody>"
    yield "</table>"


def _row(tag: str, cells: tuple[str, ...]) -> str:
    inner = "".join(f"<{tag}>{escape(cell).replace(chr(10), '<br>')}</{tag}>" for cell in cells)
    return f"<tr>{inner}</tr>"
