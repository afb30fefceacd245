"""Where a finding is, as a person looks for it: the headings above it, the paragraph, the line, the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript, Passage, Role
from drafter.checking.rule import Finding, Spot
from drafter.checking.sources.heading_numbers import PART
from drafter.model.titles import IDENTITY

_IDENTITY = f"{IDENTITY}."
_ANSWERS_FILE = "填报文件"
"""Where an answer is that the report does not print."""


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
    """Path of the answer concerned, such as 行政执法.行政检查次数; empty when there is none."""


def whereabouts(manuscript: Manuscript, spot: Spot, lines: Mapping[str, int] | None = None) -> Whereabouts:
    """Return where `spot` is. `lines` has the line of each answer in the answers file, by path."""
    if spot.passage < 0:
        return Whereabouts("", "", 0, (lines or {}).get(spot.answer, 0), spot.answer)
    passage = manuscript.passages[spot.passage]
    answer = spot.answer or _answer_at(passage, spot)
    line = passage.line if lines is None else lines.get(answer, 0)
    if passage.role not in (Role.BODY, Role.HEADING):
        return Whereabouts("", passage.role.value, 0, line, answer)
    headings, paragraph = _place_in_outline(manuscript.passages[: spot.passage + 1])
    return Whereabouts(headings, passage.role.value, paragraph, line, answer)


def _answer_at(passage: Passage, spot: Spot) -> str:
    """Return the path of the answer printed at `spot`; the year in a heading of which all is meant is at no fault."""
    answer = passage.answer_at(spot.start, spot.end)
    is_all = passage.role is Role.HEADING and spot.end <= spot.start
    return "" if is_all and answer.startswith(_IDENTITY) else answer


def _place_in_outline(passages: Sequence[Passage]) -> tuple[str, int]:
    """Return the numbers of the headings above the last of `passages`, and which paragraph below them it is."""
    above: list[tuple[int, str]] = []
    count = 0
    for passage in passages:
        if passage.level and (passage.role is Role.HEADING or passage.number):
            level = 0 if PART.match(passage.number) else passage.level
            above = [heading for heading in above if heading[0] < level]
            above.append((level, passage.number.rstrip("、．.，, \u3000") or f"“{passage.text[:8]}”"))
            count = 0
        elif passage.role is Role.BODY:
            count += 1
    return "".join(number for _, number in above), count


def in_words(place: Whereabouts) -> str:
    """Return the place in Chinese: 一（二）3 第2段（第45行，行政执法.行政检查次数）."""
    if place.role in ("", Role.BODY.value, Role.HEADING.value):
        words = place.headings or ("开头" if place.role else _ANSWERS_FILE if place.answer else "全文")
        words += f" 第{place.paragraph}段" if place.paragraph else ""
    else:
        words = place.role
    details = "，".join(filter(None, (f"第{place.line}行" if place.line else "", place.answer)))
    return f"{words}（{details}）" if details else words


def order(finding: Finding) -> tuple[int, int]:
    """Return what puts findings in the order of the text."""
    return finding.hit.spot.passage, finding.hit.spot.start
