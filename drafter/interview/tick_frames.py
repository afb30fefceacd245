"""What else a chapter reports: a list to tick, and chapters that are not the unit's duty."""

from __future__ import annotations

from dataclasses import dataclass, replace

from drafter.answers.edits import DropKey, Edit, SetAnswer
from drafter.answers.questions import (
    Chapter,
    Question,
    can_arise,
    can_be_left,
    is_ticked,
    is_untouched,
    records_of,
    shown,
)
from drafter.answers.understood import last_year_of
from drafter.hints import quoted
from drafter.interview.activity_frames import CorrectFrame
from drafter.interview.navigation import QUESTION_MOVES, Move
from drafter.interview.proposals import for_unit
from drafter.interview.record_frames import entered
from drafter.interview.record_list import brief, entry_refusal
from drafter.interview.screen import Ask, Choice, Input, Screen, Tick, Ticked, Tone, Typed
from drafter.interview.state import Frame, InterviewState, Result
from drafter.model.field_spec import answer_at
from drafter.model.records import Activity
from drafter.model.report import Report
from drafter.model.titles import ACTIVITIES, NOT_OURS, TICKED

OURS, LEFT_OUT = "ours", "left out"


@dataclass(frozen=True)
class TickFrame(Frame):
    """The list of a chapter; returns NEXT when it is ticked, or the move made."""

    chapter: Chapter
    """The chapter with all its questions."""
    told: int | None = None
    """The index of the activity that was typed last."""
    is_new: bool = True
    shows_help: bool = False

    def screen(self, state: InterviewState) -> Screen:
        """Return what can be ticked."""
        ticks = tuple(_tick(question, state) for question in self._offered(state.report))
        topics = self._topics
        told = self._told(state)
        return Screen(
            Ask.TICKS,
            f"{self.chapter.title}，还有要报的吗？",
            ticks=ticks,
            entry="直接写，就是一条具体工作" if topics else "",
            moves=(*((Move.CORRECT,) if told else ()), *QUESTION_MOVES, *self._leaving(state)),
            is_new=self.is_new,
            explanation=f"下面这些有就勾上，勾了才问；没有就直接回车。{'也可以直接写一件事。' if topics else ''}",
            help=_HELP if self.shows_help else (),
        )

    def _leaving(self, state: InterviewState) -> tuple[Move, ...]:
        may_leave = can_be_left(self.chapter) and is_untouched(self.chapter, state.report)
        return (Move.NOT_OURS,) if may_leave else ()

    def _offered(self, report: Report) -> list[Question]:
        return offered_in(self.chapter, report)

    @property
    def _topics(self) -> list[Question]:
        return [question for question in self.chapter.questions if question.topic]

    def _told(self, state: InterviewState) -> Activity | None:
        activities = state.report.activities or []
        return activities[self.told] if self.told is not None and self.told < len(activities) else None

    def entry_problem(self, state: InterviewState, typed: str) -> str:
        """Return what is wrong with a text as an activity."""
        frame, text = entered(self._topics[0], typed)
        return entry_refusal(typed) or frame.problem(state, text)

    def take(self, state: InterviewState, said: Input) -> InterviewState:
        """Remember what is ticked and go on, take an activity, or make the move."""
        here = replace(self, is_new=False, shows_help=said is Move.HELP)
        state = state.replaced(here)
        match said:
            case Move.HELP:
                after = state
            case Move.CORRECT:
                after = state.pushed(CorrectFrame(self._topics[0], self.told or 0))
            case Move():
                after = state.returned(said)
            case Ticked(values):
                after = self._ticked(state, values)
            case Typed(text):
                here = replace(here, told=len(state.report.activities or []))
                after = self._entered(state.replaced(here), text)
            case _:
                after = state
        return after

    def _entered(self, state: InterviewState, text: str) -> InterviewState:
        topics = self._topics
        if len(topics) > 1:
            return state.pushed(TopicOfFrame(tuple(topics), text))
        frame, said = entered(topics[0], text)
        return frame.take(state.pushed(frame), said)

    def _ticked(self, state: InterviewState, values: tuple[str, ...]) -> InterviewState:
        offered = self._offered(state.report)
        listed = {question.ticked_as for question in offered}
        before = state.report.ticked or ()
        answered = [q.title for q in offered if is_ticked(q, state.report) and q.ticked_as not in {*values, *before}]
        if answered:
            words = f"{'、'.join(answered)}已经填了，还照样印；不要的，把它的答案清掉。"
            state = state.with_message(words, Tone.UNDERSTOOD)
        known = {question.ticked_as for question in offered if is_ticked(question, state.report)} - set(before)
        ticked = [*(path for path in before if path not in listed), *(each for each in values if each not in known)]
        if ticked != list(before):
            state = state.edited(_kept(TICKED.place, ticked))
        return state.returned(Move.NEXT)

    def resumed(self, state: InterviewState, result: Result) -> InterviewState:
        """Show the list again, or leave it."""
        if result in (Move.HOME, Move.SKIP):
            return state.returned(result)
        told = self._told(state)
        return state.with_message(f"记在“{told.topic}”里：{brief(told)}", Tone.UNDERSTOOD) if told else state


