"""Reads what `核对` in `事实.yaml` says: figures that are no more than others, or just that, as 甲＋乙≤丙 or 甲＝乙÷（丙＋丁）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.jurisdictions.fact_file import absolute
from drafter.model.answer_path import AnswerPath
from drafter.model.relation_table import Side, SumComparison, Term

_SIGN = re.compile("([≤＝])")
_TERM = re.compile(r"(?P<sign>[＋－]?)(?P<last>上年)?(?P<name>[^＋－]+)")
_BRACKETS = "（）"
_LAST_YEAR = "上年"


class UnreadableRelationError(Exception):
    """What was written is no comparison; its text says how one is written, in Chinese."""


class DeclaredComparison(NamedTuple):
    """A comparison with the names that it was written with, in order."""

    comparison: SumComparison
    names: tuple[str, ...]


def comparison_of(text: str, why: str) -> DeclaredComparison:
    """Return the comparison that `text` writes, for which `why` gives the reason; names without a chapter are of the first's.

    Raises UnreadableRelationError.
    """
    plain = re.sub(r"\s", "", text)
    parts = _SIGN.split(plain)
    chapter = AnswerPath(parts[0].partition("＋")[0].removeprefix(_LAST_YEAR)).root
    if len(parts) != 3 or "." not in parts[0]:
        raise UnreadableRelationError(f"看不出“{text}”是什么关系；请写成 章.甲＋乙≤丙，或 章.甲＝乙÷丙")
    left, sign, right = parts
    terms = tuple(_terms(left, chapter))
    sides = tuple(_side(each, chapter) for each in right.split("或"))
    every = [*terms, *(term for side in sides for term in (*side.terms, *side.divisor))]
    if not all(side.terms for side in sides) or plain.count("÷") > sum(bool(side.divisor) for side in sides):
        raise UnreadableRelationError(f"“{text}”里少写了一个名称；请补上")
    names = tuple(dict.fromkeys(term.path for term in every))
    return DeclaredComparison(SumComparison(terms, sign == "＝", sides, why or plain), names)


def _side(text: str, chapter: str) -> Side:
    above, _, below = text.partition("÷")
    return Side(tuple(_terms(above, chapter)), tuple(_terms(below, chapter)))


def _terms(text: str, chapter: str) -> Iterator[Term]:
    for found in _TERM.finditer(text.strip(_BRACKETS)):
        yield Term(absolute(found["name"], chapter), bool(found["last"]), found["sign"] == "－")
