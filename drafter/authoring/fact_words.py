"""What headings say of matters of facts and of single facts, by the words of their topics and by their own."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache, cached_property, partial

from drafter.authoring.matters import MOST, Matter, WordedFact, matters_of, worded_facts
from drafter.authoring.outline_draft import named_in, pairs
from drafter.authoring.outline_words import OF_THE_AREA, is_narrowed
from drafter.authoring.topic_words import (
    ACTS,
    GENERIC,
    OF_ALL,
    SaidWord,
    TopicPart,
    TopicWords,
    without_words,
    words_of,
    words_said,
)
from drafter.authoring.weighty_words import without_usual
from drafter.jurisdictions.jurisdiction import Jurisdiction

RARE = 4.0
"""What the words that a heading shares with a fact must say of it at least."""
_COVERED = 0.7
"""Of the words of a heading, or of one of its parts, what a fact must have that it covers."""
_NAMED = 0.6
"""The part of the name of a matter that says, standing in a heading, that the heading is about it."""
_SAYS_SOMETHING = 3.0
"""Of how few facts a pair of characters must be that says what a heading is about."""
_LONG_WORD = 3
"""Characters from which on a word of a topic is rarely part of another's."""


class Fit:
    """How much a heading speaks of a matter, from its own name down to nothing at all (0)."""

    NAME = 6.0
    PART = 4.0
    """A word for the part of its topic that it is about."""
    TOPIC = 3.0
    """A word for all of its topic."""
    LIKE = 2.6
    """Most of its name, or of the words of most of its facts."""
    OTHER_TOPIC = 2.5
    """A word of another topic that it has itself: 法律顾问 of 学校法律顾问."""
    ABOVE = 2.0
    """A word for all of a topic with which its own is told."""
    LOOSE = 1.5
    """A word for a part of its topic with which it goes where no heading is about it."""
    SHARED = 1.0
    """Some characters that few others have."""
    FURTHER = 0.2
    """How much less a word counts for each topic that stands between."""
    LIKENESS = 0.4
    FOREIGN = 0.15
    """What each word of other topics in the heading takes off."""


