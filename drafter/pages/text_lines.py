"""A document without Word: its blocks as lines of text with what each is, in the order of the page.

Web pages and texts, checks and `RenderingMap` are made of them: all say the same as the .docx, number for number.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from drafter.pages.blocks import (
    Addressee,
    Attachment,
    AttachmentNote,
    Block,
    Document,
    Heading,
    Imprint,
    Item,
    Masthead,
    Paragraph,
    Remark,
    SignatureBlock,
    Table,
    Title,
)
from drafter.text_runs import AnswerPart, Run, RunKind, Text, runs_of, text_of


class LineKind(Enum):
    """What a line is."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    """A paragraph of text, numbered or not."""
    FLUSH = "flush"
    """A line of its own that begins at the left edge: 主送机关, a label, 版头 and 版记."""
    SIGNATURE = "signature"
    """署名: the name of an authority."""
    DATE = "date"
    """成文日期, below 署名."""
    RULE = "rule"
    """A line of division without text: under the 版头, above the 版记."""


class Line(NamedTuple):
    """A paragraph of the document."""

    kind: LineKind
    runs: Text
    block: Block
    """The block that it is a line of; an attachment's content is blocks of its own."""
    level: int = 0
    """1 to 4 for a heading and a numbered paragraph; 1 for the title of an attachment, 0 for the document's; else 0."""
    lead: str = ""
    """With what `text` begins that is set in a font of its own: a lead phrase, a number with its first sentence."""
    attached: bool = False
    """Whether it stands in an attachment, below whose title its headings come."""
    depth: int = 0
    """How deep a heading is in the outline; 0: as deep as its level says."""

    @property
    def text(self) -> str:
        """The whole text, number and label included."""
        return text_of(self.runs)


def lines_of(document: Document) -> Iterator[Line | Table]:
    """Yield all of `document`, numbers included; tables as they are."""
    for block in document.blocks:
        yield from _lines(block)


def _lines(block: Block) -> Iterator[Line | Table]:
    """Yield the lines of one block; tables as they are."""
    match block:
        case Title():
            yield Line(LineKind.TITLE, _joined(block.lines), block)
        case Heading():
            number = (_set(block.number),) if block.number else ()
            yield Line(LineKind.HEADING, (*number, *block.runs), block, max(block.level, 1), depth=block.depth)
        case Item():
            lead = block.number + _lead(block.runs)
            yield Line(LineKind.TEXT, (_set(block.number), *block.runs), block, block.level, lead)
        case Paragraph() | Remark():
            yield Line(LineKind.TEXT, block.runs, block, lead=_lead(block.runs))
        case Addressee():
            yield Line(LineKind.FLUSH, block.runs, block)
        case Table():
            yield block
        case SignatureBlock():
            for runs in (block.signed_authority, *map(runs_of, block.joint_authorities)):
                yield Line(LineKind.SIGNATURE, runs, block)
            yield Line(LineKind.DATE, block.issue_date, block)
        case _:
            yield from _around(block)


def _around(block: Block) -> Iterator[Line | Table]:
    """Yield the lines of what stands around the text of an official document. Raises TypeError for any other block."""
    match block:
        case AttachmentNote():
            yield from _attachment_note(block)
        case Attachment():
            yield from _attachment(block)
        case Masthead():
            yield from (Line(LineKind.FLUSH, runs, block) for runs in _masthead(block) if runs)
            yield Line(LineKind.RULE, (), block)
        case Imprint():
            yield Line(LineKind.RULE, (), block)
            yield from (Line(LineKind.FLUSH, runs, block) for runs in _imprint(block) if runs)
        case _:
            raise TypeError(f"no such block: {block!r}")


def _set(text: str) -> Run:
    """Return words that the program sets."""
    return Run(text, part=AnswerPart.SET)


def _joined(texts: tuple[str, ...], between: str = "") -> Text:
    """Return the runs of `texts` with `between` between them."""
    runs: list[Run] = []
    for text in texts:
        if runs and between:
            runs.append(_set(between))
        runs += runs_of(text)
    return tuple(runs)


def _lead(runs: Text) -> str:
    """Return the text up to the last run of a lead."""
    end = max((place for place, run in enumerate(runs, 1) if run.kind is RunKind.LEAD), default=0)
    return text_of(runs[:end])


def _attachment_note(block: AttachmentNote) -> Iterator[Line]:
    """Yield the lines of 附件说明, numbered where there are several (7.3.4)."""
    for i, name in enumerate(block.names, 1):
        label = "附件：" if i == 1 else ""
        number = f"{i}." if len(block.names) > 1 else ""
        yield Line(LineKind.TEXT, (_set(label + number), *runs_of(name)) if label + number else runs_of(name), block)


def _attachment(block: Attachment) -> Iterator[Line | Table]:
    """Yield the lines of an attachment, its label and title first (7.3.7)."""
    yield Line(LineKind.FLUSH, (_set(block.label),), block)
    yield Line(LineKind.TITLE, _joined(block.title), block, 1)
    for inner in block.content:
        if isinstance(inner, Table):
            yield inner
        else:
            yield from (line._replace(attached=True) for line in _lines(inner) if isinstance(line, Line))


def _masthead(block: Masthead) -> Iterator[Text]:
    """Yield the texts of the 版头 (7.2)."""
    yield from map(runs_of, (block.copy_number, block.classification, block.urgency))
    yield (*_joined(block.authorities), *runs_of(block.mark_suffix))
    yield block.document_number
    yield (_set("签发人："), *_joined(block.signatories, "　")) if block.signatories else ()


def _imprint(block: Imprint) -> Iterator[Text]:
    """Yield the texts of the 版记 (7.4)."""
    yield (_set("抄送："), *_joined(block.copy_recipients, "，"), _set("。")) if block.copy_recipients else ()
    date = (*runs_of(block.printing_date), _set("印发")) if block.printing_date else ()
    authority = runs_of(block.printing_authority)
    yield (*authority, _set("　"), *date) if authority and date else authority or date
