"""What the parts of one record say of each other: nothing twice, and of an arrangement nothing but what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from drafter.model.answer_path import AnswerPath
from drafter.model.doubt import KEEP, Doubt
from drafter.model.titles import (
    ACCOUNT,
    ACTIVITIES,
    ARRANGEMENT,
    BODY,
    CAUSE,
    DEADLINE,
    LEAD,
    OUTCOME,
    PLAN_REVIEWS,
    PLANS,
    SHORTCOMINGS,
)

if TYPE_CHECKING:
    from drafter.model.report import Report

TWICE, AT_ODDS = "重复-答案", "一致-完成情况"
_NO_WORDS = re.compile(r"[\s，。；：、！,.;:!]|^原因是|^(?:因为|由于)")
"""What does not make one text another: stops, and what the sentence of a cause begins with itself."""
_CLAUSES = re.compile("[，。；：\n]")
_BEFORE = re.compile("(?:之|以)?[前内]$")
_LIMIT = "(?:份|底|末)?(?:之|以)?[前内]"
_ALL = "全部|全都|全面|均|都"
_FINISHED = "完成|落实|办结|做完|到位"
_ALL_DONE = re.compile(
    rf"(?:已经?|现已)?(?:{_ALL}|如期|按期)*已?经?(?:{_FINISHED})(?:到位|完毕|了)?"
    rf"|(?:全部|所有|各)[^，]{{0,8}}(?:{_ALL})(?:已经?)?[^，]{{0,8}}(?:{_FINISHED}|完毕|了)"
)
_NOT_DONE = re.compile(rf"[^，]{{0,4}}(?:尚未|还未|还没有?|没有|未能?)(?:{_ALL}|如期|按期)?(?:{_FINISHED})")
_BUT = re.compile("[未没不尚仍还但因除待将]|其余|部分")
"""Says of a text that not all of it is about what is done."""


class _Part(NamedTuple):
    title: str
    text: str


def check_records(report: Report) -> Iterator[Doubt]:
    """Yield a doubt about each record that says one thing twice, and each arrangement told both as done and as not done."""
    for number, each in enumerate(report.shortcomings or (), 1):
        yield from _twice(SHORTCOMINGS.child(number), {LEAD: each.lead, BODY: each.body, CAUSE: each.cause})
    for number, step in enumerate(report.next_steps or (), 1):
        path = PLANS.child(number)
        yield from _twice(path, {LEAD: step.lead, BODY: step.body})
        yield from _time_twice(path, step.deadline, step.body)
    for number, review in enumerate(report.plan_reviews or (), 1):
        path = PLAN_REVIEWS.child(number)
        yield from _twice(path, {LEAD: review.lead, ARRANGEMENT: review.plan, ACCOUNT: review.account})
        yield from _at_odds(path, review.outcome, review.account)
    for number, activity in enumerate(report.activities or (), 1):
        yield from _twice(ACTIVITIES.child(number), {LEAD: activity.lead, BODY: activity.body})


def _named(path: AnswerPath) -> str:
    return f"{path.root}第{path.number}条"


def _twice(path: AnswerPath, said: dict[str, object]) -> Iterator[Doubt]:
    """Yield a doubt about each two parts of the record at `path` that are one text."""
    parts = [_Part(title, text) for title, text in said.items() if isinstance(text, str) and text]
    for one, other in combinations(parts, 2):
        if _bare(one.text) == _bare(other.text):
            yield Doubt(
                TWICE,
                path.child(other.title),
                (path.child(one.title), path.child(other.title)),
                f"{_named(path)}的“{one.title}”和“{other.title}”写得一样：“{_short(one.text)}”",
                f"只留一处，或者改写一处；{KEEP}",
            )


def _time_twice(path: AnswerPath, deadline: object, body: object) -> Iterator[Doubt]:
    """Yield a doubt where the arrangement itself says its deadline, which is printed before it."""
    if not isinstance(deadline, str) or not isinstance(body, str):
        return
    time = re.escape(_BEFORE.sub("", deadline.strip()))
    if time and re.search(rf"(?<![0-9]){time}{_LIMIT}", body):
        yield Doubt(
            TWICE,
            path.child(DEADLINE),
            (path.child(DEADLINE), path.child(BODY)),
            f"{_named(path)}的“{DEADLINE}”写“{deadline}”，“{BODY}”里又写了一遍",
            f"时间只写一处；{KEEP}",
        )


def _at_odds(path: AnswerPath, outcome: object, account: object) -> Iterator[Doubt]:
    """Yield a doubt where what became of an arrangement and the account of it say the opposite."""
    clauses = _CLAUSES.split(account) if isinstance(account, str) else []
    is_done = outcome == "已完成"
    said = _NOT_DONE if is_done else _ALL_DONE
    if outcome is None or (not is_done and _BUT.search(str(account))):
        return
    if any(said.fullmatch(each) for each in clauses):
        yield Doubt(
            AT_ODDS,
            path.child(OUTCOME),
            (path.child(OUTCOME), path.child(ACCOUNT)),
            f"{_named(path)}的“{OUTCOME}”是{outcome}，“{ACCOUNT}”却写“{_short(str(account))}”",
            f"核对，改其中一处；{KEEP}",
        )


def _bare(text: str) -> str:
    return _NO_WORDS.sub("", text.strip())


def _short(text: str) -> str:
    plain = text.strip().rstrip("。")
    return plain if len(plain) <= 24 else f"{plain[:24]}……"
