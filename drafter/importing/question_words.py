"""The questions of a jurisdiction that take a number, with the words by which each is recognised in a report."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping
from typing import NamedTuple

from drafter.importing.anchors import Anchor
from drafter.importing.words import pairs_of
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import FieldSpec

_EXAMPLE = re.compile(r"[，；](?:如|没有填|没有就填).*$")
_TITLE, _EXPLANATION, _BESIDE, _AROUND, _PLACE = 1.0, 0.8, 1.0, 0.4, 0.3
"""How much words count by where a question has them."""


class NumberQuestion(NamedTuple):
    """A question that takes a number."""

    path: AnswerPath
    unit: str
    name: str
    """Its title."""
    said: str
    """Its title, chapter, matter and explanation, and the words beside it in templates, as text."""
    title: Mapping[str, float]
    """The pairs of its title and of its explanation, each with how rare it is."""
    weight: float
    """The sum of these."""
    words: Mapping[str, float]
    """All pairs that it may be recognised by, each with how much it counts, up to 1."""
    beside: tuple[frozenset[str], ...]
    """For each place where it is printed the pairs of the words beside it."""
    nones: tuple[frozenset[str], ...]
    """The pairs of what is said when it is 无."""
    place: frozenset[str]
    """The pairs of chapter, topic and headings that it stands under."""
    matter: str
    is_usual: bool
    """Whether a section prints it by name, and not only where all facts of a topic are told."""


class QuestionWords:
    """All questions that take a number, and how rare words are among them."""

    def __init__(
        self,
        specs: Iterable[FieldSpec],
        anchors: Iterable[Anchor],
        headings: Mapping[str, str],
        usual: Container[str] = (),
    ) -> None:
        """Take the questions `specs`, the places that print them, and the headings above section files and topics.

        `usual` are the paths of those that sections print by name.
        """
        self._usual = usual
        specs = list(specs)
        by_path: dict[str, list[Anchor]] = defaultdict(list)
        for anchor in anchors:
            by_path[anchor.path].append(anchor)
        words = {spec.path: _words(spec, by_path[spec.path]) for spec in specs}
        counted = Counter(pair for each in words.values() for pair in each)
        self._rarity = {pair: math.log((len(specs) + 1) / count) for pair, count in counted.items()}
        self.unknown = math.log(len(specs) + 1) * 0.6
        """How rare a pair counts that no question has."""
        self.questions = tuple(self._question(spec, words[spec.path], by_path[spec.path], headings) for spec in specs)
        self.by_path = {each.path: each for each in self.questions}
        self._holders: dict[str, list[int]] = defaultdict(list)
        for place, question in enumerate(self.questions):
            for pair in question.words:
                self._holders[pair].append(place)

    def rarity(self, pair: str) -> float:
        """Return how rare a pair is among the questions: what few of them have says more."""
        return self._rarity.get(pair, self.unknown)

    def sharing(self, pairs: Iterable[str]) -> Iterable[NumberQuestion]:
        """Return the questions that have any of `pairs`."""
        places = {place for pair in pairs for place in self._holders.get(pair, ())}
        return [self.questions[place] for place in sorted(places)]

    def _question(
        self, spec: FieldSpec, words: Mapping[str, float], anchors: list[Anchor], headings: Mapping[str, str]
    ) -> NumberQuestion:
        title = {pair: self.rarity(pair) for pair in _title_pairs(spec)}
        above = [headings.get(anchor.section, "") for anchor in anchors]
        place = frozenset(
            pairs_of("，".join((spec.group, spec.topic, spec.matter, headings.get(spec.topic, ""), *above)))
        )
        return NumberQuestion(
            spec.path, spec.unit, spec.title, _said(spec, anchors), title, sum(title.values()) or 1.0, words,
            beside=tuple(frozenset(pairs_of(f"{anchor.near}，{anchor.noun}")) for anchor in anchors),
            nones=tuple(frozenset(pairs_of(anchor.none)) for anchor in anchors if anchor.none),
            place=place, matter=spec.matter or spec.group,
            is_usual=spec.path in self._usual,
        )  # fmt: skip


def _said(spec: FieldSpec, anchors: list[Anchor]) -> str:
    told = (spec.title, spec.group, spec.matter, _EXAMPLE.sub("", spec.explanation))
    return "，".join((*told, *(f"{anchor.near}，{anchor.noun}" for anchor in anchors)))


def _title_pairs(spec: FieldSpec) -> list[str]:
    return pairs_of(spec.title)


def _words(spec: FieldSpec, anchors: list[Anchor]) -> dict[str, float]:
    """Return the pairs of a question, each with the most that it counts."""
    texts = [
        (f"{spec.group}，{spec.topic}，{spec.matter}", _PLACE),
        *((anchor.around, _AROUND) for anchor in anchors),
        (_EXAMPLE.sub("", spec.explanation), _EXPLANATION),
        *((f"{anchor.near}，{anchor.noun}", _BESIDE) for anchor in anchors),
        *((anchor.none, _BESIDE) for anchor in anchors),
        (spec.title, _TITLE),
    ]
    found: dict[str, float] = {}
    for text, weight in texts:
        for pair in pairs_of(text):
            found[pair] = max(found.get(pair, 0.0), weight)
    return found
