"""The sheet 上年安排 of a form: which plans of last year an office judges, and what it says of them.

`drafter.sheets.plan_sheet` writes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafter.answers.load import Answers
from drafter.answers.parse_typed import parse_typed
from drafter.answers.questions import Question, question_at
from drafter.hints import quoted
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import answer_at
from drafter.model.fields import Kind
from drafter.model.records import PlanReview
from drafter.model.titles import ACCOUNT, OUTCOME
from drafter.sheets import form as names
from drafter.sheets.cells import plain_text, typed_in
from drafter.sheets.filled import Entry, Head, Refusal
from drafter.sheets.form import PLANS, UNASSIGNED, Plan
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


def plans_head(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    """Return the row of the column titles and the column of each, None when the sheet is another."""
    for number, row in enumerate(sheet.rows):
        columns = {plain_text(cell): i for i, cell in enumerate(row) if plain_text(cell) in COLUMNS}
        if names.PLAN_MARK in columns:
            return number, columns
    return None


def read_plans(
    sheet: Sheet, row: int, columns: Mapping[str, int], head: Head, answers: Answers
) -> Iterator[Entry | Refusal]:
    """Yield what an office says of each plan below the head `row`, or why a cell is refused."""
    missing = [name for name in COLUMNS if name not in columns]
    if missing:
        told = f"表头里没有“{'”“'.join(missing)}”这一列，表的样子被改过；请重新导出一份，抄过去"
        yield Refusal(f"{head.file} “{sheet.name}”{address(row, columns[names.PLAN_MARK])}", told)
        return
    plans = answers.report.plan_reviews or []
    for at in range(row + 1, len(sheet.rows)):
        said = {name: _cell(sheet, at, columns, name) for name in (OUTCOME, ACCOUNT)}
        if not any(said.values()):
            continue
        text, key = _cell(sheet, at, columns, ARRANGEMENT), _cell(sheet, at, columns, names.PLAN_MARK)
        index = next((i for i, plan in enumerate(plans) if _same(_whole(plan), text)), None)
        where = f"{head.file} “{sheet.name}”{address(at, columns[ARRANGEMENT])}"
        if index is None:
            why = (
                "填报文件里没有这一条上年安排，可能改过了；请重新导出一份"
                if key
                else "这一行不是表里原有的；请填在原来的行里"
            )
            yield Refusal(where, why)
            continue
        for name in (OUTCOME, ACCOUNT):
            if said[name]:
                yield _entry(sheet, at, columns, outcome_questions(index)[name], head)


def _same(one: str, other: str) -> bool:
    return "".join(one.split()) == "".join(other.split())


def _cell(sheet: Sheet, row: int, columns: Mapping[str, int], name: str) -> str:
    return plain_text(sheet.cell(row, columns[name])) if name in columns else ""


def outcome_questions(index: int) -> dict[str, Question]:
    """Return what is asked of the plan at `index` of the answers file's list, by title."""
    plan = AnswerPath.of_place((PLANS, index))
    return {name: question_at(plan.child(name)) for name in (OUTCOME, ACCOUNT)}


def _entry(sheet: Sheet, row: int, columns: Mapping[str, int], question: Question, head: Head) -> Entry | Refusal:
    column = columns[question.title]
    where = f"{head.file} “{sheet.name}”{address(row, column)}"
    if (row, column) in sheet.merged:
        return Refusal(where, "这一格和别的格合并了；请取消合并，一条一行")
    if address(row, column) in sheet.notes.errors:
        return Refusal(where, "公式出了错；请直接填写，不要用公式")
    try:
        typed = typed_in(sheet.cell(row, column), question)
        if question.kind is Kind.CHOICE and typed not in question.choices:
            return Refusal(where, f"{quoted(typed)}不是可选的；请从下拉里选：{'、'.join(question.choices)}")
        answer = parse_typed(question, typed)
    except ValueError as error:
        return Refusal(where, f"“{question.title}”：{error}")
    return Entry(head, where, question, answer, typed, _cell(sheet, row, columns, question.title + names.BASE) or None)


def plan_at(answers: Answers, number: int) -> PlanReview | None:
    """Return last year's plan `number` (from 1) of the answers file, None when there is none."""
    plan = answer_at(answers.report, PLANS.child(number))
    return plan if isinstance(plan, PlanReview) else None
