"""Writes a finished document as a web page for the editor of a government site.

Headings, paragraphs, tables. Numbers are text, for the lists of an editor count anew. The bare form is nothing but
meaning, for sites with styles of their own; the styled one brings its looks along, element by element.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from drafter.page import Page
from drafter.pages.blocks import Document, Table
from drafter.pages.text_lines import Line, LineKind, lines_of
from drafter.pages.web.html_styles import RULE, TABLE, cell_style, lead_style, style_of
from drafter.pages.xml_builder import escape

_DIGEST = re.compile(rb'<meta name="drafter-digest" content="([0-9a-f]{64})">\n')


def write_html(document: Document, looks: Page | None = None) -> bytes:
    """Return `document` as a web page in UTF-8; the same bytes for the same document.

    With `looks`, its elements look as they do on that page; None: as the site has it.
    """
    page = "\n".join(_page(document, looks)) + "\n"
    mark = f'<meta name="drafter-digest" content="{_digest(page.encode())}">\n'
    head, charset, rest = page.partition('<meta charset="utf-8">\n')
    return f"{head}{charset}{mark}{rest}".encode()


def html_digest_holds(data: bytes) -> bool:
    """Return whether `data` is a page of ours that nobody has changed since."""
    match = _DIGEST.search(data)
    return match is not None and _digest(data[: match.start()] + data[match.end() :]) == match[1].decode()


def _digest(page: bytes) -> str:
    return hashlib.sha256(page).hexdigest()


def _page(document: Document, looks: Page | None) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html lang="zh-CN">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f"<title>{escape(document.title)}</title>"
    yield "</head>"
    yield "<body>"
    for line in lines_of(document):
        yield from _table(line, looks) if isinstance(line, Table) else (_element(line, looks),)
    yield "</body>"
    yield "</html>"


def _element(line: Line, looks: Page | None) -> str:
    """Return one line as an element: the title h1, a heading of level 1 h2, and so on."""
    if line.kind is LineKind.RULE:
        return f"<hr{_style(RULE if looks else '')}>"
    titled = line.kind in (LineKind.TITLE, LineKind.HEADING)
    tag = f"h{(line.depth or line.level) + 1 + line.attached}" if titled else "p"
    text = escape(line.text)
    if looks and line.lead:
        text = f"<span{_style(lead_style(line, looks))}>{escape(line.lead)}</span>{escape(line.text[len(line.lead) :])}"
    return f"<{tag}{_style(style_of(line, looks) if looks else '')}>{text}</{tag}>"


def _style(looks: str) -> str:
    return f' style="{escape(looks)}"' if looks else ""


def _table(table: Table, looks: Page | None) -> Iterator[str]:
    yield f"<table{_style(TABLE if looks else '')}>"
    yield "<thead>"
    yield _row("th", tuple(column.title for column in table.columns), table, looks)
    yield "</thead>"
    yield "<tbody>"
    for row in table.rows:
        yield _row("td", row, table, looks)
    yield "</tbody>"
    yield "</table>"


def _row(tag: str, cells: tuple[str, ...], table: Table, looks: Page | None) -> str:
    made = []
    for cell, column in zip(cells, table.columns, strict=True):
        style = cell_style(looks, head=tag == "th", centred=column.centred) if looks else ""
        made.append(f"<{tag}{_style(style)}>{escape(cell).replace(chr(10), '<br>')}</{tag}>")
    return f"<tr>{''.join(made)}</tr>"
