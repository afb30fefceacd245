"""Finds the answers files of earlier years beside one: those of the same unit and the same kind of report."""

from __future__ import annotations

import re
from pathlib import Path

from drafter.answers.load import Answers, load_answers
from drafter.errors import DrafterError
from drafter.folders import roots_beside
from drafter.inputs import UnreadableError, file_bytes
from drafter.limits import ANSWERS
from drafter.model.titles import YEAR
from drafter.review.figure_series import is_year_of

_MOST_YEARS = 6
_MOST_FILES = 60
"""Files of the folder that are looked into."""
_YEAR = re.compile(rf"^\s*{YEAR.leaf}\s*[:：]\s*['\"]?([12][0-9]{{3}})", re.MULTILINE)


def earlier_years(answers: Answers) -> tuple[Answers, ...]:
    """Return the answers of earlier years in the folder of `answers`, the latest first; files that can't be read are left out.

    Of two files for one year the one that was changed last is taken.
    """
    path = answers.source.path
    year = str(answers.report.identity.year or "")
    found: dict[str, Answers] = {}
    for other in _beside(path):
        said = _year_in(other)
        if not said or said >= year or said in found or len(found) >= _MOST_YEARS:
            continue
        try:
            read = load_answers(other, roots_beside(other))
        except DrafterError:
            continue
        if is_year_of(answers, read):
            found[said] = read
    return tuple(found[said] for said in sorted(found, reverse=True))


def _beside(path: Path) -> list[Path]:
    """Return the answers files beside `path`, the one that was changed last first."""
    try:
        others = [each for each in path.parent.iterdir() if each.suffix.lower() in (".yaml", ".yml") and each != path]
        return sorted(others, key=lambda each: -each.stat().st_mtime)[:_MOST_FILES]
    except OSError:
        return []


def _year_in(path: Path) -> str:
    """Return the year that an answers file names, found without reading it as one; empty when it names none."""
    try:
        match = _YEAR.search(file_bytes(path, ANSWERS).decode("utf-8", "replace"))
    except (OSError, UnreadableError):
        return ""
    return match[1] if match else ""
