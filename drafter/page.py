"""Every measure of the page, once, with the clause of GB/T 9704-2012 that it comes from.

What the standard leaves open (twips, grid, distances) is derived here from what it states.
Numbers of clauses stand in the descriptions of the fields; 字 is the width of one character.
"""

from __future__ import annotations

import math
from typing import NamedTuple, NewType

Mm = NewType("Mm", float)
"""Millimetres, the standard's unit."""
Pt = NewType("Pt", float)
"""Points, 72 to the inch: sizes of type."""
Twips = NewType("Twips", int)
"""Twentieths of a point, Word's unit of length."""
HalfPoints = NewType("HalfPoints", int)
"""Word's unit for sizes of type."""

TWIPS_PER_PT = 20
TWIPS_PER_MM = 1440 / 25.4
_GRID_UNITS_PER_PT = 4096
"""`w:charSpace` counts in this fraction of a point."""
NO_LINE_END = "$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥〕"
"""Characters that no line ends with: Word's own list for Chinese, and 〕 for document numbers (7.2.5)."""
NO_LINE_START = "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｝～￠号"
"""Characters that no line begins with: Word's own list for Chinese, and 号 for document numbers (7.2.5)."""


def mm_to_twips(length: Mm) -> Twips:
    """Return `length` in twips, rounded to the nearest."""
    return Twips(round(length * TWIPS_PER_MM))


def pt_to_twips(length: Pt) -> Twips:
    """Return `length` in twips, rounded to the nearest."""
    return Twips(round(length * TWIPS_PER_PT))


def eighth_points(weight: Mm) -> int:
    """Return the weight of a line as Word writes it, in eighths of a point."""
    return round(weight / 25.4 * 72 * 8)


def half_points(size: Pt) -> HalfPoints:
    """Return a size of type as Word writes it."""
    return HalfPoints(round(size * 2))


class Font(NamedTuple):
    """A font by the name written into the file."""

    name: str
    alternatives: tuple[str, ...] = ()
    """Names tried in this order on a machine that lacks `name` (`w:altName`)."""
    family: str = "roman"
    """Word's generic family: roman, modern, script or auto."""


def familiar(name: str, like: Font) -> Font:
    """Return the font called `name`, with `like` and its alternatives for where it is missing."""
    if name == like.name:
        return like
    others = tuple(each for each in (like.name, *like.alternatives) if each != name)
    return Font(name, others, like.family)


_GOTHIC, _GOTHIC_ALTERNATIVES = "黑体", ("SimHei", "方正黑体_GBK", "华文黑体")


