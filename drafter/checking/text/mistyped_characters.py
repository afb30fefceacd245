"""Characters that change places or are said twice as in no right report: 期限改正 for 限期改正, 12个个部门.

No list of wrong words is asked. Two characters are doubted where a report would be much likelier with the second before
the first; characters said twice, where no report has them so, and any has them once.
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
from drafter.checking.text.spelling import Slip

_MARGIN = 30.0
"""How many times likelier two characters turned round must be, as a power of two."""
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
    """Yield the characters of `text` that change places or are said twice; no stretch twice."""
    shown, places = plain_with_places(text)
    steps = lru_cache(maxsize=None)(lambda place: steps_at(shown, place, count))
    twice = dict(_said_twice(shown, count))
    taken = -1
    for at in range(len(shown)):
        if at < taken or not (at in twice or _is_strange(shown, at, count)):
            continue
        better = twice.get(at) or _turned(shown, at, steps, count)
        if better is None:
            continue
        taken = at + better.length
        written = shown[at:taken]
        yield Slip(places[at], places[taken - 1] + 1, written, better.right)


def _is_strange(text: str, at: int, count: Counts) -> bool:
    """Return whether no report has the character with both neighbours, nor with the two on one of its sides."""
    return (
        _is_chinese(text[at])
        and count(text[max(0, at - 1) : at + 2]) is None
        and (count(text[max(0, at - 2) : at + 1]) is None or count(text[at : at + 3]) is None)
    )


def _turned(text: str, at: int, steps: Callable[[int], float], count: Counts) -> _Better | None:
    """Return the character at a place and its neighbour turned round; None where that is not so much likelier than `steps` tell."""
    before, written, second = text[max(0, at - _AROUND) : at], text[at], text[at + 1 : at + 2]
    if not second or not _is_chinese(second) or second == written:
        return None
    behind = text[at + 2 : at + 2 + _AROUND]
    now = sum(map(steps, range(at, min(at + LONGEST + 1, len(text))))) / STEPS
    if -now < _MARGIN:
        return None  # nothing can be so much likelier
    more = likelihood(before, second + written, behind, count, now + _MARGIN) - now
    return _Better(more, 2, second + written) if more >= _MARGIN else None


def _said_twice(text: str, count: Counts) -> Iterator[tuple[int, _Better]]:
    """Yield where characters are said twice that no report says so, though once they would go with both their sides."""
    for twice in _TWICE.finditer(text):
        once, start = twice[1], twice.start()
        end = start + 2 * len(once)
        before, after = text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
        known = (before + once, once + after, (before + once + after)[:LONGEST])
        if count((once + once)[:LONGEST]) is None and all(count(each[:LONGEST]) is not None for each in known):
            yield start, _Better(0.0, 2 * len(once), once)


def _is_chinese(character: str) -> bool:
    return "一" <= character <= "鿿"
