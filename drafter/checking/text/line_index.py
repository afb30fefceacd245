"""Which lines of a text hold which words: made once, asked by every pattern.

An index of the pairs of characters in each line, as bits: some 1,500 patterns of 460 rules ask it for their words, and
of a report of ten pages 650 have to be compiled.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

Words = Collection[str]
"""Any of these must stand in a text."""
Needs = tuple[Words, ...]
"""All of these must be met; empty when nothing is asked."""


class _LinesWith(dict[str, int]):
    """The lines that may hold each word: those with all its pairs of characters. Begins with the pairs and characters."""

    def __missing__(self, word: str) -> int:
        if len(word) <= 2:
            return 0
        lines = self.get(word[:2], 0)
        for at in range(1, len(word) - 1):
            if not lines:
                break
            lines &= self.get(word[at : at + 2], 0)
        self[word] = lines
        return lines


class LineIndex:
    """The lines of a text; sets of lines are numbers with a bit for each."""

    def __init__(self, text: str) -> None:
        """Read `text`."""
        self.lines: list[tuple[int, int]] = []
        """Start and end of each."""
        self._with = _LinesWith()
        start = 0
        for place, line in enumerate(text.split("\n")):
            self.lines.append((start, start + len(line)))
            start += len(line) + 1
            bit = 1 << place
            for each in {*line, *map("".join, pairwise(line))}:
                self._with[each] = self._with.get(each, 0) | bit

    def with_any(self, words: Iterable[str]) -> int:
        """Return the lines that may hold one of `words`."""
        found, lines_with = 0, self._with
        for word in words:
            found |= lines_with[word]
        return found

    def meeting(self, needs: Needs) -> int:
        """Return the lines that may meet all of `needs`."""
        lines = (1 << len(self.lines)) - 1
        for words in needs:
            lines &= self.with_any(words)
            if not lines:
                return 0
        return lines

    def are_met(self, needs: Needs) -> bool:
        """Return whether the text may meet all of `needs`, in whichever lines."""
        lines_with = self._with
        for words in needs:
            for word in words:
                if lines_with[word]:
                    break
            else:
                return False
        return True

    def spans(self, lines: int) -> Iterator[tuple[int, int]]:
        """Yield start and end of each of `lines`, in order."""
        while lines:
            last = lines & -lines
            yield self.lines[last.bit_length() - 1]
            lines ^= last


def held_in(text: str, words: Iterable[str]) -> list[str]:
    """Return those of `words` that a line of `text` may hold, in order: a pattern of few words is quick to compile."""
    index = index_of(text)
    return [word for word in words if index.with_any((word,))]


@lru_cache(maxsize=8)
def index_of(text: str) -> LineIndex:
    """Return the index of `text`; the same one for all patterns that ask."""
    return LineIndex(text)
