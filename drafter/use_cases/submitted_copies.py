"""The drafts that were submitted to the leaders, kept so that the next one can be compared with them.

The copies lie in the hidden folder beside the answers, one for each time, numbered: what lies in the folder that was
handed on may be written on, renamed or taken away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from drafter.files import real_path
from drafter.inputs import UnreadableError, file_bytes
from drafter.limits import DOCUMENT
from drafter.outputs.output_sorts import SUBMITTED_COPY
from drafter.outputs.output_writer import may_replace, write_own
from drafter.use_cases.base_copies import own_folder


class SubmittedDraft(NamedTuple):
    """A draft as it was submitted."""

    number: int
    data: bytes


class Series(NamedTuple):
    """Drafts of one report that are submitted one after the other, each with the next number."""

    answers: Path
    """The file of their answers."""
    packages: Path
    """The folder in which all folders that were handed on lie."""
    kind: str = ""
    """The kind of report, where it is another than the answers file names: such have numbers of their own."""

    def folder(self, number: int) -> Path:
        """Return the folder of one submission."""
        return self.packages / f"{self.kind}第{number}次"

    def copy(self, number: int) -> Path:
        """Return where the draft of one submission is kept."""
        return own_folder(self.answers) / f"{real_path(self.answers).stem}（{self.kind}第{number}次送审）.docx"

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of all drafts that were submitted, the first at first: copies, and folders."""
        return tuple(sorted({*(number for number, _ in self._copies()), *self._folders()}))

    def keep(self, number: int, data: bytes) -> None:
        """Keep the draft that was submitted. Failing to is no error."""
        write_own(self.copy(number), data, [self.answers])

    def before(self, number: int) -> SubmittedDraft | None:
        """Return the draft that was submitted last before that of `number`; None when no whole copy of one is kept."""
        before = max(((n, path) for n, path in self._copies() if n < number), default=None)
        if before is None or not may_replace(SUBMITTED_COPY, before[1]):
            return None
        try:
            return SubmittedDraft(before[0], file_bytes(before[1], DOCUMENT))
        except (OSError, UnreadableError):
            return None

    def _folders(self) -> Iterator[int]:
        if self.packages.is_dir():
            pattern = re.compile(re.escape(self.folder(1).name).replace("第1次", r"第([1-9]\d{0,3})次"))
            found = (pattern.fullmatch(path.name) for path in self.packages.iterdir())
            yield from (int(match[1]) for match in found if match)

    def _copies(self) -> Iterator[tuple[int, Path]]:
        folder = own_folder(self.answers)
        if folder.is_dir():
            pattern = re.compile(re.escape(self.copy(1).name).replace("第1次", r"第([1-9]\d{0,3})次"))
            found = ((pattern.fullmatch(path.name), path) for path in folder.iterdir())
            yield from ((int(match[1]), path) for match, path in found if match)
