"""Rules about the paragraphs of a .docx: title, headings, text, signature, attachments (GB/T 9704-2012)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.rule import Example, Hit, Severity, Spot, rule
from drafter.checking.rules.word_file.format_view import (
    BODY_SIZE,
    Formatted,
    edges,
    formatted,
    in_characters,
    is_font,
    layout_of,
    lead_end,
    most,
    one_finding,
    one_hit,
    paragraph_at,
    points,
)
from drafter.checking.text.needed_words import WordPattern

_LEVELS = (("一、", "一", "黑体"), ("（一）", "二", "楷体"), ("1.", "三", "仿宋"), ("（1）", "四", "仿宋"))
"""Number, ordinal and kind of type of each level of headings (7.3.3)."""
_LEVELS_OF_HEADINGS = 2
"""Up to this level a numbered paragraph begins with its heading."""
_LATIN_QUOTES = WordPattern("[“”‘’—…]")
_CHINESE_FONT = WordPattern("[一-鿿]|(?i:song|kai|hei|fang)")
_TEXT = (
    "某局2021年法治政府建设报告\n区人民政府：\n一、主要工作\n（一）行政检查\n全年检查“双随机”77次。\n"
    "附件：统计表\n天津市某区教育局\n2022年1月29日\n附件\n统计表\n"
)
_GOOD = Example(_TEXT, format=())
_GB = "GB/T 9704-2012 "


def _wrong(**changes: object) -> Example:
    """Return the example with a format that differs in `changes`."""
    text = str(changes.pop("正文", ""))
    return _GOOD._replace(text=_TEXT.replace("全年检查", f"{text}全年检查"), format=tuple(changes.items()))


def _font(item: Formatted, start: int = 0, end: int | None = None) -> str | None:
    found = most(item.paragraph, lambda format_: format_.east_asia, start, end)
    return None if found is None else str(found)


def _size(item: Formatted, start: int = 0, end: int | None = None) -> int | None:
    found = most(item.paragraph, lambda format_: format_.size, start, end)
    return found if isinstance(found, int) else None


@rule("版式-标题居中", "标题居中", Severity.WARNING, f"{_GB}7.3.1", _GOOD, _wrong(标题对齐="left"))
def _title_centred(manuscript: Manuscript) -> Iterator[Hit]:
    for item in formatted(manuscript, Role.TITLE):
        begin, end = edges(item)
        if item.paragraph.format.alignment != "center" and abs((begin + end) / 2 - 14) > 1.5:
            yield Hit(Spot(item.place), "标题没有居中", "把标题设为居中，不用空格凑")
            return


@rule(
    "版式-标题字体", "标题用 2 号小标宋体", Severity.HINT, f"{_GB}7.3.1（一般）",
    _GOOD, _wrong(标题字体="黑体"),
)  # fmt: skip
def _title_font(manuscript: Manuscript) -> Iterator[Hit]:
    for item in formatted(manuscript, Role.TITLE):
        font, size = _font(item), _size(item)
        wrong = [] if font is None or is_font(font, "小标宋") else [f"用{font or '默认字体'}，不是小标宋体"]
        if size not in (None, 44):
            wrong.append(f"是 {points(size or 0)}，不是 2 号（22 磅）")
        if wrong:
            yield Hit(Spot(item.place), f"标题{'，'.join(wrong)}", "标题用 2 号小标宋体，如方正小标宋简体")
            return


@rule("版式-主送机关", "主送机关顶格", Severity.WARNING, f"{_GB}7.3.2", _GOOD, _wrong(主送缩进=2))
def _addressee(manuscript: Manuscript) -> Iterator[Hit]:
    for item in formatted(manuscript, Role.ADDRESSEE):
        if abs(edges(item)[0]) > 0.3:
            yield Hit(Spot(item.place), "主送机关没有顶格", "把主送机关的缩进设为 0，顶格写")


def _body(manuscript: Manuscript) -> list[Formatted]:
    """Return the paragraphs of running text: what is centred and short is a caption or the like."""
    return [item for item in formatted(manuscript, Role.BODY) if item.paragraph.format.alignment != "center"]


def _body_and_headings(manuscript: Manuscript) -> list[Formatted]:
    return [*_body(manuscript), *formatted(manuscript, Role.HEADING)]


@rule("版式-正文字体", "正文用仿宋体", Severity.HINT, f"{_GB}5.2.2（一般）", _GOOD, _wrong(正文字体="宋体"))
@one_finding("正文不是仿宋体，是", "正文用仿宋体，如仿宋_GB2312")
def _body_font(manuscript: Manuscript) -> Iterator[tuple[Formatted, str]]:
    for item in _body(manuscript):
        start = lead_end(item) if item.passage.level else 0
        font = _font(item, start)
        if font is not None and not is_font(font, "仿宋"):
            yield item, font or "默认字体"


@rule("版式-字号", "正文和小标题用 3 号字", Severity.HINT, f"{_GB}5.2.2（一般）", _GOOD, _wrong(正文字号=14))
@one_finding("正文或小标题的字号不是 3 号（16 磅），是 ", "正文和各级小标题都用 3 号字")
def _body_size(manuscript: Manuscript) -> Iterator[tuple[Formatted, str]]:
    for item in _body_and_headings(manuscript):
        size = _size(item)
        if size not in (None, BODY_SIZE):
            yield item, points(size or 0)


@rule("版式-首行缩进", "每个自然段左空二字", Severity.WARNING, f"{_GB}7.3.3", _GOOD, _wrong(首行缩进=0))
@one_finding("段落开头没有左空二字，空了 ", "首行缩进 2 字符，其余各行顶格")
def _indented(manuscript: Manuscript) -> Iterator[tuple[Formatted, str]]:
    for item in _body_and_headings(manuscript):
        first = in_characters(item.paragraph, "first_line")
        left = in_characters(item.paragraph, "left")
        spaces = sum(1.0 if c == "\u3000" else 0.5 for c in item.passage.before)
        if item.paragraph.format.alignment == "center" or abs(first + left + spaces - 2) <= 0.35:
            continue
        yield item, f"{first + left + spaces:.1f} 字"


@rule(
    "版式-回行顶格", "自然段回行顶格", Severity.WARNING, f"{_GB}7.3.3",
    _GOOD, _wrong(左缩进=2, 正文="全年检查七十七次，" * 4),
)  # fmt: skip
@one_finding("段落的第二行起没有顶格，缩进了 ", "左缩进设为 0，只留首行缩进 2 字符")
def _flush(manuscript: Manuscript) -> Iterator[tuple[Formatted, str]]:
    for item in _body(manuscript):
        left = in_characters(item.paragraph, "left")
        if abs(left) > 0.35 and len(item.passage.text) > 26:
            yield item, f"{left:.1f} 字"


@rule(
    "版式-层次字体", "四级标题依次用黑体、楷体、仿宋、仿宋", Severity.HINT, f"{_GB}7.3.3（一般）",
    _GOOD, _wrong(一级字体="仿宋_GB2312"),
)  # fmt: skip
def _level_fonts(manuscript: Manuscript) -> Iterator[Hit]:
    for level, (number, ordinal, kind) in enumerate(_LEVELS, 1):
        items = [item for item in formatted(manuscript, Role.HEADING, Role.BODY) if item.passage.level == level]
        heads = [item for item in items if item.passage.role is Role.HEADING or level <= _LEVELS_OF_HEADINGS]
        fonts = [(item, _font(item, 0, lead_end(item) or None)) for item in heads]
        wrong = [(item, font or "默认字体") for item, font in fonts if font is not None and not is_font(font, kind)]
        yield from one_hit(wrong, f"“{number}”一级的标题不是{kind}，是", f"第{ordinal}级标题用 3 号{kind}")


@rule("版式-加粗", "标题和正文不另加粗", Severity.HINT, "实务：标准里没有加粗", _GOOD, _wrong(加粗=True))
def _bold(manuscript: Manuscript) -> Iterator[Hit]:
    mend = "去掉加粗；标准用不同字体分层次，不用加粗"
    titles = [(item, _font(item) or "") for item in formatted(manuscript, Role.TITLE, Role.HEADING)]
    bold_titles = [(item, font) for item, font in titles if _is_set_apart(font) and _is_bold(item)]
    yield from one_hit(bold_titles, "标题另外加了粗：", mend)
    bold_text = [
        (item, f"“{item.passage.text[:8]}…”") for item in _body(manuscript) if _is_bold(item, _text_start(item))
    ]
    yield from one_hit(bold_text, "正文加了粗：", mend)


def _is_set_apart(font: str) -> bool:
    return any(is_font(font, kind) for kind in ("黑体", "小标宋", "楷体"))


def _is_bold(item: Formatted, start: int = 0) -> bool:
    return bool(most(item.paragraph, lambda format_: format_.bold, start))


def _text_start(item: Formatted) -> int:
    """Return where the text behind a heading that is run in begins, as many set that in bold; 0 for plain text."""
    start, text = lead_end(item), item.passage.text
    whole = start >= len(text) and not item.passage.level and text.endswith("。")
    return 0 if whole else start


@rule("版式-行距不一", "全文一种行距", Severity.HINT, f"{_GB}5.2.3", _GOOD, _wrong(小标题行距=30))
@one_finding("行距与其他段落不一样，是", "全文用一种行距，如固定值 28.95 磅")
def _one_pitch(manuscript: Manuscript) -> Iterator[tuple[Formatted, str]]:
    items = _body_and_headings(manuscript)
    counted = Counter(_pitch(item) for item in items)
    for item in sorted(items):
        if _pitch(item) != counted.most_common(1)[0][0]:
            line_rule, line = _pitch(item)
            yield item, f"{line / 240:.3g} 倍" if line_rule == "auto" else f"{line / 20:.4g} 磅"


def _pitch(item: Formatted) -> tuple[str, int]:
    """Return how a paragraph's distance of lines is given, and the distance."""
    return item.paragraph.format.line_rule, item.paragraph.format.line


