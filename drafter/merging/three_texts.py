"""What stands in three versions of a document, side by side: for a merge that is left to the user."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.merging.merge_plan import aligned_units, without_spaces
from drafter.pages.written_lines import WrittenLine


class ThreeTexts(NamedTuple):
    """A place whose answers changed; each text is one or several paragraphs, on lines of their own."""

    base: str
    """As Drafter wrote it; empty for what is new."""
    hand: str
    """As it stands in the edited document; empty where a hand deleted it, and for what is new."""
    new: str
    """As the answers say it now; empty for what left."""


def three_texts(
    base: Sequence[WrittenLine], hand: Sequence[str], new: Sequence[WrittenLine], marked: Mapping[int, int]
) -> tuple[ThreeTexts, ...]:
    """Return each place where `new` says something else than `base`, in the order of `hand`; what is new comes last.

    `marked` as in `merge_plan.plan_merge`.
    """
    return tuple(_places(base, hand, new, marked))


def _places(
    base: Sequence[WrittenLine], hand: Sequence[str], new: Sequence[WrittenLine], marked: Mapping[int, int]
) -> Iterator[ThreeTexts]:
    texts = {each.key: each.text for each in new}
    for unit in aligned_units(base, hand, marked):
        before = "\n".join(base[i].text for i in unit.base)
        now = "\n".join(hand[i] for i in unit.hand)
        wanted = "\n".join(texts[base[i].key] for i in unit.base if base[i].key in texts)
        if unit.base and without_spaces(before) != without_spaces(wanted):
            yield ThreeTexts(before, now, wanted)
    known = {each.key for each in base}
    yield from (ThreeTexts("", "", each.text) for each in new if each.key not in known and each.text.strip())
