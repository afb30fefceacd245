"""Ranks the questions that each number of a report may answer: by the words around it, then by the numbers beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from drafter.importing.matching.areas_told import AREA_OF, is_all_of_area, is_of_area
from drafter.importing.matching.calibration import MATCHED, Measures, NoMeasures, chances, rank, rank_of_none
from drafter.importing.matching.likenesses import Likeness, likenesses, surroundings, unit_likeness
from drafter.importing.matching.other_bodies import (
    asks_of_others,
    asks_of_own_cases,
    asks_of_principal,
    is_decided_by_others,
)
from drafter.importing.matching.qualifiers import is_barred, is_doubtful
from drafter.importing.matching.sentence_company import Company, Neighbour, in_company, same_matter
from drafter.importing.matching.totals import parts_of_total
from drafter.importing.questions.question_words import NumberQuestion, QuestionWords
from drafter.model.answer_path import AnswerPath
from drafter.model.relation_table import Relations
from drafter.reading.sentence_fact import SentenceFact

_MOST = 10
"""Questions ranked for a number that are kept."""
_EXAMPLES = re.compile(
    "(?<=发现|查出|梳理|存在|解决|处理|整治|查处|纠正|化解)[^，。；]*、[^，。；]*等(?!级|次|候)(?=[^，。；、]{1,8}$)"
)
"""Examples of what is counted, between a verb and the noun: 发现食堂留样不规范、通道堆物等问题."""
_ROUNDS = 2
"""How often the numbers of a sentence are ranked anew with what the others most likely answer."""


class PlacedFact(NamedTuple):
    """A fact with its place in the report."""

    fact: SentenceFact
    sentence: int
    headings: tuple[str, ...]
    before: str
    """The sentence before it in its paragraph."""
    is_wider: bool = False
    """Whether it is of a wider place than the bureau's own."""
    is_of_area: bool = False
    """Whether it is of all bureaus of the area, the bureau's own and those below it."""
    is_near_area: bool = False
    """Whether a sentence before it, under the same heading, is told of the area."""
    is_in_area_chapter: bool = False
    """Whether a sentence before it in its chapter is told of the area, in the report of a province's bureau."""
    is_of_other: bool = False
    """Whether it counts what another body did."""
    has_other_subject: bool = False
    """Whether it counts what another body did with whatever, the bureau's own matters too."""
    is_aside: bool = False
    """Whether it is told in passing, of shortcomings: an answer only where nothing else gives one."""
    is_of_principal: bool = False
    """Whether it is told of what the principal did himself."""


class RankedQuestion(NamedTuple):
    """A question that a number may answer."""

    question: NumberQuestion
    measures: Measures
    rank: float
    chance: float = 0.0
    """How likely it is the right one."""
    is_disputed: bool = False
    """Whether another number of the report is likeliest to answer it too, or has as much to do with it, or another question."""


class Ranking(NamedTuple):
    """The questions that a number may answer, best first."""

    candidates: tuple[RankedQuestion, ...]
    none: NoMeasures
    """What speaks for there being no question."""

    @property
    def firm(self) -> NumberQuestion | None:
        """The best question where it is likely enough to be taken."""
        best = self.candidates[0] if self.candidates else None
        return best.question if best and best.chance >= MATCHED else None

    def with_chances(self, candidates: Iterable[RankedQuestion]) -> Ranking:
        """Return the best of `candidates` in order, each with how likely it is."""
        best = sorted(candidates, key=lambda each: (-each.rank, each.question.path))[:_MOST]
        likely = chances((each.rank for each in best), rank_of_none(self.none))
        pairs = zip(best, likely, strict=True)
        return self._replace(candidates=tuple(each._replace(chance=chance) for each, chance in pairs))


def ranked_questions(placed: Sequence[PlacedFact], words: QuestionWords, relations: Relations) -> list[Ranking]:
    """Return for each of `placed`, the numbers of a report in order, the questions that it may answer."""
    placed = [each._replace(fact=_without_examples(each.fact)) for each in placed]
    rankings = [_by_words(each, words) for each in placed]
    company = Company(relations)
    for _ in range(_ROUNDS):
        rankings = list(_by_company(placed, rankings, company))
    return list(_with_totals(placed, rankings, company, words))


