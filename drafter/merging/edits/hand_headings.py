"""Finds the headings that a hand wrote, in the place of the outline's and over paragraphs of its own, and what opens parts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.merging.places.hand_places import EditedUnit
from drafter.merging.places.unit_sentences import sentences_in
from drafter.merging.texts.differences import heading_number
from drafter.model.answer_path import AnswerPath
from drafter.pages.written_lines import WrittenLine
from drafter.sections.own_wordings import OUTLINE, section_name

_SECTION = re.compile(r"(.+\.txt)#")
_HEADING = re.compile(rf"[^/]+\.yaml#{OUTLINE}/")
_LONGEST = 40
"""Characters of the longest heading that stands alone."""
_ENDS = ("。", "！", "？", "；", "：", "，")
_NUMERALS = re.compile("[0-9一二三四五六七八九十百]+")
_OF_RECORD = "@"
"""In the key of a line that one record alone prints."""


def with_replaced_headings(units: Sequence[EditedUnit]) -> tuple[EditedUnit, ...]:
    """Return `units` with each heading of the outline that is gone beside the one that a hand wrote in its place.

    It has a number of the same kind, and stands between the same lines.
    """
    gone = {each.lines[0][0]: each for each in units if not each.now and _is_lone(each)}
    replaced: dict[int, EditedUnit] = {}
    for place, each in enumerate(units):
        old = _gone_between(units, place, gone) if _is_own_heading(each) else None
        if old is not None:
            replaced[place] = gone.pop(old.lines[0][0])
    beside = {id(each) for each in replaced.values()}
    kept = ((replaced.get(place), each) for place, each in enumerate(units) if id(each) not in beside)
    return tuple(each if old is None else EditedUnit(old.lines, [each.now]) for old, each in kept)


def section_of(line: WrittenLine) -> str:
    """Return the name of the section file that printed a line, 提纲 for a heading; empty for all else."""
    match = _SECTION.match(line.key)
    if match:
        return section_name(match[1])
    return OUTLINE if _HEADING.match(line.key) else ""


def _is_heading(line: WrittenLine) -> bool:
    return section_of(line) == OUTLINE


def _is_own_heading(unit: EditedUnit) -> bool:
    return not unit.lines and bool(standing_heading(unit))


def _is_lone(unit: EditedUnit) -> bool:
    return len(unit.lines) == 1 and _is_heading(unit.lines[0][1])


def _gone_between(units: Sequence[EditedUnit], place: int, gone: dict[int, EditedUnit]) -> EditedUnit | None:
    """Return the heading that is gone from between the lines around the unit at `place`, numbered as that is."""
    ahead = next((each.lines[-1][0] for each in reversed(units[:place]) if each.lines and each.now), -1)
    behind = next((each.lines[0][0] for each in units[place + 1 :] if each.lines and each.now), ahead + 2)
    style = number_style(heading_number(units[place].now))
    between = (gone[i] for i in range(ahead + 1, behind) if i in gone)
    return next((each for each in between if number_style(heading_number(each.before)) == style), None)


def headings_above(units: Sequence[EditedUnit]) -> list[str]:
    """Return, of each of `units`, the heading of the hand's own under which it stands; empty for none."""
    found: list[str] = []
    heading = ""
    is_standing = False
    for i, each in enumerate(units):
        if each.lines:
            heading, is_standing = "", False
        elif standing_heading(each):
            heading, is_standing = standing_heading(each), True
        elif not is_standing:
            heading = _leading_heading(each, units[:i]) or heading
        found.append(heading)
    return found


def opening_paragraphs(units: Sequence[EditedUnit]) -> tuple[frozenset[int], frozenset[int]]:
    """Return the places of the paragraphs of a hand's own that open the report, before its first heading, and those that open a part.

    These stand right below a heading of the outline whose part goes on in numbered ones.
    """
    headings = [i for i, each in enumerate(units) if each.now and any(_is_heading(line) for _, line in each.lines)]
    if not headings:
        return frozenset(), frozenset()
    own = [i for i, each in enumerate(units) if not each.lines and not heading_number(each.now)]
    of_report = frozenset(i for i in own if i < headings[0])
    of_parts = (i for i in own if i not in of_report and _opens_part(units, i, headings))
    return of_report, frozenset(of_parts)


def _opens_part(units: Sequence[EditedUnit], place: int, headings: Sequence[int]) -> bool:
    ahead = next((i for i in range(place - 1, -1, -1) if units[i].lines and units[i].now), None)
    if ahead is None or ahead not in headings:
        return False
    style = number_style(heading_number(units[ahead].now))
    styles = [number_style(heading_number(each.now)) for each in units[place + 1 :] if each.now]
    return any(styles[: styles.index(style)] if style in styles else styles)


def standing_heading(unit: EditedUnit) -> str:
    """Return a numbered heading that is a paragraph by itself, without its number; empty for all else."""
    text = unit.now.strip()
    number = heading_number(text)
    is_heading = number and len(number) < len(text) <= _LONGEST and not text.endswith(_ENDS)
    return text.removeprefix(number) if is_heading else ""


def _leading_heading(unit: EditedUnit, before: Sequence[EditedUnit]) -> str:
    """Return the heading with which a paragraph begins: its number goes on with those of headings, not of items."""
    number = heading_number(unit.now)
    if not number:
        return ""
    lines = (line for each in reversed(before) for _, line in reversed(each.lines))
    alike = (line for line in lines if number_style(heading_number(line.text)) == number_style(number))
    last = next(alike, None)
    if last is None or _is_item(last):
        return ""
    return next((each.text.rstrip("。；：") for each in sentences_in(unit.now)), "")


def _is_item(line: WrittenLine) -> bool:
    """Return whether the number of a line counts a record: one alone prints it, or begins right behind the number."""
    end = len(heading_number(line.text))
    own = (each for each in line.answers if each.start == end)
    return _OF_RECORD in line.key or any(AnswerPath(each.answer).number is not None for each in own)


def number_style(number: str) -> str:
    """Return a number, such as （一）, 一、 or 一是, without its numerals."""
    return _NUMERALS.sub("#", number.strip())
