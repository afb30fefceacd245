"""Finds what the reports of a folder lose that those above print: topics, and answers of sections that were changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafter.authoring.manifest_view import ManifestView, kinds_set_out
from drafter.authoring.template_fault import TemplateFault
from drafter.hints import quoted
from drafter.jurisdictions.fact_file import fact_path
from drafter.jurisdictions.facts import FACTS
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.names import MANIFEST
from drafter.jurisdictions.section_files import BASES, SECTION_SUFFIX, nearest_file, section_files
from drafter.jurisdictions.usage import (
    Usage,
    included_by,
    is_made_list,
    names_in_sections,
    printed_by,
    section_names,
    usage,
    written_into,
)
from drafter.model.fields import Kind
from drafter.model.titles import PLAN_REVIEWS, PLANS
from drafter.yamlfile.yaml_text import read_yaml

_SHOWN = 8
"""Names that a message gives of many."""


def where_unprinted(lacking: list[str], by_kind: Mapping[str, Usage]) -> str:
    """Return where something is not printed that the kinds `lacking` do not print: 在“专报”里; empty for nowhere at all."""
    return "" if len(lacking) == len(by_kind) else f"在{'、'.join(map(quoted, lacking))}里"


def topics_left_out(manifest: ManifestView, above: Jurisdiction) -> Iterator[TemplateFault]:
    """Yield, kind by kind, the topics that sections from `above` print and no section here: nobody is asked for them."""
    by_kind = {kind.name: usage(manifest.jurisdiction, kind.name) for kind in manifest.jurisdiction.kinds}
    kinds = {kind.name: kind for kind in manifest.jurisdiction.kinds}
    lacking: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for name in (kind.name for kind in above.kinds if kind.name in by_kind):
        used, inherited = by_kind[name], usage(above, name)
        asked = {topic.name for topic in manifest.jurisdiction.topics} - set(kinds[name].unused_topics)
        activities = tuple(sorted((inherited.topics - used.topics) & asked))
        facts = tuple(sorted((inherited.fact_topics - used.fact_topics) & asked))
        for what, topics in (("活动", activities), ("事实", facts)):
            lacking.setdefault((what, topics), []).append(name)
        yield from _answers_left_out(manifest, name, above, used)
    for (what, topics), names in lacking.items():
        if topics:
            yield manifest.fault(
                f"上级模板的主题{'、'.join(map(quoted, topics))}，{where_unprinted(names, by_kind)}没有一个段落印它的{what}，"
                f"填报时就不会问；要报的，在合适的段落里写 {{{{ {what}('{topics[0]}') }}}}；确实不报的，写进“不用主题”",
                serious=False,
            )


def _answers_left_out(manifest: ManifestView, kind: str, above: Jurisdiction, used: Usage) -> Iterator[TemplateFault]:
    """Yield the answers that a section printed from `above` and does not as it is changed here, but for topics told apart.

    Of a section that was written anew, not copied, only figures.
    """
    catalogue = manifest.jurisdiction.catalogue()
    topics = {topic.name for topic in manifest.jurisdiction.topics} & (used.topics | used.fact_topics)
    for section in _changed_sections(manifest.jurisdiction, above, kind):
        before = printed_by(section, above).by_sections - used.answers - catalogue.unused
        specs = [catalogue[path] for path in sorted(before) if path in catalogue]
        is_copy = (manifest.jurisdiction.folders[0] / BASES / f"{section}{SECTION_SUFFIX}").exists()
        kinds = set(Kind) if is_copy else {Kind.FIGURE}
        lost = [spec.path for spec in specs if spec.kind in kinds and (not spec.topic or spec.topic in topics)]
        if lost:
            shown = "、".join(map(quoted, lost[:_SHOWN])) + (f"等 {len(lost)} 项" if len(lost) > _SHOWN else "")
            yield manifest.fault(
                f"段落{quoted(section)}改过以后，上级印的{shown}在{quoted(kind)}里没有一个段落印，填报时不问；"
                f"要报的，在合适的段落里印 {{{{ {lost[0]} }}}}，确实不报的，写进 {FACTS} 的“不用”，如 不用: [{lost[0]}]",
                serious=False,
            )


def _changed_sections(jurisdiction: Jurisdiction, above: Jurisdiction, kind: str) -> Iterator[str]:
    """Yield the sections of `kind` that the jurisdiction's own folder has and a folder of `above` has too."""
    own = {path.stem for path in section_files(jurisdiction.folders[0])}
    named = section_names(jurisdiction.kind(kind).outline)
    used = dict.fromkeys(each for name in named for each in (name, *included_by(name, jurisdiction)))
    return (name for name in used if name in own and nearest_file(above.folders, name + SECTION_SUFFIX))


def unused_sentences(manifest: ManifestView, by_kind: Mapping[str, Usage]) -> Iterator[TemplateFault]:
    """Yield the sentences of its own `事实.yaml` that nothing prints, because sections word these answers themselves."""
    jurisdiction = manifest.jurisdiction
    path = jurisdiction.folders[0] / FACTS
    if not path.exists():
        return
    text = read_yaml(path)
    for i, fact in enumerate(text.tree.get("事实") or []):
        own = fact_path(fact)
        sections = _wording_it(own, jurisdiction, by_kind) if fact.get("句子") else []
        if sections:
            is_own = nearest_file(jurisdiction.folders[:1], f"{sections[0]}{SECTION_SUFFIX}") is not None
            copied = "" if is_own else f"先 drafter jurisdictions override {jurisdiction.name} {sections[0]}，再"
            yield TemplateFault(
                f"{jurisdiction.name}/{text.where(('事实', i))}",
                f"{quoted(own)}的句子用不上：段落{'、'.join(map(quoted, sections))}自己写了这句话；要换说法，"
                f"{copied}在那个文件里改",
                serious=False,
            )


