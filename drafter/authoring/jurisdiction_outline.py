"""A jurisdiction as text: its outline with the folder that each section comes from, its questions and topics."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.errors import TemplateError
from drafter.jurisdictions.facts import FACTS
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.manifest import OutlineEntry
from drafter.jurisdictions.page_format import departures
from drafter.jurisdictions.usage import included_by, section_path


def show_jurisdiction(jurisdiction: Jurisdiction) -> str:
    """Return outline, sections with the folders they come from, questions and topics."""
    lines = [f"{jurisdiction.name}：{jurisdiction.title}"]
    lines.append("文件夹：" + " → ".join(str(folder) for folder in jurisdiction.folders))
    lines.append(f"自称：{jurisdiction.self_reference or '照单位全称（局写我局，厅写我厅）'}")
    lines += [f"格式：{departure}" for departure in departures(jurisdiction.page())]
    for kind in jurisdiction.kinds:
        lines += ["", f"报告种类：{kind.name}", f"标题：{kind.title}"]
        lines += _entries(kind.outline, jurisdiction, 1)
    lines += _facts(jurisdiction)
    lines += ["", "活动主题：" + "、".join(topic.name for topic in jurisdiction.topics)]
    return "\n".join(lines)


def _facts(jurisdiction: Jurisdiction) -> list[str]:
    """Return the facts that the jurisdiction and its parents declare, a line a chapter."""
    lines = ["", f"事实（{FACTS}），按章："]
    for group in jurisdiction.catalogue().groups():
        names = [field.title for field in group.fields if not field.attribute]
        if names:
            lines.append(f"  {group.title}：{'、'.join(names)}")
    return lines if len(lines) > 2 else []


def _entries(entries: list[OutlineEntry], jurisdiction: Jurisdiction, depth: int) -> Iterator[str]:
    for entry in entries:
        name = entry.heading or "（没有标题）"
        source = f"　← {_source(jurisdiction, entry.section)}" if entry.section else ""
        run_in = "　下级接排" if entry.run_in == "接排" else ""
        yield f"{'  ' * depth}{name}{source}{run_in}"
        for included in included_by(entry.section, jurisdiction) if entry.section else ():
            yield f"{'  ' * (depth + 1)}（包含）　← {_source(jurisdiction, included)}"
        yield from _entries(entry.below, jurisdiction, depth + 1)


def _source(jurisdiction: Jurisdiction, section: str) -> str:
    try:
        path = section_path(jurisdiction, section)
    except TemplateError:
        return f"{section}.txt（缺少这个文件）"
    return f"{path.parent.name}/{path.name}"
