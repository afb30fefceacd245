"""Rules about the page of a .docx: paper, margins, lines and characters, page numbers (GB/T 9704-2012)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.rule import Example, Hit, Severity, Spot, rule
from drafter.checking.rules.word_file.format_view import BODY_SIZE, formatted, in_characters, is_font, layout_of, points
from drafter.docxfile.contents import Footer, FormattedParagraph
from drafter.docxfile.formats import PageSetup
from drafter.hints import quoted
from drafter.model.characters import without_spaces

_MM = 1440 / 25.4
"""Twips to the millimetre."""
_TOLERANCE = 1.1
"""Millimetres; the standard allows one for 天头 and 订口 (5.2.1)."""
_A4 = (210, 297)
_NARROWEST_GAP, _WIDEST_GAP = 0.5, 1.6
"""字 outside a page number that count as one."""
_TEXT = Example("某局2021年法治政府建设报告\n一、主要工作\n全年检查77次。\n", format=())
_GB = "GB/T 9704-2012 "


def _off(twips: int, millimetres: float) -> bool:
    return abs(twips / _MM - millimetres) > _TOLERANCE


@rule("版式-纸张", "用竖放的 A4 纸", Severity.ERROR, f"{_GB}5.1", _TEXT, _TEXT.as_docx(纸宽=216, 纸高=279))
def _paper(manuscript: Manuscript) -> Iterator[Hit]:
    for page in _pages(manuscript):
        short, long = sorted((page.width, page.height))
        if _off(short, _A4[0]) or _off(long, _A4[1]):
            size = f"{page.width / _MM:.0f}×{page.height / _MM:.0f} 毫米"
            yield Hit(Spot(), f"纸张是 {size}，不是 A4", "在“页面设置”里把纸张改为 A4（210×297 毫米）")
            return
    first = next(iter(_pages(manuscript)), None)
    if first is not None and first.width > first.height:
        yield Hit(Spot(), "正文的纸张是横向", "在“页面设置”里把纸张方向改为纵向；只有附件里的宽表可以横排")


def _pages(manuscript: Manuscript) -> tuple[PageSetup, ...]:
    layout = layout_of(manuscript)
    return tuple(page for page in layout.pages if page.width) if layout else ()


@rule(
    "版式-页边距", "版心 156×225 毫米，天头 37、订口 28 毫米", Severity.ERROR, f"{_GB}5.2.1",
    _TEXT, _TEXT.as_docx(上边距=25.4),
)  # fmt: skip
def _margins(manuscript: Manuscript) -> Iterator[Hit]:
    page = next((page for page in _pages(manuscript) if page.width <= page.height), None)
    if page is None:
        return
    text_width, text_height = page.width - page.left - page.right - page.gutter, page.height - page.top - page.bottom
    wrong = [
        f"{name} {actual / _MM:.1f} 毫米（应为 {right}）"
        for name, actual, right in (
            ("上边距", page.top, 37),
            ("左边距", page.left + page.gutter, 28),
            ("版心宽", text_width, 156),
            ("版心高", text_height, 225),
        )
        if _off(actual, right)
    ]
    if wrong:
        yield Hit(
            Spot(), f"页边距不合规定：{'，'.join(wrong)}", "在“页面设置”里把上、下、左、右边距设为 37、35、28、26 毫米"
        )


@rule("版式-每面行数", "每面排 22 行", Severity.HINT, f"{_GB}5.2.3（一般）", _TEXT, _TEXT.as_docx(行距=30))
def _lines(manuscript: Manuscript) -> Iterator[Hit]:
    layout, pages = layout_of(manuscript), _pages(manuscript)
    pitch = _pitch(manuscript)
    if layout is None or not pages or pitch is None:
        return
    height = pages[0].height - pages[0].top - pages[0].bottom
    lines = int(height / pitch)
    if lines != 22:
        yield Hit(
            Spot(),
            f"行距 {pitch / 20:.4g} 磅，每面 {lines} 行，不是 22 行",
            "把正文行距设为“固定值 28.95 磅”，或文档网格每页 22 行",
        )


def _pitch(manuscript: Manuscript) -> float | None:
    """Return the distance of most lines of text in twips; None when the font decides it."""
    layout = layout_of(manuscript)
    usual = Counter(
        (item.paragraph.format.line_rule, item.paragraph.format.line) for item in formatted(manuscript, Role.BODY)
    )
    if layout is None or not usual:
        return None
    rule, line = usual.most_common(1)[0][0]
    if rule == "exact":
        return float(line) or None
    grid = next((page for page in layout.pages if page.grid and page.line_pitch), None)
    if grid is None or rule == "atLeast":
        return None
    return grid.line_pitch * max(1.0, line / 240)


@rule("版式-每行字数", "每行排 28 字", Severity.HINT, f"{_GB}5.2.3（一般）", _TEXT, _TEXT.as_docx(字间距=0))
def _characters(manuscript: Manuscript) -> Iterator[Hit]:
    layout, pages = layout_of(manuscript), _pages(manuscript)
    body = next(formatted(manuscript, Role.BODY), None)
    if layout is None or not pages or body is None or not body.paragraph.spans:
        return
    format_, page = body.paragraph.spans[0].format, pages[0]
    if format_.size != BODY_SIZE:
        return  # another rule says so
    text_width = (page.width - page.left - page.right - page.gutter) / 20
    advance = format_.size / 2 + format_.spacing / 20
    if page.grid in ("linesAndChars", "snapToChars") and page.character_space:
        advance = min(advance, layout.normal.size / 2 + page.character_space / 4096)
    count = int(text_width / advance + 0.02)
    if count != 28:
        yield Hit(
            Spot(),
            f"每行 {count} 字，不是 28 字",
            "在“页面设置”的“文档网格”里指定每行 28 字、每页 22 行，或调整边距和字间距",
        )


def _numbered(manuscript: Manuscript) -> list[tuple[Footer, FormattedParagraph]]:
    layout = layout_of(manuscript)
    return [(f, p) for f in layout.footers for p in f.paragraphs if p.page_field] if layout else []


@rule("版式-页码", "有页码", Severity.WARNING, f"{_GB}7.5", _TEXT, _TEXT.as_docx(页码="无"))
def _page_number(manuscript: Manuscript) -> Iterator[Hit]:
    layout = layout_of(manuscript)
    if layout is not None and not _numbered(manuscript):
        yield Hit(Spot(), "没有页码", "在页脚插入页码，形式为“— 1 —”，单页居右、双页居左")


@rule(
    "版式-页码位置", "单页码居右空一字，双页码居左空一字", Severity.WARNING, f"{_GB}7.5",
    _TEXT, _TEXT.as_docx(页码="居中"),
)  # fmt: skip
def _page_sides(manuscript: Manuscript) -> Iterator[Hit]:
    layout, numbered = layout_of(manuscript), _numbered(manuscript)
    if layout is None or not numbered:
        return
    if layout.odd_and_even:
        wrong = [_misplaced(footer, paragraph) for footer, paragraph in numbered if footer.pages != "first"]
        if any(wrong):
            yield Hit(Spot(), "，".join(filter(None, wrong)), "单页码居右空一字，双页码居左空一字")
        return
    side = {"center": "居中", "left": "居左", "right": "居右"}.get(_side(numbered[0][1]))
    if side:
        yield Hit(Spot(), f"页码没有分单双页，都{side}", "页脚勾选“奇偶页不同”，单页码居右空一字，双页码居左空一字")


def _misplaced(footer: Footer, paragraph: FormattedParagraph) -> str:
    """Return what is wrong with the place of a page number; empty when it is right."""
    pages, side, side_name = ("双页", "left", "左") if footer.pages == "even" else ("单页", "right", "右")
    actual = _side(paragraph)
    if actual not in (side, "outside"):
        return f"{pages}页码没有居{side_name}"
    if actual == side and not _NARROWEST_GAP <= _gap(paragraph, side) <= _WIDEST_GAP:
        return f"{pages}页码没有空一字"
    return ""


def _side(paragraph: FormattedParagraph) -> str:
    side = paragraph.format.frame or paragraph.format.alignment
    return "left" if side in ("both", "inside", "start") else side


def _gap(paragraph: FormattedParagraph, side: str) -> float:
    """Return the space outside a page number in 字 of its own size."""
    text = paragraph.text
    spaces = len(text) - len(text.lstrip("\u3000") if side == "left" else text.rstrip("\u3000"))
    plain = len(text) - len(text.lstrip(" ") if side == "left" else text.rstrip(" "))
    return (
        in_characters(paragraph, side) + in_characters(paragraph, "first_line") * (side == "left") + spaces + plain / 2
    )


@rule(
    "版式-页码形式", "页码用 4 号半角宋体，左右各一条一字线", Severity.HINT, f"{_GB}7.5（一般）",
    _TEXT, _TEXT.as_docx(页码="第1页"),
)  # fmt: skip
def _page_form(manuscript: Manuscript) -> Iterator[Hit]:
    for _, paragraph in _numbered(manuscript):
        text = without_spaces(paragraph.text)
        format_ = next((s.format for s in paragraph.spans if s.text.strip()), paragraph.base)
        wrong = []
        if not re.fullmatch(r"[—－–][0-9]*[—－–]", text):
            wrong.append(f"写成{quoted(paragraph.text.strip())}，没有左右各一条一字线")
        if format_.size != 28:
            wrong.append(f"是 {points(format_.size)}，不是 4 号（14 磅）")
        if not is_font(format_.ascii or "", "宋体") and not is_font(format_.east_asia or "", "宋体"):
            wrong.append(f"用 {format_.ascii or '默认字体'}，不是宋体")
        if wrong:
            yield Hit(Spot(), f"页码{'，'.join(wrong)}", "页码用 4 号半角宋体阿拉伯数字，写成“— 1 —”")
            return


@rule(
    "版式-修订批注", "定稿里没有修订和批注", Severity.WARNING, "实务：修订和批注会随文件发出去",
    _TEXT, _TEXT.as_docx(修订=2), when_public=Severity.ERROR,
)  # fmt: skip
def _traces(manuscript: Manuscript) -> Iterator[Hit]:
    layout = layout_of(manuscript)
    if layout is None or not (layout.revisions or layout.comments):
        return
    formats = sum(each.kind.endswith("Change") for each in layout.revisions)
    of_format = f"（其中 {formats} 处改的是格式）" if formats else ""
    left = [
        f"{len(layout.revisions)} 处修订{of_format}" if layout.revisions else "",
        f"{len(layout.comments)} 处批注" if layout.comments else "",
    ]
    yield Hit(Spot(), f"文件里还留着{'、'.join(filter(None, left))}", "定稿前接受或拒绝全部修订，删去批注")
