"""The sections of a document: its pages, those of attachments that are turned (8), an imprint on a page of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from drafter.page import Page, mm_to_twips
from drafter.pages.blocks import Attachment, Block, Imprint
from drafter.pages.word.attachment import SMALLEST_LINE, attachment
from drafter.pages.word.footer import footer_references
from drafter.pages.word.imprint import imprint
from drafter.pages.word.paragraph import has_properties, with_properties
from drafter.pages.xml_builder import Xml, w


class WordSection(NamedTuple):
    """A part of the document on pages of one kind."""

    elements: list[Xml]
    turned: bool = False
    own_page: bool = False
    """Whether it begins on an even page and has no page number (7.5)."""


def append_sections(text: list[Xml], blocks: Iterable[Block], page: Page) -> list[WordSection]:
    """Return the sections of a document: its `text`, then the attachments and the imprint among `blocks`."""
    sections = [WordSection(text)]
    for block in blocks:
        last = sections[-1]
        if isinstance(block, Imprint):
            added = WordSection(imprint(block, page), turned=False, own_page=block.own_page)
        elif isinstance(block, Attachment):
            is_new = block.landscape != last.turned
            added = WordSection(attachment(block, page, new_section=is_new), block.landscape)
        else:
            continue
        if added[1:] == last[1:]:
            last.elements.extend(added.elements)
        else:
            # A floating table cannot begin a section: LibreOffice would lose the break with it.
            first = [SMALLEST_LINE] if isinstance(block, Imprint) else []
            sections.append(added._replace(elements=[*first, *added.elements]))
    return sections


def body_elements(sections: Sequence[WordSection], page: Page) -> list[Xml]:
    """Return what the document's body holds: a section's properties stand in its last paragraph, the last one's behind all."""
    *others, last = sections
    elements = [element for each in others for element in _ended(each.elements, section_properties(each, page))]
    return [*elements, *last.elements, section_properties(last, page)]


def _ended(elements: list[Xml], properties: Xml) -> list[Xml]:
    *before, last = elements
    if has_properties(last):
        return [*before, with_properties(last, properties)]
    return [*elements, with_properties(SMALLEST_LINE, properties)]


def section_properties(section: WordSection, page: Page) -> Xml:
    """Return paper, margins, footers and grid of a section (5.1, 5.2, 7.5, 8)."""
    paper = [mm_to_twips(page.paper_width), mm_to_twips(page.paper_height)]
    margins = _turned_margins(page) if section.turned else _margins(page)
    if section.turned:
        paper.reverse()
    if section.own_page:
        # LibreOffice ends the text of such a section at its footer, whatever the margin is: both must agree.
        margins |= {"footer": page.bottom_margin - page.footer_line}
    return w(
        "sectPr",
        *footer_references(turned=section.turned, blank=section.own_page),
        w("type", val="evenPage") if section.own_page else None,
        w("pgSz", w=paper[0], h=paper[1], orient="landscape" if section.turned else None),
        w("pgMar", **margins, gutter=0),
        w("cols", space=720),
        w("docGrid", linePitch=page.line_pitch, type="linesAndChars", charSpace=page.grid_character_space),
    )


def _margins(page: Page) -> dict[str, int]:
    """Return the margins of a page (5.2.1)."""
    return {
        "top": mm_to_twips(page.top_margin),
        "right": page.right_margin,
        "bottom": page.bottom_margin,
        "left": mm_to_twips(page.left_margin),
        "header": mm_to_twips(page.header_distance),
        "footer": page.footer_distance,
    }


def _turned_margins(page: Page) -> dict[str, int]:
    """Return the margins of a page turned to the left: its upper edge was the left one, its left edge the lower one (8)."""
    return {
        "top": mm_to_twips(page.left_margin),
        "right": mm_to_twips(page.top_margin),
        "bottom": page.right_margin,
        "left": page.bottom_margin,
        "header": mm_to_twips(page.header_distance),
        "footer": mm_to_twips(page.header_distance),
    }
