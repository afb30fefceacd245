"""Finds the faults of a manifest: names of sections, answers, chapters and rules that there are not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from drafter.answers.load import office_problem
from drafter.answers.withholding import withheld_problem
from drafter.authoring.manifest_view import ManifestView
from drafter.authoring.outline_faults import outline_faults
from drafter.authoring.outline_gaps import outline_gaps
from drafter.authoring.own_fact_faults import own_fact_faults
from drafter.authoring.relation_faults import parts_of_other_sorts
from drafter.authoring.sentence_faults import sentence_faults
from drafter.authoring.table_faults import table_faults
from drafter.authoring.template_fault import TemplateFault, answer_paths, nearest, no_answer
from drafter.authoring.unprinted_faults import topics_left_out, unused_sentences, where_unprinted
from drafter.errors import TemplateError
from drafter.hints import quoted
from drafter.jurisdictions.fact_file import fact_path
from drafter.jurisdictions.facts import FACTS
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.page_format import departures
from drafter.jurisdictions.usage import Usage, usage
from drafter.model.catalogue import core
from drafter.model.field_spec import FieldSpec
from drafter.model.titles import OFFICES, TOPIC, WITHHELD_ANSWERS
from drafter.yamlfile.yaml_text import Place, YamlText, read_yaml


def manifest_faults(jurisdiction: Jurisdiction, text: YamlText) -> Iterator[TemplateFault]:
    """Yield the faults of the manifest whose `text` is that of `jurisdiction` itself, topic by topic."""
    manifest = ManifestView(jurisdiction, text, answer_paths(jurisdiction), _usage(jurisdiction))
    yield from outline_faults(manifest)
    yield from _requirement_faults(manifest, text.tree, (), manifest.used)
    for i, kind in enumerate(manifest.rows("报告")):
        used = manifest.used and usage(jurisdiction, kind.get("种类"))
        yield from _requirement_faults(manifest, kind, ("报告", i), used)
    yield from _unit_and_office_faults(manifest)
    yield from _fact_faults(manifest)
    yield from parts_of_other_sorts(manifest)
    yield from sentence_faults(manifest)
    yield from _topic_faults(manifest)
    yield from table_faults(manifest)
    yield from _switch_faults(manifest)
    if manifest.rows("格式"):
        yield from (manifest.fault(each, "格式", serious=False) for each in departures(jurisdiction.page()))


def manifest_gaps(jurisdiction: Jurisdiction, text: YamlText, above: Jurisdiction | None) -> Iterator[TemplateFault]:
    """Yield what reports would silently lack by a manifest without faults; `above` is what it inherits from.

    Raises TemplateError for a missing section.
    """
    used = usage(jurisdiction)
    manifest = ManifestView(jurisdiction, text, answer_paths(jurisdiction), used)
    yield from outline_gaps(manifest)
    yield from own_fact_faults(manifest, above)
    if above is not None:
        yield from topics_left_out(manifest, above)
        yield from unused_sentences(manifest, _by_kind(manifest))
        yield from _inherited_offices(manifest, above)


_NO_BUREAU = re.compile("街道|[镇乡]|[大中支]?队|社区|管委会|(?:中心|办公室|办事处|厅)$")
_BUREAU = re.compile("(?:局|教委|委员会)$")


def _inherited_offices(manifest: ManifestView, above: Jurisdiction) -> Iterator[TemplateFault]:
    """Yield that a unit that is no bureau has the offices of one, for want of its own."""
    title = manifest.jurisdiction.title
    if manifest.rows(OFFICES) or not _NO_BUREAU.search(title) or _BUREAU.search(title):
        return
    names = list(dict.fromkeys(above.offices.values()))
    if names:
        yield manifest.fault(
            f"没有写“{OFFICES}”，照上级模板就是教育局的{'、'.join(names[:_SHOWN_OFFICES])}等；"
            f"请写上{quoted(title)}自己的，一章一行，如 综合执法: 内勤",
            serious=False,
        )


_SHOWN_OFFICES = 3
"""Names of offices that a message gives."""


def _usage(jurisdiction: Jurisdiction) -> Usage | None:
    try:
        return usage(jurisdiction)
    except TemplateError:
        return None


def _requirement_faults(
    manifest: ManifestView, tree: Mapping[str, Any], place: Place, used: Usage | None
) -> Iterator[TemplateFault]:
    """Yield what 必填 and 选填 of the manifest, or of the kind of report at `place`, get wrong."""
    for key in ("必填", "选填"):
        for i, path in enumerate(tree.get(key) or []):
            if path not in manifest.paths:
                yield manifest.fault(no_answer(path, manifest.paths), *place, key, i)
            elif key == "必填" and used is not None and path not in used.answers:
                message = f"{quoted(path)}是必填的，但没有一个段落印它；请在段落里印出，或从必填中删去"
                yield manifest.fault(message, *place, key, i)


def _unit_and_office_faults(manifest: ManifestView) -> Iterator[TemplateFault]:
    """Yield what 单位, 科室 and 不公开 name and that there is not."""
    for path in manifest.rows("单位"):
        if path not in manifest.paths:
            yield manifest.fault(no_answer(path, manifest.paths), "单位", path)
    for path in manifest.rows(OFFICES):
        problem = office_problem(path, manifest.jurisdiction)
        if problem:
            yield manifest.fault(problem, OFFICES, path)
    for i, path in enumerate(manifest.rows(WITHHELD_ANSWERS)):
        problem = withheld_problem(path, manifest.jurisdiction)
        if problem:
            yield manifest.fault(problem, WITHHELD_ANSWERS, i)


def _by_kind(manifest: ManifestView) -> dict[str, Usage]:
    """Return what each kind of report prints that the manifest sets out itself; of all kinds where it sets out none.

    Empty while a section is missing, which another fault says.
    """
    if manifest.used is None:
        return {}
    own = [kind for _, kind in manifest.own_kinds()] or list(manifest.jurisdiction.kinds)
    return {kind.name: usage(manifest.jurisdiction, kind.name) for kind in own}


def _unused_topics(manifest: ManifestView) -> dict[str, list[str]]:
    """Return the topics that each kind of report does without, by its name."""
    return {kind.name: kind.unused_topics for kind in manifest.jurisdiction.kinds}


def _fact_faults(manifest: ManifestView) -> Iterator[TemplateFault]:
    """Yield the facts of its own `事实.yaml` that no section and no sentence prints, each kind of report apart."""
    by_kind = _by_kind(manifest)
    folder = manifest.jurisdiction.folders[0]
    if not by_kind or not (folder / FACTS).exists():
        return
    text = read_yaml(folder / FACTS)
    unused = _unused_topics(manifest)
    catalogue = manifest.jurisdiction.catalogue()
    for i, fact in enumerate(text.tree.get("事实") or []):
        spec = catalogue.get(fact_path(fact))
        if spec is None or spec.path in catalogue.relations.bases:
            continue
        lacking = [kind for kind, used in by_kind.items() if not _is_told(spec, used, unused[kind])]
        if lacking and not (_is_only_worded(spec) and len(lacking) < len(by_kind)):
            at = where_unprinted(lacking, by_kind)
            where = f"{manifest.jurisdiction.name}/{text.where(('事实', i))}"
            yield TemplateFault(where, _unprinted_fact(spec, at), serious=not at)


def _is_only_worded(spec: FieldSpec) -> bool:
    """Return whether the answer of `spec` is the model's own, and has no sentence."""
    return spec.path in core() and not spec.sentence


