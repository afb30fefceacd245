"""附件说明: the names of the attachments under the text (7.3.4)."""

from __future__ import annotations

from drafter.page import Page
from drafter.pages.blocks import AttachmentNote
from drafter.pages.text_width import width
from drafter.pages.word import style_names
from drafter.pages.word.paragraph import KEEP_LINES, KEEP_NEXT, KEEP_WHOLE, empty_line, paragraph
from drafter.pages.word.run import plain_run, text_run
from drafter.pages.xml_builder import Xml, w

NOTE_LABEL = "附件："


def attachment_note(block: AttachmentNote, page: Page, free: int = 0) -> list[Xml]:
    """Return an empty line and the names of the attachments; lines align with the first name (7.3.4).

    Behind each of the first `free` names a page may end.
    """
    many = len(block.names) > 1
    digits = len(str(len(block.names)))
    # A full stop of the Latin font is a quarter of a 字 wide, its figures are half a 字.
    numeral = (0.25 + 0.5 * digits if many else 0.0) * page.sizes.body * 20 / page.character_advance
    left = page.attachment_note_space + width(NOTE_LABEL) + numeral
    elements = [empty_line(KEEP_NEXT)]
    for number, name in enumerate(block.names, 1):
        label = NOTE_LABEL if number == 1 else ""
        runs = _numbered(label, number, name, digits, page) if many else plain_run(label + name)
        kept = (KEEP_LINES,) if number <= free else KEEP_WHOLE
        indent = _hanging(left, numeral + width(label), page)
        elements.append(paragraph(style_names.ATTACHMENT_NOTE, runs, *kept, indent))
    return elements


def _numbered(label: str, number: int, name: str, digits: int, page: Page) -> list[Xml]:
    """Return a name behind its number; the numbers have up to so many `digits`, and names align all the same."""
    missing = digits - len(str(number))
    if not missing:
        return plain_run(f"{label}{number}.{name}")
    room = round(page.character_spacing + missing * page.sizes.body * 20 / 2)
    return [*plain_run(f"{label}{number}"), text_run(".", w("spacing", val=room)), *plain_run(name)]


def _hanging(left: float, hanging: float, page: Page) -> Xml:
    advance = page.character_advance
    return w(
        "ind",
        leftChars=round(left * 100),
        left=round(left * advance),
        hangingChars=round(hanging * 100),
        hanging=round(hanging * advance),
    )
