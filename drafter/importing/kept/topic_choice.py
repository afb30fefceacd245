"""Finds the topic under which a sentence without a question is kept: by the headings above it and by its words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from drafter.importing.matching.report_questions import ReportQuestions
from drafter.importing.questions.headings_above import headings_of_topics, plain_heading, topics_under
from drafter.importing.questions.words import pairs_of
from drafter.model.answer_path import AnswerPath

_HEADING, _WORDS = 2.0, 1.0
_NAME = 2.5
"""What a word of a topic's own name counts more than one of its facts."""
_LAST_HEADING = 2.0
"""The heading right above says more than the ones above that."""


class TopicChoice:
    """The topics that a kind of report prints, with the words of each."""

    def __init__(self, questions: ReportQuestions) -> None:
        self._catalogue = questions.jurisdiction.catalogue()
        self._names = [topic.name for topic in questions.jurisdiction.topics if topic.name in questions.printed.topics]
        self._words = {name: set(words) for name, words in _topic_words(questions, self._names).items()}
        counted = Counter(pair for words in self._words.values() for pair in words)
        self._under = topics_under(questions.jurisdiction, questions.kind)
        self._rarity = {pair: math.log((len(self._names) + 1) / count) for pair, count in counted.items()}

    def topic(self, headings: Sequence[str], text: str, told: Sequence[AnswerPath] = ()) -> str:
        """Return the topic that fits best; the first one when none has any of the words; empty without topics.

        What the answers `told` in the text are of says more than its words, and the jurisdiction's own heading of the
        same words more than both.
        """
        plain = map(plain_heading, reversed(headings))
        own = next((self._under[each] for each in plain if each in self._under), ())
        under = [name for name in own if name in self._words]
        topics = Counter(self._catalogue[path].topic for path in told if path in self._catalogue)
        known = next((name for name, _ in topics.most_common() if name in self._words), None)
        if known is not None and (not under or known in under):
            return known
        return self._likeliest(under or self._names, headings, text)

    def _likeliest(self, names: Sequence[str], headings: Sequence[str], text: str) -> str:
        """Return the first of the topics `names` that has most of the words; empty without topics."""
        weights: dict[str, float] = {}
        for place, heading in enumerate(reversed(headings)):
            _add(weights, heading, _HEADING * (_LAST_HEADING if place == 0 else 1.0))
        _add(weights, text, _WORDS)
        scored = [(self._score(name, weights), -place, name) for place, name in enumerate(names)]
        return max(scored)[2] if scored else ""

    def _score(self, name: str, weights: Mapping[str, float]) -> float:
        own, called = self._words[name], set(pairs_of(name))
        return sum(
            weight * self._rarity.get(pair, 0.0) * (_NAME if pair in called else 1.0)
            for pair, weight in weights.items()
            if pair in own
        )


def _add(weights: dict[str, float], text: str, weight: float) -> None:
    for pair in pairs_of(text):
        weights[pair] = max(weights.get(pair, 0.0), weight)


def _topic_words(questions: ReportQuestions, names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the pairs of each topic: of its name, of the headings it is printed under, of its facts and their chapter."""
    jurisdiction = questions.jurisdiction
    headings = headings_of_topics(jurisdiction)
    told = jurisdiction.catalogue().told_by_topic
    chapters = {topic.name: topic.chapter for topic in jurisdiction.topics}
    found = {}
    for name in names:
        facts = [f"{spec.title}，{spec.matter}，{spec.sentence}" for spec in told.get(name, ())]
        group = jurisdiction.catalogue().get(chapters.get(name, ""))
        own = [spec.title for spec in group.fields] if group and not facts else []
        found[name] = pairs_of("，".join([name, chapters.get(name, ""), headings.get(name, ""), *facts, *own]))
    return found
