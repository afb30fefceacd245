"""All that a report is read for: the questions of a jurisdiction with the words around their answers, and its topics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.importing.matching.match_texts import TextQuestions, TextSort, text_sort
from drafter.importing.questions.anchors import Anchor, anchors_of
from drafter.importing.questions.headings_above import headings_above, headings_of_topics
from drafter.importing.questions.question_words import QuestionWords
from drafter.importing.questions.wordings import known_sentences, wording_anchors
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.usage import Usage, usage
from drafter.model.fields import Kind


class ReportQuestions(NamedTuple):
    """What a report is read for."""

    jurisdiction: Jurisdiction
    kind: str
    numbers: QuestionWords
    """The questions that take a number, those too that no section prints."""
    texts: TextQuestions
    """The questions that take words and that a section prints."""
    printed: Usage
    """What the sections of the kind print."""


def report_questions(
    jurisdiction: Jurisdiction,
    kind: str,
    further: Sequence[Path] = (),
    known: Sequence[str] | None = None,
    own: Sequence[str] = (),
) -> ReportQuestions:
    """Return what a report of `kind` is read for; `further` are folders whose wording is known besides.

    `known` are the sentences whose wording is known, None for all of the files beside `wordings`; `own` are those that
    count as sections of the jurisdiction's own.
    """
    anchors = list(anchors_of(jurisdiction, further))
    specs = list(jurisdiction.catalogue().of_kind(Kind.FIGURE))
    paths = {spec.title: spec.path for spec in specs}
    wordings = list(wording_anchors(known_sentences() if known is None else known, paths))
    wordings += [anchor._replace(is_own=bool(anchor.path)) for anchor in wording_anchors(own, paths)]
    headings = headings_of_topics(jurisdiction) | headings_above(jurisdiction)
    printed = usage(jurisdiction, kind)
    words = QuestionWords(specs, [*anchors, *wordings], headings, printed.by_sections)
    return ReportQuestions(jurisdiction, kind, words, _texts(jurisdiction, printed, anchors, headings), printed)


def _texts(
    jurisdiction: Jurisdiction, printed: Usage, anchors: Sequence[Anchor], headings: Mapping[str, str]
) -> TextQuestions:
    own = [spec for spec in jurisdiction.catalogue().in_groups() if spec.path in printed.answers]
    sorts: dict[str, TextSort] = {spec.path: sort for spec in own if (sort := text_sort(spec)) is not None}
    return TextQuestions(QuestionWords([spec for spec in own if spec.path in sorts], anchors, headings), sorts)
