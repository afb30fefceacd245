"""Finds numbers that a hand wrote into a document and that say no more what the answers say.

A sum that a hand reckoned of printed figures, a table of its own, a figure that stands there otherwise than in the answers:
none of them follows when an answer changes, so each is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.merging.hand.followed_figures import sum_of
from drafter.merging.hand.hand_grounds import names_thing
from drafter.merging.hand.hand_places import EditedUnit, edited_units, sentence_at
from drafter.merging.hand.hand_values import hand_values
from drafter.merging.hand.printed_figures import figures_printed
from drafter.model.answer_path import AnswerPath
from drafter.model.measure_conversions import is_same_measure
from drafter.model.worded_numbers import TextNumber, numbers_in
from drafter.pages.written_lines import WrittenLine

_PLAIN = 10
"""Value from which on a number without a measure word, as in the cell of a table, is known again."""


class StaleNumber(NamedTuple):
    """A number of a hand's that does not say what the answers say."""

    told: str
    """As it stands there: 139所."""
    figures: tuple[tuple[str, str], ...]
    """The answers that it tells: the name, and what is printed of it now; several for a sum."""
    sentence: str
    """The sentence, or the cell, in which it stands."""


def stale_numbers(
    base: Sequence[WrittenLine], hand: Sequence[str], new: Sequence[WrittenLine], marked: Mapping[int, int]
) -> tuple[StaleNumber, ...]:
    """Return the sums and copies of figures in the paragraphs `hand`, edited from `base`, that are others in `new`.

    `marked` as in `merge_plan.plan_merge`.
    """
    before, now = _figures(base), _figures(new)
    changed = {path: text for path, text in before.items() if now.get(path, text) != text}
    found: list[StaleNumber] = []
    for unit in edited_units(base, hand, marked) if changed else ():
        own = _figures([line for _, line in unit.lines])
        told = [*_sums(unit, own), *_retold(unit, changed)] if unit.lines else _copies(unit, changed)
        for number, paths in told:
            if not changed.keys().isdisjoint(paths) and not _is_still_right(
                number, [now.get(path, "") for path in paths]
            ):
                figures = tuple((AnswerPath(path).leaf, now.get(path, "")) for path in paths)
                found.append(StaleNumber(_text(number), figures, sentence_at(unit.now, number.start)))
    return tuple(dict.fromkeys(found))


def differing_figures(
    base: Sequence[WrittenLine], hand: Sequence[str], new: Sequence[WrittenLine], marked: Mapping[int, int]
) -> tuple[StaleNumber, ...]:
    """Return the figures that a hand changed, or changed back, where the answers print the same as in `base`."""
    before, now = _figures(base), _figures(new)
    found: list[StaleNumber] = []
    for each in hand_values(base, hand, marked):
        is_same = each.answer in before and before[each.answer] == now.get(each.answer)
        if each.is_changed and is_same:
            figures = ((AnswerPath(each.answer).leaf, now[each.answer]),)
            found.append(StaleNumber(each.now or "", figures, each.sentence))
    return tuple(dict.fromkeys(found))


def _figures(lines: Sequence[WrittenLine]) -> dict[str, str]:
    return {path: text for line in lines for path, text in figures_printed(line)}


def _is_still_right(number: TextNumber, printed: Sequence[str]) -> bool:
    """Return whether a number says one of the figures as they are `printed` now, or their sum."""
    values = [each.value for text in printed for each in numbers_in(text) if each.value is not None]
    return number.value in (*values, sum(values))


def _sums(unit: EditedUnit, figures: Mapping[str, str]) -> Iterator[tuple[TextNumber, list[str]]]:
    """Yield the numbers of a hand that are the sum of figures of the paragraph, with the paths of these.

    A sum of what has other measure words, or of what the sentence neither names nor calls a total, is one by chance.
    """
    parts = {path: number for path, text in figures.items() if (number := next(numbers_in(text), None))}
    for number in _written(unit):
        alike = {path: each for path, each in parts.items() if is_same_measure(each.measure, number.measure)}
        summed = sum_of(number.value, [each.value for each in alike.values() if each.value is not None])
        own = [path for path, each in alike.items() if each.value in summed]
        sentence = sentence_at(unit.now, number.start)
        if own and (number.words.is_total or any(names_thing(sentence, AnswerPath(path)) for path in own)):
            yield number, own


def _retold(unit: EditedUnit, changed: Mapping[str, str]) -> Iterator[tuple[TextNumber, list[str]]]:
    """Yield the numbers that a hand wrote into a paragraph and that say of the same things what an answer was."""
    for number in _written(unit):
        words = f"{number.words.before}{number.words.behind}"
        copied = [path for path, text in changed.items() if _is_copy(number, unit.now, text)]
        paths = [path for path in copied if names_thing(words, AnswerPath(path))]
        if len(paths) == 1:
            yield number, paths


def _written(unit: EditedUnit) -> Iterator[TextNumber]:
    """Yield the numbers with measure words that a hand wrote into a paragraph."""
    known = {_text(each) for each in numbers_in(unit.before)}
    yield from (each for each in numbers_in(unit.now) if each.measure and _text(each) not in known)


def _copies(unit: EditedUnit, changed: Mapping[str, str]) -> Iterator[tuple[TextNumber, list[str]]]:
    """Yield the numbers of a hand's own paragraph, or cell, that are what one of the answers that `changed` was."""
    for number in numbers_in(unit.now):
        paths = [path for path, text in changed.items() if _is_copy(number, unit.now, text)]
        if len(paths) == 1:
            yield number, paths


def _is_copy(number: TextNumber, text: str, printed: str) -> bool:
    figure = next(numbers_in(printed), None)
    if figure is None or figure.value is None or figure.value != number.value:
        return False
    is_cell = not number.measure and number.text == text.strip() and figure.value >= _PLAIN
    return is_cell or (bool(number.measure) and is_same_measure(number.measure, figure.measure))


def _text(number: TextNumber) -> str:
    return f"{number.text}{number.measure}"
