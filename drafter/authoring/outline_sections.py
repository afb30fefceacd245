"""Proposes which sections tell the headings of last year's outline, by words; a topic without one gets a file of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from drafter.authoring.likely_sections import is_of_section, likely_sections
from drafter.authoring.outline_draft import (
    DraftEntry,
    file_name,
    pairs,
    places_behind_plans,
    section_of_part,
    sections_of_parts,
)
from drafter.authoring.outline_words import (
    likest_name,
    matter_in,
    matter_named,
    matter_of_part,
    matter_of_topics,
    topic_of_pairs,
)
from drafter.authoring.topic_words import outbid_topics, topics_in
from drafter.checking.text.statutory_parts import StatutoryPart, part_of_heading
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.manifest import NUMBERS, ReportKind
from drafter.jurisdictions.section_files import SECTION_SUFFIX, nearest_file
from drafter.jurisdictions.usage import printed_by, section_names

_DEEPEST = len(NUMBERS) + 1


def with_sections(
    entries: Iterable[DraftEntry],
    jurisdiction: Jurisdiction,
    kind: ReportKind,
    by_answers: Mapping[int, str] = MappingProxyType({}),
) -> list[DraftEntry]:
    """Return `entries` with the sections proposed for each by its words; one that nothing fits gets a file of its own.

    A heading above others gets what its own words mean and no heading below it tells. `by_answers` has the sections or
    topics for headings, by their places, of which more is known than their words: it counts where these say nothing.
    """
    placed = list(entries)
    known = {*section_names(kind.outline)}
    proposed: dict[int, list[str]] = {}
    taken: set[str] = set()
    outbid = outbid_topics(placed, jurisdiction)
    named_in_headings = [matter_named(entry.heading, jurisdiction, set()) for entry in placed]
    parts = _parts_named(placed)
    behind_plans = places_behind_plans(placed)
    topics = {topic.name for topic in jurisdiction.topics}

    def turn(each: tuple[int, DraftEntry]) -> tuple[int, bool, int]:
        """Return when a heading has its choice: first that of a part of the report, last the more topics others outbid.

        One above others follows all that have none below, the deeper ones first: they say better what they are about.
        """
        place, entry = each
        left = {*topics_in(entry.heading, jurisdiction.topics)} - outbid[place]
        return -entry.depth if entry.has_below else -_DEEPEST, not parts[place], len(outbid[place]) - (len(left) == 1)

    for place, entry in sorted(enumerate(placed), key=turn):
        sections = _sections_by_words(entry, jurisdiction, kind, outbid[place] | taken, parts[place])
        of_principal = _section_of_principal(place, placed, known - taken)
        if place in behind_plans or of_principal:
            sections = [each for each in sections if each in topics_in(entry.heading, jurisdiction.topics)]
        if entry.has_below:
            sections = [] if part_of_heading(entry.heading) or _says_the_title(entry.heading, kind) else sections
        elif not sections:
            told = by_answers.get(place, "")
            others = {*named_in_headings} - {named_in_headings[place]}
            named = told if place in behind_plans else _own_name(entry.heading, jurisdiction, taken | others, told)
            if not named or (named in topics and named != told):
                named = of_principal or named
            sections = [named or file_name(entry.heading, {*known, *taken})]
        taken.update(sections)
        proposed[place] = sections
    placed = [each for place, entry in enumerate(placed) for each in _with_section(entry, proposed[place], known)]
    return [with_own_file(each, jurisdiction) for each in placed]


def _section_of_principal(place: int, entries: Sequence[DraftEntry], free: Collection[str]) -> str:
    """Return the section about the principal for a heading below a chapter about him, where it is `free`; else nothing."""
    above = (entry for entry in reversed(entries[:place]) if entry.depth < entries[place].depth)
    chapter = next(above, None)
    if chapter is None or part_of_heading(chapter.heading) is not StatutoryPart.PRINCIPAL:
        return ""
    section = section_of_part(chapter.heading)
    return section if section in free else ""


def _parts_named(entries: Sequence[DraftEntry]) -> list[tuple[str, ...]]:
    """Return for each entry the sections of the statutory parts that it names, where none higher up names and tells them.

    找差距 in a heading of the first chapter is not what a chapter 存在的困难 is; one above other headings leaves its
    parts to these.
    """
    named = [sections_of_parts(entry.heading) for entry in entries]
    highest: dict[str, int] = {}
    for entry, sections in zip(entries, named, strict=True):
        for each in () if entry.has_below else sections:
            highest[each] = min(entry.depth, highest.get(each, entry.depth))
    return [
        tuple(each for each in sections if highest.get(each, entry.depth) >= entry.depth)
        for entry, sections in zip(entries, named, strict=True)
    ]


def _sections_by_words(
    entry: DraftEntry, jurisdiction: Jurisdiction, kind: ReportKind, taken: set[str], parts: tuple[str, ...]
) -> list[str]:
    """Return the sections and topics that a heading's words mean, but for those `taken`; or its own matter.

    `parts` has the sections of the statutory parts that it names.
    """
    likely = likely_sections(entry.heading, jurisdiction, kind, parts, is_above=entry.has_below)
    sections = [each for each in likely if each not in taken]
    topics = {topic.name for topic in jurisdiction.topics}
    matters = jurisdiction.catalogue().told_by_matter.keys() - topics - {*section_names(kind.outline)} - taken
    if entry.heading in matters and topics.isdisjoint(sections) and not parts:
        return [entry.heading]
    named = (
        ""
        if entry.has_below or bool(parts) or is_of_section(entry.heading, kind)
        else matter_in(entry.heading, sorted(matters), jurisdiction.topics)
    )
    return [named] if named else sections


def _says_the_title(heading: str, kind: ReportKind) -> bool:
    """Return whether `heading` says no more than the title of the report: 法治政府建设工作推进情况 is of all work done."""
    return pairs(heading) <= pairs(f"{kind.title}，{kind.name}")


def _own_name(heading: str, jurisdiction: Jurisdiction, taken: set[str], told: str) -> str:
    """Return the matter or topic that is to tell a `heading` that no section fits; last `told`, which told it last year."""
    named = (
        matter_named(heading, jurisdiction, taken)
        or matter_of_part(heading, jurisdiction, taken)
        or likest_name(heading, jurisdiction, taken)
        or matter_of_topics(heading, jurisdiction, taken)
        or (told if told not in taken else "")
        or topic_of_pairs(heading, jurisdiction.topics, taken)
    )
    specs = jurisdiction.catalogue().told_by_matter.get(named, ())
    whole = {spec.topic for spec in specs if named.startswith(spec.topic)} - taken
    return next(iter(whole), named)  # 涉企检查 with its activities, not 涉企检查实施 beside it


def with_own_file(entry: DraftEntry, jurisdiction: Jurisdiction) -> DraftEntry:
    """Return `entry` with a name for the file to be made that no file above has: another kind of report prints that."""
    name = entry.topic or entry.matter
    if not name or nearest_file(jurisdiction.folders, entry.section + SECTION_SUFFIX) is None:
        return entry
    return entry._replace(section=f"{name}情况")


def _with_section(entry: DraftEntry, sections: Sequence[str], known: Iterable[str]) -> Iterator[DraftEntry]:
    """Yield `entry` with the first of `sections`, and one without a heading below it for each of the others."""
    if not sections:
        yield entry
        return
    first, *others = sections
    is_known = frozenset(known).__contains__
    yield entry._replace(section=_file_of(first), topic="" if is_known(first) else first)
    for section in others:
        yield further_entry(entry, _file_of(section), "" if is_known(section) else section)


def _file_of(name: str) -> str:
    """Return the name of the file of a section or matter: 、 stands between sections in a manifest."""
    return file_name(name, set()) if "、" in name else name


def further_entry(entry: DraftEntry, section: str, topic: str) -> DraftEntry:
    """Return an entry that goes on below the heading of `entry`."""
    return DraftEntry(entry.depth + 1, min(entry.level + 1, len(NUMBERS) - 1), "", False, False, section, topic)


def topics_told(entry: DraftEntry, jurisdiction: Jurisdiction) -> frozenset[str]:
    """Return the topics that the section of `entry` prints."""
    if entry.topic or entry.matter or entry.facts or not entry.section:
        return frozenset(filter(None, (entry.topic,)))
    printed = printed_by(entry.section, jurisdiction)
    return printed.topics | printed.fact_topics
