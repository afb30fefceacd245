"""Reads the number that is typed in front of a heading: its level, its place in the row, and how it is printed here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from drafter.hints import quoted
from drafter.jurisdictions.manifest import NUMBERS
from drafter.model.numerals import parse_number

TOO_DEEP = len(NUMBERS)
"""The level of a number below （1）, the lowest of 7.3.3."""
_CAPITALS = "壹贰叁肆伍陆柒捌玖拾"
_HAN = "一二三四五六七八九十"
_PLAIN_NUMERALS = str.maketrans(_CAPITALS, _HAN)
_NUMBER = re.compile(
    rf"(?P<part>第[{_HAN}0-9]{{1,3}}(?:部分|章|篇))[：:、.．]?|(?P<capital>[{_CAPITALS}]{{1,3}})[、.．]"
    rf"|(?P<section>第[{_HAN}0-9]{{1,3}}节)[：:、.．]?|(?P<one>[{_HAN}]{{1,3}})[、.．]"
    rf"|[（(]\s?(?P<two>[{_HAN}]{{1,3}})\s?[）)][、.．]?|[（(]\s?(?P<four>[0-9]{{1,2}})\s?[）)][、.．]?"
    r"|(?P<three>[0-9]{1,2})(?:[.．、)）]|\s(?=\S))"
    rf"|(?P<other>第[{_HAN}0-9]{{1,3}}条[：:、.．]?|其[{_HAN}]{{1,2}}[，,、：:]|[◎●■◆★○□◇▲►▶※•]"
    r"|[①-⑳⑴-⒇⒈-⒛]|(?:[Ⅰ-Ⅻ]|[A-HＡ-Ｈa-h]|[甲乙丙丁戊己庚辛壬癸])[、.．)）])"
    rf"|(?P<counted>[{_HAN}]{{1,2}}是(?=[^，,])|第[{_HAN}]{{1,2}}[，,])"
)
_LEVELS = {"part": 0, "capital": 0, "section": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_FURTHER = re.compile(r"(?P<second>[0-9]{1,2})(?P<third>[.．][0-9]{1,2})?(?![0-9.．])(?P<stop>[.．、]|\s)?")
"""What stands behind 2. where it is 2.1, or 2.1.1."""
_PARTED = "decimal"
COUNTED = "counted"
"""The style of 一是 and 第一，: they stand within sentences too."""
_STANDING_BELOW = ("other", COUNTED)
"""Styles that say nothing of the level: each stands one below the numbers before it."""


class NumberedLine(NamedTuple):
    """A line with the number that stands in front of it."""

    level: int
    """0 for 第一部分, 1 for 一、 and so on; -1 without a number, `TOO_DEEP` for one that is too deep."""
    place: int
    """The place of its number in the row, 3 for 三、; 0 without a number."""
    title: str
    """What stands behind the number."""
    style: str = ""
    """How the number is typed where it is printed otherwise: capital, chapter, section, decimal, counted or other."""
    typed: str = ""
    """The number as it is typed."""


class _Row(NamedTuple):
    """How far the numbers 1. 2. and 2.1 2.2 have come."""

    last: int
    below: int


def numbered(texts: Iterable[str]) -> Iterator[NumberedLine]:
    """Yield each of the lines `texts` with its number; 2.1 is one below 2, 3.15 may be a day, 第一节 moves 一、 down."""
    row, before = _Row(0, 0), -1
    lines: list[NumberedLine] = []
    for text in texts:
        line, row = _read(text, row)
        if line.style in _STANDING_BELOW:
            level = before if lines and lines[-1].style == line.style else max(before + 1, 1)
            line = line._replace(level=min(level, TOO_DEEP - 1))
        before = line.level if 0 <= line.level < TOO_DEEP else before
        lines.append(line)
    moves = any(line.style == "section" for line in lines)
    for line in lines:
        is_below = moves and line.style != "section" and 1 <= line.level < TOO_DEEP
        yield line._replace(level=line.level + 1) if is_below else line


def printed_otherwise(lines: Iterable[NumberedLine]) -> Iterator[str]:
    """Yield in Chinese how numbers are printed that are typed as no official document has them, each style once."""
    first: dict[str, NumberedLine] = {}
    for line in lines:
        if line.style and line.level < TOO_DEEP:
            first.setdefault(line.style, line)
    for style, line in first.items():
        below = "，下面各级都低一级" if style == "section" else ""
        yield f"{quoted(line.typed)}这样的序号，照公文的写法印成{quoted(NUMBERS[line.level])}这一种{below}"


def _read(text: str, row: _Row) -> tuple[NumberedLine, _Row]:
    """Return a line with its number, and how far the numbers have come with it."""
    plain = NumberedLine(-1, 0, text)
    match = _NUMBER.match(text)
    name = match.lastgroup if match else None
    if match is None or name is None:
        return plain, row
    rest, typed = text[match.end() :].strip(), match[0].strip()
    if name == "three":
        return _with_digits(plain, match, rest, row)
    if name in _STANDING_BELOW:
        return plain._replace(level=0, place=1, title=rest, style=name, typed=typed), row
    style = name if name in ("capital", "section") else "chapter" if typed[-1] in "章篇" else ""
    numeral = match[name].translate(_PLAIN_NUMERALS).strip("第部分章篇节")
    return NumberedLine(_LEVELS[name], int(parse_number(numeral) or 0), rest, style, typed), row


def _with_digits(plain: NumberedLine, match: re.Match[str], rest: str, row: _Row) -> tuple[NumberedLine, _Row]:
    """Return a line that begins with 2. or 2.1, and how far the numbers have come with it."""
    number, is_next = int(match["three"]), int(match["three"]) == row.last + 1
    if match[0][-1].isspace() and rest[0].isdigit():  # 4 2026年计划 in its row, else 12 345
        return (NumberedLine(_LEVELS["three"], number, rest), _Row(number, 0)) if is_next else (plain, row)
    deeper = _FURTHER.match(rest)
    if deeper is None or (is_next and not deeper["stop"]):
        return NumberedLine(_LEVELS["three"], number, rest), _Row(number, 0)
    second = int(deeper["second"])
    if not deeper["stop"] and (number, second) != (row.last, row.below + 1):
        return plain, row
    title, typed = rest[deeper.end() :].strip(), f"{number}.{second}"
    level = TOO_DEEP if deeper["third"] else _LEVELS["four"]
    return NumberedLine(level, second, title, _PARTED, typed), _Row(number, second)
