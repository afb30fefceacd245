"""Lays a section of a report out as headings, items and paragraphs with their numbers."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from drafter.errors import InputError
from drafter.jurisdictions.manifest import NUMBERS, UNNUMBERED
from drafter.model.numerals import to_chinese
from drafter.page import STANDARD
from drafter.pages.blocks import Block, Heading, Item, Paragraph
from drafter.sections.markup import Part
from drafter.sections.markup_blocks import Shape
from drafter.sections.render_sections import Section
from drafter.text_runs import AnswerPart, Origin, Run, RunKind, Text, cut

if TYPE_CHECKING:
    pass

MOST_NUMBERED = 9_999
"""Headings and items in one count: 九千九百九十九 is the last numeral."""
DEEPEST = 4
"""Heading levels of a document: 一、（一）1.（1） (GB/T 9704-2012, 7.3.3)."""
_ITEMS = 2
"""The highest level of items: 一、 heads a chapter."""
_STOP = re.compile("[。：；]")
"""What ends the sentence that leads an item."""


def heading_number(level: int, count: int, brackets: tuple[str, str] = STANDARD.number_brackets) -> str:
    """Return the number of the `count`-th heading at `level`: 一、（一）1.（1） (7.3.3); at level 0 第一部分."""
    chinese, (left, right) = to_chinese(count), brackets
    numbers = (f"第{chinese}部分　", f"{chinese}、", f"{left}{chinese}{right}", f"{count}.", f"{left}{count}{right}")
    return numbers[level]


class RunningNumbers:
    """Counts headings level by level; a new heading starts the deeper levels again, but for those that run on."""

    def __init__(self, brackets: tuple[str, str], running: Iterable[str] = ()) -> None:
        self._counts = [0] * (DEEPEST + 1)
        self._brackets = brackets
        self._running = {NUMBERS.index(number) for number in running if number in NUMBERS}

    def next(self, level: int) -> str:
        """Return the next number of `level`, and begin those below it anew. Raises InputError for too many."""
        self._counts[level] += 1
        if self._counts[level] > MOST_NUMBERED:
            raise InputError(f"同一级的标题和条目超过 {MOST_NUMBERED} 个，编不出序号；请分成几级，或删去一些")
        self.begin(level + 1)
        return heading_number(level, self._counts[level], self._brackets)

    def apart(self) -> RunningNumbers:
        """Return a count of its own, for what stands below a heading without a number."""
        return RunningNumbers(self._brackets)

    def begin(self, level: int) -> None:
        """Let the numbers of `level` and below begin anew, but for those that run on."""
        for deeper in range(level, DEEPEST + 1):
            if deeper not in self._running:
                self._counts[deeper] = 0


class OutlinePlace(NamedTuple):
    """Where a section stands in the outline."""

    level: int = 1
    """The level of the number that its heading takes when it says nothing else; 0 is a part."""
    depth: int = 1
    """How deep its heading is, 1 the highest."""
    run_in: bool = False
    """Whether its heading may lead its text."""


def section_blocks(section: Section, place: OutlinePlace, numbering: RunningNumbers) -> Iterator[Block]:
    """Yield the blocks of a section and of those below it."""
    if not section.is_printed:
        return
    may_lead = bool(section.heading) and place.run_in
    section = _with_first_text(section) if may_lead else section
    parts = list(section.parts)
    is_numbered = section.number != UNNUMBERED
    level = _level(section, place)
    depth, above = place.depth - 1, level - 1
    if section.heading:
        depth, above = place.depth, level if is_numbered else level - 1
        number = numbering.next(level) if is_numbered else ""
        yield _heading(section, parts, may_lead and level > 1, level, number, depth)
        numbering = numbering if is_numbered else _below_unnumbered(section, level, numbering)
    yield from _parts(parts, above, depth, numbering, section)
    lone = lone_child(section, parts)
    if lone:
        yield from _unnumbered(lone)
        return
    for child in section.below:
        yield from section_blocks(child, OutlinePlace(min(above + 1, DEEPEST), depth + 1, section.run_in), numbering)


def _below_unnumbered(section: Section, level: int, numbering: RunningNumbers) -> RunningNumbers:
    """Return the numbers for what stands below a heading without one: begun anew for headings, apart for items."""
    if not _has_headings_below(section):
        return numbering.apart()
    numbering.begin(level)
    return numbering


def _has_headings_below(section: Section) -> bool:
    return any(each.heading or _has_headings_below(each) for each in section.below)


def _level(section: Section, place: OutlinePlace) -> int:
    """Return the level of a heading's number; one without a number has that of the headings beside it."""
    said = section.number_beside if section.number == UNNUMBERED else section.number
    return NUMBERS.index(said) if said in NUMBERS else place.level


