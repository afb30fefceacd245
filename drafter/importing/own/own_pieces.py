"""Reads off a .docx that Drafter wrote what stands now where it printed answers: their text, and whose it is.

The document keeps its lines as they were written, with the addresses of the answers in them, for merging. Answers are
taken from its visible text alone: a line that a hand changed gives what it says now.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from drafter.docxfile.contents import WordDocument
from drafter.docxfile.opc_package import Package
from drafter.merging.documents.kept_base import kept_lines, marked_lines
from drafter.merging.places.hand_values import hand_values
from drafter.merging.texts.alignment import EditedText
from drafter.pages.written_lines import AnswerSpan, WrittenLine
from drafter.text_runs import AnswerPart

_OF_FIGURE = frozenset((AnswerPart.NUMBER.value, AnswerPart.UNIT.value, AnswerPart.BEHIND.value))


class PrintedPiece(NamedTuple):
    """A place of a line that prints an answer, or a part of one."""

    answer: str
    """Path of the answer; of one name of a list with its number."""
    part: AnswerPart
    """NUMBER for a figure with its unit and what is behind it."""
    text: str | None
    """As it stands in the document now; None where a hand rewrote or deleted it."""
    start: int
    """Where it stood in its line as it was written."""
    end: int


class PrintedLine(NamedTuple):
    """A line as Drafter wrote it, with what its answers say now."""

    key: str
    """Of the block: its section file, line and record, and which line of it."""
    text: str
    """As it was written."""
    pieces: tuple[PrintedPiece, ...]

    @property
    def block(self) -> str:
        """Id of its block, without the count of blocks that one place printed."""
        return self.key.rpartition(":")[0].partition("~")[0]

    @property
    def file(self) -> str:
        """Folder and name of its section file, such as 通用/前言.txt; empty for what no section file printed."""
        file = self.block.partition("#")[0]
        return file if file.endswith(".txt") and "/" in file else ""


class OwnPieces(NamedTuple):
    """All that a document of Drafter's prints."""

    lines: tuple[PrintedLine, ...]
    texts: tuple[str, ...]
    """The paragraphs that are filled, as they stand now."""


def own_pieces(package: Package, read: WordDocument) -> OwnPieces | None:
    """Return what a document prints; None when it does not say which answers: others' documents, published ones."""
    held = kept_lines(package)
    if held is None:
        return None
    spans = [list(whole_spans(line)) for line in held.lines]
    labelled = [_labelled(i, line, own) for i, (line, own) in enumerate(zip(held.lines, spans, strict=True))]
    texts = [each.text for each in read.paragraphs]
    edited = EditedText(labelled, texts, marked_lines(package, read))
    now = {each.answer: each.now for each in hand_values(edited)}
    lines = tuple(_line(i, line, own, now) for i, (line, own) in enumerate(zip(held.lines, spans, strict=True)))
    return OwnPieces(lines, tuple(text for text in texts if text.strip()))


def whole_spans(line: WrittenLine) -> Iterator[AnswerSpan]:
    """Yield the spans of a line as it was written, the parts of one figure as one."""
    before: AnswerSpan | None = None
    for span in line.answers:
        if before and _goes_on(before, span):
            before = before._replace(end=span.end)
            continue
        if before:
            yield before
        before = span._replace(part=AnswerPart.NUMBER.value) if span.part in _OF_FIGURE else span
    if before:
        yield before


def _goes_on(one: AnswerSpan, other: AnswerSpan) -> bool:
    is_same = one.answer == other.answer and one.end == other.start
    return is_same and (one.part == other.part or (one.part in _OF_FIGURE and other.part in _OF_FIGURE))


def _labelled(number: int, line: WrittenLine, spans: Sequence[AnswerSpan]) -> WrittenLine:
    """Return `line` with a name of its own for each span, so that each is followed by itself."""
    whole = AnswerPart.WHOLE.value
    named = (span._replace(answer=_label(number, i), part=whole) for i, span in enumerate(spans))
    return line._replace(answers=tuple(named))


def _label(line: int, span: int) -> str:
    return f"{line}/{span}"


def _line(number: int, line: WrittenLine, spans: Sequence[AnswerSpan], now: dict[str, str | None]) -> PrintedLine:
    pieces = (
        PrintedPiece(span.answer, AnswerPart(span.part), now.get(_label(number, i)), span.start, span.end)
        for i, span in enumerate(spans)
    )
    return PrintedLine(line.key, line.text, tuple(pieces))


def stretches(pieces: Sequence[PrintedPiece]) -> Iterator[list[PrintedPiece]]:
    """Yield the pieces of a line in runs that stand side by side."""
    run: list[PrintedPiece] = list(pieces[:1])
    for one, other in pairwise(pieces):
        if one.end != other.start:
            yield run
            run = []
        run.append(other)
    if run:
        yield run
