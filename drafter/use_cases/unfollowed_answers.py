"""Answers that a hand's words no longer follow: the sentence that they wrote got other words, and they stay as they are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from drafter.answers.answer_names import answer_named, questions_by_path
from drafter.answers.load import Answers
from drafter.answers.questions import Question, shown
from drafter.hints import quoted
from drafter.merging.edits.said_answers import DENIED, SaidAnswer, is_retold, own_numbers
from drafter.merging.edits.sentence_edits import HandSentence, SentenceEdit
from drafter.merging.places.followed_figures import sum_of
from drafter.merging.texts.lost_figures import RATES
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import answer_at
from drafter.model.fields import Kind
from drafter.model.figure import Figure
from drafter.model.measure_conversions import both_count, is_same_measure, may_count_alike
from drafter.model.records import Ground
from drafter.model.titles import PLANS
from drafter.model.worded_numbers import TextNumber, numbers_in
from drafter.use_cases.open_figures import OpenFigure, open_figure
from drafter.use_cases.open_questions import open_questions_told, thing_of

_NONE = "无"
_NOUN = 2
"""Characters of the shortest noun that says what is counted."""
_BETWEEN = "、"
_DIGIT = re.compile("[0-9]")
_CLAUSE_ENDS = re.compile("[，。；]")
_DENIAL = "没有(?:发生|作出|办理|收到)?|未(?:作出|发生|办理|收到|出现|产生|实施|开展|有)|无|不存在"


class UnfollowedAnswer(NamedTuple):
    """An answer that stays as it is, whatever the hand's sentence says."""

    path: str
    present: str
    """What it is, as it would be typed; empty for one that is open and that the sentence tells."""
    is_denied: bool = False
    """Whether the hand's sentence says that there was none, wherever it was printed."""
    figure: OpenFigure | None = None
    """Of one that is open: what the sentence tells of it."""

    @property
    def notice(self) -> str:
        """What is told beside the sentence before it is taken."""
        if not self.present:
            return f"留意：{self.path} 空着，这句话里写着它的数；收下后那里还是空着，填了可能再印一遍；要填的，请把这句话里的数删去"
        kept = quoted(self.present)
        if self.is_denied:
            return f"留意：{self.path} 填的是{kept}，这句话说没有；收下后那里不变，请另改那一项"
        return f"留意：这一句原来由 {self.path} 写出；收下后那里还是{kept}，和改过的话不一致的，请另改那一项"

    @property
    def reminder(self) -> str:
        """What the page tells when the sentence was taken: there the listing is no longer beside it."""
        if not self.present:
            return f"留意：{self.path} 空着，手改的话里写着它的数，填了可能再印一遍；要填的，请把那句话里的数删去"
        return f"留意：{self.path} 还是{quoted(self.present)}，改写的话不由它写出；和改过的话不一致的，请改这一项"


def unfollowed_answers(answers: Answers, hand: HandSentence, settled: Collection[str]) -> Iterator[UnfollowedAnswer]:
    """Yield the answers that `hand` says no more and that are not among the `settled` paths, which are told elsewhere.

    One that is open, or that the hand's words say as it is now, is left out; so is a figure in whose place they tell no
    other number, such as 全部 for 100%: that does not contradict it.
    """
    contrary = list(_told_otherwise(answers, hand, settled))
    yield from contrary
    denied = {each.path for each in contrary if each.is_denied}
    numbers = _own_numbers(hand)
    for path in hand.unsaid:
        answer = None if path in settled or path in denied else _present_answer(answers, path)
        if answer is None or _agrees(answer, hand, numbers):
            continue
        is_denied = not answer.is_none and _says_none(hand)
        counts_it = answer.is_none and len(hand.unsaid) == 1
        figure = _only_count(answer, numbers) if counts_it else None
        yield UnfollowedAnswer(path, answer.text, is_denied=is_denied, figure=figure)


class _PresentAnswer(NamedTuple):
    """An answer that wrote a sentence, as it is now."""

    path: str
    value: object
    unit: str
    text: str
    """As it would be typed; empty for an open one."""

    @property
    def is_none(self) -> bool:
        """True for 无."""
        return isinstance(self.value, Figure) and self.value.applies and self.value.value == 0


