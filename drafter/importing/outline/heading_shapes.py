"""Headings in the shapes that the four levels of the standard do not have, each way found by how often a report has it.

壹、 其一， 第一章 第一条 ① ◎ 【…】 begin one; it may end in a colon, or stand before its text without any number. A way is
a report's own where several paragraphs have it and most of those that begin so read as headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from drafter.checking.manuscript import Passage, Role
from drafter.checking.sources.heading_numbers import PART, number_of
from drafter.checking.text.statutory_parts import StatutoryPart, part_of_heading
from drafter.importing.outline.heading_marks import CHAPTER, SPACED, mark_of
from drafter.importing.outline.parallel_leads import MOST_LEVEL, Head, parallel_below, parallel_heads
from drafter.model.closing_phrase import closes_report

_BARE = "无"
_NUMBERS = ("第一部分", "一、", "（一）", "1.", "（1）")
_SPACES = " \t\u3000"
_PHRASE, _LONG_PHRASE = 16, 30
"""Characters of a heading that runs into its text: of one without, and of one with a number."""
_ON_A_LINE = 40
_FEW, _SEVERAL, _MOST_OF = 2, 3, 0.5
"""Paragraphs that must have a way: with a mark, and without any; the part of all that begin so."""
_ENDING, _SHORTEST = 2, 4
"""Characters at the end of phrases that show they are headings of one build, and of phrases that need not end alike."""
_LONGER, _SHORT, _SHORT_LABEL = 1.5, 10, 16
"""How much longer than the shortest the longest of several headings without a mark is, unless all are short, or labels."""
_RUN_IN = re.compile(
    r"(?:【(?P<boxed>[^【】]{2,30})】|(?P<phrase>[^。：:；;！？，,]{2,30}?)\s?(?P<stop>[。：:]))(?P<rest>.+)", re.DOTALL
)
_NO_HEADING = re.compile(
    r"[0-9０-９]|(?:如下|包括|其中|主要[是有]|就是|指出|强调|要求|认为|表示|[是有即]|(?<![行作人])为)$|^(?:今年|全年|年内|本年度?|截至|目前|同时|此外|另外|附|注|抄送|联系)"
)
_LEAD = re.compile("[一二三四五六七八九十]{1,2}是")
"""Begins an item of a list, whose lead is no heading."""
_LONG_LINE = re.compile("[^。；！？：0-9]{2,40}[^，。；！？：、,;]")
"""A line with commas that is a heading behind a mark: 第一节 加强党的领导，筑牢思想根基."""
_YEAR = re.compile("20[0-9]{2}年度?")
_BOXED = re.compile(r"【(?P<boxed>[^【】]{2,30})】$")
_PARTS = (StatutoryPart.SHORTCOMINGS, StatutoryPart.PLANS, StatutoryPart.OTHER, StatutoryPart.PRINCIPAL)
_ASPECT = "方面"
"""Ends what only says of what a paragraph is: 政务服务方面。 With a colon it leads: 能力方面："""
_STATES = re.compile("(?<!求)是(?!非)")
"""In a sentence that states something, and so is no phrase: 审查是主业。"""


class _Found(NamedTuple):
    """What a passage begins with, before it is known whether the report has headings of that way."""

    place: int
    way: str
    """The mark, a number of the standard, or 无."""
    level: int
    """Of a number of the standard; -1 of any other way."""
    number: str
    text: str
    """The heading; empty when what stands behind the mark reads as none."""
    rest: str
    is_plain: bool
    """Whether it is a heading that the standard's number alone shows."""
    line: str
    """The whole passage."""

    @property
    def stop(self) -> str:
        """The mark between heading and text."""
        return self.line[len(self.number) :].strip(_SPACES)[len(self.text) :].strip(_SPACES)[:1]


def odd_headings(passages: Sequence[Passage]) -> dict[int, Head]:
    """Return by their places the passages that begin with a heading which the standard's numbers alone do not show."""
    text = ((i, each) for i, each in enumerate(passages) if each.role in (Role.HEADING, Role.BODY))
    found = [_found(i, each) for i, each in text if not closes_report(each.text)]
    levels = _levels(found)
    heads = {each.place: _head(each, levels) for each in found if _is_head(each, levels, found)}
    for group in _shown_alike(list(_alike_below(found, heads, levels))):
        heads |= {each.place: head for each, head in group}
    for level, below in list(_below_headings(found, heads, levels)):
        heads |= dict(parallel_below(level, [(each.place, each.line) for each in below]))
    heads |= _named_parts(found, heads)
    return heads or parallel_heads([(each.place, each.line) for each in found if each.level < 0 and not each.is_plain])


def _head(each: _Found, levels: Mapping[str, int]) -> Head:
    return Head(levels[each.way], each.number, each.text, each.rest)


def _is_head(each: _Found, levels: Mapping[str, int], found: Sequence[_Found]) -> bool:
    """Return whether a passage has a heading in one of the report's ways that its number alone does not show."""
    is_shown = each.way in levels and each.text and (each.rest or not each.is_plain)
    return bool(is_shown) and not _is_odd(each, found)