class Fonts(NamedTuple):
    """The fonts by what they set; the standard names kinds of type, not products."""

    title: Font = Font("方正小标宋简体", ("方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "华文中宋", "宋体"))
    """小标宋体 for the title (7.3.1)."""
    body: Font = Font("仿宋_GB2312", ("仿宋", "FangSong", "方正仿宋_GBK", "华文仿宋"), "modern")
    """仿宋体 for all that has no rule of its own (5.2.2)."""
    levels: tuple[Font, Font, Font, Font] = (
        Font(_GOTHIC, _GOTHIC_ALTERNATIVES, "modern"),
        Font("楷体_GB2312", ("楷体", "KaiTi", "方正楷体_GBK", "华文楷体"), "modern"),
        body,
        body,
    )
    """Levels 一、 （一） 1. （1）: 黑体, 楷体, 仿宋, 仿宋 (7.3.3)."""
    page_number: Font = Font("宋体", ("SimSun", "方正书宋_GBK", "华文宋体"), "auto")
    """宋体 for the page number (7.5)."""
    latin: Font = Font("Times New Roman", ("Liberation Serif",))
    """Figures and Latin letters; the standard is silent, this is what offices use."""
    lead: Font = levels[1]
    """A lead phrase in the text; the standard is silent."""
    lead_bold: bool = False
    """Whether a lead phrase is bold, as local practice may have it."""

    def beside(self, font: Font) -> Font:
        """Return the font of figures and letters among characters in `font`: in 黑体 they are 黑体 themselves."""
        gothic = (_GOTHIC, *_GOTHIC_ALTERNATIVES)
        return font if font.name in gothic else self.latin

    @property
    def all(self) -> tuple[Font, ...]:
        """Every font once, in the order of first use."""
        fonts = (self.title, self.body, *self.levels, self.page_number, self.latin, self.lead)
        return tuple(
            {font.name: font for font in reversed(fonts)}[name] for name in dict.fromkeys(f.name for f in fonts)
        )


class Sizes(NamedTuple):
    """Sizes of type."""

    title: Pt = Pt(22)
    """2号 for the title (7.3.1)."""
    body: Pt = Pt(16)
    """3号 for all that has no rule of its own (5.2.2)."""
    page_number: Pt = Pt(14)
    """4号 for the page number (7.5)."""
    mark: Pt = Pt(42)
    """发文机关标志 at its largest; its size is the authority's to choose, conspicuous and dignified (7.2.4)."""
    least_mark: Pt = Pt(22)
    """发文机关标志 at its smallest: longer names are set narrower, not smaller (7.2.4)."""
    imprint: Pt = Pt(14)
    """4号 for 抄送机关, 印发机关 and 印发日期 (7.4.2, 7.4.3)."""
    table: Pt = Pt(12)
    """Text of tables; the standard is silent, smaller than the text so that figures fit."""


class Page(NamedTuple):
    """A page and how text is set on it; the defaults are the standard's."""

    paper_width: Mm = Mm(210)
    """A4 (5.1)."""
    paper_height: Mm = Mm(297)
    """A4 (5.1)."""
    top_margin: Mm = Mm(37)
    """天头 (5.2.1)."""
    left_margin: Mm = Mm(28)
    """订口 (5.2.1)."""
    type_area_width: Mm = Mm(156)
    """版心 (5.2.1); what is left of the paper is the right margin."""
    type_area_height: Mm = Mm(225)
    """版心 (5.2.1); what is left of the paper is the bottom margin."""
    lines: int = 22
    """Lines that fill the type area (5.2.3)."""
    characters: int = 28
    """Characters that fill a line of the type area (5.2.3)."""
    first_line_indent: int = 2
    """自然段左空二字, in 字 (7.3.3)."""
    signature_space: int = 2
    """署名右空二字, and its date starts as far to the right of it; in 字 (7.3.5.2)."""
    page_number_space: int = 1
    """Space outside the page number, odd pages right, even pages left; in 字 (7.5)."""
    header_distance: Mm = Mm(15)
    """From the upper edge of the paper; nothing stands there."""
    footer_distance: Twips = Twips(1435)
    """From the lower edge of the paper: the dashes come 7 mm below the type area (7.5)."""
    footer_line: Twips = Twips(320)
    """Exact height of the footer's line, on which `footer_distance` depends."""
    character_spacing: Twips = Twips(-6)
    """Taken off each character of body size.

    28 characters of 16 pt are 448 pt, the type area 442.2 pt. With 6 twips less each, 28 fit and
    29 do not, whether a program lays out by the document grid or not.
    """
    fonts: Fonts = Fonts()
    sizes: Sizes = Sizes()
    mark_distance: Mm = Mm(35)
    """From the upper edge of the type area to that of 发文机关标志 (7.2.4)."""
    mark_colour: str = "FF0000"
    """Red, for 发文机关标志 and the line below the masthead (7.2.4, 7.2.7)."""
    number_distance: int = 2
    """Empty lines between 发文机关标志 and 发文字号 (7.2.5)."""
    masthead_space: int = 1
    """Space left of 发文字号 and right of 签发人 in a document to superiors; in 字 (7.2.5, 7.2.6)."""
    signatories_per_line: int = 2
    """签发人 on a line (7.2.6)."""
    red_line_distance: Mm = Mm(4)
    """From 发文字号 down to the red line, which is as wide as the type area (7.2.7)."""
    red_line_weight: Mm = Mm(0.35)
    """Of the red line; the standard is silent, this is what it recommends for the imprint's first line."""
    title_distance: int = 2
    """Empty lines between the red line and the title (7.3.1)."""
    attachment_note_space: int = 2
    """附件说明左空二字, in 字 (7.3.4)."""
    sealed_date_space: int = 4
    """成文日期右空四字 where a seal is set, in 字 (7.3.5.1)."""
    seal_diameter: Mm = Mm(42)
    """Of a county authority's seal; it covers 署名 and date, its top within a line of the text (7.3.5.1)."""
    attachment_title_line: int = 3
    """Line of the page on which an attachment's title stands; 附件 and its number on the first (7.3.7)."""
    imprint_space: int = 1
    """抄送机关 and 印发机关左空一字, 抄送机关 and 印发日期右空一字; in 字 of 4号 (7.4.2, 7.4.3)."""
    imprint_outer_line: Mm = Mm(0.35)
    """首条 and 末条分隔线, the last on the lower edge of the type area (7.4.1)."""
    imprint_inner_line: Mm = Mm(0.25)
    """中间的分隔线 (7.4.1)."""
    table_line: Mm = Mm(0.18)
    """Lines of a table; the standard is silent, this is half a point as offices use."""
    cell_space: Twips = Twips(90)
    """Below the text in a row of a table or of the imprint: text of exact lines stands low between rules."""
    fixed_pitch: Twips = Twips(0)
    """From line to line, where local practice sets it; 0: as `lines` (5.2.3) comes to."""
    number_brackets: tuple[str, str] = ("（", "）")
    """Around the numbers of the second and fourth level, （一） and （1） (7.3.3)."""

    def with_pitch(self, pitch: Twips) -> Page:
        """Return this page with `pitch` from line to line, and the lines that it then holds."""
        if pitch == self.line_pitch:
            return self
        return self._replace(fixed_pitch=pitch, lines=mm_to_twips(self.type_area_height) // pitch)

    @property
    def spare_height(self) -> Mm:
        """What the lines leave empty at the foot of the type area (5.2.3: they should fill it)."""
        return Mm((mm_to_twips(self.type_area_height) - self.lines * self.line_pitch) / TWIPS_PER_MM)

    @property
    def text_width(self) -> Twips:
        """Width of the type area (5.2.1)."""
        return mm_to_twips(self.type_area_width)

    @property
    def right_margin(self) -> Twips:
        """What paper, 订口 and type area leave on the right."""
        margin = mm_to_twips(self.paper_width) - mm_to_twips(self.left_margin) - self.text_width
        return Twips(margin)

    @property
    def bottom_margin(self) -> Twips:
        """What paper, 天头 and type area leave below."""
        above = mm_to_twips(self.top_margin) + mm_to_twips(self.type_area_height)
        return Twips(mm_to_twips(self.paper_height) - above)

    @property
    def line_pitch(self) -> Twips:
        """From line to line: the most that still lets `lines` lines into the type area (5.2.3)."""
        return self.fixed_pitch or Twips(mm_to_twips(self.type_area_height) // self.lines)

    @property
    def grid_character_space(self) -> int:
        """`w:charSpace` of a grid of `characters` cells: cell less body size, in 1/4096 pt."""
        cell = self.text_width / TWIPS_PER_PT / self.characters
        return math.floor((cell - self.sizes.body) * _GRID_UNITS_PER_PT)

    @property
    def character_advance(self) -> Twips:
        """From the start of one body character to the start of the next."""
        return Twips(pt_to_twips(self.sizes.body) + self.character_spacing)

    @property
    def title_characters(self) -> int:
        """Characters of title size that fit on a line."""
        return self.text_width // pt_to_twips(self.sizes.title)


STANDARD = Page()
"""The page of GB/T 9704-2012."""
