"""Finds facts that a plan would write anew, or tell as left out, while the hand has them word for word elsewhere.

A hand cuts a sentence at its commas and takes the parts to other sentences. What they say follows where they stand; a
second time it is not said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.merging.plan.figure_places import EMPTY_WORDS
from drafter.merging.plan.plan_values import Edit, MergePlan
from drafter.merging.plan.reckoned_numbers import RECKONED
from drafter.merging.texts.merge_tokens import COUNT, PARAGRAPH_END, differ_in_figures_alone, hunks_between, tokens_of
from drafter.merging.texts.sentence_clusters import clusters_of
from drafter.merging.texts.text_changes import Change
from drafter.sections.sentences import sentence_with

_SHORTEST = 6
"""Characters from which on words that stand elsewhere are the same clause."""
_ENDS = f"，；。：！？（）{PARAGRAPH_END}"
_CLAUSE = re.compile(f"[^{_ENDS}]+")
_STYLE = re.compile(f"^(?:{'|'.join(sorted(EMPTY_WORDS))})")


class Standing(NamedTuple):
    """Facts that stand elsewhere."""

    sentences: Mapping[int, tuple[tuple[str, str], ...]]
    """Of lines of the base the sentences whose facts all do: as Drafter wrote them, and as the answers say them now."""
    edits: tuple[Edit, ...]
    """What brings them up to date where they stand."""


NOTHING_STANDS = Standing({}, ())


class _Place(NamedTuple):
    paragraph: int
    start: int


def standing_clauses(lines: Sequence[tuple[str, str]], hand: Sequence[str], plan: MergePlan) -> Standing:
    """Return which facts the paragraphs `hand` have elsewhere than where `plan` would write them.

    `lines` are those of the base, each with what the answers make of it now.
    """
    return _Search(lines, hand, plan).found()


class _Search:
    def __init__(self, lines: Sequence[tuple[str, str]], hand: Sequence[str], plan: MergePlan) -> None:
        self._lines, self._hand, self._plan = lines, hand, plan
        self._base = PARAGRAPH_END.join(before for before, _ in lines)
        self._all = PARAGRAPH_END.join(hand)

    def found(self) -> Standing:
        sentences: dict[int, tuple[tuple[str, str], ...]] = {}
        edits: list[Edit] = []
        for i, (before, wanted) in enumerate(self._lines):
            own = [(pair, list(self._edits(*pair))) for pair in _sentences(before, wanted) if self._is_told(*pair)]
            whole = tuple(pair for pair, places in own if places and None not in places)
            edits += (edit for _, places in own for each in places for edit in each or ())
            if whole:
                sentences[i] = whole
        return Standing(sentences, tuple(edits))

    def _is_told(self, before: str, wanted: str) -> bool:
        """Return whether the plan puts a sentence in, asking about it, or tells that it is left out."""
        if before == wanted or not wanted or COUNT in before or PARAGRAPH_END in before + wanted:
            return False
        old, new = before.strip(_ENDS), wanted.strip(_ENDS)
        is_asked = any(new in each.new and old not in each.hand for each in self._plan.questions)
        return is_asked or any(new in told or told.strip(_ENDS) in new for told in self._plan.left_out)

    def _edits(self, before: str, wanted: str) -> Iterator[list[Edit] | None]:
        """Yield of each clause of a sentence that changed the edits where it stands; None for one that stands nowhere."""
        ours, theirs = _CLAUSE.findall(before), _CLAUSE.findall(wanted)
        if len(ours) != len(theirs):
            yield None
            return
        for one, other in zip(ours, theirs, strict=True):
            if one != other:
                yield self._edits_of(one, other)

    def _edits_of(self, clause: str, wanted: str) -> list[Edit] | None:
        style = _STYLE.match(clause)
        shorter = [(clause[style.end() :], wanted[style.end() :])] if style and wanted.startswith(style[0]) else []
        for one, other in ((clause, wanted), *shorter):
            place = self._place(one)
            if place is not None and differ_in_figures_alone(tokens_of(one), tokens_of(other)):
                return list(_figures(place, one, other))
        return None

    def _place(self, clause: str) -> _Place | None:
        """Return where the hand has a clause just once, untouched by the plan and with nothing reckoned beside it."""
        if len(clause) < _SHORTEST or self._base.count(clause) != 1 or self._all.count(clause) != 1:
            return None
        paragraph = next(i for i, text in enumerate(self._hand) if clause in text)
        text = self._hand[paragraph]
        start = text.index(clause)
        end = start + len(clause)
        is_whole = not (text[end : end + 1].isalnum() and clause[-1].isdecimal()) and not text[:start][-1:].isdecimal()
        is_free = is_whole and paragraph not in self._plan.deletions and not self._is_touched(paragraph, start, end)
        return _Place(paragraph, start) if is_free and not self._is_reckoned_on(text, clause) else None

    def _is_touched(self, paragraph: int, start: int, end: int) -> bool:
        edits = (each.change for each in self._plan.edits if each.paragraph == paragraph)
        return any(each.start <= end and each.end >= start for each in edits)

    def _is_reckoned_on(self, text: str, clause: str) -> bool:
        """Return whether a hand wrote beside a clause what may be reckoned from it."""
        beside = _CLAUSE.findall(sentence_with(text, clause))
        own = (each for each in beside if _STYLE.sub("", each) not in self._base and clause not in each)
        return any(RECKONED.search(each) for each in own)


def _sentences(before: str, wanted: str) -> Iterator[tuple[str, str]]:
    base, new = tokens_of(before), tokens_of(wanted)
    for cluster in clusters_of(base, base, new):
        yield "".join(base[slice(*cluster.base)]), "".join(new[slice(*cluster.new)])


def _figures(place: _Place, before: str, wanted: str) -> Iterator[Edit]:
    first, second = tokens_of(before), tokens_of(wanted)
    for hunk in hunks_between(first, second):
        start = place.start + len("".join(first[: hunk.start]))
        old, new = "".join(first[hunk.start : hunk.end]), "".join(second[hunk.other_start : hunk.other_end])
        yield Edit(place.paragraph, Change(start, start + len(old), new, old))
