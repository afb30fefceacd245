"""The headings of an outline as places for matters of facts: which may take one, and how much each speaks of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import chain

from drafter.authoring.fact_words import FactWords, Fit
from drafter.authoring.matters import Matter, WordedFact
from drafter.authoring.outline_draft import RECORD_SECTIONS, DraftEntry, places_behind_plans
from drafter.authoring.outline_sections import further_entry, topics_told, with_own_file
from drafter.authoring.topic_words import OF_ALL
from drafter.checking.text.statutory_parts import StatutoryPart, part_of_heading
from drafter.jurisdictions.facts import told_along
from drafter.jurisdictions.jurisdiction import Jurisdiction

_OF_CHAPTER = 0.5
"""By how much a chapter must outdo the headings below chapters."""
WORK_DONE = (None, StatutoryPart.ACHIEVEMENTS)
"""What a chapter is about that may tell any fact of the year's work."""


class Outline:
    """An outline, with what its headings say and which topics they tell."""

    def __init__(self, entries: Sequence[DraftEntry], jurisdiction: Jurisdiction) -> None:
        self.entries, self._jurisdiction = entries, jurisdiction
        self.words = FactWords(jurisdiction)
        self.topics, self.facts = self.words.topics, self.words.facts
        self._matters = {fact.spec.matter for fact in self.facts}
        self.heads = _heads(entries)
        self.told = [topics_told(entry, jurisdiction) for entry in entries]
        self.along = told_along(jurisdiction.catalogue())
        """By the path of a fact what its sentence tells besides, and no other does: it stands where the fact does."""

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
    def bare(self) -> tuple[int, ...]:
        """Places of `leaves` whose topic no fact has: they tell activities alone."""
        known = {fact.spec.topic for fact in self.facts}
        return tuple(
            at for at in self.leaves if self.entries[at].topic and self.entries[at].topic not in known | self._matters
        )

    def bare_for(self, fact: WordedFact, least: int) -> list[int]:
        """Return the places of headings about no matter that say what `fact` is about, by so many pairs of characters."""
        return [at for at in self.bare if self.words.covers(self.entries[at].heading, fact, least=least)]

    def of_part(self, fact: WordedFact, place: int, matter: Matter) -> list[int]:
        """Return the places of headings for the part of its topic to which `fact` belongs, where that at `place` names none and not all."""
        if self.fit(place, matter) > Fit.TOPIC or self.words.says_all_of(self.entries[place].heading, matter.topic):
            return []
        return [at for at in self.leaves if at != place and self.words.belongs_to_part(self.entries[at].heading, fact)]

    @cached_property
    def able(self) -> tuple[int, ...]:
        """Places of the headings that may take a matter: `leaves`, behind them chapters about the year's work."""
        chapters = (i for i, entry in enumerate(self.entries) if entry.heading and entry.has_below)
        return (*self.leaves, *(i for i in chapters if part_of_heading(self.entries[i].heading) in WORK_DONE))

    def of_matter(self, head: int, matter: str) -> DraftEntry:
        """Return an entry that tells `matter` below the heading at `head`."""
        return with_own_file(further_entry(self.entries[head], matter, "")._replace(matter=matter), self._jurisdiction)

    @property
    def apart(self) -> set[str]:
        """The paths of the facts whose matter has an entry of its own."""
        own = {name for entry in self.entries for name in (entry.topic, entry.matter)} - self.topics.keys()
        return {fact.spec.path for fact in self.facts if fact.spec.matter in own}

    def home_of(self, matter: Matter) -> int | None:
        """Return the entry that tells `matter` so far, its own first; None when none does."""
        names = [{entry.topic, entry.section, entry.matter} for entry in self.entries]
        own = next((place for place, each in enumerate(names) if matter.name and matter.name in each), None)
        if own is None and matter.name:
            own = next((i for i, each in enumerate(self.told) if matter.name in each), None)
        return own if own is not None else self.home_of_topic(matter.topic)

    def home_of_topic(self, topic: str) -> int | None:
        """Return the entry that tells `topic` so far, its own first; None when none does."""
        own = (i for i, entry in enumerate(self.entries) if topic in (entry.topic, entry.section))
        return next(chain(own, (i for i, each in enumerate(self.told) if topic in each)), None)

    def fit(self, place: int, matter: Matter) -> float:
        """Return how much the heading at `place` speaks of `matter`."""
        return self.words.fit(self.entries[place].heading, matter)

    @cached_property
    def not_of_work(self) -> frozenset[int]:
        """Places of the headings that are about the principal, others' business or what is left to do, not work done."""
        parts = (place for place in self.leaves if part_of_heading(self.entries[place].heading) not in WORK_DONE)
        return places_behind_plans(self.entries) | frozenset(parts)

    def fit_of_place(self, place: int, matter: Matter) -> float:
        """Return the same as a place to take `matter`: a chapter counts for all of a topic at most, and for less.

        A heading that is about no work done takes what it names, and nothing that only shares words with it.
        """
        fit = self.fit(place, matter)
        if place in self.not_of_work and fit < Fit.TOPIC:
            return 0.0
        return min(fit, Fit.TOPIC) - _OF_CHAPTER if self.entries[place].has_below else fit

    def leaves_of_principal(self, matter: Matter) -> list[int]:
        """Return the places of the headings below the chapter about the principal, of a matter about him; else none."""
        if part_of_heading(matter.name) is not StatutoryPart.PRINCIPAL:
            return []
        return [place for place in self.leaves if self._chapter_part(place) is StatutoryPart.PRINCIPAL]

    def _chapter_part(self, place: int) -> StatutoryPart | None:
        """Return the part of the report that the chapter above the heading at `place` names; None for none above."""
        chapter = next((each for each in reversed(self.entries[:place]) if each.depth == 1 and each.heading), None)
        return part_of_heading(chapter.heading) if chapter and self.entries[place].depth > 1 else None

    def is_anothers(self, place: int, matter: Matter, home: int) -> bool:
        """Return whether the heading at `place` has no word of `matter` but such as is another topic's too, 审批.

        So it is where that at `home` has a word for all of its topic, 政务服务.
        """
        if place == home or not self.words.says_all_of(self.entries[home].heading, matter.topic):
            return False
        chain_of_it = self.words.chain(matter.name, matter.topic)
        said = self.words.said(self.entries[place].heading)
        own = {each.word for each in said if each.topic in chain_of_it}
        return bool(own) and own <= {each.word for each in said if each.topic not in chain_of_it}

    def stays(self, home: int, matter: Matter) -> bool:
        """Return whether the heading above `home` has a word of `matter`, or others below it, or got the matter for its own."""
        place = self.heads[home]
        heading = self.entries[place].heading
        is_said = self.fit(place, matter) >= Fit.SHARED - Fit.LIKENESS or self.words.has_word_of(heading, matter)
        return is_said or self.is_given(home, matter) or self.entries[place].has_below

    def is_given(self, home: int, matter: Matter) -> bool:
        """Return whether the heading above `home` got it for its own, or is about its kind, and has no words of other topics."""
        entry = self.entries[home]
        if matter.name and matter.name in (entry.matter, entry.topic):
            return True
        if self.is_of_kind(home, matter.topic):
            return True
        return not entry.is_joined and not self.words.said(self.entries[self.heads[home]].heading)

    def is_of_kind(self, home: int, topic: str) -> bool:
        """Return whether the heading above `home` has no word of any topic, but 执法, as `topic` or one above it has."""
        heading = self.entries[self.heads[home]].heading
        kinds = {word for name in self.words.chain_of(topic) for word in OF_ALL.findall(name)}
        return not kinds.isdisjoint(OF_ALL.findall(heading)) and not self.words.said(heading)


def _heads(entries: Sequence[DraftEntry]) -> list[int]:
    """Return for each entry the place of that with its heading: its own, or the one before it."""
    heads: list[int] = []
    for place, entry in enumerate(entries):
        heads.append(place if entry.heading or not heads else heads[-1])
    return heads
