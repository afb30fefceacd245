"""Makes the table of statutes' own words: `python -m tests.lexicon.make_statutes` writes it anew.

`statutes.txt.xz` holds the statutes that reports quote: a line 《name》 and the year since when it stands so, and its
paragraphs. The texts are those of github.com/LawRefBook/Laws; statutes are nobody's property (Copyright Law, article 5).
"""

from __future__ import annotations

import lzma
import re
import zlib
from collections import defaultdict
from itertools import accumulate

from drafter.checking.text.near_quotations import ENTRY, SEED, TABLE, place_of
from tests.lexicon.make import HERE

STATUTES = HERE / "statutes.txt.xz"
_ARTICLE = re.compile(r"^第[一二三四五六七八九十百零]+条(?:之[一二三])?\s*")
_LEFT_OUT = re.compile(r"[\s，]")
_MOST = 6
"""Places of a string that are kept; more are of a formula that says nothing of the statute."""


def text() -> str:
    """Return the statutes, without articles' numbers and commas."""
    lines = lzma.decompress(STATUTES.read_bytes()).decode("utf-8").splitlines()
    return "\n".join(_LEFT_OUT.sub("", _ARTICLE.sub("", line)) for line in lines)


def table() -> bytes:
    """Return the table: the text packed, and where in it strings stand."""
    whole = text()
    places: dict[str, list[int]] = defaultdict(list)
    for at in range(len(whole) - SEED + 1):
        string = whole[at : at + SEED]
        if "\n" not in string and len(places[string]) < _MOST:
            places[string].append(at)
    size = len(places)
    lists: list[list[int]] = [[] for _ in range(size)]
    for string, found in places.items():
        lists[place_of(string, size)] += found
    begins = [0, *accumulate(map(len, lists))]
    numbers = [*begins, *(at for each in lists for at in each)]
    packed = zlib.compress(whole.encode("utf-8"), 9)
    head = b"".join(number.to_bytes(4, "little") for number in (len(packed) + 8, size))
    return head + packed + b"".join(number.to_bytes(ENTRY, "little") for number in numbers)


if __name__ == "__main__":
    TABLE.write_bytes(table())
