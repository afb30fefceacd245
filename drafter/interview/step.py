"""The conversation, one step at a time: `step(state, input)` gives the next state and its screen.

Nothing is read, written, printed or asked here. What is to be saved stands in the state
(`InterviewState.saved`), what is to be done outside in the screen (`Screen.request`).
"""

from __future__ import annotations

from datetime import date

from drafter.answers.load import Answers
from drafter.answers.questions import chapters_for
from drafter.errors import InputError
from drafter.hints import quoted
from drafter.interview.home_frames import AtEnd, HomeFrame, WalkFrame, stopped, walking
from drafter.interview.navigation import CLEARING, Move, parse_move
from drafter.interview.screen import Ask, ChapterHeading, Input, Screen, Ticked, Tone, Typed
from drafter.interview.state import InterviewContext, InterviewState

LEFT = 130
"""Exit code when the user breaks the conversation off, as shells have it for Ctrl-C."""


def saved_file(answers: Answers, kind: object, today: date, chapter: str | None = None) -> InterviewState:
    """Return the state on the home screen of a saved file, or at the first question of `chapter`.

    `kind` is the kind of report whose questions are asked. Raises InputError when there is no such
    chapter, TemplateError when there is no such kind.
    """
    chapters = chapters_for(answers.jurisdiction, kind)
    context = InterviewContext(today, answers.source.path, kind, chapters)
    state = InterviewState(context, answers, (HomeFrame(),))
    for notice in answers.source.notices:
        state = state.with_message(f"提示：{notice}")
    if chapter is None:
        return state
    titles = [each.title for each in chapters]
    if chapter not in titles:
        raise InputError(f"没有{quoted(chapter)}这一章；可选：{'、'.join(titles)}")
    return walking(state.with_message("", Tone.KEYS), titles.index(chapter), AtEnd.CLOSE)


def screen_of(state: InterviewState) -> Screen:
    """Return what a face shows in this state."""
    if not state.frames:
        return Screen(Ask.NOTHING, messages=state.messages, exit_code=state.exit_code)
    return state.top.screen(state)._replace(messages=state.messages, heading=_heading(state))


def _heading(state: InterviewState) -> ChapterHeading | None:
    walks = [frame for frame in state.frames if isinstance(frame, WalkFrame)]
    return walks[-1].heading if walks else None


def step(state: InterviewState, said: Input) -> tuple[InterviewState, Screen]:
    """Return the state after `said`, and its screen.

    An input with something wrong about it leaves the state as it was; the screen's `error` says what.
    Raises InputError when the answers file cannot be changed.
    """
    if said is Move.LEAVE:
        after = _left(state)
        return after, screen_of(after)
    if isinstance(said, str | Typed | Ticked | Move):
        state = state._replace(messages=())
    screen = screen_of(state)
    said = _understood(screen, said)
    if isinstance(said, Move) and said not in screen.moves:
        return state, screen._replace(is_new=False)
    wrong = _problem(state, screen, said)
    if wrong:
        typed = said if screen.ask is Ask.TEXT and isinstance(said, str) else screen.default
        return state, screen._replace(error=wrong, default=typed, is_new=False)
    after = state.top.take(state, said)
    return after, screen_of(after)


def answered(state: InterviewState, said: Input) -> tuple[InterviewState, Screen]:
    """Return the state after `said`, and its screen: an answer also where `step` would take its words as a move.

    For faces that have buttons for the moves. What is wrong stands in the screen's `error`. Raises as `step`.
    """
    state = state._replace(messages=())
    screen = screen_of(state)
    said = said.strip() if isinstance(said, str) else said
    wrong = _problem(state, screen, said)
    if wrong:
        return state, screen._replace(error=wrong, is_new=False)
    after = state.top.take(state, said)
    return after, screen_of(after)


def problem_of(state: InterviewState, typed: str) -> str:
    """Return what would be wrong with a typed text, in Chinese; empty: it is an answer, or a move."""
    screen = screen_of(state)
    return _problem(state, screen, _understood(screen, typed))


def entry_problem_of(state: InterviewState, typed: str) -> str:
    """Return what would be wrong with a text typed beside choices or ticks, in Chinese; empty when nothing is."""
    screen = screen_of(state)
    return _problem(state, screen, _understood(screen, Typed(typed)))


def _problem(state: InterviewState, screen: Screen, said: Input) -> str:
    if isinstance(said, Typed):
        return state.top.entry_problem(state, said.text) if screen.entry else "请从列出的里面选"
    if isinstance(said, Ticked):
        return _tick_problem(screen, said)
    if not isinstance(said, str) or screen.ask is Ask.EDITOR:
        return ""
    if screen.ask is Ask.CHOICE and said not in [choice.value for choice in screen.choices]:
        return f"请从列出的 {len(screen.choices)} 项里选一项"
    return state.top.problem(state, said)


def _tick_problem(screen: Screen, said: Ticked) -> str:
    known = [tick.value for tick in screen.ticks]
    return "" if screen.ask is Ask.TICKS and set(said.values) <= set(known) else "请从列出的里面勾选"


def _understood(screen: Screen, said: Input) -> Input:
    """Return an input with typed words for moves, for an empty answer and for choices taken as what they mean."""
    if isinstance(said, Typed):
        return _entered(screen, said.text.strip())
    if not isinstance(said, str) or screen.ask is Ask.EDITOR:
        return said
    is_choice = screen.ask is Ask.CHOICE
    if is_choice and said in [choice.value for choice in screen.choices]:
        return said
    move = parse_move(said, screen.default, long=screen.is_long)
    if move in screen.moves and move is not None:
        return move
    if is_choice:
        return _choice_by_label(screen, said)
    return "" if said.strip() == CLEARING else said.strip()


def _choice_by_label(screen: Screen, said: str) -> str:
    """Return the value of the choice whose words were typed; what was typed when there is none."""
    return next((choice.value for choice in screen.choices if choice.label == said), said)


def _entered(screen: Screen, text: str) -> Input:
    """Return what a text typed beside choices means: a move, a choice by its words, what stands there, or an entry."""
    move = parse_move(text)
    if move in screen.moves and move is not None:
        return move
    if not text:
        return Ticked(tuple(tick.value for tick in screen.ticks if tick.is_on)) if screen.ticks else screen.default
    return next((choice.value for choice in screen.choices if choice.label == text), Typed(text))


def _left(state: InterviewState) -> InterviewState:
    """Return the state after the user broke off: what is saved and how to go on."""
    state = stopped(state._replace(messages=()))
    path = state.context.path
    saved = f"\n已保存到 {path}。接着填：drafter fill {path}"
    message = saved if state.saved is not None else "\n已退出，还没有建立填报文件。"
    return state.with_message(message).ended(LEFT)
