r"""Finds what stands between an opening and a closing mark, in one pass however many are never closed.

A pattern such as `\[\[.*?\]\]` looks to the end of the text at each opening without a closing one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping


def enclosed(text: str, marks: Mapping[str, str], *, in_line: bool = False) -> Iterator[tuple[int, int]]:
    """Yield start and end of each stretch from an opening of `marks` to its nearest closing, marks included.

    Stretches do not overlap; an opening that nothing closes, with `in_line` on its own line, is passed over.
    """
    opening = re.compile("|".join(map(re.escape, marks)))
    never_closed, limit = set[str](), -1 if in_line else len(text)
    at = opening.search(text)
    while at:
        if at.start() > limit:  # a line further on
            limit = text.find("\n", at.start())
            limit = limit if limit >= 0 else len(text)
            never_closed.clear()
        closing = marks[at[0]]
        end = -1 if closing in never_closed else text.find(closing, at.end(), limit)
        if end < 0:
            never_closed.add(closing)
            at = opening.search(text, at.start() + 1)
        else:
            end += len(closing)
            yield at.start(), end
            at = opening.search(text, end)


def replaced(text: str, marks: Mapping[str, str], change: Callable[[str], str], *, in_line: bool = False) -> str:
    """Return `text` with each enclosed stretch, marks included, as `change` makes it."""
    pieces, done = list[str](), 0
    for start, end in enclosed(text, marks, in_line=in_line):
        pieces += (text[done:start], change(text[start:end]))
        done = end
    return "".join([*pieces, text[done:]])


def masked(text: str, marks: Mapping[str, str]) -> str:
    """Return `text` with each stretch enclosed in its line, marks included, as as many □; all places stay the same."""
    return replaced(text, marks, lambda hidden: "□" * len(hidden), in_line=True)
