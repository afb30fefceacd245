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
from collections.abc import Set
from enum import Enum
from itertools import groupby
from typing import NamedTuple

from drafter.enclosures import replaced
from drafter.sections.clauses import number_clauses
from drafter.sections.fitting import fitted
from drafter.sections.mark_faults import refuse_marks
from drafter.sections.own_wordings import OwnWordings
from drafter.sections.pruning import prune
from drafter.sections.template_places import PlaceReader, SourcePlace, without_marks
from drafter.sections.template_values import OF_EVERY_SECTION
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
    Printed,
    State,
    Tokens,
)
from drafter.text_runs import Origin, Run, RunKind, Text, compact, questions_in, text_of

_INSIDE = {"[[": "]]", "**": "**", LEAD_ON: LEAD_OFF}
"""Marks between which an answer of several lines stays one paragraph."""
_ACTIVITY_MARKS = re.compile(f"[{SPLIT}{LEAD_ON}{LEAD_OFF}]")
_TOKEN = re.compile(f"[{ALL_TOKENS}]")
_WHOLE_SENTENCE = re.compile(f"([{ALL_TOKENS}])(?![，。；、：！？])")
_TELLING = (State.VALUE, State.GAP, State.NONE)
_OF_EVERY_SECTION = frozenset(OF_EVERY_SECTION)
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
    runs: Text
    has_answer: bool
    """True when it prints an answer or a gap, False for set phrases alone."""
    origin: Origin = Origin()
    before_rewording: Text = ()
    """What the section says where the bureau says it in other words; empty where it does not."""

    @property
    def answers(self) -> tuple[str, ...]:
        """Paths of the answers that it prints or states."""
        return tuple(dict.fromkeys((*questions_in(self.runs), *self.origin.stated)))

    @property
    def tells(self) -> bool:
        """True when it prints an answer other than the year and the names that every section may print."""
        return not _OF_EVERY_SECTION.issuperset(self.answers)


class _Source(NamedTuple):
    """A heading, an item or a paragraph in its markup, each answer a token."""

    shape: Shape
    depth: int
    text: str
    place: SourcePlace


def parse_section(text: str, tokens: Tokens, wordings: OwnWordings | None = None) -> tuple[Part, ...]:
    """Return the parts of a rendered section, in the bureau's own `wordings` where there are such.

    `tokens` are those that stand in it.
    """

    def full(clause: str) -> str:
        return _TOKEN.sub(lambda token: tokens.text_of(token[0]), clause)

    sources = _sources(text)
    pruned = [_pruned(source.text, tokens) for source in sources]
    for source, left in zip(sources, pruned, strict=True):
        refuse_marks(left, source.place)
    counted = number_clauses(pruned, full)
    parts = [_part(source, piece, tokens) for source, piece in zip(sources, counted, strict=True)]
    if wordings is not None:
        each = zip(sources, pruned, strict=True)
        reworded = [_in_own_words(left, source.place.section, tokens, wordings) for source, left in each]
        if reworded != pruned:
            counted = number_clauses(reworded, full)
            said = [_part(source, piece, tokens) for source, piece in zip(sources, counted, strict=True)]
            parts = [_reworded(*pair) for pair in zip(parts, said, strict=True)]
    return tuple(part for part in parts if part.runs)


def _reworded(before: Part, now: Part) -> Part:
    if now.runs == before.runs:
        return now
    return now._replace(before_rewording=before.runs, has_answer=before.has_answer or now.has_answer)


def _pruned(source: str, tokens: Tokens) -> str:
    """Return a paragraph without the sentences, options and clauses whose answers are absent."""
    marked = _mark_leads(source)
    if not tokens.whole.isdisjoint(marked):
        marked = _mark_stops(marked, tokens.whole)
    if CLAUSE not in marked:
        return prune(marked, tokens).replace(STOP, "")
    before, *clauses = marked.split(CLAUSE)
    kept = [prune(before, tokens), *(_pruned_clause(clause, tokens) for clause in clauses)]
    return CLAUSE.join(kept).replace(STOP, "")


