"""What `drafter render` tells: what was written, what is open, what found no place."""

from __future__ import annotations

from pathlib import Path

from drafter.answering.questions import Chapter, Question, answer_at, is_some, open_questions
from drafter.model.report import Report
from drafter.pages.blocks import Document, Heading, Item, Paragraph, text_of
from drafter.sections.telling import RenderedReport

WIDTH = 76
"""Columns of a line of the summary, two for a Chinese character."""


def summarise(
    written: Path,
    remark: str,
    document: Document,
    rendered: RenderedReport,
    report: Report,
    chapters: tuple[Chapter, ...],
) -> str:
    """Return the summary of one rendering, at most about one screen, in Chinese."""
    texts = [text_of(b.runs) for b in document.blocks if isinstance(b, Heading | Item | Paragraph)]
    lines = [f"已写出：{written}"]
    if remark:
        lines.append(f"注意：{remark}")
    lines.append(f"《{document.title}》，{len(texts)} 段，约 {sum(map(len, texts))} 字")
    still_open = open_questions(chapters, report)
    required = [q.title for q in still_open if _leaves_gap(q)]
    optional = len(still_open) - len(required)
    if required:
        lines.append(f"还有 {len(required)} 个必填的问题没有答案，文中标有【待填】：")
        lines += _wrapped(required)
    else:
        lines.append("必填的问题都有答案了。")
    if optional:
        by_chapter = [
            f"{chapter.title} {count}"
            for chapter in chapters
            if (count := sum(q in still_open and not _leaves_gap(q) for q in chapter.questions))
        ]
        lines.append(f"另有 {optional} 个选填的问题空着，相关的话没有写：")
        lines += _wrapped(by_chapter)
    unplaced = not_printed(rendered, report, chapters)
    if unplaced:
        lines.append("填了、但这份报告没有写进去的（这种报告用不到，或段落文件没有印）：")
        lines += _wrapped(unplaced)
    return "\n".join(lines)


def _leaves_gap(question: Question) -> bool:
    """Return True when the question, open, leaves a mark in the text; a topic is open in part."""
    return question.required or bool(question.topic)


def not_printed(rendered: RenderedReport, report: Report, chapters: tuple[Chapter, ...]) -> list[str]:
    """Return titles of answers that hold something and that no sentence printed."""
    missing = [
        question.title
        for chapter in chapters
        for question in chapter.questions
        if chapter.title != "单位和报告"
        and not question.fields
        and is_some(answer_at(report, question.place))
        and question.path not in rendered.printed
    ]
    for i, activity in enumerate(report.activities or []):
        printed = any(path.startswith(f"活动.{i + 1}.") for path in rendered.printed)
        if not printed:
            topic = activity.topic if isinstance(activity.topic, str) else "没有写主题"
            missing.append(f"活动第{i + 1}条（{topic}）")
    return missing


def _wrapped(names: list[str], most: int = 6) -> list[str]:
    lines, line = [], ""
    for i, name in enumerate(names):
        word = name + ("、" if i < len(names) - 1 else "")
        if line and 2 * len(line + word) + 4 > WIDTH:
            lines.append("    " + line)
            line = ""
        line += word
    lines.append("    " + line)
    if len(lines) > most:
        lines = [*lines[:most], f"    …… 共 {len(names)} 项"]
    return lines
