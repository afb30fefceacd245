"""What stands in a paragraph, read run by run: text, symbols, fields, notes, formulas, drawings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from drafter.docxfile.contents import FieldCode, NoteReference, PieceKind, Presence, TextPiece
from drafter.docxfile.drawings import FORMULA_MARK, Drawing, is_formula, read_drawing
from drafter.docxfile.field_codes import FieldMachine
from drafter.docxfile.formats import RunFormat
from drafter.docxfile.formulas import FORMULAS, formula_text
from drafter.docxfile.opc_package import Package
from drafter.docxfile.stylesheet import StyleSheet
from drafter.docxfile.symbols import in_symbol_font, symbol_character
from drafter.docxfile.word_xml import (
    ALTERNATE,
    DELETIONS,
    INSERTIONS,
    SPACE,
    W,
    attribute,
    child,
    is_on,
    visible_branch,
)

_W16SE = "{http://schemas.microsoft.com/office/word/2015/wordml/symex}"
_TRANSPARENT = frozenset(
    W + name for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo", "rubyBase")
)
"""Elements whose content counts as if it stood in their place."""
_PICTURES = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_TEXTS = frozenset((f"{W}t", f"{W}delText"))
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_LINES = str.maketrans({"\r": " ", "\n": " ", "\u00ad": None})
"""Line ends within w:t are white space; soft hyphens are not seen."""
_DEEPEST = 120
"""Of elements within elements; documents of Word have some twenty."""


class _Tracked(NamedTuple):
    """The tracked changes that a run stands in."""

    deleted: bool = False
    inserted: bool = False


class _Run(NamedTuple):
    format: RunFormat
    presence: Presence
    inserted: bool
    restyled: bool


_PLAIN = _Tracked()


class InlineReader:
    """Reads the content of the w:p that make one paragraph; ask for the results when all are read."""

    def __init__(
        self, package: Package, styles: StyleSheet, fields: FieldMachine, order: Mapping[int, int], *, keep_spaces: bool
    ) -> None:
        """Prepare for a paragraph; `order` gives the place of each element by identity."""
        self._package, self._styles, self._machine, self._order = package, styles, fields, order
        self._keep_spaces = keep_spaces
        self._style = ""
        self.pieces: list[TextPiece] = []
        self.notes: list[NoteReference] = []
        self.fields: list[FieldCode] = []
        self.drawings: list[Drawing] = []
        self.break_offset = -1
        self._length = 0

    def read(self, element: Element, style: str) -> None:
        """Read the content of the w:p `element`, whose paragraph style is `style`."""
        self._style = style
        self._inline(element, _PLAIN, 0)

    def _inline(self, element: Iterable[Element], around: _Tracked, depth: int) -> None:
        if depth > _DEEPEST:
            raise self._package.fail("文件里的段落套得太深，不是正常的 Word 文档；请检查来源")
        for each in element:
            tag = each.tag
            if tag == f"{W}r":
                self._run_content(each, self._run_of(child(each, "rPr"), around), around, depth)
            elif tag in _TRANSPARENT:
                self._inline(each, around, depth + 1)
            elif tag in DELETIONS:
                self._inline(each, around._replace(deleted=True), depth + 1)
            elif tag in INSERTIONS:
                self._inline(each, around._replace(inserted=True), depth + 1)
            elif tag == f"{W}fldSimple":
                self._simple_field(each, around, depth)
            elif tag in FORMULAS:
                run = self._run_of(None, around)
                self._add(formula_text(each), run, each, PieceKind.FORMULA)
            elif tag == ALTERNATE:
                self._inline(visible_branch(each), around, depth + 1)
            elif tag == f"{W}subDoc":
                raise self._package.fail(SUBDOCUMENT)

    def _simple_field(self, element: Element, around: _Tracked, depth: int) -> None:
        if around.deleted:
            self._inline(element, around, depth + 1)
            return
        self._machine.begin()
        self._machine.add_text(attribute(element, "instr"))
        self._machine.separate()
        self._inline(element, around, depth + 1)
        self._field_ended(self._machine.end(), self._run_of(None, around), element)

    def _field_ended(self, ended: tuple[FieldCode, str] | None, run: _Run, element: Element) -> None:
        if ended is not None:
            field, shown = ended
            self.fields.append(field)
            self._add(shown, run, element, PieceKind.FIELD)

    def _run_of(self, properties: Element | None, around: _Tracked) -> _Run:
        format_ = self._styles.run_format(self._style, properties)
        presence = Presence.SHOWN
        if around.deleted:
            presence = Presence.DELETED
        elif format_.hidden:
            presence = Presence.HIDDEN
        restyled = child(properties, "rPrChange") is not None
        return _Run(format_, presence, around.inserted, restyled)

    def _run_content(self, element: Iterable[Element], run: _Run, around: _Tracked, depth: int) -> None:
        for each in element:
            tag = each.tag
            if tag in _TEXTS:
                self._text(each, run)
            elif tag in _SIGNS:
                self._add(_SIGNS[tag], run, each)
            elif tag in _PICTURES:
                self._picture(each, run)
            elif tag == f"{W}ruby":
                self._inline(each, around, depth + 1)
            elif tag == ALTERNATE and depth < _DEEPEST:
                self._run_content(visible_branch(each), run, around, depth + 1)
            elif tag in _CONTENT:
                _CONTENT[tag](self, each, run)

    def _break(self, each: Element, run: _Run) -> None:
        page = attribute(each, "type") in ("page", "column")
        if page and run.presence is Presence.SHOWN and self.break_offset < 0:
            self.break_offset = self._length
        self._add("" if page else "\n", run, each)

    def _symbol(self, each: Element, run: _Run) -> None:
        """Read w:sym, or w16se:symEx, which names its attributes in its own namespace."""
        names = each.tag.partition("}")[0] + "}"
        character = symbol_character(each.get(f"{names}font", ""), _code(each.get(f"{names}char", "")))
        self._add(character, run, each, PieceKind.SYMBOL)

    def _field_character(self, each: Element, run: _Run) -> None:
        if run.presence is not Presence.DELETED:
            self._field_ended(self._machine.step(each), run, each)

    def _instruction(self, each: Element, run: _Run) -> None:
        if run.presence is not Presence.DELETED and not self._machine.shows_text:
            self._machine.add_text(each.text or "")

    def _note(self, each: Element, run: _Run) -> None:
        if run.presence is Presence.SHOWN and self._machine.shows_text:
            custom = is_on(attribute(each, "customMarkFollows", "0"))
            self.notes.append(NoteReference(_NOTES[each.tag], attribute(each, "id"), self._length, custom))

    def _text(self, element: Element, run: _Run) -> None:
        text = (element.text or "").translate(_LINES)
        if not self._keep_spaces and element.get(SPACE) != "preserve":
            text = text.strip(" \t")
        if element.tag == f"{W}delText":
            run = run._replace(presence=Presence.DELETED)
        shown = in_symbol_font(text, run.format.ascii)
        kind = PieceKind.TEXT if shown == text else PieceKind.SYMBOL
        self._add(_capitals(shown) if run.format.capitals else shown, run, element, kind)

    def _picture(self, element: Element, run: _Run) -> None:
        if run.presence is not Presence.SHOWN or not self._machine.shows_text:
            return
        drawing = read_drawing(element)
        self.drawings.append(drawing)
        if is_formula(drawing):
            self._add(FORMULA_MARK, run, element, PieceKind.MARK)

    def _add(self, text: str, run: _Run, element: Element, kind: PieceKind = PieceKind.TEXT) -> None:
        if not text:
            return
        if run.presence is not Presence.DELETED:
            shows = self._machine.shows_text
            self._machine.add_text(text)
            if not shows:
                return
        place = self._order.get(id(element), -1)
        self.pieces.append(TextPiece(text, run.format, run.presence, kind, run.inserted, run.restyled, place))
        self._length += len(text) if run.presence is Presence.SHOWN else 0


_CONTENT: dict[str, Callable[[InlineReader, Element, _Run], None]] = {
    f"{W}br": InlineReader._break,
    f"{W}sym": InlineReader._symbol,
    f"{_W16SE}symEx": InlineReader._symbol,
    f"{W}fldChar": InlineReader._field_character,
    f"{W}instrText": InlineReader._instruction,
    **dict.fromkeys(_NOTES, InlineReader._note),
}
"""What reads the rarer elements of a run."""
SUBDOCUMENT = "这是主控文档，文字在别的文件里；请在 Word 大纲视图里展开子文档、取消链接，另存后再检查"


def _capitals(text: str) -> str:
    """Return `text` with capitals; a letter without a single one of its own, such as ß, stays."""
    return "".join(each.upper() if len(each.upper()) == 1 else each for each in text)


def _code(text: str) -> int:
    """Return the character code that `text` is in hexadecimal; 0 when it is none."""
    try:
        return int(text, 16)
    except ValueError:
        return 0
