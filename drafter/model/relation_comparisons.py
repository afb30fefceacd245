"""Figures against what others make together: sums and their totals, averages, rates of several bases, changes since last year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from drafter.model.amounts import NO_END, Amount, amount, last_year_of, number
from drafter.model.counted import Counted
from drafter.model.doubt import KEEP, Doubt
from drafter.model.relation_table import Relations, Side, SumComparison, Term

_NOTHING = Amount(Decimal(0), Decimal(0))
_ALL = 100
"""Percent that nothing is rounded to: of which all is meant."""
_FAR = Decimal("0.2")
"""The part by which a quotient is off that no other base than those answered explains."""


class _Summand(NamedTuple):
    """A term that is answered: what it can mean, and how a message shows it."""

    term: Term
    amount: Amount
    shown: str


def check_comparisons(known: Mapping[str, Counted], relations: Relations) -> Iterator[Doubt]:
    """Yield a doubt about each comparison that does not hold; silent while what it needs is open."""
    for each in relations.comparisons:
        left = [found for term in each.terms if (found := _summand(term, known)) is not None]
        if left:
            yield from _unequal(each, left, known) if each.is_equal else _too_many(each, left, known, relations)


def _summand(term: Term, known: Mapping[str, Counted]) -> _Summand | None:
    counted = known.get(term.path)
    if counted is None:
        return None
    if not term.is_last_years:
        return _Summand(term, counted.amount, counted.shown)
    last = last_year_of(counted.figure.last_year) if counted.figure.last_year else None
    if last is None or not last.applies:
        return None
    return _Summand(term, amount(last, counted.unit), f"上年{counted.title} {last.text(counted.unit)}")


def _all(terms: Iterable[Term], known: Mapping[str, Counted]) -> list[_Summand] | None:
    """Return the `terms` with what they are; None while one of them is open."""
    found = [_summand(term, known) for term in terms]
    return None if None in found else [each for each in found if each is not None]


def _total(summands: Iterable[_Summand]) -> Amount:
    total = _NOTHING
    for each in summands:
        total = total.minus(each.amount) if each.term.is_taken_away else total.plus(each.amount)
    return total


def _too_many(
    comparison: SumComparison, left: list[_Summand], known: Mapping[str, Counted], relations: Relations
) -> Iterator[Doubt]:
    """Yield a doubt where what is answered of the terms is more than the side holds, with what was carried over to it."""
    right = _all(comparison.sides[0].terms, known)
    if right is None:
        return
    totals = {each.term.path for each in right}
    carried = (Term(path) for total, path in relations.carried if total in totals)
    right += [each for term in carried if (each := _summand(term, known)) is not None]
    more, most = _total(left).least, _total(right).most
    if most == NO_END or more <= most:
        return
    whole = _shown(right)
    if len(left) == 1:
        message = f"{left[0].shown}，多于 {whole}（{comparison.source}）"
        yield _doubt("数字-不超过", left[0].term.path, (*left, *right), message)
    else:
        message = f"{whole}，其中{_shown(left)}，合起来多了 {_size(more - most, known[right[0].term.path])}（{comparison.source}）"
        yield _doubt("数字-合计", right[0].term.path, (*right, *left), message)


def _unequal(comparison: SumComparison, left: list[_Summand], known: Mapping[str, Counted]) -> Iterator[Doubt]:
    """Yield a doubt where the term is none of what the sides make that can be reckoned."""
    if len(left) < len(comparison.terms):
        return
    said, told = known[left[0].term.path], _total(left)
    reckoned = [found for side in comparison.sides if (found := _reckoned(side, said, known)) is not None]
    if not reckoned or any(_agrees(told, each, said) for each, _ in reckoned):
        return
    is_open = len(reckoned) < len(comparison.sides)
    if is_open and not all(_is_far(told, each) for each, _ in reckoned):
        return
    right, summands = reckoned[0]
    has_last_year = any(each.term.is_last_years for each in summands)
    rule = "数字-比上年" if has_last_year else "数字-比率" if comparison.sides[0].divisor else "数字-合计"
    by = f"按 {_shown(summands)} 算是 {_size(right.most, said)}"
    if len(left) > 1:
        by = f"合起来是 {_size(told.most, said)}，但{_shown(summands)}"
    message = f"{_shown(left)}，{by}（{comparison.source}）"
    yield _doubt(rule, said.path, (*left, *summands), message)


def _reckoned(side: Side, said: Counted, known: Mapping[str, Counted]) -> tuple[Amount, list[_Summand]] | None:
    """Return what a side makes, in percent for a rate, and of what; None while it cannot be reckoned."""
    terms = _all(side.terms, known)
    if terms is None or not side.divisor:
        return None if terms is None else (_total(terms), terms)
    divisors = _all(side.divisor, known)
    if divisors is None:
        return None
    above, below = _total(terms), _total(divisors)
    if not (above.exact and below.exact and below.most > 0):
        return None
    quotient = above.most / below.most * (100 if said.unit == "%" else 1)
    shown = list({(each.term.path, each.term.is_last_years): each for each in (*terms, *divisors)}.values())
    return Amount(quotient, quotient), shown


def _agrees(told: Amount, right: Amount, said: Counted) -> bool:
    """Return whether both can be one number, as exactly as the answer was written."""
    if told.meets(right):
        return True
    if said.unit == "%" and told.most == _ALL:
        return False
    places = len(said.figure.written.partition(".")[2])
    return (
        right.exact and told.exact and right.most % 1 != 0 and abs(told.most - right.most) < Decimal(1).scaleb(-places)
    )


def _is_far(told: Amount, right: Amount) -> bool:
    away = max(told.least - right.most, right.least - told.most)
    return away > max(abs(right.most), told.most) * _FAR


def _size(size: Decimal, said: Counted) -> str:
    return f"{number(size)}{(said.figure.unit or said.unit).lstrip('万亿')}"


def _shown(summands: Iterable[_Summand]) -> str:
    return "、".join(each.shown for each in summands)


def _doubt(rule: str, path: str, summands: Iterable[_Summand], message: str) -> Doubt:
    paths = tuple(dict.fromkeys((path, *(each.term.path for each in summands))))
    return Doubt(rule, path, paths, message, f"核对这{'两' if len(paths) == 2 else '几'}个数；{KEEP}")
