"""Finds the wordings that tell an answer in their own words which is another by now."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from drafter.jurisdictions.wordings_file import WORDINGS_FILE
from drafter.model.answer_path import AnswerPath
from drafter.model.records import Ground, Wording
from drafter.model.titles import GROUNDS
from drafter.text_runs import Text, text_of

_MARKS = re.compile("[、和与及]")
"""What stands between the names of a list."""


class OutdatedWording(NamedTuple):
    """A wording that tells an answer in its own words, and the answer is another by now; it is not printed."""

    number: int
    """Place in the wordings."""
    ground: Ground
    present: str
    """What the answer is now; empty when it is open."""
    said: str = ""
    """How it words its sentence, in quotes and short."""

    def line(self, own: int) -> str:
        """Return why it was not printed; `own` as in `outdated_lines`."""
        where = f"第{self.number + 1}条" if self.number < own else f"{WORDINGS_FILE} 第{self.number - own + 1}条"
        now = f"是 {self.present}" if self.present else "空着"
        return f"{where}{self.said}：写的时候“{AnswerPath(self.ground.path).leaf}”是 {self.ground.value}，现在{now}"


def outdated_lines(outdated: Sequence[OutdatedWording], own: int, *, kept: str = "") -> Iterator[str]:
    """Yield why wordings were not printed; the first `own` are the answers file's, the others the jurisdiction's.

    `kept` says what became of their words in a document that a hand edited; empty where none is merged.
    """
    if outdated:
        where = f"，新生成的话里没有照着写（{kept}）" if kept else "没有照着写"
        yield f"手改的写法里有 {len(outdated)} 条{where}：话里写死了数，答案后来变了。改好“改为”，再删去“{GROUNDS}”那一行："
        yield from (f"  {each.line(own)}" for each in outdated)


def changed_grounds(number: int, wording: Wording, printed: Callable[[str], Text | None]) -> Iterator[OutdatedWording]:
    """Yield the answers that a wording tells in its own words and that are others now."""
    for ground in wording.grounded_on:
        runs = printed(ground.path)
        present = text_of(runs or ())
        if not _says_same(ground.value, present) and not _says_itself(wording, ground, present):
            yield OutdatedWording(number, ground, present, wording.brief)


def _says_same(one: str, other: str) -> bool:
    """Return whether two texts are the same answer, however its number is written: 两人, 2人."""
    from drafter.model.worded_numbers import numbers_in  # noqa: PLC0415 - few reports have such

    first, second = (list(numbers_in(text)) for text in (one, other))
    if len(first) != 1 or len(second) != 1:
        return _MARKS.sub("", one) == _MARKS.sub("", other)
    figures = [each.figure for each in (*first, *second)]
    values = [(figure.value, figure.approximation) for figure in figures if figure]
    return len(values) == 2 and values[0] == values[1]


def _says_itself(wording: Wording, ground: Ground, present: str) -> bool:
    """Return whether a wording tells in its own words what an answer is now, that it does not print.

    Where it says what the answer was, that is its number for it: another that is equal to the new one says something else.
    """
    text = str(wording.wording)
    if not present or f"{{{ground.path}" in text:
        return False
    numbers = list(_numbers(text))
    was, now = (any(_says_same(answer, each) for each in numbers) for answer in (ground.value, present))
    return now and not was


def _numbers(text: str) -> Iterator[str]:
    from drafter.model.worded_numbers import numbers_in  # noqa: PLC0415

    yield from (text[each.start : each.stop] for each in numbers_in(text))
