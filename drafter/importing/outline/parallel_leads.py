"""Headings of two halves that run into their text without any number: 抓学习，夯实思想根基。 They show by their likeness."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

MOST_LEVEL = 4
"""The lowest level of headings."""
_SPACES = " \t\u3000"
_PARALLEL = re.compile(
    "(?![一二三四五六七八九十]{1,2}是|[第其][一二三四五六七八九十]|全[年国省市州县区旗局系]|我|本|局|今年|年内)"
    "(?P<phrase>(?P<verb>[一-鿿])[^，。；：0-9]{1,7}(?:，[^，。；：0-9]{3,14}){1,2})。(?P<rest>.+)",
    re.DOTALL,
)
"""No item of a list, and nothing that only says who did it or when."""
_MANY = 4
"""Paragraphs that begin alike: 抓学习，夯实思想根基。 抓审批，服务企业群众。"""
_SEVERAL = 3
"""The same below one heading, where all begin so, or most with one word of two characters."""
_WORD = 2


class Head(NamedTuple):
    """A heading that a passage begins with."""

    level: int
    """As of `ReadHeading`."""
    number: str
    """As printed; empty for one without."""
    text: str
    rest: str
    """The text that it runs into; empty for a heading on a line of its own."""


def parallel_heads(lines: Sequence[tuple[int, str]]) -> dict[int, Head]:
    """Return the headings of a report without any other, by their places: several phrases of two halves, one verb before each.

    `lines` are the places and texts of its paragraphs.
    """
    begun = [(place, match) for place, line in lines if (match := _PARALLEL.match(line.strip(_SPACES)))]
    counts = Counter(match["verb"] for _, match in begun)
    verb, many = counts.most_common(1)[0] if counts else ("", 0)
    if many < _MANY:
        return {}
    return {place: Head(1, "", match["phrase"], match["rest"]) for place, match in begun if match["verb"] == verb}


def parallel_below(level: int, below: Sequence[tuple[int, str]]) -> Iterator[tuple[int, Head]]:
    """Yield with their places the paragraphs below a heading of `level` that all begin with a phrase of two halves.

    They begin alike, or are built alike: 坚持…，… each time. Before them may stand what introduces them. `below` are the
    places and texts of all that stands below the heading.
    """
    begun = [(place, _PARALLEL.match(line.strip(_SPACES))) for place, line in below]
    begun = begun[1:] if begun and begun[0][1] is None else begun
    told = [(place, match) for place, match in begun if match]
    if level < 0 or len(told) < _SEVERAL or len(told) * 2 <= len(begun):
        return
    if _are_alike([match for _, match in told], is_whole=len(told) == len(begun)):
        deeper = min(level + 1, MOST_LEVEL)
        yield from ((place, Head(deeper, "", match["phrase"], match["rest"])) for place, match in told)


def _are_alike(leads: Sequence[re.Match[str]], *, is_whole: bool) -> bool:
    """Return whether phrases begin alike or, where each paragraph has one (`is_whole`), are built alike."""
    words = {match["phrase"][: 1 if is_whole else _WORD] for match in leads}  # a lead may have several paragraphs
    return len(words) == 1 or (is_whole and len({_build(match) for match in leads}) == 1)


def _build(match: re.Match[str]) -> tuple[int, ...]:
    """Return how long the halves of a phrase are."""
    return tuple(map(len, match["phrase"].split("，")))
