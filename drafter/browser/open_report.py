"""One report in a window: its held answers, the blocks shown last, and the files that were made of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from drafter.answers.load import Answers
from drafter.browser.report_html import ReportBlock, marks_of, report_blocks
from drafter.browser.uploads import UploadedFile
from drafter.checking.rule import Finding
from drafter.errors import DrafterError
from drafter.final import Hindrance
from drafter.interview.addresses import Address
from drafter.interview.held_answers import HeldAnswers, Shown
from drafter.use_cases.live_report import findings_in, laid_out


class ReportView(NamedTuple):
    """The report as it stands in the file."""

    revision: str
    """Another one whenever the file holds something else."""
    blocks: tuple[ReportBlock, ...]
    problem: str = ""
    """Why there is no report to show yet, in Chinese; empty when there is one."""


class TriedReport(NamedTuple):
    """What somebody is typing, as the report would show it."""

    problem: str
    changed: tuple[ReportBlock, ...]
    """The blocks that differ from the saved report's."""
    order: tuple[str, ...]
    """All blocks by name."""


class MadeFile(NamedTuple):
    """A file that was written and can be fetched."""

    number: int
    path: Path


class MadeResult(NamedTuple):
    """What came of a button that makes files."""

    title: str
    """The words on the button."""
    made: tuple[MadeFile, ...] = ()
    lines: tuple[str, ...] = ()
    """What to tell about the files, in Chinese."""
    problem: str = ""
    """Why there is one less, in Chinese; empty when there is not."""
    hindrances: tuple[Hindrance, ...] = ()
    """What is to be done first."""
    merged_with: str = ""
    """The document that a hand edited and that was merged into a copy; empty when none was."""
    doubted: tuple[str, ...] = ()
    """Paths of answers that a public edition prints and that had better be looked at."""
    withheld: tuple[str, ...] = ()
    """Paths of answers that a public edition leaves out as the bureau said."""
    is_package: bool = False
    """Whether it is the folder for the leaders, which can be made anew."""


class OpenReport:
    """A report that is open."""

    def __init__(self, held: HeldAnswers) -> None:
        """Take the answers, which are held."""
        self.held = held
        self.made: list[MadeFile] = []
        """The files that were written, by their numbers."""
        self.results: list[MadeResult] = []
        self.forms: list[tuple[MadeFile, str]] = []
        """The forms that were written last, with what each asks."""
        self.forms_folder = ""
        self.returned: tuple[UploadedFile, ...] = ()
        """Forms that were looked at and not stored yet."""
        self.edited: UploadedFile | None = None
        """The document that a hand edited and that was looked at last."""
        self.taken_once: set[str] = set()
        """The marks of what was taken: a page that is left sends a text, and once more after a reload."""
        self._view: ReportView | None = None
        self._found: tuple[str, tuple[Finding, ...], tuple[ReportBlock, ...]] | None = None

    @property
    def path(self) -> Path:
        """The answers file."""
        return self.held.path

    def revision(self) -> str:
        """Return what names the state of the file. Raises InputError when it cannot be read."""
        return _digest(self.held.state().answers)

    def view(self) -> ReportView:
        """Return the report as the file has it. Raises InputError when the file cannot be read."""
        answers = self.held.state().answers
        revision = _digest(answers)
        if self._view is None or self._view.revision != revision:
            self._view = _view(answers, revision, self._view.blocks if self._view else ())
        return self._view

    def typed(self, address: Address, text: str, shown: Shown) -> TriedReport:
        """Return what the report would be with `text` at `address`; nothing is saved. Raises InputError."""
        base = self.view()
        tried = self.held.try_out(address, text, shown)
        if tried.answers is None:
            return TriedReport(tried.problem, (), ())
        blocks = _view(tried.answers, "", base.blocks).blocks
        before = {block.name: block.html for block in base.blocks}
        changed = tuple(block for block in blocks if before.get(block.name) != block.html)
        return TriedReport("", changed, tuple(block.name for block in blocks))

    def checked(self) -> tuple[tuple[Finding, ...], tuple[ReportBlock, ...]]:
        """Return what the checks find, and the report's blocks with marks at the words. Raises InputError."""
        answers = self.held.state().answers
        revision = _digest(answers)
        if self._found is None or self._found[0] != revision:
            document = laid_out(answers)
            read = findings_in(document, answers, self.path)
            blocks = report_blocks(document, marks_of(read.findings, read.passages))
            self._found = revision, read.findings, blocks
        return self._found[1:]

    def keep(self, paths: Iterable[Path]) -> tuple[MadeFile, ...]:
        """Return the files at `paths` with the numbers under which they can be fetched."""
        kept = []
        for path in paths:
            made = next((each for each in self.made if each.path == path), MadeFile(len(self.made), path))
            if made.number == len(self.made):
                self.made.append(made)
            kept.append(made)
        return tuple(kept)


def _view(answers: Answers, revision: str, before: tuple[ReportBlock, ...]) -> ReportView:
    try:
        return ReportView(revision, report_blocks(laid_out(answers), before=before))
    except DrafterError as error:
        return ReportView(revision, (), str(error))


def _digest(answers: Answers) -> str:
    return hashlib.sha256(answers.source.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
