"""What can be done with a list of records: add, fill in, copy, reorder, move, withhold."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, NamedTuple

from drafter.answers.edits import DeleteRecord, DropKey, Edit, InsertRecord, MoveRecord, SetAnswer
from drafter.answers.load import Answers, attachment_problem, reference_problem
from drafter.answers.parse_typed import parse_detail, parse_typed
from drafter.answers.questions import Question, records_of, renews, shown
from drafter.columns import fit
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.model.field_spec import answer_at
from drafter.model.fields import StrictModel
from drafter.model.records import PLACEHOLDER, Activity, PlanReview
from drafter.model.report import Report
from drafter.model.titles import (
    ARRANGEMENT,
    ATTACHMENT_NAME,
    ATTACHMENTS,
    BODY,
    CARRIED_OVER,
    DATES,
    FIGURES,
    LEAD,
    PUBLIC,
    TOPIC,
)
from drafter.yamlfile.yaml_text import plain_at

_BRIEF_COLUMNS = 50


class Action(Enum):
    """Something that can be done with one record; the value is what a menu calls it."""

    EDIT = "修改"
    DELETE = "删除"
    UP = "上移"
    DOWN = "下移"
    COPY = "复制一条"
    TOPIC = "移到别的主题"
    WITHHOLD = "公开版里不写这一条"
    PUBLISH = "公开版里也写这一条"
    RENEWED = "文字不用改，去掉“沿用上年”的记号"


class RecordEntry(NamedTuple):
    """One record of a list as a menu shows it."""

    at: int
    """Its index in the answers file's list."""
    brief: str
    """Its beginning, with marks of what is special about it."""


def entries(question: Question, report: Report) -> list[RecordEntry]:
    """Return the records of a question, in the file's order."""
    return [RecordEntry(index, brief(record)) for index, record in records_of(question, report)]


def brief(record: StrictModel) -> str:
    """Return the beginning of a record, to know it by, after the marks 〔沿用上年〕, 〔已完成〕 and 〔不公开〕."""
    marks = ""
    if isinstance(record, Activity) and record.is_carried_over:
        marks += "〔沿用上年，待改〕"
    if isinstance(record, PlanReview):
        marks += f"〔{record.outcome or '待核对'}〕"
    if getattr(record, "public", None) == "否":
        marks += "〔不公开〕"
    for name in ("lead", "matter", "plan", "body", "rule"):
        text = getattr(record, name, None)
        if isinstance(text, str):
            return fit(marks + text.replace("\n", " "), _BRIEF_COLUMNS)
    return marks + "（还没有内容）"


def given_fields(record: StrictModel) -> frozenset[str]:
    """Return the titles of what stands in a record though nobody typed it: an arrangement is last year's."""
    return frozenset((LEAD, ARRANGEMENT) if isinstance(record, PlanReview) and record.plan else ())


def record_at(question: Question, report: Report, index: int) -> StrictModel:
    """Return the record at `index` of the answers file's list."""
    record: StrictModel = answer_at(report, question.place)[index]
    return record


def actions(question: Question, report: Report, index: int, topics: Sequence[str] = ()) -> list[Action]:
    """Return what can be done with a record; `topics` are all that an activity can be moved to."""
    indexes = [i for i, _ in records_of(question, report)]
    record = record_at(question, report, index)
    activity = record if isinstance(record, Activity) else None
    is_withheld = activity is not None and activity.public == "否"
    possible = {
        Action.EDIT: True,
        Action.DELETE: True,
        Action.UP: index != indexes[0],
        Action.DOWN: index != indexes[-1],
        Action.COPY: True,
        Action.TOPIC: activity is not None and any(topic != question.topic for topic in topics),
        Action.PUBLISH: is_withheld,
        Action.WITHHOLD: activity is not None and not is_withheld,
        Action.RENEWED: activity is not None and activity.is_carried_over,
    }
    return [action for action, is_possible in possible.items() if is_possible]


def action_edit(answers: Answers, question: Question, index: int, action: Action, topic: str = "") -> Edit:
    """Return the change that does `action`, any but EDIT, with a record; `topic` is where it is moved to."""
    place = (*question.place, index)
    indexes = [i for i, _ in records_of(question, answers.report)]
    at = indexes.index(index)
    edit: Edit
    match action:
        case Action.DELETE:
            edit = DeleteRecord(question.place, index)
        case Action.UP:
            edit = MoveRecord(question.place, index, indexes[at - 1])
        case Action.DOWN:
            edit = MoveRecord(question.place, index, indexes[at + 1])
        case Action.COPY:
            edit = InsertRecord(question.place, index + 1, plain_at(answers.source.tree, place))
        case Action.TOPIC:
            edit = SetAnswer((*place, TOPIC), topic)
        case Action.WITHHOLD:
            edit = SetAnswer((*place, PUBLIC), "否")
        case Action.PUBLISH:
            edit = DropKey((*place, PUBLIC))
        case _:
            edit = DropKey((*place, CARRIED_OVER))
    return edit


