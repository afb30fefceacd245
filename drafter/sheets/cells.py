"""What a cell of a form says, as a clerk would have typed it. Pure functions."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from drafter.answers.parse_typed import parse_typed
from drafter.answers.questions import Question
from drafter.hints import quoted
from drafter.model.fields import Kind
from drafter.model.figure import Figure
from drafter.model.moments import format_day
from drafter.model.numerals import to_half_width
from drafter.model.relation_figures import same_sort
from drafter.sheets.spreadsheet import Cell
from drafter.yamlfile.yaml_write import Plain

_NEGATIVE = re.compile(r"\s*[-－−–]\s*\d.*")
_CARRIAGE = re.compile(r"_x000D_|\r\n?")
_SHOWN_DIGITS = 15
"""Digits of a number that Excel shows; what a file holds beyond them is the noise of its arithmetic."""
_BARE_SHARE = re.compile(r"\s*(?:0?[.．]\d+|[01１])\s*")


def plain_text(cell: Cell) -> str:
    """Return what a cell shows as text, without space at its ends: 892.0 → 892."""
    if isinstance(cell, str):
        return _CARRIAGE.sub("\n", cell).strip()
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int | float):
        return _digits(cell)
    if isinstance(cell, datetime):
        return format_day(cell.date())
    if isinstance(cell, date):
        return format_day(cell)
    return str(cell)


def _digits(number: float) -> str:
    value = Decimal(number) if isinstance(number, int) else Decimal(f"{number:.{_SHOWN_DIGITS}g}")
    return format(value.normalize(), "f") if value.is_finite() else str(number)


def typed_in(cell: Cell, question: Question, *, percentage: bool | None = False) -> str:
    """Return the answer in a cell as typed: 0.95 in a cell shown as a percentage is 95%.

    `percentage` says whether the cell is shown as one, None when nobody knows. Raises
    ValueError with a Chinese sentence when a cell cannot be what `question` asks.
    """
    text = plain_text(cell)
    if question.kind is not Kind.FIGURE:
        if isinstance(cell, bool | time | timedelta):
            raise ValueError(f"{quoted(text)}不是文字；请把单元格的格式设为文本，再填一次")
        return text.replace("\n", "、") if question.kind is Kind.NAMES else text
    _refuse_no_number(cell, text)
    is_rate = question.unit in ("%", "‰")
    if percentage and isinstance(cell, int | float) and not is_rate:
        shown = _digits(float(Decimal(text) * 100))
        raise ValueError(f"单元格是百分比格式，写着 {shown}%，这一项不是比例；请把单元格的格式设为文本，再填一次数")
    if _NEGATIVE.fullmatch(text):
        raise ValueError(f"{quoted(text)}是负数；请填 0 以上的数，没有填“无”")
    return _share(cell, text, percentage) if is_rate else text


def _refuse_no_number(cell: Cell, text: str) -> None:
    """Raise ValueError for what Excel made of a number that was typed: a truth value, a date, a time."""
    if isinstance(cell, bool):
        raise ValueError(f"单元格里是 {text}，不是数；请填数、“无”或“不适用”")
    if isinstance(cell, date | time | timedelta):
        what = "日期" if isinstance(cell, date) else "时间"
        raise ValueError(f"单元格里成了{what}（{text}）；请把单元格的格式设为文本，再填一次数")


def _share(cell: Cell, text: str, percentage: bool | None) -> str:
    """Return a rate with its sign where the cell, and not the text, has it."""
    if isinstance(cell, int | float) and (percentage or (percentage is None and 0 < cell < 1)):
        return f"{_digits(float(Decimal(text) * 100))}%"
    if _BARE_SHARE.fullmatch(text) and Decimal(to_half_width(text.strip())) > 0:
        part = Decimal(to_half_width(text.strip()))
        raise ValueError(
            f"{quoted(text)}看不出是 {_digits(float(part * 100))}% 还是 {_digits(float(part))}%；请连百分号写全"
        )
    return text


def _agree(typed: str, asked: str) -> bool:
    """Return whether a measure word may stand where another is asked for; one that is not written may."""
    return not typed or not asked or typed == asked or same_sort(typed, asked)


def answer_in(typed: str, question: Question, unit: str) -> Plain:
    """Return what the answers file shall hold for `typed`; None when nothing is.

    `unit` is the measure word that the form shows; one of another sort in the answer is refused.
    Raises ValueError with a Chinese sentence.
    """
    answer = parse_typed(question, typed)
    if question.kind is not Kind.FIGURE or answer is None:
        return answer
    asked = unit or question.unit
    figure = Figure.parse(typed, asked)
    if not _agree(figure.unit, asked):
        raise ValueError(
            f"{quoted(typed)}的单位是{quoted(figure.unit)}，这一项的单位是{quoted(asked)}；请按表里的单位填数"
        )
    own = unit if unit != question.unit and not figure.unit else ""
    return figure.in_unit(own).to_answer(question.unit) if own else answer
