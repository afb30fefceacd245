"""The one place where files are read: regular files within their size, and nothing else.

A pipe would never end, a device has no size, a sparse file of gigabytes takes no room on disk:
kind and size are known before the first byte is read.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from drafter.errors import InputError
from drafter.limits import Size
from drafter.os_reasons import reason

_SPECIAL = (
    (stat.S_ISDIR, "这是一个文件夹"),
    (stat.S_ISFIFO, "这是管道，不是普通文件"),
    (stat.S_ISSOCK, "这是套接字，不是普通文件"),
    (stat.S_ISCHR, "这是设备，不是普通文件"),
    (stat.S_ISBLK, "这是设备，不是普通文件"),
)
_OPENING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""A pipe that takes the place of a file in the last moment does not block."""


class UnreadableError(ValueError):
    """Why a file was not read and what to do: a Chinese sentence without the file's name."""


class NameTooLongError(UnreadableError):
    """No file can have this name: there is none."""


def special_kind(path: Path) -> str:
    """Return what lies at `path` when it is no regular file, in Chinese; empty for a regular file, or when nothing lies there."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return ""
    return _kind(mode)


def _kind(mode: int) -> str:
    if stat.S_ISREG(mode):
        return ""
    return next((kind for is_kind, kind in _SPECIAL if is_kind(mode)), "这不是普通文件")


def read_input(path: Path, size: Size) -> bytes:
    """Return the bytes of the regular file at `path`, links followed. Raises InputError."""
    try:
        return file_bytes(path, size)
    except UnreadableError as error:
        raise InputError(f"{path}：{error}") from error.__cause__


def file_bytes(path: Path, size: Size) -> bytes:
    """Return the bytes of the regular file at `path`, links followed.

    Raises UnreadableError; its `__cause__` is the OSError, if there was one.
    """
    try:
        _refuse(path.stat(), size)
        with os.fdopen(os.open(path, _OPENING), "rb") as stream:
            _refuse(os.fstat(stream.fileno()), size)
            data = stream.read(size.most + 1)  # never more, whatever the system says of its size
    except UnreadableError:
        raise
    except FileNotFoundError as error:
        raise UnreadableError("找不到这个文件；请检查文件名和所在文件夹") from error
    except (OSError, ValueError) as error:
        raise _problem(error) from error
    if len(data) > size.most:
        raise UnreadableError(f"{too_large(len(data), size)}；请检查是否选错了文件")
    return data


def _refuse(status: os.stat_result, size: Size) -> None:
    kind = _kind(status.st_mode)
    if kind:
        advice = f"写出里面{size.name}的名称" if stat.S_ISDIR(status.st_mode) else "换成普通文件再试"
        raise UnreadableError(f"{kind}；请{advice}")
    if status.st_size > size.most:
        raise UnreadableError(f"{too_large(status.st_size, size)}；请检查是否选错了文件")


def too_large(bytes_: int, size: Size) -> str:
    """Return that a file of `bytes_` is larger than `size` allows, in Chinese."""
    found = f"{bytes_ // 1_000_000} MB" if bytes_ >= 10_000_000 else f"{bytes_ // 1000} KB"
    most = f"{size.most // 1_000_000} MB" if size.most >= 1_000_000 else f"{size.most // 1000} KB"
    return f"文件有 {found}，超过{size.name}的上限 {most}"


def _problem(error: Exception) -> UnreadableError:
    """Return what to tell about an error of the system, or about a name with characters that no name may have."""
    number = getattr(error, "errno", None)
    if number == errno.ELOOP or isinstance(error, RuntimeError):  # before Python 3.13 the latter
        return UnreadableError("是绕成圈的链接；请换成文件本身")
    if number in (errno.ENAMETOOLONG, errno.EINVAL) or not isinstance(error, OSError):
        return NameTooLongError("文件名太长，或有不能用的字符；请改短后再试")
    if number == errno.ENOTDIR:
        return UnreadableError("找不到这个文件；请检查文件名和所在文件夹")
    return UnreadableError(f"打不开（{reason(error)}）；请检查文件、文件夹和磁盘，关闭别的程序后再试")


def inside(folder: Path, name: str) -> Path | None:
    """Return the path of the file `name` of `folder`, None when there is nothing of that name.

    Links may lead to other places within the folder, so that two sections can share a text.
    Raises UnreadableError for what lies outside and for what is no regular file.
    """
    path = folder / name
    is_plain_name = "/" not in name and os.sep not in name
    try:
        if stat.S_ISREG(os.lstat(path).st_mode) and is_plain_name:
            return path  # no link on the way: it lies where its name says
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        raise _problem(error) from error
    try:
        found = path.resolve(strict=True)
        home = folder.resolve(strict=True)
    except (FileNotFoundError, NotADirectoryError):
        raise UnreadableError("是指向别处的链接，那里没有文件；请换成文件本身") from None
    except (OSError, RuntimeError, ValueError) as error:
        raise _problem(error) from error
    if not found.is_relative_to(home):
        raise UnreadableError("是指到文件夹外面的链接；请把文件本身放进这个文件夹")
    kind = special_kind(found)
    if kind:
        raise UnreadableError(f"{kind}；请换成普通文件")
    return path


def files_of(folder: Path, suffix: str, most: int) -> Iterator[Path]:
    """Yield what lies in `folder` and ends in `suffix`, by name. Raises UnreadableError for more than `most`."""
    found: list[Path] = []
    for path in folder.glob("*" + suffix):
        found.append(path)
        if len(found) > most:
            raise UnreadableError(f"里面有 {most} 个以上 {suffix} 文件；请删去不用的")
    yield from sorted(found)
