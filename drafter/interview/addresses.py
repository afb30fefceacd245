"""Answers to any question in any order, for a face that shows many at once.

An `Address` says what is answered. `said_at` puts the frame that asks it on the screen and says the inputs to it, so
the same rules hold as in the walk through the questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from drafter.answers.edits import Edit, answer_edit
from drafter.answers.questions import Question, records_of, shown
from drafter.errors import InputError
from drafter.interview.doubt_frames import MEND, DoubtFrame, ReasonAgainFrame
from drafter.interview.doubts import explained_among, unexplained
from drafter.interview.home_frames import HomeFrame
from drafter.interview.question_frame import QuestionFrame
from drafter.interview.record_field_frames import DetailFrame, RecordFrame
from drafter.interview.record_frames import DeletionFrame, RecordActionsFrame, RecordListFrame, TopicFrame
from drafter.interview.record_list import (
    Action,
    detail_edits,
    detail_problem,
    details,
    field_edits,
    field_problem,
    field_shown,
)
from drafter.interview.screen import Ask, Screen
from drafter.interview.state import Frame, InterviewState
from drafter.interview.step import answered, screen_of
from drafter.model.answer_path import AnswerPath
from drafter.model.doubt import Doubt
from drafter.model.fields import Kind
from drafter.model.relations import doubts_of
from drafter.model.titles import DATES, FIGURES

NEW = -1
"""The index of a record that there is not yet."""


class Address(NamedTuple):
    """Something that can be answered."""

    question: str
    """Key of the question, as `key_of` gives it."""
    record: int | None = None
    """Index of a record in the answers file's list, NEW for one to be added; None for the question itself."""
    field: str = ""
    """Title of the record's field, or {名称} in braces for what a name in its text stands for."""


def key_of(question: Question) -> str:
    """Return what names a question among all: its path, of a topic of activities with the topic."""
    return f"{question.path}#{question.topic}" if question.topic else str(question.path)


def question_of_key(state: InterviewState, key: str) -> Question:
    """Return the question with this key. Raises InputError when there is none (any more)."""
    asked = (question for chapter in state.context.chapters for question in chapter.questions)
    found = next((question for question in asked if key_of(question) == key), None)
    if found is None:
        raise InputError("这一题现在不用答了；请刷新页面再看")
    return found


def place_of_answer(state: InterviewState, path: str) -> tuple[int, Address] | None:
    """Return the chapter (from 0) and the address of the question for the answer at `path`, or within it.

    None when no chapter asks it.
    """
    wanted = AnswerPath(path)
    record = wanted.number - 1 if wanted.number else None
    for number, chapter in enumerate(state.context.chapters):
        for question in chapter.questions:
            if not (question.path == path or question.path.holds(path)):
                continue
            if not question.topic:
                return number, Address(key_of(question), record if question.fields else None)
            if record in [index for index, _ in records_of(question, state.report)]:
                return number, Address(key_of(question), record)
    return None


def paths_of(question: Question, address: Address) -> tuple[AnswerPath, ...]:
    """Return the paths of the answer at `address`, which is within `question`; of a {名称} both that it can have."""
    if address.record is None or address.record == NEW:
        return (question.path,)
    record = AnswerPath.of_place((*question.place, address.record))
    if not address.field:
        return (record,)
    if address.field.startswith("{"):
        return tuple(record.child(part, address.field[1:-1]) for part in (FIGURES, DATES))
    return (record.child(address.field),)


def frame_at(state: InterviewState, address: Address) -> Frame:
    """Return the frame that asks what stands at `address`. Raises InputError when there is none (any more)."""
    return frame_for(state, question_of_key(state, address.question), address)


def frame_for(state: InterviewState, question: Question, address: Address) -> Frame:
    """Return the frame that asks what stands at `address`, which is within `question`. Raises as `frame_at`."""
    if address.record is None:
        return RecordListFrame(question) if question.kind is Kind.RECORDS else QuestionFrame(question)
    if address.record == NEW:
        return _field_frame(question, None, address.field)
    if address.record not in [index for index, _ in records_of(question, state.report)]:
        raise _gone()
    if not address.field:
        return RecordActionsFrame(question, address.record)
    if not address.field.startswith("{"):
        return _field_frame(question, address.record, address.field)
    names = tuple(details(question, state.report, address.record))
    if address.field[1:-1] not in names:
        raise _gone()
    return DetailFrame(question, address.record, names, names.index(address.field[1:-1]))


def _field_frame(question: Question, index: int | None, title: str) -> RecordFrame:
    titles = [field.title for field in question.fields]
    if title not in titles:
        raise _gone()
    return RecordFrame(question, index, at=titles.index(title))


def _gone() -> InputError:
    return InputError("这一条在别处改过或删去了；请看页面上现在的样子")


def said_at(state: InterviewState, address: Address, said: Sequence[str]) -> tuple[InterviewState, Screen]:
    """Return the state after the inputs `said` to what asks at `address`, and the last screen.

    An input that is not taken ends it; the screen's `error` says why. Raises InputError.
    """
    return _said(state, frame_at(state, address), said)