@rule("版式-段间距", "段前段后不留间距", Severity.HINT, f"{_GB}5.2.3", _GOOD, _wrong(段前=10))
@one_finding("段前段后有间距，", "段前、段后都设为 0")
def _distance(manuscript: Manuscript) -> Iterator[tuple[Formatted, str]]:
    for item in _body_and_headings(manuscript):
        format_ = item.paragraph.format
        if format_.before or format_.after:
            yield item, f"前 {format_.before / 20:g} 磅后 {format_.after / 20:g} 磅"


@rule("版式-文字颜色", "文字用黑色", Severity.WARNING, f"{_GB}5.2.4", _GOOD, _wrong(颜色="0070C0"))
@one_finding("文字不是黑色，是 ", "全选后把字体颜色改为“自动”")
def _colour(manuscript: Manuscript) -> Iterator[tuple[Formatted, str]]:
    roles = (Role.TITLE, Role.ADDRESSEE, Role.HEADING, Role.BODY, Role.SIGNATURE, Role.DATE, Role.ATTACHMENT_NOTE)
    for item in formatted(manuscript, *roles):
        colours = {s.format.colour for s in item.paragraph.spans if s.text.strip()} - {"", "000000"}
        if colours:
            yield item, "、".join(f"#{colour}" for colour in sorted(colours))


