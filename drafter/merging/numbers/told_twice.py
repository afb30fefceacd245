"""Finds facts that a document tells twice: in words that somebody wrote, and where a section prints the answer.

They are in an activity or a wording that was taken from a hand, or in the document that a hand edited; the question was
answered later.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    where both are the same: 培训4次. `own` are the numbers of `hand` that `base` does not have, where they are known. What the hand wrote is told, too, where it only
    may count the same.
    """
    figures = list(fresh_figures(base, new))
    if not figures:
        return ()
    written = own_numbers(base, hand) if own is None else own
    search = _Search("\n".join(each.text for each in base), hand, new, merged, asked, tuple(written))
    return tuple(dict.fromkeys(each for figure in figures for each in search.telling(figure)))


class _Search:
    """Looks for what a hand tells of figures."""

    def __init__(
        self,
        base: str,
        hand: Sequence[str],
        new: Sequence[WrittenLine],
        merged: Sequence[Sequence[str]],
        asked: Sequence[tuple[str, str]],
        written: Sequence[OwnNumber],
    ) -> None:
        """All as in `told_twice_by_hand`; `written` are the hand's own numbers."""
        self._base, self._hand, self._new, self._merged = base, hand, new, merged
        self._asked, self._written = asked, written
        self._likely = LikelyTold(hand, new)

    def telling(self, figure: FreshFigure) -> Iterator[ToldTwice]:
        """Yield the hand's numbers that tell a figure which is printed besides; where none does for certain, those that may."""
        line = self._new[figure.line].text
        again = clause_at(line, figure.number.start)
        if not any(_count(again, texts) > _count(again, self._hand) for texts in self._merged):
            return
        standing = self._unasked(figure)
        sure = [each for each in standing if self._tells(each, figure, line)]
        yield from (_twice(each, figure, again) for each in sure)
        if not sure and not self._replaces_hands(again):
            maybe = (each for each in standing if each.sentence not in self._base and self._likely.tells(each, figure))
            yield from (_twice(each, figure, again)._replace(is_sure=False) for each in maybe)

    def _unasked(self, figure: FreshFigure) -> list[OwnNumber]:
        """Return the hand's numbers that stay and are not asked about with a figure."""
        unasked = (each for each in self._written if not is_asked(each, figure, self._asked))
        return [each for each in map(self._standing, unasked) if each is not None]

    def _standing(self, own: OwnNumber) -> OwnNumber | None:
        """Return a number with the words of its sentence that stay: that, or its clause; None where neither does."""
        clause = clause_at(self._hand[own.paragraph], own.number.start)
        words = next((each for each in (own.sentence, clause) if _count(each, self._merged[0])), None)
        return None if words is None else own._replace(sentence=words)

    def _tells(self, own: OwnNumber, figure: FreshFigure, line: str) -> bool:
        return tells(own, self._hand[own.paragraph], figure, line) or _ends_alike(own, figure)

    def _replaces_hands(self, words: str) -> bool:
        """Return whether `words` are to be put where the hand told something."""
        return any(ours and words in theirs for ours, theirs in self._asked)


def _count(words: str, texts: Sequence[str]) -> int:
    return sum(text.count(words) for text in texts)


def told_twice_in_answers(new: Sequence[WrittenLine], wordings: Sequence[str] = ()) -> tuple[ToldTwice, ...]:
    """Return what a record tells in its own words of the figures that sections print, as many of the same, or a wording, of whatever number.

    `wordings` are a hand's that are kept: what they tell is told whatever the number, what they may tell where it or the words before it are the same.
    A shortcoming and an account of last year's plans name such a figure on purpose, and a plan tells another year's: none is told.
    """
    figures = list(fresh_figures((), new))
    texts = [each.text for each in new]
    likely = LikelyTold(texts, new)
    numbers = numbers_of_records(new) if figures else ()
    written = (OwnNumber(i, number, sentence_at(texts[i], number.start)) for i, number in numbers)
    found = (_besides(own, figure, texts, wordings, likely) for own in written for figure in figures)
    return tuple(dict.fromkeys(each for each in found if each is not None))


def _besides(
    own: OwnNumber, figure: FreshFigure, texts: Sequence[str], wordings: Sequence[str], likely: LikelyTold
) -> ToldTwice | None:
    """Return a number beside the figure that it tells, or may tell, of another sentence; None for none."""
    line = texts[figure.line]
    if figure.line == own.paragraph and sentence_at(line, figure.number.start) == own.sentence:
        return None  # the words of one sentence are nothing printed besides
    is_own = is_typed(own.number, wordings)
    is_same = is_same_number(own.number, figure.number)
    is_sure = (is_same or is_own) and tells(own, texts[own.paragraph], figure, line)
    may_be = is_own and (is_same or _begin_alike(own, figure))
    if not is_sure and not (may_be and likely.tells(own, figure)):
        return None
    return _twice(own, figure, clause_at(line, figure.number.start))._replace(is_sure=is_sure)


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
    written, printed = (each.told for each in (own.number, figure.number))
    return ToldTwice(written, figure.path.leaf, printed, own.sentence, again, own.paragraph)
