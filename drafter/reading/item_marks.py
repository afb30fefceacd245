"""Finds the numbers that only mark the items of a list: the first of （2）执法全过程记录 and 2.执法公示."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARK = re.compile(
    "(?:^|(?<=[，。；：、]))\\s*[（(]?\\s?[0-9]{1,2}\\s?[）)](?=\\s?[一-鿿“《])|(?:^|(?<=[。；：]))\\s*[0-9]{1,2}[.．、](?=\\s?[一-鿿“《])"
    "|^0[0-9][ \u3000]+(?=[一-鿿“])|^[0-9]{1,2}(?:[.．][0-9]{1,2}){1,3}(?:[、．.]|[、．.]?\\s+)(?=[一-鿿“《])"
)
"""At the start of a sentence or of an item within it, a word right behind."""


def item_marks(sentence: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each mark of an item in `sentence`: it counts nothing."""
    return (match.span() for match in _MARK.finditer(sentence))
