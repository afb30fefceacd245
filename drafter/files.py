"""Files on disk: the one module that creates, replaces and deletes them.

A file is written whole or not at all, is the file behind all links, keeps owner, group and
mode, and is never more readable than what it was made of. What may be replaced is decided in
`drafter.outputs`.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from drafter.errors import InputError
from drafter.inputs import read_input
from drafter.limits import OWN
from drafter.os_reasons import system_errors
from drafter.ownership import keep_within, must_stay, refuse_read_only, take_over, within
from drafter.strays import clear_strays, temporary_path

_PRIVATE = 0o600
_USUAL = 0o666
"""The mode of a new file, less what the user's umask takes away."""
_HIDDEN_FOLDER = 0x12
"""FILE_ATTRIBUTE_DIRECTORY and FILE_ATTRIBUTE_HIDDEN of Windows."""
_BINARY = getattr(os, "O_BINARY", 0)


class NameTakenError(InputError):
    """A file that was to be new is there already."""


def real_path(path: Path) -> Path:
    """Return the file that `path` names, behind all links and folders that are links."""
    return Path(os.path.realpath(path))


def write_whole(path: Path, data: bytes, sources: Sequence[Path] = ()) -> None:
    """Replace the file at `path` by `data` in one step: readers see the old or the new.

    Owner, group and mode stay, but nobody may read it who may not read all of `sources`. Raises OutputError when the folder cannot be written or the file
    is read-only or held by another program (on Windows a .docx open in Word cannot be replaced).
    """
    target = real_path(path)
    with system_errors(path):
        clear_strays(target.parent)
        before = _status(target)
        refuse_read_only(before)
        _replace(target, data, before, sources)


def write_new(path: Path, data: bytes, sources: Sequence[Path] = ()) -> None:
    """Write a file that is not there yet, in one step; nobody may read it who may not read all of `sources`.

    Raises NameTakenError when it is there, OutputError.
    """
    target = real_path(path)
    with system_errors(path):
        clear_strays(target.parent)
        made = _temporary(target, data, _USUAL, sources)
        try:
            _name_new(made, target)
        except FileExistsError:
            raise NameTakenError(f"{path}：已经有这个文件；请换一个名称") from None
        finally:
            delete(made)


def rewrite(path: Path, data: bytes) -> None:
    """Save `data`, a text, as the file of the user's at `path`, which stays the same file.

    A file with further names (hard links), or of another owner, is written in place: replacing
    it would leave the other names old, or give the file to somebody else. All others are
    replaced in one step. Raises OutputError.
    """
    target = real_path(path)
    with system_errors(path):
        clear_strays(target.parent)
        before = _status(target)
        refuse_read_only(before)
        if before is not None and must_stay(before):
            _write_in_place(target, data, before.st_size)
        else:
            _replace(target, data, before)


def write_private(path: Path, data: bytes) -> None:
    """Write a file that only the user may read, in one step. Raises OutputError."""
    with system_errors(path):
        clear_strays(path.parent)
        made = _temporary(path, data, _PRIVATE)
        _rename(made, path)


def keep_backup(path: Path, backup: Path | None = None) -> Path:
    """Copy the file at `path` to `backup` and return that: `<name>.bak` beside the real file if None.

    Whoever may not read the file may not read its backup. Raises OutputError.
    """
    target = real_path(path)
    kept = backup or target.with_name(target.name + ".bak")
    with system_errors(kept):
        _replace(kept, read_input(target, OWN), target.stat())
    return kept


def touch(path: Path) -> None:
    """Make an empty file at `path` if there is none, as readable as any new file. Raises OutputError."""
    with system_errors(path):
        path.touch(_USUAL)


