"""Temporary files and folders: their names, and clearing those that a killed run left behind.

A name tells the machine and the process that made it, so that nobody takes away what is in use.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import time
import zlib
from contextlib import suppress
from pathlib import Path

_NAME = re.compile(r".+\.([0-9a-f]{8})-([0-9]+)-[0-9a-f]{8}\.drafter-tmp")
_ABANDONED = 3600.0
"""Seconds after which one is taken for left behind where nobody can ask whether its process lives."""


def temporary_path(folder: Path, name: str, *, hidden: bool = True) -> Path:
    """Return a path in `folder`, not there yet, for what shall become `name`."""
    return folder / f"{'.' if hidden else ''}{name[:20]}.{_machine()}-{os.getpid()}-{os.urandom(4).hex()}.drafter-tmp"


def clear_strays(folder: Path) -> None:
    """Delete the temporary files and folders in `folder` whose process is gone. Failing to is no error."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            match = _NAME.fullmatch(entry.name)
            if match and _is_stray(entry, match[1], int(match[2])):
                _delete(entry)


def _is_stray(entry: os.DirEntry[str], machine: str, process: int) -> bool:
    if os.name == "posix" and machine == _machine():
        return not _lives(process)
    try:
        return time.time() - entry.stat(follow_symlinks=False).st_mtime > _ABANDONED
    except OSError:
        return False


def _delete(entry: os.DirEntry[str]) -> None:
    """Delete what an entry names, never what a link points to."""
    with suppress(OSError):
        if stat.S_ISDIR(entry.stat(follow_symlinks=False).st_mode):
            shutil.rmtree(entry.path, ignore_errors=True)
        else:
            Path(entry.path).unlink()


def _lives(process: int) -> bool:
    """Return whether a process of this number runs here; for POSIX alone: on Windows asking would end it."""
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:  # of another user
        return True
    return True


def _machine() -> str:
    """Return eight characters that stand for this machine: folders may lie on a network drive."""
    name = os.uname().nodename if os.name == "posix" else os.environ.get("COMPUTERNAME", "")
    return f"{zlib.crc32(name.encode(errors='surrogateescape')):08x}"
