"""The tables that checks look things up in: YAML and plain text files beside the modules that use them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from drafter.inputs import file_bytes
from drafter.limits import OWN
from drafter.yamlfile.yaml_text import plain_data


def read_table(path: Path) -> Any:
    """Return the plain data of the YAML file at `path`; every scalar is a text."""
    return plain_data(file_bytes(path, OWN).decode("utf-8"))


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
