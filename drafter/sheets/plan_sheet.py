"""Writes the sheet 上年安排 of a form: a plan of last year's a row, what became of it open to entry."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from drafter.model.titles import ACCOUNT, OUTCOME
from drafter.sheets.form_styles import ADVICE_ROOM, FormStyles, put, row_height, set_up
from drafter.sheets.last_year_plans import COLUMNS, outcome_questions
from drafter.sheets.office_form import Plan

_WIDTHS = (8, 8, 8, 5.5, 56, 13, 58)
_FIRST_SHOWN = 3
_HEAD_ROW = 2
_TEXT, _OUTCOME, _ACCOUNT = 4, 5, 6
"""Columns of a plan and of what became of it."""
_ADVICE = (
    "这是去年的报告里写的今年的安排。逐条从下拉里选做到了没有，右边写做了什么、做到什么程度，写成完整的句子；"
    "部分完成、未完成的要写原因。"
)


def write_plans(sheet: Worksheet, plans: tuple[Plan, ...], title: str, styles: FormStyles) -> None:
    """Write the sheet: a row a plan, what became of it open to entry."""
    last_column, last = len(COLUMNS) - 1, _HEAD_ROW + len(plans)
    for column, wide in enumerate(_WIDTHS):
        sheet.set_column(column, column, wide, None, {"hidden": 1} if column < _FIRST_SHOWN else {})
    sheet.merge_range(0, _FIRST_SHOWN, 0, last_column, title, styles.title)
    sheet.merge_range(1, _FIRST_SHOWN, 1, last_column, _ADVICE, styles.advice)
    sheet.set_row(0, 30)
    sheet.set_row(1, row_height((_ADVICE, sum(_WIDTHS[_FIRST_SHOWN:]) * ADVICE_ROOM), least=21))
    for column, head in enumerate(COLUMNS):
        put(sheet, _HEAD_ROW, column, head, styles.head)
    sheet.set_row(_HEAD_ROW, 24)
    for number, plan in enumerate(plans, 1):
        _write_plan(sheet, number, plan, styles)
    _validate(sheet, _HEAD_ROW + 1, last)
    set_up(sheet, _HEAD_ROW, last, last_column, styles, first=_FIRST_SHOWN)


def _write_plan(sheet: Worksheet, number: int, plan: Plan, styles: FormStyles) -> None:
    """Write a plan into its row: three hidden cells to know it by, then what is shown."""
    at = _HEAD_ROW + number
    cells = (
        (str(plan.number), styles.told),
        (plan.outcome, styles.told),
        (plan.account, styles.told),
        (str(number), styles.middle),
        (plan.text, styles.told),
        (plan.outcome, styles.entry),
        (plan.account, styles.long_entry),
    )
    for column, (text, style) in enumerate(cells):
        put(sheet, at, column, text, style)
    texts = ((plan.text, _WIDTHS[_TEXT] - 1), (plan.account, _WIDTHS[_ACCOUNT] - 1))
    sheet.set_row(at, row_height(*texts, least=48))


def _validate(sheet: Worksheet, first: int, last: int) -> None:
    """Say what may be entered into the rows from `first` to `last`."""
    choices = outcome_questions(0)[OUTCOME].choices
    choose = f"请从下拉里选：{'、'.join(choices)}"
    outcome = {"validate": "list", "source": list(choices), "error_message": choose}
    explain = "做了什么、做到什么程度，写成完整的句子；没有做完的写原因"
    account = {"validate": "any", "input_title": ACCOUNT, "input_message": explain}
    sheet.data_validation(first, _OUTCOME, last, _OUTCOME, outcome)
    sheet.data_validation(first, _ACCOUNT, last, _ACCOUNT, account)
