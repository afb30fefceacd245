"""Why the operating system refused something, in Chinese: its own words are in its own language."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from drafter.errors import OutputError

_REASONS = {
    "ENOENT": "没有这个文件或文件夹",
    "EACCES": "没有权限，或正被别的程序打开",
    "EPERM": "没有权限",
    "EEXIST": "已经有同名的文件或文件夹",
    "ENOTDIR": "路径中间有一段不是文件夹",
    "EISDIR": "这是一个文件夹",
    "ENAMETOOLONG": "名称太长",
    "ELOOP": "链接绕成了圈",
    "ENOSPC": "磁盘已满",
    "EDQUOT": "分给您的磁盘空间已用完",
    "EFBIG": "文件太大",
    "EROFS": "磁盘是只读的",
    "EBUSY": "正被别的程序占用",
    "ETXTBSY": "正被别的程序占用",
    "EMFILE": "打开的文件太多",
    "ENFILE": "打开的文件太多",
    "EIO": "磁盘读写出错",
    "ENXIO": "没有这个设备",
    "ENODEV": "没有这个设备",
    "EBADF": "已经关闭",
    "EINVAL": "名称或位置不合要求",
    "ENOMEM": "内存不够",
    "ENOTEMPTY": "文件夹不是空的",
    "ENOEXEC": "不是能运行的程序",
    "ESTALE": "网络盘断开了",
    "ETIMEDOUT": "等得太久，没有回应",
    "EPIPE": "接收的程序已经关闭",
}
_BY_NUMBER = {getattr(errno, name): reason for name, reason in _REASONS.items() if hasattr(errno, name)}
_NO_FOLDER = "当前文件夹已经没有了（被删除、改名或挪走）；请用 cd 换到别的文件夹再试"
_ADVICE = "请检查名称、权限和磁盘空间，或换一个位置再试"


def reason(error: OSError) -> str:
    """Return why `error` happened, in Chinese, without a stop."""
    return _BY_NUMBER.get(error.errno or 0, f"系统错误 {error.errno}" if error.errno else "系统没有说明原因")


def os_error_message(error: OSError) -> str:
    """Return what to say of an `error` that reached the edge: which file, why, what to do.

    One that names no file concerns the folder in which the command runs, or what it prints to.
    """
    if error.filename is not None:
        return f"{shown_path(error.filename)}：读不出来或写不进去（{reason(error)}）；{_ADVICE}"
    if error.errno == errno.ENOENT:
        return _NO_FOLDER
    return f"结果显示不出来（{reason(error)}）；请检查屏幕、管道或 > 后面的文件，换一个位置再试"


def shown_path(path: object) -> str:
    """Return a path as a message shows it, given as bytes, text or Path."""
    return os.fsdecode(path) if isinstance(path, bytes | str | Path) else str(path)


@contextmanager
def system_errors(path: Path) -> Iterator[None]:
    """Turn what the system refuses about `path` into an OutputError."""
    try:
        yield
    except PermissionError as error:
        raise OutputError(
            f"{path}：写不进去；可能正在 Word 或 WPS 里打开，或没有这个文件夹的写权限。请关闭文件后再试"
        ) from error
    except (OSError, ValueError) as error:  # ValueError: NUL in a name
        why = reason(error) if isinstance(error, OSError) else "文件名里有不能用的字符"
        raise OutputError(f"{path}：写不进去（{why}）；请检查文件夹和磁盘空间") from error
