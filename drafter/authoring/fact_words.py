"""What facts and headings say of each other, word by word."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import NamedTuple

from drafter.authoring.outline_draft import pairs
from drafter.authoring.outline_words import GENERIC, TopicWords, words_of
from drafter.jurisdictions.facts import paths_told
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.model.field_spec import FieldSpec

RARE = 4.0
"""What the words that a heading shares with a fact must say of it at least."""
_OF_MATTER = 0.6
"""How much the name of its matter counts beside the words of a fact."""
_OF_TOPIC = 3.0
"""What it counts that a heading has a word of the fact's topic."""
_COVERED = 0.7
"""Of the words of a heading, or of one of its parts, what a fact must have that it takes."""
_LONG_WORD = 4
"""Characters from which on a word of a topic is rarely part of another's."""


class WordedFact(NamedTuple):
    """A fact with a sentence of its own, and what that tells besides."""

    spec: FieldSpec
    words: frozenset[str]
    """Pairs of characters of its title and sentence."""
    of_matter: frozenset[str]
    """Pairs of the name of its matter that it does not have itself."""
    text: str


class FactWords:
    """The facts of a jurisdiction, and what headings say of them."""

    def __init__(self, jurisdiction: Jurisdiction) -> None:
        self.topics: Mapping[str, TopicWords] = {topic.name: words_of(topic) for topic in jurisdiction.all_topics}
        self._with_topic = {topic.name: topic.with_topic for topic in jurisdiction.all_topics}
        self.facts = tuple(_facts(jurisdiction))
        """Those that stand for themselves: each with a topic, told by no other's sentence."""

    @cached_property
    def _rarity(self) -> Mapping[str, float]:
        """How much each pair of characters says of a fact: the fewer have it the more."""
        counts = Counter(pair for fact in self.facts for pair in fact.words)
        return {pair: math.log(len(self.facts) / count) for pair, count in counts.items()}

    @cached_property
    def _long_words(self) -> tuple[str, ...]:
        """Words for all of a topic that are of one thing alone."""
        return tuple(word for each in self.topics.values() for word in each.general if len(word) >= _LONG_WORD)

    def likeness(self, heading: str, fact: WordedFact) -> float:
        """Return how much `heading` speaks of `fact`."""
        words, own = self.topics.get(fact.spec.topic), self._pairs_for(heading, fact)
        score = sum(self._rarity.get(pair, 0.0) for pair in own & fact.words)
        score += _OF_MATTER * sum(self._rarity.get(pair, 0.0) for pair in own & fact.of_matter)
        if (words is not None and has_general(heading, words)) or self.names_part(heading, fact):
            score += _OF_TOPIC
        return score

    def names_part(self, heading: str, fact: WordedFact) -> bool:
        """Return whether `heading` names the part of its topic, or of one it is told with, that `fact` is about."""
        return any(names(heading, self.topics[name], fact) for name in self.chain(fact.spec.topic))

    def has_word_of(self, heading: str, fact: WordedFact) -> bool:
        """Return whether a long word for all of a topic stands in both `heading` and `fact`: 校外培训."""
        return any(word in heading and word in fact.text for word in self._long_words)

    def covers(self, heading: str, fact: WordedFact) -> bool:
        """Return whether `fact` has most of what `heading`, or a part of it, is about, or its matter stands there."""
        if fact.spec.matter and fact.spec.matter in heading:
            return True
        return any(self._covered(part, fact) >= _COVERED for part in re.split("[、，和与及]", heading))

    def _pairs_for(self, heading: str, fact: WordedFact) -> set[str]:
        """Return the pairs of `heading` without those within words of topics of which `fact` has none.

        接诉即办 says nothing of 即办事项.
        """
        kept = heading
        for word in self._foreign_to(fact.spec.topic, fact.text):
            kept = kept.replace(word, "，")
        if kept == heading:
            return pairs(heading)
        return pairs(heading) & set[str]().union(*map(pairs, kept.split("，")))

    @cache  # noqa: B019 - lives no longer than a command
    def _foreign_to(self, topic: str, text: str) -> tuple[str, ...]:
        """Return the words of the topics that a fact of `topic` is not told with, and has no word of in its `text`."""
        chain = self.chain(topic)
        foreign = (
            words.all
            for name, words in self.topics.items()
            if name not in chain and not any(word in text for word in words.all)
        )
        return tuple(sorted({word for each in foreign for word in each}, key=len, reverse=True))

    def _covered(self, part: str, fact: WordedFact) -> float:
        known = {pair: self._rarity[pair] for pair in pairs(part) if pair in self._rarity and pair not in GENERIC}
        shared = sum(known[pair] for pair in known.keys() & fact.words & self._pairs_for(part, fact))
        return shared / sum(known.values()) if shared >= RARE else 0.0

    def is_general(self, heading: str, fact: WordedFact) -> bool:
        """Return whether a word for all of the fact's topic stands in `heading`."""
        words = self.topics.get(fact.spec.topic)
        return words is not None and has_general(heading, words)

    def speaks_of(self, heading: str, fact: WordedFact) -> bool:
        """Return whether a reader of `heading` may look for `fact` below it: it has a word of the fact, or of its topic."""
        chain = [self.topics[name] for name in self.chain(fact.spec.topic)]
        if any(has_general(heading, words) or _tells_part(heading, words, fact) for words in chain):
            return True
        shared = (pairs(heading) & (fact.words | fact.of_matter)) - GENERIC
        return any(self._rarity.get(pair, RARE) >= _SAYS_SOMETHING for pair in shared)

    def chain(self, topic: str) -> list[str]:
        """Return `topic`, the topic with which it is told, and so on."""
        found: list[str] = []
        while topic in self.topics and topic not in found:
            found.append(topic)
            topic = self._with_topic[topic]
        return found