def _said(state: InterviewState, frame: Frame, said: Sequence[str]) -> tuple[InterviewState, Screen]:
    state = state._replace(frames=(HomeFrame(), frame), messages=())
    screen = screen_of(state)
    for text in said:
        state, screen = answered(state, text)
        if screen.error:
            break
    return state, screen


def acted(state: InterviewState, address: Address, action: str, topic: str = "") -> InterviewState:
    """Return the state after something was done with the record at `address`; to delete it was confirmed before.

    `action` is the name of an `Action`, `topic` where an activity is moved to. Raises InputError.
    """
    question, frame = question_of_key(state, address.question), frame_at(state, address)
    if not isinstance(frame, RecordActionsFrame):
        raise _gone()
    further: dict[str, tuple[Frame, str]] = {
        Action.DELETE.name: (DeletionFrame(question, frame.at), "yes"),
        Action.TOPIC.name: (TopicFrame(question, frame.at), topic),
    }
    chosen, said = further.get(action, (frame, action))
    after, screen = _said(state, chosen, [said])
    if screen.error:
        raise InputError(screen.error)
    return after


def present(state: InterviewState, address: Address) -> str:
    """Return the answer that stands at `address` as it would be typed; empty when there is none. Raises InputError."""
    question = question_of_key(state, address.question)
    frame_for(state, question, address)
    return present_in(state, question, address)


def present_in(state: InterviewState, question: Question, address: Address) -> str:
    """Return the answer that stands at `address`, which is within `question` and there. As `present`."""
    if address.record is None:
        return shown(question, state.report)
    if address.record == NEW or not address.field:
        return ""
    if address.field.startswith("{"):
        return details(question, state.report, address.record)[address.field[1:-1]]
    field = next(each for each in question.fields if each.title == address.field)
    return field_shown(question, state.report, address.record, field)


def problem_at(state: InterviewState, address: Address, typed: str) -> str:
    """Return in Chinese why a typed text is no answer at `address`; empty when it is one. Raises InputError."""
    frame = frame_at(state, address)
    if frame.screen(state).ask is not Ask.TEXT:
        return ""
    return frame.problem(state, typed.strip())


def edits_at(state: InterviewState, address: Address, typed: str) -> tuple[Edit, ...]:
    """Return the changes that save `typed` at `address`, where nothing is wrong with it. Raises InputError, ValueError."""
    question, typed = question_of_key(state, address.question), typed.strip()
    if address.record is None:
        return (answer_edit(question, typed, state.answers),)
    index = None if address.record == NEW else address.record
    if address.field.startswith("{"):
        if index is None:
            raise _gone()
        name = address.field[1:-1]
        if detail_problem(name, typed):
            raise InputError(detail_problem(name, typed))
        return tuple(detail_edits(state.answers, question, index, name, typed)[1])
    field = next((each for each in question.fields if each.title == address.field), None)
    if field is None:
        raise _gone()
    beside = {each.title: field_shown(question, state.report, index, each) for each in question.fields}
    wrong = field_problem(question, field, state.answers.jurisdiction, beside, typed)
    if wrong:
        raise InputError(wrong)
    return tuple(field_edits(state.answers, question, index, field, typed)[1])


class DoubtAt(NamedTuple):
    """Something that does not agree, and the frame that asks what to do about it."""

    message: str
    frame: DoubtFrame | ReasonAgainFrame


def doubts_at(
    state: InterviewState, question: Question, address: Address, found: Sequence[Doubt]
) -> tuple[DoubtAt, ...]:
    """Return what of `found` is about the answer, or the record, at `address`; what has a reason comes last.

    `question` holds it; `found` is all that does not agree in the report (`found_doubts`).
    """
    if address.record is not None:
        record = AnswerPath.of_place((*question.place, address.record))
        return tuple(_doubt_at(each, question) for each in unexplained(found, record.holds))
    if question.kind is Kind.RECORDS:
        return ()
    reasons = explained_among(found, question, state.report)
    return (
        *(_doubt_at(each, question) for each in unexplained(found, lambda path: path == question.path)),
        *(DoubtAt(each.doubt.message, ReasonAgainFrame(each, question.title)) for each in reasons),
    )


def found_doubts(state: InterviewState) -> tuple[Doubt, ...]:
    """Return all that does not agree in the report, with and without reasons."""
    return doubts_of(state.report, state.answers.jurisdiction.catalogue())


def _doubt_at(doubt: Doubt, question: Question) -> DoubtAt:
    return DoubtAt(doubt.message, DoubtFrame(doubt, question.path, question.title))


def said_to_doubt(
    state: InterviewState, address: Address, message: str, said: Sequence[str]
) -> tuple[InterviewState, Screen, Address | None]:
    """Return the state after `said` to the doubt with this message, its screen, and what is to be answered next.

    The last is None when nothing is. A doubt that is settled meanwhile leaves all as it was.
    """
    known = doubts_at(state, question_of_key(state, address.question), address, found_doubts(state))
    frame = next((each.frame for each in known if each.message == message), None)
    if frame is None:
        return state, screen_of(state._replace(frames=(HomeFrame(),))), None
    after, screen = _said(state, frame, said)
    following = None
    if isinstance(after.top, QuestionFrame):
        following = Address(key_of(after.top.question))
    elif after.saved is state.saved and len(after.frames) == 1:
        following = address if said and said[-1] == MEND else None
    return after, screen, following
