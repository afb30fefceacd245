"""A number of a hand's that does not say what the answers say: what is told of it, and how that is read back from a comment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_MAY_BE = "可能是："
"""Begins the answers one of which a number tells."""
_NUMBER = re.compile("([^（）、]+)（((?:[^（）]|（[^（）]*）)*)）")
"""A number of a row, and what is said of it."""
_FIGURE = re.compile("([^、]+?)现在(?:是 ((?:[^、（）]|（[^（）]*）)+)|没有印)")
"""An answer in that: its name, and what is printed of it."""


class StaleNumber(NamedTuple):
    """A number of a hand's that does not say what the answers say."""

    told: str
    """As it stands there: 139所."""
    figures: tuple[tuple[str, str], ...]
    """The answers that it tells: the name, and what is printed of it now; several for a sum."""
    sentence: str
    """The sentence, or the cell, in which it stands."""
    is_either: bool = False
    """Whether it tells one of several answers that were as many, and not all of them."""
    head: str = ""
    """The head of the row in whose cell it stands."""
    cell: int = -1
    """Which paragraph that cell is; -1 for a sentence."""

    @property
    def now(self) -> str:
        """What it tells, with what the answers say: 139所（章程修订中小学数现在是 48所）."""
        said = "、".join(f"{name}现在{f'是 {printed}' if printed else '没有印'}" for name, printed in self.figures)
        return f"{self.told}（{_MAY_BE if self.is_either else ''}{said}）"

    @property
    def where(self) -> str:
        """The sentence, or the cell with the head of its row: 行政处罚：4件."""
        return where_of(self.head, self.sentence) if self.head else self.sentence


def where_of(head: str, cell: str) -> str:
    """Return what is told of the place of a cell below the `head` of its row."""
    return f"{head}：{cell}"


def told_in_row(numbers: Iterable[StaleNumber]) -> str:
    """Return in a row what is told of `numbers`, each once."""
    return "、".join(dict.fromkeys(each.now for each in numbers))


def read_row(row: str, sentence: str, head: str = "", cell: int = -1) -> Iterator[StaleNumber]:
    """Yield the numbers of `sentence` in a row that `told_in_row` made; `head` and `cell` as in `StaleNumber`."""
    for told, said in _NUMBER.findall(row):
        figures = tuple(_FIGURE.findall(said.removeprefix(_MAY_BE)))
        if figures:
            yield StaleNumber(told, figures, sentence, said.startswith(_MAY_BE), head, cell)
