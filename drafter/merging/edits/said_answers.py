"""An answer that a sentence prints, and whether a hand's words tell it: as many, in words that name what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import filterfalse, pairwise
from typing import NamedTuple

from drafter.merging.places.followed_figures import sum_of
from drafter.merging.texts.lost_figures import RATES
from drafter.model.answer_path import AnswerPath
from drafter.model.measure_conversions import is_same_measure
from drafter.model.records import PLACEHOLDER, Ground
from drafter.model.worded_numbers import TextNumber, numbers_in

_CHANGE = re.compile("(?:同比|环比|[较比](?![赛武例]))[^，。；]*$|(?:增加|减少|增长|下降|上升|提高|降低)了?$")
"""Ahead of a number that tells by how much another one changed, not how many there are: 同比增加38条."""
DENIED = re.compile("没有|未|无|零|不存在")
_LARGE = 100
"""Value from which on a number is another's by no chance."""
_COMMON = frozenset(("执法", "行政", "教育", "人员", "工作", "情况", "全年"))
"""Words in the names of many answers."""
_CLAUSES = re.compile("[，。；]")
"""End clauses with what stands in brackets."""
_APART = "，"
"""Stands for an answer in a pattern of which numbers are read."""


class SaidAnswer(NamedTuple):
    """A figure or a list that a sentence prints."""

    ground: Ground
    is_figure: bool

    @property
    def number(self) -> TextNumber | None:
        """The number that it says; None for a list."""
        return next(numbers_in(self.ground.value), None) if self.is_figure else None

    @property
    def value(self) -> Decimal | None:
        """The value of its number; None for a list."""
        return self.number.value if self.number else None


def own_numbers(wording: str, original: str) -> list[TextNumber]:
    """Return the numbers that a pattern says itself and the one in whose place it stands does not."""
    known = {each.told for each in _numbers(original)}
    return [each for each in _numbers(wording) if each.measure and each.told not in known]


def _numbers(pattern: str) -> Iterator[TextNumber]:
    return numbers_in(PLACEHOLDER.sub(_APART, pattern))


def names_thing(text: str, path: AnswerPath) -> bool:
    """Return whether a text has two characters together of the name of an answer that say what it counts."""
    pairs = {f"{one}{other}" for one, other in pairwise(path.leaf)}
    return any(pair in text for pair in pairs - _COMMON)


def names_thing_of(wording: str, said: SaidAnswer) -> bool:
    """Return whether a text names what an answer counts, as `names_thing` has it."""
    return names_thing(wording, AnswerPath(said.ground.path))


def names_of(path: AnswerPath) -> tuple[str, str]:
    """Return how a pattern may name an answer: itself, or a part of it."""
    return f"{{{path}}}", f"{{{path}."


def is_named_in(pattern: str, ground: Ground) -> bool:
    """Return whether a pattern names an answer."""
    return any(name in pattern for name in names_of(AnswerPath(ground.path)))


def is_as_many(said: SaidAnswer, other: SaidAnswer) -> bool:
    """Return whether two figures are as many, of one measure."""
    return other.number is not None and is_among(said, [other.number])


def is_among(said: SaidAnswer, numbers: Sequence[TextNumber]) -> bool:
    """Return whether one of some numbers is as many as a figure, of one measure."""
    own = said.number
    alike = (each for each in numbers if own and is_same_measure(each.measure, own.measure))
    return any(each.value == said.value for each in alike)


def sums_of(said: Sequence[SaidAnswer], original: str, wording: str) -> tuple[Ground, ...]:
    """Return those answers of a sentence whose sum the pattern `wording` in the place of `original` tells.

    The sum is one by chance unless all of them have its measure word and one is of the same things.
    """
    found: list[Ground] = []
    for number in filterfalse(is_change, own_numbers(wording, original)):
        alike = [each for each in said if each.number and is_same_measure(number.measure, each.number.measure)]
        summed = sum_of(number.value, [each.value for each in alike if each.value is not None])
        parts = [each for each in alike if each.value in summed]
        if any(names_thing_of(wording, each) for each in parts):
            found += (each.ground for each in parts)
    return tuple(dict.fromkeys(found))


def is_change(number: TextNumber) -> bool:
    """Return whether a number tells by how much another one changed."""
    return _CHANGE.search(number.words.before) is not None


def copies_of(said: Sequence[SaidAnswer], wording: str) -> tuple[Ground, ...]:
    """Return those answers that a pattern tells in its own words: as many of the same measure, and of the same things."""
    numbers = [each for each in _numbers(wording) if each.measure]
    return tuple(each.ground for each in said if is_among(each, numbers) and names_thing_of(wording, each))


def repeated(said: Sequence[SaidAnswer], original: str, wording: str) -> tuple[Ground, ...]:
    """Return those answers, which other sentences print, that `wording` in the place of `original` tells once more.

    The words around a number must name what one of them counts; where they name what several count that are as many, it may
    tell each of these. A large one, no rate, that one of them alone is may be told in any
    words. A number in the words in which `original` has an answer of its
    own tells that one, whatever its number is now.
    """
    found: list[Ground] = []
    for number in filterfalse(is_change, own_numbers(wording, original)):
        if number.words.before and f"{number.words.before}{{" in original:
            continue
        words = f"{number.words.before}{number.words.behind}"
        alike = [each for each in said if is_among(each, [number])]
        named = [each for each in alike if names_thing(words, AnswerPath(each.ground.path))]
        is_sure = len(alike) == 1 and _is_by_no_chance(number)
        found += (each.ground for each in named or (alike if is_sure else []))
    return tuple(dict.fromkeys(found))


def _is_by_no_chance(number: TextNumber) -> bool:
    """Return whether a number is so large, and no rate, that an answer which is as many is what it tells."""
    return number.value is not None and number.value >= _LARGE and not RATES.search(number.measure)


def is_retold(said: Sequence[SaidAnswer], original: str, wording: str) -> bool:
    """Return whether `wording` in the place of `original` tells one of some answers that a sentence beside it printed.

    A number of its own is as many, in a clause that names what the answer counts.
    """
    clauses = [PLACEHOLDER.sub("", clause) for clause in _CLAUSES.split(wording)]
    return any(
        is_among(each, own_numbers(clause, original)) and names_thing_of(clause, each)
        for clause in clauses
        for each in said
    )


def texts_told(said: Sequence[Ground], original: str, wording: str) -> Iterator[Ground]:
    """Yield those answers in words, gone from the pattern `wording` in the place of `original`, of which it has words of its own."""
    own = _word_pairs(wording) - _word_pairs(original)
    yield from (each for each in said if not is_named_in(wording, each) and _word_pairs(each.value) & own)


def _word_pairs(pattern: str) -> set[str]:
    return {f"{one}{other}" for one, other in pairwise(PLACEHOLDER.sub(_APART, pattern))} - _COMMON
