"""What LibreOffice writes into a PDF beside the page, put right: bookmarks and tags.

Changes are made in place and keep every length, for a PDF refers to its objects by their places. Objects that
are written otherwise than LibreOffice does stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_BOOKMARK = re.compile(rb"/Title<FEFF([0-9A-F]+)>(?=\s*/Dest)")
_SENTENCE_END = re.compile("[。：；！？]")
_LINE_END = re.compile(r"(?<=[^ -~])\s+(?=[^ -~])")
_ELEMENT = re.compile(rb"(?<!\d)(\d+) 0 obj\s*<<(/Type/StructElem\s*/S/([A-Za-z0-9]+))\s*/P (\d+) 0 R")
_TABLE, _HEAD_CELL = b"Table", b"TH"
_TABLE_PARTS = (_TABLE, b"TR", b"TD")


def with_short_bookmarks(data: bytes) -> bytes:
    """Return a PDF whose bookmarks end where the heading does that its text runs into: （一）加强组织领导 (7.3.3)."""

    def shortened(match: re.Match[bytes]) -> bytes:
        title = bytes.fromhex(match[1].decode()).decode("utf-16-be", errors="replace")
        end = _SENTENCE_END.search(title)
        kept = _LINE_END.sub("", title[: end.start()] if end else title)
        written = b"/Title<FEFF" + kept.encode("utf-16-be").hex().upper().encode() + b">"
        return written.ljust(len(match[0])) if len(written) <= len(match[0]) else match[0]

    return _BOOKMARK.sub(shortened, data)


def without_layout_tables(data: bytes) -> bytes:
    """Return a PDF in which only tables with a row of headings are tagged as tables.

    Masthead and imprint stand in tables for their places' sake alone (7.2, 7.4).
    """
    changes = list(_layout_tags(data))
    pieces, place = [], 0
    for start, end in changes:
        pieces += [data[place:start], b"/S/Div".ljust(end - start)]
        place = end
    return b"".join((*pieces, data[place:]))


def _layout_tags(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield where the kinds of the elements of tables without headings stand, in order."""
    found = {int(match[1]): match for match in _ELEMENT.finditer(data)}

    def table_of(number: int) -> int | None:
        while number in found:
            number = int(found[number][4])
            if number in found and found[number][3] == _TABLE:
                return number
        return None

    headed = {table_of(number) for number, match in found.items() if match[3] == _HEAD_CELL}
    for number, match in found.items():
        table = number if match[3] == _TABLE else table_of(number)
        if match[3] in _TABLE_PARTS and table not in headed:
            yield match.span(2)
