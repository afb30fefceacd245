"""Makes a manuscript, with its format, of a .docx, whoever made that."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from drafter.checking.manuscript import Manuscript, Passage, Role
from drafter.checking.sources.report_subject import type_of, year_of
from drafter.checking.sources.roles import passages_of
from drafter.checking.sources.source_lines import SPACES, SourceLine
from drafter.docxfile.contents import FormattedParagraph, Header, NoteText, WordDocument
from drafter.docxfile.document import read_document
from drafter.docxfile.opc_package import Package, open_package

_LARGE = 36
"""Half-points from which on text is a title's or a masthead's: 18 pt, where the body has 16."""
_PAGE_NUMBER = re.compile(r"第\s*\d*\s*页|共\s*\d*\s*页|\bpage\b|\bof\b", re.I)
_WORDS = re.compile(r"[^\W\d_]")
_RED = re.compile(r"(?:[C-F][0-9A-F])(?:[0-4][0-9A-F]){2}$")


def read_docx(path: Path, last: Manuscript | None = None) -> Manuscript:
    """Return the manuscript of the .docx at `path`. Raises InputError."""
    return manuscript_of_package(open_package(path), last)


def read_docx_bytes(data: bytes, name: str, last: Manuscript | None = None) -> Manuscript:
    """Return the manuscript of the .docx in `data`, called `name` in messages. Raises InputError."""
    return manuscript_of_package(Package(data, name), last)


def manuscript_of_package(package: Package, last: Manuscript | None = None) -> Manuscript:
    """Return the manuscript of an opened .docx. Raises InputError."""
    return manuscript_of_document(read_document(package), package.name, last)


def manuscript_of_document(document: WordDocument, name: str, last: Manuscript | None = None) -> Manuscript:
    """Return the manuscript of a .docx that was read, called `name` in messages."""
    passages = passages_of(list(_lines(document.paragraphs)))
    return Manuscript(
        name=name,
        passages=(*passages, *_notes(document.notes), *_page_edges(document)),
        type=type_of(passages),
        year=year_of(passages),
        layout=document,
        last=last,
    )


def _lines(paragraphs: Sequence[FormattedParagraph]) -> Iterator[SourceLine]:
    """Yield the lines that the paragraphs make; a line break by hand begins a new one."""
    sizes = {inside: sum(len(p.text) for p in paragraphs if p.in_table is inside) for inside in (True, False)}
    all_in_tables = sizes[True] > 2 * sizes[False]
    for index, value in enumerate(paragraphs):
        if value.hidden:
            continue
        size, colour = _dominant(value)
        large = size >= _LARGE and not _RED.match(colour)
        for n, text in enumerate(value.text.split("\n")):
            yield SourceLine(
                value.label + text if n == 0 else text,
                element=index,
                large=large,
                in_table=value.in_table and not all_in_tables,
                outline=value.format.outline,
                boxed=value.boxed,
            )


def _notes(notes: Sequence[NoteText]) -> Iterator[Passage]:
    """Yield a passage for each paragraph of the notes; they follow the whole text."""
    for note in notes:
        for paragraph in note.paragraphs:
            text = " ".join((paragraph.label + paragraph.text).strip(SPACES).split("\n"))
            if text and not paragraph.hidden:
                yield Passage(text, Role.NOTE, element=note.paragraph)


def _page_edges(document: WordDocument) -> Iterator[Passage]:
    """Yield a passage for each paragraph of headers and footers that has words, the same ones once."""
    known = set()
    for edge in (*document.headers, *document.footers, *document.later_edges):
        role = Role.HEADER if isinstance(edge, Header) else Role.FOOTER
        for paragraph in edge.paragraphs:
            text = " ".join((paragraph.label + paragraph.text).strip(SPACES).split("\n"))
            if _WORDS.search(_PAGE_NUMBER.sub("", text)) and not paragraph.hidden and (role, text) not in known:
                known.add((role, text))
                yield Passage(text, role)


def _dominant(value: FormattedParagraph) -> tuple[int, str]:
    """Return size and colour of most of the characters."""
    if len(value.spans) == 1:
        return value.spans[0].format.size, value.spans[0].format.colour
    counted: Counter[tuple[int, str]] = Counter()
    for span in value.spans:
        counted[span.format.size, span.format.colour] += len(span.text)
    return counted.most_common(1)[0][0] if counted else (0, "")


def offset_in(passage: Passage, paragraph: FormattedParagraph) -> int | None:
    """Return where a passage's text begins in its paragraph's, number aside; None if not found."""
    words = passage.text.removeprefix(paragraph.label)
    begin = paragraph.text.find(words)
    return begin - (len(passage.text) - len(words)) if begin >= 0 else None
