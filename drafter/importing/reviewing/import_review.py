"""What a clerk looks through after an import: each number with its answer, and what they decided about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from drafter.importing.outline.imported_report import AnswerMatch, Certainty, ImportedReport, Outcome
from drafter.model.answer_path import AnswerPath
from drafter.model.titles import YEAR


class ReviewVerdict(Enum):
    """What was decided about a number; the value stands in the record of the review."""

    RIGHT = "对"
    """It is the answer that was found."""
    OTHER = "改"
    """It is another answer, or the answer has another value."""
    KEPT = "留"
    """It answers no question: it stays in its sentence."""


class Decided(NamedTuple):
    """What was decided about a number."""

    verdict: ReviewVerdict
    path: str = ""
    """The answer; empty for KEPT."""
    value: str = ""
    """As the answers file holds it."""


class ReviewedNumber(NamedTuple):
    """A number of the report that is looked through."""

    key: str
    """Names it within the review: number of its sentence, and where it begins in it, such as 12.8.

    The second answer that the same words give has 12.8.2.
    """
    sentence: int
    """Index of its sentence."""
    start: int
    end: int
    written: str
    outcome: Outcome
    proposals: tuple[AnswerMatch, ...]
    """The answer that was found, or those to choose from; none where no question asks for it."""

    @property
    def is_sure(self) -> bool:
        """True when the answer that was found is certain."""
        return self.outcome is Outcome.MATCHED and self.proposals[0].certainty is Certainty.SURE


class ReviewedSentence(NamedTuple):
    """A sentence of the report."""

    text: str
    passage: int
    """Index of its paragraph."""
    kept_at: str
    """Where its words are kept, such as 活动.3.内容; empty when its answers, or the template, tell it."""
    topic: str
    is_told_by_template: bool
    answers: tuple[str, ...] = ()
    """Paths of the answers that its words give, names of documents and lists."""


class ReviewedPassage(NamedTuple):
    """A paragraph of the report."""

    text: str
    role: str
    """As `ReadPassage` has it."""


class ImportReview(NamedTuple):
    """A report that was read in, while it is looked through."""

    document: str
    """Name of its file."""
    passages: tuple[ReviewedPassage, ...]
    sentences: tuple[ReviewedSentence, ...]
    numbers: tuple[ReviewedNumber, ...]
    """Those that may be answers, in order; the reporting year and what the template writes are left out."""
    decided: Mapping[str, Decided]
    """What was decided so far, by the keys of numbers."""
    doubted: frozenset[str] = frozenset()
    """Keys of numbers that seemed certain and that the clerk would not confirm in one go."""

    def undecided(self) -> Iterator[ReviewedNumber]:
        """Yield the numbers about which nothing is decided, and that have an answer to decide about."""
        return (each for each in self.numbers if each.key not in self.decided and each.proposals)

    def is_sure(self, number: ReviewedNumber) -> bool:
        """Return whether a number is confirmed in one go."""
        return number.is_sure and number.key not in self.doubted

    def sure(self) -> tuple[ReviewedNumber, ...]:
        """Return those of the open numbers that are confirmed in one go."""
        return tuple(each for each in self.undecided() if self.is_sure(each))

    def choices(self) -> tuple[ReviewedNumber, ...]:
        """Return those of the open numbers that are decided one by one."""
        return tuple(each for each in self.undecided() if not self.is_sure(each))

    def number(self, key: str) -> ReviewedNumber | None:
        """Return the number called `key`; None when there is none."""
        return next((each for each in self.numbers if each.key == key), None)

    def answer_of(self, number: ReviewedNumber) -> tuple[str, str]:
        """Return path and value of the answer that a number is at present; empty when it is none."""
        decided = self.decided.get(number.key)
        if decided is not None:
            return decided.path, decided.value
        if number.outcome is Outcome.MATCHED:
            return number.proposals[0].path, number.proposals[0].value
        return "", ""

    def after(self, key: str, decided: Decided) -> ImportReview:
        """Return the review after a decision."""
        return self._replace(decided={**self.decided, key: decided})

    def doubting(self, keys: Iterable[str]) -> ImportReview:
        """Return the review in which further numbers are asked about one by one."""
        return self._replace(doubted=self.doubted | set(keys))


def review_of(report: ImportedReport) -> ImportReview:
    """Return the review of a report with nothing decided."""
    passages = tuple(ReviewedPassage(each.text, each.role) for each in report.passages)
    sentences = tuple(
        ReviewedSentence(
            each.text,
            each.passage,
            str(each.kept_at or ""),
            each.topic,
            each.is_told_by_template,
            tuple(str(text.match.path) for text in each.texts),
        )
        for each in report.sentences
    )
    return ImportReview(report.file.name, passages, sentences, tuple(_numbers(report)), {})


def _numbers(report: ImportedReport) -> Iterator[ReviewedNumber]:
    for place, sentence in enumerate(report.sentences):
        told: Counter[int] = Counter()
        for number in sentence.numbers:
            proposals = (number.match,) if number.match else number.choices
            is_year = any(each.path == YEAR for each in proposals)
            if number.outcome is not Outcome.BY_TEMPLATE and not is_year:
                told[number.start] += 1
                again = f".{told[number.start]}" if told[number.start] > 1 else ""
                key = f"{place + 1}.{number.start}{again}"
                yield ReviewedNumber(
                    key, place, number.start, number.end, number.written, number.outcome, tuple(proposals)
                )


def title_of(path: str) -> str:
    """Return an answer as it is shown in a review: 行政执法·行政检查次数."""
    return AnswerPath(path).spoken()
