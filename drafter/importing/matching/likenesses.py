"""How like a number of a report and a question are: a handful of measures, each from 0 to 1."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from heapq import nlargest
from typing import NamedTuple

from drafter.importing.matching.unit_likeness import unit_likeness
from drafter.importing.questions.question_words import NumberQuestion, QuestionWords
from drafter.importing.questions.words import pairs_of
from drafter.reading.sentence_fact import SentenceFact

_HEAD, _HEAD_PAIRS = 5, 3
_CARRIED, _OF_WHOLE, _CARRIED_LENGTH, _FOLLOWS = 0.5, 0.6, 24, 0.5
"""What the words beside the number before count where none stand beside a number, else in its sentence; and the clause behind."""
_ACTED_ON = re.compile("[^，。；]{0,4}(?:对|将|把|选取|组织|抽取|从|在)")
_NEAR, _FAR, _BEHIND, _AROUND, _HEADING, _BEFORE = 14, 0.5, 12, 0.45, 0.3, 0.2


class Surroundings(NamedTuple):
    """The words around a number, as pairs of characters."""

    fact: SentenceFact
    beside: Mapping[str, float]
    """Those beside it, each with how much it counts by how near it is."""
    head: frozenset[str]
    """Those right behind it, else right before it: what is counted."""
    context: Mapping[str, float]
    """Those of the whole sentence, the one before and the headings, likewise."""
    place: frozenset[str]
    """Those of the headings."""


class Likeness(NamedTuple):
    """How like a number and a question are."""

    beside: float
    """How much of the words beside the number the question has."""
    title: float
    """How much of the question's title the words around the number have."""
    clause: float
    """How much of it the words beside the number have."""
    anchor: float
    """How like the words beside the number are to those beside the answer where they are most alike."""
    own: float
    """The same of the jurisdiction's own sections."""
    head: float
    """How much of what is counted the question has."""
    unit: float
    place: float
    """How much the headings above the number share with those above the answer."""
    carried: float
    """How much of the words that the number goes on with the question has."""


class Likenesses(NamedTuple):
    """How like a number is to all questions."""

    near: Surroundings
    words: QuestionWords
    weight: float
    """How rare the words beside the number are, all together."""
    place_weight: float
    counted: Mapping[str, float]
    """What is counted, each pair with its rarity."""
    carried: Mapping[str, float]
    """The words that the number goes on with, likewise."""
    shared: Mapping[int, float]
    """By the index of each question that shares words beside the number how much of them it has."""
    titled: Mapping[int, float]
    clause: Mapping[int, float]
    anchors: Mapping[int, float]
    own: Mapping[int, float]
    placed: Mapping[int, float]
    nothing: float
    """How like the words beside the number are to those beside some number that no question asks for."""

    def nearest(self, most: int) -> list[int]:
        """Return the indexes of those of `shared`, `most` of them, that look nearest at first sight."""
        if len(self.shared) <= most:
            return list(self.shared)
        questions = self.words.questions

        def near(index: int) -> float:
            titles = 2 * (self.titled.get(index, 0.0) + self.clause.get(index, 0.0)) / questions[index].weight
            beside = 2 * self.shared[index] / self.weight if self.weight else 0.0
            return beside + 4 * (self.anchors.get(index, 0.0) + self.own.get(index, 0.0)) + titles

        return nlargest(most, self.shared, near)

    def of(self, index: int) -> Likeness | None:
        """Return how like the question at `index` is; None where the measure word cannot answer it."""
        question, fact = self.words.questions[index], self.near.fact
        unit = 1.0 if fact.is_none else unit_likeness(fact.unit, question.unit, question.name)
        if not unit:
            return None
        least = min(question.place_weight, self.place_weight)
        return Likeness(
            beside=self.shared.get(index, 0.0) / self.weight if self.weight else 0.0,
            title=self.titled.get(index, 0.0) / question.weight,
            clause=self.clause.get(index, 0.0) / question.weight,
            anchor=self.anchors.get(index, 0.0),
            own=self.own.get(index, 0.0),
            head=_known(self.counted, question, 0.5),
            unit=unit,
            place=self.placed.get(index, 0.0) / least if least else 0.0,
            carried=_known(self.carried, question, 0.0),
        )


