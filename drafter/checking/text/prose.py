"""A manuscript's wording as rules read it: one text, its sentences, its outline; read once for all rules.

The passages are joined by line breaks, so that a pattern runs once over the whole report;
`Prose.spot` turns a place in that text back into passage and character.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript, Passage, Role, read_once
from drafter.checking.rule import Spot
from drafter.checking.text.needed_words import WordPattern
from drafter.model.numerals import parse_number

OWN_TEXT = (Role.HEADING, Role.BODY)
"""Roles whose words are the report's own text."""
READ_TEXT = (*OWN_TEXT, Role.BOX, Role.NOTE)
"""Roles whose sentences are judged as those of the text are, though only `OWN_TEXT` has an outline."""
_SILENT = (Role.RESIDUE, Role.IMPRINT, Role.MASTHEAD)
_SENTENCE = WordPattern(r"[^。！？；\n]+[。！？；]?")
_HAN = "一二三四五六七八九十"
_CAPITAL = "壹贰叁肆伍陆柒捌玖拾"
"""Numerals of chapters in a report that is laid out as a booklet: 壹 这一年; above 一、 where both stand."""
_PLAIN = str.maketrans(_CAPITAL, _HAN)
_NUMBER = WordPattern(
    rf"[\s\u3000]*(?:(?P<one>[{_HAN}]{{1,3}})[、.．]|(?P<capital>[{_CAPITAL}]{{1,2}})[、.．\s\u3000]|第(?P<part>[{_HAN}]{{1,2}})(?:部分[：、\s]?|章[：、\s])|第(?P<division>[{_HAN}]{{1,3}})节[：、\s]"
    rf"|[（(](?P<two>[{_HAN}]{{1,3}})[）)][、.．]?|(?P<three>[0-9]{{1,2}})[.．、](?:(?![0-9])|(?=20[0-9]{{2}}年|[0-9]{{1,2}}月|[0-9]+[所名家件]))"
    r"|[（(](?P<four>[0-9]{1,2})[）)])[\s\u3000]*"
)
_LEVELS = {"part": 0, "division": 1, "one": 1, "capital": 1, "two": 2, "three": 3, "four": 4}
_CLAUSE_ENDS = WordPattern(r"[，。；！？：、\n]")
_NOT_CHINESE = WordPattern("[^一-鿿]+")
_STOPS = "。；：！？，、…"


class Sentence(NamedTuple):
    """A sentence, or a part of one up to its semicolon."""

    text: str
    """Without the white space around it."""
    start: int
    """Where it begins in the prose's text."""
    passage: int
    """Index of its passage."""


class Mark(NamedTuple):
    """A numbered heading or paragraph of the outline."""

    passage: int
    level: int
    """1 to 4: 一、（一）1.（1）; 0: 第一部分."""
    value: int
    """What its number says."""
    number: str
    """The number as printed."""
    title: str
    """The words behind the number, to the first full stop."""
    bare: bool
    """True for a line of its own that is no sentence."""


class OutlineSection(NamedTuple):
    """What stands under a mark."""

    mark: Mark
    last: int
    """Index of its last passage; the mark's own when nothing follows."""
    parent: int
    """Index of the section above it; -1 when there is none."""
    text: str
    """Everything in it, the heading left out when it is bare."""


class Prose(NamedTuple):
    """A report's wording."""

    passages: tuple[Passage, ...]
    text: str
    """All passages joined by line breaks; those that are not the report's own are empty."""
    starts: tuple[int, ...]
    """Where each passage begins in `text`."""
    sentences: tuple[Sentence, ...]
    """Those of headings and body, in order."""
    sections: tuple[OutlineSection, ...]
    """The outline, in order."""

    def passage_at(self, place: int) -> int:
        """Return the index of the passage that holds the character at `place` of `text`."""
        return bisect_right(self.starts, place) - 1

    def spot(self, start: int, end: int) -> Spot:
        """Return the spot of a stretch of `text`; it ends with its passage at the latest."""
        index = self.passage_at(start)
        begin = self.starts[index]
        return Spot(index, start - begin, min(end - begin, len(self.passages[index].text)))

    def title(self) -> str:
        """Return the title on one line; empty when there is none."""
        return "".join(p.text.strip() for p in self.passages if p.role is Role.TITLE)

    def is_whole(self) -> bool:
        """Tell whether this is a whole report, one that says no more than its title included, not a mere paragraph."""
        return bool(self.title()) or len(self.sections) > 1

    def clauses(self) -> tuple[str, ...]:
        """Return the Chinese characters of each clause of the body, in order; those without any left out."""
        text = "\n".join(
            p.text for p in self.passages if p.role is Role.BODY or (p.role is Role.HEADING and p.level > 2)
        )
        return tuple(filter(None, (_NOT_CHINESE.sub("", clause) for clause in _CLAUSE_ENDS.split(text))))

    def body_start(self) -> int:
        """Return the index of the first numbered passage; the number of passages when none is."""
        return self.sections[0].mark.passage if self.sections else len(self.passages)


