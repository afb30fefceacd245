"""Tells which answers a hand's sentence tells in words of its own, which do not follow when the answers change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from drafter.merging.followed_figures import sum_of
from drafter.model.answer_path import AnswerPath
from drafter.model.measure_conversions import is_same_measure
from drafter.model.records import PLACEHOLDER, Ground
from drafter.model.worded_numbers import TextNumber, numbers_in

_ALL = re.compile("全部|全都|全覆盖|全员|(?<!平)均|悉数|无一|一半|过半|多数|半年|分之")
"""Words that tell a rate, or a part."""
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


def grounds_of(said: Sequence[SaidAnswer], original: str, wording: str) -> tuple[Ground, ...]:
    """Return those answers of a sentence that the pattern `wording` in the place of `original` tells in its own words.

    They are those that it names no more, where it has numbers of its own or says all; and those whose sum it tells.
    """
    tells = bool(own_numbers(wording, original)) or _says_all(wording, original)
    lone = [each.ground for each in said if tells and not _names(wording, each.ground)]
    return tuple(dict.fromkeys((*lone, *sums_of(said, original, wording))))


def sums_of(said: Sequence[SaidAnswer], original: str, wording: str) -> tuple[Ground, ...]:
    """Return those answers of a sentence whose sum the pattern `wording` in the place of `original` tells."""
    values = [each.value for each in said if each.value is not None]
    found: list[Ground] = []
    for number in own_numbers(wording, original):
        summed = sum_of(number.value, values)
        parts = [each for each in said if each.value in summed]
        if any(each.number and is_same_measure(number.measure, each.number.measure) for each in parts):
            found += (each.ground for each in parts)
    return tuple(dict.fromkeys(found))


def own_numbers(wording: str, original: str) -> list[TextNumber]:
    """Return the numbers that a pattern says itself and the one in whose place it stands does not."""
    known = {f"{each.text}{each.measure}" for each in _numbers(original)}
    return [each for each in _numbers(wording) if each.measure and f"{each.text}{each.measure}" not in known]


def _numbers(pattern: str) -> Iterator[TextNumber]:
    return numbers_in(PLACEHOLDER.sub(_APART, pattern))


def _says_all(wording: str, original: str) -> bool:
    """Return whether a pattern says 全部, 均 or a part such as 过半, and the one in whose place it stands does not."""
    return any(match[0] not in original for match in _ALL.finditer(wording))


def _names(pattern: str, ground: Ground) -> bool:
    return any(name in pattern for name in names_of(AnswerPath(ground.path)))


def names_of(path: AnswerPath) -> tuple[str, str]:
    """Return how a pattern may name an answer: itself, or a part of it."""
    return f"{{{path}}}", f"{{{path}."
