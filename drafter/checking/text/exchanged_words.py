"""Words that stand where right reports have others: 出庭公诉 for 出庭应诉, 向人民法院移送线索 for 公安机关.

A row of `kindred_words.txt` holds words that are taken for one another: opposites, organs, steps of a procedure. A word
is doubted where no report has what stands around it, and a report would be much likelier with another of its row; a
word that denies, where it would be without.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from drafter.checking.tables import read_rows
from drafter.checking.text.likelihood import LONGEST, Counts, likelihood, plain, reports_with
from drafter.checking.text.line_index import held_in
from drafter.checking.text.spelling import Slip

_KINDRED = Path(__file__).with_name("kindred_words.txt")
_DENYING = ("不", "没有")
_MARGIN, _MARGIN_WITHOUT = 20.0, 15.0
"""How many times likelier another word must be, and what follows a denial without it, as a power of two."""
_AROUND = LONGEST - 1
_READ = 16
"""Characters on either side that are read to get so many without white space and the digits of numbers."""
_BESIDE = 2
"""Characters on either side of a word that tell where it stands."""


class _Place(NamedTuple):
    """A word with what stands before and after it, as reports are counted."""

    start: int
    before: str
    written: str
    after: str


@lru_cache(maxsize=1)
def _kindred() -> dict[str, tuple[str, ...]]:
    """Return each word of the table with the others of its rows."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for _, (row,) in read_rows(_KINDRED):
        words = row.split()
        for word in words:
            found[word].update(dict.fromkeys(each for each in words if each != word))
    return {word: tuple(others) for word, others in found.items()}


def exchanged_words(text: str, count: Counts = reports_with) -> Iterator[Slip]:
    """Yield the words of `text` that stand in place of another, and the denials too many; no stretch twice."""
    taken = -1
    for start, _, slip in sorted((slip.start, -weight, slip) for weight, slip in weighed(text, count)):
        if start >= taken:
            taken = slip.end
            yield slip


def weighed(text: str, count: Counts = reports_with) -> Iterator[tuple[float, Slip]]:
    """Yield what is to be doubted of `text`, each with how many times likelier what is right is, as a power of two."""
    for place in _places(text, _kindred(), count):
        right, more = _likeliest(place, count)
        if more >= _MARGIN:
            end = place.start + len(place.written)
            yield more, Slip(place.start, end, place.written, right, sure=False)
    for place in _places(text, _DENYING, count):
        more = _likelier_without(place, count)
        if more >= _MARGIN_WITHOUT:
            end = place.start + len(place.written)
            right = text[end : end + _BESIDE]
            yield more, Slip(place.start, end + _BESIDE, place.written + right, right, sure=False)


def _places(text: str, words: dict[str, tuple[str, ...]] | tuple[str, ...], count: Counts) -> Iterator[_Place]:
    """Yield where one of `words` stands with company that no report has on one side of it, or on both."""
    for word in held_in(text, words):
        start = text.find(word)
        while start >= 0:
            end = start + len(word)
            before, after = plain(text[max(0, start - _READ) : start]), plain(text[end : end + _READ])
            if count(before[-_BESIDE:] + word) is None or count(word + after[:_BESIDE]) is None:
                yield _Place(start, before[-_AROUND:], word, after[:_AROUND])
            start = text.find(word, end)


def _likeliest(place: _Place, count: Counts) -> tuple[str, float]:
    """Return which word of the same rows is the likeliest in `place`, and how many times likelier than what is written."""
    written = likelihood(place.before, place.written, place.after, count)
    if -written < _MARGIN:
        return "", 0.0  # nothing can be so much likelier
    least = written + _MARGIN
    others = (
        (likelihood(place.before, other, place.after, count, least), other) for other in _kindred()[place.written]
    )
    most, right = max(others)
    return right, most - written


def _likelier_without(place: _Place, count: Counts) -> float:
    """Return how many times likelier what follows a denial within words is without it."""
    if not place.before or not all("一" <= each <= "鿿" for each in place.before[-1] + place.after[:_BESIDE]):
        return 0.0
    written = likelihood(place.before + place.written, "", place.after, count)
    return likelihood(place.before, "", place.after, count) - written
