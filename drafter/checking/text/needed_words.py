"""Which words a text must hold for a pattern to find anything in it: looking for them is quicker than the pattern.

Most patterns find nothing in most reports. One whose words are absent is not even compiled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from drafter.checking.text.chinese_pattern import chinese_pattern
from drafter.checking.text.line_index import index_of
from drafter.checking.text.pattern_needs import needs_of

_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
_ACROSS = re.compile(r"\\[nsZzAWDB]|\n")
"""What may look past the end of a line, outside of classes; $ may unless it is that of each line."""


class WordPattern:
    """A pattern that is compiled when a text holds the words that it needs.

    One whose matches lie within a line is looked for in the lines that hold them, and nowhere else.
    """

    def __init__(self, expression: str, flags: int = 0) -> None:
        self._expression, self._flags = expression, flags
        self._needs = needs_of(expression)
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
