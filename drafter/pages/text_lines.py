"""A document without Word: its blocks as lines of text with what each is, in the order of the page.

What HTML, plain text and checks are made of, so that all say the same as the .docx, number for number.
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
from drafter.text_runs import Run, RunKind, text_of


class LineKind(Enum):
    """What a line is."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    """A paragraph of text, numbered or not."""
    FLUSH = "flush"
    """A line of its own that begins at the left edge: 主送机关, a label, 版头 and 版记."""
    SIGNATURE = "signature"
    DATE = "date"
    """成文日期, below 署名."""
    RULE = "rule"
    """A line of division without text: under the 版头, above the 版记."""


class Line(NamedTuple):
    """A paragraph of the document."""

    kind: LineKind
    text: str
    level: int = 0
    """1 to 4 for a heading and a numbered paragraph; 1 for the title of an attachment, 0 for the document's; else 0."""
    lead: str = ""
    """With what `text` begins that is set in a font of its own: a lead phrase, a number with its first sentence."""
    attached: bool = False
    """Whether it stands in an attachment, below whose title its headings come."""
    block: Block | None = None
    """The block that it is a line of, within an attachment that of its content."""


def lines_of(document: Document) -> Iterator[Line | Table]:
    """Yield all of `document`, numbers included; tables as they are."""
    for block in document.blocks:
        yield from _lines_of(block)


def _lines_of(block: Block | Table) -> Iterator[Line | Table]:
    if isinstance(block, Table):
        yield block
        return
    for line in _lines(block):
        yield line if isinstance(line, Table) or line.block else line._replace(block=block)


def _lines(block: Block) -> Iterator[Line | Table]:
    match block:
        case Title():
            yield Line(LineKind.TITLE, "".join(block.lines))
        case Heading():
            yield Line(LineKind.HEADING, block.number + text_of(block.runs), block.level)
        case Item():
            lead = block.number + _lead(block.runs)
            yield Line(LineKind.TEXT, block.number + text_of(block.runs), block.level, lead)
        case Paragraph() | Remark():
            yield Line(LineKind.TEXT, text_of(block.runs), lead=_lead(block.runs))
        case Addressee():
            yield Line(LineKind.FLUSH, text_of(block.runs))
        case SignatureBlock():
            for text in (text_of(block.signed_authority), *block.joint_authorities):
                yield Line(LineKind.SIGNATURE, text)
            yield Line(LineKind.DATE, text_of(block.issue_date))
        case AttachmentNote() | Attachment():
            yield from _attached(block)
        case Masthead() | Imprint():
            yield from _around(block)
        case _:
            raise TypeError(f"no such block: {block!r}")


def _lead(runs: tuple[Run, ...]) -> str:
    """Return the text up to the last run of a lead."""
    end = max((place for place, run in enumerate(runs, 1) if run.kind is RunKind.LEAD), default=0)
    return text_of(runs[:end])


def _attached(block: AttachmentNote | Attachment) -> Iterator[Line | Table]:
    """Yield the 附件说明 (7.3.4) or an attachment (7.3.7)."""
    if isinstance(block, AttachmentNote):
        many = len(block.names) > 1
        for i, name in enumerate(block.names):
            number = f"{i + 1}." if many else ""
            yield Line(LineKind.TEXT, f"{'' if i else '附件：'}{number}{name}")
    else:
        yield Line(LineKind.FLUSH, block.label)
        yield Line(LineKind.TITLE, "".join(block.title), 1)
        for inner in block.content:
            yield from (line._replace(attached=True) if isinstance(line, Line) else line for line in _lines_of(inner))


def _around(block: Masthead | Imprint) -> Iterator[Line]:
    """Yield the lines of the 版头 (7.2) or the 版记 (7.4), their rule included."""
    if isinstance(block, Masthead):
        mark = "".join(block.authorities) + block.mark_suffix
        signed = f"签发人：{'　'.join(block.signatories)}" if block.signatories else ""
        texts = [block.copy_number, block.classification, block.urgency, mark, text_of(block.document_number), signed]
    else:
        yield Line(LineKind.RULE, "")
        printed = f"{block.printing_date}印发" if block.printing_date else ""
        texts = [block.copies, "　".join(filter(None, (block.printing_authority, printed)))]
    yield from (Line(LineKind.FLUSH, text) for text in texts if text)
    if isinstance(block, Masthead):
        yield Line(LineKind.RULE, "")
