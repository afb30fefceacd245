"""LibreOffice as the tests use it: it lays a document out, pdfplumber measures the PDF."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

MM_PER_PT = 25.4 / 72


@dataclass(frozen=True)
class Line:
    """A line of text on a page; all lengths in mm from the upper left corner of the paper."""

    text: str
    left: float
    right: float
    middle: float


def to_pdf(docx_path: Path, tmp_path: Path) -> Path:
    """Return the PDF that LibreOffice makes of `docx_path`, in `tmp_path`.

    Skips the test where it can't be laid out, or fails it with DRAFTER_REQUIRE_LAYOUT=1.
    """
    fonts = shutil.which("fc-list") and _output("fc-list", ":lang=zh-cn", "family")
    _require(bool(fonts), "no Chinese fonts are installed (fc-list :lang=zh-cn)")
    return convert([docx_path], tmp_path, "pdf")[0]


def convert(paths: Sequence[Path], folder: Path, target: str) -> list[Path]:
    """Return what LibreOffice saves `paths` as in `folder`: a file each, in their order.

    `target` is a file type such as pdf or docx. All are opened by one LibreOffice, for its start
    takes longer than a document. Skips or fails as `to_pdf`.
    """
    _require(shutil.which("soffice") is not None, "LibreOffice (soffice) is not installed")
    folder.mkdir(exist_ok=True)
    profile = (folder / "office-profile").as_uri()
    _output(
        *("soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", target),
        *("--outdir", str(folder), *map(str, paths)),
    )
    saved = [folder / path.with_suffix(f".{target}").name for path in paths]
    missing = [path.name for path in saved if not path.exists()]
    assert not missing, f"LibreOffice could not open {missing}"
    return saved


def faults(path: Path) -> list[str]:
    """Return what openxml-audit, which knows the rules of Office itself, finds wrong with a .docx.

    Skips where it is not installed, or fails with DRAFTER_REQUIRE_LAYOUT=1.
    """
    _require(find_spec("openxml_audit") is not None, "openxml-audit is not installed (pip install -e .[dev])")
    audit: Any = import_module("openxml_audit")
    return [str(error) for error in audit.OpenXmlValidator().validate(path).errors]


def read_pages(pdf_path: Path) -> list[list[Line]]:
    """Return the lines of each page from top to bottom, the page number's line included."""
    pdfplumber: Any = pytest.importorskip("pdfplumber")
    with pdfplumber.open(pdf_path) as pdf:
        return [_lines(page.chars) for page in pdf.pages]


def _lines(characters: list[dict[str, Any]]) -> list[Line]:
    """Group characters into lines: those whose middles lie within 3 mm of the line's first."""
    rows: list[tuple[float, list[dict[str, Any]]]] = []
    for character in sorted(characters, key=_middle):
        if not character["text"].strip():
            continue
        if not rows or _middle(character) - rows[-1][0] > 3:
            rows.append((_middle(character), []))
        rows[-1][1].append(character)
    lines = []
    for middle, row in rows:
        row.sort(key=lambda character: character["x0"])
        left = row[0]["x0"] * MM_PER_PT
        right = max(character["x1"] for character in row) * MM_PER_PT
        lines.append(Line("".join(each["text"] for each in row), left, right, middle))
    return lines


def _middle(character: dict[str, Any]) -> float:
    return float(character["top"] + character["bottom"]) / 2 * MM_PER_PT


def _require(condition: bool, reason: str) -> None:
    if condition:
        return
    if os.environ.get("DRAFTER_REQUIRE_LAYOUT") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def _output(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    return done.stdout
