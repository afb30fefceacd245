"""The home screen: how far the answers are, where to go on, what to make; and the walk through the questions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from drafter.answers.edits import DropKey, SetAnswer
from drafter.answers.questions import Question, is_ours
from drafter.hints import quoted
from drafter.interview.navigation import Move
from drafter.interview.progress import Overview, closing_lines, heading_lines, overview, progress_line
from drafter.interview.question_frame import QuestionFrame
from drafter.interview.record_frames import RecordListFrame
from drafter.interview.screen import Ask, ChapterHeading, Choice, Failed, Input, RenderDocument, Rendered, Screen
from drafter.interview.state import Frame, InterviewState, Result
from drafter.interview.tick_frames import NotOursFrame, TickFrame, left_out
from drafter.interview.walk import Walk, back, begin, forward, is_list, name_of, skip_chapter
from drafter.model.fields import Kind
from drafter.model.titles import LEFT_AT
from drafter.review.status_report import StatusReport, status_report

FIRST_OPEN, ANEW, STATUS, RENDER, LEAVE = "first open", "anew", "status", "render", "leave"
"""What can be chosen on the home screen, besides the number of a chapter from 0."""


class AtEnd(Enum):
    """What follows a walk that went through all its questions."""

    HOME = "home"
    """The home screen."""
    STATUS = "status"
    """All figures, what is missing, and the home screen."""
    CLOSE = "close"
    """The end of the conversation."""


@dataclass(frozen=True)
class WalkFrame(Frame):
    """A walk through the questions; it has a question's frame on top of it as long as there is one to ask."""

    walk: Walk
    at_end: AtEnd = AtEnd.HOME

    @property
    def heading(self) -> ChapterHeading:
        """The chapter of the question that is asked."""
        chapters, number = self.walk.chapters, self.walk.chapter
        return ChapterHeading(number + 1, chapters[number].title, len(chapters))

    def resumed(self, state: InterviewState, result: Result) -> InterviewState:
        """Ask the next question, the one before or the next chapter's, or go home."""
        if result is Move.HOME:
            return at_home(state)
        if result is Move.BACK:
            return asking(state, self, back(self.walk, state.report))
        if result is Move.NOT_OURS:
            state = left_out(state, self.heading.title)
        if result in (Move.SKIP, Move.NOT_OURS):
            return asking(state, self, skip_chapter(self.walk, state.report))
        return asking(state, self, forward(self.walk, state.report))


def walking(
    state: InterviewState, within: int | None = None, at_end: AtEnd = AtEnd.HOME, *, anew: bool = False
) -> InterviewState:
    """Return the state where one stopped, at the first open question, or at the first of the chapter `within`."""
    frame = WalkFrame(begin(state.context.chapters, state.report, within, anew=anew), at_end)
    return asking(state._replace(frames=(frame,)), frame, frame.walk)


def asking(state: InterviewState, frame: WalkFrame, walk: Walk) -> InterviewState:
    """Return the state at the question where `walk` stands, or at what follows its end; `frame` is the topmost."""
    state = state.replaced(replace(frame, walk=walk))
    if walk.at is None:
        return _ended(state, frame.at_end)
    return _asked(state, walk.question)


def _asked(state: InterviewState, question: Question) -> InterviewState:
    if is_list(question):
        return state.pushed(TickFrame(next(each for each in state.context.chapters if each.title == question.chapter)))
    if question.kind is not Kind.RECORDS:
        return state.pushed(QuestionFrame(question))
    listed = RecordListFrame(question)
    return listed.opened(state.pushed(listed))


def _ended(state: InterviewState, at_end: AtEnd) -> InterviewState:
    if at_end is AtEnd.CLOSE:
        return _with_closing_lines(state).ended()
    return at_home(state, was_through=at_end is AtEnd.STATUS)


def stopped(state: InterviewState) -> InterviewState:
    """Return the state that remembers in the file at which question of all chapters one stopped."""
    walks = [frame.walk for frame in state.frames if isinstance(frame, WalkFrame)]
    if state.saved is None or not walks or walks[-1].within is not None:
        return state
    at = name_of(walks[-1].question) if walks[-1].at is not None else None
    if at == state.report.left_at:
        return state
    return state.edited(SetAnswer(LEFT_AT.place, at) if at else DropKey(LEFT_AT.place))


def at_home(state: InterviewState, *, was_through: bool = False) -> InterviewState:
    """Return the state on the home screen; `was_through` when the user has just been through all questions."""
    state = stopped(state)
    return state._replace(frames=(HomeFrame(RENDER if was_through else "", was_through, was_through),))


