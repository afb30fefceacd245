"""Words that stand where right texts never have them and often have another: 营养许可证 for 经营许可证, 责令继续举办 for 停止.

No list of slips is needed: the company that words keep tells. Another word is tried that shares a character with what is
written, or stands in one row of `kindred_words.txt` with it: words of opposite meaning, and terms of kindred procedures;
what is written without a denial, or with one; and a character that looks or sounds like another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from drafter.checking.tables import read_rows
from drafter.checking.text.general_spelling import costs, following
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.phrase_slips import alike
from drafter.checking.text.spelling import Slip
from drafter.checking.text.strings_seen import is_frequent, is_seen

_KINDRED = Path(__file__).with_name("kindred_words.txt")
_RUN = WordPattern(r"[一-鿿]{4,400}")
_OF_THREE = 3
_LENGTHS = (4, 5)
"""Characters of the strings of which it is known whether they are frequent."""
_MANY, _SHARE = 12, 3
"""More strange strings in a run, and more than one in so many, are of another matter."""
_COMMON = 11.0
"""What a word costs at most that others are taken for."""
_LEAST, _LEAST_OF_KINDRED = 9, 4
"""How many frequent strings another word must make with what stands beside it."""


_DENYING = WordPattern("没有|尚未|从未|不再|[不未无非]")
_SINGLE_DENYING = "不未"
_LEAST_WITHOUT, _LEAST_WITH = 7, 8
"""How many frequent strings there must be where a denial is taken out, and where one is put in."""


class _Company(NamedTuple):
    """How many strings that hold a word, or a part of it, and what stands beside it are frequent."""

    before: int
    after: int

    @property
    def all(self) -> int:
        return self.before + self.after


@lru_cache(maxsize=1)
def _kindred() -> dict[str, tuple[str, ...]]:
    """Return each word of the table with the others of its rows."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for _, (row,) in read_rows(_KINDRED):
        words = row.split()
        for word in words:
            found[word].update(dict.fromkeys(each for each in words if each != word))
    return {word: tuple(others) for word, others in found.items()}


@lru_cache(maxsize=1)
def _kindred_words() -> WordPattern:
    return WordPattern("|".join(sorted(_kindred(), key=len, reverse=True)))


@lru_cache(maxsize=1)
def _by_character() -> dict[str, tuple[str, ...]]:
    """Return for each character the common words of two that have it."""
    found: dict[str, list[str]] = defaultdict(list)
    for word, cost in costs().items():
        if len(word) == 2 and cost <= _COMMON:
            for character in dict.fromkeys(word):
                found[character].append(word)
    return {character: tuple(words) for character, words in found.items()}


def exchanged_words(text: str) -> Iterator[Slip]:
    """Yield the words of `text` that stand in place of another; no stretch twice."""
    for run in _RUN.finditer(text):
        taken = -1
        for start, end, right in sorted({*_kindred_slips(run[0]), *_strange_slips(run[0])}):
            if start >= taken:
                taken = end
                first, last = run.start() + start, run.start() + end
                yield Slip(first, last, text[first:last], right, sure=False)


def _kindred_slips(run: str) -> Iterator[tuple[int, int, str]]:
    """Yield the words of the table in `run` that stand in place of a kindred one."""
    for match in _kindred_words().finditer(run):
        right = _best(run, *match.span(), _kindred()[match[0]], is_kindred=True)
        if right:
            yield *match.span(), right


