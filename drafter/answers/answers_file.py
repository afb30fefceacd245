"""An answers file on disk while it is filled in: read, changed, written, with its backup."""

from __future__ import annotations

from pathlib import Path

from drafter.answers.edits import Edit, apply_edits
from drafter.answers.former_places import brought_up
from drafter.answers.load import Answers, known_titles, read_report
from drafter.inputs import read_input
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.limits import ANSWERS
from drafter.outputs.output_writer import create_answers, save_answers
from drafter.yamlfile.yaml_text import decode, read_yaml


class AnswersFile:
    """The file at `path` and the answers in it; what is written is on disk when a call returns.

    The file may be edited in another program meanwhile: `refreshed` gives what it holds now.
    The version before the first change is kept as `<name>.bak`.
    """

    def __init__(self, path: Path, jurisdiction: Jurisdiction, read: Answers | None = None) -> None:
        """Take the file at `path`; `read` is what it was just read as, None to read it. Raises InputError."""
        self.path = path
        self._jurisdiction = jurisdiction
        self._has_backup = False
        self._data = read_input(path, ANSWERS) if path.exists() else b""
        is_current = read is not None and read.source.text == decode(self._data, path)[0]
        self._answers = read if read is not None and is_current else self._read()

    @classmethod
    def begun(cls, path: Path, answers: Answers, instead_of: Answers | None = None) -> AnswersFile:
        """Write a new file with `answers`, which nobody has typed yet, and return it.

        `instead_of` is what was just written there in the same way, None in a new file. Raises InputError when the
        file is there already, or holds something else by now; OutputError.
        """
        before = instead_of.source.text.encode("utf-8") if instead_of is not None else None
        create_answers(path, answers.source.text.encode("utf-8"), instead_of=before)
        return cls(path, answers.jurisdiction, answers)

    @property
    def answers(self) -> Answers:
        """The answers as they were last read or written."""
        return self._answers

    def refreshed(self) -> Answers:
        """Return the answers as the file holds them now. Raises InputError when it can no longer be read."""
        data = read_input(self.path, ANSWERS) if self.path.exists() else b""
        if not data or data != self._data:
            self._answers = self._read()
            self._data = data
        return self._answers

    def change(self, *edits: Edit) -> Answers:
        """Write the file after all `edits`, or not at all, and return its answers. Raises InputError, OutputError."""
        answers = apply_edits(self.refreshed(), edits)
        self.write(answers)
        return answers

    def write(self, answers: Answers) -> None:
        """Write `answers`; nothing happens when the file holds them already. Raises OutputError."""
        if answers.source.text == self._answers.source.text:
            return
        data = answers.source.text.encode("utf-8")
        save_answers(self.path, data, backup=not self._has_backup)
        self._has_backup = True
        self._answers, self._data = answers, data

    def _read(self) -> Answers:
        source = brought_up(read_yaml(self.path, known_titles), self._jurisdiction.catalogue())
        return Answers(source, read_report(source, self._jurisdiction.catalogue()), self._jurisdiction)
