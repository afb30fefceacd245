"""The text of a .docx as a reader sees it, paragraph by paragraph with its format.

Tracked insertions are text, deletions are not; of fields the result counts; hidden text and
soft hyphens do not; automatic numbers are told apart. Links and pictures are never opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from drafter.docxfile.formats import FormattedParagraph, RunFormat, Stretch
from drafter.docxfile.numbering import Numbering
from drafter.docxfile.package import Package, W
from drafter.docxfile.styles import Properties, Styles, paragraph_format, run_format

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_P, _R, _T, _VAL = f"{W}p", f"{W}r", f"{W}t", f"{W}val"
_THROUGH = frozenset(
    W + name
    for name in (
        *("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo"),
        *("ruby", "rubyBase"),
    )
)
"""What text is looked for in; deletions (w:del, w:moveFrom) are left out."""
_BLOCKS = frozenset(
    W + name for name in ("tbl", "tr", "tc", "sdt", "sdtContent", "ins", "moveTo", "customXml", "txbxContent")
)
_PICTURES = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
_MARKS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_DEEPEST = 120
"""Of elements within elements; documents of Word have some twenty."""


class TextReader:
    """Reads the paragraphs of one document, in their order."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.styles = Styles(package)
        self._numbering = Numbering(package.related("numbering"))
        self._formats: dict[tuple[object, ...], RunFormat] = {}

    def paragraphs(self, root: Element) -> Iterator[tuple[Element, FormattedParagraph]]:
        """Yield each w:p below `root` with what is seen of it, those in text boxes after their own."""
        yield from self._blocks(root, in_table=False, boxed=False, depth=0)

    def _blocks(
        self, root: Iterable[Element], *, in_table: bool, boxed: bool, depth: int
    ) -> Iterator[tuple[Element, FormattedParagraph]]:
        if depth > _DEEPEST:
            raise self.package.fail("文件里的表格或控件套得太深，不是正常的 Word 文档；请检查来源")
        for child in root:
            if child.tag == _P:
                inside = _Paragraph(self, child)
                yield child, inside.value(in_table=in_table, boxed=boxed)
                for box in inside.boxes:
                    yield from self._blocks(box, in_table=False, boxed=True, depth=depth + 1)
            elif child.tag in _BLOCKS:
                table = in_table or child.tag == f"{W}tbl"
                yield from self._blocks(child, in_table=table, boxed=boxed, depth=depth + 1)
            elif child.tag == f"{_MC}AlternateContent" and len(child):
                yield from self._blocks(child[0], in_table=in_table, boxed=boxed, depth=depth + 1)

    def number(self, style: str, properties: Element | None, target: Properties) -> str:
        """Count the paragraph in its list, put the list's indents into `target`; return the number."""
        direct = properties.find(f"{W}numPr") if properties is not None else None
        by_style = self.styles.numbering_of(style)
        if direct is None and by_style is None:
            return ""
        key = _child_value(direct, "numId")
        place = _child_value(direct, "ilvl")
        if not key and by_style is not None:
            key = _child_value(by_style[1], "numId")
            place = place or _child_value(by_style[1], "ilvl") or str(self._numbering.place_of_style(key, by_style[0]))
        if not key or key == "0":
            return ""
        level = int(place) if place.isascii() and place.isdigit() and len(place) < 3 else 0
        indents = self._numbering.properties(key, level)
        if direct is not None:  # a style's own indents come before those of its list
            self.styles.apply_paragraph(target, indents)
        return self._numbering.label(key, level)

    def run_format(self, style: str, properties: Element | None) -> RunFormat:
        """Return the effective format of a run of a paragraph in `style`."""
        key = (style, *((child.tag, *child.attrib.values()) for child in properties or ()))
        known = self._formats.get(key)
        if known is None:
            merged = dict(self.styles.runs_of(style))
            own = properties.find(f"{W}rStyle") if properties is not None else None
            if own is not None:
                self.styles.apply_character_style(merged, own.get(_VAL, ""))
            self.styles.apply_run(merged, properties)
            known = self._formats[key] = run_format(merged)
        return known


def _child_value(element: Element | None, name: str) -> str:
    child = element.find(W + name) if element is not None else None
    return "" if child is None else child.get(_VAL, "")


class _Paragraph:
    """One paragraph while it is read."""

    def __init__(self, reader: TextReader, element: Element) -> None:
        self._reader = reader
        self._properties = element.find(f"{W}pPr")
        self._style = _child_value(self._properties, "pStyle") or reader.styles.default
        self._stretches: list[Stretch] = []
        self._instructions = ""
        self._page_break = self._drawing = False
        self.boxes: list[Element] = []
        self._inline(element, 0)

    def value(self, *, in_table: bool, boxed: bool) -> FormattedParagraph:
        """Return what was read."""
        reader, properties = self._reader, self._properties
        merged = dict(reader.styles.paragraph_of(self._style))
        label = reader.number(self._style, properties, merged)
        reader.styles.apply_paragraph(merged, properties)
        section = properties is not None and properties.find(f"{W}sectPr") is not None
        return FormattedParagraph(
            tuple(self._stretches),
            paragraph_format(merged),
            label,
            in_table,
            boxed,
            self._page_break or section,
            self._drawing,
            bool(re.search(r"\bPAGE\b", self._instructions)),
            reader.run_format(self._style, None),
        )

    def _inline(self, element: Element, depth: int) -> None:
        if depth > _DEEPEST:
            raise self._reader.package.fail("文件里的段落套得太深，不是正常的 Word 文档；请检查来源")
        for child in element:
            tag = child.tag
            if tag == _R:
                self._run(child, depth)
            elif tag in _THROUGH:
                self._instructions += child.get(f"{W}instr", "")
                self._inline(child, depth + 1)

    def _run(self, run: Element, depth: int) -> None:
        text, properties = "", None
        for child in run:
            tag = child.tag
            if tag == _T:
                text += child.text or ""
            elif tag == f"{W}rPr":
                properties = child
            elif tag in _MARKS:
                text += _MARKS[tag]
            elif tag == f"{W}br":
                page = child.get(f"{W}type") in ("page", "column")
                self._page_break |= page
                text += "" if page else "\n"
            elif tag == f"{W}instrText":
                self._instructions += child.text or ""
            elif tag in _PICTURES:
                self._picture(child)
            elif tag == f"{_MC}AlternateContent" and len(child):
                self._picture(child[0])  # the fallback shows the same once more
            elif tag in _THROUGH:
                self._inline(child, depth + 1)
        if text:
            format_ = self._reader.run_format(self._style, properties)
            if not format_.hidden:
                self._add(text.replace("\u00ad", ""), format_)

    def _picture(self, element: Element) -> None:
        self._drawing = True
        self.boxes += list(element.iter(f"{W}txbxContent"))

    def _add(self, text: str, format_: RunFormat) -> None:
        """Append text; stretches of one format that follow one another are one."""
        if self._stretches and self._stretches[-1].format == format_:
            self._stretches[-1] = Stretch(self._stretches[-1].text + text, format_)
        elif text:
            self._stretches.append(Stretch(text, format_))
