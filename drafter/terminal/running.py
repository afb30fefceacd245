"""Running a prompt: what goes wrong in it reaches its caller, and Ctrl-Z leaves it to the shell for a while."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from prompt_toolkit.application import Application
    from prompt_toolkit.key_binding import KeyPressEvent


def run(app: Application[Any]) -> Any:
    """Return what `app` gives. Raises whatever goes wrong in it, which prompt_toolkit itself would print."""
    from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings  # noqa: PLC0415 - a dumb terminal has none

    if os.name == "posix":
        own = KeyBindings()
        own.add("c-z", eager=True)(_suspend)
        app.key_bindings = merge_key_bindings([*([app.key_bindings] if app.key_bindings else []), own])

    def leave(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception") or RuntimeError(context.get("message"))
        if app.future and not app.future.done():
            app.exit(exception=error)

    def watch() -> None:
        asyncio.get_running_loop().set_exception_handler(leave)

    return app.run(pre_run=watch, set_exception_handler=False)


def _suspend(event: KeyPressEvent) -> None:
    """Stop the process as the terminal does for other programs; the question is drawn anew when it goes on."""
    event.app.suspend_to_background()
