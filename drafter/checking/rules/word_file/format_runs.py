"""Rules about stretches of text that look other than the paragraph around them: fonts, lines, slant, marker pens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.rule import Example, Hit, Rule, Severity, rule
from drafter.checking.rules.word_file.format_view import (
    FONTS,
    Formatted,
    formats_used,
    formatted,
    is_font,
    lead_end,
    one_finding,
    one_hit,
    points,
)
from drafter.checking.text.needed_words import WordPattern
from drafter.docxfile.formats import RunFormat

_TEXT = Example("某局2021年法治政府建设报告\n一、主要工作\n全年检查77次，未发现问题，处理投诉5件。\n", format=())
_ROLES = (Role.TITLE, Role.ADDRESSEE, Role.HEADING, Role.BODY, Role.SIGNATURE, Role.DATE, Role.ATTACHMENT_NOTE)
_GB = "GB/T 9704-2012 5.2.2"
_CHINESE = WordPattern("[一-鿿]")
_LEAD = WordPattern("[一二三四五六七八九十]{1,2}是|[①-⑳]|首先|其次|再次|最后")
"""Beginnings of paragraphs whose first sentence is often set apart, as a heading is."""
_SET_APART = ("楷体", "黑体")
"""Kinds of type in which first sentences are set as headings."""
_LATIN = WordPattern("[0-9A-Za-z]")


def _marked(
    name: str,
    title: str,
    severity: Severity,
    change: str,
    message: str,
    mend: str,
    is_marked: Callable[[RunFormat], bool],
) -> Rule:
    """Return the rule that no text is marked in a way; its bad example has the format `change`."""

    @rule(f"版式-{name}", title, severity, f"{_GB}；标准里没有这样的字", _TEXT, _TEXT.as_docx(**{change: True}))
    def check(manuscript: Manuscript) -> Iterator[Hit]:
        if not any(map(is_marked, formats_used(manuscript))):
            return iter(())
        marked = [
            (item, f"“{span.text.strip()[:8] or '空白'}”")
            for item in formatted(manuscript, *_ROLES)
            for span in item.paragraph.spans
            if is_marked(span.format) and span.text.strip("\n")
        ]
        return one_hit(marked, message, mend)

    return check


MARKED = (
    _marked(
        "斜体", "文字不用斜体", Severity.HINT, "斜体", "有斜体字：", "选中后按 Ctrl+I 去掉斜体",
        lambda format_: format_.italic,
    ),
    _marked(
        "下划线", "文字不加下划线", Severity.HINT, "下划线", "有加了下划线的字：",
        "去掉下划线；留着填空的横线，填上内容", lambda format_: format_.underline,
    ),
    _marked(
        "删除线", "没有画了删除线的字", Severity.WARNING, "删除线", "有画了删除线的字：",
        "不要的字删去，要的去掉删除线", lambda format_: format_.struck,
    ),
    _marked(
        "突出显示", "没有用荧光笔标出的字", Severity.WARNING, "突出显示", "有用颜色标出底色的字：",
        "核实后在“开始—文本突出显示颜色”里选“无颜色”", lambda format_: bool(format_.highlight),
    ),
)  # fmt: skip


@rule(
    "版式-段内字体", "一段之内字体、字号一样", Severity.HINT, f"{_GB}；从别处粘贴来的字常带着原来的格式",
    _TEXT, _TEXT.as_docx(夹杂字体="微软雅黑"),
)  # fmt: skip
@one_finding("段落里夹着别的字体、字号：", "选中整段，重新设一次字体和字号")
def _mixed(manuscript: Manuscript) -> Iterator[tuple[Formatted, str]]:
    for item in formatted(manuscript, Role.BODY, Role.HEADING):
        spans = item.paragraph.spans
        if len(spans) < 2 or len({_look(span.format) for span in spans}) < 2:
            continue
        has_lead = (
            item.passage.level or _LEAD.match(item.passage.text) or _kind(spans[0].format.east_asia) in _SET_APART
        )
        lead, end = lead_end(item) if has_lead else 0, len(item.paragraph.text)
        for start, stop in ((0, lead), (lead, end)):
            odd = _odd_one(item, start, stop)
            if odd:
                yield item, odd
                break


class _Stretch(NamedTuple):
    words: str
    """The letters of the kind that was asked for."""
    font: str
    kind: str
    """Kind of type, such as 仿宋; the font's name when it is of none."""
    size: int


def _look(format_: RunFormat) -> tuple[str, str, int]:
    return format_.east_asia, format_.ascii, format_.size


def _odd_one(item: Formatted, start: int, stop: int) -> str:
    """Return the words between `start` and `stop` that have another font or size than most; empty without any."""
    chinese, latin = _looks(item, start, stop, _CHINESE), _looks(item, start, stop, _LATIN)
    for looks in (chinese, latin):
        counted: Counter[tuple[str, int]] = Counter()
        for each in looks:
            counted[each.kind, each.size] += len(each.words)
        if len(counted) > 1:
            kind, size = counted.most_common(1)[0][0]
            odd = next(each for each in looks if (each.kind, each.size) != (kind, size))
            what = odd.font or "默认字体" if odd.kind != kind else points(odd.size)
            return f"“{odd.words[:8]}”是{what}"
    return ""


def _looks(item: Formatted, start: int, stop: int, letters: WordPattern) -> list[_Stretch]:
    """Return the stretches between `start` and `stop` that hold `letters`."""
    found, at = [], 0
    for span in item.paragraph.spans:
        piece = span.text[max(0, start - at) : max(0, stop - at)]
        at += len(span.text)
        words = "".join(letters.findall(piece))
        if words:
            font = span.format.east_asia if letters is _CHINESE else span.format.ascii
            found.append(_Stretch(words, font, _kind(font), span.format.size))
    return found


def _kind(font: str) -> str:
    """Return the kind of type that a font is of, else the font's own name."""
    return next((kind for kind in FONTS if is_font(font, kind)), font)
