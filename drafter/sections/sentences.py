"""Sentences and options of which an answer is absent leave, with their punctuation.

Works on text in which every printed answer is one token character.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from drafter.enclosures import replaced
from drafter.sections.tokens import LEAD_OFF, LEAD_ON, STOP

_OPTION = {"[[": "]]"}
_STOPS, _OPENING, _CLOSING = "。！？；" + STOP, "（《〈“‘【", "）》〉”’】"
_LEAD_MARKS = re.compile(f"[{LEAD_ON}{LEAD_OFF}]")
_JOINED = re.compile(
    rf"(?:[，、；：。（《〈“‘]|其中)[，、；：。！？）》〉”’]|(?:^|。)[{LEAD_ON}{LEAD_OFF}]*[，、；：。]"
)
"""Finds whether any of `_JOINTS` has something to mend."""
_JOINTS = (  # each takes a run of marks whole, from its first: one pass, however long it is
    (re.compile("(?<=其中)、"), ""),
    (re.compile("，其中(?=[，；：。！？）])|其中(?=[；。！？）])"), ""),
    (re.compile(r"(?<=[；：（《〈“‘])[，、；]+"), ""),
    (re.compile(r"(?<![，、；：])[，、；：]++(?=[）》〉”’])"), ""),
    (re.compile("（）|《》|〈〉|“”|‘’"), ""),
    (re.compile(r"(?<![，、；：])[，、；：]++(?=[。！？])"), ""),
    (re.compile(r"(?<![，、：])[，、：]++(?=；)"), ""),
    (re.compile(r"([，、；：。])[，、；：。]*\1"), r"\1"),
    (re.compile(r"、(?=，)|(?<=，)、|(?<=。)[，、；]+"), ""),
    (re.compile(rf"(^[{LEAD_ON}{LEAD_OFF}]*|。{LEAD_OFF})[，、；：。]+"), r"\1"),
)


def prune(source: str, absent: frozenset[str], gaps: frozenset[str]) -> str:
    """Return `source` without the options and sentences that hold an `absent` token.

    What leaves, leaves its `gaps` behind: a missing required answer is always seen.
    """

    def left(piece: str) -> str:
        marks = "".join(_LEAD_MARKS.findall(piece))
        kept = "".join(char for char in piece if char in gaps)
        return marks + kept + (piece[-1] if kept and piece[-1] in "。！？；" else "")

    def option(piece: str) -> str:
        inner = piece[2:-2]
        return left(inner) if absent.intersection(inner) else inner

    text = replaced(source, _OPTION, option)
    if absent.intersection(text):
        text = _without_sentences(text, absent, left)
    if _JOINED.search(text):
        for pattern, replacement in _JOINTS:
            text = pattern.sub(replacement, text)
    return text


def _without_sentences(source: str, absent: frozenset[str], left: Callable[[str], str]) -> str:
    text = ""
    for sentence in sentences_of(source):
        if not absent.intersection(sentence):
            text += sentence
            continue
        text += left(sentence)
        # The clause before the one that leaves closes the sentence in its place.
        if text.endswith("；") and not sentence.endswith("；"):
            text = text[:-1] + "。"
    return text[:-1] + "。" if text.endswith("；") else text


def sentences_of(text: str) -> Iterator[str]:
    """Yield the sentences of `text` with their stops; a stop within brackets divides nothing."""
    start, depth, stopped = 0, 0, False
    for i, char in enumerate(text):
        if stopped and char not in _STOPS and char not in _CLOSING:
            yield text[start:i]
            start, stopped = i, False
        depth += (char in _OPENING) - (char in _CLOSING and depth > 0)
        ends = char in _STOPS or (stopped and char in _CLOSING) or _quoted(text, i)
        stopped = ends and depth == 0
    if start < len(text):
        yield text[start:]


def _quoted(text: str, i: int) -> bool:
    """Return True when the mark at `i` closes a quotation that ends in a stop of its own."""
    return text[i] in _CLOSING and text[i - 1 : i] in ("。", "！", "？")
