"""Finds totals: numbers that are the sum of those before them in their sentence, 建议18件、提案23件，共计41件."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from drafter.reading.sentence_fact import Comparison, SentenceFact

_TOTAL = re.compile("^(?:[两三四五六七八九]项|以上|上述|三者|两者)?(?:共计?|合计|总计|累计|一共|总共)[一-鿿]{0,5}$")
_RUNNING = 8
"""Numbers looked back at."""


def parts_of_total(facts: Sequence[SentenceFact], place: int) -> tuple[int, ...]:
    """Return the places of the numbers that the one at `place` is the total of; empty when it is none."""
    fact = facts[place]
    if not _TOTAL.match(fact.near.lstrip("，、；")) or fact.figure is None or fact.figure.value is None:
        return ()
    before = range(place - 1, max(-1, place - 1 - _RUNNING), -1)
    same = list(takewhile(lambda at: facts[at].unit == fact.unit, (at for at in before if _counts(facts[at]))))
    found: list[int] = []
    sum_of = fact.figure.value - fact.figure.value
    for at in same:
        figure = facts[at].figure
        sum_of += (figure.value if figure else None) or 0
        found.insert(0, at)
        if sum_of == fact.figure.value and len(found) > 1:
            return tuple(found)
    return ()


def _counts(fact: SentenceFact) -> bool:
    is_figure = fact.figure is not None and fact.figure.value is not None and not fact.is_none
    return is_figure and fact.comparison is Comparison.OWN
