"""Section files of jurisdictions: found in the nearest folder, read as text, never outside their folder."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from drafter.errors import TemplateError
from drafter.inputs import UnreadableError, file_bytes, files_of, inside
from drafter.jurisdictions.section_spelling import plain_spelling
from drafter.limits import SECTION, SECTION_FILES

LISTED = "的数"
"""Ends the name of a section made of an outline that lists facts and matters."""
LIST_ENDS = "{# 上面的照去年的提纲放；要移过来的，写在这一行下面 #}"
"""Ends what an outline put into such a section: what stands below it somebody wrote."""
REWRITTEN = "另写"
"""Ends the name of a changed copy of a section that other kinds of report print as it is."""
SECTION_SUFFIX = ".txt"
BASES = ".上级原文"
"""Folder within a jurisdiction's that keeps each section as it was when it was copied from above, to merge by."""
CONFLICT_BEGINS, CONFLICT_DIVIDES, CONFLICT_ENDS = "<<<<<<<", "=======", ">>>>>>>"
"""With what lines begin that mark two versions of a text, to choose from: what merging tools write."""
_NO_NAME = re.compile(r"[\\:\0]|(?:^|/)(?:\.\.?)?(?:/|$)")
"""Found in names that could lead out of a folder on any system: `..`, absolute ones, drives."""


def nearest_file(folders: Iterable[Path], name: str) -> Path | None:
    """Return the file called `name` of the first of `folders` that has it; None when none has.

    Raises TemplateError for one that is no regular file or lies outside its folder.
    """
    if _NO_NAME.search(name):
        return None
    for folder in folders:
        try:
            path = inside(folder, name)
        except UnreadableError as error:
            raise TemplateError(f"{folder.name}/{name}：{error}") from error
        if path is not None:
            return path
    return None


def section_text(path: Path) -> str:
    """Return the text of the section file at `path`, its marks and words spelt plainly. Raises TemplateError."""
    where = f"{path.parent.name}/{path.name}"
    try:
        text = section_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TemplateError(f"{where}：不是 UTF-8 编码；请用记事本“另存为”，编码选 UTF-8") from error
    return plain_spelling(text.replace("\r\n", "\n").replace("\r", "\n"))


def section_bytes(path: Path) -> bytes:
    """Return what the section file at `path` holds. Raises TemplateError."""
    try:
        return file_bytes(path, SECTION)
    except UnreadableError as error:
        raise TemplateError(f"{path.parent.name}/{path.name}：{error}") from error


def section_files(folder: Path) -> list[Path]:
    """Return the section files of `folder`, by name, unread. Raises TemplateError for too many of them."""
    try:
        return list(files_of(folder, SECTION_SUFFIX, SECTION_FILES))
    except UnreadableError as error:
        raise TemplateError(f"{folder.name}：{error}") from error
