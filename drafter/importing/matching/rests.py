"""Finds what is left: a number that is the difference of two before it, 信访117件，办结115件，其余2件在办理中."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from drafter.importing.matching.calibration import Measures, rank
from drafter.importing.matching.rankings import PlacedFact, RankedQuestion, Ranking
from drafter.importing.matching.sentence_company import Company
from drafter.importing.matching.unit_likeness import unit_likeness
from drafter.importing.questions.question_words import NumberQuestion, QuestionWords
from drafter.model.answer_path import AnswerPath
from drafter.model.relation_table import Relations

_REST = re.compile("^[，、；]?(?:其余|余下|剩余|尚余|尚有|还有|仍有|另有?|其他)")
_OPEN = re.compile("^[^，。；]{0,8}(?:未|正|在办|期限|待|尚)|^，?(?:因|延至|结转)")
"""Before a rest, and behind it."""
_BACK = 8
"""Numbers looked back at."""


def with_rests(
    placed: Sequence[PlacedFact], rankings: Sequence[Ranking], words: QuestionWords, relations: Relations
) -> Iterator[Ranking]:
    """Yield the rankings; of a number that is the rest of a total and one of its parts, with the question of that rest."""
    company = Company(relations)
    for place, ranking in enumerate(rankings):
        question = _asked(place, placed, rankings, company, words.by_path)
        if question is None or ranking.firm is question:
            yield ranking
            continue
        unit = unit_likeness(placed[place].fact.unit, question.unit, question.name)
        measures = Measures(unit=unit, total=1.0, doubt=1.0)
        others = [each for each in ranking.candidates if each.question is not question]
        yield ranking.with_chances([*others, RankedQuestion(question, measures, rank(measures))])


def _asked(
    place: int,
    placed: Sequence[PlacedFact],
    rankings: Sequence[Ranking],
    company: Company,
    by_path: Mapping[AnswerPath, NumberQuestion],
) -> NumberQuestion | None:
    """Return the question of the rest that the number at `place` is; None where it is none."""
    fact, value = placed[place].fact, _value(placed[place])
    if not value or not (_REST.search(fact.near) or _OPEN.search(fact.noun or f"，{fact.follows}")):
        return None
    near = [at for at in range(max(0, place - _BACK), place) if placed[place].sentence - placed[at].sentence < 2]
    for whole in reversed(near):
        rest = company.rest_of(rankings[whole].firm)
        if rest in by_path and any(_leaves(value, placed, rankings, whole, part, company) for part in near):
            return by_path[AnswerPath(rest)]
    return None


def _leaves(
    value: Decimal,
    placed: Sequence[PlacedFact],
    rankings: Sequence[Ranking],
    whole: int,
    part: int,
    company: Company,
) -> bool:
    """Return whether `value` is what the number at `part` leaves of that at `whole`, the one a part of the other."""
    of, total, less = rankings[part].firm, _value(placed[whole]), _value(placed[part])
    is_part = part > whole and of is not None and company.is_part(of, rankings[whole].firm)
    return bool(is_part and total and less and total - less == value)


def _value(placed: PlacedFact) -> Decimal | None:
    return placed.fact.figure.value if placed.fact.figure else None
