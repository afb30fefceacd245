"""What a .docx holds, as frozen values: paragraphs, tables, notes, revisions, and what leaves with the file.

`document.read_document` makes them; nothing here knows XML.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import groupby
from typing import NamedTuple

from drafter.docxfile.formats import PageSetup, ParagraphFormat, RunFormat, TextSpan


class Presence(Enum):
    """Whether a reader of the final document sees a piece of text."""

    SHOWN = "shown"
    HIDDEN = "hidden"
    """Formatted as hidden text (17.3.2.41)."""
    DELETED = "deleted"
    """Deleted or moved away by a tracked change (17.13.5.14, 17.13.5.22)."""


class PieceKind(Enum):
    """What a piece of text is in the file."""

    TEXT = "text"
    SYMBOL = "symbol"
    """A character of a symbol font, as the nearest character of Unicode."""
    FORMULA = "formula"
    """An equation, written on one line."""
    FIELD = "field"
    """What Word shows for a field that stores no result, such as ㉑ for EQ \\o\\ac(○,21)."""
    MARK = "mark"
    """Something seen that cannot be read; the text is a mark in ［］ that names it."""


class TextPiece(NamedTuple):
    """A piece of a paragraph as one element of the file makes it."""

    text: str
    format: RunFormat
    presence: Presence = Presence.SHOWN
    kind: PieceKind = PieceKind.TEXT
    inserted: bool = False
    """Whether a tracked change inserted it or moved it here."""
    restyled: bool = False
    """Whether a tracked change altered its format (w:rPrChange)."""
    element: int = -1
    """Which element of the text's part makes it, counted in document order from 0; -1 in other parts."""

    def concealed(self) -> TextPiece:
        """Return the piece as what stands around it is hidden."""
        return self._replace(presence=Presence.HIDDEN) if self.presence is Presence.SHOWN else self


def spans_of(pieces: Iterable[TextPiece]) -> tuple[TextSpan, ...]:
    """Return the pieces that are seen, with those of one format that follow one another joined."""
    shown = (piece for piece in pieces if piece.presence is Presence.SHOWN)
    groups = groupby(shown, key=lambda piece: piece.format)
    return tuple(TextSpan("".join(piece.text for piece in group), format_) for format_, group in groups)


class ListNumber(NamedTuple):
    """The automatic number of a paragraph."""

    text: str
    """As Word prints it, such as （一）; a bullet's character for bullets."""
    list_id: str
    """w:numId of its list."""
    level: int
    """From 0."""
    value: int
    bullet: bool = False


class NoteReference(NamedTuple):
    """Where a paragraph refers to a footnote or an endnote."""

    kind: str
    """footnote or endnote."""
    note_id: str
    offset: int
    """Characters of the paragraph's text before it."""
    custom: bool = False
    """Whether the author typed the mark, so that it takes no number."""


class FieldCode(NamedTuple):
    """A field: what computes it and what it shows."""

    instruction: str
    """Such as MERGEFIELD 单位 ; fields within it stand in it with their results."""
    result: str

    @property
    def name(self) -> str:
        """Return the kind of field in capitals, such as PAGE; empty for an empty instruction."""
        return next(iter(self.instruction.upper().split()), "")


class FormattedParagraph(NamedTuple):
    """A paragraph with all that is seen of it, and what is not.

    Several w:p make one when tracked changes delete the marks between them, or the marks are hidden.
    """

    spans: tuple[TextSpan, ...]
    """What is seen; neighbouring spans differ in format."""
    format: ParagraphFormat
    label: str = ""
    """The automatic number before the text, as Word shows it; empty for none and for bullets."""
    in_table: bool = False
    boxed: bool = False
    """Whether it stands in a text box."""
    page_break: bool = False
    """Whether a page ends within it, or a section after it."""
    break_offset: int = -1
    """Characters of its text before the first page break within it; -1 without one."""
    drawing: bool = False
    pictures: tuple[int, ...] = ()
    """Widths of its pictures and charts in twips."""
    page_field: bool = False
    """Whether it holds the page's number as a field."""
    base: RunFormat = RunFormat()
    """Of the paragraph's style: what holds where there is no text."""
    pieces: tuple[TextPiece, ...] = ()
    """All text in order, hidden and deleted included."""
    number: ListNumber | None = None
    notes: tuple[NoteReference, ...] = ()
    fields: tuple[FieldCode, ...] = ()
    """Those that end in it."""
    elements: tuple[int, ...] = ()
    """The w:p that make it, as `TextPiece.element` counts."""
    hidden: bool = False
    """Whether nothing of it is seen, its mark included."""
    restyled: bool = False
    """Whether a tracked change altered its format (w:pPrChange)."""
    section: int = 0
    """Index of its section among the pages of the document."""

    @property
    def text(self) -> str:
        """The text without the automatic number; lines are parted by newlines."""
        return "".join(span.text for span in self.spans)


