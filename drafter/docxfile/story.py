"""A story of a .docx (text, header, footer, note) paragraph by paragraph, as its reader sees it.

Tracked changes count as accepted: deleted paragraph marks join paragraphs (17.13.5.15), deleted rows and
cells are gone (17.13.5.12, 17.13.5.1). What is hidden is no text and takes no number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from drafter.docxfile.attribute_values import child_value, switched_on
from drafter.docxfile.contents import FormattedParagraph, ListNumber, Presence, WordCell, WordTable
from drafter.docxfile.drawings import Drawing
from drafter.docxfile.field_codes import FieldMachine
from drafter.docxfile.formats import ParagraphFormat, RunFormat, Stretch
from drafter.docxfile.inline import SUBDOCUMENT, InlineReader
from drafter.docxfile.numbering import Numbering
from drafter.docxfile.package import Package, W
from drafter.docxfile.styles import Properties, Styles, paragraph_format
from drafter.docxfile.visible_branch import ALTERNATE, visible_branch

_PARAGRAPH, _TABLE, _ROW, _CELL = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"
_THROUGH = frozenset(W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml"))
_GONE = ("del", "moveFrom")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_DEEPEST = 120
WEB_PAGE = (
    "正文里嵌着网页或别的文件，要由 Word 打开时才变成文字，这里读不到；"
    "请在 Word 里打开，选“另存为”，类型选“Word 文档（*.docx）”，再检查另存的文件"
)


class Tools(NamedTuple):
    """What the stories of one document share."""

    package: Package
    styles: Styles
    numbering: Numbering
    places: Mapping[int, int]
    """Of the text's elements, by identity, in document order."""


class _Where(NamedTuple):
    in_table: bool = False
    boxed: bool = False
    hidden: bool = False
    """Whether the row that it stands in is hidden (17.4.20)."""


class _Joined:
    """The w:p that make one paragraph, while it is read."""

    def __init__(self, inline: InlineReader, where: _Where) -> None:
        self.inline, self.where = inline, where
        self.governing: Element | None = None
        """The w:pPr whose format and number hold: of the mark that is left (17.13.5.15)."""
        self.elements: list[Element] = []
        self.mark_hidden = False
        self.mark_deleted = False
        self.restyled = False
        self.section = False
        self.style = ""


