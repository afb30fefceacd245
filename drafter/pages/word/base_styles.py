"""Defines the styles of `base.docx`, with python-docx; `base_document` builds the package around them."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.oxml.text.parfmt import CT_PPr
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt as WordPt
from docx.shared import Twips as WordTwips
from docx.styles.style import CharacterStyle, ParagraphStyle

from drafter.page import Font, Page, Pt, half_points
from drafter.pages.word import style_names
from drafter.pages.word.base_parts import default_styles
from drafter.pages.word.style_names import Style

_ORDER = (
    *("keepNext", "widowControl", "autoSpaceDE", "autoSpaceDN", "rFonts", "b", "bCs", "snapToGrid", "color"),
    *("spacing", "ind", "jc", "outlineLvl", "sz", "szCs", "lang"),
)
"""The order that the schema demands of the properties of paragraphs and of runs used here."""


def set_styles(document: WordDocument, page: Page) -> None:
    """Define the styles; all of paragraphs descend from Normal, without which the grid fails."""
    document.styles.element.extend(list(parse_xml(default_styles(page))))
    _add_normal(document, page)
    _add_text_styles(document, page)
    _add_signature_styles(document, page)
    _add_official_styles(document, page)
    _add_footer_style(document, page)
    _add_character_styles(document, page)
    rank = {qn(f"w:{name}"): place for place, name in enumerate(_ORDER)}
    for style in document.styles:
        for properties in style.element.iter(qn("w:pPr"), qn("w:rPr")):
            properties[:] = sorted(properties, key=lambda child: rank[child.tag])


def _add_normal(document: WordDocument, page: Page) -> None:
    """Define Normal: 3号仿宋, 22 lines of 28 characters (5.2.2, 5.2.3).

    The lines are exact and off the grid, the characters narrowed by a fixed amount: so programs
    that follow the grid, and those that don't, come to the same. Widow control is off, for it
    would leave pages a line short. Figures and Latin words are of no language: LibreOffice breaks lines
    of Chinese between any two characters, which would break 2021 and 〔2021〕28 in two.
    """
    normal = _paragraph_style(document, style_names.NORMAL)
    normal.element.set(qn("w:default"), "1")
    layout = normal.paragraph_format
    layout.widow_control = False
    layout.space_before = layout.space_after = WordPt(0)
    layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    layout.line_spacing = WordTwips(page.line_pitch)
    layout.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    for name in ("autoSpaceDE", "autoSpaceDN", "snapToGrid"):
        _add(normal.element.get_or_add_pPr(), name, 0)
    _set_font(normal, page.fonts.body, page.fonts.latin, page.sizes.body)
    _add(normal.element.get_or_add_rPr(), "snapToGrid", 0)
    _add(normal.element.get_or_add_rPr(), "spacing", page.character_spacing)
    _add(normal.element.get_or_add_rPr(), "lang", "x-none")


def _add_text_styles(document: WordDocument, page: Page) -> None:
    """Define title, addressee, headings, body and items (7.3.1 to 7.3.3)."""
    title = _paragraph_style(document, style_names.TITLE)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _set_font(title, page.fonts.title, page.fonts.latin, page.sizes.title)
    _add(title.element.get_or_add_rPr(), "spacing", 0)
    body = _paragraph_style(document, style_names.BODY)
    _indent_first_line(body, page)
    title.next_paragraph_style = body
    _paragraph_style(document, style_names.ADDRESSEE).next_paragraph_style = body
    for level, names in style_names.HEADINGS.items():
        heading = _paragraph_style(document, names)
        heading.next_paragraph_style = body
        heading.paragraph_format.keep_with_next = True
        _indent_first_line(heading, page)
        _add(heading.element.get_or_add_pPr(), "outlineLvl", level - 1)
        font = page.fonts.levels[level - 1]
        _set_font(heading, font, page.fonts.beside(font))
    for level, names in style_names.ITEMS.items():
        item = _paragraph_style(document, names)
        _indent_first_line(item, page)
        _add(item.element.get_or_add_pPr(), "outlineLvl", level - 1)


def _add_signature_styles(document: WordDocument, page: Page) -> None:
    """Define 署名 and 成文日期, which stay on one page (7.3.5.2).

    How far each stands from the edge depends on both and is written with them.
    """
    date = _paragraph_style(document, style_names.ISSUE_DATE)
    date.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    authority = _paragraph_style(document, style_names.SIGNED_AUTHORITY)
    authority.next_paragraph_style = date
    authority.paragraph_format.keep_with_next = True
    authority.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    properties = authority.element.get_or_add_pPr()
    _indent(properties, "right", page.signature_space, page.character_advance)


def _add_official_styles(document: WordDocument, page: Page) -> None:
    """Define what stands around the text: masthead, attachments, imprint (7.2, 7.3.4, 7.3.7, 7.4)."""
    for names in (style_names.MASTHEAD_LINE, style_names.ATTACHMENT_NOTE):
        _paragraph_style(document, names).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    mark = _paragraph_style(document, style_names.MARK)
    mark.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _set_font(mark, page.fonts.title, page.fonts.latin, page.sizes.mark)
    _add(mark.element.get_or_add_rPr(), "color", page.mark_colour)
    label = _paragraph_style(document, style_names.ATTACHMENT_LABEL)
    label.paragraph_format.keep_with_next = True
    _set_font(label, page.fonts.levels[0], page.fonts.levels[0])
    title = _paragraph_style(document, style_names.ATTACHMENT_TITLE)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.keep_with_next = True
    _add(title.element.get_or_add_pPr(), "outlineLvl", 0)
    _set_font(title, page.fonts.title, page.fonts.latin, page.sizes.title)
    table = _paragraph_style(document, style_names.TABLE_TEXT)
    table.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    _set_font(table, page.fonts.body, page.fonts.latin, page.sizes.table)
    imprint = _paragraph_style(document, style_names.IMPRINT)
    imprint.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    _set_font(imprint, page.fonts.body, page.fonts.latin, page.sizes.imprint)
    table.paragraph_format.line_spacing = WordTwips(page.line_pitch - page.cell_space)
    table.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    for style in (mark, title, table, imprint):
        _add(style.element.get_or_add_rPr(), "spacing", 0)


def _add_footer_style(document: WordDocument, page: Page) -> None:
    """Define the page number's style: 4号宋体, figures too (7.5)."""
    footer = _paragraph_style(document, style_names.FOOTER)
    footer.paragraph_format.line_spacing = WordTwips(page.footer_line)
    footer.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    number = page.fonts.page_number
    _set_font(footer, number, number, page.sizes.page_number)
    _add(footer.element.get_or_add_rPr(), "spacing", 0)


