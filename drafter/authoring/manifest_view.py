"""A manifest as its checks see it: its text, and what its names are held against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from drafter.authoring.template_fault import TemplateFault
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.manifest import ReportKind
from drafter.jurisdictions.names import MANIFEST
from drafter.jurisdictions.usage import Usage
from drafter.yamlfile.yaml_text import Place, YamlText, read_yaml


def kinds_set_out(jurisdiction: Jurisdiction) -> list[ReportKind]:
    """Return the kinds of report that the manifest of `jurisdiction` itself sets out. Raises InputError."""
    written = read_yaml(jurisdiction.folders[0] / MANIFEST).tree.get("报告") or []
    names = {each.get("种类") for each in written}
    return [kind for kind in jurisdiction.kinds if kind.name in names]


class ManifestView(NamedTuple):
    """A manifest with what its names are held against."""

    jurisdiction: Jurisdiction
    text: YamlText
    paths: set[str]
    """The paths of all answers."""
    used: Usage | None
    """What the sections print; None when one of them is missing."""

    def fault(self, message: str, *place: str | int, serious: bool = True) -> TemplateFault:
        """Return a fault at `place` of the manifest."""
        return TemplateFault(f"{self.jurisdiction.name}/{self.text.where(place)}", message, serious)

    def rows(self, key: str) -> Any:
        """Return what stands under `key`, a list or a mapping; empty when nothing does."""
        return self.text.tree.get(key) or []

    def own_kinds(self) -> Iterator[tuple[Place, ReportKind]]:
        """Yield place and kind of each report that the manifest itself sets out."""
        by_name = {kind.name: kind for kind in self.jurisdiction.kinds}
        for i, written in enumerate(self.rows("报告")):
            kind = by_name.get(written.get("种类"))
            if kind is not None:
                yield ("报告", i), kind

    def entries(self, kind: Place) -> Iterator[tuple[Place, Mapping[str, Any]]]:
        """Yield place and entry of the outline of the kind at place `kind`, entries below others too."""
        yield from _entries(self.rows("报告")[kind[1]].get("提纲") or [], (*kind, "提纲"))


def _entries(entries: Any, place: Place) -> Iterator[tuple[Place, Mapping[str, Any]]]:
    for i, entry in enumerate(entries):
        yield (*place, i), entry
        lower = entry.get("下级")
        if isinstance(lower, list):
            yield from _entries(lower, (*place, i, "下级"))
