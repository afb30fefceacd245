"""Finds the faults of section files without running them: names that there are not, files that nobody uses."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from drafter.answers.former_places import LOCAL
from drafter.authoring.copied_sections import SectionCopy, copied_sections
from drafter.authoring.file_faults import readable_includes
from drafter.authoring.reference_faults import sentences_out_of_date
from drafter.authoring.section_parse import ParsedSection, parse_sections
from drafter.authoring.self_references import foreign_self_references
from drafter.authoring.sentence_faults import changes_of_others, facts_within_sentences
from drafter.authoring.stated_nones import stated_nones
from drafter.authoring.template_fault import TemplateFault, answer_paths, nearest
from drafter.authoring.unit_words import doubled_unit
from drafter.errors import TemplateError
from drafter.hints import quoted
from drafter.jurisdictions.facts import FACTS
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.names import MANIFEST
from drafter.jurisdictions.section_files import SECTION_SUFFIX, nearest_file, section_files, section_text
from drafter.jurisdictions.usage import section_names
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import catalogue, titles_at
from drafter.model.fields import Kind
from drafter.model.titles import PUBLIC
from drafter.sections.template_environment import HEADING_NAMES
from drafter.sections.template_names import TOPIC_FUNCTIONS, TemplateFunctions

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_HOTLINE = r"(?<!\d)(?:12\d{3}|110|119|120|122)(?!\d)"
_NAMED = re.compile(rf"\d+·\d+|{_HOTLINE}|{_YEAR.pattern}")
"""Numbers that are names: a day such as “12·4”, a hotline such as 12345; and years, which are told apart."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?[%万亿余多]?[一-鿿%]?")
_UNIT_NAME = re.compile(
    r"[一-鿿]{2,7}?(?:省|市|区|县|旗|州)(?:教育局|教委|教体局|教育体育局|教育和体育局)|"
    r"第[一二三四五六七八九十百]+(?:中学|小学|幼儿园)"
)
_PLACEHOLDER = re.compile(r"某某[一-鿿]?|[×╳Xx]{2,}|[＿_]{2,}|【[^】]*(?:待|填)[^】]*】|TODO|（此处[^）]*）")
"""What people leave in a text to be filled in later."""
_COMMON = ("中小学", "各区", "本区", "全区", "我区")


_FACTS = "事实"
_HALF_SENTENCE = (
    "{{ 事实('…') }} 印的是整句，写在半句话里接不上；请让它自成一句，前后的话另起一句，或改成印那个数 {{ 章.名称 }}"
)


class _Names(NamedTuple):
    """What a section file may name."""

    paths: set[str]
    """The paths of all answers."""
    roots: set[str]
    """What a name may begin with."""
    in_records: set[str]
    """The titles of the fields of all records."""
    topics: set[str]
    told: set[str]
    """Topics and matters that have facts."""
    references: set[str]
    unused: frozenset[str]
    """The paths of the answers that a jurisdiction does without."""


def section_faults(jurisdiction: Jurisdiction, folder: Path) -> Iterator[TemplateFault]:
    """Yield the faults of the section files in the jurisdiction's own `folder`, file by file."""
    outlined = {name for kind in jurisdiction.kinds for name in section_names(kind.outline)}
    used = {name + SECTION_SUFFIX for name in outlined} | _included(jurisdiction)
    names = _names(jurisdiction)
    yield from _behind(jurisdiction)
    for section in parse_sections(folder, jurisdiction):
        where = f"{folder.name}/{section.name}{SECTION_SUFFIX}"
        if section.name + SECTION_SUFFIX not in used:
            message = f"提纲里没有用到这个段落；请写进 {MANIFEST} 的提纲，或删去这个文件"
            yield TemplateFault(f"{where} 第1行", message)
        for line, message in _messages(section, jurisdiction, names):
            yield TemplateFault(f"{where} 第{line}行", message)
        for line in section.after_items:
            message = "紧接在“+ ”那一行后面，会印进那一条里；不是那一条的，前面空一行"
            yield TemplateFault(f"{where} 第{line}行", message, serious=False)
        for line, message in _said_badly(folder / f"{section.name}{SECTION_SUFFIX}", jurisdiction):
            yield TemplateFault(f"{where} 第{line}行", message, serious=False)
        for line, text in section.literals:
            looked_at = (*_typed_facts(text), *foreign_self_references(text, jurisdiction))
            yield from (TemplateFault(f"{where} 第{line}行", fact, serious=False) for fact in looked_at)


