"""Reads the numbers that a text tells, with their measure words and the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from drafter.model.figure import Figure
from drafter.model.measure_conversions import measure_at
from drafter.model.number_grammar import ABOUT_AFTER, ABOUT_BEFORE, IN_MYRIADS, IN_NAMES, NUMERALS, YEAR
from drafter.model.numerals import with_plain_digits

_AFTER = re.compile(ABOUT_AFTER)
_NUMBER = re.compile(
    rf"{ABOUT_BEFORE}?(?:[0-9]+(?:[,，][0-9]{{3}}(?![0-9]))*(?:[.．][0-9]+)?|[{NUMERALS}]+|(?<![{NUMERALS}])[万亿]){IN_MYRIADS}"
)
_IN_WORDS = re.compile(r"[^0-9]+")
_NAMES = re.compile(
    rf"{IN_NAMES}|[A-Za-z][A-Za-z0-9-]*|(?:[0-9]{{4}}年)?[0-9]{{1,2}}月(?:[0-9]{{1,2}}[日号])?"
    rf"|{YEAR}年|[统唯专万]一|一起(?!案)(?=[\u4e00-\u9fff])|一次性|一致|一年来|[进逐]一|第[0-9{NUMERALS}]+|[0-9{NUMERALS}]+年级|[0-9{NUMERALS}]+、[0-9{NUMERALS}]+月"
)
"""Numbers that name something; dates."""
_JOINT = re.compile(r"分之|[—–～~/:·-](?=[0-9])|[至到](?=[0-9])")
_JOINED = re.compile(r"分之$|[0-9][—–～~/:·至到-]$")
_CLAUSE = re.compile("[，。；：、（）()！？\u2029]")
_COMMON = re.compile(
    "全年|今年|本年|当年|年内|一年来|一共|总共|共计|合计|总计|累计|共|达到|达|开展了?|组织|进行了?|完成了?|实施|举办了?|召开了?"
    "|办理了?|作出|作|进一步|认真|扎实|持续|着力|全面|稳步|积极|深入|切实|先后|为|有|了|已|计|另|还|也|的"
)
"""Words that say nothing of what is counted."""
_NEAR = 8
"""Characters of the words before a number by which it is known again."""
_BEHIND = 3
"""Characters of the words behind it."""
_DIGITS = re.compile("[0-9][0-9.,]*")
_TOTAL = re.compile("共|合计|总计|累计|总数|总")
_EACH = re.compile(r"(?:每|各(?![类项级种位方界地区校个学部])|[平人校]均)[^，。；：、]{0,8}$")
_PERIOD = re.compile("[上下]半年|[一二三四]季度|[上下]学期|[春秋]季")


class TextNumber(NamedTuple):
    """A number in a text."""

    start: int
    end: int
    """Where the number ends with its rough words; its measure word stands there."""
    measure: str
    text: str
    """The number as it stands there, without its measure word: 892, 近30, 两."""
    figure: Figure | None
    """What it says; None for what is no single number, such as a range or a fraction."""
    words: Words
    """The words around it."""
    after: str = ""
    """以上, 左右 behind its measure word."""

    @property
    def told(self) -> str:
        """The number with its measure word: 892次."""
        return f"{self.text}{self.measure}"

    @property
    def whole(self) -> str:
        """All of it: 892次以上."""
        return f"{self.text}{self.measure}{self.after}"

    @property
    def stop(self) -> int:
        """Where it ends with its measure word and what is said behind that."""
        return self.end + len(self.measure) + len(self.after)

    @property
    def value(self) -> Decimal | None:
        """What it says, roughly or not."""
        return self.figure.value if self.figure else None

    @property
    def is_in_words(self) -> bool:
        """True for one in Chinese numerals."""
        return _IN_WORDS.fullmatch(self.text) is not None


class Words(NamedTuple):
    """The words of a clause around a number, those left out that say nothing of what is counted."""

    before: str
    behind: str
    is_total: bool
    """Whether they call it a sum: 共, 合计."""
    is_part: bool
    """Whether it is told as a part of another number: 其中."""
    each: str
    """For how many, how long or what part of the year it is told: 每周, 每两周, 各配备, 上半年."""
    above: str
    """The clause before, for a number that stands alone in its own."""

    def are_of(self, other: Words) -> bool:
        """Return whether two numbers are told in the same words, and so are of the same."""
        mine, others = (self.before, self.behind), (other.before, other.behind)
        if mine != others or self.each != other.each or self.is_part != other.is_part:
            return False
        return any(mine) or self.above == other.above


def number_at(text: str, start: int, end: int, measure: str, after: str = "") -> TextNumber:
    """Return the number that stands in `text` from `start` to `end`, `after` behind its `measure` word."""
    stop = end + len(measure)
    is_joined = any(_JOINT.match(text, place) for place in (end, stop)) or _JOINED.search(
        text[max(start - 2, 0) : start]
    )
    number = text[start:end]
    try:
        figure = None if is_joined else Figure.parse(f"{number}{after}")
    except ValueError:
        figure = None
    words = words_around(text, start, stop + len(after))
    return TextNumber(start, end, measure, number, figure, words, after)


def numbers_in(text: str, own: str = "") -> Iterator[TextNumber]:
    """Yield the numbers of `text` in order, digits of full width as usual ones; `own` is a measure word that is known besides."""
    text = with_plain_digits(text)
    names = [match.span() for match in _NAMES.finditer(text)]
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        if not any(low < end and start < high for low, high in names):
            yield number_at(text, start, end, measure_at(text, end, own))


def with_words_behind(text: str, number: TextNumber) -> TextNumber | None:
    """Return a number with the 以上 or 左右 that stands behind it in `text`; None without one."""
    match = _AFTER.match(text, number.stop)
    return number_at(text, number.start, number.end, number.measure, match[0]) if match else None


def words_around(text: str, start: int, stop: int) -> Words:
    """Return the words around the characters from `start` to `stop` of a text."""
    low = max((match.end() for match in _CLAUSE.finditer(text, 0, start)), default=0)
    high = next((match.start() for match in _CLAUSE.finditer(text, stop)), len(text))
    before, behind = text[low:start], text[stop:high]
    each = _EACH.search(before)
    opened = text[low - 1 : low] in ("（", "(")
    above = text[max(0, low - 1 - _NEAR) : max(0, low - 1)]
    return Words(
        _said(before.replace("其中", ""))[-_NEAR:],
        _said(behind)[:_BEHIND],
        _TOTAL.search(before) is not None,
        "其中" in before or opened,
        each[0] if each else "".join(_PERIOD.findall(before)),
        "" if re.search("[0-9]", above) else _said(above),
    )


def _said(text: str) -> str:
    return _DIGITS.sub("#", _COMMON.sub("", text)).strip()
