"""Finds where a public edition still tells what it withholds: in the words of another answer.

Texts are found as they stand, figures by their value, however they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Spot
from drafter.model.answer_groups import AnswerGroup
from drafter.model.answer_path import AnswerPath
from drafter.model.catalogue import Catalogue
from drafter.model.field_spec import answer_at, fields_of
from drafter.model.fields import StrictModel
from drafter.model.figure import Approximation, Figure
from drafter.model.numbers_in_text import NumberInText, numbers_in
from drafter.model.records import Activity
from drafter.model.report import Report

_TELLING, _TELLING_NUMBER, _TELLING_DIGITS = 4, 100, 3
"""Characters of a text, and size or digits of a number, from which on a withheld one elsewhere is no coincidence."""
_MYRIADS = {"万": 10_000, "亿": 100_000_000}


class StillTold(NamedTuple):
    """A place in the report that tells a withheld answer."""

    path: str
    """The answer that is withheld."""
    spot: Spot
    words: str
    """What the report says there."""


class _Amount(NamedTuple):
    """A withheld figure, as a number in the text may say it."""

    values: frozenset[Decimal]
    is_rate: bool
    is_about: bool


def still_told(
    manuscript: Manuscript, report: Report, withheld: Iterable[str], catalogue: Catalogue
) -> Iterator[StillTold]:
    """Yield where `manuscript` says what stands at the paths `withheld` of `report`, path by path.

    `catalogue` is the jurisdiction's.
    """
    texts = [passage.text for passage in manuscript.passages]
    numbers = [tuple(numbers_in(text)) for text in texts]
    for path in dict.fromkeys(withheld):
        answers = dict.fromkeys(_answers(answer_at(report, AnswerPath(path)), path, catalogue))
        for index, text in enumerate(texts):
            spots = {span for each in answers for span in _spans(each, text, numbers[index])}
            for start, end in _apart(spots):
                yield StillTold(path, Spot(index, start, end), text[start:end])


def _spans(answer: str | _Amount, text: str, numbers: Sequence[NumberInText]) -> Iterator[tuple[int, int]]:
    """Yield where `text`, in which `numbers` stand, says `answer`."""
    if isinstance(answer, str):
        yield from (match.span() for match in re.finditer(rf"(?<![0-9.]){re.escape(answer)}(?![0-9.])", text))
        return
    for number in numbers:
        is_it = number.value in answer.values and number.is_rate == answer.is_rate
        if is_it and (number.is_about or not answer.is_about):
            yield number.start, number.end


def _apart(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield `spans` in their order without those that lie in another."""
    reached = -1
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if end > reached:
            yield start, end
            reached = end


def _answers(value: object, path: str, catalogue: Catalogue) -> Iterator[str | _Amount]:
    """Yield the texts and figures of an answer, a record or a group that are recognised wherever they stand."""
    if isinstance(value, Figure):
        amount = _amount(value, path, catalogue)
        if amount is not None:
            yield amount
    elif isinstance(value, str):
        if len(value) >= _TELLING:
            yield value
    else:
        for below, each in _below(value, path):
            yield from _answers(each, below, catalogue)


def _below(value: object, path: str) -> Iterator[tuple[str, object]]:
    """Yield what a group, a record or a list holds, each with its path: what is declared, and records, with that of `value`."""
    if isinstance(value, Mapping):
        yield from ((f"{path}.{name}", each) for name, each in value.items())
    elif isinstance(value, tuple | list):
        yield from ((path, each) for each in value)
    elif isinstance(value, StrictModel) and not isinstance(value, Activity):
        yield from ((f"{path}.{spec.title}", getattr(value, spec.attribute)) for spec in fields_of(type(value)))
        if isinstance(value, AnswerGroup):
            yield path, value.declared


def _amount(figure: Figure, path: str, catalogue: Catalogue) -> _Amount | None:
    """Return what says `figure`, the answer at `path`; None for a number that many things have."""
    value = figure.value
    if value is None or (value < _TELLING_NUMBER and len(value.normalize().as_tuple().digits) < _TELLING_DIGITS):
        return None
    spec = catalogue.get(AnswerPath(path))
    unit = figure.unit or (spec.unit if spec else "")
    is_about = figure.approximation is not Approximation.EXACT
    if unit in ("%", "‰", "个百分点"):
        return _Amount(frozenset((value / 10 if unit == "‰" else value,)), True, is_about)
    larger = value * _MYRIADS.get(unit[:1], 1)
    return _Amount(frozenset((value, larger)), False, is_about)
