"""Texts as the tokens by which they are compared and merged, and the differences between two of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

PARAGRAPH_END = "\u2029"
"""The token between two paragraphs; it stands in no text of a document."""
_TOKEN = re.compile(
    r"[0-9]+(?:[.,，．][0-9]+)*(?:[余多])?[万亿]?[%％‰\u4e00-\u9fff]?"
    r"|[〇零一二三四五六七八九十百千两]{2,}"
    r"|[A-Za-z]+"
    r"|.",
    re.DOTALL,
)


class Hunk(NamedTuple):
    """Tokens of one text that others of a second text replace; either may be none."""

    start: int
    """First token in the first text."""
    end: int
    """One past the last."""
    other_start: int
    """The same in the second text."""
    other_end: int


def tokens_of(text: str) -> tuple[str, ...]:
    """Return the tokens of `text` in order: a number with its measure word, a Latin word, else a character.

    A number is one token, lest 892 made 902 by one and 898 by another be merged into a third.
    """
    return tuple(_TOKEN.findall(text))


def hunks_between(first: Sequence[str], second: Sequence[str]) -> tuple[Hunk, ...]:
    """Return where two texts of tokens differ, in order.

    A single token without a number that stays between two rewritten passages counts as rewritten: it is the same
    by chance.
    """
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    found: list[Hunk] = []
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        hunk = Hunk(start, end, other_start, other_end)
        if found and _is_rewritten_through(found[-1], hunk, first):
            hunk = Hunk(found[-1].start, hunk.end, found[-1].other_start, hunk.other_end)
            found.pop()
        found.append(hunk)
    return tuple(found)


def _is_rewritten_through(before: Hunk, after: Hunk, first: Sequence[str]) -> bool:
    """Return whether what stands between two hunks is the same by chance."""
    between = first[before.end : after.start]
    is_chance = len(between) == 1 and len(between[0]) == 1 and between[0] != PARAGRAPH_END
    return is_chance and all(_size(hunk) > 2 for hunk in (before, after))


def _size(hunk: Hunk) -> int:
    return max(hunk.end - hunk.start, hunk.other_end - hunk.other_start)


def is_figure_change(first: Sequence[str], second: Sequence[str], hunk: Hunk) -> bool:
    """Return whether a hunk puts one number in the place of another."""
    is_single = hunk.end - hunk.start == hunk.other_end - hunk.other_start == 1
    return is_single and first[hunk.start][:1].isdecimal() and second[hunk.other_start][:1].isdecimal()


def differ_in_figures_alone(first: Sequence[str], second: Sequence[str]) -> bool:
    """Return whether two texts of tokens are the same, or differ in nothing but numbers."""
    return all(is_figure_change(first, second, hunk) for hunk in hunks_between(first, second))


def likeness(first: Sequence[str], second: Sequence[str]) -> float:
    """Return how much two texts of tokens have in common, from 0 (nothing) to 1 (the same)."""
    if not first or not second:
        return 1.0 if not first and not second else 0.0
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() > 0 else 0.0
