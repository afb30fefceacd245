"""What a hand wrote and deleted anywhere in a document, so that a merge neither repeats nor brings back what it did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from drafter.merging.texts.differences import without_number
from drafter.merging.texts.merge_tokens import ITEM_END, PARAGRAPH_END, hunks_between, is_figure_change
from drafter.sections.sentences import sentences_of

STOPS = f"。；{ITEM_END}"
"""What is set behind sentences and items, according to how many there are."""
_BETWEEN_NAMES = "、"
_CLAUSE_ENDS = frozenset(f"，：！？{STOPS}{PARAGRAPH_END}")
_SENTENCE = 6
"""Characters from which on words with a stop are a sentence that two would not both write by chance."""


class HandSentences(NamedTuple):
    """The sentences of a whole document that a hand wrote and deleted, without numbers before and stops behind them."""

    written: frozenset[str]
    """Those that no paragraph had."""
    deleted: frozenset[str]
    """Those that no paragraph has any more."""

    @classmethod
    def between(cls, base: Sequence[str], hand: Sequence[str]) -> HandSentences:
        """Return what became of the paragraphs `base` in the paragraphs `hand`."""
        return cls(_only_in(hand, base), _only_in(base, hand))

    def have_deleted(self, text: str) -> bool:
        """Return whether `text` says nothing but what the hand deleted."""
        sentences = list(bare_sentences_of(without_number(text)))
        return bool(sentences) and all(each in self.deleted for each in sentences)


def _only_in(ones: Iterable[str], others: Iterable[str]) -> frozenset[str]:
    known = "\n".join(others)
    found = (each for text in ones for each in (*bare_sentences_of(text), *bare_sentences_of(without_number(text))))
    return frozenset(each for each in found if each not in known)


def stays_deleted(base: Sequence[str], new: Sequence[str]) -> bool:
    """Return whether words that a hand deleted are left out though they are others now.

    They are while only numbers in them changed, and lists gained or lost names, which is no news to who deleted them:
    no number that was nothing before, or is nothing now.
    """
    hunks = hunks_between(base, new)
    changed = [(base[each.start : each.end], new[each.other_start : each.other_end]) for each in hunks]
    is_nothing = any(_is_zero(token) for sides in changed for side in sides for token in side)
    known = zip(hunks, changed, strict=True)
    return not is_nothing and all(is_figure_change(base, new, hunk) or _is_listed(*sides) for hunk, sides in known)


def _is_listed(old: Sequence[str], now: Sequence[str]) -> bool:
    """Return whether what was put in, or taken out, are names of a list."""
    words = (*old, *now)
    return not (old and now) and _BETWEEN_NAMES in words and _CLAUSE_ENDS.isdisjoint(words)


def _is_zero(token: str) -> bool:
    return token in ("零", "〇") or (token[:1] == "0" and token[1:2] != ".")


def bare_sentences_of(text: str) -> Iterator[str]:
    """Yield the sentences of `text` without their stops, but for those that two would write by chance."""
    bare = (sentence.strip().strip(STOPS) for sentence in sentences_of(text))
    yield from (sentence for sentence in bare if len(sentence) >= _SENTENCE)
