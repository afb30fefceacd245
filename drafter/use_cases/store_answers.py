"""Stores several answers at once, without an interview."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.answers.load import Answers, load_answers
from drafter.answers.set_answers import AnswersSet, set_answers
from drafter.folders import roots_beside
from drafter.jurisdictions.usage import usage
from drafter.locking import only_one
from drafter.model.titles import ACTIVITIES, TOPIC
from drafter.outputs.output_writer import save_answers
from drafter.use_cases.open_answers import answers_path


class StoredAnswers(NamedTuple):
    """Answers that were stored."""

    path: Path
    done: AnswersSet
    unprinted: tuple[str, ...] = ()
    """Topics among what was set of which no section prints the activities."""


def store_answers(name: str, pairs: Sequence[str]) -> StoredAnswers:
    """Store `pairs` (名称=答案) in the answers file called `name`, all of them or none.

    Raises InputError with a line for each that cannot be stored, TemplateError, OutputError.
    """
    path = answers_path(name)
    roots = roots_beside(path)
    load_answers(path, roots, to_mend=True)  # says that the file is missing before a lock is made for it
    with only_one(path, brief=True):
        answers = load_answers(path, roots, to_mend=True)
        done = set_answers(answers, pairs, roots)
        if done.text != answers.source.text:
            save_answers(path, done.text.encode("utf-8"), backup=True)
    return StoredAnswers(path, done, _unprinted(pairs, answers))


def _unprinted(pairs: Sequence[str], answers: Answers) -> tuple[str, ...]:
    """Return the topics that `pairs` set and of which no section of the report prints the activities."""
    set_to = [pair.partition("=")[::2] for pair in pairs]
    topics = [
        value.strip() for name, value in set_to if name.startswith(f"{ACTIVITIES}.") and name.endswith(f".{TOPIC}")
    ]
    if not any(topics):
        return ()
    printed = usage(answers.jurisdiction, answers.report.identity.kind).topics
    return tuple(topic for topic in dict.fromkeys(topics) if topic and topic not in printed)
