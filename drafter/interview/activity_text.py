"""The text of an activity in the interview: what is wrong with it, what saves it, what its {名称} are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from drafter.answers.edits import Edit, InsertRecord, SetAnswer
from drafter.answers.load import Answers, reference_problem
from drafter.answers.parse_typed import parse_detail, parse_typed
from drafter.answers.questions import Question, missing_names
from drafter.answers.typed_activity import (
    Detail,
    TypedActivity,
    activity_edits,
    braced_text,
    detail_of,
    last_year_told,
    natural_text,
    still_last_year_s,
    typed_activity,
)
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.model.field_spec import answer_at
from drafter.model.figure import FIGURE_PARTS, LAST_YEAR
from drafter.model.records import PLACEHOLDER, Activity
from drafter.model.report import Report
from drafter.model.titles import BODY, DATES, FIGURES, TOPIC
from drafter.yamlfile.yaml_text import plain_at
from drafter.yamlfile.yaml_write import Plain


def activity_at(question: Question, report: Report, index: int) -> Activity:
    """Return the activity at `index` of the answers file's list; `question` asks for a topic."""
    record = answer_at(report, question.place)[index]
    assert isinstance(record, Activity)  # noqa: S101 - a topic has no other records
    return record


def half_braces(text: str) -> str:
    """Return `text` with full-width braces made half-width: ｛参加人数｝ means {参加人数}."""
    return text.replace("｛", "{").replace("｝", "}")


def body_problem(text: str, jurisdiction: Jurisdiction) -> str:
    """Return what is wrong, in Chinese, with the braces in an activity's text; empty when nothing is."""
    if re.search("[{}]", PLACEHOLDER.sub("", text)):
        return "花括号里写一个名称，成对写，中间不空格，如 {参加人数}；不要的花括号请删去"
    found = (reference_problem(name, jurisdiction) for name in Activity.placeholders(text))
    return next(filter(None, found), "")


class TextChange(NamedTuple):
    """What saves the text of an activity."""

    at: int
    """The record's index in the answers file's list."""
    edits: list[Edit]
    recognised: str
    """The numbers, times and people recognised in it; empty when there are none."""
    unconfirmed: tuple[Detail, ...]
    """What it says just as last year's text did, left open until somebody confirms it."""
    is_unchanged: bool
    """True when it is last year's text, word for word."""


def text_change(
    answers: Answers, question: Question, index: int | None, typed: str, *, as_marked: bool = False
) -> TextChange:
    """Return what saves `typed` as the text of an activity; None as `index` adds one.

    With `as_marked` numbers and times are those in braces, and no others.
    """
    text = str(parse_typed(_body_field(question), half_braces(typed)) or "")
    if index is None:
        end = len(answer_at(answers.report, question.place) or [])
        new = typed_activity(text)
        record: dict[str, Plain] = {TOPIC: question.topic, **new.record}
        return TextChange(end, [InsertRecord(question.place, end, record)], new.recognised, (), is_unchanged=False)
    known = activity_at(question, answers.report, index)
    said = typed_activity(text, known, as_marked=as_marked)
    same = still_last_year_s(said, known)
    is_unchanged = known.is_carried_over and text in (known.last_year_s_text, natural_text(known))
    edits = activity_edits(answers.source.tree, (*question.place, index), known, said, same)
    if is_unchanged and not same:
        edits = []
    return TextChange(index, edits, said.recognised, same, is_unchanged)


def confirmation_edits(answers: Answers, question: Question, index: int, same: Iterable[Detail]) -> list[Edit]:
    """Return the changes that make what is the `same` as last year this year's."""
    place, tree = (*question.place, index), answers.source.tree
    known = activity_at(question, answers.report, index)
    return activity_edits(tree, place, known, TypedActivity(str(known.body or ""), tuple(same), ()))


def text_shown(question: Question, report: Report, index: int) -> str:
    """Return the text of an activity to be edited: as it reads, and last year's while it is still that one."""
    activity = activity_at(question, report, index)
    if missing_names(activity):
        return last_year_told(activity) or str(activity.body or "")
    return natural_text(activity)


def text_in_braces(question: Question, report: Report, index: int) -> str:
    """Return the text of an activity with what was recognised in braces: {56人}参加."""
    return braced_text(activity_at(question, report, index))


def _body_field(question: Question) -> Question:
    return next(field for field in question.fields if field.title == BODY)


def details(question: Question, report: Report, index: int) -> dict[str, str]:
    """Return the {名称} of a record's text with what each is, as it would be typed; empty where it is open."""
    if not question.topic:
        return {}
    activity = activity_at(question, report, index)
    return {name: detail_of(activity, name) for name in activity.own_names}


def text_with_details(question: Question, report: Report, index: int) -> str:
    """Return an activity's text with what its {名称} are; empty when it has none."""
    is_some = any(details(question, report, index).values())
    return natural_text(activity_at(question, report, index)) if is_some else ""


def last_year_s_detail(answers: Answers, question: Question, index: int, name: str) -> str:
    """Return last year's figure for a {名称}; empty when none is known."""
    figure = plain_at(answers.source.tree, (*question.place, index, FIGURES, name))
    return str(figure.get(LAST_YEAR) or "") if isinstance(figure, Mapping) else ""


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
        value = _without_repeated_unit(str(activity_at(question, answers.report, index).body), name, value)
        has_origin = isinstance(plain_at(answers.source.tree, (*place, kind, name)), Mapping)
        edits.append(SetAnswer((*place, kind, name, *FIGURE_PARTS[: int(has_origin)]), value))
    return value, edits


def _without_repeated_unit(body: str, name: str, value: str) -> str:
    """Return `value` without a unit that stands behind its {名称} in the text: 第{届次}届."""
    unit = re.sub("^[^一-鿿%]+", "", value)
    return value.removesuffix(unit) if unit and f"{{{name}}}{unit}" in body else value


def detail_problem(name: str, typed: str) -> str:
    """Return what is wrong, in Chinese, with what was typed for a {名称}; empty when nothing is."""
    try:
        if typed.strip():
            parse_detail(name, typed)
    except ValueError as error:
        return str(error)
    return ""
