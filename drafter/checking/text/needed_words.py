"""Which words a text must hold for a pattern to find anything in it: looking for them is quicker than the pattern.

Most patterns find nothing in most reports. One whose words are absent is not even compiled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from drafter.checking.text.chinese_pattern import chinese_pattern
from drafter.checking.text.line_index import Needs, Words, index_of

_SPECIAL = frozenset("()[]|?*+{}.^$\\\n")
_LOOKAROUND = ("(?=", "(?!", "(?<=", "(?<!")
_PLAIN = re.compile(r"[^()\[\]|?*+{}.^$\\\n]+(?![?*+{])")
"""Characters that stand for themselves, without one that a quantifier follows."""
_MAY_BE_ABSENT = ("?", "*", "{0", "{,")
_QUANTIFIER = re.compile(r"(?:[?*+]|\{[0-9]*(?:,[0-9]*)?\})[?+]?")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
_ACROSS = re.compile(r"\\[nsZzAWDB]|\n")
"""What may look past the end of a line, outside of classes; $ may unless it is that of each line."""


class WordPattern:
    """A pattern that is compiled when a text holds the words that it needs.

    One whose matches lie within a line is looked for in the lines that hold them, and nowhere else.
    """

    def __init__(self, expression: str, flags: int = 0) -> None:
        self._expression, self._flags = expression, flags
        self._needs = alternative_needs(expression)
        self._compiled: re.Pattern[str] | None = None
        self._by_line = all(self._needs) and stays_in_line(expression, flags)

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        if self._compiled is None:
            self._compiled = chinese_pattern(self._expression, self._flags)
        return self._compiled

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return the matches of the pattern in `text`, in order."""
        index = index_of(text)
        if not self._by_line:
            is_possible = any(index.are_met(needs) for needs in self._needs)
            return self.compiled.finditer(text) if is_possible else iter(())
        lines = 0
        for needs in self._needs:
            lines |= index.meeting(needs)
        if not lines:
            return iter(())
        if lines.bit_count() * 2 > len(index.lines):
            return self.compiled.finditer(text)
        return chain.from_iterable(self.compiled.finditer(text, start, end) for start, end in index.spans(lines))

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in `text`; None when there is none."""
        return next(self.finditer(text), None)


def stays_in_line(expression: str, flags: int) -> bool:
    """Return whether no match of `expression` holds or asks for the end of a line, but by $ of each line."""
    classes = _CLASS.findall(expression)
    outside = _CLASS.sub("", expression)
    if any(each.startswith("[^") and "\\n" not in each and "\n" not in each for each in classes):
        return False
    if any(re.search(r"\\[sSWDn]|\n", each) for each in classes if not each.startswith("[^")):
        return False
    return not _ACROSS.search(outside) and ("$" not in outside or bool(flags & re.MULTILINE))


def alternative_needs(expression: str) -> tuple[Needs, ...]:
    """Return the needs of each of the alternatives of `expression`; a text that it matches meets those of one.

    The first of each is the most telling. Raises re.error when its brackets are not in pairs.
    """
    alternatives, end = _alternatives(expression, 0)
    if end < len(expression):
        raise re.error("unbalanced parenthesis", expression, end)
    return tuple(tuple(sorted(set(needs), key=_worth, reverse=True)) for needs in alternatives)


class _Atom(NamedTuple):
    literal: str
    """The character, when it is one."""
    needs: Needs
    """What it needs, when it is a group."""
    end: int


def _alternatives(expression: str, place: int) -> tuple[list[Needs], int]:
    """Return what each of the alternatives from `place` on needs, and where the group that they are in ends."""
    found: list[Needs] = []
    while True:
        needs, place = _sequence(expression, place)
        found.append(needs)
        if place >= len(expression) or expression[place] == ")":
            return found, place
        place += 1  # past |


def _joined(alternatives: Sequence[Needs]) -> Needs:
    """Return what a group needs, whichever of its `alternatives` stands there."""
    if len(alternatives) == 1:
        return alternatives[0]
    if not all(alternatives):
        return ()
    return (frozenset().union(*(max(needs, key=_worth) for needs in alternatives)),)


def _sequence(expression: str, place: int) -> tuple[Needs, int]:
    """Return what one alternative needs: the runs of characters in it, and what groups in it need."""
    needs: list[Words] = []
    run = ""
    while place < len(expression) and expression[place] not in "|)":
        plain = _PLAIN.match(expression, place)
        if plain:
            run += plain[0]
            place = plain.end()
            continue
        atom = _atom(expression, place)
        quantifier = _QUANTIFIER.match(expression, atom.end)
        place = quantifier.end() if quantifier else atom.end
        optional = quantifier is not None and quantifier[0].startswith(_MAY_BE_ABSENT)
        if atom.literal and quantifier is None:
            run += atom.literal
            continue
        if atom.literal and not optional:
            run += atom.literal
        if run:
            needs.append(frozenset([run]))
        run = ""
        if not optional:
            needs += atom.needs
    if run:
        needs.append(frozenset([run]))
    return tuple(needs), place


def _worth(words: frozenset[str]) -> tuple[int, int]:
    """Return what makes words good to look for: the shortest of them is long, and they are few."""
    return min(map(len, words)), -len(words)


def _atom(expression: str, place: int) -> _Atom:
    """Return what stands at `place`: a character, a class, a group."""
    character = expression[place]
    if character == "\\":
        following = expression[place + 1 : place + 2]
        return _Atom("" if following.isalnum() else following, (), place + 2)
    if character == "[":
        return _Atom("", (), _end_of_class(expression, place))
    if character == "(":
        return _group(expression, place)
    return _Atom("" if character in _SPECIAL else character, (), place + 1)


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
    alternatives, end = _alternatives(expression, start)
    if end >= len(expression):
        raise re.error("missing ), unterminated subpattern", expression, place)
    return _Atom("", () if looks or "(?P=" in expression[place:start] else _joined(alternatives), end + 1)
