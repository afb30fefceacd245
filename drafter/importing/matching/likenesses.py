"""How like a number of a report and a question are: a handful of measures, each from 0 to 1."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

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


class Likenesses(NamedTuple):
    """How like a number is to all questions that share words with it."""

    of: Mapping[int, Likeness]
    """By the question's index."""
    nothing: float
    """How like the words beside the number are to those beside some number that no question asks for."""


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
    """Return how like a number with the words `near` it is to each question of `words` that shares any with it.

    Left out are those that its measure word cannot answer.
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
    placed = _places(near, words)
    place_weight = sum(map(words.rarity, near.place))
    found = {}
    counted = {pair: words.rarity(pair) for pair in near.head}
    for index, share in shared.items():
        question = words.questions[index]
        unit = 1.0 if near.fact.is_none else unit_likeness(near.fact.unit, question.unit, question.name)
        if not unit:
            continue
        least = min(question.place_weight, place_weight)
        found[index] = Likeness(
            beside=share / weight if weight else 0.0,
            title=titled.get(index, 0.0) / question.weight,
            clause=clause.get(index, 0.0) / question.weight,
            anchor=anchors.get(index, 0.0),
            own=own.get(index, 0.0),
            head=_known(counted, question),
            unit=unit,
            place=placed.get(index, 0.0) / least if least else 0.0,
        )
    return Likenesses(found, nothing)


def _shared(asked: Mapping[str, float], words: QuestionWords) -> dict[int, float]:
    """Return by question how much of `asked` it has."""
    shared: dict[int, float] = {}
    for pair, rare in asked.items():
        for index, counts in words.holders.get(pair, ()):
            shared[index] = shared.get(index, 0.0) + rare * counts
    return shared


def _titles(weights: Mapping[str, float], words: QuestionWords) -> dict[int, float]:
    """Return by question how much of its title `weights` have."""
    found: dict[int, float] = {}
    for pair, weight in weights.items():
        rare = weight * words.rarity(pair)
        for index in words.titled.get(pair, ()):
            found[index] = found.get(index, 0.0) + rare
    return found


def _places(near: Surroundings, words: QuestionWords) -> dict[int, float]:
    found: dict[int, float] = {}
    for pair in near.place:
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
    both: dict[int, float] = {}
    for pair, rare in of_beside.items():
        for place in words.printed.get(pair, ()):
            both[place] = both.get(place, 0.0) + rare
    found: dict[int, float] = {}
    own: dict[int, float] = {}
    nothing = 0.0
    for place, share in both.items():
        known = words.known[place]
        like = 2 * share / (weight + known.weight)
        if known.question < 0:
            nothing = max(nothing, like)
        elif known.is_none == (near.fact.is_none and words.questions[known.question].has_nones):
            found[known.question] = max(found.get(known.question, 0.0), like)
            if known.is_own:
                own[known.question] = max(own.get(known.question, 0.0), like)
    return found, own, nothing


def _known(pairs: Mapping[str, float], question: NumberQuestion) -> float:
    """Return how much of `pairs`, each with its rarity, the question has."""
    whole = sum(pairs.values())
    return sum(rare * question.words.get(pair, 0.0) for pair, rare in pairs.items()) / whole if whole else 0.5


_FAMILIES = (
    {"人", "名", "位"}, {"次", "场", "场次", "轮", "回", "期", "批次", "批"}, {"所", "家", "个", "校", "园", "户", "处"},
    {"件", "起", "宗", "例", "条"}, {"项", "个", "条", "件", "类"}, {"篇", "条", "个", "份", "件"}, {"节", "堂", "课时", "场", "次"},
    {"台", "部", "套", "个"}, {"学时", "课时", "小时"}, {"日", "天", "个工作日", "工作日"}, {"万元", "元", "亿元"},
    {"件", "部", "个", "条"}, {"人", "人次", "名", "位"}, {"个", "名", "人", "项"}, {"次", "件", "项", "起"}, {"本", "册", "份"},
    {"所", "所次", "家", "家次", "校次", "园次", "户次", "点次", "个"}, {"项", "类", "种", "条"}, {"卷", "件", "份"}, {"次", "家次", "所次"}, {"段", "条", "件"}, {"起", "处", "个", "项", "条", "件"},
)  # fmt: skip
"""Measure words, any two of one family may be used for the same thing."""


_WITHOUT = 0.7
"""How like the question's a missing measure word is."""
_PEOPLE = frozenset(("人", "名", "位", "人次"))
_INSTITUTIONS = frozenset(("所", "家", "校", "园", "户"))
_EVENTS = frozenset(("次", "场", "场次", "期", "轮", "节", "堂", "课时", "回"))
_VISITS = frozenset(("家次", "所次", "校次", "园次", "户次"))
_CASES_OF = frozenset(("件", "起", "宗", "项", "条", "篇", "份", "部"))
_THINGS = frozenset(("台", "辆", "套", "册", "本", "卷", "张", "幅", "块", "面", "栋", "支", "批", "批次", "段"))
_POINTS = frozenset(("个", "处", "条", "项", "件", "份"))
_NEVER_FOR_EACH_OTHER = (
    (_PEOPLE, _INSTITUTIONS | _EVENTS | _VISITS | _CASES_OF | _THINGS),
    (_INSTITUTIONS, _EVENTS | (_THINGS - {"批", "批次"})),
    (_VISITS, _POINTS),
    (frozenset(("台", "辆", "栋", "卷", "段")), _EVENTS | _VISITS),
)
"""Measure words of people, of places, of what happens there and of things: none counts what one of the others does."""
_APART = (
    frozenset(("%", "‰", "个百分点")),
    frozenset(("元", "万元", "亿元")),
    frozenset(("日", "天", "年", "周", "个月", "个工作日", "工作日", "小时", "分钟", "学时", "学期")),
)
"""Measure words of what is measured: none of them counts what another one, or any other word, counts."""


