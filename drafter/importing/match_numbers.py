"""Finds for each number of a report the question that it answers: ranks, then settles the whole report at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.importing.calibration import MATCHED, Measures, chances, rank
from drafter.importing.likenesses import Surroundings, likeness, surroundings
from drafter.importing.qualifiers import is_barred
from drafter.importing.question_words import NumberQuestion, QuestionWords
from drafter.model.answer_path import AnswerPath
from drafter.model.relation_table import Relations
from drafter.reading.sentence_facts import Comparison, SentenceFact

_MOST = 8
"""Questions ranked for a number that are kept."""
_PART = 0.6
"""What a part of a total counts more when the total stands before it."""


_AGAIN, _TELLING = 1.5, 5
"""What a question counts more that the same number answers elsewhere; smaller numbers are often the same by chance."""
_BESIDE, _ANCHOR, _FEW = 0.4, 0.1, 3
"""What of a number's neighbouring words a question must have, or how like a template's they must be, if they are few or not."""


class PlacedFact(NamedTuple):
    """A fact with its place in the report."""

    fact: SentenceFact
    sentence: int
    headings: tuple[str, ...]
    before: str
    """The sentence before it in its paragraph."""
    is_wider: bool = False
    """Whether it is of a wider place than the bureau's own."""


class RankedQuestion(NamedTuple):
    """A question that a number may answer."""

    question: NumberQuestion
    measures: Measures
    rank: float
    chance: float = 0.0
    """How likely it is the right one."""


class Settled(NamedTuple):
    """What a number answers, as far as can be told."""

    first: RankedQuestion | None
    """The question it is given to; None when none is left."""
    others: tuple[RankedQuestion, ...]
    """All others that may be, best first."""


def match_numbers(placed: Sequence[PlacedFact], words: QuestionWords, relations: Relations) -> tuple[Settled, ...]:
    """Return for each of `placed`, the numbers of a report in order, what it answers."""
    return tuple(_settle(placed, ranked_in_company(placed, words, relations)))


def ranked_in_company(
    placed: Sequence[PlacedFact], words: QuestionWords, relations: Relations
) -> list[list[RankedQuestion]]:
    """Return for each number the questions that it may answer, best first, before the report is settled as a whole."""
    return _in_company(placed, [_ranked(each, words) for each in placed], relations)


def _ranked(placed: PlacedFact, words: QuestionWords) -> list[RankedQuestion]:
    near = surroundings(placed.fact, placed.headings, placed.before)
    asked = near.beside or near.context
    context = "，".join((*placed.headings, placed.before, placed.fact.around))
    found = [
        _candidate(near, question, words)
        for question in words.sharing(asked)
        if not is_barred(placed.fact, context, question, wider=placed.is_wider)
    ]
    return _with_chances(each for each in found if _may_be(each.measures, len(near.beside)))


def _may_be(measures: Measures, words_beside: int) -> bool:
    """Return whether a question may be the right one: words beside the number must speak for it, where there are some."""
    speaks = measures.beside >= _BESIDE or measures.anchor >= _ANCHOR or words_beside < _FEW
    return measures.unit > 0 and speaks


def _with_chances(candidates: Iterable[RankedQuestion]) -> list[RankedQuestion]:
    """Return the best candidates in order, each with how likely it is."""
    best = sorted(candidates, key=_order)[:_MOST]
    likely = chances(each.rank for each in best)
    return [each._replace(chance=chance) for each, chance in zip(best, likely, strict=True)]


