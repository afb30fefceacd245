"""Other programs: the examples' documents are valid, and LibreOffice saves them with the same text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import office
import pytest
from docx.oxml.ns import qn
from golden import documents


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the documents as files, by name."""
    folder = tmp_path_factory.mktemp("documents")
    paths = {name: folder / f"{name}.docx" for name in documents()}
    for name, data in documents().items():
        paths[name].write_bytes(data)
    return paths


def lines_of(path: Path) -> list[str]:
    """Return the text of each paragraph of a .docx that has any, in tables and in boxes too, spaces made one."""
    body: Any = docx.Document(str(path)).element.body
    texts = ("".join(_text(node) for node in paragraph.iter()) for paragraph in body.iter(qn("w:p")))
    return [" ".join(text.split()) for text in texts if text.strip()]


def _text(node: Any) -> str:
    if node.tag == qn("w:t"):
        return node.text or ""
    return " " if node.tag in (qn("w:br"), qn("w:tab")) else ""


def test_the_validator_finds_nothing(written):
    found = {name: office.faults(path) for name, path in written.items()}
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.layout
def test_libreoffice_saves_them_with_the_same_text(written, tmp_path):
    saved = office.convert(list(written.values()), tmp_path / "saved", "docx")
    for (name, path), again in zip(written.items(), saved, strict=True):
        assert len(lines_of(path)) > 10
        assert lines_of(again) == lines_of(path), name
