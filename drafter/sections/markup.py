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
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from drafter.enclosures import replaced
from drafter.sections.clauses import number_clauses
from drafter.sections.sentences import prune
from drafter.sections.tokens import (
    ALL_TOKENS,
    BREAK,
    CLAUSE,
    LEAD_OFF,
    LEAD_ON,
    LINE,
    NOTHING,
    SPLIT,
    STOP,
    TOKEN_BASE,
    Printed,
    State,
)
from drafter.text_runs import Run, RunKind

_LINES = re.compile(f"\n?(?:{LINE}\n?)+")
_INSIDE = {"[[": "]]", "**": "**", LEAD_ON: LEAD_OFF}
"""Marks between which an answer of several lines stays one paragraph."""
_ACTIVITY_MARKS = re.compile(f"[{SPLIT}{LEAD_ON}{LEAD_OFF}]")
_TOKEN = re.compile(f"[{ALL_TOKENS}]")
_WHOLE_SENTENCE = re.compile(f"([{ALL_TOKENS}])(?![，。；、：！？])")
_REPEATED = {
    "前，": ("之前", "以前", "前"),
    "起，": ("以来", "起"),
    "以来": ("以来", "起"),
    "以上": ("以上",),
    "负责": ("负责",),
}
"""What a template says behind an answer, and what people then need not have typed at the answer's end."""
_MARK = re.compile(f"([{LEAD_ON}{LEAD_OFF}{ALL_TOKENS}])")


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


def parse_section(text: str, printed: Sequence[Printed]) -> tuple[Part, ...]:
    """Return the parts of a rendered section; `printed` is what its tokens stand for."""
    absent, gaps = _tokens(printed, State.ABSENT), _tokens(printed, State.GAP)
    whole = frozenset(chr(TOKEN_BASE + i) for i, p in enumerate(printed) if p.text.endswith(("。", "！", "？")))

    def pruned(source: str) -> str:
        marked = _mark_leads(source)
        if whole.intersection(marked):
            marked = _mark_stops(marked, whole)
        before, *clauses = marked.split(CLAUSE)
        kept = [prune(before, absent, gaps), *(_pruned_clause(clause, absent, gaps) for clause in clauses)]
        return CLAUSE.join(kept).replace(STOP, "")

    def full(clause: str) -> str:
        return _TOKEN.sub(lambda token: printed[ord(token[0]) - TOKEN_BASE].text, clause)

    sources = list(_sources(text))
    compact = number_clauses([pruned(source) for _, _, source in sources], full)
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
            joined = "".join(lines)
            if BREAK in joined:
                joined, *others = replaced(joined, _INSIDE, _unbroken).split(BREAK)
                yield shape, depth, joined
                yield from ((Shape.PARAGRAPH, 0, other) for other in others)
            else:
                yield shape, depth, joined
            lines.clear()

    for raw in map(str.strip, _split_activities(_LINES.sub("\n", text)).splitlines()):
        line = raw
        if NOTHING in raw:
            line = raw.replace(NOTHING, "").strip()
            if not line:
                continue
        hashes = len(line) - len(line.lstrip("#")) if line.startswith("#") else 0
        if not line:
            yield from flush()
            shape, depth = Shape.PARAGRAPH, 0
        elif hashes and line[hashes : hashes + 1] == " ":
            yield from flush()
            heading = line[hashes:].replace(BREAK, "").strip()
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


def _split_activities(text: str) -> str:
    """Return `text` with a new paragraph at each `SPLIT`; none within counted clauses, where leads are plain."""
    if SPLIT not in text:
        return text
    lines, counted = [], False
    for line in text.splitlines():
        counted = bool(line.strip()) and (counted or line.startswith("+ "))
        lines.append(_ACTIVITY_MARKS.sub("", line) if counted else line.replace(SPLIT, "\n\n"))
    return "\n".join(lines)


def _unbroken(piece: str) -> str:
    return piece.replace(BREAK, "")


def _part(shape: Shape, depth: int, compact: str, printed: Sequence[Printed]) -> Part:
    runs, answers, told = _runs(compact, printed)
    if all(run.kind is RunKind.LEAD for run in runs) and shape is not Shape.HEADING:
        runs = ()
    return Part(shape, depth, runs, tuple(dict.fromkeys(answers)), told)


def _mark_leads(source: str) -> str:
    if "**" not in source:
        return source
    pieces = source.split("**")
    if len(pieces) % 2 == 0:  # an odd mark stands for itself
        pieces[-2:] = ["**".join(pieces[-2:])]
    return "".join(f"{LEAD_ON}{piece}{LEAD_OFF}" if i % 2 else piece for i, piece in enumerate(pieces))


def _mark_stops(source: str, whole: frozenset[str]) -> str:
    """Return `source` with a mark behind each token in `whole`: answers that are whole sentences."""
    return _WHOLE_SENTENCE.sub(lambda token: token[1] + STOP if token[1] in whole else token[1], source)


def _tokens(printed: Sequence[Printed], state: State) -> frozenset[str]:
    return frozenset(chr(TOKEN_BASE + i) for i, p in enumerate(printed) if p.state is state)


def _runs(compact: str, printed: Sequence[Printed]) -> tuple[tuple[Run, ...], list[str], bool]:
    pieces: list[Run] = []
    texts: list[str] = []  # of the run that is going on
    answers: list[str] = []
    kind, told = RunKind.PLAIN, False
    # Every second piece is a mark or a token, the others are the template's own text.
    split = _MARK.split(compact)
    for i in range(0, len(split) - 1, 2):
        texts.append(split[i])
        mark = split[i + 1]
        if mark in (LEAD_ON, LEAD_OFF):
            pieces.append(Run("".join(texts), kind))
            texts.clear()
            kind = RunKind.LEAD if mark == LEAD_ON else RunKind.PLAIN
            continue
        answer = printed[ord(mark) - TOKEN_BASE]
        answers += answer.answers
        told = told or answer.state is State.VALUE or answer.state is State.GAP
        text = answer.text
        if text.endswith(tuple("。，；、：")):
            text = _before(text, split[i + 2] or "".join(split[i + 3 : i + 5]))
        elif split[i + 2][:2] in _REPEATED:
            text = _once(text, _REPEATED[split[i + 2][:2]])
        if answer.state is State.GAP:
            pieces += (Run("".join(texts), kind), Run(text, RunKind.GAP, answer.answers[0]))
            texts.clear()
        else:
            texts.append(text)
    pieces.append(Run("".join(texts) + split[-1], kind))
    return join_runs(piece for piece in pieces if piece.text), answers, told


def join_runs(pieces: Iterable[Run]) -> tuple[Run, ...]:
    """Return `pieces` with neighbours of one kind, and of one gap, made one."""
    joined: list[Run] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last is not None and last.kind is piece.kind and last.answer == piece.answer:
            joined[-1] = Run(last.text + piece.text, last.kind, last.answer)
        else:
            joined.append(piece)
    return tuple(joined)


def _once(text: str, endings: tuple[str, ...]) -> str:
    """Return an answer's text without the one of `endings` it has: the template says that word next."""
    return next((text.removesuffix(ending) for ending in endings if text.endswith(ending)), text) or text


def _before(text: str, following: str) -> str:
    """Return an answer's text without a stop of its own where the template goes on with one."""
    after = following.lstrip(LEAD_ON + LEAD_OFF)[:1]
    return text.rstrip("。，；、：") if after and after in "，。；、：" else text
