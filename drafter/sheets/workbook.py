"""Writes a form as an Excel workbook; the only user of xlsxwriter.

Cells open to entry hold text (format @), so that Excel leaves 3-1, 95% and 400余 as typed; all
other cells are locked. Each sheet prints on A4 across, its head row on every page.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from drafter.answers.questions import Question
from drafter.hints import quoted
from drafter.model.fields import Kind
from drafter.model.figure import NOT_APPLICABLE_WORDS
from drafter.sheets import office_form as names
from drafter.sheets.form_styles import LINE, FormStyles, put, row_height, set_up
from drafter.sheets.list_sheet import write_list
from drafter.sheets.office_form import FormRow, OfficeForm
from drafter.sheets.plan_sheet import write_plans

_WIDTHS = (8, 8, 5.5, 22, 38, 9, 11, 27, 24, 18)
"""Widths of the main sheet's columns in characters; a Chinese one takes two."""
_HEAD_ROW = 4
"""The row of the main sheet's column titles, counted from 0."""
_FIGURE_SIGNS = "0123456789０１２３４５６７８９零〇一二两三四五六七八九十百千万亿无没未"
_ADVICE = (
    "只填黄色的格子，填好保存，连文件一起交回。数可写 892、400余、近千、1.2万、100%；可能发生但全年没有的填“无”，"
    "没有这项职责的填“不适用”，还不知道的空着。名单用顿号隔开。写清数取自哪份材料，来源一样的可以往下拖。"
)


def write_form(form: OfficeForm) -> bytes:
    """Return the workbook of `form`: its main sheet, last year's plans, a sheet a list, its identity hidden.

    The same form gives the same bytes.
    """
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    book.set_properties({"title": _title(form), "created": datetime(int(form.identity.year), 12, 31, tzinfo=UTC)})
    styles = FormStyles(book)
    _MainSheet(book.add_worksheet(names.MAIN_SHEET), form, styles).write()
    if form.plans:
        title = f"{int(form.identity.year) - 1}年报告里的安排落实情况（{form.identity.office}）"
        write_plans(book.add_worksheet(names.PLANS), form.plans, title, styles)
    for each in form.lists:
        write_list(book.add_worksheet(each.sheet_name), each, form.identity, styles)
    hidden = book.add_worksheet(names.IDENTITY_SHEET)
    hidden.write_string(0, 0, form.identity.text())
    hidden.protect()
    hidden.very_hidden()
    book.close()
    return stream.getvalue()


def _title(form: OfficeForm) -> str:
    return f"{form.identity.unit_name}{form.identity.year}年{form.identity.kind}填报表"


