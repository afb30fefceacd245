"""The numbers of paragraphs that are put in and asked about: a question tells them as they will stand in the text."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.merging.plan.plan_values import MergePlan, Overlap
from drafter.merging.texts.differences import without_number
from drafter.merging.texts.text_changes import merged_text


def numbered_as_put_in(plan: MergePlan, new: Sequence[str]) -> MergePlan:
    """Return `plan` with the questions about paragraphs that are put in, of the lines `new`, as these are numbered there."""
    texts = {
        (each.after, without_number(text)): text
        for each in plan.insertions
        if each.in_question
        for text in (merged_text(new[own.line], own.changes, accept_questions=True) for own in each.paragraphs)
    }

    def as_put_in(asked: Overlap) -> Overlap:
        text = None if asked.hand else texts.get((asked.paragraph, without_number(asked.new)))
        return asked if text is None else asked._replace(new=text)

    return plan._replace(questions=tuple(map(as_put_in, plan.questions)))
