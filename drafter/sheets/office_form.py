"""What an office's form holds, as values: its identity, its rows, its lists, its columns.

Writer and reader share this module: a form is known again by its identity and by the
words of its head row, wherever rows and columns have moved to.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

from drafter.answers.questions import Question
from drafter.limits import IDENTITY_CHARACTERS
from drafter.model.answer_path import AnswerPath
from drafter.model.fields import Kind
from drafter.model.titles import ACTIVITIES, PLAN_REVIEWS, TOPIC
from drafter.yamlfile.yaml_text import Place, plain_at

FORM_VERSION = 1
"""Version of the form's layout; a form of a later version is refused."""
UNASSIGNED = "未分科室"
"""The form of the questions that no office is named for."""
MAIN_SHEET, IDENTITY_SHEET = "填报表", "表的信息"
MARK = "Drafter填报表"
"""The first words of the cell that holds a form's identity."""

KEY, BASE, NUMBER, TITLE, EXPLANATION = "编号", "原值", "序号", "项目", "说明"
UNIT, LAST_YEAR, THIS_YEAR, SOURCE, CHECK = "单位", "上年", "本年", "来源（取自哪份材料）", "核对"
COLUMNS = (KEY, BASE, NUMBER, TITLE, EXPLANATION, UNIT, LAST_YEAR, THIS_YEAR, SOURCE, CHECK)
"""The columns of the main sheet from A on; the first two are hidden."""
OFFICE, SUPPLIER, TELEPHONE, SUPPLIED_ON = "填报单位", "填报人", "联系电话", "填报时间"
"""Labels in the head of the main sheet; what is filled in stands right of each."""
LIST_MARK = "条目："
"""In column A of a list's head row, before the key of the list."""
PLANS = PLAN_REVIEWS
"""The list of last year's plans in the answers file, and the name of their sheet."""
PLAN_MARK = "核对：上年安排"
"""In column A of the head row of last year's plans."""
PRESENT = "已有"
"""In column A of a list's row that is in the answers file already: shown, not read."""
EARLIER = "上年"
"""In column A of a list's row that is still last year's: its text may be told anew."""
SHOWN, ORIGINAL = "内容原值", "内容原文"
"""Hidden columns of such a row: its text as the form shows it, and as the answers file holds it."""
BLANK = "＿＿"
"""What stands in such a text for a number or a time that is open."""
CELL_LIMIT = 32_000
"""Characters of one cell; Excel takes 32,767."""

WAYS = {
    Kind.TEXT: "（文字）",
    Kind.CHOICE: "（选一个）",
    Kind.DAY: "（日期）",
    Kind.NAMES: "（名单）",
}
"""What stands in the column 单位 of a question that is no figure."""


class Identity(NamedTuple):
    """Whose form it is, for which report."""

    version: int
    jurisdiction: str
    unit_name: str
    year: str
    kind: str
    office: str

    def text(self) -> str:
        """Return it as the text of one cell."""
        return f"{MARK} {json.dumps(self._asdict(), ensure_ascii=False)}"

    @classmethod
    def parse(cls, text: str) -> Identity:
        """Return the identity in the text of a cell. Raises ValueError when it is none."""
        if len(text) > IDENTITY_CHARACTERS:
            raise ValueError("表的信息被改动过")
        try:
            found = json.loads(text.removeprefix(MARK))
        except RecursionError as error:
            raise ValueError("表的信息被改动过") from error
        if not isinstance(found, dict) or set(found) != set(cls._fields) or not isinstance(found["version"], int):
            raise ValueError("表的信息被改动过")
        version, *names = (found[name] for name in cls._fields)
        if not all(isinstance(name, str) for name in names):
            raise ValueError("表的信息被改动过")
        return cls(version, *names)


class FormRow(NamedTuple):
    """One question of a form."""

    question: Question
    chapter: str
    present: str
    """The answer that the answers file holds, as typed; empty when there is none."""
    unit: str
    """Measure word of a figure, else how it is filled in."""
    last_year: str = ""
    source: str = ""


class ListSheet(NamedTuple):
    """A list to which an office adds items (一事一行): its activities, its meetings."""

    key: str
    """Path of the list in the answers file: 活动, 组织领导.会议."""
    fields: tuple[Question, ...]
    topics: tuple[str, ...]
    """For activities: the topics that the office tells of."""
    present: tuple[tuple[str, ...], ...]
    """The items that are there already, a text a column."""
    earlier: tuple[tuple[str, ...], ...] = ()
    """The items that were taken over from last year and not written anew yet; last their text in the answers file."""

    @property
    def sheet_name(self) -> str:
        """The name of its sheet."""
        return "具体工作" if self.key == ACTIVITIES else AnswerPath(self.key).leaf

    @property
    def columns(self) -> tuple[str, ...]:
        """The titles of its columns, the topic first where there is one."""
        titles = tuple(str(field.place[0]) for field in self.fields)
        return (TOPIC, *titles) if self.topics else titles


class Plan(NamedTuple):
    """One of last year's plans, of which the office says what became."""

    number: int
    """Its place in the answers file's list, from 1."""
    text: str
    outcome: str
    """What the answers file says already; empty when it says nothing."""
    account: str


class OfficeForm(NamedTuple):
    """One office's form."""

    identity: Identity
    deadline: str
    """Until when it is to be handed in, as typed; empty: not said."""
    rows: tuple[FormRow, ...]
    lists: tuple[ListSheet, ...]
    plans: tuple[Plan, ...] = ()


def unit_of(question: Question) -> str:
    """Return what the column 单位 says of `question` when its answer has no unit of its own."""
    return question.unit if question.kind is Kind.FIGURE else WAYS[question.kind]


def origin_at(tree: object, place: Place) -> dict[str, str]:
    """Return what an answers file's `tree` says of a figure beside its number, such as 上年 and 来源."""
    held = plain_at(tree, place)
    return {str(key): str(value or "").strip() for key, value in held.items()} if isinstance(held, Mapping) else {}
