"""All that a report is read for: the questions of a jurisdiction with the words around their answers, and its topics."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.importing.anchors import anchors_of
from drafter.importing.headings_above import headings_above, headings_of_topics
from drafter.importing.question_words import QuestionWords
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.usage import Usage, usage
from drafter.model.fields import Kind


class ReportQuestions(NamedTuple):
    """What a report is read for."""

    jurisdiction: Jurisdiction
    kind: str
    numbers: QuestionWords
    """The questions that take a number, those too that no section prints."""
    printed: Usage
    """What the sections of the kind print."""


def report_questions(jurisdiction: Jurisdiction, kind: str, further: Sequence[Path] = ()) -> ReportQuestions:
    """Return what a report of `kind` is read for; `further` are folders whose wording is known besides."""
    anchors = list(anchors_of(jurisdiction, further))
    specs = list(jurisdiction.catalogue().of_kind(Kind.FIGURE))
    words = QuestionWords(specs, anchors, headings_of_topics(jurisdiction) | headings_above(jurisdiction))
    return ReportQuestions(jurisdiction, kind, words, usage(jurisdiction, kind))
