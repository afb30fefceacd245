"""The sentences of a report that print one answer, to show beside its question."""

from __future__ import annotations

import re

from drafter.answers.load import Answers
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import with_answer
from drafter.model.figure import Figure
from drafter.pages.blocks import Heading, Item, Paragraph
from drafter.pages.layout.report_layout import lay_out
from drafter.rendering import chosen_kind
from drafter.sections.render_sections import render_report
from drafter.text_runs import questions_in, text_of


def sentences_with(answers: Answers, path: str, figure: Figure | None = None, most: int = 2) -> list[str]:
    """Return the first sentences that print the answer at `path`, as they stand in the report.

    With `figure` they are printed as if that were the answer. Empty when none prints it.
    Raises InputError, TemplateError.
    """
    report = answers.report if figure is None else with_answer(answers.report, AnswerPath(path), figure)
    rendered = render_report(report, answers.jurisdiction, chosen_kind(answers))
    found: list[str] = []
    for block in lay_out(rendered, report).blocks:
        if not isinstance(block, Heading | Item | Paragraph) or path not in questions_in(block.runs):
            continue
        text = text_of(block.runs)
        wanted = figure.number_text() if figure else ""
        found += [sentence for sentence in re.findall(r"[^。；]+[。；]?", text) if wanted in sentence]
    return found[:most]
