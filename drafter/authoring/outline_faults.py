"""Finds the faults of the outlines that a manifest sets out: what is never printed, printed twice, or missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from drafter.authoring.manifest_view import ManifestView
from drafter.authoring.template_fault import TemplateFault, nearest
from drafter.checking.text.statutory_parts import StatutoryPart, part_of_heading
from drafter.hints import quoted
from drafter.jurisdictions.manifest import ReportKind, walk
from drafter.jurisdictions.section_files import SECTION_SUFFIX, nearest_file, section_files
from drafter.jurisdictions.usage import Usage, printed_by
from drafter.model.report_type import ReportType
from drafter.sections.mark_faults import TYPED_NUMBER
from drafter.sections.template_environment import HEADING_NAMES
from drafter.yamlfile.yaml_text import Place

_TYPED_NUMBER = re.compile(rf"\s*{TYPED_NUMBER}[\s、.．]*")
_EXPECTED = {
    StatutoryPart.SHORTCOMINGS: "存在不足",
    StatutoryPart.PRINCIPAL: "组织领导",
    StatutoryPart.PLANS: "下年安排",
    StatutoryPart.OTHER: "其他情况",
}
"""Of the five parts those that a heading names, each with the answers that tell it; 主要举措和成效 is all the rest."""


def outline_faults(manifest: ManifestView) -> Iterator[TemplateFault]:
    """Yield the faults of the outlines of `manifest`, kind by kind."""
    for place, kind in manifest.own_kinds():
        if not kind.sort:
            message = f"种类{quoted(kind.name)}没有写类别；请加一行“类别: 年度报告”，或者 执法报告、其他"
            yield manifest.fault(message, *place, "种类")
        for where, entry in manifest.entries(place):
            yield from _entry_faults(manifest, where, entry)


def outline_gaps(manifest: ManifestView) -> Iterator[TemplateFault]:
    """Yield what reports by the outlines of `manifest` would lack or tell twice, though each file is right in itself."""
    for place, kind in manifest.own_kinds():
        for where, entry in manifest.entries(place):
            section = str(entry.get("段落") or "")
            if section and not _has_content(printed_by(section, manifest.jurisdiction), manifest.paths):
                yield manifest.fault(
                    f"段落{quoted(section)}没有印一项答案、一个主题；固定的字不算内容，这一部分不会出现在报告里；"
                    f"请在 {section}{SECTION_SUFFIX} 里印答案、事实或活动",
                    *where,
                    "段落",
                )
        yield from _printed_twice(manifest, place, kind)
        yield from _missing_parts(manifest, place, kind)


def _entry_faults(manifest: ManifestView, place: Place, entry: Mapping[str, Any]) -> Iterator[TemplateFault]:
    """Yield what is wrong with one entry of an outline."""
    heading, section = str(entry.get("标题") or ""), str(entry.get("段落") or "")
    number = _TYPED_NUMBER.match(heading)
    if number:
        message = f"标题里写了序号{quoted(number[0].strip())}；序号由程序编，请删去，要别的编法写“序号”"
        yield manifest.fault(message, *place, "标题")
    if not section and not entry.get("下级"):
        message = f"标题{quoted(heading)}下面没有段落，也没有下级，不会出现在报告里；请加上“段落: 名称”，或删去这一条"
        yield manifest.fault(message, *place)
    if section:
        folders = manifest.jurisdiction.folders
        if nearest_file(folders, section + SECTION_SUFFIX) is None:
            known = {path.stem for folder in folders for path in section_files(folder)}
            hint = nearest(section, known) or f"请建立 {section}{SECTION_SUFFIX}"
            yield manifest.fault(f"提纲里的段落{quoted(section)}没有文件；{hint}", *place, "段落")


def _has_content(used: Usage, paths: set[str]) -> bool:
    return bool(used.topics or used.fact_topics or used.answers & {*paths, *HEADING_NAMES})


def _printed_twice(manifest: ManifestView, place: Place, kind: ReportKind) -> Iterator[TemplateFault]:
    """Yield the sections that stand twice in an outline, and the topics that two sections print."""
    seen: dict[str, str] = {}
    sections: set[str] = set()
    for section in (entry.section for entry in walk(kind.outline) if entry.section):
        if section in sections:
            message = f"段落{quoted(section)}在提纲里用了两次，同样的话会印两遍；请删去一处"
            yield manifest.fault(message, *place, "提纲", serious=False)
            continue
        sections.add(section)
        for topic in sorted(printed_by(section, manifest.jurisdiction).topics):
            before = seen.setdefault(topic, section)
            if before != section:
                message = f"主题{quoted(topic)}的活动印了两次：段落{quoted(before)}和{quoted(section)}；请删去一处"
                yield manifest.fault(message, *place, "提纲", serious=False)


def _missing_parts(manifest: ManifestView, place: Place, kind: ReportKind) -> Iterator[TemplateFault]:
    """Yield which of the five statutory parts an annual report has no heading for (厅字〔2019〕28号 第四章)."""
    if kind.type is not ReportType.ANNUAL:
        return
    headed = {part_of_heading(entry.heading) for entry in walk(kind.outline) if entry.heading}
    sections = [printed_by(entry.section, manifest.jurisdiction) for entry in walk(kind.outline) if entry.section]
    told = {path.partition(".")[0] for used in sections for path in used.answers}
    missing = [part.value for part, answers in _EXPECTED.items() if part not in headed and answers not in told]
    if missing:
        message = f"年度报告必写的五部分里，提纲没有{'、'.join(map(quoted, missing))}；请加上这样的标题"
        yield manifest.fault(message, *place, "提纲", serious=False)