def _pruned_clause(clause: str, tokens: Tokens) -> str:
    """Return a counted clause pruned; one that lost all its answers leaves with its set phrases."""
    left = prune(clause, tokens)
    return left if _TOKEN.search(left) or not _TOKEN.search(clause) else ""


def _in_own_words(pruned: str, section: str, tokens: Tokens, wordings: OwnWordings) -> str:
    """Return a pruned paragraph of `section` with the bureau's wordings in the place of the sentences they stand for."""
    clauses = pruned.split(CLAUSE)
    before = [_runs(clause, tokens)[0] for clause in clauses]
    now = wordings.reworded(section, before)
    each = zip(clauses, before, now, strict=True)
    return CLAUSE.join(clause if said == was else _marked(said, tokens) for clause, was, said in each)


def _marked(runs: Text, tokens: Tokens) -> str:
    """Return `runs` in markup again: answers as tokens, leads between their marks."""
    text = ""
    for kind, of_kind in groupby(runs, key=lambda run: run.kind in (RunKind.LEAD, RunKind.INNER_LEAD)):
        inner = ""
        for question, same in groupby(of_kind, key=lambda run: (run.question if run.answer else "", run.kind)):
            own = tuple(run if run.kind is RunKind.GAP else run._replace(kind=RunKind.PLAIN) for run in same)
            state = State.GAP if own[0].kind is RunKind.GAP else State.VALUE
            inner += tokens.add(Printed(own, state)) if question[0] else text_of(own)
        text += f"{LEAD_ON}{inner}{LEAD_OFF}" if kind else inner
    return text


def _sources(text: str) -> list[_Source]:
    """Return each heading, item and paragraph of `text` in its markup."""
    reader, collected = PlaceReader(), _Sources()
    for raw in _split_activities(_with_lines(text)).splitlines():
        unmarked, place = reader.read(raw)
        line = unmarked.strip()
        if NOTHING in line:
            line = line.replace(NOTHING, "").strip()
            if not line:
                continue
        collected.add(line, place)
    collected.end(reader.place)
    return collected.sources


class _Sources:
    """Collects the lines of a rendered section into headings, items and paragraphs."""

    def __init__(self) -> None:
        self.sources: list[_Source] = []
        self._shape = Shape.PARAGRAPH
        self._lines: list[str] = []
        self._begun = SourcePlace()
        self._opened_in = ""
        """The record in which the paragraph above ended."""

    def add(self, line: str, place: SourcePlace) -> None:
        """Take the next `line`, printed at `place`."""
        hashes = len(line) - len(line.lstrip("#"))
        if not line:
            self.end(place)
        elif hashes and line[hashes : hashes + 1] == " ":
            self.end(place)
            heading = line[hashes:].replace(BREAK, "").strip()
            self.sources.append(_Source(Shape.HEADING, hashes, heading, place))
        elif line.startswith("- "):
            self.end(place)
            self._shape = Shape.ITEM
            self._continue(line[2:].strip(), place)
        elif line.startswith("+ "):
            self._continue(CLAUSE + line[2:].strip(), place)
        else:
            self._continue(line, place)

    def _continue(self, line: str, place: SourcePlace) -> None:
        if not self._lines:
            self._begun = place
        self._lines.append(line)

    def end(self, place: SourcePlace) -> None:
        """End the item or paragraph that is going on, if any; what ends it was printed at `place`."""
        if self._lines:
            joined, *others = _answer_lines("".join(self._lines))
            own = self._own_place(place)
            self.sources.append(_Source(self._shape, 0, joined, own))
            self.sources += (_Source(Shape.PARAGRAPH, 0, other, own) for other in others)
        self._lines.clear()
        self._shape = Shape.PARAGRAPH
        self._opened_in = place.record

    def _own_place(self, ended: SourcePlace) -> SourcePlace:
        """Return where the paragraph was begun; with its record only if it is about this one record alone.

        Counted clauses of a loop are one paragraph, whose place must not depend on which records there are.
        """
        record = self._begun.record
        alone = self._shape is Shape.ITEM or record in (self._opened_in, ended.record)
        return self._begun if alone else self._begun._replace(record="")


def _answer_lines(joined: str) -> list[str]:
    """Return the paragraphs of `joined`: several where an answer of several lines stands in it."""
    return replaced(joined, _INSIDE, _unbroken).split(BREAK) if BREAK in joined else [joined]


