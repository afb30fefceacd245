"""Fixed phrases with one character that sounds or looks like the right one: 应激预案 for 应急预案.

Both characters may make a word, which only the phrase shows to be wrong. `phrases.txt` and `alike.txt` are made by
`tests.lexicon.make_phrases`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from drafter.checking.tables import read_rows
from drafter.checking.text.chinese_pattern import chinese_pattern
from drafter.checking.text.spelling import Slip

_PHRASES = Path(__file__).with_name("phrases.txt")
_ALIKE = Path(__file__).with_name("alike.txt")
_RUN = chinese_pattern(r"[一-鿿]{3,}")
_LENGTHS = (4, 3)
_INTERCHANGEABLE = (
    "作做",
    "定订",
    "他它她",
    "制治",
    "和与",
    "得的地",
    "象像",
    "即及",
    "的",
    "一",
    "了",
    "两二",
    "在再",
    "入人",
)
"""Characters that stand for one another rightly, or have rules of their own."""
_PARTICLES = frozenset("和以及在的了为与有无均其于由经从不未各该等综是对将把被向到使让并或但而且也还又都我全两三一是")
"""Characters that are words of their own, and so often stand where a phrase seems to begin or end."""


class _Phrases(NamedTuple):
    whole: frozenset[str]
    masked: dict[str, str]
    """A phrase with one character replaced by its place → the right characters, one a phrase."""
    alike: dict[str, set[int]]
    """A character → the groups of alike ones that it is in."""


@lru_cache(maxsize=1)
def _phrases() -> _Phrases:
    whole = frozenset(phrase for _, (line,) in read_rows(_PHRASES) for phrase in line.split())
    masked: dict[str, str] = {}
    for phrase in whole:
        for place, character in enumerate(phrase):
            key = _masked(phrase, place)
            masked[key] = masked.get(key, "") + character
    alike: dict[str, set[int]] = {}
    for number, (_, (group,)) in enumerate(read_rows(_ALIKE)):
        for character in group:
            alike.setdefault(character, set()).add(number)
    return _Phrases(whole, masked, alike)


def _masked(phrase: str, place: int) -> str:
    return f"{phrase[:place]}{place}{phrase[place + 1 :]}"


def phrase_slips(text: str) -> Iterator[Slip]:
    """Yield the phrases in `text` that have one wrong character, no stretch twice."""
    known = _phrases()
    for run in _RUN.finditer(text):
        words, taken = run[0], set[int]()
        right = _where_right(words, known.whole)
        for length in _LENGTHS:
            for start in range(len(words) - length + 1):
                slip = _slip(words[start : start + length], known)
                if slip is None or taken.intersection(range(start, start + length)):
                    continue
                place = start + slip[0]
                if place in right:
                    continue
                taken.update(range(start, start + length))
                begin = run.start() + start
                yield Slip(begin, begin + length, words[start : start + length], slip[1])


def _where_right(words: str, whole: frozenset[str]) -> set[int]:
    """Return the places of `words` that belong to a phrase as it should stand."""
    return {
        place
        for length in _LENGTHS
        for start in range(len(words) - length + 1)
        if words[start : start + length] in whole
        for place in range(start, start + length)
    }


def _slip(written: str, known: _Phrases) -> tuple[int, str] | None:
    """Return the place of the wrong character of `written` and the phrase that it should be; None when it is none."""
    if written in known.whole:
        return None
    for place, character in enumerate(written):
        groups = known.alike.get(character, set())
        for right in known.masked.get(_masked(written, place), "") if character not in _PARTICLES else "":
            interchangeable = any(character in pair and right in pair for pair in _INTERCHANGEABLE)
            if groups & known.alike.get(right, set()) and not interchangeable:
                return place, written[:place] + right + written[place + 1 :]
    return None
