"""Finds lists, such as the plans, whose records a hand put into another order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.model.answer_path import AnswerPath
from drafter.model.titles import PLANS, SHORTCOMINGS
from drafter.pages.written_lines import WrittenLine


class NewOrder(NamedTuple):
    """A list in another order."""

    answer: str
    """Path of the list."""
    order: tuple[int, ...]
    """The numbers of its records as they were, in the new order."""
    beginnings: tuple[str, ...]
    """How each begins, in the new order."""


def new_orders(base: Sequence[WrittenLine], hand: Sequence[str]) -> Iterator[NewOrder]:
    """Yield the lists whose records stand in another order in the paragraphs `hand` than in `base`.

    A record is known by the words with which it begins; a list of which one cannot be found is left out.
    """
    text = "\n".join(hand)
    for answer in (SHORTCOMINGS, PLANS):
        begun = _beginnings(base, answer)
        if any(text.count(words) != 1 for words in begun.values()):
            continue
        order = sorted(begun, key=lambda number: text.index(begun[number]))
        if order != sorted(begun):
            yield NewOrder(str(answer), tuple(order), tuple(begun[number] for number in order))


def _beginnings(base: Sequence[WrittenLine], answer: AnswerPath) -> dict[int, str]:
    """Return the first words that `base` prints of each record of a list, by its number."""
    found: dict[int, str] = {}
    for line in base:
        for span in line.answers:
            record = AnswerPath(span.answer).record
            if record is not None and record.parent == answer and record.number is not None:
                found.setdefault(record.number, line.text[span.start : span.end])
    return found
