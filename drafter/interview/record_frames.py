"""A list of records: activities, shortcomings, next steps, meetings; and what can be done with one of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from drafter.answers.edits import SetAnswer
from drafter.answers.questions import Question, incomplete_record, records_of
from drafter.interview.activity_frames import CorrectFrame
from drafter.interview.activity_text import details, last_year_s_detail
from drafter.interview.navigation import QUESTION_MOVES, Move
from drafter.interview.question_frame import question_help
from drafter.interview.question_help import explanation
from drafter.interview.record_field_frames import RecordFrame
from drafter.interview.record_list import (
    Action,
    action_edits,
    actions,
    brief,
    entries,
    entry_refusal,
    field_shown,
    given_fields,
    meeting_drafts,
    record_at,
)
from drafter.interview.screen import Ask, Choice, Input, Message, Screen, Tone, Typed
from drafter.interview.state import Frame, InterviewState, Result
from drafter.model.field_spec import answer_at
from drafter.model.parsing import NONE_WORDS
from drafter.model.titles import BODY, MEETINGS

ADD, NONE, OPEN, DONE, BACK = "add", "none", "open", "done", "back"
LEAVING = (Move.SKIP, Move.HOME)
"""The moves that lead away from a list, wherever in it they are made."""


@dataclass(frozen=True)
class RecordListFrame(Frame):
    """A list of records; returns where to go when the user is done with it."""

    question: Question
    completed: frozenset[int] = frozenset()
    """Indexes of the records that lacked something and were asked about."""
    told: int | None = None
    """The index of the record that was added last; None when something else was done since."""
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
        is_none = not question.topic and answer_at(state.report, question.place) == []
        choices = [Choice(f"{number}. {entry.brief}", str(entry.at)) for number, entry in enumerate(listed, 1)]
        choices.append(Choice("加一条", ADD))
        if is_none:
            choices.append(Choice("不是“无”，先空着", OPEN))
        elif not question.topic and not listed:
            choices.append(Choice("没有，填“无”", NONE))
        choices.append(Choice("好了，下一题", DONE))
        correct = (Move.CORRECT,) if self._just_told(state) is not None else ()
        return Screen(
            Ask.CHOICE,
            f"{question.title}：{'无' if is_none else f'已有 {len(listed)} 条'}",
            default=DONE,
            choices=tuple(choices),
            entry="直接写，就是新的一条",
            moves=(*correct, *QUESTION_MOVES),
            is_new=self.is_new,
            explanation=explanation(question),
            help=question_help(question, state) if self.shows_help else (),
        )

    def _just_told(self, state: InterviewState) -> int | None:
        """Return the index of the activity that was told last, to correct what was recognised in it."""
        told = [index for index, _ in records_of(self.question, state.report) if index == self.told]
        return told[0] if told and self.question.topic else None

    def entry_problem(self, state: InterviewState, typed: str) -> str:
        """Return what is wrong with a text as a new record's."""
        if typed in NONE_WORDS:
            return ""
        frame, text = entered(self.question, typed)
        return entry_refusal(typed) or frame.problem(state, text)

    def take(self, state: InterviewState, said: Input) -> InterviewState:
        """Add a record, ask what to do with one, or go on."""
        state = state.replaced(replace(self, is_new=False, shows_help=said is Move.HELP))
        match said:
            case Move.HELP:
                after = state
            case Move.CORRECT:
                after = state.pushed(CorrectFrame(self.question, self._just_told(state) or 0))
            case Move():
                after = state.returned(said)
            case Typed():
                after = self._entered(state, said.text)
            case _:
                after = self._chosen(state, str(said))
        return after

    def _entered(self, state: InterviewState, typed: str) -> InterviewState:
        """Begin a record with what was typed; 无 says that there is none."""
        if typed in NONE_WORDS:
            is_said = bool(self.question.topic or entries(self.question, state.report))
            return self._chosen(state, DONE if is_said else NONE)
        frame, text = entered(self.question, typed)
        state = self._adding(state, frame)
        return frame.take(state, text) if text else state

    def _chosen(self, state: InterviewState, choice: str) -> InterviewState:
        match choice:
            case "done":
                after = state.returned(Move.NEXT)
            case "none":
                after = state.edited(SetAnswer(self.question.place, NONE_WORDS[0])).returned(Move.NEXT)
            case "open":
                after = state.edited(SetAnswer(self.question.place, None))
            case "add":
                after = self._adding(state, RecordFrame(self.question, None))
            case _:
                here = replace(self, is_new=False, told=None)
                after = state.replaced(here).pushed(RecordActionsFrame(self.question, int(choice)))
        return after

    def _adding(self, state: InterviewState, frame: RecordFrame) -> InterviewState:
        end = len(answer_at(state.report, self.question.place) or [])
        return state.replaced(replace(self, is_new=False, told=end)).pushed(frame)

    def resumed(self, state: InterviewState, result: Result) -> InterviewState:
        """Show the list again, or leave it."""
        if isinstance(result, Move) and result in LEAVING:
            return state.returned(result)
        return self.opened(state)


def entered(question: Question, typed: str) -> tuple[RecordFrame, str]:
    """Return the frame of a new record that begins with `typed`, and what is said to it; empty where it only proposes.

    Of an activity nothing else is asked; of other records the text stands first, and what follows it is asked.
    """
    titles = [field.title for field in question.fields]
    if question.topic:
        return RecordFrame(question, None, given=frozenset(titles) - {BODY}), typed
    text = next((field for field in question.fields if field.title == BODY and field.is_long), None)
    if text is not None:
        return RecordFrame(question, None, at=titles.index(BODY)), typed
    if question.path == MEETINGS:
        return RecordFrame(question, None, drafts=meeting_drafts(typed)), ""
    return RecordFrame(question, None), typed


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
            default=BACK,
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
        choices = (*others, Choice("返回", BACK))
        return Screen(Ask.CHOICE, "移到哪个主题？", default=BACK, choices=choices, moves=(Move.BACK,))

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
    return state.edited(*action_edits(state.answers, question, at, action, topic)).returned(Move.BACK)


def record_lines(state: InterviewState, question: Question, index: int) -> tuple[Message, ...]:
    """Return the fields of a record that are answered, and what its {名称} are."""
    lines = []
    for field in question.fields:
        text = field_shown(question, state.report, index, field)
        if text:
            lines.append(Message(f"{field.title}：{text}", Tone.DETAIL))
    found = details(question, state.report, index)
    if any(found.values()):
        lines.append(Message(f"认出：{'、'.join(dict.fromkeys(filter(None, found.values())))}", Tone.DETAIL))
    for name in (name for name, value in found.items() if not value):
        last = last_year_s_detail(state.answers, question, index, name)
        lines.append(Message(f"{{{name}}}：（还空着{f'，上年 {last}' if last else ''}）", Tone.DETAIL))
    return tuple(lines)


def _introduction(state: InterviewState, question: Question, index: int) -> tuple[Message, ...]:
    """Return what introduces a record that lacks something."""
    heading = Message(f"这一条还没有填完：{brief(record_at(question, state.report, index))}")
    return (heading, *record_lines(state, question, index))
