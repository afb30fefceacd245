"""Brings what changed in the answers into a document that somebody edited by hand."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter import files
from drafter.docxfile.opc_package import Package
from drafter.errors import InputError
from drafter.inputs import read_input
from drafter.limits import DOCUMENT
from drafter.outputs import DOCX, MERGED, Written, free_backup, may_replace, write_output
from drafter.pages.written_lines import written_lines
from drafter.rendering import Rendering
from drafter.use_cases.base_copies import base_of

if TYPE_CHECKING:
    from drafter.merging.merge_documents import MergedDocument

_MARK = "（合并稿）"


class MergedEdits(NamedTuple):
    """What a merge came to."""

    edited: Path
    """The document that a hand edited."""
    written: Written
    kept: int
    """Paragraphs that a hand changed; all are in the merged document."""
    updates: int
    """Places that the answers changed."""
    questions: int
    """Places that both changed; each has a comment."""
    is_compared: bool
    """True when it is not known what Drafter had written, so that all that differs is marked."""

    @property
    def is_written(self) -> bool:
        """True when there was anything to bring in, and so a document was written."""
        return bool(self.updates or self.questions)


def is_edited(path: Path) -> bool:
    """Return whether a document stands at `path` that is not as Drafter wrote it."""
    return os.path.isfile(path) and not may_replace(DOCX, path)  # noqa: PTH113 - False for a name too long, too


def merge_edited(path: Path, made: Rendering, answers: Path, *, in_place: bool, keeps_base: bool) -> MergedEdits | None:
    """Write the document at `path`, which a hand edited, with what `made` has that the answers changed.

    It goes beside it as （合并稿）, or with `in_place` into its place, with a backup. It holds its lines for the next
    time only with `keeps_base`: a public edition and a final version hold none. None, and nothing written, when
    what stands there is no document of this report, or no merge could be proved to hold all. `answers` is the
    answers file.

    Raises InputError, OutputError.
    """
    from drafter.merging.merge_documents import UnprovenMergeError

    try:
        merged, has_base = _merged(path, made, answers, keeps_base=keeps_base)
    except (InputError, UnprovenMergeError):  # no Word document, or one that cannot be changed: written beside
        return None
    if merged is None:
        return None
    written = _write(path, merged.data, [answers], in_place=in_place) if merged.is_changed else Written(path, "")
    return MergedEdits(path, written, merged.kept, merged.updates, len(merged.questions), is_compared=not has_base)


def _merged(path: Path, made: Rendering, answers: Path, *, keeps_base: bool) -> tuple[MergedDocument | None, bool]:
    """Return the document at `path` merged with `made`, None when they have little in common; and whether it had a base."""
    from drafter.docxfile.document import read_document
    from drafter.merging.kept_base import kept_lines
    from drafter.merging.merge_documents import merge_documents, merge_without_base

    edited = read_input(path, DOCUMENT)
    lines = written_lines(made.document)
    package = Package(edited, path.name)
    held = kept_lines(package)
    base = held.lines if held else base_of(answers, path, [each.text for each in read_document(package).paragraphs])
    if base is None:
        return merge_without_base(edited, path.name, lines, made.data, keeps_base=keeps_base), False
    return merge_documents(edited, path.name, base, lines, made.data, keeps_base=keeps_base), True


def _write(path: Path, data: bytes, inputs: Sequence[Path], *, in_place: bool) -> Written:
    if not in_place:
        return write_output(MERGED, path.with_name(f"{path.stem}{_MARK}{path.suffix}"), data, inputs=[*inputs, path])
    backup = files.keep_backup(path, free_backup(files.real_path(path)))
    files.write_whole(path, MERGED.sealed(data), inputs)
    return Written(path, f"合并前的样子存为“{backup.name}”")
