"""Mends that need no judgement: marks, digits, brackets of numbers, 截至, spaces between characters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.text.needed_words import WordPattern
from drafter.model.numerals import to_half_width

_OF_THE_TEXT = (Role.HEADING, Role.BODY, Role.ADDRESSEE, Role.ATTACHMENT_NOTE)
_FULL_WIDTH = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}


class Mend(NamedTuple):
    """Other words for a stretch of a passage."""

    passage: int
    """Index of the passage."""
    start: int
    """First character within its text."""
    end: int
    text: str
    """What is put there; empty to leave it out."""


class _Sort(NamedTuple):
    pattern: WordPattern
    """A group named `at` narrows what is replaced."""
    replacement: Callable[[str], str]


_SORTS = (
    _Sort(WordPattern(r"(?<=[一-鿿”》）])(?P<at>[,;:!?])(?=[一-鿿“《（]|$)"), lambda found: _FULL_WIDTH[found]),
    _Sort(WordPattern(r"(?P<at>\()(?=[一-鿿][^()（）\n]{0,40}[)）])"), lambda _: "（"),
    _Sort(WordPattern(r"(?<=[一-鿿])(?P<at>\))"), lambda _: "）"),
    _Sort(WordPattern(r"[０-９]+(?:．[０-９]+)?"), to_half_width),
    _Sort(WordPattern(r"(?P<at>[\[（(【［])(?=20[0-9]{2}[\]）)】］]\s*第?\s*[0-9]+\s*号)"), lambda _: "〔"),
    _Sort(WordPattern(r"(?<=[\[（(【［]20[0-9]{2})(?P<at>[\]）)】］])(?=\s*第?\s*[0-9]+\s*号)"), lambda _: "〕"),
    _Sort(WordPattern(r"(?<=[〕\]）)】］])(?P<at>第\s*)(?=[0-9]+\s*号)"), lambda _: ""),
    _Sort(WordPattern(r"(?P<at>截止)(?=目前|20[0-9]{2}年|[0-9]{1,2}月|年底)"), lambda _: "截至"),
    _Sort(WordPattern(r"双随机(?P<at>[，,])一公开"), lambda _: "、"),
    _Sort(WordPattern(r"(?<=[一-鿿])(?P<at>[ \u3000]+)(?=[0-9][0-9.]*(?:余|多)?[一-鿿])"), lambda _: ""),
    _Sort(WordPattern(r"(?<=[0-9])(?P<at>[ \u3000]+)(?=[年月日件次人名所家个条项场期号学])"), lambda _: ""),
    _Sort(WordPattern(r"(?<=[年月])(?P<at>0)(?=[1-9][月日])"), lambda _: ""),
    _Sort(WordPattern(r"(?P<at>。。+|，，+|、、+|；；+)"), lambda found: found[0]),
    _Sort(WordPattern(r"(?<=[一-鿿”》])(?P<at>--+)(?=[一-鿿“《])"), lambda _: "——"),
)


def mends(manuscript: Manuscript) -> Iterator[Mend]:
    """Yield what can be mended without judgement, in order; no two on the same characters."""
    for index, passage in enumerate(manuscript.passages):
        if passage.role not in _OF_THE_TEXT:
            continue
        reached = 0
        for mend in sorted(_of_passage(index, passage.text)):
            if mend.start >= reached:
                reached = mend.end
                yield mend


def _of_passage(index: int, text: str) -> Iterator[Mend]:
    for sort in _SORTS:
        for match in sort.pattern.finditer(text):
            start, end = match.span("at") if "at" in match.re.groupindex else match.span()
            yield Mend(index, start, end, sort.replacement(text[start:end]))
