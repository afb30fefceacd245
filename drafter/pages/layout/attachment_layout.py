"""Lays out the attachments: the table of the year's figures, enforcement statistics, words (7.3.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.statistics_tables import find_table
from drafter.model.answer_path import AnswerPath
from drafter.model.official_form import STATISTICS, TABLE_OF_FIGURES, AttachmentRecord
from drafter.model.parsing import NotApplicable
from drafter.model.report import Report
from drafter.model.titles import ATTACHMENT_BODY, ATTACHMENT_NAME, ATTACHMENTS
from drafter.page import STANDARD
from drafter.pages.blocks import Attachment, Heading, Item, Paragraph, Table
from drafter.pages.layout.figure_tables import missing, statistics, table_of_figures
from drafter.pages.layout.title import name_lines
from drafter.sections.render_sections import filled
from drafter.sections.template_values import template_values
from drafter.text_runs import Origin, PrintedText, Run, RunKind, compact, text_of

_LEVELS = (
    (2, re.compile(r"（[一二三四五六七八九十]+）")),
    (3, re.compile(r"[0-9]+[.．](?![0-9])")),
    (4, re.compile(r"（[0-9]+）")),
    (1, re.compile(r"[一二三四五六七八九十]+、")),
)


def lay_out_attachments(report: Report, jurisdiction: Jurisdiction | None) -> tuple[Attachment, ...]:
    """Return the attachments in their order; one alone has no number (7.3.4, 7.3.7).

    Raises TemplateError for a table that names an answer that there is not.
    """
    kept = enumerate(report.official_form.attachments or [], 1)
    records = [(place, record) for place, record in kept if not isinstance(record.name, NotApplicable)]
    attachments = (
        _attachment(record, f"{ATTACHMENTS.leaf}{number}", ATTACHMENTS.child(place), report, jurisdiction)
        for number, (place, record) in enumerate(records, 1)
    )
    if len(records) == 1:
        return tuple(each._replace(label=ATTACHMENTS.leaf) for each in attachments)
    return tuple(attachments)


def _attachment(
    record: AttachmentRecord, label: str, path: AnswerPath, report: Report, jurisdiction: Jurisdiction | None
) -> Attachment:
    """Return the attachment that `record`, at `path`, asks for; a missing name is a gap above its content."""
    content, turned = _content(record, report, jurisdiction, path)
    name_path = path.child(ATTACHMENT_NAME)
    if isinstance(record.name, str):
        name = record.name
    else:
        name = f"（{label}的名称）"
        content = (Paragraph((missing(name_path),)), *content)
    content = tuple(part._replace(origin=Origin(block=f"{path}#{i}")) for i, part in enumerate(content, 1))
    return Attachment(label, _title(name, name_path, report), content, turned, Origin(block=path))


def _title(name: str, path: AnswerPath, report: Report) -> tuple[str, ...]:
    """Return the lines of an attachment's title, the answer at `path`, broken by sense where it is long."""
    identity = report.identity
    lines = name_lines(name, STANDARD.title_characters, (identity.unit_name, identity.unit_short_name))
    return tuple(PrintedText((Run(line, answer=path),)) for line in lines)


def _content(
    record: AttachmentRecord, report: Report, jurisdiction: Jurisdiction | None, path: AnswerPath
) -> tuple[tuple[Paragraph | Heading | Item | Table, ...], bool]:
    """Return what an attachment holds, and whether its pages are turned (8)."""
    if record.content == TABLE_OF_FIGURES:
        return (table_of_figures(report, jurisdiction),), False
    if record.content == STATISTICS:
        table = find_table(str(record.name), jurisdiction.tables) if jurisdiction else None
        if jurisdiction is not None and table is not None:
            values = template_values(report, jurisdiction)
            named = table.filled(lambda words: text_of(filled(words, values)))
            return statistics(named, table.roles(), report, jurisdiction.catalogue())
    return tuple(_paragraphs(record, path)), False


def _paragraphs(record: AttachmentRecord, path: AnswerPath) -> Iterator[Paragraph | Heading | Item]:
    """Yield an attachment's own text: a line a paragraph, headings by their numbers (7.3.3)."""
    body = record.body if isinstance(record.body, str) else ""
    for line in filter(None, map(str.strip, body.split("\n"))):
        yield _paragraph(line, path.child(ATTACHMENT_BODY))
    if not body:
        yield Paragraph((missing(path.child(ATTACHMENT_BODY)),))


def _paragraph(line: str, path: AnswerPath) -> Paragraph | Heading | Item:
    """Return what a line of the text at `path` is: a heading, a numbered paragraph or a plain one."""
    for level, shape in _LEVELS:
        match = shape.match(line)
        if match is None or match.end() == len(line):
            continue
        rest = line[match.end() :]
        if not re.search("[。；：，]", rest):
            return Heading(level, match[0], (Run(rest, answer=path),))
        if level > 1:
            end = re.search("[。：；]", rest)
            cut = end.end() if end else len(rest)
            runs = compact((Run(rest[:cut], RunKind.LEAD, path), Run(rest[cut:], answer=path)))
            return Item(level, match[0], runs)
    return Paragraph((Run(line, answer=path),))
