"""The main sheet of a form that came back: a question a row.

Rows and columns may have moved: the head row is found by its words, each row by the key in
its hidden first column.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafter.answers.load import Answers
from drafter.answers.questions import Question
from drafter.hints import quoted
from drafter.model.fields import Kind
from drafter.sheets import form as names
from drafter.sheets.cells import answer_in, plain_text, typed_in
from drafter.sheets.filled import Entry, Head, Refusal
from drafter.sheets.plan import shown_unit
from drafter.sheets.spreadsheet import Sheet, address
from drafter.yamlfile.yaml_write import Plain


def head_row(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    """Return the row of the column titles and the column of each, None when there is none."""
    for number, row in enumerate(sheet.rows):
        texts = [cell.strip() if isinstance(cell, str) else "" for cell in row]
        columns = {text: i for i, text in enumerate(texts) if text in names.COLUMNS}
        if names.THIS_YEAR in columns and names.TITLE in columns:
            return number, columns
    return None


class QuestionRows:
    """The rows below the head row of a main sheet."""

    def __init__(
        self,
        sheet: Sheet,
        row: int,
        columns: dict[str, int],
        head: Head,
        answers: Answers,
        questions: Mapping[str, Question],
    ) -> None:
        self._sheet, self._row, self._columns, self._head = sheet, row, columns, head
        self._answers, self._questions = answers, questions
        self._asides: list[Refusal] = []
        self.cleared: list[str] = []
        """Titles of the questions whose answers the office took away; they stay in the answers file."""

    def read(self) -> Iterator[Entry | Refusal]:
        """Yield what each row gives, or why it is refused; empty rows give nothing."""
        if names.KEY not in self._columns:
            where = self._where(self._row, names.TITLE)
            yield Refusal(where, "隐藏的编号列没有了，不知道哪一行是哪一题；请重新导出一份，把数抄过去")
            return
        for row in range(self._row + 1, len(self._sheet.rows)):
            found = self._read(row)
            if found is not None:
                yield found
            yield from self._asides
            self._asides.clear()

    def _text(self, row: int, title: str) -> str:
        column = self._columns.get(title)
        return "" if column is None else plain_text(self._sheet.cell(row, column))

    def _where(self, row: int, title: str) -> str:
        return f"{self._head.file} “{self._sheet.name}”{address(row, self._columns[title])}"

    def _read(self, row: int) -> Entry | Refusal | None:
        column = self._columns[names.THIS_YEAR]
        here, where = address(row, column), self._where(row, names.THIS_YEAR)
        key, text = self._text(row, names.KEY), self._text(row, names.THIS_YEAR)
        title = self._text(row, names.TITLE).rstrip("* \u3000")
        if not key:
            told = f"这一行没有编号（隐藏的 {address(row, self._columns[names.KEY])} 是空的），不知道是哪一题；请填在原来的行里"
            return Refusal(where, told) if text else None
        if here in self._sheet.notes.errors:
            return Refusal(where, f"{quoted(title)}的公式出了错；请直接填数，不要用公式")
        if (row, column) in self._sheet.merged:
            return Refusal(where, f"{quoted(title)}这一格和别的格合并了；请取消合并，一格填一个答案")
        if not text and self._text(row, names.BASE):
            self.cleared.append(title)
        return self._entry(row, title, here) if text else None

    def _entry(self, row: int, title: str, here: str) -> Entry | Refusal:
        key, where = self._text(row, names.KEY), self._where(row, names.THIS_YEAR)
        question = self._questions.get(key)
        if question is None:
            return Refusal(where, f"{quoted(key)}不是这份报告要填的问题，表可能是旧的；请重新导出一份")
        if title != question.title:
            told = f"这一行写的是{quoted(title or '空')}，隐藏的编号是“{question.title}”的，对不上；请不要剪切、排序或改项目"
            return Refusal(self._where(row, names.TITLE), told)
        unit, asked = self._text(row, names.UNIT), shown_unit(question, self._answers)
        if unit and names.UNIT in self._columns and unit not in (asked, question.unit):
            told = f"“{question.title}”的单位成了{quoted(unit)}，应当是{quoted(asked)}；请按原来的单位填数"
            return Refusal(self._where(row, names.UNIT), told)
        shown_as = (unit or asked) if question.kind is Kind.FIGURE else ""
        shares = self._sheet.notes.percentages
        cell = self._sheet.cell(row, self._columns[names.THIS_YEAR])
        try:
            typed = typed_in(cell, question, percentage=None if shares is None else here in shares)
            answer = answer_in(typed, question, shown_as)
        except ValueError as error:
            return Refusal(where, f"“{question.title}”：{error}")
        before = _answer_before(self._text(row, names.BASE), question, shown_as)
        source = self._text(row, names.SOURCE) if question.kind is Kind.FIGURE else ""
        return Entry(
            self._head, where, question, answer, typed, before, self._last_year(row, question, shown_as), source
        )

    def _last_year(self, row: int, question: Question, unit: str) -> str:
        """Return last year's figure as typed; one that cannot be is told, this year's goes in."""
        text, column = self._text(row, names.LAST_YEAR), self._columns.get(names.LAST_YEAR)
        if not text or column is None or question.kind is not Kind.FIGURE:
            return ""
        shares = self._sheet.notes.percentages
        percentage = None if shares is None else address(row, column) in shares
        try:
            text = typed_in(self._sheet.cell(row, column), question, percentage=percentage)
            answer_in(text, question, unit)
        except ValueError as error:
            self._asides.append(Refusal(self._where(row, names.LAST_YEAR), f"“{question.title}”的上年：{error}"))
            return ""
        return text


def _answer_before(text: str, question: Question, unit: str) -> Plain:
    """Return the answer that a form was written with; None when nobody can tell."""
    try:
        return answer_in(text, question, unit)
    except ValueError:
        return None
