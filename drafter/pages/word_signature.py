"""Writes the signature: 署名 and 成文日期, without seal, with seals, of several authorities (7.3.5); ties text to it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from drafter.page import STANDARD, Page, mm_to_twips
from drafter.pages import word_styles
from drafter.pages.blocks import AttachmentNote, Block, Item, Paragraph, Remark, SignatureBlock
from drafter.pages.measure import width
from drafter.pages.word_text import KEEP_END, KEEP_NEXT, KEEP_WHOLE, paragraph, runs_xml
from drafter.runs import Run, text_of

_OVERRUN = 4
"""字 by which a signature in a wider font may run over its box instead of to a second line."""
_SEALS_PER_ROW = 3
"""As many seals as stand side by side within the type area without touching (7.3.5.1)."""
_SHORT_TEXT = 3
"""Lines of a paragraph that goes to the signature's page as a whole: a part of it would leave a line alone."""


def ties(blocks: Sequence[Block], page: Page) -> dict[int, str]:
    """Return, by place, what keeps the end of the text with the signature: it shan't stand alone (7.3.5.5).

    At least two lines go with it: of a last paragraph of one line, the one before it too. 附件说明
    in between moves along, and so does 附注 behind. Text that fills a page together with them is
    not tied: some programs would tear the signature apart.
    """
    end = next((place for place, each in enumerate(blocks) if isinstance(each, AttachmentNote | SignatureBlock)), 0)
    found: dict[int, str] = {}
    room = page.lines - 1
    for place, block in enumerate(blocks[end:], end):
        match block:
            case AttachmentNote():
                room -= 1 + len(block.names)
            case SignatureBlock():
                room -= signature(block, page).count("<w:p>")
            case Remark():
                room -= 1
                found[place - 1] = KEEP_NEXT
    for place in (end - 1, end - 2):
        before = blocks[place] if place >= 0 else None
        lines = _lines(before, page) if isinstance(before, Paragraph | Item) else 0
        if not 0 < lines <= room:
            break
        found[place] = KEEP_WHOLE if lines <= _SHORT_TEXT else KEEP_END
        room -= lines
        if lines > 1:
            break
    return found


def _lines(block: Paragraph | Item, page: Page) -> int:
    """Return how many lines a paragraph takes, give or take one."""
    number = block.number if isinstance(block, Item) else ""
    return math.ceil((page.first_line_indent + width(number + text_of(block.runs))) / page.characters)


def signature(block: SignatureBlock, page: Page, ties: str = "") -> str:
    """Return the signature's paragraphs, kept on one page; `ties` goes into the properties of the date."""
    if block.sealed:
        return _sealed(block, page, ties)
    return _joint(block, page, ties) if block.joint_authorities else _plain(block, page, ties)


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


def _plain(block: SignatureBlock, page: Page, ties: str) -> str:
    """Return an empty line, 署名 and 成文日期, kept on one page (7.3.5.2)."""
    advance = page.character_advance
    authority_end, date_start = signature_indents(
        width(text_of(block.signed_authority)), width(text_of(block.issue_date)), page
    )
    twips = round(authority_end * advance)
    authority = f'<w:ind w:rightChars="{round(authority_end * 100)}" w:right="{twips}"/>'
    return (
        f"<w:p><w:pPr>{KEEP_NEXT}</w:pPr></w:p>"
        + paragraph(word_styles.SIGNED_AUTHORITY, runs_xml(block.signed_authority), authority)
        + _date(block, date_start, page, ties)
    )


def _date(block: SignatureBlock, start: float, page: Page, ties: str) -> str:
    """Return 成文日期 that begins `start` 字 before the right edge.

    Placed by its beginning: figures are of another width in another font. Should they be wider,
    the date runs into the margin (a negative indent) rather than over to a second line.
    """
    left = page.text_width - round(start * page.character_advance)
    indent = f'<w:ind w:left="{left}" w:right="{-_OVERRUN * page.character_advance}"/>'
    return paragraph(word_styles.ISSUE_DATE, runs_xml(block.issue_date), ties + indent)


def sealed_centre(authority: float, issue_date: float, page: Page) -> float:
    """Return where 署名 and date are centred, in 字 from the left of the type area (7.3.5.1).

    The date ends four 字 before the right edge; for 署名 that would run over it, both move left.
    """
    centre = page.characters - page.sealed_date_space - issue_date / 2
    return min(centre, max(page.characters - authority / 2, page.characters / 2))


