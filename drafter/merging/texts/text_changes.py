"""Changes of a text that are tracked in a document, as plain values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from drafter.merging.texts.merge_tokens import PARAGRAPH_END, hunks_between, is_figure_change, tokens_of

_CLAUSE = re.compile("[^，；：。、]*[，；：。、]|[^，；：。、]+")

_NUMBER_OR_ONE = re.compile(r"[0-9]+(?:[.,，．][0-9]+)*|.", re.DOTALL)


class Change(NamedTuple):
    """Characters of the hand's text in whose place the new text has others."""

    start: int
    """First character in the hand's text."""
    end: int
    """One past the last."""
    text: str
    """What the new text has there; may be empty."""
    base: str
    """What both began with."""
    in_question: bool = False
    """True when the hand changed the same words otherwise."""
    left_out: str = ""
    """What the new text has where the hand deleted the words and only a number in them changed: nothing is put in."""
    is_count: bool = False
    """True when it only counts an item of a list anew."""

    def moved(self, by: int) -> Change:
        """Return the same change `by` characters further on."""
        return self._replace(start=self.start + by, end=self.end + by)


def merged_text(hand: str, changes: Iterable[Change], *, accept_questions: bool) -> str:
    """Return `hand` with the `changes` made; those in question only with `accept_questions`."""
    pieces, at = [], 0
    for change in changes:
        if change.in_question and not accept_questions:
            continue
        pieces += [hand[at : change.start], change.text]
        at = change.end
    return "".join((*pieces, hand[at:]))


def merged_places(changes: Sequence[Change], hand: str) -> tuple[str, list[tuple[int, int]]]:
    """Return `hand` with all `changes` made, and of each character the change it is of, -1 for none, and where in that it is."""
    merged, places, at = "", list[tuple[int, int]](), 0
    for number, change in enumerate((*changes, Change(len(hand), len(hand), "", ""))):
        merged += hand[at : change.start] + change.text
        places += [(-1, i) for i in range(at, change.start)] + [(number, i) for i in range(len(change.text))]
        at = change.end
    return merged, places


def place_in_paragraphs(text: str, at: int) -> tuple[int, int]:
    """Return in which of the paragraphs of `text` the character at `at` stands, and where in that."""
    before = text[:at]
    return before.count(PARAGRAPH_END), at - (before.rfind(PARAGRAPH_END) + 1)


def narrowed(change: Change, hand: str) -> Change:
    """Return a change in question of the words `hand` with nothing but the clauses that differ, or the one figure."""
    first, second = tokens_of(hand), tokens_of(change.text)
    hunks = hunks_between(first, second)
    if len(hunks) == 1 and is_figure_change(first, second, hunks[0]):
        (start, end, other_start, other_end), ones, others = hunks[0], first, second
    else:
        ones, others = tuple(_CLAUSE.findall(hand)), tuple(_CLAUSE.findall(change.text))
        start = other_start = _same(ones, others)
        rest = _same(ones[start:][::-1], others[start:][::-1])
        end, other_end = len(ones) - rest, len(others) - rest
    low, high = len("".join(ones[:start])), len("".join(ones[end:]))
    return change._replace(start=change.start + low, end=change.end - high, text="".join(others[other_start:other_end]))


def without_same_ends(change: Change, hand: str) -> Change:
    """Return a change of the words `hand` without what both begin and end with; a number stays whole."""
    ones, others = ([*_NUMBER_OR_ONE.findall(each)] for each in (hand, change.text))
    start = _same(ones, others)
    rest = _same(ones[start:][::-1], others[start:][::-1])
    low, high = len("".join(ones[:start])), len("".join(ones[len(ones) - rest :]))
    text = "".join(others[start : len(others) - rest])
    return change._replace(start=change.start + low, end=change.end - high, text=text)


def _same(ones: Sequence[str], others: Sequence[str]) -> int:
    """Return with how many of the same both begin."""
    pairs = enumerate(zip(ones, others, strict=False))
    return next((i for i, (one, other) in pairs if one != other), min(len(ones), len(others)))
