"""Which figures of a report made of answers are told apart by the questions that they answer.

Two questions ask two things, however like their sentences are; how they belong together the relations of the answers
say. So what is read off sentences counts only where a number was typed: into an activity, or a text of others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps

from drafter.checking.manuscript import Manuscript, Passage
from drafter.checking.rule import Hit, Spot
from drafter.model.answer_path import AnswerPath
from drafter.model.figure import Figure
from drafter.model.titles import ACTIVITIES, PLAN_REVIEWS, PLANS, SHORTCOMINGS
from drafter.text_runs import Run

_ENDS = "。\n"
_TYPED = (ACTIVITIES, SHORTCOMINGS, PLANS, PLAN_REVIEWS)
"""Lists whose records are written by hand."""
_Check = Callable[[Manuscript], Iterator[Hit]]


def unless_answered(check: _Check) -> _Check:
    """Decorate a check of figures within a sentence: one whose numbers are all answers is told by their relations."""

    @wraps(check)
    def checked(manuscript: Manuscript) -> Iterator[Hit]:
        return (hit for hit in check(manuscript) if not _is_all_answered(manuscript, hit.spot))

    return checked


def answered_apart(manuscript: Manuscript, one: Spot, other: Spot) -> bool:
    """Return whether the numbers at two spots answer two questions."""
    first, second = (_questions(manuscript, spot) for spot in (one, other))
    return len(first) == 1 and len(second) == 1 and first != second and not (first | second) & {""}


def none_answered_apart(manuscript: Manuscript, said: str, number: Spot) -> bool:
    """Return whether `said` tells that there was none of what one question asks, and another answers the `number`."""
    if manuscript.report is None or manuscript.jurisdiction is None:
        return False
    from drafter.model.field_spec import answer_at  # noqa: PLC0415 - a document has no answers, and loads no model

    others = _questions(manuscript, number)
    asked = manuscript.jurisdiction.catalogue().in_groups()
    nones = (spec.path for spec in asked if spec.none_sentence and said in spec.none_sentence)
    answers = {path: answer_at(manuscript.report, path) for path in nones}
    return (
        bool(others)
        and "" not in others
        and any(
            isinstance(answer, Figure) and answer.value == 0 and path not in others for path, answer in answers.items()
        )
    )


def _is_all_answered(manuscript: Manuscript, spot: Spot) -> bool:
    """Return whether every digit of the sentence at `spot` is printed by the answer to a question for a figure."""
    passage = manuscript.passages[spot.passage]
    start = max(passage.text.rfind(end, 0, spot.start) for end in _ENDS) + 1
    ends = [place for end in _ENDS if (place := passage.text.find(end, max(spot.end - 1, 0))) >= 0]
    whole = spot._replace(start=start, end=min(ends, default=len(passage.text)))
    questions = _questions(manuscript, whole)
    return bool(questions) and "" not in questions


def _questions(manuscript: Manuscript, spot: Spot) -> set[str]:
    """Return the questions whose answers print the digits at `spot`; empty text for digits that were typed."""
    passage = manuscript.passages[spot.passage]
    return {
        _question(run)
        for run, start in _placed(passage)
        for place, character in enumerate(run.text, start)
        if character.isdigit() and spot.start <= place < spot.end
    }


def _placed(passage: Passage) -> Iterator[tuple[Run, int]]:
    """Yield the runs of `passage` with the place where each begins."""
    place = 0
    for run in passage.runs:
        yield run, place
        place += len(run.text)


def _question(run: Run) -> str:
    return "" if not run.answer or AnswerPath(run.answer).root in _TYPED else run.question
