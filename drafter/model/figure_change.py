"""How a figure changed against last year's, in words: reckoned where last year's is known, else as it was typed."""

from __future__ import annotations

from decimal import Decimal

from drafter.model.amounts import SCALES, amount, last_year_of, number, share_of
from drafter.model.figure import Figure
from drafter.model.figure_words import COMPARED, RATES, UNCHANGED, Approximation, with_unit

_LEAST_SHARED = 10
"""Of a smaller number last year a change is told without its percentage."""


def told_change(figure: Figure, unit: str) -> str:
    """Return what the text says of a figure's change where the bureau wants it told; empty where nothing is to be said.

    Reckoned: 比上年增加10件，增长1.1%, 比上年提高1.2个百分点, 与上年持平. `unit` is the question's measure word.
    """
    if not figure.compared:
        return ""
    reckoned = reckoned_change(figure, unit)
    if reckoned:
        return reckoned
    return "" if figure.compared == COMPARED else with_unit(figure.compared, figure.unit or unit)


def reckoned_change(figure: Figure, unit: str) -> str:
    """Return how a figure differs from last year's, in words; empty where either is not known exactly."""
    last = last_year_of(figure.last_year) if figure.last_year else None
    if last is None or not (_is_exact(figure) and _is_exact(last)):
        return ""
    now, before = amount(figure, unit).least, amount(last, unit).least
    counted = figure.unit or unit
    if now == before or counted in RATES:
        return change_by(now, before, counted, figure.written)
    share = f"，{_share(now, before)}" if amount(last, "").least >= _LEAST_SHARED else ""
    return change_by(now, before, counted, figure.written) + share


def change_by(now: Decimal, before: Decimal, unit: str, written: str = "") -> str:
    """Return the difference of two amounts in the measure word: 比上年增加9次, 比上年提高1.2个百分点, 与上年持平.

    The amounts are in the smallest unit of their kind; `written` is this year's number, whose 万 or 亿 is kept.
    """
    if now == before:
        return UNCHANGED
    by, rises = abs(now - before), now > before
    if unit in RATES:
        by = by * 10 if unit == "‰" else by
        return f"{COMPARED}{'提高' if rises else '下降'}{number(by)}{RATES[unit]}"
    size = "" if unit[:1] in SCALES else written[-1:] if written[-1:] in SCALES else ""
    by /= SCALES.get(size or unit[:1], Decimal(1))
    return f"{COMPARED}{'增加' if rises else '减少'}{number(by)}{size}{unit}"


def change_by_share(now: Decimal, before: Decimal) -> str:
    """Return the difference of two amounts as a share of the second, which is not zero: 比上年增长11.4%."""
    return UNCHANGED if now == before else COMPARED + _share(now, before)


def _share(now: Decimal, before: Decimal) -> str:
    return f"{'增长' if now > before else '下降'}{share_of(abs(now - before), before)}%"


def _is_exact(figure: Figure) -> bool:
    return figure.value is not None and figure.approximation is Approximation.EXACT
