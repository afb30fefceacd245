"""What is left over against what is done: both are in the whole, and nothing is left where the rate is 100 %."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafter.model.amounts import number
from drafter.model.counted import Counted
from drafter.model.doubt import KEEP, Doubt
from drafter.model.relation_table import Relations, Rest, Side, Term

_ALL = 100


def check_rests(known: Mapping[str, Counted], relations: Relations) -> Iterator[Doubt]:
    """Yield a doubt about each rest that is too much with what is done, and each beside a rate that leaves none."""
    for each in relations.rests:
        rest = known.get(each.rest)
        if rest is None or not rest.figure.applies:
            continue
        if rest.amount.least > 0:
            yield from _beside_done(each, rest, known, relations)
            yield from _beside_rates(each, rest, known, relations)
        elif rest.amount.most == 0:
            yield from _though_none(each, rest, known, relations)


def _beside_done(relation: Rest, rest: Counted, known: Mapping[str, Counted], relations: Relations) -> Iterator[Doubt]:
    whole, done = known.get(relation.whole), known.get(relation.done)
    if whole is None or done is None:
        return
    carried = [known[path] for total, path in relations.carried if total == relation.whole and path in known]
    most = whole.amount.most + sum(each.amount.most for each in carried)
    if done.amount.least <= most < done.amount.least + rest.amount.least:
        wholes = "、".join(each.shown for each in (whole, *carried))
        yield Doubt(
            "数字-合计",
            relation.rest,
            (relation.rest, relation.whole, relation.done, *(each.path for each in carried)),
            f"{wholes}，其中{done.shown}、{rest.shown}，合起来比总数多（{relation.source}）",
            f"核对这几个数；{KEEP}",
        )


def _though_none(relation: Rest, rest: Counted, known: Mapping[str, Counted], relations: Relations) -> Iterator[Doubt]:
    """Yield a doubt where none is said to be left though less than all is done, by the numbers or else by the rate."""
    if any(total == relation.whole and path in known for total, path in relations.carried):
        return
    whole, done = known.get(relation.whole), known.get(relation.done)
    if whole is not None and done is not None:
        if done.amount.most < whole.amount.least:
            left = f"{number(whole.amount.least - done.amount.most)}{whole.figure.unit or whole.unit}"
            yield Doubt(
                "数字-合计",
                relation.rest,
                (relation.rest, relation.whole, relation.done),
                f"{rest.shown}，但{whole.shown}，其中{done.shown}，还差 {left}（{relation.source}）",
                f"核对这几个数；{KEEP}",
            )
        return
    for rate in _rates_of(relation, known, relations):
        if rate.amount.most < _ALL:
            yield Doubt(
                "数字-比率",
                rate.path,
                (rate.path, relation.rest),
                f"{rate.shown}，但{rest.shown}（{relation.source}）",
                f"核对这两个数；{KEEP}",
            )


def _rates_of(relation: Rest, known: Mapping[str, Counted], relations: Relations) -> Iterator[Counted]:
    """Yield the rates that are answered of what is done in the whole."""
    rates = {each.rate for each in relations.rates if (each.part, each.base) == (relation.done, relation.whole)}
    shares = Side((Term(relation.done),), (Term(relation.whole),))
    rates |= {each.terms[0].path for each in relations.comparisons if each.is_equal and shares in each.sides}
    yield from (known[path] for path in sorted(rates & known.keys()))


def _beside_rates(relation: Rest, rest: Counted, known: Mapping[str, Counted], relations: Relations) -> Iterator[Doubt]:
    if any(total == relation.whole and path in known for total, path in relations.carried):
        return
    for rate in _rates_of(relation, known, relations):
        if rate.amount.least >= _ALL:
            yield Doubt(
                "数字-比率",
                rate.path,
                (rate.path, relation.rest),
                f"{rate.shown}，但{rest.shown}（{relation.source}）",
                f"核对这两个数；{KEEP}",
            )