def _kept_lines(count: int) -> str:
    return f"<w:p><w:pPr>{KEEP_NEXT}</w:pPr></w:p>" * count


def _joint(block: SignatureBlock, page: Page, ties: str) -> str:
    """Return the names one below the other, each 右空二字; the date goes by the last (7.3.5.2)."""
    *others, last = (block.signed_authority, *((Run(name),) for name in block.joint_authorities))
    end, start = signature_indents(width(text_of(last)), width(text_of(block.issue_date)), page)
    indents = [float(page.signature_space)] * len(others) + [end]
    lines = [
        paragraph(
            word_styles.SIGNED_AUTHORITY,
            runs_xml(runs),
            f'<w:ind w:rightChars="{round(indent * 100)}" w:right="{round(indent * page.character_advance)}"/>',
        )
        for runs, indent in zip((*others, last), indents, strict=True)
    ]
    return _kept_lines(1) + "".join(lines) + _date(block, start, page, ties)


def _sealed(block: SignatureBlock, page: Page, ties: str) -> str:
    """Return names centred where their seals go, the last above the date, with room for the seals (7.3.5.1)."""
    names = (block.signed_authority, *((Run(name),) for name in block.joint_authorities))
    date_width = width(text_of(block.issue_date))
    widest = max(width(text_of(name)) for name in names)
    seal = mm_to_twips(page.seal_diameter)
    # The seal's top is at most a line below the text, its centre a little above 署名.
    above = max(round(seal / 2 / page.line_pitch), 1)
    columns = _seal_columns(len(names), widest, page)
    if columns == 1:
        centre = sealed_centre(widest, date_width, page)
        lines = (
            _kept_lines(above) + _centred(word_styles.SIGNED_AUTHORITY, runs_xml(name), centre, page) for name in names
        )
        return "".join(lines) + _centred(word_styles.ISSUE_DATE, runs_xml(block.issue_date), centre, page, ties)
    centre = sealed_centre(date_width, date_width, page)
    # Two stand in mirrored places, three as close as their seals allow.
    step = 2 * centre - page.characters if columns == 2 else _seal_step(widest, page)
    rows = []
    for start in range(0, len(names), columns):
        row = names[start : start + columns]
        places = [centre - step * (columns - 1 - i) for i in range(columns)][-len(row) :]
        if start + columns < len(names):
            places = [centre - step * (columns - 1 - i) for i in range(columns)]
        rows.append(_kept_lines(above) + _name_row(row, places, page))
    return "".join(rows) + _centred(word_styles.ISSUE_DATE, runs_xml(block.issue_date), centre, page, ties)


def _seal_step(widest: float, page: Page) -> float:
    """Return how far, in 字, two names' centres are apart at least: neither they nor their seals touch (7.3.5.1)."""
    seal = mm_to_twips(page.seal_diameter) / page.character_advance
    return max(widest + 1, seal + 0.5)


def _seal_columns(count: int, widest: float, page: Page) -> int:
    """Return how many names stand side by side: as many as the type area holds with their seals."""
    step = _seal_step(widest, page)
    for columns in range(min(count, _SEALS_PER_ROW), 1, -1):
        if page.characters >= columns * step:
            return columns
    return 1


def _name_row(names: tuple[tuple[Run, ...], ...], places: list[float], page: Page) -> str:
    tabs = "".join(f'<w:tab w:val="center" w:pos="{round(place * page.character_advance)}"/>' for place in places)
    runs = "".join("<w:r><w:tab/></w:r>" + runs_xml(name) for name in names)
    properties = f'<w:tabs>{tabs}</w:tabs><w:ind w:rightChars="0" w:right="0"/><w:jc w:val="left"/>'
    return paragraph(word_styles.SIGNED_AUTHORITY, runs, properties)


def _centred(style: word_styles.Style, runs: str, centre: float, page: Page, ties: str = "") -> str:
    """Return a line centred at `centre` 字: in a box about it, wider than the page leaves."""
    advance = page.character_advance
    middle = round(centre * advance * page.text_width / (page.characters * advance))
    left = 2 * middle - page.text_width
    left, right = (left, 0) if left > 0 else (0, -left)
    spare = _OVERRUN * advance
    # Chars of 0 cancel those of the style, which Word would follow otherwise.
    indent = f'<w:ind w:leftChars="0" w:left="{left - spare}" w:rightChars="0" w:right="{right - spare}"/>'
    return paragraph(style, runs, f'{ties}{indent}<w:jc w:val="center"/>')
