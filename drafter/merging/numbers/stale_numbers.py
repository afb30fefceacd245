"""Finds numbers that a hand wrote into a document and that say no more what the answers say.

A sum that a hand reckoned of printed figures, a table of its own, a figure that stands there otherwise than in the answers:
none of them follows when an answer changes, so each is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from drafter.merging.edits.said_answers import names_thing
from drafter.merging.numbers.hand_aims import HandAims
from drafter.merging.numbers.named_numbers import (
    Printed,
    alike_in_heads,
    figures_in_words,
    named_as_printed,
    named_beside,
    named_by_noun,
    named_in_heads,
    told_words,
)
from drafter.merging.numbers.stale_number import StaleNumber
from drafter.merging.numbers.told_sums import sums_in, totals_of, written_in
from drafter.merging.places.followed_figures import followed_figures
from drafter.merging.places.hand_places import EditedUnit, edited_units, sentence_at
from drafter.merging.places.printed_figures import (
    FIGURE_PARTS,
    changed_figures,
    figures_in,
    figures_printed,
    printed_in,
)
from drafter.merging.places.unit_sentences import clause_at
from drafter.merging.texts.alignment import EditedText
from drafter.model.answer_path import AnswerPath
from drafter.model.measure_conversions import both_count, is_same_measure
from drafter.model.worded_numbers import TextNumber, numbers_in
from drafter.pages.written_lines import WrittenLine

_PLAIN = 10
"""Value from which on a number without a measure word, as in the cell of a table, is known again."""
_PHRASE = 3
"""Characters of the name of an answer that a clause has in common when it tells that one, wherever in it."""
_DIFFERENCE = re.compile("[较比增减升降]")


class _Known(NamedTuple):
    """What is known of the answers while the numbers of a hand are looked through."""

    before: Mapping[str, str]
    """How they were printed, by their paths."""
    changed: Mapping[str, str]
    """Those that are printed otherwise now."""
    now: Mapping[str, str]
    printed: Printed
    heads: Mapping[int, Sequence[str]]
    """The heads of row and column over the cells of tables, by paragraph."""
    aims: HandAims


def stale_numbers(
    edited: EditedText, new: Sequence[WrittenLine], heads: Mapping[int, Sequence[str]] = MappingProxyType({})
) -> tuple[StaleNumber, ...]:
    """Return the sums and copies of figures of the base in the hand's paragraphs that are others in `new`.

    `heads` has those of row and column of the paragraphs that are cells.
    """
    before, now = figures_in(edited.base), figures_in(new)
    changed = changed_figures(before, now)
    if not changed:
        return ()
    known = _Known(before, changed, now, figures_in_words(edited.base), heads, HandAims(edited.hand))
    found: list[StaleNumber] = []
    units = edited_units(edited)
    for ahead, unit in zip([None, *units], units, strict=False):
        for number, paths in _told_once(unit, known, ahead):
            printed = [now.get(path, "") for path in paths]
            if not changed.keys().isdisjoint(paths) and not is_still_right(number.told, printed):
                found.append(_stale(unit, number, paths, known))
    return tuple(dict.fromkeys(found))


def _stale(unit: EditedUnit, number: TextNumber, paths: Sequence[str], known: _Known) -> StaleNumber:
    """Return a number of a unit that tells answers, with what these are now."""
    figures = tuple((AnswerPath(path).leaf, known.now.get(path, "")) for path in paths)
    heads = known.heads.get(unit.place, ())
    is_either = len(paths) > 1 and all(_is_copy(number, unit.now, known.before[path], heads) for path in paths)
    own = StaleNumber(number.told, figures, sentence_at(unit.now, number.start), is_either)
    head = next(filter(None, heads), "")
    return own._replace(head=head, cell=unit.place) if head else own


def _told_once(unit: EditedUnit, known: _Known, ahead: EditedUnit | None) -> Iterator[tuple[TextNumber, list[str]]]:
    """Yield the numbers of a unit that tell answers, with the paths of these; a copy of one is not told as a sum of others.

    `ahead` is the unit before it.
    """
    copies = list(_retold(unit, known) if unit.lines else _copies(unit, known))
    copies += _left_behind(unit, known.changed, known.now) if unit.lines else ()
    followed = _following(unit, known.now) if copies else frozenset()
    copies = [each for each in copies if each[0].start not in followed]
    told = {number.start for number, _ in copies}
    yield from copies
    sums = sums_in(unit, figures_in([line for _, line in unit.lines])) if unit.lines else totals_of(ahead, unit)
    yield from ((number, paths) for number, paths in sums if number.start not in told)


def outdated_in_records(base: Sequence[WrittenLine], new: Sequence[WrittenLine]) -> tuple[StaleNumber, ...]:
    """Return the numbers in texts of records, such as a shortcoming's, that are what another answer was in `base`.

    The words around a number must name what that answer counts, those around a small one right beside it; of several that
    were as many, all must have changed. A figure of another record is such an answer, too.
    """
    before, now = figures_in(base), figures_in(new)
    changed = changed_figures(before, now)
    found: list[StaleNumber] = []
    words = figures_in_words(base) if changed else {}
    for line in new if changed else ():
        for number, own in _of_records(line):
            others = {path: text for path, text in before.items() if AnswerPath(path).record != own}
            paths = _told_beside(number, line.text, others, words)
            is_outdated = bool(paths) and changed.keys() >= set(paths)
            if is_outdated and not is_still_right(number.told, [now[path] for path in paths]):
                figures = tuple((AnswerPath(path).leaf, now[path]) for path in paths)
                found.append(StaleNumber(number.told, figures, sentence_at(line.text, number.start)))
    return tuple(dict.fromkeys(found))


def _told_beside(number: TextNumber, text: str, before: Mapping[str, str], printed: Printed) -> list[str]:
    """Return which answers, as they were `before`, a number of `text` tells in words around it."""
    copied = [path for path, told in before.items() if _is_copy(number, text, told)]
    return named_as_printed(number, text, copied, printed) or [path for path in copied if _is_of(number, path)]


def lines_telling(found: Sequence[StaleNumber], base: Sequence[WrittenLine]) -> Iterator[WrittenLine]:
    """Yield the lines of `base` that print what the answers were which the numbers `found` tell."""
    told = {(title, each.told) for each in found for title, _ in each.figures}
    for line in base:
        printed = [(AnswerPath(path).leaf, text) for path, text in figures_printed(line)]
        if any(title == own and is_same_figure(number, text) for own, text in printed for title, number in told):
            yield line


def _is_of(number: TextNumber, path: str) -> bool:
    """Return whether the words around a number name what an answer counts, those of a small one right beside it."""
    words = "".join(told_words(number))
    if words and _is_large(number):
        return names_thing(words, AnswerPath(path))
    return bool(named_beside(number, [path]))


def _is_large(number: TextNumber) -> bool:
    """Return whether a number is too large to be as many as something else by chance."""
    return number.value is not None and number.value >= _PLAIN


def _of_records(line: WrittenLine) -> Iterator[tuple[TextNumber, AnswerPath | None]]:
    """Yield the numbers with measure words in a line that a record says itself, without its figures, each with that record."""
    own = [
        each for each in line.answers if AnswerPath(each.answer).number is not None and each.part not in FIGURE_PARTS
    ]
    for number in numbers_in(line.text) if own else ():
        said = next((each.answer for each in own if each.start <= number.start < each.end), None)
        if number.measure and said:
            yield number, AnswerPath(said).record


def is_same_figure(told: str, printed: str) -> bool:
    """Return whether two figures differ in the word alone with which people or things are counted: 5000余人, 5000余名."""
    one, other = next(numbers_in(told), None), next(numbers_in(printed), None)
    if one is None or other is None or (one.value, one.text) != (other.value, other.text):
        return False
    return both_count(one.measure, other.measure)


def is_still_right(told: str, printed: Sequence[str]) -> bool:
    """Return whether a number, as it is `told`, says one of the figures as they are `printed` now, or their sum."""
    values = [each.value for text in printed for each in numbers_in(text) if each.value is not None]
    return next((each.value for each in numbers_in(told)), None) in (*values, sum(values))


def _retold(unit: EditedUnit, known: _Known) -> Iterator[tuple[TextNumber, list[str]]]:
    """Yield the numbers that a hand wrote into a paragraph and that say of the same things what answers were, with their paths."""
    for number in written_in(unit):
        copied = [path for path, text in known.before.items() if _is_copy(number, unit.now, text)]
        changed = [path for path in copied if path in known.changed]
        named = named_as_printed(number, unit.now, copied, known.printed)
        told = [path for path in named if path in known.changed] if named else _named_around(number, unit.now, changed)
        if told:
            yield number, told


def _named_around(number: TextNumber, text: str, paths: Sequence[str]) -> list[str]:
    """Return those of `paths` that the words around a number of `text` name, or the clause of a large one names at length."""
    words = "".join(told_words(number)) or number.words.above
    named = [path for path in paths if names_thing(words, AnswerPath(path))]
    if named or not _is_large(number):
        return named
    clause = clause_at(text, number.start)
    return [path for path in paths if _names_at_length(clause, AnswerPath(path))]


def _names_at_length(clause: str, path: AnswerPath) -> bool:
    """Return whether a clause has some characters together of the name of an answer, more than two names share by chance."""
    return any(path.leaf[i : i + _PHRASE] in clause for i in range(len(path.leaf) - _PHRASE + 1))


def _left_behind(
    unit: EditedUnit, changed: Mapping[str, str], after: Mapping[str, str]
) -> Iterator[tuple[TextNumber, list[str]]]:
    """Yield the numbers in sentences of a hand's that are still what a figure of the paragraph was, and did not follow it."""
    printed = figures_in([line for _, line in unit.lines])
    for number in numbers_in(unit.now):
        sentence = sentence_at(unit.now, number.start)
        paths = [path for path, text in changed.items() if path in printed and _is_copy(number, unit.now, text)]
        own = [
            path for path in paths if names_thing(sentence, AnswerPath(path)) and after.get(path, "") not in sentence
        ]
        if own and sentence not in unit.before:
            yield number, own


