"""Prompts on the terminal, in Chinese; the only user of questionary."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple

import questionary

from drafter.errors import InputError

_STYLE = questionary.Style(
    [("qmark", ""), ("question", "bold"), ("answer", ""), ("instruction", ""), ("pointer", "bold")]
)


class Option(NamedTuple):
    """One line of a menu: what it says and what choosing it gives."""

    label: str
    value: str


def need_terminal() -> None:
    """Raise InputError unless a person sits at a terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise InputError("填写问卷要在终端窗口里运行；没有终端时，可以用记事本直接修改填报文件，再运行 drafter render")


def ask_text(message: str, default: str, problem: Callable[[str], str]) -> str:
    """Return the text typed, without space at its ends; `default` stands there to be edited.

    `problem` says in Chinese what is wrong with a text, or nothing. Raises
    KeyboardInterrupt or EOFError when the user leaves.
    """
    answer = questionary.text(
        message,
        default=default,
        qmark="",
        style=_STYLE,
        validate=lambda typed: problem(typed) or True,
    ).unsafe_ask()
    return str(answer).strip()


def ask_choice(message: str, options: Sequence[Option], default: str = "") -> str:
    """Return the value of the option chosen. Raises as `ask_text`."""
    answer = questionary.select(
        message,
        choices=[questionary.Choice(option.label, option.value) for option in options],
        default=default or None,
        qmark="",
        pointer=">",
        instruction="（上下键选，回车确定）",
        style=_STYLE,
    ).unsafe_ask()
    return str(answer)
