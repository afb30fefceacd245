"""Tells which answers a hand's sentence tells in words of its own, which do not follow when the answers change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import filterfalse, pairwise
from typing import NamedTuple

from drafter.merging.edits.sentence_edits import PatternChange
from drafter.merging.places.followed_figures import sum_of
from drafter.merging.texts.lost_figures import RATES
from drafter.model.answer_path import AnswerPath
from drafter.model.measure_conversions import is_same_measure
from drafter.model.parsing import split_names
from drafter.model.records import PLACEHOLDER, Ground
from drafter.model.worded_numbers import TextNumber, numbers_in

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
_CHANGE = re.compile("(?:同比|环比|[较比](?![赛武例]))[^，。；]*$|(?:增加|减少|增长|下降|上升|提高|降低)了?$")
"""Ahead of a number that tells by how much another one changed, not how many there are: 同比增加38条."""
DENIED = re.compile("没有|未|无|零|不存在")
_POINTS = "分"
"""In the measure word of a rate's change: 5个百分点."""
_LARGE = 100
"""Value from which on a number is another's by no chance."""
_COMMON = frozenset(("执法", "行政", "教育", "人员", "工作", "情况", "全年"))
"""Words in the names of many answers."""
_CLAUSE_ENDS = re.compile("[，。；（）]")
_CLAUSES = re.compile("[，。；]")
"""End clauses with what stands in brackets."""
_OF_WHICH = "其中"
_UP_TO_COUNT = "[^，。；、{}0-9一二两三四五六七八九十]{0,6}"
"""Stands between a list and how many names it has."""
_APART = "，"
"""Stands for an answer in a pattern of which numbers are read."""


class SaidAnswer(NamedTuple):
    """A figure or a list that a sentence prints."""

    ground: Ground
    is_figure: bool

    @property
    def number(self) -> TextNumber | None:
        """The number that it says; None for a list."""
        return next(numbers_in(self.ground.value), None) if self.is_figure else None

    @property
    def value(self) -> Decimal | None:
        """The value of its number; None for a list."""
        return self.number.value if self.number else None


def grounds_of(said: Sequence[SaidAnswer], original: str, wording: str) -> tuple[Ground, ...]:
    """Return those answers of a sentence that the pattern `wording` in the place of `original` tells in its own words.

    They are those that it names no more, where it has numbers of its own or says all, and those whose sum it tells.
    Where it tells for how many or of what a number is, they are those that its clause names, else what it names no more,
    else those named just before: what such a number says, as 较去年增加2个, depends on these. A number that was merely
    added, as 、模拟法庭5场, depends on none.
    """
    own, is_derived = own_numbers(wording, original), _has_new(_DERIVED, wording, original)
    divided = {
        match[1] for each in (_BRACKETED, _ALL_OF) for match in each.finditer(wording) if match[0] not in original
    }
    lone = [each.ground for each in said if not _names(wording, each.ground)]
    beside = set() if lone else set(_with_all_beside(wording, original))  # else it tells what is gone, as a rate
    divided |= beside
    continued = tuple(each.ground for each in said if _goes_on(each, original, wording))
    counted = [
        each.ground
        for each in said
        if each.ground.path in divided or any(_is_count_of(each, wording, number) for number in own)
    ]
    if not own and not is_derived and not beside and not _says_all(wording, original):
        return continued
    derived = _derived_from(said, original, wording, has_lone=bool(lone))
    return tuple(dict.fromkeys((*lone, *continued, *counted, *sums_of(said, original, wording), *derived)))


def _derived_from(said: Sequence[SaidAnswer], original: str, wording: str, *, has_lone: bool) -> Iterator[Ground]:
    """Yield the answers on which what a pattern tells in relation to others depends, clause by clause.

    `has_lone`: it names some of its answers no more. Names of a list count where it is told how many there are.
    """
    before: list[SaidAnswer] = []
    told: list[SaidAnswer] = []
    for clause in _CLAUSE_ENDS.split(wording):
        named = [each for each in said if _names(clause, each.ground)]
        figures = [each for each in named if each.is_figure] or named
        told += figures
        is_part = _OF_WHICH in clause and bool(own_numbers(clause, original))
        changes = [each for each in own_numbers(clause, original) if _is_change(each)]
        bases = [] if has_lone else list(_bases_of(changes, clause, told))
        if _has_new(_SHARED, clause, original):
            yield from (each.ground for each in said if each.is_figure)
        elif bases:
            yield from bases
        elif is_part or _HOW_MANY.search(clause):
            yield from (each.ground for each in (*named, *before))
        elif any(_has_new(each, clause, original) for each in (_DERIVED, _DEPENDS)):
            yield from (each.ground for each in figures or ([] if has_lone else before))
        before = figures or before