def _following(unit: EditedUnit, after: Mapping[str, str]) -> frozenset[int]:
    """Return where the numbers of a unit stand that tell figures of its own as they are `after`: these followed."""
    paths = {each.place: each.answer for each in printed_in(unit)}
    found = ((after.get(paths[place]), each) for place, each in followed_figures(unit).items())
    return frozenset(each.told.start for printed, each in found if each.told and printed and each.now == printed)


def _copies(unit: EditedUnit, known: _Known) -> Iterator[tuple[TextNumber, list[str]]]:
    """Yield the numbers of a hand's own paragraph, or cell, that are what answers that changed were, with the paths of these.

    The words beside a small one must name what it counts, or the head over its cell.
    """
    heads = known.heads.get(unit.place, ())
    for number in (each for each in numbers_in(unit.now) if not known.aims.hold(unit.place, each)):
        copied = [path for path, text in known.before.items() if _is_copy(number, unit.now, text, heads)]
        if any(heads):
            alike = alike_in_heads(heads, copied)
            named = named_in_heads(heads, copied) or _alone(number, alike, known.changed)
        else:
            named = _named(number, unit.now, copied, known.printed) or _alone(number, copied, known.changed)
        paths = [path for path in named if path in known.changed]
        if paths:
            yield number, paths


def _alone(number: TextNumber, copied: Sequence[str], changed: Mapping[str, str]) -> list[str]:
    """Return the one answer that changed of those `copied` in a number, too large to be as many by chance."""
    paths = [path for path in copied if path in changed]
    is_its = _is_large(number) and len(paths) == 1 and not _DIFFERENCE.search(number.words.before)
    return paths if is_its else []


def _named(number: TextNumber, text: str, paths: Sequence[str], printed: Printed) -> list[str]:
    """Return those of `paths` that the words beside a number name: those as they are printed, else those of their names.

    A noun alone names what it counts where one answer is as many.
    """
    named = named_as_printed(number, text, paths, printed) or named_beside(number, paths)
    return named or (named_by_noun(number, text, paths, printed) if len(paths) == 1 else [])


def _is_copy(number: TextNumber, text: str, printed: str, heads: Sequence[str] = ()) -> bool:
    figure = next(numbers_in(printed), None)
    if figure is None or figure.value is None or figure.value != number.value:
        return False
    is_cell = not number.measure and number.text == text.strip() and (figure.value >= _PLAIN or any(heads))
    return is_cell or (bool(number.measure) and is_same_measure(number.measure, figure.measure))
