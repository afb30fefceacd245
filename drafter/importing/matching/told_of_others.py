"""Tells numbers of something else than a question counts: of part of it, of an inspection, a share of other things."""

from __future__ import annotations

import re

from drafter.importing.matching.qualifier_words import STOCKS
from drafter.importing.questions.question_words import NumberQuestion
from drafter.importing.questions.words import pairs_of
from drafter.reading.sentence_facts import SentenceFact

RATES = ("%", "‰")
MEASURE = re.compile("(?:人次|家次|次数|件数|人数|项数|所数|条数|份数|篇数|个数|场次|家数|金额|块数|节数|数)$")
"""What titles end with that says only how it is counted."""
_WHOLE_AREA = re.compile("全[区县旗市省州]|辖区|所有|现有|共有")
_SHARE, _SHARE_ASKED = re.compile("占(?:比|总数|全部)?[^，。；]{0,8}$"), re.compile("占比|比例|权重|率$")


def is_of_others(fact: SentenceFact, question: NumberQuestion) -> bool:
    """Return whether a part is of something else than the question counts: 示范校120所，其中高校15所 are not all of them."""
    is_listed = fact.is_part or fact.near.startswith("、")
    if _WHOLE_AREA.search(fact.near):
        return False
    told = f"{fact.near}，{fact.carried}" if is_listed else f"{fact.near}，{fact.noun}，{fact.follows}"
    found = next((said for name, said, alone in STOCKS if name.search(question.name) and (alone or is_listed)), None)
    return found is not None and found.search(told) is not None


def is_of_unnamed_share(fact: SentenceFact, question: NumberQuestion) -> bool:
    """Return whether a share, 占45.9%, is told of something that the question's title does not name."""
    if fact.unit not in RATES or not _SHARE.search(fact.near) or "权重" in question.name:
        return False
    asked = set(pairs_of(MEASURE.sub("", _SHARE_ASKED.sub("", question.name))))
    return not asked & set(pairs_of(f"{fact.near}，{fact.carried}"))
