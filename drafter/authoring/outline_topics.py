"""Finds a place in an outline for what no heading of it is about: topics, and headings that only the parent has."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from drafter.authoring.outline_draft import DraftEntry
from drafter.authoring.outline_sections import further_entry, topics_told, with_own_file
from drafter.authoring.topic_words import OF_ALL, words_of, words_said
from drafter.checking.text.statutory_parts import StatutoryPart, part_of_heading
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.manifest import OutlineEntry, ReportKind, Topic, walk
from drafter.jurisdictions.usage import section_names, usage
from drafter.model.answer_path import AnswerPath


def with_the_rest(entries: Sequence[DraftEntry], kind: ReportKind) -> list[DraftEntry]:
    """Return `entries` with the sections of `kind` that tell none of them, under the headings that they have above.

    Those from within a chapter are added at the end of the first chapter with headings below; the others at the end.
    """
    used = {entry.section for entry in entries}
    within = [entry for chapter in kind.outline for entry in walk(chapter.below)]
    apart = [chapter for chapter in kind.outline if chapter.heading]
    first = next((place for place, entry in enumerate(entries) if entry.depth == 1 and entry.has_below), None)
    if first is None or not entries:
        return [*entries, *_added([*within, *apart], used, 1, entries[0].level if entries else 1)]
    end = next((i for i in range(first + 1, len(entries)) if entries[i].depth == 1), len(entries))
    inner = entries[first + 1]
    return [
        *entries[:end],
        *_added(within, used, 2, inner.level),
        *entries[end:],
        *_added(apart, used, 1, entries[0].level),
    ]


def _added(sections: Iterable[OutlineEntry], used: set[str], depth: int, level: int) -> Iterator[DraftEntry]:
    for each in sections:
        if each.section and each.heading and each.section not in used:
            yield DraftEntry(depth, level, each.heading, False, False, each.section, is_added=True)


def with_all_topics(
    entries: Sequence[DraftEntry],
    jurisdiction: Jurisdiction,
    kind: ReportKind,
    told_last_year: Mapping[str, str] = MappingProxyType({}),
) -> tuple[list[DraftEntry], tuple[str, ...]]:
    """Return `entries` with the topics that none of them tells, and those topics that find no place.

    Each goes to the heading of the topic with which it is told where it has no heading of its own (并入), else to that
    below which last year's report told its first figure.
    """
    homes = _TopicHomes(entries, jurisdiction, _topics_last_year(told_last_year, jurisdiction))
    known, used = {*section_names(kind.outline)}, usage(jurisdiction, kind.name)
    asked = [each for each in homes.topics if each in used.topics | used.fact_topics]
    while True:
        homeless = [each for each in asked if not homes.find_place(each, known)]
        if homeless == asked:
            return homes.entries, tuple(homeless)
        asked = homeless  # what found a place meanwhile may take others along


class _TopicHomes:
    """The entries of an outline, and behind which of them a topic is told."""

    def __init__(self, entries: Sequence[DraftEntry], jurisdiction: Jurisdiction, last_year: Mapping[str, str]) -> None:
        """Take the entries as they are; `last_year` has the headings below which last year's report told topics."""
        self.entries = list(entries)
        self.topics = {topic.name: topic for topic in jurisdiction.topics}
        self._told = [topics_told(entry, jurisdiction) for entry in self.entries]
        """The topics that each entry tells."""
        self._jurisdiction = jurisdiction
        self._last_year = last_year

    def find_place(self, name: str, known: Collection[str]) -> bool:
        """Return whether the topic called `name` is told, behind another one if need be; `known` are sections from above."""
        home = self.home_of(name)
        if home is not None:
            self.add_behind(home, name, "" if name in known else name)
        return home is not None or self.is_told(name)

    def is_told(self, name: str) -> bool:
        """Return whether an entry tells the topic called `name`."""
        return any(name in each for each in self._told)

    def home_of(self, name: str) -> int | None:
        """Return the entry behind which the topic called `name` is to get one of its own; None for no such, or no need."""
        home = self._chapter_of(name)
        if home is not None:
            return home
        home = _home(name, self.entries, self._told, self.topics)
        if home is None:
            home = self._beside_another(name) if self.is_told(name) else self._as_last_year(name)
        if home is None or name in self._last_year:
            return home
        return roomier(home, name, self.entries, self._jurisdiction)

    def _beside_another(self, name: str) -> int | None:
        """Return the roomier place of a topic that another's entry tells; None where there is none, or it has its own."""
        if any(name in (entry.topic, entry.section) for entry in self.entries):
            return None
        collector = next(i for i, each in enumerate(self._told) if name in each)
        roomy = roomier(collector, name, self.entries, self._jurisdiction)
        return roomy if roomy != collector else None

    def _chapter_of(self, name: str) -> int | None:
        """Return the place of a chapter with a word for all of a topic that no entry tells."""
        if self.is_told(name):
            return None
        general = words_of(self.topics[name]).general
        return next(
            (
                place
                for place, entry in enumerate(self.entries)
                if entry.has_below
                and any(
                    said.topic == name and said.word in general
                    for said in words_said(entry.heading, self.topics.values())
                )
            ),
            None,
        )

    def _as_last_year(self, name: str) -> int | None:
        heading = self._last_year.get(name, "-")
        return next((i for i, each in enumerate(self.entries) if each.heading == heading), None)

    def add_behind(self, home: int, name: str, section: str) -> None:
        """Add an entry of the topic called `name` behind that at `home`; `section` is empty where it has its own."""
        joined = further_entry(headed(self.entries, home), name, section)._replace(is_joined=True)
        entry = with_own_file(joined, self._jurisdiction)
        self.entries.insert(home + 1, entry)
        self._told.insert(home + 1, topics_told(entry, self._jurisdiction))


