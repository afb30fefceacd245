"""The signature: 署名 and 成文日期, without seal, with seals, of several authorities (7.3.5)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from drafter.page import STANDARD, Page, mm_to_twips
from drafter.pages.blocks import SignatureBlock
from drafter.pages.layout.title import name_lines
from drafter.pages.text_width import width
from drafter.pages.word import style_names
from drafter.pages.word.paragraph import KEEP_NEXT, aligned, empty_line, paragraph
from drafter.pages.word.run import LINE_BREAK, TAB, run_elements
from drafter.pages.word.style_names import Style
from drafter.pages.xml_builder import Xml, w
from drafter.text_runs import Run, text_of

_Row = list[list[tuple[Run, ...]]]
"""Names side by side, as lines from top to bottom, each with a text for each column."""
_OVERRUN = 4
"""字 by which a signature in a wider font may run over its box instead of to a second line."""
_SEALS_PER_ROW = 3
"""As many seals as stand side by side within the type area without touching (7.3.5.1)."""
_MOST_LINES = 3
"""Lines that a long name takes beside others, rather than that fewer seals stand side by side."""


def signature(block: SignatureBlock, page: Page, *keep: Xml) -> list[Xml]:
    """Return the signature's paragraphs, kept on one page; `keep` goes into the properties of the date."""
    if block.sealed:
        return _sealed(block, page, keep)
    return _unsealed(block, page, keep)


def signature_lines(block: SignatureBlock, page: Page) -> int:
    """Return how many lines the signature takes."""
    return sum(1 + line.count(LINE_BREAK) for line in signature(block, page))


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


def _name_lines(name: str, room: float) -> tuple[str, ...]:
    """Return the lines of a name in `room` 字: one, or several broken by sense."""
    return name_lines(name, room) or ("",)


def _broken(runs: tuple[Run, ...], room: float) -> tuple[list[Xml], float]:
    """Return the runs of a name that ends in `room` 字, on several lines where it is longer, and how wide it is."""
    first, *others = _name_lines(text_of(runs), room)
    if not others:
        return run_elements(runs), width(first)
    kind = runs[0]
    elements = run_elements((kind._replace(text=first),))
    for line in others:
        elements += [LINE_BREAK, *run_elements((kind._replace(text=line),))]
    return elements, max(map(width, (first, *others)))


def _unsealed(block: SignatureBlock, page: Page, keep: Sequence[Xml]) -> list[Xml]:
    """Return an empty line, the names one below the other, each 右空二字, and 成文日期 by the last (7.3.5.2)."""
    room = page.characters - page.signature_space
    names = [_broken(runs, room) for runs in _all_names(block)]
    end, start = signature_indents(names[-1][1], width(text_of(block.issue_date)), page)
    indents = [float(page.signature_space)] * (len(names) - 1) + [end]
    lines = [
        paragraph(
            style_names.SIGNED_AUTHORITY,
            runs,
            w("ind", rightChars=round(indent * 100), right=round(indent * page.character_advance)),
        )
        for (runs, _), indent in zip(names, indents, strict=True)
    ]
    return [empty_line(KEEP_NEXT), *lines, _date(block, start, page, keep)]


def _date(block: SignatureBlock, start: float, page: Page, keep: Sequence[Xml]) -> Xml:
    """Return 成文日期 that begins `start` 字 before the right edge.

    Placed by its beginning: figures are of another width in another font. Should they be wider,
    the date runs into the margin (a negative indent) rather than over to a second line.
    """
    left = page.text_width - round(start * page.character_advance)
    indent = w("ind", left=left, right=-_OVERRUN * page.character_advance)
    return paragraph(style_names.ISSUE_DATE, run_elements(block.issue_date), *keep, indent)


def sealed_centre(authority: float, issue_date: float, page: Page) -> float:
    """Return where 署名 and date are centred, in 字 from the left of the type area (7.3.5.1).

    The date ends four 字 before the right edge; for 署名 that would run over it, both move left.
    """
    centre = page.characters - page.sealed_date_space - issue_date / 2
    return min(centre, max(page.characters - authority / 2, page.characters / 2))


def _all_names(block: SignatureBlock) -> list[tuple[Run, ...]]:
    """Return the names of all authorities, the principal's first."""
    return [block.signed_authority, *((Run(name),) for name in block.joint_authorities)]


