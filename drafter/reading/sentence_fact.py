"""What a sentence states of one number: what was counted, how many, of what, against which year."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from drafter.model.figure import Figure
from drafter.reading.number_signs import NumberSort


class Comparison(Enum):
    """What a number tells beside the amount of the year itself."""

    OWN = "本期"
    LAST_YEAR = "上年"
    """Last year's amount: 上年480件, and the first of 由86家减至9家."""
    CHANGE = "增减"
    """The difference to last year: 比上年增加10件, 同比下降5%."""
    EARLIER = "往年"
    """The difference to a year before the last one: in a report of 2023, 比2015年提高7个百分点."""


class SentenceFact(NamedTuple):
    """A number of a sentence, or a statement that there was none, with the words that say what it is of."""

    start: int
    end: int
    written: str
    sort: NumberSort | None
    """None for a statement that there was none."""
    unit: str
    figure: Figure | None
    """What the number says; None for a time, an ordinal and whatever is no figure."""
    near: str
    """The words before it in its clause, back to the number before."""
    noun: str
    """The words behind it in its clause, up to the next number."""
    around: str
    """All other words of the sentence."""
    is_part: bool
    """Whether 其中 or 包括 stands between it and the number before: it is a part of that one."""
    comparison: Comparison = Comparison.OWN
    is_example: bool = False
    """Whether it is told as an example, of one school or one case: 如第一中学举行9次法治宣讲."""
    is_item: bool = False
    """Whether it is one of several amounts of one thing: 罚款分别为2万元、1万元."""
    is_start: bool = False
    """Whether the next number is what it became: the first of 由86家减至9家."""
    is_reached: bool = False
    """Whether it is what the number before became: the second of 由86家减至9家."""
    carried: str = ""
    """The words beside the number before it, or beside the total that it is a part of: what an elliptic clause is of."""
    follows: str = ""
    """The clauses behind its own that no number stands in: 对3起行为，依法不予处罚."""

    @property
    def is_none(self) -> bool:
        """True for a statement that there was none."""
        return self.sort is None
