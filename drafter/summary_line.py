"""A line of what a command or the page says when something was done."""

from __future__ import annotations

from typing import NamedTuple


class SummaryLine(NamedTuple):
    """A line, with what is typed apart from it: a face with buttons shows `text`, one with commands all of it."""

    text: str
    """What every face shows; empty when the line says nothing but what to type."""
    typed: str = ""
    """How the line goes on where commands are typed and the answers file is edited; empty for no such."""

    def __str__(self) -> str:
        """Return the whole line."""
        return self.text + self.typed
