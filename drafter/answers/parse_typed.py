"""Reads what is typed for a question: the answer that the file is to hold, or why it cannot be one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.answers.questions import Question
from drafter.hints import quoted
from drafter.model.amounts import has_fraction, is_average
from drafter.model.cleaning import clean_line
from drafter.model.fields import PARSERS, Kind
from drafter.model.figure import NOT_APPLICABLE_WORDS, Figure
from drafter.model.moments import format_moment
from drafter.model.numerals import parse_number, to_half_width
from drafter.model.official_form import parse_form_answer
from drafter.model.parsing import parse_exact_line, parse_exactly, parse_prose
from drafter.model.titles import DATES, FIGURES, OFFICIAL_FORM, YEAR

if TYPE_CHECKING:
    from drafter.yamlfile.yaml_write import Plain


def parse_typed(question: Question, typed: str) -> Plain:
    """Return what the answers file is to hold for a typed answer; None to leave it open.

    Raises ValueError with a Chinese sentence on what can be typed.
    """
    text = _as_one_answer(question, typed.strip())
    if not text:
        return None
    if text in NOT_APPLICABLE_WORDS:
        if question.special.must_apply:
            raise ValueError("这一题一定要写，不能填“不适用”；还不知道就空着")
        return NOT_APPLICABLE_WORDS[0]
    if question.path == YEAR:
        return _year(text)
    if question.kind is Kind.FIGURE:
        figure = Figure.parse(text, question.unit)
        is_counted = not is_average(question.title)
        return (_counted(figure, question.unit, text) if is_counted else figure).to_answer(question.unit)
    if question.choices and text not in question.choices:
        raise ValueError(f"请从中选一个：{'、'.join(question.choices)}")
    if question.place[0] == OFFICIAL_FORM:
        text = parse_form_answer(question.title, text)
    return _parsed(question, text)


def _as_one_answer(question: Question, text: str) -> str:
    """Return what was typed or pasted with its lines joined, cleaned when it is a line of text."""
    if "\n" in text:
        text = _joined_lines(question, text)
    return clean_line(text) if _is_line(question) and text not in question.choices else text


def _parsed(question: Question, text: str) -> Plain:
    """Return an answer of a kind that is read by its parser alone. Raises as `parse_typed`."""
    parsed = (question.parse or PARSERS[question.kind])(text)
    if parsed is None:
        return None
    if isinstance(parsed, tuple):
        return list(parsed) if parsed else "无"
    if question.special.is_moment:
        return format_moment(text)
    return str(parsed)


def _is_line(question: Question) -> bool:
    """Return True when the answer is one line that is cleaned as such."""
    as_typed = question.parse in (parse_prose, parse_exactly, parse_exact_line)
    return question.kind in (Kind.TEXT, Kind.CHOICE, Kind.DAY) and not as_typed


def _counted(figure: Figure, unit: str, typed: str) -> Figure:
    """Return `figure`; raises ValueError in Chinese when half a thing was counted."""
    if figure.value is not None and has_fraction(figure, unit):
        asked = figure.unit or unit
        raise ValueError(f"{quoted(typed)}不是整数；有多少{asked}要写整数，如 {max(figure.value, 1):.0f}{asked}")
    return figure


def _year(text: str) -> str:
    """Return a year in four digits: 2021年, ２０２１ and 二〇二一 are taken too. Raises ValueError in Chinese."""
    plain = re.sub(r"\s|年度?$", "", to_half_width(text))
    number = parse_number(plain)
    if number is None or len(f"{number:f}") != 4 or not 1949 <= number <= 2100:
        raise ValueError("请写四位数的年份，如 2021")
    return f"{number:f}"


def _joined_lines(question: Question, text: str) -> str:
    """Return pasted lines as one answer: paragraphs of a long text, names of a list, else one line.

    Raises ValueError where only one number or day can be meant.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if question.kind in (Kind.FIGURE, Kind.DAY, Kind.CHOICE) and len(lines) > 1:
        raise ValueError(f"这里只填一个答案，贴进来了 {len(lines)} 行；请删去多余的")
    if question.is_long:
        return "\n".join(lines)
    return ("、" if question.kind is Kind.NAMES else "").join(lines)


_OF_TIME = ("时间", "日期", "日子", "时候", "哪天", "起止")
"""Ends of a {名称} that stands for a day or a span."""


def parse_detail(name: str, typed: str) -> tuple[str, str]:
    """Return 数字 or 时间 and the answer for a {名称} of an activity's text.

    Raises ValueError with a Chinese sentence when it is neither.
    """
    figure, moment = _figure_of(typed), _moment_of(typed)
    if name.endswith(_OF_TIME):
        if moment:
            return DATES, moment
        raise ValueError(f"{quoted(name)}要填时间，如 3月19日、6月16日至18日、5月")
    if figure:
        return FIGURES, figure
    if moment:
        return DATES, moment
    raise ValueError(f"{quoted(name)}要填数（如 16个、400余人）或时间（如 6月16日至18日）")


def _figure_of(typed: str) -> str:
    try:
        return str(Figure.parse(typed).to_answer())
    except ValueError:
        return ""


def _moment_of(typed: str) -> str:
    """Return a day or span as printed, also without its last 日; empty when it is none."""
    try:
        return format_moment(re.sub(r"(月\s*[0-9０-９]{1,2})\s*$", r"\1日", typed.strip()))
    except ValueError:
        return ""
