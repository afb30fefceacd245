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
from drafter.interview.activity_frames import CorrectFrame, DetailFrame
from drafter.interview.activity_text import (
    detail_edits,
    detail_problem,
    details,
    text_change,
    text_in_braces,
)
from drafter.interview.home_frames import HomeFrame
from drafter.interview.question_frame import QuestionFrame
from drafter.interview.record_field_frames import RecordFrame
from drafter.interview.record_frames import (
    DeletionFrame,
    RecordActionsFrame,
    RecordListFrame,
    TopicFrame,
    entered,
)
from drafter.interview.record_list import Action, field_edits, field_problem, field_shown
from drafter.interview.screen import Ask, Input, Screen, Typed
from drafter.interview.state import Frame, InterviewState
from drafter.interview.step import answered, screen_of
from drafter.model.answer_path import AnswerPath
from drafter.model.fields import Kind
from drafter.model.titles import BODY, DATES, FIGURES

NEW = -1
"""The index of a record that there is not yet."""
RECOGNISED = "{}"
"""The field of an activity in which its text stands with what was recognised in braces."""


class Address(NamedTuple):
    """Something that can be answered."""

    question: str
    """Key of the question, as `key_of` gives it."""
    record: int | None = None
    """Index of a record in the answers file's list, NEW for one that is typed as a whole; None for the question itself."""
    field: str = ""
    """Title of the record's field, {名称} for what a name in its text stands for, or RECOGNISED."""


def key_of(question: Question) -> str:
    """Return what names a question among all: its path, of a topic of activities with the topic."""
    return f"{question.path}#{question.topic}" if question.topic else str(question.path)


def question_of_key(state: InterviewState, key: str) -> Question:
    """Return the question with this key. Raises InputError when there is none (any more)."""
    asked = (question for chapter in state.context.chapters for question in chapter.questions)
    near = (question for question in asked if key.startswith(str(question.place[0])))  # a path takes time to write
    found = next((question for question in near if key_of(question) == key), None)
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
    if address.record is None or address.record == NEW:
        return RecordListFrame(question) if question.kind is Kind.RECORDS else QuestionFrame(question)
    if address.record not in [index for index, _ in records_of(question, state.report)]:
        raise _gone()
    if not address.field:
        return RecordActionsFrame(question, address.record)
    if address.field == RECOGNISED:
        return CorrectFrame(question, address.record)
    if address.field.startswith("{"):
        return _detail_frame(state, question, address.record, address.field[1:-1])
    titles = [field.title for field in question.fields]
    if address.field not in titles:
        raise _gone()
    return RecordFrame(question, address.record, at=titles.index(address.field))


def _detail_frame(state: InterviewState, question: Question, index: int, name: str) -> DetailFrame:
    names = tuple(details(question, state.report, index))
    if name not in names:
        raise _gone()
    return DetailFrame(question, index, names, names.index(name))


def _gone() -> InputError:
    return InputError("这一条在别处改过或删去了；请看页面上现在的样子")


def said_at(state: InterviewState, address: Address, typed: str) -> tuple[InterviewState, Screen]:
    """Return the state after `typed` is given as the answer at `address`, and the screen.

    Of a new record whatever is proposed for its other fields is taken, to be seen and changed there. What is wrong
    stands in the screen's `error`. Raises InputError.
    """
    said: Input = Typed(typed.strip()) if address.record == NEW else typed
    after, screen = said_to(state, frame_at(state, address), [said])
    while address.record == NEW and not screen.error and isinstance(after.top, RecordFrame) and after.top.drafts:
        after, screen = answered(after, screen.default)
    return after, screen


def chosen_at(state: InterviewState, address: Address, value: str) -> tuple[InterviewState, Screen]:
    """Return the state after the choice `value` of the menu at `address`, and the screen. Raises InputError."""
    return said_to(state, frame_at(state, address), [value])


def said_to(state: InterviewState, frame: Frame, said: Sequence[Input]) -> tuple[InterviewState, Screen]:
    """Return the state after `said` to `frame`, and the last screen; an input that is not taken ends it."""
    state = state._replace(frames=(HomeFrame(), frame), messages=())
    screen = screen_of(state)
    for each in said:
        state, screen = answered(state, each)
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
    after, screen = said_to(state, chosen, [said])
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
    if address.field == RECOGNISED:
        return text_in_braces(question, state.report, address.record)
    if address.field.startswith("{"):
        return details(question, state.report, address.record)[address.field[1:-1]]
    return field_shown(question, state.report, address.record, _field(question, address.field))


def problem_at(state: InterviewState, address: Address, typed: str) -> str:
    """Return in Chinese why a typed text is no answer at `address`; empty when it is one. Raises InputError."""
    frame, typed = frame_at(state, address), typed.strip()
    if address.record == NEW:
        return frame.entry_problem(state, typed) if typed else ""
    if frame.screen(state).ask is not Ask.TEXT:
        return ""
    return frame.problem(state, typed)


def edits_at(state: InterviewState, address: Address, typed: str) -> tuple[Edit, ...]:
    """Return the changes that save `typed` at `address`, where nothing is wrong with it. Raises InputError, ValueError."""
    question, typed = question_of_key(state, address.question), typed.strip()
    if address.record is None:
        return (answer_edit(question, typed, state.answers),)
    if address.record == NEW:
        return _entry_edits(state, question, typed)
    return _record_edits(state, question, address.record, address.field, typed)


def _entry_edits(state: InterviewState, question: Question, typed: str) -> tuple[Edit, ...]:
    """Return the changes that add the record that `typed` begins; none where it is only the beginning of one."""
    if question.topic:
        return tuple(text_change(state.answers, question, None, typed).edits)
    frame, text = entered(question, typed)
    if not text:
        return ()
    return tuple(field_edits(state.answers, question, None, frame.field, text)[1])


def _record_edits(state: InterviewState, question: Question, index: int, name: str, typed: str) -> tuple[Edit, ...]:
    """Return the changes that save a field of a record. Raises InputError."""
    if question.topic and name in (BODY, RECOGNISED):
        change = text_change(state.answers, question, index, typed, as_marked=name == RECOGNISED)
        return tuple(change.edits)
    if name.startswith("{"):
        wrong = detail_problem(name[1:-1], typed)
        if wrong:
            raise InputError(wrong)
        return tuple(detail_edits(state.answers, question, index, name[1:-1], typed)[1])
    field = _field(question, name)
    beside = {each.title: field_shown(question, state.report, index, each) for each in question.fields}
    wrong = field_problem(question, field, state.answers.jurisdiction, beside, typed)
    if wrong:
        raise InputError(wrong)
    return tuple(field_edits(state.answers, question, index, field, typed)[1])


def _field(question: Question, title: str) -> Question:
    found = next((each for each in question.fields if each.title == title), None)
    if found is None:
        raise _gone()
    return found
