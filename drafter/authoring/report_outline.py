"""Makes an outline of last year's report as it was read: each heading with the section that tells what it told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.authoring.outline_draft import (
    Candidate,
    DraftEntry,
    candidates_of,
    file_name,
    fitting,
    heading_likeness,
    without_year,
)
from drafter.checking.text.statutory_parts import StatutoryPart, part_of_heading
from drafter.importing.imported_report import ImportedReport, ReadHeading
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.manifest import NUMBERS, ReportKind, walk
from drafter.jurisdictions.usage import Usage, printed_by

_BY_WORDS, _BY_ANSWERS = 1.0, 1.5
"""How much the words of a heading count for a section, and how much that it prints what stands below the heading."""
_LEAST = 0.35


_RECORDS = (StatutoryPart.SHORTCOMINGS, StatutoryPart.PLANS)


class _Told(NamedTuple):
    """What stands below a heading, without the headings below it."""

    answers: Counter[str]
    topics: Counter[str]


def report_entries(report: ImportedReport, jurisdiction: Jurisdiction, kind: ReportKind) -> list[DraftEntry]:
    """Return the headings of `report` in order, the year as {年度}, each with the section that fits best.

    Of a heading that nothing fits the section is a file of its own, still to be made, with a topic of its own.
    """
    headings = list(_headings(report))
    entries = list(_entries(headings, report.head.year))
    told = _told(report, headings)
    placed = list(_with_sections(entries, told, jurisdiction, kind))
    return _with_further(placed, told, jurisdiction, kind)


def _headings(report: ImportedReport) -> Iterator[ReadHeading]:
    """Yield the headings of the outline; what stands below shortcomings or plans are their items."""
    records: int | None = None
    for each in report.outline:
        if not each.text or each.level >= len(NUMBERS) or (records is not None and each.level > records):
            continue
        records = each.level if part_of_heading(each.text) in _RECORDS else None
        yield each


def _entries(headings: Sequence[ReadHeading], year: int | None) -> Iterator[DraftEntry]:
    """Yield the headings as entries; those of a level are numbered where any of them is: some lose theirs in a file."""
    numbered = {each.level for each in headings if each.number}
    above: list[int] = []
    for place, each in enumerate(headings):
        while above and above[-1] >= each.level:
            above.pop()
        above.append(each.level)
        has_below = place + 1 < len(headings) and headings[place + 1].level > each.level
        text, is_unnumbered = without_year(each.text, year), each.level not in numbered
        yield DraftEntry(len(above), each.level, text, each.is_run_in, has_below, is_unnumbered=is_unnumbered)


def _told(report: ImportedReport, headings: Sequence[ReadHeading]) -> list[_Told]:
    """Return what stands below each of `headings`."""
    found = [_Told(Counter(), Counter()) for _ in headings]
    for sentence in report.sentences:
        places = [i for i, each in enumerate(headings) if each.passage <= sentence.passage]
        if places:
            own = found[places[-1]]
            own.answers.update(str(path) for path in sentence.answers)
            if sentence.topic:
                own.topics[sentence.topic] += 1
    return found


def _with_sections(
    entries: Sequence[DraftEntry], told: Sequence[_Told], jurisdiction: Jurisdiction, kind: ReportKind
) -> Iterator[DraftEntry]:
    candidates = list(candidates_of(jurisdiction, kind))
    prints = {entry.section: printed_by(entry.section, jurisdiction) for entry in walk(kind.outline) if entry.section}
    taken: set[str] = set()
    known = {each.section for each in candidates}
    for entry, own in zip(entries, told, strict=True):
        if entry.has_below:
            yield entry
            continue
        free = [each for each in candidates if each.section not in taken]
        chosen = fitting(entry.heading, free, taken) if _is_named(entry.heading, free, taken) else None
        chosen = chosen or _by_what_it_tells(entry.heading, own, free, prints)
        if chosen is None:
            name = file_name(entry.heading, known | taken)
            chosen = Candidate(name, (), topic=name)
        taken.add(chosen.section)
        yield entry._replace(section=chosen.section, topic=chosen.topic)


def _with_further(
    entries: Sequence[DraftEntry], told: Sequence[_Told], jurisdiction: Jurisdiction, kind: ReportKind
) -> list[DraftEntry]:
    """Return `entries` with the sections from within chapters that tell none of them, without headings of their own.

    Each stands below the heading under which last year told most of what it prints, else below the one that is likest
    to its own; so the headings stay those of last year, and nothing that is answered is lost.
    """
    used = {entry.section for entry in entries}
    leaves = [place for place, entry in enumerate(entries) if entry.section and not entry.has_below]
    within = [each for chapter in kind.outline for each in walk(chapter.below) if each.section not in used]
    further: dict[int, list[DraftEntry]] = {}
    for each in within if leaves else ():
        used_by = printed_by(each.section, jurisdiction) if each.section else None
        if used_by is None:
            continue
        place = max(leaves, key=lambda i: _belongs(entries[i], told[i], each.heading, used_by))
        own = DraftEntry(entries[place].depth + 1, min(entries[place].level + 1, len(NUMBERS) - 1), "", False, False)
        further.setdefault(place, []).append(own._replace(section=each.section))
    return [each for place, entry in enumerate(entries) for each in (entry, *further.get(place, ()))]


def _belongs(entry: DraftEntry, told: _Told, heading: str, used: Usage) -> tuple[int, float]:
    """Return how well a section of this `heading` stands below `entry`: by what was told there, then by words."""
    shared = sum(count for path, count in told.answers.items() if path in used.answers)
    shared += sum(count for topic, count in told.topics.items() if topic in used.topics)
    is_work = part_of_heading(entry.heading) in (None, StatutoryPart.ACHIEVEMENTS)
    return shared if is_work else -1, heading_likeness(heading, (entry.heading,))


def _is_named(heading: str, free: Sequence[Candidate], taken: set[str]) -> bool:
    """Return whether the heading alone says which section: one of the statutory parts, or the section's own words."""
    if part_of_heading(heading) not in (None, StatutoryPart.ACHIEVEMENTS):
        return True
    best = fitting(heading, free, taken)
    return best is not None and heading_likeness(heading, best.words) >= _SURE


_SURE = 0.6
"""Likeness of words from which on a heading names its section."""


def _by_what_it_tells(
    heading: str, told: _Told, free: Sequence[Candidate], prints: Mapping[str, Usage]
) -> Candidate | None:
    """Return the section that prints most of what stands below the heading; None when none does."""
    scored = [(_score(heading, told, each, prints), -place, each) for place, each in enumerate(free)]
    best = max(scored, default=None, key=lambda each: each[:2])
    return best[2] if best and best[0] >= _LEAST else None


def _score(heading: str, told: _Told, candidate: Candidate, prints: Mapping[str, Usage]) -> float:
    words = heading_likeness(heading, candidate.words)
    all_told = told.answers.total() + told.topics.total()
    if not all_told:
        return _BY_WORDS * words
    if candidate.topic:
        return _BY_WORDS * words + _BY_ANSWERS * told.topics[candidate.topic] / all_told
    used = prints.get(candidate.section)
    printed = sum(count for path, count in told.answers.items() if path in (used.answers if used else ()))
    printed += sum(count for topic, count in told.topics.items() if topic in (used.topics if used else ()))
    return _BY_WORDS * words + _BY_ANSWERS * printed / all_told
