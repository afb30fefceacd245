"""Answers by the names that people type: 行政执法.行政检查次数, 行政检查次数 alone, 活动.3.内容, 活动.新.主题."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from drafter.answers.questions import Question, question_of
from drafter.hints import nearest, quoted, told_near
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.model.fields import Kind, StrictModel, extra_of
from drafter.model.figure import FIGURE_PARTS
from drafter.model.records import RECORD_MODELS
from drafter.model.report import Report

_NEW = re.compile(r"(?:新|\+)([0-9]*)")
_DETAILS = {"数字": Kind.FIGURE, "时间": Kind.DAY}
"""The kinds of answer that a {名称} of an activity's text can have, by the key under which they stand."""
_OURS = ("格式版本",)
"""Keys of the file's head that nobody answers."""


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
    if steps[0] == "科室":
        return _office(steps, typed)
    known = questions_by_path(jurisdiction)
    if steps[0] not in {path.partition(".")[0] for path in known}:
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
    found = {question.path: question for question in _of_model(jurisdiction)}
    for asked in jurisdiction.questions:
        unit = jurisdiction.units.get(f"本地补充.{asked.name}", asked.unit)
        place = ("本地补充", asked.name)
        found[f"本地补充.{asked.name}"] = Question(
            place, Kind(asked.kind), asked.explanation, unit, tuple(asked.choices)
        )
    return found


def _of_model(jurisdiction: Jurisdiction) -> Iterator[Question]:
    for field in Report.model_fields.values():
        title, group = str(field.alias), field.default_factory
        if isinstance(group, type) and issubclass(group, StrictModel):
            for inner in group.model_fields.values():
                question = question_of((title, str(inner.alias)), inner, jurisdiction)
                if question.path == "单位和报告.报告种类":
                    question = question._replace(choices=tuple(kind.name for kind in jurisdiction.kinds))
                yield question
        elif extra_of(field) and title not in _OURS:
            yield question_of((title,), field, jurisdiction)


def _full(steps: list[str], known: dict[str, Question], typed: str) -> list[str]:
    """Return the steps with the group in front, when the name is one group's only."""
    found = [path for path in known if path.rpartition(".")[2] == steps[0]]
    if len(found) > 1:
        raise ValueError(f"{quoted(typed)}不止一个：{'、'.join(found)}；请写出组名")
    if not found:
        raise ValueError(_unknown(typed, known))
    return [*found[0].split("."), *steps[1:]]


def _unknown(typed: str, known: dict[str, Question]) -> str:
    titles = {path.rpartition(".")[2]: path for path in known}
    near = nearest(typed, known, 0.7) or titles.get(nearest(typed.rpartition(".")[2], titles, 0.5), "")
    return f"{quoted(typed)}不是一项答案；" + (
        told_near(typed, near) if near else "请对照填报文件里的组名和名称，写 组名.名称"
    )


def _office(steps: list[str], typed: str) -> NamedAnswer:
    if len(steps) < 2:
        raise ValueError(f"{quoted(typed)}：要写是哪一组或哪一项的科室，如 科室.行政执法=督导室")
    return NamedAnswer(Question(("科室", ".".join(steps[1:])), Kind.TEXT))


def _record(question: Question, rest: list[str], typed: str, jurisdiction: Jurisdiction) -> NamedAnswer:
    """Return what `rest` names below a list of records: a whole record, one of its fields or {名称}."""
    if not rest:
        return NamedAnswer(question)
    number, is_new = rest[0], _NEW.fullmatch(rest[0])
    if not is_new and not _is_number(number):
        raise ValueError(f"{quoted(typed)}：请写第几条，如 {question.path}.1；加一条写 {question.path}.新")
    place = (*question.place, -1 if is_new else int(number) - 1)
    record = f"{question.path}.{number}" if is_new else ""
    fields = _record_fields(RECORD_MODELS[str(question.place[-1])])
    if len(rest) == 1:
        return NamedAnswer(Question(place, Kind.RECORDS, fields=tuple(fields.values())), record=record, whole=True)
    if len(rest) == 3 and rest[1] in _DETAILS and rest[1] in fields:
        return NamedAnswer(Question((*place, rest[1], rest[2]), _DETAILS[rest[1]]), record=record)
    field = fields.get(rest[1]) if len(rest) == 2 and rest[1] not in _DETAILS else None
    if field is None:
        raise ValueError(_no_field(rest, fields, typed))
    if rest[1] == "主题":
        field = field._replace(choices=tuple(topic.name for topic in jurisdiction.topics))
    return NamedAnswer(field._replace(place=(*place, *field.place)), record=record)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and 0 < int(text) < 10_000


def _no_field(rest: list[str], fields: dict[str, Question], typed: str) -> str:
    hint = "写 数字.名称 或 时间.名称" if rest[1] in _DETAILS else f"可写 {'、'.join(fields)}"
    return f"{quoted(typed)}：每条里没有{quoted('.'.join(rest[1:]))}；{hint}"


@cache
def _record_fields(model: type[StrictModel]) -> dict[str, Question]:
    return {str(f.alias): question_of((str(f.alias),), f, None) for f in model.model_fields.values()}