def _candidate(near: Surroundings, question: NumberQuestion, words: QuestionWords) -> RankedQuestion:
    like = likeness(near, question, words)
    measures = Measures(
        like.beside, like.title, like.anchor, like.head, like.unit, like.place, 0.0, float(question.is_usual)
    )
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
        company = [
            ranked[other][0] for other in by_sentence[placed[place].sentence] if other != place and ranked[other]
        ]
        firm = [each.question for each in company if each.chance >= MATCHED]
        before = ranked[place - 1][0].question.path if place and ranked[place - 1] else None
        is_next = place > 0 and placed[place - 1].sentence == placed[place].sentence
        totals = [before] if before and is_next else []
        is_part = bool(totals) and placed[place].fact.is_part
        others = [each for each in candidates if not (is_part and each.question.path in totals)]
        changed = [_beside_others(each, firm, totals, parts) for each in others]
        found.append(_with_chances(changed))
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


def _repeated(
    candidates: Iterable[RankedQuestion],
    place: int,
    chosen: Mapping[int, RankedQuestion],
    placed: Sequence[PlacedFact],
) -> Iterator[RankedQuestion]:
    """Yield the candidates; one that the same number answers elsewhere is likelier to be meant again."""
    figure = placed[place].fact.figure
    telling = figure is not None and figure.value is not None and figure.value >= _TELLING
    same = {
        each.question.path
        for other, each in chosen.items()
        if telling and other != place and placed[other].fact.figure == figure and each.chance >= MATCHED
    }
    for each in candidates:
        yield each._replace(rank=each.rank + _AGAIN) if each.question.path in same else each


def _is_own(fact: SentenceFact) -> bool:
    """Return whether a number is the bureau's own of the year."""
    return fact.comparison is Comparison.OWN and not fact.is_example


def _settle(placed: Sequence[PlacedFact], ranked: Sequence[list[RankedQuestion]]) -> Iterator[Settled]:
    """Yield what each number answers; the likeliest are settled first, and an answer has one value."""
    values = [_value(each.fact) for each in placed]
    chosen = _chosen(placed, ranked, values)
    taken = {each.question.path: values[place] for place, each in chosen.items()}
    for place, candidates in enumerate(ranked):
        # What another number is the answer of, with more reason, this one is not.
        free = [each for each in candidates if taken.get(each.question.path, values[place]) == values[place]]
        left = _with_chances(_repeated(free, place, chosen, placed))
        own = chosen.get(place)
        again = _told_again(left, place, chosen, placed)
        first = again or next((each for each in left if own and each.question is own.question), None)
        yield Settled(first, tuple(each for each in left if each is not first))


def _told_again(
    left: Sequence[RankedQuestion],
    place: int,
    chosen: Mapping[int, RankedQuestion],
    placed: Sequence[PlacedFact],
) -> RankedQuestion | None:
    """Return the likeliest question where another sentence gives it the same answer; None otherwise."""
    if not left or left[0].chance < MATCHED or not _value(placed[place].fact):
        return None
    same = [other for other, each in chosen.items() if other != place and each.question is left[0].question]
    is_elsewhere = same and all(placed[other].sentence != placed[place].sentence for other in same)
    return left[0] if is_elsewhere else None


def _value(fact: SentenceFact) -> str:
    """Return the number of a fact; empty for what is no figure of the bureau's own of the year."""
    return (fact.figure.number_text() or fact.written) if fact.figure and _is_own(fact) else ""


def _chosen(
    placed: Sequence[PlacedFact], ranked: Sequence[list[RankedQuestion]], values: Sequence[str]
) -> dict[int, RankedQuestion]:
    """Return the question that each number is given, by the number's place."""
    taken: dict[str, str] = {}
    chosen: dict[int, RankedQuestion] = {}
    said: set[tuple[str, int]] = set()  # a sentence gives an answer once; another one may repeat it
    pairs = ((-each.chance, place, each) for place, candidates in enumerate(ranked) for each in candidates)
    for _, place, candidate in sorted(pairs, key=lambda pair: pair[:2]):
        path, sentence = candidate.question.path, placed[place].sentence
        if place in chosen or not values[place] or (path, sentence) in said:
            continue
        if taken.setdefault(path, values[place]) == values[place]:
            chosen[place] = candidate
            said.add((path, sentence))
    return chosen
