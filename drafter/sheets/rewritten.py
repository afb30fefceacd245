"""Last year's activities that an office rewrote in its form: the rows marked 上年 whose text was changed."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.answers.load import Answers
from drafter.answers.parse_typed import parse_typed
from drafter.answers.questions import Question, question_at
from drafter.model.answer_path import AnswerPath
from drafter.model.titles import ACTIVITIES, BODY, CARRIED_OVER, DATES, FIGURES, LAST_YEAR_S_TEXT, TOPIC
from drafter.sheets import office_form as names
from drafter.sheets.cells import plain_text, typed_in
from drafter.sheets.returned_form import FormAnswer, Refusal
from drafter.sheets.sheet_table import SheetTable

REMNANTS = (CARRIED_OVER, LAST_YEAR_S_TEXT, FIGURES, DATES)
"""What an activity that is rewritten leaves behind: its numbers and times stand in the text now."""


def read_rewritten(table: SheetTable, answers: Answers) -> Iterator[FormAnswer | Refusal]:
    """Yield this year's text of each of last year's activities that the office rewrote, or why it is refused.

    A text that was emptied says nothing: the activity stays as it was.
    """
    if not {TOPIC, BODY, names.SHOWN, names.ORIGINAL} <= set(table.columns):
        return
    for row in table.rows:
        typed = table.text(row, BODY)
        is_earlier = plain_text(table.sheet.cell(row, 0)) == names.EARLIER
        if is_earlier and typed and typed != table.text(row, names.SHOWN):
            yield _answer(table, row, answers)


def _answer(table: SheetTable, row: int, answers: Answers) -> FormAnswer | Refusal:
    original = table.text(row, names.ORIGINAL)
    problem = table.cell_problem(row, BODY, "一事一行")
    if problem:
        return table.refusal(row, BODY, problem)
    try:
        typed = typed_in(table.cell(row, BODY), _question(0))
        answer = parse_typed(_question(0), typed)
    except ValueError as error:
        return table.refusal(row, BODY, f"“{BODY}”：{error}")
    unfinished = _unfinished(typed)
    if unfinished:
        return table.refusal(row, BODY, f"“{BODY}”{unfinished}")
    activities = answers.report.activities or []
    topic = table.text(row, TOPIC)
    held = [(each.body, index) for index, each in enumerate(activities) if each.topic == topic]
    index = next((index for wanted in (answer, original) for body, index in held if body == wanted), None)
    if index is None:
        return table.refusal(row, BODY, "填报文件里的这一条导出以后改过了，没有动它；请对照两边的文字自己改")
    return FormAnswer(table.head, table.where(row, BODY), _question(index), answer, typed, original)


def _unfinished(text: str) -> str:
    """Return what is still to be written in an activity's text, in Chinese; empty when nothing is."""
    if names.BLANK in text:
        return f"里还有没写的地方（{names.BLANK}）；请写上今年的数和时间"
    if "{" in text or "}" in text:
        return "里面有花括号；请直接写数和时间，不用花括号"
    return ""


def _question(index: int) -> Question:
    """Return what asks for the text of the activity at `index` of the answers file's list."""
    return question_at(AnswerPath.of_place((ACTIVITIES, index, BODY)))
