"""Looks through what an import found: decisions go into the answers file, and can be gone on with another day."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from drafter.answers.answers_file import AnswersFile
from drafter.answers.load import Answers
from drafter.errors import InputError
from drafter.files import real_path
from drafter.importing.outline.imported_report import ImportedReport
from drafter.importing.reviewing.import_review import Decided, ImportReview, ReviewedNumber, review_of
from drafter.importing.reviewing.review_edits import edits_for, read_decision
from drafter.importing.reviewing.review_record import as_record, from_record
from drafter.importing.reviewing.review_steps import ReviewState, screen_of, step
from drafter.inputs import UnreadableError, file_bytes
from drafter.interview.screen import Ask, Input, Message, Screen, Typed
from drafter.limits import OWN
from drafter.locking import only_one
from drafter.outputs.output_writer import write_own
from drafter.use_cases.open_answers import answers_path, open_answers

_FOLDER = ".drafter"
_ENDING = ".导入.json"


def keep_review(answers: Path, report: ImportedReport) -> None:
    """Keep what was read of `report`, of which the answers file `answers` was made, to be looked through."""
    _write(answers, review_of(report))


def kept_review(answers: Path) -> ImportReview | None:
    """Return the review of the import that made the answers file `answers`; None when nothing is to be reviewed."""
    try:
        return from_record(file_bytes(_record(answers), OWN))
    except (OSError, UnreadableError):
        return None


def has_review(answers: Path) -> bool:
    """Return whether the answers file `answers` was made of an import that can be looked through."""
    return _record(answers).is_file()


def _record(answers: Path) -> Path:
    real = real_path(answers)
    return real.parent / _FOLDER / f"{real.name}{_ENDING}"


def _write(answers: Path, review: ImportReview) -> None:
    write_own(_record(answers), as_record(review), [answers])


class ReviewSession:
    """The review of one answers file, each decision on disk before the next screen.

    Used in a `with` statement: the file is held for this process until its end. A face that asks one thing after the
    other shows `screen` and calls `say`; one that shows all at once calls `decide`.
    """

    def __init__(self, name: str) -> None:
        """Open the answers file called `name`. Raises InputError when it came of no import, TemplateError."""
        self.path = answers_path(name)
        self._answers = open_answers(name)
        review = kept_review(self.path)
        if review is None:
            raise InputError(f"{self.path}：没有找到导入时的记录，没有要核对的；请重新导入去年的报告")
        self._state = ReviewState(review)
        self._error = ""
        self._held = ExitStack()

    def __enter__(self) -> ReviewSession:
        """Hold the file. Raises InputError when another Drafter holds it."""
        self._held.enter_context(only_one(self.path))
        self._file = AnswersFile(self.path, self._answers.jurisdiction, self._answers)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the file."""
        self._held.close()

    @property
    def review(self) -> ImportReview:
        """What is looked through, with what was decided so far."""
        return self._state.review

    @property
    def answers(self) -> Answers:
        """The answers as the file holds them now."""
        return self._file.refreshed()

    @property
    def answer_names(self) -> tuple[str, ...]:
        """The names of all answers in groups, which may be typed for a number."""
        return tuple(str(spec.path) for spec in self._answers.jurisdiction.catalogue().in_groups())

    @property
    def screen(self) -> Screen:
        """What a face shows now."""
        screen = screen_of(self._state)
        if screen.ask is not Ask.NOTHING:
            return screen._replace(error=self._error)
        return screen._replace(messages=(*screen.messages, *(Message(line) for line in self._next_steps())))

    def problem(self, typed: str) -> str:  # noqa: ARG002 - nothing is typed but beside choices
        """Return what is wrong with a typed text: here nothing is typed but beside choices."""
        return ""

    def entry_problem(self, typed: str) -> str:
        """Return in Chinese what is wrong with a text typed beside choices; empty when nothing is."""
        return step(self._state, Typed(typed), self._read).error

    def say(self, said: Input) -> Screen:
        """Take an input, store what it decided, and return the next screen. Raises InputError, OutputError."""
        before = self._state.review
        after = step(self._state, said, self._read)
        self._store(before.doubting(after.state.review.doubted), after.decisions)
        self._state, self._error = after.state, after.error
        return self.screen

    def decide(self, key: str, decided: Decided) -> None:
        """Store a decision about the number called `key`. Raises InputError when there is none, OutputError."""
        before = self._state.review
        if before.number(key) is None:
            raise InputError("没有这个数；请刷新页面再试")
        self._store(before, ((key, decided),))
        self._state = self._state._replace(review=before.after(key, decided))

    def read(self, key: str, typed: str) -> Decided:
        """Return what is meant by what is typed for the number called `key`. Raises InputError."""
        number = self._state.review.number(key)
        if number is None:
            raise InputError("没有这个数；请刷新页面再试")
        try:
            return self._read(typed, number)
        except ValueError as error:
            raise InputError(str(error)) from error

    def _read(self, typed: str, number: ReviewedNumber) -> Decided:
        return read_decision(typed, number, self._file.refreshed())

    def _store(self, review: ImportReview, decisions: tuple[tuple[str, Decided], ...]) -> None:
        """Store decisions, which follow on `review`, in the answers file and in the record."""
        for key, decided in decisions:
            number = review.number(key)
            if number is not None:
                edits = edits_for(review, number, decided, self._file.refreshed())
                if edits:
                    self._file.change(*edits)
                review = review.after(key, decided)
        if review != self._state.review:
            _write(self.path, review)

    def _next_steps(self) -> tuple[str, ...]:
        return (
            f"接着核对：drafter review {self.path}",
            f"看导入的和原文差在哪里：drafter review {self.path} --compare",
            f"照它写今年的：drafter new --from {self.path}",
        )
