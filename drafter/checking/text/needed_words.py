"""Patterns that are compiled when a text holds the words that they need: looking for those is quicker.

Most patterns find nothing in most reports. To compile all of them takes a check 0.25 s, a third of it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import chain
from typing import Any

from drafter.checking.text.chinese_pattern import chinese_pattern
from drafter.checking.text.kept_needs import needs_of
from drafter.checking.text.line_index import Needs, index_of

_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
_ACROSS = re.compile(r"\\[nsZzAWDB]|\n")
"""What may look past the end of a line, outside of classes; $ may unless it is that of each line."""

_SHORT = 200
"""Characters of a text up to which words are looked for in it, without an index of its lines."""


class WordPattern:
    """A pattern that finds what `re.compile` of it would; [一-鿿] in it finds any Chinese character.

    It is compiled when a text holds the words that it needs. In a text of several lines, one whose matches lie within
    a line is looked for in the lines that hold them, and nowhere else.
    """

    def __init__(self, expression: str, flags: int = 0) -> None:
        """Take an expression without (?i) or (?x), and flags that are re.MULTILINE and re.DOTALL at most.

        Raises re.error when its brackets are not in pairs; any other fault is raised where it is looked for.
        """
        self.pattern = expression
        self._needs = needs_of(expression)
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        if self._compiled is None:
            self._compiled = chinese_pattern(self.pattern, self._flags)
        return self._compiled

    @cached_property
    def _by_line(self) -> bool:
        return all(self._needs) and stays_in_line(self.pattern, self._flags)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Return the matches of the pattern in `text` between `start` and `end`, in order."""
        if not start and end == sys.maxsize and _is_report(text):
            return self._in_report(text)
        pattern = self._for(text)
        return pattern.finditer(text, start, end) if pattern else iter(())

    def _in_report(self, text: str) -> Iterator[re.Match[str]]:
        index = index_of(text)
        if not any(map(index.are_met, self._needs)):
            return iter(())
        if not self._by_line:
            return self.compiled.finditer(text)
        lines = 0
        for needs in self._needs:
            lines |= index.meeting(needs)
        if lines.bit_count() * 2 > len(index.lines):
            return self.compiled.finditer(text)
        return chain.from_iterable(self.compiled.finditer(text, *span) for span in index.spans(lines))

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first match in `text` between `start` and `end`; None when there is none."""
        if not start and end == sys.maxsize and _is_report(text):
            return next(self._in_report(text), None)
        pattern = self._for(text)
        return pattern.search(text, start, end) if pattern else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the match that begins at `start`; None when there is none."""
        pattern = self._for(text)
        return pattern.match(text, start, end) if pattern else None

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the match of all from `start` to `end`; None when there is none."""
        pattern = self._for(text)
        return pattern.fullmatch(text, start, end) if pattern else None

    def findall(self, text: str) -> list[Any]:
        """Return the matches in `text` as `re.findall` does."""
        pattern = self._for(text)
        return pattern.findall(text) if pattern else []

    def split(self, text: str, most: int = 0) -> list[str]:
        """Return the parts of `text` between matches."""
        pattern = self._for(text)
        return pattern.split(text, most) if pattern else [text]

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """Return `text` with its matches replaced."""
        pattern = self._for(text)
        return pattern.sub(replacement, text, count) if pattern else text

    def _for(self, text: str) -> re.Pattern[str] | None:
        """Return the pattern itself; None while it is not compiled and `text` lacks what it needs."""
        if self._compiled is not None:
            return self._compiled
        if _is_report(text):
            return self.compiled if any(map(index_of(text).are_met, self._needs)) else None
        for needs in self._needs:
            if _holds_all(text, needs):
                return self.compiled
        return None


def _is_report(text: str) -> bool:
    """Return whether words are looked for in an index of the lines of `text`; else in the text itself."""
    return len(text) > _SHORT and "\n" in text


def _holds_all(text: str, needs: Needs) -> bool:
    """Return whether `text` meets `needs`."""
    for words in needs:
        for word in words:  # not any(): that takes twice as long, and a check asks 15,000 times
            if word in text:
                break
        else:
            return False
    return True


def stays_in_line(expression: str, flags: int) -> bool:
    """Return whether no match of `expression` holds or asks for the end of a line, but by $ of each line."""
    classes = _CLASS.findall(expression)
    outside = _CLASS.sub("", expression)
    if any(each.startswith("[^") and "\\n" not in each and "\n" not in each for each in classes):
        return False
    if any(re.search(r"\\[sSWDn]|\n", each) for each in classes if not each.startswith("[^")):
        return False
    return not _ACROSS.search(outside) and ("$" not in outside or bool(flags & re.MULTILINE))
