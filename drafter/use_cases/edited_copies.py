"""Which of a report's documents a hand edited last: the one that Drafter wrote first, or what was merged from it since."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from drafter.summary_line import SummaryLine
from drafter.use_cases.base_copies import own_folder
from drafter.use_cases.merge_edited import MERGED_MARK, is_edited

_MERGED = re.compile(f"{MERGED_MARK[:-1]}[0-9]{{0,3}}）(?:（[0-9]{{1,3}}）)?$")


class EditedCopies(NamedTuple):
    """The document of a report that is merged with, and others that hands edited."""

    used: Path
    others: tuple[Path, ...] = ()
    """Those whose edits are not in `used`."""

    def notices(self, answers: Path) -> Iterator[SummaryLine]:
        """Yield that edits of others are not in the document that is used, and how one is used instead."""
        for each in self.others:
            command = f"drafter render {_typed(answers.name)} -o {_typed(each.name)}"
            left_out = f"“{each.name}”里手改的，不在“{self.used.name}”里，这次没有合进来"
            yield SummaryLine(left_out, f"；要在那一份上合并，写：{command}")


def _typed(name: str) -> str:
    """Return a file's name as it is typed, in quotes that all shells know where it needs any."""
    return f'"{name}"' if re.search(r"[\s()&;]", name) else name


def edited_copies(output: Path, answers: Path, *, is_asked_for: bool) -> EditedCopies:
    """Return the document that is merged with: what was saved last of `output` and of what was merged from it.

    It is `output` where that one `is_asked_for`, or no hand edited it. Edits of another document are in it when that one
    was saved before it was made, or that one is as it was made; `answers` is the answers file beside which is kept when.
    """
    merged = list(_merged_from(output))
    edited = [output, *merged] if is_edited(output) else merged
    used = output if is_asked_for or output not in edited else max(edited, key=_saved)
    made = 0.0 if used == output else _written(used, answers)
    others = [each for each in edited if each != used and _saved(each) > max(made, _written(each, answers))]
    return EditedCopies(used, tuple(sorted(others, key=_saved)))


def _merged_from(output: Path) -> Iterator[Path]:
    try:
        beside = sorted(output.parent.iterdir())
    except OSError:
        return
    for path in beside:
        is_ours = path.suffix == output.suffix and path.stem.startswith(output.stem)
        if is_ours and _MERGED.fullmatch(path.stem[len(output.stem) :]) and is_edited(path):
            yield path


def _written(path: Path, answers: Path) -> float:
    """Return when Drafter last wrote the document at `path`; 0 when it did not, or it is not known."""
    return _saved(own_folder(answers) / f"{path.name}.json")


def _saved(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
