"""Something that does not agree: mend an answer, or keep it with a reason."""

from __future__ import annotations

from dataclasses import dataclass, replace

from drafter.answers.edits import InsertRecord, SetAnswer
from drafter.answers.questions import Question, shown
from drafter.hints import quoted
from drafter.interview.doubts import Explained
from drafter.interview.navigation import Move
from drafter.interview.screen import Ask, Choice, Input, Message, Screen, Tone
from drafter.interview.state import Frame, InterviewState, Result, Verdict
from drafter.model.doubt import Doubt
from drafter.model.titles import EXPLANATIONS, REASON

MEND, KEEP, LEAVE = "mend", "keep", "leave"
REWORD, HOLDS = "reword", "holds"
_WHAT_TO_DO = "怎么办？"


@dataclass(frozen=True)
class DoubtFrame(Frame):
    """What to do about a doubt; returns a `Verdict` on the answer, or the other question that is to be asked again."""

    doubt: Doubt
    path: str
    """Path of the question that was answered."""
    title: str
    """What its answer is called."""
    is_new: bool = True

    def screen(self, state: InterviewState) -> Screen:
        """Return what does not agree and what can be done about it."""
        doubt = self.doubt
        choices = [Choice(f"改“{self.title}”", MEND)]
        for other in self._others(state):
            present = shown(other, state.report) or "还空着"
            choices.append(Choice(f"改{quoted(other.title)}（{present}）", other.path))
        choices.append(Choice("没有错，写明理由", KEEP))
        choices.append(Choice("没有错" if doubt.is_soft else "先放着，以后再核对", LEAVE))
        return Screen(
            Ask.CHOICE,
            _WHAT_TO_DO,
            default=LEAVE if doubt.is_soft else MEND,
            choices=tuple(choices),
            is_new=self.is_new,
            warning=(Message(doubt.message, Tone.WARNING), Message(doubt.mend, Tone.ADVICE)),
        )

    def _others(self, state: InterviewState) -> list[Question]:
        """Return the questions, but the one that was answered, whose answers may be the wrong ones."""
        found = (state.context.question_at(path) for path in self.doubt.paths if path != self.path)
        return [question for question in found if question is not None]

    def take(self, state: InterviewState, said: Input) -> InterviewState:
        """Go back to the answer, to another one, ask for the reason, or go on."""
        if said == MEND:
            return state.returned(Verdict.MEND)
        if said == LEAVE:
            return state.returned(Verdict.STANDS)
        if said == KEEP:
            return state.replaced(replace(self, is_new=False)).pushed(ReasonFrame())
        other = next(question for question in self._others(state) if question.path == said)
        return state.returned(other)

    def resumed(self, state: InterviewState, result: Result) -> InterviewState:
        """Keep the reason given; without one ask again what to do."""
        if not isinstance(result, str):
            return state
        at = len(state.report.explanations or [])
        state = state.edited(InsertRecord(EXPLANATIONS.place, at, self.doubt.to_record(result)))
        state = state.with_message("理由记在“核对说明”里了。", Tone.UNDERSTOOD)
        return state.returned(Verdict.STANDS)


@dataclass(frozen=True)
class ReasonAgainFrame(Frame):
    """Whether a reason that was given before still holds; returns a `Verdict` on the answer."""

    explained: Explained
    title: str
    """What the answer is called."""

    def screen(self, state: InterviewState) -> Screen:  # noqa: ARG002 - all of it is in the frame
        """Return what does not agree, the reason, and what can be done."""
        choices = (Choice("改写理由", REWORD), Choice("理由还成立", HOLDS), Choice(f"改“{self.title}”", MEND))
        warning = (
            Message(self.explained.doubt.message, Tone.WARNING),
            Message(f"上次写的理由：{self.explained.doubt.reason}", Tone.ADVICE),
        )
        return Screen(Ask.CHOICE, _WHAT_TO_DO, default=REWORD, choices=choices, is_new=True, warning=warning)

    def take(self, state: InterviewState, said: Input) -> InterviewState:
        """Ask for another reason, or return the verdict."""
        if said == REWORD:
            return state.pushed(ReasonFrame(self.explained.doubt.reason))
        return state.returned(Verdict.MEND if said == MEND else Verdict.STANDS)

    def resumed(self, state: InterviewState, result: Result) -> InterviewState:
        """Keep the reason given; without one ask again what to do."""
        if not isinstance(result, str):
            return state
        state = state.edited(SetAnswer((EXPLANATIONS, self.explained.at, REASON), result))
        return state.returned(Verdict.STANDS)


@dataclass(frozen=True)
class ReasonFrame(Frame):
    """Why an answer stands; returns the reason, None when the user goes back."""

    reason: str = ""

    def screen(self, state: InterviewState) -> Screen:  # noqa: ARG002 - all of it is in the frame
        """Return the line for the reason."""
        return Screen(Ask.TEXT, "理由：", default=self.reason, enter="记下理由", moves=(Move.BACK,))

    def problem(self, state: InterviewState, typed: str) -> str:  # noqa: ARG002
        """Return what is wrong with an empty reason."""
        return "" if typed else "请写一句理由：为什么没有错"

    def take(self, state: InterviewState, said: Input) -> InterviewState:
        """Return the reason to the frame below."""
        return state.returned(said if isinstance(said, str) else None)
