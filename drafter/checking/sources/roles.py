"""Recognises what each paragraph of a report is, from its words and its place: title, heading, date.

Readers of files give lines; this makes the passages of a manuscript. Numbers that were lost and
what a web page left around the text are recognised here, once for all kinds of file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from drafter.checking.manuscript import Passage, Role
from drafter.checking.sources.heading_numbers import number_of, ordinal
from drafter.checking.sources.source_lines import (
    DAY,
    MASTHEAD,
    ORGAN,
    SPACES,
    STOP,
    SourceLine,
    is_masthead,
    is_residue,
)
from drafter.checking.sources.title_lines import find_title
from drafter.model.closing_phrase import CLOSING_WORDS

_ADDRESSEE = re.compile(r"[^。；！？]{2,80}[：:]$")
_NO_ADDRESSEE = re.compile(r"如下|报告[：:]$|汇报|情况|通知")
_IMPRINT = re.compile(rf"^(?:抄\s?送|主\s?送|印\s?发)[：:]|{DAY.pattern}\s*印发$")
_ATTACHMENT = re.compile(r"^附\s?件\s?[\d一二三四五六七八九十]*[：:]?$")
_ATTACHMENT_NOTE = re.compile(r"^附\s?件[：:]\s*\S")
_CRUMB = re.compile(r"[-·•|][^。！？；]{0,29}")
"""A counter, a source, a trail: what begins with a bullet under a headline."""
_CLOSING_LINE = re.compile(rf"{CLOSING_WORDS.pattern}|妥否|专此")
_HEAD_LINES = 15
"""Among how many lines, blanks not counted, the title is looked for."""
_LONGEST_HEADING, _LONGEST_LOST = 60, 32


def passages_of(lines: Sequence[SourceLine]) -> tuple[Passage, ...]:
    """Return the passages that `lines` make, in their order; blank ones are left out."""
    passages: list[Passage] = []
    blank, marks = 0, []
    for line in lines:
        text = line.text.strip(SPACES)
        if not text:
            blank += 1
            if line.text and passages:  # a line of white space alone belongs to what stands above it
                passages[-1] = passages[-1]._replace(after=f"{passages[-1].after}\n{line.text}")
            continue
        before = line.text[: len(line.text) - len(line.text.lstrip(SPACES))]
        after = line.text[len(line.text.rstrip(SPACES)) :]
        text = " ".join(text.split("\n"))
        passages.append(
            Passage(text, line=line.line, element=line.element, before=before, after=after, blank_lines=blank)
        )
        marks.append(line)
        blank = 0
    return _Recogniser(passages, marks).all()


class _Recogniser:
    """Gives each passage its role, going over them a few times."""

    def __init__(self, passages: list[Passage], lines: Sequence[SourceLine]) -> None:
        self.passages, self.lines = passages, lines
        self.roles: list[Role | None] = [None] * len(passages)
        self.residue = [is_residue(passage.text) for passage in passages]

    def all(self) -> tuple[Passage, ...]:
        """Return the passages with roles, levels and numbers."""
        if not self.passages:
            return ()
        self._boxes()
        body = self._head()
        end = self._tail(body)
        self._addressee(body, end)
        self._headings(body, end)
        return tuple(p._replace(role=role or Role.BODY) for p, role in zip(self.passages, self.roles, strict=True))

    def _boxes(self) -> None:
        """Take text boxes out of the flow: the masthead's at the head, all others to be read beside the text."""
        for i, line in enumerate(self.lines):
            if line.boxed:
                self.roles[i] = Role.MASTHEAD if i < _HEAD_LINES and is_masthead(self._text(i)) else Role.BOX

    def _text(self, i: int) -> str:
        return self.passages[i].text

    def _free(self, start: int, end: int) -> list[int]:
        return [i for i in range(start, end) if self.roles[i] is None]

    def _head(self) -> int:
        """Mark masthead, residue and title; return where the text after the title begins."""
        head = self._free(0, len(self.passages))[:_HEAD_LINES]
        for i in head:
            if self.residue[i]:
                self.roles[i] = Role.RESIDUE
        title = find_title(self.passages, self.lines, [i for i in head if self.roles[i] is None])
        if not title:
            return next(iter(self._free(0, len(self.passages))), 0)
        for i in title:
            self.roles[i] = Role.TITLE
        for i in self._free(0, title[0]):
            masthead = (
                MASTHEAD.search(self._text(i)) or self.passages[i].element >= 0 or _LETTERHEAD.fullmatch(self._text(i))
            )
            self.roles[i] = Role.MASTHEAD if masthead else Role.RESIDUE
        return self._under_headline(title[-1] + 1)

    def _under_headline(self, start: int) -> int:
        """Mark what a web page prints under its headline; return where the text begins."""
        for i in range(start, len(self.passages)):
            if self.roles[i] is Role.RESIDUE:
                continue
            if DAY.fullmatch(self._text(i)):
                self.roles[i] = self.roles[i] or Role.DATE
            elif _CRUMB.fullmatch(self._text(i)):
                self.roles[i] = Role.RESIDUE
            else:
                return i
        return len(self.passages)

    def _tail(self, body: int) -> int:
        """Mark what follows the text: residue, imprint, attachments, date, signature; return where."""
        end = len(self.passages)
        first = next((i for i in self._free(body, end) if self._begins_residue(i, body)), end)
        for i in self._free(first, end):
            self.roles[i] = Role.RESIDUE
        for i in self._free(body, first):
            if self.residue[i]:
                self.roles[i] = Role.RESIDUE
            elif _IMPRINT.search(self._text(i)):
                self.roles[i] = Role.IMPRINT
        end = first
        date = self._last_day(body, end)
        label = next(
            (i for i in self._free(date + 1 if date >= 0 else body + 1, end) if _ATTACHMENT.match(self._text(i))), end
        )
        for i in self._free(label, end):
            self.roles[i] = Role.ATTACHMENT
        end = self._signed(body, label, date)
        note = next((i for i in self._free(body, end) if _ATTACHMENT_NOTE.match(self._text(i))), end)
        for i in self._free(note, end):
            self.roles[i] = Role.ATTACHMENT_NOTE
        return note

    def _begins_residue(self, i: int, body: int) -> bool:
        """Return whether from `i` on nothing of the report comes any more."""
        if not self.residue[i] or i <= body:
            return False
        return all(self.residue[j] or not STOP.search(self._text(j)) for j in range(i, len(self.passages)))

    def _last_day(self, body: int, end: int) -> int:
        """Return the place of 成文日期 (-1 when there is none): the last line that is a day, or ends in one."""
        for i in reversed(self._free(body + 1, end)):
            text = self._text(i)
            if DAY.fullmatch(text) or (len(text) < 50 and not STOP.search(text) and _DATED.fullmatch(text)):
                return i
        return -1

    def _signed(self, body: int, end: int, date: int) -> int:
        """Mark signature, date and remark; return where the text before them ends."""
        if date < 0:
            return self._signed_without_date(body, end)
        self.roles[date] = Role.DATE
        for i in self._free(date + 1, end):
            remark = self._text(i)[0] in "（(" and self._text(i)[-1] in "）)"
            self.roles[i] = Role.REMARK if remark else Role.SIGNATURE if self._is_signature(i) else None
        start = date
        while start - 1 > body and self.roles[start - 1] is None and self._is_signature(start - 1) and date - start < 6:
            start -= 1
            self.roles[start] = Role.SIGNATURE
        return start

    def _signed_without_date(self, body: int, end: int) -> int:
        """Mark a signature on the last line, apart from the text; return where the text before it ends."""
        last = next(reversed(self._free(body + 1, end)), -1)
        if last < 0 or not self._is_signature(last) or not self.passages[last].blank_lines:
            return end
        self.roles[last] = Role.SIGNATURE
        return last

    def _is_signature(self, i: int) -> bool:
        text = self._text(i)
        if len(text) > 40 or re.search(r"[。！？；：，、]", text) or number_of(text)[0]:
            return False
        return bool(ORGAN.search(text)) and not _CLOSING_LINE.search(text)

    def _addressee(self, body: int, end: int) -> None:
        for i in self._free(body, min(end, body + 3)):
            text = self._text(i)
            named = _ADDRESSEE.fullmatch(text) and ORGAN.search(text) and not _NO_ADDRESSEE.search(text)
            if named and not number_of(text)[0]:
                self.roles[i] = Role.ADDRESSEE
                return

    def _headings(self, body: int, end: int) -> None:
        free = [i for i in self._free(body, end) if not self.lines[i].in_table]
        is_numbered = self._numbered_lines(free)
        lost = [i for i in free if self.roles[i] is None and self._lost(i, free)]
        naming = {i for i in lost if _NAMES_PART.search(self._text(i))}
        if not is_numbered and not naming:
            return
        for i in lost:
            named_level = 1 if i in naming else 2
            level = self._lost_level(i, free) if is_numbered else named_level
            self.roles[i] = Role.HEADING
            self.passages[i] = self.passages[i]._replace(level=level)

    def _numbered_lines(self, free: Sequence[int]) -> bool:
        """Mark the lines with a number as headings or as text; return whether there are any."""
        is_numbered = False
        for i, following in zip_longest(free, free[1:], fillvalue=-1):
            level, number = number_of(self._text(i))
            if level:
                is_numbered = True
                heads = self._heads(i, level, number, following)
                self.passages[i] = self.passages[i]._replace(level=level, number=number)
                self.roles[i] = Role.HEADING if heads else Role.BODY
        return is_numbered

    def _heads(self, i: int, level: int, number: str, following: int) -> bool:
        """Return whether a numbered line is a heading on its own, not a paragraph of text."""
        words = self._text(i)[len(number) :].strip(SPACES)
        if len(words) > _LONGEST_HEADING or words[-1:] in ("；", "：", ":", ";") or STOP.search(words[:-1]):
            return False
        if words[-1:] not in "。！？":
            return True
        next_level = number_of(self._text(following))[0] if following >= 0 else level
        return len(words) <= 30 and next_level != level and following >= 0

    def _lost(self, i: int, free: Sequence[int]) -> bool:
        """Return whether a line without a number is a heading all the same."""
        text = self._text(i)
        if i in (free[0], free[-1]) or len(text) > _LONGEST_LOST or re.search(r"[。！？；：:;,]|[，、]$", text):
            return False
        return not re.search(r"^(?:注|表|图|附)", text)

    def _lost_level(self, i: int, free: Sequence[int]) -> int:
        """Return the level of a heading without a number, from the numbers around it."""
        after = next((j for j in free if j > i and self.passages[j].number), None)
        before = next((j for j in reversed(free) if j < i and self.passages[j].number), None)
        level = None if after is None else self._level_before(i, after, free)
        if level is not None:
            return level
        if self.lines[i].outline:
            return min(self.lines[i].outline, 4)
        return 1 if before is None else self.passages[before].level

    def _level_before(self, i: int, after: int, free: Sequence[int]) -> int | None:
        """Return the level of heading `i` that follows from the number at `after`; None when none does."""
        level, value = self.passages[after].level, ordinal(self.passages[after].number)
        if after == i + 1 and level > 1 and value == 1:
            return level - 1
        earlier = next((j for j in reversed(free) if j < i and self.passages[j].level == level), None)
        if earlier is not None and value == ordinal(self.passages[earlier].number) + 2:
            return level
        return None


_LETTERHEAD = re.compile(
    r"(?:中共|中国共产党)?[\u4e00-\u9fff]{2,24}(?:局|委|委员会|厅|办公室|党组|工委|人民政府|督导室|大队|支队|中心)(?:文件)?"
)
"""An authority that stands alone on a line above the title."""
_NAMES_PART = re.compile(
    r"^(?:(?:主要|工作|存在|当前)[^，。]{0,10}(?:举措|做法|成效|不足|问题|情况)|党政主要负责人|(?:20[0-9]{2}年|下一|今后|下步)[^，。]{0,12}(?:计划|安排|打算|思路))"
)
"""Headings of statutory parts, which an outline without numbers has too."""
_DATED = re.compile(rf".{{2,40}}?(?:局|委|厅|办|组)\s*(?:{DAY.pattern})")
