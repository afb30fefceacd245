"""One question: asked, shown as it was understood, doubted, corrected or kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from drafter.answers.edits import DeleteRecord, answer_edit
from drafter.answers.parse_typed import parse_typed
from drafter.answers.questions import Question, can_be_left, is_untouched, shown
from drafter.answers.understood import last_year_of, sample_figure, understood
from drafter.errors import DrafterError
from drafter.hints import quoted
from drafter.interview.doubt_frames import DoubtFrame, ReasonAgainFrame
from drafter.interview.doubts import Explained, answer_doubts, explained, stale_explanations
from drafter.interview.editor_frames import EditorFrame
from drafter.interview.navigation import QUESTION_MOVES, Move
from drafter.interview.proposals import for_unit, proposal
from drafter.interview.question_help import explanation, help_lines, label, last_year_with_unit
from drafter.interview.screen import Ask, Choice, Input, Screen, Tone
from drafter.interview.state import Frame, InterviewState, Result, Verdict
from drafter.model.catalogue import Catalogue
from drafter.model.field_spec import answer_at
from drafter.model.titles import EXPLANATIONS

if TYPE_CHECKING:
    from drafter.quoting import Quotation


@dataclass(frozen=True)
class QuestionFrame(Frame):
    """A question with one answer; returns where to go when the answer stands, NEXT or the move made instead."""

    question: Question
    is_aside: bool = False
    """True when it is asked on account of a doubt about another answer: it returns STANDS, wherever the user goes."""
    is_new: bool = True
    shows_help: bool = False
    text: str | None = None
    """What an editor left that is not saved yet; None when it left nothing."""
    explained_before: frozenset[str] | None = None
    """What had a reason before the answer changed, by message, and is settled since; None when nothing had."""
    settled: frozenset[str] = frozenset()
    """The doubts about the present answer that were asked about, by message."""

    def screen(self, state: InterviewState) -> Screen:
        """Return the question with what is known about it."""
        question = self.question
        last_year = last_year_of(question.place, state.answers.source.tree, state.report)
        screen = Screen(
            Ask.TEXT,
            label(question),
            self._default(state),
            moves=(*QUESTION_MOVES, *self._leaving(state)),
            is_new=self.is_new,
            explanation=for_unit(explanation(question), state.report.identity.unit_name),
            last_year=last_year_with_unit(last_year, question.unit),
            office=state.answers.jurisdiction.office(question.path),
            help=question_help(question, state) if self.shows_help else (),
        )
        return answer_screen(screen, question)

    def _leaving(self, state: InterviewState) -> tuple[Move, ...]:
        """Return the move that says the chapter is not the unit's, while nothing in it is answered."""
        if self.is_aside:
            return ()
        chapters = (each for each in state.context.chapters if each.title == self.question.chapter)
        may_leave = any(can_be_left(each) and is_untouched(each, state.report) for each in chapters)
        return (Move.NOT_OURS,) if may_leave else ()

    def _default(self, state: InterviewState) -> str:
        question, present = self.question, shown(self.question, state.report)
        if question.choices:
            return present if present in question.choices else question.choices[0]
        if self.text is not None:
            return self.text
        return present or proposal(question, state.report, state.context.today, state.context.path)

    def problem(self, state: InterviewState, typed: str) -> str:  # noqa: ARG002 - the question says all
        """Return why a typed text is no answer to the question."""
        try:
            parse_typed(self.question, typed)
        except ValueError as error:
            return str(error)
        return ""

    def take(self, state: InterviewState, said: Input) -> InterviewState:
        """Save the answer and check it, or make the move."""
        here = replace(self, is_new=False, shows_help=said is Move.HELP)
        state = state.replaced(here)
        if said is Move.HELP:
            return state
        if said is Move.EDIT:
            return state.pushed(EditorFrame(self._default(state)))
        if isinstance(said, Move):
            return here._done(state, said)
        return here._answered(state, str(said))

    def resumed(self, state: InterviewState, result: Result) -> InterviewState:
        """Take a text from an editor, ask again, or go on to the next doubt."""
        if isinstance(result, str):
            return state.replaced(replace(self, text=result))
        if isinstance(result, Question):
            return state.pushed(QuestionFrame(result, is_aside=True))
        if result is Verdict.STANDS:
            return self._next_doubt(state)
        return state

    def _answered(self, state: InterviewState, typed: str) -> InterviewState:
        question = self.question
        before: list[Explained] = []
        if typed != shown(question, state.report):
            before = explained(question, state.report, _catalogue(state))
            state = state.edited(answer_edit(question, typed, state.answers))
        meaning = understood(question, state.report, state.answers.source.tree)
        if meaning and meaning != typed:
            state = state.with_message(meaning, Tone.UNDERSTOOD)
        here = replace(self, text=None, settled=frozenset(), explained_before=None)
        if before and answer_at(state.report, question.place) is not None:
            here = replace(here, explained_before=frozenset(each.doubt.message for each in before))
            state = _without_stale_reasons(state, before)
        return here._next_doubt(state)

    def _next_doubt(self, state: InterviewState) -> InterviewState:
        """Ask about what does not agree and was not asked about yet; return NEXT when there is nothing left."""
        question, units = self.question, _catalogue(state)
        if self.explained_before is not None:
            for each in explained(question, state.report, units):
                message = each.doubt.message
                if message not in self.explained_before:
                    here = replace(self, explained_before=self.explained_before | {message})
                    return state.replaced(here).pushed(ReasonAgainFrame(each, question.title))
        for doubt in answer_doubts(question, state.report, units):
            if doubt.message not in self.settled:
                here = replace(self, settled=self.settled | {doubt.message})
                return state.replaced(here).pushed(DoubtFrame(doubt, question.path, question.title))
        return self._done(state, Move.NEXT)

    def _done(self, state: InterviewState, move: Move) -> InterviewState:
        return state.returned(Verdict.STANDS if self.is_aside else move)


