"""Rules about figures that stand in a list: what they add up to is told just before or just behind them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.rules.figures.answered_apart import unless_answered
from drafter.checking.text.figures_in_text import FigureInText, figures_in_text
from drafter.checking.text.listed_parts import may_overlap
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, prose_of
from drafter.checking.text.sentence_figures import counted_alike

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确，前后一致"
_GOOD = "动态调整事项48项，许可事项5项、检查事项25项、奖励事项18项。受理申诉16件、建议24件，合计40件。"
_BRACKETED = WordPattern(r"（[^（）\n]*）")
_JOINED = WordPattern(r"[^，。；、0-9（）\n]{0,10}[、和及与][^，。；0-9（）\n]{1,30}")
"""What stands between two figures of one list."""
_LONGEST, _AROUND = 60, 3
"""Characters between two figures of a list, and figures before and behind it that may belong to it."""
_CLOSE = Decimal("0.35")
"""How far, as a share of the total, the sum of a list may be off and still be meant as one."""
_OPEN = WordPattern(r"等(?!次)|其中")


class _List(NamedTuple):
    """Figures of one unit that 、 joins, with the others of the paragraph that count the same."""

    parts: tuple[FigureInText, ...]
    before: tuple[FigureInText, ...]
    behind: tuple[FigureInText, ...]

    @property
    def sum(self) -> Decimal:
        """What the parts add up to."""
        return sum((each.value for each in self.parts), Decimal(0))

    def explained(self, known: set[Decimal]) -> bool:
        """Return whether the sum, with some of the figures around the list or without, is one of `known`."""
        wholes = known | {one.value + other.value for one, other in itertools.pairwise(self.before)}
        for many in range(min(_AROUND, len(self.before)) + 1):
            for more in range(min(_AROUND, len(self.behind)) + 1):
                further = (*self.before[len(self.before) - many :], *self.behind[:more])
                if self.sum + sum(each.value for each in further) in wholes:
                    return True
        return False


def _lists(prose: Prose, figures: Sequence[FigureInText]) -> Iterator[_List]:
    """Yield the lists of two figures or more, all exact."""
    place = 0
    while place < len(figures):
        end = place + 1
        while end < len(figures) and _is_next(prose.text, figures[end - 1], figures[end]):
            end += 1
        parts = tuple(figures[place:end])
        if len(parts) > 1 and all(each.exact for each in parts):
            same = [each for each in figures if _counts_with(each, parts[0])]
            before = tuple(each for each in same if each.start < parts[0].start)
            yield _List(parts, before, tuple(each for each in same if each.start > parts[-1].start))
        place = end


def _counts_with(one: FigureInText, other: FigureInText) -> bool:
    return one.passage == other.passage and counted_alike(one.unit, other.unit)


def _is_next(text: str, one: FigureInText, other: FigureInText) -> bool:
    between = text[one.end : other.start]
    near = _counts_with(one, other) and len(between) < _LONGEST
    return near and _JOINED.fullmatch(_BRACKETED.sub("", between)) is not None


def _known(figures: Sequence[FigureInText], passage: int) -> set[Decimal]:
    return {each.value for each in figures if passage - 1 <= each.passage <= passage}


@rule(
    "数字-各项之和", "列出的各项之和等于前面的总数", Severity.WARNING, _REASON,
    _GOOD, _GOOD.replace("检查事项25项", "检查事项27项"),
    near="现有事项52项，较上年新增3项、取消2项。收到意见86条，采纳29条、部分采纳17条，未采纳的40条已说明理由。",
)  # fmt: skip
@unless_answered
def _of_total(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a list near behind a figure that its sum is close to, when no figure of the paragraph is its sum."""
    prose = prose_of(manuscript)
    figures = [each for each in figures_in_text(manuscript) if each.unit != "%"]
    for told in _lists(prose, figures):
        total = told.before[-1] if told.before else None
        if total is None or not total.exact or told.explained(_known(figures, total.passage)):
            continue
        largest = max(each.value for each in told.parts)
        is_close = largest <= total.value and abs(total.value - told.sum) <= _CLOSE * total.value
        if is_close and _is_list_of(prose, total, told):
            yield _hit(prose, told, total)


_CHANGED = WordPattern("新增|取消|比上年|较上年|同比|增加|减少")


