"""Which question goes on which office's form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter.answers.load import Answers
from drafter.answers.questions import (
    Chapter,
    Question,
    can_arise,
    chapters,
    is_asked,
    is_open,
    is_ours,
    is_some,
    is_ticked,
    records_of,
    shown,
)
from drafter.errors import InputError
from drafter.hints import did_you_mean, quoted
from drafter.jurisdictions.usage import usage
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import answer_at
from drafter.model.fields import Kind
from drafter.model.figure import Figure
from drafter.model.records import Activity
from drafter.model.report import Report
from drafter.model.titles import ACTIVITIES, IDENTITY, OFFICIAL_FORM, SUPPLIED_BY, UNIT_NAME, YEAR
from drafter.sheets.form_lists import form_lists
from drafter.sheets.last_year_plans import plans_by_office
from drafter.sheets.office_form import (
    CELL_LIMIT,
    FORM_VERSION,
    PLANS,
    UNASSIGNED,
    FormRow,
    Identity,
    OfficeForm,
    origin_at,
    unit_of,
)

_NOT_ASKED = (IDENTITY, PLANS)
"""What the person who draws up the report answers alone, and what has a sheet of its own."""


def plan_forms(answers: Answers, kind: str, *, everything: bool, deadline: str) -> tuple[OfficeForm, ...]:
    """Return a form an office for a report of this `kind`, in the order of the questions.

    A form asks what is still open; with `everything` what is answered too, but of what lists offer only what is ticked.
    An office of which nothing is open has no form then. Raises InputError while unit or year are not answered,
    TemplateError.
    """
    _check_identity(answers)
    asked = chapters(answers.jurisdiction.for_kind(kind), usage(answers.jurisdiction, kind))
    rows, lists = _rows_and_lists(asked, answers, everything=everything)
    has_plans = any(question.path == PLANS for chapter in asked for question in chapter.questions)
    plans = plans_by_office(answers, everything=everything) if has_plans else {}
    open_lists = [office for office, own in lists.items() if everything or _has_open(own, answers.report)]
    units = {path: question.unit for path, question in all_questions(answers).items()}
    with_forms = {*rows, *plans, *open_lists}
    return tuple(
        OfficeForm(
            _identity(answers, kind, office),
            deadline,
            tuple(rows.get(office, ())),
            form_lists(lists.get(office, ()), answers, units),
            tuple(plans.get(office, ())),
        )
        for office in dict.fromkeys([*rows, *lists, *plans])
        if office in with_forms
    )


def _rows_and_lists(
    asked: tuple[Chapter, ...], answers: Answers, *, everything: bool
) -> tuple[dict[str, list[FormRow]], dict[str, list[Question]]]:
    """Return the rows of each office's form, and the lists of records that it asks for, in the order of the questions."""
    rows: dict[str, list[FormRow]] = {}
    lists: dict[str, list[Question]] = {}
    on_forms: set[AnswerPath] = set()
    for chapter, question, office in _by_office(asked, answers):
        may_arise = everything and question.when in on_forms and _may_arise(question, answers.report)
        if not (may_arise or _is_wanted(question, answers.report, everything)):
            continue
        on_forms.add(question.path)
        if question.kind is Kind.RECORDS:
            lists.setdefault(office, []).append(question)
        else:
            rows.setdefault(office, []).append(_row(question, chapter.title, answers))
    return rows, lists


def _check_identity(answers: Answers) -> None:
    """Raise InputError while unit or year are not answered."""
    identity = answers.report.identity
    for value, title in ((identity.unit_name, UNIT_NAME.leaf), (identity.year, YEAR.leaf)):
        if not isinstance(value, str):
            raise InputError(
                f"{answers.source.path.name}：还没有填{quoted(title)}；请先填好“{IDENTITY}”这一组，再分发填报表"
            )


def _identity(answers: Answers, kind: str, office: str) -> Identity:
    identity = answers.report.identity
    unit_name, year = str(identity.unit_name), str(identity.year)
    return Identity(FORM_VERSION, answers.jurisdiction.name, unit_name, year, kind, office)


def all_questions(answers: Answers) -> dict[str, Question]:
    """Return the questions that a form may hold, of all kinds of report, by path. Raises TemplateError."""
    asked = chapters(answers.jurisdiction, usage(answers.jurisdiction))
    return {question.path: question for _, question in _questions(asked) if not question.topic}


def list_offices(answers: Answers) -> str:
    """Return which office fills in which questions, a line an office and chapter."""
    kind = answers.report.identity.kind
    asked = chapters(answers.jurisdiction.for_kind(kind), usage(answers.jurisdiction, kind))
    found: dict[str, dict[str, list[str]]] = {}
    for chapter, question, office in _by_office(asked, answers):
        if not is_ours(chapter.title, answers.report):
            continue
        found.setdefault(office, {}).setdefault(chapter.title, []).append(question.title)
    for name, plans in plans_by_office(answers, everything=True).items():
        found.setdefault(name, {})[PLANS] = [f"第{plan.number}条" for plan in plans]
    lines = []
    for name, parts in found.items():
        lines.append(f"{name}（{sum(map(len, parts.values()))} 题）")
        lines += [f"  {title}：{'、'.join(titles)}" for title, titles in parts.items()]
    return "\n".join(lines)


