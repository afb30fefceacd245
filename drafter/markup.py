"""The light markup of section files: headings, items, paragraphs, lead phrases, options.

A rendered section reaches this module as template text in which every printed answer
is one token character, so that nothing a bureau typed is ever taken for markup:

    # 标题          a heading one level below the section's own (## two levels)
    - 文字          a numbered item one level below the heading above it
    + 文字          a clause counted 一是, 二是, … ; several lines make one paragraph
    文字            paragraphs, divided by blank lines; lines that follow one another join
    **提法。**      a lead phrase
    [[，其中…]]     an option: leaves the sentence if an answer in it is absent

A sentence that prints an absent answer leaves with its punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from drafter.blocks import Run, RunKind
from drafter.clauses import CLAUSE, number_clauses

TOKEN_BASE = 0x10F000
"""First token character; plane 16's private use, refused in answers."""
TOKEN_COUNT = 0xF00
_LEAD_ON, _LEAD_OFF, _STOP = "\U0010fff0", "\U0010fff1", "\U0010fff2"
LINE = "\U0010fff6"
"""A new line, whether the template's own text begins one there or not."""
_LINES = re.compile(f"\n?(?:{LINE}\n?)+")
NOTHING = "\U0010fff5"
"""Stands where a topic has nothing to tell."""
_BREAK = "\U0010fff3"
"""Stands between the lines of one answer: a new paragraph, except in an option or a lead."""
_INSIDE = re.compile(r"\[\[.*?\]\]|\*\*.*?\*\*")
_TOKEN = re.compile("[\U0010f000-\U0010feff]")
_OPTION = re.compile(r"\[\[(.*?)\]\]")
_STOPS, _OPENING, _CLOSING = "。！？；" + _STOP, "（《〈“‘【", "）》〉”’】"
_WHOLE_SENTENCE = re.compile("([\U0010f000-\U0010feff])(?![，。；、：！？])")
_LEAD_MARKS = re.compile(f"[{_LEAD_ON}{_LEAD_OFF}]")
_MARK = re.compile(f"([{_LEAD_ON}{_LEAD_OFF}\U0010f000-\U0010feff])")
_JOINED = re.compile(rf"[，、；：。（《〈“‘][，、；：。！？）》〉”’]|^[{_LEAD_ON}{_LEAD_OFF}]*[，、；：。]")
"""Finds whether any of `_JOINTS` has something to mend."""
_JOINTS = (
    (re.compile(r"(?<=[；：（《〈“‘])[，、；]+|[，、；：]+(?=[）》〉”’])"), ""),
    (re.compile("（）|《》|〈〉|“”|‘’"), ""),
    (re.compile(r"[，、；：]+(?=[。！？])"), ""),
    (re.compile(r"[，、：]+(?=[；])"), ""),
    (re.compile(r"([，、；：。])[，、；：。]*\1"), r"\1"),
    (re.compile(r"、(?=，)|(?<=，)、|(?<=。)[，、；]+"), ""),
    (re.compile(rf"^([{_LEAD_ON}{_LEAD_OFF}]*)[，、；：。]+"), r"\1"),
)


class State(Enum):
    """What a printed answer is."""

    VALUE = "value"
    LITERAL = "literal"
    """Text of the template or of its data, not of the bureau: no content of its own."""
    GAP = "gap"
    ABSENT = "absent"


class Printed(NamedTuple):
    """One printed answer: its text, where it stands in the answers, its state."""

    text: str
    answers: tuple[str, ...] = ()
    state: State = State.VALUE


ABSENT = Printed("", (), State.ABSENT)


class Fragment(str):
    """Section text that already holds tokens, such as the paragraphs of a topic.

    `Fragment(NOTHING)` is a topic without activities: false in an `if`, and a line that
    holds nothing else divides no paragraph.
    """

    __slots__ = ()

    def __bool__(self) -> bool:
        return self != NOTHING


class Shape(Enum):
    """The shapes of a section's parts."""

    HEADING = "heading"
    ITEM = "item"
    PARAGRAPH = "paragraph"


class Part(NamedTuple):
    """A heading, an item or a paragraph of a section, not yet numbered."""

    shape: Shape
    depth: int
    """Headings: how many levels below the section's own heading; otherwise 0."""
    runs: tuple[Run, ...]
    answers: tuple[str, ...]
    """Paths of the answers printed in it."""
    told: bool
    """True when it prints an answer or a gap, False for set phrases alone."""


