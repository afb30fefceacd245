"""Which words a text must hold for a pattern to find anything in it: looking for them is quicker than the pattern.

Most patterns find nothing in most reports. One whose words are absent is not even compiled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.checking.text.chinese_pattern import chinese_pattern

_SPECIAL = frozenset("()[]|?*+{}.^$\\")
_LOOKAROUND = ("(?=", "(?!", "(?<=", "(?<!")
_QUANTIFIER = re.compile(r"(?:[?*+]|\{[0-9]*(?:,[0-9]*)?\})[?+]?")
_Words = frozenset[str] | None
"""Any of these must stand in the text; None when nothing can be said."""


class WordPattern:
    """A pattern that is compiled when a text holds the words that it needs."""

    def __init__(self, expression: str, flags: int = 0) -> None:
        self._expression, self._flags = expression, flags
        self._needed = needed_words(expression)
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        if self._compiled is None:
            self._compiled = chinese_pattern(self._expression, self._flags)
        return self._compiled

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return the matches of the pattern in `text`, in order."""
        if self._needed is not None and not any(word in text for word in self._needed):
            return iter(())
        return self.compiled.finditer(text)


def needed_words(expression: str) -> frozenset[str] | None:
    """Return words of which a text that `expression` matches holds at least one; None when there are no such words.

    Raises re.error when its brackets are not in pairs.
    """
    words, end = _alternatives(expression, 0)
    if end < len(expression):
        raise re.error("unbalanced parenthesis", expression, end)
    return words


class _Atom(NamedTuple):
    literal: str
    """The character, when it is one."""
    words: _Words
    """What it needs, when it is a group."""
    end: int


def _alternatives(expression: str, place: int) -> tuple[_Words, int]:
    """Return what the alternatives from `place` on need, and where the group that they are in ends."""
    needed: set[str] | None = set()
    while True:
        words, place = _sequence(expression, place)
        needed = None if words is None or needed is None else needed | words
        if place >= len(expression) or expression[place] == ")":
            return (frozenset(needed) if needed is not None else None), place
        place += 1  # past |


def _sequence(expression: str, place: int) -> tuple[_Words, int]:
    """Return what one alternative needs: the longest run of characters in it, or what a group in it needs."""
    candidates: list[frozenset[str]] = []
    run = ""
    while place < len(expression) and expression[place] not in "|)":
        atom = _atom(expression, place)
        quantifier = _QUANTIFIER.match(expression, atom.end)
        place = quantifier.end() if quantifier else atom.end
        optional = quantifier is not None and (
            quantifier[0][0] in "?*" or re.match(r"\{(?:0|,)", quantifier[0]) is not None
        )
        if atom.literal and quantifier is None:
            run += atom.literal
            continue
        if atom.literal and not optional:
            run += atom.literal
        if run:
            candidates.append(frozenset([run]))
        run = ""
        if atom.words and not optional:
            candidates.append(atom.words)
    if run:
        candidates.append(frozenset([run]))
    return max(candidates, key=_worth, default=None), place


def _worth(words: frozenset[str]) -> tuple[int, int]:
    """Return what makes words good to look for: the shortest of them is long, and they are few."""
    return min(map(len, words)), -len(words)


def _atom(expression: str, place: int) -> _Atom:
    """Return what stands at `place`: a character, a class, a group."""
    character = expression[place]
    if character == "\\":
        following = expression[place + 1 : place + 2]
        return _Atom("" if following.isalnum() else following, None, place + 2)
    if character == "[":
        return _Atom("", None, _end_of_class(expression, place))
    if character == "(":
        return _group(expression, place)
    return _Atom("" if character in _SPECIAL else character, None, place + 1)


def _end_of_class(expression: str, place: int) -> int:
    place += 1
    if expression[place] == "^":
        place += 1
    if expression[place] == "]":  # one that comes first is of the class
        place += 1
    while expression[place] != "]":
        place += 2 if expression[place] == "\\" else 1
    return place + 1


def _group(expression: str, place: int) -> _Atom:
    looks = expression.startswith(_LOOKAROUND, place)
    head = re.compile(r"\((?:\?(?:P<[^>]*>|P=[^)]*|<?[=!]|[:a-zA-Z-]*:?))?").match(expression, place)
    start = head.end() if head else place + 1
    words, end = _alternatives(expression, start)
    if end >= len(expression):
        raise re.error("missing ), unterminated subpattern", expression, place)
    return _Atom("", None if looks or "(?P=" in expression[place:start] else words, end + 1)
