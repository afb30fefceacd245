"""Effective formats: defaults, theme fonts, the chain of styles, then what stands at the place itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from drafter.docxfile.attribute_values import child_value, twips, whole_number
from drafter.docxfile.formats import ParagraphFormat, RunFormat
from drafter.docxfile.package import Package, W

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_VAL = f"{W}val"
_CHANGE = f"{W}rPrChange"
_OFF = ("0", "false", "off", "none")
_SCRIPTS = {"zh-CN": "Hans", "zh-TW": "Hant", "zh-HK": "Hant", "ja-JP": "Jpan", "ko-KR": "Hang"}
_SIDES = {"start": "left", "end": "right"}
_ALIGNMENTS = {"start": "left", "end": "right", "justify": "both"}
_LONGEST_CHAIN = 50
Properties = dict[str, Any]
"""What one layer or several say, by the names of RunFormat's or ParagraphFormat's fields."""


class Styles:
    """The styles of one document."""

    def __init__(self, package: Package) -> None:
        root, settings = package.related("styles"), package.related("settings")
        self._theme = _theme_fonts(package.related("theme"), settings)
        self._styles: dict[str, Element] = {}
        self.default = ""
        self._run_defaults: Properties = {}
        self._paragraph_defaults: Properties = {}
        if root is not None:
            self._read(root)
        self._runs: dict[str, Properties] = {}
        self._paragraphs: dict[str, Properties] = {}
        self._formats: dict[tuple[object, ...], RunFormat] = {}

    def _read(self, root: Element) -> None:
        for style in root.iter(f"{W}style"):
            key = style.get(f"{W}styleId", "")
            self._styles[key] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default", "0") not in _OFF:
                self.default = key
        self.apply_run(self._run_defaults, root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        self.apply_paragraph(self._paragraph_defaults, root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"))

    def chain(self, key: str) -> list[Element]:
        """Return the styles that `key` is based on and itself, the most general first."""
        found: list[Element] = []
        while key in self._styles and len(found) < _LONGEST_CHAIN:
            style = self._styles[key]
            if style in found:
                break
            found.append(style)
            based = style.find(f"{W}basedOn")
            key = "" if based is None else based.get(_VAL, "")
        return found[::-1]

    def runs_of(self, key: str) -> Properties:
        """Return what defaults and the paragraph style `key` say of text; not to be changed."""
        if key not in self._runs:
            properties = dict(self._run_defaults)
            for style in self.chain(key):
                self.apply_run(properties, style.find(f"{W}rPr"))
            self._runs[key] = properties
        return self._runs[key]

    def paragraph_of(self, key: str) -> Properties:
        """Return what defaults and the paragraph style `key` say of paragraphs; not to be changed."""
        if key not in self._paragraphs:
            properties = dict(self._paragraph_defaults)
            for style in self.chain(key):
                self.apply_paragraph(properties, style.find(f"{W}pPr"))
            self._paragraphs[key] = properties
        return self._paragraphs[key]

    def of_paragraph(self, properties: Element | None) -> str:
        """Return the paragraph style that a w:pPr names; the default one for none or an unknown one."""
        key = child_value(properties, "pStyle")
        known = key in self._styles and self._styles[key].get(f"{W}type", "paragraph") == "paragraph"
        return key if known else self.default

    def list_of(self, key: str) -> tuple[str, str]:
        """Return the w:numId that a paragraph style has, and the style that sets it; both empty for none."""
        for style in reversed(self.chain(key)):
            found = child_value(style.find(f"{W}pPr/{W}numPr"), "numId")
            if found:
                return found, style.get(f"{W}styleId", "")
        return "", ""

    def paragraph_in_list(self, key: str, owner: str, indents: Element | None) -> Properties:
        """Return what `paragraph_of` says, with the indents of a list that the style `owner` in the chain sets.

        They stand over what `owner` inherits and under what it says itself (17.9.22).
        """
        properties = dict(self._paragraph_defaults)
        for style in self.chain(key):
            if style.get(f"{W}styleId", "") == owner:
                self.apply_paragraph(properties, indents)
            self.apply_paragraph(properties, style.find(f"{W}pPr"))
        return properties

    def levels_of(self, key: str) -> Iterator[tuple[str, str]]:
        """Yield each style in the chain of `key`, itself first, with the list level (w:ilvl) it sets, or empty."""
        for style in reversed(self.chain(key)):
            yield style.get(f"{W}styleId", ""), child_value(style.find(f"{W}pPr/{W}numPr"), "ilvl")

    def list_styles(self) -> dict[str, str]:
        """Return the w:numId of each numbering style by its id."""
        return {
            key: child_value(style.find(f"{W}pPr/{W}numPr"), "numId")
            for key, style in self._styles.items()
            if style.get(f"{W}type") == "numbering"
        }

    def run_format(self, style: str, properties: Element | None) -> RunFormat:
        """Return the effective format of a run with the w:rPr `properties` in a paragraph of `style`."""
        key = (
            (style, *((child.tag, *child.attrib.values()) for child in properties if child.tag != _CHANGE))
            if (properties is not None)
            else (style,)
        )
        known = self._formats.get(key)
        if known is None:
            merged = dict(self.runs_of(style))
            own = child_value(properties, "rStyle")
            if own:
                self.apply_character_style(merged, own)
            self.apply_run(merged, properties)
            known = self._formats[key] = RunFormat(**merged)
        return known

    def apply_character_style(self, properties: Properties, key: str) -> None:
        """Put what the character style `key` says over `properties`."""
        for style in self.chain(key):
            self.apply_run(properties, style.find(f"{W}rPr"))

    def apply_run(self, properties: Properties, element: Element | None) -> None:
        """Put what a w:rPr says over `properties`."""
        for child in element if element is not None else ():
            name, value = child.tag.rpartition("}")[2], child.get(_VAL, "")
            if name == "rFonts":
                properties.update(self._fonts(child))
            elif name == "sz" and value.isascii() and value.isdigit():
                properties["size"] = int(value)
            elif name == "b":
                properties["bold"] = value not in _OFF
            elif name == "color":
                properties["colour"] = "" if value == "auto" else value.upper()
            elif name in ("vanish", "specVanish"):
                properties["hidden"] = value not in _OFF
            elif name == "spacing":
                properties["spacing"] = twips(value)
            elif name == "i":
                properties["italic"] = value not in _OFF
            elif name == "u":
                properties["underline"] = value not in ("", "none")

    def _fonts(self, element: Element) -> Iterator[tuple[str, str]]:
        """Yield the fonts that a w:rFonts names; in one element the theme's comes before a name."""
        for field, slot in (("east_asia", "eastAsia"), ("ascii", "ascii")):
            theme = element.get(f"{W}{slot}Theme")
            name = self._theme.get(theme, "") if theme else element.get(W + slot)
            if name is not None:
                yield field, name
        hint = element.get(f"{W}hint")
        if hint:
            yield "hint", hint

    def apply_paragraph(self, properties: Properties, element: Element | None) -> None:
        """Put what a w:pPr says over `properties`."""
        for child in element if element is not None else ():
            name, value = child.tag.rpartition("}")[2], child.get(_VAL, "")
            if name == "ind":
                properties.update(_indents(child))
            elif name == "spacing":
                properties.update(_spacing(child))
            elif name == "jc":
                properties["alignment"] = _ALIGNMENTS.get(value, value)
            elif name == "pageBreakBefore":
                properties["page_break_before"] = value not in _OFF
            elif name == "outlineLvl":
                level = whole_number(value)
                properties["outline"] = level + 1 if 0 <= level <= 8 else 0
            elif name == "framePr":
                properties["frame"] = child.get(f"{W}xAlign", "left")
            elif name == "pBdr":
                properties["border"] = any(edge.get(_VAL, "none") not in ("none", "nil") for edge in child)


