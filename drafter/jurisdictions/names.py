"""Which jurisdictions there are and what they are called: read without the models, at once."""

from __future__ import annotations

from pathlib import Path

from drafter.errors import DrafterError
from drafter.yamlfile.yaml_text import read_yaml

NAME = "名称"
"""The key of manifests for what a jurisdiction, a question, a table or a rule is called."""
SELF_REFERENCE = "自称"
"""How a report speaks of the bureau, such as 我局: a key of manifests, and a name for sections and titles."""
MANIFEST = "地区.yaml"


def manifests(roots: tuple[Path, ...]) -> list[Path]:
    """Return the manifests of all jurisdictions in `roots`, the nearer of two namesakes."""
    found: dict[str, Path] = {}
    for root in roots:
        for path in sorted(root.glob(f"*/{MANIFEST}")):
            found.setdefault(path.parent.name, path)
    return list(found.values())


def title_of(manifest: Path) -> str:
    """Return what a jurisdiction is called for people: its 名称 with the folder's name, if they differ."""
    name = manifest.parent.name
    try:
        title = read_yaml(manifest).tree.get(NAME)
    except DrafterError:
        title = None  # reported in full when it is chosen
    return f"{title}（{name}）" if isinstance(title, str) and title not in ("", name) else name
