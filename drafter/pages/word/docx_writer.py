"""Writes a finished document as a .docx.

The parts that all documents share come from `base.docx`; only the text and the properties are
made here, without python-docx and lxml, whose import alone takes longer than this.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from drafter.inputs import file_bytes
from drafter.limits import OWN
from drafter.model.titles import WORDINGS
from drafter.page import STANDARD, Page
from drafter.pages.blocks import (
    Addressee,
    Attachment,
    AttachmentNote,
    Block,
    Document,
    Heading,
    Imprint,
    Item,
    Masthead,
    Paragraph,
    Remark,
    SignatureBlock,
    Table,
    Title,
)
from drafter.pages.word import style_names
from drafter.pages.word.attachment import SMALLEST_LINE
from drafter.pages.word.attachment_note import attachment_note
from drafter.pages.word.document_properties import app_properties, core_properties
from drafter.pages.word.docx_package import APP, CORE, DOCUMENT, STYLES, pack, unpack, with_parts
from drafter.pages.word.end_matter import KeptTogether, keep_with_signature
from drafter.pages.word.footer import added_footers
from drafter.pages.word.lines_part import added_lines, line_bookmarks
from drafter.pages.word.masthead import masthead
from drafter.pages.word.paragraph import EMPTY_LINE, beginning_with, paragraph, text_paragraph
from drafter.pages.word.run import EAST_ASIAN, LINE_BREAK, has_shared_marks, run_elements, text_run
from drafter.pages.word.section import append_sections, body_elements
from drafter.pages.word.signature import signature
from drafter.pages.word.table import data_table
from drafter.pages.word.word_comments import added_comments, comment_on, commentable
from drafter.pages.written_lines import written_lines
from drafter.pages.xml_builder import Xml, joined, w
from drafter.text_runs import Run, RunKind, questions_in

_BASE_PATH = Path(__file__).with_name("base.docx")
_SECTION = re.compile("<w:sectPr>.*</w:sectPr>", re.DOTALL)
_GAP_STYLE = re.compile(rb'<w:style [^>]*w:styleId="Gap">.*?</w:style>', re.DOTALL)


def write_docx(
    document: Document,
    page: Page = STANDARD,
    notes: Mapping[str, str] = MappingProxyType({}),
    cache: Path | None = None,
    kept: KeptTogether | None = None,
    bookmarks: Mapping[int, str] = MappingProxyType({}),
    *,
    mergeable: bool = False,
) -> bytes:
    """Return `document` as the bytes of a .docx; the same bytes for the same document.

    `notes` is what a comment says at a gap, by the path of the missing answer, or on the paragraph
    that prints an answer, by its path. A document without gaps and notes holds nothing of a draft: no highlight, no
    comment, no style for gaps. `cache` is a folder for the base documents of other pages than the standard's, None for
    none. `kept` is what keeps the document's end together, None for what does so in Word. `bookmarks` are the names of
    bookmarks to set where a block begins, by its place. A `mergeable` document holds its lines in a part of its own,
    and hidden bookmarks that say which of them each block begins: so what a hand changes in it can be told.

    Raises:
        TypeError: a block is not of a type in `blocks`.
    """
    base = _base_parts(page, cache)
    ties = kept or keep_with_signature(document.blocks, page)
    lines = written_lines(document) if mergeable else ()
    bookmarks = {**bookmarks, **line_bookmarks(document, lines)}
    text: list[Xml] = []
    for place, block in enumerate(document.blocks):
        marks = [*_bookmark(bookmarks.get(place), place), *_noted_answers(block, notes)]
        elements = _elements(block, page, ties, place, document.title)
        text += beginning_with(marks, elements) if marks else elements
    sections = append_sections(text, document.blocks, page)
    footers = added_footers(
        page, turned=any(each.turned for each in sections), blank=any(each.own_page for each in sections)
    )
    xml, comments = comment_on(joined(body_elements(sections, page)), notes)
    opening, closing = _SECTION.split(base[DOCUMENT].decode())
    has_gaps = f'w:val="{style_names.GAP.style_id}"' in xml
    parts = {
        **base,
        STYLES: base[STYLES] if has_gaps else _without_gaps(base[STYLES]),
        DOCUMENT: f"{opening}{xml}{closing}".encode(),
        CORE: core_properties(document),
        APP: app_properties(document.authority),
    }
    return pack(with_parts(parts, (*footers, *added_comments(comments), *added_lines(lines))))


@lru_cache(maxsize=4)
def _base_parts(page: Page, cache: Path | None) -> Mapping[str, bytes]:
    """Return the parts that documents on `page` share: as shipped, or built for another page."""
    data = file_bytes(_BASE_PATH, OWN)
    if page != STANDARD:
        from drafter.pages.word.base_cache import base_for  # noqa: PLC0415 - most pages are the standard's

        data = base_for(page, data, cache)
    return MappingProxyType(unpack(data))


@lru_cache(maxsize=4)
def _without_gaps(styles: bytes) -> bytes:
    """Return `styles` without the one that sets gaps."""
    return _GAP_STYLE.sub(b"", styles)


def _elements(block: Block, page: Page, kept: KeptTogether, place: int, title: str) -> list[Xml]:
    """Return what `block` makes, at its `place` among all of the document `title`, with what keeps it with the next.

    Attachments and the imprint make nothing here: they stand in sections of their own, after all other text.
    """
    keep = kept.properties.get(place, ())
    made: list[Xml]
    match block:
        case Paragraph() | Item() | Heading() | Addressee() | Remark():
            made = [text_paragraph(block, page, *keep)]
        case Title():
            made = [paragraph(style_names.TITLE, _title_runs(block)), EMPTY_LINE]
        case SignatureBlock():
            made = signature(block, page, *keep)
        case Masthead():
            made = masthead(block, page)
        case AttachmentNote():
            made = attachment_note(block, page, kept.free_names)
        case Table():
            made = [data_table(block, page.text_width, page, title), SMALLEST_LINE]
        case Attachment() | Imprint():
            made = []
        case _:
            raise TypeError(f"no such block: {block!r}")
    return made


def _noted_answers(block: Block, notes: Mapping[str, str]) -> list[Xml]:
    """Return a place for a comment for each answer with a note that `block` prints, gaps aside, and each wording it follows."""
    if not notes or not isinstance(block, Paragraph | Item | Heading):
        return []
    gaps = {run.answer for run in block.runs if run.kind is RunKind.GAP}
    paths = (*questions_in(block.runs), *(WORDINGS.child(number) for number in block.origin.reworded))
    return [commentable(path) for path in paths if path in notes and path not in gaps]


def _bookmark(name: str | None, number: int) -> list[Xml]:
    return [w("bookmarkStart", id=number, name=name), w("bookmarkEnd", id=number)] if name else []


def _title_runs(title: Title) -> list[Xml]:
    """Return the lines of a title, in one run but for its gaps: one title to Word's navigation."""
    if not title.gaps:
        return [text_run("\n".join(title.lines), EAST_ASIAN if any(map(has_shared_marks, title.lines)) else None)]
    gaps = {gap.text: gap for gap in title.gaps}
    pattern = re.compile("(" + "|".join(map(re.escape, gaps)) + ")")
    elements: list[Xml] = []
    for line in title.lines:
        elements += [LINE_BREAK] if elements else []
        elements += run_elements(gaps.get(piece, Run(piece)) for piece in pattern.split(line))
    return elements
