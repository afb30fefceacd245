"""Writes the data of the checks' YAML files into `ready_tables.json`: `python -m tests.ready_tables`.

A file that has changed since is read as YAML: the tables only save time.
"""

from __future__ import annotations

from drafter.checking.tables import READY, ready_tables

if __name__ == "__main__":
    READY.write_text(ready_tables(), encoding="utf-8", newline="\n")
