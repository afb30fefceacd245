"""Reads what is typed for a question: the answer as the file shall hold it, or why it can't be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.answering.questions import Question
from drafter.model.fields import PARSERS, Kind
from drafter.model.figure import NOT_APPLICABLE_WORDS, Figure
from drafter.model.moments import format_moment
from drafter.model.official_form import TITLE as OFFICIAL_FORM
from drafter.model.official_form import parse_form_answer

if TYPE_CHECKING:
    from drafter.yamlfile.yaml_write import Plain


def parse_typed(question: Question, typed: str) -> Plain:
    """Return what the answers file shall hold for a typed answer; None to leave it open.

    Raises ValueError with a Chinese sentence on what can be typed.
    """
    text = typed.strip()
    if not text:
        return None
    if "\n" in text:
        text = _one_answer(question, text)
    if text in NOT_APPLICABLE_WORDS:
        return NOT_APPLICABLE_WORDS[0]
    if question.kind is Kind.FIGURE:
        return Figure.parse(text, question.unit).to_answer(question.unit)
    if question.choices and text not in question.choices:
        raise ValueError(f"请从中选一个：{'、'.join(question.choices)}")
    if question.place[0] == OFFICIAL_FORM:
        text = parse_form_answer(question.title, text)
    parsed = PARSERS[question.kind](text)
    if isinstance(parsed, tuple):
        return list(parsed) if parsed else "无"
    if question.path == "单位和报告.年度" and not (text.isdigit() and len(text) == 4):
        raise ValueError("请写四位数的年份，如 2021")
    if question.path == "日期":
        return format_moment(text)
    return str(parsed)


LONG_TITLES = ("内容", "原因", "说明", "理由", "安排", "其他情况")
"""Titles of the texts that may run over several paragraphs."""


def is_long(question: Question) -> bool:
    """Return True when the answer may be several paragraphs."""
    return question.kind is Kind.TEXT and question.place[-1] in LONG_TITLES


def _one_answer(question: Question, text: str) -> str:
    """Return pasted lines as one answer: paragraphs of a long text, names of a list, else one line.

    Raises ValueError where only one number or day can be meant.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if question.kind in (Kind.FIGURE, Kind.DAY, Kind.CHOICE) and len(lines) > 1:
        raise ValueError(f"这里只填一个答案，贴进来了 {len(lines)} 行；请删去多余的")
    if is_long(question):
        return "\n".join(lines)
    return ("、" if question.kind is Kind.NAMES else "").join(lines)


def parse_detail(name: str, typed: str) -> tuple[str, str]:
    """Return 数字 or 时间 and the answer for a {名称} of an activity's text.

    Raises ValueError with a Chinese sentence when it is neither.
    """
    try:
        return "数字", str(Figure.parse(typed).to_answer())
    except ValueError:
        pass
    try:
        return "时间", format_moment(typed)
    except ValueError:
        raise ValueError(f"“{name}”要填数（如 16个、400余人）或时间（如 6月16日至18日）") from None