class StoryReader:
    """Reads one story; `paragraphs` and `tables` hold it when `read` is done."""

    def __init__(self, tools: Tools, root: Element) -> None:
        """Prepare to read the story whose root is `root`."""
        self._tools, self._root = tools, root
        self._is_text = id(root) in tools.places
        self._machine, self._numbering = FieldMachine(root), tools.numbering.for_story()
        self._keep_spaces = root.get(_SPACE) == "preserve"
        self._open: _Joined | None = None
        self.paragraphs: list[FormattedParagraph] = []
        self.tables: list[WordTable] = []
        self.drawings: list[Drawing] = []

    def read(self, container: Iterable[Element] | None = None) -> StoryReader:
        """Read what stands in `container`, None for the root; return the reader itself."""
        self._blocks(self._root if container is None else container, _Where(), 0)
        self._close()
        return self

    def _blocks(self, container: Iterable[Element], where: _Where, depth: int) -> None:
        if depth > _DEEPEST:
            raise self._tools.package.fail("文件里的表格或控件套得太深，不是正常的 Word 文档；请检查来源")
        for child in container:
            tag = child.tag
            if tag == _PARAGRAPH:
                self._paragraph(child, where, depth)
            elif tag in _THROUGH:
                self._blocks(child, where, depth + 1)
            elif tag == _TABLE:
                self._close(depth)
                self._table(child, where, depth)
            elif tag == ALTERNATE:
                self._blocks(visible_branch(child), where, depth + 1)
            elif tag == f"{W}altChunk":
                raise self._tools.package.fail(WEB_PAGE)
            elif tag == f"{W}subDoc":
                raise self._tools.package.fail(SUBDOCUMENT)

    def _table(self, table: Element, where: _Where, depth: int) -> None:
        place = len(self.tables)
        self.tables.append(WordTable(()))
        rows = []
        for row in _inside(table, _ROW, f"{W}tblPr"):
            properties = row.find(f"{W}trPr")
            if _has(properties, *_GONE):
                continue
            hidden = properties is not None and switched_on(properties.find(f"{W}hidden"))
            inside = _Where(in_table=True, boxed=where.boxed, hidden=where.hidden or hidden)
            cells = [cell for each in _inside(row, _CELL, f"{W}trPr") if (cell := self._cell(each, inside, depth))]
            rows.append(tuple(cells))
        self.tables[place] = WordTable(tuple(rows))

    def _cell(self, cell: Element, where: _Where, depth: int) -> WordCell | None:
        """Return a cell, its paragraphs read; None for one that is deleted."""
        properties = cell.find(f"{W}tcPr")
        if _has(properties, "cellDel"):
            return None
        first = len(self.paragraphs)
        self._blocks(cell, where, depth + 3)
        self._close(depth)
        columns = child_value(properties, "gridSpan")
        merge = properties.find(f"{W}vMerge") if properties is not None else None
        return WordCell(
            tuple(range(first, len(self.paragraphs))),
            int(columns) if columns.isdecimal() and len(columns) < 4 else 1,
            merge is not None and merge.get(f"{W}val", "continue") == "continue",
        )

    def _paragraph(self, element: Element, where: _Where, depth: int) -> None:
        """Read a w:p into the paragraph that is open, or a new one; end it unless its mark joins the next."""
        properties = element.find(f"{W}pPr")
        style = self._tools.styles.of_paragraph(properties)
        joined = self._open or self._new(where)
        joined.inline.read(element, style)
        joined.elements.append(element)
        if not joined.mark_hidden:
            joined.governing, joined.style = properties, style
        mark = properties.find(f"{W}rPr") if properties is not None else None
        joined.mark_deleted = _has(mark, *_GONE)
        joined.mark_hidden = self._tools.styles.run_format(style, mark).hidden
        joined.restyled |= _has(properties, "pPrChange")
        joined.section |= _has(properties, "sectPr")
        self._open = joined
        if not (joined.mark_deleted or (joined.mark_hidden and _is_seen(joined))):
            self._close(depth)

    def _new(self, where: _Where) -> _Joined:
        tools = self._tools
        inline = InlineReader(tools.package, tools.styles, self._machine, tools.places, keep_spaces=self._keep_spaces)
        return _Joined(inline, where)

    def _close(self, depth: int = 0) -> None:
        """End the open paragraph; one of which nothing is left is dropped with its mark."""
        joined, self._open = self._open, None
        if joined is None or (joined.mark_deleted and not _is_seen(joined)):
            return
        made = self._made(joined)
        self.paragraphs.append(made)
        self.drawings += joined.inline.drawings
        for drawing in joined.inline.drawings:
            for box in drawing.boxes:
                self._box(box, depth)
            drawn = () if drawing.watermark else (*drawing.word_art, *self._diagrams(drawing))
            self.paragraphs += [_drawn(text, made) for text in drawn]

    def _diagrams(self, drawing: Drawing) -> Iterable[str]:
        """Yield the texts of SmartArt; only the text's own part tells where they are."""
        for relation in drawing.diagrams if self._is_text else ():
            data = self._tools.package.relation(relation)
            for point in data.iter(f"{_DGM}pt") if data is not None else ():
                text = "".join(each.text or "" for each in point.iter(f"{_A}t"))
                if text:
                    yield text

    def _box(self, box: Element, depth: int) -> None:
        """Read a text box: a story of its own, with fields and counted lists of its own."""
        machine, numbering = self._machine, self._numbering
        self._machine, self._numbering = FieldMachine(box), numbering.for_story()
        self._blocks(box, _Where(boxed=True), depth + 1)
        self._close(depth + 1)
        self._machine, self._numbering = machine, numbering

    def _made(self, joined: _Joined) -> FormattedParagraph:
        styles, inline, properties = self._tools.styles, joined.inline, joined.governing
        hidden = joined.where.hidden or (joined.mark_hidden and not _is_seen(joined))
        merged = dict(styles.paragraph_of(joined.style))
        number = None if hidden else self._number(joined.style, properties, merged)
        styles.apply_paragraph(merged, properties)
        pieces = tuple(inline.pieces)
        if joined.where.hidden:
            pieces = tuple(
                each._replace(presence=Presence.HIDDEN) if each.presence is Presence.SHOWN else each for each in pieces
            )
        places = self._tools.places
        return FormattedParagraph(
            stretches=_stretches((each.text, each.format) for each in pieces if each.presence is Presence.SHOWN),
            format=paragraph_format(merged),
            label="" if number is None or number.bullet else number.text,
            in_table=joined.where.in_table,
            boxed=joined.where.boxed,
            page_break=inline.page_break or joined.section,
            drawing=bool(inline.drawings),
            page_field=any(field.name == "PAGE" for field in inline.fields),
            base=styles.run_format(joined.style, None),
            pieces=pieces,
            number=number,
            notes=tuple(inline.notes),
            fields=tuple(inline.fields),
            elements=tuple(places.get(id(each), -1) for each in joined.elements),
            hidden=hidden,
            restyled=joined.restyled,
        )

    def _number(self, style: str, properties: Element | None, target: Properties) -> ListNumber | None:
        """Count the paragraph in its list, put the list's indents into `target`; return the number.

        List and level are inherited apart from each other; a level that names the style comes before the
        level that the style sets (17.9.3, 17.9.23).
        """
        direct = properties.find(f"{W}numPr") if properties is not None else None
        styles, numbering = self._tools.styles, self._numbering
        by_style, owner = styles.list_of(style)
        list_id = child_value(direct, "numId") or by_style
        if not list_id or list_id == "0":
            return None
        own = child_value(direct, "ilvl")
        level = int(own) if own.isdecimal() and len(own) < 3 else self._level_of_style(list_id, style)
        indents = numbering.properties(list_id, level)
        if child_value(direct, "numId"):
            styles.apply_paragraph(target, indents)
        else:
            target.update(styles.paragraph_in_list(style, owner, indents))
        return numbering.count(list_id, level)

    def _level_of_style(self, list_id: str, style: str) -> int:
        for each, own in self._tools.styles.levels_of(style):
            linked = self._numbering.level_of_style(list_id, each)
            if linked is not None:
                return linked
            if own.isdecimal() and len(own) < 3:
                return int(own)
        return 0


