"""Tells of which open questions a hand's words tell the number: 主动公开政府信息210条 is 公开信息条数."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from drafter.answers.answer_names import questions_by_path
from drafter.answers.load import Answers
from drafter.answers.questions import Question
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import answer_at
from drafter.model.fields import Kind
from drafter.model.measure_conversions import is_same_measure
from drafter.model.worded_numbers import TextNumber

_NAMED = 4
"""Characters from which on a name says by itself what an open question counts."""
_COUNT = re.compile("[件次人项条个起]?数$")
_QUOTES = re.compile("[“”‘’《》]")
_WORD = 2
"""Characters of the words of which names are made."""


def thing_of(path: str) -> str:
    """Return what an answer counts, as its name has it: 行政处罚 of 行政处罚件数."""
    return _COUNT.sub("", AnswerPath(path).leaf)


def open_questions_told(
    answers: Answers, numbers: Iterable[TextNumber], *, is_new: bool
) -> Iterator[tuple[str, TextNumber]]:
    """Yield the paths of the open figures that `numbers` tell, each the one that the words before a number name best.

    New sentences (`is_new`) may name them in words of their own order; reworded ones tell first what they told before.
    """
    named = {
        path: question
        for path, question in questions_by_path(answers.jurisdiction).items()
        if question.kind is Kind.FIGURE and question.unit and len(thing_of(path)) >= _NAMED
    }
    found: dict[str, TextNumber] = {}
    for each in numbers:
        if each.value and not (each.words.is_part or each.words.each):
            paths = _named_by(named, each, is_new=is_new)
            if len(paths) == 1:
                found.setdefault(paths[0], each)
    yield from (each for each in found.items() if answer_at(answers.report, named[each[0]].place) is None)


def _named_by(named: Mapping[str, Question], number: TextNumber, *, is_new: bool) -> Sequence[str]:
    """Return the questions that have a number's measure word and the longest name of which its words have every word."""
    before = _QUOTES.sub("", number.words.before)
    alike = [
        path
        for path, question in named.items()
        if is_same_measure(number.measure, question.unit or "")
        and (thing_of(path) in before or (is_new and _has_words(before, thing_of(path))))
    ]
    longest = max(map(len, map(thing_of, alike)), default=0)
    best = [path for path in alike if len(thing_of(path)) == longest]
    return [path for path in best if before.endswith(thing_of(path))] or best


def _has_words(text: str, thing: str) -> bool:
    """Return whether a text has each word of a name in any order: 培训执法人员 for 执法培训."""
    words = [thing[at : at + _WORD] for at in range(0, len(thing), _WORD)]
    is_cut = all(len(each) == _WORD for each in words)
    return is_cut and all(each in text for each in words)
