"""A story of a .docx (text, header, footer, note) paragraph by paragraph, as its reader sees it.

Tracked changes count as accepted: deleted paragraph marks join paragraphs (17.13.5.15), deleted rows and
cells are gone (17.13.5.12, 17.13.5.1). What is hidden is no text and takes no number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from drafter.docxfile.contents import FormattedParagraph, ListNumber, Presence, WordCell, WordTable, spans_of
from drafter.docxfile.drawings import Drawing, diagram_texts
from drafter.docxfile.field_codes import FieldMachine
from drafter.docxfile.formats import ParagraphFormat, TextSpan
from drafter.docxfile.inline import SUBDOCUMENT, InlineReader
from drafter.docxfile.numbering import Numbering, list_level
from drafter.docxfile.opc_package import Package
from drafter.docxfile.stylesheet import Properties, StyleSheet, apply_paragraph
from drafter.docxfile.word_tables import (
    TRANSPARENT,
    cells_of,
    columns_before,
    columns_of,
    is_continued,
    rows_of,
    table_width,
)
from drafter.docxfile.word_xml import (
    ALTERNATE,
    SPACE,
    W,
    child,
    child_value,
    has_child,
    switched_on,
    visible_branch,
)

_GONE = ("del", "moveFrom")
_DEEPEST = 120
_REFUSED = {
    f"{W}altChunk": "正文里嵌着网页或别的文件，要由 Word 打开时才变成文字，这里读不到；"
    "请在 Word 里打开，选“另存为”，类型选“Word 文档（*.docx）”，再检查另存的文件",
    f"{W}subDoc": SUBDOCUMENT,
}


class StoryContext(NamedTuple):
    """What the stories of one document share."""

    package: Package
    styles: StyleSheet
    numbering: Numbering
    order: Mapping[int, int]
    """Place of each element of the text's part, by identity, in document order from 0."""


class _Container(NamedTuple):
    """What a paragraph stands in."""

    in_table: bool = False
    boxed: bool = False
    hidden: bool = False
    """Whether the table row around it is hidden (17.4.20), or its cell covered by a merged one above."""


_ROOT = _Container()


class _OpenParagraph:
    """The w:p that make one paragraph, while it is read."""

    def __init__(self, inline: InlineReader, container: _Container) -> None:
        self.inline, self.container = inline, container
        self.properties: Element | None = None
        """The w:pPr whose format and number hold: of the mark that is left (17.13.5.15)."""
        self.style = ""
        self.elements: list[Element] = []
        self.mark_hidden = False
        self.mark_deleted = False
        self.restyled = False
        self.ends_section = False

    @property
    def is_seen(self) -> bool:
        """Return whether anything of it is seen, its mark and number aside."""
        return bool(self.inline.drawings) or any(each.presence is Presence.SHOWN for each in self.inline.pieces)

    @property
    def goes_on(self) -> bool:
        """Return whether the next w:p belongs to it, since the mark between them is deleted or hidden."""
        return self.mark_deleted or (self.mark_hidden and self.is_seen)


