"""The home screen as it was last shown, kept in the user's cache: shown again before the answers are read.

It holds only for the same answers file, the same templates and the same program, byte for
byte of the answers and by time and size of all others; else nothing is remembered.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from drafter.errors import OutputError
from drafter.files import delete, real_path, write_private
from drafter.inputs import file_bytes
from drafter.interview.overview import ChapterProgress, Overview
from drafter.limits import ANSWERS
from drafter.places import home_cache, program_files

_MOST = 50
"""Answers files that are remembered; the oldest are forgotten."""


_MOST_FILES = 5_000
"""Files of a folder of templates that are looked at; the shipped ones are 200."""


class Memory(NamedTuple):
    """Where the home screen of an answers file is kept, and for which templates and program it holds."""

    file: Path | None
    """None: nothing is kept."""
    around: str

    def keep(self, answers: bytes, told: Overview) -> None:
        """Keep what is told of an answers file that holds `answers`. Failing to is no error."""
        if self.file is None:
            return
        try:
            _forget_oldest(self.file)
            text = json.dumps(
                {"state": _state(self.around, answers), "told": told}, default=date.isoformat, ensure_ascii=False
            )
            write_private(self.file, text.encode())
        except (OSError, OutputError):
            return

    def recall(self, path: Path) -> Overview | None:
        """Return what was told of the answers file at `path` as it is now; None when that is not known."""
        try:
            kept = json.loads(file_bytes(self.file, ANSWERS)) if self.file else {}
            same = kept["state"] == _state(self.around, file_bytes(path, ANSWERS))
            return _overview(*kept["told"]) if same else None
        except (OSError, ValueError, TypeError, KeyError):  # never shown, forgotten, or damaged
            return None


NOTHING = Memory(None, "")
"""The memory of nothing, which keeps nothing."""


def memory_of(path: Path, roots: tuple[Path, ...], kind: str | None) -> Memory:
    """Return the memory of the answers file at `path`, asked as a report of the kind `kind` (None: its own).

    `roots` are the folders searched for jurisdictions, as they are now.
    """
    folder = home_cache()
    if folder is None:
        return NOTHING
    name = hashlib.sha256(f"{real_path(path)}\0{kind}".encode(errors="surrogateescape")).hexdigest()[:24]
    files = [*program_files(), *(each for root in roots for each in _files(root))]
    return Memory(folder / f"{name}.json", "\n".join([str(kind), *map(_stamp, files)]))


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files below `folder`, in order, as far as they are not too many."""
    seen = 0
    for at, folders, names in os.walk(folder):
        folders.sort()
        seen += len(names) + 1
        if seen > _MOST_FILES:
            return
        yield from (Path(at, name) for name in sorted(names))


def _stamp(file: Path) -> str:
    try:
        status = file.stat()
    except OSError:  # just deleted
        return f"{file} -"
    return f"{file} {status.st_mtime_ns} {status.st_size}"


def _state(around: str, answers: bytes) -> str:
    return hashlib.sha256(around.encode(errors="surrogateescape") + b"\0" + answers).hexdigest()


def _overview(
    title: str, due: str | None, first_open: str, missing: list[str], chapters: list[list[object]]
) -> Overview:
    told = [ChapterProgress(*chapter) for chapter in chapters]  # type: ignore[arg-type]
    return Overview(
        title,
        date.fromisoformat(due) if due else None,
        first_open,
        tuple(missing),
        tuple(each._replace(offices=tuple((name, count) for name, count in each.offices)) for each in told),
    )


def _forget_oldest(file: Path) -> None:
    kept = [each for each in file.parent.glob("*.json") if each != file]
    for each in sorted(kept, key=lambda each: each.stat().st_mtime)[: max(0, len(kept) + 1 - _MOST)]:
        delete(each)