def _inside(element: Element, wanted: str, properties: str) -> Iterable[Element]:
    """Yield the rows of a table or the cells of a row, those in content controls included."""
    open_ = [iter(element)]
    while open_:
        child = next(open_[-1], None)
        if child is None:
            open_.pop()
        elif child.tag == wanted:
            yield child
        elif child.tag in _THROUGH and child.tag != properties:
            open_.append(iter(child))
        elif child.tag == ALTERNATE:
            open_.append(iter(visible_branch(child)))


def _has(properties: Element | None, *names: str) -> bool:
    """Return whether one of the children `names` is there."""
    return properties is not None and any(properties.find(W + name) is not None for name in names)


def _is_seen(joined: _Joined) -> bool:
    """Return whether anything of a paragraph is seen, its mark and number aside."""
    return bool(joined.inline.drawings) or any(each.presence is Presence.SHOWN for each in joined.inline.pieces)


def _drawn(text: str, holder: FormattedParagraph) -> FormattedParagraph:
    """Return text drawn in a picture of the paragraph `holder` as a paragraph of a box."""
    return FormattedParagraph(
        (Stretch(text, holder.base),), ParagraphFormat(), boxed=True, base=holder.base, elements=holder.elements
    )


def _stretches(pieces: Iterable[tuple[str, RunFormat]]) -> tuple[Stretch, ...]:
    """Return pieces as stretches: those of one format that follow one another are one."""
    made: list[Stretch] = []
    for text, format_ in pieces:
        if made and made[-1].format == format_:
            made[-1] = Stretch(made[-1].text + text, format_)
        else:
            made.append(Stretch(text, format_))
    return tuple(made)
