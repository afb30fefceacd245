"""Tells which answers a hand's sentence tells in words of its own, which do not follow when the answers change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.merging.edits.said_answers import (
    DENIED,
    SaidAnswer,
    is_among,
    is_change,
    is_named_in,
    names_thing_of,
    own_numbers,
    sums_of,
)
from drafter.merging.edits.sentence_edits import PatternChange
from drafter.merging.texts.lost_figures import RATES
from drafter.model.measure_conversions import is_same_measure
from drafter.model.parsing import split_names
from drafter.model.records import PLACEHOLDER, Ground
from drafter.model.worded_numbers import TextNumber

_ALL = re.compile("全部|全都|全覆盖|全员|均|悉数|各(?![类项级种位方界地区校个学部])|无一|一半|过半|多数|半年|分之")
"""Words that tell a rate, or a part."""
_DEPENDS = re.compile(
    r"[较比同]去年|[较比]上[一]?年|同比|[较比][^，。；]{0,8}?[增减多少上下提降]|其中(?![^，。；（）]*\{)|平均"
    "|[日周月季年人生班校园家户场次]均(?=[^，。；]{0,4}[0-9])"
    "|各(?![类项级种位方界地区校个学部])|每(?![年月周日天学])|占|合计|共计|总计|总数|一共|超额完成(?=[^，。；]{0,4}[0-9])"
)
"""Words that tell a number in relation to another one."""
_DERIVED = re.compile("持平|等[0-9一二两三四五六七八九十]+|共[0-9]+|(?:的|率均?(?:[为达约]|达到)?)[0-9.]+[%％]")
"""Words that say by themselves what comes of answers: how many names a list has, what they make up, a rate, that they stayed
the same."""
_SHARED = re.compile("平均|[日周月季年人生班校园家户场次]均(?=[^，。；]{0,4}[0-9])|每(?![年月周日天学])")
"""Tells what comes of one figure for each of another."""
_HOW_MANY = re.compile("等[0-9一二两三四五六七八九十]+")
"""Tells of a list how many names it has."""
_BRACKETED = re.compile(r"\{([^{}]+)\}（[^（）{}]*[0-9][^（）]*）")
"""A figure with a number in brackets behind it, which tells a part of it: 共7名（新增2名）."""
_ALL_OF = re.compile(f"其中[^，。；]*?\\{{([^{{}}]+)\\}}[^。；]*?(?:{_ALL.pattern})")
"""A part that follows its answer, and words that say all of it: 其中2所需要整改，均已整改."""
_ALL_BESIDE = re.compile(
    r"(?:\{[^{}]+\}[^，。；：（）{}0-9]*?[、和及与][^，。；：（）{}0-9]*?)*"
    r"\{[^{}]+\}[^，。；（）{}0-9]*(?:，[^，。；（）{}0-9]{0,3}?)?(全部|全都|全覆盖|悉数|无一|(?<![平人日月年班校])均(?!衡))"
)
"""A figure and words that say all of it, beside it or as the next clause: 责令2所整改，已全部整改到位. All figures of a list are."""
_DONE_BESIDE = re.compile(
    r"\{[^{}]+\}[^，。；（）{}0-9]*(?:，[^，。；（）{}0-9]{0,3}?)?(已[^，。；（）{}0-9]{0,4}?(?:到位|完毕|办结|完成|解决|落实))"
)
"""A figure and words that say what was done with all of it: 发现2所需要整改并已整改到位."""
_POINTS = "分"
"""In the measure word of a rate's change: 5个百分点."""
_CLAUSE_ENDS = re.compile("[，。；（）]")
_OF_WHICH = "其中"
_UP_TO_COUNT = "[^，。；、{}0-9一二两三四五六七八九十]{0,6}"
"""Stands between a list and how many names it has."""


def grounds_of(said: Sequence[SaidAnswer], original: str, wording: str) -> tuple[Ground, ...]:
    """Return those answers of a sentence that the pattern `wording` in the place of `original` tells in its own words.

    They are those that it names no more, where it has numbers of its own or says all, and those whose sum it tells.
    Where it tells for how many or of what a number is, they are those that its clause names, else what it names no more,
    else those named just before: what such a number says, as 较去年增加2个, depends on these. A number that was merely
    added, as 、模拟法庭5场, depends on none.
    """
    own = own_numbers(wording, original)
    lone = [each.ground for each in said if not is_named_in(wording, each.ground)]
    beside = set() if lone else set(_with_all_beside(wording, original))  # else it tells what is gone, as a rate
    continued = tuple(each.ground for each in said if _goes_on(each, original, wording))
    if not (own or beside or _has_new(_DERIVED, wording, original) or _has_new(_ALL, wording, original)):
        return continued
    divided = beside | _divided(wording, original)
    counted = (each.ground for each in said if each.ground.path in divided or _is_counted(each, wording, own))
    derived = _derived_from(said, original, wording, has_lone=bool(lone))
    return tuple(dict.fromkeys((*lone, *continued, *counted, *sums_of(said, original, wording), *derived)))


def _divided(wording: str, original: str) -> set[str]:
    """Return the paths of the answers of which a pattern tells a part, or all of it, and the one in whose place it stands does not."""
    found = (match for each in (_BRACKETED, _ALL_OF) for match in each.finditer(wording))
    return {match[1] for match in found if match[0] not in original}


