"""The fields of one record, asked one after the other; each is saved at once, so half a record is never lost."""

from __future__ import annotations

from dataclasses import dataclass, replace

from drafter.answers.parse_typed import parse_typed
from drafter.answers.questions import Question
from drafter.answers.understood import LONG, detail_understood
from drafter.interview.doubt_frames import DoubtFrame
from drafter.interview.doubts import record_doubts
from drafter.interview.editor_frames import EditorFrame, LinesFrame
from drafter.interview.navigation import QUESTION_MOVES, Move
from drafter.interview.question_frame import QuestionFrame, answer_screen, question_help
from drafter.interview.question_help import explanation, label
from drafter.interview.record_list import (
    detail_edits,
    detail_problem,
    details,
    field_edits,
    field_problem,
    field_shown,
    text_with_details,
)
from drafter.interview.screen import Ask, Input, Message, Screen, Tone
from drafter.interview.state import Frame, InterviewState, Result, Verdict
from drafter.model.doubt import Doubt
from drafter.model.fields import Kind
from drafter.model.titles import BODY


@dataclass(frozen=True)
class RecordFrame(Frame):
    """The fields of a record; returns BACK when all are asked, or the move that leads away."""

    question: Question
    index: int | None
    """The record's index in the answers file's list; None while there is no record yet."""
    given: frozenset[str] = frozenset()
    """Titles of the fields that are not asked."""
    introduction: tuple[Message, ...] = ()
    """What to show above the first field."""
    at: int = 0
    """The index of the field on the screen, among those that are asked."""
    is_new: bool = True
    shows_help: bool = False
    text: str | None = None
    """What an editor left that cannot be saved; None when it left nothing."""
    settled: frozenset[str] = frozenset()
    """The doubts about the field's present answer that were asked about, by message."""

    @property
    def field(self) -> Question:
        """The field on the screen."""
        return self._fields[self.at]

    @property
    def _fields(self) -> tuple[Question, ...]:
        return tuple(field for field in self.question.fields if field.title not in self.given)

    def screen(self, state: InterviewState) -> Screen:
        """Return the question for the field."""
        field = self.field
        screen = Screen(
            Ask.TEXT,
            label(field),
            self._default(state),
            moves=QUESTION_MOVES,
            is_new=self.is_new,
            part_of=self.question.title,
            explanation=explanation(field),
            help=question_help(field, state) if self.shows_help else (),
            record=self.introduction,
        )
        return answer_screen(screen, field)

    def _default(self, state: InterviewState) -> str:
        return self.text if self.text is not None else self._present(state, self.field)

    def _present(self, state: InterviewState, field: Question) -> str:
        return field_shown(self.question, state.report, self.index, field)

    def problem(self, state: InterviewState, typed: str) -> str:
        """Return why a text is no answer in this field."""
        beside = {field.title: self._present(state, field) for field in self.question.fields}
        return field_problem(self.question, self.field, state.answers.jurisdiction, beside, typed)

    def take(self, state: InterviewState, said: Input) -> InterviewState:
        """Save the field and check it, or make the move; BACK leads to the field before."""
        here = replace(self, is_new=False, shows_help=said is Move.HELP)
        state = state.replaced(here)
        if said is Move.HELP:
            return state
        if said is Move.EDIT:
            return state.pushed(EditorFrame(self._default(state)))
        if said is Move.BACK and self.at > 0:
            return state.replaced(here._asking(self.at - 1))
        if isinstance(said, Move):
            return state.returned(said)
        return here._answered(state, str(said))

    def resumed(self, state: InterviewState, result: Result) -> InterviewState:
        """Go on after an editor, a doubt or the details of the text."""
        match result:
            case None:
                after = state.pushed(LinesFrame())
            case str():
                after = self._written(state, result)
            case Question():
                after = state.pushed(QuestionFrame(result, is_aside=True))
            case Verdict.STANDS:
                after = self._next_doubt(state)
            case Move.NEXT:
                after = self._next_field(state)
            case Move.BACK:
                after = state.replaced(self._asking(self.at))
            case Move():
                after = state.returned(result)
            case _:
                after = state
        return after

    def _asking(self, at: int) -> RecordFrame:
        return replace(self, at=at, is_new=True, introduction=(), text=None, settled=frozenset())

    def _written(self, state: InterviewState, text: str) -> InterviewState:
        """Take a text from an editor as it stands; ask again when it is empty or wrong."""
        wrong = self.problem(state, text)
        if wrong:
            return state.replaced(replace(self, text=text)).with_message(wrong, Tone.WARNING)
        return self._answered(state, text) if text else state

    def _answered(self, state: InterviewState, said: str) -> InterviewState:
        field = self.field
        if self.given and field.choices and not said:  # not known yet: nor is what to say of it
            return state.returned(Move.BACK)
        amount = _amount(field, said)
        if amount:
            state = state.with_message(amount, Tone.UNDERSTOOD)
        if self.index is None and field.required and not said:
            refusal = f"没有写{field.title}，这一条没有加。"
            return state.with_message(refusal, Tone.UNDERSTOOD).returned(Move.BACK)
        if said == self._present(state, field):
            return self._saved(state)
        index, edits = field_edits(state.answers, self.question, self.index, field, said)
        here = replace(self, index=index, text=None, settled=frozenset())
        return here._next_doubt(state.edited(*edits).replaced(here))

    def _next_doubt(self, state: InterviewState) -> InterviewState:
        """Ask about what does not agree in this record and was not asked about yet."""
        doubt = _first_doubt(state, self.question, self.index, self.settled)
        if doubt is None:
            return self._saved(state)
        here = replace(self, settled=self.settled | {doubt.message})
        return state.replaced(here).pushed(DoubtFrame(doubt, self.question.path, self.field.title))

    def _saved(self, state: InterviewState) -> InterviewState:
        """Ask for the {名称} of a text, or for the next field."""
        if self.index is None or self.field.title != BODY:
            return self._next_field(state)
        names = tuple(details(self.question, state.report, self.index))
        if names:
            return state.pushed(DetailFrame(self.question, self.index, names))
        return self._next_field(state)

    def _next_field(self, state: InterviewState) -> InterviewState:
        if self.at + 1 < len(self._fields):
            return state.replaced(self._asking(self.at + 1))
        return state.returned(Move.BACK)


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
        present = self._present(state)
        return Screen(
            Ask.TEXT,
            f"{{{self.names[self.at]}}} 是多少？（如 56人、3月19日）",
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
        doubt = _first_doubt(state, self.question, self.index, self.settled)
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


def _first_doubt(state: InterviewState, question: Question, index: int | None, settled: frozenset[str]) -> Doubt | None:
    """Return the first doubt about a record that is not `settled`; None when there is none."""
    if index is None:
        return None
    catalogue = state.answers.jurisdiction.catalogue()
    found = record_doubts(question, state.report, catalogue, index)
    return next((doubt for doubt in found if doubt.message not in settled), None)


def _amount(field: Question, said: str) -> str:
    """Return how much a long text is, or which names a list has; empty for other answers."""
    if len(said) > LONG or "\n" in said:
        paragraphs = [line for line in said.splitlines() if line.strip()]
        return f"{len(paragraphs)} 段，{len(''.join(said.split()))} 字"
    if field.kind is Kind.NAMES:
        names = parse_typed(field, said)
        return f"{len(names)} 个：{'、'.join(map(str, names))}" if isinstance(names, list) else ""
    return ""
