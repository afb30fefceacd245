"""A report as it would stand with full-width marks: a text typed with half-width ones says the same."""

from __future__ import annotations

from drafter.checking.manuscript import Manuscript, Passage
from drafter.checking.text.needed_words import WordPattern

_HAN = "\u4e00-\u9fff"
_MARKS = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_OF_SENTENCES = WordPattern(
    rf"(?<=[{_HAN}”》）)%0-9A-Za-z])[,;:?!](?=[{_HAN}“《（(])|(?<=[{_HAN}”》）)%])[,;:?!](?=[0-9A-Za-z\s]|$)"
)
_BRACKETED = WordPattern(rf"[(（](?=[^()（）\n]*[{_HAN}])[^()（）\n]*[)）]")
"""Brackets with Chinese within."""


def in_full_width(manuscript: Manuscript) -> Manuscript:
    """Return `manuscript` with commas, stops and brackets among Chinese in full width, each at its place.

    It is the manuscript itself when there is nothing to widen.
    """
    widened = tuple(map(_widened, manuscript.passages))
    is_same = all(one is other for one, other in zip(widened, manuscript.passages, strict=True))
    return manuscript if is_same else manuscript._replace(passages=widened)


def _widened(passage: Passage) -> Passage:
    text = passage.text
    if not any(mark in text for mark in _MARKS):
        return passage
    text = _OF_SENTENCES.sub(lambda match: _MARKS[match[0]], text)
    text = _BRACKETED.sub(lambda match: f"（{match[0][1:-1]}）", text)
    return passage if text == passage.text else passage._replace(text=text)
