"""What the numbers beside a number tell of it: of the same matter, its total, a sum or a rate that comes out right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from drafter.importing.questions.question_words import NumberQuestion
from drafter.model.relation_table import Relations

_CHAPTER = 0.6
"""How much it counts that only the chapter is the same."""
_REST = re.compile("在办|尚未|未整改")
"""In the title of what is left open of a total."""
_ROUNDED = Decimal("0.06")
"""By how many points a printed rate may differ from the reckoned one."""


class Neighbour(NamedTuple):
    """A number nearby with the question that it most likely answers."""

    question: NumberQuestion
    value: Decimal | None


class Company:
    """The relations between questions, by question."""

    def __init__(self, relations: Relations) -> None:
        self._parts: Mapping[str, set[str]] = defaultdict(set)
        self._wholes: Mapping[str, set[str]] = defaultdict(set)
        self._rates = {each.rate: (each.part, each.base) for each in relations.rates}
        self._all_sums = {each.total: each.parts for each in relations.sums}
        self._sums = {each.total: each.parts for each in relations.sums if each.closed}
        for each in relations.sums:
            self._parts[each.total].update(each.parts)
            for part in each.parts:  # one part behind another
                self._parts[part].update(each.parts)
                self._wholes[part].add(each.total)
        for ladder in relations.ladders:
            for whole in ladder.wholes:
                self._parts[whole].add(ladder.part)
            if len(ladder.wholes) == 1:
                self._wholes[ladder.part].add(ladder.wholes[0])
        self._rests = {
            whole: ladder.part
            for ladder in relations.ladders
            for whole in ladder.wholes
            if _REST.search(ladder.part.rpartition(".")[2])
        }
        for rate in relations.rates:
            self._parts[rate.part].add(rate.rate)
            self._parts[rate.base].add(rate.rate)

    def is_part(self, question: NumberQuestion, total: NumberQuestion | None) -> bool:
        """Return whether `question` asks for a part, or the rate, of what the number before answers."""
        return total is not None and question.path in self._parts[total.path]

    def kin(self, question: NumberQuestion) -> set[str]:
        """Return the paths of the questions that are told with `question`, or are its parts, wholes and rates."""
        own = question.path
        return {*question.company, *self._parts.get(own, ()), *self._wholes.get(own, ())} - {own}

    def wholes_of(self, path: str) -> frozenset[str]:
        """Return the paths of the questions of which the answer at `path` is a part."""
        return frozenset(self._wholes.get(path, ()))

    def chain(self, path: str) -> frozenset[str]:
        """Return `path` with the paths of its wholes, its parts and its rates, and of what it is the rate of."""
        wholes = self.wholes_of(path)
        of_rate = {each for each in self._rates.get(path, ()) if each}
        return frozenset({path, *wholes, *of_rate, *self._parts.get(path, ())})

    def rest_of(self, whole: NumberQuestion | None) -> str:
        """Return the path of the question of what is left open of `whole`; empty when there is none."""
        return self._rests.get(whole.path, "") if whole is not None else ""

    def total_of(self, parts: Collection[str]) -> str:
        """Return the path of the total that two of `parts` or more belong to; empty when there is none."""
        shared = {total: len(set(parts) & set(own)) for total, own in self._all_sums.items()}
        best = max(shared, key=lambda total: shared[total], default="")
        return best if best and shared[best] > 1 else ""

    def agrees(self, question: NumberQuestion, value: Decimal | None, beside: Sequence[Neighbour]) -> float:
        """Return 1 where the numbers beside it bear out that `value` is the answer, -1 where they contradict it."""
        if value is None:
            return 0.0
        values: dict[str, Decimal] = {each.question.path: each.value for each in beside if each.value is not None}
        rate = self._rate(question.path, values)
        if rate is not None:
            return 1.0 if abs(rate - value) <= _ROUNDED else -1.0
        parts = self._sums.get(question.path, ())
        if parts and values.keys() >= set(parts):
            return 1.0 if sum(values[part] for part in parts) == value else -1.0
        is_too_much = any(value > values[whole] for whole in self._wholes[question.path] if whole in values)
        return -1.0 if is_too_much else 0.0

    def _rate(self, path: str, values: Mapping[str, Decimal]) -> Decimal | None:
        """Return the rate at `path` that `values` make, in per cent; None where it is none, or they make none."""
        part, base = (values.get(each) for each in self._rates.get(path) or ("", ""))
        return part * 100 / base if part is not None and base else None


def same_matter(question: NumberQuestion, others: Sequence[NumberQuestion]) -> float:
    """Return 1 where one of `others` is of the same matter, less where it is of the same chapter only."""
    if any(other.matter == question.matter for other in others):
        return 1.0
    return _CHAPTER if any(other.path.root == question.path.root for other in others) else 0.0


def in_company(question: NumberQuestion, others: Sequence[NumberQuestion]) -> float:
    """Return how many of `others` stand with `question` in sentences that are known."""
    told = {other.path for other in others} - {question.path}
    return len(told & question.company) / len(told) if told else 0.0