def _is_told(spec: FieldSpec, used: Usage, unused_topics: list[str]) -> bool:
    """Return whether a kind of report prints the answer of `spec`, or does without its topic."""
    return spec.path in used.answers or spec.topic in unused_topics


def _unprinted_fact(spec: FieldSpec, at: str) -> str:
    if spec.sentence:
        return f"主题{quoted(spec.topic)}的事实{at}没有一个段落印；请在段落里写 {{{{ 事实('{spec.topic}') }}}}"
    return f"事实{quoted(spec.path)}{at}没有一个段落用到；请给它写“主题”和“句子”，或在段落里印 {{{{ {spec.path} }}}}，或删去它"


def _topic_faults(manifest: ManifestView) -> Iterator[TemplateFault]:
    """Yield the topics that are never asked for or never printed, those from above too."""
    by_kind = _by_kind(manifest)
    unused = _unused_topics(manifest)
    for i, topic in enumerate(manifest.rows("活动主题")):
        name = topic.get(TOPIC, "")
        lacking = [kind for kind, used in by_kind.items() if name not in used.topics and name not in unused[kind]]
        if lacking:
            at = where_unprinted(lacking, by_kind)
            message = f"主题{quoted(name)}的活动{at}没有一个段落印；请在段落里写 {{{{ 活动('{name}') }}}}，或删去"
            yield manifest.fault(message, "活动主题", i, serious=not at)
        yield from _chapter_faults(manifest, topic.get("章", ""), "活动主题", i)
    yield from _unused_topic_faults(manifest, manifest.rows("不用主题"))
    for i, kind in enumerate(manifest.rows("报告")):
        yield from _unused_topic_faults(manifest, kind.get("不用主题") or [], "报告", i)


def _unused_topic_faults(manifest: ManifestView, names: list[str], *place: str | int) -> Iterator[TemplateFault]:
    known = {topic.name for topic in manifest.jurisdiction.all_topics}
    for i, name in enumerate(names):
        if name not in known:
            hint = nearest(name, known) or f"可选：{'、'.join(sorted(known))}"
            yield manifest.fault(f"没有{quoted(name)}这个主题；{hint}", *place, "不用主题", i)


def _chapter_faults(manifest: ManifestView, chapter: str, key: str, i: int) -> Iterator[TemplateFault]:
    """Yield that a question or a topic belongs to no chapter that is asked."""
    chapters = {spec.title for spec in manifest.jurisdiction.catalogue().roots if spec.kind is None}
    if chapter not in chapters:
        hint = nearest(chapter, chapters) or f"可选：{'、'.join(sorted(chapters))}"
        yield manifest.fault(f"没有{quoted(chapter)}这一章，这个{key[-2:]}问不到；{hint}", key, i, "章")


def _switch_faults(manifest: ManifestView) -> Iterator[TemplateFault]:
    """Yield the rules that 检查 switches off or on and that there are not."""
    from drafter.checking.rules import all_rules  # noqa: PLC0415 - few manifests speak of rules

    checks = manifest.text.tree.get("检查") or {}
    named = [(key, *each) for key in ("关闭", "开启") for each in enumerate(checks.get(key) or [])]
    rules = all_rules() if named else ()
    known = {word for rule in rules for word in (rule.name, rule.family)}
    for key, i, name in named:
        if name not in known:
            hint = nearest(name, [rule.name for rule in rules]) or "用 drafter check --list 看全部规则"
            yield manifest.fault(f"{quoted(name)}不是一条检查规则；{hint}", "检查", key, i)
