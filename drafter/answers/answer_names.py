"""Answers by the names that people type: 行政执法.行政检查次数, 行政检查次数 alone, 活动.3.内容, 活动.新.主题."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from drafter.answers.questions import Question, offered, question_at, question_of
from drafter.hints import nearest, nearest_hint, quoted
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import FieldSpec, catalogue
from drafter.model.fields import Kind
from drafter.model.figure import FIGURE_PARTS
from drafter.model.titles import BODY, DATE, DATES, FIGURES, FORMAT_VERSION, OFFICES

_NEW = re.compile(r"(?:新|\+)([0-9]*)")
_DETAILS = {FIGURES: Kind.FIGURE, DATES: Kind.DAY}
"""The kinds of answer that a {名称} of an activity's text can have, by the key under which they stand."""
NEW_INDEX = -1
"""The index of a record that is to be made, in the place of an answer."""


class NamedAnswer(NamedTuple):
    """An answer that is named."""

    question: Question
    """What may be answered, at its full place in the answers file; of a new record at NEW_INDEX."""
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
        steps = _with_group(steps, known, typed)
    question = known.get(".".join(steps[:2])) or known.get(steps[0])
    if question is None:
        raise ValueError(_unknown(typed, known))
    below = steps[len(question.place) :]
    if not below:
        return NamedAnswer(question)
    if question.kind is Kind.RECORDS:
        return _record(question, below, typed, jurisdiction)
    if question.kind is Kind.FIGURE:
        return _part_of_figure(question, ".".join(below), typed)
    raise ValueError(f"{quoted(typed)}：{quoted(question.path)}下面没有下级；直接写 {question.path}=答案")


def _part_of_figure(question: Question, part: str, typed: str) -> NamedAnswer:
    number, *others = FIGURE_PARTS
    if part == number:
        return NamedAnswer(question)
    if part in others:
        return NamedAnswer(question, part)
    raise ValueError(f"{quoted(typed)}：数字下面没有{quoted(part)}；可写 {'、'.join(others)}")


def questions_by_path(jurisdiction: Jurisdiction) -> Mapping[str, Question]:
    """Return the question of every answer that the file may hold, by path, asked by a section or not.

    Each is made when it is asked for: there are thousands, and who names an answer wants one.
    """
    return _Questions(jurisdiction)


class _Questions(Mapping[str, Question]):
    def __init__(self, jurisdiction: Jurisdiction) -> None:
        self._jurisdiction = jurisdiction
        self._by_path: dict[str, FieldSpec] = {spec.path: spec for spec in _specs(jurisdiction)}

    def __getitem__(self, path: str) -> Question:
        return question_of(self._by_path[path], self._jurisdiction)

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_path)

    def __len__(self) -> int:
        return len(self._by_path)


def _specs(jurisdiction: Jurisdiction) -> Iterator[FieldSpec]:
    for spec in jurisdiction.catalogue().roots:
        if spec.is_group:
            yield from spec.fields
        elif spec.kind and spec.path != FORMAT_VERSION:
            yield spec


def _with_group(steps: list[str], known: Mapping[str, Question], typed: str) -> list[str]:
    """Return the steps with the group in front, when the name is one group's only."""
    found = [path for path in known if AnswerPath(path).leaf == steps[0]]
    if len(found) > 1:
        raise ValueError(f"{quoted(typed)}不止一个：{'、'.join(found)}；请写出组名")
    if not found:
        raise ValueError(_unknown(typed, known))
    return [*found[0].split("."), *steps[1:]]


def _unknown(typed: str, known: Mapping[str, Question]) -> str:
    titles = {AnswerPath(path).leaf: path for path in known}
    near_title = nearest(AnswerPath(typed).leaf, titles, 0.5)
    near = nearest(typed, known, 0.7) or titles.get(near_title, "")
    hint = nearest_hint(typed, near) if near else "请对照填报文件里的组名和名称，写 组名.名称"
    return f"{quoted(typed)}不是一项答案；{hint}"


def _office(steps: list[str], typed: str) -> NamedAnswer:
    if len(steps) < 2:
        raise ValueError(f"{quoted(typed)}：要写是哪一组或哪一项的科室，如 科室.行政执法=督导室")
    return NamedAnswer(Question((*OFFICES.place, ".".join(steps[1:])), Kind.TEXT))


def _record(question: Question, below: list[str], typed: str, jurisdiction: Jurisdiction) -> NamedAnswer:
    """Return what `below` names in a list of records: a whole record, one of its fields or {名称}."""
    number, *inside = below
    is_new = _NEW.fullmatch(number) is not None
    if not is_new and not _is_number(number):
        raise ValueError(f"{quoted(typed)}：请写第几条，如 {question.path}.1；加一条写 {question.path}.新")
    record = f"{question.path}.{number}" if is_new else ""
    place = (*question.place, NEW_INDEX) if is_new else question.path.child(number).place
    fields = _fields_of_record(question.path, jurisdiction)
    if not inside:
        whole = Question(place, Kind.RECORDS, fields=tuple(fields.values()))
        return NamedAnswer(whole, record=record, whole=True)
    field = _field_of_record(inside, fields)
    if field is None:
        raise ValueError(_no_field(inside, fields, typed))
    return NamedAnswer(field._replace(place=(*place, *inside)), record=record)


def _field_of_record(inside: list[str], fields: dict[str, Question]) -> Question | None:
    """Return the question for a field of a record, or for a {名称} of its text; None when there is none."""
    key = inside[0]
    if key in _DETAILS and key in fields:
        return Question((), _DETAILS[key]) if len(inside) == 2 else None
    return fields.get(key) if len(inside) == 1 else None


def _fields_of_record(records: AnswerPath, jurisdiction: Jurisdiction) -> dict[str, Question]:
    """Return the questions of one record of a list by their titles, also those that nobody is asked."""
    found = {}
    for spec in catalogue()[records].fields:
        choices = offered(spec, jurisdiction) or spec.choices
        found[spec.title] = question_at(spec.path)._replace(place=(spec.title,), choices=choices)
    return found


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and 0 < int(text) < 10_000


def _no_field(inside: list[str], fields: dict[str, Question], typed: str) -> str:
    key = inside[0]
    shown = [f"{title}.名称" if title in _DETAILS else title for title in fields]
    hint = f"可写 {'、'.join(shown)}"
    if key in (*_DETAILS, DATE) and DATES in fields:
        marked = " 或 ".join(f"{each}.名称" for each in _DETAILS)
        hint = f"时间和数照平常写在{BODY}里，如 {BODY}=3月19日举办培训班，56人参加；{BODY}里有花括号的，写 {marked}"
    return f"{quoted(typed)}：每条里没有{quoted('.'.join(inside))}；{hint}"
