"""How LibreOffice is given a document whose long last paragraph is tied to the signature (7.3.5.5).

Word keeps the last lines of such a paragraph with the signature. LibreOffice moves the paragraph as
a whole, and leaves as many lines empty; so it is given the document without the tie as well, and
that one is taken unless the signature came to stand alone in it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.pages import word_styles
from drafter.pages.word_parts import DOCUMENT, pack, unpack
from drafter.pages.word_tables import last_line_spacing
from drafter.pages.word_text import KEEP_END, KEEP_NEXT

_PARAGRAPH_END = "</w:p>"
_SECTION = re.compile(r"<w:sectPr>.*?</w:sectPr>", re.DOTALL)
_PAGE = re.compile(rb"/Type\s*/Page(?![a-zA-Z])")


class Variants(NamedTuple):
    """Two documents to be laid out beside the one that is meant; both without the tie."""

    untied: bytes
    unsigned: bytes
    """Without the signature, and without what goes with it from the tied paragraph on."""


def variants(document: bytes) -> Variants | None:
    """Return the variants of a .docx of ours; None where no long paragraph is tied to the signature."""
    parts = unpack(document)
    text = parts[DOCUMENT].decode()
    tie = text.find(KEEP_END)
    date = text.find(f'<w:pStyle w:val="{word_styles.ISSUE_DATE.style_id}"/>', tie)
    if min(tie, date) < 0:
        return None
    begin = text.index(_PARAGRAPH_END, tie) + len(_PARAGRAPH_END)
    end = text.index(_PARAGRAPH_END, date) + len(_PARAGRAPH_END)
    if KEEP_NEXT in text[date:end]:  # 附注 goes with the date
        end = text.index(_PARAGRAPH_END, end) + len(_PARAGRAPH_END)
    section = _SECTION.search(text[begin:end])
    left = f"<w:p><w:pPr>{last_line_spacing()}{section[0]}</w:pPr></w:p>" if section else ""
    return Variants(
        *(
            pack({**parts, DOCUMENT: changed.replace(KEEP_END, KEEP_END.removeprefix(KEEP_NEXT)).encode()})
            for changed in (text, text[:begin] + left + text[end:])
        )
    )


def best(tied: bytes, untied: bytes, unsigned: bytes) -> bytes:
    """Return the better PDF: the untied one, unless the signature takes a page of its own there."""
    pages = [len(_PAGE.findall(data)) for data in (untied, unsigned)]
    return untied if pages[0] == pages[1] > 0 else tied
