"""Where a finding is, as a person looks for it: the headings above it, the paragraph, the line, the answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.rule import Finding, Spot


class Whereabouts(NamedTuple):
    """The place of a finding."""

    headings: str
    """The numbers of the headings above it, such as 一（二）3; empty before the first."""
    role: str
    """What the passage is, such as 标题 or 正文; empty for the report as a whole."""
    paragraph: int
    """Which paragraph below its heading it is, from 1; 0 for a heading and the like."""
    line: int
    """Line of the file, from 1; 0 when it has none."""
    answer: str
    """Path of the answer concerned, such as 行政执法.行政检查次数; empty for none."""


def whereabouts(manuscript: Manuscript, spot: Spot, lines: Mapping[str, int] | None = None) -> Whereabouts:
    """Return where `spot` is. `lines` has the line of each answer in the answers file, by path."""
    known = lines or {}
    if spot.passage < 0:
        return Whereabouts("", "", 0, known.get(spot.answer, 0), spot.answer)
    passage = manuscript.passages[spot.passage]
    answer = spot.answer or passage.answer_at(spot.start, spot.end)
    line = known.get(answer, 0) if lines is not None else passage.line
    if passage.role is not Role.BODY and passage.role is not Role.HEADING:
        return Whereabouts("", passage.role.value, 0, line, answer)
    above: list[str] = []
    levels: list[int] = []
    count = 0
    for before in manuscript.passages[: spot.passage + 1]:
        if before.level and (before.role is Role.HEADING or before.number):
            while levels and levels[-1] >= before.level:
                levels.pop()
                above.pop()
            levels.append(before.level)
            above.append(_bare(before.number) or f"“{before.text[:8]}”")
            count = 0
        elif before.role is Role.BODY:
            count += 1
    return Whereabouts("".join(above), passage.role.value, count, line, answer)


def _bare(number: str) -> str:
    return number.rstrip("、．.，, ")


def told(place: Whereabouts) -> str:
    """Return the place in words: 一（二）3 第2段（第45行，行政执法.行政检查次数）."""
    if place.role in ("", Role.BODY.value, "小标题"):
        words = place.headings or ("全文" if not place.role else "开头")
        words += f" 第{place.paragraph}段" if place.paragraph else ""
    else:
        words = place.role
    details = "，".join(filter(None, (f"第{place.line}行" if place.line else "", place.answer)))
    return f"{words}（{details}）" if details else words


def order(finding: Finding) -> tuple[int, int]:
    """Return what puts findings in the order of the text."""
    return finding.hit.spot.passage, finding.hit.spot.start
