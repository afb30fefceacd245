"""Leaves out of an edited text what is no part of a report: a note to whoever makes it, and spaces between characters."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

_HAN = "\u4e00-\u9fff"
_NOTE = re.compile(
    "（[^（）0-9]{0,30}?(?:[？?]|(?:(?<![申提邀聘报])请|待|再)[^（）0-9]{0,6}?(?:核|定|补|确认|查)|存疑)[^（）0-9]{0,20}）"
    "|[？?]{1,3}(?=[，。；（]|$)"
)
"""A remark in brackets that asks to look into something, as （请核实）, or question marks behind what is doubted."""
_SPACES = re.compile(rf"(?<=[{_HAN}，。；、：）0-9])[ \u3000]+(?=[{_HAN}，。；、：（0-9])")
_QUOTED = re.compile("“[^”]*”|《[^》]*》|[（(][^）)]*[）)]")


class CleanText(NamedTuple):
    """A paragraph as it would be printed."""

    text: str
    notes: tuple[str, ...]
    """What was left out of it as a note."""
    spaced: tuple[str, ...]
    """Where spaces were, with the characters around them."""


def without_notes(text: str, printed: Collection[str]) -> CleanText:
    """Return a paragraph without notes and stray spaces; what Drafter `printed` so stays, and so do spaces in names."""
    if text in printed:
        return CleanText(text, (), ())
    notes = [match for match in _NOTE.finditer(text) if not _is_printed(match[0], printed)]
    kept = _without(text, [match.span() for match in notes])
    spaces = list(_stray_spaces(kept, printed)) if kept.endswith("。") else []
    spaced = tuple(_around(kept, each) for each in spaces)
    return CleanText(_without(kept, spaces), tuple(match[0] for match in notes), spaced)


def _stray_spaces(text: str, printed: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield where spaces stand between characters of a paragraph, but before its first and within names."""
    begin = len(text) - len(text.lstrip())
    named = [match.span() for match in _QUOTED.finditer(text)]
    for match in _SPACES.finditer(text, begin):
        is_named = any(start < match.start() < end for start, end in named)
        if not is_named and not _is_printed(_around(text, match.span()), printed):
            yield match.span()


def _is_printed(words: str, printed: Collection[str]) -> bool:
    return any(words in each for each in printed)


def _around(text: str, span: tuple[int, int]) -> str:
    start, end = span
    return text[max(start - 2, 0) : end + 2]


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    pieces, at = [], 0
    for start, end in spans:
        pieces.append(text[at:start])
        at = end
    return "".join((*pieces, text[at:]))
