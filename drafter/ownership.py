"""Owner, group and mode of files: what a new version takes over, and when there can be none."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path


def refuse_read_only(before: os.stat_result | None) -> None:
    """Raise PermissionError for a file that nobody may write; `before` is None where there is none."""
    if before is not None and not before.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise PermissionError(errno.EACCES, "read-only")


def must_stay(before: os.stat_result) -> bool:
    """Return whether replacing a file would make another of it for somebody."""
    theirs = hasattr(os, "geteuid") and os.geteuid() not in (0, before.st_uid)
    return before.st_nlink > 1 or theirs


def take_over(made: Path, model: os.stat_result) -> None:
    """Give a file the owner, the group and the mode of `model`; where that is not allowed, fewer rights."""
    if os.name != "posix":
        return
    mode = stat.S_IMODE(model.st_mode) & 0o777
    status = made.stat()
    if (status.st_uid, status.st_gid) != (model.st_uid, model.st_gid):
        try:
            os.chown(made, model.st_uid, model.st_gid)
        except OSError:
            mode = _for_own_group(made, model, mode)
    made.chmod(mode)


def _for_own_group(made: Path, model: os.stat_result, mode: int) -> int:
    """Return the mode of a file whose owner cannot be kept: another group gets what all others have."""
    try:
        os.chown(made, -1, model.st_gid)
    except OSError:
        return mode & 0o707 | (mode & 0o007) << 3
    return mode
