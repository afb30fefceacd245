"""Stores several answers at once, without an interview."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.answers.load import load_answers
from drafter.answers.set_answers import AnswersSet, set_answers
from drafter.folders import roots_beside
from drafter.locking import only_one
from drafter.outputs import save_answers
from drafter.use_cases.open_answers import answers_path


class StoredAnswers(NamedTuple):
    """Answers that were stored."""

    path: Path
    done: AnswersSet


def store_answers(name: str, pairs: Sequence[str]) -> StoredAnswers:
    """Store `pairs` (名称=答案) in the answers file called `name`, all of them or none.

    Raises InputError with a line for each that cannot be stored, TemplateError, OutputError.
    """
    path = answers_path(name)
    roots = roots_beside(path)
    load_answers(path, roots)  # says that the file is missing before a lock is made for it
    with only_one(path, brief=True):
        answers = load_answers(path, roots)
        done = set_answers(answers, pairs, roots)
        if done.text != answers.source.text:
            save_answers(path, done.text.encode("utf-8"), backup=True)
    return StoredAnswers(path, done)
