"""格式: what local practice changes about the page, as a manifest says it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Literal

from pydantic import Field, field_validator, model_validator

from drafter.hints import quoted
from drafter.model.fields import StrictModel
from drafter.page import STANDARD, Font, Fonts, Page, Pt, familiar, pt_to_twips

LEAST_PITCH, MOST_PITCH = 28.0, 30.0
"""Points from line to line that local practice knows; the standard's 22 lines need at most 28.95."""
LEAST_LINES, MOST_LINES = 20, 24
"""Lines of a page that local practice knows; with more, lines of 3号 type would touch."""
_PITCH = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,2})?)\s*(?:磅|pt)?")
_LONGEST_NAME = 31
"""Characters of a font's name that Windows takes."""
_NO_NAME = re.compile('[,，、;；/\\\\<>&"“”\x00-\x1f]')
_LEVELS = ("一级标题字体", "二级标题字体", "三级标题字体", "四级标题字体")


def _font(title: str, explanation: str) -> Any:
    return Field("", alias=title, title=title, description=explanation)


class PageFormat(StrictModel):
    """What a manifest changes about the page; all that is empty stays as the standard has it."""

    line_pitch: str = Field(
        "",
        alias="行距",
        title="行距",
        description="固定行距，28磅 到 30磅；不写就是 28.95磅，一页正好 22 行；28.96磅 起一页只有 21 行",
    )
    lines: int = Field(
        0, alias="每页行数", title="每页行数", description="一页排满几行，20 到 24，不写就是 22；和“行距”只写一个"
    )
    title_font: str = _font("标题字体", "不写就是 方正小标宋简体")
    body_font: str = _font("正文字体", "不写就是 仿宋_GB2312；如 仿宋、方正仿宋_GBK")
    first_font: str = _font(_LEVELS[0], "“一、”的字体，不写就是 黑体")
    second_font: str = _font(_LEVELS[1], "“（一）”的字体，不写就是 楷体_GB2312")
    third_font: str = _font(_LEVELS[2], "“1.”的字体，不写就和正文一样")
    fourth_font: str = _font(_LEVELS[3], "“（1）”的字体，不写就和正文一样")
    page_number_font: str = _font("页码字体", "不写就是 宋体")
    latin_font: str = _font("西文字体", "数字和字母的字体，不写就是 Times New Roman；如 仿宋_GB2312")
    lead: Literal["", "楷体", "黑体", "加粗", "和正文一样"] = Field(
        "", alias="提法", title="提法", description="段首的提法怎样醒目：楷体（不写就是它）、黑体、加粗 或 和正文一样"
    )
    brackets: Literal["", "全角", "半角"] = Field(
        "", alias="序号括号", title="序号括号", description="“（一）”“（1）”的括号，不写就是全角"
    )

    @field_validator("line_pitch", mode="after")
    @classmethod
    def _pitch_is_usual(cls, value: str) -> str:
        match = _PITCH.fullmatch(value.strip())
        if value and not (match and LEAST_PITCH <= float(match[1]) <= MOST_PITCH):
            raise ValueError(f"{quoted(value)}不是 28磅 到 30磅 之间的行距；请写成 28磅、28.95磅 或 30磅")
        return match[1] if match else ""

    @field_validator("lines", mode="before")
    @classmethod
    def _lines_are_usual(cls, value: Any) -> Any:
        text = str(value).strip()
        if text and text not in map(str, range(LEAST_LINES, MOST_LINES + 1)):
            raise ValueError(f"{quoted(value)}不是 {LEAST_LINES} 到 {MOST_LINES} 之间的整数；请写成 22")
        return int(text or 0)

    @field_validator(
        *("title_font", "body_font", "first_font", "second_font", "third_font"),
        *("fourth_font", "page_number_font", "latin_font"),
        mode="after",
    )
    @classmethod
    def _font_is_one(cls, value: str) -> str:
        name = value.strip()
        if _NO_NAME.search(name) or len(name) > _LONGEST_NAME:
            raise ValueError(f"{quoted(value)}不是一种字体的名称；请只写一种，照 Word 字体框里的写，如 仿宋_GB2312")
        return name

    @model_validator(mode="after")
    def _pitch_or_lines(self) -> PageFormat:
        if self.line_pitch and self.lines:
            raise ValueError("里“行距”和“每页行数”只能写一个；请删去其中一行")
        return self


