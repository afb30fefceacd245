"""What a document prints, line by line and with its answers, as it is kept for the next time it is made.

A document that was made and then edited by hand can only be made anew if it is known what Drafter had written: hands
changed whatever differs. The lines hold what the document prints and which answers these are, and nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from drafter.pages.blocks import Document, Table
from drafter.pages.text_lines import lines_of
from drafter.seals import data_of_record, sealed_record
from drafter.text_runs import AnswerPart, Run, Text, runs_of, text_of

_LINES = "行"


class AnswerSpan(NamedTuple):
    """Characters of a line that print an answer."""

    start: int
    end: int
    answer: str
    """Its path."""
    part: str
    """Which part of it they print, as `AnswerPart` names it."""


class WrittenLine(NamedTuple):
    """A line as Drafter wrote it."""

    key: str
    """Names it whatever other lines come and go: the id of its block, and its place in that."""
    text: str
    answers: tuple[AnswerSpan, ...] = ()


def written_lines(document: Document) -> tuple[WrittenLine, ...]:
    """Return the lines that `document` prints, in order, numbers included; each cell of a table is one."""
    return tuple(_lines(document))


def line_of(key: str, runs: Text) -> WrittenLine:
    """Return `runs` as the line `key`."""
    return WrittenLine(key, text_of(runs), tuple(_spans(runs)))


def runs_in_line(line: WrittenLine) -> Text:
    """Return the runs of a line, all of one kind: which they had is not kept."""
    runs: list[Run] = []
    at = 0
    for span in line.answers:
        runs += [Run(line.text[at : span.start])] if span.start > at else []
        runs += [Run(line.text[span.start : span.end], answer=span.answer, part=AnswerPart(span.part))]
        at = span.end
    return (*runs, Run(line.text[at:])) if at < len(line.text) else tuple(runs)


def _lines(document: Document) -> Iterator[WrittenLine]:
    counts: Counter[str] = Counter()
    for line in lines_of(document):
        block = line.origin.block if isinstance(line, Table) else line.block.origin.block
        for runs in _cells(line) if isinstance(line, Table) else (line.runs,):
            if runs:
                yield line_of(f"{block}:{counts[block]}", runs)
            counts[block] += 1


def _cells(table: Table) -> Iterator[Text]:
    for row in (tuple(column.title for column in table.columns), *table.rows):
        yield from map(runs_of, row)


def _spans(runs: Text) -> Iterator[AnswerSpan]:
    start = 0
    for run in runs:
        end = start + len(run.text)
        if run.answer:
            yield AnswerSpan(start, end, run.answer, run.part.value)
        start = end


def as_json(lines: Sequence[WrittenLine]) -> str:
    """Return `lines` as JSON text with a digest, which `from_json` asks for."""
    return sealed_record(_LINES, [[each.key, each.text, each.answers] for each in lines])


def from_json(text: str) -> tuple[WrittenLine, ...] | None:
    """Return the lines that `as_json` wrote; None for whatever else, damaged or changed texts included."""
    held = data_of_record(_LINES, text)
    try:
        return None if held is None else tuple(_line(*each) for each in held)
    except (ValueError, TypeError):
        return None


def is_whole(data: bytes) -> bool:
    """Return whether `data` is a file of lines as `as_json` wrote it."""
    return from_json(data.decode("utf-8", "replace")) is not None


def _line(key: str, text: str, answers: Iterable[Sequence[Any]]) -> WrittenLine:
    return WrittenLine(str(key), str(text), tuple(AnswerSpan(*span) for span in answers))
