"""What else a chapter reports, for a face that shows the whole chapter: lines to tick one by one, a line to write on."""

from __future__ import annotations

from typing import NamedTuple

from drafter.answers.questions import Chapter
from drafter.errors import InputError
from drafter.interview.addresses import said_to
from drafter.interview.navigation import Move
from drafter.interview.screen import Screen, Tick, Ticked, Typed
from drafter.interview.state import InterviewState
from drafter.interview.tick_frames import OURS, NotOursFrame, TickFrame, TopicOfFrame, left_out


class ShownList(NamedTuple):
    """The list of a chapter."""

    prompt: str
    ticks: tuple[Tick, ...]
    entry: str
    """What becomes of a text that is written there; empty when none can be."""


def chapter_of_title(state: InterviewState, title: str) -> Chapter:
    """Return the chapter of this title. Raises InputError when there is none."""
    found = next((chapter for chapter in state.context.chapters if chapter.title == title), None)
    if found is None:
        raise InputError("没有这一章；请从左边的目录里选")
    return found


def shown_list(state: InterviewState, chapter: Chapter) -> ShownList:
    """Return the list of `chapter`."""
    screen = TickFrame(chapter).screen(state)
    return ShownList(screen.prompt, screen.ticks, screen.entry)


def may_leave(state: InterviewState, chapter: Chapter) -> bool:
    """Return whether the unit may say of `chapter` that it is not its duty."""
    return Move.NOT_OURS in TickFrame(chapter).screen(state).moves


def ticked(state: InterviewState, title: str, value: str, *, is_on: bool) -> InterviewState:
    """Return the state after one line of a chapter's list was ticked, or not any more. Raises InputError."""
    chapter = chapter_of_title(state, title)
    on = [tick.value for tick in TickFrame(chapter).screen(state).ticks if tick.is_on and tick.value != value]
    after, screen = said_to(state, TickFrame(chapter), [Ticked((*on, *([value] if is_on else [])))])
    if screen.error:
        raise InputError(screen.error)
    return after


def written(state: InterviewState, title: str, text: str) -> tuple[InterviewState, Screen]:
    """Return the state after `text` was written below a chapter's list, and the screen.

    It stands under the topic that is proposed, where it can be seen and moved. Raises InputError.
    """
    after, screen = said_to(state, TickFrame(chapter_of_title(state, title)), [Typed(text.strip())])
    if not screen.error and isinstance(after.top, TopicOfFrame):
        after = after.top.take(after, screen.default)
    return after, screen


def left(state: InterviewState, title: str) -> InterviewState:
    """Return the state after the unit said that a chapter is not its duty. Raises InputError when it may not."""
    if not may_leave(state, chapter_of_title(state, title)):
        raise InputError("这一章已经填了东西，不能整章不写；不要的，把它的答案清掉")
    return left_out(state, title)


def taken_back(state: InterviewState, title: str) -> InterviewState:
    """Return the state after the unit said that a chapter is its duty after all. Raises InputError."""
    return said_to(state, NotOursFrame(chapter_of_title(state, title).title), [OURS])[0]