class StoryReader:
    """Reads one story; `paragraphs`, `tables` and `drawings` hold it when `read` is done."""

    def __init__(self, context: StoryContext, root: Element) -> None:
        """Prepare to read the story whose root is `root`."""
        self._context, self._root = context, root
        self._is_main_text = id(root) in context.order
        self._machine, self._numbering = FieldMachine(root), context.numbering.for_story()
        self._keep_spaces = root.get(SPACE) == "preserve"
        self._open: _OpenParagraph | None = None
        self._section = 0
        self.paragraphs: list[FormattedParagraph] = []
        self.tables: list[WordTable] = []
        self.drawings: list[Drawing] = []

    def read(
        self, elements: Iterable[Element] | None = None, container: _Container = _ROOT, depth: int = 0
    ) -> StoryReader:
        """Read what stands in `elements`, by default the whole story; return the reader itself."""
        self._blocks(self._root if elements is None else elements, container, depth)
        self._close(depth)
        return self

    def _blocks(self, elements: Iterable[Element], container: _Container, depth: int) -> None:
        if depth > _DEEPEST:
            raise self._context.package.fail("文件里的表格或控件套得太深，不是正常的 Word 文档；请检查来源")
        for each in elements:
            tag = each.tag
            if tag == f"{W}p":
                self._paragraph(each, container, depth)
            elif tag in TRANSPARENT:
                self._blocks(each, container, depth + 1)
            elif tag == f"{W}tbl":
                self._close(depth)
                self._table(each, container, depth)
            elif tag == ALTERNATE:
                self._blocks(visible_branch(each), container, depth + 1)
            elif tag in _REFUSED:
                raise self._context.package.fail(_REFUSED[tag])

    def _table(self, table: Element, container: _Container, depth: int) -> None:
        place, rows = len(self.tables), []
        self.tables.append(WordTable(()))  # tables within it follow
        merged: set[int] = set()
        for row in rows_of(table):
            properties = child(row, "trPr")
            if has_child(properties, *_GONE):
                continue
            hidden = container.hidden or switched_on(child(properties, "hidden"))
            inside = container._replace(in_table=True, hidden=hidden)
            cells, merged = self._cells(row, inside, merged, depth)
            rows.append(cells)
        width, share = (0, 0.0) if container.in_table or container.boxed else table_width(table)
        self.tables[place] = WordTable(tuple(rows), width, share, self._section)

    def _cells(
        self, row: Element, container: _Container, merged: set[int], depth: int
    ) -> tuple[tuple[WordCell, ...], set[int]]:
        """Return the cells of a row, and the columns of the grid that merged cells of it begin at; deleted ones left out.

        `merged` are those columns in the row above. What a cell holds that goes on one of these is not shown (17.4.84).
        """
        cells, merging = [], set()
        column = columns_before(row)
        for element in cells_of(row):
            properties = child(element, "tcPr")
            if has_child(properties, "cellDel"):
                continue
            is_covered = is_continued(properties) and column in merged
            cell = self._cell(element, container._replace(hidden=container.hidden or is_covered), depth)
            cells.append(cell)
            if has_child(properties, "vMerge"):
                merging.add(column)
            column += cell.columns
        return tuple(cells), merging

    def _cell(self, cell: Element, container: _Container, depth: int) -> WordCell:
        """Return a cell, its paragraphs read."""
        properties = child(cell, "tcPr")
        first = len(self.paragraphs)
        self._blocks(cell, container, depth + 3)
        self._close(depth)
        return WordCell(
            paragraphs=tuple(range(first, len(self.paragraphs))),
            columns=columns_of(properties),
            continued=is_continued(properties),
        )

    def _paragraph(self, element: Element, container: _Container, depth: int) -> None:
        """Read a w:p into the open paragraph, or a new one; end it unless its mark joins the next."""
        properties, mark = child(element, "pPr"), child(element, "pPr/rPr")
        package, styles, _, order = self._context
        style = styles.of_paragraph(properties)
        inline = InlineReader(package, styles, self._machine, order, keep_spaces=self._keep_spaces)
        paragraph = self._open or _OpenParagraph(inline, container)
        paragraph.inline.read(element, style)
        paragraph.elements.append(element)
        if not paragraph.mark_hidden:
            paragraph.properties, paragraph.style = properties, style
        paragraph.mark_deleted = has_child(mark, *_GONE)
        paragraph.mark_hidden = styles.run_format(style, mark).hidden
        paragraph.restyled |= has_child(properties, "pPrChange")
        paragraph.ends_section |= has_child(properties, "sectPr")
        self._open = paragraph
        if not paragraph.goes_on:
            self._close(depth)

    def _close(self, depth: int = 0) -> None:
        """End the open paragraph; one of which nothing is left is dropped with its mark."""
        paragraph, self._open = self._open, None
        if paragraph is None or (paragraph.mark_deleted and not paragraph.is_seen):
            return
        finished = self._finished(paragraph)
        self._section += paragraph.ends_section
        self.paragraphs.append(finished)
        self.drawings += paragraph.inline.drawings
        for drawing in paragraph.inline.drawings:
            for box in drawing.boxes:
                self._box(box, depth)
            texts = [] if drawing.watermark else [*drawing.word_art, *self._diagram_texts(drawing)]
            self.paragraphs += [_drawn(text, finished) for text in texts]

    def _diagram_texts(self, drawing: Drawing) -> list[str]:
        """Return the texts of SmartArt; only relations of the text's own part say where they are."""
        if not self._is_main_text:
            return []
        parts = [self._context.package.relation(each) for each in drawing.diagrams]
        return [text for part in parts if part is not None for text in diagram_texts(part)]

    def _box(self, box: Element, depth: int) -> None:
        """Read a text box: a story of its own, with fields and counted lists of its own."""
        machine, numbering = self._machine, self._numbering
        self._machine, self._numbering = FieldMachine(box), numbering.for_story()
        self.read(box, _Container(boxed=True), depth + 1)
        self._machine, self._numbering = machine, numbering

    def _finished(self, paragraph: _OpenParagraph) -> FormattedParagraph:
        inline, container = paragraph.inline, paragraph.container
        hidden = container.hidden or (paragraph.mark_hidden and not paragraph.is_seen)
        number, properties = self._number_and_properties(paragraph, is_counted=not hidden)
        pieces = [each.concealed() for each in inline.pieces] if container.hidden else inline.pieces
        order = self._context.order
        return FormattedParagraph(
            spans=spans_of(pieces),
            format=ParagraphFormat(**properties),
            label="" if number is None or number.bullet else number.text,
            in_table=container.in_table,
            boxed=container.boxed,
            page_break=inline.break_offset >= 0 or paragraph.ends_section,
            break_offset=inline.break_offset,
            drawing=bool(inline.drawings),
            pictures=tuple(each.picture for each in inline.drawings if each.picture),
            page_field=any(field.name == "PAGE" for field in inline.fields),
            base=self._context.styles.run_format(paragraph.style, None),
            pieces=tuple(pieces),
            number=number,
            notes=tuple(inline.notes),
            fields=tuple(inline.fields),
            elements=tuple(order.get(id(each), -1) for each in paragraph.elements),
            hidden=hidden,
            restyled=paragraph.restyled,
            section=self._section,
        )

    def _number_and_properties(
        self, paragraph: _OpenParagraph, *, is_counted: bool
    ) -> tuple[ListNumber | None, Properties]:
        """Return the number of a paragraph, None without one, and its properties with the indents of its list.

        List and level are inherited apart from each other; a level that names the style comes before the
        level that the style sets (17.9.3, 17.9.23).
        """
        styles, style, own = self._context.styles, paragraph.style, paragraph.properties
        own_list = child_value(own, "numPr/numId")
        style_list, owner = styles.list_of(style)
        list_id = own_list or style_list
        properties, number = dict(styles.paragraph_of(style)), None
        if is_counted and list_id not in ("", "0"):
            level = list_level(child_value(own, "numPr/ilvl"))
            if level is None:
                level = self._level_of_style(list_id, style)
            indents = self._numbering.properties(list_id, level)
            if own_list:
                apply_paragraph(properties, indents)
            else:
                properties = styles.paragraph_in_list(style, owner, indents)
            number = self._numbering.count(list_id, level)
        apply_paragraph(properties, own)
        return number, properties

    def _level_of_style(self, list_id: str, style: str) -> int:
        for each, set_level in self._context.styles.levels_of(style):
            level = self._numbering.level_of_style(list_id, each)
            if level is None:
                level = list_level(set_level)
            if level is not None:
                return level
        return 0


def _drawn(text: str, holder: FormattedParagraph) -> FormattedParagraph:
    """Return text drawn in a picture of the paragraph `holder` as a paragraph of a box."""
    spans = (TextSpan(text, holder.base),)
    return FormattedParagraph(spans, ParagraphFormat(), boxed=True, base=holder.base, elements=holder.elements)