def _present_answer(answers: Answers, path: str) -> _PresentAnswer | None:
    """Return the answer at `path`; None where it is made of others."""
    try:
        question = answer_named(path, answers.jurisdiction).question
    except ValueError:
        return None
    answer = _PresentAnswer(path, answer_at(answers.report, question.place), question.unit or "", "")
    return answer._replace(text=_NONE if answer.is_none else shown(question, answers.report))


def _agrees(answer: _PresentAnswer, hand: HandSentence, numbers: Sequence[TextNumber]) -> bool:
    """Return whether the hand's words say an answer as it is, or nothing that contradicts it."""
    if not answer.text or _is_told(answer.text, hand.new):
        return True
    if not isinstance(answer.value, Figure):
        return False
    if answer.is_none and (_is_denied(answer.path, hand.new) or any(_counts_of(answer.path, hand, answer.unit))):
        return True
    if not answer.is_none and _says_none(hand):
        return False
    return _says_as_it_is(answer, answer.value, hand, numbers) or _is_summed(answer.path, hand, numbers)


def _own_numbers(hand: HandSentence) -> list[TextNumber]:
    """Return the numbers that the hand's words say and those in whose place they stand do not."""
    return [each for change in hand.rewordings for each in own_numbers(change.wording, change.original)]


def _told_otherwise(answers: Answers, hand: HandSentence, settled: Collection[str]) -> Iterator[UnfollowedAnswer]:
    """Yield the figures that are 无 or open of which `hand` now tells how many, as 行政诉讼案件1件, and those told for 无 that are not."""
    is_left_out = not any(change.wording for change in hand.rewordings) and not hand.new
    if is_left_out or _is_of_plan(hand):
        return
    yield from (each for each in _told_open(answers, hand) if each.path not in settled)
    for path, question in questions_by_path(answers.jurisdiction).items():
        is_asked = question.kind is Kind.FIGURE and path not in settled
        contrary = _contrary_figure(answers, hand, path, question) if is_asked else None
        if contrary is not None:
            yield contrary


def _contrary_figure(answers: Answers, hand: HandSentence, path: str, question: Question) -> UnfollowedAnswer | None:
    """Return a figure of which `hand` says the contrary: how many where it is 无, none where it is not; None for all others."""
    value = answer_at(answers.report, question.place)
    if not isinstance(value, Figure) or not value.applies:
        return None
    if value.value == 0:
        counted = next(_counts_of(path, hand, question.unit or ""), None)
        return None if counted is None else UnfollowedAnswer(path, _NONE, figure=_instead_of_none(path, counted))
    if value.value and _denies(path, hand.new) and not _denies(path, hand.old):
        return UnfollowedAnswer(path, shown(question, answers.report), is_denied=True)
    return None


def _instead_of_none(path: str, number: TextNumber) -> OpenFigure:
    """Return the figure of an answer that is 无, as `number` tells it."""
    return open_figure(path, number)._replace(was=_NONE)


def told_open(answers: Answers, old: str, new: str) -> Iterator[UnfollowedAnswer]:
    """Yield the open figures that a text tells and the one in whose place it stands does not."""
    yield from _open(answers, own_numbers(new, old), is_new=True)


def _told_open(answers: Answers, hand: HandSentence) -> Iterator[UnfollowedAnswer]:
    """Return the open figures that new words tell."""
    changes = [(change.wording, change.original) for change in hand.rewordings] or [(hand.new, hand.old)]
    numbers = (each for change in changes for each in own_numbers(*change))
    return _open(answers, numbers, is_new=hand.edit is SentenceEdit.ADDED)


def _open(answers: Answers, numbers: Iterable[TextNumber], *, is_new: bool) -> Iterator[UnfollowedAnswer]:
    for path, number in open_questions_told(answers, numbers, is_new=is_new):
        yield UnfollowedAnswer(path, "", figure=open_figure(path, number))


