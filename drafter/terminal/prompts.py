"""Typed answers on the terminal, in Chinese, and what all prompts share; menus are in `menus`.

Where the terminal can do no more than print lines (TERM=dumb), `plain_prompts` asks instead.
"""

from __future__ import annotations

import os
import select
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from drafter.console import visible
from drafter.errors import InputError
from drafter.interview.navigation import Move
from drafter.terminal import plain_prompts
from drafter.terminal.prompt_footer import put_below
from drafter.terminal.running import run

if TYPE_CHECKING:
    from prompt_toolkit.buffer import Buffer
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from questionary import Style

KEYS: dict[Move, tuple[str, ...]] = {
    Move.BACK: ("pageup", "c-p"),
    Move.SKIP: ("pagedown", "c-n"),
    Move.HELP: ("f1",),
    Move.HOME: ("f2",),
    Move.EDIT: ("f4",),
    Move.CORRECT: ("f3",),
    Move.NOT_OURS: ("f6",),
}
"""The keys of each move, in prompt_toolkit's names; typed words do the same (`navigation.WORDS`)."""
_KEY_NAMES = {
    Move.BACK: "PgUp",
    Move.SKIP: "PgDn",
    Move.HELP: "F1",
    Move.HOME: "F2",
    Move.EDIT: "F4",
    Move.CORRECT: "F3",
    Move.NOT_OURS: "F6",
}
SAME_QUESTION = (Move.HELP, Move.EDIT)
"""Moves after which the same question is asked again: it stands on the screen once."""
_BURST = 0.02
"""Seconds: a line's end that follows its last character sooner was not typed by a hand."""
_PAUSE = 0.03
"""Seconds to wait after such a line's end for more of the paste to arrive."""

Problem = Callable[[str], str]


class _Line:
    """What a prompt remembers while a line is typed."""

    def __init__(self, problem: Problem, wrong: str) -> None:
        self.problem = problem
        self.wrong = wrong
        """What is wrong with what was typed, until it is changed."""
        self.typed_at = 0.0
        """When the last character came in, to tell a paste from typing."""


_NO_TERMINAL = """\
填写问卷要在终端窗口里运行。没有终端也能填：
  还没有填报文件，先建一份空白的：drafter new 河东2021.yaml --jurisdiction 通用 --blank
  用记事本改填报文件，或者直接填几项：drafter set 河东2021.yaml 行政检查次数=892
  看还缺什么：drafter status 河东2021.yaml；填好后：drafter render 河东2021.yaml"""


def need_terminal() -> None:
    """Raise InputError unless a person sits at a terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise InputError(_NO_TERMINAL)


def is_plain() -> bool:
    """Return True on a terminal that can only print lines."""
    return os.name == "posix" and os.environ.get("TERM", "dumb") in ("", "dumb", "unknown")


def said_keys(*moves: Move) -> str:
    """Return how to make `moves` on this terminal, in one line: PgUp 上一题　PgDn 跳过本章."""
    if is_plain():
        return plain_prompts.said_keys(*moves)
    return "　".join(f"{_KEY_NAMES[move]} {move.value}" for move in moves)


def ask_text(
    message: str,
    default: str,
    problem: Problem,
    *,
    moves: Sequence[Move] = (),
    hint: Sequence[str] = (),
    wrong: str = "",
) -> str | Move:
    """Return the text typed, or the move whose key was pressed instead.

    `default` stands there to be edited. `problem` says in Chinese what is wrong with a text,
    or nothing; `hint` says in few words what Enter does, and stands below with the keys of
    `moves`; `wrong` stands there at first, if anything is wrong with the default. A paste of several
    lines is one answer with its line breaks. Raises KeyboardInterrupt or EOFError when the user leaves.
    """
    if is_plain():
        return plain_prompts.ask_text(message, default, problem, wrong)
    return _text(message, default, _Line(problem, wrong), moves, hint)


def style() -> Style:
    """Return how the parts of a prompt look."""
    import questionary  # noqa: PLC0415 - a dumb terminal does without

    return questionary.Style(
        [
            ("qmark", ""),
            ("question", "bold"),
            ("answer", ""),
            ("instruction", ""),
            ("pointer", "bold"),
            ("keys", "ansibrightblack"),
            ("wrong", "ansired bold"),
        ]
    )


def _text(message: str, default: str, line: _Line, moves: Sequence[Move], hint: Sequence[str]) -> str | Move:
    import questionary  # noqa: PLC0415 - as above

    from drafter.terminal.shown_typing import VisibleCharacters  # noqa: PLC0415 - as above

    no_cursor_reports()
    bindings = bindings_of(moves)
    bindings.add("enter")(lambda event: _enter(event, line))
    bindings.add("c-u")(lambda event: event.current_buffer.reset())  # all of it, also several lines
    question = questionary.text(
        visible(message),
        default=default,
        qmark="",
        style=style(),
        key_bindings=bindings,
        reserve_space_for_menu=0,
        input_processors=[VisibleCharacters()],
    )
    put_below(question.application, lambda: line.wrong, [*hint, *(said_keys(move) for move in moves)])

    def note(_buffer: Buffer) -> None:
        line.typed_at = time.monotonic()

    def forget(_buffer: Buffer) -> None:
        line.wrong = ""

    question.application.current_buffer.on_text_insert += note
    question.application.current_buffer.on_text_changed += forget
    said = run(question.application)
    return said if isinstance(said, Move) else str(said)


def bindings_of(moves: Sequence[Move], signs: Mapping[Move, tuple[str, ...]] = MappingProxyType({})) -> KeyBindings:
    """Return the keys of `moves`, and their `signs` where nothing else is typed."""
    from prompt_toolkit.key_binding import KeyBindings  # noqa: PLC0415 - a dumb terminal does without

    bindings = KeyBindings()

    def bind(key: str, move: Move) -> None:
        def leave(event: KeyPressEvent) -> None:
            event.app.erase_when_done |= move in SAME_QUESTION
            event.app.exit(result=move)

        bindings.add(key, eager=True)(leave)

    for move in moves:
        for key in (*KEYS[move], *signs.get(move, ())):
            bind(key, move)
    return bindings


def _enter(event: KeyPressEvent, line: _Line) -> None:
    """End the answer, or break the line when this line's end is one inside a paste."""
    buffer = event.current_buffer
    waiting: Any = event.app.key_processor.input_queue
    more = any(len(press.data) > 0 and press.data not in "\r\n" for press in waiting)
    if not more and buffer.text and time.monotonic() - line.typed_at < _BURST:
        more = _arrives(event.app.input.fileno())
    if more and buffer.text:
        buffer.insert_text("\n")
        return
    line.wrong = line.problem(buffer.text)
    if not line.wrong:
        buffer.validate_and_handle()


def _arrives(descriptor: int) -> bool:
    """Return True when more input comes within a moment; a Windows console brings a paste whole."""
    if os.name != "posix":
        return False
    return bool(select.select([descriptor], [], [], _PAUSE)[0])


def no_cursor_reports() -> None:
    """Keep prompt_toolkit from asking the terminal where its cursor is.

    Not every terminal answers, and late answers over a slow line show up as rubbish.
    """
    os.environ.setdefault("PROMPT_TOOLKIT_NO_CPR", "1")