def nearer_format(formats: Iterable[PageFormat]) -> PageFormat | None:
    """Return what `formats` say, the nearest first: each key as the first that has it says; None: nothing."""
    changes: dict[str, Any] = {}
    for each in formats:
        own = {name: value for name, value in each.__dict__.items() if value}
        if changes.keys() & {"line_pitch", "lines"}:  # one stands for the other
            own = {name: value for name, value in own.items() if name not in ("line_pitch", "lines")}
        changes = {**own, **changes}
    return PageFormat.model_construct(None, **changes) if changes else None


@lru_cache(maxsize=8)
def page_for(page_format: PageFormat) -> Page:
    """Return the page that `page_format` makes of the standard's."""
    page = STANDARD._replace(fonts=_fonts(page_format, STANDARD.fonts))
    if page_format.lines:
        page = page._replace(lines=page_format.lines)
    if page_format.line_pitch:
        page = page.with_pitch(pt_to_twips(Pt(float(page_format.line_pitch))))
    if page_format.brackets == "半角":
        page = page._replace(number_brackets=("(", ")"))
    return page


def _fonts(page_format: PageFormat, standard: Fonts) -> Fonts:
    def chosen(name: str, instead: Font) -> Font:
        same = [font for font in standard.all if name == font.name]
        related = [font for font in standard.all if name in font.alternatives]
        return familiar(name, (*same, *related, instead)[0]) if name else instead

    body = chosen(page_format.body_font, standard.body)
    leads = {"黑体": standard.levels[0], "加粗": body, "和正文一样": body}
    first, second, third, fourth = standard.levels
    return Fonts(
        title=chosen(page_format.title_font, standard.title),
        body=body,
        levels=(
            chosen(page_format.first_font, first),
            chosen(page_format.second_font, second),
            chosen(page_format.third_font, body if third == standard.body else third),
            chosen(page_format.fourth_font, body if fourth == standard.body else fourth),
        ),
        page_number=chosen(page_format.page_number_font, standard.page_number),
        latin=chosen(page_format.latin_font, standard.latin),
        lead=leads.get(page_format.lead, standard.lead),
        lead_bold=page_format.lead == "加粗",
    )


def departures(page: Page) -> list[str]:
    """Return where `page` leaves the standard, a Chinese sentence each, without stop."""
    sentences = []
    if page.line_pitch != STANDARD.line_pitch or page.lines != STANDARD.lines:
        spare = f"，版心底下空出 {page.spare_height:.0f} 毫米" if page.spare_height >= 1 else ""
        sentences.append(
            f"行距 {page.line_pitch / 20:g} 磅，一页 {page.lines} 行{spare}"
            f"（国标 5.2.3 一般每面排 {STANDARD.lines} 行，撑满版心）"
        )
    if page.number_brackets != STANDARD.number_brackets:
        sentences.append("序号用半角括号，写作“(一)”“(1)”（国标 7.3.3 是“（一）”“（1）”）")
    for what, font, standard, kind, clause in _compared(page.fonts, STANDARD.fonts):
        if font.name != standard.name and font.name not in standard.alternatives:
            sentences.append(f"{what}是{font.name}（国标 {clause} 是{kind}）")
    return sentences


def _compared(fonts: Fonts, standard: Fonts) -> Iterable[tuple[str, Font, Font, str, str]]:
    yield "标题字体", fonts.title, standard.title, "小标宋体", "7.3.1"
    yield "正文字体", fonts.body, standard.body, "仿宋体", "5.2.2"
    kinds = ("黑体", "楷体", "仿宋体", "仿宋体")
    for title, font, own, kind in zip(_LEVELS, fonts.levels, standard.levels, kinds, strict=True):
        yield title, font, own, kind, "7.3.3"
    yield "页码字体", fonts.page_number, standard.page_number, "宋体", "7.5"
