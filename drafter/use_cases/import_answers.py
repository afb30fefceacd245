"""Makes an answers file of last year's report, whoever wrote it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from drafter.answers.blank_form import blank_form
from drafter.answers.load import parse_answers
from drafter.answers.questions import chapters_for
from drafter.folders import roots_beside
from drafter.importing.outline.imported_report import ImportedReport
from drafter.interview.conversation import must_be_new
from drafter.interview.first_frames import named
from drafter.jurisdictions.jurisdiction import load_jurisdiction
from drafter.outputs.output_writer import create_answers
from drafter.use_cases.import_report import import_report
from drafter.use_cases.recover_answers import RecoveredAnswers, recover_answers
from drafter.use_cases.review_import import keep_review


class ImportedAnswers(NamedTuple):
    """An answers file that was made of a report that Drafter did not write."""

    path: Path
    """The answers file, new."""
    report: ImportedReport


def import_answers(
    document: str, output: str | None, jurisdiction: str | None = None, kind: str | None = None
) -> ImportedAnswers | RecoveredAnswers:
    """Write the answers that the report in `document` gives to a new file.

    A Word file that Drafter wrote comes back as it was. `output` None names the file after the document;
    `jurisdiction` and `kind` as in `import_report`. Raises InputError, TemplateError, OutputError.
    """
    recovered = recover_answers(document, output, jurisdiction)
    if recovered is not None:
        return recovered
    source = Path(document)
    path = named(output) if output else source.with_suffix(".yaml")
    must_be_new(path)
    report = import_report(document, jurisdiction, kind)
    roots = roots_beside(path)
    templates = load_jurisdiction(report.jurisdiction, roots)
    text = blank_form(templates, chapters_for(templates, report.kind), report.kind, report.answers)
    parse_answers(text, path, roots)  # what is written can be read
    create_answers(path, text.encode("utf-8"), sources=[source])
    keep_review(path, report)
    return ImportedAnswers(path, report)
