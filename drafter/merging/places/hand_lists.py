"""Finds the names of a list that Drafter printed again in the text that a hand made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from drafter.merging.places.hand_places import EditedUnit, Place
from drafter.model.answer_path import AnswerPath
from drafter.model.number_grammar import NUMERALS
from drafter.model.parsing import split_names
from drafter.model.worded_numbers import numbers_in
from drafter.pages.written_lines import AnswerSpan, WrittenLine
from drafter.sections.answer_runs import name_runs
from drafter.text_runs import AnswerPart, text_of

_LONGEST = 30
"""Characters up to which words that a hand put into a list are a name; titles in 《》 and “” may be longer."""
_COUNTED = re.compile(f"等[^，。；、0-9]{{0,4}}?(?P<count>[0-9{NUMERALS}]+)")
"""Tells behind a list how many there are."""
_COUNTING = re.compile("(?:等[^，。；、0-9]{0,4}?|[\u4e00-\u9fff]?[共计后别])?$")
"""Stands between the last name and how many there are: 先后三次, 共4个部门."""
_SOME = re.compile("等[^，。；、]{0,4}$")
"""Ends names that are some of more: 甲校、乙校等单位."""
_DAY = re.compile("(?:[0-9]{4}年)?[0-9]{1,2}月(?:[0-9]{1,2}日)?(?![至到—～~-])")
_QUOTED = re.compile("《[^》]*》(?!（)|“[^”]*”(?!（)")
_SIDE_BY_SIDE = re.compile("(?<=[》”])(?=[《“])")
_STOPS = frozenset("。；：！？")
_NAMED = (AnswerPart.NAME.value, AnswerPart.BETWEEN.value)


class PrintedList(NamedTuple):
    """Where a unit prints the names of a list."""

    answer: str
    """Path of the list."""
    place: Place


def printed_lists(unit: EditedUnit) -> Iterator[PrintedList]:
    """Yield the lists that the lines of a unit print, in order."""
    for offset, line in unit.offsets():
        yield from (PrintedList(each.answer, _shifted(each.place, offset)) for each in _in_line(line))


def lists_printed(line: WrittenLine) -> Iterator[tuple[str, str]]:
    """Yield the lists that a line prints: the path of the answer, and the names as they are printed."""
    yield from ((each.answer, line.text[each.place.start : each.place.end]) for each in _in_line(line))


def _in_line(line: WrittenLine) -> Iterator[PrintedList]:
    for answer, group in groupby((span for span in line.answers if span.part in _NAMED), key=_list_of):
        own = list(group)
        yield PrintedList(answer, Place(own[0].start, own[-1].end))


def _list_of(span: AnswerSpan) -> str:
    path = AnswerPath(span.answer)
    return str(path.parent) if span.part == AnswerPart.NAME.value and path.parent is not None else span.answer


def _shifted(place: Place, by: int) -> Place:
    return Place(place.start + by, place.end + by)


def list_in_hand(unit: EditedUnit, place: Place) -> Place | None:
    """Return where the list that was printed at `place` stands in the hand's text; None where other words do.

    It is one while it is set as the program sets it, and some of its names are the same.
    """
    found = unit.place_among_marks(place)
    if found is None:
        return None
    before, now = names_in(unit.before[place.start : place.end]), unit.now[found.start : found.end]
    found = Place(found.start, found.end - _behind_names(before, names_in(now)))
    whole = _COUNTED.match(unit.now, found.end)
    now = unit.now[found.start : found.end]
    names = names_in(now)
    if whole and not _is_count(whole, len(names)):
        return None  # 甲局等6部门 tells some of them
    is_set_so = text_of(name_runs(tuple(names), "")) == now
    is_known = not set(before).isdisjoint(names)
    return found if is_set_so and is_known and all(_is_name(each) for each in names if each not in before) else None


def _behind_names(before: Sequence[str], names: Sequence[str]) -> int:
    """Return how many characters of the last of `names`, a new one, are words that go on behind the list.

    They are what follows a day where all names were days `before`, or a quotation; and how many names there are.
    """
    last = names[-1] if names else ""
    if last in before:
        return 0
    shapes = [each for each in (_DAY, _QUOTED) if all(each.fullmatch(name) for name in before)]
    shaped = next(filter(None, (each.match(last) for each in shapes)), None)
    if shaped:
        return len(last) - shaped.end()
    counts = (each.start for each in numbers_in(last) if each.measure and each.value == len(names))
    at = next((_COUNTING.search(last, 0, start) for start in counts), None)
    return len(last) - at.start() if at else 0


def _is_count(counted: re.Match[str], names: int) -> bool:
    """Return whether a list of so many `names` is told with their number behind it."""
    return any(each.value == names for each in numbers_in(counted["count"]))


def names_in(printed: str) -> list[str]:
    """Return the names of a list as it is printed: nothing need part 》《 and ”“."""
    return split_names(_SIDE_BY_SIDE.sub("、", printed))


def _is_name(text: str) -> bool:
    if text.startswith(("《", "“")):
        return True
    is_counted = any(each.measure for each in numbers_in(text))  # 已有21次 is no name
    return len(text) <= _LONGEST and _STOPS.isdisjoint(text) and not (is_counted or _SOME.search(text))
