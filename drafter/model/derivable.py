"""Withheld figures that a reader can work out from what is published.

A withheld part follows from its total and the other parts, a total from all its parts, the base of a rate
from rate and part, a count from the list of what is counted. The relations are those of
`drafter.model.relation_table`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from drafter.model.amounts import Amount, amount, last_year_of
from drafter.model.answer_path import AnswerPath
from drafter.model.catalogue import Catalogue, core
from drafter.model.counted import Counted, figures
from drafter.model.field_spec import answer_at
from drafter.model.relation_table import Relations, RollForward, Sum
from drafter.model.report import Report

_NOTHING = Amount(Decimal(0), Decimal(0))
_ROUNDED = 1
"""Percentage points by which a rate, rounded, is off at the most."""


class Derivable(NamedTuple):
    """A withheld figure, and what it follows from."""

    path: str
    basis: tuple[str, ...]
    """Paths of the answers that it is worked out from."""
    exact: bool
    """False when only an approximate number can be worked out."""
    source: str
    """Why it follows, as the relation says."""


class _Equation(NamedTuple):
    """Figures that add up: the sum of each times its sign, and of the constant, is nothing."""

    signs: Mapping[str, int]
    constant: Amount
    source: str


def derivable(
    report: Report, public: Report, printed: Collection[str], catalogue: Catalogue | None = None
) -> tuple[Derivable, ...]:
    """Return the figures of `report` that `public` withholds and that follow from what is published.

    `printed` are the paths of the answers that the published document prints; a figure of nothing counts
    as printed, because readers assume it. Figures that follow from others that were worked out are included. `catalogue` as for
    `drafter.model.counted.figures`.
    """
    catalogue = catalogue or core()
    relations = catalogue.relations
    known, published = figures(report, catalogue), figures(public, catalogue)
    shown = {path for path, each in published.items() if path in printed or each.amount.most == 0}
    hidden = known.keys() - published.keys()
    found: dict[str, Derivable] = {each.path: each for each in _from_lists(public, known, hidden, printed, relations)}
    while True:
        new = [
            each
            for each in _steps(known, shown | found.keys(), hidden - found.keys(), relations)
            if each.path not in found
        ]
        if not new:
            return tuple(found[path] for path in known if path in found)
        found |= {each.path: each for each in new}


def _steps(
    known: Mapping[str, Counted], shown: Collection[str], hidden: Collection[str], relations: Relations
) -> Iterator[Derivable]:
    """Yield each hidden figure that is the only one of a relation that is not shown."""
    yield from _solutions(known, shown, hidden, relations)
    for relation in relations.rates:
        members = [path for path in (relation.rate, relation.part, relation.base) if path in known]
        unknown = _only_hidden(members, shown, hidden)
        if unknown and len(members) == 3 and _is_rate(*(known[path].amount for path in members)):
            yield Derivable(unknown, _others(members, unknown), False, relation.source)


def _solutions(
    known: Mapping[str, Counted], shown: Collection[str], hidden: Collection[str], relations: Relations
) -> Iterator[Derivable]:
    """Yield the hidden figures that sums and differences of those shown give."""
    for equation in _equations(known, relations):
        members = [path for path in equation.signs if path in known]
        unknown = _only_hidden(members, shown, hidden)
        reckoned = _solved(equation, unknown, known) if unknown else None
        if reckoned and reckoned.meets(known[unknown].amount):
            yield Derivable(unknown, _others(members, unknown), reckoned.exact, equation.source)


def _others(members: list[str], unknown: str) -> tuple[str, ...]:
    return tuple(path for path in members if path != unknown)


def _only_hidden(members: list[str], shown: Collection[str], hidden: Collection[str]) -> str:
    """Return the one of `members` that is hidden while all others are shown; empty for none."""
    unknown = [path for path in members if path not in shown]
    return unknown[0] if len(unknown) == 1 and unknown[0] in hidden and len(members) > 1 else ""


def _equations(known: Mapping[str, Counted], relations: Relations) -> Iterator[_Equation]:
    both: tuple[Sum | RollForward, ...] = (*relations.sums, *relations.roll_forwards)
    for relation in both:
        if isinstance(relation, Sum):
            if relation.closed:
                signs = {relation.total: 1, **dict.fromkeys(relation.parts, -1)}
                yield _Equation(signs, _NOTHING, relation.source)
        else:
            yield from _roll_forward(relation, known)


def _roll_forward(relation: RollForward, known: Mapping[str, Counted]) -> Iterator[_Equation]:
    """Yield the equation of a number at the year's end: last year's is in last year's report."""
    stock = known.get(relation.stock)
    last = last_year_of(stock.figure.last_year) if stock and stock.figure.last_year else None
    if stock and last and last.applies:
        signs = {relation.stock: -1, **dict.fromkeys(relation.added, 1), **dict.fromkeys(relation.removed, -1)}
        yield _Equation(signs, amount(last, stock.unit), relation.source)


def _solved(equation: _Equation, unknown: str, known: Mapping[str, Counted]) -> Amount:
    """Return what `unknown` must be; answers that are open count as nothing."""
    total = equation.constant
    for path, sign in equation.signs.items():
        if path != unknown and path in known:
            total = total.plus(known[path].amount) if sign > 0 else total.minus(known[path].amount)
    return total if equation.signs[unknown] < 0 else _NOTHING.minus(total)


def _is_rate(rate: Amount, part: Amount, base: Amount) -> bool:
    return base.most > 0 and abs(rate.most - part.most / base.most * 100) < _ROUNDED


def _from_lists(
    public: Report,
    known: Mapping[str, Counted],
    hidden: Collection[str],
    printed: Collection[str],
    relations: Relations,
) -> Iterator[Derivable]:
    """Yield the hidden counts of lists that are printed whole."""
    for names_path, count_path, source in relations.lists:
        names = answer_at(public, AnswerPath(names_path))
        if count_path in hidden and names_path in printed and isinstance(names, tuple):
            reckoned = Amount(Decimal(len(names)), Decimal(len(names)))
            if reckoned.meets(known[count_path].amount):
                yield Derivable(count_path, (names_path,), True, source)
