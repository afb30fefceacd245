"""What a document holds of itself as Drafter wrote it: its lines, and the bookmarks that say which is which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from drafter.docxfile.contents import WordDocument
from drafter.docxfile.opc_package import Package
from drafter.docxfile.word_xml import W, attribute
from drafter.pages.word.lines_part import bookmark_of, line_of_bookmark, lines_in
from drafter.pages.written_lines import WrittenLine

_BOOKMARK = f"{W}bookmarkStart"
_CUSTOM_PART = re.compile(r"customXml/item[0-9]+\.xml", re.IGNORECASE)


class KeptLines(NamedTuple):
    """The lines that a document holds of itself."""

    part: str
    """Name of the part."""
    lines: tuple[WrittenLine, ...]


def kept_lines(package: Package) -> KeptLines | None:
    """Return the lines that Drafter wrote into `package` last; None where it holds none that are whole."""
    for name in package.names:
        content = package.read(name) if _CUSTOM_PART.fullmatch(name) else None
        lines = lines_in(content.decode(errors="replace")) if content else None
        if lines:
            return KeptLines(name, lines)
    return None


def marked_lines(package: Package, read: WordDocument) -> dict[int, int]:
    """Return the line of the base that each paragraph is marked to be, where it is marked by one bookmark alone."""
    root = package.tree(package.main)
    elements = [] if root is None else list(root.iter())
    found = {}
    for i, paragraph in enumerate(read.paragraphs):
        names = [attribute(each, "name") for place in paragraph.elements for each in elements[place].iter(_BOOKMARK)]
        lines = [line for line in map(line_of_bookmark, names) if line is not None]
        if len(lines) == 1:
            found[i] = lines[0]
    return found


def renamed_bookmarks(base: Sequence[WrittenLine], new: Sequence[WrittenLine]) -> dict[str, str]:
    """Return the names of the bookmarks as the new lines count them, by those of the base; empty for a line that is gone."""
    places = {each.key: i for i, each in enumerate(new)}
    wanted = ((i, places.get(each.key)) for i, each in enumerate(base))
    return {bookmark_of(i): "" if place is None else bookmark_of(place) for i, place in wanted}
