"""How a document looks, as values: pages, paragraphs and spans of text."""

from __future__ import annotations

from typing import NamedTuple


class RunFormat(NamedTuple):
    """The effective format of a span of text."""

    east_asia: str = ""
    """Font of Chinese characters; empty when nothing names one."""
    ascii: str = ""
    """Font of figures and Latin letters."""
    size: int = 20
    """In half-points; 20 is what Word takes when nothing says other."""
    bold: bool = False
    colour: str = ""
    """As RRGGBB; empty for automatic."""
    hint: str = ""
    hidden: bool = False
    spacing: int = 0
    """Added to each character, in twips."""
    italic: bool = False
    underline: bool = False
    struck: bool = False
    """Whether a line goes through it (w:strike, w:dstrike)."""
    highlight: str = ""
    """Colour of a marker pen, such as yellow; empty for none."""
    capitals: bool = False
    """Whether letters are shown as capitals, small ones or not (w:caps, w:smallCaps)."""


class TextSpan(NamedTuple):
    """Text of one format within a paragraph."""

    text: str
    format: RunFormat


class ParagraphFormat(NamedTuple):
    """The effective format of a paragraph; lengths in twips, *_chars in hundredths of a character."""

    alignment: str = "left"
    """left, right, center, both or distribute."""
    first_line: int = 0
    """Negative for a hanging indent."""
    first_line_chars: int = 0
    left: int = 0
    left_chars: int = 0
    right: int = 0
    right_chars: int = 0
    line: int = 240
    """Twips when `line_rule` is exact or atLeast, else 240ths of a line."""
    line_rule: str = "auto"
    before: int = 0
    after: int = 0
    page_break_before: bool = False
    outline: int = 0
    """Heading level, 1 to 9; 0 for text."""
    frame: str = ""
    """Where a frame stands across the page: left, center, right, inside or outside; empty for none."""
    border: bool = False
    """Whether it has a line above or below."""


class PageSetup(NamedTuple):
    """Paper, margins and grid of a section, in twips."""

    width: int = 0
    height: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0
    left: int = 0
    footer: int = 0
    gutter: int = 0
    grid: str = ""
    """lines, linesAndChars or snapToChars; empty for none."""
    line_pitch: int = 0
    character_space: int = 0
    """In 1/4096 pt."""
    landscape: bool = False
    title_page: bool = False
    columns: int = 1
