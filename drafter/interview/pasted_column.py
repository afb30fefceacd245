"""A column of figures pasted from Excel or Word: which question each of its lines answers. Nothing is saved here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from drafter.answers.parse_typed import parse_typed
from drafter.answers.questions import Question, shown
from drafter.errors import InputError
from drafter.interview.addresses import Address, key_of
from drafter.interview.question_help import label
from drafter.interview.state import InterviewState
from drafter.interview.walk import can_ask
from drafter.model.fields import Kind

MOST_LINES = 200
"""Lines of one column; no chapter asks for more figures."""


class FigureRow(NamedTuple):
    """One line of a column with the question that it answers."""

    address: Address
    title: str
    """The question's title and unit."""
    typed: str
    before: str
    """The answer that stands there; empty while it is open."""
    problem: str
    """Why the line is no answer, in Chinese; empty when it is one."""


def figure_rows(state: InterviewState, first: Address, text: str) -> tuple[FigureRow, ...]:
    """Return the lines of `text` with the questions for figures of that chapter, in order from the one at `first` on.

    A line with a tab begins with a title: it answers the question of that title, else the next one. An empty line
    passes a question over. Raises InputError when there are more lines than questions.
    """
    asked = _figures_from(state, first)
    lines = [line.strip() for line in text.strip("\r\n").splitlines()]
    if len(lines) > MOST_LINES:
        raise InputError(f"贴进来了 {len(lines)} 行，一次最多 {MOST_LINES} 行；请分几次贴")
    rows, following = [], 0
    for line in lines:
        head, value = _cells(line)
        named = next((number for number, each in enumerate(asked) if each.title == head), following)
        if named >= len(asked):
            raise InputError(f"这一章从这里往下只有 {len(asked)} 个数要填，贴进来了 {len(lines)} 行；请删去多余的再贴")
        following = named + 1
        if value:
            rows.append(_row(state, asked[named], value))
    return tuple(rows)


def answers_before(rows: Iterable[FigureRow]) -> str:
    """Return the answers that stand where a column would go, in one text: another one when any of them changed."""
    return "\n".join(f"{row.address.question}={row.before}" for row in rows)


def _figures_from(state: InterviewState, first: Address) -> list[Question]:
    for chapter in state.context.chapters:
        keys = [key_of(question) for question in chapter.questions]
        if first.question in keys:
            following = chapter.questions[keys.index(first.question) :]
            return [each for each in following if each.kind is Kind.FIGURE and can_ask(each, state.report)]
    return []


def _cells(line: str) -> tuple[str, str]:
    """Return the title before the tab, empty without one, and the last cell that is not empty."""
    cells = [cell.strip() for cell in line.split("\t")]
    filled = [cell for cell in cells if cell]
    value = filled[-1] if filled else ""
    return (cells[0], value if len(filled) > 1 else "") if len(cells) > 1 else ("", value)


def _row(state: InterviewState, question: Question, typed: str) -> FigureRow:
    problem = ""
    try:
        parse_typed(question, typed)
    except ValueError as error:
        problem = str(error)
    title = label(question).rstrip("：")
    return FigureRow(Address(key_of(question)), title, typed, shown(question, state.report), problem)