@read_once
def prose_of(manuscript: Manuscript) -> Prose:
    """Return the wording of `manuscript`; the same object for all rules that ask."""
    passages = manuscript.passages
    texts = ["" if p.role in _SILENT else p.text for p in passages]
    starts, place = [], 0
    for text in texts:
        starts.append(place)
        place += len(text) + 1
    sentences = tuple(
        Sentence(match[0].strip(), starts[i] + match.start(), i)
        for i, passage in enumerate(passages)
        if passage.role in OWN_TEXT
        for match in _SENTENCE.finditer(passage.text)
        if match[0].strip()
    )
    return Prose(passages, "\n".join(texts), tuple(starts), sentences, _outline(passages))


def _outline(passages: tuple[Passage, ...]) -> tuple[OutlineSection, ...]:
    found = [m for i, p in enumerate(passages) if p.role in OWN_TEXT and (m := read_mark(p.text, i))]
    marks = _one_below_another(found)
    last_of_text = max((i for i, p in enumerate(passages) if p.role in OWN_TEXT), default=-1)
    sections: list[OutlineSection] = []
    above = [-1] * 5
    ends = _ends(marks, last_of_text + 1)
    for place, mark in enumerate(marks):
        last = max(ends[place] - 1, mark.passage)
        parent = max((i for i in above[: mark.level] if i >= 0), default=-1)
        first = mark.passage + (1 if mark.bare else 0)
        text = "\n".join(p.text for p in passages[first : last + 1] if p.role in OWN_TEXT)
        sections.append(OutlineSection(mark, last, parent, text))
        above[mark.level] = place
    return tuple(sections)


def _chapters_below_parts(marks: list[Mark]) -> list[Mark]:
    """Return `marks` with 第一章 a level below 第一部分 where a report has both."""
    numbers = "".join(mark.number for mark in marks)
    if "部分" not in numbers or "章" not in numbers:
        return marks
    return [mark._replace(level=1) if "章" in mark.number else mark for mark in marks]


def _one_below_another(marks: list[Mark]) -> list[Mark]:
    """Return `marks` with 壹、贰、 as parts where 一、二、 stand below them, and 第一章 below 第一部分 where both stand."""
    marks = _chapters_below_parts(marks)
    plain = any(mark.level == 1 and mark.number[0] in _HAN for mark in marks)
    if plain:  # 第一节 above 一、 has no level left between it and 第一章
        marks = [mark for mark in marks if not (mark.level == 1 and mark.number[0] == "第")]
    return [mark._replace(level=0) if plain and mark.number[0] in _CAPITAL else mark for mark in marks]


def _ends(marks: list[Mark], end: int) -> list[int]:
    """Return for each mark the passage of the next one that is not below it; `end` when there is none."""
    ends, nearest = [end] * len(marks), [end] * 5
    for place in range(len(marks) - 1, -1, -1):
        level = marks[place].level
        ends[place] = min(nearest[: level + 1])
        nearest[level] = marks[place].passage
    return ends


def read_mark(text: str, passage: int = 0) -> Mark | None:
    """Return the mark that a passage's `text` begins with, None for a plain one."""
    match = _NUMBER.match(text)
    name = match.lastgroup if match else None
    if match is None or name is None:
        return None
    rest = text[match.end() :].strip()
    title = re.split(r"[。：；]", rest, maxsplit=1)[0]
    bare = is_heading_line(rest)
    return Mark(
        passage, _LEVELS[name], int(parse_number(match[name].translate(_PLAIN)) or 0), match[0].strip(), title, bare
    )


def is_heading_line(text: str) -> bool:
    """Return whether `text` reads as a heading on a line of its own: short and no sentence."""
    text = text.strip().rstrip("：:")
    return 0 < len(text) <= 60 and "。" not in text and "：" not in text and text[-1] not in _STOPS