def _found(place: int, passage: Passage) -> _Found:
    """Return what a passage begins with: a number of the standard, a mark, or a phrase alone."""
    text = passage.text.strip(_SPACES)
    part = PART.match(text)
    level, number = (0, part[0]) if part else number_of(text)
    if number:
        return _numbered(place, passage, level, number)
    is_spaced = passage.role is Role.HEADING and SPACED.match(text)
    way, mark = mark_of(text) if not is_spaced else ("", "")
    return _marked(place, text, way, mark) if way else _bare(place, passage)


def _numbered(place: int, passage: Passage, level: int, number: str) -> _Found:
    """Return a passage that begins with a number of the standard, 0 for that of 第一部分."""
    text = passage.text.strip(_SPACES)
    behind = text[len(number) :]
    phrase, rest = _run_in(behind if level else behind.lstrip("：:" + _SPACES), _LONG_PHRASE, "：:")
    if level == 0 and passage.role is Role.BODY:  # a report that has no other numbers
        phrase = phrase or _line(behind.lstrip("：:" + _SPACES).strip(_SPACES))
    if level and behind.endswith(("：", ":")):
        phrase = phrase or _line(behind.strip(_SPACES))
    is_plain = passage.role is Role.HEADING or not phrase
    return _Found(place, _NUMBERS[level], level, number, phrase, rest, is_plain, text)


def _marked(place: int, text: str, way: str, mark: str) -> _Found:
    behind = text[len(mark) :].strip(_SPACES)
    phrase, rest = _run_in(behind, _LONG_PHRASE, "。：:")
    phrase = phrase or _line(behind) or (behind if _LONG_LINE.fullmatch(behind) else "")
    return _Found(place, way, -1, mark.strip(_SPACES), phrase, rest, False, text)


def _bare(place: int, passage: Passage) -> _Found:
    text = passage.text.strip(_SPACES)
    if passage.role is Role.HEADING:
        return _Found(place, _BARE, -1, "", text, "", True, text)
    phrase, rest = _run_in(text, _PHRASE, "。：:") if not _LEAD.match(text) else ("", "")
    is_none = _STATES.search(phrase) or (text.startswith(f"{phrase}。") and phrase.endswith(_ASPECT))
    phrase, rest = ("", "") if is_none else (phrase, rest)
    return _Found(place, _BARE, -1, "", phrase, rest, False, text)


def _run_in(text: str, longest: int, stops: str) -> tuple[str, str]:
    """Return the heading that runs into `text`, and the text behind it; both empty when none does."""
    match = _RUN_IN.match(text.strip(_SPACES))
    if match is None or (match["stop"] and match["stop"] not in stops):
        return "", ""
    phrase = (match["boxed"] or match["phrase"]).strip(_SPACES)
    is_heading = len(phrase) <= longest and not _NO_HEADING.search(_YEAR.sub("", phrase))
    return (phrase, match["rest"].strip(_SPACES)) if is_heading else ("", "")


def _line(text: str) -> str:
    """Return `text` where it is a heading on a line of its own; empty for a sentence."""
    boxed = _BOXED.match(text)
    plain = boxed["boxed"] if boxed else text.rstrip("：:")
    return plain if 0 < len(plain) <= _ON_A_LINE and not re.search("[。；！？：，]", plain) else ""


def _levels(found: Sequence[_Found]) -> dict[str, int]:
    """Return the level of each way in which the report has headings, by the order in which they come first."""
    levels: dict[str, int] = {}
    above: _Found | None = None
    for each in found:
        is_head = each.is_plain and each.level >= 0
        if not is_head and each.way not in levels and each.text and _is_way(each, found):
            levels[each.way] = _level(each, above, levels, found)
        if (is_head or each.way in levels) and each.way != _BARE:
            above = each
    return levels


def _level(each: _Found, above: _Found | None, levels: Mapping[str, int], found: Sequence[_Found]) -> int:
    """Return the level of the way that `each` is the first to have, below that of the heading `above` it."""
    if each.level >= 0 or each.way == CHAPTER:
        return max(each.level, 0)
    if above is not None:
        return min((above.level if above.level >= 0 else levels[above.way]) + 1, MOST_LEVEL)
    following = [other.level for other in found if other.place > each.place and other.level > 0]
    return max(following[0] - 1, 0) if following else 1


def _is_way(each: _Found, found: Sequence[_Found]) -> bool:
    """Return whether the report has headings in the way of `each`: several, and most of what begins so."""
    if each.way == _BARE and each.level < 0:
        return _is_bare_way(each, found)
    if each.level >= 0 and not each.rest and any(other.way == each.way and other.is_plain for other in found):
        return True
    # of the standard's numbers: a colon behind one, where no heading of that number has a line of its own
    alike = [other for other in found if other.way == each.way and not (other.is_plain and other.level < 0)]
    return _are_headings(alike, _FEW)


