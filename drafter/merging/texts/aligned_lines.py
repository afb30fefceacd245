"""Finds which paragraphs of an edited document came of which lines that Drafter wrote, empty paragraphs aside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafter.merging.texts.alignment import Unit, align
from drafter.pages.written_lines import WrittenLine


def aligned_units(base: Sequence[WrittenLine], hand: Sequence[str], marked: Mapping[int, int]) -> list[Unit]:
    """Return which paragraphs of `hand` came of which lines of `base`, empty paragraphs aside; `marked` as in `merge_plan.plan_merge`."""
    filled = [i for i, text in enumerate(hand) if text.strip()]
    place = {j: i for i, j in enumerate(filled)}
    marks = {place[j]: i for j, i in marked.items() if j in place}
    units = align([each.text for each in base], [hand[j] for j in filled], marks)
    return [Unit(unit.base, tuple(filled[j] for j in unit.hand)) for unit in units]


def lines_as_edited(hand: Sequence[str], new: Sequence[WrittenLine]) -> tuple[WrittenLine, ...] | None:
    """Return the filled paragraphs `hand` as if Drafter had written them, with the keys of the lines `new` like them.

    They are a base where none is known. None when the two are hardly alike.
    """
    filled = [i for i, text in enumerate(hand) if text.strip()]
    units = align([each.text for each in new], [hand[i] for i in filled], {})
    pairs = [unit for unit in units if unit.base and unit.hand]
    if len(pairs) * 2 < len(new):
        return None
    keys = {filled[j]: new[unit.base[0]].key for unit in pairs for j in unit.hand[:1]}
    return tuple(WrittenLine(keys.get(i, f"?{i}"), hand[i]) for i in filled)
