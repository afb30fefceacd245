"""Makes the table of how reports go on: `python -m tests.lexicon.make_follows` writes it anew.

`reports.txt.xz` holds invented reports with an empty line between them, without their numbers and names: # stands for any
number, 某某 for a place or a person. The table keeps in how many of them a string of one to five characters stands.
"""

from __future__ import annotations

import lzma
from collections import Counter
from math import log2

from drafter.checking.text.likelihood import ENTRY, LONGEST, STEPS, TABLE, place_of
from tests.lexicon.make import HERE

REPORTS = HERE / "reports.txt.xz"
_LEAST = 2
"""Reports that a string must stand in to be kept."""
_FILLED = 0.8
"""Share of the table's entries that are filled: the emptier, the fewer are looked at for a string."""


def reports() -> list[str]:
    """Return the reports that the table is made of."""
    return lzma.decompress(REPORTS.read_bytes()).decode("utf-8").strip("\n").split("\n\n")


def counted(texts: list[str]) -> Counter[str]:
    """Return in how many of `texts` each string stands."""
    found: Counter[str] = Counter()
    for text in texts:
        lines = f"\n{text}\n"
        found.update(
            {lines[at : at + length] for length in range(1, LONGEST + 1) for at in range(len(lines) - length + 1)}
        )
    return found


def steps(number: int) -> int | None:
    """Return the number of reports that have a string as the table keeps it; None for one that it leaves out."""
    return round(log2(number) * STEPS) if number >= _LEAST else None


def table() -> bytes:
    """Return the table."""
    kept = [(string, count) for string, number in sorted(counted(reports()).items()) if (count := steps(number))]
    size = int(len(kept) / _FILLED)
    made = bytearray(size * ENTRY)
    for string, count in kept:
        place, key = place_of(string, size)
        while made[place * ENTRY : place * ENTRY + 2] not in (b"\0\0", key):
            place = (place + 1) % size
        made[place * ENTRY : (place + 1) * ENTRY] = key + bytes([count])
    return bytes(made)


if __name__ == "__main__":
    TABLE.write_bytes(table())
