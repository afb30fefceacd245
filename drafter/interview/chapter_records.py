"""What is asked at one place of a chapter, the records of its lists, and what does not agree there."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.answers.questions import Question, incomplete_record
from drafter.answers.understood import detail_understood
from drafter.interview.activity_text import details
from drafter.interview.addressed_doubts import DoubtAt, doubts_at
from drafter.interview.addresses import (
    NEW,
    RECOGNISED,
    Address,
    frame_for,
    key_of,
    paths_of,
    present_in,
)
from drafter.interview.chapter_values import Asked, Option, ShownDoubt, ShownRecord
from drafter.interview.doubt_frames import ReasonAgainFrame, ReasonFrame
from drafter.interview.home_frames import HomeFrame
from drafter.interview.record_list import Action, actions, brief, given_fields, record_at
from drafter.interview.screen import Choice, Message
from drafter.interview.state import InterviewState
from drafter.model.doubt import Doubt
from drafter.model.fields import Kind
from drafter.model.records import Activity
from drafter.model.report import Report
from drafter.model.titles import BODY


def asked_at(state: InterviewState, question: Question, address: Address, part: Question) -> Asked:
    """Return what is asked at `address` of `question`: the question itself, or the `part` that is a record's field."""
    screen = frame_for(state, question, address).screen(state)
    answer = present_in(state, question, address) if address.record != NEW else ""
    return Asked(
        address,
        screen,
        answer,
        "",
        part.title,
        paths_of(question, address),
        part.kind is Kind.FIGURE,
        not answer,
        part.required,
    )


def lacking_records(question: Question, report: Report) -> frozenset[int]:
    """Return the indexes of the records that lack something."""
    found: set[int] = set()
    while (index := incomplete_record(question, report, found)) is not None:
        found.add(index)
    return frozenset(found)


def shown_record(
    state: InterviewState, question: Question, index: int, found: Sequence[Doubt], lacks_something: bool
) -> ShownRecord:
    """Return the record at `index`; `found` is all that does not agree in the report."""
    address = Address(key_of(question), index)
    record = record_at(question, state.report, index)
    possible = [
        each for each in actions(question, state.report, index, state.context.topics) if each is not Action.EDIT
    ]
    given = [field for field in question.fields if field.title in given_fields(record)]
    asked = [field for field in question.fields if field not in given]
    return ShownRecord(
        address,
        brief(record),
        given=tuple(Message(f"{each.title}：{_present(state, question, address, each.title)}") for each in given),
        fields=tuple(_field(state, question, address, each) for each in asked),
        details=tuple(_detail(state, question, address, name) for name in details(question, state.report, index)),
        actions=tuple(Choice(each.value, each.name) for each in possible),
        topics=tuple(topic for topic in state.context.topics if topic != question.topic) if question.topic else (),
        recognised=_recognised(state, question, address) if isinstance(record, Activity) else None,
        doubts=shown_doubts(state, question, address, found),
        lacks_something=lacks_something,
    )


def _present(state: InterviewState, question: Question, address: Address, title: str) -> str:
    return present_in(state, question, address._replace(field=title))


def _field(state: InterviewState, question: Question, address: Address, field: Question) -> Asked:
    """Return a field of a record; of an activity's text with what was recognised in it."""
    asked = asked_at(state, question, address._replace(field=field.title), field)
    if not (question.topic and field.title == BODY and address.record is not None):
        return asked
    known = [value for value in details(question, state.report, address.record).values() if value]
    return asked._replace(understood=f"认出：{'、'.join(known)}" if known else "")


def _recognised(state: InterviewState, question: Question, address: Address) -> Asked:
    here = address._replace(field=RECOGNISED)
    screen = frame_for(state, question, here).screen(state)
    return Asked(here, screen, present_in(state, question, here), title=screen.prompt)


def _detail(state: InterviewState, question: Question, address: Address, name: str) -> Asked:
    here = address._replace(field=f"{{{name}}}")
    answer = present_in(state, question, here)
    meaning = detail_understood(answer) if answer else ""
    screen = frame_for(state, question, here).screen(state)
    return Asked(
        here,
        screen,
        answer,
        meaning if meaning != answer else "",
        name,
        paths_of(question, here),
        is_open=not answer,
        required=True,
    )


def shown_doubts(
    state: InterviewState, question: Question, address: Address, found: Sequence[Doubt]
) -> tuple[ShownDoubt, ...]:
    """Return what of `found` is about the answer, or the record, at `address`."""
    return tuple(_doubt(state, each) for each in doubts_at(state, question, address, found))


def _doubt(state: InterviewState, doubt: DoubtAt) -> ShownDoubt:
    screen = doubt.frame.screen(state)
    options = tuple(_option(state, doubt, choice) for choice in screen.choices)
    return ShownDoubt(doubt.message, screen.warning, options, isinstance(doubt.frame, ReasonAgainFrame))


def _option(state: InterviewState, doubt: DoubtAt, choice: Choice) -> Option:
    """Return a choice with the text that it asks for."""
    after = doubt.frame.take(state._replace(frames=(HomeFrame(), doubt.frame)), choice.value)
    if not isinstance(after.top, ReasonFrame):
        return Option(choice.label, choice.value)
    screen = after.top.screen(after)
    return Option(choice.label, choice.value, screen.prompt, screen.default)
