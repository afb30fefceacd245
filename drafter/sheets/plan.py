"""Which question goes on which office's form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from drafter.answers.load import Answers
from drafter.answers.questions import (
    Chapter,
    Question,
    chapters,
    is_open,
    is_some,
    record_questions,
    records_of,
    shown,
)
from drafter.errors import InputError
from drafter.hints import did_you_mean, quoted
from drafter.jurisdictions.usage import usage
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import answer_at, attributes
from drafter.model.fields import Kind, StrictModel
from drafter.model.figure import Figure
from drafter.model.records import Activity
from drafter.model.report import Report
from drafter.model.titles import ACTIVITIES, FIGURES, IDENTITY, OFFICIAL_FORM, SUPPLIED_BY, UNIT_NAME, YEAR
from drafter.sheets.last_year import plans_by_office
from drafter.sheets.office_form import (
    BLANK,
    CELL_LIMIT,
    FORM_VERSION,
    PLANS,
    UNASSIGNED,
    FormRow,
    Identity,
    ListSheet,
    OfficeForm,
    unit_of,
)
from drafter.yamlfile.yaml_text import Place, plain_at

_NOT_ASKED = (IDENTITY, PLANS)
"""What the person who draws up the report answers alone, and what has a sheet of its own."""


def plan_forms(answers: Answers, kind: str, *, everything: bool, deadline: str) -> tuple[OfficeForm, ...]:
    """Return a form an office for a report of this `kind`, in the order of the questions.

    A form asks what is still open; with `everything` also what is answered. An office of
    which nothing is open has no form then. Raises InputError while unit or year are not
    answered, TemplateError.
    """
    identity = answers.report.identity
    for value, title in ((identity.unit_name, UNIT_NAME.leaf), (identity.year, YEAR.leaf)):
        if not isinstance(value, str):
            raise InputError(
                f"{answers.source.path.name}：还没有填{quoted(title)}；请先填好“单位和报告”这一组，再分发填报表"
            )
    asked = chapters(answers.jurisdiction.for_kind(kind), usage(answers.jurisdiction, kind))
    rows: dict[str, list[FormRow]] = {}
    lists: dict[str, list[Question]] = {}
    for chapter, question, office in _by_office(asked, answers):
        if question.kind is Kind.RECORDS:
            if everything or question.topic or is_open(question, answers.report):
                lists.setdefault(office, []).append(question)
        elif _is_wanted(question, answers.report, everything):
            rows.setdefault(office, []).append(_row(question, chapter.title, answers))
    tells_plans = any(question.path == PLANS for chapter in asked for question in chapter.questions)
    plans = plans_by_office(answers, everything=everything) if tells_plans else {}
    forms = []
    for office in dict.fromkeys([*rows, *lists, *plans]):
        own = lists.get(office, [])
        untold = everything or any(_is_untold(each, answers.report) for each in own)
        if office not in rows and office not in plans and not untold:
            continue
        name = Identity(
            FORM_VERSION, answers.jurisdiction.name, str(identity.unit_name), str(identity.year), kind, office
        )
        forms.append(
            OfficeForm(
                name, deadline, tuple(rows.get(office, ())), tuple(_lists(own, answers)), tuple(plans.get(office, ()))
            )
        )
    return tuple(forms)


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
    path = f"{ACTIVITIES}.{question.topic}" if question.topic else question.path
    own = origin_at(answers.source.tree, question.place).get(SUPPLIED_BY, "") if not question.topic else ""
    return own or answers.jurisdiction.office(path) or UNASSIGNED


def origin_at(tree: object, place: Place) -> dict[str, str]:
    """Return what an answers file's `tree` says of a figure beside its number, such as 上年 and 来源."""
    held = plain_at(tree, place)
    return {str(key): str(value or "").strip() for key, value in held.items()} if isinstance(held, Mapping) else {}


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
    """Return False for what is answered already, or does not arise."""
    if answer_at(report, question.place) is not None:
        return everything
    condition = answer_at(report, question.when) if question.when else None
    return condition is None or is_some(condition)


def _is_untold(question: Question, report: Report) -> bool:
    return all(isinstance(each, Activity) and each.is_carried_over for _, each in records_of(question, report))


def _row(question: Question, chapter: str, answers: Answers) -> FormRow:
    present = shown(question, answers.report)[:CELL_LIMIT]
    if question.kind is not Kind.FIGURE:
        return FormRow(question, chapter, present, unit_of(question))
    origin = origin_at(answers.source.tree, question.place)
    figure = answer_at(answers.report, question.place)
    unit = shown_unit(question, answers)
    if isinstance(figure, Figure) and figure.applies and unit not in ("%", "‰"):
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


def _lists(questions: list[Question], answers: Answers) -> Iterator[ListSheet]:
    topics = tuple(question.topic for question in questions if question.topic)
    for question in questions:
        if not question.topic:
            items = [_texts(item, question.fields) for _, item in records_of(question, answers.report)]
            yield ListSheet(question.path, question.fields, (), tuple(items))
    if topics:
        fields = tuple(record_questions(Activity))
        told = [(at, item) for at, item in enumerate(answers.report.activities or []) if item.topic in topics]
        new: list[tuple[str, ...]] = []
        old: list[tuple[str, ...]] = []
        for at, item in told:
            texts = (str(item.topic), *_texts(_told(item, at, answers), fields))
            if item.is_carried_over:
                old.append((*texts, str(item.body or "")))
            else:
                new.append(texts)
        yield ListSheet(ACTIVITIES, fields, topics, tuple(new), tuple(old))


def _told(activity: Activity, at: int, answers: Answers) -> Activity:
    """Return `activity` with its figures, its dates and the answers that it refers to put into its text.

    What is open is a blank, ＿＿（参加人数，上年56人）; `at` is its index in the answers file's list.
    """
    body = str(activity.body)
    for name in Activity.placeholders(body):
        own: object = (activity.figures or {}).get(name) or (activity.dates or {}).get(name)
        path = AnswerPath(name)
        if path.below_root:
            own = answer_at(answers.report, path)
        elif name == YEAR.leaf:
            own = answers.report.identity.year
        if isinstance(own, Figure):
            unit = (
                ""
                if not path.below_root
                else next((q.unit for known, q in all_questions(answers).items() if known == path), "")
            )
            own = own.text(unit)
        if isinstance(own, tuple):
            own = "、".join(own)
        if not isinstance(own, str):
            last = origin_at(answers.source.tree, (ACTIVITIES, at, FIGURES, name)).get("上年", "")
            own = f"{BLANK}（{path.leaf}{f'，上年{last}' if last else ''}）"
        body = body.replace(f"{{{name}}}", own)
    return activity.model_copy(update={"body": body})


def _texts(item: StrictModel, fields: tuple[Question, ...]) -> tuple[str, ...]:
    """Return the texts of a record, a column each."""
    held = [getattr(item, attributes(type(item))[field.title]) for field in fields]
    texts = [
        "、".join(value) if isinstance(value, tuple) else value if isinstance(value, str) else "" for value in held
    ]
    return tuple(text[:CELL_LIMIT] for text in texts)
