"""All figures of a report, what is missing and what does not agree, to be gone through before it is written.

`status_report` gathers it as data; `drafter.review.status_table` shows it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from drafter.answers.load import Answers
from drafter.answers.questions import Chapter, is_asked
from drafter.answers.understood import as_figure, change, last_year_of
from drafter.jurisdictions.wordings_file import wordings_of
from drafter.model.answer_path import AnswerPath
from drafter.model.counted import figures
from drafter.model.doubt import Doubt
from drafter.model.field_spec import answer_at
from drafter.model.fields import Kind
from drafter.model.figure import Figure
from drafter.model.implied_figures import implied_figure
from drafter.model.parsing import WITHHELD
from drafter.model.records import PLACEHOLDER, PlanReview
from drafter.model.relations import doubts_of
from drafter.model.report import Report
from drafter.model.titles import ACTIVITIES, FIGURES, SUPPLIED_BY, TOPIC
from drafter.review.missing_answers import NO_OFFICE, Missing, missing_answers
from drafter.yamlfile.yaml_text import plain_at

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
    """Doubts about it that no reason explains."""
    earlier: tuple[tuple[int, str], ...] = ()
    """Earlier years with their figures, the oldest first, where their files are there."""

    @property
    def is_open(self) -> bool:
        """Return whether there is no answer."""
        return not self.value


class OfficeTally(NamedTuple):
    """How far one office's figures are."""

    office: str
    answered: int
    open: int
    """Open figures."""
    missing: int
    """Required answers that are open, texts among them."""


class KeptWording(NamedTuple):
    """A sentence in the bureau's own words."""

    number: int
    """From 1, in the file that holds it."""
    is_of_jurisdiction: bool
    """Whether the jurisdiction's file of wordings holds it, for every report."""
    section: str
    """Name of the section file whose sentence it is."""
    text: str
    """Its beginning, or that of the sentence that is left out."""
    is_left_out: bool
    is_carried_over: bool
    """Whether it is still last year's, and nobody looked at it."""
    reason: str
    """Why the sentence is left out; may be empty."""


class StatusReport(NamedTuple):
    """Everything that is to be gone through before the report is written."""

    rows: tuple[ReviewRow, ...]
    offices: tuple[OfficeTally, ...]
    missing: tuple[Missing, ...]
    doubts: tuple[Doubt, ...]
    """All of them; those with a reason are explained."""
    carried_over: tuple[tuple[int, str], ...]
    """Number (from 1) and beginning of each activity that is still last year's."""
    unjudged: tuple[tuple[int, str], ...]
    """Number (from 1) and text of each of last year's plans not judged yet, or without the reason."""
    wordings: tuple[KeptWording, ...] = ()
    """The bureau's own wordings of sentences: the report's, then the jurisdiction's."""

    @property
    def stale_wordings(self) -> list[KeptWording]:
        """The wordings that are still last year's."""
        return [each for each in self.wordings if each.is_carried_over]


def status_report(answers: Answers, chapters: tuple[Chapter, ...]) -> StatusReport:
    """Return what is to be gone through in `answers`, whose questions are in `chapters`."""
    report = answers.report
    doubts = doubts_of(report, answers.jurisdiction.catalogue())
    rows = tuple(_row(answers, figure, doubts) for figure in _figures(answers, chapters))
    missing = missing_answers(answers, chapters, ())
    activities, plans = enumerate(report.activities or [], 1), enumerate(report.plan_reviews or [], 1)
    return StatusReport(
        rows=rows,
        offices=_tallies(rows, missing),
        missing=missing,
        doubts=doubts,
        carried_over=tuple(
            (number, _beginning(each.lead or each.body)) for number, each in activities if each.is_carried_over
        ),
        unjudged=tuple((number, _plan(each)) for number, each in plans if each.is_unsettled),
        wordings=tuple(_wordings(answers)),
    )


def _wordings(answers: Answers) -> Iterator[KeptWording]:
    own = ((False, number, each) for number, each in enumerate(answers.report.wordings or [], 1))
    shared = ((True, number, each) for number, each in enumerate(wordings_of(answers.jurisdiction.folders), 1))
    for is_shared, number, each in (*own, *shared):
        text = _beginning(each.original if each.is_left_out else each.wording)
        section, reason = str(each.section or ""), str(each.reason or "")
        yield KeptWording(number, is_shared, section, text, each.is_left_out, each.is_carried_over, reason)


def _plan(plan: PlanReview) -> str:
    return _beginning(plan.lead or plan.plan) + ("（没有写原因）" if plan.lacks_reason else "")


def _beginning(text: object, most: int = 30) -> str:
    whole = " ".join(text.split()) if isinstance(text, str) else "（没有内容）"
    return whole[:most] + ("……" if len(whole) > most else "")