def field_shown(question: Question, report: Report, index: int | None, field: Question) -> str:
    """Return the present answer in a field as it would be typed; empty without a record."""
    if index is None:
        return ""
    return shown(field._replace(place=(*question.place, index, *field.place)), report)


def field_problem(
    question: Question, field: Question, jurisdiction: Jurisdiction, beside: Mapping[str, str], typed: str
) -> str:
    """Return what is wrong, in Chinese, with a text typed for a record's field; empty when nothing is.

    `beside` are the record's other answers by their titles. Whatever passes can be read again: with anything
    else in it the file could not be opened.
    """
    try:
        parse_typed(field, typed)
    except ValueError as error:
        return str(error)
    if question.topic and field.title == BODY:
        return _body_problem(half_braces(typed), jurisdiction)
    if question.path == ATTACHMENTS and field.title in (ATTACHMENT_NAME, BODY):
        both = {**beside, field.title: typed}
        return attachment_problem(both.get(ATTACHMENT_NAME), both.get(BODY), jurisdiction)
    return ""


def half_braces(text: str) -> str:
    """Return `text` with full-width braces made half-width: ｛参加人数｝ means {参加人数}."""
    return text.replace("｛", "{").replace("｝", "}")


def _body_problem(text: str, jurisdiction: Jurisdiction) -> str:
    if re.search("[{}]", PLACEHOLDER.sub("", text)):
        return "花括号里写一个名称，成对写，中间不空格，如 {参加人数}；不要的花括号请删去"
    found = (reference_problem(name, jurisdiction) for name in Activity.placeholders(text))
    return next(filter(None, found), "")


def field_edits(
    answers: Answers, question: Question, index: int | None, field: Question, typed: str
) -> tuple[int, list[Edit]]:
    """Return the index of a record and the changes that save one field of it; None as `index` adds a record.

    A changed text of an activity is this year's: the mark 沿用上年 goes.
    """
    key = str(field.place[0])
    value = parse_typed(field, half_braces(typed) if question.topic and key == BODY else typed)
    if index is None:
        end = len(answer_at(answers.report, question.place) or [])
        topic = {TOPIC: question.topic} if question.topic else {}
        return end, [InsertRecord(question.place, end, {**topic, key: value})]
    place = (*question.place, index)
    edits: list[Edit] = [SetAnswer((*place, key), value)]
    record: Any = plain_at(answers.source.tree, place)
    if renews(question.path.child(key)) and isinstance(record, Mapping) and CARRIED_OVER in record:
        edits.append(DropKey((*place, CARRIED_OVER)))
    return index, edits


def details(question: Question, report: Report, index: int) -> dict[str, str]:
    """Return the {名称} of a record's text with what each is, as it would be typed; empty where it is open."""
    record = record_at(question, report, index)
    if not isinstance(record, Activity):
        return {}
    figures, moments = record.figures or {}, record.dates or {}
    found = {}
    for name in record.own_names:
        figure, moment = figures.get(name), moments.get(name)
        if figure is not None:
            found[name] = figure.text()
        else:
            found[name] = moment if isinstance(moment, str) else ""
    return found


def text_with_details(question: Question, report: Report, index: int) -> str:
    """Return an activity's text with what its {名称} are; empty when it has none."""
    known = details(question, report, index)
    if not any(known.values()):
        return ""
    body = str(getattr(record_at(question, report, index), "body", ""))
    return PLACEHOLDER.sub(lambda match: known.get(match[1]) or match[0], body)


def detail_edits(answers: Answers, question: Question, index: int, name: str, typed: str) -> tuple[str, list[Edit]]:
    """Return what a {名称} of an activity's text is, as understood, and the changes that save it.

    An empty `typed` leaves it open.
    """
    kind, value = parse_detail(name, typed) if typed else ("", "")
    place = (*question.place, index)
    edits: list[Edit] = []
    for other in (FIGURES, DATES):
        if other != kind and plain_at(answers.source.tree, (*place, other, name)) is not None:
            edits.append(SetAnswer((*place, other, name), None))
    if kind:
        edits.append(SetAnswer((*place, kind, name), value))
    return value, edits


def detail_problem(name: str, typed: str) -> str:
    """Return what is wrong, in Chinese, with what was typed for a {名称}; empty when nothing is."""
    try:
        if typed.strip():
            parse_detail(name, typed)
    except ValueError as error:
        return str(error)
    return ""
