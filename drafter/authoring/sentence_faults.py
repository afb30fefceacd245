"""Finds what the sentences of facts say wrongly: measure words twice, a unit that is called otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from drafter.authoring.manifest_view import ManifestView
from drafter.authoring.self_references import foreign_self_references
from drafter.authoring.template_fault import TemplateFault
from drafter.authoring.unit_words import doubled_unit
from drafter.hints import quoted
from drafter.jurisdictions.fact_file import OPTION, fact_path
from drafter.jurisdictions.facts import FACTS
from drafter.jurisdictions.jurisdiction import Jurisdiction, load_jurisdiction
from drafter.model.field_spec import FieldSpec
from drafter.yamlfile.yaml_text import YamlText, read_yaml

_SENTENCE = re.compile(r"(?:(?!\n\s*\n|\n[-+#])[^。！？；])+")
_PRINTED = re.compile(r"\{\{\s*(?P<path>\w+\.\w+)\s*(?P<filters>[^{}]*)\}\}")
_CHANGE = "比上年"
"""The filter that prints how a figure changed."""
_PART_OF = "其中"
"""Begins a sentence that says nothing without the one before it."""
_GOES_ON = re.compile("[一-鿿]")
_WHOLE = re.compile(
    r"[^\s{}。！？；：][ \t]*\{\{\s*事实\([^)]*\)\s*\}\}|\{\{\s*事实\([^)]*\)\s*\}\}[ \t]*(?=[，、；。])"
)
"""A call that prints whole sentences, within one."""


def sentence_faults(manifest: ManifestView) -> Iterator[TemplateFault]:
    """Yield the faults of the sentences of facts that the folder's own files write, or whose measure word they change."""
    jurisdiction = manifest.jurisdiction
    catalogue = jurisdiction.catalogue()
    for path in manifest.rows("单位"):
        spec = catalogue.get(path)
        if spec is not None and spec.sentence:
            yield from (manifest.fault(message, "单位", path) for message in _doubled_units(spec))
            yield from (manifest.fault(each, "单位", path, serious=False) for each in _with_another_unit(spec))
    text = _own_facts(jurisdiction)
    for i, fact in enumerate(_facts_in(text)):
        spec = catalogue.get(fact_path(fact))
        if text and spec and spec.sentence:
            yield from _of_fact(fact, spec, f"{jurisdiction.name}/{text.where(('事实', i))}", jurisdiction)


def _own_facts(jurisdiction: Jurisdiction) -> YamlText | None:
    """Return the folder's own file of facts; None without one."""
    path = jurisdiction.folders[0] / FACTS
    return read_yaml(path) if path.exists() else None


def _facts_in(text: YamlText | None) -> Sequence[Any]:
    return (text.tree.get("事实") or []) if text else []


def inherited_explanations(jurisdiction: Jurisdiction) -> Iterator[str]:
    """Yield in Chinese which facts its own files word anew without saying anew what is asked."""
    reworded = [each for each in _facts_in(_own_facts(jurisdiction)) if _is_only_reworded(each)]
    if not reworded or len(jurisdiction.folders) == 1:
        return
    catalogue = jurisdiction.catalogue()
    folders = jurisdiction.folders
    above = load_jurisdiction(folders[1].name, tuple(dict.fromkeys(each.parent for each in folders))).catalogue()
    paths = [path for path in map(fact_path, reworded) if path in catalogue]
    specs = [catalogue[path] for path in paths if path not in above or _says_another(catalogue[path], above[path])]
    if specs:
        named = "；".join(f"{spec.title}“{spec.explanation}”" for spec in specs)
        yield f"换了说法的事实，问卷里还是上级的说明：{named}。意思变了的，在 {FACTS} 的那一条写上“说明”"


def _is_only_reworded(fact: Mapping[str, Any]) -> bool:
    """Return whether a row of a file of facts words a fact, named in full, without saying what is asked."""
    return "句子" in fact and "说明" not in fact and "." in fact.get("名称", "")


def _says_another(spec: FieldSpec, above: FieldSpec) -> bool:
    """Return whether the sentence of `spec` says another thing than that `above`, and does not only tell of parts too."""
    own, before = (OPTION.sub("", each.opening) for each in (spec, above))
    return own != before


def facts_within_sentences(text: str) -> Iterator[int]:
    """Yield the lines of a section file in which 事实('…'), which prints whole sentences, stands within one."""
    yield from (number for number, line in enumerate(text.splitlines(), 1) if _WHOLE.search(line))


def changes_of_others(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and message of each |比上年 in a section file that stands behind another figure than its own."""
    for sentence in _SENTENCE.finditer(text):
        before = ""
        for printed in _PRINTED.finditer(sentence[0]):
            path = printed["path"]
            if _CHANGE not in printed["filters"]:
                before = path
            elif before and before != path:
                line = text.count("\n", 0, sentence.start() + printed.start()) + 1
                yield (
                    line,
                    f"“{_CHANGE}”说的是{quoted(path)}，它前面紧挨着的数却是{quoted(before)}，读起来成了后一个的增减；"
                    f"请移到 {{{{ {path} }}}} 后面，或另起一句",
                )


def _of_fact(
    fact: Mapping[str, str], spec: FieldSpec, where: str, jurisdiction: Jurisdiction
) -> Iterator[TemplateFault]:
    """Yield the faults of the sentence of `spec`, of which a folder's own `fact` at `where` says something."""
    doubled = list(_doubled_units(spec))
    yield from (TemplateFault(where, message) for message in doubled)
    if "单位" in fact and "句子" not in fact and not doubled:
        yield from (TemplateFault(where, message, serious=False) for message in _with_another_unit(spec))
    if fact.get("句子", "").startswith(_PART_OF):
        message = (
            f"句子{quoted(fact['句子'])}以“{_PART_OF}”开头：上一个数空着时，只剩这一句；"
            f"请写进那个数的句子，如 办理申请{{}}[[，其中{fact.get('名称', '这一类')}{{{fact.get('名称', '名称')}}}]]，或写成完整的一句"
        )
        yield TemplateFault(where, message, serious=False)
    for message in foreign_self_references(fact.get("句子", ""), jurisdiction, is_section=False):
        yield TemplateFault(where, message, serious=False)


def _doubled_units(spec: FieldSpec) -> Iterator[str]:
    """Yield what is wrong with a fact's sentence that repeats the measure word of {}, which prints its own."""
    before, _, behind = spec.sentence.partition("{}")
    unit = doubled_unit(behind, spec.unit)
    if unit:
        yield f"句子{quoted(spec.sentence)}里，{{}} 自己带量词，后面不用再写“{unit}”；请删去“{unit}”"
    noun = spec.unit[1:]
    if len(noun) > 1 and before.endswith(noun):
        yield (
            f"句子{quoted(spec.sentence)}里，{{}} 印出来带“{spec.unit}”，前面不用再写“{noun}”；"
            f"请删去“{noun}”，或把单位改成“{spec.unit[0]}”"
        )


def _with_another_unit(spec: FieldSpec) -> Iterator[str]:
    """Yield that a sentence from above may not read with the measure word that is changed here."""
    before, _, behind = spec.sentence.partition("{}")
    if _GOES_ON.match(behind):
        printed = f"{before}3{spec.unit}{behind}"
        yield (
            f"单位改成了“{spec.unit}”，上级的句子没有改，会印成“{printed}”；"
            f"请读一读，不通的，在 {FACTS} 里把“句子”和“单位”一起写上"
        )
