"""Characters in place of which another reads better by two measures that know nothing of each other: 教育时效 for 教育实效.

How right reports go on (`likelihood`) tells what is usual in them, but doubts whatever is new; what words cost in general
(`general_spelling`) tells what is no word, but nothing of words in the wrong place. Where both are for another character,
or for one more, what is written is seldom right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from drafter.checking.text.character_slips import gain_in
from drafter.checking.text.general_spelling import UNKNOWN, costs, following, words_with
from drafter.checking.text.likelihood import (
    LONGEST,
    STEPS,
    Counts,
    likelihood,
    plain_with_places,
    reports_with,
    steps_at,
)
from drafter.checking.text.phrase_slips import alike
from drafter.checking.text.spelling import Slip, is_common_word

_AROUND = LONGEST - 1
_PLACES = frozenset("省市州师县区旗团乡镇村盟局厅委")
"""What names of places and bodies end in, each as right as another."""
_COUNTING = frozenset("一二三四五六七八九十百千万两几每各第本全我")
"""Characters behind which another number or measure word is as right."""
_LETTERS = frozenset("甲乙丙丁某")
"""Characters that stand for a name."""
_FOR_EACH = "均"
"""Behind the thing of which each has so many, which may be any: 案均, 园均."""
_WORD = 2
"""Characters of most words."""
_SURE = 25.0
"""By how much a reading must be likelier, as a power of two, to be sure of it."""
_RARE = 10.0
"""What a character costs at least that is seldom a word by itself."""


class _Measure(NamedTuple):
    """By how much a reading must be better: as a power of two in reports, and in what its words cost."""

    likelier: float
    cheaper: float


_ALIKE = (_Measure(10.0, 4.0), _Measure(16.0, 0.0))
_OTHER = (_Measure(18.0, 8.0),)
_LOST = (_Measure(8.0, 0.5),)


class _Now(NamedTuple):
    """What is written in a place, which another reading must be better than."""

    likelihood: float
    written: str
    """Empty where one more is put in."""
    measures: tuple[_Measure, ...]


class _Reading(NamedTuple):
    likelier: float
    put: str
    length: int
    """Characters of what is written that it stands for: 0 where one more is put in."""
    measures: tuple[_Measure, ...]
    is_sure: bool


def better_readings(text: str, count: Counts = reports_with) -> Iterator[Slip]:
    """Yield the characters of `text` that another, or one more before them, reads better than by both measures."""
    shown, places = plain_with_places(text)
    steps = lru_cache(maxsize=None)(lambda place: steps_at(shown, place, count))
    taken = -1
    for at in _strange_places(shown, count):
        if at < taken:
            continue
        for reading in sorted(_readings(shown, at, steps, count), reverse=True):
            slip = _slip(text, places, at, reading)
            if slip and _is_better(text, slip, reading):
                taken = at + _AROUND
                yield slip
                break


def _strange_places(text: str, count: Counts) -> Iterator[int]:
    """Yield the places of characters that no report has with both neighbours, or with the two on either side.

    The characters may also be the marks behind Chinese ones, before which one may be lost.
    """
    unknown = [count(text[place : place + 3]) is None for place in range(len(text))]
    for at in range(1, len(text)):
        is_strange = unknown[at - 1] or unknown[at - 2]
        if is_strange and (_is_chinese(text[at]) or _is_chinese(text[at - 1])) and not _stands_alone(text, at):
            yield at


def _stands_alone(text: str, at: int) -> bool:
    """Return whether a character has but one beside it between marks and numbers, which tells too little: ，应训163人."""
    first, last = at, at + 1
    while first > 0 and at - first < _WORD and _is_chinese(text[first - 1]):
        first -= 1
    while last < len(text) and last - at <= _WORD and _is_chinese(text[last]):
        last += 1
    return last - first <= _WORD and not _is_chinese(text[last : last + 1])


def _slip(text: str, places: Sequence[int], at: int, reading: _Reading) -> Slip | None:
    """Return what is written where a reading would be put, with the reading; None where white space is between."""
    first = at if reading.length else at - 1
    start, end = places[first], places[at] + 1
    if end - start != at + 1 - first:
        return None
    written = text[start:end]
    if reading.length:
        return Slip(start, end, written, reading.put, reading.is_sure)
    right = written[0] + reading.put + written[1]
    if not _is_chinese(written[1]):
        return Slip(start, end - 1, written[0], right[:2], sure=False)
    if not _is_chinese(written[0]):
        return Slip(start + 1, end, written[1], right[1:], sure=False)
    return Slip(start, end, written, right, sure=False)


def _is_better(text: str, slip: Slip, reading: _Reading) -> bool:
    cheaper = gain_in(text, slip)
    return any(reading.likelier >= one.likelier and cheaper >= one.cheaper for one in reading.measures)


def _readings(text: str, at: int, steps: Callable[[int], float], count: Counts) -> Iterator[_Reading]:
    """Yield what is likelier at a place of `text` than what stands there, which `steps` tell of each place."""
    before, written, after = text[max(0, at - _AROUND) : at], text[at], text[at + 1 : at + 1 + _AROUND]
    if _may_be_wrong(written, after) and _is_strange(before, written, after, count):
        like = _words_of(_alike(written), before[-1], after[:1])
        now = sum(map(steps, range(at, min(at + LONGEST, len(text))))) / STEPS
        yield from _likelier(before, like, after, count, _Now(now, written, _ALIKE))
        if -now >= _OTHER[0].likelier and before[-1] not in _COUNTING:
            others = _between(before[-1], after[:1]).difference(like)
            yield from _likelier(before, others, after, count, _Now(now, written, _OTHER))
    behind = text[at : at + _AROUND]
    if _lacks(before, behind, count):
        now = sum(map(steps, range(at, min(at + _AROUND, len(text))))) / STEPS
        yield from _likelier(before, _between(before[-1], written), behind, count, _Now(now, "", _LOST))


@lru_cache(maxsize=4096)
def _alike(written: str) -> tuple[str, ...]:
    return tuple(alike(written))


def _words_of(others: Iterable[str], left: str, right: str) -> list[str]:
    """Return those of `others` that make a word with a neighbour."""
    known = costs()
    return [other for other in others if left + other in known or other + right in known]


def _may_be_wrong(written: str, after: str) -> bool:
    """Return whether a character is Chinese, and no name's nor a thing's that may be any."""
    return _is_chinese(written) and written not in _PLACES | _LETTERS and after[:1] != _FOR_EACH


def _between(left: str, right: str) -> frozenset[str]:
    """Return the characters that may stand between two and make a word with one of them."""
    if not _is_chinese(left):
        return _before(right)
    return _begun_by(left) | (_before(right) & _behind(left))


@lru_cache(maxsize=4096)
def _behind(left: str) -> frozenset[str]:
    return frozenset(following(left))


@lru_cache(maxsize=4096)
def _begun_by(left: str) -> frozenset[str]:
    known = costs()
    return frozenset(other for other in following(left) if left + other in known)


@lru_cache(maxsize=4096)
def _before(right: str) -> frozenset[str]:
    return frozenset(word[0] for word in words_with(f"□{right}") if len(word) == _WORD)


def _lacks(before: str, after: str, count: Counts) -> bool:
    """Return whether a character may be lost between the two: no report has both together, and one is no word by itself."""
    left, right = before[-1], after[0]
    if left + right in costs() or not (_is_broken(left) or _is_broken(right)):
        return False
    return count(before[-2:] + right) is None or count(left + after[:2]) is None


def _is_broken(character: str) -> bool:
    """Return whether a character may be what is left of a word."""
    return _is_chinese(character) and _is_rare(character)


def _is_rare(character: str) -> bool:
    """Return whether a character is seldom a word by itself."""
    return costs().get(character, UNKNOWN) >= _RARE


def _is_strange(before: str, written: str, after: str, count: Counts) -> bool:
    """Return whether no report has the character with both neighbours, or with the two on either side."""
    return count(before[-1] + written + after[:1]) is None or (
        count(before[-2:] + written) is None and count(written + after[:2]) is None
    )


def _likelier(before: str, others: Iterable[str], after: str, count: Counts, now: _Now) -> Iterator[_Reading]:
    """Yield those of `others` that make a word with a neighbour and are likelier by as much as one of the measures asks."""
    least = min(measure.likelier for measure in now.measures)
    left, right = before[-1], after[:1]
    is_wrong = (
        now.measures is _ALIKE and not is_common_word(left + now.written) and not is_common_word(now.written + right)
    )
    if -now.likelihood < least:
        return
    for other in others:
        if other in _PLACES or count(left + other + right) is None:
            continue
        more = likelihood(before, other, after, count, now.likelihood + least) - now.likelihood
        if more >= least:
            yield _Reading(more, other, len(now.written), now.measures, more >= _SURE and is_wrong)


def _is_chinese(character: str) -> bool:
    return "一" <= character <= "鿿"
