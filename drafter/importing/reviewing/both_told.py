"""Lays what the answers of an import print beside the report that was read: what both say, what only one says.

Sentences are compared by their facts, numbers with their measure words, whatever words stand around them; sentences
without a number by their words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from drafter.merging.texts.merge_tokens import likeness, tokens_of
from drafter.model.numerals import to_half_width
from drafter.reading.number_signs import NumberSort
from drafter.reading.sentence_fact import SentenceFact
from drafter.reading.sentence_facts import sentence_facts
from drafter.sections.sentences import sentences_of

_ALIKE = 0.5
"""Likeness of words from which on two sentences say the same."""


class BothTold(NamedTuple):
    """How two texts compare."""

    both: int
    """Sentences of the report whose facts, or words, the answers print too."""
    only_report: tuple[str, ...]
    """Sentences that the answers don't print, in the order of the report."""
    only_answers: tuple[str, ...]
    """Sentences that the report does not have."""
    lost_figures: tuple[tuple[str, str], ...]
    """Each number of the report that the answers print nowhere, with its sentence."""
    new_figures: tuple[tuple[str, str], ...]
    """Each number that the report does not have."""


def both_told(report: Sequence[str], answers: Sequence[str]) -> BothTold:
    """Return how the paragraphs of a `report` compare with those that the `answers` print."""
    first, second = _sentences(report), _sentences(answers)
    ours, theirs = _figures(first), _figures(second)
    lost, new = _beyond(ours, theirs), _beyond(theirs, ours)
    lost_in, new_in = {sentence for _, sentence in lost}, {sentence for _, sentence in new}
    only_report = [each for each in first if each in lost_in or not _is_told(each, ours, theirs, second)]
    only_answers = [each for each in second if each in new_in or not _is_told(each, theirs, ours, first)]
    return BothTold(len(first) - len(only_report), tuple(only_report), tuple(only_answers), tuple(lost), tuple(new))


def _sentences(texts: Sequence[str]) -> list[str]:
    return [sentence for text in texts for sentence in map(str.strip, sentences_of(text)) if len(sentence) > 1]


_Figures = dict[str, list[str]]
"""The numbers of each sentence, as they are compared."""


def _figures(sentences: Sequence[str]) -> _Figures:
    return {
        sentence: [_plain(fact.written) for fact in sentence_facts(sentence) if not fact.is_none and _is_number(fact)]
        for sentence in sentences
    }


def _is_number(fact: SentenceFact) -> bool:
    """Return whether a fact is more than a loose count in words: 一年来 and 两级 may be said or not."""
    return fact.sort is not NumberSort.OTHER or re.search("[0-9]", to_half_width(fact.written)) is not None


def _plain(written: str) -> str:
    return "".join(to_half_width(written).split())


def _beyond(ones: _Figures, others: _Figures) -> list[tuple[str, str]]:
    """Return the numbers of `ones` that `others` don't have, each with its sentence."""
    known = {figure for figures in others.values() for figure in figures}
    return [(figure, sentence) for sentence, figures in ones.items() for figure in figures if figure not in known]


def _is_told(sentence: str, own: _Figures, others: _Figures, sentences: Sequence[str]) -> bool:
    """Return whether the other text says what `sentence` does."""
    figures = Counter(own[sentence])
    if figures:
        known = {figure for each in others.values() for figure in each}
        return all(figure in known for figure in figures)
    tokens = tokens_of(sentence)
    return any(sentence.rstrip("。") in other or likeness(tokens, tokens_of(other)) >= _ALIKE for other in sentences)
