"""Finds the numbers of a hand's that are sums of figures that Drafter printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from drafter.merging.edits.said_answers import names_thing
from drafter.merging.places.followed_figures import followed_figures, sum_of
from drafter.merging.places.hand_places import EditedUnit, sentence_at
from drafter.merging.places.printed_figures import figures_in
from drafter.model.answer_path import AnswerPath
from drafter.model.measure_conversions import is_same_measure
from drafter.model.worded_numbers import TextNumber, numbers_in

_ALL = re.compile("各[类项种]|上述|以上|所有|全部|均")
"""Words of a sentence of its own behind others that make its number a total: 各类案件4件."""


def sums_in(unit: EditedUnit, figures: Mapping[str, str]) -> Iterator[tuple[TextNumber, list[str]]]:
    """Yield the numbers of a hand that are the sum of figures of the paragraph, with the paths of these.

    A sum of what has other measure words, or of what the sentence neither names nor calls a total, is one by chance; so is
    a number that stands where a figure was printed, which tells that one.
    """
    parts = _parts(figures)
    in_place = {each.told.start for each in followed_figures(unit).values() if each.told}
    for number in (each for each in written_in(unit) if each.start not in in_place):
        own = _summed(number, parts)
        sentence = sentence_at(unit.now, number.start)
        if own and (number.words.is_total or any(names_thing(sentence, AnswerPath(path)) for path in own)):
            yield number, own


def _summed(number: TextNumber, parts: Mapping[str, TextNumber]) -> list[str]:
    """Return the paths of the figures, of one measure, whose sum a number is; none where it is no sum."""
    alike = {path: each for path, each in parts.items() if is_same_measure(each.measure, number.measure)}
    summed = sum_of(number.value, [each.value for each in alike.values() if each.value is not None])
    return [path for path, each in alike.items() if each.value in summed]


def _parts(figures: Mapping[str, str]) -> dict[str, TextNumber]:
    """Return the numbers of figures that can be summed, by their paths: a rough one, such as 130余所, makes up no total."""
    read = ((path, next(numbers_in(text), None)) for path, text in figures.items())
    return {path: number for path, number in read if number and number.figure and not number.figure.approximation.value}


def totals_of(ahead: EditedUnit | None, unit: EditedUnit) -> Iterator[tuple[TextNumber, list[str]]]:
    """Yield the totals in a paragraph of the hand's own that are sums of figures of the one `ahead`, with their paths."""
    parts = _parts(figures_in([line for _, line in ahead.lines]) if ahead else {})
    for number in numbers_in(unit.now):
        is_total = number.words.is_total or _ALL.search(sentence_at(unit.now, number.start)) is not None
        own = _summed(number, parts) if number.measure and is_total else []
        if own:
            yield number, own


def written_in(unit: EditedUnit) -> Iterator[TextNumber]:
    """Yield the numbers with measure words that a hand wrote into a paragraph."""
    known = {each.told for each in numbers_in(unit.before)}
    yield from (each for each in numbers_in(unit.now) if each.measure and each.told not in known)
