"""数字一览: all figures of a draft with last year's, change, office and source, chapter by chapter."""

from __future__ import annotations

from itertools import groupby

from drafter.model.titles import SUPPLIED_BY
from drafter.pages.blocks import Column, Document, Paragraph, Table, Title
from drafter.review.status_report import ReviewRow
from drafter.submission.submission import Submission
from drafter.text_runs import Run

_COLUMNS = (
    Column("项目", 9.5),
    Column("本年", 5, centred=True),
    Column("上年", 5, centred=True),
    Column("增减", 6.5, centred=True),
    Column(SUPPLIED_BY, 5),
    Column("来源", 6),
)


def figure_list(submission: Submission) -> Document:
    """Return the list as a document: a row each answered figure, and each required one that is open."""
    title = "数字一览"
    shown = [each for each in submission.figures if each.required or not each.is_open]
    rows: list[tuple[str, ...]] = []
    for chapter, figures in groupby(shown, key=lambda each: each.chapter):
        rows += [(f"【{chapter}】", *[""] * (len(_COLUMNS) - 1)), *map(_row, figures)]
    left = len(submission.figures) - len(shown)
    words = f"《{submission.title}》第{submission.number}次送审，{submission.day_in_words}。" + (
        f"另有{left}个选填的数空着，没有列。" if left else ""
    )
    return Document(
        title, submission.unit, None, "", (Title((title,)), Paragraph((Run(words),)), Table(_COLUMNS, tuple(rows)))
    )


def _row(figure: ReviewRow) -> tuple[str, ...]:
    cut_off = f"截至{figure.cut_off}" if figure.cut_off else ""
    source = "，".join(filter(None, (figure.source, cut_off)))
    office = "\n".join(filter(None, (figure.office, figure.supplier)))
    return (figure.title, figure.value or "【待填】", figure.last_year, figure.change, office, source)
