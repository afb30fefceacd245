"""Words of a sentence that leave a near question unsure: 来电 of complaints, an adviser's opinions, staff of two offices."""

from __future__ import annotations

import re

from drafter.importing.question_words import NumberQuestion
from drafter.reading.sentence_facts import SentenceFact

_OTHERS = (
    (re.compile("顾问|律师"), re.compile("意见")),
    (re.compile("投诉|举报|热线|工单"), re.compile("来电|来访|来信")),
    (re.compile("协同|执法(?:人员|力量|队伍|工作)"), re.compile("法治人员|法制人员")),
)
"""What a sentence is told of, and what is asked of something else where the question says nothing of that."""
_FOUND = re.compile("发现")
"""Denied in 未发现排除、限制竞争, which is said of what was looked at, and counts no cases of its own."""


def is_maybe_another(fact: SentenceFact, question: NumberQuestion) -> bool:
    """Return whether a number may be of another matter than a question that it is like."""
    if fact.is_none and _FOUND.search(fact.written):
        return True
    told = f"{fact.near}，{fact.noun}，{fact.around}，{fact.carried}"
    return any(
        asked.search(question.name) and of.search(told) and not of.search(question.name) for of, asked in _OTHERS
    )
