"""The headings, items and paragraphs of a rendered section, each still in its markup.

A line of the section begins one, goes on with it, or ends it; see `markup` for the marks.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from drafter.enclosures import replaced
from drafter.sections.template_places import PlaceReader, SourcePlace, without_marks
from drafter.sections.tokens import BREAK, CLAUSE, LEAD_OFF, LEAD_ON, LINE, NOTHING, SPLIT

_INSIDE = {"[[": "]]", "**": "**", LEAD_ON: LEAD_OFF}
"""Marks between which an answer of several lines stays one paragraph."""
_ACTIVITY_MARKS = re.compile(f"[{SPLIT}{LEAD_ON}{LEAD_OFF}]")


class Shape(Enum):
    """The shapes of a section's parts."""

    HEADING = "heading"
    ITEM = "item"
    PARAGRAPH = "paragraph"


class MarkupBlock(NamedTuple):
    """A heading, an item or a paragraph in its markup, each answer a token."""

    shape: Shape
    depth: int
    text: str
    place: SourcePlace


def markup_blocks(text: str) -> list[MarkupBlock]:
    """Return each heading, item and paragraph of `text` in its markup."""
    reader, collected = PlaceReader(), _Collected()
    for raw in _split_activities(_with_lines(text)).splitlines():
        unmarked, place = reader.read(raw)
        line = unmarked.strip()
        if NOTHING in line:
            line = line.replace(NOTHING, "").strip()
            if not line:
                continue
        collected.add(line, place)
    collected.end(reader.place)
    return collected.blocks


class _Collected:
    """Collects the lines of a rendered section into headings, items and paragraphs."""

    def __init__(self) -> None:
        self.blocks: list[MarkupBlock] = []
        self._shape = Shape.PARAGRAPH
        self._lines: list[str] = []
        self._begun = SourcePlace()
        self._opened_in = ""
        """The record in which the paragraph above ended."""

    def add(self, line: str, place: SourcePlace) -> None:
        """Take the next `line`, printed at `place`."""
        hashes = len(line) - len(line.lstrip("#"))
        if not line:
            self.end(place)
        elif hashes and line[hashes : hashes + 1] == " ":
            self.end(place)
            heading = line[hashes:].replace(BREAK, "").strip()
            self.blocks.append(MarkupBlock(Shape.HEADING, hashes, heading, place))
        elif line.startswith("- "):
            self.end(place)
            self._shape = Shape.ITEM
            self._continue(line[2:].strip(), place)
        elif line.startswith("+ "):
            self._continue(CLAUSE + line[2:].strip(), place)
        else:
            self._continue(line, place)

    def _continue(self, line: str, place: SourcePlace) -> None:
        if not self._lines:
            self._begun = place
        self._lines.append(line)

    def end(self, place: SourcePlace) -> None:
        """End the item or paragraph that is going on, if any; what ends it was printed at `place`."""
        if self._lines:
            joined, *others = _answer_lines("".join(self._lines))
            own = self._own_place(place)
            self.blocks.append(MarkupBlock(self._shape, 0, joined, own))
            self.blocks += (MarkupBlock(Shape.PARAGRAPH, 0, other, own) for other in others)
        self._lines.clear()
        self._shape = Shape.PARAGRAPH
        self._opened_in = place.record

    def _own_place(self, ended: SourcePlace) -> SourcePlace:
        """Return where the paragraph was begun; with its record only if it is about this one record alone.

        Counted clauses of a loop are one paragraph, whose place must not depend on which records there are.
        """
        record = self._begun.record
        alone = self._shape is Shape.ITEM or record in (self._opened_in, ended.record)
        return self._begun if alone else self._begun._replace(record="")


def _answer_lines(joined: str) -> list[str]:
    """Return the paragraphs of `joined`: several where an answer of several lines stands in it."""
    return replaced(joined, _INSIDE, _unbroken).split(BREAK) if BREAK in joined else [joined]


def _with_lines(text: str) -> str:
    """Return `text` with a line's end at each `LINE`, or row of them, where there is none already."""
    if LINE not in text:
        return text
    first, *others = text.split(LINE)
    pieces = [first]
    for piece in others:
        before, end, marks = pieces[-1].rpartition("\n")
        if end and not without_marks(marks):
            pieces[-1] = before
        else:
            marks = ""
        pieces.append("\n" + marks + piece.removeprefix("\n"))
    return "".join(pieces)


def _split_activities(text: str) -> str:
    """Return `text` with a new paragraph at each `SPLIT`; none within counted clauses, where leads are plain."""
    if SPLIT not in text:
        return text
    lines, counted = [], False
    for line in text.splitlines():
        own = without_marks(line)
        counted = bool(own.strip()) and (counted or own.startswith("+ "))
        lines.append(_ACTIVITY_MARKS.sub("", line) if counted else line.replace(SPLIT, "\n\n"))
    return "\n".join(lines)


def _unbroken(piece: str) -> str:
    return piece.replace(BREAK, "")
