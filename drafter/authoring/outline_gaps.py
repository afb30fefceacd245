"""Finds what reports by a manifest's outlines would lack or tell twice, though each of its files is right in itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from drafter.authoring.count_faults import count_faults
from drafter.authoring.heading_faults import heading_faults
from drafter.authoring.manifest_view import ManifestView
from drafter.authoring.number_faults import number_faults
from drafter.authoring.run_in_faults import run_in_faults
from drafter.authoring.template_fault import TemplateFault
from drafter.authoring.trial import trial_reports
from drafter.authoring.unprinted_faults import calls_without_effect
from drafter.checking.text.statutory_parts import StatutoryPart, part_of_heading
from drafter.hints import quoted
from drafter.jurisdictions.facts import paths_told
from drafter.jurisdictions.manifest import ReportKind, sections_of, walk
from drafter.jurisdictions.names import SELF_REFERENCE
from drafter.jurisdictions.section_files import SECTION_SUFFIX
from drafter.jurisdictions.usage import Usage, printed_by
from drafter.model.fields import Kind
from drafter.model.report import Report
from drafter.model.report_type import ReportType
from drafter.sections.render_sections import Section, render_report
from drafter.sections.template_environment import HEADING_NAMES
from drafter.yamlfile.yaml_text import Place


class _Part(NamedTuple):
    """One of the five parts of an annual report that a heading names."""

    told_by: str
    """The answers that tell it."""
    section: str
    """The section of 通用 that tells it."""


_EXPECTED = {
    StatutoryPart.SHORTCOMINGS: _Part("存在不足", "存在不足"),
    StatutoryPart.PRINCIPAL: _Part("组织领导", "第一责任人"),
    StatutoryPart.PLANS: _Part("下年安排", "下年安排"),
    StatutoryPart.OTHER: _Part("其他情况", "其他情况"),
}
"""主要举措和成效, the fifth, is all the rest."""
_OF_LISTS = (StatutoryPart.SHORTCOMINGS, StatutoryPart.PLANS, StatutoryPart.OTHER)
"""Parts whose answers only a section for them prints."""
_RULES = {StatutoryPart.OTHER: "法定-其他情况"}
"""The rule of a check of reports that asks for a part, where it is not 法定-缺项: switched off, it is off here too."""
_NAMES_OF_ANSWERS = frozenset(HEADING_NAMES) - {SELF_REFERENCE}
"""Names without a group that print answers; what is made of one, such as 自称, is no content."""
_SHOWN = 4
"""Names that a message gives of many."""


def outline_gaps(manifest: ManifestView) -> Iterator[TemplateFault]:
    """Yield the faults of the outlines of `manifest`, each kind of report apart."""
    filled = trial_reports(manifest.jurisdiction)[1]
    for place, kind in manifest.own_kinds():
        used = {
            entry.section: printed_by(entry.section, manifest.jurisdiction)
            for entry in walk(kind.outline)
            if entry.section
        }
        for where, entry in manifest.entries(place):
            for section in sections_of(entry):
                if entry.get("固定") != "是" and not _has_content(used[section], manifest.paths):
                    yield manifest.fault(
                        f"段落{quoted(section)}没有印一项答案、一个主题；固定的字不算内容，这一部分不会出现在报告里；"
                        f"请在 {section}{SECTION_SUFFIX} 里印答案、事实或活动；里面的数都移走了的，从“段落”里删去它；就是要印固定的话（如结束语）的，在提纲那一条加“固定: 是”",
                        *where,
                        "段落",
                    )
        for message in calls_without_effect(used, manifest.jurisdiction, kind.name):
            yield manifest.fault(message, *place, "提纲", serious=False)
        yield from _told_twice(manifest, place, kind, used)
        yield from _never_headed(manifest, place, kind, used, filled)
        yield from _missing_parts(manifest, place, kind, used)
        yield from _without_heading(manifest, place, used)
        yield from count_faults(manifest, place)
        headed = _headed(filled, manifest, kind)
        yield from run_in_faults(manifest, place, headed)
        yield from number_faults(manifest, place, headed)
        yield from heading_faults(manifest, place, headed, used)


def _has_content(used: Usage, paths: set[str]) -> bool:
    return bool(used.topics or used.fact_topics or used.answers & {*paths, *_NAMES_OF_ANSWERS})


def _told_twice(
    manifest: ManifestView, place: Place, kind: ReportKind, used: Mapping[str, Usage]
) -> Iterator[TemplateFault]:
    """Yield the sections that stand twice in an outline, and the topics and answers that two of them print."""
    order = [entry.section for entry in walk(kind.outline) if entry.section]
    for section in dict.fromkeys(each for each in order if order.count(each) > 1):
        message = f"段落{quoted(section)}在提纲里用了两次：自己写的话印两遍，事实和活动只印在前一处；请删去一处"
        yield manifest.fault(message, *place, "提纲", serious=False)
    seen: dict[str, str] = {}
    for section, printed in used.items():
        for topic in sorted(printed.topics):
            before = seen.setdefault(topic, section)
            if before != section:
                message = f"主题{quoted(topic)}的活动印了两次：段落{quoted(before)}和{quoted(section)}；请删去一处"
                yield manifest.fault(message, *place, "提纲", serious=False)
    yield from _answers_twice(manifest, place, used)


def _answers_twice(manifest: ManifestView, place: Place, used: Mapping[str, Usage]) -> Iterator[TemplateFault]:
    """Yield the figures that two sections print by name, two sections a message."""
    figures = {spec.path for spec in manifest.jurisdiction.catalogue().in_groups() if spec.kind is Kind.FIGURE}
    shown = frozenset[str]().union(*(printed.shown for printed in used.values()))
    first: dict[str, str] = {}
    twice: dict[tuple[str, str], list[str]] = {}
    for section, printed in used.items():
        aside = printed.within_options - shown  # told nowhere but in [[ ]]: then it is no mere mention
        for path in sorted((printed.shown | aside) & figures):
            before = first.setdefault(path, section)
            if before != section:
                twice.setdefault((before, section), []).append(path)
    for (before, section), paths in twice.items():
        message = (
            f"{_some(paths)}印了两次：段落{quoted(before)}和{quoted(section)}；同一个数请只在一处印，删去另一处的那句话"
        )
        yield manifest.fault(message, *place, "提纲", serious=False)


def _some(names: list[str]) -> str:
    shown = "、".join(map(quoted, names[:_SHOWN]))
    return shown if len(names) <= _SHOWN else f"{shown}等 {len(names)} 项"


def _never_headed(
    manifest: ManifestView, place: Place, kind: ReportKind, used: Mapping[str, Usage], filled: Report
) -> Iterator[TemplateFault]:
    """Yield the headings that do not appear though all is answered, or only with an activity, and why."""
    told_under = manifest.jurisdiction.catalogue().told_under
    printed_alone = _headings(filled, manifest, kind)
    without_activities = _headings(filled.model_copy(update={"activities": []}), manifest, kind)
    for where, entry in manifest.entries(place):
        sections = [each for each in sections_of(entry) if each in used]
        told = [topic for each in sections for topic in sorted(used[each].fact_topics) if told_under(topic)]
        heading = str(entry.get("标题") or "")
        if not heading or not told or entry.get("下级") or without_activities.get(where, True):
            continue
        others = _told_by_others(manifest, told, sections, used)
        elsewhere = f"主题{'、'.join(map(quoted, told))}的事实都已在段落{'、'.join(map(quoted, others))}里印了"
        way_out = "请把那里的话移过来，或删去这个标题"
        if printed_alone.get(where, True):
            message = f"标题{quoted(heading)}只有填了活动才会出现：{elsewhere}；{way_out}"
        else:
            message = f"标题{quoted(heading)}不会出现：{elsewhere}；{way_out}"
        yield manifest.fault(message, *where, "标题", serious=False)


def _headings(report: Report, manifest: ManifestView, kind: ReportKind) -> dict[Place, bool]:
    """Return which headings of the outline of `kind` are printed of `report`, by their places in the manifest."""
    return {where: section.is_printed for where, section in _headed(report, manifest, kind).items()}


def _headed(report: Report, manifest: ManifestView, kind: ReportKind) -> dict[Place, Section]:
    """Return the sections with a heading of `report` by the places of their entries in the manifest."""
    rendered = render_report(report, manifest.jurisdiction, kind)
    place = next(place for place, own in manifest.own_kinds() if own.name == kind.name)
    headed = [where for where, entry in manifest.entries(place) if entry.get("标题")]
    sections = [section for section in _walked(rendered.sections) if section.heading]
    return dict(zip(headed, sections, strict=False))


def _walked(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _walked(section.below)


def _told_by_others(
    manifest: ManifestView, topics: list[str], sections: list[str], used: Mapping[str, Usage]
) -> list[str]:
    """Return the sections that print facts of `topics`, without `sections`, in order."""
    told_under = manifest.jurisdiction.catalogue().told_under
    paths = {path for topic in topics for spec in told_under(topic) for path in paths_told(spec)}
    return [
        name
        for name, usage in used.items()
        if name not in sections and (usage.fact_topics & set(topics) or usage.by_sections & paths)
    ]


def _missing_parts(
    manifest: ManifestView, place: Place, kind: ReportKind, used: Mapping[str, Usage]
) -> Iterator[TemplateFault]:
    """Yield which of the five statutory parts an annual report has no heading for (厅字〔2019〕28号 第四章)."""
    if kind.type is not ReportType.ANNUAL:
        return
    headed = {part_of_heading(entry.heading) for entry in walk(kind.outline) if entry.heading}
    told = {path.partition(".")[0] for each in used.values() for path in each.by_sections}
    off = manifest.jurisdiction.checks_off
    asked = [part for part in _EXPECTED if not {"法定", _RULES.get(part, "法定-缺项")}.intersection(off)]
    missing = {part: _EXPECTED[part] for part in asked if part not in headed and _EXPECTED[part].told_by not in told}
    if missing:
        lines = "、".join(f"{{标题: {part.value}, 段落: {each.section}}}" for part, each in missing.items())
        message = f"年度报告必写的五部分里，提纲没有{'、'.join(quoted(part.value) for part in missing)}；请在提纲里加上 {lines}"
        yield manifest.fault(message, *place, "提纲", serious=False)
    yield from _untold_parts(manifest, place, {part for part in asked if part in headed}, told)


def _untold_parts(
    manifest: ManifestView, place: Place, parts: Collection[StatutoryPart], told: Collection[str]
) -> Iterator[TemplateFault]:
    """Yield the headings of `parts` whose answers no section prints, 其他情况 where all stands below headings of its own."""
    untold = {part for part in parts if part in _OF_LISTS and _EXPECTED[part].told_by not in told}
    for where, entry in manifest.entries(place):
        part = part_of_heading(str(entry.get("标题") or ""))
        if part in untold and len(where) == _OUTERMOST:
            expected = _EXPECTED[part]
            message = (
                f"标题{quoted(str(entry['标题']))}下没有段落印{quoted(expected.told_by)}，填了也不写进报告；"
                f"请在这一条加上 段落: {expected.section}（已有“段落”的用顿号接着写）"
            )
            yield manifest.fault(message, *where, "标题", serious=False)


def _without_heading(manifest: ManifestView, place: Place, used: Mapping[str, Usage]) -> Iterator[TemplateFault]:
    """Yield the sections that answer 无 with nothing else and stand under no heading of their own."""
    part = _EXPECTED[StatutoryPart.OTHER]
    for where, entry in manifest.entries(place):
        for section in () if entry.get("标题") else sections_of(entry):
            if section in used and part.told_by in used[section].answers and len(where) == _OUTERMOST:
                message = (
                    f"段落{quoted(section)}上面没有标题，{quoted(part.told_by)}填“无”时不知道是什么“无”，就不印；"
                    f"请写成 {{标题: {StatutoryPart.OTHER.value}, 段落: {section}}}"
                )
                yield manifest.fault(message, *where, "段落", serious=False)


_OUTERMOST = 4
"""Parts of the place of an entry that stands below none: 报告, which, 提纲, which."""
