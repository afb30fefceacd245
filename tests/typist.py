"""A typist at a pseudo-terminal: answers Drafter's questionnaire with a known report."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pexpect

from drafter.answers.blank_form import blank_form
from drafter.answers.load import Answers
from drafter.answers.questions import Chapter, Question, chapters, is_asked, records_of, shown
from drafter.folders import template_roots
from drafter.interview.question_help import label as label_of
from drafter.interview.tick_frames import offered_in
from drafter.interview.walk import is_list, steps_of
from drafter.jurisdictions.names import manifests
from drafter.jurisdictions.usage import usage
from drafter.model.field_spec import answer_at
from drafter.model.fields import StrictModel
from drafter.model.records import Activity

UP, DOWN, ENTER = "\x1b[A", "\x1b[B", "\r"
PAGE_UP, PAGE_DOWN, F1, F2, F4 = "\x1b[5~", "\x1b[6~", "\x1bOP", "\x1bOQ", "\x1bOS"
CLEAR = "\x15"
"""Ctrl-U: takes away what stands in the line."""
COLUMNS = 200


class Step(NamedTuple):
    """What the typist waits for on the screen, and the keys typed then."""

    see: str
    keys: str


def environment_of(folder: Path) -> dict[str, str]:
    """Return the environment of a user who sits in `folder`, with no settings of their own."""
    return dict(os.environ) | {
        "TERM": "xterm",
        "LANG": "C.UTF-8",
        "XDG_CACHE_HOME": str(folder / ".cache"),
        "XDG_CONFIG_HOME": str(folder / ".config"),
    }


def start(arguments: list[str], cwd: Path, *, encoding: str = "utf-8", **environment: str) -> pexpect.spawn:
    """Return Drafter running on a pseudo-terminal of its own."""
    child = pexpect.spawn(
        sys.executable,
        ["-m", "drafter", *arguments],
        cwd=str(cwd),
        env=environment_of(cwd) | environment,
        encoding=encoding,
        dimensions=(40, COLUMNS),
        timeout=30,
    )
    child.delaybeforesend = None  # it waits for what it wants to see anyway
    return child


def type_all(child: pexpect.spawn, steps: Iterator[Step] | list[Step]) -> None:
    """Type every step's keys when its words are on the screen."""
    for step in steps:
        child.expect_exact(step.see)
        child.send(step.keys)


def steps_of_new(answers: Answers) -> Iterator[Step]:
    """Yield what somebody types after `drafter new FILE` whose answers are `answers`."""
    names = [path.parent.name for path in manifests(template_roots())]
    down = (names.index(answers.jurisdiction.name) - names.index("通用")) % len(names)  # 通用 is proposed
    yield Step("用哪个地区的模板", DOWN * down + ENTER)
    kinds = [kind.name for kind in answers.jurisdiction.kinds]
    if len(kinds) > 1:
        yield Step("写哪一种报告", DOWN * kinds.index(str(answers.report.identity.kind)) + ENTER)
    for chapter in chapters(answers.jurisdiction, usage(answers.jurisdiction, answers.report.identity.kind)):
        for question in steps_of(chapter).questions:
            if is_list(question):
                yield Step(f"{chapter.title}，还有要报的吗？", keys_of_list(chapter, answers) + ENTER)
                continue
            if question.path in ("单位和报告.地区模板", "单位和报告.报告种类") or not is_asked(
                question, answers.report
            ):
                continue
            yield from steps_of_question(question, answers)


def keys_of_list(chapter: Chapter, answers: Answers) -> str:
    """Return what is pressed on the list of `chapter` to tick what `answers` answer."""
    offered = offered_in(chapter, answers.report)
    return "".join(f"{' ' if is_asked(question, answers.report) else ''}{DOWN}" for question in offered)


def steps_of_question(question: Question, answers: Answers) -> Iterator[Step]:
    """Yield what is typed for one question that is open and comes up."""
    report = answers.report
    if question.fields:
        yield from _record_steps(question, answers)
    elif question.choices:
        value = shown(question, report)
        position = question.choices.index(value) if value else len(question.choices)
        yield Step(label_of(question), DOWN * position + ENTER)
    else:
        yield Step(label_of(question), CLEAR + shown(question, report) + ENTER)


def _record_steps(question: Question, answers: Answers) -> Iterator[Step]:
    records = records_of(question, answers.report)
    said = answer_at(answers.report, question.place)
    can_say_none = not question.topic
    for number, (_, record) in enumerate(records):
        above = 2 if can_say_none and number == 0 else 1
        yield Step(f"已有 {number} 条", UP * above + ENTER)
        yield from _fields(question, record)
    if said == [] and can_say_none:
        yield Step("已有 0 条", UP + ENTER)
    else:
        yield Step(f"已有 {len(records)} 条", ENTER)


def _fields(question: Question, record: StrictModel) -> Iterator[Step]:
    for field in question.fields:
        text = shown(field, record)  # type: ignore[arg-type]
        yield Step(f"{question.title}·{label_of(field)}", CLEAR + text + ENTER)
        if str(field.place[0]) == "内容" and isinstance(record, Activity):
            yield from _details(record)


def _details(record: Activity) -> Iterator[Step]:
    for name in Activity.placeholders(str(record.body)):
        figure, date = (record.figures or {}).get(name), (record.dates or {}).get(name)
        if figure is not None:
            yield Step(f"{{{name}}} 是多少", figure.text() + ENTER)
        elif date is not None:
            yield Step(f"{{{name}}} 是多少", str(date) + ENTER)


def blank(answers: Answers) -> str:
    """Return the blank form of the jurisdiction of `answers`."""
    kind = str(answers.report.identity.kind)
    used = usage(answers.jurisdiction, kind)
    return blank_form(answers.jurisdiction, chapters(answers.jurisdiction, used), kind)
