"""What the public edition leaves out, said answer by answer."""

from __future__ import annotations

from drafter.answers.edits import DeleteRecord, Edit, InsertRecord
from drafter.errors import InputError
from drafter.hints import quoted
from drafter.interview.state import InterviewState
from drafter.model.answer_path import AnswerPath
from drafter.model.edition import is_path, is_withholdable
from drafter.model.titles import WITHHELD_ANSWERS


def withheld_as(path: str) -> AnswerPath:
    """Return what is left out so that the answer at `path` is not published: of a record, the whole of it."""
    wanted = AnswerPath(path)
    return wanted.record or wanted


def withholding(state: InterviewState, path: str) -> list[Edit]:
    """Return the changes that leave the answer at `path` out of the public edition. Raises InputError when it cannot be."""
    wanted = withheld_as(path)
    if not is_withholdable(wanted) or not is_path(wanted, state.report, state.answers.jurisdiction.catalogue()):
        raise InputError(f"{quoted(path)}不能不公开；请在问题里改写，或改这一项的答案")
    held = state.report.withheld or ()
    return [] if wanted in held else [InsertRecord(WITHHELD_ANSWERS.place, len(held), str(wanted))]


def publishing(state: InterviewState, path: str) -> list[Edit]:
    """Return the changes that let the public edition print again what was left out at `path`."""
    held = list(state.report.withheld or ())
    return [DeleteRecord(WITHHELD_ANSWERS.place, held.index(path))] if path in held else []
