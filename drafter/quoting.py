"""Where a report prints one answer: headings and sentences, to show beside its question."""

from __future__ import annotations

from typing import NamedTuple

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
_MOST = 2
"""Sentences that are quoted."""


class Quotation(NamedTuple):
    """Where a report prints one answer."""

    headings: tuple[str, ...] = ()
    """The headings above the places, without numbers; an empty one for text before the first."""
    sentences: tuple[str, ...] = ()
    """The first sentences that print it, as they stand in the report."""


def quotation(answers: Answers, path: str, figure: Figure | None = None) -> Quotation:
    """Return where the text of the report prints the answer at `path`, with the first sentences that do.

    With `figure` it is printed as if that were the answer. Empty when no text prints it.
    Raises InputError, TemplateError.
    """
    report = answers.report if figure is None else with_answer(answers.report, AnswerPath(path), figure)
    rendered = render_report(report, answers.jurisdiction, chosen_kind(answers))
    found = RenderingMap(lay_out(rendered, report))
    places = [
        place
        for place in found.places_of(path)
        if isinstance(found.blocks[place.block].block, Heading | Item | Paragraph)
    ]
    headings = dict.fromkeys(found.heading_above(place.block) for place in places)
    sentences = dict.fromkeys(_sentence(found, place) for place in places)
    return Quotation(tuple(headings), tuple(sentences)[:_MOST])


def _sentence(found: RenderingMap, place: AnswerPlace) -> str:
    """Return the sentence that holds the first character of `place`, without the number of its block."""
    block = found.blocks[place.block]
    number = block.block.number if isinstance(block.block, Heading | Item) else ""
    text = block.text
    start = max(text.rfind(stop, 0, place.start) for stop in _STOPS) + 1
    ends = [end for stop in _STOPS if (end := text.find(stop, place.start)) >= 0]
    return text[max(start, len(number)) : min(ends, default=len(text)) + 1]