def _is_list_of(prose: Prose, total: FigureInText, told: _List) -> bool:
    """Return whether a list behind a total reads as all that it is made of."""
    between = prose.text[total.end : told.parts[0].start]
    is_of_others = told.parts[0].unit != total.unit and "条" in (told.parts[0].unit, total.unit)
    if is_of_others or "。" in between or between.startswith("、") or _CHANGED.search(between):
        return False
    return not (prose.text.startswith("等", told.parts[-1].end) or may_overlap(prose.text, total, told.parts[-1]))


def _hit(prose: Prose, told: _List, total: FigureInText) -> Hit:
    added = "+".join(f"{each.value:f}" for each in told.parts)
    message = f"{added}={told.sum:f}，写的是{total.written}"
    spot = prose.spot(min(total.start, told.parts[0].start), max(total.end, told.parts[-1].end))
    return Hit(spot, message, "核对总数和各项；没有列全的写“等”")


_TOTAL = WordPattern(
    r"(?:[^，。；、0-9（）\n]{0,10}[，、；]?(?:全年|总|全[县市区省])?(?:合计|共计|总计|总共|两项共|共)|[^，。；、0-9（）\n]{0,6}，计)[^，。；、0-9（）\n]{0,10}"
)


@rule(
    "数字-列出合计", "列出的各项之和等于后面的合计", Severity.HINT, _REASON,
    _GOOD, _GOOD.replace("合计40件", "合计50件"),
    near="全年受理来信8件、来访9件、网上件20件，其中网上20件，共37件。3所学校各2名、4名，共18名。",
)  # fmt: skip
@unless_answered
def _to_total(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a total right behind a list that neither the list nor it with figures before it makes."""
    prose = prose_of(manuscript)
    figures = [each for each in figures_in_text(manuscript) if each.unit != "%"]
    for told in _lists(prose, figures):
        total = next(iter(told.behind), None)
        if total is None or not total.exact or _MIXED.search(_around(prose, told)):
            continue
        between = _BRACKETED.sub("", prose.text[told.parts[-1].end : total.start])
        sums = [told.sum + sum(each.value for each in told.before[-many:]) for many in range(1, 5)]
        if _TOTAL.fullmatch(between) and not _OF_ANOTHER.search(between) and total.value not in (told.sum, *sums):
            yield _hit(prose, told, total)


_MIXED = WordPattern("[各每]|[0-9]项[^，。；]{0,16}[0-9](?:件|份)|[0-9](?:件|份)[^，。；]{0,16}[0-9]项")
"""What is told of each, and what is counted in several words: 决策5项、文件9件."""
_OF_ANOTHER = WordPattern("提出|涉及|发放|出具|采纳|形成|收到|覆盖|培训")
"""Words of a total that counts what came of the list, and not the list."""


def _around(prose: Prose, told: _List) -> str:
    """Return the words of a list from the clause before it on."""
    return prose.text[max(0, told.parts[0].start - 20) : told.parts[-1].end]


_BY_KIND = WordPattern(
    r"(?:按[^，。；、0-9\n]{2,10}(?:划分|分类|统计|分|看)|分[^，。；、0-9\n]{1,6}看|从[^，。；、0-9\n]{2,8}看)，(?:其中)?[^，。；、0-9\n]{0,10}$"
)


@rule(
    "数字-按类分", "“按……分”列出的各项之和，是前面说过的总数", Severity.HINT, _REASON,
    "办结处罚案件9件，其中培训类6件、幼儿园类2件、其他1件。按处罚种类分，警告4件、罚款5件。",
    "办结处罚案件9件，其中培训类6件、幼儿园类2件、其他1件。按处罚种类分，警告5件、罚款5件。",
    near="办结处罚案件9件。按处罚种类分，警告2件、罚款3件等。现有教师120名。按年龄分，30岁以下9名、50岁以上12名。",
)  # fmt: skip
@unless_answered
def _by_kind(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a list by kinds behind the sentence that tells the total, close to it and not it."""
    prose = prose_of(manuscript)
    figures = [each for each in figures_in_text(manuscript) if each.unit != "%"]
    for told in _lists(prose, figures):
        first = told.parts[0]
        start = prose.starts[first.passage]
        if not _BY_KIND.search(prose.text, max(start, first.start - 40), first.start) or not told.before:
            continue
        known = {each.value for each in figures if each.passage == first.passage and each.start < first.start}
        total = max(told.before, key=lambda each: each.value)
        is_open = prose.text.startswith("等", told.parts[-1].end)
        if not is_open and not told.explained(known) and abs(total.value - told.sum) <= _CLOSE * total.value:
            yield _hit(prose, told, total)
