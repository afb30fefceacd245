"""The headings that stand above each section file in a jurisdiction's outlines."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.manifest import OutlineEntry


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