def hide(folder: Path) -> None:
    """Let Windows show `folder`, whose name begins with a full stop, as little as other systems do. Failing is no error."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - Windows alone

        ctypes.windll.kernel32.SetFileAttributesW(str(folder), _HIDDEN_FOLDER)


def make_folder(path: Path) -> None:
    """Make the folder `path` and those above it, where they are not there. Raises OutputError."""
    with system_errors(path):
        path.mkdir(parents=True, exist_ok=True)


@contextmanager
def folder_for(path: Path, sources: Sequence[Path] = ()) -> Iterator[None]:
    """Make the folder `path` and those above it for what is written meanwhile; when that fails, empty ones go again.

    Nobody may look into a new one who may not read all of `sources`. Raises OutputError.
    """
    new = [each for each in (path, *path.parents) if status_of(each) is None]
    try:
        with system_errors(path):
            for each in reversed(new):
                each.mkdir(within(sources, 0o777), exist_ok=True)
        yield
    except BaseException:
        for each in new:
            with suppress(OSError):
                each.rmdir()
        raise


def write_new_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Make a folder that is not there yet with `files` (name or path within it → content), all in one step.

    Raises InputError when it is there, OutputError.
    """
    target = real_path(path)
    if target.exists():
        raise InputError(f"{path}：已经有这个文件夹；请换一个名称，或直接修改里面的文件")
    with folder_for(path.parent), system_errors(path):
        clear_strays(target.parent)
        made = temporary_path(target.parent, target.name)
        made.mkdir()
        try:
            for name, data in files.items():
                (made / name).parent.mkdir(parents=True, exist_ok=True)
                _write(made / name, data, _USUAL)
            made.rename(target)  # refused where somebody made it meanwhile
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise


def private_folder(path: Path) -> Path | None:
    """Return the folder `path`, made if need be, when it is the user's alone; else None."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = path.stat()
        if os.name == "posix" and (status.st_uid != os.getuid() or status.st_mode & 0o022):
            return None
    except OSError:
        return None
    return path


@contextmanager
def temporary_folder(purpose: str, parent: Path | None = None) -> Iterator[Path]:
    """Give a folder of the user's alone, gone afterwards; `parent`: None for the system's own place."""
    place = parent or Path(tempfile.gettempdir())
    with system_errors(place):
        clear_strays(place)
        folder = temporary_path(place, f"drafter-{purpose}", hidden=False)  # some programs see no hidden ones
        folder.mkdir(mode=0o700)
    try:
        yield real_path(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def delete(path: Path) -> None:
    """Delete the file at `path` if it is there. Failing to is no error."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def status_of(path: Path) -> os.stat_result | None:
    """Return what the system knows of the file at `path`, None when there is none.

    Raises OutputError when there can be none: a name too long, no right to look.
    """
    with system_errors(path):
        return _status(path)


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _replace(target: Path, data: bytes, model: os.stat_result | None, sources: Sequence[Path] = ()) -> None:
    """Put `data` at `target` in one step, a link there included; owner and mode are those of `model`, within `sources`."""
    made = _temporary(target, data, _USUAL if model is None else _PRIVATE, sources)
    if model is not None:
        take_over(made, model, sources)
    _rename(made, target)


def _temporary(target: Path, data: bytes, mode: int, sources: Sequence[Path] = ()) -> Path:
    """Write `data` to a temporary file beside `target` and return its path."""
    made = temporary_path(target.parent, target.name)
    try:
        _write(made, data, mode, sources)
    except BaseException:
        delete(made)
        raise
    return made


def _write(path: Path, data: bytes, mode: int, sources: Sequence[Path] = ()) -> None:
    """Write a new file, no more readable than `sources`, and wait until it is on the disk."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, within(sources, mode))
    try:
        keep_within(descriptor, sources)
        _write_all(descriptor, data)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _rename(made: Path, target: Path) -> None:
    try:
        made.replace(target)
    except BaseException:
        delete(made)
        raise


def _name_new(made: Path, target: Path) -> None:
    """Give the file `made` the name `target`. Raises FileExistsError when there is one."""
    if os.name != "posix":
        made.rename(target)
        return
    try:
        target.hardlink_to(made)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if target.exists():
            raise FileExistsError(errno.EEXIST, "exists") from None
        made.rename(target)


def _write_in_place(target: Path, data: bytes, size: int) -> None:
    """Write `data` over the `size` bytes of `target`, in one call of the system.

    A shorter text is first followed by empty lines, then cut: it is whole at every moment.
    """
    descriptor = os.open(target, os.O_WRONLY | _BINARY)
    try:
        _write_all(descriptor, data.ljust(size, b"\n"))
        os.ftruncate(descriptor, len(data))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
