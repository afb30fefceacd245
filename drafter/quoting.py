"""The sentences of a report that print one answer, to show beside its question."""

from __future__ import annotations

from drafter.answers.load import Answers
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import with_answer
from drafter.model.figure import Figure
from drafter.pages.blocks import Heading, Item, Paragraph
from drafter.pages.layout.report_layout import lay_out
from drafter.rendering import chosen_kind
from drafter.rendering_map import AnswerPlace, RenderingMap
from drafter.sections.render_sections import render_report

_STOPS = "。；"


def sentences_with(answers: Answers, path: str, figure: Figure | None = None, most: int = 2) -> list[str]:
    """Return the first sentences that print the answer at `path`, as they stand in the report.

    With `figure` they are printed as if that were the answer. Empty when none prints it.
    Raises InputError, TemplateError.
    """
    report = answers.report if figure is None else with_answer(answers.report, AnswerPath(path), figure)
    rendered = render_report(report, answers.jurisdiction, chosen_kind(answers))
    found = RenderingMap(lay_out(rendered, report))
    sentences = dict.fromkeys(
        _sentence(found, place)
        for place in found.places_of(path)
        if isinstance(found.blocks[place.block].block, Heading | Item | Paragraph)
    )
    return list(sentences)[:most]


def _sentence(found: RenderingMap, place: AnswerPlace) -> str:
    """Return the sentence that holds the first character of `place`, without the number of its block."""
    block = found.blocks[place.block]
    number = block.block.number if isinstance(block.block, Heading | Item) else ""
    text = block.text
    start = max(text.rfind(stop, 0, place.start) for stop in _STOPS) + 1
    ends = [end for stop in _STOPS if (end := text.find(stop, place.start)) >= 0]
    return text[max(start, len(number)) : min(ends, default=len(text)) + 1]
