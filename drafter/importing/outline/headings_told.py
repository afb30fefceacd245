"""Tells headings with unusual numbers or none: 壹 above （一）, 1. above 1.1, lines between paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.checking.manuscript import Manuscript, Passage, Role
from drafter.checking.sources.heading_numbers import NUMBERS, PART, number_of

CAPITAL = re.compile("[壹贰叁肆伍陆柒捌玖拾]{1,2}[、．.\\s]+|[（(][壹贰叁肆伍陆柒捌玖拾]{1,2}[）)]")
"""The number of a chapter in the numerals of cheques."""
_DECIMAL, _LONGEST_DECIMAL = re.compile(r"[0-9]{1,2}[.．][0-9]{1,2}[、．.]?\s{0,3}(?=[一-鿿“])"), 24
"""The number of a heading such as 1.1执法主体, which stands for （一）."""
_SPACED = re.compile("[1-9][0-9]?[ \u3000]+(?=(?:20[0-9]{2}年)?[一-鿿、，“”]{4,24}$)")
"""The number of a chapter above such headings: 4 执法监督, on a line without a mark at its end."""
MARKED = re.compile("第[〇零一二三四五六七八九十百0-9]{1,3}[章篇节条][：:、.．\\s]")
"""A chapter or section of the report, which its own mark shows."""
_LONGEST, _SHORTEST, _LEAST = 30, 2, 3
"""Characters of a line without a number that is a heading, and how many of them a report has at least."""
_TEXT_BELOW = 40
"""Characters of the paragraph below such a line."""
_UNIT = re.compile("[一-鿿]{2,30}(?:局|厅|委|委员会|办公室|办事处|政府|中心|大队|支队|学校|学院)")
_ENDS = "。；：！？，,;:.!?、”"


def with_headings_told(manuscript: Manuscript) -> Manuscript:
    """Return the report with the role and level of a heading for lines that are headings by the others around them."""
    passages = list(manuscript.passages)
    has_chapters = any(NUMBERS[0].match(each.text) for each in passages if each.role in (Role.HEADING, Role.BODY))
    passages = [_capital(each, 0 if has_chapters else 1) for each in passages]
    if any(map(decimal, (each.text for each in passages))):
        passages = [_decimal_level(each, has_chapters=has_chapters) for each in passages]
    if not any(map(_has_number, passages)):
        passages = _with_lines(passages)
    return manuscript._replace(passages=tuple(passages))


def _with_lines(passages: list[Passage]) -> list[Passage]:
    """Return the passages of a report without numbers, with lines between paragraphs as headings.

    Those of two halves, 责任链条：层层压实, are below one that stands right above them.
    """
    told = set(_between_paragraphs(passages))
    if len(told) < _LEAST:
        return passages
    lines = [place in told or each.role is Role.HEADING for place, each in enumerate(passages)]
    below = {place for place, each in enumerate(passages) if place in told and "：" in each.text}
    is_led = any(lines[place - 1] and place - 1 not in below for place in below if place)
    return [
        each._replace(role=Role.HEADING, level=2 if is_led and place in below else 1) if lines[place] else each
        for place, each in enumerate(passages)
    ]


def decimal(text: str) -> re.Match[str] | None:
    """Return the number 1.1 that `text` begins with, where a short heading without a number follows."""
    match = _DECIMAL.match(text)
    heading = text[match.end() :].partition("。")[0] if match else ""
    is_heading = 1 < len(heading) <= _LONGEST_DECIMAL and not re.search("[0-9，；]", heading)
    return match if is_heading else None


def spaced(text: str) -> re.Match[str] | None:
    """Return the number and space that `text` begins with, where it is a heading such as 4 执法监督."""
    return _SPACED.match(text.strip())


def is_byline(passage: Passage, manuscript: Manuscript) -> bool:
    """Return whether a passage is only the name of the unit whose report it is, as it stands below many titles."""
    name = re.sub(r"\s", "", passage.text)
    signed = ["".join(each.text.split()) for each in manuscript.passages if each.role is Role.SIGNATURE]
    title = re.sub(r"\s", "", manuscript.title)
    return bool(_UNIT.fullmatch(name)) and (title.startswith(name) or name in signed)


def _capital(passage: Passage, level: int) -> Passage:
    is_line = passage.role in (Role.HEADING, Role.BODY) and len(passage.text) <= _LONGEST
    if not is_line or not CAPITAL.match(passage.text) or passage.text.endswith("。"):
        return passage
    return passage._replace(role=Role.HEADING, level=level)


def _decimal_level(passage: Passage, *, has_chapters: bool) -> Passage:
    """Return a passage with the level of its number in a report that has headings 1.1: of 1. where no 一、 is above."""
    if decimal(passage.text):
        is_line = passage.role is Role.BODY and passage.text.strip()[-1] not in _ENDS and "。" not in passage.text
        return passage._replace(level=2, role=Role.HEADING if is_line else passage.role)
    if not has_chapters and spaced(passage.text) and passage.role in (Role.HEADING, Role.BODY):
        return passage._replace(role=Role.HEADING, level=1)
    is_chapter = passage.role is Role.HEADING and number_of(passage.text)[0] == len(NUMBERS) - 1
    return passage._replace(level=1) if is_chapter and not has_chapters else passage


def _has_number(passage: Passage) -> bool:
    """Return whether a passage begins with the number of a heading."""
    return bool(number_of(passage.text)[0] or PART.match(passage.text))


def _between_paragraphs(passages: Sequence[Passage]) -> Iterator[int]:
    """Yield the places of short lines without a mark at their end, each with a paragraph below."""
    for place, (each, below) in enumerate(pairwise(passages)):
        text = each.text.strip()
        ends = _ENDS.replace("”", "") if "：" in text else _ENDS
        is_line = each.role is Role.BODY and _SHORTEST <= len(text) <= _LONGEST and text[-1] not in ends
        has_text = below.role is Role.BODY and len(below.text) >= _TEXT_BELOW
        if is_line and has_text and not (re.search("[0-9。；]", text) or MARKED.match(text)):
            yield place
