"""What can be done with a list of records: add, fill in, copy, reorder, move, withhold."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from drafter.answers.edits import DeleteRecord, DropKey, Edit, InsertRecord, MoveRecord, SetAnswer
from drafter.answers.load import Answers, attachment_problem
from drafter.answers.parse_typed import parse_typed
from drafter.answers.questions import Question, records_of, shown
from drafter.answers.typed_activity import last_year_told, natural_text
from drafter.columns import fit
from drafter.interview.activity_text import body_problem, half_braces, text_shown
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.model.field_spec import answer_at
from drafter.model.fields import StrictModel
from drafter.model.item_numbers import numbered_items, split_number
from drafter.model.records import Activity, PlanReview
from drafter.model.report import Report
from drafter.model.titles import (
    ARRANGEMENT,
    ATTACHMENT_NAME,
    ATTACHMENTS,
    BODY,
    CARRIED_OVER,
    DATE,
    LAST_YEAR_S_TEXT,
    LEAD,
    MATTER,
    MEETING,
    PEOPLE,
    PLAN_REVIEWS,
    PLANS,
    PUBLIC,
    SHORTCOMINGS,
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
    marks = _marks(record)
    for name in ("lead", "matter", "plan", "body", "rule"):
        text = getattr(record, name, None)
        if name == "body" and isinstance(record, Activity):
            text = last_year_told(record) or natural_text(record)
        if isinstance(text, str) and text:
            return fit(marks + text.replace("\n", " "), _BRIEF_COLUMNS)
    return marks + "（还没有内容）"


def _marks(record: StrictModel) -> str:
    """Return the marks before a record: that it is last year's, what came of it, that it is not published."""
    marks = ""
    if isinstance(record, Activity) and record.is_carried_over:
        marks += "〔沿用上年，待改〕"
    if isinstance(record, PlanReview):
        marks += f"〔{record.outcome or '待核对'}〕"
    return f"{marks}〔不公开〕" if getattr(record, "public", None) == "否" else marks


def given_fields(record: StrictModel) -> frozenset[str]:
    """Return the titles of what stands in a record though nobody typed it this year: those are not asked."""
    if isinstance(record, Activity) and record.is_carried_over:
        return frozenset((LEAD, PEOPLE))
    return frozenset((LEAD, ARRANGEMENT) if isinstance(record, PlanReview) and record.plan else ())


def entry_refusal(typed: str) -> str:
    """Return why a text typed beside choices is no record, in Chinese: a number, a word; empty for a sentence."""
    if len(re.findall("[一-鿿]", typed)) >= _SHORTEST_ENTRY:
        return ""
    return f"“{typed}”不像一件事；请写成一句话，如 3月19日举办校长培训班，56人参加。要填数，先选它那一行"


_SHORTEST_ENTRY = 4
"""Chinese characters of the shortest sentence."""
_MEETING = re.compile(
    r"(?P<date>[0-9年月日号至到—–~～-]*[月日号])?(?:召开|，)?(?P<body>.*?会议?)?[，,：:上]*(?P<matter>.*)", re.DOTALL
)


def meeting_drafts(typed: str) -> tuple[tuple[str, str], ...]:
    """Return what a sentence on a meeting says of its fields: 3月1日第10次局长办公会学习《条例》."""
    match = _MEETING.fullmatch(typed.strip())
    parts = (match["date"], match["body"], match["matter"]) if match else ("", "", typed)
    return tuple(zip((DATE, MEETING, MATTER), (part or "" for part in parts), strict=True))


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


def action_edits(answers: Answers, question: Question, index: int, action: Action, topic: str = "") -> list[Edit]:
    """Return the changes that do `action`, any but EDIT, with a record; `topic` is where it is moved to."""
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
            held = plain_at(answers.source.tree, place)
            return [DropKey((*place, key)) for key in (CARRIED_OVER, LAST_YEAR_S_TEXT) if key in dict(held)]
    return [edit]


def field_shown(question: Question, report: Report, index: int | None, field: Question) -> str:
    """Return the present answer in a field as it would be typed; empty without a record."""
    if index is None:
        return ""
    if question.topic and field.title == BODY:
        return text_shown(question, report, index)
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
        return body_problem(half_braces(typed), jurisdiction)
    if question.path == ATTACHMENTS and field.title in (ATTACHMENT_NAME, BODY):
        both = {**beside, field.title: typed}
        return attachment_problem(both.get(ATTACHMENT_NAME), both.get(BODY), jurisdiction)
    return ""


_COUNTED = {SHORTCOMINGS: (LEAD, BODY), PLANS: (LEAD, BODY), PLAN_REVIEWS: (LEAD, ARRANGEMENT)}
"""The lists that the report counts, each with the fields with which an item begins."""


def is_counted(question: Question, field: Question) -> bool:
    """Return whether an item that the report counts may begin with `field`, so that a number typed there is one too many."""
    return field.title in _COUNTED.get(question.path, ())


def number_told(question: Question, field: Question, typed: str) -> str:
    """Return in Chinese what becomes of the numbers typed before an item, or several; empty when there are none."""
    if not is_counted(question, field):
        return ""
    items, (number, _) = numbered_items(typed), split_number(typed)
    if len(items) > 1:
        return f"照序号分成了 {len(items)} 条；序号由程序加，以后不用写。"
    return f"去掉了“{number}”：序号由程序加，不用写。" if number else ""


def field_edits(
    answers: Answers, question: Question, index: int | None, field: Question, typed: str
) -> tuple[int, list[Edit]]:
    """Return the index of a record and the changes that save one field of it; None as `index` adds a record.

    The text of an activity is saved by `text_change`.
    """
    key = str(field.place[0])
    if is_counted(question, field):
        first, *further = numbered_items(typed)
        typed = split_number(first)[1]
        if further:
            at, edits = field_edits(answers, question, index, field, typed)
            rest = (
                InsertRecord(question.place, at + n, {key: parse_typed(field, each)})
                for n, each in enumerate(further, 1)
            )
            return at, [*edits, *rest]
    value = parse_typed(field, typed)
    if index is None:
        end = len(answer_at(answers.report, question.place) or [])
        topic = {TOPIC: question.topic} if question.topic else {}
        return end, [InsertRecord(question.place, end, {**topic, key: value})]
    place = (*question.place, index)
    return index, [SetAnswer((*place, key), value)]
