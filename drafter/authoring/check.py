"""Checks a jurisdiction without rendering it: every fault with its file and line.

What a folder's own files say is judged; what they inherit is its parent's business.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from drafter.answers.load import office_problem
from drafter.answers.withholding import withheld_problem
from drafter.authoring.section_parse import ParsedSection, parse_sections
from drafter.authoring.trial import trial_errors
from drafter.authoring.typed_facts import typed_facts
from drafter.errors import TemplateError
from drafter.hints import did_you_mean, quoted
from drafter.inputs import UnreadableError, file_bytes
from drafter.jurisdictions.jurisdiction import Jurisdiction, find_folder, load_jurisdiction
from drafter.jurisdictions.names import MANIFEST
from drafter.jurisdictions.page_format import departures
from drafter.jurisdictions.section_files import SECTION_SUFFIX, nearest_file, section_files
from drafter.jurisdictions.usage import Usage, section_names, usage
from drafter.limits import MANIFEST as MANIFEST_SIZE
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import catalogue, groups, titles_at, top_level
from drafter.model.fields import Kind
from drafter.model.titles import LOCAL, OFFICES, PUBLIC, WITHHELD_ANSWERS
from drafter.sections.template_environment import HEADING_NAMES
from drafter.sections.template_names import TOPIC_FUNCTIONS, TemplateFunctions
from drafter.yamlfile.yaml_text import Place, YamlText, read_yaml


class Finding(NamedTuple):
    """A fault of a jurisdiction."""

    where: str
    """File and line, such as tianjin-hedong/地区.yaml 第12行."""
    message: str
    """What is wrong and what to do, in Chinese."""
    serious: bool = True
    """False for what is only worth a look."""


def check_jurisdiction(name: str, roots: tuple[Path, ...]) -> list[Finding]:
    """Return the faults of the jurisdiction `name`, in order of file and line.

    Raises TemplateError when there is no such jurisdiction.
    """
    folder = find_folder(name, roots)
    try:
        jurisdiction = load_jurisdiction(name, roots)
        jurisdiction.references()
    except TemplateError as error:
        return [_loading_fault(str(error), folder)]
    manifest = read_yaml(folder / MANIFEST)
    findings = [*_manifest_faults(jurisdiction, manifest), *_section_faults(jurisdiction, folder)]
    if not any(finding.serious for finding in findings):
        findings += trial_faults(jurisdiction, folder)
    return list(dict.fromkeys(findings))


def trial_faults(jurisdiction: Jurisdiction, folder: Path) -> Iterator[Finding]:
    """Yield what only shows when its own sections are told, with and without answers."""
    manifest = f"{folder.name}/{MANIFEST}"
    for message in trial_errors(jurisdiction):
        where, _, told = message.partition("：")
        if where.startswith(f"{folder.name}/"):
            yield Finding(where, told)
        elif "第" not in where:  # a heading's braces
            brace = re.search(r"“(.+?)”里有", message)
            lines = [n for n, line in enumerate(_lines(folder), 1) if brace and brace[1] in line]
            if lines:
                yield Finding(f"{manifest} 第{lines[0]}行", message)


def _loading_fault(message: str, folder: Path) -> Finding:
    where, _, told = message.partition("：")
    if "第" in where and "行" in where:
        return Finding(where, told)
    if where == f"{folder.name}/{MANIFEST}":  # what is missing has no line
        return Finding(f"{where} 第1行", told)
    line = next((i for i, text in enumerate(_lines(folder), 1) if text.startswith("上级模板:")), 1)
    return Finding(f"{folder.name}/{MANIFEST} 第{line}行", message)


def _lines(folder: Path) -> list[str]:
    """Return the lines of the manifest of `folder`; none when it cannot be read, which is told elsewhere."""
    try:
        return file_bytes(folder / MANIFEST, MANIFEST_SIZE).decode("utf-8-sig", errors="replace").splitlines()
    except UnreadableError:
        return []


def _manifest_faults(jurisdiction: Jurisdiction, manifest: YamlText) -> Iterator[Finding]:
    def at(*place: str | int) -> str:
        return f"{jurisdiction.name}/{manifest.where(place)}"

    used = usage_of(jurisdiction)
    for place, section in _outline_sections(manifest.tree):
        if nearest_file(jurisdiction.folders, section + SECTION_SUFFIX) is None:
            known = {p.stem for folder in jurisdiction.folders for p in section_files(folder)}
            hint = _nearest(section, known) or f"请建立 {section}{SECTION_SUFFIX}"
            yield Finding(at(*place), f"提纲里的段落{quoted(section)}没有文件；{hint}")
    paths = answer_paths(jurisdiction)
    yield from _requirement_faults(manifest.tree, (), paths, used, at)
    for i, kind in enumerate(manifest.tree.get("报告") or []):
        own = used and usage(jurisdiction, kind.get("种类"))
        yield from _requirement_faults(kind, ("报告", i), paths, own, at)
    for path in manifest.tree.get("单位") or {}:
        if path not in paths:
            yield Finding(
                at("单位", path), f"{quoted(path)}不是一项答案；{_nearest(path, paths) or '请写成“组名.名称”'}"
            )
    for path in manifest.tree.get(OFFICES) or {}:
        problem = office_problem(path, jurisdiction)
        if problem:
            yield Finding(at(OFFICES, path), problem)
    for i, path in enumerate(manifest.tree.get(WITHHELD_ANSWERS) or []):
        problem = withheld_problem(path, jurisdiction)
        if problem:
            yield Finding(at(WITHHELD_ANSWERS, i), problem)
    yield from _question_faults(jurisdiction, manifest, at, used)
    yield from _table_faults(manifest, paths, at)
    yield from _switch_faults(manifest, at)
    if manifest.tree.get("格式"):
        yield from (Finding(at("格式"), told, serious=False) for told in departures(jurisdiction.page()))


def _switch_faults(manifest: YamlText, at: Callable[..., str]) -> Iterator[Finding]:
    """Yield the rules that 检查 switches off or on and that there are not."""
    from drafter.checking.rules import all_rules  # noqa: PLC0415 - few manifests speak of rules

    checks = manifest.tree.get("检查") or {}
    named = [(key, i, name) for key in ("关闭", "开启") for i, name in enumerate(checks.get(key) or [])]
    names = [rule.name for rule in all_rules()] if named else []
    for key, i, name in named:
        if name not in names and not any(each.partition("-")[0] == name for each in names):
            hint = _nearest(name, names) or "用 drafter check --list 看全部规则"
            yield Finding(at("检查", key, i), f"{quoted(name)}不是一条检查规则；{hint}")


def _requirement_faults(
    tree: Mapping[str, Any], place: Place, paths: set[str], used: Usage | None, at: Callable[..., str]
) -> Iterator[Finding]:
    """Yield what 必填 and 选填 of the manifest, or of the kind of report at `place`, get wrong."""
    for key in ("必填", "选填"):
        for i, path in enumerate(tree.get(key) or []):
            where = at(*place, key, i)
            if path not in paths:
                yield Finding(where, f"{quoted(path)}不是一项答案；{_nearest(str(path), paths) or '请写成“组名.名称”'}")
            elif key == "必填" and used is not None and path not in used.answers:
                yield Finding(where, f"{quoted(path)}是必填的，但没有一个段落印它；请在段落里印出，或从必填中删去")


def _table_faults(manifest: YamlText, paths: set[str], at: Callable[..., str]) -> Iterator[Finding]:
    """Yield the columns of 统计表 that no answer fills."""
    for i, table in enumerate(manifest.tree.get("统计表") or []):
        for k, column in enumerate(table.get("列") or []):
            path = column.get("答案", "")
            if path not in paths:
                hint = _nearest(path, paths) or "请写成“组名.名称”"
                yield Finding(at("统计表", i, "列", k), f"{quoted(path)}不是一项答案；{hint}")


def _question_faults(
    jurisdiction: Jurisdiction, manifest: YamlText, at: Callable[..., str], used: Usage | None
) -> Iterator[Finding]:
    chapters = {spec.title for spec in top_level() if spec.kind is None}
    paths = answer_paths(jurisdiction)
    for i, question in enumerate(manifest.tree.get("问题") or []):
        name, chapter, when = question.get("名称", ""), question.get("章", ""), question.get("条件", "")
        if used is not None and LOCAL.child(name) not in used.answers:
            yield Finding(
                at("问题", i),
                f"问题{quoted(name)}没有一个段落用到；请在段落里印 {{{{ {LOCAL}.{name} }}}}，或删去这个问题",
            )
        if chapter not in chapters:
            hint = _nearest(chapter, chapters) or f"可选：{'、'.join(sorted(chapters))}"
            yield Finding(at("问题", i, "章"), f"没有{quoted(chapter)}这一章，这个问题问不到；{hint}")
        if when and when not in paths:
            yield Finding(
                at("问题", i, "条件"), f"条件{quoted(when)}不是一项答案；{_nearest(when, paths) or '请写成“组名.名称”'}"
            )
    for i, topic in enumerate(manifest.tree.get("活动主题") or []):
        name, chapter = topic.get("主题", ""), topic.get("章", "")
        if used is not None and name not in used.topics:
            yield Finding(
                at("活动主题", i),
                f"主题{quoted(name)}的活动没有一个段落印；请在段落里写 {{{{ 活动('{name}') }}}}，或删去",
            )
        if chapter not in chapters:
            hint = _nearest(chapter, chapters) or f"可选：{'、'.join(sorted(chapters))}"
            yield Finding(at("活动主题", i, "章"), f"没有{quoted(chapter)}这一章，这个主题问不到；{hint}")


def usage_of(jurisdiction: Jurisdiction) -> Usage | None:
    """Return what its sections print, None when one of them is missing."""
    try:
        return usage(jurisdiction)
    except TemplateError:
        return None


def _outline_sections(tree: object) -> Iterator[tuple[Place, str]]:
    """Yield place and name of every section that a manifest's own outlines name."""
    kinds = tree.get("报告") if isinstance(tree, dict) else None
    for i, kind in enumerate(kinds or []):
        yield from _entries(kind.get("提纲") or [], ("报告", i, "提纲"))


