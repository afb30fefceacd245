"""All questions of one chapter at once, each with its screen, for a face that shows them side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from drafter.answers.questions import Question, incomplete_record, is_open, records_of
from drafter.answers.understood import detail_understood, understood
from drafter.interview.addresses import (
    NEW,
    Address,
    DoubtAt,
    doubts_at,
    found_doubts,
    frame_at,
    frame_for,
    key_of,
    paths_of,
    present_in,
)
from drafter.interview.doubt_frames import ReasonAgainFrame, ReasonFrame
from drafter.interview.home_frames import HomeFrame
from drafter.interview.progress import Overview, overview
from drafter.interview.question_frame import QuestionFrame
from drafter.interview.record_frames import NONE, RecordListFrame
from drafter.interview.record_list import Action, actions, brief, details, given_fields, record_at
from drafter.interview.screen import Choice, Message, Screen
from drafter.interview.state import InterviewState
from drafter.interview.walk import can_ask
from drafter.model.doubt import Doubt
from drafter.model.fields import Kind


class Asked(NamedTuple):
    """One thing that is asked, as a screen would ask it, and its present answer."""

    address: Address
    screen: Screen
    present: str
    """As it would be typed; empty while it is open."""
    understood: str = ""
    """As it was understood, with the change against last year; empty while it is open."""
    title: str = ""
    paths: tuple[str, ...] = ()
    """Under which paths the report prints it."""
    is_figure: bool = False
    is_open: bool = False
    """Whether it is to be answered still."""
    required: bool = False


class Option(NamedTuple):
    """One thing that can be done about a doubt."""

    label: str
    value: str
    asks: str = ""
    """The words before a text that must be given with it; empty when none is."""
    default: str = ""
    """That text as it stands already."""


class ShownDoubt(NamedTuple):
    """Something that does not agree, with what can be done about it."""

    name: str
    """Names it among the doubts about one answer."""
    warning: tuple[Message, ...]
    options: tuple[Option, ...]
    is_explained: bool
    """Whether a reason is given for it already."""


class ShownRecord(NamedTuple):
    """A record of a list with its fields."""

    address: Address
    brief: str
    given: tuple[Message, ...]
    """What stands in it though nobody is asked for it."""
    fields: tuple[Asked, ...]
    details: tuple[Asked, ...]
    """What the {名称} of its text stand for."""
    actions: tuple[Choice, ...]
    topics: tuple[str, ...]
    """The topics that it can be moved to."""
    doubts: tuple[ShownDoubt, ...]
    lacks_something: bool


class ShownQuestion(NamedTuple):
    """A question of the chapter."""

    asked: Asked
    doubts: tuple[ShownDoubt, ...] = ()
    is_list: bool = False
    records: tuple[ShownRecord, ...] = ()
    new_record: tuple[Asked, ...] = ()
    """The fields of a record that can be added."""
    none_choice: Choice | None = None
    """How to say that there is none; None when that makes no sense."""


class WholeChapter(NamedTuple):
    """A chapter with all its questions that are asked at present."""

    number: int
    """From 0."""
    title: str
    questions: tuple[ShownQuestion, ...]


class Contents(NamedTuple):
    """How far all chapters are."""

    progress: Overview
    doubts: tuple[int, ...]
    """What does not agree and has no reason, by chapter."""


def whole_chapter(state: InterviewState, number: int) -> WholeChapter:
    """Return the questions of chapter `number`, from 0. Raises IndexError."""
    chapter = state.context.chapters[number]
    asked = [question for question in chapter.questions if can_ask(question, state.report)]
    found = found_doubts(state)
    return WholeChapter(number, chapter.title, tuple(_shown(state, question, found) for question in asked))


def contents(state: InterviewState) -> Contents:
    """Return how far all chapters are."""
    chapters, report, jurisdiction = state.context.chapters, state.report, state.answers.jurisdiction
    found = [doubt for doubt in found_doubts(state) if not doubt.reason]
    counts = tuple(
        sum(
            any(question.path.holds(doubt.path) for question in chapter.questions if not question.topic)
            for doubt in found
        )
        for chapter in chapters
    )
    return Contents(overview(chapters, report, jurisdiction), counts)


def first_open_chapter(state: InterviewState) -> int:
    """Return the number of the first chapter with something to answer; 0 when there is none."""
    numbers = (number for number, each in enumerate(state.context.chapters) if _has_open(each.questions, state))
    return next(numbers, 0)


def _has_open(questions: Sequence[Question], state: InterviewState) -> bool:
    return any(is_open(question, state.report) for question in questions)


def help_at(state: InterviewState, address: Address) -> tuple[str, ...]:
    """Return the help on the question at `address`, a line a point. Raises InputError."""
    frame = frame_at(state, Address(address.question))
    if isinstance(frame, QuestionFrame | RecordListFrame):
        return replace(frame, shows_help=True).screen(state).help
    return ()


def _shown(state: InterviewState, question: Question, found: Sequence[Doubt]) -> ShownQuestion:
    address = Address(key_of(question))
    asked = _asked(state, question, address, question)
    meaning = understood(question, state.report, state.answers.source.tree) if not question.fields else ""
    asked = asked._replace(
        understood=meaning if meaning != asked.present else "", is_open=is_open(question, state.report)
    )
    if question.kind is not Kind.RECORDS:
        return ShownQuestion(asked, _doubts(state, question, address, found))
    lacking = _lacking(question, state)
    none = next((choice for choice in asked.screen.choices if choice.value == NONE), None)
    return ShownQuestion(
        asked,
        is_list=True,
        records=tuple(
            _record(state, question, index, found, lacking) for index, _ in records_of(question, state.report)
        ),
        new_record=tuple(
            _asked(state, question, address._replace(record=NEW, field=each.title), each) for each in question.fields
        ),
        none_choice=none,
    )


def _asked(state: InterviewState, question: Question, address: Address, part: Question) -> Asked:
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


def _lacking(question: Question, state: InterviewState) -> frozenset[int]:
    """Return the indexes of the records that lack something."""
    found: set[int] = set()
    while (index := incomplete_record(question, state.report, found)) is not None:
        found.add(index)
    return frozenset(found)


def _record(
    state: InterviewState, question: Question, index: int, found: Sequence[Doubt], lacking: frozenset[int]
) -> ShownRecord:
    report = state.report
    address = Address(key_of(question), index)
    record = record_at(question, report, index)
    given = given_fields(record)
    possible = [each for each in actions(question, report, index, state.context.topics) if each is not Action.EDIT]
    return ShownRecord(
        address,
        brief(record),
        tuple(
            Message(f"{each.title}：{present_in(state, question, address._replace(field=each.title))}")
            for each in question.fields
            if each.title in given
        ),
        tuple(
            _asked(state, question, address._replace(field=each.title), each)
            for each in question.fields
            if each.title not in given
        ),
        tuple(_detail(state, question, address, name) for name in details(question, report, index)),
        tuple(Choice(each.value, each.name) for each in possible),
        tuple(topic for topic in state.context.topics if topic != question.topic) if question.topic else (),
        _doubts(state, question, address, found),
        index in lacking,
    )


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


def _doubts(
    state: InterviewState, question: Question, address: Address, found: Sequence[Doubt]
) -> tuple[ShownDoubt, ...]:
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
