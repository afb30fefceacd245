"""Finds for each number of a report the question that it answers: ranks, then settles the whole report at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.importing.calibration import Measures, chance, rank
from drafter.importing.likenesses import Surroundings, likeness, surroundings
from drafter.importing.question_words import NumberQuestion, QuestionWords
from drafter.model.answer_path import AnswerPath
from drafter.model.relation_table import Relations
from drafter.reading.sentence_facts import Comparison, SentenceFact

_MOST = 8
"""Questions ranked for a number that are kept."""
_PART = 0.6
"""What a part of a total counts more when the total stands before it."""
_FIRM = 2.4
"""From which rank on a number tells what the other numbers of its sentence are about."""


class PlacedFact(NamedTuple):
    """A fact with its place in the report."""

    fact: SentenceFact
    sentence: int
    headings: tuple[str, ...]
    before: str
    """The sentence before it in its paragraph."""


class RankedQuestion(NamedTuple):
    """A question that a number may answer."""

    question: NumberQuestion
    measures: Measures
    rank: float


class Settled(NamedTuple):
    """What a number answers, as far as can be told."""

    first: RankedQuestion | None
    """The question it is given to; None when none is left."""
    chance: float
    """How likely that is right."""
    others: tuple[RankedQuestion, ...]


def match_numbers(placed: Sequence[PlacedFact], words: QuestionWords, relations: Relations) -> tuple[Settled, ...]:
    """Return for each of `placed`, the numbers of a report in order, what it answers."""
    ranked = [_ranked(each, words) for each in placed]
    ranked = _in_company(placed, ranked, relations)
    return tuple(_settle(placed, ranked))


def _ranked(placed: PlacedFact, words: QuestionWords) -> list[RankedQuestion]:
    near = surroundings(placed.fact, placed.headings, placed.before)
    asked = near.beside or near.context
    found = [_candidate(near, question, words) for question in words.sharing(asked)]
    return sorted((each for each in found if each.measures.unit > 0), key=_order)[:_MOST]


def _candidate(near: Surroundings, question: NumberQuestion, words: QuestionWords) -> RankedQuestion:
    like = likeness(near, question, words)
    measures = Measures(like.beside, like.title, like.anchor, like.unit, like.place, 0.0, 0.0)
    return RankedQuestion(question, measures, rank(measures))


def _order(candidate: RankedQuestion) -> tuple[float, str]:
    return (-candidate.rank, candidate.question.path)


def _in_company(
    placed: Sequence[PlacedFact], ranked: Sequence[list[RankedQuestion]], relations: Relations
) -> list[list[RankedQuestion]]:
    """Return the candidates ranked anew, with what the other numbers of their sentence are about."""
    parts = _parts_of(relations)
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for place, each in enumerate(placed):
        by_sentence[each.sentence].append(place)
    found = []
    for place, candidates in enumerate(ranked):
        others = [ranked[other][0] for other in by_sentence[placed[place].sentence] if other != place and ranked[other]]
        firm = [each.question for each in others if each.rank >= _FIRM]
        before = ranked[place - 1][0].question.path if place and ranked[place - 1] else None
        is_next = place > 0 and placed[place - 1].sentence == placed[place].sentence
        totals = [before] if before and is_next else []
        changed = [_beside_others(each, firm, totals, parts) for each in candidates]
        found.append(sorted(changed, key=_order))
    return found


def _beside_others(
    candidate: RankedQuestion,
    firm: Sequence[NumberQuestion],
    totals: Sequence[AnswerPath],
    parts: Mapping[str, set[str]],
) -> RankedQuestion:
    own = candidate.question
    company = 0.0
    if any(each.matter == own.matter for each in firm):
        company = 1.0
    elif any(each.path.root == own.path.root for each in firm):
        company = 0.6
    if any(own.path in parts[total] for total in totals):
        company += _PART
    measures = candidate.measures._replace(company=company)
    return RankedQuestion(own, measures, rank(measures))


def _parts_of(relations: Relations) -> Mapping[str, set[str]]:
    parts: dict[str, set[str]] = defaultdict(set)
    for each in relations.sums:
        parts[each.total] |= set(each.parts)
        for part in each.parts:  # one part behind another
            parts[part] |= set(each.parts)
    for ladder in relations.ladders:
        for whole in ladder.wholes:
            parts[whole].add(ladder.part)
    for rate in relations.rates:
        parts[rate.part].add(rate.rate)
        parts[rate.base].add(rate.rate)
    return parts


def _settle(placed: Sequence[PlacedFact], ranked: Sequence[list[RankedQuestion]]) -> Iterator[Settled]:
    """Yield what each number answers; the best-ranked are settled first, and an answer has one value."""
    taken: dict[str, str] = {}
    chosen: dict[int, RankedQuestion] = {}
    pairs = [(-each.rank, place, each) for place, candidates in enumerate(ranked) for each in candidates]
    for _, place, candidate in sorted(pairs, key=lambda pair: (pair[0], pair[1])):
        fact, path = placed[place].fact, candidate.question.path
        if place in chosen or fact.reference is not Comparison.OWN or fact.figure is None:
            continue
        value = fact.figure.number_text() or fact.written
        if taken.setdefault(path, value) == value:
            chosen[place] = candidate
    for place, candidates in enumerate(ranked):
        first = chosen.get(place)
        others = tuple(each for each in candidates if each is not first)
        if first is None:
            yield Settled(None, 0.0, others)
            continue
        # A better one that was given to another number says that this one is in doubt.
        lead = first.rank - max((each.rank for each in others), default=0.0)
        yield Settled(first, chance(first.measures._replace(lead=max(-1.0, min(1.0, lead)))), others)