def _heading(section: Section, parts: list[Part], may_lead: bool, level: int, number: str, depth: int) -> Block:
    """Return the heading of `section`; one that may lead its text takes the first of `parts`, a paragraph."""
    if may_lead and parts and parts[0].shape is Shape.PARAGRAPH:
        return _led_by(section.heading, section.origin, parts.pop(0), level, number)
    return Heading(level, number, section.heading, section.origin, depth)


def _with_first_text(section: Section) -> Section:
    """Return `section` with the first paragraph below it as its own where it has no text and none but its heading is above."""
    place = next((i for i, child in enumerate(section.below) if child.is_printed), None)
    if section.parts or place is None or section.below[place].heading:
        return section
    first = _with_first_text(section.below[place])
    if not first.parts or first.parts[0].shape is not Shape.PARAGRAPH:
        return section
    rest = first._replace(parts=first.parts[1:])
    return section._replace(parts=first.parts[:1], below=(*section.below[:place], rest, *section.below[place + 1 :]))


def _led_by(heading: Text, above: Origin, part: Part, level: int, number: str) -> Item | Paragraph:
    """Return a paragraph with the heading above it, which comes from `above`, as its lead; one without `number` is no item."""
    runs, origin = (*_lead(heading), *_plain(part.runs)), _of_both(above, part.origin)
    return Item(level, number, runs, origin) if number else Paragraph(runs, origin)


def _of_both(heading: Origin, part: Origin) -> Origin:
    """Return where a paragraph comes from that its heading leads: a wording of either is one of it."""
    return part._replace(reworded=(*heading.reworded, *part.reworded))


def lone_child(section: Section, parts: Sequence[Part]) -> Section | None:
    """Return the only one of several sections below that has text, when it is plain paragraphs: it takes no number.

    `parts` are those of `section` that follow its heading; None when all below are headed as usual.
    """
    printed = [child for child in section.below if child.is_printed]
    if len(printed) != 1 or len(section.below) == 1 or any(part.shape is Shape.ITEM for part in parts):
        return None
    (child,) = printed
    return child if child.heading and _is_plain(child) else None


def _is_plain(section: Section) -> bool:
    """Return whether the text of `section` is paragraphs alone, none of them in a section below it."""
    has_text_below = any(each.is_printed for each in section.below)
    return bool(section.parts) and not has_text_below and all(part.shape is Shape.PARAGRAPH for part in section.parts)


def _unnumbered(section: Section) -> Iterator[Paragraph]:
    """Yield a section without siblings as paragraphs, its heading as the lead of the first: one alone has no number."""
    first, *others = section.parts
    yield Paragraph((*_lead(section.heading), *_plain(first.runs)), _of_both(section.origin, first.origin))
    for part in others:
        yield Paragraph(part.runs, part.origin)


def _parts(
    parts: Sequence[Part], above: int, depth: int, numbering: RunningNumbers, section: Section
) -> Iterator[Block]:
    """Yield the blocks of a section's own text, under a heading of the level `above`, as deep as `depth`."""
    current = above
    is_lone = _has_lone_item(parts, section)
    following = deque(parts)
    while following:
        part = following.popleft()
        if part.shape is Shape.PARAGRAPH:
            yield Paragraph(part.runs, part.origin)
        elif part.shape is Shape.ITEM and is_lone:
            yield Paragraph(_first_sentence_led(part.runs), part.origin)
        elif part.shape is Shape.ITEM:
            level = _item_level(part, above, current, section)
            if _takes_numbers_below(level, above, section):
                yield Paragraph(_first_sentence_led(part.runs), part.origin)
                continue
            yield Item(level, numbering.next(level), _first_sentence_led(part.runs), part.origin)
        else:
            current = min(_above_headings(section, above) + part.depth, DEEPEST)
            if part.tells or _heads_text(part, following):
                number = numbering.next(current) if _is_numbered(part, section) else ""
                yield _headed(part, following, current, number, depth, section)