@rule(
    "版式-自动编号", "序号直接打出，不用自动编号", Severity.HINT, "实务：自动编号复制、转网页时会丢",
    _GOOD, _wrong(自动编号=True),
)  # fmt: skip
@one_finding("序号是自动编号：", "改成直接打出的序号；自动编号在复制、上网公开时容易丢失")
def _automatic(manuscript: Manuscript) -> Iterator[tuple[Formatted, str]]:
    for item in formatted(manuscript, Role.HEADING, Role.BODY):
        if item.paragraph.label:
            yield item, item.paragraph.label


@rule(
    "版式-引号字体", "引号和破折号用中文字体", Severity.HINT, "实务：西文字体的引号又窄又高",
    _GOOD, _wrong(引号字体=True),
)  # fmt: skip
@one_finding("引号、破折号会按西文字体显示：", "选中引号，把西文字体也设为正文的中文字体")
def _quotes(manuscript: Manuscript) -> Iterator[tuple[Formatted, str]]:
    for item in formatted(manuscript, Role.BODY, Role.HEADING, Role.TITLE):
        for span in item.paragraph.spans:
            if span.format.hint == "eastAsia" or not _LATIN_QUOTES.search(span.text):
                continue
            if span.format.ascii and not _CHINESE_FONT.search(span.format.ascii):
                yield item, span.format.ascii
                break