def _entries(entries: Iterable[dict[str, object]], place: Place) -> Iterator[tuple[Place, str]]:
    for i, entry in enumerate(entries):
        section = entry.get("段落")
        if isinstance(section, str) and section:
            yield (*place, i, "段落"), section
        below = entry.get("下级")
        if isinstance(below, list):
            yield from _entries(below, (*place, i, "下级"))


def answer_paths(jurisdiction: Jurisdiction) -> set[str]:
    """Return the paths of all answers: 组名.名称, lists at the root, 本地补充.名称."""
    own = {spec.path for spec in jurisdiction.declared()}
    fields = {field.path for group in groups() for field in group.fields}
    return own | fields | {spec.path for spec in top_level() if not spec.is_group}


def _section_faults(jurisdiction: Jurisdiction, folder: Path) -> Iterator[Finding]:
    used = {n for kind in jurisdiction.kinds for n in section_names(kind.outline)}
    paths = answer_paths(jurisdiction)
    sections = list(parse_sections(folder, jurisdiction))
    included = {
        name
        for each in jurisdiction.folders
        for section in parse_sections(each, jurisdiction)
        for _, name in section.includes
    }
    for section in sections:
        where = f"{folder.name}/{section.name}{SECTION_SUFFIX}"
        if section.name not in used and section.name + SECTION_SUFFIX not in included:
            yield Finding(f"{where} 第1行", f"提纲里没有用到这个段落；请写进 {MANIFEST} 的提纲，或删去这个文件")
        for line, message in section.faults:
            yield Finding(f"{where} 第{line}行", message)
        for line, name in section.includes:
            if nearest_file(jurisdiction.folders, name) is None:
                yield Finding(f"{where} 第{line}行", f"找不到要 include 的{quoted(name)}；请检查文件名")
        yield from _name_faults(section, where, paths, jurisdiction)
        for line, text in section.literals:
            yield from (Finding(f"{where} 第{line}行", message, serious=False) for message in typed_facts(text))


