"""The tables that rules look things up in: the YAML files of data/."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from drafter.yamlfile.yaml_text import plain_data

_DATA = Path(__file__).parent / "data"


def read_table(name: str) -> Any:
    """Return the plain data of data/`name`.yaml; every scalar is a text."""
    return plain_data((_DATA / f"{name}.yaml").read_text(encoding="utf-8"))
