"""The sentences of a report that print one answer, to show beside its question."""

from __future__ import annotations

import re
from typing import Any

from drafter.answers.load import Answers
from drafter.model.figure import Figure
from drafter.model.report import Report
from drafter.pages.blocks import Heading, Item, Paragraph
from drafter.pages.layout.report_layout import lay_out
from drafter.rendering import chosen_kind
from drafter.sections.render_sections import render_report
from drafter.text_runs import text_of


def sentences_with(answers: Answers, path: str, figure: Figure | None = None, most: int = 2) -> list[str]:
    """Return the first sentences that print the answer at `path`, as they stand in the report.

    With `figure` they are printed as if that were the answer. Empty when none prints it.
    Raises InputError, TemplateError.
    """
    report = answers.report if figure is None else _with_figure(answers.report, path, figure)
    rendered = render_report(report, answers.jurisdiction, chosen_kind(answers))
    found: list[str] = []
    for block in lay_out(rendered, report).blocks:
        if not isinstance(block, Heading | Item | Paragraph) or path not in block.origin.answers:
            continue
        text = text_of(block.runs)
        wanted = figure.number_text() if figure else ""
        found += [sentence for sentence in re.findall(r"[^。；]+[。；]?", text) if wanted in sentence]
    return found[:most]


def _with_figure(report: Report, path: str, figure: Figure) -> Report:
    """Return `report` with `figure` as the answer at `path`."""
    group, _, title = path.partition(".")
    for name, field in Report.model_fields.items():
        inner: Any = getattr(report, name)
        if field.alias != group:
            continue
        if isinstance(inner, dict):
            return report.model_copy(update={name: {**inner, title: figure}})
        key = next((n for n, f in type(inner).model_fields.items() if f.alias == title), "")
        if key:
            return report.model_copy(update={name: inner.model_copy(update={key: figure})})
    return report
