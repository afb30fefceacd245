"""Compares two versions of a report: what changed from one to the other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter.docxfile.opc_package import Package, open_package
from drafter.errors import InputError
from drafter.limits import budget
from drafter.outputs.output_sorts import COMPARED
from drafter.outputs.output_writer import Written, refuse_target, write_output
from drafter.use_cases.open_answers import answers_path

if TYPE_CHECKING:
    from drafter.merging.texts.differences import Differences, Rewording

_ANSWERS = ("", ".yaml", ".yml")


class ComparedVersions(NamedTuple):
    """How one version became another."""

    old: Path
    new: Path
    differences: Differences
    written: Written | None
    """The document with tracked changes; None when none was asked for, or none could be made."""
    is_refused: bool
    """True when one was asked for and accepting its changes would not have given the new version."""
    unproved: str
    """The first paragraph that the document would not have led to; empty when it leads to all."""
    pending: tuple[int, int]
    """Tracked changes that stood in each of the two, which counted as accepted."""
    edges: tuple[Rewording, ...]
    """Headers, footers and notes that differ; the document does not mark them."""


def compare_versions(old: str, new: str, output: str | None) -> ComparedVersions:
    """Return what differs between two versions, each a .docx or an answers file, and write it to `output` as a .docx.

    Raises InputError, TemplateError, OutputError.
    """
    from drafter.merging.documents.compare_documents import compare_documents

    paths = (_path(old), _path(new))
    if output is not None:
        refuse_target(COMPARED, Path(output), paths)
        _refuse_other_ending(Path(output))
    one, other = (_package(path) for path in paths)
    with budget():
        compared = compare_documents(one, other)
    written = None
    if output is not None and compared.data is not None:
        written = write_output(COMPARED, Path(output), compared.data, inputs=paths)
    is_refused = output is not None and compared.data is None
    told, unproved = compared.differences, compared.unproved
    return ComparedVersions(*paths, told, written, is_refused, unproved, compared.pending, compared.edges)


def _refuse_other_ending(output: Path) -> None:
    if output.suffix.lower() != ".docx":
        raise InputError(f"{output}：对照稿的名称要以 .docx 结尾；请改成 {output.with_suffix('.docx').name}")


def _path(name: str) -> Path:
    path = Path(name)
    return answers_path(name) if path.suffix.lower() in _ANSWERS else path


def _package(path: Path) -> Package:
    """Return the document at `path`, or the one that the answers file there makes."""
    if path.suffix.lower() not in _ANSWERS:
        return open_package(path)
    from drafter.folders import section_cache
    from drafter.rendering import render
    from drafter.use_cases.open_answers import open_answers

    return Package(render(open_answers(str(path)), section_cache(), final=True).data, path.name)
