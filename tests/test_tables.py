"""The tables of rules as they are loaded are those that people edit."""

from __future__ import annotations

from drafter.checking.rules.tables import READY, ready_text


def test_tables_are_ready_as_edited() -> None:
    assert READY.read_text(encoding="utf-8") == ready_text(), "run python -m drafter.checking.rules.tables"