class _Clause(NamedTuple):
    """A clause of a pattern, and the answers of the sentence that it may tell something of."""

    text: str
    original: str
    """The pattern of the whole sentence in whose place it stands."""
    named: Sequence[SaidAnswer]
    """Those that it names."""
    before: Sequence[SaidAnswer]
    """Those that the clauses before it name last."""
    told: Sequence[SaidAnswer]
    """All that the sentence names up to its end."""

    @property
    def own_numbers(self) -> list[TextNumber]:
        """The numbers that it says itself and the original does not."""
        return own_numbers(self.text, self.original)

    @property
    def bases(self) -> list[SaidAnswer]:
        """The answers to which the changes that it tells may be, such as 同比增加38条."""
        return list(_bases_of([each for each in self.own_numbers if is_change(each)], self.text, self.told))

    @property
    def is_of_part(self) -> bool:
        """True where it tells a part of something, or how many names a list has."""
        is_part = _OF_WHICH in self.text and bool(self.own_numbers)
        return is_part or _HOW_MANY.search(self.text) is not None

    def has_new(self, words: re.Pattern[str]) -> bool:
        """Return whether it has some words that the original has not."""
        return _has_new(words, self.text, self.original)


def _derived_from(said: Sequence[SaidAnswer], original: str, wording: str, *, has_lone: bool) -> Iterator[Ground]:
    """Yield the answers on which what a pattern tells in relation to others depends, clause by clause.

    `has_lone`: it names some of its answers no more. Names of a list count where it is told how many there are.
    """
    before: Sequence[SaidAnswer] = ()
    told: list[SaidAnswer] = []
    for text in _CLAUSE_ENDS.split(wording):
        named = [each for each in said if is_named_in(text, each.ground)]
        figures = _figures(named) or named
        told += figures
        clause = _Clause(text, original, named, before, told)
        yield from (each.ground for each in _related(clause, said, figures, has_lone=has_lone))
        before = figures or before


def _related(
    clause: _Clause, said: Sequence[SaidAnswer], figures: Sequence[SaidAnswer], *, has_lone: bool
) -> Sequence[SaidAnswer]:
    """Return the answers in relation to which a clause tells something: of all `said`, of the `figures` that it names, or of others."""
    if clause.has_new(_SHARED):
        return _figures(said)
    bases = [] if has_lone else clause.bases
    if bases:
        return bases
    if clause.is_of_part:
        return (*clause.named, *clause.before)
    if clause.has_new(_DERIVED) or clause.has_new(_DEPENDS):
        return figures or (() if has_lone else clause.before)
    return ()


def _figures(said: Sequence[SaidAnswer]) -> list[SaidAnswer]:
    return [each for each in said if each.is_figure]


def _bases_of(changes: Sequence[TextNumber], clause: str, told: Sequence[SaidAnswer]) -> Iterator[SaidAnswer]:
    """Yield the answers `told` in a sentence up to a clause to which its `changes` may be: those that it names, else all alike.

    None for a rate, which is of whatever was told last. A change of what has another measure word may be one of any of them.
    """
    for change in changes:
        if RATES.search(change.measure) or _POINTS in change.measure:
            continue
        alike = [each for each in told if each.number and is_same_measure(change.measure, each.number.measure)]
        named = [each for each in alike if is_named_in(clause, each.ground) or names_thing_of(clause, each)]
        yield from named or alike or told


def _with_all_beside(wording: str, original: str) -> Iterator[str]:
    """Yield the answers beside which a pattern says all and the one in whose place it stands does not.

    None where it says so for a denial, as 均胜诉 for 未出现败诉案件: that answer tells it.
    """
    denials = (clause for clause in _CLAUSE_ENDS.split(original) if DENIED.search(clause))
    if all(clause in wording for clause in denials):
        beside = (match for each in (_ALL_BESIDE, _DONE_BESIDE) for match in each.finditer(wording))
        found = (match for match in beside if match[1] not in original)
        yield from (each[1] for match in found for each in PLACEHOLDER.finditer(match[0]))


def _is_counted(said: SaidAnswer, wording: str, numbers: Sequence[TextNumber]) -> bool:
    """Return whether one of some numbers, behind a list in a pattern, says how many names it has: 甲局、乙局2个部门, 先后三次."""
    count = len(split_names(said.ground.value))
    behind = rf"\{{{re.escape(said.ground.path)}\}}{_UP_TO_COUNT}"
    alike = [] if said.is_figure else [each for each in numbers if each.value == count]
    return any(re.search(f"{behind}{re.escape(each.text)}", wording) for each in alike)


def _goes_on(said: SaidAnswer, original: str, wording: str) -> bool:
    """Return whether a hand's words name more beside a list that a pattern prints: {名单}和11月3日."""
    name = re.escape(f"{{{said.ground.path}}}")
    further = re.compile(f"{name}(?:[、和与及]|以及)(?!\\{{)|[^，。；}}]、{name}")
    return not said.is_figure and _has_new(further, wording, original)


def without_followed(grounds: Sequence[Ground], before: PatternChange, now: PatternChange) -> tuple[Ground, ...]:
    """Return `grounds` without those of other sentences that a pattern told `before` with a number that is an answer `now`."""
    left = own_numbers(now.wording, now.original)
    own = own_numbers(before.wording, before.original)
    copies = (
        each
        for each in grounds
        if not is_named_in(before.original, each) and is_among(SaidAnswer(each, is_figure=True), own)
    )
    followed = [each for each in copies if not is_among(SaidAnswer(each, is_figure=True), left)]
    return tuple(each for each in grounds if each not in followed)


def _has_new(words: re.Pattern[str], wording: str, original: str) -> bool:
    return any(match[0] not in original for match in words.finditer(wording))
