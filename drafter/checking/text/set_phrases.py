"""Wording that is fixed, and what differs from it by a single character."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from drafter.checking.tables import read_rows
from drafter.checking.text.likeness import distance
from drafter.checking.text.spelling import is_common_word

_TABLE = Path(__file__).with_suffix(".txt")
_KEY = 3
"""Characters of a formula by which it is found, at its beginning or at its end."""
_SHORTEST = 5
"""Characters; what differs by one from a shorter one may be anything."""
_LONG = 11
"""Characters from which on a formula may be two characters off."""
_WHOLE_ENDINGS = ("制度", "思想", "主义", "方针", "体系", "道路")
"""Endings of formulas that make no other words when their last character is lost."""
_NO_WORD_WITHOUT_LAST = "少了末字的不成词"
"""What the heading of formulas says that are no words without their last character."""
_WORD, _TELLING = 2, 8
"""Characters of a word, and of the shortest formula that the others of its words tell."""
_FAR = 2
"""Characters by which the sets of two texts differ at most for each slip."""
_KNOWN_BY_HEART = 6
"""Characters from which on a political formula is told by all but its last."""
_JOINTS = frozenset("、和与及等的“”（）()《》〈〉，；： ")
"""What may stand between the words of a formula, or in place of another joint of them."""


_STOPS = "，。；：（）\t"
_UNCOVERED = 2
"""Characters that may be left of words most of which are another formula as it should stand."""


class Formula(NamedTuple):
    """Words as they have to stand."""

    words: str
    allowed: tuple[str, ...]
    """What is near to it and right as well."""
    group: str
    """政治, 法治 or 行业, and where it is from."""


class NearMiss(NamedTuple):
    """What stands in the text in place of a formula."""

    start: int
    end: int
    formula: Formula
    has_other_word: bool = False
    """Whether a whole word of it is another."""


class _Index(NamedTuple):
    formulas: tuple[Formula, ...]
    by_start: dict[str, list[Formula]]
    by_end: dict[str, list[Formula]]


@lru_cache(maxsize=1)
def _index() -> _Index:
    formulas = tuple(
        Formula(fields[0], tuple(fields[1].split(",")) if len(fields) > 1 else (), heading)
        for heading, fields in read_rows(_TABLE)
        if len(fields[0]) >= _SHORTEST
    )
    by_start: dict[str, list[Formula]] = defaultdict(list)
    by_end: dict[str, list[Formula]] = defaultdict(list)
    for formula in sorted(formulas, key=lambda each: -len(each.words)):
        by_start[formula.words[:_KEY]].append(formula)
        by_end[formula.words[-_KEY:]].append(formula)
    return _Index(formulas, by_start, by_end)


def near_misses(text: str) -> Iterator[NearMiss]:
    """Yield what differs from a formula by one character put in, left out, wrong, or by two exchanged."""
    index = _index()
    right = _where_right(text, index)
    taken: set[int] = set()
    for place in range(len(text) - _KEY + 1):
        key = text[place : place + _KEY]
        if key not in index.by_start and key not in index.by_end:
            continue
        found = _from_start(text, place, index.by_start.get(key, ())) or _to_end(text, place, index.by_end.get(key, ()))
        found = found or _with_other_word(text, place, index)
        if found is None or taken.intersection(range(found.start, found.end)) or _is_cut_through(text, found):
            continue
        places = set(range(found.start, found.end))
        broken_off = text[found.start : found.end] == found.formula.words[:-1]
        if broken_off or len(places - right) > _UNCOVERED or not places & right:
            taken |= places
            yield found


_HOW = ("有效", "依法", "依规", "严格", "全面", "切实", "及时")
"""Words that may stand within a formula without spoiling it."""


def _is_cut_through(text: str, found: NearMiss) -> bool:
    """Return whether a clause ends within what is near a formula, or it begins with the end of another word."""
    words = text[found.start : found.end]
    if any(stop in words and stop not in found.formula.words for stop in _STOPS):
        return True
    if any(words.replace(each, "", 1) == found.formula.words for each in _HOW):
        return True
    begins_otherwise = words[:2] != found.formula.words[:2]
    return (begins_otherwise or len(words) < len(found.formula.words)) and is_common_word(
        text[max(0, found.start - 1) : found.start + 1]
    )


def _where_right(text: str, index: _Index) -> set[int]:
    """Return the places of `text` that belong to a formula as it should stand, or to what may stand for it."""
    places: set[int] = set()
    for formula in index.formulas:
        for words in (formula.words, *formula.allowed):
            start = text.find(words)
            while start >= 0:
                places.update(range(start, start + len(words)))
                start = text.find(words, start + len(words))
    return places


def _from_start(text: str, place: int, formulas: list[Formula] | tuple[()]) -> NearMiss | None:
    for formula in formulas:
        for length in _lengths(formula):
            words = text[place : place + length]
            following = text[place + length : place + length + 1]
            if _is_near(words, formula) and (
                words[-1:] == formula.words[-1] or _ends_otherwise(words, formula, following)
            ):
                return NearMiss(place, place + length, formula)
    return None


def _ends_otherwise(words: str, formula: Formula, following: str) -> bool:
    """Return whether a formula is broken off before a mark, or is so well known that its last character may be wrong."""
    if words == formula.words[:-1]:
        whole = formula.words.endswith(_WHOLE_ENDINGS) or formula.group.endswith(_NO_WORD_WITHOUT_LAST)
        return whole and (not following or following in "，。；、\n0123456789")
    well_known = len(words) == len(formula.words) >= (_LONG if formula.group.startswith("法治") else _KNOWN_BY_HEART)
    return well_known and words[:-1] == formula.words[:-1] and words[-1] not in _JOINTS


def _to_end(text: str, place: int, formulas: list[Formula] | tuple[()]) -> NearMiss | None:
    end = place + _KEY
    for formula in formulas:
        for length in _lengths(formula):
            start = end - length
            words = text[max(0, start) : end]
            if start >= 0 and _is_near(words, formula) and words[0] == formula.words[0]:
                return NearMiss(start, end, formula)
    return None


def _with_other_word(text: str, place: int, index: _Index) -> NearMiss | None:
    """Return the long formula that begins with the key at `place`, and has another word in one place."""
    key = text[place : place + _KEY]
    for formula in index.by_start.get(key, ()):
        if _differs_by_word(text[place : place + len(formula.words)], formula, at_end=formula.group.startswith("政治")):
            return NearMiss(place, place + len(formula.words), formula, has_other_word=True)
    return None


def _differs_by_word(words: str, formula: Formula, *, at_end: bool) -> bool:
    """Return whether `words` are `formula` but for a word of two characters, which is its last only if `at_end`."""
    right = formula.words
    places = [i for i, (one, other) in enumerate(zip(words, right, strict=False)) if one != other]
    if len(words) != len(right) or len(right) < _TELLING or not places or words in formula.allowed:
        return False
    first = min(places[0], len(right) - _WORD)
    starts = [start for start in (first, first - 1) if start >= 0 and places[-1] < start + _WORD]
    return any(
        is_common_word(words[start : start + _WORD])
        and is_common_word(right[start : start + _WORD])
        and (at_end or start + _WORD < len(right))
        for start in starts
    )


_ADVERBS = "各均都已共也全并首应再曾仍"
"""What may be put into wording that is fixed: 负责人均出庭应诉."""


def _lengths(formula: Formula) -> list[int]:
    length = len(formula.words)
    slips = range(1, _slips(formula) + 1)
    return [length, *(length - slip for slip in slips), *(length + slip for slip in slips)]


def _slips(formula: Formula) -> int:
    return 2 if len(formula.words) >= _LONG else 1


def _is_near(words: str, formula: Formula) -> bool:
    if words == formula.words or words in formula.allowed or "\n" in words:
        return False
    if len(set(words).symmetric_difference(formula.words)) > _FAR * _slips(formula):
        return False
    if words.replace("制", "治") == formula.words.replace("制", "治"):
        return False  # 法制 for 法治 has rules of its own
    if _says_more(words, formula.words):
        return False
    bare, wanted = _without_joints(words), _without_joints(formula.words)
    if bare in wanted and words != formula.words[:-1]:
        return False
    slips = _slips(formula)
    return distance(words, formula.words, slips) <= slips and distance(bare, wanted, slips) <= slips


def _says_more(words: str, wanted: str) -> bool:
    """Return whether `words` have the number of what `wanted` names, as 行政复议1件, or are `wanted` with an adverb."""
    if any(each.isdecimal() for each in words) and not any(each.isdecimal() for each in wanted):
        return True
    return any(words[:i] + words[i + 1 :] == wanted for i, each in enumerate(words) if each in _ADVERBS)


def _without_joints(words: str) -> str:
    return "".join(each for each in words if each not in _JOINTS)
