"""The tables that checks look things up in: YAML files beside the modules that use them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from drafter.inputs import file_bytes
from drafter.limits import OWN
from drafter.yamlfile.yaml_text import plain_data


def read_table(path: Path) -> Any:
    """Return the plain data of the YAML file at `path`; every scalar is a text."""
    return plain_data(file_bytes(path, OWN).decode("utf-8"))
