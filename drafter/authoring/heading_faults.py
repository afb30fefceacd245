"""Finds headings of an outline that stand above other things than they say: sections put under each other's headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from drafter.authoring.fact_words import FactWords
from drafter.authoring.manifest_view import ManifestView
from drafter.authoring.matters import WordedFact
from drafter.authoring.outline_draft import RECORD_SECTIONS, pairs, sections_of_parts
from drafter.authoring.template_fault import TemplateFault
from drafter.hints import quoted
from drafter.jurisdictions.manifest import sections_of
from drafter.jurisdictions.usage import Usage
from drafter.sections.render_sections import Section
from drafter.text_runs import text_of
from drafter.yamlfile.yaml_text import Place

_LISTS = frozenset(RECORD_SECTIONS)
"""Answers of statutory parts, each told by the section of the same name."""
_CHANCE = 0.1
"""The part of the figures below a heading that may share a word with it by chance."""
_SHOWN = 3
"""Names that a message gives of many."""


def heading_faults(
    manifest: ManifestView, kind: Place, headed: Mapping[Place, Section], used: Mapping[str, Usage]
) -> Iterator[TemplateFault]:
    """Yield the headings of the kind at place `kind` that say another thing than what is printed below them.

    `headed` as for `run_in_faults`; `used` has what each section of the outline prints.
    """
    entries = dict(manifest.entries(kind))
    yield from _named_twice(manifest, headed)
    for where in headed:
        heading, sections = str(entries[where].get("标题") or ""), sections_of(entries[where])
        expected = _LISTS.intersection(sections_of_parts(heading))
        told = {name for each in sections if each in used for name in _LISTS & used[each].answers}
        if expected and told and expected.isdisjoint(told):
            message = (
                f"标题{quoted(heading)}说的是{quoted(min(expected))}，它的段落印的却是{quoted(min(told))}；"
                "请核对是不是放反了"
            )
            yield manifest.fault(message, *where, "标题", serious=False)
    yield from _swapped(manifest, headed)


def _named_twice(manifest: ManifestView, headed: Mapping[Place, Section]) -> Iterator[TemplateFault]:
    """Yield the headings side by side, or a chapter apart, with the same words."""
    seen: dict[str, Place] = {}
    for where, section in headed.items():
        heading = text_of(section.heading)
        if heading in seen:
            yield manifest.fault(f"标题{quoted(heading)}写了两次；请改一个", *where, "标题", serious=False)
        seen.setdefault(heading, where)


def _swapped(manifest: ManifestView, headed: Mapping[Place, Section]) -> Iterator[TemplateFault]:
    """Yield the headings that say nothing of any figure below them, while what they do say stands below another.

    What the other heading speaks of as well stands there rightly.
    """
    words = FactWords(manifest.jurisdiction)
    facts: dict[str, WordedFact] = {fact.spec.path: fact for fact in words.facts}
    headings = {where: text_of(section.heading) for where, section in headed.items()}
    told = {where: _facts_in(section, facts) for where, section in headed.items()}
    for where, own in told.items():
        heading = headings[where]
        if not own or sum(_may_be_of(heading, fact, words) for fact in own) > len(own) * _CHANCE:
            continue
        others = [(headings[other], fact) for other, below in told.items() if other != where for fact in below]
        found = _told_most(heading, others, words)
        if found is not None:
            other, matter = found
            message = (
                f"标题{quoted(heading)}下印的{_some_of(own)}等，不是它说的；它说的{quoted(matter)}印在{quoted(other)}下；"
                "请核对两个标题的段落是不是放反了"
            )
            yield manifest.fault(message, *where, "标题", serious=False)


def _facts_in(section: Section, facts: Mapping[str, WordedFact]) -> list[WordedFact]:
    """Return those of `facts`, by their paths, that a section prints, part by part."""
    return [facts[path] for part in section.parts for path in sorted(part.answers) if path in facts]


def _told_most(
    heading: str, others: Iterable[tuple[str, WordedFact]], words: FactWords
) -> tuple[str, str | None] | None:
    """Return the other heading below which most facts stand that `heading` names, and their matter; None without any.

    `others` are the facts below other headings; what such a heading names itself stands there rightly.
    """
    strayed = [(other, fact) for other, fact in others if not words.names(other, fact)]
    elsewhere = Counter((other, fact.spec.matter) for other, fact in strayed if words.names(heading, fact))
    return max(elsewhere, key=elsewhere.__getitem__, default=None)


def _some_of(facts: Sequence[WordedFact]) -> str:
    """Return the names of the first of `facts`, each once."""
    return "、".join(dict.fromkeys(quoted(fact.spec.matter or fact.spec.title) for fact in facts[:_SHOWN]))


def _may_be_of(heading: str, fact: WordedFact, words: FactWords) -> bool:
    """Return whether `heading` shares anything with `fact`."""
    return words.speaks_of(heading, fact) or not pairs(heading).isdisjoint(fact.words | fact.of_matter)
