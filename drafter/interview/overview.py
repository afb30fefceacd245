"""What the home screen tells, as values and as lines. Loads nothing large: it may be shown before the answers are."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from drafter.columns import fit, pad


class ChapterProgress(NamedTuple):
    """How far one chapter is."""

    title: str
    asked: int
    """Questions asked so far, topics of activities left out."""
    answered: int
    required: int
    """Open questions that must be answered."""
    activities: int
    """Activities told under its topics."""
    offices: tuple[tuple[str, int], ...]
    """Offices that supply what is open, with how many answers each, most first."""
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


def heading_lines(told: Overview, today: date) -> list[str]:
    """Return what stands above the chapters: the title, the deadline and the days left from `today`."""
    lines = [f"《{told.title}》"]
    if told.deadline is not None:
        day = f"{told.deadline.year}年{told.deadline.month}月{told.deadline.day}日"
        left = (told.deadline - today).days
        rest = f"还有 {left} 天" if left > 0 else "就是今天" if left == 0 else f"已经过了 {-left} 天"
        lines.append(f"报送期限：{day}前，{rest}")
    return lines


def progress_line(number: int, chapter: ChapterProgress, columns: int) -> str:
    """Return the line of chapter `number` (from 0) on the home screen, `columns` wide at most."""
    answered = f"已答 {chapter.answered}／{chapter.asked}" if chapter.asked else ""
    head = f"{pad(f'第{number + 1}章', 6)} {pad(chapter.title, 16)} {pad(answered, 12)}"
    return fit(f"{head}{_state(chapter)}".rstrip(), columns)


def _state(chapter: ChapterProgress) -> str:
    """Return what is open and with whom, or the summary of a finished chapter; and its activities."""
    left = chapter.asked - chapter.answered
    told = [f"活动 {chapter.activities} 条"] if chapter.activities or not chapter.asked else []
    if not left:
        return f"√ {'、'.join([*told, *filter(None, [chapter.summary])])}".rstrip()
    must = f"必填 {chapter.required}" if chapter.required else "选填"
    asks = ["问" + "、".join(f"{office} {count}" for office, count in chapter.offices[:3])] if chapter.offices else []
    return "，".join([f"空 {left}（{must}）", *told, *asks])


def closing_lines(told: Overview, path: Path) -> list[str]:
    """Return what is still to be answered and how to go on with the file at `path`."""
    if told.missing:
        names = "、".join(told.missing[:8]) + ("等" if len(told.missing) > 8 else "")
        first = f"必填的还空着 {len(told.missing)} 题：{names}"
    else:
        first = "必填的问题都答完了。"
    return [first, f"接着填：drafter fill {path}", f"生成文档：drafter render {path}"]
