"""A figure of the report: a number with everything that must not be lost beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from drafter.hints import quoted
from drafter.limits import FIGURE_CHARACTERS
from drafter.model.characters import refuse_longer, remark
from drafter.model.cleaning import clean_line
from drafter.model.figure_words import (
    NOT_APPLICABLE_WORDS,
    UNITS,
    ZERO_WORDS,
    Approximation,
    Breakdown,
    Reading,
    behind,
    counted,
    number_text,
    with_unit,
    without_unit,
)

__all__ = ["FIGURE_PARTS", "NOT_APPLICABLE_WORDS", "UNITS", "ZERO_WORDS", "Approximation", "Figure"]

_PLAIN = re.compile("(近|约)?(0|[1-9][0-9]{0,14})(余|多)?((?![万亿])[^0-9]*)")
_WORDS = {"余": Approximation.OVER, "多": Approximation.MANY, "近": Approximation.NEARLY, "约": Approximation.ABOUT}
_MYRIADS = ("万", "亿")
NUMBER, LAST_YEAR = "数值", "上年"
FIGURE_PARTS = (NUMBER, "单位", "截至", "提供科室", "填报人", "填报时间", LAST_YEAR, "来源")
"""Keys of a figure in the answers file, its number first."""


@lru_cache(maxsize=4096)  # while somebody answers, the same group is read again and again
def read_figure(text: str, unit: str = "") -> Reading:
    """Return what `text` says; `unit` is the question's own measure word.

    The usual ways of writing are read here, for with every command a whole file of them is read; all others by
    `figure_tail` and `figure_typing`.

    Raises ValueError with a Chinese sentence on what is wrong and what can be written.
    """
    refuse_longer(text, FIGURE_CHARACTERS, "这里只填一个数")
    if text in NOT_APPLICABLE_WORDS:
        return Reading(None)
    if text in ZERO_WORDS:
        return Reading(Decimal(0), "0")
    match = _PLAIN.fullmatch(text)
    if match and not (match[1] and match[3]) and (not match[4] or match[4] in UNITS):
        word = match[1] or match[3]
        kind = _WORDS[word] if word else Approximation.EXACT
        return Reading(Decimal(match[2]), match[2], kind, match[4])
    from drafter.model.figure_tail import read_with_tail  # noqa: PLC0415 - a file holds few such

    return read_with_tail(text, unit)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as the bureau gives it; three states that never mix.

    Not answered yet is `None` in the report's field, not a `Figure`. A said zero has
    `value` 0. A duty that the unit does not have is `Figure(value=None)`.
    """

    value: Decimal | None
    """The number itself; for 余 the bound below it, for 近 the bound above. None: no such duty."""
    written: str = ""
    """The number as it is printed: 892, 1.2万, 千. Empty when `value` is None."""
    approximation: Approximation = Approximation.EXACT
    unit: str = ""
    """Measure word; empty: the unit of the question."""
    inside: bool = False
    """The word of approximation stands before 万 or 亿: 20多万."""
    breakdown: Breakdown | None = None
    """Its parts, where they were typed behind it: 其中合同106件、协议57件."""
    compared: str = ""
    """What is said of its change: 比上年增加10件; only 比上年 where last year's figure tells it."""
    cut_off: str = ""
    """数据截止日 as typed; empty: the end of the year."""
    supplied_by: str = ""
    """提供科室: the office that supplied it."""
    supplier: str = ""
    """填报人: the person of that office who filled it in."""
    supplied_on: str = ""
    """填报时间: the day on which it was supplied, as typed."""
    last_year: str = ""
    """Last year's figure as typed."""
    source: str = ""
    """The paper or system it was taken from."""

    @property
    def applies(self) -> bool:
        """False when the unit has no such duty."""
        return self.value is not None

    def in_unit(self, unit: str) -> Figure:
        """Return this figure with `unit` where it has none of its own."""
        return self if self.unit or not self.applies else replace(self, unit=unit)

    def number_text(self) -> str:
        """Return the number with its approximation but no unit: 892, 400余, 近千."""
        if not self.applies:
            return ""
        return number_text(self.written, self.approximation, self.inside)

    def text(self, unit: str = "") -> str:
        """Return the figure itself as printed, with its own unit or else `unit`: 400余条."""
        if not self.applies:
            return ""
        tail = "以上" if self.approximation is Approximation.UP else ""
        return counted(self.number_text(), self.unit or unit) + tail

    def said(self, unit: str = "") -> str:
        """Return the figure as it was typed, with its change and its parts: 163件，其中合同106件、协议57件."""
        return self.text(unit) + behind(with_unit(self.compared, self.unit or unit), self.breakdown, self.unit or unit)

    def to_answer(self, unit: str = "") -> str | dict[str, str]:
        """Return it as the answers file holds it, short where it can be.

        `unit` is the question's: it is not repeated in the file.
        """
        keep = self.unit != unit or unit in ("%", "‰")  # a rate is written with its sign
        bare = self._with_unit_of_question(unit) if self.unit in ("", unit) else self
        head = (bare if keep else replace(bare, unit="")).said()
        short = head if self.applies else NOT_APPLICABLE_WORDS[0]
        further = {
            "截至": self.cut_off,
            "提供科室": self.supplied_by,
            "填报人": self.supplier,
            "填报时间": self.supplied_on,
            LAST_YEAR: self.last_year,
            "来源": self.source,
        }
        kept = {key: value for key, value in further.items() if value}
        return {"数值": short, **kept} if kept else short

    def _with_unit_of_question(self, unit: str) -> Figure:
        """Return it without `unit` in what stands behind it, where only the question makes it one."""
        breakdown = self.breakdown and self.breakdown.without_unit(unit)
        return replace(self, breakdown=breakdown, compared=without_unit(self.compared, unit))

    @classmethod
    def parse(cls, text: str, unit: str = "") -> Figure:
        """Return the figure that `text` says; `unit` is the question's own unit.

        Takes what `read_figure` takes. Raises ValueError with a
        Chinese sentence otherwise.
        """
        found = read_figure(text, unit)
        return cls(*found)

    @classmethod
    def from_answer(cls, answer: object) -> Figure | None:
        """Return the figure that an answers file holds; None when nothing is answered.

        `answer` is the short text or number, or a mapping with 数值 and further parts.
        Raises ValueError with a Chinese sentence otherwise.
        """
        if answer is None or isinstance(answer, Figure):
            return answer
        if isinstance(answer, str | int | float | Decimal) and not isinstance(answer, bool):
            text = str(answer).strip()
            return cls.parse(text) if text else None
        if isinstance(answer, Mapping):
            return cls._from_mapping(answer)
        raise ValueError("这里要填一个数（如 892、400余、无），不能是列表")

    @classmethod
    def _from_mapping(cls, answer: Mapping[Any, Any]) -> Figure | None:
        unknown = [str(key) for key in answer if key not in FIGURE_PARTS]
        if unknown:
            raise ValueError(f"数字下面没有{quoted(unknown[0])}这一项；可写：{'、'.join(FIGURE_PARTS)}")
        parts = {key: clean_line(remark(str(answer.get(key) or ""))) for key in FIGURE_PARTS}
        if not parts["数值"]:
            return None
        figure = cls.parse(parts["数值"], parts["单位"])
        if parts["单位"] and figure.unit not in ("", parts["单位"]):
            raise ValueError(f"数值里写的单位是{quoted(figure.unit)}，下面写的是{quoted(parts['单位'])}；请只留一个")
        if figure.written[-1:] in _MYRIADS and parts["单位"][:1] in _MYRIADS:
            raise ValueError(f"单位已经是{quoted(parts['单位'])}，数值里不要再写{quoted(figure.written[-1])}")
        return replace(
            figure,
            unit=parts["单位"] or figure.unit,
            cut_off=parts["截至"],
            supplied_by=parts["提供科室"],
            supplier=parts["填报人"],
            supplied_on=parts["填报时间"],
            last_year=parts[LAST_YEAR],
            source=parts["来源"],
        )
