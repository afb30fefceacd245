"""Which files a report may replace or be merged into: its own drafts, and none that a program holds open."""

from __future__ import annotations

import os
from pathlib import Path

from drafter.errors import OutputError
from drafter.inputs import UnreadableError, file_bytes
from drafter.limits import OWN
from drafter.outputs.output_sorts import Output
from drafter.pages.blocks import Document
from drafter.pages.report_identity import other_report

_WHOLE_NAME, _LEAST_LEFT = 6, 8
"""Word's lock is called ~$ and the document's name, of which two characters are left out from eight before the ending
on, and one of seven."""


def own_report(output: Output, document: Document) -> Output:
    """Return `output` as one that replaces no file of another report than `document`."""
    ending = output.endings[0]

    def whose(data: bytes) -> str:
        """Say whose `data` is; the title of a page or a text that a hand wrote says nothing of a report."""
        return _told(data, document, ending) if ending == ".docx" or output.is_ours(data) else ""

    return output._replace(whose=whose)


def whose_report(path: Path, document: Document) -> str:
    """Return in Chinese what the document at `path` is when it is another report than `document`; empty when it is not."""
    try:
        return _told(file_bytes(path, OWN), document, path.suffix.lower())
    except (OSError, UnreadableError):
        return ""


def _told(data: bytes, document: Document, ending: str) -> str:
    other = other_report(data, document, ending)
    return f"是{other.told}，不是这份报告的旧稿" if other else ""


def refuse_open(path: Path) -> None:
    """Raise OutputError when Word, WPS or LibreOffice has the document at `path` open: it would save over what is written."""
    stem = path.stem
    left_out = 0 if len(stem) <= _WHOLE_NAME else min(len(stem) - _WHOLE_NAME, _LEAST_LEFT - _WHOLE_NAME)
    locks = (f"~${path.name[left_out:]}", f".~lock.{path.name}#", f".~{path.name}")
    lock = next((each for each in locks if os.path.lexists(path.with_name(each))), "")
    if lock:
        raise OutputError(f"{path}：在 Word、WPS 或 LibreOffice 里正开着；请先关掉再试；没有开着，就删去旁边的“{lock}”")
