"""What `drafter render` tells: what was written, what is open, what found no place."""

from __future__ import annotations

from pathlib import Path

from drafter.answers.questions import Chapter, is_some, open_questions
from drafter.model.field_spec import answer_at
from drafter.model.relation_table import BASES
from drafter.model.report import Report, carried_over
from drafter.model.titles import ACTIVITIES
from drafter.pages.blocks import Document, Heading, Item, Paragraph
from drafter.review.missing_answers import Missing, by_office, leaves_gap
from drafter.sections.render_sections import RenderedReport
from drafter.sections.template_values import is_withheld
from drafter.text_runs import text_of

WIDTH = 76
"""Columns of a line of the summary, two for a Chinese character."""


def summarise(
    written: Path,
    remark: str,
    document: Document,
    rendered: RenderedReport,
    report: Report,
    chapters: tuple[Chapter, ...],
    missing: tuple[Missing, ...],
    *,
    noted: bool = True,
) -> str:
    """Return the summary of one rendering, at most about one screen, in Chinese.

    What is `missing` comes last: it is what there is to be done. `noted` says whether comments
    in the document tell more of it.
    """
    texts = [text_of(b.runs) for b in document.blocks if isinstance(b, Heading | Item | Paragraph)]
    lines = [f"已写出：{written}"]
    if remark:
        lines.append(f"注意：{remark}")
    lines.append(f"《{document.title}》，{len(texts)} 段，约 {sum(map(len, texts))} 字")
    still_open = open_questions(chapters, report)
    optional = sum(not leaves_gap(question) for question in still_open)
    if optional:
        by_chapter = [
            f"{chapter.title} {count}"
            for chapter in chapters
            if (count := sum(q in still_open and not leaves_gap(q) for q in chapter.questions))
        ]
        lines.append(f"有 {optional} 个选填的问题空着，相关的话没有写：")
        lines += _wrapped(by_chapter)
    unplaced = not_printed(rendered, report, chapters)
    if unplaced:
        lines.append("填了、但这份报告没有写进去的（这种报告用不到，或段落文件没有印）：")
        lines += _wrapped(unplaced)
    stale = [f"第{number}条" for number in carried_over(report)]
    if stale:
        where = "，Word 的批注里标着" if noted else ""
        lines.append(f"有 {len(stale)} 条活动还是上一年的文字{where}，改好后删去“沿用上年”那一行：")
        lines += _wrapped(stale)
    if missing:
        where = "，批注里写着找谁要、填在哪里" if noted else ""
        lines.append(f"还有 {len(missing)} 个必填的问题没有答案，文中标有【待填】{where}：")
        lines += listed(missing)
    else:
        lines.append("必填的问题都有答案了。")
    return "\n".join(lines)


def listed(missing: tuple[Missing, ...]) -> list[str]:
    """Return the titles of what is missing as lines, by the office that supplies it."""
    lines: list[str] = []
    for office, group in by_office(missing).items():
        lines += [f"  {office}（{len(group)} 个）：", *_wrapped([each.title for each in group])]
    return lines


def not_printed(rendered: RenderedReport, report: Report, chapters: tuple[Chapter, ...]) -> list[str]:
    """Return titles of answers that hold something and that no sentence printed."""
    missing = [
        question.title
        for chapter in chapters
        for question in chapter.questions
        if not question.printed_by_page
        and not question.fields
        and question.path not in BASES
        and is_some(answer_at(report, question.place))
        and question.path not in rendered.printed
    ]
    for number, activity in enumerate(report.activities or [], 1):
        if is_withheld(activity):
            continue
        path = ACTIVITIES.child(number)
        if not any(map(path.holds, rendered.printed)):
            topic = activity.topic if isinstance(activity.topic, str) else "没有写主题"
            missing.append(f"{path.spoken('')}（{topic}）")
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
