"""Finds the headings below which 一是、二是 would begin anew, because two section files count on their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import Any

from drafter.authoring.manifest_view import ManifestView
from drafter.authoring.template_fault import TemplateFault
from drafter.hints import quoted
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.manifest import sections_of
from drafter.jurisdictions.section_files import SECTION_SUFFIX, nearest_file, section_text
from drafter.jurisdictions.usage import included_by
from drafter.yamlfile.yaml_text import Place

_CLAUSE, _HEADING, _TAG = "+ ", "#", ("{%", "{#")


def count_faults(manifest: ManifestView, kind: Place) -> Iterator[TemplateFault]:
    """Yield the headings of the kind at place `kind` that have several sections with a count of their own."""
    for where, entry in manifest.entries(kind):
        if not entry.get("标题"):
            continue
        counting = [each for each in _sections_below(entry) if _counts(each, manifest.jurisdiction)]
        if len(counting) > 1:
            files = "、".join(map(quoted, counting))
            message = (
                f"标题{quoted(str(entry['标题']))}下的段落{files}都写了“+ ”，印出来各从“一是”数起；要接着数，"
                f"把它们用 {{% 插入 '{counting[0]}{SECTION_SUFFIX}' %}} 放进同一个段落文件；"
                "要分开数，在各自的“+ ”前写一句引出的话"
            )
            yield manifest.fault(message, *where, serious=False)


def _sections_below(entry: Mapping[str, Any]) -> list[str]:
    """Return the sections whose text stands right below the heading of `entry`, before any other heading."""
    below = entry.get("下级")
    unheaded = takewhile(lambda each: not each.get("标题"), below if isinstance(below, list) else [])
    return [*sections_of(entry), *(section for each in unheaded for section in sections_of(each))]


def _counts(section: str, jurisdiction: Jurisdiction) -> bool:
    """Return whether a section, or a file that it includes, begins a paragraph with 一是 before any heading of its own."""
    names = (section, *included_by(section, jurisdiction))
    paths = (nearest_file(jurisdiction.folders, name + SECTION_SUFFIX) for name in names)
    return any(_begins_with_clause(section_text(path)) for path in paths if path)


def _begins_with_clause(text: str) -> bool:
    """Return whether a paragraph of `text` begins with `+`, without words that lead to it."""
    begins = True
    for line in map(str.strip, text.splitlines()):
        if line.startswith(_HEADING):
            return False
        if begins and line.startswith(_CLAUSE):
            return True
        begins = not line or (begins and line.startswith(_TAG))
    return False
