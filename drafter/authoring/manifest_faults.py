"""Finds the faults of a manifest: names of sections, answers, chapters and rules that there are not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from drafter.answers.load import office_problem
from drafter.answers.withholding import withheld_problem
from drafter.authoring.template_fault import TemplateFault, answer_paths, nearest, no_answer
from drafter.errors import TemplateError
from drafter.hints import quoted
from drafter.jurisdictions.fact_file import fact_path
from drafter.jurisdictions.facts import FACTS
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.page_format import departures
from drafter.jurisdictions.section_files import SECTION_SUFFIX, nearest_file, section_files
from drafter.jurisdictions.statistics_tables import StatisticsTable
from drafter.jurisdictions.usage import Usage, usage
from drafter.model.titles import OFFICES, TOPIC, WITHHELD_ANSWERS
from drafter.sections.mark_faults import TYPED_NUMBER
from drafter.yamlfile.yaml_text import Place, YamlText, read_yaml

_TYPED_NUMBER = re.compile(rf"\s*{TYPED_NUMBER}[\s、.．]*")


class _Manifest(NamedTuple):
    """A manifest with what its names are held against."""

    jurisdiction: Jurisdiction
    text: YamlText
    paths: set[str]
    """The paths of all answers."""
    used: Usage | None
    """What the sections print; None when one of them is missing."""

    def fault(self, message: str, *place: str | int, serious: bool = True) -> TemplateFault:
        """Return a fault at `place` of the manifest."""
        return TemplateFault(f"{self.jurisdiction.name}/{self.text.where(place)}", message, serious)

    def rows(self, key: str) -> Any:
        """Return what stands under `key`, a list or a mapping; empty when nothing does."""
        return self.text.tree.get(key) or []


def manifest_faults(jurisdiction: Jurisdiction, text: YamlText) -> Iterator[TemplateFault]:
    """Yield the faults of the manifest whose `text` is that of `jurisdiction` itself, topic by topic."""
    manifest = _Manifest(jurisdiction, text, answer_paths(jurisdiction), _usage(jurisdiction))
    yield from _outline_faults(manifest)
    yield from _kind_faults(manifest)
    yield from _requirement_faults(manifest, text.tree, (), manifest.used)
    for i, kind in enumerate(manifest.rows("报告")):
        used = manifest.used and usage(jurisdiction, kind.get("种类"))
        yield from _requirement_faults(manifest, kind, ("报告", i), used)
    yield from _unit_and_office_faults(manifest)
    yield from _fact_faults(manifest)
    yield from _topic_faults(manifest)
    yield from _table_faults(manifest)
    yield from _switch_faults(manifest)
    if manifest.rows("格式"):
        yield from (manifest.fault(each, "格式", serious=False) for each in departures(jurisdiction.page()))


def _usage(jurisdiction: Jurisdiction) -> Usage | None:
    try:
        return usage(jurisdiction)
    except TemplateError:
        return None


def _outline_faults(manifest: _Manifest) -> Iterator[TemplateFault]:
    """Yield the sections that its own outlines name and that have no file."""
    folders = manifest.jurisdiction.folders
    for i, kind in enumerate(manifest.rows("报告")):
        for place, section in _sections(kind.get("提纲") or [], ("报告", i, "提纲")):
            if nearest_file(folders, section + SECTION_SUFFIX) is None:
                known = {path.stem for folder in folders for path in section_files(folder)}
                hint = nearest(section, known) or f"请建立 {section}{SECTION_SUFFIX}"
                yield manifest.fault(f"提纲里的段落{quoted(section)}没有文件；{hint}", *place)


def _kind_faults(manifest: _Manifest) -> Iterator[TemplateFault]:
    """Yield the kinds that do not say of what sort they are, and headings with a number typed into them."""
    for i, written in enumerate(manifest.rows("报告")):
        kind = next((each for each in manifest.jurisdiction.kinds if each.name == written.get("种类")), None)
        if kind is not None and not kind.sort:
            message = f"种类{quoted(kind.name)}没有写类别；请加一行“类别: 年度报告”，或者 执法报告、其他"
            yield manifest.fault(message, "报告", i, "种类")
        for place, entry in _entries(written.get("提纲") or [], ("报告", i, "提纲")):
            number = _TYPED_NUMBER.match(str(entry.get("标题") or ""))
            if number:
                message = f"标题里写了序号{quoted(number[0].strip())}；序号由程序编，请删去，要别的编法写“序号”"
                yield manifest.fault(message, *place, "标题")


def _entries(entries: Iterable[Mapping[str, Any]], place: Place) -> Iterator[tuple[Place, Mapping[str, Any]]]:
    """Yield place and entry of an outline's `entries`, those below others too."""
    for i, entry in enumerate(entries):
        yield (*place, i), entry
        lower = entry.get("下级")
        if isinstance(lower, list):
            yield from _entries(lower, (*place, i, "下级"))


