"""Reads last year's outline line by line: each line is a heading, or is told with the reason why it is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from drafter.authoring.outline_draft import DraftEntry, sections_of_parts, without_year
from drafter.authoring.outline_numbers import COUNTED, count_of, run_on
from drafter.authoring.outline_year import TITLE_LINE, reporting_year
from drafter.authoring.typed_numbers import COUNTED as COUNTED_STYLE
from drafter.authoring.typed_numbers import TOO_DEEP, NumberedLine, numbered, printed_otherwise
from drafter.checking.manuscript import Manuscript, Passage, Role
from drafter.checking.text.statutory_parts import StatutoryPart, part_of_heading
from drafter.hints import quoted
from drafter.importing.outline.heading_marks import mark_of
from drafter.importing.outline.heading_shapes import odd_headings
from drafter.importing.outline.parallel_leads import Head
from drafter.jurisdictions.manifest import NUMBERS

_OPENING = re.compile(r"[（(【]?(?:标题)?(?:不编号的?)?(?:导语|引言|前言|导言|序言|开头语?|引子)[）)】]?")
_REMARK = re.compile(r"[（(【].*[）)】]|(?:注|说明|附件?|落款|报送)[：:].*")
_ATTACHMENT = re.compile(r"附(?:件|表)[0-9一二三四五六七八九十]{0,2}(?:[：:\s].*)?|附[：:].*")
_SENTENCE = re.compile(r"[。！？](?!$)|[：；，、]$")
_BESIDE = (Role.HEADER, Role.FOOTER, Role.NOTE, Role.BOX)
_NO_TEXT = (Role.RESIDUE, *_BESIDE, Role.MASTHEAD, Role.IMPRINT)
"""What stands in a whole report and is none of its text; an outline has lines alone."""
_LONGEST, _LONGEST_UNNUMBERED = 60, 40
"""Characters of a heading; what is longer is a sentence."""
_LONGEST_IN_REPORT, _SHORT = 40, 24
"""Characters of a heading of a whole report, and of one that runs into its text."""
_REASONS = re.compile("^[^，。、和与及]{0,4}原因[^，。、和与及]{0,2}$")
"""A heading about the reasons of shortcomings: each is told with its own."""
_LISTED = (StatutoryPart.SHORTCOMINGS, StatutoryPart.PLANS)
_SHOWN = 20


class ReadOutline(NamedTuple):
    """What an outline says, line by line."""

    entries: tuple[DraftEntry, ...]
    """Its headings in order, without their numbers; the year is {年度}."""
    remarks: tuple[str, ...]
    """What became of the lines that are no headings, and of headings that are not as they were, in Chinese."""
    year: int | None
    running: tuple[str, ...] = ()
    """The numbers that run on from one chapter to the next, as 连续编号 names them."""


class _Line(NamedTuple):
    """A line of the outline."""

    where: str
    """How a message names it: 第3行“…”."""
    text: str
    number: NumberedLine
    level: int
    """The level of its number, 0 for 第一部分; -1 without a number, `TOO_DEEP` for one that is too deep."""
    indent: int = 0

    @property
    def title(self) -> str:
        """What stands behind its number."""
        return self.number.title


def read_outline(manuscript: Manuscript) -> ReadOutline:
    """Return the headings of `manuscript`, an outline or a whole report, and what became of its other lines.

    Of an outline every line is a heading or has a remark; of a report only headings with numbers are read.
    """
    passages = [each for each in manuscript.passages if each.role not in _NO_TEXT]
    if any(_is_prose(each.text) for each in passages):
        return _read_report(passages, manuscript.year)
    remarks: list[str] = []
    written = [each for each in manuscript.passages if each.role not in _BESIDE and each.text.strip()]
    headings = list(_headings(_lines(written), remarks))
    remarks += printed_otherwise(each.number for each in headings)
    texts, titles = (each.text for each in written), [(each.level, each.title) for each in headings]
    year = reporting_year(texts, titles) or manuscript.year
    return _outline(headings, remarks, year, in_report=False)


def _read_report(passages: Sequence[Passage], year: int | None) -> ReadOutline:
    """Return the headings of a whole report of `year`: those of its lines with numbers."""
    heads = odd_headings(passages)
    lines = [_as_headed(line, heads.get(i)) for i, line in enumerate(_lines(passages))]
    typed = [each for each in lines if each.number.style != COUNTED_STYLE]
    headings = [each for each in typed if 0 <= each.level < TOO_DEEP and _is_heading(each)]
    otherwise = printed_otherwise(each.number for each in headings)
    others = [each.text for each in lines if each not in headings]
    return _outline(headings, [*otherwise, *run_on(others)], year, in_report=True)


def _as_headed(line: _Line, head: Head | None) -> _Line:
    """Return a line as the heading that it begins with where the standard's numbers do not show it."""
    if head is None:
        return line
    title = f"{head.text}。{head.rest}" if head.rest else head.text
    style = "other" if mark_of(head.number)[0] else ""
    own = NumberedLine(head.level if head.number else -1, count_of(head.number), title, style, head.number)
    return line._replace(number=own, level=head.level)


