"""Reads a form that came back: what cannot be taken is refused with its cell, the rest is taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from drafter.answers.load import Answers
from drafter.answers.questions import Question
from drafter.hints import quoted
from drafter.model.characters import remark
from drafter.model.moments import format_day, parse_day
from drafter.model.titles import ACTIVITIES
from drafter.sheets import office_form as names
from drafter.sheets.cells import plain_text
from drafter.sheets.last_year_plans import plan_table, read_plans
from drafter.sheets.list_rows import list_tables, read_list
from drafter.sheets.office_form import FORM_VERSION, Identity
from drafter.sheets.question_rows import QuestionRows, question_table
from drafter.sheets.returned_form import FormAnswer, FormHead, FormItem, Refusal, ReturnedForm
from drafter.sheets.rewritten import read_rewritten
from drafter.sheets.spreadsheet import Sheet, read_spreadsheet


def read_form(path: Path, answers: Answers, questions: Mapping[str, Question]) -> ReturnedForm:
    """Return what the form at `path` says; `questions` are all that may stand there, by path."""
    try:
        sheets = read_spreadsheet(path)
        identity = _identity(sheets, answers)
    except ValueError as error:
        return ReturnedForm(FormHead(path.name, ""), refusals=(Refusal(path.name, str(error)),))
    visible = [sheet for sheet in sheets if sheet.name != names.IDENTITY_SHEET]
    head, notices = _head(path.name, identity, visible)
    return _Reader(head, answers, questions, notices).read(visible)


class _Reader:
    """Collects what the sheets of a form give."""

    def __init__(self, head: FormHead, answers: Answers, questions: Mapping[str, Question], notices: list[str]) -> None:
        self._head, self._answers, self._questions = head, answers, questions
        self._found: dict[str, FormAnswer] = {}
        self._items: list[FormItem] = []
        self._refusals: list[Refusal] = []
        self._notices = notices

    def read(self, sheets: Sequence[Sheet]) -> ReturnedForm:
        self._read_questions(sheets)
        lists = [found for sheet in sheets for found in list_tables(sheet, self._head)]
        for found in lists:
            if found.key == ACTIVITIES:
                self._take(read_rewritten(found.table, self._answers))
        for sheet in sheets:
            plans = plan_table(sheet, self._head)
            if plans:
                self._take(read_plans(plans, self._answers))
        for found in lists:
            self._take(read_list(found, self._answers, self._questions))
        return ReturnedForm(
            self._head, tuple(self._found.values()), tuple(self._items), tuple(self._refusals), tuple(self._notices)
        )

    def _read_questions(self, sheets: Sequence[Sheet]) -> None:
        tables = [table for sheet in sheets if (table := question_table(sheet, self._head))]
        if not tables:
            message = "找不到“项目”“本年”这一行表头，表的样子被改过；请重新导出一份，把数抄过去"
            self._refusals.append(Refusal(f"{self._head.file} {quoted(names.MAIN_SHEET)}", message))
        for table in tables:
            rows = QuestionRows(table, self._answers, self._questions)
            self._take(rows.read())
            if rows.cleared:
                cleared = "、".join(rows.cleared)
                self._notices.append(f"删空了 {len(rows.cleared)} 项，填报文件里还留着：{cleared}")

    def _take(self, results: Iterable[FormAnswer | FormItem | Refusal]) -> None:
        for result in results:
            if isinstance(result, Refusal):
                self._refusals.append(result)
            elif isinstance(result, FormItem):
                self._items.append(result)
            elif result.question.path in self._found:
                message = f"“{result.question.title}”在表里出现了两次；只收了前一处"
                self._refusals.append(Refusal(result.where, message))
            else:
                self._found[result.question.path] = result


def _identity(sheets: tuple[Sheet, ...], answers: Answers) -> Identity:
    """Return whose form it is. Raises ValueError when it is none, or of another report."""
    cells = [cell for sheet in sheets for row in sheet.rows[:3] for cell in row if isinstance(cell, str)]
    found = {cell for cell in cells if cell.startswith(names.MARK)}
    if not found:
        raise ValueError("认不出是 Drafter 导出的填报表（隐藏的信息没有了）；请用导出的原表填写，或重新导出")
    try:
        identities = {Identity.parse(text) for text in found}
    except ValueError:
        raise ValueError("隐藏的表的信息被改动过，认不出是谁的表；请重新导出一份，把数抄过去") from None
    if len(identities) > 1:
        raise ValueError("一个文件里混了几份填报表；请分开存成几个文件")
    (identity,) = identities
    _check_report(identity, answers)
    return identity


def _check_report(identity: Identity, answers: Answers) -> None:
    """Raise ValueError for a form of a later version, another year or another unit."""
    report = answers.report.identity
    if identity.version > FORM_VERSION:
        raise ValueError(f"是更新的 Drafter 导出的表（第{identity.version}版）；请更新 Drafter 后再导入")
    if identity.year != report.year:
        raise ValueError(f"这是{identity.year}年的表，填报文件是{report.year}年的；请用{report.year}年的表重新填")
    if identity.unit_name != report.unit_name:
        units = f"这是{quoted(identity.unit_name)}的表，填报文件是{quoted(report.unit_name)}的"
        raise ValueError(f"{units}；请检查是否选错了文件")


def _head(file: str, identity: Identity, sheets: Sequence[Sheet]) -> tuple[FormHead, list[str]]:
    """Return who filled the form in, and what is odd about that."""
    said = _labelled(file, sheets)
    supplier, day = said.get(names.SUPPLIER, ""), said.get(names.SUPPLIED_ON, "")
    notices = list[str]()
    try:
        day = format_day(parse_day(day)) if day else ""
    except ValueError:
        notices.append(f"填报时间{quoted(day)}不是完整的日期，照原样记下")
    supplier, day = _remark(names.SUPPLIER, supplier, notices), _remark(names.SUPPLIED_ON, day, notices)
    if not supplier:
        notices.append("没有写填报人")
    office = identity.office if identity.office != names.UNASSIGNED else said.get(names.OFFICE, "")
    return FormHead(file, _remark(names.OFFICE, office, notices), supplier, day), notices


def _remark(label: str, said: str, notices: list[str]) -> str:
    """Return what was written at `label`; empty, with one notice more, when no answers file can hold it."""
    try:
        return remark(said)
    except ValueError as error:
        notices.append(f"{label}没有收：{error}")
        return ""


def _labelled(file: str, sheets: Sequence[Sheet]) -> dict[str, str]:
    """Return what stands right of the labels above the first table of questions, by label."""
    said: dict[str, str] = {}
    tables = (question_table(sheet, FormHead(file, "")) for sheet in sheets)
    table = next(filter(None, tables), None)
    for row in table.sheet.rows[: table.head_row] if table else ():
        for label, value in pairwise(row):
            name = label.rstrip("：: ") if isinstance(label, str) else ""
            if name in (names.OFFICE, names.SUPPLIER, names.SUPPLIED_ON):
                said.setdefault(name, plain_text(value))
    return said
