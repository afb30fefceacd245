"""The automatic numbers of a .docx: what Word prints before a paragraph of a list."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple
from xml.etree.ElementTree import Element

from drafter.docxfile.package import W
from drafter.model.numerals import DIGITS, to_chinese

_VAL = f"{W}val"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_CIRCLED = "⓪①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
_ROMAN_LOW = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_DEEPEST = 9


class _Level(NamedTuple):
    start: int
    number_format: str
    text: str
    legal: bool
    style: str
    properties: Element | None


class Numbering:
    """Counts the lists of one document; ask for the labels in the order of the text."""

    def __init__(self, root: Element | None) -> None:
        self._lists: dict[str, str] = {}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        linked: dict[str, str] = {}
        for each in root.iter(f"{W}abstractNum"):
            key = each.get(f"{W}abstractNumId", "")
            self._levels[key] = {_number(level.get(f"{W}ilvl"), 0): _level(level) for level in each.iter(f"{W}lvl")}
            style, link = each.find(f"{W}styleLink"), each.find(f"{W}numStyleLink")
            if style is not None:
                linked[style.get(_VAL, "")] = key
            if link is not None and not self._levels[key]:
                self._lists[f"link {key}"] = link.get(_VAL, "")
        for key, style_name in [(k[5:], v) for k, v in self._lists.items()]:
            self._levels[key] = self._levels.get(linked.get(style_name, ""), {})
        self._lists.clear()
        for each in root.iter(f"{W}num"):
            key, abstract = each.get(f"{W}numId", ""), each.find(f"{W}abstractNumId")
            self._lists[key] = "" if abstract is None else abstract.get(_VAL, "")
            for override in each.iter(f"{W}lvlOverride"):
                start = override.find(f"{W}startOverride")
                if start is not None:
                    place = _number(override.get(f"{W}ilvl"), 0)
                    self._overrides.setdefault(key, {})[place] = _number(start.get(_VAL), 1)

    def properties(self, key: str, place: int) -> Element | None:
        """Return the paragraph properties that level `place` of list `key` gives."""
        level = self._levels.get(self._lists.get(key, ""), {}).get(place)
        return level.properties if level else None

    def place_of_style(self, key: str, style: str) -> int:
        """Return the level of list `key` that belongs to a paragraph style, else 0."""
        levels = self._levels.get(self._lists.get(key, ""), {})
        return next((place for place, level in levels.items() if level.style == style), 0)

    def label(self, key: str, place: int) -> str:
        """Count one paragraph on and return its number; empty for bullets and unknown lists."""
        abstract = self._lists.get(key, "")
        levels = self._levels.get(abstract, {})
        level = levels.get(place)
        if level is None or place >= _DEEPEST:
            return ""
        counts = self._counts.setdefault(abstract, {})
        if key not in self._begun:
            self._begun.add(key)
            for each, start in self._overrides.get(key, {}).items():
                counts[each] = start - 1
        counts[place] = counts.get(place, level.start - 1) + 1
        for deeper in [each for each in counts if each > place]:
            del counts[deeper]
        if level.number_format in ("bullet", "none"):
            return level.text if level.number_format == "none" and "%" not in level.text else ""

        def shown(match: re.Match[str]) -> str:
            which = int(match[1]) - 1
            other = levels.get(which)
            if other is None:
                return ""
            number_format = "decimal" if level.legal and which < place else other.number_format
            return _write(counts.get(which, other.start), number_format)

        return re.sub(r"%([1-9])", shown, level.text)


def _level(element: Element) -> _Level:
    def value(name: str) -> str:
        found = element.find(W + name)
        return "" if found is None else found.get(_VAL, "")

    return _Level(
        _number(value("start") or "1", 1),
        value("numFmt") or "decimal",
        value("lvlText"),
        element.find(f"{W}isLgl") is not None,
        value("pStyle"),
        element.find(f"{W}pPr"),
    )


def _number(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,9}", text) else default


def _write(number: int, number_format: str) -> str:
    """Return `number` as Word writes it in `number_format`; in digits when it knows no better."""
    if not 0 < number <= 9999:
        return str(number)
    for pattern, write in _WRITERS:
        if pattern.search(number_format):
            return write(number)
    return str(number)


def _formal(number: int) -> str:
    return to_chinese(number).translate(str.maketrans(DIGITS, _FORMAL))


def _stem(number: int) -> str:
    return _STEMS[(number - 1) % len(_STEMS)]


def _letter(number: int) -> str:
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _circled(number: int) -> str:
    return _CIRCLED[number] if number < len(_CIRCLED) else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in (*_ROMAN, *_ROMAN_LOW):
        text += letters * (number // value)
        number %= value
    return text


_WRITERS: tuple[tuple[re.Pattern[str], Callable[[int], str]], ...] = (
    (re.compile("Circle"), _circled),
    (re.compile("chineseLegalSimplified"), _formal),
    (re.compile("ideographTraditional|ideographZodiac"), _stem),
    (re.compile("hinese|taiwanese|japanese|ideograph"), to_chinese),
    (re.compile("upperLetter"), _letter),
    (re.compile("lowerLetter"), lambda number: _letter(number).lower()),
    (re.compile("upperRoman"), _roman),
    (re.compile("lowerRoman"), lambda number: _roman(number).lower()),
    (re.compile("decimalZero"), lambda number: f"{number:02d}"),
)
"""How to write a number, by the first pattern that its format's name matches."""
