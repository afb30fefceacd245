"""Paragraphs in their styles, and the properties that they have of their own (7.3.2, 7.3.3, 7.3.6)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from drafter.page import Page, Twips
from drafter.pages.blocks import Addressee, Heading, Item, Paragraph, Remark
from drafter.pages.word import style_names
from drafter.pages.word.run import run_elements
from drafter.pages.word.style_names import Style
from drafter.pages.xml_builder import Xml, joined, w
from drafter.text_runs import AnswerPart, Run, RunKind

_END = "</w:pPr>"
EMPTY_LINE = w("p")
KEEP_NEXT = w("keepNext")
KEEP_LINES = w("keepLines")
"""For a paragraph that is not cut."""
KEEP_WHOLE = (KEEP_NEXT, KEEP_LINES)
"""For a paragraph that goes to the next one's page as a whole."""
KEEP_END = (KEEP_NEXT, w("widowControl"))
"""For a paragraph whose last two lines stay with the next one.

So Word reads it: at least part of a paragraph is kept with the next, and widow control makes that
two lines. LibreOffice moves such a paragraph as a whole; see `page_breaks`.
"""


def paragraph(style: Style, runs: Iterable[Xml], *direct: Xml | None) -> Xml:
    """Return a paragraph in `style` with the properties `direct` of its own."""
    return w("p", _properties(style, *direct), *runs)


@lru_cache(maxsize=64)
def _properties(style: Style, *direct: Xml | None) -> Xml:
    """Return the properties of a paragraph; a report has few that differ."""
    return w("pPr", w("pStyle", val=style.style_id), *direct)


def empty_line(*properties: Xml) -> Xml:
    """Return a paragraph without text and style, with these properties."""
    return w("p", w("pPr", *properties))


def exact_line(height: Twips | int) -> Xml:
    """Return the property of lines of this height, in twips."""
    return w("spacing", line=height, lineRule="exact")


def aligned(side: str) -> Xml:
    """Return the property of a paragraph that is aligned at `side`, such as center."""
    return w("jc", val=side)


def with_properties(paragraph: Xml, *properties: Xml) -> Xml:
    """Return a paragraph that has properties with more of them."""
    return Xml(paragraph.replace(_END, joined(properties) + _END, 1))


def has_properties(element: Xml) -> bool:
    """Return whether an element is a paragraph with properties."""
    return element.startswith("<w:p><w:pPr>")


def beginning_with(marks: Iterable[Xml], elements: list[Xml]) -> list[Xml]:
    """Return the elements of a block with `marks` where its first paragraph's text begins."""
    first, *others = elements
    return [Xml(first.replace(_END, _END + joined(marks), 1)), *others]


def text_paragraph(block: Paragraph | Item | Heading | Addressee | Remark, page: Page, *keep: Xml) -> Xml:
    """Return the paragraph that a block of text makes; `keep` goes into the properties of a paragraph or item."""
    match block:
        case Paragraph():
            return paragraph(style_names.BODY, run_elements(block.runs, style_names.LEAD_PHRASE), *keep)
        case Item():
            return _item(block, page, *keep)
        case Heading():
            return _heading(block)
        case Addressee():
            return paragraph(style_names.ADDRESSEE, run_elements(block.runs))
        case Remark():  # two 字 in, on the line below the date (7.3.6)
            return paragraph(style_names.BODY, run_elements(block.runs))


def _heading(block: Heading) -> Xml:
    """Return a heading in the style of its level (7.3.3); a part, which the standard does not know, in the middle.

    Where it is deeper in the outline than its level says, as below a part, the paragraph itself says how deep.
    """
    number = (Run(block.number, part=AnswerPart.SET),) if block.number else ()
    is_part = block.level == 0
    style = style_names.HEADINGS[max(block.level, 1)]
    direct = [w("ind", firstLineChars=0, firstLine=0), aligned("center")] if is_part else []
    if block.depth not in (0, max(block.level, 1)):
        direct.append(w("outlineLvl", val=block.depth - 1))
    return paragraph(style, run_elements((*number, *block.runs)), *direct)


def _item(block: Item, page: Page, *keep: Xml) -> Xml:
    """Return an item in the style of its level; 一、 below a part, as （一） but for the depth and the font (7.3.3)."""
    direct = [w("outlineLvl", val=0)] if block.level == 1 else []
    return paragraph(style_names.ITEMS[max(block.level, _ITEMS)], _item_runs(block, page), *keep, *direct)


_ITEMS = min(style_names.ITEMS)
"""The highest level of items that has a style."""


def _item_runs(block: Item, page: Page) -> list[Xml]:
    """Return the runs of an item; a gap within its first sentence has that sentence's font."""
    runs = (Run(block.number, RunKind.LEAD, part=AnswerPart.SET), *block.runs)
    end = 1 + max(place for place, run in enumerate(runs) if run.kind is RunKind.LEAD)
    lead = style_names.LEAD_SENTENCES[max(block.level, _ITEMS)]
    font = page.fonts.levels[block.level - 1].name
    lead_font = font if block.level < _ITEMS else None
    return run_elements(runs[:end], lead, font, lead_font) + run_elements(runs[end:], lead)
