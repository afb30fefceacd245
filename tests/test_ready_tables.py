"""Tables of the checks that need no YAML when they are read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drafter.checking import tables
from drafter.checking.tables import READY, read_table, ready_tables


def test_the_ready_tables_are_what_their_files_say() -> None:
    ready, read = json.loads(READY.read_bytes()), json.loads(ready_tables())
    stale = [name for name in ready.keys() | read.keys() if ready.get(name) != read.get(name)]
    assert not stale, "stale: run `python -m tests.renew_rules`"


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
