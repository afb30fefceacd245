"""Makes a manuscript of a document that Drafter laid out: every passage knows its answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drafter.checking.manuscript import Manuscript, Passage, Role
from drafter.checking.sources.table_rows import row_passages
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
from drafter.text_runs import text_of

if TYPE_CHECKING:
    from drafter.jurisdictions.jurisdiction import Jurisdiction
    from drafter.model.report import Report


def manuscript_of(
    document: Document,
    name: str,
    kind: str,
    report: Report | None = None,
    jurisdiction: Jurisdiction | None = None,
    last: Manuscript | None = None,
    *,
    rows: bool = False,
) -> Manuscript:
    """Return the manuscript of `document`, its passages in the order of the page.

    With `rows`, the numbers of each row of a table are told once more, as a text would tell them.
    """
    passages: list[Passage] = []
    for block in document.blocks:
        passages += (passage for passage in _passages(block) if passage.text)
        if rows and isinstance(block, Attachment):
            tables = (inner for inner in block.content if isinstance(inner, Table))
            passages += (passage for table in tables for passage in row_passages(table))
    return Manuscript(name, tuple(passages), kind, document.year, report, jurisdiction, None, last)


def _passages(block: Block | Table) -> Iterator[Passage]:
    """Yield the passages of one block."""
    answers = block.origin.answers
    match block:
        case Title():
            yield Passage("".join(block.lines), Role.TITLE, answers=answers)
        case Addressee():
            yield Passage(text_of(block.runs), Role.ADDRESSEE, answers=answers)
        case Heading() | Item():
            role = Role.HEADING if isinstance(block, Heading) else Role.BODY
            text = block.number + text_of(block.runs)
            yield Passage(text, role, block.level, block.number, answers=answers)
        case Paragraph():
            yield Passage(text_of(block.runs), answers=answers)
        case Remark():
            yield Passage(text_of(block.runs), Role.REMARK, answers=answers)
        case AttachmentNote():
            many = len(block.names) > 1
            for i, name in enumerate(block.names, 1):
                label = "附件：" if i == 1 else ""
                yield Passage(f"{label}{f'{i}.' if many else ''}{name}", Role.ATTACHMENT_NOTE, answers=answers)
        case SignatureBlock():
            for authority in (text_of(block.signed_authority), *block.joint_authorities):
                yield Passage(authority, Role.SIGNATURE, answers=answers)
            yield Passage(text_of(block.issue_date), Role.DATE, answers=answers)
        case _:
            yield from _around(block, answers)


def _around(block: Block | Table, answers: tuple[str, ...]) -> Iterator[Passage]:
    """Yield the passages of what stands around the text: masthead, imprint, attachments."""
    match block:
        case Masthead():
            mark = "".join(block.authorities) + block.mark_suffix
            texts = (block.copy_number, block.classification, block.urgency, mark, text_of(block.document_number))
            signed = f"签发人：{'　'.join(block.signatories)}" if block.signatories else ""
            for text in (*texts, signed):
                yield Passage(text, Role.MASTHEAD, answers=answers)
        case Imprint():
            if block.copies:
                yield Passage(block.copies, Role.IMPRINT, answers=answers)
            if block.printing_authority or block.printing_date:
                printed = f"{block.printing_authority}　{block.printing_date}印发"
                yield Passage(printed, Role.IMPRINT, answers=answers)
        case Attachment():
            yield Passage(block.label, Role.ATTACHMENT, answers=answers)
            yield Passage("".join(block.title), Role.ATTACHMENT, answers=answers)
            for inner in block.content:
                yield from (p._replace(role=Role.ATTACHMENT) for p in _passages(inner))
        case Table():
            for row in (tuple(column.title for column in block.columns), *block.rows):
                for cell in row:
                    yield Passage(cell.replace("\n", " "), Role.ATTACHMENT, answers=answers)
