"""Looks up what section files and manifests may name: answers, facts, topics, references, filters, sections, keys."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from drafter.errors import TemplateError
from drafter.hints import nearest
from drafter.importing.questions.wordings import phrases_by_title
from drafter.jurisdictions.fact_file import DeclaredChapter, DeclaredRelation, Fact, FactFile, RenamedMatter
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.manifest import Manifest, OutlineEntry, Reference, ReportKind, Topic, walk
from drafter.jurisdictions.section_files import section_files, section_text
from drafter.jurisdictions.statistics_tables import StatisticsTable
from drafter.jurisdictions.wordings_file import WORDINGS_FILE, WordingsFile
from drafter.model.field_spec import FieldSpec, fields_of
from drafter.model.records import Wording
from drafter.sections.template_names import DESCRIPTIONS

_MODELS = {
    "地区.yaml": (Manifest,),
    "地区.yaml 的“报告”": (ReportKind,),
    "地区.yaml 的“提纲”": (OutlineEntry,),
    "地区.yaml 的“活动主题”": (Topic,),
    "地区.yaml 的“统计表”": (StatisticsTable,),
    "事实.yaml": (FactFile, DeclaredChapter, Fact, RenamedMatter, DeclaredRelation),
    "引用.yaml": (Reference,),
    WORDINGS_FILE: (WordingsFile, Wording),
}
"""Where the keys of each model stand."""

_MUCH_MORE = 3
"""How many times as usual the words on both sides are as a word that only their ends make."""


class FoundName(NamedTuple):
    """Something that has the word in its name or in what is said of it."""

    sort: str
    """问题, 事实, 主题, 引用, 写法, 段落 or 键."""
    shown: str
    """How it is written in a section file or a manifest."""
    explanation: str


def names_with(word: str, jurisdiction: Jurisdiction) -> list[FoundName]:
    """Return all that has `word` in its name or help, those that have it in the name first, sort by sort.

    What has it only across two words of others, 查实 in 检查实施, is found only where nothing has it whole.
    """
    known = [*_all_names(jurisdiction, word)]
    found = [each for each in known if word in each.shown + each.explanation]
    pairs = Counter(pair for each in known for pair in _pairs(each.shown + each.explanation))
    whole = [each for each in found if not _is_across(word, each.shown + each.explanation, pairs)]
    exact = (f"'{word}'", f".{word} ", f"{{{{ {word} ")
    return sorted(
        whole or found, key=lambda each: (not any(end in each.shown for end in exact), word not in each.shown)
    )


def _pairs(text: str) -> list[str]:
    return [text[at : at + 2] for at in range(len(text) - 1)]


def _is_across(word: str, text: str, pairs: Mapping[str, int]) -> bool:
    """Return whether `word` of two characters stands in `text` only between two others, the first much more usual.

    `pairs` counts how usual each is.
    """
    if len(word) != 2:
        return False
    usual = _MUCH_MORE * pairs[word]
    places = (match.start() for match in re.finditer(re.escape(word), text))
    return all(
        pairs.get(text[max(at - 1, 0) : at + 1], 0) > usual and pairs.get(text[at + 1 : at + 3], 0) > 1 for at in places
    )


def nearest_name(word: str, jurisdiction: Jurisdiction) -> str:
    """Return the title of the answer or topic most like `word`; empty when none is."""
    titles = [spec.title for spec in jurisdiction.catalogue().in_groups()]
    return nearest(word, [*titles, *(topic.name for topic in jurisdiction.topics)], 0.4)


def _all_names(jurisdiction: Jurisdiction, word: str) -> Iterator[FoundName]:
    phrases = phrases_by_title()
    for spec in jurisdiction.catalogue().in_groups():
        said = next((phrase for phrase in phrases.get(spec.title, ()) if word in phrase), "")
        yield _answer(spec, said)
    yield from _lists(jurisdiction)
    for topic in jurisdiction.topics:
        prints = f"{{{{ 活动('{topic.name}') }}}} {{{{ 事实('{topic.name}') }}}}"
        yield FoundName("主题", prints, f"在“{topic.chapter}”一章里问")
    for reference in jurisdiction.references():
        years = f"{reference.first_year or ''}—{reference.last_year if reference.last_year < 9999 else ''}"
        explanation = f"{reference.text}（{years.strip('—') or '各年'}）"
        yield FoundName("引用", f"{{{{ 引用('{reference.name}') }}}}", explanation)
    for name, (sort, example, explanation) in DESCRIPTIONS.items():
        yield FoundName(sort, example, f"{name}：{explanation}")
    yield from _sections(jurisdiction)
    for where, models in _MODELS.items():
        keys = (key for model in models for key in fields_of(model))
        yield from (FoundName("键", key.title, f"写在 {where} 里：{key.explanation}") for key in keys)


def _lists(jurisdiction: Jurisdiction) -> Iterator[FoundName]:
    """Yield the lists of records that a section can go through."""
    for root in jurisdiction.catalogue().roots:
        if not root.is_group and root.special.is_answer:
            fields = "、".join(field.title for field in root.fields)
            yield FoundName("单子", f"{{% 逐条 项 in {root.path} %}}", f"{root.explanation}；每条有 {fields}")


def _answer(spec: FieldSpec, said: str) -> FoundName:
    """Return an answer with its question, where it is told, and a way in which reports say it, empty for none."""
    unit = f"（{spec.unit}）" if spec.unit else ""
    told = f"；主题“{spec.topic}”的事实" if spec.topic else ""
    told += f"；事项“{spec.matter}”" if spec.matter else ""
    told += f"；句子：{spec.sentence}" if spec.sentence else ""
    told += f"；报告里也说：{said}" if said else ""
    return FoundName("事实" if spec.topic else "问题", f"{{{{ {spec.path} }}}}", f"{spec.explanation}{unit}{told}")


def _sections(jurisdiction: Jurisdiction) -> Iterator[FoundName]:
    """Yield the section files, nearer ones first, each with the headings that it stands under and how it begins."""
    headings: dict[str, list[str]] = {}
    for kind in jurisdiction.kinds:
        for entry in walk(kind.outline):
            headings.setdefault(entry.section, []).append(entry.heading)
    seen: set[str] = set()
    for folder in jurisdiction.folders:
        for path in section_files(folder):
            if path.stem not in seen:
                seen.add(path.stem)
                under = "、".join(dict.fromkeys(filter(None, headings.get(path.stem, []))))
                try:
                    begins = " ".join(section_text(path).split())[:40]
                except TemplateError:
                    begins = ""
                yield FoundName("段落", f"段落: {path.stem}", f"{under}{'；' if under else ''}{begins}……")
