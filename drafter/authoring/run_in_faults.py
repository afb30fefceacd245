"""Finds the headings of an outline whose 形式: 接排 has no effect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafter.authoring.manifest_view import ManifestView
from drafter.authoring.template_fault import TemplateFault
from drafter.hints import quoted
from drafter.sections.markup_blocks import Shape
from drafter.sections.render_sections import Section
from drafter.yamlfile.yaml_text import Place

_RUN_IN = "接排"


def run_in_faults(manifest: ManifestView, kind: Place, headed: Mapping[Place, Section]) -> Iterator[TemplateFault]:
    """Yield what 接排 does not do in the outline of the kind at place `kind`.

    `headed` has the sections with a heading of a report in which all is answered, by the places of their entries.
    """
    for where, entry in manifest.entries(kind):
        if entry.get("形式") != _RUN_IN:
            continue
        below = [place for place in headed if place[: len(where)] == where and place != where]
        if not below and not _has_headings(headed.get(where)):
            message = (
                f"标题{quoted(str(entry.get('标题') or ''))}写了“形式: 接排”，但没有下级标题，不起作用；"
                "它管的是下一级，要让这个标题接着正文，请写在它的上一级"
            )
            yield manifest.fault(message, *where, "形式", serious=False)
        for place in (each for each in below if len(each) == len(where) + 2):
            if _begins_with_heading(headed[place]):
                message = (
                    f"标题{quoted(_written(manifest, place))}要和正文接排，但它的段落一开头就是“# ”小标题，接不上；"
                    "请在小标题前写一段话，或把小标题改成提法 **…。**"
                )
                yield manifest.fault(message, *place, "标题", serious=False)


def _has_headings(section: Section | None) -> bool:
    """Return whether headings stand in the section's own file; False when there is no section."""
    return section is not None and any(part.shape is Shape.HEADING for part in section.parts)


def _begins_with_heading(section: Section) -> bool:
    return bool(section.parts) and section.parts[0].shape is Shape.HEADING


def _written(manifest: ManifestView, place: Place) -> str:
    """Return the heading of the entry at `place` as the manifest has it."""
    return next(str(entry.get("标题") or "") for where, entry in manifest.entries(place[:2]) if where == place)
