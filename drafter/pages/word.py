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

from drafter.pages import word_styles
from drafter.pages.blocks import (
    Addressee,
    Block,
    Document,
    Heading,
    Item,
    Paragraph,
    Run,
    RunKind,
    SignatureBlock,
    Title,
    gaps_in,
    text_of,
)
from drafter.pages.measure import width
from drafter.pages.page import STANDARD, Page
from drafter.pages.word_comments import comment_on, marked, with_comments
from drafter.pages.word_parts import (
    APP,
    CORE,
    DOCUMENT,
    STYLES,
    app_properties,
    core_properties,
    digest_holds,
    escape,
    pack,
    text_xml,
    unpack,
)
from drafter.pages.word_styles import Style

__all__ = ["digest_holds", "signature_indents", "write_docx"]

_BASE_PATH = Path(__file__).with_name("base.docx")
_BODY = "<w:body>"
_EMPTY_LINE = "<w:p/>"
_KEEP_NEXT = "<w:keepNext/>"
_HINT = '<w:rFonts w:hint="eastAsia"/>'
_GAP_STYLE = re.compile(rb'<w:style [^>]*w:styleId="Gap">.*?</w:style>', re.DOTALL)
_HIGHLIGHT = '<w:highlight w:val="yellow"/>'
_SHORT_TEXT = 3
"""Lines of a last paragraph that may move to the signature's page."""
_OVERRUN = 4
"""字 by which a date in a wider font may run into the right margin."""
_SHARED_MARKS = re.compile(
    "[\u00a1\u00a4\u00a7\u00a8\u00aa\u00ad\u00af-\u00b4\u00b6-\u00ba\u00bc-\u00bf\u00d7\u00f7"
    "\u02b0-\u04ff\u2000-\u2bff\ue000-\uf8ff\U00020000-\U0003ffff]"
)
"""Characters such as “ ” — … · that Word sets in the Latin font unless a run hints otherwise.

With rare characters beyond the basic plane, such as 𠮷 in a name: hinted, any program looks for
them in Chinese fonts.
"""


def write_docx(
    document: Document,
    page: Page = STANDARD,
    notes: Mapping[str, str] = MappingProxyType({}),
    cache: Path | None = None,
) -> bytes:
    """Return `document` as the bytes of a .docx; the same bytes for the same document.

    `notes` is what a comment says at a gap, by the path of the missing answer. A document
    without gaps holds nothing of a draft: no highlight, no comment, no style for gaps.
    `cache` is a folder for the base documents of other pages than the standard's, None for none.

    Raises:
        TypeError: a block is none of those in `blocks`.
    """
    base = _base_parts(page, cache)
    head, _, section = base[DOCUMENT].decode().partition(_BODY)
    following = (*document.blocks, None)[1:]
    text = "".join(
        [
            _block(block, page, _ties(block, after, page))
            for block, after in zip(document.blocks, following, strict=True)
        ]
    )
    text, comments = comment_on(text, notes)
    parts = {
        **base,
        STYLES: base[STYLES] if any(gaps_in(document.blocks)) else _GAP_STYLE.sub(b"", base[STYLES]),
        DOCUMENT: f"{head}{_BODY}{text}{section}".encode(),
        CORE: core_properties(document).encode(),
        APP: app_properties(document.authority).encode(),
    }
    return pack(with_comments(parts, comments))


def signature_indents(authority: float, issue_date: float, page: Page = STANDARD) -> tuple[float, float]:
    """Return how far, in 字, 署名 ends and 成文日期 begins from the right edge (7.3.5.2).

    `authority` and `issue_date` are the widths of the two in 字. 署名 ends two 字 before the edge
    and the date begins two 字 to the right of where 署名 begins. A date longer than 署名 ends two
    字 before the edge itself, and 署名 moves to the left to keep the two 字 between the beginnings.
    Beside 署名 of a line and more, the date stays where it is beside one that just fits.
    """
    space = page.signature_space
    if issue_date > authority:
        return space + issue_date + space - authority, issue_date + space
    return float(space), min(authority, page.characters - space)


@lru_cache(maxsize=4)
def _base_parts(page: Page, cache: Path | None) -> Mapping[str, bytes]:
    """Return the parts that documents on `page` share: as shipped, or built for another page."""
    data = _BASE_PATH.read_bytes()
    if page != STANDARD:
        from drafter.pages.other_base import base_for  # noqa: PLC0415 - most pages are the standard's

        data = base_for(page, data, cache)
    return MappingProxyType(unpack(data))


def _ties(block: Block, after: Block | None, page: Page) -> str:
    """Return what keeps a short last paragraph with the signature: it shan't stand alone (7.3.5.5).

    Programs may move a paragraph kept so as a whole; a long one would leave half a page empty.
    """
    if not isinstance(after, SignatureBlock) or not isinstance(block, Paragraph | Item):
        return ""
    characters = page.first_line_indent + width(text_of(block.runs))
    return _KEEP_NEXT if characters <= _SHORT_TEXT * page.characters else ""


