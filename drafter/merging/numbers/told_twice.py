"""Finds facts that a document tells twice: in words that somebody wrote, and where a section prints the answer.

They are in an activity or a wording that was taken from a hand, or in the document that a hand edited; the question was
answered later.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from drafter.merging.numbers.fresh_figures import OwnNumber, is_asked, own_numbers, tells
from drafter.merging.numbers.likely_told import LikelyTold
from drafter.merging.numbers.numbers_told import (
    FreshFigure,
    fresh_figures,
    is_same_number,
    is_typed,
    numbers_of_records,
)
from drafter.merging.places.hand_places import sentence_at
from drafter.merging.places.unit_sentences import clause_at
from drafter.merging.texts.replaced_words import without_style
from drafter.model.measure_conversions import is_same_measure
from drafter.pages.written_lines import WrittenLine

_NOUN = 2
"""Characters of the shortest noun."""


class ToldTwice(NamedTuple):
    """A fact that is told twice."""

    written: str
    """The number as somebody wrote it: 12件."""
    title: str
    """The answer."""
    printed: str
    """What is printed of it: 13件."""
    sentence: str
    """That which somebody wrote."""
    again: str
    """The words that a section prints."""
    paragraph: int = 0
    """In which paragraph, or line, that stands which somebody wrote."""
    is_sure: bool = True
    """Whether it is told for certain that both are of one thing."""


def told_twice_by_hand(
    base: Sequence[WrittenLine],
    hand: Sequence[str],
    new: Sequence[WrittenLine],
    merged: Sequence[Sequence[str]],
    asked: Sequence[tuple[str, str]],
    own: Sequence[OwnNumber] | None = None,
) -> tuple[ToldTwice, ...]:
    """Return what the paragraphs `hand` tell, or may tell, of what only `new` answers, and what is printed besides in a text of `merged`.

    The first of these is as nothing that is asked about is accepted, the others as one may leave it. Left out is what is
    `asked` about: the hand's words and the answers'. A number in the last words alone of what is printed tells that only
    where both are the same: 培训4次. `own` are the numbers of `hand` that are none of `base`, where they are known. What the hand wrote is told, too, where it only
    may count the same.
    """
    found: list[ToldTwice] = []
    figures = list(fresh_figures(base, new))
    written = own if own is not None else list(own_numbers(base, hand)) if figures else []
    printed = "\n".join(each.text for each in base)
    likely = LikelyTold(hand, new)
    for figure in figures:
        line = new[figure.line].text
        again = clause_at(line, figure.number.start)
        if not any(_count(again, texts) > _count(again, hand) for texts in merged):
            continue
        unasked = (_standing(each, hand, merged[0]) for each in written if not is_asked(each, figure, asked))
        kept = [each for each in unasked if each is not None]
        sure = [each for each in kept if tells(each, hand[each.paragraph], figure, line) or _ends_alike(each, figure)]
        found += (_twice(each, figure, again) for each in sure)
        is_replaced = any(ours and again in theirs for ours, theirs in asked)  # it stands where the hand told it
        own_words = (each for each in kept if not (sure or is_replaced) and each.sentence not in printed)
        maybe = (each for each in own_words if likely.tells(each, figure))
        found += (_twice(each, figure, again)._replace(is_sure=False) for each in maybe)
    return tuple(dict.fromkeys(found))


def _standing(own: OwnNumber, hand: Sequence[str], merged: Sequence[str]) -> OwnNumber | None:
    """Return a number with the words that stand in `merged` of its sentence: that, or its clause; None where neither does."""
    clause = clause_at(hand[own.paragraph], own.number.start)
    words = next((each for each in (own.sentence, clause) if _count(each, merged)), None)
    return None if words is None else own._replace(sentence=words)


def _count(words: str, texts: Sequence[str]) -> int:
    return sum(text.count(words) for text in texts)


def told_twice_in_answers(new: Sequence[WrittenLine], wordings: Sequence[str] = ()) -> tuple[ToldTwice, ...]:
    """Return what a record tells in its own words of the figures that sections print, as many of the same, or a wording, of whatever number.

    `wordings` are a hand's that are kept: what they tell is told whatever the number, what they may tell where it or the words before it are the same.
    A shortcoming and an account of last year's plans name such a figure on purpose, and a plan tells another year's: none is told.
    """
    texts = [each.text for each in new]
    figures = list(fresh_figures((), new))
    likely = LikelyTold(texts, new)
    found: list[ToldTwice] = []
    written = numbers_of_records(new) if figures else ()
    for own in (OwnNumber(i, number, sentence_at(texts[i], number.start)) for i, number in written):
        is_own = is_typed(own.number, wordings)
        for figure in figures:
            line = texts[figure.line]
            if figure.line == own.paragraph and sentence_at(line, figure.number.start) == own.sentence:
                continue  # the words of one sentence are nothing printed besides
            is_same = is_same_number(own.number, figure.number)
            is_sure = (is_same or is_own) and tells(own, texts[own.paragraph], figure, line)
            if is_sure or (is_own and (is_same or _begin_alike(own, figure)) and likely.tells(own, figure)):
                again = clause_at(line, figure.number.start)
                found.append(_twice(own, figure, again)._replace(is_sure=is_sure))
    return tuple(dict.fromkeys(found))


def _ends_alike(own: OwnNumber, figure: FreshFigure) -> bool:
    """Return whether two numbers are the same, and all words before the one are the last before the other."""
    one, other = own.number, figure.number
    is_same = one.value == other.value and is_same_measure(one.measure, other.measure)
    before, each = one.words.before, one.words.each == other.words.each
    return is_same and each and len(before) >= _NOUN and other.words.before.endswith(before)


def _begin_alike(own: OwnNumber, figure: FreshFigure) -> bool:
    """Return whether the words before two numbers begin with the same noun: 罚没款3万元, 罚没款合计5万元."""
    one, other = (without_style(each.number.words.before)[:_NOUN] for each in (own, figure))
    return len(one) == _NOUN and one == other


def _twice(own: OwnNumber, figure: FreshFigure, again: str) -> ToldTwice:
    written, printed = (f"{each.text}{each.measure}" for each in (own.number, figure.number))
    return ToldTwice(written, figure.path.leaf, printed, own.sentence, again, own.paragraph)
