r"""Finds what stands between an opening and a closing mark, in one pass however many are never closed.

A pattern such as `\[\[.*?\]\]` looks to the end of the text at each opening without a closing one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping


def enclosed(text: str, marks: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each stretch from an opening of `marks` to its nearest closing, marks included.

    Stretches do not overlap; an opening that nothing closes is passed over.
    """
    opening = re.compile("|".join(map(re.escape, marks)))
    never_closed = set[str]()
    at = opening.search(text)
    while at:
        closing = marks[at[0]]
        end = -1 if closing in never_closed else text.find(closing, at.end())
        if end < 0:
            never_closed.add(closing)
            at = opening.search(text, at.start() + 1)
        else:
            end += len(closing)
            yield at.start(), end
            at = opening.search(text, end)


def replaced(text: str, marks: Mapping[str, str], change: Callable[[str], str]) -> str:
    """Return `text` with each enclosed stretch, marks included, as `change` makes it."""
    pieces, done = list[str](), 0
    for start, end in enclosed(text, marks):
        pieces += (text[done:start], change(text[start:end]))
        done = end
    return "".join([*pieces, text[done:]])
