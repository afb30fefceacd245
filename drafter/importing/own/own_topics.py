"""Finds under which topic an activity stood: by where the sections of a jurisdiction print the activities of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from drafter.importing.own.own_pieces import PrintedLine, PrintedPiece, whole_spans
from drafter.model.answer_path import AnswerPath
from drafter.model.titles import ACTIVITIES
from drafter.pages.written_lines import WrittenLine
from drafter.text_runs import AnswerPart

_CLAUSE = re.compile(r"(?:[，。；：、\s（）]+|[一二三四五六七八九十]+是)+")
_NUMBERED = re.compile(r"[一二三四五六七八九十]+是$")
_LEAST_WORDS = 3
"""Characters from which on words of a template are a mark."""


class _Mark(NamedTuple):
    """Something that section files printed: an answer, words of its own, or an activity."""

    name: str
    """Path of the answer, or the words."""
    activity: int | None = None
    text: str = ""
    """Of an activity."""
    begins_clause: bool = False
    """Whether it follows the number of a clause, such as 二是."""


def probe(topic_number: int) -> str:
    """Return the text of an activity by which the place of a topic is found."""
    return f"第{topic_number}号主题印在这里。"


def topics_of(
    lines: Sequence[PrintedLine], probed: Sequence[WrittenLine], topics: Sequence[str]
) -> dict[int, list[str]]:
    """Return the topics that each activity of `lines` can have had, by its number, the likeliest first.

    `probed` are the lines of a report that prints one activity for each of `topics`, in their order.
    """
    marks, known = _all_marks(lines), _all_marks(map(_as_printed, probed))
    texts: dict[int, str] = {}
    for mark in marks:
        if mark.activity is not None:
            texts[mark.activity] = texts.get(mark.activity, "") + mark.text
    found: dict[int, list[str]] = {}
    for i, mark in enumerate(marks):
        if mark.activity is not None and mark.activity not in found:
            near = _probes(_between(marks, i, known)) or _probes(known)
            text, is_clause = texts[mark.activity], mark.begins_clause
            near.sort(key=lambda each: (each.begins_clause != is_clause, -_likeness(_topic(each, topics), text)))
            found[mark.activity] = [_topic(each, topics) for each in near]
    return found


def _as_printed(line: WrittenLine) -> PrintedLine:
    pieces = (
        PrintedPiece(span.answer, AnswerPart(span.part), line.text[span.start : span.end], span.start, span.end)
        for span in whole_spans(line)
    )
    return PrintedLine(line.key, line.text, tuple(pieces))


def _all_marks(lines: Iterable[PrintedLine]) -> list[_Mark]:
    """Return what section files printed, in order."""
    return [mark for line in lines if line.file for mark in _marks(line)]


def _marks(line: PrintedLine) -> Iterator[_Mark]:
    at = 0
    for piece in line.pieces:
        yield from _words(line.text[at : piece.start])
        path, at = AnswerPath(piece.answer), piece.end
        if path.root != ACTIVITIES or path.number is None:
            yield _Mark(path)
        elif len(path.steps) == 3:  # not a {名称} of its own
            begins_clause = _NUMBERED.search(line.text[: piece.start]) is not None
            yield _Mark(path, path.number, piece.text or "", begins_clause)
    yield from _words(line.text[at:])


def _words(text: str) -> Iterator[_Mark]:
    return (_Mark(words) for words in _CLAUSE.split(text) if len(words) >= _LEAST_WORDS)


def _between(marks: Sequence[_Mark], place: int, known: Sequence[_Mark]) -> list[_Mark]:
    """Return what of `known` stands between the same marks as the one at `place` does."""
    names = [each.name for each in known]
    shared = {mark.name for mark in marks if mark.activity is None and names.count(mark.name) == 1}
    before = next((names.index(mark.name) for mark in reversed(marks[:place]) if mark.name in shared), -1)
    after = next((names.index(mark.name) for mark in marks[place:] if mark.name in shared), len(names))
    return list(known[before + 1 : after])


def _probes(marks: Iterable[_Mark]) -> list[_Mark]:
    return [mark for mark in marks if mark.activity is not None]


def _topic(mark: _Mark, topics: Sequence[str]) -> str:
    return topics[(mark.activity or 1) - 1]


def _likeness(topic: str, text: str) -> int:
    """Return how many pairs of characters of a topic's name stand in a text."""
    return sum(topic[i : i + 2] in text for i in range(len(topic) - 1))