class Tokens:
    """The answers printed so far in one section, each behind a token character."""

    def __init__(self) -> None:
        self.printed: list[Printed] = []
        self.said: list[str] = []
        """Paths of the answers that the section asked to be 无, and that are."""

    def add(self, printed: Printed) -> str:
        """Return the token for `printed`; a text of several lines becomes several paragraphs."""
        if "\n" in printed.text:
            lines = [line.strip() for line in printed.text.splitlines() if line.strip()]
            return _BREAK.join(self.add(Printed(line, printed.answers, printed.state)) for line in lines)
        if not printed.text and printed.state is not State.ABSENT:
            return ""
        self.printed.append(printed)
        if len(self.printed) > TOKEN_COUNT:
            raise ValueError(f"一个段落文件里印出的答案超过了 {TOKEN_COUNT} 处；请分成几个段落文件")
        return chr(TOKEN_BASE + len(self.printed) - 1)


def parse_section(text: str, printed: Sequence[Printed]) -> tuple[Part, ...]:
    """Return the parts of a rendered section; `printed` is what its tokens stand for."""
    absent, gaps = _tokens(printed, State.ABSENT), _tokens(printed, State.GAP)

    def pruned(source: str) -> str:
        marked = _mark_stops(_mark_leads(source), printed)
        before, *clauses = marked.split(CLAUSE)
        kept = [prune(before, absent, gaps), *(_pruned_clause(clause, absent, gaps) for clause in clauses)]
        return CLAUSE.join(kept).replace(_STOP, "")

    def has_stop(clause: str) -> bool:
        return any("。" in (printed[ord(c) - TOKEN_BASE].text if _TOKEN.match(c) else c) for c in clause)

    sources = list(_sources(text))
    compact = number_clauses([pruned(source) for _, _, source in sources], has_stop)
    parts = (_part(shape, depth, piece, printed) for (shape, depth, _), piece in zip(sources, compact, strict=True))
    return tuple(part for part in parts if part.runs)


def _pruned_clause(clause: str, absent: frozenset[str], gaps: frozenset[str]) -> str:
    """Return a counted clause pruned; one that lost all its answers leaves with its set phrases."""
    left = prune(clause, absent, gaps)
    return left if _TOKEN.search(left) or not _TOKEN.search(clause) else ""


def _sources(text: str) -> Iterator[tuple[Shape, int, str]]:
    """Yield shape, depth and source of each heading, item and paragraph of `text`."""
    shape, depth, lines = Shape.PARAGRAPH, 0, list[str]()

    def flush() -> Iterator[tuple[Shape, int, str]]:
        if lines:
            first, *others = _INSIDE.sub(_unbroken, "".join(lines)).split(_BREAK)
            yield shape, depth, first
            for other in others:
                yield Shape.PARAGRAPH, 0, other
            lines.clear()

    for raw in map(str.strip, _LINES.sub("\n", text).splitlines()):
        line = raw.replace(NOTHING, "").strip()
        if raw and not line:
            continue
        hashes = len(line) - len(line.lstrip("#"))
        if not line:
            yield from flush()
            shape, depth = Shape.PARAGRAPH, 0
        elif hashes and line[hashes : hashes + 1] == " ":
            yield from flush()
            heading = line[hashes:].replace(_BREAK, "").strip()
            yield Shape.HEADING, hashes, heading
            shape, depth = Shape.PARAGRAPH, 0
        elif line.startswith("- "):
            yield from flush()
            shape = Shape.ITEM
            lines.append(line[2:].strip())
        elif line.startswith("+ "):
            lines.append(CLAUSE + line[2:].strip())
        else:
            lines.append(line)
    yield from flush()


def _unbroken(match: re.Match[str]) -> str:
    return match[0].replace(_BREAK, "")


def _part(shape: Shape, depth: int, compact: str, printed: Sequence[Printed]) -> Part:
    runs, answers, told = _runs(compact, printed)
    if all(run.kind is RunKind.LEAD for run in runs) and shape is not Shape.HEADING:
        runs = ()
    return Part(shape, depth, runs, tuple(dict.fromkeys(answers)), told)


def _mark_leads(source: str) -> str:
    pieces = source.split("**")
    if len(pieces) % 2 == 0:  # an odd mark stands for itself
        pieces[-2:] = ["**".join(pieces[-2:])]
    return "".join(f"{_LEAD_ON}{piece}{_LEAD_OFF}" if i % 2 else piece for i, piece in enumerate(pieces))


