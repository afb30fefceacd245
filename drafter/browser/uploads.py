"""Files dropped on a page: kept in a folder of the user's alone while they are read, then gone."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from werkzeug.datastructures import FileStorage

from drafter.errors import DrafterError, InputError
from drafter.files import make_folder, temporary_folder, write_private

MOST_FILES = 200
"""Files of one request."""
_LONGEST_NAME = 80
"""Characters of a name that is kept, its ending apart."""


class UploadedFile(NamedTuple):
    """A file that was dropped on the page."""

    name: str
    data: bytes


def uploaded(given: Sequence[FileStorage], endings: Sequence[str]) -> tuple[UploadedFile, ...]:
    """Return the files of a request, whose names must end in one of `endings`. Raises InputError."""
    files = [each for each in given if each.filename]
    if not files:
        raise InputError("没有选文件；请先选好文件，或把文件拖到框里")
    if len(files) > MOST_FILES:
        raise InputError(f"选了 {len(files)} 个文件，一次最多 {MOST_FILES} 个；请分几次")
    return tuple(UploadedFile(_safe_name(str(each.filename), endings), each.read()) for each in files)


def sorted_out(
    given: Sequence[FileStorage], endings: Sequence[str]
) -> tuple[tuple[UploadedFile, ...], tuple[str, ...]]:
    """Return the files of a request whose names end in one of `endings`, and the names of the others.

    Raises InputError when there is none of the first.
    """
    fit = [each for each in given if str(each.filename).lower().endswith(tuple(endings))]
    others = tuple(str(each.filename)[:_LONGEST_NAME] for each in given if each.filename and each not in fit)
    return uploaded(fit or given, endings), others


@contextmanager
def stored(files: Sequence[UploadedFile]) -> Iterator[tuple[Path, ...]]:
    """Give paths of `files`, which have the names that the user knows; gone afterwards. Raises OutputError."""
    with temporary_folder("upload") as folder:
        paths = []
        for number, file in enumerate(files):
            make_folder(folder / str(number))
            path = folder / str(number) / file.name
            write_private(path, file.data)
            paths.append(path)
        try:
            yield tuple(paths)
        except DrafterError as error:
            error.args = (by_name(str(error), paths),)
            raise


def by_name(told: str, paths: Sequence[Path]) -> str:
    """Return `told` with the names of stored files, which the user knows, in the place of their paths."""
    for path in paths:
        told = told.replace(f"{path.parent}{os.sep}", "")
    return told


def _safe_name(name: str, endings: Sequence[str]) -> str:
    """Return a name for a file, kept as the user knows it as far as it is safe. Raises InputError."""
    last = name.replace("\\", "/").rpartition("/")[2]
    stem, dot, ending = last.rpartition(".")
    if not dot or f".{ending.lower()}" not in endings:
        raise InputError(f"“{last[:_LONGEST_NAME]}”：不认识这种文件；要的是 {'、'.join(endings)}")
    kept = "".join(each for each in stem if each.isprintable() and each not in '/\\:*?"<>|').strip(" .")
    return f"{kept[:_LONGEST_NAME] or '文件'}.{ending.lower()}"
