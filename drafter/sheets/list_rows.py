"""The lists of a form that came back: activities, meetings and the like, an item a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafter.answers.load import Answers
from drafter.answers.parse_typed import parse_typed
from drafter.answers.questions import Question, record_questions
from drafter.hints import did_you_mean, quoted
from drafter.model.fields import Kind
from drafter.model.records import Activity
from drafter.model.titles import ACTIVITIES, TOPIC
from drafter.sheets import form as names
from drafter.sheets.cells import plain_text, typed_in
from drafter.sheets.filled import Head, Item, Refusal
from drafter.sheets.spreadsheet import Cell, Sheet, address
from drafter.yamlfile.yaml_write import Plain


def list_heads(sheet: Sheet) -> Iterator[tuple[int, str]]:
    """Yield row and key of each list on `sheet`, by the mark in its head row."""
    for number, row in enumerate(sheet.rows):
        for cell in row:
            if isinstance(cell, str) and cell.startswith(names.LIST_MARK):
                yield number, cell.removeprefix(names.LIST_MARK).strip()


def read_list(
    sheet: Sheet, head_row: int, key: str, head: Head, answers: Answers, questions: Mapping[str, Question]
) -> Iterator[Item | Refusal]:
    """Yield the new items of a list, and the rows that cannot be taken."""
    where = f"{head.file} “{sheet.name}”"
    question = questions.get(key)
    fields = tuple(record_questions(Activity)) if key == ACTIVITIES else question.fields if question else ()
    if not fields:
        yield Refusal(
            f"{where}{address(head_row, 0)}", f"{quoted(key)}不是这份报告要填的条目，表可能是旧的；请重新导出一份"
        )
        return
    titles = [plain_text(cell) for cell in sheet.rows[head_row]]
    columns = {title: i for i, title in enumerate(titles) if title}
    topics = [topic.name for topic in answers.jurisdiction.topics] if key == ACTIVITIES else []
    missing = [name for name in _titles(fields, topics) if name not in columns]
    if missing:
        told = f"表头里没有“{'”“'.join(missing)}”这一列，表的样子被改过；请重新导出一份，抄过去"
        yield Refusal(f"{where}{address(head_row, 0)}", told)
        return
    for row in range(head_row + 1, len(sheet.rows)):
        if plain_text(sheet.cell(row, 0)) in (names.PRESENT, names.EARLIER):
            continue
        texts = {name: plain_text(sheet.cell(row, columns[name])) for name in _titles(fields, topics)}
        if not any(text for name, text in texts.items() if name != TOPIC):
            continue
        yield _item(sheet, row, columns, key, head, fields, topics)


def _item(
    sheet: Sheet,
    row: int,
    columns: Mapping[str, int],
    key: str,
    head: Head,
    fields: tuple[Question, ...],
    topics: list[str],
) -> Item | Refusal:
    record: dict[str, Plain] = {}
    for name in _titles(fields, topics):
        here = address(row, columns[name])
        field = next((each for each in fields if each.place[0] == name), None)
        try:
            _refuse_cell(sheet, row, columns[name])
            cell = sheet.cell(row, columns[name])
            answer = _answer(field, cell) if field else _topic(plain_text(cell), topics)
        except ValueError as error:
            return Refusal(f"{head.file} “{sheet.name}”{here}", f"{quoted(name)}：{error}")
        if answer is not None:
            record[name] = answer
    return Item(head, f"{head.file} “{sheet.name}”第{row + 1}行", key, record)


def _refuse_cell(sheet: Sheet, row: int, column: int) -> None:
    """Raise ValueError for a merged cell or a formula's error."""
    if (row, column) in sheet.merged:
        raise ValueError("这一格和别的格合并了；请取消合并，一事一行")
    if address(row, column) in sheet.notes.errors:
        raise ValueError("公式出了错；请直接填写，不要用公式")


def _titles(fields: tuple[Question, ...], topics: list[str]) -> list[str]:
    return [*([TOPIC] if topics else []), *(field.title for field in fields)]


def _topic(text: str, topics: list[str]) -> str:
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
