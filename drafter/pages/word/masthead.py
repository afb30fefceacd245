"""Writes what stands around the text of an official document: masthead, 附件说明, 附注 (7.2, 7.3).

Imported only when a document has any of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.break_marks import words_of
from drafter.page import TWIPS_PER_PT, Page, Pt, Twips, eighth_points, half_points, mm_to_twips, pt_to_twips
from drafter.pages.blocks import AttachmentNote, Masthead, Remark
from drafter.pages.layout.title import name_lines
from drafter.pages.text_width import width
from drafter.pages.word import style_names
from drafter.pages.word.docx_package import escape, text_xml
from drafter.pages.word.end_matter import NOTE_LABEL
from drafter.pages.word.paragraph import EMPTY_LINE, KEEP_LINES, KEEP_NEXT, KEEP_WHOLE, paragraph, run_xml, runs_xml
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


def masthead(block: Masthead, page: Page) -> str:
    """Return the masthead's paragraphs, down to the two empty lines above the title (7.2, 7.3.1)."""
    gaps = {gap.text: gap for gap in block.gaps}
    corner = list(_corner(block, page, gaps))
    lines = _corner_table(corner, page) if corner else ""
    shown = mark_lines(block, page)
    size, scale = mark_size(shown, "" if len(block.authorities) == 1 else block.mark_suffix, page)
    return (
        lines
        + _spacer(_space_above_mark(len(corner), size, page))
        + _mark(block, shown, size, scale, gaps)
        + EMPTY_LINE * page.number_distance
        + "".join(_number_lines(block, page, gaps))
        + EMPTY_LINE * page.title_distance
    )


def _corner(block: Masthead, page: Page, gaps: dict[str, Run]) -> Iterator[str]:
    """Yield the lines in the upper left corner: 份号, 密级 on the second, 紧急程度 (7.2.1 to 7.2.3)."""
    if block.copy_number:
        yield paragraph(style_names.MASTHEAD_LINE, run_xml(gaps.get(block.copy_number, Run(block.copy_number))))
    elif block.classification:
        yield EMPTY_LINE
    for text in filter(None, (block.classification, block.urgency)):
        yield paragraph(style_names.MASTHEAD_LINE, _set_in(page.fonts.levels[0].name, text))


def _corner_table(lines: list[str], page: Page) -> str:
    """Return the corner's lines as rows without borders: they are no text, and stay where they are."""
    cell = f'<w:tcPr><w:tcW w:w="{page.text_width}" w:type="dxa"/></w:tcPr>'
    rows = "".join(
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{page.line_pitch}" w:hRule="exact"/></w:trPr>'
        f"<w:tc>{cell}{line}</w:tc></w:tr>"
        for line in lines
    )
    margins = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{page.text_width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{margins}'
        f'</w:tblPr><w:tblGrid><w:gridCol w:w="{page.text_width}"/></w:tblGrid>{rows}</w:tbl>'
    )


def _set_in(font: str, text: str, latin: str = "") -> str:
    """Return a run in a font of its own, figures in it too unless `latin` is given."""
    name = escape(font)
    latin = escape(latin) or name
    fonts = f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{name}" w:hint="eastAsia"/>'
    return f"<w:r><w:rPr>{fonts}</w:rPr>{text_xml(text)}</w:r>"


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


def _spacer(height: Twips) -> str:
    return f'<w:p><w:pPr><w:spacing w:line="{height}" w:lineRule="exact"/></w:pPr></w:p>'


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


def _mark(block: Masthead, shown: tuple[str, ...], size: Pt, scale: int, gaps: dict[str, Run]) -> str:
    """Return the mark: its lines, or names one below the other with 文件 to their right (7.2.4)."""
    line = f'<w:spacing w:line="{round(size * _MARK_LINE * 20)}" w:lineRule="exact"/>'
    if len(block.authorities) == 1:
        runs = "<w:r><w:br/></w:r>".join(_mark_run(each, size, scale, gaps) for each in shown)
        return paragraph(style_names.MARK, runs, line)
    widest = max(map(width, block.authorities))
    names = round(widest * size * 20 * scale / 100) + 40
    suffix = round((width(block.mark_suffix) + 0.5) * size * 20 * scale / 100) + 40 if block.mark_suffix else 0
    rows = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_mark_cell(names, '', line, 'distribute', run)}"
        + (_mark_cell(suffix, *_merged(i, block, size, scale, line)) if suffix else "")
        + "</w:tr>"
        for i, run in enumerate(_mark_run(name, size, scale, gaps) for name in block.authorities)
    )
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in (names, suffix) if each)
    margins = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    properties = f'<w:tblW w:w="{names + suffix}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr>{properties}{margins}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _merged(row: int, block: Masthead, size: Pt, scale: int, line: str) -> tuple[str, str, str, str]:
    """Return properties, line, alignment and text of the cell right of the names: one over all rows."""
    if row:
        return "<w:vMerge/>", line, "right", ""
    return (
        '<w:vMerge w:val="restart"/><w:vAlign w:val="center"/>',
        line,
        "right",
        _mark_run(block.mark_suffix, size, scale, {}),
    )


def _mark_cell(cell_width: int, properties: str, line: str, alignment: str, runs: str) -> str:
    inner = paragraph(style_names.MARK, runs, f'{line}<w:jc w:val="{alignment}"/>')
    return f'<w:tc><w:tcPr><w:tcW w:w="{cell_width}" w:type="dxa"/>{properties}</w:tcPr>{inner}</w:tc>'


