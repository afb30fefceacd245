"""Finds edits that are half of one: what they take out, or put in, stands elsewhere too and cannot be taken with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.merging.plan.untaken import Untaken
from drafter.sections.sentences import sentences_of
from drafter.use_cases.edit_proposals import SentenceEdit, Taken, TakenAnswer, TakenSentence

_PART = 6
"""Characters from which on words are known again."""
_PARTS = re.compile("[^。；：]+")
_MOST = 0.5
"""Share of a sentence's words that stand in another which tells the same."""


def half_taken(taken: Sequence[Taken], left: Untaken) -> frozenset[int]:
    """Return the places of those `taken` that take out a sentence which the hand tells in words that are `left`.

    Both are to be taken, or neither: else the fact would stand neither in the answers nor in the report.
    """
    told = (*(each.new for each in left.reworded), *left.missing)
    return frozenset(i for i, each in enumerate(taken) if any(_is_told(one, told) for one in _taken_out(each)))


def twice_told(taken: Sequence[Taken], hand: Sequence[str], printed: Sequence[str]) -> frozenset[int]:
    """Return the places of those `taken` that write sentences which would be `printed` in their old place too.

    A hand moved them to a place where no answer prints them: they stay where they are, and that is told.
    """
    own, made = "\n".join(hand), "\n".join(printed)
    return frozenset(
        i
        for i, each in enumerate(taken)
        if isinstance(each, TakenSentence)
        and each.edit is SentenceEdit.ADDED
        and all(made.count(part) > own.count(part) for part in _PARTS.findall(each.hand.new))
    )


def _taken_out(taken: Taken) -> Iterator[str]:
    """Yield the sentences that are no longer printed once it is taken."""
    if isinstance(taken, TakenAnswer):
        yield from (each for each in sentences_of(taken.old) if each not in taken.new)
    elif isinstance(taken, TakenSentence) and taken.edit is SentenceEdit.LEFT_OUT:
        yield from sentences_of(taken.hand.old)


def _is_told(sentence: str, told: Sequence[str]) -> bool:
    parts = [sentence[i : i + _PART] for i in range(len(sentence) - _PART + 1)]
    return any(sum(part in text for part in parts) > len(parts) * _MOST for text in told) if parts else False
