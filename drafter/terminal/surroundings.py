"""What a sitting at the questionnaire needs from outside."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter.terminal.remembered import Memory

if TYPE_CHECKING:
    from drafter.answers.answers_file import Draft
    from drafter.answers.questions import Question


class Surroundings(NamedTuple):
    """The day, what other commands do, and what is remembered."""

    today: date
    render: Callable[[Path], object]
    """Writes the document of an answers file and tells what was written."""
    sentences: Callable[[Draft, Question], list[str]]
    """Returns the sentences of the report that print an answer."""
    memory: Memory
    """Where the home screen is kept for the next time."""