def surroundings(fact: SentenceFact, headings: Sequence[str], sentence_before: str) -> Surroundings:
    """Return the words around `fact`, which stands under `headings`, behind `sentence_before` in its paragraph."""
    beside: dict[str, float] = {}
    _add(beside, fact.near[:-_NEAR], _FAR)
    _add(beside, fact.near[-_NEAR:], 1.0)
    _add(beside, fact.noun[:_BEHIND], 1.0)
    _add(beside, fact.noun[_BEHIND:], _FAR)
    if fact.follows and fact.noun and _ACTED_ON.match(fact.near):
        _add(beside, fact.follows, _FOLLOWS)
    if not beside:
        _add(beside, fact.carried[-_CARRIED_LENGTH:], _CARRIED)
    context: dict[str, float] = {}
    _add(context, sentence_before, _BEFORE)
    for heading in headings:
        _add(context, heading, _HEADING)
    _add(context, fact.around, _AROUND)
    _add(context, fact.carried[-_CARRIED_LENGTH:], _OF_WHOLE)
    for pair, weight in beside.items():
        context[pair] = max(context.get(pair, 0.0), weight)
    counted = pairs_of(fact.near) if fact.is_none else pairs_of(fact.near)[-_HEAD_PAIRS:]
    head = frozenset(pairs_of(fact.noun[:_HEAD]) or counted)
    return Surroundings(
        fact, beside, head, context, frozenset(pair for heading in headings for pair in pairs_of(heading))
    )


def _add(weights: dict[str, float], text: str, weight: float) -> None:
    for pair in pairs_of(text):
        weights[pair] = max(weights.get(pair, 0.0), weight)


def likenesses(near: Surroundings, words: QuestionWords, *, wide: bool = False) -> Likenesses:
    """Return how like a number with the words `near` it is to the questions of `words`; `shared` has those to be asked.

    With `wide`, and where no words stand beside the number, those of its whole sentence and its headings are enough.
    """
    of_beside = {pair: weight * words.rarity(pair) for pair, weight in near.beside.items()}
    weight = sum(of_beside.values())
    shared = _shared(of_beside, words)
    if wide or not of_beside:
        shared = (
            dict.fromkeys((index for pair in near.context for index, _ in words.holders.get(pair, ())), 0.0) | shared
        )
    anchors, own, nothing = _likest_places(near, of_beside, weight, words)
    clause, titled = _titles(near.beside, words), _titles(near.context, words)
    placed = _places(near.place, words)
    place_weight = sum(map(words.rarity, near.place))
    counted = {pair: words.rarity(pair) for pair in near.head}
    carried = {pair: words.rarity(pair) for pair in pairs_of(near.fact.carried[-_CARRIED_LENGTH:])}
    return Likenesses(
        near, words, weight, place_weight, counted, carried, shared, titled, clause, anchors, own, placed, nothing
    )


def _shared(asked: Mapping[str, float], words: QuestionWords) -> dict[int, float]:
    """Return by question how much of `asked` it has."""
    shared: dict[int, float] = defaultdict(float)  # here and below: a sum with `get` takes half as long again
    for pair, rare in asked.items():
        for index, counts in words.holders.get(pair, ()):
            shared[index] += rare * counts
    return shared


def _titles(weights: Mapping[str, float], words: QuestionWords) -> dict[int, float]:
    """Return by question how much of its title `weights` have."""
    found: dict[int, float] = defaultdict(float)
    for pair, weight in weights.items():
        rare = weight * words.rarity(pair)
        for index in words.titled.get(pair, ()):
            found[index] += rare
    return found


@lru_cache(maxsize=64)  # all numbers below a heading ask for the same: a fifth of an import
def _places(place: frozenset[str], words: QuestionWords) -> Mapping[int, float]:
    """Return by question how much of `place`, what the headings above a number say, stands above its answer."""
    found: dict[int, float] = {}
    for pair in place:
        rare = words.rarity(pair)
        for index in words.placed.get(pair, ()):
            found[index] = found.get(index, 0.0) + rare
    return found


def _likest_places(
    near: Surroundings, of_beside: Mapping[str, float], weight: float, words: QuestionWords
) -> tuple[dict[int, float], dict[int, float], float]:
    """Return how like the likest place is, by question: of all that print its answer, and of the jurisdiction's own.

    Last how like the likest place is of a number that no question asks for.
    """
    both: dict[int, float] = defaultdict(float)
    for pair, rare in of_beside.items():
        for place in words.printed.get(pair, ()):
            both[place] += rare
    found: dict[int, float] = {}
    own: dict[int, float] = {}
    nothing, is_denied = 0.0, near.fact.is_none
    for place, share in both.items():
        question, rare, is_none, is_own = words.known[place]
        like = 2 * share / (weight + rare)
        if question < 0:
            nothing = max(nothing, like)
        elif is_none == (is_denied and words.questions[question].has_nones):
            found[question] = max(found.get(question, 0.0), like)
            if is_own:
                own[question] = max(own.get(question, 0.0), like)
    return found, own, nothing


def _known(pairs: Mapping[str, float], question: NumberQuestion, otherwise: float) -> float:
    """Return how much of `pairs`, each with its rarity, the question has; `otherwise` where there are none."""
    whole = sum(pairs.values()) if pairs else 0.0
    return sum(rare * question.words.get(pair, 0.0) for pair, rare in pairs.items()) / whole if whole else otherwise
