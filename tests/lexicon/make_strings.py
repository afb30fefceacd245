"""Makes the table of strings of characters: `python -m tests.lexicon.make_strings FOLDER` writes it anew.

FOLDER holds the texts of laws and regulations as .md files (github.com/LawRefBook/Laws; a law is nobody's property) and
yearly reports as .txt files, in which there is no slip; our own templates and invented reports are read too. The table keeps which strings of three characters stand in them,
and which of four and five often do; no text can be read off it.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from drafter.checking.text.strings_seen import OFTEN, SEEN, TABLE, StringFilter
from tests.lexicon.make import HERE

_CHINESE = re.compile("[一-鿿]+")
_LEAST, _OFTEN = 4, 24
"""How often three characters stand together in laws to be told as seen; how often four or five, to be frequent."""
_PROJECT = ("templates/**/*.txt", "tests/data/reports/*.txt", "tests/lexicon/field_*.txt")
_REPORTS = 12
"""What once in a report counts for: there are far fewer of them than laws."""


def counted(folder: Path, length: int) -> Counter[str]:
    """Return how often each string of `length` characters stands in the texts of `folder`."""
    found: Counter[str] = Counter()
    own = (path for pattern in _PROJECT for path in HERE.parents[1].glob(pattern))
    for path in (*sorted(folder.rglob("*.*")), *sorted(own)):
        weight = {".md": 1, ".txt": _REPORTS}.get(path.suffix, 0)
        for run in _CHINESE.findall(path.read_text(encoding="utf-8", errors="ignore")) if weight else ():
            for place in range(len(run) - length + 1):
                found[run[place : place + length]] += weight
    return found


def _filter(strings: Iterable[str], bits: int, marks: int) -> bytes:
    chosen = list(strings)
    made = StringFilter(bytearray(len(chosen) * bits // 8 + 1), marks)
    assert isinstance(made.bits, bytearray)
    for string in chosen:
        for place in made.places(string):
            made.bits[place >> 3] |= 1 << (place & 7)
    return bytes(made.bits)


def main(folder: Path) -> None:
    """Write the table."""
    seen = _filter((string for string, count in counted(folder, 3).items() if count >= _LEAST), *SEEN)
    frequent = [string for length in (4, 5) for string, count in counted(folder, length).items() if count >= _OFTEN]
    TABLE.write_bytes(len(seen).to_bytes(4, "little") + seen + _filter(frequent, *OFTEN))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
