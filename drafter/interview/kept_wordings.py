"""The bureau's own wordings of sentences, as a face shows and settles them."""

from __future__ import annotations

from typing import NamedTuple

from drafter.answers.edits import DeleteRecord, DropKey, Edit
from drafter.errors import InputError
from drafter.interview.state import InterviewState
from drafter.model.records import spoken_pattern
from drafter.model.report import Report
from drafter.model.titles import CARRIED_OVER, WORDINGS


class ShownWording(NamedTuple):
    """A sentence in the bureau's own words, its answers named as 【行政检查次数】."""

    number: int
    """From 1, in the answers file."""
    section: str
    original: str
    wording: str
    """Empty when the sentence is left out."""
    is_carried_over: bool
    """Whether it is still last year's, and nobody looked at it."""
    reason: str
    """Why the sentence is left out; may be empty."""


def kept_wordings(report: Report) -> tuple[ShownWording, ...]:
    """Return the wordings that the answers file holds, in order."""
    return tuple(
        ShownWording(
            number,
            str(each.section or ""),
            spoken_pattern(each.original),
            "" if each.is_left_out else spoken_pattern(each.wording),
            each.is_carried_over,
            str(each.reason or ""),
        )
        for number, each in enumerate(report.wordings or (), 1)
    )


def settling(state: InterviewState, shown: ShownWording, *, is_kept: bool) -> list[Edit]:
    """Return the changes that keep what was `shown` as this year's, or else let the template's sentence be printed again.

    Raises InputError when another stands there by now.
    """
    if shown not in kept_wordings(state.report):
        raise InputError("这一条写法已经改了；请重新打开“改过的稿子”再看")
    place = (*WORDINGS.place, shown.number - 1)
    if not is_kept:
        return [DeleteRecord(WORDINGS.place, shown.number - 1)]
    return [DropKey((*place, CARRIED_OVER))] if shown.is_carried_over else []
