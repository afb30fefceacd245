"""A report's text in runs of one kind, and where it came from: what sections give and pages take."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple


class Origin(NamedTuple):
    """Where a block came from: the section file and the answers that it prints."""

    section: str = ""
    """Section file as `jurisdiction/name.txt`; empty for blocks made from the manifest alone."""
    answers: tuple[str, ...] = ()
    """Chinese paths such as `行政执法.行政检查次数`, in order of appearance, without repeats."""


class RunKind(Enum):
    """What a stretch of text is within its paragraph."""

    PLAIN = "plain"
    LEAD = "lead"
    """A lead phrase; in an `Item` the first sentence, set in the font of its level (7.3.3)."""
    GAP = "gap"
    """【待填：…】: a required answer that is missing; highlighted."""


class Run(NamedTuple):
    """A stretch of text of one kind; never empty."""

    text: str
    kind: RunKind = RunKind.PLAIN
    answer: str = ""
    """Of a gap: path of the answer that is missing, such as 行政执法.行政检查次数."""


def gaps_in(values: Iterable[object]) -> list[Run]:
    """Return the gaps in a block, in a document or in whatever else holds runs, in order."""
    found: list[Run] = []
    for value in values:
        if type(value) is Run:
            if value.kind is RunKind.GAP:
                found.append(value)
        elif isinstance(value, tuple) and type(value) is not Origin:
            found += gaps_in(value)
    return found


def text_of(runs: tuple[Run, ...]) -> str:
    """Return the text of `runs` without kinds."""
    return "".join(run.text for run in runs)
