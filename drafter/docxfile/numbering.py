"""The automatic numbers of a .docx: what Word prints before a paragraph of a list (ECMA-376 Part 1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from drafter.docxfile.attribute_values import switched_on
from drafter.docxfile.contents import ListNumber
from drafter.docxfile.number_formats import write_number
from drafter.docxfile.package import W
from drafter.docxfile.visible_branch import alternatives

_VAL = f"{W}val"
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
    """w:lvlRestart: 0 never begins anew; n begins anew behind level n or a higher one; None behind any."""
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

    def __init__(self, root: Element | None, list_styles: Mapping[str, str] | None = None) -> None:
        """Read the numbering part `root`; `list_styles` gives the w:numId of each numbering style."""
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            abstracts = _abstracts(root, list_styles or {})
            self._lists = {each.get(f"{W}numId", ""): _list(each, abstracts) for each in root.findall(f"{W}num")}

    def for_story(self) -> Numbering:
        """Return the same lists, none of them begun."""
        other = Numbering(None)
        other._lists = self._lists
        return other

    def properties(self, list_id: str, level: int) -> Element | None:
        """Return the paragraph properties that a level of a list gives; None for none."""
        found = self._level(list_id, level)
        return found.properties if found else None

    def level_of_style(self, list_id: str, style: str) -> int | None:
        """Return the level of a list that belongs to a paragraph style (17.9.23); None for none."""
        levels = self._lists[list_id].levels if list_id in self._lists else {}
        return next((place for place, level in levels.items() if level.style == style), None)

    def _level(self, list_id: str, level: int) -> _Level | None:
        found = self._lists.get(list_id)
        return found.levels.get(level) if found else None

    def count(self, list_id: str, place: int) -> ListNumber | None:
        """Count one paragraph on at level `place` and return its number; None for unknown lists."""
        level = self._level(list_id, place)
        if level is None or place >= _LEVELS:
            return None
        each = self._lists[list_id]
        counts = self._counts.setdefault(each.abstract, {})
        for above in range(place):  # a level that was skipped counts as begun
            counts.setdefault(above, each.levels[above].start if above in each.levels else 1)
        restarts = place in each.restarts and (list_id, place) not in self._begun
        self._begun.add((list_id, place))
        counts[place] = level.start if restarts or place not in counts else counts[place] + 1
        _end_deeper(counts, each.levels, place)
        if level.number_format == "bullet":
            return ListNumber(level.text, list_id, place, counts[place], bullet=True)
        return ListNumber(_label(each.levels, counts, place), list_id, place, counts[place])


def _end_deeper(counts: dict[int, int], levels: Mapping[int, _Level], place: int) -> None:
    """Let the levels below `place` begin anew, those aside that only a higher level ends (17.9.10)."""
    for deeper in [each for each in counts if each > place]:
        restart = levels[deeper].restart if deeper in levels else None
        if restart is None or restart > deeper or place < restart:
            del counts[deeper]


def _label(levels: Mapping[int, _Level], counts: Mapping[int, int], place: int) -> str:
    """Return the number of the paragraph just counted at level `place` (w:lvlText, 17.9.11)."""
    level = levels[place]
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


def _abstracts(root: Element, list_styles: Mapping[str, str]) -> dict[str, dict[int, _Level]]:
    """Return the levels of each abstract definition, links to numbering styles followed (17.9.21, 17.9.27)."""
    levels: dict[str, dict[int, _Level]] = {}
    links: dict[str, str] = {}
    linked: dict[str, str] = {}
    for each in root.findall(f"{W}abstractNum"):
        key = each.get(f"{W}abstractNumId", "")
        levels[key] = {_number(level.get(f"{W}ilvl"), 0): _read_level(level) for level in each.findall(f"{W}lvl")}
        if style := _value(each, "styleLink"):
            linked[style] = key
        if (style := _value(each, "numStyleLink")) and not levels[key]:
            links[key] = style
    of_list = {each.get(f"{W}numId", ""): _value(each, "abstractNumId") for each in root.findall(f"{W}num")}
    for key, style in links.items():
        target = linked.get(style) or of_list.get(list_styles.get(style, ""), "")
        levels[key] = levels.get(target, {})
    return levels


def _list(element: Element, abstracts: Mapping[str, dict[int, _Level]]) -> _List:
    """Return a w:num with its overrides (17.9.8): levels of its own, values that it begins with."""
    abstract = _value(element, "abstractNumId")
    levels = dict(abstracts.get(abstract, {}))
    restarts = set()
    for override in element.findall(f"{W}lvlOverride"):
        place = _number(override.get(f"{W}ilvl"), 0)
        own, start = override.find(f"{W}lvl"), override.find(f"{W}startOverride")
        if own is not None:
            levels[place] = _read_level(own)
        if start is not None and place in levels:
            levels[place] = levels[place]._replace(start=_number(start.get(_VAL), 0))
            restarts.add(place)
    return _List(abstract, levels, frozenset(restarts))


def _read_level(element: Element) -> _Level:
    number_format = next((e for e in alternatives(element) if e.tag == f"{W}numFmt"), None)
    restart = element.find(f"{W}lvlRestart")
    legal = element.find(f"{W}isLgl")
    return _Level(
        start=_number(_value(element, "start"), 0),
        number_format="decimal" if number_format is None else number_format.get(_VAL, "decimal"),
        sample="" if number_format is None else number_format.get(f"{W}format", ""),
        text=_value(element, "lvlText"),
        legal=legal is not None and switched_on(legal),
        restart=None if restart is None else _number(restart.get(_VAL), 0),
        style=_value(element, "pStyle"),
        properties=element.find(f"{W}pPr"),
        hidden=switched_on(element.find(f"{W}rPr/{W}vanish")),
    )


def _value(element: Element, name: str) -> str:
    found = element.find(W + name)
    return "" if found is None else found.get(_VAL, "")


def _number(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,9}", text) else default