def _said_badly(path: Path, jurisdiction: Jurisdiction) -> Iterator[tuple[int, str]]:
    """Yield line and message of each sentence of the section file at `path` that will read badly, or be missed."""
    try:
        text = section_text(path)
    except TemplateError:  # told already
        return
    for line in facts_within_sentences(text):
        yield line, _HALF_SENTENCE
    yield from changes_of_others(text)
    yield from stated_nones(text)
    yield from sentences_out_of_date(text, jurisdiction.references())


def _behind(jurisdiction: Jurisdiction) -> Iterator[TemplateFault]:
    """Yield the sections whose text above has changed since they were copied."""
    for section in copied_sections(jurisdiction):
        if _is_behind(section):
            above, own = section.above, section.own
            yield TemplateFault(
                f"{own.parent.name}/{own.name} 第1行",
                f"上级已改：{above.parent.name}/{above.name} 在复制之后改过；用 drafter jurisdictions diff "
                f"{jurisdiction.name} {section.name} 看改了什么，用 update 合并进来",
                serious=False,
            )


def _is_behind(section: SectionCopy) -> bool:
    try:
        return section.is_behind
    except TemplateError:  # its parent's business
        return False


def _included(jurisdiction: Jurisdiction) -> set[str]:
    """Return the names of the files that sections include, those of the parents' folders too."""
    sections = {path.stem for folder in jurisdiction.folders for path in section_files(folder)}
    return {name + SECTION_SUFFIX for each in sections for name in readable_includes(each, jurisdiction)}


def _names(jurisdiction: Jurisdiction) -> _Names:
    paths = answer_paths(jurisdiction)
    records = [spec for spec in catalogue().values() if spec.kind is Kind.RECORDS]
    return _Names(
        paths=paths,
        roots={AnswerPath(path).root for path in paths} | {*HEADING_NAMES, "loop", *TemplateFunctions.names()},
        in_records={field.title for spec in records for field in spec.fields},
        topics={name for topic in jurisdiction.all_topics for name in (topic.name, *topic.former)},
        told={name for names in jurisdiction.catalogue().told_names for name in names} | jurisdiction.renamed.keys(),
        references={reference.name for reference in jurisdiction.references()},
        unused=jurisdiction.catalogue().unused,
    )


def _messages(section: ParsedSection, jurisdiction: Jurisdiction, names: _Names) -> Iterator[tuple[int, str]]:
    """Yield line and message of each fault within a section file."""
    yield from section.faults
    problems = (
        *((line, _include_problem(file, jurisdiction)) for line, file in section.includes),
        *((line, _name_problem(name, section, names)) for line, name in section.names),
        *((line, _choice_problem(path, choice, section, jurisdiction)) for line, path, choice in section.chosen),
        *((line, _call_problem(function, value, names)) for line, function, value in section.calls),
        *((line, _unit_problem(path, behind, jurisdiction)) for line, path, behind in section.followed),
    )
    yield from ((line, problem) for line, problem in problems if problem)


def _include_problem(file: str, jurisdiction: Jurisdiction) -> str:
    """Return what is wrong with including `file`; empty when there is such a file."""
    found = nearest_file(jurisdiction.folders, file)
    return "" if found else f"找不到要 include 的{quoted(file)}；请检查文件名"


def _unit_problem(path: str, behind: str, jurisdiction: Jurisdiction) -> str:
    """Return what is wrong with the words `behind` an answer that prints its measure word; empty when nothing is."""
    spec = jurisdiction.catalogue().get(path)
    own = spec.unit if spec and spec.kind is Kind.FIGURE else ""
    unit = doubled_unit(behind, own)
    return f"{{{{ {path} }}}} 自己带量词（{own}），后面不用再写“{unit}”；请删去“{unit}”" if unit else ""