def paragraph_format(properties: Properties) -> ParagraphFormat:
    """Return `properties` of a paragraph as a value."""
    return ParagraphFormat(**properties)


def _indents(element: Element) -> Iterator[tuple[str, int]]:
    first: dict[str, int] = {}
    for key, value in element.attrib.items():
        name, amount = key.rpartition("}")[2], twips(value)
        chars = "_chars" if name.endswith("Chars") else ""
        side = name.removesuffix("Chars")
        side = _SIDES.get(side, side)
        if side in ("left", "right"):
            yield side + chars, amount
        elif side == "firstLine":
            first.setdefault("first_line" + chars, amount)
        elif side == "hanging" and amount:
            first["first_line" + chars] = -amount
            first.setdefault("first_line_chars", 0)
    yield from first.items()


def _spacing(element: Element) -> Iterator[tuple[str, int | str]]:
    for name in ("before", "after", "line"):
        value = element.get(W + name)
        if value is not None:
            yield name, twips(value)
    for name in ("before", "after"):
        lines = element.get(f"{W}{name}Lines")
        if lines is not None and element.get(W + name) is None:
            yield name, whole_number(lines) * 24 // 10
    if element.get(f"{W}line") is not None:
        yield "line_rule", element.get(f"{W}lineRule", "auto")


def _theme_fonts(root: Element | None, settings: Element | None) -> dict[str, str]:
    """Return the fonts that names such as minorEastAsia stand for."""
    found: dict[str, str] = {}
    if root is None:
        return found
    language = settings.find(f"{W}themeFontLang") if settings is not None else None
    script = _SCRIPTS.get(language.get(f"{W}eastAsia", "zh-CN") if language is not None else "zh-CN", "Hans")
    for which in ("major", "minor"):
        fonts = root.find(f".//{_A}{which}Font")
        if fonts is None:
            continue
        named = {child.get("script", ""): child.get("typeface", "") for child in fonts.findall(f"{_A}font")}
        latin, asian = fonts.find(f"{_A}latin"), fonts.find(f"{_A}ea")
        east = asian.get("typeface", "") if asian is not None else ""
        found[f"{which}EastAsia"] = east or named.get(script, "")
        for name in ("Ascii", "HAnsi"):
            found[which + name] = latin.get("typeface", "") if latin is not None else ""
    return found
