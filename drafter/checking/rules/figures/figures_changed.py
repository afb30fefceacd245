"""A rule that solves what a sentence says of a change: from what, to what, by how much, by how many per cent.

Each figure has its part in it by the words right before it (由145条, 降至58条, 减少87条, 下降60%, 比上年的40件), however many
of them are told and in whichever order. What the others make of one is compared with what is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.rules.figures.answered_apart import unless_answered
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, prose_of
from drafter.model.numerals import parse_number

_UNIT = (
    "个百分点|个工作日|工作日|个月|家（所）次|人次|场次|家次|所次|户次|车次|件次|个次|卷|件|人|次|名|条|起|个(?!百分点|工作日|月|小时|学时|课时|方面)"
    "|项|所|家|户|场|份|期|篇|万元|亿元|元|日|天|分钟|小时|秒|学时|课时|页|公里|分|%|％|倍"
)
_FIGURE = WordPattern(
    rf"(?P<about>近|约|将近|超过?|逾|不足|不到|至少|不少于|不低于|不超过)?(?<![0-9.,，第—\-])(?P<number>[0-9]+(?:\.[0-9]+)?)(?P<myriad>万(?!元)|亿(?!元))?(?P<more>余|多)?(?P<unit>{_UNIT})(?P<up>以上|以下|左右|以内)?"
    r"|(?P<below>[二三四五六七八九十])分之(?P<above>[一二三四五六七八九])"
)
_THEN = r"(?:上年度?|去年|同期|上年同期|去年同期|前一年|20[0-9]{2}年(?:度|底|末|初|同期)?|年初|原来|此前|改革前|治理前|法定(?:时限|期限)?)"
_VERB = "增加|增长|上升|提高|提升|攀升|上涨|扩大|扩充|减少|下降|降低|缩小|缩短|压减|压缩|精简|精减|缩减|回落|延长|增|升|减|降"
_TO = re.compile(
    rf"(?P<verb>{_VERB}|合并|归并|整合)(?:至|到|为|成)(?:了)?(?:目前的|现在的|{_THEN}(?:的)?|的|仅|全部|全体)?$"
)
_FROM = re.compile(rf"(?:由|从|将|把)(?:{_THEN}(?:的)?)?[^，。；、由从]{{0,8}}$")
_BY = re.compile(
    rf"(?P<verb>{_VERB}|多|少)(?:幅度?|比例|率|比率|了|为|达到|达|的比例为){{0,2}}$|(?P<sort>增|降|涨|减)幅(?:为|达到|达)?$"
)
_OF_THEN = re.compile(rf"(?:(?:比|较)(?:{_THEN})(?:的|为)?|[，（、]{_THEN}(?:为|是|有))$")
_IS_THEN = re.compile(rf"{_THEN}[^，；]{{0,6}}$")
_COMPARES = re.compile(rf"(?:同比|环比|(?:比|较){_THEN})")
_UP = frozenset("增升提攀上扩多涨延")
_OTHERS = re.compile("其中|分别|另|新增|各|最|每|人均|力争|目标|以上|计划")
"""Between two figures: the latter is of something else than the former."""
_PLAINLY = re.compile(
    rf"[，、（]?(?:即|共|净|同比|环比|累计|实际|合计|总体|平均|整体|(?:比|较){_THEN}){{0,3}}(?:{_VERB}|多|少|[增降涨减]幅).{{0,4}}$"
)
"""All that stands between two figures of one change."""
_NEAR, _FAR = 10, 44
"""Characters from this year's number to last year's, and from a number to the one it is compared with."""


class _Figure(NamedTuple):
    value: Decimal
    unit: str
    exact: bool
    decimals: int
    left: str
    """The words between the figure before it, or the start of its part of the sentence, and this one."""
    start: int
    end: int


class _Change(NamedTuple):
    """From what to what; `last` is the figure told last of it."""

    then: Decimal
    now: Decimal
    unit: str
    start: int
    last: _Figure


def _parts(prose: Prose) -> Iterator[list[_Figure]]:
    """Yield the figures of each part of a sentence up to its semicolon."""
    for sentence in prose.sentences:
        figures: list[_Figure] = []
        before = 0
        for match in _FIGURE.finditer(sentence.text):
            left = sentence.text[before : match.start()]
            if match["below"]:
                figures.append(_fraction(match, left, sentence.start))
                before = match.end()
                continue
            number, myriad = match["number"], {"万": 10_000, "亿": 100_000_000}.get(match["myriad"] or "", 1)
            exact = not (match["about"] or match["more"] or match["up"])
            figures.append(
                _Figure(
                    Decimal(number) * myriad,
                    match["unit"].replace("％", "%"),
                    exact,
                    len(number.partition(".")[2]),
                    left,
                    sentence.start + match.start("number"),
                    sentence.start + match.end("unit"),
                )
            )
            before = match.end()
        yield figures


def _fraction(match: re.Match[str], left: str, start: int) -> _Figure:
    """Return a fraction as the per cent that it is."""
    above, below = (Decimal(int(parse_number(match[name]) or 1)) for name in ("above", "below"))
    return _Figure(round(above * 100 / below, 1), "%", True, 0, left, start + match.start(), start + match.end())


def _is_up(verb: str) -> bool:
    return verb[0] in _UP


def _verb(match: re.Match[str]) -> str:
    return match.groupdict().get("verb") or match.groupdict().get("sort") or ""


class _Reader:
    """Reads the figures of one part of a sentence from left to right."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self.origin: _Figure | None = None
        self.change: _Change | None = None
        self.before: _Figure | None = None
        self.rate: tuple[_Figure, _Figure, str] | None = None
        """A number, the per cent behind it by which it changed, and the verb."""
        self.counted: list[str] = []
        """The units of the figures so far."""

    def read(self, figure: _Figure) -> Iterator[Hit]:
        """Yield what is wrong with `figure`, going by those before it."""
        to, by = _TO.search(figure.left), _BY.search(figure.left)
        if to:
            yield from self._reached(figure, to["verb"])
        elif _FROM.search(figure.left):
            self.origin, self.change = figure, None
        elif _OF_THEN.search(figure.left):
            yield from self._compared(figure)
        elif by:
            yield from self._changed(figure, _verb(by))
        else:
            self.change = self.origin = self.rate = None
        self.before = figure
        self.counted.append(figure.unit)

    @property
    def is_alone(self) -> bool:
        """Whether the figure before is the only one of its unit so far: of several it may be that all are compared."""
        return self.before is not None and self.counted.count(self.before.unit) == 1

    def _reached(self, figure: _Figure, verb: str) -> Iterator[Hit]:
        change = self.change
        if change and figure.unit == "%" != change.unit and _PLAINLY.match(figure.left) and change.then > 0:
            share = change.now * 100 / change.then
            if figure.exact and abs(share - figure.value) > 1:
                message = f"{_plain(change.then)}到{_plain(change.now)}是{verb}到{_plain(round(share, 1))}%，写的是{_told(figure)}"
                yield self._hit(change.start, figure, message)
        origin, self.origin, self.change = self.origin, None, None
        if origin is None or _OTHERS.search(figure.left) or figure.start - origin.end > _FAR:
            return
        if figure.unit == "%" != origin.unit and figure.left.endswith(("到", "至")) and origin is self.before:
            message = f"{_told(origin)}到不了{_told(figure)}：“{figure.left[-3:]}”后面是比率"
            yield self._hit(origin.start, figure, message)
        if origin.unit == figure.unit and origin.exact and figure.exact:
            self.change = _Change(origin.value, figure.value, figure.unit, origin.start, figure)
            yield from self._turned(figure, verb)

    def _compared(self, figure: _Figure) -> Iterator[Hit]:
        """Take `figure` as last year's number: this year's stands before it, or follows."""
        before, self.change, self.origin = self.before, None, figure
        rate, self.rate = self.rate, None
        if rate and rate[0].unit == figure.unit and figure.exact and len(figure.left) <= _NEAR:
            self.change = _Change(figure.value, rate[0].value, figure.unit, rate[0].start, figure)
            yield from self._turned(rate[1], rate[2])
            yield from self._judged(rate[1])
            return
        is_pair = before is not None and before.unit == figure.unit and before.exact and figure.exact
        if is_pair and before is not None and self.is_alone and not _OTHERS.search(figure.left):
            self.change = _Change(figure.value, before.value, figure.unit, before.start, figure)

    def _changed(self, figure: _Figure, verb: str) -> Iterator[Hit]:
        change, before = self.change, self.before
        if not figure.exact or _OTHERS.search(figure.left):
            self.change = None
        elif change and _PLAINLY.match(figure.left) and before is change.last:
            yield from self._turned(figure, verb)
            yield from self._judged(figure)
            self.change = change._replace(last=figure)
        elif before and before.exact and self._is_compared(figure):
            self.rate = (before, figure, verb) if figure.unit == "%" != before.unit else None
            if figure.unit == before.unit != "%":
                self.change = self._reckoned(figure, before, verb)

    def _reckoned(self, figure: _Figure, before: _Figure, verb: str) -> _Change:
        """Return the change by `figure` to the number `before`, or from it where that is told as last year's."""
        less = -figure.value if _is_up(verb) else figure.value
        is_then = before is self.origin or _IS_THEN.search(before.left) is not None
        then, now = (before.value, before.value - less) if is_then else (before.value + less, before.value)
        return _Change(then, now, figure.unit, before.start, figure)

    def _is_compared(self, figure: _Figure) -> bool:
        """Return whether `figure` is told as the change of the one before it, or of last year's right before."""
        if self.before is self.origin:
            return _PLAINLY.match(figure.left) is not None
        return self.is_alone and _COMPARES.search(figure.left) is not None and len(figure.left) <= _FAR

    def _turned(self, figure: _Figure, verb: str) -> Iterator[Hit]:
        """Yield the change said to go the other way than its numbers do."""
        change = self.change
        if change and change.then != change.now and (change.now > change.then) is not _is_up(verb):
            words = "增加" if change.now > change.then else "减少"
            message = f"{_plain(change.then)}到{_plain(change.now)}是{words}，写的是“{verb}”"
            yield self._hit(change.start, figure, message)

    def _judged(self, figure: _Figure) -> Iterator[Hit]:
        """Yield the amount or the per cent of a change that its two numbers do not make."""
        change = self.change
        if change is None:
            return
        gap = abs(change.now - change.then)
        if figure.unit in (change.unit, "个百分点") and figure.unit != "%":
            due, near = gap, Decimal("0.051") if figure.unit == "个百分点" else Decimal(0)
            fits = (figure.unit == "个百分点") is (change.unit == "%")
        elif figure.unit == "%" != change.unit and change.then > 0:
            due, near, fits = gap * 100 / change.then, Decimal("1.01").scaleb(-figure.decimals), True
        elif figure.unit == "倍" and change.then > 0:
            due, near, fits = gap / change.then, Decimal("0.06"), True
        else:
            return
        if fits and abs(due - figure.value) > near:
            due = round(due, max(figure.decimals, 1))
            message = (
                f"{_plain(change.then)}到{_plain(change.now)}相差{_plain(due)}{figure.unit}，写的是{_told(figure)}"
            )
            yield self._hit(change.start, figure, message)

    def _hit(self, start: int, figure: _Figure, message: str) -> Hit:
        return Hit(self.prose.spot(min(start, figure.start), max(start, figure.end)), message, "核对几个数")


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _told(figure: _Figure) -> str:
    return f"{_plain(figure.value)}{figure.unit}"


@rule(
    "数字-变化", "由多少到多少、增减多少、增减百分之几，几个数相合", Severity.WARNING,
    "《党政机关公文处理工作条例》第二十条：数字准确，前后一致",
    "群众举报由145条降至58条，减少87条，下降60%。立案38件，比上年增加8件，增长26.7%。",
    "群众举报由145条降至58条，减少87条，下降到60%。",
    near="立案38件，比上年增加8件，办结率增长21.1%。机构由100家减至60家，其中注销30家，转型减少10家。",
)  # fmt: skip
@unless_answered
def _changes(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for figures in _parts(prose):
        reader = _Reader(prose)
        for figure in figures:
            yield from reader.read(figure)
