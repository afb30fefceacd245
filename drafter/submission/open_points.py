"""What the offices have still to do before a report is finished."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.answers.load import Answers
from drafter.hints import quoted
from drafter.model.answer_path import AnswerPath
from drafter.model.doubt import Doubt
from drafter.model.field_spec import answer_at
from drafter.model.titles import ACTIVITIES, PLAN_REVIEWS, SUPPLIED_BY, TOPIC
from drafter.review.missing_answers import NO_OFFICE
from drafter.review.status_report import StatusReport
from drafter.submission.submission import OpenPoint


def open_points(answers: Answers, status: StatusReport) -> tuple[OpenPoint, ...]:
    """Return what is open in `answers`, whose status is `status`: offices in the order of their first point, none last."""
    points = tuple(_points(answers, status))
    order = list(dict.fromkeys(each.office for each in points))
    return tuple(sorted(points, key=lambda each: (each.office == NO_OFFICE, order.index(each.office))))


def _points(answers: Answers, status: StatusReport) -> Iterator[OpenPoint]:
    for each in status.missing:
        yield _point(each.office, f"填{quoted(each.title)}")
    offices = {row.path: row.office for row in status.rows}
    for doubt in status.doubts:
        if not doubt.reason:
            yield _point(_office_of(answers, doubt, offices), f"{doubt.message}；{doubt.mend}")
    for number, beginning in status.carried_over:
        topic = answer_at(answers.report, ACTIVITIES.child(number, TOPIC))
        office = answers.jurisdiction.office(ACTIVITIES.child(topic)) if isinstance(topic, str) else ""
        yield _point(office, f"第{number}条活动还是上一年的文字，改成今年的：{beginning}")
    for number, beginning in status.unjudged:
        named = answer_at(answers.report, PLAN_REVIEWS.child(number, SUPPLIED_BY))
        office = named if isinstance(named, str) else answers.jurisdiction.office(PLAN_REVIEWS)
        yield _point(office, f"核对第{number}条上年安排办得怎样：{beginning}")


def _office_of(answers: Answers, doubt: Doubt, offices: dict[str, str]) -> str:
    path = AnswerPath(doubt.path)
    return offices.get(path) or answers.jurisdiction.office(path)


def _point(office: str, what: str) -> OpenPoint:
    return OpenPoint(office or NO_OFFICE, what)