def _name_problem(name: str, section: ParsedSection, names: _Names) -> str:
    """Return what is wrong with a name that a section prints or asks about; empty when it is right."""
    root, _, rest = name.partition(".")
    if root in section.loops:
        return _record_problem(rest, section.loops[root], names)
    if root == LOCAL:
        moved = [path for path in names.paths if AnswerPath(path).leaf == rest]
        return f"“{LOCAL}”不再用了；请写成 {moved[0] if moved else '章.名称'}"
    if root not in names.roots:
        hint = nearest(root, names.roots) or "请对照 docs/填报项目.md"
        return f"没有{quoted(root)}这个名称；{hint}"
    if not rest or name in names.paths or root == "loop":
        return ""
    siblings = {AnswerPath(path).below_root for path in names.paths if path.startswith(f"{root}.")}
    choices = f"可选：{'、'.join(sorted(siblings)[:8])}" if siblings else f"{quoted(root)}本身就是一项，请直接写它"
    return f"{quoted(root)}里没有{quoted(rest)}这一项；{nearest(rest, siblings) or choices}"


def _record_problem(title: str, records: str, names: _Names) -> str:
    """Return what is wrong with the name of a field of one of the `records` that a loop goes through."""
    own = (set(titles_at(AnswerPath(records))) or names.in_records) - {PUBLIC}
    if not title or title in own:
        return ""
    hint = nearest(title, own) or f"可选：{'、'.join(sorted(own))}"
    return f"条目里没有{quoted(title)}这一项；{hint}"


def _choice_problem(path: str, choice: str, section: ParsedSection, jurisdiction: Jurisdiction) -> str:
    """Return what is wrong with asking whether `choice` is what was chosen at `path`; empty when it may be."""
    root, _, title = path.partition(".")
    spec = jurisdiction.catalogue().get(f"{section.loops.get(root, root)}.{title}")
    if spec is None or choice in spec.choices:
        return ""
    if not spec.choices:
        return f"{quoted(spec.title)}不是选择题，不能用 选('…')；请写 有、无、已答 或 不适用"
    hint = nearest(choice, spec.choices) or f"可选：{'、'.join(spec.choices)}"
    return f"{quoted(spec.title)}没有{quoted(choice)}这个选项；{hint}"


def _call_problem(function: str, value: str, names: _Names) -> str:
    """Return what is wrong with the text that a function such as 活动('法治宣传') is given; empty when it is right."""
    if function not in TemplateFunctions.names():
        return ""
    if function == _FACTS:
        return _fact_problem(value, names)
    is_topic = function in TOPIC_FUNCTIONS
    return _unknown(value, *(("活动主题", names.topics) if is_topic else ("引用", names.references)))


def _fact_problem(value: str, names: _Names) -> str:
    """Return what is wrong with the text that 事实('…') is given; empty when it is right."""
    if value in names.topics or value in names.told:
        return ""
    if value in names.unused:
        return f"{quoted(value)}写在 {FACTS} 的“不用”里，这里还印它；请删去这里的 {{{{ {_FACTS}('{value}') }}}}，或从“不用”里删去它"
    whole = [path for path in sorted(names.told) if "." in path and AnswerPath(path).leaf == value]
    if whole:
        return f"{quoted(value)}是一个数，要写全名：{{{{ {_FACTS}('{whole[0]}') }}}}"
    return _unknown(value, "主题、事项或事实", names.told)


def _unknown(value: str, what: str, known: Collection[str]) -> str:
    """Return that there is no `value` among those that are `known`; empty when there is."""
    if value in known:
        return ""
    hint = nearest(value, known) or "请在 地区.yaml 的“活动主题”或 引用.yaml 里写上"
    return f"没有{quoted(value)}这个{what}；{hint}"


def fixed_words(text: str) -> Iterator[str]:
    """Yield a message for each placeholder, unit name or year typed into a template's own words."""
    for match in _PLACEHOLDER.finditer(text):
        yield f"“{match[0]}”是留着没有填的空，会照样印出来；请换成一个答案，或删去"
    for match in _UNIT_NAME.finditer(text):
        if not match[0].startswith(_COMMON):
            yield f"模板里写死了单位名称“{match[0]}”；请改用 {{{{ 单位简称 }}}} 或一个问题"
    for match in _YEAR.finditer(text):
        yield f"模板里写死了年份“{match[0]}”；请改用 {{{{ 年度 }}}}，是下一年的用 {{{{ 下年度 }}}}"


def _typed_facts(text: str) -> Iterator[str]:
    """Yield a message for each placeholder, figure, year or unit name typed into a template's own words."""
    yield from fixed_words(text)
    for match in _NUMBER.finditer(_NAMED.sub("", text)):
        yield f"模板里写死了数“{match[0]}”；请改成一个问题，印它的答案"
