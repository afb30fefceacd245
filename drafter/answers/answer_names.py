"""Answers by the names that people type: 行政执法.行政检查次数, 行政检查次数 alone, 活动.3.内容, 活动.新.主题."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.answers.questions import Question, offered, question_at, question_of
from drafter.hints import nearest, quoted, told_near
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import FieldSpec, catalogue, top_level
from drafter.model.fields import Kind
from drafter.model.figure import FIGURE_PARTS
from drafter.model.titles import DATES, FIGURES, FORMAT_VERSION, OFFICES

_NEW = re.compile(r"(?:新|\+)([0-9]*)")
_DETAILS = {FIGURES: Kind.FIGURE, DATES: Kind.DAY}
"""The kinds of answer that a {名称} of an activity's text can have, by the key under which they stand."""
_NEW_AT = -1
"""Stands in a place for the record that is to be made."""


class NamedAnswer(NamedTuple):
    """An answer that is named."""

    question: Question
    """What may be answered, at its full place in the answers file; of a new record at index -1."""
    part: str = ""
    """Of a figure: what stands beside it, such as 提供科室."""
    record: str = ""
    """The name of a new record, such as 新 or 新2; the same name is the same record."""
    whole: bool = False
    """A whole record of a list is meant."""


def answer_named(typed: str, jurisdiction: Jurisdiction) -> NamedAnswer:
    """Return the answer that `typed` names. Raises ValueError with a Chinese sentence and the nearest name."""
    steps = [step.strip() for step in typed.strip().split(".")]
    if steps[0] == OFFICES:
        return _office(steps, typed)
    known = questions_by_path(jurisdiction)
    if steps[0] not in {AnswerPath(path).root for path in known}:
        steps = _full(steps, known, typed)
    path = ".".join(steps[:2])
    question = known.get(path) or known.get(steps[0])
    if question is None:
        raise ValueError(_unknown(typed, known))
    rest = steps[len(question.place) :]
    if question.kind is Kind.RECORDS:
        return _record(question, rest, typed, jurisdiction)
    if not rest:
        return NamedAnswer(question)
    if question.kind is Kind.FIGURE and len(rest) == 1 and rest[0] in FIGURE_PARTS:
        return NamedAnswer(question, "" if rest[0] == FIGURE_PARTS[0] else rest[0])
    if question.kind is Kind.FIGURE:
        raise ValueError(f"{quoted(typed)}：数字下面没有{quoted('.'.join(rest))}；可写 {'、'.join(FIGURE_PARTS[1:])}")
    raise ValueError(f"{quoted(typed)}：{quoted(question.path)}下面没有下级；直接写 {question.path}=答案")


def questions_by_path(jurisdiction: Jurisdiction) -> dict[str, Question]:
    """Return the question of every answer that the file may hold, by path, asked by a section or not."""
    return {spec.path: question_of(spec, jurisdiction) for spec in _specs(jurisdiction)}


def _specs(jurisdiction: Jurisdiction) -> Iterator[FieldSpec]:
    for spec in top_level():
        if spec.is_group:
            yield from spec.fields
        elif spec.kind and spec.path != FORMAT_VERSION:
            yield spec
    yield from (asked.spec() for asked in jurisdiction.questions)


def _full(steps: list[str], known: dict[str, Question], typed: str) -> list[str]:
    """Return the steps with the group in front, when the name is one group's only."""
    found = [path for path in known if AnswerPath(path).leaf == steps[0]]
    if len(found) > 1:
        raise ValueError(f"{quoted(typed)}不止一个：{'、'.join(found)}；请写出组名")
    if not found:
        raise ValueError(_unknown(typed, known))
    return [*found[0].split("."), *steps[1:]]


def _unknown(typed: str, known: dict[str, Question]) -> str:
    titles = {AnswerPath(path).leaf: path for path in known}
    near = nearest(typed, known, 0.7) or titles.get(nearest(typed.rpartition(".")[2], titles, 0.5), "")
    return f"{quoted(typed)}不是一项答案；" + (
        told_near(typed, near) if near else "请对照填报文件里的组名和名称，写 组名.名称"
    )


def _office(steps: list[str], typed: str) -> NamedAnswer:
    if len(steps) < 2:
        raise ValueError(f"{quoted(typed)}：要写是哪一组或哪一项的科室，如 科室.行政执法=督导室")
    return NamedAnswer(Question((*OFFICES.place, ".".join(steps[1:])), Kind.TEXT))


def _record(question: Question, rest: list[str], typed: str, jurisdiction: Jurisdiction) -> NamedAnswer:
    """Return what `rest` names below a list of records: a whole record, one of its fields or {名称}."""
    if not rest:
        return NamedAnswer(question)
    number, is_new = rest[0], _NEW.fullmatch(rest[0])
    if not is_new and not _is_number(number):
        raise ValueError(f"{quoted(typed)}：请写第几条，如 {question.path}.1；加一条写 {question.path}.新")
    record = f"{question.path}.{number}" if is_new else ""
    place = (*question.place, _NEW_AT) if is_new else question.path.child(number).place
    fields = _fields_of_record(question.path, jurisdiction)
    key, below = (rest[1], rest[2:]) if len(rest) > 1 else ("", [])
    if not key:
        return NamedAnswer(Question(place, Kind.RECORDS, fields=tuple(fields.values())), record=record, whole=True)
    if key in _DETAILS and key in fields and len(below) == 1:
        return NamedAnswer(Question((*place, key, below[0]), _DETAILS[key]), record=record)
    if key in _DETAILS or key not in fields or below:
        raise ValueError(_no_field(rest, fields, typed))
    return NamedAnswer(fields[key]._replace(place=(*place, key)), record=record)


def _fields_of_record(records: AnswerPath, jurisdiction: Jurisdiction) -> dict[str, Question]:
    """Return the questions of one record of a list by their titles, also those that nobody is asked."""
    return {
        spec.title: question_at(spec.path)._replace(
            place=(spec.title,), choices=offered(spec, jurisdiction) or spec.choices
        )
        for spec in catalogue()[records].fields
    }


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and 0 < int(text) < 10_000


def _no_field(rest: list[str], fields: dict[str, Question], typed: str) -> str:
    details = " 或 ".join(f"{key}.名称" for key in _DETAILS)
    hint = f"写 {details}" if rest[1] in _DETAILS else f"可写 {'、'.join(fields)}"
    return f"{quoted(typed)}：每条里没有{quoted('.'.join(rest[1:]))}；{hint}"
