"""Finds the figures that a hand has otherwise than the answers, which are what they were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.merging.numbers.stale_number import StaleNumber
from drafter.merging.numbers.stale_numbers import is_same_figure
from drafter.merging.places.hand_places import EditedUnit, edited_units, sentence_at, token_starts
from drafter.merging.places.hand_values import hand_values
from drafter.merging.places.printed_figures import figures_in, printed_in
from drafter.merging.texts.alignment import EditedText
from drafter.merging.texts.merge_tokens import Hunk, hunks_between, tokens_of
from drafter.model.answer_path import AnswerPath
from drafter.model.measure_conversions import is_same_measure
from drafter.model.worded_numbers import numbers_in
from drafter.pages.written_lines import WrittenLine


def differing_figures(edited: EditedText, new: Sequence[WrittenLine]) -> tuple[StaleNumber, ...]:
    """Return the figures that a hand changed, or changed back, where the answers print the same as in the base."""
    before, now = figures_in(edited.base), figures_in(new)
    values = [(each.answer, each.now or "", each.sentence) for each in hand_values(edited) if each.is_changed]
    known = {answer for answer, _, _ in values}
    units = (unit for unit in edited_units(edited) if unit.lines)
    values += [each for unit in units for each in _in_place(unit) if each[0] not in known]
    found = [
        StaleNumber(told, ((AnswerPath(answer).leaf, now[answer]),), sentence)
        for answer, told, sentence in values
        if answer in before and before[answer] == now.get(answer) and not is_same_figure(told, before[answer])
    ]
    return tuple(dict.fromkeys(found))


def _in_place(unit: EditedUnit) -> Iterator[tuple[str, str, str]]:
    """Yield the figures in whose place another number of the same measure word stands, whatever words are beside it.

    Of each the path of the answer, the number, and its sentence.
    """
    first, second = tokens_of(unit.before), tokens_of(unit.now)
    ones, others = token_starts(first), token_starts(second)
    numbers = {each.start: each for each in numbers_in(unit.now)}
    changed = {ones[each.start]: others[each.other_start] for each in hunks_between(first, second) if _is_one(each)}
    for printed in printed_in(unit):
        number = numbers.get(changed.get(printed.place.start, -1))
        if number and number.value != printed.number.value and is_same_measure(number.measure, printed.number.measure):
            yield printed.answer, number.told, sentence_at(unit.now, number.start)


def _is_one(hunk: Hunk) -> bool:
    """Return whether a hunk puts one token in the place of another."""
    return hunk.end - hunk.start == hunk.other_end - hunk.other_start == 1
