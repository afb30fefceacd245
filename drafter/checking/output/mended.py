"""A copy of a report with its mechanical faults mended: a .docx by tracked changes, a text as it stands."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checking.manuscript import Manuscript, Passage
from drafter.checking.sources.from_docx import manuscript_of_document, offset_in
from drafter.checking.text.mechanical import Mend, mends
from drafter.docxfile.document import read_document
from drafter.docxfile.opc_package import Package
from drafter.redline.changed_docx import ChangedDocx

AUTHOR = "Drafter 检查"
"""Whose changes they are, as Word shows it."""


def mended_docx(data: bytes, name: str) -> tuple[bytes, int]:
    """Return a copy of the document with tracked changes, and how many there are. Raises InputError."""
    package = Package(data, name)
    document = read_document(package)
    read = manuscript_of_document(document, package.name)
    target = ChangedDocx(package, AUTHOR)
    done = 0
    for mend in reversed(tuple(mends(read))):  # from the end, so that the places before it stay
        passage = read.passages[mend.passage]
        if passage.element < 0:
            continue
        paragraph = document.paragraphs[passage.element]
        offset = offset_in(passage, paragraph)
        if offset is not None and mend.start + offset >= 0:
            done += target.replace(paragraph, mend.start + offset, mend.end + offset, mend.text)
    return target.packed(), done


def mended_text(text: str, manuscript: Manuscript) -> tuple[str, int]:
    """Return `text`, of which `manuscript` was read, with its mends, and how many there are."""
    found = tuple(mends(manuscript))
    lines = text.splitlines(keepends=True)
    for passage, of_passage in _by_passage(manuscript, found):
        line = lines[passage.line - 1]
        begin = line.find(passage.text)
        for mend in reversed(of_passage):
            line = line[: begin + mend.start] + mend.text + line[begin + mend.end :]
        lines[passage.line - 1] = line
    return "".join(lines), len(found)


def _by_passage(manuscript: Manuscript, found: Iterable[Mend]) -> list[tuple[Passage, list[Mend]]]:
    groups: dict[int, list[Mend]] = {}
    for mend in found:
        groups.setdefault(mend.passage, []).append(mend)
    return [(manuscript.passages[index], of_passage) for index, of_passage in groups.items()]
