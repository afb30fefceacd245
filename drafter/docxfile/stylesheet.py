"""Effective formats: defaults, theme fonts, the chain of styles, then what stands at the place itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

from drafter.docxfile.formats import RunFormat
from drafter.docxfile.opc_package import Package
from drafter.docxfile.word_xml import (
    VAL,
    A,
    W,
    attribute,
    child,
    child_value,
    is_on,
    local_name,
    switched_on,
    twips,
    whole_number,
)

_SCRIPTS = {"zh-CN": "Hans", "zh-TW": "Hant", "zh-HK": "Hant", "ja-JP": "Jpan", "ko-KR": "Hang"}
_LONGEST_CHAIN = 50
_ALIGNMENTS = {"start": "left", "end": "right", "justify": "both"}
Properties = dict[str, Any]
"""What one layer or several set, by the names of RunFormat's or ParagraphFormat's fields."""


class StyleSheet:
    """The styles of one document."""

    def __init__(self, package: Package) -> None:
        root = package.related("styles")
        self._theme = _theme_fonts(package.related("theme"), package.related("settings"))
        self._styles: dict[str, Element] = {}
        self.default = ""
        for style in root.iter(f"{W}style") if root is not None else ():
            style_id = attribute(style, "styleId")
            self._styles[style_id] = style
            if attribute(style, "type") == "paragraph" and is_on(attribute(style, "default", "0")):
                self.default = style_id
        self._run_defaults: Properties = {}
        self._paragraph_defaults: Properties = {}
        self.apply_run(self._run_defaults, child(root, "docDefaults/rPrDefault/rPr"))
        apply_paragraph(self._paragraph_defaults, child(root, "docDefaults/pPrDefault/pPr"))
        self._runs: dict[str, Properties] = {}
        self._paragraphs: dict[str, Properties] = {}
        self._formats: dict[tuple[object, ...], RunFormat] = {}

    def chain(self, style_id: str) -> list[Element]:
        """Return a style and those that it is based on, the most general first."""
        found: list[Element] = []
        while style_id in self._styles and len(found) < _LONGEST_CHAIN:
            style = self._styles[style_id]
            if style in found:
                break
            found.append(style)
            style_id = child_value(style, "basedOn")
        return found[::-1]

    def runs_of(self, style_id: str) -> Properties:
        """Return what defaults and a paragraph style set for text; not to be changed."""
        if style_id not in self._runs:
            properties = dict(self._run_defaults)
            self.apply_character_style(properties, style_id)
            self._runs[style_id] = properties
        return self._runs[style_id]

    def paragraph_of(self, style_id: str) -> Properties:
        """Return what defaults and a paragraph style set for paragraphs; not to be changed."""
        if style_id not in self._paragraphs:
            self._paragraphs[style_id] = self.paragraph_in_list(style_id, "", None)
        return self._paragraphs[style_id]

    def of_paragraph(self, properties: Element | None) -> str:
        """Return the paragraph style that a w:pPr names; the default one when it names none or an unknown one."""
        style_id = child_value(properties, "pStyle")
        style = self._styles.get(style_id)
        is_known = style is not None and attribute(style, "type", "paragraph") == "paragraph"
        return style_id if is_known else self.default

    def list_of(self, style_id: str) -> tuple[str, str]:
        """Return the w:numId that a paragraph style has, and the style that sets it; both empty without a list."""
        for style in reversed(self.chain(style_id)):
            list_id = child_value(style, "pPr/numPr/numId")
            if list_id:
                return list_id, attribute(style, "styleId")
        return "", ""

    def paragraph_in_list(self, style_id: str, owner: str, indents: Element | None) -> Properties:
        """Return what `paragraph_of` does, with the indents of a list that the style `owner` in the chain sets.

        They stand over what `owner` inherits and under what it says itself (17.9.22).
        """
        properties = dict(self._paragraph_defaults)
        for style in self.chain(style_id):
            if attribute(style, "styleId") == owner:
                apply_paragraph(properties, indents)
            apply_paragraph(properties, child(style, "pPr"))
        return properties

    def levels_of(self, style_id: str) -> Iterator[tuple[str, str]]:
        """Yield a style and those it is based on, each with the list level (w:ilvl) that it sets, or empty."""
        for style in reversed(self.chain(style_id)):
            yield attribute(style, "styleId"), child_value(style, "pPr/numPr/ilvl")

    def list_styles(self) -> dict[str, str]:
        """Return the w:numId of each numbering style by its id."""
        numbering = {key: style for key, style in self._styles.items() if attribute(style, "type") == "numbering"}
        return {key: child_value(style, "pPr/numPr/numId") for key, style in numbering.items()}

    def run_format(self, style_id: str, properties: Element | None) -> RunFormat:
        """Return the effective format of a run with the w:rPr `properties` in a paragraph of a style."""
        settings = properties if properties is not None else ()
        own = [(each.tag, *each.attrib.values()) for each in settings if each.tag != f"{W}rPrChange"]
        key = (style_id, *own)
        known = self._formats.get(key)
        if known is None:
            merged = dict(self.runs_of(style_id))
            self.apply_character_style(merged, child_value(properties, "rStyle"))
            self.apply_run(merged, properties)
            known = self._formats[key] = RunFormat(**merged)
        return known

    def apply_character_style(self, properties: Properties, style_id: str) -> None:
        """Put what a style sets for text over `properties`."""
        for style in self.chain(style_id):
            self.apply_run(properties, child(style, "rPr"))

    def apply_run(self, properties: Properties, element: Element | None) -> None:
        """Put what a w:rPr sets over `properties`."""
        for each in element if element is not None else ():
            name = local_name(each)
            if name == "rFonts":
                properties.update(self._fonts(each))
            elif name in _RUN_SETTINGS:
                properties.update(_RUN_SETTINGS[name](each))

    def _fonts(self, element: Element) -> Iterator[tuple[str, str]]:
        """Yield the fonts that a w:rFonts names; in one element the theme's comes before a name."""
        for field, slot in (("east_asia", "eastAsia"), ("ascii", "ascii")):
            theme = attribute(element, f"{slot}Theme")
            name = self._theme.get(theme, "") if theme else element.get(W + slot)
            if name is not None:
                yield field, name
        hint = attribute(element, "hint")
        if hint:
            yield "hint", hint


