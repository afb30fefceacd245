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
    Remark,
    SignatureBlock,
    Table,
    Title,
)
from drafter.pages.text_lines import Line, LineKind, lines_of
from drafter.text_runs import runs_of, text_of

if TYPE_CHECKING:
    from drafter.jurisdictions.jurisdiction import Jurisdiction
    from drafter.model.report import Report
    from drafter.model.report_type import ReportType

_ROLES: dict[type[Block], Role] = {
    Masthead: Role.MASTHEAD,
    Title: Role.TITLE,
    Addressee: Role.ADDRESSEE,
    Heading: Role.HEADING,
    AttachmentNote: Role.ATTACHMENT_NOTE,
    SignatureBlock: Role.SIGNATURE,
    Remark: Role.REMARK,
    Attachment: Role.ATTACHMENT,
    Imprint: Role.IMPRINT,
}
"""What the lines of a block are; those of all other blocks are text."""


def manuscript_of(
    document: Document,
    name: str,
    report_type: ReportType | None,
    report: Report | None = None,
    jurisdiction: Jurisdiction | None = None,
    last: Manuscript | None = None,
    *,
    rows: bool = False,
) -> Manuscript:
    """Return the manuscript of `document`, its passages in the order of the page.

    With `rows`, a table is followed by passages that tell the numbers of each row as a text would.
    """
    passages: list[Passage] = []
    for line in lines_of(document):
        if isinstance(line, Line):
            passages.append(_passage(line))
        else:
            passages += _cells(line)
            passages += row_passages(line) if rows else ()
    kept = tuple(passage for passage in passages if passage.text)
    return Manuscript(name, kept, report_type, document.year, report, jurisdiction, None, last)


def _passage(line: Line) -> Passage:
    """Return the passage of a line; a line of division has no text."""
    block = line.block
    if line.attached:
        role = Role.ATTACHMENT
    elif line.kind is LineKind.DATE:
        role = Role.DATE
    else:
        role = _ROLES.get(type(block), Role.BODY)
    stated = block.origin.stated
    if isinstance(block, Heading | Item):
        return Passage(line.text, role, line.level, block.number, runs=line.runs, stated=stated)
    return Passage(line.text, role, runs=line.runs, stated=stated)


def _cells(table: Table) -> Iterator[Passage]:
    """Yield a passage for each cell, row by row, its title row first."""
    for row in (tuple(column.title for column in table.columns), *table.rows):
        for cell in row:
            runs = tuple(run._replace(text=run.text.replace("\n", " ")) for run in runs_of(cell))
            yield Passage(text_of(runs), Role.ATTACHMENT, runs=runs)
