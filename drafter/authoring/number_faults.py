"""Finds the headings of an outline whose 下级序号 or 条目 numbers nothing, because the text below is marked otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from drafter.authoring.manifest_view import ManifestView
from drafter.authoring.template_fault import TemplateFault
from drafter.hints import quoted
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.manifest import sections_of
from drafter.jurisdictions.section_files import SECTION_SUFFIX, nearest_file, section_text
from drafter.jurisdictions.usage import included_by
from drafter.sections.markup_blocks import Shape
from drafter.sections.render_sections import Section
from drafter.yamlfile.yaml_text import Place

_BELOW, _ITEMS = "下级序号", "条目"
_MARKS = {Shape.HEADING: ("# ", "## "), Shape.ITEM: ("- ",)}


def number_faults(manifest: ManifestView, kind: Place, headed: Mapping[Place, Section]) -> Iterator[TemplateFault]:
    """Yield the numbers that the outline of the kind at place `kind` sets for what its sections do not have.

    `headed` has the sections with a heading of a report in which all is answered, by the places of their entries.
    """
    for where, entry in manifest.entries(kind):
        heading = quoted(str(entry.get("标题") or ""))
        shapes = _shapes(entry, headed.get(where), manifest.jurisdiction)
        below, items = entry.get(_BELOW), entry.get(_ITEMS)
        if below and not entry.get("下级") and Shape.HEADING not in shapes:
            advice = f"“- ”条目的序号写“{_ITEMS}: {below}”" if Shape.ITEM in shapes else "请删去"
            message = f"标题{heading}写了“{_BELOW}: {below}”，但没有下级，段落里也没有“# ”小标题，不起作用；{advice}"
            yield manifest.fault(message, *where, _BELOW, serious=False)
        if items and Shape.ITEM not in shapes:
            advice = f"“# ”小标题的序号写“{_BELOW}: {items}”" if Shape.HEADING in shapes else "请删去"
            message = f"标题{heading}写了“{_ITEMS}: {items}”，但段落里没有“- ”条目，不起作用；{advice}"
            yield manifest.fault(message, *where, _ITEMS, serious=False)


def _shapes(entry: Mapping[str, Any], section: Section | None, jurisdiction: Jurisdiction) -> set[Shape]:
    """Return what the text of an outline's `entry` is made of: as `section` shows it, and as its files are marked."""
    found = {part.shape for part in section.parts} if section else set()
    for name in sections_of(entry):
        for file in (name, *included_by(name, jurisdiction)):
            path = nearest_file(jurisdiction.folders, file + SECTION_SUFFIX)
            lines = section_text(path).splitlines() if path else ()
            found |= {
                shape for shape, marks in _MARKS.items() if any(each.lstrip().startswith(marks) for each in lines)
            }
    return found
