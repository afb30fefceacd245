"""The sentences of a text: where each ends, whatever brackets and quotation marks stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.sections.tokens import STOP

STOPS = "。！？；" + STOP
"""What ends a sentence."""
_OPENING, _CLOSING = "（《〈“‘【", "）》〉”’】"
_OPENING_OF = dict(zip(_CLOSING, _OPENING, strict=True))
_SPOKEN_STOPS = ("。", "！", "？")
"""What a quotation may end in."""
_MARK = re.compile(f"[{STOPS}{_OPENING}{_CLOSING}]")


def sentences_of(text: str) -> Iterator[str]:
    """Yield the sentences of `text` with their stops; a stop within brackets divides nothing, unless they never close."""
    start = depth = end = 0
    marks = list(_MARK.finditer(text))
    unclosed = _unclosed(marks)
    for mark in marks:
        i, char = mark.start(), mark[0]
        if end and (i > end or char in _OPENING):
            yield text[start:end]
            start, end = end, 0
        if i in unclosed:
            continue
        if char in _OPENING:
            depth += 1
            ends = False
        elif char in _CLOSING:
            depth = max(depth - 1, 0)
            ends = end > 0 or text[i - 1 : i] in _SPOKEN_STOPS
        else:
            ends = True
        end = i + 1 if ends and depth == 0 else 0
    if end:
        yield text[start:end]
        start = end
    if start < len(text):
        yield text[start:]


def _unclosed(marks: Sequence[re.Match[str]]) -> set[int]:
    """Return where marks open what no mark of their kind closes: who deletes 》 leaves 《 behind."""
    left: list[tuple[int, str]] = []
    found = set[int]()
    for mark in marks:
        kind = _OPENING_OF.get(mark[0])
        if mark[0] in _OPENING:
            left.append((mark.start(), mark[0]))
        elif any(each == kind for _, each in left):
            while left[-1][1] != kind:
                found.add(left.pop()[0])
            left.pop()
    return found | {at for at, _ in left}


def sentence_with(text: str, words: str) -> str:
    """Return the first sentence of `text` that has `words`, their stop aside; the words themselves where none has."""
    wanted = words.rstrip(STOPS)
    return next((each.strip() for each in sentences_of(text) if wanted in each), words)
