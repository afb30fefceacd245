"""Which sections of a kind of report are likely to tell a heading, by the words that both have."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from drafter.authoring.outline_draft import heading_likeness, pairs
from drafter.authoring.topic_words import OF_ALL, topics_in
from drafter.checking.text.statutory_parts import StatutoryPart, part_of_heading
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.manifest import ReportKind, Topic, walk
from drafter.jurisdictions.usage import printed_by, section_names, usage

_LEAST = 0.28
"""Of the words of a heading and of a section, the part that both must share."""
_LIKE = 0.45
"""The part that a heading above others must share with a section that is to open it."""
_SURE = 0.6
"""The part that makes a section sure, whatever words of topics stand in the heading."""
_HALF = 0.5
"""Of the words of the shorter one, those of every enforcement report aside, the part that both must share."""
_NOT_ONE = 0.4
"""Of the words of the shorter one, the part that a section must share that is only a little like a heading."""
_MOST = 3
"""Sections that one heading gets."""
_BETWEEN = re.compile("[、，和与及]")


class _Candidate(NamedTuple):
    """A section, or those below a heading, that may tell a heading."""

    sections: tuple[str, ...]
    words: tuple[str, ...]
    """What they are about: headings, names of files."""


def _candidates(kind: ReportKind) -> Iterator[_Candidate]:
    for entry in walk(kind.outline):
        if entry.section:
            yield _Candidate((entry.section,), tuple(filter(None, (entry.section, entry.heading))))
        elif entry.heading:
            yield _Candidate(tuple(each.section for each in walk(entry.below) if each.section), (entry.heading,))


def likely_sections(
    heading: str, jurisdiction: Jurisdiction, kind: ReportKind, parts: tuple[str, ...], *, is_above: bool
) -> tuple[str, ...]:
    """Return the sections and topics that are to tell `heading`, the first first; none when nothing is like it.

    One that `is_above` others must be more like a section's own that shares no word of a topic. `parts` has the
    sections of the statutory parts that it names.
    """
    candidates, least = list(_candidates(kind)), _LIKE if is_above else _LEAST
    by_topics = topics_in(heading, _printed_topics(jurisdiction, kind))[:_MOST]
    named = {*section_names(kind.outline)}
    by_parts_of_rule = tuple(each for each in parts if each in named)
    if by_parts_of_rule:
        beside = topics_in(_beside_principal(heading), _printed_topics(jurisdiction, kind))
        return _with_topics(by_parts_of_rule, beside[:_MOST], jurisdiction)
    scored = [(heading_likeness(heading, each.words), each) for each in candidates]
    score, best = max(scored, key=lambda each: each[0], default=(0.0, _Candidate((), ())))
    if score >= _SURE and _tells_any(best.sections, by_topics, jurisdiction):
        return _with_topics(best.sections, by_topics, jurisdiction)
    by_parts = _of_parts(heading, candidates)
    if by_topics or len(by_parts) > 1:
        return by_topics or by_parts
    if score >= least and _is_near(heading, best, _NOT_ONE if score < _LIKE else 0.0):
        return best.sections
    return _nearest(heading, candidates) if least <= _LEAST else ()


def _beside_principal(heading: str) -> str:
    """Return what `heading` names beside the principal, whose duty is one matter however it is called; empty otherwise."""
    if part_of_heading(heading) is not StatutoryPart.PRINCIPAL:
        return ""
    return "、".join(each for each in _BETWEEN.split(heading) if part_of_heading(each) is not StatutoryPart.PRINCIPAL)


def _printed_topics(jurisdiction: Jurisdiction, kind: ReportKind) -> list[Topic]:
    used = usage(jurisdiction, kind.name)
    return [topic for topic in jurisdiction.topics if topic.name in used.topics | used.fact_topics]


def _is_near(heading: str, candidate: _Candidate, least: float) -> bool:
    """Return whether a candidate is one section that shares words with `heading`, `least` of the shorter one's."""
    return len(candidate.sections) == 1 and any(_shared(heading, words) >= (least or 0.01) for words in candidate.words)


def _nearest(heading: str, candidates: Sequence[_Candidate]) -> tuple[str, ...]:
    """Return the section with which `heading` shares most; none when it is little."""
    shared = [(max((_shared(heading, words) for words in each.words), default=0.0), each) for each in candidates]
    part_of, nearest = max(shared, key=lambda each: each[0], default=(0.0, _Candidate((), ())))
    return nearest.sections if part_of >= _HALF and len(nearest.sections) == 1 else ()


def _of_parts(heading: str, candidates: Sequence[_Candidate]) -> tuple[str, ...]:
    """Return the sections of which each part of `heading` names one whole, such as 主体和人员."""
    found: list[str] = []
    for part in filter(None, _BETWEEN.split(heading)):
        alone = (each for each in candidates if len(each.sections) == 1)
        named = next((each for each in alone if any(_shared(part, words) == 1 for words in each.words)), None)
        found += named.sections if named else ()
    return tuple(dict.fromkeys(found))


def _tells_any(sections: Sequence[str], topics: Collection[str], jurisdiction: Jurisdiction) -> bool:
    """Return whether `sections` print one of `topics`, or there are none: 教师队伍建设 is not about 执法队伍建设."""
    printed = (printed_by(section, jurisdiction) for section in sections)
    return not topics or any(not {*topics}.isdisjoint(each.topics | each.fact_topics) for each in printed)


def _with_topics(sections: Sequence[str], topics: Iterable[str], jurisdiction: Jurisdiction) -> tuple[str, ...]:
    """Return `sections` and behind them those of `topics` that they do not print."""
    printed = [printed_by(section, jurisdiction) for section in sections]
    told = frozenset[str]().union(*(each.topics | each.fact_topics for each in printed))
    return (*sections, *(topic for topic in topics if topic not in told))


def _shared(one: str, other: str) -> float:
    """Return how many pairs of characters of the shorter heading stand in the other, 0 to 1."""
    first, second = (pairs(OF_ALL.sub("", each)) for each in (one, other))
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0


def is_of_section(heading: str, kind: ReportKind) -> bool:
    """Return whether `heading` is that of a section by more than a few characters."""
    words = (word for each in _candidates(kind) for word in each.words)
    return heading_likeness(heading, words) >= _SURE
