"""What the decisions of a review change in the answers file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafter.answers.answer_names import answer_named
from drafter.answers.edits import DropKey, Edit, SetAnswer
from drafter.answers.load import Answers
from drafter.answers.parse_typed import parse_typed
from drafter.importing.kept.answers_read import TO_CHECK
from drafter.importing.reviewing.import_review import Decided, ImportReview, ReviewedNumber, ReviewVerdict
from drafter.model.answer_path import AnswerPath
from drafter.model.fields import Kind
from drafter.model.figure import FIGURE_PARTS
from drafter.model.titles import ACTIVITIES, BODY, FIGURES
from drafter.yamlfile.yaml_text import plain_at
from drafter.yamlfile.yaml_write import Plain

_NUMBER, _SOURCE = FIGURE_PARTS[0], FIGURE_PARTS[-1]


def read_decision(typed: str, number: ReviewedNumber, answers: Answers) -> Decided:
    """Return what is meant by a name of an answer, or 名称=答案, that is typed for a number.

    Raises ValueError with a Chinese sentence when there is no such answer, or it cannot have that value.
    """
    name, sign, value = (each.strip() for each in typed.replace("＝", "=", 1).partition("="))
    named = answer_named(name, answers.jurisdiction)
    question = named.question
    if named.part or named.record or question.kind is Kind.RECORDS:
        raise ValueError("这里要写一项答案的名称，如 行政执法.行政检查次数")
    given = parse_typed(question, value if sign else number.written)
    if given is None or isinstance(given, list | dict):
        raise ValueError("这里要写一个数，如 892、400余、100%；没有发生写 无")
    return Decided(ReviewVerdict.OTHER, str(question.path), str(given))


def edits_for(review: ImportReview, number: ReviewedNumber, decided: Decided, answers: Answers) -> list[Edit]:
    """Return the changes to the answers file when `decided` follows on what `review` has for `number`."""
    former, _ = review.answer_of(number)
    edits: list[Edit] = []
    if former and former != decided.path and not _is_said_elsewhere(review, number, former):
        edits += _cleared(former, answers)
    if decided.path:
        edits += _set(review, number, decided, answers)
        edits += _named_in_activity(review, number, decided, answers)
    return edits


def _is_said_elsewhere(review: ImportReview, number: ReviewedNumber, path: str) -> bool:
    """Return whether another number of the report is the answer at `path`."""
    return any(review.answer_of(other)[0] == path for other in review.numbers if other.key != number.key)


def _cleared(path: str, answers: Answers) -> Iterator[Edit]:
    """Yield what leaves an answer open that was taken for another's."""
    place = AnswerPath(path).place
    if plain_at(answers.source.tree, place) is not None:
        yield SetAnswer(place, None)


def _set(review: ImportReview, number: ReviewedNumber, decided: Decided, answers: Answers) -> Iterator[Edit]:
    place = AnswerPath(decided.path).place
    held = plain_at(answers.source.tree, place)
    if isinstance(held, Mapping):
        if str(held.get(_NUMBER) or "") != decided.value:
            yield SetAnswer((*place, _NUMBER), decided.value)
        source = str(held.get(_SOURCE) or "")
        if source.startswith(TO_CHECK):
            yield SetAnswer((*place, _SOURCE), source.removeprefix(TO_CHECK).lstrip("："))
        return
    sentence = review.sentences[number.sentence].text
    short = sentence if len(sentence) <= _LONGEST_QUOTE else f"{sentence[:_LONGEST_QUOTE]}…"
    source = f"《{review.document}》第{number.sentence + 1}句“{short}”"
    if decided.verdict is not ReviewVerdict.RIGHT or held is None:
        yield SetAnswer(place, {_NUMBER: decided.value, _SOURCE: source})


_LONGEST_QUOTE = 100
"""Characters of a sentence that is noted as a figure's source."""


def _named_in_activity(
    review: ImportReview, number: ReviewedNumber, decided: Decided, answers: Answers
) -> Iterator[Edit]:
    """Yield what puts the answer's name in the place of the number in the activity that keeps its sentence.

    The number then stands once in the file, and follows where it is corrected.
    """
    path = AnswerPath(review.sentences[number.sentence].kept_at or ".")
    if path.root != ACTIVITIES or path.record is None:
        return
    record = plain_at(answers.source.tree, path.record.place)
    if not isinstance(record, Mapping):
        return
    body, details = str(record.get(BODY) or ""), record.get(FIGURES) or {}
    own = [name for name, value in details.items() if _number_of(value) == number.written]
    if len(own) != 1 or f"{{{own[0]}}}" not in body:
        return
    yield SetAnswer((*path.record.place, BODY), body.replace(f"{{{own[0]}}}", f"{{{decided.path}}}"))
    place = (*path.record.place, FIGURES)
    yield DropKey((*place, own[0])) if len(details) > 1 else DropKey(place)


def _number_of(value: Plain) -> str:
    return str(value.get(_NUMBER) or "") if isinstance(value, Mapping) else str(value or "")
