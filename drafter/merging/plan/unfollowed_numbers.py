"""Finds the numbers of a hand's that a merge neither brings up to date nor asks about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafter.merging.hand.stale_numbers import StaleNumber, stale_numbers
from drafter.pages.written_lines import WrittenLine

_STOPS = ("。", "；", "！")


def unfollowed_numbers(
    base: Sequence[WrittenLine],
    merged: Sequence[str],
    new: Sequence[WrittenLine],
    marked: Mapping[int, int],
    asked: Sequence[tuple[str, str]],
) -> tuple[StaleNumber, ...]:
    """Return the numbers in the paragraphs `merged` that were figures of `base`, or their sums, and are others in `new`.

    Left out is what comments tell that are `asked`: the hand's words and the answers'. `marked` as in
    `merge_plan.plan_merge`.
    """
    found = stale_numbers(base, merged, new, marked) if base else ()
    return tuple(each for each in found if not _is_asked(each, asked))


def _is_asked(number: StaleNumber, asked: Sequence[tuple[str, str]]) -> bool:
    """Return whether a comment gives what a number is now: of those `asked` about the hand's words and the answers'."""
    printed = [text for _, text in number.figures]
    own = number.sentence
    return any(
        (own in hand if own.endswith(_STOPS) else own == hand) and all(text and text in new for text in printed)
        for hand, new in asked
    )
