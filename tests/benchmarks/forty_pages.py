"""A report of forty pages as Word saves it, to be read into an answers file."""

from __future__ import annotations

import re
from pathlib import Path

import docx

_FOLDER = Path(__file__).parents[1] / "data" / "imported"
_MARK = re.compile(r"【([^【】|]*)\|[^【】]*】")
"""A number of those reports, with the answer that it gives."""
_PAGE = 28 * 22
"""Characters of a full page (GB/T 9704-2012, 5.2.3)."""
_SHORT = 30
"""Characters of a line up to which it may be a heading."""


def write_long_report(path: Path) -> None:
    """Write the sentences of many bureaus as one report to `path`."""
    first, *further = (_MARK.sub(r"\1", each.read_text("utf-8")) for each in sorted(_FOLDER.rglob("*.txt")))
    title, *lines = [*first.splitlines(), *(line for text in further for line in text.splitlines()[1:])]
    document = docx.Document()
    document.add_paragraph(title)
    left = 40 * _PAGE
    for line in (line for line in lines if len(line) > _SHORT):
        if left <= 0:
            break
        document.add_paragraph(line)
        left -= len(line)
    document.save(str(path))