_SAYS_SOMETHING = 3.0
"""Of how few facts a pair of characters must be that says what a heading is about."""


def _facts(jurisdiction: Jurisdiction) -> Iterator[WordedFact]:
    catalogue = jurisdiction.catalogue()
    specs = [spec for spec in catalogue.in_groups() if spec.sentence and spec.topic]
    told = {path for spec in specs for path in list(paths_told(spec))[1:]}
    for spec in specs:
        if spec.path not in told:
            words = frozenset(pairs(spec.title) | pairs(spec.sentence))
            text = f"{spec.title} {spec.sentence} {spec.matter}"
            yield WordedFact(spec, words, frozenset(pairs(spec.matter)) - words, text)


def has_general(heading: str, words: TopicWords) -> bool:
    """Return whether a word for all of a topic stands in `heading`."""
    return any(word in heading for word in words.general)


def has_any(heading: str, words: TopicWords) -> bool:
    """Return whether any word of a topic stands in `heading`."""
    return any(word in heading for word in words.all)


def names(heading: str, words: TopicWords, fact: WordedFact) -> bool:
    """Return whether a word for a part of the topic stands in `heading`, and one that means the same in `fact`."""
    named = [part for part in words.parts if any(word in heading for word in part.headings)]
    return any(word in fact.text for part in named for word in part.headings)


def _tells_part(heading: str, words: TopicWords, fact: WordedFact) -> bool:
    """Return whether a word for a part of the topic stands in `heading`, and `fact` belongs there, not only goes with it."""
    named = [part for part in words.parts if any(word in heading for word in part.headings)]
    return any(word in fact.text for part in named for word in part.facts if word not in part.loose)


def speaks_of_part(heading: str, words: TopicWords, fact: WordedFact) -> bool:
    """Return whether a word for a part of the topic stands in `heading`, and it or one that goes with it in `fact`."""
    named = [part for part in words.parts if any(word in heading for word in part.headings)]
    return any(word in fact.text for part in named for word in part.facts)
