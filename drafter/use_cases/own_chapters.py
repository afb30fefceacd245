"""Finds the chapter of the outline that a heading of a hand's own is, where the report printed nothing of that chapter."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from drafter.answers.load import Answers
from drafter.checking.text.statutory_parts import StatutoryPart, part_of_heading
from drafter.jurisdictions.manifest import OutlineEntry, walk
from drafter.jurisdictions.usage import printed_by
from drafter.merging.texts.merge_tokens import likeness, tokens_of
from drafter.model.titles import PLANS, SHORTCOMINGS
from drafter.rendering import chosen_kind

_ALIKE = 0.6
"""Likeness from which on a heading is one of the outline's in other words."""
_YEARS = re.compile(r"\{[上下]?年度\}年?度?|20[0-9]{2}年度?")
_LISTS = (str(SHORTCOMINGS), str(PLANS))
_PARTS = (StatutoryPart.SHORTCOMINGS, StatutoryPart.PLANS)
"""Parts of a report that their headings name for sure."""


class OwnChapter(NamedTuple):
    """A chapter of the outline that printed nothing."""

    heading: str
    """As the outline has it."""
    answer: str
    """Path of the list whose records it prints; empty for one that prints activities."""
    topic: str
    """Of one that prints activities: their topic."""


def own_chapter(answers: Answers, heading: str, printed: Collection[str]) -> OwnChapter | None:
    """Return the chapter that `heading` is, if it takes text and none of its sections is among the `printed`; else None."""
    entries = [each for each in walk(chosen_kind(answers).outline) if each.heading and _prints_nothing(each, printed)]
    found = [each for each in entries if is_same_heading(heading, each.heading)]
    chapters = (_chapter(each, answers) for each in found)
    return next((each for each in chapters if each is not None), None)


def _prints_nothing(entry: OutlineEntry, printed: Collection[str]) -> bool:
    sections = [each.section for each in walk([entry]) if each.section]
    return bool(sections) and not any(each in printed for each in sections)


def is_same_heading(heading: str, other: str) -> bool:
    """Return whether two headings, without numbers, are of one chapter: of the same statutory part, or in like words."""
    one, two = (_YEARS.sub("", text) for text in (heading, other))
    part = part_of_heading(heading)
    is_of_part = part in _PARTS and part == part_of_heading(other)
    return is_of_part or likeness(tokens_of(one), tokens_of(two)) >= _ALIKE


def _chapter(entry: OutlineEntry, answers: Answers) -> OwnChapter | None:
    """Return what the sections of an entry print that a hand's sentences can be: a list's records, else activities."""
    for section in (each.section for each in walk([entry]) if each.section):
        usage = printed_by(section, answers.jurisdiction)
        answer = next((each for each in _LISTS if each in usage.answers), "")
        topic = next((each.name for each in answers.jurisdiction.topics if each.name in usage.topics), "")
        if answer or topic:
            return OwnChapter(entry.heading, answer, "" if answer else topic)
    return None
