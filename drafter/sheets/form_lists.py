"""The lists of an office's form: its activities, its meetings, with the items that are there already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafter.answers.load import Answers
from drafter.answers.questions import Question, record_questions, records_of
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import answer_at, attributes
from drafter.model.fields import StrictModel
from drafter.model.figure import Figure
from drafter.model.records import Activity
from drafter.model.titles import ACTIVITIES, FIGURES, YEAR
from drafter.sheets.office_form import BLANK, CELL_LIMIT, ListSheet, origin_at


def form_lists(questions: Sequence[Question], answers: Answers, units: Mapping[str, str]) -> tuple[ListSheet, ...]:
    """Return the lists of the `questions` of an office, the one of all its topics last.

    `units` gives the measure word of each answer, by path.
    """
    lists = [_list(question, answers) for question in questions if not question.topic]
    topics = tuple(question.topic for question in questions if question.topic)
    return (*lists, _activities(topics, answers, units)) if topics else tuple(lists)


def _list(question: Question, answers: Answers) -> ListSheet:
    items = [_texts(item, question.fields) for _, item in records_of(question, answers.report)]
    return ListSheet(question.path, question.fields, (), tuple(items))


def _activities(topics: tuple[str, ...], answers: Answers, units: Mapping[str, str]) -> ListSheet:
    fields = tuple(record_questions(Activity))
    present: list[tuple[str, ...]] = []
    earlier: list[tuple[str, ...]] = []
    for index, activity in enumerate(answers.report.activities or []):
        if activity.topic not in topics:
            continue
        readable = activity.model_copy(update={"body": _readable(activity, index, answers, units)})
        texts = (str(activity.topic), *_texts(readable, fields))
        if activity.is_carried_over:
            earlier.append((*texts, str(activity.body or "")))
        else:
            present.append(texts)
    return ListSheet(ACTIVITIES, fields, topics, tuple(present), tuple(earlier))


def _readable(activity: Activity, index: int, answers: Answers, units: Mapping[str, str]) -> str:
    """Return the text of `activity` with its figures, dates and the answers that it refers to.

    What is open is a blank, ＿＿（参加人数，上年56人）; `index` is its place in the answers file's list.
    """
    body = str(activity.body)
    for name in Activity.placeholders(body):
        text = _text_of(_value(name, activity, answers), units.get(name, ""))
        body = body.replace(f"{{{name}}}", text or _blank(name, index, answers))
    return body


def _value(name: str, activity: Activity, answers: Answers) -> object:
    """Return what stands for {name} in an activity's text; None while that is open."""
    path = AnswerPath(name)
    if path.below_root:
        return answer_at(answers.report, path)
    if name == YEAR.leaf:
        return answers.report.identity.year
    return (activity.figures or {}).get(name) or (activity.dates or {}).get(name)


def _blank(name: str, index: int, answers: Answers) -> str:
    last = origin_at(answers.source.tree, (ACTIVITIES, index, FIGURES, name)).get("上年", "")
    last_year = f"，上年{last}" if last else ""
    return f"{BLANK}（{AnswerPath(name).leaf}{last_year}）"


def _text_of(value: object, unit: str = "") -> str:
    """Return an answer as text; empty for one that is open or has no text."""
    if isinstance(value, Figure):
        return value.said(unit)
    if isinstance(value, tuple):
        return "、".join(value)
    return value if isinstance(value, str) else ""


def _texts(item: StrictModel, fields: Sequence[Question]) -> tuple[str, ...]:
    """Return the texts of a record, a column each."""
    names = attributes(type(item))
    return tuple(_text_of(getattr(item, names[field.title]))[:CELL_LIMIT] for field in fields)