def _sealed(block: SignatureBlock, page: Page, keep: Sequence[Xml]) -> list[Xml]:
    """Return names centred where their seals go, the last above the date, with room for the seals (7.3.5.1)."""
    names = _all_names(block)
    date_width = width(text_of(block.issue_date))
    date = run_elements(block.issue_date)
    # The seal's top is at most a line below the text, its centre a little above 署名.
    above = max(round(mm_to_twips(page.seal_diameter) / 2 / page.line_pitch), 1)
    if len(names) == 1:
        runs, wide = _broken(names[0], page.characters - 2)
        centre = sealed_centre(wide, date_width, page)
        name = _centred(style_names.SIGNED_AUTHORITY, runs, centre, page)
        return [*_kept_lines(above), name, _centred(style_names.ISSUE_DATE, date, centre, page, keep)]
    rows, places = _seal_rows(names, date_width, page)
    between = math.ceil(mm_to_twips(page.seal_diameter) / page.line_pitch)
    elements = []
    for i, row in enumerate(rows):
        is_last = i == len(rows) - 1
        elements += _kept_lines(max(above, between - len(row)) if i else above)
        elements += [_name_row(line, places[-len(line) :] if is_last else places, page) for line in row]
    return [*elements, _centred(style_names.ISSUE_DATE, date, places[-1], page, keep)]


def _kept_lines(count: int) -> list[Xml]:
    return [empty_line(KEEP_NEXT)] * count


def _seal_rows(names: Sequence[tuple[Run, ...]], date_width: float, page: Page) -> tuple[list[_Row], list[float]]:
    """Return the rows of names, each as its lines from top to bottom, and where the columns are centred, in 字.

    In a line, a column's place is empty where its name is shorter than others of the row.
    """
    columns, room = _seal_columns(names, page)
    broken = [_name_lines(text_of(name), room) for name in names]
    widest = max(width(line) for lines in broken for line in lines)
    centre = min(sealed_centre(date_width, date_width, page), page.characters - widest / 2)
    # Two stand in mirrored places, three as close as their seals allow.
    step = 2 * centre - page.characters if columns == 2 else _seal_step(widest, page)
    centre = max(centre, widest / 2 + step * (columns - 1))
    places = [centre - step * (columns - 1 - i) for i in range(columns)]
    cells: list[list[tuple[Run, ...]]] = [
        [name] if len(lines) == 1 else [(Run(line),) for line in lines]
        for name, lines in zip(names, broken, strict=True)
    ]
    return [_aligned_below(cells[start : start + columns]) for start in range(0, len(cells), columns)], places


def _aligned_below(cells: Sequence[list[tuple[Run, ...]]]) -> _Row:
    """Return the lines of names side by side that end on the same line."""
    high = max(map(len, cells))
    padded = [[()] * (high - len(cell)) + cell for cell in cells]
    return [list(line) for line in zip(*padded, strict=True)]


def _seal_step(widest: float, page: Page) -> float:
    """Return how far, in 字, two names' centres are apart at least: neither they nor their seals touch (7.3.5.1)."""
    seal = mm_to_twips(page.seal_diameter) / page.character_advance
    return max(widest + 1, seal + 0.5)


def _seal_columns(names: Sequence[tuple[Run, ...]], page: Page) -> tuple[int, float]:
    """Return how many names stand side by side, as many as the type area holds with their seals, and the 字 of each.

    In as few rows as possible, then with as few lines a name: long names are broken rather than set one below
    the other, for there the seals would touch (7.3.5.1).
    """
    texts = [text_of(name) for name in names]
    most = min(len(names), _SEALS_PER_ROW, int(page.characters / _seal_step(0, page)))
    ways = []
    for columns in range(max(most, 2), 1, -1):
        room = page.characters / columns - 1
        lines = max(len(_name_lines(text, room)) for text in texts)
        rows = math.ceil(len(names) / columns)
        ways.append((lines > _MOST_LINES, rows, lines, -columns, room))
    *_, columns, room = min(ways)
    return -columns, room


def _name_row(row: Sequence[tuple[Run, ...]], places: Sequence[float], page: Page) -> Xml:
    """Return a line of a row of names, each centred at its place; an empty one leaves its place empty."""
    tabs = (w("tab", val="center", pos=round(place * page.character_advance)) for place in places)
    runs = [element for name in row for element in (TAB, *run_elements(name))]
    indent = w("ind", rightChars=0, right=0)
    return paragraph(style_names.SIGNED_AUTHORITY, runs, w("tabs", *tabs), indent, aligned("left"))


def _centred(style: Style, runs: Iterable[Xml], centre: float, page: Page, keep: Sequence[Xml] = ()) -> Xml:
    """Return a line centred at `centre` 字: in a box about it, wider than the page leaves."""
    advance = page.character_advance
    middle = round(centre * advance * page.text_width / (page.characters * advance))
    left = 2 * middle - page.text_width
    left, right = (left, 0) if left > 0 else (0, -left)
    spare = _OVERRUN * advance
    # Chars of 0 cancel those of the style, which Word would follow otherwise.
    indent = w("ind", leftChars=0, left=left - spare, rightChars=0, right=right - spare)
    return paragraph(style, runs, *keep, indent, aligned("center"))
