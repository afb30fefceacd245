"""What the commands write, and the one way by which it gets to the disk.

Nothing is replaced that this program did not write, or that somebody changed since, and none of
the files that the command reads. `WRITES` says which command writes what; a test goes through it.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Sequence
from contextlib import suppress
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from drafter import files
from drafter.errors import InputError, OutputError
from drafter.inputs import UnreadableError, file_bytes, read_input, too_large
from drafter.limits import ANSWERS as ANSWERS_SIZE
from drafter.limits import OWN

_ZIP_END_BYTES = 22
"""The size of the record that ends a zip without a comment (APPNOTE.TXT, 4.3.16)."""


class Existing(Enum):
    """What happens when the target is there; the value says it to users."""

    KEPT = "没有人改过的照样更新；改过的、不是本程序写的不动，写到旁边的“名称（2）”"
    NEW_ONLY = "不写，说明已经有了"
    SAVED = "只改答的那几处，改之前的样子存为 .bak"
    BROUGHT_IN = "只并入上级改过的行，合并前的样子留在地区文件夹里的 .上级原文"
    OWN = "放在填报文件旁边的隐藏文件夹 .drafter 里，随文档换新"


class Output(NamedTuple):
    """A sort of file that commands write."""

    title: str
    """What it is, in Chinese."""
    endings: tuple[str, ...]
    existing: Existing
    is_ours: Callable[[bytes], bool] = lambda _: False
    """Says whether a file is still as this program wrote it."""
    sealed: Callable[[bytes], bytes] = lambda data: data
    """Returns the file with its seal; what comes with one stays."""
    force: bool = False
    """True when the command has --force, which replaces a changed file too, and keeps it as a backup."""


class Written(NamedTuple):
    """Where an output went."""

    path: Path
    remark: str
    """In Chinese, why it went elsewhere or what became of the file that was there; empty otherwise."""


def _docx_is_ours(data: bytes) -> bool:
    from drafter.pages.word.docx_package import digest_holds  # noqa: PLC0415 - asked only when a file is there

    return data[-_ZIP_END_BYTES:].startswith(b"PK\x05\x06") and digest_holds(data)  # nothing behind the zip


def _lazy(module: str, name: str) -> Callable[[bytes], Any]:
    """Return the function `name` of `module`, which is imported when it is called: seldom."""

    def called(data: bytes) -> Any:
        return getattr(import_module(module), name)(data)

    return called


def _seal(name: str) -> Callable[[bytes], Any]:
    return _lazy("drafter.seals", name)


def _remembered(data: bytes) -> bytes:
    from drafter.seals import remember_text  # noqa: PLC0415 - for texts alone

    remember_text(data)
    return data


DOCX = Output("Word 文档", (".docx",), Existing.KEPT, _docx_is_ours, force=True)
PAGE = Output(
    "网页", (".html", ".htm"), Existing.KEPT, _lazy("drafter.pages.web.html", "html_digest_holds"), force=True
)
TEXT = Output("纯文本", (".txt",), Existing.KEPT, _seal("is_remembered"), _remembered, force=True)
PDF = Output("PDF", (".pdf",), Existing.KEPT, _lazy("drafter.pages.pdf.pdf_writer", "seal_holds"), force=True)
COMMENTED = Output(
    "带批注的 Word 文档",
    (".docx", ".docm", ".dotx", ".dotm"),
    Existing.KEPT,
    _seal("zip_seal_holds"),
    _seal("sealed_zip"),
)
MENDED = Output(
    "改好标点和数字的 Word 文档",
    (".docx", ".docm", ".dotx", ".dotm"),
    Existing.KEPT,
    _seal("zip_seal_holds"),
    _seal("sealed_zip"),
)
MENDED_TEXT = Output("改好标点和数字的文本", (".txt",), Existing.KEPT, _seal("is_remembered"), _remembered)
MERGED = Output("合并稿", (".docx",), Existing.KEPT, _seal("zip_seal_holds"), _seal("sealed_zip"))
UNMERGED = Output("三种说法（合并不了时）", (".docx",), Existing.KEPT, _docx_is_ours)
COMPARED = Output("对照稿", (".docx",), Existing.KEPT, _seal("zip_seal_holds"), _seal("sealed_zip"))
SUBMITTED = Output("送审稿", (".docx",), Existing.KEPT, _docx_is_ours)
SIGNING_SHEET = Output("审签单", (".docx",), Existing.KEPT, _docx_is_ours)
FIGURE_LIST = Output("数字一览", (".docx",), Existing.KEPT, _docx_is_ours)
REVIEW_NOTES = Output("核对情况", (".docx",), Existing.KEPT, _docx_is_ours)
SUBMITTED_COPY = Output("送审稿的留底（下次送审时对照用）", (".docx",), Existing.OWN, _docx_is_ours)
BASE = Output("底稿（合并手改时比对用）", (".json",), Existing.OWN, _lazy("drafter.pages.written_lines", "is_whole"))
REVIEW = Output(
    "导入时读到的（核对时用）", (".json",), Existing.OWN, _lazy("drafter.importing.review_record", "is_whole")
)
FINDINGS = Output("检查结果（列表）", (".txt",), Existing.KEPT, _seal("is_remembered"), _remembered)
FINDINGS_JSON = Output("检查结果（JSON）", (".json",), Existing.KEPT, _seal("json_seal_holds"), _seal("sealed_json"))
FINDINGS_SARIF = Output(
    "检查结果（SARIF）", (".sarif", ".json"), Existing.KEPT, _seal("json_seal_holds"), _seal("sealed_sarif")
)
SCHEMA = Output("填报文件的 JSON Schema", (".json",), Existing.KEPT, _seal("json_seal_holds"), _seal("sealed_schema"))
QUESTIONS = Output("填报项目清单", (".docx",), Existing.KEPT, _docx_is_ours, force=True)
FORM = Output("科室填报表", (".xlsx",), Existing.KEPT, _seal("zip_seal_holds"), _seal("sealed_zip"))
NEW_ANSWERS = Output("新的填报文件", (".yaml", ".yml"), Existing.NEW_ONLY)
WORDINGS = Output("地区模板的写法.yaml", (".yaml",), Existing.SAVED)
ANSWERS = Output("填报文件", (".yaml", ".yml"), Existing.SAVED)
MANIFEST = Output("地区模板的文件夹", (), Existing.NEW_ONLY)
SECTION = Output("段落文件", (".txt",), Existing.NEW_ONLY)
UPDATED_SECTION = Output("从上级复制来的段落文件", (".txt",), Existing.BROUGHT_IN)

_PACKAGE = (SIGNING_SHEET, SUBMITTED, COMPARED, FIGURE_LIST, REVIEW_NOTES, SUBMITTED_COPY)
"""What goes to the leaders, from the command line and from the page."""

WRITES: dict[str, tuple[Output, ...]] = {
    "new": (NEW_ANSWERS, ANSWERS),
    "fill": (ANSWERS, DOCX, BASE),
    "open": (NEW_ANSWERS, ANSWERS, DOCX, BASE, MERGED, PDF, FORM, *_PACKAGE, REVIEW),
    "import": (NEW_ANSWERS, REVIEW),
    "review": (ANSWERS, REVIEW),
    "set": (ANSWERS,),
    "sheets": (),
    "sheets export": (FORM,),
    "sheets import": (ANSWERS,),
    "sheets assign": (ANSWERS,),
    "status": (),
    "render": (DOCX, BASE, MERGED, UNMERGED, PAGE, TEXT, PDF),
    "check": (COMMENTED, MENDED, MENDED_TEXT, FINDINGS, FINDINGS_JSON, FINDINGS_SARIF),
    "compare": (COMPARED,),
    "package": (*_PACKAGE, BASE),
    "take": (ANSWERS, WORDINGS),
    "preview": (),
    "jurisdictions": (),
    "jurisdictions show": (),
    "jurisdictions new": (MANIFEST,),
    "jurisdictions override": (SECTION,),
    "jurisdictions diff": (),
    "jurisdictions update": (UPDATED_SECTION,),
    "jurisdictions names": (),
    "jurisdictions check": (),
    "schema": (SCHEMA,),
    "questions": (QUESTIONS,),
}
"""Each command with all that it writes where the user can see it."""

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
) -> Written:
    """Write `data` at `wanted`, or beside what stands there, and return where it went.

    A file at `wanted` is replaced when it is still as this program wrote it. One that somebody
    changed, that Drafter did not write, or that is held open, stays: the output goes beside it, to the
    newest that is ours and unchanged, else to a new name. With `force` a changed file is replaced
    too, and kept as a backup. `inputs` are the files that the command reads:
    nobody may read the output who may not read all of them.

    Raises InputError when `wanted` is one of the inputs or has the ending of another sort of file,
    OutputError.
    """
    refuse_target(output, wanted, inputs)
    sealed = output.sealed(data)
    remark = ""
    if wanted.exists() and not may_replace(output, wanted):
        if not force:
            return _write_beside(output, wanted, sealed, _CHANGED, inputs)
        backup = files.keep_backup(wanted, free_backup(files.real_path(wanted)))
        remark = f"原来的文件另存为“{backup.name}”"
    try:
        _put(wanted, sealed, inputs)
    except files.NameTakenError:  # another command wrote there in this moment
        if not wanted.exists():
            raise
        return write_output(output, wanted, data, inputs=inputs, force=force)
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
        return output.is_ours(file_bytes(path, OWN))
    except (OSError, UnreadableError):
        return False


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
