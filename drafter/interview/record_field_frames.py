"""The fields of one record, asked one after the other; each is saved at once, so half a record is never lost."""

from __future__ import annotations

from dataclasses import dataclass, replace

from drafter.answers.parse_typed import parse_typed
from drafter.answers.questions import Question
from drafter.answers.understood import LONG
from drafter.interview.activity_frames import ConfirmFrame, DetailFrame, first_doubt
from drafter.interview.activity_text import details, text_change
from drafter.interview.doubt_frames import DoubtFrame
from drafter.interview.editor_frames import EditorFrame, LinesFrame
from drafter.interview.navigation import QUESTION_MOVES, Move
from drafter.interview.question_frame import QuestionFrame, answer_screen, question_help
from drafter.interview.question_help import explanation, label
from drafter.interview.record_list import field_edits, field_problem, field_shown, number_told
from drafter.interview.screen import Ask, Input, Message, Screen, Tone
from drafter.interview.state import Frame, InterviewState, Result, Verdict
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
    drafts: tuple[tuple[str, str], ...] = ()
    """What is proposed for its fields, each with its title."""
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
        if self.text is not None:
            return self.text
        return self._present(state, self.field) or dict(self.drafts).get(self.field.title, "")

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
        state = _saying(state, _amount(field, said), Tone.UNDERSTOOD)
        if self.index is None and field.required and not said:
            refusal = f"没有写{field.title}，这一条没有加。"
            return state.with_message(refusal, Tone.UNDERSTOOD).returned(Move.BACK)
        if self.question.topic and field.title == BODY:
            return self._told(state, said)
        if said == self._present(state, field):
            return self._saved(state)
        state = _saying(state, number_told(self.question, field, said), Tone.MENDED)
        index, edits = field_edits(state.answers, self.question, self.index, field, said)
        here = replace(self, index=index, text=None, settled=frozenset())
        return here._next_doubt(state.edited(*edits).replaced(here))

    def _told(self, state: InterviewState, said: str) -> InterviewState:
        """Save the text of an activity, say what was recognised, and ask what is the same as last year."""
        change = text_change(state.answers, self.question, self.index, said)
        is_last_year_s = bool(change.unconfirmed) or change.is_unchanged
        if said == self._present(state, self.field) and not is_last_year_s:
            return self._saved(state)
        state = state.edited(*change.edits)
        state = _saying(state, change.recognised and f"认出：{change.recognised}", Tone.UNDERSTOOD)
        here = replace(self, index=change.at, text=None, settled=frozenset())
        if is_last_year_s:
            state = state.replaced(replace(here, text=said))
            return state.pushed(ConfirmFrame(self.question, change.at, change.unconfirmed))
        return here._next_doubt(state.replaced(here))

    def _next_doubt(self, state: InterviewState) -> InterviewState:
        """Ask about what does not agree in this record and was not asked about yet."""
        doubt = first_doubt(state, self.question, self.index, self.settled)
        if doubt is None:
            return self._saved(state)
        here = replace(self, settled=self.settled | {doubt.message})
        return state.replaced(here).pushed(DoubtFrame(doubt, self.question.path, self.field.title))

    def _saved(self, state: InterviewState) -> InterviewState:
        """Ask for the {名称} of a text, or for the next field."""
        if self.index is None or not self.question.topic or self.field.title != BODY:
            return self._next_field(state)
        known = details(self.question, state.report, self.index)
        names = tuple(name for name, value in known.items() if not value)
        if names:
            return state.pushed(DetailFrame(self.question, self.index, names))
        return self._next_field(state)

    def _next_field(self, state: InterviewState) -> InterviewState:
        if self.at + 1 < len(self._fields):
            return state.replaced(self._asking(self.at + 1))
        return state.returned(Move.BACK)


def _saying(state: InterviewState, message: str, tone: Tone) -> InterviewState:
    """Return `state` with a message; as it is where that is empty."""
    return state.with_message(message, tone) if message else state


def _amount(field: Question, said: str) -> str:
    """Return how much a long text is, or which names a list has; empty for other answers."""
    if len(said) > LONG or "\n" in said:
        paragraphs = [line for line in said.splitlines() if line.strip()]
        return f"{len(paragraphs)} 段，{len(''.join(said.split()))} 字"
    if field.kind is Kind.NAMES:
        names = parse_typed(field, said)
        return f"{len(names)} 个：{'、'.join(map(str, names))}" if isinstance(names, list) else ""
    return ""
