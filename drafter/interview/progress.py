"""How far the answers are: chapters, deadline, what is open and whom to ask. No terminal here."""

from __future__ import annotations

from collections import Counter
from datetime import date

from drafter.answers.questions import (
    Chapter,
    Question,
    answer_at,
    is_asked,
    is_open,
    is_some,
    open_questions,
    records_of,
    shown,
)
from drafter.columns import fit
from drafter.interview.overview import ChapterProgress, Overview
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.model.figure import Figure
from drafter.model.report import Report


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
        ("单位简称", identity.unit_short_name),
        ("单位全称", identity.unit_name),
        ("年度", identity.year),
        ("自称", jurisdiction.self_reference),
    ):
        title = title.replace(f"{{{name}}}", value if isinstance(value, str) else "……")
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
        "" if still_open else chapter_summary(asked, report),
    )


def chapter_summary(questions: list[Question], report: Report, most: int = 4) -> str:
    """Return the main answers of a finished chapter: its required figures first, then others."""
    told = [q for q in questions if is_some(answer_at(report, q.place)) and not q.fields and q.place[-1] != "地区模板"]
    figures = [q for q in told if isinstance(answer_at(report, q.place), Figure)]
    chosen = sorted(figures or told, key=lambda q: not q.required)[:most]
    if figures:
        return "、".join(f"{q.title} {shown(q, report)}" for q in sorted(chosen, key=questions.index))
    return "、".join(fit(shown(q, report), 24) for q in sorted(chosen, key=questions.index))
