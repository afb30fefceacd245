"""Fixed phrases with one character that sounds or looks like the right one: 应激预案 for 应急预案.

Both characters may make a word, which only the phrase shows to be wrong. `phrases.txt` and `alike.txt` are made by
`tests.lexicon.make_phrases`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
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
_INTERCHANGEABLE = ("作做", "定订", "他它她", "制治", "得的地", "象像", "即及", "两二", "在再", "入人")
"""Characters that stand for one another rightly, or have rules of their own."""
_PARTICLES = frozenset("和以及在的了为与有无均其于由经从不未各该等综是对将把被向到使让并或但而且也还又都我全两三一")
"""Characters that are words of their own, and so often stand where a phrase seems to begin or end."""


_NO_GROUP = frozenset[int]()


class _Frame(NamedTuple):
    """Phrases of one length by two of their characters, of which the others may be wrong."""

    length: int
    right: tuple[int, int]
    """The places of the two."""
    open: tuple[int, int]
    """Two places, of which just one is wrong where a phrase has a slip; one of `right` where only one is left."""
    phrases: dict[str, str]
    """The two characters → the phrases that have them, in order, parted by spaces."""


_FRAMES = ((4, (0, 1), (2, 3)), (4, (2, 3), (0, 1)), (3, (0, 1), (2, 0)), (3, (1, 2), (0, 1)), (3, (0, 2), (1, 0)))
"""Length, right and open places of each frame: wherever one character is wrong, one of them has the phrase."""


class _Phrases(NamedTuple):
    whole: frozenset[str]
    frames: tuple[_Frame, ...]
    alike: dict[str, AbstractSet[int]]
    """A character → the groups of alike ones that it is in."""


@lru_cache(maxsize=1)
def _phrases() -> _Phrases:
    whole = frozenset(phrase for _, (line,) in read_rows(_PHRASES) for phrase in line.split())
    ordered = sorted(whole)
    alike: dict[str, set[int]] = defaultdict(set)
    for number, (_, (group,)) in enumerate(read_rows(_ALIKE)):
        for character in group:
            alike[character].add(number)
    frames = (_Frame(length, right, open_, _by_characters(ordered, length, *right)) for length, right, open_ in _FRAMES)
    return _Phrases(whole, tuple(frames), dict(alike))


def _by_characters(phrases: list[str], length: int, first: int, second: int) -> dict[str, str]:
    """Return those of `phrases` that have `length` characters, by those at two places."""
    found: dict[str, str] = {}
    for phrase in phrases:
        if len(phrase) == length:
            key = phrase[first] + phrase[second]
            found[key] = f"{found[key]} {phrase}" if key in found else phrase
    return found


def phrase_slips(text: str) -> Iterator[Slip]:
    """Yield the phrases in `text` that have one wrong character, no stretch twice."""
    known = _phrases()
    for run in _RUN.finditer(text):
        words, taken = run[0], set[int]()
        found = _found(words, known)
        right = _where_right(words, known.whole) if found else set[int]()
        for (length, start), (place, phrase) in sorted(found.items(), key=lambda each: (-each[0][0], each[0][1])):
            span = range(start, start + length)
            if start + place not in right and not taken.intersection(span):
                taken.update(span)
                begin = run.start() + start
                yield Slip(begin, begin + length, words[start : start + length], phrase)


def _found(words: str, known: _Phrases) -> dict[tuple[int, int], tuple[int, str]]:
    """Return what of `words` is like a phrase: its length and start → the place of its wrong character, and the phrase."""
    found: dict[tuple[int, int], tuple[int, str]] = {}
    for frame in known.frames:
        length, (first, second) = frame.length, frame.right
        for start in range(len(words) - length + 1):
            phrases = frame.phrases.get(words[start + first] + words[start + second])
            if phrases and (slip := _slip(words[start : start + length], frame.open, phrases, known)):
                found.setdefault((length, start), slip)
    return found


def _where_right(words: str, whole: frozenset[str]) -> set[int]:
    """Return the places of `words` that belong to a phrase as it should stand."""
    return {
        place
        for length in _LENGTHS
        for start in range(len(words) - length + 1)
        if words[start : start + length] in whole
        for place in range(start, start + length)
    }


def _slip(written: str, places: tuple[int, int], phrases: str, known: _Phrases) -> tuple[int, str] | None:
    """Return at which of two `places` `written` is wrong, and which of `phrases` it should be; None when it is none."""
    first, second = places
    one, other = written[first], written[second]
    if (one not in phrases and other not in phrases) or written in known.whole:
        return None  # neither is right: most phrases need not be looked at
    for phrase in phrases.split():
        is_first_right = phrase[first] == one
        if is_first_right is not (phrase[second] == other):
            place = second if is_first_right else first
            if _mistaken(written[place], phrase[place], known):
                return place, phrase
    return None


def _mistaken(written: str, right: str, known: _Phrases) -> bool:
    """Return whether one character is written for the other by a slip."""
    if known.alike.get(written, _NO_GROUP).isdisjoint(known.alike.get(right, _NO_GROUP)):
        return False
    is_interchangeable = any(written in pair and right in pair for pair in _INTERCHANGEABLE)
    return written not in _PARTICLES and not is_interchangeable
