"""Tells of what a rate is said to be: 建议提案办结率 is no 依申请公开答复率."""

from __future__ import annotations

import re

from drafter.importing.matching.told_of_others import RATES
from drafter.importing.questions.question_words import NumberQuestion
from drafter.importing.questions.words import pairs_of
from drafter.reading.sentence_fact import SentenceFact

_RATE_OF = re.compile("(?P<of>[一-鿿]{0,14}?)(?P<kind>[一-鿿]{2})率")
_ANY_RATE = re.compile(
    "满意|办结|答复|合格|优秀|优良|覆盖|参与|参加|整改|采纳|完成|通过|审查|审核|处置|化解|配备|公示|及时|压减|压缩|受理|回复|好评"
)
"""Rates of many subjects."""
_HOW = re.compile("按[时期]|及时|提前|一次性?|群众|师生|均|都|的|总体|综合|实际")
"""What is said of rates of whatever subject."""


def is_other_rate(fact: SentenceFact, question: NumberQuestion) -> bool:
    """Return whether a rate is of another subject than the question's: 建议提案办结率 is no 依申请公开答复率."""
    told = _rate_of(fact)
    if fact.unit not in RATES or told is None:
        return False
    subject = set(pairs_of(_HOW.sub("", told["of"])))
    if told["kind"] in question.name and not _ANY_RATE.search(told["kind"]):
        return False
    return bool(subject) and not subject & set(pairs_of(f"{question.said}，{question.worded}"))


def shares_subject(fact: SentenceFact, question: NumberQuestion) -> bool:
    """Return whether the clause of a rate names what the question's rate is of, and the same sort of rate."""
    told, asked = _rate_of(fact), _RATE_OF.search(question.name)
    if told is None or asked is None:
        return False
    own = set(pairs_of(_HOW.sub("", told["of"])))
    of = set(pairs_of(_HOW.sub("", asked["of"]) or question.said))
    return bool(own & of) and told["kind"] in question.said


def _rate_of(fact: SentenceFact) -> re.Match[str] | None:
    """Return the rate that the clause before a number names last, with what it is of."""
    found = list(_RATE_OF.finditer(fact.near))
    return found[-1] if found else None
