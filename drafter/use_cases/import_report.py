"""Reads a report that Drafter did not write into answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.sources.read_source import read_source
from drafter.importing.imported_report import ImportedReport, ReadHeading, ReadPassage, ReadSentence, ReportHead
from drafter.sections.sentences import sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def import_report(path: str, jurisdiction: str | None = None, kind: str | None = None) -> ImportedReport:
    """Return what the report at `path` says, read for the questions of `jurisdiction`.

    `jurisdiction` None takes the one whose unit it is, else 通用; `kind` None the one that its title tells.
    Raises InputError, TemplateError.
    """
    manuscript = read_source(Path(path)).manuscript
    passages = tuple(ReadPassage(each.text, each.role.value, each.line) for each in manuscript.passages)
    outline = tuple(_outline(manuscript))
    sentences = tuple(_sentences(manuscript))
    return ImportedReport(
        Path(path), _head(manuscript), jurisdiction or "通用", kind or "", passages, outline, sentences, {}
    )


def _head(manuscript: Manuscript) -> ReportHead:
    return ReportHead(title=manuscript.title, year=manuscript.year, type=manuscript.type)


def _outline(manuscript: Manuscript) -> Iterator[ReadHeading]:
    for i, each in enumerate(manuscript.passages):
        if each.role is Role.HEADING:
            yield ReadHeading(i, each.level, each.number, each.text.removeprefix(each.number), is_run_in=False)


def _sentences(manuscript: Manuscript) -> Iterator[ReadSentence]:
    number = 0
    for i, each in enumerate(manuscript.passages):
        if each.role is Role.BODY:
            for text in sentences_of(each.text):
                number += 1
                yield ReadSentence(number, text, i, ())