def _wording_it(path: str, jurisdiction: Jurisdiction, by_kind: Mapping[str, Usage]) -> list[str]:
    """Return the sections that word the answer at `path` themselves; empty where a kind prints it by its sentence."""
    printing = {kind: used for kind, used in by_kind.items() if path in used.answers}
    if not all(path in used.by_sections for used in printing.values()):
        return []
    names = dict.fromkeys(name for kind in printing for name in section_names(jurisdiction.kind(kind).outline))
    return [name for name in names if path in printed_by(name, jurisdiction).by_sections]


def calls_without_effect(used: Mapping[str, Usage], jurisdiction: Jurisdiction, kind: str) -> Iterator[str]:
    """Yield in Chinese which 事实('…') for a fact or a matter in the sections `used` of `kind` lack what stands elsewhere."""
    catalogue = jurisdiction.catalogue()
    names = names_in_sections(jurisdiction, kind)
    topics = catalogue.told_by_topic
    own = written_into(jurisdiction)
    for section, printed in used.items():
        file = f"{section}{SECTION_SUFFIX}"
        calls = printed.fact_topics - topics.keys()
        is_made = is_made_list(section, jurisdiction)
        for asked in sorted(each for each in calls if "." in each or names.moved.get(each) == file):
            facts = catalogue.told_under(asked)
            lost = [spec.path for spec in facts if names.is_told_elsewhere(spec, asked, file)]
            is_all = len(lost) == len(facts)
            by_words: list[str] = [path for path in lost if path in names.answers - printed.by_sections]
            if is_made and own.issuperset(by_words):
                continue  # the bureau took it from the list into a sentence of its own
            if by_words:
                yield _worded_elsewhere(section, asked, by_words, used, jurisdiction, is_all=is_all)
            elif facts and is_all and "." not in asked:
                yield _called_elsewhere(section, asked, lost[0])


def _called_elsewhere(section: str, asked: str, path: str) -> str:
    """Return that the call for the matter `asked` prints nothing, as its facts, the first at `path`, are called elsewhere."""
    return (
        f"段落{quoted(section)}里的 {{{{ 事实('{asked}') }}}} 不起作用：它的数已在别的段落里"
        f"一个一个写了 {{{{ 事实('{path}') }}}}；请删去一处"
    )


def _worded_elsewhere(
    section: str, asked: str, paths: list[str], used: Mapping[str, Usage], jurisdiction: Jurisdiction, *, is_all: bool
) -> str:
    """Return that the call for `asked` does not print the answers `paths`, which another section words."""
    wording = next((name for name, each in used.items() if paths[0] in each.by_sections), "")
    wording = _included(wording, paths[0], jurisdiction)
    effect = "不起作用" if is_all else f"不印{'、'.join(map(quoted, paths[:_SHOWN]))}"
    return (
        f"段落{quoted(section)}里的 {{{{ 事实('{asked}') }}}} {effect}：段落{quoted(wording)}自己写了这个数；"
        f"要移过来，先 drafter jurisdictions override {jurisdiction.name} {wording}（已有就不用），删去那里的话，"
        f"或在{quoted(section)}里写成一句：……{{{{ {paths[0]} }}}}。"
    )


def _included(section: str, path: str, jurisdiction: Jurisdiction) -> str:
    """Return the section that prints `path` by name: `section`, or the last one that it includes and that does."""
    inner = (each for each in included_by(section, jurisdiction) if path in printed_by(each, jurisdiction).by_sections)
    return [section, *inner][-1]


def unjudged_plans(jurisdiction: Jurisdiction) -> Iterator[str]:
    """Yield in Chinese which of its own kinds of report print 下年安排, and nowhere what became of last year's: 上年安排."""
    for kind in kinds_set_out(jurisdiction):
        answers = usage(jurisdiction, kind.name).answers
        if PLANS in answers and PLAN_REVIEWS not in answers:
            yield (
                f"{quoted(kind.name)}没有标题写{quoted(PLAN_REVIEWS)}，去年的打算做到了没有，填了也不印；"
                f"要写的，在提纲里加 {{标题: 落实上一年度安排, 段落: {PLAN_REVIEWS}}}"
            )


def unused_topics(jurisdiction: Jurisdiction) -> Iterator[str]:
    """Yield in Chinese which topics its own manifest does without, kind by kind, with the number of their facts."""
    tree = read_yaml(jurisdiction.folders[0] / MANIFEST).tree
    told = jurisdiction.catalogue().told_under
    kinds = [(f"{quoted(each.get('种类'))}的", each.get("不用主题")) for each in tree.get("报告") or []]
    for of_kind, topics in [("", tree.get("不用主题")), *kinds]:
        if topics:
            count = sum(len(told(topic)) for topic in topics)
            yield f"{of_kind}“不用主题”有 {len(topics)} 个，填报时不问，共 {count} 项事实：{'、'.join(topics)}。"
