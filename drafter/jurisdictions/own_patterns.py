"""Patterns that a jurisdiction brings: tried before they are used, and stopped when they run wild.

Python's own engine cannot be stopped. The library regex can, reads the same patterns, and comes
ready for every system; this is its only user.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from itertools import islice, pairwise, product

import regex

from drafter.limits import FINDINGS, PATTERN_SECONDS

_TRIAL_CHARACTERS = 800
_TRIAL_SECONDS = 0.3
"""A sound pattern takes a tenth of it at the most; one whose time grows with the cube of the text takes more."""
_PLAIN = re.compile(r"[^\\^$.|?*+()\[\]{}]+")
_KINDS = ("汉", "1", "a", "，", " ")
"""What classes such as . and \\w may stand for."""
_MOST_WORDS = 8
_BARRIER = "\n§\n"
"""Neither . nor a class of letters, digits or blanks gets across it."""


class PatternTooSlowError(Exception):
    """A pattern took more time than a report is worth."""


def is_slow(source: str) -> bool:
    """Return whether the valid pattern `source` takes far too long on a text made to mislead it."""
    expression = regex.compile(source)
    try:
        for text in _misleading(source):
            expression.search(text, timeout=_TRIAL_SECONDS)
    except (TimeoutError, MemoryError):
        return True
    return False


def _misleading(source: str) -> Iterator[str]:
    """Yield texts that match the beginning of `source` for long, and in the end do not.

    What follows a part that repeats stands at the end, out of reach: a search that looks for it
    first is not spared the rest.
    """
    words = list(dict.fromkeys(_PLAIN.findall(source)))[:_MOST_WORDS]
    characters = list(dict.fromkeys("".join(words)))[:_MOST_WORDS]
    pairs = ["".join(pair) for pair in (*product(characters[:3], repeat=2), *pairwise(words))]
    tail = _BARRIER + _BARRIER.join([*words, "".join(words)])
    heads = ("", *words[:2], *characters[:1])
    for unit in dict.fromkeys((*characters, *words, *pairs, *_KINDS)):
        repeated = unit * (_TRIAL_CHARACTERS // len(unit))
        yield from (head + repeated + tail for head in dict.fromkeys(heads))


class OwnPattern:
    """A pattern with the time it may take over one report."""

    def __init__(self, source: str) -> None:
        """Take the valid pattern `source`."""
        self._expression = regex.compile(source)
        self._left = PATTERN_SECONDS

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield start and end of each match in `text`. Raises PatternTooSlowError."""
        start = time.process_time()
        try:
            found = [m.span() for m in islice(self._expression.finditer(text, timeout=self._left), FINDINGS + 1)]
        except (TimeoutError, MemoryError) as error:
            raise PatternTooSlowError from error
        self._left -= time.process_time() - start
        if self._left <= 0:
            raise PatternTooSlowError
        yield from found
