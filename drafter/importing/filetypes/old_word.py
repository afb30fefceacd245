"""Files of Word 97 to 2003 and of WPS (.doc, .wps), made into a .docx in memory: nothing in them runs."""

from __future__ import annotations

from pathlib import Path

from drafter.errors import InputError
from drafter.files import temporary_folder

_WAY_OUT = "请用 Word 或 WPS 打开，另存为 .docx 再导入"


def as_docx(data: bytes, path: Path) -> bytes:
    """Return the .docx that the old file in `data` makes; `path` names it in messages. Raises InputError."""
    from doc2docx import convert  # noqa: PLC0415 - of old files only

    with temporary_folder("导入") as folder:
        source, made = folder / "report.doc", folder / "report.docx"
        source.write_bytes(data)
        try:
            convert(source, made)
            return made.read_bytes()
        except Exception as error:  # the library has errors of many kinds for damaged files
            raise InputError(f"{path}：这份旧格式的文件读不出来；{_WAY_OUT}") from error
