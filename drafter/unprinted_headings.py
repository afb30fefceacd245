"""Which headings of an outline a document lacks, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from drafter.answers.load import Answers
from drafter.answers.questions import is_some
from drafter.hints import quoted
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.manifest import OutlineEntry, walk
from drafter.jurisdictions.usage import printed_by
from drafter.model.field_spec import FieldSpec, answer_at
from drafter.model.records import Wording
from drafter.pages.layout.section_blocks import lone_child
from drafter.rendering import chosen_kind
from drafter.sections.own_wordings import section_name
from drafter.sections.phrases import facts_of
from drafter.sections.render_sections import RenderedReport, Section
from drafter.text_runs import text_of

_WORD = 4
"""Characters that a heading and a figure share which are about one thing: 校外培训."""
_MOST = 3
"""Figures with such a word, beyond which it is too common."""


class UnprintedHeadings(NamedTuple):
    """Headings of an outline that a document does not show as such, each group in the outline's order."""

    unanswered: tuple[str, ...]
    """Nothing below them, or about them, is answered; of those within another only the outer one."""
    told_elsewhere: tuple[str, ...]
    """What they would tell stands under other headings."""
    broken: tuple[str, ...]
    """Something below them is answered, and printed nowhere: its sentences lack another answer."""
    related: tuple[str, ...]
    """Of `unanswered` and `told_elsewhere`, which figures about them stand under which other heading, in Chinese."""
    alone: tuple[str, ...]
    """They lead their text without a number, as the only ones of their level."""
    deleted: tuple[str, ...] = ()
    """What stood below them was left out by hand."""


def unprinted_headings(rendered: RenderedReport, answers: Answers) -> UnprintedHeadings:
    """Return the headings that the document of `rendered` lacks, by the outline of the report's kind. Raises InputError."""
    groups: dict[_Why, list[str]] = {why: [] for why in _Why}
    related: list[str] = []
    asked = [spec.path for spec in answers.jurisdiction.catalogue().in_groups()]
    for section, entry in _unprinted(rendered.sections, chosen_kind(answers).outline):
        may_print = _told_by(entry, answers.jurisdiction)
        lost = [path for path in asked if path in may_print and path not in rendered.printed]
        given = [path for path in lost if is_some(answer_at(answers.report, path))]
        heading = text_of(section.heading)
        elsewhere = list(_related(heading, may_print, rendered, answers.jurisdiction))
        why = _why(entry, given, answers, is_told=bool(elsewhere) or not may_print.isdisjoint(rendered.printed))
        groups[why].append(heading)
        if why in (_Why.UNANSWERED, _Why.TOLD_ELSEWHERE):
            related += elsewhere
    alone = (lone_child(section, section.parts) for section in _walked(rendered.sections))
    return UnprintedHeadings(
        tuple(groups[_Why.UNANSWERED]),
        tuple(groups[_Why.TOLD_ELSEWHERE]),
        tuple(groups[_Why.BROKEN]),
        tuple(related),
        tuple(text_of(section.heading) for section in alone if section),
        tuple(groups[_Why.DELETED]),
    )


class _Why(Enum):
    """Why a heading is not printed: see the fields of `UnprintedHeadings`."""

    UNANSWERED = auto()
    TOLD_ELSEWHERE = auto()
    BROKEN = auto()
    DELETED = auto()


def _why(entry: OutlineEntry, given: Sequence[str], answers: Answers, *, is_told: bool) -> _Why:
    """Return why the heading of `entry` is not printed; `given` are its answers that nothing prints."""
    if _is_left_out(entry, given, answers.report.wordings or ()):
        return _Why.DELETED
    if given:
        return _Why.BROKEN
    return _Why.TOLD_ELSEWHERE if is_told else _Why.UNANSWERED


def _is_left_out(entry: OutlineEntry, given: Sequence[str], wordings: Sequence[Wording]) -> bool:
    """Return whether sentences below `entry` are left out by hand, which told all answers that are `given` for it."""
    own = {section_name(each.section) for each in walk([entry]) if each.section}
    left_out = [each for each in wordings if each.is_left_out and section_name(str(each.section)) in own]
    facts = frozenset[str]().union(*(facts_of(str(each.original)) for each in left_out))
    return bool(left_out) and facts.issuperset(given)


def _unprinted(sections: Sequence[Section], entries: Sequence[OutlineEntry]) -> Iterator[tuple[Section, OutlineEntry]]:
    """Yield the sections with a heading that are not printed, the outer ones only, each with its entry."""
    for section, entry in zip(sections, entries, strict=True):
        if section.is_printed or not section.heading:
            yield from _unprinted(section.below, entry.below)
        else:
            yield section, entry


def _related(
    heading: str, may_print: frozenset[str], rendered: RenderedReport, jurisdiction: Jurisdiction
) -> Iterator[str]:
    """Yield the printed figures that the sections of `heading` may print, or that it speaks of, and where they stand."""
    printed = [spec for spec in jurisdiction.catalogue().in_groups() if spec.path in rendered.printed]
    own = [spec for spec in printed if spec.path in may_print]
    homes = dict(_homes(rendered.sections))
    for spec in own or _spoken_of(heading, printed):
        if spec.path in homes:
            yield f"{heading}：{spec.title} 印在{quoted(homes[spec.path])}下"


def _spoken_of(heading: str, printed: Sequence[FieldSpec]) -> list[FieldSpec]:
    """Return those figures whose topic a heading names, else those with words of it that few figures have."""
    named = [spec for spec in printed if spec.topic and spec.topic in heading]
    words = {heading[i : i + _WORD] for i in range(len(heading) - _WORD + 1)}
    alike = [spec for spec in printed if any(word in f"{spec.title} {spec.sentence}" for word in words)]
    return named or (alike if len(alike) <= _MOST else [])


def _homes(sections: Sequence[Section], above: str = "") -> Iterator[tuple[str, str]]:
    """Yield the answers that are printed below a heading, each with the nearest one."""
    for section in sections:
        heading = text_of(section.heading) or above
        yield from ((path, heading) for part in section.parts for path in part.answers if heading)
        yield from _homes(section.below, heading)


def _walked(sections: Sequence[Section]) -> Iterator[Section]:
    for section in sections:
        if section.is_printed:
            yield section
            yield from _walked(section.below)


def _told_by(entry: OutlineEntry, jurisdiction: Jurisdiction) -> frozenset[str]:
    """Return the answers that the sections of `entry`, and of those below it, may print."""
    sections = [each.section for each in walk([entry]) if each.section]
    return frozenset[str]().union(*(printed_by(section, jurisdiction).answers for section in sections))
