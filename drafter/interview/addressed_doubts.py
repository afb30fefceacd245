"""What does not agree about the answers that a face shows at once, and what is said to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from drafter.answers.questions import Question
from drafter.interview.activity_frames import ConfirmFrame
from drafter.interview.activity_text import text_change, text_shown
from drafter.interview.addresses import Address, key_of, question_of_key, said_to
from drafter.interview.doubt_frames import MEND, DoubtFrame, ReasonAgainFrame
from drafter.interview.doubts import explained_among, unexplained
from drafter.interview.home_frames import HomeFrame
from drafter.interview.question_frame import QuestionFrame
from drafter.interview.record_list import record_at
from drafter.interview.screen import Input, Screen
from drafter.interview.state import InterviewState
from drafter.interview.step import screen_of
from drafter.model.answer_path import AnswerPath
from drafter.model.doubt import Doubt
from drafter.model.fields import Kind
from drafter.model.records import Activity
from drafter.model.relations import doubts_of


class DoubtAt(NamedTuple):
    """Something that does not agree, and the frame that asks what to do about it."""

    message: str
    frame: DoubtFrame | ReasonAgainFrame | ConfirmFrame


def doubts_at(
    state: InterviewState, question: Question, address: Address, found: Sequence[Doubt]
) -> tuple[DoubtAt, ...]:
    """Return what of `found` is about the answer, or the record, at `address`; what has a reason comes last.

    `question` holds it; `found` is all that does not agree in the report (`found_doubts`).
    """
    if address.record is not None:
        record = AnswerPath.of_place((*question.place, address.record))
        doubts = (_doubt_at(each, question) for each in unexplained(found, record.holds))
        return (*_still_last_year_s(state, question, address.record), *doubts)
    if question.kind is Kind.RECORDS:
        return ()
    reasons = explained_among(found, question, state.report)
    return (
        *(_doubt_at(each, question) for each in unexplained(found, lambda path: path == question.path)),
        *(DoubtAt(each.doubt.message, ReasonAgainFrame(each, question.title)) for each in reasons),
    )


def _still_last_year_s(state: InterviewState, question: Question, index: int) -> tuple[DoubtAt, ...]:
    """Return the question whether an activity that says what last year's said holds this year too."""
    record = record_at(question, state.report, index)
    if not (isinstance(record, Activity) and record.is_carried_over):
        return ()
    change = text_change(state.answers, question, index, text_shown(question, state.report, index))
    if not (change.unconfirmed or change.is_unchanged):
        return ()
    frame = ConfirmFrame(question, index, change.unconfirmed)
    return (DoubtAt(frame.screen(state).warning[0].text, frame),)


def found_doubts(state: InterviewState) -> tuple[Doubt, ...]:
    """Return all that does not agree in the report, with and without reasons."""
    return doubts_of(state.report, state.answers.jurisdiction.catalogue())


def _doubt_at(doubt: Doubt, question: Question) -> DoubtAt:
    return DoubtAt(doubt.message, DoubtFrame(doubt, question.path, question.title))


def said_to_doubt(
    state: InterviewState, address: Address, message: str, said: Sequence[Input]
) -> tuple[InterviewState, Screen, Address | None]:
    """Return the state after `said` to the doubt with this message, its screen, and what is to be answered next.

    The last is None when nothing is. A doubt that is settled meanwhile leaves all as it was.
    """
    known = doubts_at(state, question_of_key(state, address.question), address, found_doubts(state))
    frame = next((each.frame for each in known if each.message == message), None)
    if frame is None:
        return state, screen_of(state._replace(frames=(HomeFrame(),))), None
    after, screen = said_to(state, frame, said)
    following = None
    if isinstance(after.top, QuestionFrame):
        following = Address(key_of(after.top.question))
    elif said and said[-1] == MEND:
        following = address
    return after, screen, following
