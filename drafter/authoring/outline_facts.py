"""Places each fact under the heading that speaks of it, away from the rest of its topic where that has another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from drafter.authoring.fact_words import RARE, FactWords, WordedFact, has_any, has_general, names, speaks_of_part
from drafter.authoring.outline_draft import RECORD_SECTIONS, DraftEntry, file_name, heading_likeness, pairs
from drafter.authoring.outline_sections import further_entry, section_names, topics_told, with_own_file
from drafter.authoring.outline_topics import headed, roomier
from drafter.checking.text.statutory_parts import StatutoryPart, part_of_heading
from drafter.jurisdictions.facts import told_along
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.manifest import ReportKind, walk
from drafter.jurisdictions.section_files import SECTION_SUFFIX, nearest_file
from drafter.jurisdictions.usage import printed_by

_OF_WORDS = 4.0
"""What it counts that a fact has a word of the topic that a heading tells."""
_BETTER = 3.5
"""By how much the heading that takes a fact must outdo the one where its topic stands."""
_SURE = 0.6
"""Likeness of words from which on a heading is that of its section."""
_WORK_DONE = (None, StatutoryPart.ACHIEVEMENTS)
"""What a chapter is about that may tell any fact of the year's work."""
_OF_THE_AREA = "辖区"
"""Begins the name of a matter that tells a topic's figures of the whole area: 辖区法治宣传."""


class _Outline:
    """An outline, with what its headings say and which topics they tell."""

    def __init__(self, entries: Sequence[DraftEntry], jurisdiction: Jurisdiction, kind: ReportKind) -> None:
        self.entries, self._jurisdiction = entries, jurisdiction
        self.words = FactWords(jurisdiction)
        self.topics, self.facts = self.words.topics, self.words.facts
        self.heads = _heads(entries)
        self.told = [topics_told(entry, jurisdiction) for entry in entries]
        self.along = told_along(jurisdiction.catalogue())
        """By the path of a fact what its sentence tells besides, and no other does: it stands where the fact does."""
        self.pairs = [pairs(entry.heading) for entry in entries]
        usual = {entry.section: entry.heading for entry in walk(kind.outline) if entry.section}
        self.wholes = [
            heading_likeness(entry.heading, [usual.get(entry.section or entry.topic, "")]) >= _SURE for entry in entries
        ]
        """Whether a heading is that of its section as the parent has it: all that the section tells stands below it."""

    @cached_property
    def headings(self) -> dict[str, int]:
        """The places of the headings."""
        return {entry.heading: place for place, entry in reversed([*enumerate(self.entries)]) if entry.heading}

    @cached_property
    def leaves(self) -> tuple[int, ...]:
        """Places of the headings that tell facts and stand above no others."""
        return tuple(
            place
            for place, entry in enumerate(self.entries)
            if entry.heading and entry.section and not entry.has_below and entry.section not in RECORD_SECTIONS
        )

    @cached_property
    def speaks(self) -> list[set[str]]:
        """For each heading the topics that it tells itself, and of which a word stands in it."""
        told: list[set[str]] = [set() for _ in self.entries]
        for place, entry in enumerate(self.entries):
            if not entry.is_joined:
                told[self.heads[place]] |= self.told[place] | {entry.topic, entry.section}
        return [
            {name for name in each if name in self.topics and has_any(self.entries[place].heading, self.topics[name])}
            for place, each in enumerate(told)
        ]

    def of_matter(self, head: int, matter: str) -> DraftEntry:
        """Return an entry that tells `matter` below the heading at `head`."""
        return with_own_file(further_entry(self.entries[head], matter, "")._replace(matter=matter), self._jurisdiction)

    @property
    def apart(self) -> set[str]:
        """The paths of the facts whose matter has an entry of its own."""
        own = {name for entry in self.entries for name in (entry.topic, entry.matter)} - self.topics.keys()
        return {fact.spec.path for fact in self.facts if fact.spec.matter in own}

    def home_of(self, fact: WordedFact) -> int | None:
        """Return the heading below which `fact` stands so far, its matter's own first; None when none tells it."""
        topic, matter = fact.spec.topic, fact.spec.matter
        names = [{entry.topic, entry.section, entry.matter} for entry in self.entries]
        own = next((place for place, each in enumerate(names) if matter and matter in each), None)
        if own is None:
            own = next((place for place, each in enumerate(names) if topic in each), None)
        if own is None and not matter.startswith(_OF_THE_AREA):
            own = next((place for place, each in enumerate(self.told) if topic in each), None)
        return None if own is None else self.heads[own]

    def likeness(self, place: int, fact: WordedFact) -> float:
        """Return how much the heading at `place` speaks of `fact`."""
        score = self.words.likeness(self.entries[place].heading, fact)
        return score + _OF_WORDS if self.is_of_area(place, fact) else score

    def is_of_area(self, place: int, fact: WordedFact) -> bool:
        """Return whether `fact` tells the whole area's figure of a topic that the heading at `place` tells."""
        return fact.spec.matter.startswith(_OF_THE_AREA) and any(
            word in fact.text for name in self.speaks[place] for word in self.topics[name].all
        )

    def is_beside(self, place: int, fact: WordedFact) -> bool:
        """Return whether the heading at `place` speaks of another part of the topic of `fact` alone.

        Of a topic without a word there, that is so where it is told with another of which the heading names a part.
        """
        heading = self.entries[place].heading
        chain = (self.topics[name] for name in self.words.chain(fact.spec.topic))
        words = next((each for each in chain if has_any(heading, each)), None)
        if words is None or self.wholes[place] or has_general(heading, words):
            return False
        return not speaks_of_part(heading, words, fact) and not self.words.covers(heading, fact)