@rule("版式-落款位置", "署名和日期按规定右空", Severity.WARNING, f"{_GB}7.3.5", _GOOD, _wrong(落款="左"))
def _signed(manuscript: Manuscript) -> Iterator[Hit]:
    signed, dated = list(formatted(manuscript, Role.SIGNATURE)), list(formatted(manuscript, Role.DATE))
    title = max((i for i, p in enumerate(manuscript.passages) if p.role is Role.TITLE), default=-1)
    dated = [item for item in dated if item.place > title + 3]
    if len(signed) != 1 or not dated:
        return
    (left, right), (begin, end) = edges(signed[0]), edges(dated[-1])
    sealed = abs(28 - end - 4) < 1.1 and abs((left + right) / 2 - (begin + end) / 2) < 1.3
    gap = 28 - end - 2 if end - begin > right - left else 28 - right - 2
    plain = abs(gap) < 1.1 and abs(begin - left - 2) < 1.3
    if not sealed and not plain:
        yield Hit(
            Spot(signed[0].place),
            f"落款的位置不合规定：署名右边空 {28 - right:.1f} 字，日期右边空 {28 - end:.1f} 字",
            "不盖章：署名右空二字，日期首字比署名首字右移二字；盖章：日期右空四字，署名以日期居中",
        )


@rule(
    "版式-附件", "附件另面，“附件”用 3 号黑体顶格", Severity.WARNING, f"{_GB}7.3.7",
    _GOOD, _wrong(附件字体="宋体"),
)  # fmt: skip
def _attachment_label(manuscript: Manuscript) -> Iterator[Hit]:
    layout = layout_of(manuscript)
    for item in formatted(manuscript, Role.ATTACHMENT):
        if layout is None or not re.fullmatch(r"附\s?件\s?\d*", item.passage.text):
            continue
        font, wrong = _font(item), []
        if font is not None and not is_font(font, "黑体"):
            wrong.append("不是黑体")
        if abs(edges(item)[0]) > 0.3:
            wrong.append("没有顶格")
        before = paragraph_at(layout, item.passage.element - 1)
        if not (item.paragraph.format.page_break_before or item.paragraph.page_break or (before and before.page_break)):
            wrong.append("没有另起一页")
        if wrong:
            yield Hit(
                Spot(item.place),
                f"“{item.passage.text}”{'、'.join(wrong)}",
                "附件另面编排，“附件”二字用 3 号黑体顶格写在第一行",
            )


@rule("版式-附件说明", "附件说明左空二字", Severity.WARNING, f"{_GB}7.3.4", _GOOD, _wrong(附件说明缩进=0))
def _note(manuscript: Manuscript) -> Iterator[Hit]:
    items = list(formatted(manuscript, Role.ATTACHMENT_NOTE))[:1]
    for item in items:
        begin = edges(item)[0]
        if abs(begin - 2) > 0.5 and not (
            item.paragraph.format.first_line < 0 or item.paragraph.format.first_line_chars < 0
        ):
            yield Hit(
                Spot(item.place), f"附件说明没有左空二字，空了 {begin:.1f} 字", "正文下空一行，左空二字写“附件：”"
            )
