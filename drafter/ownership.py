"""Owner, group and mode of files: what a new version takes over, and when there can be none."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Sequence
from pathlib import Path


def refuse_read_only(before: os.stat_result | None) -> None:
    """Raise PermissionError for a file that nobody may write; `before` is None where there is none."""
    if before is not None and not before.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise PermissionError(errno.EACCES, "read-only")


def must_stay(before: os.stat_result) -> bool:
    """Return whether replacing a file would make another of it for somebody."""
    theirs = hasattr(os, "geteuid") and os.geteuid() not in (0, before.st_uid)
    return before.st_nlink > 1 or theirs


def take_over(made: Path, model: os.stat_result, sources: Sequence[Path] = ()) -> None:
    """Give a file the owner, the group and the mode of `model`; where that is not allowed, fewer rights.

    Nor does anybody get a right who does not have it on all of `sources`.
    """
    if os.name != "posix":
        return
    mode = stat.S_IMODE(model.st_mode) & 0o777
    status = made.stat()
    if (status.st_uid, status.st_gid) != (model.st_uid, model.st_gid):
        try:
            os.chown(made, model.st_uid, model.st_gid)
        except OSError:
            mode = _for_own_group(made, model, mode)
    made.chmod(within(sources, mode, made.stat().st_gid))


def within(sources: Sequence[Path], mode: int, group: int | None = None) -> int:
    """Return `mode` without what group and others may not do with all of `sources`.

    `group` is that of the file of this mode; None: that of each source. Whoever may read a source may enter a folder.
    """
    for source in sources if os.name == "posix" else ():
        status = source.stat()
        theirs = status.st_mode & 0o077
        if group not in (None, status.st_gid):
            theirs = theirs & 0o007 | (theirs & 0o007) << 3
        mode &= 0o700 | theirs | (theirs & 0o044) >> 2
    return mode


def keep_within(descriptor: int, sources: Sequence[Path]) -> None:
    """Take from the group of a new file what it may not do with all of `sources`, which may be another group's."""
    if os.name == "posix" and sources:
        status = os.fstat(descriptor)
        os.fchmod(descriptor, within(sources, stat.S_IMODE(status.st_mode), status.st_gid))


def _for_own_group(made: Path, model: os.stat_result, mode: int) -> int:
    """Return the mode of a file whose owner cannot be kept: another group gets what all others have."""
    try:
        os.chown(made, -1, model.st_gid)
    except OSError:
        return mode & 0o707 | (mode & 0o007) << 3
    return mode
