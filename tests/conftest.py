"""Fixtures that several test modules share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import office
import pytest


@pytest.fixture
def lay_out(tmp_path: Path) -> Callable[[bytes], list[list[office.Line]]]:
    """Return a function from the bytes of a .docx to the lines on each of its pages."""

    def lines_of(data: bytes) -> list[list[office.Line]]:
        path = tmp_path / "document.docx"
        path.write_bytes(data)
        return office.read_pages(office.to_pdf(path, tmp_path))

    return lines_of