class WordCell(NamedTuple):
    """A cell of a table."""

    paragraphs: tuple[int, ...]
    """Indexes of its paragraphs in the document, those of tables within it included."""
    columns: int = 1
    """How many columns of the grid it covers."""
    continued: bool = False
    """Whether it goes on the cell above (w:vMerge)."""


class WordTable(NamedTuple):
    """A table without the rows and cells that tracked changes delete."""

    rows: tuple[tuple[WordCell, ...], ...]
    width: int = 0
    """With its indent, in twips; 0 where nothing says it, and for a table within another."""
    share: float = 0
    """Of the type area's width, where it is given so; else 0."""
    section: int = 0
    """As `FormattedParagraph.section`."""


class Revision(NamedTuple):
    """A tracked change."""

    kind: str
    """The element's name: ins, del, moveFrom, moveTo, rPrChange, pPrChange, cellDel …."""
    author: str
    date: str
    """As the file has it, such as 2022-01-05T09:30:00Z; may be empty."""
    text: str
    """What was inserted, deleted or moved; empty for changes of format."""
    paragraph: int
    """Index of the paragraph of the text; -1 for one in another part, and when none is left."""


class NoteText(NamedTuple):
    """A footnote or an endnote that the text refers to."""

    reference: NoteReference
    paragraph: int
    """Index of the paragraph that refers to it."""
    paragraphs: tuple[FormattedParagraph, ...]


class Header(NamedTuple):
    """What stands at the head of a kind of page."""

    pages: str
    """default (odd ones when even ones differ), even or first."""
    paragraphs: tuple[FormattedParagraph, ...]


class Footer(NamedTuple):
    """What stands at the foot of a kind of page."""

    pages: str
    """As `Header.pages`."""
    paragraphs: tuple[FormattedParagraph, ...]


class MarginComment(NamedTuple):
    """A comment in the margin."""

    author: str
    text: str


class EmbeddedObject(NamedTuple):
    """Another program's file within the document, or its macros."""

    kind: str
    """ProgID such as Excel.Sheet.12, or the part's name when nothing names the program."""
    part: str
    """Name of the part that holds it; empty when it is a link."""


class FileProperties(NamedTuple):
    """What the file says of itself; each empty when it does not."""

    author: str = ""
    last_modified_by: str = ""
    company: str = ""
    manager: str = ""
    title: str = ""
    subject: str = ""
    keywords: str = ""
    description: str = ""
    category: str = ""
    application: str = ""
    template: str = ""
    custom: tuple[tuple[str, str], ...] = ()
    """Names and values of the properties that a user or a program added."""


class WordDocument(NamedTuple):
    """A .docx as its readers see it, and what goes with it unseen."""

    paragraphs: tuple[FormattedParagraph, ...] = ()
    """Of the text, in order; those of a text box follow the paragraph that holds it."""
    pages: tuple[PageSetup, ...] = ()
    """Section by section."""
    headers: tuple[Header, ...] = ()
    """Of the first section that names each kind, as `footers`."""
    footers: tuple[Footer, ...] = ()
    later_edges: tuple[Header | Footer, ...] = ()
    """Headers and footers that later sections set in place of those."""
    odd_and_even: bool = False
    """Whether even pages have headers and footers of their own."""
    normal: RunFormat = RunFormat()
    """Of the default paragraph style: it sets the width of the grid's cells."""
    tables: tuple[WordTable, ...] = ()
    notes: tuple[NoteText, ...] = ()
    revisions: tuple[Revision, ...] = ()
    comments: tuple[MarginComment, ...] = ()
    objects: tuple[EmbeddedObject, ...] = ()
    watermarks: tuple[str, ...] = ()
    """Their texts; 图片 for one without."""
    properties: FileProperties = FileProperties()
    suffix: str = ".docx"
    """How the name of a file of its kind ends: .docx, .docm, .dotx or .dotm; Word refuses another."""

    def every_paragraph(self) -> Iterator[FormattedParagraph]:
        """Yield the paragraphs of the text, then those of notes, headers and footers."""
        yield from self.paragraphs
        for note in self.notes:
            yield from note.paragraphs
        for edge in (*self.headers, *self.footers, *self.later_edges):
            yield from edge.paragraphs

    @property
    def hidden_text(self) -> tuple[str, ...]:
        """Return the hidden text wherever it stands, paragraph by paragraph."""
        hidden = (
            "".join(piece.text for piece in each.pieces if piece.presence is Presence.HIDDEN)
            for each in self.every_paragraph()
        )
        return tuple(text for text in hidden if text)

    @property
    def open_merge_fields(self) -> tuple[str, ...]:
        """Return the instructions of merge fields that still stand in the text, a note, a header or a footer."""
        fields = (field for each in self.every_paragraph() for field in each.fields)
        return tuple(field.instruction.strip() for field in fields if field.name == "MERGEFIELD")
