"""Tables of the checks that need no YAML when they are read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drafter.checking import tables
from drafter.checking.tables import READY, read_table, ready_tables

_MAY_LAG = 3
"""Files that may have changed since the tables were made: they are only slower to read."""


def test_the_ready_tables_are_what_their_files_say() -> None:
    ready, read = json.loads(READY.read_bytes()), json.loads(ready_tables())
    assert all(ready[name][1] == read[name][1] for name in ready if name in read and ready[name][0] == read[name][0])
    lagging = [name for name in read if ready.get(name) != read[name]]
    assert len(lagging) <= _MAY_LAG, "run python -m tests.ready_tables"


def test_a_file_that_has_changed_is_read_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("甲: 一\n".encode())
    monkeypatch.setattr(tables, "_CHECKING", tmp_path)
    ready = json.loads(ready_tables())
    ready["a.yaml"][1] = {"甲": "二"}
    monkeypatch.setattr(tables, "_ready", lambda: ready)
    assert read_table(path) == {"甲": "二"}
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_table(path) == {"甲": "二"}
    path.write_text("甲: 三\n", encoding="utf-8")
    assert read_table(path) == {"甲": "三"}
