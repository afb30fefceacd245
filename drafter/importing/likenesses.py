"""How like a number of a report and a question are: a handful of measures, each from 0 to 1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from drafter.importing.question_words import NumberQuestion, QuestionWords
from drafter.importing.words import pairs_of
from drafter.reading.sentence_facts import SentenceFact

_HEAD, _HEAD_PAIRS = 5, 3
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
    anchor: float
    """How like the words beside the number are to those beside the answer in the templates."""
    head: float
    """How much of what is counted the question has."""
    unit: float
    place: float
    """How much the headings above the number share with those above the answer."""


def surroundings(fact: SentenceFact, headings: Sequence[str], sentence_before: str) -> Surroundings:
    """Return the words around `fact`, which stands under `headings`, behind `sentence_before` in its paragraph."""
    beside: dict[str, float] = {}
    _add(beside, fact.near[:-_NEAR], _FAR)
    _add(beside, fact.near[-_NEAR:], 1.0)
    _add(beside, fact.noun[:_BEHIND], 1.0)
    _add(beside, fact.noun[_BEHIND:], _FAR)
    context: dict[str, float] = {}
    _add(context, sentence_before, _BEFORE)
    for heading in headings:
        _add(context, heading, _HEADING)
    _add(context, fact.around, _AROUND)
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


def likeness(near: Surroundings, question: NumberQuestion, words: QuestionWords) -> Likeness:
    """Return how like a number with the words `near` it and `question` are."""
    of_beside = {pair: weight * words.rarity(pair) for pair, weight in near.beside.items()}
    weight = sum(of_beside.values())
    shared = sum(rare * question.words.get(pair, 0.0) for pair, rare in of_beside.items())
    titled = sum(rare * near.context.get(pair, 0.0) for pair, rare in question.title.items())
    places = question.nones if near.fact.is_none and question.nones else question.beside
    return Likeness(
        beside=shared / weight if weight else 0.0,
        title=titled / question.weight,
        anchor=max((_share(of_beside, weight, pairs, words) for pairs in places), default=0.0),
        head=_known(near.head, question, words),
        unit=1.0 if near.fact.is_none else unit_likeness(near.fact.unit, question.unit),
        place=_overlap(near.place, question.place, words),
    )


def _share(of_beside: Mapping[str, float], weight: float, pairs: frozenset[str], words: QuestionWords) -> float:
    """Return twice what both have, by all that they have."""
    own = sum(words.rarity(pair) for pair in pairs)
    both = sum(rare for pair, rare in of_beside.items() if pair in pairs)
    return 2 * both / (weight + own) if weight + own else 0.0


def _known(pairs: frozenset[str], question: NumberQuestion, words: QuestionWords) -> float:
    """Return how much of `pairs` the question has."""
    whole = sum(words.rarity(pair) for pair in pairs)
    return sum(words.rarity(pair) * question.words.get(pair, 0.0) for pair in pairs) / whole if whole else 0.5


def _overlap(one: frozenset[str], other: frozenset[str], words: QuestionWords) -> float:
    """Return how much of the smaller of two sets of words the other has."""
    both = sum(words.rarity(pair) for pair in one & other)
    least = min(sum(words.rarity(pair) for pair in one), sum(words.rarity(pair) for pair in other))
    return both / least if least else 0.0


_FAMILIES = (
    {"人", "名", "位"}, {"次", "场", "场次", "轮", "回", "期", "批次", "批"}, {"所", "家", "个", "校", "园", "户", "处"},
    {"件", "起", "宗", "例", "条"}, {"项", "个", "条", "件", "类"}, {"篇", "条", "个", "份", "件"}, {"节", "堂", "课时", "场", "次"},
    {"台", "部", "套", "个"}, {"学时", "课时", "小时"}, {"日", "天", "个工作日", "工作日"}, {"万元", "元", "亿元"},
    {"件", "部", "个", "条"}, {"人", "人次", "名", "位"}, {"个", "名", "人", "项"}, {"次", "件", "项", "起"}, {"本", "册", "份"},
    {"所", "所次", "家", "家次", "校次"},
)  # fmt: skip
"""Measure words, any two of one family may be used for the same thing."""


_WITHOUT = 0.7
"""How like the question's a missing measure word is."""
_OF_PEOPLE = frozenset(("人", "名", "位", "人次"))
_OF_DEEDS = frozenset(
    ("次", "场", "场次", "期", "轮", "节", "件", "起", "项", "条", "篇", "份", "部", "所", "家", "户", "家次", "所次")
)
"""Measure words of people, and of what is no people: none counts what one of the others does."""
_APART = (
    frozenset(("%", "‰", "个百分点")),
    frozenset(("元", "万元", "亿元")),
    frozenset(("日", "天", "年", "周", "个月", "个工作日", "工作日", "小时", "分钟", "学时", "课时", "学期")),
)
"""Measure words of what is measured: none of them counts what another one, or any other word, counts."""


def unit_likeness(one: str, other: str) -> float:
    """Return how like two measure words are: 1 for the same, 0 for what cannot count the same."""
    first, second = (unit.removeprefix("万") if unit.startswith("万人") else unit for unit in (one, other))
    if first == second:
        return 1.0
    if not first:
        return _WITHOUT
    if any((first in apart) != (second in apart) for apart in _APART):
        return 0.0
    if (first in _OF_PEOPLE and second in _OF_DEEDS) or (second in _OF_PEOPLE and first in _OF_DEEDS):
        return 0.0
    return 0.6 if any(first in family and second in family for family in _FAMILIES) else 0.15
