"""The tables that rules look things up in: the YAML files of data/, kept ready as one JSON file.

People edit the YAML; `python -m drafter.checking.rules.tables` writes the JSON anew, which loads ten times
as fast as YAML and needs no library. A test keeps the two equal.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from drafter.files import write_whole
from drafter.inputs import file_bytes
from drafter.limits import OWN

_DATA = Path(__file__).parent
READY = _DATA / "tables.json"


def read_table(name: str) -> Any:
    """Return the plain data of data/`name`.yaml; every scalar is a text."""
    return _tables()[name]


@lru_cache(maxsize=1)
def _tables() -> dict[str, Any]:
    tables: dict[str, Any] = json.loads(file_bytes(READY, OWN))
    return tables


def ready_text() -> str:
    """Return the JSON of all tables as the YAML files are now."""
    from drafter.yamlfile.yaml_text import plain_data  # noqa: PLC0415 - only to write the JSON

    tables = {path.stem: plain_data(file_bytes(path, OWN).decode("utf-8")) for path in sorted(_DATA.glob("*.yaml"))}
    return json.dumps(tables, ensure_ascii=False, separators=(",", ":")).replace("],[", "],\n[") + "\n"


if __name__ == "__main__":
    write_whole(READY, ready_text().encode())
