"""Sentences that a hand wrote and that a section prints itself as soon as a question has its answer: they are that answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import NamedTuple

from drafter.answers.answer_names import questions_by_path
from drafter.answers.load import Answers
from drafter.answers.questions import Question, shown
from drafter.errors import InputError
from drafter.hints import quoted
from drafter.merging.edits.said_answers import names_thing
from drafter.merging.edits.sentence_edits import HandSentence, SentenceEdit
from drafter.merging.places.unit_sentences import bare_sentences
from drafter.model.answer_path import AnswerPath
from drafter.model.edition import Edition
from drafter.model.field_spec import answer_at
from drafter.model.fields import Kind
from drafter.model.figure import Figure
from drafter.model.measure_conversions import is_same_measure
from drafter.model.worded_numbers import TextNumber, numbers_in
from drafter.use_cases.edit_proposals import Contradiction, TakenAnswer
from drafter.use_cases.store_edits import taken_back

_MOST_TRIED = 6
"""Answers, or several at once, that are tried for a sentence: each is a rendering."""


class ToldAnswers(NamedTuple):
    """What new sentences of a hand tell of questions that the document printed nothing of."""

    taken: tuple[TakenAnswer, ...]
    contradictions: tuple[Contradiction, ...]
    """Of questions that were answered otherwise since."""
    rest: tuple[HandSentence, ...]
    """The sentences that are no answers."""


class AnswersOfSentences:
    """Finds them, for an edition of some answers."""

    def __init__(self, answers: Answers, edition: Edition, printed: Sequence[str]) -> None:
        """Take the paths of the answers that the document `printed`."""
        self._answers, self._edition = answers, edition
        known = frozenset(printed)
        figures = questions_by_path(answers.jurisdiction).items()
        self._open = {
            path: question for path, question in figures if question.kind is Kind.FIGURE and path not in known
        }

    def told(self, sentences: Sequence[HandSentence]) -> ToldAnswers:
        """Return what `sentences` come to: those alone that a section would print in the very words."""
        taken, contradictions, rest = list[TakenAnswer](), list[Contradiction](), list[HandSentence]()
        for each in sentences:
            answers = self._answers_of(each)
            taken += (answer for answer in answers if not answer.old)
            contradictions += (_contradicted(answer) for answer in answers if answer.old)
            rest += [] if answers else [each]
        return ToldAnswers(tuple(taken), tuple(contradictions), tuple(rest))

    def _answers_of(self, sentence: HandSentence) -> list[TakenAnswer]:
        """Return the answers with which a section prints a new sentence; none where it prints it with none."""
        (bare, *others) = bare_sentences([sentence.new]) if sentence.new else [""]
        numbers = list(numbers_in(bare))
        if sentence.edit is not SentenceEdit.ADDED or sentence.heading or others or not numbers:
            return []
        choices = product(*(list(self._questions_of(bare, each)) for each in numbers))
        for paths in islice(choices, _MOST_TRIED):
            answers = [self._answer(path, number, sentence.new) for path, number in zip(paths, numbers, strict=True)]
            if len(set(paths)) == len(paths) and self._prints(answers, bare):
                return _changed(answers)
        return []

    def _answer(self, path: str, number: TextNumber, sentence: str) -> TakenAnswer:
        """Return the answer at `path` as `number` tells it in a sentence."""
        return TakenAnswer(path, self._present(path), number.told, sentence, has_source=True)

    def _questions_of(self, text: str, number: TextNumber) -> Iterator[str]:
        for path, question in self._open.items():
            if is_same_measure(number.measure, question.unit or "") and names_thing(text, AnswerPath(path)):
                yield path

    def _present(self, path: str) -> str:
        question: Question = self._open[path]
        value = answer_at(self._answers.report, question.place)
        return shown(question, self._answers.report) if isinstance(value, Figure) else ""

    def _prints(self, answers: Sequence[TakenAnswer], bare: str) -> bool:
        try:
            back = taken_back(self._answers, [(each, "") for each in answers], None, self._edition)
        except InputError:
            return False
        return bare in bare_sentences(back.printed)


def _changed(answers: Sequence[TakenAnswer]) -> list[TakenAnswer]:
    return [each for each in answers if each.old != each.new]


def _contradicted(told: TakenAnswer) -> Contradiction:
    says = (f"手改{quoted(told.new)}", f"填报文件现在{quoted(told.old)}")
    return Contradiction(told.path, says, (told.sentence,))
