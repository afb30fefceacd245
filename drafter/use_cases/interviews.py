"""Begins an interview: about a new answers file, or one that is there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from drafter.interview.conversation import Conversation, must_be_new, templates_around
from drafter.interview.first_frames import Wanted, named, new_file
from drafter.interview.held_answers import HeldAnswers
from drafter.interview.screen import Templates
from drafter.interview.step import saved_file
from drafter.use_cases.open_answers import answers_path, open_answers

Render = Callable[[Path], tuple[str, ...]]
"""Writes the document of an answers file and returns the lines to show."""


def new_interview(
    name: str | None, jurisdiction: str | None, kind: str | None, today: date, render: Render
) -> Conversation:
    """Return the conversation about a new answers file; what is None is asked.

    Raises InputError when the file exists, OutputError when its folder does not.
    """
    path = named(str(answers_path(name))) if name else None
    if path is not None:
        must_be_new(path)
    return Conversation(new_file(Wanted(path, jurisdiction, kind), today), render)


def resume_interview(name: str, chapter: str | None, kind: str | None, today: date, render: Render) -> Conversation:
    """Return the conversation about the answers file called `name`, at its home screen or in one chapter.

    `kind` None asks for the kind of report that the file names. Raises InputError, TemplateError.
    """
    answers = open_answers(name)
    asked = answers.report.identity.kind if kind is None else answers.jurisdiction.kind(kind).name
    return Conversation(saved_file(answers, asked, today, chapter), render)


def held_answers(name: str, today: date) -> HeldAnswers:
    """Return the answers file called `name` for a face that shows whole chapters; it is not held yet.

    Raises InputError, TemplateError.
    """
    return HeldAnswers(open_answers(name), today)


def templates_for(folder: Path) -> Templates:
    """Return the jurisdictions that a new answers file in `folder` can use."""
    return templates_around(folder / "新.yaml")
