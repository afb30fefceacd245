"""Patterns that cost nothing while their words do not occur: compiled only when a text may match.

Tables hold hundreds of patterns, each for one slip; a report has a few of them. Before a pattern
is compiled, the text is searched for the plain words without which it cannot match.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

_SPECIAL = frozenset("\\.^$*+?{}[]()|")
_OPTIONAL = frozenset("?*{")


class Expression:
    """A regular expression that is compiled when a text holds one of its cues."""

    def __init__(self, source: str) -> None:
        self.source = source

    @cached_property
    def cues(self) -> tuple[str, ...]:
        """Words of which every match holds at least one; empty when that cannot be told."""
        return cues_of(self.source)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self.source)

    def may_match(self, text: str) -> bool:
        """Return False when no stretch of `text` can match."""
        return not self.cues or any(cue in text for cue in self.cues)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return the matches in `text`, in order."""
        return self.compiled.finditer(text) if self.may_match(text) else iter(())

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in `text`, None for none."""
        return self.compiled.search(text) if self.may_match(text) else None


def cues_of(source: str) -> tuple[str, ...]:
    """Return plain words of which every match of `source` holds at least one; () if it can't be told."""
    if "(?i" in source or "(?x" in source:
        return ()
    found: list[str] = []
    for alternative in _alternatives(source):
        cues = _required(alternative)
        if not cues:
            return ()
        found += cues
    return tuple(dict.fromkeys(found))


def _alternatives(source: str) -> Iterator[str]:
    """Yield the alternatives that | parts at the outermost level."""
    start = depth = 0
    for i, char in _plain_characters(source):
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            yield source[start:i]
            start = i + 1
    yield source[start:]


def _plain_characters(source: str) -> Iterator[tuple[int, str]]:
    """Yield the characters outside classes and escapes, with their places; a class or escape as [."""
    i = 0
    while i < len(source):
        if source[i] == "\\":
            yield i, "["
            i += 2
        elif source[i] == "[":
            yield i, "["
            end = i + 2 + (source[i + 1 : i + 2] == "^")
            while end < len(source) and source[end] != "]":
                end += 2 if source[end] == "\\" else 1
            i = end + 1
        else:
            yield i, source[i]
            i += 1


def _required(source: str) -> tuple[str, ...]:
    """Return words of which every match of one alternative holds one: its longest plain stretch."""
    plain = list(_plain_characters(source))
    best: tuple[str, ...] = ()
    run, i = "", 0
    while i <= len(plain):
        place, char = plain[i] if i < len(plain) else (len(source), "$")
        following = plain[i + 1][1] if i + 1 < len(plain) else ""
        if char not in _SPECIAL and following not in _OPTIONAL:
            run += char
            i += 1
            continue
        best, run = _longer(best, (run,) if run else ()), ""
        if char == "(":
            end = _closing(plain, i)
            group = source[place + 1 : plain[end][0]]
            after = plain[end + 1][1] if end + 1 < len(plain) else ""
            if after not in _OPTIONAL:
                best = _longer(best, _in_group(group))
            i = end
        elif char == "{":
            while i < len(plain) and plain[i][1] != "}":
                i += 1
        i += 1
    return best


def _longer(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Return the cues that tell more: those whose shortest word is longer."""
    return other if min(map(len, other), default=0) > min(map(len, one), default=0) else one


def _in_group(group: str) -> tuple[str, ...]:
    """Return the cues of a group's content; none for one that looks around and holds no text."""
    if group.startswith(("?=", "?!", "?<=", "?<!", "?(")):
        return ()
    if group.startswith("?"):
        end = group.find(">") if group.startswith("?P<") else group.find(":")
        return cues_of(group[end + 1 :]) if end > 0 and not group.startswith("?P=") else ()
    return cues_of(group)


def _closing(plain: list[tuple[int, str]], start: int) -> int:
    """Return which of `plain` closes the group that opens at `start`; the last when none does."""
    depth = 0
    for i in range(start, len(plain)):
        depth += (plain[i][1] == "(") - (plain[i][1] == ")")
        if depth == 0:
            return i
    return len(plain) - 1
