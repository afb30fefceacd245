"""The steps of an answer's path: names, and numbers of records as people count them, from 1."""

from __future__ import annotations

_MOST_DIGITS = 6
"""Of a record's number: no list is longer, and Python makes no number of thousands of digits."""


def index_of(step: str) -> int:
    """Return the 0-based index of the record that `step` counts; -1 when it is no such number."""
    return int(step) - 1 if step.isascii() and step.isdigit() and len(step) <= _MOST_DIGITS else -1


def answer_place(path: str) -> tuple[str | int, ...]:
    """Return the place in the answers that `path` names: 活动.3.内容 is ("活动", 2, "内容")."""
    return tuple(step if index_of(step) < 0 else index_of(step) for step in path.split("."))
