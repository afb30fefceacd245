"""Tells which numbers of a text say what is to be done, not what was: those of plans, and bounds. They answer no question of the year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.merging.texts.differences import heading_number, without_number
from drafter.model.figure_words import Approximation
from drafter.model.number_grammar import WORDS_BEFORE
from drafter.model.worded_numbers import TextNumber
from drafter.sections.sentences import sentences_of

_LONGEST = 40
"""Characters of the longest heading."""
_AHEAD = "下一?步(?!骤)|下一?年度?|下一?阶段|明年|来年|新的一年|今后"
_PLANNED = re.compile(
    f"{_AHEAD}|展望|努力方向|(?:打算|思路)$|(?:主要|重点|工作|年度)[^，。落]{{0,4}}(?:安排|计划|任务|目标)$"
)
"""In a heading: what stands below it is planned."""
_SAID = re.compile("[上去前往]一?年|落实|完成|执行")
"""In a heading: what was planned for this year, and done."""
_OTHERS = re.compile("不足|问题|短板|差距|困难|薄弱")
"""In a heading: what is told before the plans."""
_BEGINS = re.compile(f"(?:{_AHEAD})[^。]{{0,16}}(?:将|要|[，：])|^明年|^来年")
"""Begins a sentence from which on a paragraph tells plans."""
_HOPED = re.compile("力争|争取|明年|来年|下一?年度?(?!级)")
"""Before a number in its sentence: it is an aim."""
_RANKS = tuple(map(re.compile, ("第", ".*、", "[（(][^0-9]", "[0-9]", "[（(]")))
"""How the numbers of headings begin, the highest first."""
_BOUNDS = tuple(word for word, kind in WORDS_BEFORE.items() if kind is Approximation.UP and len(word) > 1)


class HandAims:
    """What is planned in the paragraphs of a text."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        """Take the paragraphs, whose headings begin with a number."""
        self._paragraphs = paragraphs
        self._from = _planned_from(paragraphs)

    def hold(self, paragraph: int, number: TextNumber) -> bool:
        """Return whether a number is one of a plan, or a bound: 不少于2次, 力争达到30人."""
        ahead = self._paragraphs[paragraph][: number.start].rpartition("。")[2]
        is_bound = number.text.startswith(_BOUNDS) or ahead.endswith(_BOUNDS)
        return is_bound or number.start >= self._from[paragraph] or _HOPED.search(ahead) is not None


def _planned_from(paragraphs: Sequence[str]) -> list[int]:
    """Return of each paragraph from which character on it tells plans; its length where it tells none."""
    found: list[int] = []
    above: int | None = None  # the rank of the heading under which plans stand
    for text in paragraphs:
        heading, rank = _heading(text), _rank(text)
        if heading and (above is None or rank <= above):
            is_planned = _PLANNED.search(heading) and not _SAID.search(heading) and not _OTHERS.search(heading)
            above = rank if is_planned else None
        found.append(0 if above is not None else _plans_within(text))
    return found


def _heading(text: str) -> str:
    """Return the heading that a paragraph is or begins with, without its number; empty for none."""
    words = without_number(text).partition("。")[0]
    return words if heading_number(text) and len(words) <= _LONGEST else ""


def _rank(text: str) -> int:
    number = heading_number(text)
    return next((i for i, each in enumerate(_RANKS) if each.match(number)), len(_RANKS))


def _plans_within(text: str) -> int:
    at = 0
    for sentence in sentences_of(text):
        if _BEGINS.match(sentence):
            return at
        at += len(sentence)
    return len(text)
