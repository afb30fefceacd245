"""How far the answers are: chapters, deadline, what is open and whom to ask. No terminal here."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import NamedTuple

from drafter.answers.questions import (
    Chapter,
    Question,
    is_asked,
    is_open,
    is_ours,
    is_some,
    open_questions,
    records_of,
    shown,
)
from drafter.columns import fit, pad
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.names import SELF_REFERENCE, self_reference_of
from drafter.model.field_spec import answer_at
from drafter.model.figure import Figure
from drafter.model.report import Report
from drafter.model.titles import JURISDICTION, NOT_OURS, SHORT_NAME, UNIT_NAME, YEAR

_MOST_IN_SUMMARY = 4
"""Answers that sum up a chapter."""

UNANSWERED = "……"
"""What stands in the report's title for an answer that there is not yet."""


class ChapterProgress(NamedTuple):
    """How far one chapter is."""

    title: str
    asked: int
    """Questions asked so far, topics of activities left out."""
    answered: int
    required: int
    """Open questions that must be answered."""
    activities: int
    """Activities under its topics."""
    offices: tuple[tuple[str, int], ...]
    """Offices that supply what is open, with how many answers each, most first."""
    is_ours: bool
    """False when the unit said that the chapter is not its duty."""
    summary: str
    """Its main answers in one line; empty while something is open."""


class Overview(NamedTuple):
    """How far a report is."""

    title: str
    """What the report will be called, as far as the answers say."""
    deadline: date | None
    """The day by which it is due; None while the year is open."""
    first_open: str
    """Title of the first open question; empty: none is open."""
    missing: tuple[str, ...]
    """Titles of the open questions that must be answered."""
    chapters: tuple[ChapterProgress, ...]


def deadline(report: Report) -> date | None:
    """Return the day by which the report is due, 1 March of the next year; None without a year.

    A county-level department reports to its party committee, its government and the
    department above by that day (《法治政府建设与责任落实督察工作规定》第四章).
    """
    year = report.identity.year
    return date(int(year) + 1, 3, 1) if isinstance(year, str) and 0 < int(year) < 9999 else None


def overview(chapters: tuple[Chapter, ...], report: Report, jurisdiction: Jurisdiction) -> Overview:
    """Return how far the answers are."""
    still_open = open_questions(chapters, report)
    return Overview(
        report_title(report, jurisdiction),
        deadline(report),
        still_open[0].title if still_open else "",
        tuple(question.title for question in still_open if question.required),
        tuple(chapter_progress(chapter, report, jurisdiction) for chapter in chapters),
    )


def report_title(report: Report, jurisdiction: Jurisdiction) -> str:
    """Return the report's title as its kind sets it, with … for what is not answered yet."""
    identity = report.identity
    kind = next((kind for kind in jurisdiction.kinds if kind.name == identity.kind), None)
    title = kind.title.replace("|", "") if kind else str(identity.kind or "年度报告")
    for name, value in (
        (SHORT_NAME.leaf, identity.unit_short_name),
        (UNIT_NAME.leaf, identity.unit_name),
        (YEAR.leaf, identity.year),
        (SELF_REFERENCE, jurisdiction.self_reference or self_reference_of(str(identity.unit_name or ""))),
    ):
        title = title.replace(f"{{{name}}}", value if isinstance(value, str) else UNANSWERED)
    return title


def chapter_progress(chapter: Chapter, report: Report, jurisdiction: Jurisdiction) -> ChapterProgress:
    """Return how far `chapter` is."""
    asked = [q for q in chapter.questions if is_asked(q, report) and not q.topic]
    still_open = [q for q in chapter.questions if is_open(q, report)]
    left = [q for q in still_open if not q.topic]
    offices = Counter(office for q in still_open if (office := jurisdiction.office(q.path)))
    return ChapterProgress(
        chapter.title,
        len(asked),
        len(asked) - len(left),
        sum(q.required for q in left),
        sum(len(records_of(q, report)) for q in chapter.questions if q.topic),
        tuple(offices.most_common()),
        is_ours(chapter.title, report),
        "" if still_open else chapter_summary(asked, report),
    )


def chapter_summary(questions: list[Question], report: Report) -> str:
    """Return the main answers of a finished chapter: its required figures first, then others."""
    answered = [q for q in questions if is_some(answer_at(report, q.place)) and not q.fields and q.path != JURISDICTION]
    figures = [q for q in answered if isinstance(answer_at(report, q.place), Figure)]
    chosen = sorted(figures or answered, key=lambda q: not q.required)[:_MOST_IN_SUMMARY]
    if figures:
        return "、".join(f"{q.title} {shown(q, report)}" for q in sorted(chosen, key=questions.index))
    return "、".join(fit(shown(q, report), 24) for q in sorted(chosen, key=questions.index))


def heading_lines(overview: Overview, today: date) -> list[str]:
    """Return what stands above the chapters: the title, the deadline and the days left from `today`."""
    lines = [f"《{overview.title}》"]
    if overview.deadline is not None:
        day = f"{overview.deadline.year}年{overview.deadline.month}月{overview.deadline.day}日"
        left = (overview.deadline - today).days
        rest = f"还有 {left} 天" if left > 0 else "就是今天" if left == 0 else f"已经过了 {-left} 天"
        lines.append(f"报送期限：{day}前，{rest}")
    return lines


def progress_line(number: int, chapter: ChapterProgress) -> str:
    """Return the line of chapter `number` (from 0) on the home screen."""
    answered = f"已答 {chapter.answered}／{chapter.asked}" if chapter.asked else ""
    head = f"{pad(f'第{number + 1}章', 6)} {pad(chapter.title, 16)} {pad(answered, 12)}"
    return f"{head}{_state(chapter)}".rstrip()


def _state(chapter: ChapterProgress) -> str:
    """Return what is open and with whom, or the summary of a finished chapter; and its activities."""
    if not chapter.is_ours:
        return str(NOT_OURS)
    if not chapter.asked and not chapter.activities:
        return "清单里勾了才问"
    still_open = chapter.asked - chapter.answered
    activities = f"活动 {chapter.activities} 条" if chapter.activities else ""
    if not still_open:
        return f"√ {'、'.join(filter(None, [activities, chapter.summary]))}".rstrip()
    kind = f"必填 {chapter.required}" if chapter.required else "选填"
    offices = "、".join(f"{office} {count}" for office, count in chapter.offices[:3])
    return "，".join(filter(None, [f"空 {still_open}（{kind}）", activities, f"问{offices}" if offices else ""]))


def closing_lines(overview: Overview, path: Path) -> list[str]:
    """Return what is still to be answered and how to go on with the file at `path`."""
    if overview.missing:
        names = "、".join(overview.missing[:8]) + ("等" if len(overview.missing) > 8 else "")
        first = f"必填的还空着 {len(overview.missing)} 题：{names}"
    else:
        first = "必填的问题都答完了。"
    return [first, f"接着填：drafter fill {path}", f"生成文档：drafter render {path}"]
