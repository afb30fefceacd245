"""审签单: the page on which the leaders sign, with the little that they must know before they read the draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from drafter.checking.rule import Severity
from drafter.merging.texts.differences import Differences
from drafter.model.titles import DATE, FIGURES
from drafter.pages.blocks import Column, Document, Table, Title
from drafter.submission.submission import Submission

_STEPS = ("初审", "复审", "分管领导", "主要负责人")
"""Who signs, in their order."""
_ROOM = 2
"""Lines that each of them has for opinion and signature."""
_DAY = "年　　月　　日"
_TITLE = "审签单"
_MOST_OFFICES = 3
"""Offices that are named with what they have still to do; the others are counted."""


def signing_sheet(submission: Submission, enclosed: Sequence[str]) -> Document:
    """Return the sheet as a document of one page; `enclosed` are the titles of what lies beside it."""
    rows = (
        ("送审", f"{submission.unit}第{submission.number}次送审，{submission.day_in_words}"),
        (FIGURES, _figures(submission)),
        ("与上次相比", _changes(submission.differences, submission.last_number)),
        ("检查", _findings(submission)),
        ("还没有办完", _open_points(submission)),
        ("公开版不写", _left_out(submission)),
        ("随附", "、".join(enclosed)),
    )
    about = Table((Column("文件标题", 5), Column(submission.title, 25)), rows)
    signed = Table(
        (Column("环节", 5, centred=True), Column("意见", 11), Column("签名", 6), Column(DATE, 8, centred=True)),
        tuple((step, "", "", _DAY) for step in _STEPS),
        least_lines=_ROOM,
    )
    return Document(_TITLE, submission.unit, None, "", (Title((_TITLE,)), about, signed))


def _figures(submission: Submission) -> str:
    answered = sum(not each.is_open for each in submission.figures)
    required = sum(each.is_open and each.required for each in submission.figures)
    swings = sum(any(doubt.is_soft for doubt in each.doubts) for each in submission.figures)
    return "，".join(
        (
            f"{answered}个有答案",
            f"必填空着{required}个" if required else "必填的都有",
            *([f"比上年增减三成以上、没有说明理由的{swings}个"] if swings else []),
        )
    )


def _changes(differences: Differences | None, last: int) -> str:
    if differences is None:
        return "没有可以对照的上次送审稿" if last else "第一次送审"
    if differences.is_none:
        return f"与第{last}次送审稿文字相同"
    counts = (
        ("数字变了{}处", differences.figures),
        ("改写{}句", differences.reworded),
        ("加{}句", differences.added),
        ("删{}句", differences.removed),
        ("挪动{}处", differences.moved),
        ("分段变了{}处", (*differences.split, *differences.joined)),
    )
    told = "，".join(words.format(len(found)) for words, found in counts if found)
    return f"与第{last}次送审稿相比：{told}"


def _findings(submission: Submission) -> str:
    counts = ((severity.value, len(submission.findings_of(severity))) for severity in Severity)
    told = "，".join(f"{name}{count}处" for name, count in counts if count) or "没有发现问题"
    explained = len(submission.explained)
    return f"{told}，另有{explained}处已说明理由" if explained else told


def _open_points(submission: Submission) -> str:
    counts = Counter(each.office for each in submission.open_points)
    if not counts:
        return "没有"
    named = [f"{office}{count}项" for office, count in counts.most_common(_MOST_OFFICES)]
    more = f"，其他{len(counts) - len(named)}个科室" if len(counts) > len(named) else ""
    return f"{sum(counts.values())}项：{'、'.join(named)}{more}"


def _left_out(submission: Submission) -> str:
    public = submission.public
    if public.is_same:
        return "没有；公开版与送审稿文字相同"
    counts = (
        ("标了不公开的{}项", public.withheld),
        ("少{}句", public.removed),
        ("另外{}句写得不同", public.reworded),
    )
    return "，".join(words.format(len(found)) for words, found in counts if found)
