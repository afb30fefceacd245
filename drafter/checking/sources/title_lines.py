"""Finds the title among the first lines of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.checking.manuscript import Passage
from drafter.checking.sources.heading_numbers import NUMERALS, PART, number_of
from drafter.checking.sources.source_lines import DAY, MASTHEAD, ORGAN, STOP, SourceLine

_TITLE_END = re.compile(
    r"(?:报告|总结|汇报|情况|要点|方案|计划|通知|函|意见|年报|小结|综述|概述|述职)(?:[（(].{1,20}[）)])?$"
)
_YEAR = re.compile(rf"[12]\d{{3}}\s?年|[{NUMERALS}○]{{4}}年")
_GOES_ON = re.compile(r"的?.{0,6}报告")
"""The end of a title whose first line ends in what could be its end: ……情况 / 的报告."""
_UNDER_SLOGAN = re.compile("[—－-]")
"""The dash before a title proper that stands below a slogan."""
_LONGEST_TITLE, _LONGEST_LINE, _MOST_LINES = 70, 30, 4
_SHORTEST_TITLE = 10
_PUNCTUATION = re.compile("[，。；：！？,;:]")


def find_title(passages: Sequence[Passage], lines: Sequence[SourceLine], head: Sequence[int]) -> list[int]:
    """Return which of `head`, indexes of first passages, are the title, in order; empty when there is none.

    `lines` are those that the passages were made of.
    """
    if len(passages) == 1:  # a paragraph to be checked, or a report that has only a title
        text = passages[0].text
        return list(head) if _is_whole_title(text) and _ends_title(text, lines[0]) and not STOP.search(text) else []
    head = list(_before_text(passages, head))
    ending = next((n for n, i in enumerate(head) if _ends_title(passages[i].text, lines[i])), None)
    if ending is None:
        return _large_lines(passages, lines, head) or _dated_line(passages, lines, head)
    title = [head[ending]]
    for i in reversed(head[:ending]):
        if not _begins_title(i, title, passages, lines):
            break
        title.insert(0, i)
    for i in head[ending + 1 :]:
        if not _continues_title(passages[i], lines[i], lines[title[-1]]):
            break
        title.append(i)
    return title


def _before_text(passages: Sequence[Passage], head: Sequence[int]) -> Iterator[int]:
    """Yield those of `head` that stand before the first number and the first sentence."""
    for i in head:
        if number_of(passages[i].text)[0] or PART.match(passages[i].text) or STOP.search(passages[i].text):
            return
        yield i


def _ends_title(text: str, line: SourceLine) -> bool:
    """Return whether a title may end in the line: with 报告, 总结 and the like."""
    if len(text) > _LONGEST_TITLE or line.in_table or MASTHEAD.search(text):
        return False
    return bool(_TITLE_END.search(text))


def _large_lines(passages: Sequence[Passage], lines: Sequence[SourceLine], head: Sequence[int]) -> list[int]:
    """Return the first lines of `head` in large type that follow on each other."""
    large = [i for i in head if lines[i].large and not MASTHEAD.search(passages[i].text)]
    return [i for n, i in enumerate(large) if i == large[0] + n][:_MOST_LINES]


def _dated_line(passages: Sequence[Passage], lines: Sequence[SourceLine], head: Sequence[int]) -> list[int]:
    """Return the first line of `head` where it is a phrase with a year, however it ends: ……2024年工作年报."""
    first = next(iter(head), None)
    if first is None or lines[first].in_table or MASTHEAD.search(passages[first].text):
        return []
    text = passages[first].text
    is_phrase = _SHORTEST_TITLE <= len(text) <= _LONGEST_TITLE and not _PUNCTUATION.search(text)
    return [first] if is_phrase and _YEAR.search(text) and not DAY.search(text) else []


def _begins_title(i: int, title: Sequence[int], passages: Sequence[Passage], lines: Sequence[SourceLine]) -> bool:
    """Return whether passage `i` belongs to the `title` found below it: an authority, a year, the like size."""
    first, text = title[0], passages[i].text
    if i != first - 1 or passages[first].blank_lines or len(title) == _MOST_LINES:
        return False
    if len(text) > _LONGEST_LINE or text[-1] in "：:，" or MASTHEAD.search(text):
        return False
    below = "".join(passages[j].text for j in title)
    if _UNDER_SLOGAN.match(below):
        return True
    return not _is_whole_title(below) or (lines[i].large and lines[first].large)


def _is_whole_title(text: str) -> bool:
    """Return whether a title names an authority and a year."""
    return bool(ORGAN.search(text) and _YEAR.search(text))


def _continues_title(passage: Passage, line: SourceLine, above: SourceLine) -> bool:
    """Return whether a passage goes on with the title that ends in the line `above`."""
    if passage.blank_lines or DAY.fullmatch(passage.text):
        return False
    same_paragraph = line.element == above.element >= 0
    return same_paragraph or line.large or bool(_GOES_ON.fullmatch(passage.text))
