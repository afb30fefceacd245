"""Fixed phrases with one character that sounds or looks like the right one: 应激预案 for 应急预案.

Both characters may make a word, which only the phrase shows to be wrong. `phrases.txt` and `alike.txt` are made by
`tests.lexicon.make_phrases`.
"""

from __future__ import annotations

from collections import defaultdict
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
_INTERCHANGEABLE = ("作做", "定订", "他它她", "制治", "得的地", "象像", "即及", "两二", "在再", "入人")
"""Characters that stand for one another rightly, or have rules of their own."""
_PARTICLES = frozenset("和以及在的了为与有无均其于由经从不未各该等综是对将把被向到使让并或但而且也还又都我全两三一")
"""Characters that are words of their own, and so often stand where a phrase seems to begin or end."""


class _Phrases(NamedTuple):
    whole: frozenset[str]
    by_start: dict[str, list[str]]
    """First two characters → the phrases that begin with them."""
    by_end: dict[str, list[str]]
    """Last two characters → the phrases that end with them."""
    by_sides: dict[str, list[str]]
    """First and last character → the phrases of three characters that have them."""
    alike: dict[str, set[int]]
    """A character → the groups of alike ones that it is in."""


@lru_cache(maxsize=1)
def _phrases() -> _Phrases:
    whole = frozenset(phrase for _, (line,) in read_rows(_PHRASES) for phrase in line.split())
    by_start: dict[str, list[str]] = defaultdict(list)
    by_end: dict[str, list[str]] = defaultdict(list)
    by_sides: dict[str, list[str]] = defaultdict(list)
    for phrase in sorted(whole):
        by_start[phrase[:2]].append(phrase)
        by_end[phrase[-2:]].append(phrase)
        if len(phrase) == min(_LENGTHS):
            by_sides[phrase[0] + phrase[-1]].append(phrase)
    alike: dict[str, set[int]] = defaultdict(set)
    for number, (_, (group,)) in enumerate(read_rows(_ALIKE)):
        for character in group:
            alike[character].add(number)
    return _Phrases(whole, dict(by_start), dict(by_end), dict(by_sides), dict(alike))


def phrase_slips(text: str) -> Iterator[Slip]:
    """Yield the phrases in `text` that have one wrong character, no stretch twice."""
    known = _phrases()
    for run in _RUN.finditer(text):
        words, taken = run[0], set[int]()
        found = [
            (start, length, *slip)
            for length in _LENGTHS
            for start in range(len(words) - length + 1)
            if words[start : start + 2] in known.by_start
            or words[start + length - 2 : start + length] in known.by_end
            or length == min(_LENGTHS)
            if (slip := _slip(words[start : start + length], known))
        ]
        right = _where_right(words, known.whole) if found else set[int]()
        for start, length, place, phrase in found:
            span = range(start, start + length)
            if start + place not in right and not taken.intersection(span):
                taken.update(span)
                begin = run.start() + start
                yield Slip(begin, begin + length, words[start : start + length], phrase)


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
    begun, ended = known.by_start.get(written[:2]), known.by_end.get(written[-2:])
    sides = known.by_sides.get(written[0] + written[-1]) if len(written) == min(_LENGTHS) else None
    if not (begun or ended or sides) or written in known.whole:
        return None
    for phrase in (*(begun or ()), *(ended or ()), *(sides or ())):
        if len(phrase) == len(written):
            differing = [i for i, (one, other) in enumerate(zip(written, phrase, strict=True)) if one != other]
            if len(differing) == 1 and _mistaken(written[differing[0]], phrase[differing[0]], known):
                return differing[0], phrase
    return None


def _mistaken(written: str, right: str, known: _Phrases) -> bool:
    """Return whether one character is written for the other by a slip."""
    if written in _PARTICLES or any(written in pair and right in pair for pair in _INTERCHANGEABLE):
        return False
    return bool(known.alike.get(written, set()) & known.alike.get(right, set()))
