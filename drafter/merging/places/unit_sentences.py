"""Cuts paragraphs into sentences, without the numbers that the program sets before them, and into clauses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from drafter.merging.places.hand_places import Place, sentence_places
from drafter.merging.texts.differences import heading_number
from drafter.merging.texts.merge_tokens import PARAGRAPH_END
from drafter.sections.phrases import count_length

_STOPS_AFTER = "。；，！？"
_NUMBERS = re.compile("[0-9]+(?:[.,，．][0-9]+)*[余多]?[万亿]?|[〇零一二三四五六七八九十百千万亿两]+")
_ENDS = "，；。：！？（）"
_CLAUSE = re.compile(f"[^{_ENDS}]*")
_FIRST_CLAUSE = re.compile("：(?=一是)")


class UnitSentence(NamedTuple):
    """A sentence of a unit, without the numbers that the program sets before it."""

    place: Place
    text: str


def sentences_in(text: str) -> list[UnitSentence]:
    """Return the sentences of paragraphs in one text, in order."""
    found = []
    for start, end in _without_clauses(text):
        is_first = start == 0 or text[start - 1] == PARAGRAPH_END
        own = text[start:end]
        number = len(heading_number(own)) if is_first else 0
        number += count_length(own[number:])
        if own[number:].strip():
            found.append(UnitSentence(Place(start + number, end), own[number:]))
    return found


def _without_clauses(text: str) -> Iterator[Place]:
    """Yield where each sentence stands; one that leads on to counted clauses ends before the first of them."""
    for start, end in sentence_places(text):
        at = start
        for match in _FIRST_CLAUSE.finditer(text, start, end):
            yield Place(at, match.end())
            at = match.end()
        yield Place(at, end)


def clause_at(text: str, at: int) -> str:
    """Return the clause of a text in which the character at `at` stands; at a stop the one before it."""
    low = max((text.rfind(each, 0, at) for each in _ENDS), default=-1) + 1
    found = _CLAUSE.match(text, low)
    return found[0] if found else ""


def bare_sentences(paragraphs: Iterable[str]) -> Iterator[str]:
    """Yield the sentences of `paragraphs` without numbers before and stops behind them."""
    for text in paragraphs:
        yield from (sentence.text.strip().rstrip(_STOPS_AFTER) for sentence in sentences_in(text))


def without_numbers(sentence: str) -> str:
    """Return a sentence with # for its numbers: it stays the same when its figures are corrected."""
    return _NUMBERS.sub("#", sentence)