def _is_prose(text: str) -> bool:
    """Return whether a passage is text below a heading, as in a whole report."""
    return len(text) > 2 * _LONGEST or len(re.findall("[。；]", text)) > 1 or (len(text) > _LONGEST and "，" in text)


def _lines(passages: Sequence[Passage]) -> list[_Line]:
    """Return the passages as lines with their numbers."""
    numbers = numbered(each.text.strip() for each in passages)
    return [_line(passage, number) for passage, number in zip(passages, numbers, strict=True)]


def _line(passage: Passage, number: NumberedLine) -> _Line:
    text = passage.text.strip()
    shown = quoted(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")
    where = f"第{passage.line}行{shown}" if passage.line else shown
    return _Line(where, text, number, number.level, len(passage.before))


def _headings(lines: Sequence[_Line], remarks: list[str]) -> Iterator[_Line]:
    """Yield the lines of an outline that are headings; of the others it is noted in `remarks` what they are."""
    has_numbers = any(each.level >= 0 for each in lines)
    has_begun = False
    level: int | None = None
    for place, each in enumerate(lines):
        problem = _no_heading(each, is_head=not has_begun)
        if problem:
            remarks.append(f"{each.where}：{problem}")
            continue
        has_begun = True
        if has_numbers and each.level < 0:
            remarks.append(f"{each.where}：没有序号，作不编号的标题；要编号，在 地区.yaml 那一条删去“序号: 无”")
            level = _level_without_number(lines[:place], lines[place + 1 :], level)
            yield each._replace(level=level)
        else:
            yield each
    if has_begun and not has_numbers:
        remarks.append("提纲没有序号：照“一、（一）”编；级别不对的，改 地区.yaml 的缩进，或加上序号再建")


def _no_heading(line: _Line, *, is_head: bool) -> str:
    """Return what a line is that is no heading, in Chinese; empty for a heading. `is_head`: no heading stands before."""
    if _ATTACHMENT.fullmatch(line.title):
        return "是附件，不作标题；表写进 地区.yaml 的“统计表”，再在填报文件里写作附件"
    if line.level >= TOO_DEEP:
        return "标题最多到“（1）”这一级，没有作标题；要写的，并到上一级"
    if line.level >= 0:
        too_long = "序号后面没有字，或者太长，没有作标题；是标题的，写成一行短句再建"
        return "" if _is_heading(line, _LONGEST) else too_long
    if is_head and TITLE_LINE.search(line.text):
        return "是整份报告的标题"
    if _OPENING.fullmatch(line.text):
        return "是开头一段，不印标题"
    return "" if _may_be_heading(line) else "没有序号，像是说明，没有作标题；是标题的，加上序号再建"


def _may_be_heading(line: _Line) -> bool:
    """Return whether a line without a number reads as a heading."""
    text = line.text
    return (
        len(text) <= _LONGEST_UNNUMBERED
        and not _SENTENCE.search(text)
        and not _REMARK.fullmatch(text)
        and text[-1] != "。"
    )


def _is_heading(line: _Line, longest: int = _LONGEST_IN_REPORT) -> bool:
    title = line.title
    words = re.split("[。：；]", title, maxsplit=1)[0] if longest < _LONGEST else title
    bare = words == title
    return 0 < len(words) <= (longest if bare or longest == _LONGEST else _SHORT)


def _level_without_number(before: Sequence[_Line], behind: Sequence[_Line], last: int | None) -> int:
    """Return the level of a heading without a number: above the first of a row, else that of the line before it.

    At the end it is that of the `last` one without a number, if there was one.
    """
    earlier = [each.level for each in before if 0 <= each.level < TOO_DEEP]
    following = next((each for each in behind if 0 <= each.level < TOO_DEEP), None)
    if following is not None and following.number.place == 1 and following.level > 0:
        return following.level - 1
    if following is None:
        return min(earlier, default=1) if last is None else last
    return earlier[-1] if earlier else following.level


def _outline(lines: Sequence[_Line], remarks: list[str], year: int | None, *, in_report: bool) -> ReadOutline:
    """Return the headings `lines` as entries, without the items of the lists of shortcomings and plans."""
    levels = _levels(lines)
    placed = list(_without_items(list(zip(lines, levels, strict=True)), remarks))
    entries: list[DraftEntry] = []
    above: list[int] = []
    for place, (line, level) in enumerate(placed):
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        has_below = place + 1 < len(placed) and placed[place + 1][1] > level
        title = re.split("[。：；]", line.title, maxsplit=1)[0] if in_report else line.title.rstrip("。：；")
        run_in = line.title != title if in_report else line.title.endswith("。")
        is_unnumbered = line.number.level < 0 and any(each.number.level >= 0 for each, _ in placed)
        entry = DraftEntry(len(above), level, without_year(title, year), run_in, has_below)
        entries.append(entry._replace(is_unnumbered=is_unnumbered, items=_items(line, lines)))
    return ReadOutline(tuple(entries), tuple(remarks), year, tuple(_running(placed)))


def _items(listed: _Line, lines: Sequence[_Line]) -> str:
    """Return how the items below the heading `listed` are numbered, as manifests name it; empty without any."""
    if part_of_heading(listed.title) not in _LISTED:
        return ""
    below = lines[lines.index(listed) + 1 :]
    if below and below[0].number.style == COUNTED_STYLE:
        return COUNTED
    return NUMBERS[below[0].level] if below and listed.level < below[0].level < len(NUMBERS) else ""


def _running(placed: Sequence[tuple[_Line, int]]) -> Iterator[str]:
    """Yield the numbers that nowhere begin anew, though a heading above them stands between."""
    for level in range(1, len(NUMBERS)):
        rows = [(place, line.number.place) for place, (line, own) in enumerate(placed) if own == level]
        parted = [
            later == before + 1 and any(own < level for _, own in placed[place:behind])
            for (place, before), (behind, later) in pairwise(rows)
        ]
        if any(parted) and all(later == before + 1 for (_, before), (_, later) in pairwise(rows)):
            yield NUMBERS[level]


def _levels(lines: Sequence[_Line]) -> list[int]:
    """Return the level of each line; without any number by the indents, else by the statutory parts."""
    if any(each.level >= 0 for each in lines):
        return [each.level for each in lines]
    indents = sorted({each.indent for each in lines})
    if len(indents) > 1:
        return [min(indents.index(each.indent) + 1, len(NUMBERS) - 1) for each in lines]
    if not any(part_of_heading(each.title) in _LISTED for each in lines):
        return [1 for _ in lines]
    return [1 if part_of_heading(each.title) else 2 for each in lines]


def _without_items(placed: Sequence[tuple[_Line, int]], remarks: list[str]) -> Iterator[tuple[_Line, int]]:
    """Yield the headings without those below one on shortcomings or plans: they are the items of its list."""
    listed: tuple[_Line, int] | None = None
    items: list[_Line] = []
    for number, (line, level) in enumerate(placed):
        if listed is not None and level > listed[1]:
            items.append(line)
            continue
        _note_items(listed, items, remarks)
        items = []
        is_list = (number > 0 or len(placed) == 1) and part_of_heading(line.title) in _LISTED
        is_list = is_list and not _is_above_parts(number, placed)
        listed = (line, level) if is_list else None
        yield line, level
    _note_items(listed, items, remarks)


def _is_above_parts(number: int, placed: Sequence[tuple[_Line, int]]) -> bool:
    """Return whether the heading of that number is about two parts, 问题和打算, and the one below it about one of them."""
    below = placed[number + 1 : number + 2]
    is_below = bool(below) and below[0][1] > placed[number][1] and part_of_heading(below[0][0].title) in _LISTED
    return is_below and len(sections_of_parts(placed[number][0].title)) > 1


def _note_items(listed: tuple[_Line, int] | None, items: Sequence[_Line], remarks: list[str]) -> None:
    reasons = [each for each in items if _REASONS.search(each.title)]
    if listed is not None and reasons:
        where = "、".join(re.sub("“.*", "", each.where) for each in reasons)
        remarks.append(f"{where or quoted(reasons[0].title)}：不作标题；每条不足的原因填在那一条的“原因”里，印在它后面")
        items = [each for each in items if each not in reasons]
    if listed is not None and items:
        where = "、".join(re.sub("“.*", "", each.where) for each in items).replace("行、第", "、")
        remarks.append(
            f"{where or f'{len(items)} 个标题'}：是{quoted(listed[0].title)}下面的条目，不作标题；填报时一条一条写，序号由程序编"
        )
