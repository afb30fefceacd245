"""Finds numbers that a hand wrote into a document and that say no more what the answers say.

A sum that a hand reckoned of printed figures, a table of its own, a figure that stands there otherwise than in the answers:
none of them follows when an answer changes, so each is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.merging.hand.followed_figures import followed_figures, sum_of
from drafter.merging.hand.hand_grounds import names_thing
from drafter.merging.hand.hand_places import EditedUnit, edited_units, sentence_at, token_starts
from drafter.merging.hand.hand_values import hand_values
from drafter.merging.hand.printed_figures import FIGURE_PARTS, figures_printed, printed_in
from drafter.merging.hand.unit_sentences import clause_at
from drafter.merging.texts.merge_tokens import Hunk, hunks_between, tokens_of
from drafter.model.answer_path import AnswerPath
from drafter.model.measure_conversions import both_count, is_same_measure
from drafter.model.worded_numbers import TextNumber, numbers_in
from drafter.pages.written_lines import WrittenLine

_PLAIN = 10
"""Value from which on a number without a measure word, as in the cell of a table, is known again."""
_PHRASE = 3
"""Characters of the name of an answer that a clause has in common when it tells that one, wherever in it."""
_ONLY = re.compile("(?:仅|只|才|不过)有?$")
"""Says that a number is small, and nothing of what it counts: 执法记录仪只有2台."""
_DIFFERENCE = re.compile("[较比增减升降]")
_ALL = re.compile("各[类项种]|上述|以上|所有|全部|均")
"""Words of a sentence of its own behind others that make its number a total: 各类案件4件."""


class StaleNumber(NamedTuple):
    """A number of a hand's that does not say what the answers say."""

    told: str
    """As it stands there: 139所."""
    figures: tuple[tuple[str, str], ...]
    """The answers that it tells: the name, and what is printed of it now; several for a sum."""
    sentence: str
    """The sentence, or the cell, in which it stands."""

    @property
    def now(self) -> str:
        """What it tells, with what the answers say: 139所（章程修订中小学数现在是 48所）."""
        said = "、".join(f"{name}现在{f'是 {printed}' if printed else '没有印'}" for name, printed in self.figures)
        return f"{self.told}（{said}）"


def stale_numbers(
    base: Sequence[WrittenLine], hand: Sequence[str], new: Sequence[WrittenLine], marked: Mapping[int, int]
) -> tuple[StaleNumber, ...]:
    """Return the sums and copies of figures in the paragraphs `hand`, edited from `base`, that are others in `new`.

    `marked` as in `merge_plan.plan_merge`.
    """
    before, now = _figures(base), _figures(new)
    changed = {path: text for path, text in before.items() if now.get(path, text) != text}
    found: list[StaleNumber] = []
    units = list(edited_units(base, hand, marked)) if changed else []
    for ahead, unit in zip([None, *units], units, strict=False):
        for number, paths in _told_once(unit, changed, now, ahead):
            printed = [now.get(path, "") for path in paths]
            if not changed.keys().isdisjoint(paths) and not _is_still_right(number, printed):
                figures = tuple(zip((AnswerPath(path).leaf for path in paths), printed, strict=True))
                found.append(StaleNumber(_text(number), figures, sentence_at(unit.now, number.start)))
    return tuple(dict.fromkeys(found))


def _told_once(
    unit: EditedUnit, changed: Mapping[str, str], after: Mapping[str, str], ahead: EditedUnit | None
) -> Iterator[tuple[TextNumber, list[str]]]:
    """Yield the numbers of a unit that tell answers, with the paths of these; a copy of one is not told as a sum of others.

    `ahead` is the unit before it; the answers were what `changed` has, and are what `after` has.
    """
    copies = list(_retold(unit, changed) if unit.lines else _copies(unit, changed))
    copies += _left_behind(unit, changed, after) if unit.lines else ()
    followed = _following(unit, after) if copies else frozenset()
    copies = [each for each in copies if each[0].start not in followed]
    known = {number.start for number, _ in copies}
    yield from copies
    sums = _sums(unit, _figures([line for _, line in unit.lines])) if unit.lines else _totals_of(ahead, unit)
    yield from ((number, paths) for number, paths in sums if number.start not in known)