def _mark_stops(source: str, printed: Sequence[Printed]) -> str:
    """Return `source` with a mark behind each answer that is a whole sentence already."""

    def mark(match: re.Match[str]) -> str:
        ends = printed[ord(match[1]) - TOKEN_BASE].text.endswith(("。", "！", "？"))
        return match[1] + _STOP if ends else match[1]

    return _WHOLE_SENTENCE.sub(mark, source)


def _tokens(printed: Sequence[Printed], state: State) -> frozenset[str]:
    return frozenset(chr(TOKEN_BASE + i) for i, p in enumerate(printed) if p.state is state)


def prune(source: str, absent: frozenset[str], gaps: frozenset[str]) -> str:
    """Return `source` without the options and sentences that hold an `absent` token.

    What leaves, leaves its `gaps` behind: a missing required answer is always seen.
    """

    def left(piece: str) -> str:
        marks = "".join(_LEAD_MARKS.findall(piece))
        kept = "".join(char for char in piece if char in gaps)
        return marks + kept + (piece[-1] if kept and piece[-1] in "。！？；" else "")

    text = _OPTION.sub(lambda m: left(m[1]) if absent.intersection(m[1]) else m[1], source)
    if absent.intersection(text):
        text = _without_sentences(text, absent, left)
    if _JOINED.search(text):
        for pattern, replacement in _JOINTS:
            text = pattern.sub(replacement, text)
    return text


def _without_sentences(source: str, absent: frozenset[str], left: Callable[[str], str]) -> str:
    text = ""
    for sentence in _sentences(source):
        if not absent.intersection(sentence):
            text += sentence
            continue
        text += left(sentence)
        # The clause before the one that leaves closes the sentence in its place.
        if text.endswith("；") and not sentence.endswith("；"):
            text = text[:-1] + "。"
    return text[:-1] + "。" if text.endswith("；") else text


def _sentences(text: str) -> Iterator[str]:
    """Yield the sentences of `text` with their stops; a stop within brackets divides nothing."""
    start, depth, stopped = 0, 0, False
    for i, char in enumerate(text):
        if stopped and char not in _STOPS and char not in _CLOSING:
            yield text[start:i]
            start, stopped = i, False
        depth += (char in _OPENING) - (char in _CLOSING and depth > 0)
        ends = char in _STOPS or (stopped and char in _CLOSING) or _quoted(text, i)
        stopped = ends and depth == 0
    if start < len(text):
        yield text[start:]


def _quoted(text: str, i: int) -> bool:
    """Return True when the mark at `i` closes a quotation that ends in a stop of its own."""
    return text[i] in _CLOSING and text[i - 1 : i] in ("。", "！", "？")


def _runs(compact: str, printed: Sequence[Printed]) -> tuple[tuple[Run, ...], list[str], bool]:
    pieces: list[tuple[RunKind, str]] = []
    answers: list[str] = []
    kind, told = RunKind.PLAIN, False
    # Every second piece is a mark or a token, the others are the template's own text.
    split = _MARK.split(compact)
    for i in range(0, len(split) - 1, 2):
        if split[i]:
            pieces.append((kind, split[i]))
        mark = split[i + 1]
        if mark in (_LEAD_ON, _LEAD_OFF):
            kind = RunKind.LEAD if mark == _LEAD_ON else RunKind.PLAIN
            continue
        answer = printed[ord(mark) - TOKEN_BASE]
        answers += answer.answers
        told = told or answer.state is State.VALUE or answer.state is State.GAP
        text = answer.text
        if text.endswith(("。", "，", "；", "、")):
            text = _before(text, split[i + 2] or "".join(split[i + 3 : i + 5]))
        if text:
            pieces.append((RunKind.GAP if answer.state is State.GAP else kind, text))
    if split[-1]:
        pieces.append((kind, split[-1]))
    runs = tuple(Run("".join(text for _, text in group), this) for this, group in groupby(pieces, key=itemgetter(0)))
    return runs, answers, told


def _before(text: str, following: str) -> str:
    """Return an answer's text without a stop of its own where the template goes on with one."""
    after = following.lstrip(_LEAD_ON + _LEAD_OFF)[:1]
    return text.rstrip("。，；、") if after and after in "，。；、：" else text
