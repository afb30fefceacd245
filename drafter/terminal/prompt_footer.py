"""What stands below a prompt while it asks: the keys, or what is wrong with the answer."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from drafter.columns import width, wrapped

if TYPE_CHECKING:
    from prompt_toolkit.application import Application
    from prompt_toolkit.formatted_text import StyleAndTextTuples

_COLUMNS = 80
"""The width that everything fits in, however wide the window is."""
_LEAVING = "Ctrl-C 保存并离开"


def room(less: int = 1) -> int:
    """Return how many columns a line can take: 80, or what a narrower window has, but for `less`."""
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        columns = 0
    return min(_COLUMNS, columns or _COLUMNS) - less


def put_below(app: Application[Any], wrong: Callable[[], str], keys: list[str]) -> None:
    """Show below the prompt of `app` what is `wrong` with the answer, or else the keys.

    The styles are `class:wrong` and `class:keys`; nothing stays when the prompt is done.
    """
    from prompt_toolkit.filters import is_done  # noqa: PLC0415 - a dumb terminal does without
    from prompt_toolkit.layout import (  # noqa: PLC0415 - as above
        ConditionalContainer,
        FormattedTextControl,
        HSplit,
        Layout,
        Window,
    )

    def lines() -> StyleAndTextTuples:
        if wrong():
            return [("class:wrong", "\n".join(wrapped(f" ！{wrong()}", room(), "   ")))]
        return [("class:keys", in_lines(keys, room()))]

    below = Window(FormattedTextControl(lines), dont_extend_height=True)
    split = HSplit([app.layout.container, ConditionalContainer(below, ~is_done)])
    app.layout = Layout(split, app.layout.current_window)


def in_lines(keys: list[str], columns: int) -> str:
    """Return what keys do, in one line where there is room, with how to leave; else in several."""
    lines = [""]
    for part in keys:
        if lines[-1] and width(f"{lines[-1]}　{part}") > columns:
            lines.append("")
        lines[-1] += f"　{part}" if lines[-1] else f" {part}"
    if keys and len(lines) == 1 and width(f"{lines[0]}　{_LEAVING}") <= columns:
        lines[0] += f"　{_LEAVING}"
    return "\n".join(lines)
