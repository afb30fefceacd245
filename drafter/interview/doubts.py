"""What may be wrong about an answer that was just given, and the reasons given for such things before.

The rules are in `drafter.model.relations`; this module finds which doubts concern an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from drafter.answers.questions import Question
from drafter.model.answer_path import AnswerPath
from drafter.model.catalogue import Catalogue
from drafter.model.doubt import Doubt
from drafter.model.relations import doubts_of
from drafter.model.report import Report


def answer_doubts(question: Question, report: Report, catalogue: Catalogue) -> list[Doubt]:
    """Return what may be wrong with the present answer to `question`, as far as all answers tell.

    `catalogue` is the jurisdiction's, as for `doubts_of`.
    """
    return _unexplained(report, catalogue, lambda path: path == question.path)


def record_doubts(question: Question, report: Report, catalogue: Catalogue, index: int) -> list[Doubt]:
    """Return what may be wrong with record `index` of a list; `catalogue` as in `answer_doubts`."""
    record = AnswerPath.of_place((*question.place, index))
    return _unexplained(report, catalogue, record.holds)


def _unexplained(report: Report, catalogue: Catalogue, concerns: Callable[[str], bool]) -> list[Doubt]:
    """Return the doubts about such answers that 核对说明 does not explain."""
    return unexplained(doubts_of(report, catalogue), concerns)


def unexplained(found: Iterable[Doubt], concerns: Callable[[str], bool]) -> list[Doubt]:
    """Return those of `found` without a reason that are about an answer whose path `concerns` takes."""
    open_doubts = [doubt for doubt in found if not doubt.reason]
    return [doubt for doubt in open_doubts if any(map(concerns, (doubt.path, *doubt.paths)))]


class Explained(NamedTuple):
    """A doubt with the reason that 核对说明 gives for it."""

    at: int
    """The index of the reason in 核对说明."""
    doubt: Doubt


def explained(question: Question, report: Report, catalogue: Catalogue) -> list[Explained]:
    """Return the explained doubts about the answer to `question`. `catalogue` as in `answer_doubts`."""
    if not report.explanations:  # asked of each answer
        return []
    return explained_among(doubts_of(report, catalogue), question, report)


def explained_among(found: Iterable[Doubt], question: Question, report: Report) -> list[Explained]:
    """Return those of `found` about the answer to `question` that have a reason, with it."""
    about = [(_reason_index(doubt, report), doubt) for doubt in found if doubt.concerns(question.path)]
    return [Explained(at, doubt) for at, doubt in about if at is not None]


def stale_explanations(before: Iterable[Explained], report: Report, catalogue: Catalogue) -> list[Explained]:
    """Return those of `before` whose reason no longer explains anything, the last in 核对说明 first."""
    used = {_reason_index(doubt, report) for doubt in doubts_of(report, catalogue)}
    return sorted({each.at: each for each in before if each.at not in used}.values(), reverse=True)


def _reason_index(doubt: Doubt, report: Report) -> int | None:
    """Return the index in 核对说明 of the reason for `doubt`; None when there is none, or it is for all places."""
    for at, given in enumerate(report.explanations or []):
        if doubt.reason and (given.rule, given.reason) == (doubt.rule, doubt.reason) and given.place:
            return at
    return None
