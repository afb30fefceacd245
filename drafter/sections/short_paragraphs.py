"""Paragraphs of one short sentence that follow one another in a section are one paragraph.

Which answers are there decides how many sentences remain of a section; a row of lines of ten characters reads as a list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.model.closing_phrase import closes_report
from drafter.sections.markup import Part
from drafter.sections.markup_blocks import Shape
from drafter.sections.nones import YEAR_LONG
from drafter.text_runs import RunKind, compact, text_of

_SHORT = 45
"""Characters up to which a paragraph of one sentence is joined with its neighbour."""
_INNER_STOPS = re.compile("[。；：！？]")


def join_short_paragraphs(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return `parts` with each row of short paragraphs as one, at the place of the first.

    What a record tells stays a paragraph of its own; so does a phrase that closes the report.
    """
    joined: list[Part] = []
    open_ended = False  # True when the last one joined takes another
    for part in parts:
        short = _is_short(part)
        if short and open_ended and part.has_answer:
            joined[-1] = _joined(joined[-1], part)
        else:
            joined.append(part)
            open_ended = short
    return tuple(joined)


def _is_short(part: Part) -> bool:
    """Return True for a paragraph of one short sentence without a gap or a lead, not about one record."""
    if part.shape is not Shape.PARAGRAPH or "@" in part.origin.block:
        return False
    runs = part.before_rewording or part.runs  # a leader's words divide no paragraph that was one
    text = text_of(runs)
    if closes_report(text):
        return False  # it stands alone
    plain = all(run.kind is RunKind.PLAIN for run in runs)
    return plain and len(text) < _SHORT and text.endswith("。") and len(_INNER_STOPS.findall(text)) == 1


def _joined(first: Part, second: Part) -> Part:
    """Return both as one paragraph; 全年 at the head of the second leaves when the first says it."""
    runs = second.runs
    if YEAR_LONG in text_of(first.runs) and runs[0].text.startswith(YEAR_LONG):
        runs = (runs[0]._replace(text=runs[0].text.removeprefix(YEAR_LONG)), *runs[1:])
    stated = tuple(dict.fromkeys((*first.origin.stated, *second.origin.stated)))
    origin = first.origin._replace(stated=stated, reworded=(*first.origin.reworded, *second.origin.reworded))
    return first._replace(runs=compact((*first.runs, *runs)), has_answer=True, origin=origin)
