"""The tables that checks look things up in: YAML and plain text files beside the modules that use them."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from drafter.inputs import file_bytes
from drafter.limits import OWN

_CHECKING = Path(__file__).parent
READY = _CHECKING / "ready_tables.json"
"""The data of each YAML file below this folder, with the digest of the file; made by `python -m tests.ready_tables`."""


def read_table(path: Path) -> Any:
    """Return the plain data of the YAML file at `path`; every scalar is a text."""
    data = file_bytes(path, OWN)
    digest, ready = _ready().get(_name(path), (None, None))
    return ready if digest == _digest(data) else _plain(data)


def table_bytes(path: Path) -> bytes:
    """Return a table at `path` that is no text."""
    return file_bytes(path, OWN)


def _plain(data: bytes) -> Any:
    from drafter.yamlfile.yaml_text import plain_data  # noqa: PLC0415 - ready tables need no YAML: saves 12 ms

    return plain_data(data.decode("utf-8"))


def _digest(data: bytes) -> int:
    """Return a digest of a file, the same whether its lines end as on Windows or not."""
    return zlib.crc32(data.replace(b"\r\n", b"\n"))


def _name(path: Path) -> str:
    return path.relative_to(_CHECKING).as_posix() if path.is_relative_to(_CHECKING) else ""


@lru_cache(maxsize=1)
def _ready() -> dict[str, Sequence[Any]]:
    """Return the tables that are read already: to read them as YAML takes a check 30 ms of 600."""
    ready: dict[str, Sequence[Any]] = json.loads(file_bytes(READY, OWN)) if READY.exists() else {}
    return ready


def ready_tables() -> str:
    """Return what `READY` should hold, a line for each file."""
    rows = {_name(path): file_bytes(path, OWN) for path in sorted(_CHECKING.rglob("*.yaml"))}
    lines = (f"{compact(name)}:{compact([_digest(data), _plain(data)])}" for name, data in rows.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def compact(data: object) -> str:
    """Return plain data as JSON on one line, as short as it goes."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def read_rows(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the rows of a long table at `path`: the heading that it stands under, and its fields.

    A line is a row with its fields parted by |, a line from ## on a heading, from # on a note.
    """
    heading = ""
    for line in file_bytes(path, OWN).decode("utf-8").splitlines():
        if line.startswith("## "):
            heading = line[3:]
        elif line and not line.startswith("#"):
            yield heading, line.split("|")
