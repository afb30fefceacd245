"""Figures that a hand wrote otherwise than Drafter and that say the same: ２１次 for 21次, 674名 for 674人, 两次 for 2次."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.merging.texts.lost_figures import is_number, unit_of
from drafter.model.measure_conversions import is_same_measure, measure_at
from drafter.model.numerals import to_chinese, with_plain_digits

_MOST = 9999
"""The largest number that is written so."""


def in_writing_of(base: Sequence[str], hand: Sequence[str]) -> tuple[str, ...]:
    """Return the tokens `hand`, each figure as the tokens `base` write it that is in these alone."""
    lost = [i for i, token in enumerate(base) if is_number(token) and token not in hand]
    return tuple(
        _as_in(base, lost, hand, place)
        if is_number(token) and token not in base
        else next((base[at] for at in lost if numeral_as(token, base[at], base[at])), token)
        for place, token in enumerate(hand)
    )


def with_whole_numerals(base: Sequence[str], hand: Sequence[str]) -> tuple[str, ...]:
    """Return the tokens `hand`, a figure of `base` that stands there once in Chinese numerals as one with its measure word."""
    found = tuple(hand)
    for token in dict.fromkeys(each for each in base if is_number(each) and each not in hand):
        numeral, unit = chinese_of(token), unit_of(token)
        if numeral and base.count(token) == 1 and numeral not in "".join(base):
            number = numeral.removesuffix(unit)
            places = [i for i in range(len(found) - 1) if found[i] == number and _is_measure(unit, found, i + 1)]
            if len(places) == 1:
                at = places[0]
                found = (*found[:at], f"{number}{found[at + 1]}", *found[at + 2 :])
    return found


def numeral_as(written: str, figure: str, new: str) -> str:
    """Return the figure `new` as a hand wrote another, `figure`, in Chinese numerals: 三名 where it wrote 两名 for 2人.

    Empty where it did not, and where `new` cannot be written so, or has another measure word.
    """
    unit, own = unit_of(figure), written[-1:]
    numeral, fresh = chinese_of(figure), chinese_of(new)
    is_same = bool(numeral) and written == f"{numeral.removesuffix(unit)}{own}" and is_same_measure(unit, own)
    if not is_same or not fresh or (own != unit and unit_of(new) != unit):
        return ""
    return fresh if own == unit else f"{fresh.removesuffix(unit)}{own}"


def chinese_of(token: str) -> str:
    """Return a whole number's token as it is in Chinese numerals: 三十五项 for 35项; empty for all others."""
    unit = unit_of(token)
    number = token.removesuffix(unit)
    if not unit or not number.isdecimal() or not 0 < int(number) <= _MOST:
        return ""
    return f"{'两' if number == '2' else to_chinese(int(number))}{unit}"


def _as_in(base: Sequence[str], lost: Sequence[int], hand: Sequence[str], place: int) -> str:
    """Return the figure at `place` as it is written at one of the places `lost` of the base; unchanged where it is no figure."""
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


def _is_measure(unit: str, tokens: Sequence[str], place: int) -> bool:
    """Return whether the token at `place` is the measure word `unit`, or another, of one character, that counts the same."""
    own = tokens[place]
    return own == unit or (measure_at("".join(tokens[place : place + 3]), 0) == own and is_same_measure(unit, own))


def half_width(token: str) -> str:
    """Return a token with digits of half width."""
    return with_plain_digits(token)
