"""Finds the numbers in running text by value, in every way of writing that the reader of figures knows.

7654, ７６５４, 7,654, 7 654, 7654.0, 0.7654万, 七千六百五十四, 柒仟陆佰伍拾肆 and 76百 are all read;
what may be one number or several (7，654) is told as either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from drafter.model.figure_typing import FINANCIAL_NUMERALS, read_typed
from drafter.model.number_grammar import ABOUT_AFTER, ONE_TO_NINE, TO, WORDS_BEFORE, WORDS_INSIDE, either
from drafter.model.numerals import NUMERAL_CHARS, to_half_width

_SIGN = rf"[0-9{NUMERAL_CHARS}廿卅{FINANCIAL_NUMERALS}]"
_JOINT = rf"[,.点·。][^\S\n]?|[^\S\n]|[{''.join(WORDS_INSIDE)}](?=[万亿])"
_RUN = re.compile(rf"{_SIGN}+(?:(?:{_JOINT}){_SIGN}+)*(?:[wW](?![a-zA-Z]))?")
"""Signs of numbers with what may stand between them."""
_LONGEST_RUN = 40
_PIECE = re.compile(rf"{_SIGN}+(?:\.[0-9]+)?(?:[wW](?![a-zA-Z]))?[万亿]?")
_BARE_PLACE = re.compile("[十百千万亿拾佰仟萬億]+")
"""Words rather than numbers: 千方百计, 万众."""
_RATE_BEFORE = re.compile(r"([百千])分之$")
_RATE_AFTER = re.compile(r"[^\S\n]*(?:([%‰])|个百分点)")
_ABOUT_BEFORE = re.compile(f"(?:{either(WORDS_BEFORE)})$")
_ABOUT_AFTER = re.compile(f"[{''.join(WORDS_INSIDE)}]|[一-鿿]{{0,3}}?{ABOUT_AFTER}")
_YEAR = re.compile(f"(?:[0-9]{{4}}|[零〇{ONE_TO_NINE}]{{4}})(?=(?:{TO}+[0-9]{{4}})?年)")


class NumberInText(NamedTuple):
    """A number that stands in a text."""

    value: Decimal
    """Of a rate the per cent."""
    start: int
    end: int
    is_rate: bool
    is_about: bool
    """True when a word such as 余, 近 or 以上 stands beside it."""


def numbers_in(text: str) -> Iterator[NumberInText]:
    """Yield the numbers in `text`, in order; years (2021年) are none."""
    plain = to_half_width(text)
    for run in _RUN.finditer(plain):
        spans = {
            run.span(),
            *(_shifted(piece, run.start()) for piece in _pieces(run[0], text[run.start() : run.end()])),
        }
        for start, end in sorted(spans):
            found = _number_at(plain, start, end)
            if found is not None:
                yield found


def _pieces(run: str, written: str) -> Iterator[tuple[int, int]]:
    """Yield where the parts of a run stand that may be numbers by themselves.

    A comma of full width ends clauses, a blank parts the columns of a table, 点 tells the time; a comma or a point
    between digits belongs to the number, unless the whole is none.
    """
    if len(run) <= _LONGEST_RUN and _value(run) is not None and not re.search(r"[，。点·\s]", written):
        return
    yield from (piece.span() for piece in _PIECE.finditer(run))


def _shifted(span: tuple[int, int], by: int) -> tuple[int, int]:
    return span[0] + by, span[1] + by


def _number_at(plain: str, start: int, end: int) -> NumberInText | None:
    number = plain[start:end]
    value = _value(number) if len(number) <= _LONGEST_RUN else None
    year = _YEAR.match(plain, start)
    if value is None or (year and year.end() == end):
        return None
    before, after = _RATE_BEFORE.search(plain, max(0, start - 4), start), _RATE_AFTER.match(plain, end)
    if (before and before[1] == "千") or (after and after[1] == "‰"):
        value /= 10
    return NumberInText(value, start, end, bool(before or after), _is_about(plain, start, end))


def _is_about(plain: str, start: int, end: int) -> bool:
    """Return whether the number between `start` and `end` is only about right: 400余, 近30, 20左右."""
    within = re.search("[余多几来]", plain[start:end])
    before = _ABOUT_BEFORE.search(plain, max(0, start - 4), start)
    return bool(within or before or _ABOUT_AFTER.match(plain, end))


def _value(number: str) -> Decimal | None:
    """Return the value of a number as typed; None when it is none, or a word such as 千."""
    if _BARE_PLACE.fullmatch(number):
        return None
    try:
        return read_typed(re.sub(r"\s", " ", number)).value
    except ValueError:
        return None