def outdated_in_records(base: Sequence[WrittenLine], new: Sequence[WrittenLine]) -> tuple[StaleNumber, ...]:
    """Return the numbers in texts of records, such as a shortcoming's, that are what another answer was in `base`.

    The words around a number must name what that answer counts, those around a small one right beside it; of several that
    were as many, all must have changed. A figure of another record is such an answer, too.
    """
    before, now = _figures(base), _figures(new)
    changed = {path: text for path, text in before.items() if now.get(path, text) != text}
    found: list[StaleNumber] = []
    for line in new if changed else ():
        for number, own in _of_records(line):
            others = {path: text for path, text in before.items() if AnswerPath(path).record != own}
            copied = [path for path, text in others.items() if _is_copy(number, line.text, text)]
            paths = [path for path in copied if _is_of(number, AnswerPath(path))]
            is_outdated = bool(paths) and changed.keys() >= set(paths)
            if is_outdated and not _is_still_right(number, [now[path] for path in paths]):
                figures = tuple((AnswerPath(path).leaf, now[path]) for path in paths)
                found.append(StaleNumber(_text(number), figures, sentence_at(line.text, number.start)))
    return tuple(dict.fromkeys(found))


def lines_telling(found: Sequence[StaleNumber], base: Sequence[WrittenLine]) -> Iterator[WrittenLine]:
    """Yield the lines of `base` that print what the answers were which the numbers `found` tell."""
    told = {(title, each.told) for each in found for title, _ in each.figures}
    for line in base:
        printed = [(AnswerPath(path).leaf, text) for path, text in figures_printed(line)]
        if any(title == own and _is_same_figure(number, text) for own, text in printed for title, number in told):
            yield line


def _is_of(number: TextNumber, path: AnswerPath) -> bool:
    """Return whether the words around a number name what an answer counts, those of a small one right beside it."""
    before, behind = _ONLY.sub("", number.words.before), number.words.behind
    if not before and not behind:
        return names_thing(number.words.above, path)
    is_small = number.value is None or number.value < _PLAIN
    return any(names_thing(text, path) for text in ([before[-2:], behind[:2]] if is_small else [f"{before}{behind}"]))


def _of_records(line: WrittenLine) -> Iterator[tuple[TextNumber, AnswerPath | None]]:
    """Yield the numbers with measure words in a line that a record says itself, each with that record; its figures are none."""
    own = [
        each for each in line.answers if AnswerPath(each.answer).number is not None and each.part not in FIGURE_PARTS
    ]
    for number in numbers_in(line.text) if own else ():
        said = next((each.answer for each in own if each.start <= number.start < each.end), None)
        if number.measure and said:
            yield number, AnswerPath(said).record


def differing_figures(
    base: Sequence[WrittenLine], hand: Sequence[str], new: Sequence[WrittenLine], marked: Mapping[int, int]
) -> tuple[StaleNumber, ...]:
    """Return the figures that a hand changed, or changed back, where the answers print the same as in `base`."""
    before, now = _figures(base), _figures(new)
    values = [
        (each.answer, each.now or "", each.sentence) for each in hand_values(base, hand, marked) if each.is_changed
    ]
    known = {answer for answer, _, _ in values}
    units = (unit for unit in edited_units(base, hand, marked) if unit.lines)
    values += [each for unit in units for each in _in_place(unit) if each[0] not in known]
    found = [
        StaleNumber(told, ((AnswerPath(answer).leaf, now[answer]),), sentence)
        for answer, told, sentence in values
        if answer in before and before[answer] == now.get(answer) and not _is_same_figure(told, before[answer])
    ]
    return tuple(dict.fromkeys(found))


def _is_same_figure(told: str, printed: str) -> bool:
    """Return whether two figures differ in the word alone with which people or things are counted: 5000余人, 5000余名."""
    one, other = next(numbers_in(told), None), next(numbers_in(printed), None)
    if one is None or other is None or (one.value, one.text) != (other.value, other.text):
        return False
    return both_count(one.measure, other.measure)


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
            yield printed.answer, _text(number), sentence_at(unit.now, number.start)


def _is_one(hunk: Hunk) -> bool:
    """Return whether a hunk puts one token in the place of another."""
    return hunk.end - hunk.start == hunk.other_end - hunk.other_start == 1


def _figures(lines: Sequence[WrittenLine]) -> dict[str, str]:
    return {path: text for line in lines for path, text in figures_printed(line)}


def _is_still_right(number: TextNumber, printed: Sequence[str]) -> bool:
    """Return whether a number says one of the figures as they are `printed` now, or their sum."""
    values = [each.value for text in printed for each in numbers_in(text) if each.value is not None]
    return number.value in (*values, sum(values))