def _bases_of(changes: Sequence[TextNumber], clause: str, told: Sequence[SaidAnswer]) -> Iterator[Ground]:
    """Yield the answers `told` in a sentence up to a clause to which its `changes` may be: those that it names, else all alike.

    None for a rate, which is of whatever was told last. A change of what has another measure word may be one of any of them.
    """
    for number in (each for each in changes if not RATES.search(each.measure) and _POINTS not in each.measure):
        alike = [each for each in told if each.number and is_same_measure(number.measure, each.number.measure)]
        named = [each for each in alike if _names(clause, each.ground) or _names_thing_of(clause, each)]
        yield from (each.ground for each in named or alike or told)


def _is_change(number: TextNumber) -> bool:
    """Return whether a number tells by how much another one changed."""
    return _CHANGE.search(number.words.before) is not None


def _with_all_beside(wording: str, original: str) -> Iterator[str]:
    """Yield the answers beside which a pattern says all and the one in whose place it stands does not.

    None where it says so for a denial, as 均胜诉 for 未出现败诉案件: that answer tells it.
    """
    denials = (clause for clause in _CLAUSE_ENDS.split(original) if DENIED.search(clause))
    if all(clause in wording for clause in denials):
        beside = (match for each in (_ALL_BESIDE, _DONE_BESIDE) for match in each.finditer(wording))
        found = (match for match in beside if match[1] not in original)
        yield from (each[1] for match in found for each in PLACEHOLDER.finditer(match[0]))


def _is_count_of(said: SaidAnswer, wording: str, number: TextNumber) -> bool:
    """Return whether a number behind a list in a pattern says how many names it has: 甲局、乙局2个部门, 先后三次."""
    count = len(split_names(said.ground.value))
    counted = re.compile(rf"\{{{re.escape(said.ground.path)}\}}{_UP_TO_COUNT}{re.escape(number.text)}")
    return not said.is_figure and number.value == count and counted.search(wording) is not None


def _goes_on(said: SaidAnswer, original: str, wording: str) -> bool:
    """Return whether a hand's words name more beside a list that a pattern prints: {名单}和11月3日."""
    name = re.escape(f"{{{said.ground.path}}}")
    further = re.compile(f"{name}(?:[、和与及]|以及)(?!\\{{)|[^，。；}}]、{name}")
    return not said.is_figure and _has_new(further, wording, original)


def sums_of(said: Sequence[SaidAnswer], original: str, wording: str) -> tuple[Ground, ...]:
    """Return those answers of a sentence whose sum the pattern `wording` in the place of `original` tells.

    The sum is one by chance unless all of them have its measure word and one is of the same things.
    """
    found: list[Ground] = []
    for number in filterfalse(_is_change, own_numbers(wording, original)):
        alike = [each for each in said if each.number and is_same_measure(number.measure, each.number.measure)]
        summed = sum_of(number.value, [each.value for each in alike if each.value is not None])
        parts = [each for each in alike if each.value in summed]
        if any(_names_thing_of(wording, each) for each in parts):
            found += (each.ground for each in parts)
    return tuple(dict.fromkeys(found))


def texts_told(said: Sequence[Ground], original: str, wording: str) -> Iterator[Ground]:
    """Yield those answers in words, gone from the pattern `wording` in the place of `original`, of which it has words of its own."""
    own = _word_pairs(wording) - _word_pairs(original)
    yield from (each for each in said if not _names(wording, each) and _word_pairs(each.value) & own)


def _word_pairs(pattern: str) -> set[str]:
    return {f"{one}{other}" for one, other in pairwise(PLACEHOLDER.sub(_APART, pattern))} - _COMMON


def copies_of(said: Sequence[SaidAnswer], wording: str) -> tuple[Ground, ...]:
    """Return those answers that a pattern tells in its own words: as many of the same measure, and of the same things."""
    numbers = [each for each in _numbers(wording) if each.measure]
    return tuple(each.ground for each in said if _is_among(each, numbers) and _names_thing_of(wording, each))


