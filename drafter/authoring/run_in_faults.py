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
        heading = str(entry.get("标题") or "")
        below = {place: each for place, each in headed.items() if place[: len(where)] == where and place != where}
        children = {place: each for place, each in below.items() if len(place) == len(where) + 2}
        own = headed[where].parts if where in headed else ()
        if not below and not any(part.shape is Shape.HEADING for part in own):
            message = (
                f"标题{quoted(heading)}写了“形式: 接排”，但没有下级标题，不起作用；"
                "它管的是下一级，要让这个标题接着正文，请写在它的上一级"
            )
            yield manifest.fault(message, *where, "形式", serious=False)
        for place, section in children.items():
            if section.parts and section.parts[0].shape is Shape.HEADING:
                message = (
                    f"标题{quoted(_written(manifest, place))}要和正文接排，但它的段落一开头就是“# ”小标题，接不上；"
                    "请在小标题前写一段话，或把小标题改成提法 **…。**"
                )
                yield manifest.fault(message, *place, "标题", serious=False)


def _written(manifest: ManifestView, place: Place) -> str:
    """Return the heading of the entry at `place` as the manifest has it."""
    return next(str(entry.get("标题") or "") for where, entry in manifest.entries(place[:2]) if where == place)
