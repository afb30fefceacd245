"""Figures that a hand wrote otherwise than Drafter and that say the same: ２１次 for 21次, 674名 for 674人."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.merging.texts.lost_figures import is_number, unit_of
from drafter.model.measure_conversions import is_same_measure, measure_at
from drafter.model.numerals import with_plain_digits


def in_writing_of(base: Sequence[str], hand: Sequence[str]) -> tuple[str, ...]:
    """Return the tokens `hand`, each figure as the tokens `base` write it that is in these alone."""
    lost = [i for i, token in enumerate(base) if is_number(token) and token not in hand]
    return tuple(
        _as_in(base, lost, hand, place) if is_number(token) and token not in base else token
        for place, token in enumerate(hand)
    )


def _as_in(base: Sequence[str], lost: Sequence[int], hand: Sequence[str], place: int) -> str:
    """Return the figure at `place` as it is written at one of the places `lost` of the base; as it is where it is none."""
    token = half_width(hand[place])
    same = (base[at] for at in lost if base[at] == token or _is_same(base, at, hand, place))
    return next(same, hand[place])


def _is_same(base: Sequence[str], at: int, hand: Sequence[str], place: int) -> bool:
    """Return whether two figures are the same number of the same, with measure words of one character."""
    one, other = base[at], half_width(hand[place])
    units = unit_of(one), unit_of(other)
    if not all(units) or one.removesuffix(units[0]) != other.removesuffix(units[1]):
        return False
    measures = (
        measure_at("".join((unit, *tokens[i + 1 : i + 3])), 0)
        for unit, tokens, i in zip(units, (base, hand), (at, place), strict=True)
    )
    return tuple(measures) == units and is_same_measure(*units)


def half_width(token: str) -> str:
    """Return a token with digits of half width."""
    return with_plain_digits(token)
