"""The headings that stand above each section file in a jurisdiction's outlines."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.importing.anchors import topics_in
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.manifest import OutlineEntry
from drafter.jurisdictions.section_files import SECTION_SUFFIX, nearest_file
from drafter.jurisdictions.usage import included_by


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