def repeated(said: Sequence[SaidAnswer], original: str, wording: str) -> tuple[Ground, ...]:
    """Return those answers, which other sentences print, that `wording` in the place of `original` tells once more.

    The words around a number must name what one of them counts; where they name what several count that are as many, it may
    tell each of these. A large one, no rate, that one of them alone is may be told in any
    words. A number in the words in which `original` has an answer of its
    own tells that one, whatever its number is now.
    """
    found: list[Ground] = []
    for number in filterfalse(_is_change, own_numbers(wording, original)):
        if number.words.before and f"{number.words.before}{{" in original:
            continue
        words = f"{number.words.before}{number.words.behind}"
        alike = [each for each in said if _is_among(each, [number])]
        paths = [each for each in alike if names_thing(words, AnswerPath(each.ground.path))]
        is_large = number.value is not None and number.value >= _LARGE and not RATES.search(number.measure)
        found += [each.ground for each in (alike if is_large and not paths and len(alike) == 1 else paths)]
    return tuple(dict.fromkeys(found))


def without_followed(grounds: Sequence[Ground], before: PatternChange, now: PatternChange) -> tuple[Ground, ...]:
    """Return `grounds` without those of other sentences that a pattern told `before` with a number that is an answer `now`."""
    left = own_numbers(now.wording, now.original)
    own = own_numbers(before.wording, before.original)
    copies = (
        each
        for each in grounds
        if not _names(before.original, each) and _is_among(SaidAnswer(each, is_figure=True), own)
    )
    followed = [each for each in copies if not _is_among(SaidAnswer(each, is_figure=True), left)]
    return tuple(each for each in grounds if each not in followed)


def is_retold(said: Sequence[SaidAnswer], original: str, wording: str) -> bool:
    """Return whether `wording` in the place of `original` tells one of some answers that a sentence beside it printed.

    A number of its own is as many, in a clause that names what the answer counts.
    """
    clauses = [PLACEHOLDER.sub("", clause) for clause in _CLAUSES.split(wording)]
    return any(
        _is_among(each, own_numbers(clause, original)) and _names_thing_of(clause, each)
        for clause in clauses
        for each in said
    )


def is_as_many(said: SaidAnswer, other: SaidAnswer) -> bool:
    """Return whether two figures are as many, of one measure."""
    return other.number is not None and _is_among(said, [other.number])


def _is_among(said: SaidAnswer, numbers: Sequence[TextNumber]) -> bool:
    own = said.number
    alike = (each for each in numbers if own and is_same_measure(each.measure, own.measure))
    return any(each.value == said.value for each in alike)


def _names_thing_of(wording: str, said: SaidAnswer) -> bool:
    return names_thing(wording, AnswerPath(said.ground.path))


def names_thing(text: str, path: AnswerPath) -> bool:
    """Return whether a text has two characters together of the name of an answer that say what it counts."""
    pairs = {f"{one}{other}" for one, other in pairwise(path.leaf)}
    return any(pair in text for pair in pairs - _COMMON)


def own_numbers(wording: str, original: str) -> list[TextNumber]:
    """Return the numbers that a pattern says itself and the one in whose place it stands does not."""
    known = {f"{each.text}{each.measure}" for each in _numbers(original)}
    return [each for each in _numbers(wording) if each.measure and f"{each.text}{each.measure}" not in known]


def _numbers(pattern: str) -> Iterator[TextNumber]:
    return numbers_in(PLACEHOLDER.sub(_APART, pattern))


def _says_all(wording: str, original: str) -> bool:
    """Return whether a pattern says 全部, 均 or a part such as 过半, and the one in whose place it stands does not."""
    return _has_new(_ALL, wording, original)


def _has_new(words: re.Pattern[str], wording: str, original: str) -> bool:
    return any(match[0] not in original for match in words.finditer(wording))


def _names(pattern: str, ground: Ground) -> bool:
    return any(name in pattern for name in names_of(AnswerPath(ground.path)))


def names_of(path: AnswerPath) -> tuple[str, str]:
    """Return how a pattern may name an answer: itself, or a part of it."""
    return f"{{{path}}}", f"{{{path}."
