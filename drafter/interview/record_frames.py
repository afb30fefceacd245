"""A list of records: activities, shortcomings, next steps, meetings; and what can be done with one of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from drafter.answers.edits import SetAnswer
from drafter.answers.questions import Question, incomplete_record
from drafter.interview.navigation import QUESTION_MOVES, Move
from drafter.interview.question_frame import question_help
from drafter.interview.question_help import explanation
from drafter.interview.record_field_frames import RecordFrame
from drafter.interview.record_list import (
    Action,
    action_edit,
    actions,
    brief,
    details,
    entries,
    field_shown,
    given_fields,
    record_at,
)
from drafter.interview.screen import Ask, Choice, Input, Message, Screen, Tone
from drafter.interview.state import Frame, InterviewState, Result
from drafter.model.field_spec import answer_at

ADD, NONE, DONE, BACK = "add", "none", "done", "back"
LEAVING = (Move.SKIP, Move.HOME)
"""The moves that lead away from a list, wherever in it they are made."""


@dataclass(frozen=True)
class RecordListFrame(Frame):
    """A list of records; returns where to go when the user is done with it."""

    question: Question
    completed: frozenset[int] = frozenset()
    """Indexes of the records that lacked something and were asked about."""
    is_new: bool = True
    shows_help: bool = False

    def opened(self, state: InterviewState) -> InterviewState:
        """Return the state at the first record that lacks something, at the list when there is none left.

        This frame is the topmost.
        """
        question, report = self.question, state.report
        index = incomplete_record(question, report, self.completed)
        if index is None:
            return state
        given = given_fields(record_at(question, report, index))
        frame = RecordFrame(question, index, given, introduction=_introduction(state, question, index))
        return state.replaced(replace(self, completed=self.completed | {index})).pushed(frame)

    def screen(self, state: InterviewState) -> Screen:
        """Return the list and what can be done."""
        question = self.question
        listed = entries(question, state.report)
        choices = [Choice(f"{number}. {entry.brief}", str(entry.at)) for number, entry in enumerate(listed, 1)]
        choices.append(Choice("加一条", ADD))
        if not question.topic and not listed and answer_at(state.report, question.place) is None:
            choices.append(Choice("没有，填“无”", NONE))
        choices.append(Choice("好了，下一题", DONE))
        return Screen(
            Ask.CHOICE,
            f"{question.title}：已有 {len(listed)} 条",
            default=DONE,
            choices=tuple(choices),
            moves=QUESTION_MOVES,
            is_new=self.is_new,
            explanation=explanation(question),
            help=question_help(question, state) if self.shows_help else (),
        )

    def take(self, state: InterviewState, said: Input) -> InterviewState:
        """Add a record, ask what to do with one, or go on."""
        state = state.replaced(replace(self, is_new=False, shows_help=said is Move.HELP))
        if said is Move.HELP:
            return state
        if isinstance(said, Move):
            return state.returned(said)
        if said == DONE:
            return state.returned(Move.NEXT)
        if said == NONE:
            return state.edited(SetAnswer(self.question.place, "无")).returned(Move.NEXT)
        if said == ADD:
            return state.pushed(RecordFrame(self.question, None))
        return state.pushed(RecordActionsFrame(self.question, int(str(said))))

    def resumed(self, state: InterviewState, result: Result) -> InterviewState:
        """Show the list again, or leave it."""
        if isinstance(result, Move) and result in LEAVING:
            return state.returned(result)
        return self.opened(state)


@dataclass(frozen=True)
class RecordActionsFrame(Frame):
    """What to do with one record of a list; returns BACK, or HOME when the user wants to go there."""

    question: Question
    at: int
    """The record's index in the answers file's list."""

    def screen(self, state: InterviewState) -> Screen:
        """Return the record and what can be done with it."""
        possible = actions(self.question, state.report, self.at, state.context.topics)
        return Screen(
            Ask.CHOICE,
            brief(record_at(self.question, state.report, self.at)),
            choices=(*(Choice(action.value, action.name) for action in possible), Choice("返回", BACK)),
            moves=(Move.BACK, Move.HOME),
            is_new=True,
            record=record_lines(state, self.question, self.at),
        )

    def take(self, state: InterviewState, said: Input) -> InterviewState:
        """Do it, or ask further first: for the new text, the topic to move to, a yes."""
        if isinstance(said, Move):
            return state.returned(said)
        if said == BACK:
            return state.returned(Move.BACK)
        action = Action[str(said)]
        further: dict[Action, Frame] = {
            Action.EDIT: RecordFrame(self.question, self.at),
            Action.TOPIC: TopicFrame(self.question, self.at),
            Action.DELETE: DeletionFrame(self.question, self.at),
        }
        if action in further:
            return state.replaced(further[action])
        return _done(state, self.question, self.at, action)


@dataclass(frozen=True)
class TopicFrame(Frame):
    """Which topic an activity is moved to; returns BACK."""

    question: Question
    at: int

    def screen(self, state: InterviewState) -> Screen:
        """Return the other topics."""
        others = (Choice(name, name) for name in state.context.topics if name != self.question.topic)
        return Screen(Ask.CHOICE, "移到哪个主题？", choices=(*others, Choice("返回", BACK)), moves=(Move.BACK,))

    def take(self, state: InterviewState, said: Input) -> InterviewState:
        """Move the activity."""
        if said is Move.BACK or said == BACK:
            return state.returned(Move.BACK)
        return _done(state, self.question, self.at, Action.TOPIC, str(said))


@dataclass(frozen=True)
class DeletionFrame(Frame):
    """Whether a record is really to be deleted; returns BACK."""

    question: Question
    at: int

    def screen(self, state: InterviewState) -> Screen:  # noqa: ARG002 - the same for every record
        """Return the question."""
        choices = (Choice("否", "no"), Choice("是", "yes"))
        return Screen(Ask.CHOICE, "真的删除这一条吗？", default="no", choices=choices)

    def take(self, state: InterviewState, said: Input) -> InterviewState:
        """Delete the record after a yes."""
        if said == "yes":
            return _done(state, self.question, self.at, Action.DELETE)
        return state.returned(Move.BACK)


def _done(state: InterviewState, question: Question, at: int, action: Action, topic: str = "") -> InterviewState:
    """Return the state after `action` was done with a record, back at the list."""
    return state.edited(action_edit(state.answers, question, at, action, topic)).returned(Move.BACK)


def record_lines(state: InterviewState, question: Question, index: int) -> tuple[Message, ...]:
    """Return the fields of a record that are answered, and what its {名称} are."""
    lines = []
    for field in question.fields:
        text = field_shown(question, state.report, index, field)
        if text:
            lines.append(Message(f"{field.title}：{text}", Tone.DETAIL))
    for name, detail in details(question, state.report, index).items():
        lines.append(Message(f"{{{name}}}：{detail or '（还空着）'}", Tone.DETAIL))
    return tuple(lines)


def _introduction(state: InterviewState, question: Question, index: int) -> tuple[Message, ...]:
    """Return what introduces a record that lacks something."""
    heading = Message(f"这一条还没有填完：{brief(record_at(question, state.report, index))}")
    return (heading, *record_lines(state, question, index))