class FactWords:
    """The facts of a jurisdiction, and what headings say of them."""

    def __init__(self, jurisdiction: Jurisdiction) -> None:
        self._topics = jurisdiction.all_topics
        self.topics: Mapping[str, TopicWords] = {topic.name: words_of(topic) for topic in self._topics}
        self._with_topic = {topic.name: topic.with_topic for topic in self._topics}
        self.facts = worded_facts(jurisdiction)
        """Those that stand for themselves: each with a topic, told by no other's sentence."""

    @cached_property
    def matters(self) -> tuple[Matter, ...]:
        """The matters of the facts, in order."""
        return matters_of(self.facts)

    @cached_property
    def _rarity(self) -> Mapping[str, float]:
        """How much each pair of characters says of a fact: the fewer have it the more."""
        counts = Counter(pair for fact in self.facts for pair in fact.words)
        return {pair: math.log(len(self.facts) / count) for pair, count in counts.items()}

    @cache  # noqa: B019 - lives no longer than a command
    def said(self, heading: str) -> tuple[SaidWord, ...]:
        """Return the words of topics that stand in `heading`."""
        return tuple(words_said(heading, self._topics))

    def says_all_of(self, heading: str, topic: str) -> bool:
        """Return whether a word for all of `topic` stands in `heading`."""
        general = self.topics[topic].general
        return any(said.topic == topic and said.word in general for said in self.said(heading))

    def parts_said(self, heading: str, topic: str) -> list[TopicPart]:
        """Return the parts of `topic` for which a word stands in `heading`."""
        words = {said.word for said in self.said(heading) if said.topic == topic}
        return [part for part in self.topics[topic].parts if not words.isdisjoint(part.headings)]

    def fit(self, heading: str, matter: Matter) -> float:
        """Return how much `heading` speaks of `matter`, as in `Fit`; what is less than a grade parts equals."""
        grade = self._grade(heading, matter)
        if not grade:
            return 0.0
        chain = self.chain(matter.name, matter.topic)
        foreign = {said.word for said in self.said(heading) if said.topic not in chain}
        foreign = {word for word in foreign if not any(word in fact.text for fact in matter.facts)}
        return grade + Fit.LIKENESS * self._likeness(heading, matter) - Fit.FOREIGN * len(foreign)

    def _grade(self, heading: str, matter: Matter) -> float:
        name = matter.name
        if self._names_whole(heading, matter):
            return Fit.NAME
        grade = max(
            self._by_topic(heading, matter, name, i) for i, name in enumerate(self.chain(matter.name, matter.topic))
        )
        own = self._own_words(heading, matter)
        is_named = named_in(own, name) >= _NAMED and not pairs(name) <= GENERIC
        least = 1 + self._is_of_others(heading, matter)
        is_like = is_named or matter.mostly(lambda fact: self.covers(heading, fact, own, least))
        if is_like or self._has_its_own_word(own, matter):
            return max(grade, Fit.LIKE) + 2 * Fit.LIKENESS
        if grade < Fit.OTHER_TOPIC and self._has_word_of_another(heading, matter):
            return Fit.OTHER_TOPIC
        if grade or self._is_of_others(heading, matter):
            return grade
        return Fit.SHARED if matter.mostly(lambda fact: self._shares(own, fact, RARE)) else 0.0

    def as_of_area(self, fact: WordedFact) -> Matter | None:
        """Return what a figure of the whole area is about, by the words of topics in it; None for any other.

        That is the topic of its matter, or one that is told with that: officers of 辖区执法检查.
        """
        own = fact.spec.matter.removeprefix(OF_THE_AREA)
        if own == fact.spec.matter or own not in self.topics:
            return None
        said = [
            each for each in self.said(f"{fact.spec.title}，{fact.spec.sentence}") if own in self.chain_of(each.topic)
        ]
        topic = max(said, key=lambda each: len(each.word)).topic if said else own
        return Matter("", topic, (fact,))

    def _names_whole(self, heading: str, matter: Matter) -> bool:
        """Return whether the name of `matter` stands in `heading`, or a word that means the same: 学校周边 for 校园周边."""
        name = matter.name
        if not name or pairs(name) <= GENERIC:
            return False
        if name in heading:
            return not is_narrowed(heading, name, self._names)
        parts = (part for topic in self.topics for part in self.parts_said(heading, topic))
        return any(name in part.headings for part in parts)

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(fact.spec.matter for fact in self.facts if fact.spec.matter)

    def _has_its_own_word(self, heading: str, matter: Matter) -> bool:
        """Return whether a pair of characters stands in `heading` that its name and most of its facts have, and no other's."""
        own = (pairs(heading) & pairs(matter.name)) - GENERIC
        alone = [pair for pair in own if self._matters_with.get(pair) == {matter.name}]
        return any(matter.mostly(partial(_has_pair, pair)) for pair in alone)

    @cached_property
    def _matters_with(self) -> Mapping[str, set[str]]:
        """By a pair of characters the matters of the facts that have it."""
        found: dict[str, set[str]] = {}
        for fact in self.facts:
            for pair in fact.words:
                found.setdefault(pair, set()).add(fact.spec.matter)
        return found

    def _is_of_others(self, heading: str, matter: Matter) -> bool:
        """Return whether `heading` has words of topics, none of them that of `matter` or one with which that is told.

        It says what it is about: 治理 of 智慧教育赋能治理 is no 培训治理.
        """
        said = {each.topic for each in self.said(heading)}
        return bool(said) and said.isdisjoint(self.chain(matter.name, matter.topic))

    def has_word_of(self, heading: str, matter: Matter) -> bool:
        """Return whether a word stands in `heading` that most facts of `matter` have, but for those in every report's."""
        words = pairs(OF_ALL.sub("，", self._own_words(heading, matter))) - GENERIC
        telling = {pair for pair in words if self._rarity.get(pair, 0.0) >= _SAYS_SOMETHING}
        return matter.mostly(lambda fact: not telling.isdisjoint(fact.words))

    def _own_words(self, heading: str, matter: Matter) -> str:
        """Return `heading` without the words of topics that `matter` has not: 接诉即办 says nothing of 即办事项."""
        return without_words(
            heading, (said for said in self.said(heading) if not any(said.word in fact.text for fact in matter.facts))
        )

    def _by_topic(self, heading: str, matter: Matter, topic: str, distance: int) -> float:
        """Return how much the words of `topic`, so far from that of `matter`, say of it in `heading`."""
        further = distance * Fit.FURTHER
        parts = self.parts_said(heading, topic)
        if any(word in matter.name for part in parts for word in part.headings):
            return Fit.PART - further
        if parts and matter.mostly(lambda fact: any(_belongs(fact, part) for part in parts)):
            return (Fit.ABOVE if distance else Fit.PART) - further + 2 * (Fit.FURTHER if distance else -Fit.FURTHER)
        if self.says_all_of(heading, topic):
            return Fit.ABOVE - further if distance else Fit.TOPIC
        loose = [word for part in parts for word in part.loose]
        return Fit.LOOSE if loose and matter.mostly(lambda fact: any(word in fact.text for word in loose)) else 0.0

    def _has_word_of_another(self, heading: str, matter: Matter) -> bool:
        """Return whether a long word of any topic stands in `heading` and in the name of `matter` or most of its facts."""
        words = {said.word for said in self.said(heading) if len(said.word) >= _LONG_WORD}
        return any(word in matter.name or matter.mostly(partial(_has, word)) for word in words)

    def _likeness(self, heading: str, matter: Matter) -> float:
        """Return how much of what `heading` says in words of its own stands in most facts or the name of `matter`."""
        text = self._own_words(heading, matter)
        known = {pair: self._rarity[pair] for pair in pairs(text) if pair in self._rarity and pair not in GENERIC}
        own, counts = pairs(matter.name), Counter(pair for fact in matter.facts for pair in fact.words)
        least = MOST * len(matter.facts)
        shared = sum(rarity for pair, rarity in known.items() if pair in own or counts[pair] >= least)
        return shared / sum(known.values()) if shared else 0.0

    def covers(self, heading: str, fact: WordedFact, own: str = "", least: int = 1) -> bool:
        """Return whether `fact` has most of what `heading`, or a part of it, is about, or its matter stands there.

        `own` is the heading without what does not count, empty where all of it does; `least` is how many pairs of
        characters it must have.
        """
        if fact.spec.matter and fact.spec.matter in heading:
            return True
        said = heading if own else without_usual(heading)
        parts = re.finditer("[^、，和与及]+", said)
        kept = own or said
        return any(self._covered(part[0], kept[part.start() : part.end()], fact, least) >= _COVERED for part in parts)

    def _covered(self, part: str, own: str, fact: WordedFact, least: int) -> float:
        known = {pair: self._rarity[pair] for pair in pairs(part) if pair in self._rarity and pair not in GENERIC}
        both = known.keys() & fact.words & pairs(own)
        shared = sum(known[pair] for pair in both)
        return shared / sum(known.values()) if shared >= RARE and len(both) >= least else 0.0

    def names(self, heading: str, fact: WordedFact) -> bool:
        """Return whether `heading` has a word for the topic of `fact`, or for its part of that or of one above."""
        chain = self.chain_of(fact.spec.topic)
        if chain and self.says_all_of(heading, chain[0]):
            return True
        return any(_belongs(fact, part) for name in chain for part in self.parts_said(heading, name))

    def belongs_to_part(self, heading: str, fact: WordedFact) -> bool:
        """Return whether a word for the part of its own topic to which `fact` belongs stands in `heading`, and none for all of that."""
        parts = () if self.says_all_of(heading, fact.spec.topic) else self.parts_said(heading, fact.spec.topic)
        words = (word for part in parts for word in part.facts if word not in part.loose and not ACTS.fullmatch(word))
        return any(word in fact.text for word in words)

    def speaks_of(self, heading: str, fact: WordedFact) -> bool:
        """Return whether a reader of `heading` may look for `fact` below it: it has a word of the fact, or of its topic.

        A word for a topic with which its own is told counts where that holds it: 行政执法 speaks of 执法公示, but
        接受监督 not of 诚信建设.
        """
        topic = fact.spec.topic
        alone = self.as_of_area(fact)
        chain = [*(self.chain_of(alone.topic) if alone else ()), *self.chain(fact.spec.matter, topic)]
        for name in chain:
            parts = self.parts_said(heading, name)
            holds = name in (chain[0], topic) or self._holds(name, topic)
            if (holds and self.says_all_of(heading, name)) or any(_belongs(fact, part) for part in parts):
                return True
        return self._shares(heading, fact, _SAYS_SOMETHING)

    def _holds(self, above: str, topic: str) -> bool:
        """Return whether `above`, with which `topic` is told, is about it too: it is told with no other, or names it."""
        return not self._with_topic[above] or any(word in topic for word in self.topics[above].all)

    def _shares(self, heading: str, fact: WordedFact, least: float) -> bool:
        shared = (pairs(heading) & (fact.words | fact.of_matter)) - GENERIC
        return any(self._rarity.get(pair, RARE) >= least for pair in shared)

    def chain(self, matter: str, topic: str) -> list[str]:
        """Return the `topic` of a matter, that with which it is told, and so on; of the whole area's what it tells first."""
        of_area = matter.removeprefix(OF_THE_AREA) if matter.startswith(OF_THE_AREA) else ""
        return list(dict.fromkeys((*self.chain_of(of_area), *self.chain_of(topic))))

    def chain_of(self, topic: str) -> list[str]:
        """Return `topic`, the topic with which it is told, and so on."""
        found: list[str] = []
        while topic in self.topics and topic not in found:
            found.append(topic)
            topic = self._with_topic[topic]
        return found


def _has_pair(pair: str, fact: WordedFact) -> bool:
    return pair in fact.words


def _has(word: str, fact: WordedFact) -> bool:
    return word in fact.text


def _belongs(fact: WordedFact, part: TopicPart) -> bool:
    """Return whether `fact` has a word of `part` of a topic, and does not only go with it."""
    return any(word in fact.text for word in part.facts if word not in part.loose)
