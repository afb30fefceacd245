"""What belongs to the text of an activity: its {名称}, what was recognised in it, what is still last year's."""

from __future__ import annotations

from dataclasses import dataclass, replace

from drafter.answers.questions import Question
from drafter.answers.typed_activity import Detail
from drafter.answers.understood import detail_understood
from drafter.interview.activity_text import (
    body_problem,
    confirmation_edits,
    detail_edits,
    detail_problem,
    details,
    half_braces,
    last_year_s_detail,
    text_change,
    text_in_braces,
    text_with_details,
)
from drafter.interview.doubt_frames import DoubtFrame
from drafter.interview.doubts import record_doubts
from drafter.interview.navigation import Move
from drafter.interview.question_frame import QuestionFrame
from drafter.interview.screen import Ask, Choice, Input, Message, Screen, Tone
from drafter.interview.state import Frame, InterviewState, Result, Verdict
from drafter.model.doubt import Doubt

THIS_YEAR_TOO, MEND = "this year too", "mend"


@dataclass(frozen=True)
class DetailFrame(Frame):
    """What each {名称} of an activity's text is; returns NEXT when all are asked, or the move made."""

    question: Question
    index: int
    names: tuple[str, ...]
    at: int = 0
    settled: frozenset[str] = frozenset()
    """The doubts about the present answer that were asked about, by message."""

    def screen(self, state: InterviewState) -> Screen:
        """Return the question for one {名称}."""
        present, name = self._present(state), self.names[self.at]
        last = last_year_s_detail(state.answers, self.question, self.index, name)
        return Screen(
            Ask.TEXT,
            f"{{{name}}} 是多少？（{f'上年 {last}' if last else '如 56人、3月19日'}）",
            present,
            enter="不改" if present else "先空着",
            moves=(Move.BACK, Move.SKIP, Move.HOME),
        )

    def _present(self, state: InterviewState) -> str:
        return details(self.question, state.report, self.index)[self.names[self.at]]

    def problem(self, state: InterviewState, typed: str) -> str:  # noqa: ARG002 - the name says all
        """Return why a text is neither a number nor a time."""
        return detail_problem(self.names[self.at], typed)

    def take(self, state: InterviewState, said: Input) -> InterviewState:
        """Save what it is and go on to the next; BACK leads to the one before."""
        if said is Move.BACK and self.at > 0:
            return state.replaced(replace(self, at=self.at - 1, settled=frozenset()))
        if isinstance(said, Move):
            return state.returned(said)
        typed, name = str(said), self.names[self.at]
        if typed == self._present(state):
            return self._next_name(state)
        value, edits = detail_edits(state.answers, self.question, self.index, name, typed)
        meaning = detail_understood(value)
        if meaning != typed:
            state = state.with_message(meaning, Tone.UNDERSTOOD)
        here = replace(self, settled=frozenset())
        return here._next_doubt(state.edited(*edits).replaced(here))

    def resumed(self, state: InterviewState, result: Result) -> InterviewState:
        """Go on to the next doubt, or ask again."""
        if isinstance(result, Question):
            return state.pushed(QuestionFrame(result, is_aside=True))
        return self._next_doubt(state) if result is Verdict.STANDS else state

    def _next_doubt(self, state: InterviewState) -> InterviewState:
        doubt = first_doubt(state, self.question, self.index, self.settled)
        if doubt is None:
            return self._next_name(state)
        here = replace(self, settled=self.settled | {doubt.message})
        return state.replaced(here).pushed(DoubtFrame(doubt, self.question.path, self.names[self.at]))

    def _next_name(self, state: InterviewState) -> InterviewState:
        if self.at + 1 < len(self.names):
            return state.replaced(replace(self, at=self.at + 1, settled=frozenset()))
        text = text_with_details(self.question, state.report, self.index)
        if text:
            state = state.with_message(text, Tone.UNDERSTOOD)
        return state.returned(Move.NEXT)


def first_doubt(state: InterviewState, question: Question, index: int | None, settled: frozenset[str]) -> Doubt | None:
    """Return the first doubt about a record that is not `settled`; None when there is none."""
    if index is None:
        return None
    catalogue = state.answers.jurisdiction.catalogue()
    found = record_doubts(question, state.report, catalogue, index)
    return next((doubt for doubt in found if doubt.message not in settled), None)


@dataclass(frozen=True)
class ConfirmFrame(Frame):
    """Whether what is the same as last year holds this year too; returns STANDS, MEND, or the move that leads away."""

    question: Question
    index: int
    same: tuple[Detail, ...]
    """Empty when no number stands in the text."""

    def screen(self, state: InterviewState) -> Screen:  # noqa: ARG002 - all of it is in the frame
        """Return what is the same."""
        told = "、".join(dict.fromkeys(each.value for each in self.same))
        words = f"这些和上年写的一样：{told}" if told else "和上年写的一样，一个字也没有改"
        return Screen(
            Ask.CHOICE,
            "今年也是这样吗？",
            default=MEND,
            choices=(Choice("今年也是这样", THIS_YEAR_TOO), Choice("回去改", MEND)),
            moves=(Move.BACK, Move.SKIP, Move.HOME),
            is_new=True,
            warning=(Message(words, Tone.WARNING),),
        )

    def take(self, state: InterviewState, said: Input) -> InterviewState:
        """Make it this year's, or go back to the text."""
        if said is Move.BACK or said == MEND:
            return state.returned(Verdict.MEND)
        if isinstance(said, Move):
            return state.returned(said)
        edits = confirmation_edits(state.answers, self.question, self.index, self.same)
        return state.edited(*edits).returned(Verdict.STANDS)


@dataclass(frozen=True)
class CorrectFrame(Frame):
    """An activity's text with what was recognised in braces, to be corrected; returns BACK."""

    question: Question
    index: int

    def screen(self, state: InterviewState) -> Screen:
        """Return the text."""
        return Screen(
            Ask.TEXT,
            "改认出的：",
            text_in_braces(self.question, state.report, self.index),
            is_long=True,
            enter="不改",
            moves=(Move.BACK, Move.HOME),
            is_new=True,
            explanation="花括号里的是认出的数和时间。认错的，去掉它的花括号；漏了的，加上花括号，如 {56人}参加。",
        )

    def problem(self, state: InterviewState, typed: str) -> str:
        """Return what is wrong with the braces."""
        if not typed:
            return "这一条的文字是空的；要删去这一条，请回到清单里选它"
        return body_problem(half_braces(typed), state.answers.jurisdiction)

    def take(self, state: InterviewState, said: Input) -> InterviewState:
        """Save the text with the numbers and times that stand in braces."""
        if isinstance(said, Move):
            return state.returned(said)
        change = text_change(state.answers, self.question, self.index, str(said), as_marked=True)
        state = state.edited(*change.edits)
        told = f"认出：{change.recognised}" if change.recognised else "没有认出数和时间，照原样印。"
        return state.with_message(told, Tone.UNDERSTOOD).returned(Move.BACK)