@dataclass(frozen=True)
class HomeFrame(Frame):
    """The home screen."""

    proposed: str = ""
    """The choice that is proposed; empty: to go on, or to render when nothing is open."""
    was_through: bool = False
    """True when the user has just been through all questions: what is missing was shown."""
    shows_status: bool = False
    asked: int | None = None
    """The number of the chapter about which is asked whether it is the unit's duty."""

    def screen(self, state: InterviewState) -> Screen:
        """Return how far the answers are and what can be done."""
        progress = _overview(state)
        choices = [Choice(progress_line(number, each), str(number)) for number, each in enumerate(progress.chapters)]
        begun = begin(state.context.chapters, state.report)
        here = _step_title(begun.question) if begun.at is not None else ""
        if progress.first_open and here != progress.first_open:
            choices.insert(0, Choice(f"补前面空着的，从{quoted(progress.first_open)}开始", ANEW))
        if here:
            choices.insert(0, Choice(f"接着填，从{quoted(here)}开始", FIRST_OPEN))
        choices += [Choice("看一遍全部的数", STATUS), Choice("现在生成文档", RENDER), Choice("填到这里，退出", LEAVE)]
        closing = (*closing_lines(progress, state.context.path), "") if self.shows_status else ()
        return Screen(
            Ask.CHOICE,
            f"{state.context.path.name}：填哪里？",
            default=self.proposed or (FIRST_OPEN if here else RENDER),
            choices=tuple(choices),
            is_new=True,
            explanation="\n".join([*closing, *heading_lines(progress, state.context.today)]),
            overview=progress,
            status=_status(state) if self.shows_status else None,
        )

    def take(self, state: InterviewState, said: Input) -> InterviewState:
        """Go on where the user chose, show all figures, write the document, or leave."""
        if said == LEAVE:
            return state.ended() if self.was_through else _with_closing_lines(state).ended()
        if said == STATUS:
            return state.replaced(replace(self, proposed=RENDER, shows_status=False)).pushed(StatusFrame())
        if said == RENDER:
            return state.replaced(replace(self, proposed=LEAVE, shows_status=False)).pushed(RenderFrame())
        if said in (FIRST_OPEN, ANEW):
            return walking(state, anew=said == ANEW)
        number = int(str(said))
        title = state.context.chapters[number].title
        if not is_ours(title, state.report):
            return state.replaced(replace(self, asked=number)).pushed(NotOursFrame(title))
        return walking(state, number)

    def resumed(self, state: InterviewState, result: Result) -> InterviewState:
        """Show the home screen again, or ask the chapter that is the unit's duty after all."""
        return walking(state, self.asked) if result is Move.NEXT else state


def _step_title(question: Question) -> str:
    return name_of(question) if is_list(question) else question.title


@dataclass(frozen=True)
class StatusFrame(Frame):
    """All figures with last year's, what is open and what does not agree, until the user has read them."""

    def screen(self, state: InterviewState) -> Screen:
        """Return the figures."""
        return _until_read()._replace(status=_status(state))

    def take(self, state: InterviewState, said: Input) -> InterviewState:  # noqa: ARG002 - any answer will do
        """Go back."""
        return state.returned(None)


@dataclass(frozen=True)
class RenderFrame(Frame):
    """The document is written, and what was written is shown until the user has read it."""

    is_done: bool = False

    def screen(self, state: InterviewState) -> Screen:
        """Return the request to write it, or the end of what was written."""
        return _until_read() if self.is_done else Screen(Ask.REQUEST, request=RenderDocument(state.context.path))

    def take(self, state: InterviewState, said: Input) -> InterviewState:
        """Show what was written, or go back when that was read."""
        if self.is_done:
            return state.returned(None)
        lines = said.lines if isinstance(said, Rendered) else ()
        if isinstance(said, Failed):
            lines = (f"没有生成：{said.reason}",)
        for line in lines:
            state = state.with_message(line)
        return state.replaced(RenderFrame(is_done=True))


def _until_read() -> Screen:
    """Return a screen that waits: the home screen would push it out of a small window."""
    return Screen(Ask.TEXT, "看完了，按回车回目录")


def _overview(state: InterviewState) -> Overview:
    return overview(state.context.chapters, state.report, state.answers.jurisdiction)


def _status(state: InterviewState) -> StatusReport:
    return status_report(state.answers, state.context.chapters)


def _with_closing_lines(state: InterviewState) -> InterviewState:
    """Return the state with messages on what is still open and how to go on."""
    for line in closing_lines(_overview(state), state.context.path):
        state = state.with_message(line)
    return state
