"""Sweeps: many documents laid out by one LibreOffice, some of them each time, all of them on demand.

`DRAFTER_SWEEP=full pytest tests/test_end_matter.py tests/test_title_pages.py tests/test_word.py` takes some minutes and lays out all.
"""

from __future__ import annotations

import os
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import office

Case = TypeVar("Case")
_PER_RUN = 120
"""Documents that one LibreOffice opens: with more it is slower each time."""


def chosen(cases: Sequence[Case], count: int) -> list[Case]:
    """Return all `cases` in a full sweep, else the same `count` of them each time."""
    if os.environ.get("DRAFTER_SWEEP") == "full":
        return list(cases)
    return random.Random(9704).sample(list(cases), min(count, len(cases)))  # noqa: S311 - a fixed choice


def pages_of(documents: Mapping[str, bytes], folder: Path) -> dict[str, list[list[office.Line]]]:
    """Return the pages, as lines, that LibreOffice makes of `documents`, by their names."""
    office.require_layout()
    paths = []
    for name, data in documents.items():
        paths.append(folder / f"{name}.docx")
        paths[-1].write_bytes(data)
    pages = {}
    for start in range(0, len(paths), _PER_RUN):
        for pdf in office.convert(paths[start : start + _PER_RUN], folder, "pdf"):
            pages[pdf.stem] = office.read_pages(pdf)
    return pages
