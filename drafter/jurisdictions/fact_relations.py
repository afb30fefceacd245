"""Reads what `核对` in `事实.yaml` says: 甲＋乙≤丙, 甲＝乙÷（丙＋丁), or that there is none of some without others, 甲、乙须有丙."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from drafter.hints import did_you_mean, quoted
from drafter.jurisdictions.fact_checks import FactError
from drafter.jurisdictions.fact_file import DeclaredRelation, FactFile, absolute, either
from drafter.model.answer_path import AnswerPath
from drafter.model.catalogue import Catalogue
from drafter.model.fields import Kind
from drafter.model.relation_table import Needs, Relations, Side, SumComparison, Term

_SIGN = re.compile("([≤＝])")
_TERM = re.compile(r"(?P<sign>[＋－]?)(?P<last>上年)?(?P<name>[^＋－]+)")
_BRACKETS = "（）"
_LAST_YEAR = "上年"


_NEEDS = "须有"
_ANY = "*"
"""Stands for any characters of a name."""


class UnreadableRelationError(Exception):
    """What was written is no relation; its text says how one is written, in Chinese."""


class WrittenRelation(NamedTuple):
    """What a line says, with the names that it was written with, in order."""

    relations: Relations
    names: tuple[AnswerPath, ...]


def declared_relations(files: Iterable[tuple[Path, FactFile]], known: Catalogue) -> Relations:
    """Return what `files` say under 核对, but what is about answers that are not used. Raises FactError."""
    found = Relations()
    for folder, file in files:
        for index, each in enumerate(file.relations):
            place = ("核对", index, "关系")
            try:
                written = _of_all_called(each, known) if _ANY in each.text else relation_of(each.text, each.why)
            except UnreadableRelationError as error:
                raise FactError(str(error), folder, place) from error
            strange = next((name for name in written.names if name not in known and name not in known.unused), None)
            if strange is not None:
                hint = did_you_mean(strange, known, "请写 章.名称", 0.4)
                raise FactError(f"关系里的{quoted(strange)}不是一项答案；{hint}", folder, place)
            if known.unused.isdisjoint(written.names):
                found = found.with_more(written.relations)
    return found


def _of_all_called(relation: DeclaredRelation, known: Catalogue) -> WrittenRelation:
    """Return that each figure so called, in the measure word of the other side, is no more than that: *罚款*≤章.丙.

    Raises UnreadableRelationError.
    """
    pattern, sign, right = re.sub(r"\s", "", relation.text).partition("≤")
    whole = AnswerPath(right)
    if not sign or "." not in right or not pattern.replace(_ANY, ""):
        raise UnreadableRelationError(f"看不出“{relation.text}”是什么关系；请写成 *罚款*≤章.丙")
    called = re.compile(".*".join(map(re.escape, pattern.split(_ANY))))
    unit = known[whole].unit if whole in known else ""
    parts = [
        spec.path
        for spec in known.of_kind(Kind.FIGURE)
        if spec.unit == unit and spec.path != whole and called.fullmatch(spec.title)
        if not any(word in spec.title for word in relation.except_)
    ]
    sides, why = (Side((Term(whole),)),), relation.why or f"{pattern.strip(_ANY)}都在{whole.leaf}之中"
    return WrittenRelation(
        Relations(comparisons=tuple(SumComparison((Term(part),), False, sides, why) for part in parts)), (whole,)
    )


def relation_of(text: str, why: str) -> WrittenRelation:
    """Return what `text` writes, for which `why` gives the reason; names without a chapter are of the first's.

    Raises UnreadableRelationError.
    """
    plain = re.sub(r"\s", "", text)
    return _needed(plain, text, why) if _NEEDS in plain else _compared(plain, text, why)


def _needed(plain: str, text: str, why: str) -> WrittenRelation:
    """Return that there is none of the figures before 须有 where there is none of those behind it."""
    above, _, below = plain.partition(_NEEDS)
    chapter = AnswerPath(above.partition("、")[0]).root
    paths = [absolute(name, chapter) for name in above.split("、")]
    bases = tuple(absolute(name, chapter) for name in either(below))
    if "." not in above.partition("、")[0] or not all(each.leaf for each in (*paths, *bases)):
        raise _unreadable(text)
    source = why or f"没有{'或'.join(each.leaf for each in bases)}就没有这个数"
    return WrittenRelation(Relations(means=tuple(Needs(path, bases, source) for path in paths)), (*paths, *bases))


def _compared(plain: str, text: str, why: str) -> WrittenRelation:
    """Return that figures are no more than others, or just that."""
    parts = _SIGN.split(plain)
    chapter = AnswerPath(parts[0].partition("＋")[0].removeprefix(_LAST_YEAR)).root
    if len(parts) != 3 or "." not in parts[0]:
        raise _unreadable(text)
    left, sign, right = parts
    terms = tuple(_terms(left, chapter))
    sides = tuple(_side(each, chapter) for each in right.split("或"))
    every = [*terms, *(term for side in sides for term in (*side.terms, *side.divisor))]
    if not all(side.terms for side in sides) or plain.count("÷") > sum(bool(side.divisor) for side in sides):
        raise UnreadableRelationError(f"“{text}”里少写了一个名称；请补上")
    names = tuple(dict.fromkeys(AnswerPath(term.path) for term in every))
    comparison = SumComparison(terms, sign == "＝", sides, why or plain)
    return WrittenRelation(Relations(comparisons=(comparison,)), names)


def _unreadable(text: str) -> UnreadableRelationError:
    return UnreadableRelationError(f"看不出“{text}”是什么关系；请写成 章.甲＋乙≤丙、章.甲＝乙÷丙，或 章.甲、乙须有丙")


def _side(text: str, chapter: str) -> Side:
    above, _, below = text.partition("÷")
    return Side(tuple(_terms(above, chapter)), tuple(_terms(below, chapter)))


def _terms(text: str, chapter: str) -> Iterator[Term]:
    for found in _TERM.finditer(text.strip(_BRACKETS)):
        yield Term(absolute(found["name"], chapter), bool(found["last"]), found["sign"] == "－")
