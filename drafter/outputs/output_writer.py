"""The one way by which what commands write gets to the disk.

Nothing is replaced that this program did not write, or that somebody changed since, and none of the files that the
command reads.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from drafter import files
from drafter.errors import InputError, OutputError
from drafter.inputs import UnreadableError, file_bytes, read_input, too_large
from drafter.limits import ANSWERS as ANSWERS_SIZE
from drafter.limits import OWN
from drafter.outputs.output_sorts import WRITES, Output


class Written(NamedTuple):
    """Where an output went."""

    path: Path
    remark: str
    """In Chinese, why it went elsewhere or what became of the file that was there; empty otherwise."""


_CHANGED = "被人改过，或不是本程序写的，没有动它"
_HELD = "正被别的程序打开，换不掉"
_NOT_PLAIN = "不是普通文件（是设备或管道）；请用 -o 另给一个文件名"
_FOLDER = "这是一个文件夹；请用 -o 另给一个文件名"


def write_output(
    output: Output,
    wanted: Path,
    data: bytes,
    *,
    inputs: Sequence[Path] = (),
    force: bool = False,
    why_kept: str = "",
) -> Written:
    """Write `data` at `wanted`, or beside what stands there, and return where it went.

    A file at `wanted` is replaced when it is still as this program wrote it. One that somebody
    changed, that Drafter did not write, or that is held open, stays: the output goes beside it, to the
    newest that is ours and unchanged, else to a new name. With `force` a changed file is replaced
    too, and kept as a backup. `why_kept` says in Chinese why a changed one stays, where more is known of it. `inputs` are the files that the command reads:
    nobody may read the output who may not read all of them.

    Raises InputError when `wanted` is one of the inputs or has the ending of another sort of file,
    OutputError.
    """
    refuse_target(output, wanted, inputs)
    sealed = output.sealed(data)
    remark = ""
    if wanted.exists() and not may_replace(output, wanted):
        if not force:
            return _write_beside(output, wanted, sealed, _why_kept(output, wanted) or why_kept or _CHANGED, inputs)
        backup = files.keep_backup(wanted, free_backup(files.real_path(wanted)))
        remark = f"原来的文件另存为“{backup.name}”"
    try:
        _put(wanted, sealed, inputs)
    except files.NameTakenError:  # another command wrote there in this moment
        if not wanted.exists():
            raise
        return write_output(output, wanted, data, inputs=inputs, force=force, why_kept=why_kept)
    except OutputError as error:
        if not wanted.exists() or not isinstance(error.__cause__, PermissionError):
            raise
        return _write_beside(output, wanted, sealed, _HELD, inputs)
    return Written(wanted, remark)


def write_own(wanted: Path, data: bytes, inputs: Sequence[Path]) -> None:
    """Write `data` at `wanted`, in a hidden folder of this program's, for the next time; whatever was there goes.

    Nobody may read it who may not read all of `inputs`. Failing to is no error: it is asked for only where a hand
    changed a document, and the user is told then.
    """
    with suppress(OutputError, InputError), files.folder_for(wanted.parent, inputs):
        files.hide(wanted.parent)
        files.write_whole(wanted, data, inputs)


def refuse_target(output: Output, wanted: Path, inputs: Sequence[Path] = ()) -> None:
    """Raise InputError or OutputError when `output` cannot be written at `wanted`, before anything is made."""
    status = files.status_of(wanted)
    if not wanted.parent.is_dir():
        raise InputError(f"{wanted.parent}：没有这个文件夹；请先建立，或换一个位置")
    if status is not None:
        if stat.S_ISDIR(status.st_mode):
            raise OutputError(f"{wanted}：{_FOLDER}")
        if not stat.S_ISREG(status.st_mode):
            raise OutputError(f"{wanted}：{_NOT_PLAIN}")
        if any(_is_same(wanted, each) for each in inputs):
            raise InputError(f"{wanted}：这是这次要读的文件本身，不能盖掉；请用 -o 换一个文件名")
    ending = wanted.suffix.lower()
    if ending not in output.endings and ending in _known_endings():
        other = wanted.with_suffix(output.endings[0]).name
        raise InputError(f"{wanted}：{output.title}不能用 {ending} 结尾；请改成 {other}")


def save_answers(path: Path, data: bytes, *, backup: bool) -> None:
    """Save a changed answers file; with `backup` a copy of it is kept first.

    Raises InputError when it would be too large to be read again, OutputError.
    """
    _refuse_unreadable(path, data)
    if backup:
        files.keep_backup(path)
    files.rewrite(path, data)


def create_answers(path: Path, data: bytes, *, instead_of: bytes | None = None, sources: Sequence[Path] = ()) -> None:
    """Write a new answers file; with `instead_of` in the place of what this program just wrote there.

    Nobody may read a new one who may not read all of `sources`, of which it is made. Raises InputError when the file
    is there already, holds something else by now, or would be too large to be read again; OutputError.
    """
    _refuse_unreadable(path, data)
    if instead_of is None:
        files.write_new(path, data, sources)
    elif read_input(path, ANSWERS_SIZE) == instead_of:
        files.write_whole(path, data)
    else:
        raise InputError(f"{path}：刚刚被别的程序改过，没有动它；请看看它现在写着什么，再接着填")


def _refuse_unreadable(path: Path, data: bytes) -> None:
    """Raise InputError for an answers file that no later command would read."""
    if len(data) > ANSWERS_SIZE.most:
        told = too_large(len(data), ANSWERS_SIZE)
        raise InputError(f"{path}：没有存：{told}，存了就再也读不出来；请删短答案，或少收几份表")


def _known_endings() -> set[str]:
    return {ending for outputs in WRITES.values() for output in outputs for ending in output.endings}


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def may_replace(output: Output, path: Path) -> bool:
    """Return whether the file at `path` is ours, unchanged, and goes by no other name."""
    try:
        status = path.stat()
        if status.st_nlink > 1:
            return False
        data = file_bytes(path, OWN)
        return output.is_ours(data) and not output.whose(data)
    except (OSError, UnreadableError):
        return False


def _why_kept(output: Output, path: Path) -> str:
    """Return in Chinese what the file at `path` is when it is something else than `output`; empty when it is not."""
    try:
        whose = output.whose(file_bytes(path, OWN))
    except (OSError, UnreadableError):
        return ""
    return whose and f"{whose}，没有动它"


def _put(path: Path, data: bytes, inputs: Sequence[Path]) -> None:
    """Write at `path`, where nothing is or what may be replaced."""
    if path.exists():
        files.write_whole(path, data, inputs)
    else:
        files.write_new(path, data, inputs)


def _write_beside(output: Output, wanted: Path, data: bytes, why: str, inputs: Sequence[Path]) -> Written:
    numbered = _numbered(wanted)
    own = [path for path in reversed(numbered.values()) if may_replace(output, path)]
    for path in own[:1]:
        try:
            _put(path, data, inputs)
        except OutputError:  # held open as well
            break
        return _written_beside(wanted, path, why)
    free = next(number for number in range(2, len(numbered) + 3) if number not in numbered)
    path = _with_number(wanted, free)
    try:
        files.write_new(path, data, inputs)
    except files.NameTakenError:  # as above
        return _write_beside(output, wanted, data, why, inputs)
    return _written_beside(wanted, path, why)


def _written_beside(wanted: Path, path: Path, why: str) -> Written:
    return Written(path, f"“{wanted.name}”{why}；这次写到旁边的“{path.name}”")


def _with_number(path: Path, number: int) -> Path:
    return path.with_name(f"{path.stem}（{number}）{path.suffix}")


def _numbered(wanted: Path) -> dict[int, Path]:
    """Return the files 名称（2）, 名称（3）… beside `wanted`, by number, in their order."""
    pattern = re.compile(rf"{re.escape(wanted.stem)}（([1-9]\d{{0,8}})）{re.escape(wanted.suffix)}", re.IGNORECASE)
    found = ((pattern.fullmatch(path.name), path) for path in wanted.parent.iterdir())
    numbers = {int(match[1]): path for match, path in found if match}
    return dict(sorted(numbers.items()))


def free_backup(path: Path) -> Path:
    """Return 名称.bak beside `path`, or 名称.bak2 … where that is taken: it may be somebody's only copy."""
    backup, number = path.with_name(f"{path.name}.bak"), 2
    while os.path.lexists(backup):
        backup, number = path.with_name(f"{path.name}.bak{number}"), number + 1
    return backup