def with_facts(
    entries: Sequence[DraftEntry],
    jurisdiction: Jurisdiction,
    kind: ReportKind,
    told_last_year: Mapping[str, str] = MappingProxyType({}),
) -> list[DraftEntry]:
    """Return `entries` with each fact below the heading that speaks of it most, or told it last year.

    A matter (事项) that moves as a whole gets an entry of its own, single facts of several matters share one. What a
    heading does not speak of, because it names another part of the topic, goes to the chapter or topic beside it.
    """
    outline = _Outline(entries, jurisdiction, kind)
    moved: dict[int, list[WordedFact]] = {}
    worded = _worded(entries, jurisdiction)
    for fact in (each for each in outline.facts if each.spec.path not in worded):
        home = outline.home_of(fact)
        named = outline.headings.get(told_last_year.get(fact.spec.path, ""))
        place = named if named is not None else _place_of(fact, home, outline) if home is not None else None
        if place is not None and place != home:
            moved.setdefault(place, []).append(fact)
    placed = _with_moved(outline, moved, {*section_names(kind), *(entry.section for entry in entries)})
    return _without_moved_figures(
        placed, outline.apart | {f.spec.path for each in moved.values() for f in each}, jurisdiction
    )


def _worded(entries: Sequence[DraftEntry], jurisdiction: Jurisdiction) -> frozenset[str]:
    """Return the answers that a section from above words itself which is no topic's: they stay in its sentences."""
    topics = {topic.name for topic in jurisdiction.topics}
    own = {each.section for each in entries if each.section and not each.topic and not each.matter} - topics
    known = (name for name in own if nearest_file(jurisdiction.folders, name + SECTION_SUFFIX))
    return frozenset[str]().union(*(printed_by(name, jurisdiction).by_sections for name in known))


def _place_of(fact: WordedFact, home: int, outline: _Outline) -> int | None:
    """Return the heading that is to tell `fact`, which stands at `home` so far; None when that is right."""
    if fact.spec.matter.startswith(_OF_THE_AREA):
        topic = fact.spec.matter.removeprefix(_OF_THE_AREA)
        named = (i for i, entry in enumerate(outline.entries) if topic in (entry.topic, entry.section))
        own = next((outline.heads[place] for place in named), home)
    else:
        own = home
    if fact.spec.matter and fact.spec.matter in outline.entries[own].heading:
        return own
    best = max(_able(fact, own, outline), key=lambda place: outline.likeness(place, fact), default=own)
    is_beside = outline.is_beside(own, fact)
    least = max(RARE, outline.likeness(own, fact) + (0 if is_beside else _BETTER))
    if best != own and outline.likeness(best, fact) >= least:
        return best
    return next(_beside(fact, own, outline), own) if is_beside else own


def _able(fact: WordedFact, own: int, outline: _Outline) -> list[int]:
    """Return the headings that may take `fact` from the one at `own`; those that have its matter alone where there are any."""
    words, entries = outline.words, outline.entries
    is_named = words.names_part(entries[own].heading, fact)
    able = [
        place
        for place in outline.leaves
        if words.covers(entries[place].heading, fact)
        or outline.is_of_area(place, fact)
        or (
            not is_named
            and (words.names_part(entries[place].heading, fact) or words.has_word_of(entries[place].heading, fact))
        )
    ]
    return [place for place in able if fact.spec.matter and fact.spec.matter in entries[place].heading] or able


