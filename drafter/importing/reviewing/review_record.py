"""The record of a review, kept beside the answers file, so that it can be interrupted and gone on with."""

from __future__ import annotations

from typing import Any

from drafter.importing.outline.imported_report import AnswerMatch, Certainty, Outcome
from drafter.importing.reviewing.import_review import (
    Decided,
    ImportReview,
    ReviewedNumber,
    ReviewedPassage,
    ReviewedSentence,
    ReviewVerdict,
)
from drafter.model.answer_path import AnswerPath
from drafter.seals import data_of_record, sealed_record

_READ = "读到"


def as_record(review: ImportReview) -> bytes:
    """Return a review as the bytes of its record, with a digest, which `from_record` asks for."""
    read = {
        "文件": review.document,
        "段": review.passages,
        "句": review.sentences,
        "数": [_number(each) for each in review.numbers],
        "存疑": sorted(review.doubted),
        "决定": {key: [each.verdict.value, each.path, each.value] for key, each in review.decided.items()},
    }
    return sealed_record(_READ, read).encode()


def from_record(data: bytes) -> ImportReview | None:
    """Return the review of a record; None for whatever else, damaged or changed ones included."""
    held = data_of_record(_READ, data.decode("utf-8", "replace"))
    try:
        return None if held is None else _review(held)
    except (ValueError, TypeError, KeyError, IndexError):
        return None


def is_whole(data: bytes) -> bool:
    """Return whether `data` is a record as `as_record` wrote it."""
    return from_record(data) is not None


def _review(held: dict[str, Any]) -> ImportReview:
    decided = {
        key: Decided(ReviewVerdict(verdict), path, value) for key, (verdict, path, value) in held["决定"].items()
    }
    sentences = (ReviewedSentence(*each) for each in held["句"])
    return ImportReview(
        held["文件"],
        tuple(ReviewedPassage(*each) for each in held["段"]),
        tuple(each._replace(answers=tuple(each.answers)) for each in sentences),
        tuple(_read_number(each) for each in held["数"]),
        decided,
        frozenset(held["存疑"]),
    )


def _number(number: ReviewedNumber) -> list[Any]:
    proposals = [[each.path, each.value, round(each.score, 4), each.certainty.value] for each in number.proposals]
    return [number.key, number.sentence, number.start, number.end, number.written, number.outcome.value, proposals]


def _read_number(held: list[Any]) -> ReviewedNumber:
    key, sentence, start, end, written, outcome, proposals = held
    matches = (
        AnswerMatch(AnswerPath(path), value, score, Certainty(certainty)) for path, value, score, certainty in proposals
    )
    return ReviewedNumber(key, sentence, start, end, written, Outcome(outcome), tuple(matches))