def _mark_run(text: str, size: Pt, scale: int, gaps: dict[str, Run]) -> str:
    """Return the mark's text in its size; a gap in it is highlighted."""
    known = next((gap for gap in gaps.values() if text.startswith(gap.text)), None)
    if known is not None:
        return run_xml(known) + (run_xml(Run(text[len(known.text) :])) if text != known.text else "")
    narrow = f'<w:w w:val="{scale}"/>' if scale < 100 else ""
    properties = f'{narrow}<w:sz w:val="{half_points(size)}"/><w:szCs w:val="{half_points(size)}"/>'
    return f"<w:r><w:rPr>{properties}</w:rPr>{text_xml(text)}</w:r>"


def _number_lines(block: Masthead, page: Page, gaps: dict[str, Run]) -> Iterator[str]:
    """Yield the lines of 签发人, 发文字号 on the last of them, the red line below (7.2.5 to 7.2.7)."""
    line = (
        f'<w:pBdr><w:bottom w:val="single" w:sz="{eighth_points(page.red_line_weight)}" '
        f'w:space="{_red_line_space(page)}" w:color="{page.mark_colour}"/></w:pBdr>'
    )
    number = runs_xml(block.document_number)
    if not block.signatories:
        yield paragraph(style_names.MASTHEAD_LINE, number, f'{line}<w:jc w:val="center"/>')
        return
    advance, space = page.character_advance, page.masthead_space
    widest = max(map(width, block.signatories))
    label = width(_LABEL)
    room = page.characters - 2 * space - width(text_of(block.document_number)) - label - 1
    per_line = page.signatories_per_line if len(block.signatories) > 1 and room >= 2 * widest + _NAME_GAP else 1
    places = [
        page.text_width - round((space + widest + (widest + _NAME_GAP) * column) * advance)
        for column in reversed(range(per_line))
    ]
    first = places[0] - round(label * advance)
    rows = [block.signatories[i : i + per_line] for i in range(0, len(block.signatories), per_line)]
    for i, row in enumerate(rows):
        last = i == len(rows) - 1
        stops = [first, *places[1:]] if i == 0 else places
        tabs = "".join(f'<w:tab w:val="left" w:pos="{place}"/>' for place in stops)
        indent = f'<w:ind w:firstLineChars="{space * 100}" w:firstLine="{space * advance}"/>'
        names = "<w:r><w:tab/></w:r>".join(_signatory(name, page, gaps) for name in row)
        runs = (number if last else "") + "<w:r><w:tab/></w:r>" + (run_xml(Run(_LABEL)) if i == 0 else "") + names
        properties = f"{KEEP_NEXT if not last else ''}{line if last else ''}<w:tabs>{tabs}</w:tabs>{indent}"
        yield paragraph(style_names.MASTHEAD_LINE, runs, properties)


def _signatory(name: str, page: Page, gaps: dict[str, Run]) -> str:
    """Return a 签发人's name in 楷体 (7.2.6)."""
    if name in gaps:
        return run_xml(gaps[name])
    return _set_in(page.fonts.levels[1].name, name, page.fonts.latin.name)


def _red_line_space(page: Page) -> int:
    """Return the border's distance from its line of text, in points: the ink ends above the line's foot (7.2.7)."""
    below_ink = page.line_pitch / 20 * (1 - _BASELINE) - page.sizes.body * _INK_DEPTH
    return round(page.red_line_distance / 25.4 * 72 - below_ink - page.red_line_weight / 25.4 * 72 / 2)


def attachment_note(block: AttachmentNote, page: Page, free: int = 0) -> str:
    """Return an empty line and the names of the attachments; lines align with the first name (7.3.4).

    Behind each of the first `free` names a page may end.
    """
    many = len(block.names) > 1
    start = page.attachment_note_space + width(NOTE_LABEL)
    # A full stop of the Latin font is a quarter of a 字 wide, its figures are half a 字.
    most = len(str(len(block.names)))
    numeral = (0.25 + 0.5 * most if many else 0.0) * page.sizes.body * 20 / page.character_advance
    lines = []
    for number, name in enumerate(block.names, 1):
        label = NOTE_LABEL if number == 1 else ""
        runs = run_xml(Run(f"{label}{number}.{name}" if many else label + name))
        if many and len(str(number)) < most:
            runs = run_xml(Run(f"{label}{number}")) + _wide_stop(most - len(str(number)), page) + run_xml(Run(name))
        hanging = numeral + width(label)
        kept = KEEP_LINES if number <= free else KEEP_WHOLE
        lines.append(paragraph(style_names.ATTACHMENT_NOTE, runs, kept + _hanging(start + numeral, hanging, page)))
    return f"<w:p><w:pPr>{KEEP_NEXT}</w:pPr></w:p>" + "".join(lines)


def _wide_stop(digits: int, page: Page) -> str:
    """Return the stop of a number with the room of `digits` behind it, so that names align with those of longer ones."""
    room = round(page.character_spacing + digits * page.sizes.body * 20 / 2)
    return f'<w:r><w:rPr><w:spacing w:val="{room}"/></w:rPr>{text_xml(".")}</w:r>'


def _hanging(left: float, hanging: float, page: Page) -> str:
    advance = page.character_advance
    return (
        f'<w:ind w:leftChars="{round(left * 100)}" w:left="{round(left * advance)}" '
        f'w:hangingChars="{round(hanging * 100)}" w:hanging="{round(hanging * advance)}"/>'
    )


def remark(block: Remark) -> str:
    """Return 附注, two 字 in, on the line below the date (7.3.6)."""
    return paragraph(style_names.BODY, runs_xml(block.runs))
