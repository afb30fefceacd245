"""Reads a form that came back: a row that cannot be taken is told with its cell, the others are taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from drafter.answers.load import Answers
from drafter.answers.questions import Question
from drafter.hints import quoted
from drafter.model.moments import format_day, parse_day
from drafter.model.titles import ACTIVITIES
from drafter.sheets import form as names
from drafter.sheets.cells import plain_text
from drafter.sheets.filled import Entry, Filled, Head, Item, Refusal
from drafter.sheets.form import FORM_VERSION, Identity
from drafter.sheets.last_year import plans_head, read_plans
from drafter.sheets.list_rows import list_heads, read_list
from drafter.sheets.question_rows import QuestionRows, head_row
from drafter.sheets.rewritten import read_rewritten
from drafter.sheets.spreadsheet import Sheet, read_spreadsheet


def read_form(path: Path, answers: Answers, questions: Mapping[str, Question]) -> Filled:
    """Return what the form at `path` says; `questions` are all that may stand there, by path."""
    nobody = Head(path.name, "")
    try:
        sheets = read_spreadsheet(path)
        identity = _identity(sheets, answers)
    except ValueError as error:
        return Filled(nobody, refusals=(Refusal(path.name, str(error)),))
    visible = [sheet for sheet in sheets if sheet.name != names.IDENTITY_SHEET]
    mains = [(sheet, *found) for sheet in visible if (found := head_row(sheet))]
    lists = [(sheet, *found) for sheet in visible for found in list_heads(sheet)]
    plans = [(sheet, *found) for sheet in visible if (found := plans_head(sheet))]
    head, notices = _head(path.name, identity, mains[0][:2] if mains else None)
    refusals: list[Refusal] = []
    if not mains:
        told = "找不到“项目”“本年”这一行表头，表的样子被改过；请重新导出一份，把数抄过去"
        refusals.append(Refusal(f"{path.name} {quoted(names.MAIN_SHEET)}", told))
    entries: dict[str, Entry] = {}

    def take(results: Iterable[Entry | Refusal]) -> None:
        for result in results:
            if isinstance(result, Refusal):
                refusals.append(result)
            elif result.question.path in entries:
                refusals.append(Refusal(result.where, f"“{result.question.title}”在表里出现了两次；只收了前一处"))
            else:
                entries[result.question.path] = result

    for sheet, row, columns in mains:
        rows = QuestionRows(sheet, row, columns, head, answers, questions)
        take(rows.read())
        if rows.cleared:
            notices = (*notices, f"删空了 {len(rows.cleared)} 项，填报文件里还留着：{'、'.join(rows.cleared)}")
    for sheet, row, key in lists:
        if key == ACTIVITIES:
            take(read_rewritten(sheet, row, head, answers))
    for sheet, row, columns in plans:
        take(read_plans(sheet, row, columns, head, answers))
    items: list[Item] = []
    for sheet, row, key in lists:
        for read in read_list(sheet, row, key, head, answers, questions):
            if isinstance(read, Refusal):
                refusals.append(read)
            else:
                items.append(read)
    return Filled(head, tuple(entries.values()), tuple(items), tuple(refusals), notices)


def _identity(sheets: tuple[Sheet, ...], answers: Answers) -> Identity:
    """Return whose form it is. Raises ValueError when it is none, or of another report."""
    found = {
        cell
        for sheet in sheets
        for row in sheet.rows[:3]
        for cell in row
        if isinstance(cell, str) and cell.startswith(names.MARK)
    }
    if not found:
        raise ValueError(
            "认不出是 drafter sheets export 导出的填报表（隐藏的信息没有了）；请用导出的原表填写，或重新导出"
        )
    try:
        identities = {Identity.parse(text) for text in found}
    except ValueError:
        raise ValueError("隐藏的表的信息被改动过，认不出是谁的表；请重新导出一份，把数抄过去") from None
    if len(identities) > 1:
        raise ValueError("一个文件里混了几份填报表；请分开存成几个文件")
    (identity,) = identities
    report = answers.report.identity
    if identity.version > FORM_VERSION:
        raise ValueError(f"是更新的 Drafter 导出的表（第{identity.version}版）；请更新 Drafter 后再导入")
    if identity.year != report.year:
        raise ValueError(f"这是{identity.year}年的表，填报文件是{report.year}年的；请用{report.year}年的表重新填")
    if identity.unit_name != report.unit_name:
        raise ValueError(
            f"这是{quoted(identity.unit_name)}的表，填报文件是{quoted(report.unit_name)}的；请检查是否选错了文件"
        )
    return identity


def _head(file: str, identity: Identity, main: tuple[Sheet, int] | None) -> tuple[Head, tuple[str, ...]]:
    """Return who filled the form in, from the cells right of the labels above the head row."""
    said: dict[str, str] = {}
    for row in main[0].rows[: main[1]] if main else ():
        for column, cell in enumerate(row[:-1]):
            if isinstance(cell, str) and cell.rstrip("：: ") in (names.OFFICE, names.SUPPLIER, names.SUPPLIED_ON):
                said.setdefault(cell.rstrip("：: "), plain_text(row[column + 1]))
    day, notices = said.get(names.SUPPLIED_ON, ""), []
    try:
        day = format_day(parse_day(day)) if day else ""
    except ValueError:
        notices.append(f"填报时间{quoted(day)}不是完整的日期，照原样记下")
    if not said.get(names.SUPPLIER):
        notices.append("没有写填报人")
    office = identity.office if identity.office != names.UNASSIGNED else said.get(names.OFFICE, "")
    return Head(file, office, said.get(names.SUPPLIER, ""), day), tuple(notices)
