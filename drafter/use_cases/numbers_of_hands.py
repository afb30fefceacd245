"""Reads which questions numbers answer that a hand wrote into a report, by the reader of others' reports.

No likeness of words shows that 新取得执法证3人 is 新增持证人员; that reader knows in which words each question is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.answers.load import Answers
    from drafter.importing.outline.imported_report import ReadNumber, ReadSentence
    from drafter.merging.numbers.fresh_figures import OwnNumber, Reader

_SURE = 0.8
"""Score from which on a number is taken for the answer to which it is matched; below it may be."""
_HEADING = 40
"""Characters up to which a paragraph without a stop is a title or a heading."""


def reader_for(answers: Answers) -> Reader:
    """Return what reads the numbers of hands for the questions of a report; it costs a second."""

    def read(own: Sequence[OwnNumber], hand: Sequence[str]) -> Sequence[OwnNumber]:
        told = {each.sentence for each in own}
        sentences = {each.text: each for each in _read(answers, list(_excerpt(told, own, hand))) if each.text in told}
        return [_with_answers(each, sentences.get(each.sentence), hand) for each in own]

    return read


def _excerpt(told: set[str], own: Sequence[OwnNumber], hand: Sequence[str]) -> Iterator[str]:
    """Yield the titles and headings of a hand's paragraphs, and its sentences `told` below theirs."""
    for i, text in enumerate(hand):
        if text and len(text) <= _HEADING and "。" not in text:
            yield text
        else:
            yield from dict.fromkeys(each.sentence for each in own if each.paragraph == i and each.sentence in told)


def _read(answers: Answers, lines: Sequence[str]) -> Sequence[ReadSentence]:
    from drafter.checking.sources.from_text import read_text
    from drafter.importing.matching.report_questions import report_questions
    from drafter.importing.read_report import read_report
    from drafter.rendering import chosen_kind

    kind = chosen_kind(answers).name
    path = answers.source.path
    year = answers.report.identity.year
    manuscript = read_text("\n".join(lines), path.name, int(year) if isinstance(year, str) else None)
    return read_report(manuscript, path, report_questions(answers.jurisdiction, kind)).sentences


def _with_answers(own: OwnNumber, sentence: ReadSentence | None, hand: Sequence[str]) -> OwnNumber:
    """Return a number with the questions that it may answer as its `sentence` was read."""
    at = own.number.start - hand[own.paragraph].index(own.sentence)
    read = next((each for each in sentence.numbers if each.start <= at < each.end), None) if sentence else None
    if read is None or read.told_as:
        return own
    answers = tuple(_answers(read))
    return own._replace(answers=answers, is_read=read.match is not None and read.match.score >= _SURE)


def _answers(read: ReadNumber) -> Iterator[str]:
    matches = (read.match, *read.choices)
    yield from dict.fromkeys(str(each.path) for each in matches if each is not None)
