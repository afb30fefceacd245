"""Counts the edits of a hand that a document made of the answers lacks, those left out that the answers overtook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from drafter.merging.places.unit_sentences import bare_sentences, without_numbers


def missing_edits(base: Iterable[str], hand: Iterable[str], printed: Iterable[str]) -> int:
    """Return how many sentences a hand wrote, changed or deleted between `base` and `hand` otherwise than `printed` says.

    A sentence that is printed as the hand has it but for figures that were corrected since does not count: it was taken before.
    """
    before, edited, present = (list(dict.fromkeys(_sentences(each))) for each in (base, hand, printed))
    shapes = {without_numbers(each) for each in present}
    written = [each for each in edited if each not in before and each not in present]
    overtaken = {without_numbers(each) for each in present if each not in before}
    lacking = [each for each in written if without_numbers(each) not in overtaken]
    return len(lacking) + sum(1 for each in _deleted(before, edited) if without_numbers(each) in shapes)


def _sentences(paragraphs: Iterable[str]) -> Iterator[str]:
    """Yield the sentences without white space: a title's lines are broken in the document alone."""
    return bare_sentences("".join(text.split()) for text in paragraphs)


def _deleted(before: Sequence[str], edited: Sequence[str]) -> list[str]:
    """Return the sentences of which nothing is left, without those that were reworded."""
    kept = {without_numbers(each) for each in edited}
    return [each for each in before if without_numbers(each) not in kept and not _is_reworded(each, before, edited)]


def _is_reworded(sentence: str, before: Sequence[str], edited: Sequence[str]) -> bool:
    """Return whether the sentence that stands in the place of one, between the same neighbours, is new."""
    at = before.index(sentence)
    ahead = before[at - 1] if at else ""
    if ahead not in edited:
        return False
    following = edited[edited.index(ahead) + 1 :][:1]
    return bool(following) and following[0] not in before
