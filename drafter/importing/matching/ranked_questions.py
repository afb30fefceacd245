"""Ranks the questions that each number of a report may answer: by the words around it, then by the numbers beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice

from drafter.importing.matching.areas_told import AREA_OF, is_all_of_area, is_of_area, is_of_bureaus_below
from drafter.importing.matching.calibration import Measures, NoMeasures, rank
from drafter.importing.matching.likenesses import Likeness, Likenesses, likenesses, surroundings
from drafter.importing.matching.numbers_beside import NumbersBeside
from drafter.importing.matching.other_bodies import (
    asks_of_cases,
    asks_of_others,
    asks_of_own_cases,
    asks_of_principal,
    is_decided_by_others,
)
from drafter.importing.matching.qualifiers import is_barred, is_doubtful, lacks_words
from drafter.importing.matching.rankings import PlacedFact, RankedQuestion, Ranking
from drafter.importing.matching.sentence_company import Company, in_company, same_matter
from drafter.importing.matching.totals import parts_of_total
from drafter.importing.matching.unit_likeness import unit_likeness
from drafter.importing.questions.question_words import NumberQuestion, QuestionWords
from drafter.model.answer_path import AnswerPath
from drafter.model.relation_table import Relations
from drafter.reading.sentence_fact import SentenceFact

_MOST = 14
"""Questions that the words around a number bring."""
_NEAREST, _SMALL, _LOOSE = 40, 3, ("个", "项", "类", "种", "条", "")
"""Questions whose words are nearest that are looked at; small numbers and measure words of whatever."""
_KIN = 6
"""Further ones that stand with the answers of the numbers beside it, though no words say them."""
_EXAMPLES = re.compile(
    "(?<=发现|查出|梳理|存在|解决|处理|整治|查处|纠正|化解)[^，。；]*、[^，。；]*等(?!级|次|候)(?=[^，。；、]{1,8}$)"
)
"""Examples of what is counted, between a verb and the noun: 发现食堂留样不规范、通道堆物等问题."""
_ROUNDS = 2
"""How often the numbers of a sentence are ranked anew with what the others most likely answer."""


def ranked_questions(placed: Sequence[PlacedFact], words: QuestionWords, relations: Relations) -> list[Ranking]:
    """Return for each of `placed`, the numbers of a report in order, the questions that it may answer."""
    placed = [each._replace(fact=_without_examples(each.fact)) for each in placed]
    company = Company(relations)
    rankings: list[Ranking] = []
    before: list[Ranking] = []
    for _, group in groupby(placed, key=lambda each: each.sentence):
        own = list(group)
        before = _of_sentence(own, before if own[0].before else [], words, company)
        rankings += before
    for _ in range(_ROUNDS):
        rankings = list(_by_company(placed, rankings, company))
    return list(_with_totals(placed, rankings, company, words))


def _without_examples(fact: SentenceFact) -> SentenceFact:
    """Return a fact with the examples of what it counts as words around it, none beside it."""
    told = _EXAMPLES.search(fact.near)
    if told is None:
        return fact
    return fact._replace(near=_EXAMPLES.sub("", fact.near), around=f"{fact.around}，{told[0]}")


def _by_words(placed: PlacedFact, like: Likenesses) -> Ranking:
    fact, value = placed.fact, placed.value
    none = NoMeasures(
        nothing=like.nothing,
        denied=float(fact.is_none),
        bare=float(not like.near.beside),
        followed=float(bool(fact.noun) and not fact.is_none),
        small=float(value is not None and value <= _SMALL and not fact.is_none),
        loose=float(fact.unit in _LOOSE),
        aside=float(placed.is_aside),
    )
    found = _ranked(like, like.nearest(_NEAREST))
    ordered = sorted(found, key=lambda each: (-each.rank - each.question.is_home, each.question.path))
    return Ranking((), none).with_chances(_likeliest(ordered, placed, like))


def _ranked(like: Likenesses, indexes: Iterable[int]) -> Iterator[RankedQuestion]:
    """Yield the questions at `indexes` that the number's measure word can answer."""
    for index in indexes:
        own = like.of(index)
        if own is not None:
            question = like.words.questions[index]
            measures = _measures(own, question)
            yield RankedQuestion(question, measures, rank(measures))


def _of_sentence(
    placed: Sequence[PlacedFact], before: Sequence[Ranking], words: QuestionWords, company: Company
) -> list[Ranking]:
    """Return the rankings of the numbers of a sentence, `before` those of the sentence before it.

    Questions that stand with the answers of the numbers nearby are among them though no words say them.
    """
    likes = [likenesses(surroundings(each.fact, each.headings, each.before), words) for each in placed]
    rankings = [_by_words(*each) for each in zip(placed, likes, strict=True)]
    found = []
    for own, ranking, like in zip(placed, rankings, likes, strict=True):
        nearby = [*before, *(each for each in rankings if each is not ranking)]
        firm = [question for each in nearby if (question := each.firm) is not None]
        kin = dict.fromkeys(path for question in firm for path in company.kin(question))
        known = {each.question.path for each in ranking.candidates}
        indexes = [index for path in kin if path not in known and (index := words.index.get(path)) is not None]
        ordered = sorted(_ranked(like, indexes), key=lambda each: (-_with_matter(each, firm), each.question.path))
        further = list(_likeliest(ordered, own, like, _KIN))
        found.append(ranking.with_chances([*ranking.candidates, *further]) if further else ranking)
    return found


