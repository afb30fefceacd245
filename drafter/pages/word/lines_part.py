"""The lines that a document was written with, kept in a part of its own, and the bookmarks that point to them.

A custom XML part (22.5) stays when Word or WPS saves the document; where one is lost, there is the copy beside the
answers. Hidden bookmarks, whose names begin with _, survive Word, WPS and LibreOffice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.pages.blocks import Attachment, Document, Imprint
from drafter.pages.word.docx_package import NewPart
from drafter.pages.written_lines import WrittenLine, as_json, from_json
from drafter.pages.xml_builder import element, part

PART = "customXml/item1.xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_NAMESPACE = "urn:drafter:written-lines"
_DATA_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES = part(
    element("ds:datastoreItem", **{"xmlns:ds": _DATA_STORE, "ds:itemID": "{6C1E2D6A-3C0B-4C1F-9D52-0E0D5A4B7F11}"})
)
"""Says which item it is (22.5.2.1): by this id other programs know it again."""
NO_LINES = part(element("lines", xmlns=_NAMESPACE))
"""The part without lines: what stands in its place in a document that is to hold none."""
_HELD = re.compile(rf'<lines xmlns="{_NAMESPACE}">(.*?)</lines>', re.DOTALL)
_BOOKMARK = re.compile(r"_Drafter([0-9]{1,5})")


def added_lines(lines: Sequence[WrittenLine]) -> Iterator[NewPart]:
    """Yield the part that holds `lines`; nothing where there are none."""
    if lines:
        content = part(element("lines", as_json(lines), xmlns=_NAMESPACE))
        yield NewPart(PART, "application/xml", "rIdWrittenLines", _RELATION, content, _PROPERTIES)


def line_bookmarks(document: Document, lines: Sequence[WrittenLine]) -> dict[int, str]:
    """Return the names of hidden bookmarks by the places of the blocks that begin one of `lines`."""
    first: dict[str, int] = {}
    for i, each in enumerate(lines):
        first.setdefault(each.key.rpartition(":")[0], i)
    marked = {}
    for place, block in enumerate(document.blocks if lines else ()):
        line = None if isinstance(block, Attachment | Imprint) else first.get(block.origin.block)
        if line is not None:  # attachments and 版记 stand in sections of their own
            marked[place] = bookmark_of(line)
    return marked


def bookmark_of(line: int) -> str:
    """Return the name of the bookmark of a line, which counts from 0."""
    return f"_Drafter{line}"


def line_of_bookmark(name: str) -> int | None:
    """Return which line a bookmark called `name` marks; None for another's bookmark."""
    match = _BOOKMARK.fullmatch(name)
    return int(match[1]) if match else None


def lines_in(content: str) -> tuple[WrittenLine, ...] | None:
    """Return the lines that the text of an XML part holds; None when it holds none that are whole."""
    match = _HELD.search(content)
    if match is None:
        return None
    from html import unescape  # noqa: PLC0415 - when an edited document is merged

    return from_json(unescape(match[1]))