_ALIKE = {"期": "次", "批": "次", "件次": "件", "项次": "项", "工作日": "个工作日", "天": "日"}
"""Measure words by the one that says the same."""
_OF_CASES = ("件", "项", "本")
_PERSONS_AS_CASES = re.compile("教师资格|资格(?:认定|申请|注册)|不予认定|补换发|转学")
_DEEDS_AS_PERSONS = re.compile("约谈|出庭|咨询|办件|接访|走访|授课|行政指导")
_NO_EVENTS = re.compile("(?:问题|事项|任务|(?<!征求)意见|隐患|案卷|文件)[^，]{0,6}数$")
"""Titles of what is listed, which no number of times counts: 调整权责清单2次, 案卷自查2轮, 清理一次."""
_CASES = 0.5
"""How like 件 is to 人 where every person is a case: 教师资格认定126件."""


@lru_cache(maxsize=1 << 16)
def unit_likeness(one: str, other: str, name: str = "") -> float:
    """Return how like two measure words are, 1 for the same, 0 for what cannot count the same; `name` is what is asked."""
    first, second = _bare_unit(one), _bare_unit(other)
    if first == second:
        return 1.0
    if not first:
        return _WITHOUT
    if any((first in apart) != (second in apart) for apart in _APART):
        return 0.0
    if first in _EVENTS and second not in _EVENTS and _NO_EVENTS.search(name):
        return 0.0
    if _are_of_two_kinds(first, second) or _are_of_two_kinds(second, first):
        return _CASES if _counts_for_each_other(first, name) else 0.0
    return 0.6 if any(first in family and second in family for family in _FAMILIES) else 0.15


def _bare_unit(unit: str) -> str:
    """Return a measure word without 万 before people, as the one that says the same."""
    bare = unit.removeprefix("万") if unit.startswith("万人") else unit
    return _ALIKE.get(bare, bare)


def _are_of_two_kinds(one: str, other: str) -> bool:
    return any(one in kind and other in others for kind, others in _NEVER_FOR_EACH_OTHER)


def _counts_for_each_other(unit: str, name: str) -> bool:
    """Return whether persons are told as cases, or deeds as persons, where a question called `name` is answered."""
    if unit in _OF_CASES:
        return _PERSONS_AS_CASES.search(name) is not None
    return unit in ("人次", "人") and _DEEDS_AS_PERSONS.search(name) is not None
