"""What of a document's end stays on one page: text, 附件说明, signature, 附注 (7.3.4 to 7.3.6).

All is counted in lines as programs set them, names that take several included. Word moves at least part of a
paragraph with the next one that it is kept with (ECMA-376, 17.3.1.15), with widow control two lines; LibreOffice moves all
of it, and tears the signature where the paragraph and the signature fill more than a page.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from drafter.page import Page
from drafter.pages.blocks import AttachmentNote, Block, Item, Paragraph, Remark, SignatureBlock
from drafter.pages.text_width import widest, width
from drafter.pages.word.attachment_note import NOTE_LABEL
from drafter.pages.word.paragraph import KEEP_END, KEEP_NEXT, KEEP_WHOLE
from drafter.pages.word.signature import signature_lines
from drafter.pages.xml_builder import Xml
from drafter.text_runs import text_of

_SHORT_TEXT = 3
"""Lines of a paragraph that goes to the signature's page as a whole: a part of it would leave a line alone."""
_NAMES_KEPT = 2
"""Names of attachments that go with the signature where not all can."""


class KeptTogether(NamedTuple):
    """What keeps a document's end together: the signature shall not stand alone (7.3.5.5)."""

    properties: Mapping[int, Sequence[Xml]] = MappingProxyType({})
    """What goes into the properties of a block's last paragraph, by the block's place."""
    free_names: int = 0
    """How many of the first names of the 附件说明 may stand on the page before the others."""


def keep_with_signature(blocks: Sequence[Block], page: Page) -> KeptTogether:
    """Return what keeps the end of the text, 附件说明, signature and 附注 on one page.

    Where all of them fit, at least one line of text goes along: of a last paragraph of one line, the one before
    it too. Where they and the last paragraph are longer than a page, the 附件说明 is cut: its last names go with
    the signature. They are not tied then, for programs that move a paragraph as a whole would tear the signature.
    """
    end = first_of_end(blocks)
    closing = blocks[end:] if end else ()
    found: dict[int, Sequence[Xml]] = {}
    room = page.lines
    names: list[int] = []
    for place, block in enumerate(closing, end):
        match block:
            case AttachmentNote():
                names = note_lines(block, page)
            case SignatureBlock():
                room -= signature_lines(block, page)
            case Remark():
                room -= remark_lines(block, page)
                found[place - 1] = (KEEP_NEXT,)
    tied = _text_ties(blocks, end, room - (1 + sum(names) if names else 0), page)
    if names and not tied:
        return KeptTogether(found, len(names) - _kept_names(names, room))
    return KeptTogether(found | tied)


def first_of_end(blocks: Sequence[Block]) -> int:
    """Return the place of the first block behind the text: 附件说明 or signature; 0 where there is neither."""
    return next((place for place, each in enumerate(blocks) if isinstance(each, AttachmentNote | SignatureBlock)), 0)


def _kept_names(names: Sequence[int], room: int) -> int:
    """Return how many of the last names, of so many lines each, go with a signature that leaves `room` lines."""
    kept = 0
    while kept < min(_NAMES_KEPT, len(names)) and sum(names[-kept - 1 :]) <= room:
        kept += 1
    return kept


def _text_ties(blocks: Sequence[Block], end: int, room: int, page: Page) -> dict[int, Sequence[Xml]]:
    """Return what ties the last paragraphs of the text before `end`, by place; `room` is what is left of the page."""
    found: dict[int, Sequence[Xml]] = {}
    for place in (end - 1, end - 2):
        before = blocks[place] if place >= 0 else None
        lines = text_lines(before, page) if isinstance(before, Paragraph | Item) else 0
        if not 0 < lines <= room:
            break
        found[place] = KEEP_WHOLE if lines <= _SHORT_TEXT else KEEP_END
        room -= lines
        if lines > 1:
            break
    return found


def text_lines(block: Paragraph | Item, page: Page) -> int:
    """Return how many lines a paragraph takes, give or take one."""
    number = block.number if isinstance(block, Item) else ""
    return math.ceil((page.first_line_indent + width(number + text_of(block.runs))) / page.characters)


def note_lines(block: AttachmentNote, page: Page) -> list[int]:
    """Return how many lines each name of an 附件说明 takes at most (7.3.4)."""
    number = width(f"{len(block.names)}.") if len(block.names) > 1 else 0.0
    room = page.characters - page.attachment_note_space - width(NOTE_LABEL) - number
    return [_wrapped(name, room) for name in block.names]


def remark_lines(block: Remark, page: Page) -> int:
    """Return how many lines an 附注 takes at most (7.3.6)."""
    return _wrapped("　" * page.first_line_indent + text_of(block.runs), page.characters)


def _wrapped(text: str, room: float) -> int:
    """Return how many lines `text` takes at most: where marks must not begin a line, one holds a 字 less."""
    wide = widest(text)
    return 1 if wide <= room else math.ceil(wide / (room - 1))
