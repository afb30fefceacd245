"""The figures of a report sentence by sentence, and what of them may explain another number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript, read_once
from drafter.checking.text.figures_in_text import FigureInText, figures_in_text
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, Sentence, prose_of

MOST = 24
"""Figures of one sentence that are compared with one another; no sentence that is read has more."""
_CASES = frozenset(["件", "件次", "起", "宗", "例", "条"])
"""Measure words of cases, which one sentence may change: 立案28起，处罚25件."""
_PERSONS = frozenset(["人", "名", "位"])
_VISITS = frozenset(["次", "家次", "所次", "个次", "校次", "园次", "户次", "家（所）次", "所（家）次"])
"""Measure words of visits, whose parts count by what is visited: 检查100次，其中机构60家次、学校40所次."""
_EACH = WordPattern(r"(?:每|各|均|都)[^，。；、0-9（）]{0,8}$")
_LABEL = 20
"""Characters before a number that say what it is."""
_KINDRED = (_CASES, _PERSONS, _VISITS, frozenset(["场", "场次"]))


class FiguredSentence(NamedTuple):
    """A sentence with its figures, in order; only those that are compared."""

    sentence: Sentence
    figures: tuple[FigureInText, ...]


@read_once
def figured_sentences(manuscript: Manuscript) -> tuple[FiguredSentence, ...]:
    """Return the sentences of the report that have a figure, in order."""
    figures, place = figures_in_text(manuscript), 0
    found = []
    for sentence in prose_of(manuscript).sentences:
        end = sentence.start + len(sentence.text)
        while place < len(figures) and figures[place].start < sentence.start:
            place += 1
        first = place
        while place < len(figures) and figures[place].start < end:
            place += 1
        if place > first:
            found.append(FiguredSentence(sentence, figures[first : min(place, first + MOST)]))
    return tuple(found)


def counted_alike(one: str, other: str) -> bool:
    """Return whether two measure words may count the same things."""
    return one == other or any({one, other} <= kindred for kindred in _KINDRED)


def is_for_each(prose: Prose, figure: FigureInText) -> bool:
    """Return whether a figure says how many each has."""
    return _EACH.search(prose.text[max(0, figure.start - _LABEL) : figure.start]) is not None


def digits_of(value: Decimal) -> str:
    """Return a value as it is written, without zeros at its end."""
    return f"{value.normalize():f}"


def as_in(figure: FigureInText, value: Decimal) -> str:
    """Return a value in the unit of a figure: 17.8万元 beside 17.6万元."""
    myriads = 10_000 if "万" in figure.written else 1
    return digits_of(value / myriads) + ("万" if myriads > 1 else "") + figure.unit


def of_unit(figures: Sequence[FigureInText], unit: str) -> list[FigureInText]:
    """Return those of `figures` that count in `unit`, exact or not."""
    return [each for each in figures if counted_alike(each.unit, unit)]


def counted_like(figures: Sequence[FigureInText], unit: str, start: int, end: int) -> list[FigureInText]:
    """Return those of `figures` that begin from `start` on and before `end` and may count the same things as `unit`."""
    return [each for each in figures if start <= each.start < end and counted_alike(each.unit, unit)]


def sums_of_runs(values: Sequence[Decimal]) -> Iterator[Decimal]:
    """Yield the sum of every run of two or more of `values`."""
    for start in range(len(values)):
        total = values[start]
        for value in values[start + 1 :]:
            total += value
            yield total


def remainders(values: Sequence[Decimal]) -> Iterator[Decimal]:
    """Yield what is left of each value when a run of later ones is taken away."""
    for place, whole in enumerate(values):
        for start in range(place + 1, len(values)):
            left = whole
            for value in values[start:]:
                left -= value
                if left < 0:
                    break
                yield left


def shares(values: Sequence[Decimal]) -> Iterator[Decimal]:
    """Yield how many per cent each value, sum of a run or remainder is of each other value that is no less."""
    made = {*sums_of_runs(values), *remainders(values)}
    for place, whole in enumerate(values):
        parts = made.union(values[:place], values[place + 1 :])
        yield from (part * 100 / whole for part in parts if whole > 0 and part <= whole)
    for sums in set(sums_of_runs(values)):
        yield from (part * 100 / sums for part in values if 0 < part <= sums)


_LONGEST_LIST = 120
"""Characters before the last item of a list among which its total stands."""


def sentence_start(text: str, place: int) -> int:
    """Return where the sentence begins that holds `place`, at most 120 characters before it; its stop counts with it."""
    return max(text.rfind("。", 0, place), text.rfind("\n", 0, place), place - _LONGEST_LIST, 0)
