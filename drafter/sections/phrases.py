"""A sentence as a pattern: its words, and the answers that it prints under their names, as {行政执法.行政检查次数}.

By its pattern a sentence is known again whatever its figures are. Words that a record says itself, such as an activity's
or a meeting's, are words: records have no names that last. Figures and times of activities are known by their own names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from drafter.model.answer_path import AnswerPath
from drafter.model.numerals import parse_number, to_chinese
from drafter.model.records import IN_CHINESE, IN_DIGITS, PLACEHOLDER, SHAPES
from drafter.model.titles import DATES, FIGURES, IDENTITY, YEAR
from drafter.text_runs import AnswerPart, Run, RunKind, Text, text_of

_TWO, _MOST_IN_CHINESE = 2, 9999
_COUNT = re.compile(r"[一二三四五六七八九十百]{1,5}是(?!否)")
"""The count of a clause, which the program sets."""
_FIGURE = (AnswerPart.NUMBER, AnswerPart.UNIT, AnswerPart.BEHIND)
_YEARS_BESIDE = {-1: "上年度", 1: "下年度"}


class Piece(NamedTuple):
    """Words, or an answer."""

    name: str
    """What the answer is called in patterns; empty for words."""
    runs: Text

    @property
    def text(self) -> str:
        """As it is printed."""
        return text_of(self.runs)

    @property
    def pattern(self) -> str:
        """As it stands in a pattern."""
        return f"{{{self.name}}}" if self.name else self.text


def pieces_of(runs: Iterable[Run], year: int | None) -> tuple[Piece, ...]:
    """Return the pieces of a text in the report of `year`, neighbours of one name in one."""
    pieces: list[Piece] = []
    for run in runs:
        last = pieces[-1] if pieces else None
        name = _name(run, year)
        if last and last.name and run.part is AnswerPart.WORDS and last.runs[-1].question == run.question:
            name = last.name  # the 等 behind a list
        if last and last.name == name:
            pieces[-1] = Piece(name, (*last.runs, run))
        else:
            pieces.append(Piece(name, (run,)))
    return tuple(pieces)


def pattern_of(pieces: Iterable[Piece]) -> str:
    """Return the pattern of a sentence."""
    return "".join(piece.pattern for piece in pieces)


def facts_of(pattern: str) -> frozenset[str]:
    """Return the names of the answers in a pattern, but for the bureau's own and the year's, which are everywhere."""
    names = (_split(name)[0] for name in PLACEHOLDER.findall(pattern))
    return frozenset(name for name in names if "." in name)


def says_record(pieces: Sequence[Piece]) -> bool:
    """Return whether words of a record stand in a sentence."""
    return any(not piece.name and any(run.answer for run in piece.runs) for piece in pieces)


def count_length(text: str) -> int:
    """Return how many characters at the beginning of a sentence are the count of a clause, such as 一是."""
    match = _COUNT.match(text)
    return match.end() if match else 0


def filled(pattern: str, pieces: Sequence[Piece], printed: Callable[[str], Text | None]) -> list[Piece] | None:
    """Return the pieces of `pattern`, its answers those of `pieces`; None where one of them has no text.

    Of an answer that stands several times in `pieces` each is taken in turn, the last again and again. `printed` gives
    the text of one that does not stand in them: () where it has none, None for what is no answer, and so is words.
    """
    waiting: dict[str, list[Piece]] = {}
    for each in pieces:
        if each.name:
            waiting.setdefault(each.name, []).append(each)
    found: list[Piece] = []
    at = 0
    for match in PLACEHOLDER.finditer(pattern):
        name, shape = _split(match[1])
        piece = _next(waiting.get(name)) or _further(name, printed)
        if piece is None:
            continue
        if not piece.runs:
            return None
        if match.start() > at:
            found.append(_words(pattern[at : match.start()]))
        found.append(_number_of(piece, shape) if shape else piece)
        at = match.end()
    return [*found, _words(pattern[at:])] if at < len(pattern) else found


def _next(waiting: list[Piece] | None) -> Piece | None:
    if not waiting:
        return None
    return waiting.pop(0) if len(waiting) > 1 else waiting[0]


def _further(name: str, printed: Callable[[str], Text | None]) -> Piece | None:
    runs = printed(name)
    return None if runs is None else Piece(name, runs)


def _words(text: str) -> Piece:
    return Piece("", (Run(text),))


def _split(name: str) -> tuple[str, str]:
    """Return an answer's name in a pattern, and how it is to be told: 数值, 汉字; empty as it is printed."""
    own, _, shape = name.rpartition(".")
    return (own, shape) if shape in SHAPES else (name, "")


def _number_of(piece: Piece, shape: str) -> Piece:
    runs = (run for run in piece.runs if run.part is not AnswerPart.UNIT)
    written = {IN_CHINESE: _as_chinese, IN_DIGITS: _as_digits}.get(shape, str)
    shaped = (run._replace(text=written(run.text)) if run.part is AnswerPart.NUMBER else run for run in runs)
    return piece._replace(runs=tuple(shaped))


def _as_chinese(number: str) -> str:
    return (in_chinese(Decimal(number)) if number.isdecimal() else "") or number


def _as_digits(number: str) -> str:
    value = parse_number(number)
    return number if value is None else f"{value:f}"


def unshaped(name: str) -> str:
    """Return the name of an answer in a pattern without how it is to be told."""
    return _split(name)[0]


def in_chinese(value: Decimal) -> str:
    """Return a whole number as it stands before a measure word in Chinese numerals, 2 as 两; empty for all others."""
    if value != int(value) or not 0 < value <= _MOST_IN_CHINESE:
        return ""
    return "两" if value == _TWO else to_chinese(int(value))


def _name(run: Run, year: int | None) -> str:
    """Return what the answer that `run` prints is called in patterns; empty for words."""
    if not run.answer or run.part is AnswerPart.SET:
        return ""
    if run.part is AnswerPart.WORDS:
        return _year_beside(run, year)
    path = AnswerPath(run.question)
    if path.number is None:
        return path.removeprefix(f"{IDENTITY}.")
    is_named = FIGURES in path.steps or DATES in path.steps
    return path.field if is_named or run.part in _FIGURE or run.kind is RunKind.GAP else ""


def _year_beside(run: Run, year: int | None) -> str:
    """Return the name of the year before or after the report's; empty for all other words."""
    if year is None or run.answer != YEAR or not run.text.isdecimal():
        return ""
    return _YEARS_BESIDE.get(int(run.text) - year, "")
