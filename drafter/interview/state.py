"""Where a conversation stands, as plain data: the answers so far and a stack of frames.

A frame is one level of the conversation, such as a question, the doubt about its answer, or the
reason that is asked for then. The topmost frame is on the screen; when it is done it returns a result
to the frame below.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from drafter.answers.edits import Edit, apply_edits
from drafter.answers.load import Answers
from drafter.answers.questions import Chapter, Question
from drafter.interview.navigation import Move
from drafter.interview.screen import Input, Message, Screen, Tone
from drafter.model.report import Report


class Verdict(Enum):
    """What becomes of an answer that was doubted."""

    STANDS = "stands"
    MEND = "mend"
    """It is asked for again."""


Result = Move | Verdict | Question | str | None
"""What a frame returns to the one below: where to go, a verdict, a question to ask, a text, or None when nothing came of it."""


class InterviewContext(NamedTuple):
    """What stays the same throughout a conversation."""

    today: date
    path: Path = Path()
    """The answers file."""
    kind: object = ""
    """The kind of report whose questions are asked; empty until it is chosen."""
    chapters: tuple[Chapter, ...] = ()

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics that an activity may stand under."""
        return tuple(q.topic for chapter in self.chapters for q in chapter.questions if q.topic)

    def question_at(self, path: str) -> Question | None:
        """Return the question whose answer stands at `path`; None when none is asked, or it is a topic."""
        questions = (q for chapter in self.chapters for q in chapter.questions)
        return next((q for q in questions if q.path == path and not q.topic), None)


@dataclass(frozen=True)
class Frame:
    """One level of a conversation."""

    def screen(self, state: InterviewState) -> Screen:
        """Return what is shown while this frame is the topmost."""
        raise NotImplementedError

    def problem(self, state: InterviewState, typed: str) -> str:  # noqa: ARG002 - few frames refuse anything
        """Return in Chinese what is wrong with a typed text or a chosen value; empty when nothing is."""
        return ""

    def entry_problem(self, state: InterviewState, typed: str) -> str:  # noqa: ARG002 - few frames take entries
        """Return in Chinese what is wrong with a text typed beside choices; empty when nothing is."""
        return ""

    def take(self, state: InterviewState, said: Input) -> InterviewState:
        """Return the state after an input that has no `problem` and is among the screen's moves and choices."""
        raise NotImplementedError

    def resumed(self, state: InterviewState, result: Result) -> InterviewState:
        """Return the state after the frame above returned `result`; this frame is the topmost again."""
        raise NotImplementedError


class InterviewState(NamedTuple):
    """A conversation at one moment."""

    context: InterviewContext
    saved: Answers | None
    """The answers that the file is to hold; None while there is no file."""
    frames: tuple[Frame, ...]
    """The topmost last; empty when the conversation is over."""
    messages: tuple[Message, ...] = ()
    """What came of the last input."""
    exit_code: int = 0

    @property
    def answers(self) -> Answers:
        """The answers so far; only when there is a file."""
        assert self.saved is not None  # noqa: S101 - the first questions do without
        return self.saved

    @property
    def report(self) -> Report:
        """The report that the answers make."""
        return self.answers.report

    @property
    def top(self) -> Frame:
        """The frame on the screen; only while the conversation is not over."""
        return self.frames[-1]

    def pushed(self, frame: Frame) -> InterviewState:
        """Return the state with `frame` on top."""
        return self._replace(frames=(*self.frames, frame))

    def replaced(self, frame: Frame) -> InterviewState:
        """Return the state with `frame` in place of the topmost."""
        return self._replace(frames=(*self.frames[:-1], frame))

    def returned(self, result: Result) -> InterviewState:
        """Return the state after the topmost frame is done and returned `result` to the one below."""
        below = self._replace(frames=self.frames[:-1])
        return below.top.resumed(below, result)

    def with_message(self, text: str, tone: Tone = Tone.PLAIN) -> InterviewState:
        """Return the state with a further message."""
        return self._replace(messages=(*self.messages, Message(text, tone)))

    def edited(self, *edits: Edit) -> InterviewState:
        """Return the state after changes to the answers. Raises InputError when one cannot be made."""
        return self._replace(saved=apply_edits(self.answers, edits)) if edits else self

    def ended(self, exit_code: int = 0) -> InterviewState:
        """Return the state of a conversation that is over."""
        return self._replace(frames=(), exit_code=exit_code)
