"""Locks: one Drafter at a time changes an answers file, whichever of its names it was called by.

They are the operating system's and end with the process, however that ends.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from drafter.errors import InputError, OutputError
from drafter.files import real_path, touch
from drafter.os_reasons import reason
from drafter.strays import clear_strays

_PATIENCE = 60.0
"""Seconds that a command waits for others that only save; each takes some tenths of one."""
_POLL = 0.02
"""Seconds between two tries."""


@contextmanager
def only_one(path: Path, *, brief: bool = False) -> Iterator[None]:
    """Hold the answers file at `path` for this process.

    A questionnaire holds it as long as it is open; a command that only saves is `brief`. Either
    waits for brief ones and raises InputError at once when a questionnaire has the file;
    OutputError when there can be no lock.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - most commands change no file

    place, mode = _place(path)
    queue = FileLock(f"{place}.queue.lock", timeout=_PATIENCE, mode=mode)
    sitting = FileLock(f"{place}.lock", timeout=0, mode=mode)
    with ExitStack() as held:
        try:
            queue.acquire(poll_interval=_POLL)
            held.callback(queue.release)
            sitting.acquire()
            held.callback(sitting.release)
        except Timeout:
            raise InputError(f"{path.name}：另一个 Drafter 正在填这个文件；请先关掉那个窗口，或等那边填完") from None
        except OSError as error:
            raise OutputError(f"{path}：旁边写不了文件（{reason(error)}）；请换一个能写的文件夹") from error
        if not brief:
            queue.release()
        yield


def _place(path: Path) -> tuple[Path, int]:
    """Return how the names of the locks of a file begin, and their mode: that of the file.

    They lie beside the real file. One with further names (hard links) is known by its number on
    its disk, in a folder of the user's.
    """
    target = real_path(path)
    clear_strays(target.parent)
    beside = target.with_name(f".{target.name}")
    try:
        status = target.stat()
    except OSError:  # a new file, whose locks are as readable as any new file
        touch(beside.with_name(f"{beside.name}.lock"))
        return beside, stat.S_IMODE(beside.with_name(f"{beside.name}.lock").stat().st_mode) | 0o600
    mode = stat.S_IMODE(status.st_mode) & 0o666 | 0o600
    if status.st_nlink == 1:
        return beside, mode
    from drafter.folders import lock_folder  # noqa: PLC0415 - hard links are rare

    folder = lock_folder()
    return (folder / f"{status.st_dev:x}-{status.st_ino:x}", 0o600) if folder else (beside, mode)
