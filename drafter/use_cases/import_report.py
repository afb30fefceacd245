"""Reads a report that Drafter did not write into answers."""

from __future__ import annotations

from pathlib import Path

from drafter.folders import roots_beside
from drafter.importing.filetypes.report_files import read_report_file
from drafter.importing.matching.report_questions import report_questions
from drafter.importing.outline.imported_report import ImportedReport, ReportHead
from drafter.importing.outline.report_head import own_jurisdiction, read_head
from drafter.importing.read_report import read_report
from drafter.jurisdictions.jurisdiction import Jurisdiction, load_jurisdiction
from drafter.jurisdictions.names import manifests


def import_report(path: str, jurisdiction: str | None = None, kind: str | None = None) -> ImportedReport:
    """Return what the report at `path` says, read for the questions of `jurisdiction`.

    `jurisdiction` None takes the one whose unit it is, else 通用; `kind` None the one that its title tells.
    Raises InputError, TemplateError.
    """
    file = Path(path)
    manuscript = read_report_file(file)
    roots = roots_beside(file)
    head = read_head(manuscript)
    templates = load_jurisdiction(jurisdiction or own_jurisdiction(head, roots), roots)
    further = [manifest.parent for manifest in manifests(roots)]
    questions = report_questions(templates, _kind(templates, kind, head), further)
    return read_report(manuscript, file, questions)


def _kind(templates: Jurisdiction, kind: str | None, head: ReportHead) -> str:
    """Return the name of the kind of report: the one asked for, else the first of the title's sort."""
    if kind:
        return templates.kind(kind).name
    return next((each.name for each in templates.kinds if each.type is head.type), templates.kinds[0].name)
