"""Finds the faults of the entries of outlines that a manifest sets out: headings, sections without a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from drafter.authoring.manifest_view import ManifestView
from drafter.authoring.section_faults import fixed_words
from drafter.authoring.template_fault import TemplateFault, nearest
from drafter.hints import quoted
from drafter.jurisdictions.manifest import sections_of
from drafter.jurisdictions.section_files import SECTION_SUFFIX, nearest_file, section_files
from drafter.sections.mark_faults import TYPED_NUMBER
from drafter.yamlfile.yaml_text import Place

_TYPED_NUMBER = re.compile(rf"\s*(?:{TYPED_NUMBER}[\s、.．]*|[0-9]{{1,2}}(?:[.．][0-9]{{1,2}})*\s+)")
_NUMBER_BEHIND = re.compile(r"[（(](?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[）)]\s*$|[①-⑳⑴-⒇]\s*$|(?<=\s)[0-9]{1,2}$")


def outline_faults(manifest: ManifestView) -> Iterator[TemplateFault]:
    """Yield the faults of the outlines of `manifest`, kind by kind."""
    for place, kind in manifest.own_kinds():
        if not kind.sort:
            message = f"种类{quoted(kind.name)}没有写类别；请加一行“类别: 年度报告”，或者 执法报告、其他"
            yield manifest.fault(message, *place, "种类")
        for message in fixed_words(kind.title):
            yield manifest.fault(message.replace("{{ ", "{").replace(" }}", "}"), *place, "标题", serious=False)
        for where, entry in manifest.entries(place):
            yield from _entry_faults(manifest, where, entry)


def _entry_faults(manifest: ManifestView, place: Place, entry: Mapping[str, Any]) -> Iterator[TemplateFault]:
    """Yield what is wrong with one entry of an outline."""
    heading, sections = str(entry.get("标题") or ""), sections_of(entry)
    number = _TYPED_NUMBER.match(heading)
    if number:
        message = f"标题里写了序号{quoted(number[0].strip())}；序号由程序编，请删去，要别的编法写“序号”"
        yield manifest.fault(message, *place, "标题")
    ending = _NUMBER_BEHIND.search(heading)
    if ending:
        message = f"标题末尾有{quoted(ending[0])}，像是序号；序号由程序编在前面，不是标题的字就删去"
        yield manifest.fault(message, *place, "标题", serious=False)
    for message in fixed_words(heading):
        yield manifest.fault(message.replace("{{ ", "{").replace(" }}", "}"), *place, "标题", serious=False)
    if not sections and not entry.get("下级"):
        message = f"标题{quoted(heading)}下面没有段落，也没有下级，不会出现在报告里；请加上“段落: 名称”，或删去这一条"
        yield manifest.fault(message, *place)
    folders = manifest.jurisdiction.folders
    for section in sections:
        if nearest_file(folders, section + SECTION_SUFFIX) is None:
            known = {path.stem for folder in folders for path in section_files(folder)}
            hint = nearest(section, known) or f"请建立 {section}{SECTION_SUFFIX}，或从“段落”里删去它"
            yield manifest.fault(f"提纲里的段落{quoted(section)}没有文件；{hint}", *place, "段落")
