"""Writes the sheet 上年安排 of a form: a plan of last year's a row, what became of it open to entry."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from drafter.model.titles import ACCOUNT, OUTCOME
from drafter.sheets.form_styles import ADVICE_ROOM, FormStyles, put, row_height, set_up
from drafter.sheets.last_year import COLUMNS, outcome_questions
from drafter.sheets.office_form import Plan

_WIDTHS = (8, 8, 8, 5.5, 56, 13, 58)
_FIRST_SHOWN = 3
_HEAD_ROW = 2
_ADVICE = (
    "这是去年的报告里写的今年的安排。逐条从下拉里选做到了没有，右边写做了什么、做到什么程度，写成完整的句子；"
    "部分完成、未完成的要写原因。"
)


def write_plans(sheet: Worksheet, plans: tuple[Plan, ...], title: str, styles: FormStyles) -> None:
    """Write the sheet: a row a plan, what became of it open to entry."""
    for column, wide in enumerate(_WIDTHS):
        sheet.set_column(column, column, wide, None, {"hidden": 1} if column < _FIRST_SHOWN else {})
    last = len(COLUMNS) - 1
    sheet.merge_range(0, _FIRST_SHOWN, 0, last, title, styles.title)
    sheet.merge_range(1, _FIRST_SHOWN, 1, last, _ADVICE, styles.advice)
    sheet.set_row(0, 30)
    sheet.set_row(1, row_height((_ADVICE, sum(_WIDTHS[_FIRST_SHOWN:]) * ADVICE_ROOM), least=21))
    for column, head in enumerate(COLUMNS):
        put(sheet, _HEAD_ROW, column, head, styles.head)
    sheet.set_row(_HEAD_ROW, 24)
    for at, plan in enumerate(plans, _HEAD_ROW + 1):
        cells = (
            str(plan.number),
            plan.outcome,
            plan.account,
            str(at - _HEAD_ROW),
            plan.text,
            plan.outcome,
            plan.account,
        )
        looks = (*[styles.told] * 3, styles.middle, styles.told, styles.entry, styles.long_entry)
        for column, (text, style) in enumerate(zip(cells, looks, strict=True)):
            put(sheet, at, column, text, style)
        sheet.set_row(at, row_height((plan.text, _WIDTHS[4] - 1), (plan.account, _WIDTHS[6] - 1), least=48))
    first, end = _HEAD_ROW + 1, _HEAD_ROW + len(plans)
    choices = outcome_questions(0)[OUTCOME].choices
    sheet.data_validation(
        *(first, 5, end, 5),
        {"validate": "list", "source": list(choices), "error_message": f"请从下拉里选：{'、'.join(choices)}"},
    )
    told = "做了什么、做到什么程度，写成完整的句子；没有做完的写原因"
    sheet.data_validation(first, 6, end, 6, {"validate": "any", "input_title": ACCOUNT, "input_message": told})
    set_up(sheet, _HEAD_ROW, end, last, styles, first=_FIRST_SHOWN)
