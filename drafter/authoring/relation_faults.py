"""Finds relations of facts whose measure words do not fit: parts of another sort of thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from drafter.authoring.manifest_view import ManifestView
from drafter.authoring.template_fault import TemplateFault
from drafter.hints import quoted
from drafter.jurisdictions.fact_file import absolute, fact_path, rate_parts, rest_parts
from drafter.jurisdictions.facts import FACTS
from drafter.model.answer_path import AnswerPath
from drafter.model.catalogue import Catalogue
from drafter.model.relation_figures import same_sort
from drafter.yamlfile.yaml_text import read_yaml

Pair = tuple[AnswerPath, AnswerPath]
"""A part and its whole."""
_TIMES = "次"


def parts_of_other_sorts(manifest: ManifestView) -> Iterator[TemplateFault]:
    """Yield the facts of the folder's own file that are to be parts of what counts another sort of thing."""
    path = manifest.jurisdiction.folders[0] / FACTS
    text = read_yaml(path) if path.exists() else None
    catalogue = manifest.jurisdiction.catalogue()
    for i, fact in enumerate(text.tree.get("事实") or [] if text else []):
        for key, (part, whole) in _pairs_of(fact):
            if text and part in catalogue and whole in catalogue and not _are_one_sort(part, whole, catalogue):
                where = f"{manifest.jurisdiction.name}/{text.where(('事实', i, key))}"
                yield TemplateFault(where, _other_sort(key, part, whole, catalogue))


def _pairs_of(fact: Mapping[str, Any]) -> Iterator[tuple[str, Pair]]:
    """Yield the parts and wholes that `fact` says, each with its key."""
    path = fact_path(fact)
    named = {key: [absolute(name, path.root) for name in _names(fact.get(key))] for key in ("属于", "其中", "合计")}
    yield from (("属于", (path, whole)) for whole in named["属于"])
    yield from ((key, (part, path)) for key in ("其中", "合计") for part in named[key])
    for key, parts_in in (("率", rate_parts), ("余", rest_parts)):
        names = [absolute(name, path.root) for name in parts_in(str(fact.get(key) or ""))]
        if len(names) > 1:
            yield key, (names[0], names[1])


def _names(value: Any) -> list[str]:
    return [value] if isinstance(value, str) and value else list(value or ())


def _are_one_sort(part: str, whole: str, catalogue: Catalogue) -> bool:
    """Return whether two figures count one sort of thing; those visited are counted among the visits: 家 of 家次."""
    one, other = (catalogue[AnswerPath(each)].unit for each in (part, whole))
    return not one or not other or one == other.removesuffix(_TIMES) or same_sort(one, other)


def _other_sort(key: str, part: AnswerPath, whole: AnswerPath, catalogue: Catalogue) -> str:
    unit, other = catalogue[part].unit, catalogue[whole].unit
    beside = [spec for spec in catalogue.in_groups() if spec.group == part.root and spec.path not in (part, whole)]
    near = [spec.title for spec in beside if spec.unit == unit and spec.matter == catalogue[part].matter != ""]
    hint = f"，如 {near[0]}" if near and key == "属于" else ""
    return (
        f"{key}说{quoted(part.leaf)}（{unit}）在{quoted(whole.leaf)}（{other}）之中，两个量词数的不是一类东西；"
        f"请写它真正所在的数{hint}，或改正单位"
    )