def answer_screen(screen: Screen, question: Question) -> Screen:
    """Return `screen` with the choices of `question`, or for an answer that is typed.

    Then it says what Enter does, and offers the editor for a long text.
    """
    if question.choices:
        choices = (*(Choice(choice, choice) for choice in question.choices), Choice("先空着", ""))
        return screen._replace(ask=Ask.CHOICE, choices=choices)
    moves = (Move.EDIT, *screen.moves) if question.is_long else screen.moves
    return screen._replace(is_long=question.is_long, enter="不改" if screen.default else "先空着", moves=moves)


def question_help(question: Question, state: InterviewState) -> tuple[str, ...]:
    """Return the help on a question, a line a point, with the sentences that print its answer."""
    tree, report = state.answers.source.tree, state.report
    last_year = last_year_of(question.place, tree, report)
    printed = _quotation(question, state)
    return tuple(help_lines(question, state.answers.jurisdiction, state.context.kind, last_year, printed))


def _quotation(question: Question, state: InterviewState) -> Quotation | None:
    """Return where the report prints an answer, with last year's figure where it is known; None if nothing can be printed."""
    from drafter.quoting import quotation  # noqa: PLC0415 - renders the report: of the help only

    sample = sample_figure(question, state.report, state.answers.source.tree)
    try:
        return quotation(state.answers, question.path, sample)
    except DrafterError:  # no kind chosen yet, or a section file is broken: the help goes without
        return None


def _without_stale_reasons(state: InterviewState, before: list[Explained]) -> InterviewState:
    """Return the state without the reasons in 核对说明 for what agrees by now."""
    for old in stale_explanations(before, state.report, _catalogue(state)):
        state = state.edited(DeleteRecord(EXPLANATIONS.place, old.at))
        state = state.with_message(f"现在对得上了，原来写的理由{quoted(old.doubt.reason)}已经删去。", Tone.UNDERSTOOD)
    return state


def _catalogue(state: InterviewState) -> Catalogue:
    return state.answers.jurisdiction.catalogue()
