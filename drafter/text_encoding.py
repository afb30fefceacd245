"""In which encoding a text file is, and where it is spoilt."""

from __future__ import annotations

import codecs
from pathlib import Path

from drafter.errors import InputError

_FEW_SPOILT = 20
"""Sound characters for each that is spoilt."""


def decoded(data: bytes) -> tuple[str, str]:
    """Return the text in `data` and its encoding: UTF-8 (with or without BOM), UTF-16 or GBK.

    Raises UnicodeDecodeError when it is in none of them: that of UTF-8 where it is UTF-8 but for a few bytes.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace"), "UTF-16"
    try:
        return data.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        if _is_spoilt_utf8(data):
            raise
        return data.decode("gb18030"), "GBK"


def _is_spoilt_utf8(data: bytes) -> bool:
    """Return whether nearly all characters beyond ASCII in `data` are UTF-8: a text in GBK has hardly any."""
    read = sum(char > "\x7f" for char in data.decode("utf-8", errors="ignore"))
    spoilt = data.decode("utf-8", errors="replace").count("\ufffd")
    return read > _FEW_SPOILT * spoilt


def decoded_file(data: bytes, path: Path) -> tuple[str, str] | None:
    """Return the text in `data`, read from `path`, and its encoding as `decoded`; None where it is in none.

    Raises InputError with the line of a spoilt character.
    """
    try:
        return decoded(data)
    except UnicodeDecodeError as error:
        line = _spoilt_line(error)
        if line is None:
            return None
        raise InputError(f"{path.name} 第{line}行：有一个坏了的字，读不出来；请用记事本打开，改好这一行再存") from error


def _spoilt_line(error: UnicodeDecodeError) -> int | None:
    """Return the 1-based line of the first byte that is no UTF-8; None where the text is in another encoding."""
    return error.object.count(b"\n", 0, error.start) + 1 if error.encoding.startswith("utf") else None
