"""Seals: by which a file says that this program wrote it and that nobody has changed it since.

A seal is a digest of all else in the file and lies in the file, so that it holds wherever the
file is moved, copied or renamed. Documents bring theirs along (`pages`); here are those of
spreadsheets and of JSON, and the record that stands in for one of plain text, which has no room.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from typing import Any

from drafter.errors import OutputError
from drafter.files import delete, write_private
from drafter.folders import text_record

_ZIP_MARK = b"DrafterDigest "
_ZIP_END_BYTES = 22
"""The size of the record that ends a zip without a comment (APPNOTE.TXT, 4.3.16)."""
_DIGEST_CHARACTERS = 64
_ZIP_SEAL_BYTES = len(_ZIP_MARK) + _DIGEST_CHARACTERS
_JSON_SEALS = ('"drafter_digest": "{}"', '"properties": {{"drafter_digest": "{}"}}', '"$comment": "drafter_digest {}"')
_JSON_END = b"\n}\n"
_RECORD_FORMAT = 1
_MOST_TEXTS = 500
"""Texts that are remembered; the oldest are forgotten."""


def sealed_zip(data: bytes) -> bytes:
    """Return a zip package with its seal as the comment at its end, in place of any other."""
    place = data.rfind(b"PK\x05\x06")
    body = data[: place + _ZIP_END_BYTES - 2] + _ZIP_SEAL_BYTES.to_bytes(2, "little")
    return body + _ZIP_MARK + _digest(body)


def zip_seal_holds(data: bytes) -> bool:
    """Return whether a zip package is as `sealed_zip` made it."""
    body, seal = data[:-_ZIP_SEAL_BYTES], data[-_ZIP_SEAL_BYTES:]
    return seal == _ZIP_MARK + _digest(body)


def sealed_json(data: bytes) -> bytes:
    """Return a JSON object with its seal as the last key, `drafter_digest`."""
    return _sealed_json(data, _JSON_SEALS[0])


def sealed_sarif(data: bytes) -> bytes:
    """Return a SARIF log with its seal in its property bag (SARIF 2.1.0, 3.8)."""
    return _sealed_json(data, _JSON_SEALS[1])


def sealed_schema(data: bytes) -> bytes:
    """Return a JSON Schema with its seal as a comment (JSON Schema Core 2020-12, 8.3)."""
    return _sealed_json(data, _JSON_SEALS[2])


def json_seal_holds(data: bytes) -> bool:
    """Return whether a file of JSON is as one of the functions above made it."""
    body = data.rpartition(b",\n")[0]
    return bool(body) and any(data == _with_line(body, pattern) for pattern in _JSON_SEALS)


def remember_text(data: bytes) -> None:
    """Note that this program wrote the text `data`. Failing to is no error: the text is then left alone."""
    folder = text_record()
    if folder is None:
        return
    with suppress(OSError, OutputError):
        write_private(folder / _digest(data).decode(), b"")
        kept = sorted(folder.iterdir(), key=lambda each: each.stat().st_mtime)
        for each in kept[:-_MOST_TEXTS]:
            delete(each)


def is_remembered(data: bytes) -> bool:
    """Return whether this program wrote a text of these very bytes, on this machine and for this user."""
    folder = text_record()
    return folder is not None and (folder / _digest(data).decode()).exists()


def _sealed_json(data: bytes, pattern: str) -> bytes:
    return _with_line(data.removesuffix(_JSON_END), pattern)


def _with_line(body: bytes, pattern: str) -> bytes:
    return body + b",\n " + pattern.format(_digest(body).decode()).encode() + _JSON_END


def sealed_record(key: str, data: object) -> str:
    """Return plain `data` as a line of JSON under `key`, with a digest that `data_of_record` asks for."""
    body = _compact(data)
    return f'{{"格式":{_RECORD_FORMAT},"摘要":"{_digest(body.encode()).decode()}","{key}":{body}}}'


def data_of_record(key: str, record: str) -> Any:
    """Return the data of a `record` that `sealed_record` made; None for whatever else, damaged or changed ones too."""
    try:
        held = json.loads(record)
        is_whole = held["格式"] == _RECORD_FORMAT and held["摘要"] == _digest(_compact(held[key]).encode()).decode()
        return held[key] if is_whole else None
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _compact(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()
