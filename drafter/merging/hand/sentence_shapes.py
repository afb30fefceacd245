"""Sentences as they are compared: without stops, and without the figures that may be corrected."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafter.merging.hand.unit_sentences import sentences_in

_STOPS_AFTER = "。；，！？"
_NUMBERS = re.compile("[0-9]+(?:[.,，．][0-9]+)*[余多]?[万亿]?|[〇零一二三四五六七八九十百千万亿两]+")


def without_numbers(sentence: str) -> str:
    """Return a sentence with # for its numbers: it stays the same when its figures are corrected."""
    return _NUMBERS.sub("#", sentence)


def bare_sentences(paragraphs: Iterable[str]) -> Iterator[str]:
    """Yield the sentences of `paragraphs` without numbers before and stops behind them."""
    for text in paragraphs:
        yield from (sentence.text.strip().rstrip(_STOPS_AFTER) for sentence in sentences_in(text))
