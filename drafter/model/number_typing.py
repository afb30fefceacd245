"""Reads a number as people type it, in digits and numerals: 1,2万 (a comma typed for the point), 三点二万, 1万2千."""

from __future__ import annotations

import re
from decimal import Decimal

from drafter.model.numerals import parse_number, to_chinese

MYRIADS = ("万", "亿")
_PAIR = re.compile("[一二两三四五六七八九]{2}[万亿]?")
"""两三, 七八: a way of saying about."""
_COMMA_FOR_POINT = re.compile(r"([0-9]{1,4}),([0-9]{1,2}|[0-9]{4,})([万亿])")
_POINT = re.compile(r"([0-9零〇一二两三四五六七八九十百千]+)点([0-9零〇一二三四五六七八九]+)([万亿]?)")
_MIXED = re.compile(r"(?:[0-9]+(?:\.[0-9]+)?[十百千]?[万亿])?(?:[0-9]+(?:\.[0-9]+)?千)?(?:[0-9]+(?:\.[0-9]+)?百)?")
_PIECE = re.compile(r"([0-9.]+)([十百千]?)([万亿]?)")
_PLACES = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


def typed_number(text: str) -> tuple[Decimal, str] | None:
    """Return value and normal writing of a number without words; None when `text` is not a number."""
    if _PAIR.fullmatch(text):
        return None
    text = _COMMA_FOR_POINT.sub(r"\1.\2\3", text) if _COMMA_FOR_POINT.fullmatch(text) else text
    value = parse_number(text)
    if value is not None:
        return value, _normal(text.replace(",", ""), value)
    point = _POINT.fullmatch(text)
    return _with_point(point) if point else _mixed(text)


def _with_point(match: re.Match[str]) -> tuple[Decimal, str] | None:
    """Return value and writing of 一点五 and 三点二万."""
    whole, digits = parse_number(match[1]), [parse_number(digit) for digit in match[2]]
    if whole is None or None in digits:
        return None
    written = f"{whole:f}.{''.join(f'{digit:f}' for digit in digits if digit is not None)}{match[3]}"
    value = parse_number(written)
    return None if value is None else (value, written)


def _mixed(text: str) -> tuple[Decimal, str] | None:
    """Return value and writing of 1万2千 and 3百, whose pieces must fall from left to right."""
    if not text or not _MIXED.fullmatch(text):
        return None
    pieces = [Decimal(number) * _PLACES[place] * _PLACES[myriad] for number, place, myriad in _PIECE.findall(text)]
    if sorted(set(pieces), reverse=True) != pieces:
        return None
    value = sum(pieces, Decimal(0))
    return value, _normal(text, value)


_PLACE_WORDS = frozenset("十百千")


def _normal(written: str, value: Decimal) -> str:
    """Return `written` so that it still says `value` when 万 follows it: 一千二 → 一千二百."""
    myriads = sum(written.count(word) for word in MYRIADS)
    ends_in_myriad = written[-1] in MYRIADS
    if not value:
        return f"0{written[-1]}" if ends_in_myriad else "0"
    if myriads > 1 or (myriads and not ends_in_myriad):
        return _in_myriads(value)  # 1万2千 → 1.2万
    has_place = not _PLACE_WORDS.isdisjoint(written)
    if written[0].isdigit():
        return _normal_digits(written, value, has_place, myriads > 0)
    if myriads or parse_number(written + "万") == value * 10_000:
        return written
    return to_chinese(int(value)) if has_place else f"{value:f}"


def _normal_digits(written: str, value: Decimal, has_place: bool, has_myriad: bool) -> str:
    """Return the same for what begins with digits, which go with 万 and 亿 only: 8百 → 800, 2百万 → 200万."""
    if not has_place:
        return re.sub(r"^0+(?=[0-9])", "", written)
    return _in_myriads(value) if has_myriad else f"{value.normalize():f}"


def _in_myriads(value: Decimal) -> str:
    return f"{(value / 10_000).normalize():f}万"
