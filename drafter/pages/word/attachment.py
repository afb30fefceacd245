"""Attachments on pages of their own (7.3.7)."""

from __future__ import annotations

from drafter.page import Page, mm_to_twips
from drafter.pages.blocks import Attachment, Table
from drafter.pages.word import style_names
from drafter.pages.word.paragraph import EMPTY_LINE, empty_line, exact_line, paragraph, text_paragraph
from drafter.pages.word.run import EAST_ASIAN, plain_run, text_run
from drafter.pages.word.table import data_table
from drafter.pages.xml_builder import Xml, w

SMALLEST_LINE = empty_line(exact_line(14))
"""The line that must follow a table or end a section: it fits where the page's lines leave off."""


def attachment(block: Attachment, page: Page, *, new_section: bool) -> list[Xml]:
    """Return an attachment on a page of its own: 附件 and number, its title on the third line (7.3.7)."""
    breaking = None if new_section else w("pageBreakBefore")
    elements = [
        paragraph(style_names.ATTACHMENT_LABEL, plain_run(block.label), breaking),
        *[EMPTY_LINE] * (page.attachment_title_line - 2),
        paragraph(style_names.ATTACHMENT_TITLE, [text_run("\n".join(block.title), EAST_ASIAN)]),
        EMPTY_LINE,
    ]
    room = mm_to_twips(page.type_area_height) if block.landscape else page.text_width
    for inner in block.content:
        if isinstance(inner, Table):
            elements.append(data_table(inner, room, page, "".join(block.title)))
        else:
            elements.append(text_paragraph(inner, page))
    if block.content and isinstance(block.content[-1], Table):
        elements.append(SMALLEST_LINE)
    return elements