def _is_bare_way(each: _Found, found: Sequence[_Found]) -> bool:
    """Return whether the paragraphs below the first heading begin with phrases, most of them, `each` too."""
    first = next((other.place for other in found if other.level >= 0 or other.way != _BARE), None)
    bare = (other for other in found if other.way == _BARE and not (other.is_plain and other.level < 0))
    below = [other for other in bare if first is not None and other.place > first]
    return each in below and each.text != "" and _are_headings(below, _SEVERAL)


def _are_headings(alike: Sequence[_Found], least: int) -> bool:
    """Return whether most of what begins `alike`, and at least so many of them, are headings."""
    heads = sum(1 for each in alike if each.text)
    return heads >= least and heads > len(alike) * _MOST_OF


def _alike_below(
    found: Sequence[_Found], heads: Mapping[int, Head], levels: Mapping[str, int]
) -> Iterator[list[tuple[_Found, Head]]]:
    """Yield the paragraphs below each heading that all begin with a phrase such as 加强招生监管."""
    for level, below in _below_headings(found, heads, levels):
        group = below if all(map(_is_phrased, below)) else _run_of_one_word(below)
        if level >= 0 and group:
            deeper = min(level + 1, MOST_LEVEL)
            yield [(each, Head(deeper, "", each.text, each.rest)) for each in group]


def _run_of_one_word(below: Sequence[_Found]) -> list[_Found]:
    """Return those of the paragraphs `below` a heading, one behind another, whose phrases end alike, or are as short.

    师德这条线： and 安全这条线： end alike; 编制少。 and 衔接慢。 are short.
    """
    runs = (list(run) for _, run in groupby(below, _word_at_end))
    alike = [run for run in runs if len(run) >= _SEVERAL and _is_phrased(run[0])]
    return alike[0] if alike else []


def _word_at_end(each: _Found) -> tuple[bool, str, str]:
    """Return whether a paragraph begins with a phrase, the end of that or how short it is, and the mark behind it."""
    end = str(len(each.text)) if len(each.text) <= _SHORTEST else each.text[-_ENDING:]
    return _is_phrased(each), end, each.stop


def _is_odd(each: _Found, found: Sequence[_Found]) -> bool:
    """Return whether a phrase without a mark before it alone has its mark behind it: 还有差距： among several 抓好培训。."""
    if each.way != _BARE or each.is_plain:
        return False
    stops = [other.stop for other in found if other.way == _BARE and other.text and not other.is_plain]
    return len(stops) > _SEVERAL and stops.count(each.stop) == 1


def _shown_alike(groups: Sequence[list[tuple[_Found, Head]]]) -> Iterator[list[tuple[_Found, Head]]]:
    """Yield those of `groups` that are several of one build, and the smaller ones with the same mark behind each phrase."""
    whole = [group for group in groups if len(group) >= _SEVERAL and _is_of_one_build(group)]
    stops = {each.stop for group in whole for each, _ in group}
    yield from whole
    small = (group for group in groups if len(group) < _SEVERAL)
    yield from (group for group in small if stops.issuperset(each.stop for each, _ in group))


def _is_of_one_build(group: Sequence[tuple[_Found, Head]]) -> bool:
    """Return whether phrases are short, or about as long as each other: first sentences of paragraphs differ more."""
    lengths = [len(each.text) for each, _ in group]
    stops = {each.stop for each, _ in group}
    is_short = len(stops) == 1 and max(lengths) <= (_SHORT if stops == {"。"} else _SHORT_LABEL)
    return is_short or max(lengths) <= min(lengths) * _LONGER


def _below_headings(
    found: Sequence[_Found], heads: Mapping[int, Head], levels: Mapping[str, int]
) -> Iterator[tuple[int, list[_Found]]]:
    """Yield the level of each heading with the paragraphs right below it; -1 for what stands before the first."""
    level, below = -1, list[_Found]()
    for each in found:
        is_plain_head = each.is_plain and (each.text or each.level >= 0)
        if each.place not in heads and not is_plain_head:
            below.append(each)
            continue
        yield level, below
        below = []
        level = heads[each.place].level if each.place in heads else max(each.level, levels.get(each.way, 1), 0)
    yield level, below


def _is_phrased(each: _Found) -> bool:
    """Return whether a paragraph without a mark begins with a phrase."""
    return each.way == _BARE and bool(each.text)


def _named_parts(found: Sequence[_Found], heads: Mapping[int, Head]) -> dict[int, Head]:
    """Return the paragraphs at the end whose first words name a part, such as 存在的问题：……, as headings of the highest level."""
    placed = {each.place: each.level for each in found if each.level >= 0 and each.is_plain}
    placed |= {place: head.level for place, head in heads.items()}
    if not placed:
        return {}
    highest, named = min(placed.values()), dict[int, Head]()
    headed = {part_of_heading(each.line) for each in found if each.place in placed}
    for each in reversed(found):
        part = part_of_heading(each.text) if each.way == _BARE and not each.is_plain else None
        if part in _PARTS and part not in headed:
            named[each.place] = Head(highest, "", each.text, each.rest)
        elif each.place in placed:
            break
    return named