def _with_lines(text: str) -> str:
    """Return `text` with a line's end at each `LINE`, or row of them, where there is none already."""
    if LINE not in text:
        return text
    first, *others = text.split(LINE)
    pieces = [first]
    for piece in others:
        before, end, marks = pieces[-1].rpartition("\n")
        if end and not without_marks(marks):
            pieces[-1] = before
        else:
            marks = ""
        pieces.append("\n" + marks + piece.removeprefix("\n"))
    return "".join(pieces)


def _split_activities(text: str) -> str:
    """Return `text` with a new paragraph at each `SPLIT`; none within counted clauses, where leads are plain."""
    if SPLIT not in text:
        return text
    lines, counted = [], False
    for line in text.splitlines():
        own = without_marks(line)
        counted = bool(own.strip()) and (counted or own.startswith("+ "))
        lines.append(_ACTIVITY_MARKS.sub("", line) if counted else line.replace(SPLIT, "\n\n"))
    return "\n".join(lines)


def _unbroken(piece: str) -> str:
    return piece.replace(BREAK, "")


def _part(source: _Source, text: str, tokens: Tokens) -> Part:
    """Return the part that `source` makes, whose pruned and counted `text` has tokens."""
    runs, has_answer = _runs(text, tokens)
    if source.shape is Shape.PARAGRAPH and _says_none(text, tokens):
        runs = tuple(run for run in runs if run.kind is not RunKind.LEAD)  # it promises what there was none of
    if all(run.kind is RunKind.LEAD for run in runs) and source.shape is not Shape.HEADING:
        runs = ()
    return Part(source.shape, source.depth, runs, has_answer, _origin(source))


def _says_none(text: str, tokens: Tokens) -> bool:
    """Return True when a paragraph tells of its answers only that there was none."""
    return LEAD_ON in text and not tokens.nones.isdisjoint(text) and tokens.values.isdisjoint(text)


def _origin(source: _Source) -> Origin:
    """Return where `source` was printed; its id names the file, the place in it, and the record."""
    place = source.place
    line = place.paragraph if source.shape is Shape.PARAGRAPH else place.line
    record = f"@{place.record}" if place.record else ""
    return Origin(place.section, place.line, f"{place.section}#{line}{record}")


def _mark_leads(source: str) -> str:
    if "**" not in source:
        return source
    pieces = source.split("**")
    if len(pieces) % 2 == 0:  # an odd mark stands for itself
        pieces[-2:] = ["**".join(pieces[-2:])]
    return "".join(f"{LEAD_ON}{piece}{LEAD_OFF}" if i % 2 else piece for i, piece in enumerate(pieces))


def _mark_stops(source: str, whole: Set[str]) -> str:
    """Return `source` with a mark behind each token in `whole`: answers that are whole sentences."""
    return _WHOLE_SENTENCE.sub(lambda token: token[1] + STOP if token[1] in whole else token[1], source)


def _runs(source: str, tokens: Tokens) -> tuple[Text, bool]:
    """Return the runs of a paragraph, and whether it prints an answer or a gap."""
    runs: list[Run] = []
    kind, has_answer = RunKind.PLAIN, False
    # Every second piece is a mark or a token, the others are the template's own text.
    pieces = _MARK.split(source)
    for i in range(0, len(pieces) - 1, 2):
        if pieces[i]:
            runs.append(Run(pieces[i], kind))
        mark = pieces[i + 1]
        if mark in (LEAD_ON, LEAD_OFF):
            kind = RunKind.LEAD if mark == LEAD_ON else RunKind.PLAIN
            continue
        answer = fitted(tokens.of(mark), tokens.text_of(mark), pieces[i + 2] or "".join(pieces[i + 3 : i + 5]))
        has_answer = has_answer or answer.state in _TELLING
        if kind is RunKind.PLAIN or answer.state is State.GAP:
            runs += answer.runs
        else:
            runs += (run._replace(kind=kind) for run in answer.runs)
    if pieces[-1]:
        runs.append(Run(pieces[-1], kind))
    return (compact(runs) if len(runs) > 1 else tuple(runs)), has_answer
