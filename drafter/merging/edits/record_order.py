"""Finds lists, such as the plans, whose records a hand put into another order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.model.answer_path import AnswerPath
from drafter.model.titles import ACTIVITIES, PLANS, SHORTCOMINGS
from drafter.pages.written_lines import WrittenLine

_LISTS = (SHORTCOMINGS, PLANS, ACTIVITIES)
"""Those in whose records a hand writes as in its own sentences."""


class NewOrder(NamedTuple):
    """A list in another order, or those of its records that one section prints."""

    answer: str
    """Path of the list."""
    order: tuple[int, ...]
    """The numbers of the records as they were, in the new order."""
    beginnings: tuple[str, ...]
    """How each begins, in the new order."""


class _Begun(NamedTuple):
    """A record that is printed."""

    number: int
    words: str
    """How it begins, as a hand left it."""
    section: str
    """The section file that prints it."""


def new_orders(base: Sequence[WrittenLine], hand: Sequence[str], renamed: Mapping[str, str]) -> Iterator[NewOrder]:
    """Yield the lists whose records stand in another order in the paragraphs `hand` than in `base`.

    A record is known by the words with which it begins, or as they are `renamed`, by the path of the answer; one that
    cannot be found stays where it is. Activities are put into another order within what one section prints of them.
    """
    text = "\n".join(hand)
    for answer in _LISTS:
        begun = [each for each in _beginnings(base, answer, renamed) if text.count(each.words) == 1]
        begun.sort(key=lambda each: text.index(each.words))
        for own in _runs(begun):
            order = [each.number for each in own]
            if order != sorted(order):
                yield NewOrder(str(answer), tuple(order), tuple(each.words for each in own))


def records_in(lines: Iterable[tuple[int, WrittenLine]]) -> Iterator[str]:
    """Yield the records of these lists that numbered lines print, in order, without the names of an answer."""
    for _, line in lines:
        records = (AnswerPath(span.answer).record for span in line.answers)
        yield from (str(each) for each in records if each is not None and each.parent in _LISTS)


def _runs(begun: Sequence[_Begun]) -> Iterator[list[_Begun]]:
    """Yield the records that one section prints; none of one whose records stand apart now: some went elsewhere."""
    for section in dict.fromkeys(each.section for each in begun):
        places = [i for i, each in enumerate(begun) if each.section == section]
        if places[-1] - places[0] == len(places) - 1:
            yield [begun[i] for i in places]


def _beginnings(base: Sequence[WrittenLine], answer: AnswerPath, renamed: Mapping[str, str]) -> list[_Begun]:
    """Return how each record of a list begins that `base` prints; none of a section that prints them in an order of its own."""
    found: dict[int, _Begun] = {}
    for line in base:
        for span in line.answers:
            record = AnswerPath(span.answer).record
            if record is not None and record.parent == answer and record.number is not None:
                words = renamed.get(span.answer, line.text[span.start : span.end])
                found.setdefault(record.number, _Begun(record.number, words, line.key.partition("#")[0]))
    return [each for own in _runs(list(found.values())) if own == sorted(own) for each in own]
