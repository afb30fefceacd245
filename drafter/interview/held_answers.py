"""The answers file while a face shows whole chapters of it: what is taken is on disk when a call returns.

Like `Conversation`, but answers come in any order, and may have been changed elsewhere since they were shown.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from drafter.answers.answers_file import AnswersFile
from drafter.answers.edits import Edit, InsertRecord, apply_edits
from drafter.answers.load import Answers
from drafter.answers.questions import records_of
from drafter.answers.trial_edits import tried
from drafter.errors import InputError
from drafter.interview.addressed_doubts import said_to_doubt
from drafter.interview.addresses import (
    NEW,
    Address,
    acted,
    chosen_at,
    edits_at,
    present,
    problem_at,
    question_of_key,
    said_at,
)
from drafter.interview.chapter_list import left, taken_back, ticked, written
from drafter.interview.kept_wordings import ShownWording, settling
from drafter.interview.pasted_column import FigureRow, answers_before, figure_rows
from drafter.interview.screen import Message
from drafter.interview.state import InterviewState
from drafter.interview.step import saved_file
from drafter.interview.withheld import publishing, withholding
from drafter.locking import only_one
from drafter.model.titles import EXPLANATIONS, REASON, RULE, WHERE
from drafter.yamlfile.yaml_text import plain_at


class Shown(NamedTuple):
    """What a face showed when somebody began to change it."""

    answer: str = ""
    """The answer that stood there, as it would be typed."""
    version: str = ""
    """The record's version (`version_of`); empty outside records."""


class Taken(NamedTuple):
    """What became of an input."""

    error: str = ""
    """Why it was not taken, in Chinese; empty when it was."""
    elsewhere: str | None = None
    """The answer that somebody gave elsewhere meanwhile, which stays; None when nobody did."""
    messages: tuple[Message, ...] = ()
    created: int | None = None
    """Index of a record that was added; None when none was."""
    following: Address | None = None
    """What the user wants to answer next; None for nothing in particular."""


class Tried(NamedTuple):
    """What an input would make, while it is typed."""

    answers: Answers | None
    """The answers with it; None while it is none."""
    problem: str = ""


