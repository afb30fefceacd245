"""The masthead: all above the title of an official document (7.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.model.break_marks import words_of
from drafter.page import TWIPS_PER_PT, Page, Pt, Twips, eighth_points, half_points, mm_to_twips, pt_to_twips
from drafter.pages.blocks import Masthead
from drafter.pages.layout.title import name_lines
from drafter.pages.text_width import width
from drafter.pages.word import style_names
from drafter.pages.word.paragraph import EMPTY_LINE, KEEP_NEXT, aligned, empty_line, exact_line, paragraph
from drafter.pages.word.run import LINE_BREAK, TAB, in_font, plain_run, run_elements, text_run
from drafter.pages.word.table import cell, cell_margins, fixed_table, row
from drafter.pages.xml_builder import Xml, w
from drafter.text_runs import Run, text_of

_BASELINE = 0.8
"""Where in a line of exact height programs put the baseline: this share of the height down."""
_INK_HEIGHT = 0.82
"""How far a Chinese character's ink reaches above its baseline, as a share of its size.

Between the 0.80 of 宋体 and the 0.84 of 黑体: the mark comes to its place within a millimetre in either.
"""
_MARK_LINE = 1.25
"""Height of a line of the mark, as a share of its size; several names stand as far apart."""
_INK_DEPTH = 0.18
"""How far the ink of 〔 〕 reaches below its baseline, as a share of its size."""
_LEAST_SCALE = 0.75
"""How narrow the mark's characters become on one line before a long name is set on two."""
_NAME_GAP = 1
"""字 between two 签发人 on a line."""
_LABEL = "签发人："

Gaps = Mapping[str, Run]
"""The gaps of a masthead by their texts."""


def masthead(block: Masthead, page: Page) -> list[Xml]:
    """Return the masthead's elements, down to the two empty lines above the title (7.2, 7.3.1)."""
    gaps = {gap.text: gap for gap in block.gaps}
    corner = list(_corner(block, page, gaps))
    lines = mark_lines(block, page)
    looks = _Looks(*mark_size(lines, "" if len(block.authorities) == 1 else block.mark_suffix, page))
    return [
        *([_corner_table(corner, page)] if corner else []),
        empty_line(exact_line(_space_above_mark(len(corner), looks.size, page))),
        _mark_table(block, looks, gaps) if len(block.authorities) > 1 else _mark(lines, looks, gaps),
        *[EMPTY_LINE] * page.number_distance,
        *_number_lines(block, page, gaps),
        *[EMPTY_LINE] * page.title_distance,
    ]


def _corner(block: Masthead, page: Page, gaps: Gaps) -> Iterator[Xml]:
    """Yield the lines in the upper left corner: 份号, 密级 on the second, 紧急程度 (7.2.1 to 7.2.3)."""
    if block.copy_number:
        run = gaps.get(block.copy_number, Run(block.copy_number))
        yield paragraph(style_names.MASTHEAD_LINE, run_elements((run,)))
    elif block.classification:
        yield EMPTY_LINE
    for text in filter(None, (block.classification, block.urgency)):
        yield paragraph(style_names.MASTHEAD_LINE, [in_font(text, page.fonts.levels[0].name)])


def _corner_table(lines: Sequence[Xml], page: Page) -> Xml:
    """Return the corner's lines as rows without borders: they are no text, and stay where they are."""
    height = w("trHeight", val=page.line_pitch, hRule="exact")
    rows = [row([cell(page.text_width, [line])], w("cantSplit"), height) for line in lines]
    return fixed_table([page.text_width], rows, cell_margins(left=0, right=0))


class _Looks(NamedTuple):
    """How the mark's characters look."""

    size: Pt
    scale: int
    """Their width in per cent of the usual."""

    @property
    def line(self) -> Xml:
        """The property of the mark's lines."""
        return exact_line(round(self.size * _MARK_LINE * 20))

    def run(self, text: str, gaps: Gaps) -> list[Xml]:
        """Return the runs of a text of the mark; a gap at its beginning is highlighted."""
        gap = next((each for each in gaps.values() if text.startswith(each.text)), None)
        if gap is not None:
            return [*run_elements((gap,)), *plain_run(text[len(gap.text) :])]
        size = half_points(self.size)
        narrow = w("w", val=self.scale) if self.scale < 100 else None
        return [text_run(text, narrow, w("sz", val=size), w("szCs", val=size))]

    def column(self, characters: float) -> int:
        """Return how many twips a column of so many 字 takes."""
        return round(characters * self.size * 20 * self.scale / 100) + 40