def _strange_slips(run: str) -> Iterator[tuple[int, int, str]]:
    """Yield what is to be doubted of `run` where three characters stand together that never do elsewhere."""
    strange = [not is_seen(run[place : place + _OF_THREE]) for place in range(len(run) - 2)]
    if sum(strange) <= max(_MANY, len(strange) // _SHARE):
        yield from _slips(run, strange)
        yield from _misspelt(run, strange)
        yield from _turned_round(run, strange)


def _slips(run: str, strange: list[bool]) -> Iterator[tuple[int, int, str]]:
    """Yield the strange pairs of characters in `run` that stand in place of a common word with one of them."""
    for start in range(len(run) - 1):
        end = start + 2
        if any(strange[max(0, start - 2) : end]):
            right = _best(run, start, end, _that_fit(run, start, end))
            if right:
                yield start, end, right


def _that_fit(run: str, start: int, end: int) -> Iterator[str]:
    """Yield the common words that share a character with the pair at `start`, and whose ends often stand beside theirs."""
    written, after = run[start:end], run[end : end + 1]
    likely = following(run[start - 1]) if start else ""
    for character in dict.fromkeys(written):
        for word in _by_character().get(character, ()):
            if word != written and (not start or word[0] in likely) and (not after or after in following(word[1])):
                yield word


def _best(run: str, start: int, end: int, others: Iterable[str], *, is_kindred: bool = False) -> str:
    """Return which of `others` often stands in place of the word from `start` to `end`, which never does; else empty.

    One that is not kindred must have company on both sides.
    """
    best, most = "", (_LEAST_OF_KINDRED if is_kindred else _LEAST) - 1
    if _company(run, start, end).all:
        return ""
    for other in others:
        company = _company(run[:start] + other + run[end:], start, start + len(other))
        fits = is_kindred or ((company.before or not start) and (company.after or end == len(run)))
        if fits and company.all > most:
            best, most = other, company.all
    return best


def _turned_round(run: str, strange: list[bool]) -> Iterator[tuple[int, int, str]]:
    """Yield where `run` has a word that denies, and is frequent without it, or lacks one: 布置书面作业 for 不布置."""
    for match in _DENYING.finditer(run):
        start, end = match.span()
        if start and end < len(run) and not _across(run, start, end):
            put = run[:start] + run[end:]
            if _across(put, start, start) >= _LEAST_WITHOUT:
                yield start, min(end + 2, len(run)), run[end : end + 2]
    for place in range(1, len(run)):
        if any(strange[max(0, place - 2) : place]) and not _across(run, place, place):
            for word in _SINGLE_DENYING:
                if _across(run[:place] + word + run[place:], place, place + 1) >= _LEAST_WITH:
                    yield place, min(place + 2, len(run)), word + run[place : place + 2]
                    break


def _misspelt(run: str, strange: list[bool]) -> Iterator[tuple[int, int, str]]:
    """Yield what of `run` is frequent with a character like the one written, or with two in the other order."""
    for place, written in enumerate(run):
        if not any(strange[max(0, place - 2) : place + 1]) or _across(run, place, place + 1):
            continue
        mended = [run[:place] + other + run[place + 1 :] for other in alike(written)]
        mended.append(run[:place] + run[place : place + 2][::-1] + run[place + 2 :])
        right = next((put for put in mended if put != run and _is_usual(put, place)), "")
        if right:
            start, end = max(0, place - 1), min(len(run), place + 2)
            yield start, end, right[start:end]


def _is_usual(run: str, place: int) -> bool:
    """Return whether all that stands around `place` of `run` is seen elsewhere, and much of it often."""
    known = all(map(is_seen, _holding(run, place, _OF_THREE)))
    return known and all(sum(map(is_frequent, _holding(run, place, length))) > 1 for length in _LENGTHS)


def _holding(run: str, place: int, length: int) -> list[str]:
    """Return the strings of `length` characters of `run` that hold the one at `place`."""
    firsts = range(max(0, place - length + 1), min(place, len(run) - length) + 1)
    return [run[first : first + length] for first in firsts]


def _across(run: str, start: int, end: int) -> int:
    """Return how many frequent strings of `run` hold a part of what stands from `start` to `end`, or span that place."""
    found = 0
    for length in _LENGTHS:
        for first in range(max(0, start - length + 1), min(max(start, end) - 1, len(run) - length) + 1):
            found += is_frequent(run[first : first + length])
    return found


def _company(run: str, start: int, end: int) -> _Company:
    """Return the frequent strings that cross the edges of the word from `start` to `end` of `run`."""
    before = after = 0
    for length in _LENGTHS:
        for first in range(max(0, start - length + 1), min(end, len(run) - length + 1)):
            last = first + length
            if (first < start or last > end) and is_frequent(run[first:last]):
                before += first < start
                after += last > end
    return _Company(before, after)