def _takes_numbers_below(level: int, above: int, section: Section) -> bool:
    """Return whether items of `level` would take the numbers of the headings below `section`, which then go on from them."""
    return level <= above + 1 and any(each.heading and each.is_printed for each in section.below)


def _item_level(item: Part, above: int, current: int, section: Section) -> int:
    """Return the level of a list's `item`: its own place, what the outline says, or below the last heading, `current`."""
    in_place = _above_headings(section, above) + item.depth if item.depth else 0
    level = in_place or section.item_level or max(current + 1, _highest_items(section))
    return min(level, DEEPEST)


def _is_numbered(heading: Part, section: Section) -> bool:
    return heading.depth > 1 or section.number_below != UNNUMBERED


def _headed(heading: Part, following: deque[Part], level: int, number: str, depth: int, section: Section) -> Block:
    """Return a `heading` in a section's text: on a line of its own, or leading the paragraph taken from `following`."""
    runs_in = section.run_in and level > 1 and following and following[0].shape is Shape.PARAGRAPH
    if runs_in:
        return _led_by(heading.runs, heading.origin, following.popleft(), level, number)
    return Heading(level, number, heading.runs, heading.origin, depth + heading.depth)


def _above_headings(section: Section, above: int) -> int:
    """Return the level above the headings in the text of `section`: of 下级序号, or the level of its own, `above`."""
    said = section.number_below
    return NUMBERS.index(said) - 1 if said in NUMBERS else above


def _highest_items(section: Section) -> int:
    """Return the highest level of the items of `section`: below a part, 第一部分, they are 一、."""
    return 1 if section.number == NUMBERS[0] and section.heading else _ITEMS


def _has_lone_item(parts: Sequence[Part], section: Section) -> bool:
    """Return True when one item is all the list there is under the heading: it takes no number, as a lone 一是."""
    items = [part for part in parts if part.shape is Shape.ITEM]
    if len(items) != 1 or not section.heading or any(child.is_printed for child in section.below):
        return False
    return not items[0].depth or not any(part.shape is Shape.HEADING for part in parts)


def _heads_text(heading: Part, following: Iterable[Part]) -> bool:
    """Return True when text, or a heading that tells an answer, stands before the next of its level or above."""
    for part in following:
        if part.shape is not Shape.HEADING:
            return True
        if part.depth <= heading.depth:
            return False
        if part.tells:
            return True
    return False


def _plain(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return the text that follows a run-in heading: its own lead phrase is plain there."""
    return tuple(run._replace(kind=RunKind.INNER_LEAD) if run.kind is RunKind.LEAD else run for run in runs)


def _lead(heading: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return a heading as the lead of its text: in the level's font, with a full stop."""
    runs = [r._replace(kind=RunKind.LEAD) if r.kind is RunKind.PLAIN else r for r in heading]
    if not runs[-1].text.endswith(("。", "！", "？")):
        runs.append(Run("。", RunKind.LEAD, part=AnswerPart.SET))
    return tuple(runs)


def _first_sentence_led(runs: Text) -> Text:
    """Return an item's runs with the first sentence as the lead (7.3.3: the level's font)."""
    end = _sentence_end(runs)
    led = (run._replace(kind=RunKind.LEAD) if run.kind is RunKind.PLAIN else run for run in cut(runs, 0, end))
    return (*led, *_plain(cut(runs, end)))


def _sentence_end(runs: Text) -> int:
    """Return how many characters the first sentence of `runs` has; a stop within a gap ends none."""
    length = 0
    for run in runs:
        stop = _STOP.search(run.text) if run.kind is not RunKind.GAP else None
        if stop:
            return length + stop.end()
        length += len(run.text)
    return length
