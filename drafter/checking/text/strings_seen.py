"""Which strings of characters right texts have: three that stand together at all, four and five that often do.

`strings.bin` is made by `python -m tests.lexicon.make_strings` of laws and of reports. It holds no text: a string leaves
some bits in it, so that one in sixty is taken for seen though it was not, which only keeps a check silent.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from zlib import crc32

from drafter.checking.tables import table_bytes

TABLE = Path(__file__).with_name("strings.bin")
SEEN, OFTEN = (10, 3), (30, 12)
"""Bits for each string of a filter, and how many of them a string sets: a wrong answer in 60, in a million."""


class StringFilter:
    """A set of strings that may take another for one of its own, but misses none."""

    def __init__(self, bits: bytearray | bytes, marks: int) -> None:
        self.bits = bits
        self._marks = marks

    def places(self, string: str) -> Iterator[int]:
        """Yield which bits `string` sets."""
        encoded, size = string.encode("utf-16-le"), len(self.bits) * 8
        place, step = crc32(encoded), crc32(encoded[::-1]) | 1
        for _ in range(self._marks):
            yield place % size
            place += step

    def __contains__(self, string: str) -> bool:
        encoded, bits = string.encode("utf-16-le"), self.bits
        size = len(bits) * 8
        place = crc32(encoded)
        at = place % size
        if not bits[at >> 3] >> (at & 7) & 1:  # most strings go no further: a report asks for 27,000
            return False
        step = crc32(encoded[::-1]) | 1
        for _ in range(self._marks - 1):  # `places` written out
            place += step
            at = place % size
            if not bits[at >> 3] >> (at & 7) & 1:
                return False
        return True


@lru_cache(maxsize=1)
def _filters() -> tuple[StringFilter, StringFilter]:
    data = table_bytes(TABLE)
    size = int.from_bytes(data[:4], "little")
    return StringFilter(data[4 : 4 + size], SEEN[1]), StringFilter(data[4 + size :], OFTEN[1])


def is_seen(three: str) -> bool:
    """Return whether three characters stand together in right texts."""
    return three in _filters()[0]


def is_frequent(string: str) -> bool:
    """Return whether four or five characters often stand together in right texts."""
    return string in _filters()[1]