def _only_count(answer: _PresentAnswer, numbers: Sequence[TextNumber]) -> OpenFigure | None:
    """Return the one number of a hand's that can be what an answer, which is 无, counts: 发现1家需要整改."""
    alike = [each for each in numbers if each.value and is_same_measure(each.measure, answer.unit)]
    is_lone = len(alike) == 1 and not (alike[0].words.is_part or alike[0].words.each)
    return _instead_of_none(answer.path, alike[0]) if is_lone else None


def _is_of_plan(hand: HandSentence) -> bool:
    """Return whether new words tell what is planned for next year: they are no answers of this one."""
    path = hand.of_record or hand.beside
    record = AnswerPath(path).record if path else None
    return record is not None and record.parent == PLANS


def _denies(path: str, text: str) -> bool:
    """Return whether a text says that there was none of what an answer counts: 未作出行政处罚, 无行政复议案件、行政诉讼案件."""
    thing = re.escape(thing_of(path))
    denial = f"(?:{_DENIAL})(?:[^，。；0-9]{{1,20}}、)?{thing}(?![数人][0-9])"
    return len(thing_of(path)) > 1 and re.search(denial, text) is not None


def _says_none(hand: HandSentence) -> bool:
    """Return whether the hand's words, without any number, say that there was none of what the old ones told."""
    words = re.compile(f"(?:^|[，。；]|全年|年内|本年度?)(?:{_DENIAL})")
    return bool(words.search(hand.new)) and not words.search(hand.old) and not any(numbers_in(hand.new))


def _counts_of(path: str, hand: HandSentence, unit: str) -> Iterator[TextNumber]:
    """Yield the numbers that new words tell right behind what an answer counts."""
    thing = thing_of(path)
    if len(thing) < _NOUN:
        return
    for each in _own_numbers(hand):
        is_in_unit = not unit or is_same_measure(each.measure, unit)
        if each.value and is_in_unit and each.words.before.endswith(thing):
            yield each


def _is_denied(path: str, text: str) -> bool:
    """Return whether a clause of a text says that there is none of what an answer counts."""
    thing = thing_of(path)
    clauses = (clause for clause in _CLAUSE_ENDS.split(text) if thing in clause)
    return any(DENIED.search(clause) and not any(numbers_in(clause)) for clause in clauses)


def _is_summed(path: str, hand: HandSentence, numbers: Sequence[TextNumber]) -> bool:
    """Return whether one of the hand's numbers is the sum of a figure that was printed with others: it contradicts none."""
    printed = {each.path: next(numbers_in(each.value), None) for each in hand.grounds}
    part = printed.get(path)
    values = [each.value for each in printed.values() if each and each.value is not None]
    return part is not None and any(sum_of(each.value, values, part.value) for each in numbers)


def _alike(numbers: Sequence[TextNumber], unit: str) -> Iterator[TextNumber]:
    """Yield the numbers that may tell a figure otherwise: a rate is told by a rate, a count by a count, years by years."""
    is_rate = RATES.search(unit) is not None
    of_sort = (each for each in numbers if (RATES.search(each.measure) is not None) == is_rate)
    yield from (each for each in of_sort if both_count(each.measure, unit) or may_count_alike(each.measure, unit))


def _says_as_it_is(answer: _PresentAnswer, figure: Figure, hand: HandSentence, numbers: Sequence[TextNumber]) -> bool:
    """Return whether one of the hand's `numbers` tells a figure as it is, in words that name it, or none could tell it otherwise."""
    said = [SaidAnswer(Ground(answer.path, figure.text(answer.unit)), is_figure=True)]
    is_named = any(is_retold(said, *change) for change in hand.rewordings)
    return is_named or all(each.value in (None, figure.value) for each in _alike(numbers, answer.unit))


def _is_told(present: str, text: str) -> bool:
    """Return whether `text` says an answer as it is, or each of several names that it is, wherever it says them."""
    if present == _NONE:
        return False
    names = present.split(_BETWEEN)
    is_apart = len(names) > 1 and not _DIGIT.search(present) and all(each in text for each in names)
    return is_apart or re.search(rf"(?<![0-9、]){re.escape(present)}(?![0-9、])", text) is not None