def _topics_last_year(told: Mapping[str, str], jurisdiction: Jurisdiction) -> dict[str, str]:
    """Return the headings below which last year's report told each topic first."""
    catalogue = jurisdiction.catalogue()
    specs = ((catalogue.get(AnswerPath(path)), heading) for path, heading in told.items())
    return {spec.topic: heading for spec, heading in reversed([*specs]) if spec and spec.topic}


def roomier(home: int, name: str, entries: Sequence[DraftEntry], jurisdiction: Jurisdiction) -> int:
    """Return the place behind which the topic called `name` is told: of a chapter where the heading at `home` is too narrow.

    That is a heading with words for parts alone of the topic that it tells, such as 双随机 of 执法检查; or one that says
    nothing of what a topic with others below it is about, such as 体育强县, told as 体育执法, of 执法检查.
    """
    own = next(place for place in range(home, -1, -1) if entries[place].heading)
    told = {name, *topics_told(entries[home], jurisdiction)}
    heading = entries[own].heading
    if not _names_parts_alone(heading, told, jurisdiction) and not _is_strange(heading, name, jurisdiction):
        return home
    above = _above(own, entries)
    if above is None:
        return home
    return next(i for i in range(above, len(entries)) if i + 1 == len(entries) or entries[i + 1].heading)


def _names_parts_alone(heading: str, topics: Collection[str], jurisdiction: Jurisdiction) -> bool:
    """Return whether words for parts of `topics` stand in `heading`, and none for all of one."""
    known = {topic.name: topic for topic in jurisdiction.topics}
    own = [said for said in words_said(heading, known.values()) if said.topic in topics]
    return bool(own) and not any(said.word in words_of(known[said.topic]).general for said in own)


def _is_strange(heading: str, name: str, jurisdiction: Jurisdiction) -> bool:
    """Return whether `heading` says nothing of a topic that is told with no other, neither a word nor its kind, 执法."""
    kinds = OF_ALL.findall(name)
    is_first = any(topic.name == name and not topic.with_topic for topic in jurisdiction.topics)
    is_said = any(said.topic == name for said in words_said(heading, jurisdiction.topics))
    return is_first and bool(kinds) and not is_said and not any(each in heading for each in kinds)


def _above(place: int, entries: Sequence[DraftEntry]) -> int | None:
    """Return the place of the heading above that at `place`; None without one, and for one that is not about work done."""
    depth = entries[place].depth
    above = next((i for i in range(place - 1, -1, -1) if entries[i].depth < depth and entries[i].heading), None)
    about = part_of_heading(entries[above].heading) if above is not None else None
    return above if about in (None, StatutoryPart.ACHIEVEMENTS) else None


def _home(
    name: str, entries: Sequence[DraftEntry], told: Sequence[frozenset[str]], topics: Mapping[str, Topic]
) -> int | None:
    """Return the place of the entry with which the topic called `name` is to be told.

    None for one that is told well where it is, or that finds no place. One that a section of another topic collects
    stands better with a topic that is told with it and has a heading of its own.
    """
    nearest = [] if not topics[name].with_topic else [t.name for t in topics.values() if t.with_topic == name]
    if any(name in each for each in told):
        own = any(name in (entry.topic, entry.section) for entry in entries)
        headed = (i for i, entry in enumerate(entries) if entry.topic in nearest and not entry.is_joined)
        return None if own else next(headed, None)
    return next((i for other in _beside(name, topics) for i, each in enumerate(told) if other in each), None)


def headed(entries: Sequence[DraftEntry], place: int) -> DraftEntry:
    """Return the entry at `place`, or the one with the heading below which it goes on."""
    return next(entry for entry in reversed(entries[: place + 1]) if entry.heading)


def _above_topic(name: str, topics: Mapping[str, Topic]) -> Iterator[str]:
    """Yield the topics with which the one called `name` is told, the nearest first."""
    seen = {name}
    while name in topics and (name := topics[name].with_topic) and name not in seen:
        seen.add(name)
        yield name


def _beside(name: str, topics: Mapping[str, Topic]) -> Iterator[str]:
    """Yield the topics with which the one called `name` may be told, the nearest first.

    Those that are told with it come first; with a topic that collects many only those that begin as it does, such as
    执法公示 with 执法检查, be it by way of 执法记录. Then that with which it is told.
    """
    told_with = [topic.name for topic in topics.values() if topic.with_topic == name]
    if topics[name].with_topic or len(told_with) == 1:
        yield from told_with
    else:
        yield from (
            each for each in topics if each != name and each[:2] == name[:2] and name in _above_topic(each, topics)
        )
        yield from (each for each in told_with if name[:2] in each)
    yield from _above_topic(name, topics)
