"""核对情况: what changed since last time, what the check found, what is open, what is not made public."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from drafter.checking.rule import Severity
from drafter.merging.texts.differences import Differences
from drafter.model.titles import FIGURES, OFFICES
from drafter.pages.blocks import Block, Column, Document, Heading, Paragraph, Table, Title
from drafter.submission.submission import OpenPoint, PlacedFinding, PublicEdition, Submission
from drafter.text_runs import Run

_CHANGES = (Column("改动", 3, centred=True), Column("原来", 12), Column("现在", 12))
_FINDINGS = (Column("级别", 3, centred=True), Column("在哪里", 10), Column("发现了什么，怎么办", 13))
_REASON = Column("为什么可以这样写", 7)
_POINTS = (Column(OFFICES, 5), Column("要办的", 20))
_WITHHELD = (Column("不公开的答案", 10), Column("写的是", 15))
_SENTENCES = (Column("送审稿", 12), Column("公开版", 12))
_NUMBERS = "一二三四"


def review_notes(submission: Submission) -> Document:
    """Return the notes as a document of four parts; a part with nothing in it says so."""
    title = "核对情况"
    parts = (
        ("与上次送审稿的不同", _changes(submission)),
        ("检查发现的问题", _findings(submission)),
        ("各科室还没有办完的", _open_points(submission.open_points)),
        ("公开版不写的", _public(submission.public)),
    )
    about = f"《{submission.title}》第{submission.number}次送审，{submission.day_in_words}。"
    blocks: list[Block] = [Title((title,)), _paragraph(about)]
    for number, (heading, content) in zip(_NUMBERS, parts, strict=True):
        blocks += [Heading(1, f"{number}、", (Run(heading),)), *content]
    return Document(title, submission.unit, None, "", tuple(blocks))


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def _changes(submission: Submission) -> list[Block]:
    found = submission.differences
    if found is None:
        return [_paragraph("没有可以对照的上次送审稿。" if submission.last_number else "这是第一次送审。")]
    if found.is_none:
        return [_paragraph(f"与第{submission.last_number}次送审稿文字相同。")]
    return [Table(_CHANGES, tuple(_change_rows(found)))]


def _change_rows(found: Differences) -> Iterator[tuple[str, ...]]:
    sentences: dict[tuple[str, str], list[str]] = {}
    for each in found.figures:
        sentences.setdefault((each.old, each.new), []).append(each.sentence)
    for (old, new), where in sentences.items():
        count = f"（{len(where)}处）" if len(where) > 1 else ""
        yield FIGURES, old, f"{new}{count}：{where[0]}"
    for rewording in found.reworded:
        yield "改写", rewording.old, rewording.new
    for text in found.added:
        yield "加", "", text
    for text in found.removed:
        yield "删", text, ""
    for text in found.moved:
        yield "挪动", text, "文字没变，换了位置"
    for text in found.split:
        yield "分段", text, "文字没变，一段分成了几段"
    for text in found.joined:
        yield "并段", text, "文字没变，是几段并成的"


def _findings(submission: Submission) -> list[Block]:
    open_ = [each for severity in Severity for each in submission.findings_of(severity)]
    rows = [_finding_row(each) for each in (*open_, *submission.explained)]
    if not rows:
        return [_paragraph("没有发现问题。")]
    if submission.explained:
        return [Table((*_FINDINGS, _REASON), tuple(rows))]
    return [Table(_FINDINGS, tuple(row[:-1] for row in rows))]


def _finding_row(found: PlacedFinding) -> tuple[str, ...]:
    where = "\n".join(filter(None, (found.place, found.excerpt)))
    return found.severity.value, where, f"{found.message}；{found.mend}。", found.reason


def _open_points(points: Sequence[OpenPoint]) -> list[Block]:
    """Return a row for each office, with its points a line each."""
    rows = [
        (office, "\n".join(_numbered([each.what for each in group])))
        for office, group in groupby(points, key=lambda point: point.office)
    ]
    return [Table(_POINTS, tuple(rows))] if rows else [_paragraph("没有。")]


def _numbered(texts: Sequence[str]) -> Iterator[str]:
    if len(texts) == 1:
        yield from texts
    else:
        yield from (f"{number}．{text}" for number, text in enumerate(texts, 1))


def _public(public: PublicEdition) -> list[Block]:
    always = "版头、主送机关、附注、版记和联系方式，公开版一律不写，下面不列。"
    if public.is_same:
        return [_paragraph(f"{always}其余文字与送审稿相同。")]
    blocks: list[Block] = [_paragraph(always)]
    if public.withheld:
        blocks.append(Table(_WITHHELD, tuple((each.name, each.text or "（空着）") for each in public.withheld)))
    rows = [*public.reworded, *((text, "不写") for text in public.removed)]
    if rows:
        blocks += [_paragraph("因此文字上的不同："), Table(_SENTENCES, tuple(rows))]
    return blocks