_HELP = (
    "每次都问的已经问过了；别的事实列在这里，勾了的接着就问，来年还勾着。",
    "这里也没有的：直接写成一句话，如 3月19日举办校长培训班，56人参加。",
)


def offered_in(chapter: Chapter, report: Report) -> list[Question]:
    """Return the questions on the list of `chapter`: those that can arise."""
    return [question for question in chapter.questions if question.listed and can_arise(question, report)]


def _tick(question: Question, state: InterviewState) -> Tick:
    report = state.report
    if question.topic:
        count = len(records_of(question, report))
        note = f"已写 {count} 条" if count else "一事一条"
        return Tick(f"具体工作：{question.topic}", question.ticked_as, is_ticked(question, report), note, ACTIVITIES)
    present = shown(question, report)
    if not present and isinstance(answer_at(report, question.place), list):
        present = "无"
    unit_name = report.identity.unit_name
    last = last_year_of(question.place, state.answers.source.tree, report)
    known = f"已填 {present}" if present else f"上年 {last}" if last else for_unit(question.explanation, unit_name)
    spec = state.answers.jurisdiction.catalogue().get(question.path)
    return Tick(question.title, question.ticked_as, is_ticked(question, report), known, spec.matter if spec else "")


def _kept(place: tuple[str | int, ...], values: list[str]) -> Edit:
    return SetAnswer(place, list(values)) if values else DropKey(place)


@dataclass(frozen=True)
class TopicOfFrame(Frame):
    """Under which topic of a chapter a typed activity stands; returns BACK."""

    topics: tuple[Question, ...]
    text: str

    def screen(self, state: InterviewState) -> Screen:  # noqa: ARG002 - all of it is in the frame
        """Return the topics; the one whose name the text says most of is proposed."""
        nearest = max(self.topics, key=lambda question: sum(sign in self.text for sign in question.topic))
        return Screen(
            Ask.CHOICE,
            "这件事写在哪一方面？",
            default=nearest.topic,
            choices=tuple(Choice(question.topic, question.topic) for question in self.topics),
            moves=(Move.BACK,),
        )

    def take(self, state: InterviewState, said: Input) -> InterviewState:
        """Save the activity there."""
        if said is Move.BACK:
            return state.returned(Move.BACK)
        question = next(each for each in self.topics if each.topic == said)
        frame, text = entered(question, self.text)
        return frame.take(state.replaced(frame), text)


@dataclass(frozen=True)
class NotOursFrame(Frame):
    """A chapter that was said not to be the unit's: whether it still is not; returns NEXT to ask it, or BACK."""

    title: str

    def screen(self, state: InterviewState) -> Screen:  # noqa: ARG002 - the same whatever is answered
        """Return the question."""
        choices = (Choice("归本单位了，问这一章", OURS), Choice("还是不归本单位", LEFT_OUT))
        prompt = f"{quoted(self.title)}记着“不归本单位”"
        return Screen(Ask.CHOICE, prompt, default=LEFT_OUT, choices=choices, moves=(Move.BACK,))

    def take(self, state: InterviewState, said: Input) -> InterviewState:
        """Forget it, or leave it so."""
        if said != OURS:
            return state.returned(Move.BACK)
        left = [title for title in state.report.not_ours or () if title != self.title]
        return state.edited(_kept(NOT_OURS.place, left)).returned(Move.NEXT)


def left_out(state: InterviewState, chapter: str) -> InterviewState:
    """Return the state after the unit said that `chapter` is not its duty."""
    titles = [*(state.report.not_ours or ()), chapter]
    message = f"记下了：{quoted(chapter)}不归本单位，这一章不问、不写，来年也不问；目录里选它可以改回来。"
    return state.edited(_kept(NOT_OURS.place, titles)).with_message(message, Tone.UNDERSTOOD)
