"""All questions of a report by the office that answers them: what a bureau goes through in a meeting."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from drafter.answers.questions import Chapter, Question, is_ours, is_ticked
from drafter.model.report import Report
from drafter.review.missing_answers import NO_OFFICE


class ListedQuestion(NamedTuple):
    """A question as the list shows it."""

    chapter: str
    title: str
    """With its unit: 行政检查次数（次）."""
    explanation: str
    """What is asked, with an example."""
    is_always_asked: bool
    """False for what is asked only when it is ticked."""
    is_ticked: bool
    """True when this report asks it."""
    is_required: bool
    is_follow_up: bool
    """True when it is asked only after another answer."""

    @property
    def mark(self) -> str:
        """必填, 常问, 接着问, √ for what is ticked, □ for what can be."""
        if self.is_follow_up and self.is_always_asked:
            return "接着问"
        if self.is_required:
            return "必填"
        if self.is_always_asked:
            return "常问"
        return "√" if self.is_ticked else "□"


class OfficeQuestions(NamedTuple):
    """The questions of one office, in the questionnaire's order."""

    office: str
    questions: tuple[ListedQuestion, ...]


def questions_by_office(
    chapters: tuple[Chapter, ...], office_of: Callable[[str], str], report: Report | None = None
) -> tuple[OfficeQuestions, ...]:
    """Return all questions of `chapters` by office, in the order of their first; those of none last.

    `office_of` gives the office of an answer by its path, empty for none. `report` says what is ticked, and which chapters are not the unit's: these are left out. Activities are no
    questions of the list.
    """
    found: dict[str, list[ListedQuestion]] = {}
    for chapter in chapters:
        if report is not None and not is_ours(chapter.title, report):
            continue
        for question in chapter.questions:
            if not question.topic:
                office = office_of(question.path) or NO_OFFICE
                found.setdefault(office, []).append(_listed(question, report))
    ordered = sorted(found.items(), key=lambda each: each[0] == NO_OFFICE)
    return tuple(OfficeQuestions(office, tuple(questions)) for office, questions in ordered)


def _listed(question: Question, report: Report | None) -> ListedQuestion:
    unit = f"（{question.unit}）" if question.unit else ""
    return ListedQuestion(
        question.chapter,
        f"{question.title}{unit}",
        question.explanation,
        not question.listed,
        report is not None and question.listed and is_ticked(question, report),
        question.required,
        question.when is not None,
    )