def _with_matter(candidate: RankedQuestion, beside: Sequence[NumberQuestion]) -> float:
    question = candidate.question
    return rank(candidate.measures._replace(matter=same_matter(question, beside), company=in_company(question, beside)))


def _measures(like: Likeness, question: NumberQuestion) -> Measures:
    exact = max(0.0, 2 * like.anchor - 1)
    own = like.own * like.own
    told = (like.beside, like.title, like.clause, like.anchor, exact, own, like.head, like.unit, like.place)
    return Measures(
        *told, usual=float(question.is_usual), home=float(question.is_home), carried=like.carried, usage=question.usage
    )


def _likeliest(
    ordered: Iterable[RankedQuestion], placed: PlacedFact, like: Likenesses, most: int = _MOST
) -> Iterator[RankedQuestion]:
    """Yield the first of `ordered`, `most` of them, that nothing bars, with what else is known of each."""
    context = "，".join((*placed.headings, placed.before, placed.fact.around))
    of_area = placed.is_of_area or placed.is_divided
    allowed = (
        each
        for each in ordered
        if not is_barred(
            placed.fact, context, each.question, wider=_is_of_wider(placed, each.question), of_area=of_area
        )
    )
    letters = frozenset("".join(like.near.beside))
    carried = frozenset("".join(like.carried))
    for each in islice(allowed, most):
        question = each.question
        measures = each.measures._replace(
            area=float(is_of_area(placed.fact, question)),
            doubt=float(_is_open(placed, question) or is_doubtful(placed.fact, placed.before, question)),
            lacks=float(lacks_words(placed.fact, context, question)),
            letters=like.words.letters_known(question.letters, letters | carried),
            lettered=like.words.letters_known(letters, question.all_letters),
        )
        yield RankedQuestion(question, measures, rank(measures))


def _is_of_wider(placed: PlacedFact, question: NumberQuestion) -> bool:
    """Return whether a number is told of a wider place, or of others, than those that the question asks about."""
    return (
        placed.is_wider
        or (placed.is_of_other and not asks_of_others(question))
        or (placed.is_of_principal and not asks_of_principal(question))
        or (placed.is_of_area and is_all_of_area(placed.fact) and asks_of_own_cases(question))
        or (placed.is_divided and asks_of_cases(question))
        or is_of_bureaus_below(placed.fact, question)
    )


def _is_open(placed: PlacedFact, question: NumberQuestion) -> bool:
    """Return whether the report leaves open that a number is told of those that the question asks about."""
    return (
        placed.is_in_area_chapter
        or (placed.is_near_area and question.name in AREA_OF)
        or asks_of_cases(question, placed.told_apart)
        or placed.is_aside
        or (placed.has_other_subject and not is_decided_by_others(question))
    )


def _by_company(placed: Sequence[PlacedFact], rankings: Sequence[Ranking], company: Company) -> Iterator[Ranking]:
    """Yield the rankings anew, with what the numbers beside each most likely answer."""
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for place, each in enumerate(placed):
        by_sentence[each.sentence].append(place)
    for place, ranking in enumerate(rankings):
        own = placed[place]
        beside = NumbersBeside(
            own, place, [each for each in by_sentence[own.sentence] if each != place], placed, rankings
        )
        earlier = by_sentence[own.sentence - 1] if own.before else []
        before = [question for other in earlier if (question := rankings[other].firm) is not None]
        none = ranking.none._replace(alone=beside.share_without)
        yield ranking._replace(none=none).with_chances(
            beside.anew(each, before, company) for each in ranking.candidates if not beside.is_of_total(each.question)
        )


def _with_totals(
    placed: Sequence[PlacedFact], rankings: Sequence[Ranking], company: Company, words: QuestionWords
) -> Iterator[Ranking]:
    """Yield the rankings; a sum of the numbers before it is the answer of none of theirs, but of the question of their total."""
    facts = [each.fact for each in placed]
    for place, ranking in enumerate(rankings):
        parts = [at for at in parts_of_total(facts, place) if placed[at].sentence == placed[place].sentence]
        asked = {question.path for at in parts if (question := rankings[at].firm) is not None}
        total = company.total_of(asked)
        if not asked:
            yield ranking
            continue
        others = [each for each in ranking.candidates if each.question.path not in (*asked, total)]
        if total in words.by_path:
            question = words.by_path[AnswerPath(total)]
            unit = unit_likeness(facts[place].unit, question.unit, question.name)
            measures = Measures(unit=unit, total=1.0, doubt=1.0)
            others.append(RankedQuestion(question, measures, rank(measures)))
        yield ranking.with_chances(others)
