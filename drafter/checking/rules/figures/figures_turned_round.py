"""A rule about two digits that changed places: with them turned back, what a sentence tells adds up, and as it is written, not.

Nothing of what the numbers are told to be is understood. 收到线索42条，属实15条、部分属实9条、不属实81条: no number is the
sum, remainder or multiple of others, but with 18 for 81 the parts make the whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.rules.figures.answered_apart import unless_answered
from drafter.checking.text.figures_in_text import FigureInText, figures_in_text
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, prose_of
from drafter.checking.text.sentence_figures import (
    as_in,
    counted_alike,
    digits_of,
    figured_sentences,
    is_for_each,
    shares,
    sums_of_runs,
)
from drafter.hints import quoted

_GOOD = Example(
    "收到线索42条，属实15条、部分属实9条、不属实18条。共检查机构214家，出动执法人员642人次，平均每家3人次。"
    "持证人员由年初的173人增加到年末的205人，净增32人。参加课后服务4.2万人，占在校学生5.6万人的75%。"
)
_bad = _GOOD.changed
_BECAME = re.compile("[到至为]")
_CHANGE = WordPattern("[增减升降多少][^0-9]{0,8}$")
_IS_CHANGED = WordPattern("[由从升降增减][^，。；]{0,10}$")
"""Before a rate that is no share of what the sentence tells: 由96%升至100%, 减少16%和21%."""
_CASES = frozenset(["件", "起", "宗", "例", "条"])
"""Measure words of cases, of which one sentence tells several things: 审核8件，提出意见20条."""
_LABEL = 16
"""Characters before a rate that say what it is."""
_LIST = 3
"""Figures of a sentence that together may be the parts of what was told before."""
_MOST = 12
"""Figures that count the same in one sentence; more are a table, of which some always make others."""
_NEAR = Decimal("0.06")
"""How far a rate of one decimal place may be from what it is worked out to be."""
_Test = Callable[[Decimal], bool]


@rule(
    "数字-颠倒两位", "一句话里的数合得上，没有颠倒两位数字", Severity.HINT, "《党政机关公文处理工作条例》第二十条：数字准确，前后一致",
    _GOOD, _bad("不属实18条", "不属实81条"),
    near="收到线索42条，属实15条、部分属实12条，其余尚在办理。上年检查250家次，本年检查175家次，下降30%。",
)  # fmt: skip
@unless_answered
def _turned_round(manuscript: Manuscript) -> Iterator[Hit]:
    prose, told = prose_of(manuscript), figures_in_text(manuscript)
    values = {figure.value for figure in told}
    for _, figures in figured_sentences(manuscript):
        exact = [figure for figure in figures if figure.exact]
        for figure in exact:
            right = next(_right(prose, told, values, exact, figure), None)
            if right is not None:
                written = as_in(figure, right)
                message = (
                    f"{quoted(figure.written)}和这句话里别的数合不上，若是{quoted(written)}就合上了，像是颠倒了两位数字"
                )
                yield Hit(figure.spot(prose), message, f"核对，是不是{quoted(written)}")


def _right(
    prose: Prose,
    told: Sequence[FigureInText],
    values: set[Decimal],
    exact: Sequence[FigureInText],
    figure: FigureInText,
) -> Iterator[Decimal]:
    """Yield what a figure would be with two digits turned round, where that fits others of its sentence and it does not."""
    turned = list(_turned(figure))
    if not turned:
        return
    if figure.unit == "%":
        if _IS_CHANGED.search(prose.text[max(0, figure.start - _LABEL) : figure.start]):
            return
        yield from _fitting(turned, figure.value, *_rates([each for each in exact if each.unit != "%"]))
        return
    alike = [each for each in exact if _is_alike(each.unit, figure.unit)]
    if len(alike) <= _MOST and not _is_in_a_list(exact, figure, values):
        earlier = {
            each.value
            for each in told
            if each.passage == figure.passage and each.start < alike[0].start and _is_alike(each.unit, figure.unit)
        }
        yield from _fitting(turned, figure.value, *_sums(prose, alike, figure, earlier))
    yield from _fitting(turned, figure.value, *_multiples(prose, exact, figure))


def _is_alike(one: str, other: str) -> bool:
    """Return whether two measure words surely count the same things."""
    return one == other or (counted_alike(one, other) and one not in _CASES)


def _is_in_a_list(exact: Sequence[FigureInText], figure: FigureInText, values: set[Decimal]) -> bool:
    """Return whether a run of figures that holds this one, whatever they count, makes a number of the report."""
    counted = [each for each in exact if each.unit != "%"]
    place = counted.index(figure)
    several = [each.value for each in counted[max(0, place - _MOST) : place + _MOST]]
    at = min(place, _MOST)
    runs = (sum(several[a:b], Decimal(0)) for a in range(at + 1) for b in range(max(at + 1, a + 2), len(several) + 1))
    return not values.isdisjoint(runs)


def _turned(figure: FigureInText) -> Iterator[Decimal]:
    """Yield the values of a figure with two neighbouring digits turned round."""
    digits = digits_of(figure.value)
    if "." in digits and figure.unit != "%":
        return
    for place in range(len(digits) - 1):
        one, other = digits[place], digits[place + 1]
        if one != other and "." not in (one, other):
            turned = digits[:place] + other + one + digits[place + 2 :]
            if not turned.startswith("0"):
                yield Decimal(turned)


def _fitting(turned: Sequence[Decimal], written: Decimal, fits: _Test, is_explained: _Test) -> Iterator[Decimal]:
    """Yield those of `turned` that fit, unless what is written can be explained."""
    found = [value for value in turned if fits(value)]
    if found and not is_explained(written):
        yield from found


def _sums(
    prose: Prose, alike: Sequence[FigureInText], figure: FigureInText, earlier: set[Decimal]
) -> tuple[_Test, _Test]:
    """Return whether a value of `figure` makes a whole and its parts with those that count alike; and whether it may."""
    place = alike.index(figure)
    others = [each.value for each in alike]

    def with_it(value: Decimal) -> list[Decimal]:
        return [*others[:place], value, *others[place + 1 :]]

    def fits(value: Decimal) -> bool:
        return (
            _adds_up(with_it(value), place)
            or (len(alike) >= _LIST and sum(with_it(value)) in earlier)
            or _is_the_change(prose, alike[max(0, place - 2) : place + 1], value)
        )

    def is_explained(value: Decimal) -> bool:
        return value in earlier or _is_made(with_it(value), place)

    return fits, is_explained


def _adds_up(values: Sequence[Decimal], place: int) -> bool:
    """Return whether all before the value at `place` or all behind it make it, or it makes a whole with all behind that."""
    before, after, it = values[:place], values[place + 1 :], values[place]
    for parts in (before, after):
        if len(set(parts)) == len(parts) > 1 and sum(parts) == it:
            return True
    if len(values) > 2 and after and sum(values[:-1]) == values[-1]:
        return True
    return any(len(values) - whole > 2 and sum(values[whole + 1 :]) == values[whole] for whole in range(place))


def _is_made(values: Sequence[Decimal], place: int) -> bool:
    """Return whether a run of others makes the value at `place`, one makes it with it, or two differ by it."""
    it, others = values[place], [*values[:place], *values[place + 1 :]]
    if it in sums_of_runs(values) or any(one - other == it for one, other in permutations(others, 2)):
        return True
    spans = ((first, last) for first in range(place + 1) for last in range(max(place, first + 1), len(values)))
    return any(sum(values[a : b + 1]) in (*values[:a], *values[b + 1 :]) for a, b in spans)


def _is_the_change(prose: Prose, three: Sequence[FigureInText], value: Decimal) -> bool:
    """Return whether the last of three figures is told to be by how much the first became the second, and `value` is."""
    if len(three) != 3:
        return False
    was, now, change = three
    became, label = prose.text[was.end : now.start], prose.text[now.end : change.start]
    is_told = _BECAME.search(became) is not None and _CHANGE.search(label) is not None
    return is_told and value == abs(now.value - was.value)


def _multiples(prose: Prose, exact: Sequence[FigureInText], figure: FigureInText) -> tuple[_Test, _Test]:
    """Return whether a value of `figure` makes a total with how many each has; and whether it may with any two."""
    others = [each for each in exact if each is not figure and each.unit != "%" and each.value > 1]
    pairs = [(one, other) for one, other in permutations(others, 2)]

    def fits(value: Decimal) -> bool:
        return any(
            is_for_each(prose, each) and value > 1 and (value * each.value == other.value or other.value * each.value == value)
            for each, other in pairs
        )  # fmt: skip

    def is_explained(value: Decimal) -> bool:
        return any(value * one.value == other.value or one.value * other.value == value for one, other in pairs)

    return fits, is_explained


def _rates(figures: Sequence[FigureInText]) -> tuple[_Test, _Test]:
    """Return whether a rate is the share of one figure in another; and whether it may be that of any part or change."""
    values = [each.value for each in figures[:_MOST]]
    pairs = [(part, whole) for part, whole in permutations(values, 2) if whole > 0]

    def fits(rate: Decimal) -> bool:
        return any(part <= whole and abs(part * 100 / whole - rate) <= _NEAR for part, whole in pairs)

    def is_explained(rate: Decimal) -> bool:
        changes = (abs(whole - part) * 100 / whole for part, whole in pairs)
        return any(abs(made - rate) <= _NEAR for made in (*changes, *shares(values)))

    return fits, is_explained
