"""Makes an outline of last year's report as it was read: each heading with the section that tells what it told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.authoring.outline_draft import DraftEntry, without_year
from drafter.authoring.outline_numbers import COUNTED, without_number
from drafter.authoring.outline_sections import with_sections
from drafter.checking.sources.heading_numbers import number_of
from drafter.checking.text.statutory_parts import StatutoryPart, part_of_heading
from drafter.importing.outline.imported_report import Certainty, ImportedReport, ReadHeading
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.manifest import NUMBERS, ReportKind
from drafter.jurisdictions.usage import Usage, printed_by, section_names
from drafter.model.answer_path import AnswerPath

_MOST = 0.5
"""Of what stood below a heading, the part that makes the section sure that prints it."""
_FURTHER_COUNTED = re.compile("(?:^|[。；：，])[二三]是")
_SURE_ENOUGH = (Certainty.SURE, Certainty.LIKELY)
_RECORDS = (StatutoryPart.SHORTCOMINGS, StatutoryPart.PLANS)


class _Told(NamedTuple):
    """What stands below a heading, without the headings below it."""

    answers: Counter[str]
    topics: Counter[str]


def report_entries(report: ImportedReport, jurisdiction: Jurisdiction, kind: ReportKind) -> list[DraftEntry]:
    """Return the headings of `report` in order, the year as {年度}, each with the sections that tell it.

    They are found by its words, as those of an outline are, and where these say nothing by what stood below it.
    """
    headings = list(_headings(report))
    told = _told(report, headings)
    by_answers = dict(_by_what_they_told(told, jurisdiction, kind))
    items = _items(report, headings)
    entries = (
        entry._replace(items=own) for entry, own in zip(_entries(headings, report.head.year), items, strict=True)
    )
    return with_sections(entries, jurisdiction, kind, by_answers)


def told_last_year(report: ImportedReport) -> dict[str, str]:
    """Return by the path of each answer the heading, the year as {年度}, below which `report` told it first.

    What the reading only holds for possible says nothing, and shortcomings and plans tell no facts of the year.
    """
    told: dict[str, str] = {}
    for sentence in report.sentences:
        sure = [each.match.path for each in sentence.numbers if each.match and each.match.certainty in _SURE_ENOUGH]
        if sentence.headings and not any(part_of_heading(each) in _RECORDS for each in sentence.headings):
            heading = without_year(sentence.headings[-1], report.head.year)
            for path in sure:
                told.setdefault(str(path), heading)
    return told


def _headings(report: ImportedReport) -> Iterator[ReadHeading]:
    """Yield the headings of the outline; what stands below shortcomings or plans are their items."""
    records: int | None = None
    for each in report.outline:
        if not each.text or each.level >= len(NUMBERS) or (records is not None and each.level > records):
            continue
        records = each.level if part_of_heading(each.text) in _RECORDS else None
        yield each


def _entries(headings: Sequence[ReadHeading], year: int | None) -> Iterator[DraftEntry]:
    """Yield the headings as entries; one whose number a file lost is numbered as those beside it."""
    above: list[int] = []
    for place, each in enumerate(headings):
        while above and above[-1] >= each.level:
            above.pop()
        above.append(each.level)
        has_below = place + 1 < len(headings) and headings[place + 1].level > each.level
        entry = DraftEntry(len(above), each.level, without_year(each.text, year), each.is_run_in, has_below)
        yield entry._replace(is_unnumbered=without_number(place, headings), number=each.number)


def _items(report: ImportedReport, headings: Sequence[ReadHeading]) -> Iterator[str]:
    """Yield for each of `headings` how the items below it were numbered; empty for any but shortcomings and plans."""
    ends = [each.passage for each in headings[1:]] + [len(report.passages)]
    for each, end in zip(headings, ends, strict=True):
        if part_of_heading(each.text) not in _RECORDS:
            yield ""
            continue
        below = [other.level for other in report.outline if each.passage < other.passage < end and other.number]
        texts = [p.text for p in report.passages[each.passage : end] if p.is_text]
        typed = sorted({number_of(text)[0] for text in texts[1:]} - {0})
        level = next(iter((*below, *typed)), 0)
        is_counted = any(_FURTHER_COUNTED.search(text) for text in texts)
        yield NUMBERS[level] if 0 < level < len(NUMBERS) else COUNTED if is_counted else ""


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


def _by_what_they_told(
    told: Sequence[_Told], jurisdiction: Jurisdiction, kind: ReportKind
) -> Iterator[tuple[int, str]]:
    """Yield the places of headings with the section, or the topic, that prints most of what last year told there."""
    sections = {name: printed_by(name, jurisdiction) for name in section_names(kind.outline)}
    catalogue = jurisdiction.catalogue()
    for place, own in enumerate(told):
        topics = own.topics.copy()
        for path, count in own.answers.items():
            topic = spec.topic if (spec := catalogue.get(AnswerPath(path))) else ""
            topics[topic] += count if topic else 0
        counts = {name: _count(own, used) for name, used in sections.items()} | {
            topic: count for topic, count in topics.items() if topic and topic not in sections
        }
        best = max(counts, key=counts.__getitem__, default="")
        if best and counts[best] >= _MOST * (own.answers.total() + own.topics.total()) > 0:
            yield place, best


def _count(told: _Told, used: Usage) -> int:
    """Return how much of what was told a section prints by its own words."""
    answers = sum(count for path, count in told.answers.items() if path in used.by_sections)
    return answers + sum(count for topic, count in told.topics.items() if topic in used.topics)