def mark_size(authorities: tuple[str, ...], suffix: str, page: Page) -> tuple[Pt, int]:
    """Return the size of the mark and its width in per cent: as large as a line takes (7.2.4).

    Several names are smaller, so that text still comes onto the first page (7.3.3).
    """
    longest = max(map(width, authorities)) + width(suffix) + (0.5 if len(authorities) > 1 else 0.0)
    room = page.text_width / 20
    most = max(page.sizes.mark - 6 * (len(authorities) - 1), page.sizes.least_mark)
    size = Pt(max(min(most, room // longest), page.sizes.least_mark))
    return size, min(100, int(room / (longest * size) * 100))


def _space_above_mark(lines: int, size: Pt, page: Page) -> Twips:
    """Return what is left between the corner's lines and the mark's line, so that its ink is in place (7.2.4)."""
    inset = (_BASELINE * _MARK_LINE - _INK_HEIGHT) * size
    return Twips(max(mm_to_twips(page.mark_distance) - lines * page.line_pitch - pt_to_twips(Pt(inset)), 20))


def mark_lines(block: Masthead, page: Page) -> tuple[str, ...]:
    """Return the lines of the mark: the names of several authorities, or one with its 文件 (7.2.4).

    A name that would be set very narrow on one line, or has break marks and does not fit, is broken by sense.
    """
    if len(block.authorities) > 1:
        return block.authorities
    (name,) = block.authorities
    whole = name + block.mark_suffix
    room = page.text_width / TWIPS_PER_PT / page.sizes.least_mark
    words = words_of(name)
    least = room if len(words) > 1 else room / _LEAST_SCALE
    is_broken = "" in words or width(whole) > least
    return name_lines(name, room, suffix=block.mark_suffix) if is_broken else (whole,)


def _mark(lines: Sequence[str], looks: _Looks, gaps: Gaps) -> Xml:
    """Return the mark of one authority (7.2.4)."""
    first, *others = (looks.run(line, gaps) for line in lines)
    runs = [*first, *(run for line in others for run in (LINE_BREAK, *line))]
    return paragraph(style_names.MARK, runs, looks.line)


def _mark_table(block: Masthead, looks: _Looks, gaps: Gaps) -> Xml:
    """Return the mark of several authorities: names one below the other, 文件 to their right (7.2.4)."""
    widths = [looks.column(max(map(width, block.authorities)))]
    if block.mark_suffix:
        widths.append(looks.column(width(block.mark_suffix) + 0.5))
    rows = []
    for place, authority in enumerate(block.authorities):
        name = paragraph(style_names.MARK, looks.run(authority, gaps), looks.line, aligned("distribute"))
        cells = [cell(widths[0], [name])]
        if block.mark_suffix:
            cells.append(_suffix_cell(block.mark_suffix if place == 0 else "", widths[1], looks))
        rows.append(row(cells, w("cantSplit")))
    return fixed_table(widths, rows, cell_margins(left=0, right=0), alignment=aligned("center"))


def _suffix_cell(text: str, column: int, looks: _Looks) -> Xml:
    """Return the cell right of a name: the first has the text, and is one with those below."""
    runs = looks.run(text, {}) if text else []
    merged = [w("vMerge", val="restart"), w("vAlign", val="center")] if text else [w("vMerge")]
    return cell(column, [paragraph(style_names.MARK, runs, looks.line, aligned("right"))], *merged)


def _number_lines(block: Masthead, page: Page, gaps: Gaps) -> Iterator[Xml]:
    """Yield the lines of 签发人, 发文字号 on the last of them, the red line below (7.2.5 to 7.2.7).

    A number so long that it reaches the names' column stands on a line of its own below them.
    """
    number = run_elements(block.document_number)
    red_line = _red_line(page)
    if not block.signatories:
        yield paragraph(style_names.MASTHEAD_LINE, number, red_line, aligned("center"))
        return
    places = _signatory_places(block, page)
    first = places[0] - round(width(_LABEL) * page.character_advance)
    space = page.masthead_space
    indent = w("ind", firstLineChars=space * 100, firstLine=space * page.character_advance)
    rows = [block.signatories[i : i + len(places)] for i in range(0, len(block.signatories), len(places))]
    number_end = (space + width(text_of(block.document_number)) + _NAME_GAP) * page.character_advance
    stands_beside = number_end <= (first if len(rows) == 1 else places[0])
    for i, names in enumerate(rows):
        has_number = stands_beside and i == len(rows) - 1
        stops, label = ([first, *places[1:]], plain_run(_LABEL)) if i == 0 else (places, [])
        runs = [*(number if has_number else []), TAB, *label, *_signatory_runs(names, page, gaps)]
        tabs = w("tabs", *(w("tab", val="left", pos=place) for place in stops))
        yield paragraph(style_names.MASTHEAD_LINE, runs, red_line if has_number else KEEP_NEXT, tabs, indent)
    if not stands_beside:
        yield paragraph(style_names.MASTHEAD_LINE, number, red_line, indent)


def _signatory_runs(names: Sequence[str], page: Page, gaps: Gaps) -> Iterator[Xml]:
    """Yield the runs of the `names` of 签发人 on one line, each in its column."""
    for column, name in enumerate(names):
        if column:
            yield TAB
        yield from _signatory(name, page, gaps)


def _signatory_places(block: Masthead, page: Page) -> list[int]:
    """Return where the names of 签发人 begin in their columns, in twips; the last column ends 右空一字 (7.2.6)."""
    widest = max(map(width, block.signatories))
    space = page.masthead_space
    room = page.characters - 2 * space - width(text_of(block.document_number)) - width(_LABEL) - 1
    has_columns = len(block.signatories) > 1 and room >= 2 * widest + _NAME_GAP
    columns = page.signatories_per_line if has_columns else 1
    ends = [space + widest + (widest + _NAME_GAP) * column for column in reversed(range(columns))]
    return [page.text_width - round(end * page.character_advance) for end in ends]


def _signatory(name: str, page: Page, gaps: Gaps) -> list[Xml]:
    """Return a 签发人's name in 楷体 (7.2.6)."""
    if name in gaps:
        return run_elements((gaps[name],))
    return [in_font(name, page.fonts.levels[1].name, page.fonts.latin.name)]


def _red_line(page: Page) -> Xml:
    """Return the red line, as the border of its line of text: the ink ends above the line's foot (7.2.7)."""
    below_ink = page.line_pitch / 20 * (1 - _BASELINE) - page.sizes.body * _INK_DEPTH
    space = round(page.red_line_distance / 25.4 * 72 - below_ink - page.red_line_weight / 25.4 * 72 / 2)
    weight = eighth_points(page.red_line_weight)
    return w("pBdr", w("bottom", val="single", sz=weight, space=space, color=page.mark_colour))
