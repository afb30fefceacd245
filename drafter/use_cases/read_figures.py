"""Finds figures of open questions in words that are taken, where only a reader of reports knows that these tell them.

罚款3万元 has no word of the name 罚款金额 in its order, and 组织培训5次 not all of 执法培训次数; `numbers_of_hands` reads both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from drafter.answers.answer_names import questions_by_path
from drafter.answers.load import Answers
from drafter.merging.edits.sentence_edits import SentenceEdit
from drafter.merging.numbers.fresh_figures import OwnNumber, Reader, own_numbers
from drafter.merging.places.unit_sentences import clause_at
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import answer_at
from drafter.model.fields import Kind
from drafter.model.measure_conversions import converted, is_same_measure
from drafter.model.titles import ACTIVITIES, BODY, PLANS, SHORTCOMINGS
from drafter.model.worded_numbers import TextNumber
from drafter.pages.written_lines import WrittenLine
from drafter.use_cases.edit_proposals import Taken, TakenAnswer, TakenSentence
from drafter.use_cases.open_figures import open_figure
from drafter.use_cases.unfollowed_answers import UnfollowedAnswer

_RATE = re.compile("([\u4e00-\u9fff]{2})率[^0-9，。；]{0,3}$")
"""Says before a number of what sort a rate is: 整改率达."""


def with_read_figures(
    answers: Answers, taken: Sequence[Taken], base: Sequence[WrittenLine], hand: Sequence[str], read: Reader
) -> tuple[Taken, ...]:
    """Return what is `taken` of the paragraphs `hand`, edited from `base`, with the open figures that `read` knows its words to tell.

    Those that their words name are known without it.
    """
    words = [_words(each) for each in taken]
    own = [each for each in own_numbers(base, hand) if _is_alone(each) and _place(each, hand, words) is not None]
    if not own:
        return tuple(taken)
    found = list(taken)
    known = {each.path for one in taken for each in one.unfollowed}
    for path, number in _open_paths(answers, read(own, hand)):
        place = _place(number, hand, words)
        if place is None or path in known or _tells(found[place], number):
            continue
        known.add(path)
        told = UnfollowedAnswer(path, "", figure=open_figure(path, number.number))
        found[place] = replace(found[place], unfollowed=(*found[place].unfollowed, told))
    return tuple(found)


def _is_alone(own: OwnNumber) -> bool:
    """Return whether a number tells how many there were, and neither a part of them nor how many each had."""
    return bool(own.number.value) and not (own.number.words.is_part or own.number.words.each)


def _open_paths(answers: Answers, own: Sequence[OwnNumber]) -> Iterator[tuple[str, OwnNumber]]:
    """Yield the paths of open figures that numbers are read to answer, in their measure words."""
    questions = questions_by_path(answers.jurisdiction)
    for each in own:
        question = questions.get(each.answers[0]) if each.is_read else None
        if question is None or question.kind is not Kind.FIGURE or not question.unit:
            continue
        is_open = answer_at(answers.report, question.place) is None
        if is_open and _is_in(question.unit, each.number) and _is_of_rate(each, AnswerPath(each.answers[0]).leaf):
            yield each.answers[0], each


def _is_in(unit: str, number: TextNumber) -> bool:
    """Return whether a number can be typed where `unit` is asked for: 3万元 is 30000 with 元."""
    measure = number.measure
    return is_same_measure(measure, unit) or (
        number.value is not None and converted(number.value, measure, unit) is not None
    )


def _is_of_rate(own: OwnNumber, name: str) -> bool:
    """Return whether a rate is of the sort that a question is called by, in a sentence that says of what; True for all else.

    整改率 is 隐患整改率 where the sentence tells of 隐患; 胜诉率 is no 出庭应诉率.
    """
    number = own.number
    told = _RATE.search(number.words.before)
    if told is None:
        return True
    subject, kind, rest = name.partition(f"{told[1]}率")
    around = own.sentence.replace(f"{told[1]}率", "")
    pairs = ["".join(each) for each in pairwise(subject)]
    return bool(kind) and not rest and (not pairs or any(each in around for each in pairs))


def _words(taken: Taken) -> str:
    """Return the hand's words of what is taken; empty where they tell no fact of the year."""
    if isinstance(taken, TakenAnswer):
        return taken.new if ACTIVITIES.holds(taken.path) and AnswerPath(taken.path).leaf == BODY else ""
    if not isinstance(taken, TakenSentence) or taken.hand.edit is SentenceEdit.LEFT_OUT:
        return ""
    records = filter(None, (taken.record, taken.hand.of_record, taken.hand.beside))
    is_of_year = all(AnswerPath(each).root not in (PLANS, SHORTCOMINGS) for each in records)
    return taken.hand.new if is_of_year else ""


def _place(own: OwnNumber, hand: Sequence[str], words: Sequence[str]) -> int | None:
    """Return which of some `words` have the clause of a number; None where none have, or several."""
    clause = clause_at(hand[own.paragraph], own.number.start)
    places = [i for i, each in enumerate(words) if clause in each]
    return places[0] if len(places) == 1 else None


def _tells(taken: Taken, own: OwnNumber) -> bool:
    """Return whether a number is known already to tell an open figure."""
    figures = (each.figure for each in taken.unfollowed if each.figure is not None)
    return any(each == open_figure(each.path, own.number)._replace(was=each.was) for each in figures)