def _block(block: Block, page: Page, ties: str) -> str:
    """Return the XML of the paragraphs that `block` makes.

    `ties` goes into the properties of a paragraph of text.
    """
    match block:
        case Paragraph():
            return _paragraph(word_styles.BODY, _runs(block.runs, word_styles.LEAD_PHRASE), ties)
        case Item():
            runs = (Run(block.number, RunKind.LEAD), *block.runs)
            return _paragraph(word_styles.ITEMS[block.level], _item_runs(block.level, runs, page), ties)
        case Heading():
            runs = (Run(block.number), *block.runs)
            return _paragraph(word_styles.HEADINGS[block.level], _runs(runs))
        case Title():
            return _paragraph(word_styles.TITLE, _title_runs(block)) + _EMPTY_LINE
        case Addressee():
            return _paragraph(word_styles.ADDRESSEE, _runs(block.runs))
        case SignatureBlock():
            return _signature(block, page)
        case _:
            raise TypeError(f"no such block: {block!r}")


def _title_runs(title: Title) -> str:
    """Return the lines of a title, in one run but for its gaps: one title to Word's navigation."""
    if not title.gaps:
        return _title_run(title.lines)
    texts = {gap.text: gap for gap in title.gaps}
    gap = re.compile("(" + "|".join(map(re.escape, texts)) + ")")
    lines = ["".join(_run(texts.get(piece, Run(piece)), None, "") for piece in gap.split(line)) for line in title.lines]
    return "<w:r><w:br/></w:r>".join(lines)


def _title_run(lines: tuple[str, ...]) -> str:
    """Return the lines of a title without gaps as one run."""
    text = "<w:br/>".join(map(text_xml, lines))
    hint = f"<w:rPr>{_HINT}</w:rPr>" if any(map(_SHARED_MARKS.search, lines)) else ""
    return f"<w:r>{hint}{text}</w:r>"


def _signature(block: SignatureBlock, page: Page) -> str:
    """Return an empty line, 署名 and 成文日期, kept on one page (7.3.5.2)."""
    advance = page.character_advance
    authority_end, date_start = signature_indents(
        width(text_of(block.signed_authority)), width(text_of(block.issue_date)), page
    )
    twips = round(authority_end * advance)
    authority = f'<w:ind w:rightChars="{round(authority_end * 100)}" w:right="{twips}"/>'
    # Placed by its beginning: figures are of another width in another font. Should they be wider,
    # the date runs into the margin (a negative indent) rather than over to a second line.
    left = page.text_width - round(date_start * advance)
    date = f'<w:ind w:left="{left}" w:right="{-_OVERRUN * advance}"/>'
    return (
        f"<w:p><w:pPr>{_KEEP_NEXT}</w:pPr></w:p>"
        + _paragraph(word_styles.SIGNED_AUTHORITY, _runs(block.signed_authority), authority)
        + _paragraph(word_styles.ISSUE_DATE, _runs(block.issue_date), date)
    )


def _paragraph(style: Style, runs: str, direct: str = "") -> str:
    """Return a paragraph in `style` with the properties `direct` of its own."""
    properties = f'<w:pStyle w:val="{style.style_id}"/>{direct}'
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def _item_runs(level: int, runs: tuple[Run, ...], page: Page) -> str:
    """Return the runs of an item; a gap within its first sentence has that sentence's font."""
    end = max(place for place, run in enumerate(runs) if run.kind is RunKind.LEAD)
    lead = word_styles.LEAD_SENTENCES[level]
    font = f' w:eastAsia="{escape(page.fonts.levels[level - 1].name)}"'
    return _runs(runs[: end + 1], lead, font) + _runs(runs[end + 1 :], lead)


def _runs(runs: tuple[Run, ...], lead: Style | None = None, gap_font: str = "") -> str:
    """Return `runs`, leads in the character style `lead`.

    `gap_font` is the attribute of `w:rFonts` by which gaps differ from their paragraph.
    """
    return "".join(_run(run, lead, gap_font) for run in runs)


def _run(run: Run, lead: Style | None, gap_font: str) -> str:
    """Return one run; nothing for an empty one."""
    if not run.text:
        return ""
    style, font, highlight = None, "", ""
    if run.kind is RunKind.LEAD:
        style = lead
    elif run.kind is RunKind.GAP:
        style, font, highlight = word_styles.GAP, gap_font, _HIGHLIGHT
    if _SHARED_MARKS.search(run.text):
        font = f' w:hint="eastAsia"{font}'
    properties = "" if style is None else f'<w:rStyle w:val="{style.style_id}"/>'
    if font:
        properties += f"<w:rFonts{font}/>"
    properties += highlight
    if properties:
        properties = f"<w:rPr>{properties}</w:rPr>"
    xml = f"<w:r>{properties}{text_xml(run.text)}</w:r>"
    return marked(xml, run.answer) if run.kind is RunKind.GAP else xml
