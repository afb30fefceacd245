"""Rules over texts that a bureau types itself: their numbers, and what there was none of, against the figures answered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, Spot, rule
from drafter.checking.rules.figures.figures_of_answers import spot_of
from drafter.checking.text.typed_figures import (
    TypedText,
    noun_of,
    told_figures,
    typed_nones,
    typed_numbers,
    typed_texts,
)
from drafter.hints import quoted
from drafter.model.titles import ACTIVITIES

if TYPE_CHECKING:
    from drafter.model.counted import Counted

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确"
_ANSWERS = "行政执法:\n  行政检查次数: 77\n"
_SHORTEST = 3
"""Characters of words that tell a figure wherever its number stands beside them."""
_TELLING = 100
"""A number that two matters seldom share."""
_VISITED = ("家次", "人次", "户次", "所次")
_VISITS = (*_VISITED, "家", "人", "户", "所")


def _activity(text: str) -> Example:
    """Return answers with an activity of this `text`."""
    return Example("", answers=f"{_ANSWERS}活动:\n  - {{主题: 法治宣传, 内容: {text}}}\n")


_GOOD = _activity("暑期开展行政检查12次，规范了办学行为。")


@rule(
    "数字-活动", "活动、不足等文字里的数与答案一致", Severity.WARNING, _REASON,
    _GOOD, _activity("全年开展行政检查70次，规范了办学行为。"),
)  # fmt: skip
def _against_answers(manuscript: Manuscript) -> Iterator[Hit]:
    """Find numbers typed into a text that an answer gives otherwise, and nones of what an answer counts some of."""
    mend = "核对，两处一致；{}里的数可以写成 {{{}}}，程序会填入答案"
    for number in typed_numbers(manuscript):
        if number.contradicts:
            message = f"{number.source.where}里写{quoted(number.said)}，答案里{number.figure.shown}"
            told = mend.format(ACTIVITIES, number.figure.path) if _is_activity(number.source) else "核对，两处一致"
            yield Hit(_spot(manuscript, number.source, number.said), message, told)
    for none in typed_nones(manuscript):
        message = f"{none.source.where}里写{quoted(none.said)}，答案里{none.figure.shown}"
        yield Hit(_spot(manuscript, none.source, none.said), message, "核对，两处一致；说的不是一回事的，写明没有什么")


def _is_activity(source: TypedText) -> bool:
    return source.path.startswith(f"{ACTIVITIES}.")


def _spot(manuscript: Manuscript, source: TypedText, said: str) -> Spot:
    """Return where the report prints the words `said` of `source`."""
    for number, passage in enumerate(manuscript.passages):
        start = passage.text.find(said) if source.path in passage.answers else -1
        if start >= 0:
            return Spot(number, start, start + len(said), source.path)
    return spot_of(manuscript, source.path)


@rule(
    "重复-活动", "活动不重复答案里的数", Severity.WARNING, "《党政机关公文处理工作条例》第十九条：文字精练",
    _GOOD, _activity("全年开展行政检查77次，规范了办学行为。"),
)  # fmt: skip
def _told_again(manuscript: Manuscript) -> Iterator[Hit]:
    """Find figures that an activity tells and that another paragraph prints as an answer."""
    for source in filter(_is_activity, typed_texts(manuscript)):
        agreeing = {
            each.figure.path
            for each in typed_numbers(manuscript)
            if each.source == source and each.agrees and each.is_behind
        }
        for each, _ in told_figures(manuscript):
            noun = noun_of(each.title)
            is_named = len(noun) >= _SHORTEST and noun in source.text
            is_said = each.path in agreeing or (is_named and _tells(source.text, noun, each))
            if each.figure.value and is_said and _printed(manuscript, each.path):
                message = f"{source.where}又说了一遍{quoted(each.shown)}，段落里已经印了这个数"
                yield Hit(spot_of(manuscript, source.path), message, "活动里只写做法和效果，删去这个数")


def _tells(body: str, noun: str, each: Counted) -> bool:
    """Return whether `body` says the number of the figure beside its noun, or at the end of the clause behind it."""
    shown = re.escape(each.figure.number_text())
    within = "[^0-9，。；：、]{0,8}"
    unit = _counted_thing(each.figure.unit or each.unit)
    patterns = [
        rf"{re.escape(noun)}{within}{shown}(?![0-9.])(?=(?P<unit>.{{0,3}}))",
        rf"(?<![0-9.]){shown}(?=(?P<unit>.{{0,3}})){within}{re.escape(noun)}",
    ]
    if each.amount.least >= _TELLING:
        patterns.append(
            rf"{re.escape(noun)}[^0-9，。；：]{{0,8}}[，：][^0-9，。；：]{{0,8}}{shown}(?![0-9.])(?=(?P<unit>.{{0,3}}))"
        )
    found = (match for pattern in patterns for match in re.finditer(pattern, body))
    return any(_is_one_thing(match["unit"], unit) for match in found)


def _counted_thing(unit: str) -> str:
    return unit.lstrip("万亿")


def _is_one_thing(behind: str, unit: str) -> bool:
    """Return False where the words behind a number count visits and `unit` what was visited, or the other way."""
    typed = next((each for each in _VISITS if _counted_thing(behind).startswith(each)), "")
    return (typed in _VISITED) == (unit in _VISITED) if typed and typed[0] == unit[:1] else True


def _printed(manuscript: Manuscript, figure: str) -> bool:
    """Return whether the text prints the answer at the path `figure`."""
    return any(figure in passage.answers for passage in manuscript.passages)