def _sums(unit: EditedUnit, figures: Mapping[str, str]) -> Iterator[tuple[TextNumber, list[str]]]:
    """Yield the numbers of a hand that are the sum of figures of the paragraph, with the paths of these.

    A sum of what has other measure words, or of what the sentence neither names nor calls a total, is one by chance; so is
    a number that stands where a figure was printed, which tells that one.
    """
    parts = _parts(figures)
    in_place = {each.told.start for each in followed_figures(unit).values() if each.told}
    for number in (each for each in _written(unit) if each.start not in in_place):
        alike = {path: each for path, each in parts.items() if is_same_measure(each.measure, number.measure)}
        summed = sum_of(number.value, [each.value for each in alike.values() if each.value is not None])
        own = [path for path, each in alike.items() if each.value in summed]
        sentence = sentence_at(unit.now, number.start)
        if own and (number.words.is_total or any(names_thing(sentence, AnswerPath(path)) for path in own)):
            yield number, own


def _parts(figures: Mapping[str, str]) -> dict[str, TextNumber]:
    """Return the numbers of figures that can be summed, by their paths: a rough one, such as 130余所, makes up no total."""
    read = ((path, next(numbers_in(text), None)) for path, text in figures.items())
    return {path: number for path, number in read if number and number.figure and not number.figure.approximation.value}


def _retold(unit: EditedUnit, changed: Mapping[str, str]) -> Iterator[tuple[TextNumber, list[str]]]:
    """Yield the numbers that a hand wrote into a paragraph and that say of the same things what answers were, with their paths."""
    for number in _written(unit):
        words = f"{_ONLY.sub('', number.words.before)}{number.words.behind}" or number.words.above
        copied = [path for path, text in changed.items() if _is_copy(number, unit.now, text)]
        paths = [path for path in copied if names_thing(words, AnswerPath(path))]
        if not paths and number.value is not None and number.value >= _PLAIN:
            paths = [path for path in copied if _names_at_length(clause_at(unit.now, number.start), AnswerPath(path))]
        if paths:
            yield number, paths


def _names_at_length(clause: str, path: AnswerPath) -> bool:
    """Return whether a clause has some characters together of the name of an answer, more than two names share by chance."""
    return any(path.leaf[i : i + _PHRASE] in clause for i in range(len(path.leaf) - _PHRASE + 1))


def _left_behind(
    unit: EditedUnit, changed: Mapping[str, str], after: Mapping[str, str]
) -> Iterator[tuple[TextNumber, list[str]]]:
    """Yield the numbers in sentences of a hand's that are still what a figure of the paragraph was, and did not follow it."""
    printed = _figures([line for _, line in unit.lines])
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


def _totals_of(ahead: EditedUnit | None, unit: EditedUnit) -> Iterator[tuple[TextNumber, list[str]]]:
    """Yield the totals in a paragraph of the hand's own that are sums of figures of the one `ahead`, with their paths."""
    figures = _figures([line for _, line in ahead.lines]) if ahead else {}
    parts = _parts(figures)
    for number in numbers_in(unit.now):
        alike = {path: each for path, each in parts.items() if is_same_measure(each.measure, number.measure)}
        summed = sum_of(number.value, [each.value for each in alike.values() if each.value is not None])
        is_total = number.words.is_total or _ALL.search(sentence_at(unit.now, number.start)) is not None
        if number.measure and is_total and summed:
            yield number, [path for path, each in alike.items() if each.value in summed]


def _written(unit: EditedUnit) -> Iterator[TextNumber]:
    """Yield the numbers with measure words that a hand wrote into a paragraph."""
    known = {_text(each) for each in numbers_in(unit.before)}
    yield from (each for each in numbers_in(unit.now) if each.measure and _text(each) not in known)


def _copies(unit: EditedUnit, changed: Mapping[str, str]) -> Iterator[tuple[TextNumber, list[str]]]:
    """Yield the numbers of a hand's own paragraph, or cell, that are what one of the answers that `changed` was."""
    for number in numbers_in(unit.now):
        paths = [path for path, text in changed.items() if _is_copy(number, unit.now, text)]
        if len(paths) == 1 and not _DIFFERENCE.search(number.words.before):
            yield number, paths


def _is_copy(number: TextNumber, text: str, printed: str) -> bool:
    figure = next(numbers_in(printed), None)
    if figure is None or figure.value is None or figure.value != number.value:
        return False
    is_cell = not number.measure and number.text == text.strip() and figure.value >= _PLAIN
    return is_cell or (bool(number.measure) and is_same_measure(number.measure, figure.measure))


def _text(number: TextNumber) -> str:
    return f"{number.text}{number.measure}"
