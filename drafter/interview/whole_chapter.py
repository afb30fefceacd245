"""All questions of one chapter at once, each with its screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from drafter.answers.questions import Question, is_open, is_ours, records_of
from drafter.answers.understood import understood
from drafter.interview.addressed_doubts import found_doubts
from drafter.interview.addresses import NEW, Address, frame_at, key_of
from drafter.interview.chapter_list import may_leave, shown_list
from drafter.interview.chapter_records import asked_at, lacking_records, shown_doubts, shown_record
from drafter.interview.chapter_values import Contents, ShownQuestion, WholeChapter
from drafter.interview.progress import overview
from drafter.interview.question_frame import QuestionFrame
from drafter.interview.record_frames import NONE, OPEN, RecordListFrame
from drafter.interview.state import InterviewState
from drafter.interview.walk import can_ask, is_list, steps_of
from drafter.model.doubt import Doubt
from drafter.model.fields import Kind


def whole_chapter(state: InterviewState, number: int) -> WholeChapter:
    """Return the questions of chapter `number`, from 0. Raises IndexError."""
    chapter = state.context.chapters[number]
    if not is_ours(chapter.title, state.report):
        return WholeChapter(number, chapter.title, (), 0, is_left=True)
    steps = [step for step in steps_of(chapter).questions if can_ask(step, state.report)]
    found = found_doubts(state)
    asked = [step for step in steps if not is_list(step)]
    core = next((at for at, step in enumerate(steps) if is_list(step)), len(steps))
    return WholeChapter(
        number,
        chapter.title,
        tuple(_shown(state, question, found) for question in asked),
        core,
        shown_list(state, chapter) if core < len(steps) else None,
        may_leave(state, chapter),
    )


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
    asked = asked_at(state, question, address, question)._replace(is_open=is_open(question, state.report))
    if question.kind is Kind.RECORDS:
        return _shown_list(state, question, found)
    meaning = understood(question, state.report, state.answers.source.tree)
    asked = asked._replace(understood=meaning if meaning != asked.present else "")
    return ShownQuestion(asked, shown_doubts(state, question, address, found))


def _shown_list(state: InterviewState, question: Question, found: Sequence[Doubt]) -> ShownQuestion:
    address = Address(key_of(question))
    asked = asked_at(state, question, address, question)._replace(is_open=is_open(question, state.report))
    lacking = lacking_records(question, state.report)
    records = [index for index, _ in records_of(question, state.report)]
    return ShownQuestion(
        asked,
        is_list=True,
        records=tuple(shown_record(state, question, index, found, index in lacking) for index in records),
        entry=asked_at(state, question, address._replace(record=NEW), question) if asked.screen.entry else None,
        none_choices=tuple(choice for choice in asked.screen.choices if choice.value in (NONE, OPEN)),
    )
