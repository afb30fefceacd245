"""The headings that stand above each section file in a jurisdiction's outlines."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.importing.questions.anchors import topics_in
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.manifest import OutlineEntry, walk
from drafter.jurisdictions.section_files import SECTION_SUFFIX, nearest_file
from drafter.jurisdictions.usage import included_by, printed_by


def headings_above(jurisdiction: Jurisdiction) -> dict[str, str]:
    """Return by the name of each section file the last two headings above it, of all kinds of report."""
    found: dict[str, str] = {}
    for kind in jurisdiction.kinds:
        _collect(kind.outline, (), found)
    return found


def _collect(entries: Iterable[OutlineEntry], above: tuple[str, ...], found: dict[str, str]) -> None:
    for entry in entries:
        headings = (*above, entry.heading) if entry.heading else above
        if entry.section:
            words = "，".join(headings[-2:])
            found[entry.section] = f"{found[entry.section]}，{words}" if entry.section in found else words
        _collect(entry.below, headings, found)


def headings_of_topics(jurisdiction: Jurisdiction) -> dict[str, str]:
    """Return by topic the headings above the sections that print it, those too that only include such a section."""
    found: dict[str, str] = {}
    for section, headings in headings_above(jurisdiction).items():
        for name in (section, *included_by(section, jurisdiction)):
            path = nearest_file(jurisdiction.folders, name + SECTION_SUFFIX)
            for topic in topics_in(path) if path else ():
                found[topic] = f"{found[topic]}，{headings}" if topic in found else headings
    return found


def topics_under(jurisdiction: Jurisdiction, kind: str) -> dict[str, tuple[str, ...]]:
    """Return by each heading of `kind`, as `plain_heading` has it, the topics whose activities stand right below it."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in walk(jurisdiction.kind(kind).outline):
        own = [entry.section, *(each.section for each in entry.below if not each.heading)]
        topics = {topic for section in own if section for topic in printed_by(section, jurisdiction).topics}
        if entry.heading and topics:
            found[plain_heading(entry.heading)] = tuple(sorted(topics))
    return found


def plain_heading(heading: str) -> str:
    """Return a heading as it is compared: without years and marks."""
    return re.sub(r"\{[^}]*\}|20[0-9]{2}|[^一-鿿A-Za-z]", "", heading)
