"""Fixtures that several test modules share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import office
import pytest
from hypothesis import settings

settings.register_profile("any computer", deadline=None)  # a busy one takes longer
settings.load_profile("any computer")

OUTSIDE_PROGRAMS = ("terminal", "browser", "layout")
"""Marks of tests that wait for a program beside the tests: a pseudo-terminal, Chromium, LibreOffice."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let a test that waits for another program try once more: on a busy machine that one may be late.

    The summary counts such a second try as `1 rerun`. A fault of Drafter fails both.
    """
    if not config.pluginmanager.hasplugin("rerunfailures"):
        return
    for item in items:
        if any(item.get_closest_marker(mark) for mark in OUTSIDE_PROGRAMS):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture
def lay_out(tmp_path: Path) -> Callable[[bytes], list[list[office.Line]]]:
    """Return a function from the bytes of a .docx to the lines on each of its pages."""

    def lines_of(data: bytes) -> list[list[office.Line]]:
        path = tmp_path / "document.docx"
        path.write_bytes(data)
        return office.read_pages(office.to_pdf(path, tmp_path))

    return lines_of
