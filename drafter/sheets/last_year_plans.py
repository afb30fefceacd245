"""The sheet 上年安排 of a form: which plans of last year an office judges, and what it says of them.

`drafter.sheets.plan_sheet` writes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.answers.load import Answers
from drafter.answers.parse_typed import parse_typed
from drafter.answers.questions import Question, question_at
from drafter.hints import quoted
from drafter.model.answer_path import AnswerPath
from drafter.model.characters import without_spaces
from drafter.model.field_spec import answer_at
from drafter.model.fields import Kind
from drafter.model.records import PlanReview
from drafter.model.titles import ACCOUNT, OUTCOME
from drafter.sheets import office_form as names
from drafter.sheets.cells import typed_in
from drafter.sheets.office_form import PLANS, UNASSIGNED, Plan
from drafter.sheets.returned_form import FormAnswer, FormHead, Refusal
from drafter.sheets.sheet_table import SheetTable, columns_of
from drafter.sheets.spreadsheet import Sheet, address

ARRANGEMENT = "上年的安排"
COLUMNS = (names.PLAN_MARK, OUTCOME + names.BASE, ACCOUNT + names.BASE, names.NUMBER, ARRANGEMENT, OUTCOME, ACCOUNT)
"""The columns from A on; the first three are hidden."""


def plans_by_office(answers: Answers, *, everything: bool) -> dict[str, list[Plan]]:
    """Return last year's plans that are still to be judged, or all with `everything`, by the office that does."""
    found: dict[str, list[Plan]] = {}
    for number, plan in enumerate(answers.report.plan_reviews or [], 1):
        if everything or plan.is_unsettled:
            office = _text(plan.supplied_by) or answers.jurisdiction.office(PLANS) or UNASSIGNED
            found.setdefault(office, []).append(Plan(number, _whole(plan), _text(plan.outcome), _text(plan.account)))
    return found


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _whole(plan: PlanReview) -> str:
    """Return a plan as the form shows it: 提法。安排."""
    lead = _text(plan.lead).rstrip("。；")
    return f"{lead}。{_text(plan.plan)}" if lead else _text(plan.plan)


def plan_table(sheet: Sheet, head: FormHead) -> SheetTable | None:
    """Return the table of last year's plans on `sheet`, None when it has none."""
    for number, row in enumerate(sheet.rows):
        columns = columns_of(row, COLUMNS)
        if names.PLAN_MARK in columns:
            return SheetTable(head, sheet, number, columns)
    return None


def read_plans(table: SheetTable, answers: Answers) -> Iterator[FormAnswer | Refusal]:
    """Yield what an office says of each plan, or why a cell is refused."""
    missing = table.missing(COLUMNS, address(table.head_row, table.columns[names.PLAN_MARK]))
    if missing:
        yield missing
        return
    for row in table.rows:
        said = [title for title in (OUTCOME, ACCOUNT) if table.text(row, title)]
        if said:
            yield from _plan_answers(table, row, said, answers)


def _plan_answers(table: SheetTable, row: int, said: Sequence[str], answers: Answers) -> Iterator[FormAnswer | Refusal]:
    text = without_spaces(table.text(row, ARRANGEMENT))
    plans = [without_spaces(_whole(plan)) for plan in answers.report.plan_reviews or []]
    if text in plans:
        questions = outcome_questions(plans.index(text))
        yield from (_answer(table, row, questions[title]) for title in said)
    elif table.text(row, names.PLAN_MARK):
        yield table.refusal(row, ARRANGEMENT, "填报文件里没有这一条上年安排，可能改过了；请重新导出一份")
    else:
        yield table.refusal(row, ARRANGEMENT, "这一行不是表里原有的；请填在原来的行里")


def _answer(table: SheetTable, row: int, question: Question) -> FormAnswer | Refusal:
    title = question.title
    problem = table.cell_problem(row, title, "一条一行")
    if problem:
        return table.refusal(row, title, problem)
    try:
        typed = typed_in(table.cell(row, title), question)
        if question.kind is Kind.CHOICE and typed not in question.choices:
            choices = "、".join(question.choices)
            return table.refusal(row, title, f"{quoted(typed)}不是可选的；请从下拉里选：{choices}")
        answer = parse_typed(question, typed)
    except ValueError as error:
        return table.refusal(row, title, f"“{title}”：{error}")
    before = table.text(row, title + names.BASE) or None
    return FormAnswer(table.head, table.where(row, title), question, answer, typed, before)


def outcome_questions(index: int) -> dict[str, Question]:
    """Return what is asked of the plan at `index` of the answers file's list, by title."""
    plan = AnswerPath.of_place((PLANS, index))
    return {name: question_at(plan.child(name)) for name in (OUTCOME, ACCOUNT)}


def plan_at(answers: Answers, number: int) -> PlanReview | None:
    """Return last year's plan `number` (from 1) of the answers file, None when there is none."""
    plan = answer_at(answers.report, PLANS.child(number))
    return plan if isinstance(plan, PlanReview) else None
