"""The lists of a form that came back: activities, meetings and the like, an item a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.answers.load import Answers
from drafter.answers.parse_typed import parse_typed
from drafter.answers.questions import Question, record_questions
from drafter.hints import did_you_mean, quoted
from drafter.model.fields import Kind
from drafter.model.records import Activity
from drafter.model.titles import ACTIVITIES, TOPIC
from drafter.sheets import office_form as names
from drafter.sheets.cells import plain_text, typed_in
from drafter.sheets.returned_form import FormHead, FormItem, Refusal
from drafter.sheets.sheet_table import SheetTable, columns_of, place_on
from drafter.sheets.spreadsheet import Cell, Sheet, address
from drafter.yamlfile.yaml_write import Plain


class ListTable(NamedTuple):
    """The table of a list on a sheet."""

    key: str
    """The path of the list, such as 活动 or 组织领导.会议."""
    table: SheetTable


class _ListFields(NamedTuple):
    """What an item of a list is asked."""

    key: str
    fields: tuple[Question, ...]
    topics: tuple[str, ...]
    """The topics of activities; none for other lists."""

    @property
    def titles(self) -> list[str]:
        return [*([TOPIC] if self.topics else []), *(str(field.place[0]) for field in self.fields)]


def list_tables(sheet: Sheet, head: FormHead) -> Iterator[ListTable]:
    """Yield the lists on `sheet`, by the marks in their head rows."""
    for number, row in enumerate(sheet.rows):
        for cell in row:
            if isinstance(cell, str) and cell.startswith(names.LIST_MARK):
                key = cell.removeprefix(names.LIST_MARK).strip()
                yield ListTable(key, SheetTable(head, sheet, number, columns_of(row)))


def read_list(found: ListTable, answers: Answers, questions: Mapping[str, Question]) -> Iterator[FormItem | Refusal]:
    """Yield the new items of a list, and the rows that cannot be taken."""
    table, asked = found.table, _fields_of(found.key, answers, questions)
    mark = address(table.head_row, 0)
    if not asked.fields:
        message = f"{quoted(found.key)}不是这份报告要填的条目，表可能是旧的；请重新导出一份"
        yield Refusal(place_on(table.head, table.sheet, mark), message)
        return
    missing = table.missing(asked.titles, mark)
    if missing:
        yield missing
        return
    for row in table.rows:
        if _is_filled(table, row, asked):
            yield _item(table, row, asked)


def _fields_of(key: str, answers: Answers, questions: Mapping[str, Question]) -> _ListFields:
    if key == ACTIVITIES:
        topics = tuple(topic.name for topic in answers.jurisdiction.topics)
        return _ListFields(key, tuple(record_questions(Activity)), topics)
    question = questions.get(key)
    return _ListFields(key, question.fields if question else (), ())


def _is_filled(table: SheetTable, row: int, asked: _ListFields) -> bool:
    """Return whether somebody wrote an item into a row that was empty; a topic alone is none."""
    if plain_text(table.sheet.cell(row, 0)) in (names.PRESENT, names.EARLIER):
        return False
    return any(table.text(row, title) for title in asked.titles if title != TOPIC)


def _item(table: SheetTable, row: int, asked: _ListFields) -> FormItem | Refusal:
    fields = {str(field.place[0]): field for field in asked.fields}
    record: dict[str, Plain] = {}
    for title in asked.titles:
        problem = table.cell_problem(row, title, "一事一行")
        if problem:
            return table.refusal(row, title, f"{quoted(title)}：{problem}")
        cell = table.cell(row, title)
        try:
            answer = _answer(fields[title], cell) if title in fields else _topic(plain_text(cell), asked.topics)
        except ValueError as error:
            return table.refusal(row, title, f"{quoted(title)}：{error}")
        if answer is not None:
            record[title] = answer
    return FormItem(table.head, place_on(table.head, table.sheet, f"第{row + 1}行"), asked.key, record)


def _topic(text: str, topics: Sequence[str]) -> str:
    if not text:
        raise ValueError("没有选主题；请从下拉的主题里选一个")
    if text not in topics:
        raise ValueError(f"没有{quoted(text)}这个主题；{did_you_mean(text, topics, '请从下拉的主题里选一个', 0.3)}")
    return text


def _answer(field: Question, cell: Cell) -> Plain:
    """Return what a field of an item holds. Raises ValueError with a Chinese sentence."""
    typed = typed_in(cell, field)
    if not typed and field.required:
        raise ValueError("空着；请补上，或者清空这一行")
    if field.kind is Kind.TEXT and ("{" in typed or "}" in typed):
        raise ValueError("里面有花括号；请直接写数和时间，不用花括号")
    return parse_typed(field, typed)
