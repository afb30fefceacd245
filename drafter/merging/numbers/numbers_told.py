"""Reads the numbers that a rendering tells: figures that sections print, and what texts of records and wordings say of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.model.answer_path import AnswerPath
from drafter.model.measure_conversions import may_count_alike
from drafter.model.titles import PLAN_REVIEWS, PLANS, SHORTCOMINGS
from drafter.model.worded_numbers import TextNumber, numbers_in
from drafter.pages.written_lines import WrittenLine

_OF_THEIR_OWN = (SHORTCOMINGS, PLANS, PLAN_REVIEWS)
"""Records that name figures of the year on purpose, or tell another year's."""


class FreshFigure(NamedTuple):
    """A figure that the answers tell and did not tell before."""

    line: int
    """Which line of the new document prints it."""
    path: AnswerPath
    number: TextNumber


def fresh_figures(base: Sequence[WrittenLine], new: Sequence[WrittenLine]) -> Iterator[FreshFigure]:
    """Yield the figures of `new` whose answers `base` prints nowhere; those of records are said in any words and none."""
    known = {each.answer for line in base for each in line.answers}
    for i, line in enumerate(new):
        spans = [each for each in line.answers if each.answer not in known and AnswerPath(each.answer).number is None]
        for number in numbers_in(line.text) if spans else ():
            own = next((each.answer for each in spans if each.start <= number.start < each.end), None)
            if own and number.measure:
                yield FreshFigure(i, AnswerPath(own), number)


def numbers_of_records(lines: Sequence[WrittenLine]) -> Iterator[tuple[int, TextNumber]]:
    """Yield the numbers of lines that no answer of a section says, each with which line that is."""
    for i, line in enumerate(lines):
        if any(AnswerPath(each.answer).root in _OF_THEIR_OWN for each in line.answers):
            continue
        spans = [each for each in line.answers if AnswerPath(each.answer).number is None]
        for number in numbers_in(line.text):
            if number.measure and not any(each.start <= number.start < each.end for each in spans):
                yield i, number


def is_typed(number: TextNumber, wordings: Sequence[str]) -> bool:
    """Return whether one of some `wordings` has a number itself, and no answer in its place."""
    told = f"{number.words.before}{number.text}{number.measure}"
    return any(told in each for each in wordings)


def is_same_number(one: TextNumber, other: TextNumber) -> bool:
    """Return whether two numbers are the same, and not 0, whatever they count."""
    return one.value == other.value and bool(one.value)


def may_be_told_twice(new: Sequence[WrittenLine], wordings: Sequence[str]) -> bool:
    """Return whether a text of `new` has a number that a section prints as well, or one of some `wordings` has it itself."""
    own = [number for _, number in numbers_of_records(new)]
    figures = [figure.number for figure in fresh_figures((), new)] if own else []
    return bool(figures) and any(
        is_typed(one, wordings)
        or any(may_count_alike(one.measure, other.measure) and is_same_number(one, other) for other in figures)
        for one in own
    )
