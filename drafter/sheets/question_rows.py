"""The main sheet of a form that came back: a question a row.

Rows and columns may have moved: the head row is found by its words, each row by the key in
its hidden first column.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafter.answers.load import Answers
from drafter.answers.questions import Question
from drafter.hints import quoted
from drafter.model.characters import remark
from drafter.model.fields import Kind
from drafter.sheets import office_form as names
from drafter.sheets.cells import answer_in, typed_in
from drafter.sheets.plan import shown_unit
from drafter.sheets.returned_form import FormAnswer, FormHead, Refusal
from drafter.sheets.sheet_table import SheetTable, columns_of
from drafter.sheets.spreadsheet import Sheet, address
from drafter.yamlfile.yaml_write import Plain


def question_table(sheet: Sheet, head: FormHead) -> SheetTable | None:
    """Return the table of questions on `sheet`, None when it has none."""
    for number, row in enumerate(sheet.rows):
        columns = columns_of(row, names.COLUMNS)
        if names.THIS_YEAR in columns and names.TITLE in columns:
            return SheetTable(head, sheet, number, columns)
    return None


class QuestionRows:
    """The rows of the table of questions."""

    def __init__(self, table: SheetTable, answers: Answers, questions: Mapping[str, Question]) -> None:
        self._table, self._answers, self._questions = table, answers, questions
        self.cleared: list[str] = []
        """Titles of the questions whose answers the office took away; they stay in the answers file."""

    def read(self) -> Iterator[FormAnswer | Refusal]:
        """Yield what each row gives, or why it is refused; empty rows give nothing."""
        table = self._table
        if names.KEY not in table.columns:
            message = "隐藏的编号列没有了，不知道哪一行是哪一题；请重新导出一份，把数抄过去"
            yield table.refusal(table.head_row, names.TITLE, message)
            return
        for row in table.rows:
            yield from self._row(row)

    def _row(self, row: int) -> Iterator[FormAnswer | Refusal]:
        table = self._table
        key, text = table.text(row, names.KEY), table.text(row, names.THIS_YEAR)
        title = table.text(row, names.TITLE).rstrip("* \u3000")
        if not key:
            if text:
                yield self._refused(
                    row, f"这一行没有编号（隐藏的 {self._key_address(row)} 是空的），不知道是哪一题；请填在原来的行里"
                )
            return
        problem = table.cell_problem(row, names.THIS_YEAR, "一格填一个答案", subject=quoted(title), entry="填数")
        if problem:
            yield self._refused(row, problem)
        elif text:
            yield from self._answer(row, key, title)
        elif table.text(row, names.BASE):
            self.cleared.append(title)

    def _answer(self, row: int, key: str, title: str) -> Iterator[FormAnswer | Refusal]:
        table, question = self._table, self._questions.get(key)
        if question is None:
            yield self._refused(row, f"{quoted(key)}不是这份报告要填的问题，表可能是旧的；请重新导出一份")
            return
        changed = self._changed(row, title, question)
        if changed:
            yield changed
            return
        unit = self._unit(row, question)
        try:
            typed = self._typed(row, names.THIS_YEAR, question)
            answer = answer_in(typed, question, unit)
        except ValueError as error:
            yield self._refused(row, f"“{question.title}”：{error}")
            return
        before = _answer_before(table.text(row, names.BASE), question, unit)
        found = FormAnswer(table.head, table.where(row, names.THIS_YEAR), question, answer, typed, before)
        if question.kind is not Kind.FIGURE:
            yield found
            return
        last_year, problem = self._last_year(row, question, unit)
        source, fault = self._source(row)
        yield found._replace(last_year=last_year, source=source)
        if problem:
            yield table.refusal(row, names.LAST_YEAR, f"“{question.title}”的上年：{problem}")
        if fault:
            yield table.refusal(row, names.SOURCE, f"“{question.title}”的来源：{fault}")

    def _changed(self, row: int, title: str, question: Question) -> Refusal | None:
        """Return why a row is not the one that was written; None when it is."""
        table = self._table
        if title != question.title:
            told = f"这一行写的是{quoted(title or '空')}，隐藏的编号是“{question.title}”的，对不上；请不要剪切、排序或改项目"
            return table.refusal(row, names.TITLE, told)
        unit, asked = table.text(row, names.UNIT), shown_unit(question, self._answers)
        if unit in ("", asked, question.unit):
            return None
        told = f"“{question.title}”的单位成了{quoted(unit)}，应当是{quoted(asked)}；请按原来的单位填数"
        return table.refusal(row, names.UNIT, told)

    def _unit(self, row: int, question: Question) -> str:
        if question.kind is not Kind.FIGURE:
            return ""
        return self._table.text(row, names.UNIT) or shown_unit(question, self._answers)

    def _typed(self, row: int, title: str, question: Question) -> str:
        """Return a cell of `question` as typed. Raises ValueError."""
        percentage = self._table.is_percentage(row, title)
        return typed_in(self._table.cell(row, title), question, percentage=percentage)

    def _last_year(self, row: int, question: Question, unit: str) -> tuple[str, str]:
        """Return last year's figure as typed, and why it cannot be taken; this year's is taken all the same."""
        if not self._table.text(row, names.LAST_YEAR):
            return "", ""
        try:
            typed = self._typed(row, names.LAST_YEAR, question)
            answer_in(typed, question, unit)
        except ValueError as error:
            return "", str(error)
        return typed, ""

    def _source(self, row: int) -> tuple[str, str]:
        """Return where a figure was taken from, and why that cannot be taken; the figure is taken all the same."""
        try:
            return remark(self._table.text(row, names.SOURCE)), ""
        except ValueError as error:
            return "", str(error)

    def _refused(self, row: int, message: str) -> Refusal:
        return self._table.refusal(row, names.THIS_YEAR, message)

    def _key_address(self, row: int) -> str:
        return address(row, self._table.columns[names.KEY])


def _answer_before(text: str, question: Question, unit: str) -> Plain:
    """Return the answer that a form was written with; None when nobody can tell."""
    try:
        return answer_in(text, question, unit)
    except ValueError:
        return None
