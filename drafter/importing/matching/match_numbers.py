"""Settles for a whole report which question each number answers: the likeliest first, and an answer has one value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.importing.matching.calibration import MATCHED
from drafter.importing.matching.ranked_questions import ranked_questions
from drafter.importing.matching.rankings import PlacedFact, RankedQuestion, Ranking
from drafter.importing.matching.rests import with_rests
from drafter.importing.matching.rivals import has_rival
from drafter.importing.questions.question_words import QuestionWords
from drafter.model.figure import Figure
from drafter.model.relation_table import Relations
from drafter.reading.sentence_fact import Comparison, SentenceFact

_ASIDE = 0.6
"""How likely a question must be for a number told in passing."""
_AGAIN, _TELLING = 1.5, 5
"""What a question counts more that the same number answers elsewhere; smaller numbers are often the same by chance."""


class Settled(NamedTuple):
    """What a number answers, as far as can be told."""

    first: RankedQuestion | None
    """The question it is given to; None when none is left."""
    others: tuple[RankedQuestion, ...]
    """All others that may be, best first."""


def match_numbers(placed: Sequence[PlacedFact], words: QuestionWords, relations: Relations) -> tuple[Settled, ...]:
    """Return for each of `placed`, the numbers of a report in order, what it answers."""
    ranked = ranked_questions(placed, words, relations)
    return tuple(_settle(placed, list(with_rests(placed, ranked, words, relations))))


class _Chosen(NamedTuple):
    """What each number is given, by the number's place; and where else its figure and its question stand."""

    by_place: Mapping[int, RankedQuestion]
    of_figure: Mapping[Figure, Mapping[int, str]]
    """By a figure that is no small one the likely questions that it answers, by the number's place."""
    of_question: Mapping[str, Sequence[int]]
    """By a question's path the places of the numbers that answer it."""


def _with_places(chosen: Mapping[int, RankedQuestion], placed: Sequence[PlacedFact]) -> _Chosen:
    of_figure: dict[Figure, dict[int, str]] = defaultdict(dict)
    of_question: dict[str, list[int]] = defaultdict(list)
    for place, each in chosen.items():
        of_question[each.question.path].append(place)
        figure = placed[place].fact.figure
        if figure is not None and figure.value is not None and figure.value >= _TELLING and each.chance >= MATCHED:
            of_figure[figure][place] = each.question.path
    return _Chosen(chosen, of_figure, of_question)


def _repeated(
    candidates: Iterable[RankedQuestion], place: int, chosen: _Chosen, figure: Figure | None
) -> Iterator[RankedQuestion]:
    """Yield the candidates; one that the same number answers elsewhere is likelier to be meant again."""
    told = chosen.of_figure.get(figure, {}) if figure is not None else {}
    same = {path for other, path in told.items() if other != place}
    for each in candidates:
        yield each._replace(rank=each.rank + _AGAIN) if each.question.path in same else each


def _is_own(fact: SentenceFact) -> bool:
    """Return whether a number is the bureau's own of the year."""
    return fact.comparison is not Comparison.LAST_YEAR and not (fact.is_example or fact.is_item)


def _settle(placed: Sequence[PlacedFact], ranked: Sequence[Ranking]) -> Iterator[Settled]:
    """Yield what each number answers; the likeliest are settled first, and an answer has one value."""
    values = [_value(each.fact) for each in placed]
    chosen = _with_places(_chosen(placed, ranked, values), placed)
    taken = {each.question.path: values[place] for place, each in chosen.by_place.items()}
    claims = _claims(ranked, values)
    beside: dict[int, list[SentenceFact]] = defaultdict(list)
    for each in placed:
        beside[each.sentence].append(each.fact)
    for place, (own, ranking) in enumerate(zip(placed, ranked, strict=True)):
        # What another number is the answer of, with more reason, this one is not.
        free = [each for each in ranking.candidates if taken.get(each.question.path, values[place]) == values[place]]
        left = ranking.with_chances(_repeated(free, place, chosen, own.fact.figure)).candidates
        left = tuple(each for each in left if each.chance >= _ASIDE) if own.is_aside else left
        first = _told_again(left, place, chosen, placed) or _given(left, chosen.by_place.get(place))
        others = tuple(each for each in left if each is not first)
        if first:
            asked = [each.question for each in others]
            has_claims = len(claims[first.question.path]) > 1
            is_open = has_claims or has_rival(own.fact, beside[own.sentence], first.question, asked)
            first = first._replace(is_disputed=is_open)
        yield Settled(first, others)


def _given(left: Iterable[RankedQuestion], chosen: RankedQuestion | None) -> RankedQuestion | None:
    """Return what is left of the question that a number was given; None for none."""
    return next((each for each in left if chosen and each.question is chosen.question), None)


def _claims(ranked: Sequence[Ranking], values: Sequence[str]) -> Mapping[str, set[str]]:
    """Return by question the different numbers that are likeliest to answer it."""
    found: dict[str, set[str]] = defaultdict(set)
    for ranking, value in zip(ranked, values, strict=True):
        if value and ranking.firm is not None:
            found[ranking.firm.path].add(value)
    return found


def _told_again(
    left: Sequence[RankedQuestion], place: int, chosen: _Chosen, placed: Sequence[PlacedFact]
) -> RankedQuestion | None:
    """Return the likeliest question where another sentence gives it the same answer; None otherwise."""
    if not left or left[0].chance < MATCHED or not _value(placed[place].fact):
        return None
    same = [other for other in chosen.of_question.get(left[0].question.path, ()) if other != place]
    is_elsewhere = same and all(placed[other].sentence != placed[place].sentence for other in same)
    return left[0] if is_elsewhere else None


def _value(fact: SentenceFact) -> str:
    """Return the number of a fact; empty for what is no figure of the bureau's own of the year."""
    return (fact.figure.number_text() or fact.written) if fact.figure and _is_own(fact) else ""


def _chosen(
    placed: Sequence[PlacedFact], ranked: Sequence[Ranking], values: Sequence[str]
) -> dict[int, RankedQuestion]:
    """Return the question that each number is given, by the number's place."""
    taken: dict[str, str] = {}
    chosen: dict[int, RankedQuestion] = {}
    said: set[tuple[str, int]] = set()  # a sentence gives an answer once; another one may repeat it
    pairs = (
        (placed[place].is_aside, -each.chance, place, each)
        for place, ranking in enumerate(ranked)
        for each in ranking.candidates
        if each.chance >= _ASIDE or not placed[place].is_aside
    )
    for _, _, place, candidate in sorted(pairs, key=lambda pair: pair[:3]):
        path, sentence = candidate.question.path, placed[place].sentence
        if place in chosen or not values[place] or (path, sentence) in said:
            continue
        if taken.setdefault(path, values[place]) == values[place]:
            chosen[place] = candidate
            said.add((path, sentence))
    return chosen
