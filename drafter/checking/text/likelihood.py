"""How likely characters follow one another in right reports: what tells whether another word would read better.

`follows.bin` is made by `python -m tests.lexicon.make_follows` of invented reports. It holds no text: of a string of one
to five characters, in how many reports it stands, found by two bytes of its digest, so that one string in some thousands
is taken for another.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from math import log2
from pathlib import Path
from zlib import crc32

from drafter.checking.tables import table_bytes

TABLE = Path(__file__).with_name("follows.bin")
ENTRY = 3
"""Bytes of an entry: two of the digest of a string, and one of the number of reports that have it."""
LONGEST = 5
"""Characters of the longest strings that are counted."""
STEPS = 28
"""Steps of an entry's last byte in which a number doubles."""
NUMBER = "#"
"""What stands for any number."""
_FIGURES = re.compile(r"[0-9][0-9.,]*")
_BLANK = frozenset(" \t\u3000\xa0")
_SPACES = re.compile(r"[ \t\u3000\xa0]+")
_SHORTER = -49
"""What it costs to look at one character less, in steps: less than a third of what is written goes on so."""
_ANYWHERE = log2(20000) * STEPS
"""In how many places any character may stand, in steps; one that no report has stands in half a place."""

Counts = Callable[[str], "int | None"]
"""Gives in how many reports a string stands, in steps; None for one that stands in none, or in one alone."""


def plain(text: str) -> str:
    """Return `text` as reports are counted: without white space, and one mark for any number."""
    return _FIGURES.sub(NUMBER, _SPACES.sub("", text))


@lru_cache(maxsize=2)
def plain_with_places(text: str) -> tuple[str, tuple[int, ...]]:
    """Return `text` as reports are counted, and where in it each character stands; a number where it begins."""
    kept = [place for place, character in enumerate(text) if character not in _BLANK]
    bare = "".join([text[place] for place in kept])
    shown, places, last = "", [], 0
    for match in _FIGURES.finditer(bare):
        start, end = match.span()
        shown += bare[last:start] + NUMBER
        places += kept[last : start + 1]
        last = end
    return shown + bare[last:], (*places, *kept[last:])


def place_of(string: str, size: int) -> tuple[int, bytes]:
    """Return where in a table of `size` entries to look for `string` first, and the two bytes that an entry has of it."""
    digest = crc32(string.encode("utf-16-le"))
    return digest % size, (digest // size % 65535 + 1).to_bytes(2, "little")


@lru_cache(maxsize=1 << 15)
def reports_with(string: str) -> int | None:
    """Return in how many reports `string` stands, in steps; None for one that stands in none, or in one alone."""
    first, second, counts = _columns()
    size = len(counts)
    digest = crc32(string.encode("utf-16-le"))
    place = digest % size
    two, one = divmod(digest // size % 65535 + 1, 256)  # `place_of` written out: a report asks 20,000 times
    while first[place] != one or second[place] != two:
        if not (first[place] or second[place]):
            return None
        place = (place + 1) % size
    return counts[place]


@lru_cache(maxsize=1)
def _columns() -> tuple[bytes, bytes, bytes]:
    """Return of all entries the first bytes, the second ones, and the numbers of reports."""
    table = table_bytes(TABLE)
    return table[0::ENTRY], table[1::ENTRY], table[2::ENTRY]


def likelihood(
    before: str, words: str, after: str, count: Counts = reports_with, least: float = float("-inf")
) -> float:
    """Return how likely `words` and the four characters of `after` follow `before`, as a power of two.

    No character makes it likelier: of what falls below `least` no more are looked at.
    """
    text, last = before + words + after, len(before) + len(words) + LONGEST - 1
    steps, least = 0.0, least * STEPS - 1  # one step off what rounds
    for place in range(len(before), min(last, len(text))):
        steps += steps_at(text, place, count)
        if steps < least:
            break
    return steps / STEPS


def steps_at(text: str, place: int, count: Counts) -> float:
    """Return how likely the character at `place` is, in steps, by as many before it as reports have with it."""
    longest = min(LONGEST - 1, place)
    for length in range(longest, 0, -1):
        together = count(text[place - length : place + 1])
        if together is not None:
            alone = count(text[place - length : place]) or 0
            return together - max(alone, together) + (longest - length) * _SHORTER
    return (count(text[place]) or -STEPS) - _ANYWHERE + longest * _SHORTER
