"""Which jurisdictions there are and what they are called: read without the models, at once."""

from __future__ import annotations

import re
from pathlib import Path

from drafter.errors import DrafterError

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


_OWN_WORDS = {
    "街道(?:办事处|办)?": "街道",
    "镇(?:人民)?政府|镇": "镇",
    "乡(?:人民)?政府|乡": "乡",
    "[总支大中]队": "",
    "队": "队",
    "委员会|[教科体文工]委|委": "委",
    "中心": "中心",
    "办公室|办": "办",
    "大学|学院|中学|小学|学校|校": "校",
    "幼儿园": "园",
    "[厅局处科所站部院署]": "",
    "公司|集团": "公司",
}
"""How names of units end, each with the word by which such a unit speaks of itself; empty for just that ending."""


UNKNOWN_UNIT = "我单位"


def self_reference_of(unit: str) -> str:
    """Return how a report of the unit called `unit` speaks of it: 我局, 我厅, 我委, 我街道; 我单位 when its name does not say."""
    plain = re.sub(r"[（(].*?[）)]", "", unit).strip()
    for ending, word in _OWN_WORDS.items():
        found = re.search(f"(?:{ending})$", plain)
        if found:
            return f"我{word or found[0]}"
    return UNKNOWN_UNIT


def title_of(manifest: Path) -> str:
    """Return what a jurisdiction is called for people: its 名称 with the folder's name, if they differ."""
    from drafter.yamlfile.yaml_text import read_yaml  # noqa: PLC0415 - a check of a document needs no YAML: saves 15 ms

    name = manifest.parent.name
    try:
        title = read_yaml(manifest).tree.get(NAME)
    except DrafterError:
        title = None  # reported in full when it is chosen
    return f"{title}（{name}）" if isinstance(title, str) and title not in ("", name) else name