def _beside(fact: WordedFact, home: int, outline: _Outline) -> Iterator[int]:
    """Yield the headings to which `fact` may go that `home` does not speak of, the nearest first.

    Those that name it or its topic come first, then chapters that name its topic or it, then headings that speak of
    what goes with it, then chapters with a word of its topic, then other chapters.
    """
    words, entries = outline.topics[fact.spec.topic], outline.entries
    others = [(place, outline.entries[place].heading) for place in outline.leaves if place != home]
    above = list(_chapters(home, outline))
    yield from (place for place, heading in others if has_general(heading, words) or names(heading, words, fact))
    yield from (place for place in above if has_general(entries[place].heading, words))
    yield from (place for place in above if names(entries[place].heading, words, fact))
    yield from (place for place, heading in others if speaks_of_part(heading, words, fact))
    yield from (place for place in above if has_any(outline.entries[place].heading, words))
    yield from (
        place for place in above if outline.pairs[place] and part_of_heading(outline.entries[place].heading) is None
    )
    for name in outline.words.chain(fact.spec.topic)[1:]:
        yield from (outline.heads[i] for i, each in enumerate(outline.told) if name in each)
    yield from (place for place in above if part_of_heading(outline.entries[place].heading) in _WORK_DONE)


def _chapters(home: int, outline: _Outline) -> Iterator[int]:
    """Yield the headings above that at `home`, the nearest first."""
    depth = outline.entries[home].depth
    for place in range(home - 1, -1, -1):
        above = outline.entries[place]
        if above.heading and above.depth < depth:
            depth = above.depth
            yield place


def _heads(entries: Sequence[DraftEntry]) -> list[int]:
    """Return for each entry the place of that with its heading: its own, or the one before it."""
    heads: list[int] = []
    for place, entry in enumerate(entries):
        heads.append(place if entry.heading or not heads else heads[-1])
    return heads


def _with_moved(outline: _Outline, moved: Mapping[int, Sequence[WordedFact]], known: set[str]) -> list[DraftEntry]:
    """Return the entries with the facts `moved` behind all sections of their headings."""
    placed: list[DraftEntry] = []
    whole = Counter(fact.spec.matter for fact in outline.facts)
    for place, entry in enumerate(outline.entries):
        placed.append(entry)
        head = outline.heads[place]
        is_last = place + 1 == len(outline.entries) or outline.heads[place + 1] != head
        facts = moved.get(head, ()) if is_last else ()
        counts = Counter(fact.spec.matter for fact in facts)
        matters = [matter for matter in counts if matter and counts[matter] == whole[matter]]
        placed += (outline.of_matter(head, each) for each in matters)
        apart = (fact for fact in facts if fact.spec.matter not in matters)
        single = tuple(str(path) for fact in apart for path in (fact.spec.path, *outline.along.get(fact.spec.path, ())))
        if single:
            section = file_name(f"{outline.entries[head].heading}的数", known)
            known.add(section)
            placed.append(further_entry(outline.entries[head], section, "")._replace(facts=single))
    return placed


def _without_moved_figures(
    entries: Sequence[DraftEntry], moved: set[str], jurisdiction: Jurisdiction
) -> list[DraftEntry]:
    """Return `entries` with a file of its own for a topic's section that prints figures `moved` to another heading."""
    topics = {topic.name for topic in jurisdiction.topics}
    matters = jurisdiction.catalogue().told_by_matter
    told = Counter(name for each in entries for name in topics_told(each, jurisdiction))
    placed = list(entries)
    behind: dict[int, list[DraftEntry]] = {}
    for place, each in enumerate(entries):
        if each.section not in topics or each.topic:
            continue
        used = printed_by(each.section, jurisdiction)
        asked = {spec.path for name in used.fact_topics - topics for spec in matters.get(name, ())}
        if moved.isdisjoint(used.by_sections | asked):
            continue
        placed[place] = with_own_file(each._replace(topic=each.section), jurisdiction)
        others = sorted(name for name in topics_told(each, jurisdiction) & topics - {each.section} if told[name] == 1)
        for name in others:
            home = roomier(place, name, placed, jurisdiction)
            joined = further_entry(headed(entries, home), name, name)._replace(is_joined=True)
            behind.setdefault(home, []).append(with_own_file(joined, jurisdiction))
    return [entry for place, each in enumerate(placed) for entry in (each, *behind.get(place, ()))]
