"""Text as WordprocessingML: paragraphs in their styles, runs, gaps; strings, no library."""

from __future__ import annotations

import re

from drafter.page import Page
from drafter.pages.blocks import Heading, Item, Paragraph
from drafter.pages.word import style_names
from drafter.pages.word.docx_package import escape, text_xml
from drafter.pages.word.style_names import Style
from drafter.pages.word.word_comments import marked
from drafter.text_runs import AnswerPart, Run, RunKind, merged

EMPTY_LINE = "<w:p/>"
KEEP_NEXT = "<w:keepNext/>"
KEEP_LINES = "<w:keepLines/>"
"""For a paragraph that is not cut."""
KEEP_WHOLE = f"{KEEP_NEXT}{KEEP_LINES}"
"""For a paragraph that goes to the next one's page as a whole."""
KEEP_END = f"{KEEP_NEXT}<w:widowControl/>"
"""For a paragraph whose last two lines stay with the next one.

So Word reads it: at least part of a paragraph is kept with the next, and widow control makes that
two lines. LibreOffice moves such a paragraph as a whole; see `page_breaks`.
"""
HINT = '<w:rFonts w:hint="eastAsia"/>'
_HIGHLIGHT = '<w:highlight w:val="yellow"/>'
SHARED_MARKS = re.compile(
    "[\u00a1\u00a4\u00a7\u00a8\u00aa\u00ad\u00af-\u00b4\u00b6-\u00ba\u00bc-\u00bf\u00d7\u00f7"
    "\u02b0-\u04ff\u2000-\u2bff\ue000-\uf8ff\U00020000-\U0003ffff]"
)
"""Characters such as “ ” — … · that Word sets in the Latin font unless a run hints otherwise.

With rare characters beyond the basic plane, such as 𠮷 in a name: hinted, any program looks for
them in Chinese fonts.
"""


def text_block(block: Paragraph | Item | Heading, page: Page, ties: str = "") -> str:
    """Return the paragraph that a block of text makes; `ties` goes into its properties (7.3.3)."""
    if isinstance(block, Paragraph):
        return paragraph(style_names.BODY, runs_xml(block.runs, style_names.LEAD_PHRASE), ties)
    if isinstance(block, Item):
        runs = (Run(block.number, RunKind.LEAD, part=AnswerPart.SET), *block.runs)
        return paragraph(style_names.ITEMS[block.level], _item_runs(block.level, runs, page), ties)
    return paragraph(style_names.HEADINGS[block.level], runs_xml((Run(block.number, part=AnswerPart.SET), *block.runs)))


def paragraph(style: Style, runs: str, direct: str = "") -> str:
    """Return a paragraph in `style` with the properties `direct` of its own."""
    properties = f'<w:pStyle w:val="{style.style_id}"/>{direct}'
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def _item_runs(level: int, runs: tuple[Run, ...], page: Page) -> str:
    """Return the runs of an item; a gap within its first sentence has that sentence's font."""
    end = max(place for place, run in enumerate(runs) if run.kind is RunKind.LEAD)
    lead = style_names.LEAD_SENTENCES[level]
    font = f' w:eastAsia="{escape(page.fonts.levels[level - 1].name)}"'
    return runs_xml(runs[: end + 1], lead, font) + runs_xml(runs[end + 1 :], lead)


def runs_xml(runs: tuple[Run, ...], lead: Style | None = None, gap_font: str = "") -> str:
    """Return `runs`, leads in the character style `lead`.

    `gap_font` is the attribute of `w:rFonts` by which gaps differ from their paragraph.
    """
    return "".join(run_xml(run, lead, gap_font) for run in merged(runs))


def run_xml(run: Run, lead: Style | None = None, gap_font: str = "") -> str:
    """Return one run; nothing for an empty one."""
    if not run.text:
        return ""
    style, font, highlight = None, "", ""
    if run.kind is RunKind.LEAD:
        style = lead
    elif run.kind is RunKind.GAP:
        style, font, highlight = style_names.GAP, gap_font, _HIGHLIGHT
    if SHARED_MARKS.search(run.text):
        font = f' w:hint="eastAsia"{font}'
    properties = "" if style is None else f'<w:rStyle w:val="{style.style_id}"/>'
    if font:
        properties += f"<w:rFonts{font}/>"
    properties += highlight
    if properties:
        properties = f"<w:rPr>{properties}</w:rPr>"
    xml = f"<w:r>{properties}{text_xml(run.text)}</w:r>"
    return marked(xml, run.answer) if run.kind is RunKind.GAP else xml
