"""All figures at once, to be gone through before the report is written. No terminal here.

`status_report` gathers it as data; `drafter.review.status_table` shows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from drafter.answers.load import Answers
from drafter.answers.questions import Chapter, is_asked
from drafter.answers.understood import as_figure, change, last_year_of
from drafter.model.answer_path import AnswerPath
from drafter.model.counted import figures
from drafter.model.doubt import Doubt
from drafter.model.field_spec import answer_at
from drafter.model.fields import Kind
from drafter.model.figure import Figure
from drafter.model.parsing import WITHHELD
from drafter.model.relations import doubts_of
from drafter.model.titles import ACTIVITIES, FIGURES, SUPPLIED_BY, TOPIC
from drafter.review.missing_answers import NO_OFFICE, Missing, missing_answers
from drafter.yamlfile.yaml_text import Place, plain_at

NOT_ASKED = "这种报告用不到的"
"""The chapter of figures that are answered, but that this kind of report does not ask."""


class ReviewRow(NamedTuple):
    """One figure."""

    path: str
    chapter: str
    title: str
    value: str
    """As printed; 不适用 for a duty that the unit does not have; empty while it is open."""
    last_year: str
    """With its unit; empty when it is not known."""
    change: str
    office: str
    """The office that supplies it; empty when none is named."""
    supplier: str
    supplied_on: str
    source: str
    cut_off: str
    required: bool
    doubts: tuple[Doubt, ...]
    """What it breaks, as far as no reason is given."""

    @property
    def open(self) -> bool:
        """True while there is no answer."""
        return not self.value


class OfficeTally(NamedTuple):
    """How far one office's figures are."""

    office: str
    answered: int
    open: int
    """Open figures."""
    missing: int
    """Required answers that are open, texts among them."""


class StatusReport(NamedTuple):
    """Everything that is to be gone through."""

    rows: tuple[ReviewRow, ...]
    offices: tuple[OfficeTally, ...]
    missing: tuple[Missing, ...]
    doubts: tuple[Doubt, ...]
    """All doubts; those with a reason stand."""
    carried_over: tuple[tuple[int, str], ...]
    """Number (from 1) and beginning of each activity that is still last year's."""
    unjudged: tuple[tuple[int, str], ...]
    """Number (from 1) and text of each of last year's plans not judged yet, or without the reason."""


def status_report(answers: Answers, chapters: tuple[Chapter, ...]) -> StatusReport:
    """Return what is to be gone through in `answers`, whose questions are in `chapters`."""
    found = doubts_of(answers.report, answers.jurisdiction.asked_units())
    broken: dict[str, list[Doubt]] = {}
    for doubt in found:
        if not doubt.reason:
            broken.setdefault(doubt.path, []).append(doubt)
    asked = tuple(_question_rows(answers, chapters, broken))
    rows = (*asked, *_other_rows(answers, {row.path for row in asked}, broken), *_activity_rows(answers, broken))
    missing = missing_answers(answers, chapters, ())
    return StatusReport(
        rows,
        _tallies(rows, missing),
        missing,
        found,
        tuple(
            (i, _beginning(activity.lead or activity.body))
            for i, activity in enumerate(answers.report.activities or [], 1)
            if activity.is_carried_over
        ),
        tuple(
            (i, _beginning(plan.lead or plan.plan) + ("（没有写原因）" if plan.lacks_reason else ""))
            for i, plan in enumerate(answers.report.plan_reviews or [], 1)
            if plan.is_unsettled
        ),
    )


def _beginning(text: object, most: int = 30) -> str:
    whole = " ".join(text.split()) if isinstance(text, str) else "（没有内容）"
    return whole[:most] + ("……" if len(whole) > most else "")


def _question_rows(
    answers: Answers, chapters: tuple[Chapter, ...], broken: Mapping[str, list[Doubt]]
) -> Iterator[ReviewRow]:
    """Yield a row for each figure that is asked, or answered though it is not asked."""
    for chapter in chapters:
        for question in chapter.questions:
            if question.kind is not Kind.FIGURE:
                continue
            figure = answer_at(answers.report, question.place)
            if _is_withheld(figure):
                continue
            if figure is not None or is_asked(question, answers.report):
                yield _row(answers, question.place, figure, question.unit, chapter.title, question.required, broken)


def _other_rows(answers: Answers, asked: set[str], broken: Mapping[str, list[Doubt]]) -> Iterator[ReviewRow]:
    """Yield a row for each figure that is answered though this kind of report does not ask it."""
    for path, counted in figures(answers.report, answers.jurisdiction.asked_units()).items():
        if path not in asked:
            yield _row(answers, AnswerPath(path).place, counted.figure, counted.unit, NOT_ASKED, False, broken)


def _activity_rows(answers: Answers, broken: Mapping[str, list[Doubt]]) -> Iterator[ReviewRow]:
    for number, activity in enumerate(answers.report.activities or [], 1):
        for name, figure in (activity.figures or {}).items():
            if _is_withheld(figure):
                continue
            path = ACTIVITIES.child(number, FIGURES, name)
            row = _row(answers, path.place, figure, "", ACTIVITIES, True, broken)
            yield row._replace(title=f"第{number}条 {name}")


def _row(
    answers: Answers,
    place: Place,
    figure: Any,
    unit: str,
    chapter: str,
    required: bool,
    broken: Mapping[str, list[Doubt]],
) -> ReviewRow:
    held = figure if isinstance(figure, Figure) else _unanswered(plain_at(answers.source.tree, place))
    last = last_year_of(place, answers.source.tree, answers.report)
    before = as_figure(last, unit)
    path = AnswerPath.of_place(place)
    asked = ACTIVITIES.child(answer_at(answers.report, (*place[:2], TOPIC))) if path.root == ACTIVITIES else path
    return ReviewRow(
        path=path,
        chapter=chapter,
        title=str(place[-1]),
        value=(held.text(unit) or "不适用") if isinstance(figure, Figure) else "",
        last_year=(before.text(unit) or last) if before else last,
        change=change(held, last, unit),
        office=held.supplied_by or answers.jurisdiction.office(asked),
        supplier=held.supplier,
        supplied_on=held.supplied_on,
        source=held.source,
        cut_off=held.cut_off,
        required=required,
        doubts=tuple(broken.get(path, ())),
    )


def _is_withheld(answer: object) -> bool:
    return answer is WITHHELD


def _unanswered(written: object) -> Figure:
    """Return what stands beside a figure whose number is still open."""
    parts = written if isinstance(written, Mapping) else {}
    office, source = (str(parts.get(key) or "").strip() for key in (SUPPLIED_BY, "来源"))
    return Figure(None, supplied_by=office, source=source)


def _tallies(rows: tuple[ReviewRow, ...], missing: tuple[Missing, ...]) -> tuple[OfficeTally, ...]:
    names = [*(row.office for row in rows), *(each.office for each in missing)]
    return tuple(
        OfficeTally(
            name or NO_OFFICE,
            sum(row.office == name and not row.open for row in rows),
            sum(row.office == name and row.open for row in rows),
            sum(each.office == name for each in missing),
        )
        for name in sorted(dict.fromkeys(names), key=lambda name: not name)
    )