def _without_examples(fact: SentenceFact) -> SentenceFact:
    """Return a fact with the examples of what it counts as words around it, none beside it."""
    told = _EXAMPLES.search(fact.near)
    if told is None:
        return fact
    return fact._replace(near=_EXAMPLES.sub("", fact.near), around=f"{fact.around}，{told[0]}")


def _by_words(placed: PlacedFact, words: QuestionWords) -> Ranking:
    near = surroundings(placed.fact, placed.headings, placed.before)
    like = likenesses(near, words)
    none = NoMeasures(nothing=like.nothing, denied=float(placed.fact.is_none), bare=float(not near.beside))
    found = (
        RankedQuestion(question, measures, rank(measures))
        for question, measures in ((words.questions[index], _measures(each)) for index, each in like.of.items())
    )
    ordered = sorted(found, key=lambda each: (-each.rank - each.question.is_home, each.question.path))
    return Ranking((), none).with_chances(_likeliest(ordered, placed))


def _measures(like: Likeness) -> Measures:
    exact = max(0.0, 2 * like.anchor - 1)
    own = like.own * like.own
    return Measures(like.beside, like.title, like.clause, like.anchor, exact, own, like.head, like.unit, like.place)


def _likeliest(ordered: Iterable[RankedQuestion], placed: PlacedFact) -> Iterator[RankedQuestion]:
    """Yield the first of `ordered` that nothing bars, with what else is known of each."""
    context = "，".join((*placed.headings, placed.before, placed.fact.around))
    of_area = placed.is_of_area and is_all_of_area(placed.fact)
    left = _MOST
    for each in ordered:
        wider = placed.is_wider or (placed.is_of_other and not asks_of_others(each.question))
        question = each.question
        wider = wider or (placed.is_of_principal and not asks_of_principal(question))
        wider = wider or (of_area and asks_of_own_cases(question))
        if is_barred(placed.fact, context, question, wider=wider, of_area=placed.is_of_area):
            continue
        is_open = placed.is_in_area_chapter or (placed.is_near_area and question.name in AREA_OF)
        is_open = is_open or placed.is_aside or (placed.has_other_subject and not is_decided_by_others(question))
        doubt = float(is_open or is_doubtful(placed.fact, placed.before, question))
        measures = each.measures._replace(
            usual=float(question.is_usual),
            home=float(question.is_home),
            area=float(is_of_area(placed.fact, question)),
            doubt=doubt,
        )
        yield RankedQuestion(question, measures, rank(measures))
        left -= 1
        if not left:
            return


def _by_company(placed: Sequence[PlacedFact], rankings: Sequence[Ranking], company: Company) -> Iterator[Ranking]:
    """Yield the rankings anew, with what the numbers beside each most likely answer."""
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for place, each in enumerate(placed):
        by_sentence[each.sentence].append(place)
    for place, ranking in enumerate(rankings):
        own = placed[place]
        others = [other for other in by_sentence[own.sentence] if other != place]
        beside = [
            Neighbour(question, _value(placed[other].fact))
            for other in others
            if (question := rankings[other].firm) is not None
        ]
        earlier = by_sentence[own.sentence - 1] if own.before else []
        before = [question for other in earlier if (question := rankings[other].firm) is not None]
        is_next = place > 0 and placed[place - 1].sentence == own.sentence
        total = rankings[place - 1].candidates[:1] if is_next else ()
        yield ranking.with_chances(
            _anew(each, own.fact, beside, before, total[0].question if total else None, company)
            for each in ranking.candidates
            if not (total and own.fact.is_part and each.question is total[0].question)
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


def _anew(
    candidate: RankedQuestion,
    fact: SentenceFact,
    beside: Sequence[Neighbour],
    before: Sequence[NumberQuestion],
    total: NumberQuestion | None,
    company: Company,
) -> RankedQuestion:
    """Return a candidate with what the numbers beside it tell."""
    own, others = candidate.question, [each.question for each in beside]
    measures = candidate.measures._replace(
        matter=same_matter(own, others),
        before=same_matter(own, before),
        company=in_company(own, others),
        part=float(company.is_part(own, total)),
        agrees=company.agrees(own, _value(fact), beside),
    )
    return RankedQuestion(own, measures, rank(measures))


def _value(fact: SentenceFact) -> Decimal | None:
    return fact.figure.value if fact.figure else None
