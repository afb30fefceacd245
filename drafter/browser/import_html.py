"""A report that was read in, as the page shows it: its paragraphs in pieces, each number with what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.importing.outline.imported_report import Outcome
from drafter.importing.reviewing.import_review import ImportReview, ReviewedNumber, ReviewVerdict, title_of
from drafter.importing.reviewing.review_steps import once_each

_LOOKS = {Outcome.MATCHED: "likely", Outcome.CHOICE: "choice", Outcome.NO_QUESTION: "without"}


class PassagePiece(NamedTuple):
    """Words of the report."""

    text: str
    number: ReviewedNumber | None = None
    """The number that they are; None for other words."""
    look: str = ""
    """Of a number: done, sure, likely, choice or without."""
    title: str = ""
    """Of a number: which answer it is, or why none."""


class MarkedParagraph(NamedTuple):
    """A paragraph of the report."""

    role: str
    pieces: tuple[PassagePiece, ...]


class ReviewCounts(NamedTuple):
    """How many numbers are in which state."""

    all: int
    done: int
    sure: int
    """Still to be confirmed in one go."""
    open: int
    """Still to be decided one by one."""
    without: int
    """Without a question."""


def review_counts(review: ImportReview) -> ReviewCounts:
    """Return how far a review is."""
    without = sum(not each.proposals for each in review.numbers)
    return ReviewCounts(
        len(review.numbers), len(review.decided), len(once_each(review.sure())), len(review.choices()), without
    )


def marked_text(review: ImportReview) -> list[MarkedParagraph]:
    """Return the paragraphs of the report with their numbers marked."""
    return [
        MarkedParagraph(passage.role, tuple(_pieces(review, place))) for place, passage in enumerate(review.passages)
    ]


def _pieces(review: ImportReview, passage: int) -> Iterator[PassagePiece]:
    """Yield the words of a paragraph; a sentence is found in it by its text."""
    text, at = review.passages[passage].text, 0
    for place, sentence in enumerate(review.sentences):
        start = text.find(sentence.text, at) if sentence.passage == passage else -1
        if start < 0:
            continue
        for number in (each for each in review.numbers if each.sentence == place and start + each.start >= at):
            yield from _plain(text[at : start + number.start])
            at = start + number.end
            yield PassagePiece(text[start + number.start : at], number, _look(review, number), _title(review, number))
    yield from _plain(text[at:])


def _plain(text: str) -> Iterator[PassagePiece]:
    if text:
        yield PassagePiece(text)


def _look(review: ImportReview, number: ReviewedNumber) -> str:
    if number.key in review.decided:
        return "done"
    return "sure" if review.is_sure(number) else _LOOKS[number.outcome]


def _title(review: ImportReview, number: ReviewedNumber) -> str:
    decided = review.decided.get(number.key)
    if decided is not None and decided.verdict is ReviewVerdict.KEPT:
        return "不是要填的数，留在这句话里"
    path, value = review.answer_of(number)
    if path:
        return f"{title_of(path)}：{value}"
    return "请选是哪一项" if number.proposals else "没有题目，留在这句话里，记为活动"
