"""The report of answers that are being filled in: its blocks and what the checks find in them, nothing written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter.answers.load import Answers
from drafter.folders import section_cache
from drafter.model.edition import Edition
from drafter.pages.blocks import Document
from drafter.pages.layout.report_layout import lay_out
from drafter.rendering import chosen_kind, in_edition
from drafter.sections.render_sections import render_report

if TYPE_CHECKING:
    from drafter.checking.rule import Finding


class ReadReport(NamedTuple):
    """What the checks find in a report."""

    findings: tuple[Finding, ...]
    passages: tuple[str, ...]
    """The texts of its passages, which findings count."""


def laid_out(answers: Answers) -> Document:
    """Return the document that `answers` make, as it is filed. Raises InputError, TemplateError."""
    rendered = render_report(answers.report, answers.jurisdiction, chosen_kind(answers), section_cache())
    return lay_out(rendered, answers.report, answers.jurisdiction.page(), answers.jurisdiction)


def findings_in(document: Document, answers: Answers, path: Path) -> ReadReport:
    """Return what the checks find in `document`, which `answers` from the file at `path` make, as it is filed."""
    from drafter.checking.engine import acceptances, run
    from drafter.checking.sources.from_document import manuscript_of
    from drafter.use_cases.check_report import applied_rules

    shown = in_edition(answers, Edition.FILED)
    manuscript = manuscript_of(document, path.name, chosen_kind(shown).type, shown.report, shown.jurisdiction)
    rules = applied_rules(answers.jurisdiction, Edition.FILED.value)
    found = run(manuscript, rules, acceptances(manuscript))
    return ReadReport(found, tuple(passage.text for passage in manuscript.passages))
