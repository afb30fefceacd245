"""A form that came back, as values: who filled it in, its answers, what cannot be taken."""

from __future__ import annotations

from typing import NamedTuple

from drafter.answers.questions import Question
from drafter.yamlfile.yaml_write import Plain


class Refusal(NamedTuple):
    """What of a form is not taken: where, and why."""

    where: str
    """File, sheet and cell, such as 职成教科.xlsx “填报表”H12."""
    message: str


class FormHead(NamedTuple):
    """Who filled in a form."""

    file: str
    office: str
    supplier: str = ""
    supplied_on: str = ""


class FormAnswer(NamedTuple):
    """An answer that a form gives to a question."""

    head: FormHead
    where: str
    question: Question
    answer: Plain
    typed: str
    before: Plain
    """The answer that stood in the cell when the form was written."""
    last_year: str = ""
    source: str = ""

    @property
    def is_touched(self) -> bool:
        """True when the office changed the cell."""
        return self.answer != self.before


class FormItem(NamedTuple):
    """An item that a form adds to a list."""

    head: FormHead
    where: str
    key: str
    """Path of the list, such as 活动 or 组织领导.会议."""
    record: dict[str, Plain]


class ReturnedForm(NamedTuple):
    """One form as it came back."""

    head: FormHead
    entries: tuple[FormAnswer, ...] = ()
    items: tuple[FormItem, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    notices: tuple[str, ...] = ()