class _MainSheet:
    """The sheet of questions, a row each."""

    def __init__(self, sheet: Worksheet, form: OfficeForm, styles: FormStyles) -> None:
        self._sheet, self._form, self._styles = sheet, form, styles

    def write(self) -> None:
        self._write_top()
        self._write_head()
        for column, title in enumerate(names.COLUMNS):
            put(self._sheet, _HEAD_ROW, column, title, self._styles.head)
        self._sheet.set_row(_HEAD_ROW, 24)
        self._write_end(self._write_rows(_HEAD_ROW + 1))

    def _write_top(self) -> None:
        sheet, styles = self._sheet, self._styles
        for column, wide in enumerate(_WIDTHS):
            sheet.set_column(column, column, wide, None, {"hidden": 1} if column < 2 else {})
        put(sheet, 0, 0, self._form.identity.text())
        sheet.merge_range(0, 2, 0, 9, _title(self._form), styles.title)
        sheet.merge_range(1, 2, 1, 9, _ADVICE, styles.advice)
        sheet.set_row(0, 32)
        sheet.set_row(1, 2 * LINE + 4)

    def _write_rows(self, at: int) -> int:
        """Write the questions from the row `at` on, a band above each chapter; return the row below them."""
        chapter = ""
        for number, row in enumerate(self._form.rows, 1):
            if row.chapter != chapter:
                chapter = row.chapter
                self._write_band(at, chapter)
                at += 1
            self._write_row(at, number, row)
            at += 1
        return at

    def _write_band(self, at: int, chapter: str) -> None:
        for column in range(2, 10):
            put(self._sheet, at, column, chapter if column == 3 else "", self._styles.band)
        self._sheet.set_row(at, 19)

    def _write_end(self, at: int) -> None:
        """Write the places for signatures into the row `at`, and set the sheet up."""
        sheet, styles = self._sheet, self._styles
        put(sheet, at, 3, "填报人（签字）：", styles.sign)
        put(sheet, at, 6, "科室负责人（签字）：", styles.sign)
        sheet.set_row(at, 34)
        sheet.ignore_errors({"number_stored_as_text": f"G1:I{at + 1}"})
        set_up(sheet, _HEAD_ROW, at, 9, styles)

    def _write_head(self) -> None:
        """Write the four places for who fills in, and what the form is about."""
        sheet, styles, identity = self._sheet, self._styles, self._form.identity
        unassigned = identity.office == names.UNASSIGNED
        period = f"{identity.year}年1月1日至12月31日"
        sheet.set_row(2, 22)
        sheet.set_row(3, 22)
        for row, column, label, value, style in (
            (2, 3, names.OFFICE, "" if unassigned else identity.office, styles.entry if unassigned else styles.told),
            (2, 6, names.SUPPLIER, "", styles.entry),
            (2, 8, names.SUPPLIED_ON, "", styles.entry),
            (3, 3, "统计期间", period, styles.told),
            (3, 6, names.TELEPHONE, "", styles.entry),
            (3, 8, "交表截止", self._form.deadline or "以通知为准", styles.told),
        ):
            put(sheet, row, column, f"{label}：", styles.label)
            put(sheet, row, column + 1, value, style)
        sheet.data_validation(
            2, 9, 2, 9, {"validate": "any", "input_title": "填报时间", "input_message": "写年月日，如 2022-1-10"}
        )

    def _write_row(self, at: int, number: int, row: FormRow) -> None:
        sheet, styles, question = self._sheet, self._styles, row.question
        is_figure = question.kind is Kind.FIGURE
        explanation = _explanation(question)
        for column, text, style in (
            (0, question.path, styles.told),
            (1, row.present, styles.told),
            (2, str(number), styles.middle),
            (3, question.title + ("　*" if question.required else ""), styles.told),
            (4, explanation, styles.small),
            (5, row.unit, styles.middle),
            (6, row.last_year, styles.told if row.last_year or not is_figure else styles.entry),
            (7, row.present, styles.entry),
            (8, row.source, styles.entry if is_figure else styles.told),
        ):
            put(sheet, at, column, text, style)
        self._write_check(at, row)
        least = 21 if is_figure or question.choices else 36
        sheet.set_row(at, row_height((explanation, _WIDTHS[4] + 2), (row.present, _WIDTHS[7] - 1), least=least))
        sheet.data_validation(at, 7, at, 7, _validation(question, at + 1))

    def _write_check(self, at: int, row: FormRow) -> None:
        """Write what tells of a missing answer and of a change of over 30 % against last year."""
        cell, last, unit = f"H{at + 1}", f"G{at + 1}", f"F{at + 1}"
        missing = "必填" if row.question.required else ""
        formula = f'=IF({cell}="","{missing}","")'
        if row.question.kind is Kind.FIGURE:
            now = f'VALUE(SUBSTITUTE({cell},{unit},""))'
            swing = f"ABS({now}-VALUE({last}))>0.3*ABS(VALUE({last}))"
            told = f'IF({last}="","",IFERROR(IF({swing},"比上年变化超过30%",""),""))'
            formula = f'=IF({cell}="","{missing}",{told})'
        self._sheet.write_formula(at, 9, formula, self._styles.check, "" if row.present else missing)


def _explanation(question: Question) -> str:
    text = question.explanation
    if question.choices:
        text += f"（{'／'.join(question.choices)}）"
    if question.when:
        text += f"〔{quoted(question.when.rpartition('.')[2])}没有的不填〕"
    return text


def _validation(question: Question, row: int) -> dict[str, object]:
    """Return what Excel allows in the entry cell of `row` (from 1), and what it says there."""
    title = question.title[:32]
    if question.choices:
        return {"validate": "list", "source": [*question.choices, NOT_APPLICABLE_WORDS[0]], "ignore_blank": True} | {
            "error_title": "请从中选一个",
            "error_message": f"请填：{'、'.join(question.choices)}"[:255],
        }
    if question.kind is not Kind.FIGURE:
        hint = {Kind.NAMES: "用顿号隔开；没有填“无”", Kind.DAY: "写年月日，如 2022-1-29"}.get(question.kind, "")
        message = f"{question.explanation}。{hint}" if hint else question.explanation
        return {"validate": "any", "input_title": title, "input_message": (message or question.title)[:255]}
    length = len(_FIGURE_SIGNS)
    signs = f'SUMPRODUCT(--ISNUMBER(FIND(MID("{_FIGURE_SIGNS}",ROW($1:${length}),1),H{row})))>0'
    ways = "100%、98.5%" if question.unit == "%" else "892、400余、近千、1.2万"
    return {
        "validate": "custom",
        "value": f'=OR(ISNUMBER(FIND("{NOT_APPLICABLE_WORDS[0]}",H{row})),{signs})',
        "ignore_blank": True,
        "input_title": title,
        "input_message": f"填数，如 {ways}；全年没有填“无”，没有这项职责填“不适用”，不知道就空着。"[:255],
        "error_title": "看不出是什么数",
        "error_message": f"请填数，如 {ways}，或填“无”“不适用”。情况说明请写在右边的来源一栏。",
    }