class HeldAnswers:
    """An answers file held for this process; used in a `with` statement, or from `hold` to `let_go`."""

    def __init__(self, answers: Answers, today: date) -> None:
        """Take the answers just read; `today` is the day of the conversation."""
        self._today, self._answers = today, answers
        self._path = answers.source.path
        self._held = ExitStack()
        self._file: AnswersFile | None = None
        self._read: Answers | None = None
        """The answers as they were read, which `_answers` are made of."""
        self._state = saved_file(answers, answers.report.identity.kind, today)

    def __enter__(self) -> HeldAnswers:
        """Hold the file. Raises InputError when another Drafter holds it."""
        self.hold()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the file."""
        self.let_go()

    def hold(self) -> None:
        """Hold the file for this process. Raises InputError when another Drafter holds it, OutputError."""
        self._held.enter_context(only_one(self._path))
        self._file = AnswersFile(self._path, self._answers.jurisdiction, self._answers)

    def let_go(self) -> None:
        """Let others have the file."""
        self._held.close()

    @property
    def path(self) -> Path:
        """The answers file."""
        return self._path

    def state(self) -> InterviewState:
        """Return the conversation with what the file holds now. Raises InputError when it cannot be read any more."""
        read = self._opened.refreshed()
        if read is not self._read:
            self._read, self._answers = read, apply_edits(read, ())  # with all answers in their present places
        answers = self._answers
        kind = answers.report.identity.kind
        if kind != self._state.context.kind and kind is not None:
            self._state = saved_file(answers, kind, self._today)
        self._state = self._state._replace(saved=answers)
        return self._state

    @property
    def _opened(self) -> AnswersFile:
        if self._file is None:
            raise RuntimeError("hold() comes first")
        return self._file

    def answer(self, address: Address, typed: str, shown: Shown) -> Taken:
        """Take `typed` at `address`, unless the answer was changed elsewhere since it was shown.

        Raises InputError when the file cannot be read or changed, OutputError when it cannot be written.
        """
        state = self.state()
        address = _found_again(state, address, shown)
        now = present(state, address)
        if now not in (shown.answer, typed.strip()):
            return Taken(elsewhere=now)
        after, screen = said_at(state, address, typed)
        if screen.error:
            return Taken(screen.error)
        created = _last_record(after, address) if address.record == NEW and after.saved is not state.saved else None
        self._save(after)
        return Taken(messages=after.messages, created=created)

    def try_out(self, address: Address, typed: str, shown: Shown) -> Tried:
        """Return what `typed` at `address` would make; nothing is saved. Raises InputError when the file is unreadable."""
        state = self.state()
        try:
            address = _found_again(state, address, shown)
            problem = problem_at(state, address, typed)
            return Tried(None, problem) if problem else Tried(tried(state.answers, edits_at(state, address, typed)))
        except InputError as error:
            return Tried(None, str(error))

    def choose(self, address: Address, value: str, shown: Shown) -> Taken:
        """Take the choice `value` of the list at `address`, such as that there is none. Raises as `answer`."""
        state = self.state()
        after, screen = chosen_at(state, _found_again(state, address, shown), value)
        if screen.error:
            return Taken(screen.error)
        return self._stored(after)

    def act(self, address: Address, action: str, topic: str, shown: Shown) -> Taken:
        """Do `action` with the record at `address`. Raises as `answer`."""
        state = self.state()
        return self._stored(acted(state, _found_again(state, address, shown), action, topic))

    def tick(self, chapter: str, value: str, *, is_on: bool) -> Taken:
        """Tick a line of a chapter's list, or take the tick away. Raises as `answer`."""
        return self._stored(ticked(self.state(), chapter, value, is_on=is_on))

    def write(self, chapter: str, text: str) -> Taken:
        """Take an activity that was written below a chapter's list. Raises as `answer`."""
        if not text.strip():
            return Taken()
        after, screen = written(self.state(), chapter, text)
        return Taken(screen.error) if screen.error else self._stored(after)

    def leave(self, chapter: str, *, is_ours: bool) -> Taken:
        """Take it that a chapter is not the unit's duty, or is after all. Raises as `answer`."""
        state = self.state()
        return self._stored(taken_back(state, chapter) if is_ours else left(state, chapter))

    def _stored(self, after: InterviewState) -> Taken:
        self._save(after)
        return Taken(messages=after.messages)

    def settle(self, address: Address, doubt: str, said: Sequence[str], shown: Shown) -> Taken:
        """Say `said` to the doubt of this name about the answer at `address`. Raises as `answer`."""
        state = self.state()
        after, screen, following = said_to_doubt(state, _found_again(state, address, shown), doubt, said)
        if screen.error:
            return Taken(screen.error)
        self._save(after)
        return Taken(messages=after.messages, following=following)

    def explain(self, rule: str, place: str, reason: str) -> Taken:
        """Write down why what `rule` finds at `place` may stand. Raises as `answer`."""
        if not reason.strip():
            return Taken("请写一句理由：为什么没有错")
        state = self.state()
        record = {RULE: rule, WHERE: place, REASON: reason.strip()}
        self._change(state, [InsertRecord(EXPLANATIONS.place, len(state.report.explanations or []), record)])
        return Taken()

    def withhold(self, path: str, *, is_withheld: bool) -> None:
        """Leave the answer at `path` out of the public edition, or print it there again. Raises as `answer`."""
        state = self.state()
        self._change(state, withholding(state, path) if is_withheld else publishing(state, path))

    def settle_wording(self, shown: ShownWording, *, is_kept: bool) -> None:
        """Keep a wording that was `shown` as this year's, or print the template's sentence again. Raises as `answer`."""
        state = self.state()
        self._change(state, settling(state, shown, is_kept=is_kept))

    def column(self, address: Address, text: str) -> tuple[FigureRow, ...]:
        """Return what a pasted column of figures would answer, from the question at `address` on; nothing is saved."""
        return figure_rows(self.state(), address, text)

    def take_column(self, address: Address, text: str, shown: str) -> tuple[FigureRow, ...]:
        """Save a pasted column but what is no answer, and return what it answers.

        `shown` are the answers that it was shown beside (`answers_before`). Raises InputError when one of them was
        changed since, and as `answer`.
        """
        state = self.state()
        rows = figure_rows(state, address, text)
        if answers_before(rows) != shown.replace("\r\n", "\n"):
            raise InputError("这几题里有的刚在别处改过，贴的数没有填；请再贴一次，看过“原来”一栏再填进去")
        changes = [edit for row in rows if not row.problem for edit in edits_at(state, row.address, row.typed)]
        self._change(state, changes)
        return rows

    def _change(self, state: InterviewState, changes: Sequence[Edit]) -> None:
        self._save(state.edited(*changes))

    def _save(self, after: InterviewState) -> None:
        if after.saved is not None:
            self._opened.write(after.saved)
            self._read = self._answers = after.saved
            self._state = self._state._replace(saved=after.saved)


def version_of(state: InterviewState, address: Address) -> str:
    """Return a digest of the record at `address`: another one when anything in it changed; empty outside records."""
    if address.record is None or address.record == NEW:
        return ""
    return _version(state, question_of_key(state, address.question).place, address.record)


def _version(state: InterviewState, place: tuple[str | int, ...], index: int) -> str:
    plain = plain_at(state.answers.source.tree, (*place, index))
    text = json.dumps(plain, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _found_again(state: InterviewState, address: Address, shown: Shown) -> Address:
    """Return the address where the record that was shown stands now.

    A record that was changed elsewhere, but not moved, is found at its place, as long as it has the answer that was
    shown. Raises InputError when it is gone.
    """
    if address.record is None or address.record == NEW or not shown.version:
        return address
    question = question_of_key(state, address.question)
    here = [index for index, _ in records_of(question, state.report)]
    same = [index for index in here if _version(state, question.place, index) == shown.version]
    if same:
        return address if address.record in same else address._replace(record=same[0])
    if address.record in here and address.field and present(state, address) == shown.answer != "":
        return address
    raise InputError("这一条在别处改过或删去了；请看页面上现在的样子，再改一次")


def _last_record(state: InterviewState, address: Address) -> int | None:
    indexes = [index for index, _ in records_of(question_of_key(state, address.question), state.report)]
    return max(indexes, default=None)