def apply_paragraph(properties: Properties, element: Element | None) -> None:
    """Put what a w:pPr sets over `properties`."""
    for each in element if element is not None else ():
        read = _PARAGRAPH_SETTINGS.get(local_name(each))
        if read is not None:
            properties.update(read(each))


def _size(element: Element) -> Properties:
    value = attribute(element, "val")
    return {"size": int(value)} if value.isascii() and value.isdigit() else {}


def _colour(element: Element) -> Properties:
    value = attribute(element, "val")
    return {"colour": "" if value == "auto" else value.upper()}


def _indents(element: Element) -> Properties:
    """Return indents; a hanging one comes before that of a first line (17.3.1.12)."""
    found = {field: twips(element.attrib[W + name]) for name, field in _INDENTS.items() if W + name in element.attrib}
    hanging, hanging_chars = twips(attribute(element, "hanging")), twips(attribute(element, "hangingChars"))
    if hanging:
        found["first_line"] = -hanging
        found.setdefault("first_line_chars", 0)
    if hanging_chars:
        found["first_line_chars"] = -hanging_chars
    return found


def _spacing(element: Element) -> Properties:
    found: Properties = {}
    for name in ("before", "after"):
        lines = element.get(f"{W}{name}Lines")
        if lines is not None:
            found[name] = whole_number(lines) * 24 // 10
    for name in ("before", "after", "line"):
        value = element.get(W + name)
        if value is not None:
            found[name] = twips(value)
    if "line" in found:
        found["line_rule"] = attribute(element, "lineRule", "auto")
    return found


def _outline(element: Element) -> Properties:
    level = whole_number(attribute(element, "val"))
    return {"outline": level + 1 if 0 <= level <= 8 else 0}


def _border(element: Element) -> Properties:
    return {"border": any(edge.get(VAL, "none") not in ("none", "nil") for edge in element)}


_INDENTS = {
    "left": "left",
    "start": "left",
    "right": "right",
    "end": "right",
    "leftChars": "left_chars",
    "startChars": "left_chars",
    "rightChars": "right_chars",
    "endChars": "right_chars",
    "firstLine": "first_line",
    "firstLineChars": "first_line_chars",
}
_RUN_SETTINGS: dict[str, Callable[[Element], Properties]] = {
    "sz": _size,
    "b": lambda element: {"bold": switched_on(element)},
    "color": _colour,
    "caps": lambda element: {"capitals": switched_on(element)},
    "smallCaps": lambda element: {"capitals": switched_on(element)},
    "vanish": lambda element: {"hidden": switched_on(element)},
    "specVanish": lambda element: {"hidden": switched_on(element)},
    "spacing": lambda element: {"spacing": twips(attribute(element, "val"))},
    "i": lambda element: {"italic": switched_on(element)},
    "u": lambda element: {"underline": attribute(element, "val") not in ("", "none")},
    "strike": lambda element: {"struck": switched_on(element)},
    "dstrike": lambda element: {"struck": switched_on(element)},
    "highlight": lambda element: {"highlight": attribute(element, "val").replace("none", "")},
}
"""What each child of a w:rPr sets; w:rFonts needs the theme (`StyleSheet._fonts`)."""
_PARAGRAPH_SETTINGS: dict[str, Callable[[Element], Properties]] = {
    "ind": _indents,
    "spacing": _spacing,
    "jc": lambda element: {"alignment": _ALIGNMENTS.get(attribute(element, "val"), attribute(element, "val"))},
    "pageBreakBefore": lambda element: {"page_break_before": switched_on(element)},
    "outlineLvl": _outline,
    "framePr": lambda element: {"frame": attribute(element, "xAlign", "left")},
    "pBdr": _border,
}
"""What each child of a w:pPr sets."""


def _theme_fonts(root: Element | None, settings: Element | None) -> dict[str, str]:
    """Return the fonts that names such as minorEastAsia stand for."""
    found: dict[str, str] = {}
    language = attribute(child(settings, "themeFontLang"), "eastAsia", "zh-CN")
    script = _SCRIPTS.get(language, "Hans")
    for which in ("major", "minor"):
        fonts = root.find(f".//{A}{which}Font") if root is not None else None
        if fonts is None:
            continue
        by_script = {each.get("script"): each.get("typeface", "") for each in fonts.findall(f"{A}font")}
        latin = _typeface(fonts, "latin")
        found[f"{which}EastAsia"] = _typeface(fonts, "ea") or by_script.get(script, "")
        found.update({f"{which}Ascii": latin, f"{which}HAnsi": latin})
    return found


def _typeface(fonts: Element, name: str) -> str:
    font = fonts.find(A + name)
    return "" if font is None else font.get("typeface", "")