def only(forms: tuple[OfficeForm, ...], offices: Iterable[str]) -> tuple[OfficeForm, ...]:
    """Return the forms of `offices`. Raises InputError for an office that has none."""
    known = {form.identity.office: form for form in forms}
    for office in offices:
        if office not in known:
            hint = did_you_mean(office, known, f"有要填的科室：{'、'.join(known) or '一个也没有'}", 0.3)
            raise InputError(f"{quoted(office)}没有要填的问题；{hint}")
    return tuple(known[office] for office in dict.fromkeys(offices))


def office_of(question: Question, answers: Answers) -> str:
    """Return the office that supplies the answer to `question`; 未分科室 when none is named."""
    path = ACTIVITIES.child(question.topic) if question.topic else question.path
    own = origin_at(answers.source.tree, question.place).get(SUPPLIED_BY, "") if not question.topic else ""
    return own or answers.jurisdiction.office(path) or UNASSIGNED


def _questions(asked: tuple[Chapter, ...]) -> Iterator[tuple[Chapter, Question]]:
    for chapter in asked:
        for question in chapter.questions:
            if question.place[0] not in _NOT_ASKED:
                yield chapter, question


def _by_office(asked: tuple[Chapter, ...], answers: Answers) -> Iterator[tuple[Chapter, Question, str]]:
    """Yield each question that a form asks, with the office that supplies the answer.

    Masthead and imprint are the business of whoever draws up the report, unless an office is named for them.
    """
    for chapter, question in _questions(asked):
        office = office_of(question, answers)
        if office != UNASSIGNED or question.place[0] != OFFICIAL_FORM:
            yield chapter, question, office


def _is_wanted(question: Question, report: Report, everything: bool) -> bool:
    """Return False for what is answered already, or does not arise; what a list offers is on the form until something is ticked.

    A form of everything is there to be looked through: it has what is answered, even of a chapter that is not the unit's
    duty (不归本单位), and what is asked, of a list only what is ticked.
    """
    if not is_ours(question.chapter, report):
        return everything and _is_answered(question, report)
    if question.kind is Kind.RECORDS:
        return everything or bool(question.topic) or _is_list_open(question, report)
    if everything:
        return _is_answered(question, report) or is_asked(question, report)
    return answer_at(report, question.place) is None and _arises(question, report)


def _arises(question: Question, report: Report) -> bool:
    """Return whether a question arises, or may: no list leaves it out, and the answer that it hangs on is no denial."""
    if question.listed and report.ticked and not is_ticked(question, report):
        return False
    condition = answer_at(report, question.when) if question.when else None
    return condition is None or is_some(condition)


def _is_list_open(question: Question, report: Report) -> bool:
    """Return True when a list of records is still open, or has none and may get some."""
    is_offered = answer_at(report, question.place) is None and can_arise(question, report)
    return is_offered or is_open(question, report)


def _may_arise(question: Question, report: Report) -> bool:
    """Return True when the answer that `question` hangs on is still open, and no list leaves it out."""
    is_left_out = question.listed and not is_ticked(question, report)
    return question.when is not None and answer_at(report, question.when) is None and not is_left_out


def _is_answered(question: Question, report: Report) -> bool:
    if question.topic:
        return bool(records_of(question, report))
    return answer_at(report, question.place) is not None


def _has_open(lists: Iterable[Question], report: Report) -> bool:
    """Return whether one of `lists` is empty, or holds only activities of last year's."""
    return any(
        all(isinstance(each, Activity) and each.is_carried_over for _, each in records_of(question, report))
        for question in lists
    )


def _row(question: Question, chapter: str, answers: Answers) -> FormRow:
    present = shown(question, answers.report)[:CELL_LIMIT]
    if question.kind is not Kind.FIGURE:
        return FormRow(question, chapter, present, unit_of(question))
    origin = origin_at(answers.source.tree, question.place)
    figure = answer_at(answers.report, question.place)
    unit = shown_unit(question, answers)
    is_number = isinstance(figure, Figure) and figure.applies and not (figure.breakdown or figure.compared)
    if isinstance(figure, Figure) and is_number and unit not in ("%", "‰"):
        present = figure.in_unit(unit).text().removesuffix(unit) or present  # the column beside it has the unit
    return FormRow(question, chapter, present, unit, _number(origin.get("上年", ""), unit), origin.get("来源", ""))


def shown_unit(question: Question, answers: Answers) -> str:
    """Return what the column 单位 of a form says of `question`, with the answer's own measure word first."""
    figure = answer_at(answers.report, question.place)
    own = figure.unit if isinstance(figure, Figure) else origin_at(answers.source.tree, question.place).get("单位", "")
    return own or unit_of(question)


def _number(text: str, unit: str) -> str:
    """Return last year's figure without its unit, so that the form can reckon with it."""
    try:
        figure = Figure.parse(text, unit)
    except ValueError:
        return text
    return figure.number_text() or text
