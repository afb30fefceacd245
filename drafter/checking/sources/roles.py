"""Tells what each paragraph of a report is, from its words and its place: title, heading, date.

Readers of files give lines; this makes the passages of a manuscript. Numbers that were lost and
what a web page left around the text are recognised here, once for all kinds of file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from drafter.checking.manuscript import Passage, Role
from drafter.checking.sources.heading_numbers import NUMERALS, number_of, ordinal
from drafter.checking.sources.residue import is_residue

DAY = re.compile(
    rf"(?:[（(]?(?:[12]\d{{3}}|[{NUMERALS}○Ｏ]{{4}})\s?年\s?[\d{NUMERALS}]{{1,3}}\s?月\s?[\d{NUMERALS}]{{1,3}}\s?[日号][）)]?"
    r"|[12]\d{3}[-./]\d{1,2}[-./]\d{1,2})"
)
"""A line that is a day and nothing else."""
SPACES = " \t\r\n\f\v\u3000\u00a0\ufeff\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f"

_TITLE_END = re.compile(r"(?:报告|总结|汇报|情况|要点|方案|计划|通知|函|意见)(?:[（(].{1,20}[）)])?$")
_ORGAN = re.compile(r"局|委|厅|办|政府(?!建设)|部|院|校|中心|园|师市|单位|组")
_YEAR = re.compile(rf"[12]\d{{3}}\s?年|[{NUMERALS}○]{{4}}年")
_STOP = re.compile(r"[。！？；]")
_MASTHEAD = re.compile(
    r"^\d{6}$|^[绝机秘]\s*密|^[特加]\s*急$|[〔\[（(【﹝][12]\d{3}[〕\]）)】﹞]\s*第?\s*\d+\s*号|签\s*发\s*人|文\s*件$|^附件\s*\d*[：:]?$"
)
_ADDRESSEE = re.compile(r"[^。；！？]{2,80}[：:]$")
_NO_ADDRESSEE = re.compile(r"如下|报告[：:]$|汇报|情况|通知")
_IMPRINT = re.compile(rf"^(?:抄\s?送|主\s?送|印\s?发)[：:]|{DAY.pattern}\s*印发$")
_ATTACHMENT = re.compile(r"^附\s?件\s?[\d一二三四五六七八九十]*[：:]?$")
_ATTACHMENT_NOTE = re.compile(r"^附\s?件[：:]\s*\S")
_CLOSING_LINE = re.compile(r"特此报告|此报告|以上报告|妥否|专此")
_HEAD_LINES = 15
"""Among how many lines, blanks not counted, the title is looked for."""
_LONGEST_TITLE, _LONGEST_HEADING, _LONGEST_LOST = 70, 60, 32


class SourceLine(NamedTuple):
    """A paragraph as a reader of files finds it."""

    text: str
    """With its automatic number, with the white space at both ends."""
    line: int = 0
    element: int = -1
    large: bool = False
    """Whether it is set larger than the body, as titles are."""
    in_table: bool = False
    outline: int = 0
    """Its heading level by its style, 1 to 9; 0 for none."""
    boxed: bool = False
    """Whether it stands in a text box."""


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
        """Take text boxes out of the flow: stamps, page furniture, notes at the side."""
        for i, line in enumerate(self.lines):
            if line.boxed:
                self.roles[i] = Role.MASTHEAD if i < _HEAD_LINES else Role.REMARK

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
        title = self._title([i for i in head if self.roles[i] is None])
        if not title:
            return next(iter(self._free(0, len(self.passages))), 0)
        for i in title:
            self.roles[i] = Role.TITLE
        for i in self._free(0, title[0]):
            masthead = _MASTHEAD.search(self._text(i)) or self.passages[i].element >= 0
            self.roles[i] = Role.MASTHEAD if masthead else Role.RESIDUE
        after = title[-1] + 1
        for i in range(after, len(self.passages)):  # what a web page prints under its headline
            text = self._text(i)
            if self.roles[i] is Role.RESIDUE or DAY.fullmatch(text):
                self.roles[i] = self.roles[i] or Role.DATE
            elif text[:1] in "-·•|" and len(text) <= 30 and not _STOP.search(text):
                self.roles[i] = Role.RESIDUE
            else:
                return i
        return len(self.passages)

    def _title(self, head: Sequence[int]) -> list[int]:
        """Return the lines of the title among `head`, in order; empty when there is none."""
        if len(self.passages) == 1:
            return []
        begun = (n for n, i in enumerate(head) if number_of(self._text(i))[0] or _STOP.search(self._text(i)))
        head = head[: next(begun, None)]
        last = next((n for n, i in enumerate(head) if self._ends_title(i)), -1)
        if last < 0:
            large = [i for i in head if self.lines[i].large and not _MASTHEAD.search(self._text(i))]
            return [i for n, i in enumerate(large) if i == large[0] + n][:4]
        lines = [head[last]]
        for i in reversed(head[:last]):
            text, joined = self._text(i), "".join(self._text(j) for j in lines)
            same = self.lines[i].large and self.lines[lines[0]].large
            whole = _ORGAN.search(joined) and _YEAR.search(joined)
            if i != lines[0] - 1 or len(lines) == 4 or len(text) > 30 or _STOP.search(text) or text[-1] in "：:，":
                break
            if _MASTHEAD.search(text) or self.passages[lines[0]].blank_lines or (whole and not same):
                break
            lines.insert(0, i)
        for i in head[last + 1 :]:  # a title that goes on: ……情况 / 的报告
            one = self.lines[i].element == self.lines[lines[-1]].element >= 0
            goes_on = re.fullmatch(r"的?.{0,6}报告", self._text(i))
            if (
                not (one or self.lines[i].large or goes_on)
                or self.passages[i].blank_lines
                or DAY.fullmatch(self._text(i))
            ):
                break
            lines.append(i)
        return lines

    def _ends_title(self, i: int) -> bool:
        text = self._text(i)
        if len(text) > _LONGEST_TITLE or _STOP.search(text) or number_of(text)[0] or self.lines[i].in_table:
            return False
        return bool(_TITLE_END.search(text)) and not _MASTHEAD.search(text)

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
        return all(self.residue[j] or not _STOP.search(self._text(j)) for j in range(i, len(self.passages)))

    def _last_day(self, body: int, end: int) -> int:
        """Return the place of 成文日期, -1 for none: the last line that is a day, or ends in one."""
        for i in reversed(self._free(body + 1, end)):
            text = self._text(i)
            if DAY.fullmatch(text) or (len(text) < 50 and not _STOP.search(text) and _DATED.fullmatch(text)):
                return i
        return -1

    def _signed(self, body: int, end: int, date: int) -> int:
        """Mark signature, date and remark; return where the text before them ends."""
        if date < 0:
            last = next(reversed(self._free(body + 1, end)), -1)
            if last < 0 or not self._is_signature(last) or not self.passages[last].blank_lines:
                return end
            self.roles[last] = Role.SIGNATURE
            return last
        self.roles[date] = Role.DATE
        for i in self._free(date + 1, end):
            remark = self._text(i)[0] in "（(" and self._text(i)[-1] in "）)"
            self.roles[i] = Role.REMARK if remark else Role.SIGNATURE if self._is_signature(i) else None
        start = date
        while start - 1 > body and self.roles[start - 1] is None and self._is_signature(start - 1) and date - start < 6:
            start -= 1
            self.roles[start] = Role.SIGNATURE
        return start

    def _is_signature(self, i: int) -> bool:
        text = self._text(i)
        if len(text) > 40 or re.search(r"[。！？；：，、]", text) or number_of(text)[0]:
            return False
        return bool(_ORGAN.search(text)) and not _CLOSING_LINE.search(text)

    def _addressee(self, body: int, end: int) -> None:
        for i in self._free(body, min(end, body + 3)):
            text = self._text(i)
            named = _ADDRESSEE.fullmatch(text) and _ORGAN.search(text) and not _NO_ADDRESSEE.search(text)
            if named and not number_of(text)[0]:
                self.roles[i] = Role.ADDRESSEE
                return

    def _headings(self, body: int, end: int) -> None:
        free = [i for i in self._free(body, end) if not self.lines[i].in_table]
        numbered = False
        for n, i in enumerate(free):
            level, number = number_of(self._text(i))
            if not level:
                continue
            numbered = True
            heads = self._heads(i, level, number, free[n + 1] if n + 1 < len(free) else -1)
            self.passages[i] = self.passages[i]._replace(level=level, number=number)
            self.roles[i] = Role.HEADING if heads else Role.BODY
        for i in free:
            if numbered and self.roles[i] is None and self._lost(i, free):
                self.roles[i] = Role.HEADING
                self.passages[i] = self.passages[i]._replace(level=self._lost_level(i, free))

    def _heads(self, i: int, level: int, number: str, following: int) -> bool:
        """Return whether a numbered line is a heading on its own, not a paragraph of text."""
        words = self._text(i)[len(number) :].strip(SPACES)
        if len(words) > _LONGEST_HEADING or words[-1:] in ("；", "：", ":", ";") or _STOP.search(words[:-1]):
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
        after = next((j for j in free if j > i and self.passages[j].number), -1)
        before = next((j for j in reversed(free) if j < i and self.passages[j].number), -1)
        if after >= 0:
            level = self.passages[after].level
            if after == i + 1 and level > 1 and ordinal(self.passages[after].number) == 1:
                return level - 1
            earlier = next((j for j in reversed(free) if j < i and self.passages[j].level == level), -1)
            if earlier >= 0 and ordinal(self.passages[after].number) == ordinal(self.passages[earlier].number) + 2:
                return level
        if self.lines[i].outline:
            return min(self.lines[i].outline, 4)
        return self.passages[before].level if before >= 0 else 1


_DATED = re.compile(rf".{{2,40}}?(?:局|委|厅|办|组)\s*(?:{DAY.pattern})")