def _sections(entries: Iterable[Mapping[str, Any]], place: Place) -> Iterator[tuple[Place, str]]:
    """Yield place and name of every section in the `entries` of an outline, those below others too."""
    for where, entry in _entries(entries, place):
        section = entry.get("段落")
        if isinstance(section, str) and section:
            yield (*where, "段落"), section


def _requirement_faults(
    manifest: _Manifest, tree: Mapping[str, Any], place: Place, used: Usage | None
) -> Iterator[TemplateFault]:
    """Yield what 必填 and 选填 of the manifest, or of the kind of report at `place`, get wrong."""
    for key in ("必填", "选填"):
        for i, path in enumerate(tree.get(key) or []):
            if path not in manifest.paths:
                yield manifest.fault(no_answer(path, manifest.paths), *place, key, i)
            elif key == "必填" and used is not None and path not in used.answers:
                message = f"{quoted(path)}是必填的，但没有一个段落印它；请在段落里印出，或从必填中删去"
                yield manifest.fault(message, *place, key, i)


def _unit_and_office_faults(manifest: _Manifest) -> Iterator[TemplateFault]:
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


def _fact_faults(manifest: _Manifest) -> Iterator[TemplateFault]:
    """Yield the facts of its own `事实.yaml` that no section and no sentence prints."""
    folder = manifest.jurisdiction.folders[0]
    if manifest.used is None or not (folder / FACTS).exists():
        return
    text = read_yaml(folder / FACTS)
    for i, fact in enumerate(text.tree.get("事实") or []):
        path = fact_path(fact)
        spec = manifest.jurisdiction.catalogue().get(path)
        if spec is None or path in manifest.used.answers or path in manifest.jurisdiction.catalogue().relations.bases:
            continue
        if spec.sentence:
            message = f"主题{quoted(spec.topic)}的事实没有一个段落印；请在段落里写 {{{{ 事实('{spec.topic}') }}}}"
        else:
            message = (
                f"事实{quoted(path)}没有一个段落用到；请给它写“主题”和“句子”，或在段落里印 {{{{ {path} }}}}，或删去它"
            )
        where = f"{manifest.jurisdiction.name}/{text.where(('事实', i))}"
        yield TemplateFault(where, message)


def _topic_faults(manifest: _Manifest) -> Iterator[TemplateFault]:
    """Yield the topics of activities that are never asked for or never printed."""
    for i, topic in enumerate(manifest.rows("活动主题")):
        name = topic.get(TOPIC, "")
        if manifest.used is not None and name not in manifest.used.topics:
            message = f"主题{quoted(name)}的活动没有一个段落印；请在段落里写 {{{{ 活动('{name}') }}}}，或删去"
            yield manifest.fault(message, "活动主题", i)
        yield from _chapter_faults(manifest, topic.get("章", ""), "活动主题", i)


def _chapter_faults(manifest: _Manifest, chapter: str, key: str, i: int) -> Iterator[TemplateFault]:
    """Yield that a question or a topic belongs to no chapter that is asked."""
    chapters = {spec.title for spec in manifest.jurisdiction.catalogue().roots if spec.kind is None}
    if chapter not in chapters:
        hint = nearest(chapter, chapters) or f"可选：{'、'.join(sorted(chapters))}"
        yield manifest.fault(f"没有{quoted(chapter)}这一章，这个{key[-2:]}问不到；{hint}", key, i, "章")


def _table_faults(manifest: _Manifest) -> Iterator[TemplateFault]:
    """Yield the columns and rows of 统计表 that no answer fills."""
    for i, table in enumerate(manifest.rows("统计表")):
        for place, path in StatisticsTable.model_validate(table).answers():
            if path not in manifest.paths:
                yield manifest.fault(no_answer(path, manifest.paths), "统计表", i, *place)


def _switch_faults(manifest: _Manifest) -> Iterator[TemplateFault]:
    """Yield the rules that 检查 switches off or on and that there are not."""
    from drafter.checking.rules import all_rules  # noqa: PLC0415 - few manifests speak of rules

    checks = manifest.text.tree.get("检查") or {}
    named = [("关闭", *each) for each in enumerate(checks.get("关闭") or [])]
    named += [("开启", *each) for each in enumerate(checks.get("开启") or [])]
    rules = all_rules() if named else ()
    known = {word for rule in rules for word in (rule.name, rule.family)}
    for key, i, name in named:
        if name not in known:
            hint = nearest(name, [rule.name for rule in rules]) or "用 drafter check --list 看全部规则"
            yield manifest.fault(f"{quoted(name)}不是一条检查规则；{hint}", "检查", key, i)
