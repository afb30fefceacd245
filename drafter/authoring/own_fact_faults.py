"""Finds what a folder's own `事实.yaml` says otherwise than it may mean: names from above, measure words, rates upside down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from drafter.authoring.manifest_view import ManifestView
from drafter.authoring.template_fault import TemplateFault
from drafter.hints import quoted
from drafter.jurisdictions.fact_file import PLACE, absolute, fact_path
from drafter.jurisdictions.facts import FACTS
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.names import NAME
from drafter.model.answer_path import AnswerPath
from drafter.model.catalogue import Catalogue
from drafter.model.relation_figures import same_sort
from drafter.model.relation_table import Relations
from drafter.model.titles import TOPIC
from drafter.yamlfile.yaml_text import read_yaml

_EXAMPLE = re.compile(r"如 ?[0-9][0-9.,]*[余多]?(?P<unit>万?[一-鿿%‰]{1,4})(?=$|[，。；）、])")
"""The example in an explanation: 如 12人."""


def own_fact_faults(manifest: ManifestView, above: Jurisdiction | None) -> Iterator[TemplateFault]:
    """Yield the facts of the folder's own file that may mean another thing than they say.

    `above` is what the folder inherits from.
    """
    jurisdiction = manifest.jurisdiction
    path = jurisdiction.folders[0] / FACTS
    text = read_yaml(path) if path.exists() else None
    known = above.catalogue() if above else None
    for i, fact in enumerate(text.tree.get("事实") or [] if text else []):
        messages = (
            *_replacing(fact, known),
            *_measured_otherwise(fact, manifest),
            *_upside_down(fact, jurisdiction.catalogue().relations),
            *_parts_unsaid(fact, jurisdiction.catalogue()),
            *_not_asked(fact, manifest),
        )
        where = f"{jurisdiction.name}/{text.where(('事实', i))}" if text else ""
        yield from (TemplateFault(where, message, serious=False) for message in messages)
    yield from _other_sorts(manifest, known)


def _replacing(fact: Mapping[str, Any], known: Catalogue | None) -> Iterator[str]:
    """Yield that a fact written as a new one, with its chapter apart, has the name of one from above."""
    spec = known.get(fact_path(fact)) if known and "." not in str(fact.get(NAME, "")) else None
    if spec is not None:
        yield (
            f"上级已有同名的{quoted(spec.path)}（{spec.explanation}），这一条换掉了它；"
            f"就是要换的，名称写成 {spec.path}，不写“章”；是另一件事的，换一个名称"
        )


def _measured_otherwise(fact: Mapping[str, Any], manifest: ManifestView) -> Iterator[str]:
    """Yield that a fact's measure word is not that of its own example, or of 单位 in the manifest."""
    unit, path = str(fact.get("单位", "")), fact_path(fact)
    example = _EXAMPLE.search(str(fact.get("说明", ""))) if unit else None
    if example and not same_sort(example["unit"].removeprefix("万"), unit.removeprefix("万")):
        yield f"{quoted(path.leaf)}的单位是“{unit}”，说明里举的例子却是“{example[0]}”；请改成一样的"
    ruling = dict(manifest.rows("单位") or {}).get(path, "")
    if unit and ruling and ruling != unit:
        yield f"{quoted(path)}的单位写了两处：这里是“{unit}”，地区.yaml 的“单位”是“{ruling}”，照“{ruling}”印；请删去一处"


def _upside_down(fact: Mapping[str, Any], relations: Relations) -> Iterator[str]:
    """Yield that a rate divides a whole by its part."""
    rate = next((each for each in relations.rates if fact.get("率") and each.rate == fact_path(fact)), None)
    if rate is None:
        return
    parts = {(each.part, whole) for each in relations.ladders for whole in each.wholes}
    parts |= {(part, each.total) for each in relations.sums for part in each.parts}
    if (rate.base, rate.part) in parts:
        yield (
            f"率写反了：{quoted(AnswerPath(rate.base).leaf)}在{quoted(AnswerPath(rate.part).leaf)}之中；"
            f"请写成 率: {AnswerPath(rate.base).leaf}÷{AnswerPath(rate.part).leaf}"
        )


def _parts_unsaid(fact: Mapping[str, Any], catalogue: Catalogue) -> Iterator[str]:
    """Yield that a sentence says 其中 of figures that nothing holds to be parts: nobody would be told that they exceed it."""
    path = fact_path(fact)
    spec, (_, found, behind) = catalogue.get(path), str(fact.get("句子", "")).partition("其中")
    if spec is None or not found:
        return
    relations = catalogue.relations
    held = {each.part for each in relations.ladders if path in each.wholes}
    held |= {part for each in relations.sums if each.total == path for part in each.parts}
    named = (absolute(name, spec.group) for name in PLACE.findall(behind) if name)
    parts = [each for each in named if each in catalogue and same_sort(catalogue[each].unit, spec.unit)]
    if not held.issuperset(parts):
        names = ", ".join(each.leaf if each.root == path.root else each for each in parts)
        yield f"句子说“其中”，没有写“其中”这一项，几个数对不上时不会提示；是它的一部分的，加一行 其中: [{names}]"


def _not_asked(fact: Mapping[str, Any], manifest: ManifestView) -> Iterator[str]:
    """Yield that a fact belongs to a topic that no report of the folder has: nobody is asked, and nothing printed."""
    topic, path = fact.get(TOPIC, ""), fact_path(fact)
    kinds = [kind for _, kind in manifest.own_kinds()]
    is_printed = manifest.used is not None and path in manifest.used.by_sections
    if kinds and not is_printed and all(topic in kind.unused_topics for kind in kinds):
        yield (
            f"主题{quoted(topic)}写在“不用主题”里，这一项填报时不问，填了也不印；"
            f"请从“不用主题”里删去{quoted(topic)}，再在一个段落里写 {{{{ 事实('{topic}') }}}}，或换一个主题"
        )


def _other_sorts(manifest: ManifestView, known: Catalogue | None) -> Iterator[TemplateFault]:
    """Yield the measure words of the manifest that count another sort of thing than the question from above."""
    for path, unit in dict(manifest.rows("单位") or {}).items():
        spec = known.get(AnswerPath(path)) if known else None
        if spec is not None and spec.unit and not same_sort(spec.unit, unit):
            message = f"{quoted(path)}上级按“{spec.unit}”数，这里改成了“{unit}”，不是一类，印出来会说不通；请核对"
            yield manifest.fault(message, "单位", path, serious=False)
