"""Finds which paragraphs of a new document a hand wrote already, also as items of a list in running text: 一是, 二是.

Sections print the records that such items became as paragraphs of their own, numbered （一） or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.merging.plan.known_sentences import STOPS
from drafter.merging.texts.differences import without_number
from drafter.merging.texts.doubled_words import without_figures
from drafter.merging.texts.merge_tokens import COUNT
from drafter.model.characters import without_spaces
from drafter.sections.sentences import sentences_of

_COUNTED = f"{COUNT}是"
_SENTENCE = 6
"""Characters from which on a sentence is not written twice by chance."""


class WrittenByHand:
    """What a hand wrote into a document."""

    def __init__(self, base: Sequence[str], hand: Sequence[str]) -> None:
        """Take the paragraphs `hand`, edited from `base`; in both a mark stands for the counts of items."""
        self._texts = {without_spaces(text) for text in hand}
        known = {without_number(text) for text in base}
        numbered = ((i, without_number(text)) for i, text in enumerate(hand) if text.strip())
        self._own = [(i, text) for i, text in numbered if text not in known]
        self._sentences = {text for _, text in self._own}
        printed = {each for text in base for each in _bare(text)}
        self._items = [(i, set(_bare(text)) - printed) for i, text in self._own if _COUNTED in text]

    def has(self, text: str) -> bool:
        """Return whether it says all of a new paragraph, as one, whatever its number, or as items."""
        if without_spaces(text) in self._texts or (text.endswith("。") and without_number(text) in self._sentences):
            return True
        told = set(_bare(text))
        own = {each for _, items in self._items for each in items}
        return any(len(each) >= _SENTENCE for each in told) and told <= own

    def alike(self, text: str) -> int | None:
        """Return which paragraph says what a new one does but for figures, or in its items half of that; None for none."""
        alike = without_figures(without_number(text))
        whole = next((i for i, own in self._own if without_figures(own) == alike), None)
        return self._alike_in_items(text) if whole is None else whole

    def _alike_in_items(self, text: str) -> int | None:
        told = {without_figures(each) for each in _bare(text)}
        for i, items in self._items:
            same = told.intersection(map(without_figures, items))
            if any(len(each) >= _SENTENCE for each in same) and 2 * len(same) >= len(told):
                return i
        return None


def _bare(text: str) -> Iterator[str]:
    """Yield the sentences of a paragraph without number, counts and stops."""
    bare = (each.strip().strip(STOPS).removeprefix(_COUNTED) for each in sentences_of(without_number(text)))
    yield from filter(None, bare)
