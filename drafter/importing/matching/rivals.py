"""Tells where a sentence, or another question, leaves a likely match open: one of several kinds, what is done, a nearer name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from drafter.importing.matching.told_of_others import MEASURE
from drafter.importing.questions.question_words import NumberQuestion
from drafter.importing.questions.words import plain_words
from drafter.reading.sentence_fact import SentenceFact

_NOUN = 2
"""Characters of the noun that several kinds share: 全体会议、专题会议."""
_LAST = re.compile("[^，。；：、]*$")
_DONE = re.compile("(?:已经?|均已|全部|现已|年内|当年|其中|[，、])+")
"""What stands before the verb of what is done: 包案化解3件，已化解2件."""
_LEFT = re.compile("^[，、；]?[一-鿿]{0,4}(?:保留|(?:调整|清理|修订|更新)后)[一-鿿]{0,4}$")
_GENERAL = re.compile("全年|共计?|累计|先后|召开|组织|开展|举办|举行|[，、\\s]")


def has_rival(
    fact: SentenceFact, beside: Iterable[SentenceFact], question: NumberQuestion, others: Sequence[NumberQuestion]
) -> bool:
    """Return whether something else is as near: another number `beside` it for its question, another question for it.

    `others` are the further questions that the number may answer.
    """
    alike = [each for each in beside if each.figure is not None and each.unit == fact.unit and each.start != fact.start]
    name = MEASURE.sub("", question.name)
    told = (_is_kind_beside, _is_what_is_done, _is_named_twice, _is_left_later)
    if any(is_rival(fact, each, name) for each in alike for is_rival in told):
        return True
    return any(_is_named_nearer(fact, name, MEASURE.sub("", other.name)) for other in others)


def _is_kind_beside(fact: SentenceFact, other: SentenceFact, name: str) -> bool:
    """Return whether both count one kind each of a noun, and the question asks for no kind: 全体会议2次、专题会议3次."""
    own, beside = _counted(fact), _counted(other)
    noun = own[-_NOUN:]
    if len(noun) < _NOUN or noun not in name or not beside.endswith(noun) or own == beside:
        return False
    kind = own[: -len(noun)][-_NOUN:]
    return bool(kind) and kind not in name and not other.is_part


def _is_left_later(fact: SentenceFact, other: SentenceFact, _: str) -> bool:
    """Return whether the other number tells what was left of the number's things after a change: 年底保留53项."""
    return other.start > fact.start and _LEFT.search(other.near) is not None


def _is_named_twice(fact: SentenceFact, other: SentenceFact, name: str) -> bool:
    """Return whether two parts of one thing are both called what the question asks for: 警告并处罚款9件、单处罚款3件."""
    own, beside = _counted(fact), _counted(other)
    return len(name) >= _NOUN and name in own and name in beside and own != beside


def _is_what_is_done(fact: SentenceFact, other: SentenceFact, name: str) -> bool:
    """Return whether the other number alone tells what is done of the number's things, and the question asks for that."""
    if other.start < fact.start or not _DONE.match(other.near):
        return False
    verb = _DONE.sub("", other.near)
    return len(verb) == _NOUN and verb in name and verb in fact.near and not fact.near.endswith(verb)


def _is_named_nearer(fact: SentenceFact, name: str, other: str) -> bool:
    """Return whether the words beside a number are another question's very name, and not this one's."""
    told = f"{fact.near}，{fact.noun}"
    return len(other) > _NOUN and other in told and name not in told and name not in plain_words(told)


def _counted(fact: SentenceFact) -> str:
    """Return what is counted: the words right before the number, else those behind it."""
    last = _LAST.search(fact.near)
    return _GENERAL.sub("", last[0] if last and last[0] else fact.noun)
