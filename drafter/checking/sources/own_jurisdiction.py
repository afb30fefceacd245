"""Whose switches and rules a document is checked by: the bureau's own jurisdiction, known by its name in the report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from drafter.checking.manuscript import Manuscript, Role
from drafter.errors import DrafterError
from drafter.folders import shipped
from drafter.jurisdictions.names import NAME, manifests

if TYPE_CHECKING:
    from drafter.jurisdictions.jurisdiction import Jurisdiction

_SHORTEST = 4
"""Characters of a name that is a unit's own, such as 甲县教育局; shorter ones stand in other units' names too."""


def own_jurisdiction(manuscript: Manuscript, roots: tuple[Path, ...]) -> Jurisdiction | None:
    """Return the bureau's own jurisdiction in `roots` whose 名称 stands in the title or the signature; None for none.

    Those that Drafter brings along are examples; one that cannot be read is none: a document is checked without.
    """
    signature = "".join(each.text for each in manuscript.passages if each.role is Role.SIGNATURE)
    named = f"{manuscript.title}\n{signature}"
    found = [
        (len(name), path.parent.name)
        for path in manifests(roots)
        if path.parent.parent != shipped("templates") and len(name := _name(path)) >= _SHORTEST and name in named
    ]
    if not found:
        return None
    from drafter.jurisdictions.jurisdiction import load_jurisdiction  # noqa: PLC0415 - few documents have their own

    try:
        return load_jurisdiction(max(found)[1], roots)
    except DrafterError:
        return None


def _name(manifest: Path) -> str:
    from drafter.yamlfile.yaml_text import read_yaml  # noqa: PLC0415 - without an own jurisdiction nothing is read

    try:
        return str(read_yaml(manifest).tree.get(NAME) or "")
    except DrafterError:
        return ""