def _add_character_styles(document: WordDocument, page: Page) -> None:
    """Define the styles of lead phrases, of the items' first sentences and of gaps."""
    lead = _character_style(document, style_names.LEAD_PHRASE)
    _set_font(lead, page.fonts.lead, page.fonts.beside(page.fonts.lead))
    if page.fonts.lead_bold:
        for name in ("b", "bCs"):
            _add(lead.element.get_or_add_rPr(), name, 1)
    for level, names in style_names.LEAD_SENTENCES.items():
        font = page.fonts.levels[level - 1]
        _set_font(_character_style(document, names), font, page.fonts.beside(font))
    _character_style(document, style_names.GAP)


def _paragraph_style(document: WordDocument, names: Style) -> ParagraphStyle:
    """Add a paragraph style on Normal, offered in Word's gallery; our own have Chinese names."""
    style = document.styles.add_style(names.name, WD_STYLE_TYPE.PARAGRAPH, builtin=names.name.isascii())
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - that is what was asked for
    style.element.set(qn("w:styleId"), names.style_id)
    if names != style_names.NORMAL:
        style.base_style = document.styles[style_names.NORMAL.name]
    style.quick_style = True
    return style


def _character_style(document: WordDocument, names: Style) -> CharacterStyle:
    """Add a character style, offered in Word's gallery."""
    style = document.styles.add_style(names.name, WD_STYLE_TYPE.CHARACTER)
    assert isinstance(style, CharacterStyle)  # noqa: S101 - that is what was asked for
    style.element.set(qn("w:styleId"), names.style_id)
    style.base_style = document.styles["Default Paragraph Font"]
    style.quick_style = True
    return style


def _set_font(style: CharacterStyle, font: Font, latin: Font, size: Pt | None = None) -> None:
    """Set Chinese text in `font`, figures and letters in `latin`."""
    style.font.name = latin.name
    properties = style.element.get_or_add_rPr()
    properties.rFonts.set(qn("w:eastAsia"), font.name)
    properties.rFonts.set(qn("w:cs"), latin.name)
    if size is not None:
        style.font.size = WordPt(size)
        _add(properties, "szCs", half_points(size))


def _indent_first_line(style: ParagraphStyle, page: Page) -> None:
    """Indent first lines by two characters (7.3.3)."""
    properties = style.element.get_or_add_pPr()
    _indent(properties, "firstLine", page.first_line_indent, page.character_advance)


def _indent(properties: CT_PPr, edge: str, characters: int, advance: int) -> None:
    """Indent by `characters`, each `advance` twips: Word takes the first, others the second."""
    element = properties.get_or_add_ind()
    element.set(qn(f"w:{edge}Chars"), str(characters * 100))
    element.set(qn(f"w:{edge}"), str(characters * advance))


def _add(properties: BaseOxmlElement, name: str, value: int | str) -> None:
    """Append a property that python-docx has no name for; `set_styles` puts it in its place."""
    properties.append(OxmlElement(f"w:{name}", {qn("w:val"): str(value)}))
