"""Files on disk: written whole or not at all, the version before kept, never clobbered."""

from __future__ import annotations

import codecs
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from drafter.errors import InputError, OutputError
from drafter.os_reasons import reason


def decoded(data: bytes) -> tuple[str, str]:
    """Return the text in `data` and its encoding: UTF-8 (with or without BOM), UTF-16 or GBK.

    Raises UnicodeDecodeError when it is in none of them.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace"), "UTF-16"
    try:
        return data.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        return data.decode("gb18030"), "GBK"


def write_whole(path: Path, data: bytes) -> None:
    """Replace the file at `path` by `data` in one step: readers see the old or the new.

    Raises OutputError when the folder cannot be written or the file is held by another
    program (on Windows a .docx open in Word cannot be replaced).
    """
    handle, name = -1, ""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:20]}.", suffix=".tmp", dir=path.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            Path(name).chmod(path.stat().st_mode & 0o777)
        else:
            umask = os.umask(0)
            os.umask(umask)
            Path(name).chmod(0o666 & ~umask)
        Path(name).replace(path)
    except PermissionError as error:
        _discard(name)
        raise OutputError(
            f"{path}：写不进去；可能正在 Word 或 WPS 里打开，或没有这个文件夹的写权限。请关闭文件后再试"
        ) from error
    except OSError as error:
        _discard(name)
        raise OutputError(f"{path}：写不进去（{reason(error)}）；请检查文件夹和磁盘空间") from error


def _discard(name: str) -> None:
    if name:
        Path(name).unlink(missing_ok=True)


def keep_backup(path: Path) -> Path:
    """Copy the file at `path` to `<name>.bak` beside it and return that path."""
    backup = path.with_name(path.name + ".bak")
    write_whole(backup, path.read_bytes())
    return backup


def free_name(path: Path) -> Path:
    """Return the first of `名称（2）`, `名称（3）`, … beside `path` that does not exist."""
    number = 2
    while True:
        candidate = path.with_name(f"{path.stem}（{number}）{path.suffix}")
        if not candidate.exists():
            return candidate
        number += 1


CHANGED = "在生成后被人改过，没有动它"
"""Why a document is written beside the one that is there."""


def write_document(
    path: Path, data: bytes, *, ours: Callable[[bytes], bool], force: bool, changed: str = CHANGED
) -> tuple[Path, str]:
    """Write a rendered document and return where it went and a Chinese remark, if any.

    A file at `path` is replaced when `ours` says that it is still as Drafter wrote it.
    A file that was changed since, or is held open, stays: the document goes beside it.
    With `force` a changed file is replaced too, and kept as a backup. `changed` is what the
    remark says of a file that is not ours.
    """
    remark = ""
    if path.exists() and not ours(_read(path)):
        if not force:
            return _write_beside(path, data, changed)
        remark = f"原来的文件另存为“{keep_backup(path).name}”"
    try:
        write_whole(path, data)
    except OutputError as error:
        if not path.exists() or not isinstance(error.__cause__, PermissionError):
            raise
        return _write_beside(path, data, "正被别的程序打开，换不掉")
    return path, remark


def _write_beside(path: Path, data: bytes, why: str) -> tuple[Path, str]:
    other = free_name(path)
    write_whole(other, data)
    return other, f"“{path.name}”{why}；这次写到旁边的“{other.name}”"


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except IsADirectoryError:
        raise OutputError(f"{path}：这是一个文件夹；请用 -o 另给一个文件名") from None
    except PermissionError as error:
        if path.is_dir():
            raise OutputError(f"{path}：这是一个文件夹；请用 -o 另给一个文件名") from None
        raise OutputError(f"{path}：读不出来，可能正被别的程序打开；请关闭后再试") from error


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Hold `path` for this process; raises InputError when another Drafter holds it.

    The hold is the operating system's: it ends with the process, however that ends.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only an interview needs it

    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise InputError(f"{path.name}：另一个 Drafter 正在填这个文件；请先关掉那个窗口，或等那边填完") from None
    except OSError as error:
        raise OutputError(f"{path.parent}：写不进去（{reason(error)}）；请换一个文件夹") from error
    try:
        yield
    finally:
        lock.release()