class _FigureInReport(NamedTuple):
    """A figure that is to be gone through; its answer is None while it is open."""

    path: AnswerPath
    answer: Any
    unit: str
    chapter: str
    required: bool


def _figures(answers: Answers, chapters: tuple[Chapter, ...]) -> list[_FigureInReport]:
    """Return all figures but withheld ones: those that are asked, those that are only answered, those of activities."""
    asked = list(_of_questions(answers, chapters))
    paths = {figure.path for figure in asked}
    answered = figures(answers.report, answers.jurisdiction.catalogue())
    others = [
        _FigureInReport(AnswerPath(path), counted.figure, counted.unit, NOT_ASKED, required=False)
        for path, counted in answered.items()
        if path not in paths
    ]
    found = [*asked, *others, *_of_activities(answers.report)]
    return [figure for figure in found if figure.answer is not WITHHELD]


def _of_questions(answers: Answers, chapters: tuple[Chapter, ...]) -> Iterator[_FigureInReport]:
    """Yield each figure that a question is for, if it is asked or answered, or fell to nothing with another one."""
    for chapter in chapters:
        for question in chapter.questions:
            answer = answer_at(answers.report, question.place)
            if question.kind is not Kind.FIGURE:
                continue
            if answer is None and not is_asked(question, answers.report):
                answer = _fallen(question.path, answers)
                if answer is None:
                    continue
            yield _FigureInReport(question.path, answer, question.unit, chapter.title, question.required)


def _fallen(path: AnswerPath, answers: Answers) -> Figure | None:
    """Return the figure at `path` where it follows from another that is 无 and there was one last year."""
    catalogue = answers.jurisdiction.catalogue()
    implied = implied_figure(catalogue[path], answers.report, catalogue) if path in catalogue else None
    if implied is None or not implied.figure.last_year:
        return None
    return replace(implied.figure, source=f"没有填，照“{implied.base.leaf}”得出")


def _of_activities(report: Report) -> Iterator[_FigureInReport]:
    for number, activity in enumerate(report.activities or [], 1):
        named = PLACEHOLDER.findall(activity.body) if isinstance(activity.body, str) else []
        for name, figure in (activity.figures or {}).items():
            if isinstance(figure, Figure) or name in named:  # else the text was written anew, without it
                yield _FigureInReport(ACTIVITIES.child(number, FIGURES, name), figure, "", ACTIVITIES, required=True)


def _row(answers: Answers, figure: _FigureInReport, doubts: Iterable[Doubt]) -> ReviewRow:
    path, unit = figure.path, figure.unit
    is_answered = isinstance(figure.answer, Figure)
    held = figure.answer if is_answered else _unanswered(plain_at(answers.source.tree, path.place))
    last = last_year_of(path.place, answers.source.tree, answers.report)
    last_figure = as_figure(last, unit)
    record = path.record if path.root == ACTIVITIES else None
    supplied, title = path, path.leaf
    if record:  # the topic of an activity has an office
        supplied = ACTIVITIES.child(answer_at(answers.report, record.child(TOPIC)))
        title = f"第{path.number}条 {path.leaf}"
    return ReviewRow(
        path=path,
        chapter=figure.chapter,
        title=title,
        value=(held.said(unit) or "不适用") if is_answered else "",
        last_year=(last_figure.text(unit) or last) if last_figure else last,
        change=change(held, last, unit),
        office=held.supplied_by or answers.jurisdiction.office(supplied),
        supplier=held.supplier,
        supplied_on=held.supplied_on,
        source=held.source,
        cut_off=held.cut_off,
        required=figure.required,
        doubts=tuple(doubt for doubt in doubts if doubt.path == path and not doubt.reason),
    )


def _unanswered(written: object) -> Figure:
    """Return what stands beside a figure whose number is still open."""
    parts = written if isinstance(written, Mapping) else {}
    office, source = (str(parts.get(key) or "").strip() for key in (SUPPLIED_BY, "来源"))
    return Figure(None, supplied_by=office, source=source)


def _tallies(rows: tuple[ReviewRow, ...], missing: tuple[Missing, ...]) -> tuple[OfficeTally, ...]:
    """Return the tally of each office in the order of its first figure; what no office supplies comes last."""
    answered = Counter(row.office for row in rows if not row.is_open)
    still_open = Counter(row.office for row in rows if row.is_open)
    required = Counter(each.office for each in missing)
    names = dict.fromkeys([*(row.office for row in rows), *required])
    return tuple(
        OfficeTally(name or NO_OFFICE, answered[name], still_open[name], required[name])
        for name in sorted(names, key=lambda name: not name)
    )
