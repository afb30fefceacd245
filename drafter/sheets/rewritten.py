"""Last year's activities that an office told anew in its form: the rows marked 上年, where their text was changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafter.answers.load import Answers
from drafter.answers.parse_typed import parse_typed
from drafter.answers.questions import Question, question_at
from drafter.model.answer_path import AnswerPath
from drafter.model.titles import ACTIVITIES, BODY, CARRIED_OVER, DATES, FIGURES, TOPIC
from drafter.sheets import form as names
from drafter.sheets.cells import plain_text, typed_in
from drafter.sheets.filled import Entry, Head, Refusal
from drafter.sheets.spreadsheet import Sheet, address

REMNANTS = (CARRIED_OVER, FIGURES, DATES)
"""What an activity that is told anew leaves behind: its numbers and times stand in the text now."""


def rewritten_rows(sheet: Sheet, head_row: int) -> Iterator[tuple[int, dict[str, int]]]:
    """Yield each row of last year's below the head row whose text is not as it was written, with the columns."""
    columns = {plain_text(cell): i for i, cell in enumerate(sheet.rows[head_row]) if plain_text(cell)}
    if not {TOPIC, BODY, names.SHOWN, names.ORIGINAL} <= set(columns):
        return
    for row in range(head_row + 1, len(sheet.rows)):
        told = plain_text(sheet.cell(row, columns[BODY]))
        if plain_text(sheet.cell(row, 0)) == names.EARLIER and told != plain_text(
            sheet.cell(row, columns[names.SHOWN])
        ):
            yield row, columns


def read_rewritten(sheet: Sheet, head_row: int, head: Head, answers: Answers) -> Iterator[Entry | Refusal]:
    """Yield this year's text of each activity of last year's that the office told anew, or why it is refused.

    A text that was emptied says nothing: the activity stays as it was.
    """
    for row, columns in rewritten_rows(sheet, head_row):
        where = f"{head.file} “{sheet.name}”{address(row, columns[BODY])}"
        typed = plain_text(sheet.cell(row, columns[BODY]))
        if typed:
            yield _entry(sheet, row, columns, where, head, answers)


def _entry(
    sheet: Sheet, row: int, columns: Mapping[str, int], where: str, head: Head, answers: Answers
) -> Entry | Refusal:
    if (row, columns[BODY]) in sheet.merged:
        return Refusal(where, "这一格和别的格合并了；请取消合并，一事一行")
    original, topic = (plain_text(sheet.cell(row, columns[name])) for name in (names.ORIGINAL, TOPIC))
    try:
        typed = typed_in(sheet.cell(row, columns[BODY]), _question(0))
        answer = parse_typed(_question(0), typed)
    except ValueError as error:
        return Refusal(where, f"“{BODY}”：{error}")
    if names.BLANK in typed:
        return Refusal(where, f"“{BODY}”里还有没写的地方（{names.BLANK}）；请写上今年的数和时间")
    if "{" in typed or "}" in typed:
        return Refusal(where, f"“{BODY}”里面有花括号；请直接写数和时间，不用花括号")
    held = [(i, activity.body) for i, activity in enumerate(answers.report.activities or []) if activity.topic == topic]
    found = next((i for wanted in (answer, original) for i, body in held if body == wanted), None)
    if found is None:
        return Refusal(where, "填报文件里的这一条导出以后改过了，没有动它；请对照两边的文字自己改")
    return Entry(head, where, _question(found), answer, typed, original)


def _question(index: int) -> Question:
    """Return what asks for the text of the activity at `index` of the answers file's list."""
    return question_at(AnswerPath.of_place((ACTIVITIES, index, BODY)))
