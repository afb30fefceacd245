"""Characters that stand where right reports have one that sounds or looks like it: 不于许可 for 不予许可, 期限改正 for 限期改正.

No list of wrong words is asked. A character is doubted where no report has it with what stands on either side, it makes
no word with either neighbour, and a report would be much likelier with one like it that does; two characters, where a
report would be much likelier with the second before the first; characters said twice, 12个个部门, where no report has them so, and any
has them once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

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

_MARGIN, _MARGIN_TURNED = 25.0, 30.0
"""How many times likelier a character like it must be, and two characters turned round, as a power of two."""
_AROUND = LONGEST - 1
_PLACES = "省市州师县区旗团乡镇村"
"""What names of places end in, whose other characters may be any: 全县县城学位 says two things, 依法治师 is no 依法治市."""
_TWICE = re.compile(rf"(?=(?![{_PLACES}])([一-鿿]{{1,4}})\1)")
_BESIDE = 2
"""Characters on either side that tell whether what is said twice is right said once."""


class _Better(NamedTuple):
    """What would be likelier in a place: how much, as a power of two, for how many characters, and what."""

    more: float
    length: int
    right: str


def mistyped_characters(text: str, count: Counts = reports_with) -> Iterator[Slip]:
    """Yield the characters of `text` that stand for one like them, change places, or are said twice; no stretch twice."""
    shown, places = plain_with_places(text)
    steps = lru_cache(maxsize=None)(lambda place: steps_at(shown, place, count))
    twice = dict(_said_twice(shown, count))
    taken = -1
    for at in range(len(shown)):
        if at < taken or not (at in twice or _is_strange(shown, at, count)):
            continue
        better = twice.get(at) or max(_better(shown, at, steps, count), default=None)
        if better is None:
            continue
        taken = at + better.length
        written = shown[at:taken]
        yield Slip(places[at], places[taken - 1] + 1, written, better.right, sure=False)


def _is_strange(text: str, at: int, count: Counts) -> bool:
    """Return whether no report has the character with both neighbours, nor with the two on one of its sides."""
    return (
        _is_chinese(text[at])
        and count(text[max(0, at - 1) : at + 2]) is None
        and (count(text[max(0, at - 2) : at + 1]) is None or count(text[at : at + 3]) is None)
    )


def _better(text: str, at: int, steps: Callable[[int], float], count: Counts) -> Iterator[_Better]:
    """Yield what is so much likelier than what stands at a place that it is to be asked; `steps` tells it of each place."""
    before, written, after = text[max(0, at - _AROUND) : at], text[at], text[at + 1 : at + 1 + _AROUND]
    now = sum(map(steps, range(at, min(at + LONGEST, len(text))))) / STEPS
    if -now < _MARGIN:
        return  # nothing can be so much likelier
    if not _is_in_word(before, written, after):
        for other in alike(written):
            is_place = written in _PLACES and other in _PLACES
            if is_place or not _is_in_word(before, other, after):
                continue
            more = likelihood(before, other, after, count, now + _MARGIN) - now
            if more >= _MARGIN:
                yield _Better(more, 1, other)
    second = after[:1]
    if second and _is_chinese(second) and second != written:
        behind = text[at + 2 : at + 2 + _AROUND]
        straight = sum(map(steps, range(at, min(at + LONGEST + 1, len(text))))) / STEPS
        more = likelihood(before, second + written, behind, count, straight + _MARGIN_TURNED) - straight
        if more >= _MARGIN_TURNED:
            yield _Better(more, 2, second + written)


def _said_twice(text: str, count: Counts) -> Iterator[tuple[int, _Better]]:
    """Yield where characters are said twice that no report says so, though once they would go with both their sides."""
    for twice in _TWICE.finditer(text):
        once, start = twice[1], twice.start()
        end = start + 2 * len(once)
        before, after = text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
        known = (before + once, once + after, (before + once + after)[:LONGEST])
        if count((once + once)[:LONGEST]) is None and all(count(each[:LONGEST]) is not None for each in known):
            yield start, _Better(0.0, 2 * len(once), once)


def _is_in_word(before: str, character: str, after: str) -> bool:
    return is_common_word(before[-1:] + character) or is_common_word(character + after[:1])


def _is_chinese(character: str) -> bool:
    return "一" <= character <= "鿿"
