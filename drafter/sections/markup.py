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
from collections.abc import Iterator, Sequence, Set
from itertools import groupby
from typing import NamedTuple

from drafter.sections.clauses import number_clauses
from drafter.sections.fitting import fitted
from drafter.sections.mark_faults import refuse_marks
from drafter.sections.markup_blocks import MarkupBlock, Shape, markup_blocks
from drafter.sections.own_wordings import OwnWordings
from drafter.sections.pruning import prune
from drafter.sections.template_values import OF_EVERY_SECTION
from drafter.sections.tokens import (
    ALL_TOKENS,
    CLAUSE,
    LEAD_OFF,
    LEAD_ON,
    STOP,
    Printed,
    State,
    Tokens,
)
from drafter.text_runs import Origin, Run, RunKind, Text, compact, questions_in, text_of

_TOKEN = re.compile(f"[{ALL_TOKENS}]")
_WHOLE_SENTENCE = re.compile(f"([{ALL_TOKENS}])(?![，。；、：！？])")
_TELLING = (State.VALUE, State.GAP, State.NONE)
_OF_EVERY_SECTION = frozenset(OF_EVERY_SECTION)
_KINDS = {LEAD_ON: RunKind.LEAD, LEAD_OFF: RunKind.PLAIN}
"""The kind of what follows a mark."""
_MARK = re.compile(f"([{LEAD_ON}{LEAD_OFF}{ALL_TOKENS}])")


class Part(NamedTuple):
    """A heading, an item or a paragraph of a section, not yet numbered."""

    shape: Shape
    depth: int
    """Headings: how many levels below the section's own heading; items in the place of one: the same; otherwise 0."""
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


def parse_section(text: str, tokens: Tokens, wordings: OwnWordings | None = None) -> tuple[Part, ...]:
    """Return the parts of a rendered section, in the bureau's own `wordings` where there are such.

    `tokens` are those that stand in it.
    """

    def full(clause: str) -> str:
        return _TOKEN.sub(lambda token: tokens.text_of(token[0]), clause)

    blocks = markup_blocks(text)
    pruned = [_pruned(block.text, tokens) for block in blocks]
    for block, left in zip(blocks, pruned, strict=True):
        refuse_marks(left, block.place)
    counted = number_clauses(pruned, full)
    parts = [_part(block, piece, tokens) for block, piece in zip(blocks, counted, strict=True)]
    if wordings is not None:
        each = zip(blocks, pruned, strict=True)
        said_so = [_in_own_words(left, block.place.section, tokens, wordings) for block, left in each]
        reworded = [text for text, _ in said_so]
        if reworded != pruned:
            counted = number_clauses(reworded, full)
            printed = zip(blocks, counted, parts, strict=True)
            said = [_part(block, piece, tokens, keeps_lead=bool(part.runs)) for block, piece, part in printed]
            followed = (numbers for _, numbers in said_so)
            parts = [_reworded(*each) for each in zip(parts, said, followed, strict=True)]
    return tuple(_numbered_all(blocks, parts))


def _numbered_all(blocks: Sequence[MarkupBlock], parts: Sequence[Part]) -> Iterator[Part]:
    """Yield the parts that have text; of a record whose heading or item has none the paragraph behind takes the number."""
    unnamed: MarkupBlock | None = None
    for block, part in zip(blocks, parts, strict=True):
        if not part.runs:
            is_named = block.shape is Shape.PARAGRAPH or not block.place.record
            unnamed = unnamed if is_named else block
            continue
        takes_number = unnamed and part.shape is Shape.PARAGRAPH and block.place.record == unnamed.place.record
        yield part._replace(shape=Shape.ITEM, depth=unnamed.depth) if unnamed and takes_number else part
        unnamed = None


def _reworded(before: Part, now: Part, followed: tuple[int, ...]) -> Part:
    if now.runs == before.runs:
        return now
    has_answer, origin = before.has_answer or now.has_answer, now.origin._replace(reworded=followed)
    return now._replace(before_rewording=before.runs, has_answer=has_answer, origin=origin)


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


def _in_own_words(pruned: str, section: str, tokens: Tokens, wordings: OwnWordings) -> tuple[str, tuple[int, ...]]:
    """Return a pruned paragraph of `section` with the bureau's wordings in the place of the sentences they stand for.

    With it come the numbers of the wordings, from 1.
    """
    clauses = pruned.split(CLAUSE)
    before = [_runs(clause, tokens)[0] for clause in clauses]
    known = frozenset(wordings.used)
    now = wordings.reworded(section, before)
    each = zip(clauses, before, now, strict=True)
    text = CLAUSE.join(clause if said == was else _marked(said, tokens) for clause, was, said in each)
    return text, tuple(number + 1 for number in sorted(wordings.used - known))


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


def _part(block: MarkupBlock, text: str, tokens: Tokens, *, keeps_lead: bool = False) -> Part:
    """Return the part that `block` makes, whose pruned and counted `text` has tokens.

    A lead with nothing behind it is nothing, but for one that is to be kept: a leader left out what stood behind it.
    """
    runs, has_answer = _runs(text, tokens)
    if block.shape is Shape.PARAGRAPH and _says_none(text, tokens):
        runs = tuple(run for run in runs if run.kind is not RunKind.LEAD)  # it promises what there was none of
    is_lead_alone = all(run.kind is RunKind.LEAD for run in runs)
    if is_lead_alone and not keeps_lead and block.shape is not Shape.HEADING:
        runs = ()
    return Part(block.shape, block.depth, runs, has_answer, _origin(block))


def _says_none(text: str, tokens: Tokens) -> bool:
    """Return True when a paragraph tells of its answers only that there was none."""
    return LEAD_ON in text and not tokens.nones.isdisjoint(text) and tokens.values.isdisjoint(text)


def _origin(block: MarkupBlock) -> Origin:
    """Return where `block` was printed; its id names the file, the place in it, and the record."""
    place = block.place
    line = place.paragraph if block.shape is Shape.PARAGRAPH else place.line
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
        if mark in _KINDS:
            kind = _KINDS[mark]
            continue
        answer = fitted(tokens.of(mark), tokens.text_of(mark), pieces[i + 2] or "".join(pieces[i + 3 : i + 5]))
        has_answer = has_answer or answer.state in _TELLING
        is_as_set = kind is RunKind.PLAIN or answer.state is State.GAP
        runs += answer.runs if is_as_set else (run._replace(kind=kind) for run in answer.runs)
    if pieces[-1]:
        runs.append(Run(pieces[-1], kind))
    return (compact(runs) if len(runs) > 1 else tuple(runs)), has_answer