def _name_faults(section: ParsedSection, where: str, paths: set[str], jurisdiction: Jurisdiction) -> Iterator[Finding]:
    roots = {AnswerPath(path).root for path in paths} | {*HEADING_NAMES, "loop"}
    roots |= set(TemplateFunctions.names())
    records = [spec for spec in catalogue().values() if spec.kind is Kind.RECORDS]
    every = {field.title for spec in records for field in spec.fields}
    for line, name in section.names:
        root, _, rest = name.partition(".")
        if root in section.loops:
            own = (set(titles_at(AnswerPath(section.loops[root]))) or every) - {PUBLIC}
            if rest and rest not in own:
                hint = _nearest(rest, own) or f"可选：{'、'.join(sorted(own))}"
                yield Finding(f"{where} 第{line}行", f"条目里没有{quoted(rest)}这一项；{hint}")
        elif root not in roots:
            hint = _nearest(root, roots) or "请对照 docs/填报项目.md"
            yield Finding(f"{where} 第{line}行", f"没有{quoted(root)}这个名称；{hint}")
        elif rest and name not in paths and root != "loop":
            siblings = {AnswerPath(path).below_root for path in paths if path.startswith(f"{root}.")}
            choices = (
                f"可选：{'、'.join(sorted(siblings)[:8])}" if siblings else f"{quoted(root)}本身就是一项，请直接写它"
            )
            hint = _nearest(rest, siblings) or choices
            yield Finding(f"{where} 第{line}行", f"{quoted(root)}里没有{quoted(rest)}这一项；{hint}")
    topics = {topic.name for topic in jurisdiction.topics}
    references = {reference.name for reference in jurisdiction.references()}
    for line, function, value in section.calls:
        known = topics if function in TOPIC_FUNCTIONS else references
        if function in TemplateFunctions.names() and value not in known:
            what = "活动主题" if known is topics else "引用"
            yield Finding(
                f"{where} 第{line}行",
                f"没有{quoted(value)}这个{what}；{_nearest(value, known) or '请在 地区.yaml 的“活动主题”或 引用.yaml 里写上'}",
            )


def _nearest(name: str, known: Iterable[str]) -> str:
    return did_you_mean(name, known, "", 0.4)


def report_findings(findings: list[Finding]) -> str:
    """Return the findings as lines for the terminal, the serious ones first."""
    ordered = sorted(findings, key=lambda finding: not finding.serious)
    return "\n".join(f"{'错误' if f.serious else '留意'}：{f.where}：{f.message}" for f in ordered)
