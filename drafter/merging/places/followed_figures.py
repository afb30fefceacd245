"""Finds which number of a hand's text is which figure that Drafter printed, and tells when it cannot be told.

A number is a figure's new value only where it stands in the same words with the same measure word, or one that converts
exactly. Any other number, such as a total of several figures, does not: what was printed is gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from drafter.merging.places.figure_labels import is_noun_longer, nearness
from drafter.merging.places.hand_places import EditedUnit, Place, sentence_places
from drafter.merging.places.printed_figures import PrintedFigure, printed_in
from drafter.merging.places.told_figures import FollowedFigure, followed, in_measure, still_counting
from drafter.merging.texts.alignment import align
from drafter.model.measure_conversions import both_count, is_same_measure
from drafter.model.worded_numbers import TextNumber, numbers_in, with_words_behind

_CLAUSE = 4
"""Characters from which on words say by themselves what they tell."""
_CLAUSE_ENDS = "，；。"
_MOST_SUMMED = 6
"""Figures of a sentence among which sums are looked for."""


_GONE = FollowedFigure(None, None)


def followed_figures(unit: EditedUnit) -> dict[Place, FollowedFigure]:
    """Return what became of the figures of a unit, by the characters of the base that printed them."""
    printed = list(printed_in(unit))
    if not printed:
        return {}
    found: dict[Place, FollowedFigure] = {}
    told = list(numbers_in(unit.now))
    windows = list(_windows(unit))
    still = {sentence for sentences, places in windows if places for sentence in sentences}
    lost = [each for each in printed if each.sentence not in still]
    for sentences, places in windows:
        own = [each for each in printed if each.sentence in sentences]
        inside = [each for each in told if any(place.start <= each.start < place.end for place in places)]
        found |= _Window(unit, own, inside, lost).followed()
    found |= _moved(unit, [each for each in printed if each.place not in found], _left(told, found))
    kept = still_counting(unit, found)
    return {each.place: kept.get(each.place, _GONE) for each in printed}


def _left(told: Sequence[TextNumber], found: Mapping[Place, FollowedFigure]) -> list[TextNumber]:
    """Return the numbers of a text that are not among the figures found."""
    taken = {each.told.start for each in found.values() if each.told}
    return [each for each in told if each.start not in taken]


def _moved(unit: EditedUnit, gone: Sequence[PrintedFigure], left: Sequence[TextNumber]) -> dict[Place, FollowedFigure]:
    """Return those figures, `gone` from their sentences, that one of the numbers `left` tells in the same words elsewhere."""
    return _Window(unit, gone, [each for each in left if each.words.before], ()).untouched()


def _windows(unit: EditedUnit) -> Iterator[tuple[set[int], list[Place]]]:
    """Yield sentences of the base, by number, with where those stand that a hand made of them.

    Those for which there is none are one window with those that come of none.
    """
    before, now = list(sentence_places(unit.before)), list(sentence_places(unit.now))
    texts = [unit.before[each.start : each.end] for each in before]
    others = [unit.now[each.start : each.end] for each in now]
    lone: tuple[set[int], list[Place]] = (set(), [])
    for each in align(texts, others, {}):
        own = set(each.base), [now[j] for j in each.hand]
        if each.base and each.hand:
            yield own
        else:
            lone[0].update(own[0])
            lone[1].extend(own[1])
    yield lone


class _Window:
    """Figures that were printed in some sentences, and the numbers of those that a hand made of them."""

    def __init__(
        self,
        unit: EditedUnit,
        printed: Sequence[PrintedFigure],
        told: Sequence[TextNumber],
        lost: Sequence[PrintedFigure],
    ) -> None:
        self._unit, self._printed, self._free, self._lost = unit, printed, list(told), lost
        self._found: dict[Place, FollowedFigure] = {}
        self._elsewhere: set[Place] = set()
        """Figures that are told in other words than they were."""

    def untouched(self) -> dict[Place, FollowedFigure]:
        """Return what became of the figures that stand in the words that they had, in whatever sentence."""
        self._take_untouched()
        return self._found

    def followed(self) -> dict[Place, FollowedFigure]:
        """Return what became of each figure that is still told."""
        self._take_untouched()
        self._take_equal()
        self._take_changed()
        self._take_reworded()
        return self._found

    def _open(self) -> list[PrintedFigure]:
        return [each for each in self._printed if each.place not in self._found]

    def _take(self, printed: PrintedFigure, number: TextNumber, followed: FollowedFigure) -> None:
        self._found[printed.place] = followed
        self._free.remove(number)

    def _take_untouched(self) -> None:
        """Take the figures that still stand with the words around them."""
        for printed in self._open():
            alike = [each for each in self._free if self._is_equal(printed, each)]
            rivals = [each for each in self._open() if self._is_equal_print(printed, each)]
            own = [each for each in alike if _are_of_same(printed.number, each)]
            others = [each for each in rivals if each.number.words.are_of(printed.number.words)]
            if own and len(own) == len(others):
                self._take(printed, own[0], self._as_equal(printed, own[0]))

    def _take_equal(self) -> None:
        """Take the figures whose number stands there in other words: as often as it was printed."""
        for printed in self._open():
            rivals = [each for each in self._open() if self._is_equal_print(printed, each)]
            alike = [each for each in self._free if self._is_equal(printed, each) and _is_plain(printed, each)]
            if len(rivals) == len(alike) == 1 and not self._has_other_in_place(printed):
                self._take(printed, alike[0], self._as_equal(printed, alike[0]))
                self._elsewhere.add(printed.place)

    def _take_changed(self) -> None:
        """Take the numbers that stand in the words of a figure that is gone."""
        numbers = [*self._free]
        for printed in self._open():
            found = [each for each in (self._as_changed(printed, number) for number in numbers) if each]
            rivals = [each for each in self._open() if _are_of_same(each.number, printed.number)]
            if len(found) == len(rivals) == 1:
                number, followed = found[0]
                if number in self._free:
                    self._take(printed, number, followed)

    def _take_reworded(self) -> None:
        """Take the numbers beside which stands what a figure counts, though a verb or an attribute was replaced.

        Of several such the nearest is it, if there is one.
        """
        pairs = [_Near(self._near(printed, each), printed, each) for printed in self._open() for each in self._free]
        near = sorted((each for each in pairs if each.nearness), key=lambda each: -each.nearness)
        for pair in near:
            left = [each for each in near if each.is_open(self._found, self._free)]
            if pair in left and not any(each.rivals(pair) for each in left):
                self._take_near(pair, left)

    def _take_near(self, pair: _Near, left: Sequence[_Near]) -> None:
        """Take the number of a pair, unless it tells more or less than the figure; `left` are all pairs of numbers that are free."""
        told = {each.printed.place for each in left if each.number != pair.number}
        value = None if self._is_other(pair.printed, pair.number, told) else in_measure(pair.printed, pair.number)
        if value is not None:
            self._take(pair.printed, pair.number, followed(pair.printed, pair.number, value))

    def _near(self, printed: PrintedFigure, number: TextNumber) -> int:
        """Return how near a number stands to the words of a figure, as `nearness`; 0 for one of another measure."""
        one, other = printed.number, number
        if not is_same_measure(one.measure, other.measure):
            return 0
        near = nearness(one.words, other.words, self._unit.before)
        return near or int(self._is_only(printed, number) and is_noun_longer(one.words, other.words))

    def _is_only(self, printed: PrintedFigure, number: TextNumber) -> bool:
        """Return whether no other figure that is gone, and no other number, is of the same measure."""
        measures = [each.number.measure for each in self._open()], [each.measure for each in self._free]
        counts = (sum(is_same_measure(each, number.measure) for each in side) for side in measures)
        return printed.number.words.each == number.words.each and list(counts) == [1, 1]

    def _is_other(self, printed: PrintedFigure, number: TextNumber, told: Set[Place]) -> bool:
        """Return whether `number` tells more or less than what was `printed`; the figures at `told` are told by others."""
        gone = [each for each in self._open() if each.place != printed.place and each.place not in told]
        return self._is_total(printed, number, gone) or self._is_part(printed, number)

    def _has_other_in_place(self, printed: PrintedFigure) -> bool:
        """Return whether a number that says something else stands in the words of a figure: 2件（其中1件 for 1件."""
        own = (each for each in self._free if _are_of_same(printed.number, each))
        return any(_may_be(printed.number.measure, each.measure) and not self._is_equal(printed, each) for each in own)

    def _is_equal_print(self, printed: PrintedFigure, other: PrintedFigure) -> bool:
        one, two = printed.number, other.number
        is_alike = one.value == two.value and one.text.isdecimal() == two.text.isdecimal()
        return printed == other or (is_alike and one.value is not None and _may_be(one.measure, two.measure))

    def _is_equal(self, printed: PrintedFigure, number: TextNumber) -> bool:
        """Return whether `number` says just what was printed, in whatever shape."""
        one, other = printed.number.figure, number.figure
        if one is None or other is None or one.value is None or other.value is None:
            return False
        is_exact = one.value == other.value and one.approximation == other.approximation
        return is_exact and _may_be(printed.number.measure, number.measure)

    def _as_equal(self, printed: PrintedFigure, number: TextNumber) -> FollowedFigure:
        is_in_digits = printed.number.is_in_words and not number.is_in_words
        is_rewritten = is_in_digits and printed.number.measure == number.measure  # 100余篇 for 百余篇
        return followed(printed, number, number.whole if is_rewritten else printed.text)

    def _as_changed(self, printed: PrintedFigure, number: TextNumber) -> tuple[TextNumber, FollowedFigure] | None:
        """Return `number`, as it is told, as the new value of a figure; None where it is not."""
        further = with_words_behind(self._unit.now, number) if not printed.number.after else None
        for each in (number, further):
            if each is None or not _are_of_same(printed.number, each):
                continue
            gone = [one for one in self._open() if one.place != printed.place and not self._is_told(one)]
            if self._is_total(printed, each, gone) or self._is_part(printed, each):
                continue
            value = in_measure(printed, each)
            if value is not None:
                return number, followed(printed, each, value)
        return None

    def _is_total(self, printed: PrintedFigure, number: TextNumber, gone: Sequence[PrintedFigure]) -> bool:
        """Return whether `number` may tell the figures that are `gone` as well as the one that was `printed`."""
        if number.words.is_total and not printed.number.words.is_total and gone:
            return True
        if any(is_same_measure(each.number.measure, printed.number.measure) for each in gone):
            return True
        others = [each for each in self._printed if each.place in self._elsewhere]
        is_as_before = printed.number.measure == number.measure  # so that what is gone is no part of it by its measure
        parts = [each for each in gone if not is_as_before or is_same_measure(each.number.measure, number.measure)]
        parts += [*others, *self._lost]
        return bool(sum_of(number.value, _values([printed, *parts]), printed.number.value))

    def _is_part(self, printed: PrintedFigure, number: TextNumber) -> bool:
        """Return whether numbers that a hand wrote beside `number` make up with it what was `printed`: 10所 and 5所 for 15所."""
        others = [each for each in self._open() if each.place != printed.place]
        beside = [
            each
            for each in self._free
            if each.start != number.start
            and is_same_measure(each.measure, number.measure)
            and not any(_are_of_same(other.number, each) for other in others)
        ]
        values = [each.value for each in (number, *beside) if each.value is not None]
        return bool(sum_of(printed.number.value, values, number.value))

    def _is_told(self, gone: PrintedFigure) -> bool:
        """Return whether another number stands in the words of a figure that is gone, or these stand there without any."""
        return any(_are_of_same(gone.number, each) for each in self._free) or self._is_cut_out(gone)

    def _is_cut_out(self, gone: PrintedFigure) -> bool:
        """Return whether a clause still ends with the words before a figure: 维持原行政决定 for 维持原行政决定1件."""
        words = gone.number.words.before
        return len(words) >= _CLAUSE and any(f"{words}{stop}" in self._unit.now for stop in _CLAUSE_ENDS)


class _Near(NamedTuple):
    """A number beside words that told a figure."""

    nearness: int
    printed: PrintedFigure
    number: TextNumber

    def is_open(self, found: Mapping[Place, FollowedFigure], free: Sequence[TextNumber]) -> bool:
        """Return whether neither of the two belongs to another yet."""
        return self.printed.place not in found and self.number in free

    def rivals(self, other: _Near) -> bool:
        """Return whether it is as near, or nearer, to the figure of `other` or to its number."""
        is_of_it = (self.printed == other.printed) != (self.number == other.number)
        return is_of_it and self.nearness >= other.nearness


def _values(printed: Iterable[PrintedFigure]) -> list[Decimal]:
    return [each.number.value for each in printed if each.number.value is not None]


def sum_of(total: Decimal | None, values: Sequence[Decimal], part: Decimal | None = None) -> tuple[Decimal, ...]:
    """Return the first few of `values`, two at least, that make up `total`; () for none. `part` must be one of them."""
    own = values[:_MOST_SUMMED]
    for count in range(2, len(own) + 1):
        for some in combinations(own, count):
            if total is not None and sum(some) == total and (part is None or part in some):
                return some
    return ()


def _may_be(printed: str, told: str) -> bool:
    """Return whether a number with the measure word `told` may be one that had `printed`."""
    return is_same_measure(printed, told) or both_count(printed, told)


def _is_plain(printed: PrintedFigure, number: TextNumber) -> bool:
    """Return whether an equal number in other words may be taken for the figure: of one measure, told for as many."""
    is_same_rate = number.words.each == printed.number.words.each
    return is_same_rate and is_same_measure(printed.number.measure, number.measure)


def _are_of_same(printed: TextNumber, number: TextNumber) -> bool:
    return printed.words.are_of(number.words)
