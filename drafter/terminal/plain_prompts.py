"""Prompts for a terminal that can only print lines and take lines: no keys, no colour, no redrawing."""

from __future__ import annotations

import os
import re
import select
import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

from drafter.columns import fit
from drafter.console import say
from drafter.interview.navigation import CLEARING, WORDS, Move, parse_move
from drafter.interview.screen import Choice, Tick, Ticked, Typed
from drafter.terminal.prompt_footer import room

_LONGEST_LINE = 4095
"""Bytes: a terminal in its line mode cuts what goes beyond."""
_PAUSE = 0.03
"""Seconds to wait for further lines of a paste."""
_OR_TEXT = "，或直接写一条新的"
_ONLY_NUMBERS = re.compile(r"[\d\s、，,]*")
_Answer = TypeVar("_Answer")


def said_keys(*moves: Move) -> str:
    """Return what to type for `moves`, in one line: < 上一题　> 跳过本章."""
    return "　".join(f"{WORDS[move][0]} {move.value}" if WORDS[move][0] != move.value else move.value for move in moves)


def ask_text(message: str, default: str, problem: Callable[[str], str], wrong: str = "") -> str:
    """Return the text typed; a bare Enter gives `default`.

    `problem` says in Chinese what is wrong with a text, or nothing; `wrong` is what is wrong with the
    default. Lines that come at once, as a paste brings them, are one answer. Raises
    KeyboardInterrupt or EOFError when the user leaves.
    """
    if wrong:
        say(wrong)
    if default:
        say(f"  现在是：{default}（回车不改；输入“{CLEARING}”清掉）")
    while True:
        typed = _read(f"{message} ")
        if not typed:
            return default
        if len(typed.encode(errors="replace")) >= _LONGEST_LINE and "\n" not in typed:
            say("这一行太长，终端可能没有收全；请分成几行再贴一次，或输入“编辑”用编辑器写")
            continue
        wrong = problem(typed)
        if not wrong:
            return typed
        say(wrong)


def ask_choice(
    message: str,
    choices: Sequence[Choice],
    default: str = "",
    *,
    moves: Sequence[Move] = (),
    entry: Callable[[str], str] | None = None,
) -> str | Move | Typed:
    """Return the value of the choice whose number is typed, or the move made; Enter takes the default.

    Where `entry` says what is wrong with a text, or nothing, any other text is one.
    """
    values = [choice.value for choice in choices]
    for number, choice in enumerate(choices, 1):
        mark = "*" if choice.value == default else " "
        say(f"{mark}{number:>3}. {fit(choice.label, room(7))}")
    on_enter = f"，回车选第 {values.index(default) + 1} 项" if default in values else ""
    prompt = f"{message}（输入编号{on_enter}{_OR_TEXT if entry else ''}） "

    def chosen(typed: str) -> str | None:
        if not typed and default in values:
            return default
        choice = _choice_named(typed, choices)
        return choice.value if choice else None

    return _asked_until(prompt, chosen, len(choices), moves, entry)


def ask_ticks(
    message: str, ticks: Sequence[Tick], *, moves: Sequence[Move] = (), entry: Callable[[str], str] | None = None
) -> Ticked | Move | Typed:
    """Return what is ticked after the numbers typed were turned over; Enter takes what is ticked. Else as `ask_choice`."""
    for number, tick in enumerate(ticks, 1):
        note = f"（{tick.note}）" if tick.note else ""
        say(f"{'[x]' if tick.is_on else '[ ]'}{number:>3}. {fit(tick.label + note, room(9))}")
    prompt = f"{message}（输入要报的编号，用空格隔开，回车确定{_OR_TEXT if entry else ''}） "

    def ticked(typed: str) -> Ticked | None:
        turned = _numbers(typed, len(ticks))
        if turned is None:
            return None
        return Ticked(tuple(tick.value for number, tick in enumerate(ticks, 1) if tick.is_on != (number in turned)))

    return _asked_until(prompt, ticked, len(ticks), moves, entry)


def _asked_until(
    prompt: str,
    answered: Callable[[str], _Answer | None],
    count: int,
    moves: Sequence[Move],
    entry: Callable[[str], str] | None,
) -> _Answer | Move | Typed:
    """Return what is `answered` by one of `count` numbers, a move, or a text that `entry` finds nothing wrong with."""
    while True:
        typed = _read(prompt)
        move = parse_move(typed)
        if move is not None and move in moves:
            return move
        answer = answered(typed)
        if answer is not None:
            return answer
        is_text = entry is not None and typed and not _ONLY_NUMBERS.fullmatch(typed)
        wrong = entry(typed) if entry and is_text else f"请输入 1 到 {count} 的编号"
        if not wrong:
            return Typed(typed)
        say(wrong)


def _numbers(typed: str, most: int) -> set[int] | None:
    """Return the numbers typed, each from 1 to `most`; None for anything else."""
    if not _ONLY_NUMBERS.fullmatch(typed):
        return None
    numbers = {int(number) for number in re.findall(r"\d+", typed)}
    return numbers if all(1 <= number <= most for number in numbers) else None


def _choice_named(typed: str, choices: Sequence[Choice]) -> Choice | None:
    """Return the choice whose number or label is typed; None when there is none."""
    if typed.isdecimal() and 1 <= int(typed) <= len(choices):
        return choices[int(typed) - 1]
    return next((choice for choice in choices if choice.label == typed), None)


def _read(prompt: str) -> str:
    """Return a line typed after `prompt`, with all lines that came with it; no space at the ends."""
    say(prompt, end="")
    lines = [_line()]
    while os.name == "posix" and lines[0].strip() and select.select([sys.stdin], [], [], _PAUSE)[0]:
        lines.append(_line())
    return "\n".join(lines).strip()


def _line() -> str:
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.rstrip("\r\n")
