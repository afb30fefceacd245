"""The drafts that were submitted to the leaders, kept so that the next one can be compared with them.

The copies lie in the hidden folder beside the answers, one for each time, numbered: what lies in the folder that was
handed on may be written on, renamed or taken away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from drafter.files import real_path
from drafter.inputs import UnreadableError, file_bytes
from drafter.limits import DOCUMENT
from drafter.outputs.output_sorts import SUBMITTED_COPY
from drafter.outputs.output_writer import may_replace, write_own
from drafter.use_cases.base_copies import own_folder


class SubmittedDraft(NamedTuple):
    """A draft as it was submitted."""

    number: int
    data: bytes


def keep_submitted(answers: Path, number: int, data: bytes) -> None:
    """Keep the draft that was submitted of the answers file at `answers`. Failing to is no error."""
    write_own(_copy(answers, number), data, [answers])


def submitted_numbers(answers: Path, packages: Path) -> tuple[int, ...]:
    """Return the numbers of all drafts that were submitted, the first at first: copies, and folders in `packages`."""
    copies = (number for number, _ in _copies(answers))
    return tuple(sorted({*copies, *_folders(packages)}))


def submitted_before(answers: Path, number: int) -> SubmittedDraft | None:
    """Return the draft that was submitted last before that of `number`; None when no whole copy of one is kept."""
    before = max(((n, path) for n, path in _copies(answers) if n < number), default=None)
    if before is None or not may_replace(SUBMITTED_COPY, before[1]):
        return None
    try:
        return SubmittedDraft(before[0], file_bytes(before[1], DOCUMENT))
    except (OSError, UnreadableError):
        return None


def package_folder(packages: Path, number: int) -> Path:
    """Return the folder of one submission in that of all."""
    return packages / f"第{number}次"


def _folders(packages: Path) -> Iterator[int]:
    if packages.is_dir():
        found = (re.fullmatch(r"第([1-9]\d{0,3})次", path.name) for path in packages.iterdir())
        yield from (int(match[1]) for match in found if match)


def _copies(answers: Path) -> Iterator[tuple[int, Path]]:
    folder = own_folder(answers)
    if folder.is_dir():
        pattern = re.compile(re.escape(_copy(answers, 1).name).replace("第1次", r"第([1-9]\d{0,3})次"))
        found = ((pattern.fullmatch(path.name), path) for path in folder.iterdir())
        yield from ((int(match[1]), path) for match, path in found if match)


def _copy(answers: Path, number: int) -> Path:
    return own_folder(answers) / f"{real_path(answers).stem}（第{number}次送审）.docx"
