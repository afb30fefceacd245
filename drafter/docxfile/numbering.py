"""The automatic numbers of a .docx: what Word prints before a paragraph of a list (ECMA-376 Part 1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from drafter.docxfile.contents import ListNumber
from drafter.docxfile.number_formats import write_number
from drafter.docxfile.word_xml import W, alternatives, attribute, child, child_value, children, switched_on

_LEVELS = 9
_PLACEHOLDER = re.compile("%([1-9])")


class _Level(NamedTuple):
    """A level of a list (w:lvl)."""

    start: int
    number_format: str
    sample: str
    text: str
    legal: bool
    restart: int | None
    """w:lvlRestart: 0 never begins anew; n begins anew after level n or a higher one; None after any."""
    style: str
    properties: Element | None
    hidden: bool
    """Whether its numbers are counted and not printed."""


class _List(NamedTuple):
    """What a w:num stands for."""

    abstract: str
    """Lists of one abstract definition count on together (17.9.15)."""
    levels: dict[int, _Level]
    restarts: frozenset[int]
    """Levels whose first paragraph begins anew (w:startOverride, 17.9.26)."""


class Numbering:
    """Counts the lists of one story; ask for the numbers in the order of its text.

    Word counts each text box, header and note by itself: `for_story` begins anew.
    """

    def __init__(self, lists: Mapping[str, _List]) -> None:
        """Prepare to count `lists`, which stand by their w:numId."""
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def for_story(self) -> Numbering:
        """Return the same lists, none of them begun."""
        return Numbering(self._lists)

    def properties(self, list_id: str, level: int) -> Element | None:
        """Return the w:pPr that a level of a list gives; None when it gives none."""
        found = self._levels(list_id).get(level)
        return found.properties if found else None

    def level_of_style(self, list_id: str, style: str) -> int | None:
        """Return the level of a list that belongs to a paragraph style (17.9.23); None when none does."""
        levels = self._levels(list_id).items()
        return next((index for index, level in levels if level.style == style), None)

    def _levels(self, list_id: str) -> Mapping[int, _Level]:
        return self._lists[list_id].levels if list_id in self._lists else {}

    def count(self, list_id: str, index: int) -> ListNumber | None:
        """Count one paragraph at the level `index` of a list and return its number; None for an unknown list."""
        level = self._levels(list_id).get(index)
        if level is None or index >= _LEVELS:
            return None
        list_ = self._lists[list_id]
        counts = self._counts.setdefault(list_.abstract, {})
        for above in range(index):  # a level that was skipped counts as begun
            counts.setdefault(above, list_.levels[above].start if above in list_.levels else 1)
        begins = index in list_.restarts and (list_id, index) not in self._begun
        self._begun.add((list_id, index))
        counts[index] = level.start if begins or index not in counts else counts[index] + 1
        _end_deeper(counts, list_.levels, index)
        bullet = level.number_format == "bullet"
        text = level.text if bullet else _label(list_.levels, counts, index)
        return ListNumber(text, list_id, index, counts[index], bullet)


def read_numbering(root: Element | None, list_styles: Mapping[str, str]) -> Numbering:
    """Return the lists of the numbering part `root`; `list_styles` gives the w:numId of each numbering style."""
    lists = children(root, "num")
    abstracts = _abstracts(children(root, "abstractNum"), lists, list_styles)
    return Numbering({attribute(each, "numId"): _list(each, abstracts) for each in lists})


def _end_deeper(counts: dict[int, int], levels: Mapping[int, _Level], index: int) -> None:
    """Let the levels below `index` begin anew, except those that only a higher level ends (17.9.10)."""
    for deeper in [each for each in counts if each > index]:
        restart = levels[deeper].restart if deeper in levels else None
        if restart is None or restart > deeper or index < restart:
            del counts[deeper]


def _label(levels: Mapping[int, _Level], counts: Mapping[int, int], index: int) -> str:
    """Return the number of the paragraph just counted at the level `index` (w:lvlText, 17.9.11)."""
    level = levels[index]
    if level.hidden:
        return ""

    def shown(match: re.Match[str]) -> str:
        which = int(match[1]) - 1
        other = levels.get(which)
        if other is None or which not in counts or other.number_format in ("none", "bullet"):
            return ""
        legal = level.legal and other.number_format != "decimalZero"
        return write_number(counts[which], "decimal" if legal else other.number_format, other.sample)

    return _PLACEHOLDER.sub(shown, level.text)


def _abstracts(
    definitions: Iterable[Element], lists: Iterable[Element], list_styles: Mapping[str, str]
) -> dict[str, dict[int, _Level]]:
    """Return the levels of each abstract definition by its id.

    One without levels that names a numbering style has the levels of the definition that the style
    stands for (17.9.21, 17.9.27).
    """
    levels: dict[str, dict[int, _Level]] = {}
    links: dict[str, str] = {}
    defines_style: dict[str, str] = {}
    for each in definitions:
        key = attribute(each, "abstractNumId")
        levels[key] = {_number(attribute(level, "ilvl")): _read_level(level) for level in children(each, "lvl")}
        defines_style[child_value(each, "styleLink")] = key
        link = child_value(each, "numStyleLink")
        if link and not levels[key]:
            links[key] = link
    abstract_of = {attribute(each, "numId"): child_value(each, "abstractNumId") for each in lists}
    for key, style in links.items():
        target = defines_style.get(style) or abstract_of.get(list_styles.get(style, ""), "")
        levels[key] = levels.get(target, {})
    return levels


def _list(element: Element, abstracts: Mapping[str, dict[int, _Level]]) -> _List:
    """Return a w:num with its overrides (17.9.8): levels of its own, values that it begins with."""
    abstract = child_value(element, "abstractNumId")
    levels = dict(abstracts.get(abstract, {}))
    restarts = set()
    for override in children(element, "lvlOverride"):
        index = _number(attribute(override, "ilvl"))
        own, start = child(override, "lvl"), child(override, "startOverride")
        if own is not None:
            levels[index] = _read_level(own)
        if start is not None and index in levels:
            levels[index] = levels[index]._replace(start=_number(attribute(start, "val")))
            restarts.add(index)
    return _List(abstract, levels, frozenset(restarts))


def _read_level(element: Element) -> _Level:
    number_format = next((each for each in alternatives(element) if each.tag == f"{W}numFmt"), None)
    restart = child(element, "lvlRestart")
    return _Level(
        start=_number(child_value(element, "start")),
        number_format=attribute(number_format, "val", "decimal"),
        sample=attribute(number_format, "format"),
        text=child_value(element, "lvlText"),
        legal=switched_on(child(element, "isLgl")),
        restart=None if restart is None else _number(attribute(restart, "val")),
        style=child_value(element, "pStyle"),
        properties=child(element, "pPr"),
        hidden=switched_on(child(element, "rPr/vanish")),
    )


def _number(text: str) -> int:
    """Return a whole number; 0 when `text` is none."""
    return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else 0


def list_level(value: str) -> int | None:
    """Return the list level that a w:ilvl names; None when it names none."""
    return int(value) if value.isdecimal() and len(value) < 3 else None
