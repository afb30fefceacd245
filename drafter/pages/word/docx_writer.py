"""Writes a finished document as a .docx.

The parts that all documents share come from `base.docx`; only the text and the properties are
made here, as strings: no python-docx and no lxml, whose import alone takes longer than this.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from drafter.inputs import file_bytes
from drafter.limits import OWN
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
    Title,
)
from drafter.pages.word import style_names
from drafter.pages.word.docx_package import (
    APP,
    CORE,
    DOCUMENT,
    STYLES,
    app_properties,
    core_properties,
    digest_holds,
    pack,
    text_xml,
    unpack,
)
from drafter.pages.word.end_matter import Ties, ties
from drafter.pages.word.paragraph import EMPTY_LINE, HINT, SHARED_MARKS, paragraph, run_xml, runs_xml, text_block
from drafter.pages.word.signature import signature, signature_indents
from drafter.pages.word.word_comments import comment_on, marked, with_comments
from drafter.text_runs import Run, RunKind, questions_in

__all__ = ["digest_holds", "signature_indents", "write_docx"]

_BASE_PATH = Path(__file__).with_name("base.docx")
_BODY = "<w:body>"
_GAP_RUN = f'<w:rStyle w:val="{style_names.GAP.style_id}"/>'
_GAP_STYLE = re.compile(rb'<w:style [^>]*w:styleId="Gap">.*?</w:style>', re.DOTALL)


def write_docx(
    document: Document,
    page: Page = STANDARD,
    notes: Mapping[str, str] = MappingProxyType({}),
    cache: Path | None = None,
    ends: Ties | None = None,
    bookmarks: Mapping[int, str] = MappingProxyType({}),
) -> bytes:
    """Return `document` as the bytes of a .docx; the same bytes for the same document.

    `notes` is what a comment says at a gap, by the path of the missing answer, or on the paragraph
    that prints an answer, by its path. A document without gaps and notes holds nothing of a draft: no highlight, no comment, no style for gaps.
    `cache` is a folder for the base documents of other pages than the standard's, None for none.
    `ends` is what keeps the document's end together, None for what does so in Word. `bookmarks` are the names of
    bookmarks to set where a block begins, by its place.

    Raises:
        TypeError: a block is none of those in `blocks`.
    """
    base = _base_parts(page, cache)
    head, _, section = base[DOCUMENT].decode().partition(_BODY)
    kept = ends or ties(document.blocks, page)
    written = (
        _bookmarked(_noted(_block(block, page, kept, place), block, notes), bookmarks.get(place), place)
        for place, block in enumerate(document.blocks)
    )
    text = "".join(written)
    more: dict[str, bytes] = {}
    tail = [block for block in document.blocks if isinstance(block, Attachment | Imprint)]
    if tail:
        from drafter.pages.word.section import close  # noqa: PLC0415 - few documents have any

        text, more = close(text, tail, section, base, page)
        section = ""
    text, comments = comment_on(text, notes)
    parts = {
        **base,
        **more,
        STYLES: base[STYLES] if _GAP_RUN in text else _without_gaps(base[STYLES]),
        DOCUMENT: f"{head}{_BODY}{text}{section}".encode(),
        CORE: core_properties(document).encode(),
        APP: app_properties(document.authority).encode(),
    }
    return pack(with_comments(parts, comments))


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


def _block(block: Block, page: Page, kept: Ties, place: int) -> str:
    """Return the XML of the paragraphs that `block` makes, at its `place` among all, with what ties it to the next."""
    ties = kept.properties.get(place, "")
    match block:
        case Paragraph() | Item() | Heading():
            return text_block(block, page, ties)
        case Title():
            return paragraph(style_names.TITLE, _title_runs(block)) + EMPTY_LINE
        case Addressee():
            return paragraph(style_names.ADDRESSEE, runs_xml(block.runs))
        case SignatureBlock():
            return signature(block, page, ties)
        case Attachment() | Imprint():
            return ""  # they stand in sections of their own, after all other text
        case Masthead() | AttachmentNote() | Remark():
            return _official(block, page, kept)
        case _:
            raise TypeError(f"no such block: {block!r}")


def _noted(xml: str, block: Block, notes: Mapping[str, str]) -> str:
    """Return the XML of `block` with a comment's place at its beginning for each printed answer with a note."""
    if not notes or not isinstance(block, Paragraph | Item):
        return xml
    gaps = {run.answer for run in block.runs if run.kind is RunKind.GAP}
    places = "".join(marked("", path) for path in questions_in(block.runs) if path in notes and path not in gaps)
    return xml.replace("</w:pPr>", f"</w:pPr>{places}", 1) if places else xml


def _bookmarked(xml: str, name: str | None, number: int) -> str:
    """Return the XML of a block with a bookmark where its text begins, if it has a `name`."""
    if name is None:
        return xml
    mark = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'
    return xml.replace("</w:pPr>", f"</w:pPr>{mark}", 1)


def _official(block: Masthead | AttachmentNote | Remark, page: Page, kept: Ties) -> str:
    """Return what only documents in the official form have."""
    from drafter.pages.word import masthead as word_official  # noqa: PLC0415 - a plain report has none of it

    match block:
        case Masthead():
            return word_official.masthead(block, page)
        case AttachmentNote():
            return word_official.attachment_note(block, page, kept.free_names)
        case Remark():
            return word_official.remark(block)


def _title_runs(title: Title) -> str:
    """Return the lines of a title, in one run but for its gaps: one title to Word's navigation."""
    if not title.gaps:
        return _title_run(title.lines)
    texts = {gap.text: gap for gap in title.gaps}
    gap = re.compile("(" + "|".join(map(re.escape, texts)) + ")")
    lines = ["".join(run_xml(texts.get(piece, Run(piece))) for piece in gap.split(line)) for line in title.lines]
    return "<w:r><w:br/></w:r>".join(lines)


def _title_run(lines: tuple[str, ...]) -> str:
    """Return the lines of a title without gaps as one run."""
    text = "<w:br/>".join(map(text_xml, lines))
    hint = f"<w:rPr>{HINT}</w:rPr>" if any(map(SHARED_MARKS.search, lines)) else ""
    return f"<w:r>{hint}{text}</w:r>"
