"""Finds what the answers print in another order than before, which a merge leaves in the order of the document.

A sentence that the answers moved goes along while the hand left its words as they were. One that the hand edited stays
where it is, with what moved beside it: put in where the answers have it, it would lack the hand's words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import combinations
from typing import NamedTuple

from drafter.merging.plan.moved_sentences import SHORTEST, Versions, bare_sentence
from drafter.merging.texts.alignment import Unit
from drafter.merging.texts.differences import in_order
from drafter.merging.texts.doubled_words import without_figures
from drafter.merging.texts.merge_tokens import likeness, tokens_of
from drafter.merging.texts.sentence_clusters import pieces_of

_SAME_SENTENCE = 0.4
"""Likeness from which on a sentence that a hand wrote is one of the base, edited."""

_Place = tuple[int, int]
"""A unit, and a sentence in it."""


class InOrder(NamedTuple):
    """Paragraphs in three versions, and what of them the answers have elsewhere."""

    units: list[Versions]
    unmoved: tuple[str, ...]
    """Sentences that stay where the hand has them."""


class _Hand:
    """The sentences of a hand's document."""

    def __init__(self, said: Sequence[str], base: Set[str]) -> None:
        """Take all that are `said`; the hand wrote those that are not in `base`."""
        self._said = frozenset(said)
        self._written = [tokens_of(each) for each in self._said - base if len(each) >= SHORTEST]

    def has_edited(self, sentence: str) -> bool:
        """Return whether a sentence of the base stands there in other words; one that was deleted does not."""
        bare = bare_sentence(sentence)
        if len(bare) < SHORTEST or bare in self._said:
            return False
        tokens = tokens_of(bare)
        return any(likeness(tokens, each) >= _SAME_SENTENCE for each in self._written)


def in_hands_places(units: Sequence[Versions]) -> InOrder:
    """Return `units` with those sentences where they stood that the answers moved and a hand had edited."""
    said = [bare_sentence(each) for unit in units for each in pieces_of(unit.now)]
    before = [pieces_of(unit.before) for unit in units]
    hand = _Hand(said, {bare_sentence(each) for own in before for each in own})
    wanted = [pieces_of(unit.wanted) for unit in units]
    unmoved = list(_put_back(before, wanted, hand))
    for own, now in zip(before, wanted, strict=True):
        unmoved += _turned_back(own, now, hand)
    pairs = zip(units, wanted, strict=True)
    return InOrder(
        [each._replace(wanted="".join(now)) for each, now in pairs] if unmoved else list(units), tuple(unmoved)
    )


def unmoved_lines(base: Sequence[int], hand: Sequence[int]) -> list[int]:
    """Return which lines the answers have in another place than before, and the document of a hand does not.

    Lines are told by their places in the new document: `base` in the order that they had, `hand` in that of the hand.
    """
    inverted = _inverted(base) & _inverted(hand)
    return [each for each in _out_of_order(hand) if any(each in pair for pair in inverted)]


def _inverted(places: Sequence[int]) -> set[tuple[int, int]]:
    """Return the pairs of places of which the larger one comes first."""
    return {(one, other) for one, other in combinations(places, 2) if one > other}


def _out_of_order(places: Sequence[int]) -> list[int]:
    kept = {at for _, at in in_order([(place, at) for at, place in enumerate(places)])}
    return [place for at, place in enumerate(places) if at not in kept]


def _turned_back(before: Sequence[str], wanted: list[str], hand: _Hand) -> Iterator[str]:
    """Put the sentences of a unit into the order that they had where one among those that moved is edited; yield those moved."""
    own, new = _alone([before]), _alone([wanted])
    pairs = sorted((place, new[key][1]) for key, (_, place) in own.items() if key in new)
    slots = sorted(slot for _, slot in pairs)
    shifted = [place for (place, slot), own_slot in zip(pairs, slots, strict=True) if slot != own_slot]
    if not shifted or not any(hand.has_edited(before[i]) for i in range(shifted[0], shifted[-1] + 1)):
        return
    moved = set(_out_of_order([slot for _, slot in pairs]))
    yield from (wanted[slot] for _, slot in pairs if slot in moved)
    texts = [wanted[slot] for _, slot in pairs]
    for slot, text in zip(slots, texts, strict=True):
        wanted[slot] = text


def _put_back(before: Sequence[Sequence[str]], wanted: list[list[str]], hand: _Hand) -> Iterator[str]:
    """Put the sentences that went to another unit back into their own where they are edited, or beside such; yield them."""
    own, new = _alone(before), _alone(wanted)
    gone = {place: new[key] for key, place in own.items() if key in new and new[key][0] != place[0]}
    edited = [place for place in gone if hand.has_edited(before[place[0]][place[1]])]
    back = {*edited, *(beside for place in edited for beside in _gone_along(gone, place))}
    texts = {place: wanted[gone[place][0]][gone[place][1]] for place in back}
    for unit, at in sorted((gone[place] for place in back), reverse=True):
        del wanted[unit][at]
    for (unit, at), text in sorted(texts.items()):
        wanted[unit].insert(_place_behind(before[unit][:at], wanted[unit]), text)
        yield text


def _place_behind(ahead: Sequence[str], sentences: Sequence[str]) -> int:
    """Return the place among `sentences` behind the last of those `ahead` that is there; the first for none."""
    keys = [_key(each) for each in sentences]
    return next((keys.index(key) + 1 for key in map(_key, reversed(ahead)) if key in keys), 0)


def _gone_along(gone: Mapping[_Place, _Place], place: _Place) -> Iterator[_Place]:
    """Yield the sentences right before and behind the one at `place` that went to the same unit."""
    unit, at = place
    for step in (-1, 1):
        beside = at + step
        while (unit, beside) in gone and gone[unit, beside][0] == gone[place][0]:
            yield unit, beside
            beside += step


def _alone(units: Sequence[Sequence[str]]) -> dict[str, tuple[int, int]]:
    """Return where the sentences are, unit and place, that are there just once whatever their figures."""
    counts = Counter(_key(each) for own in units for each in own)
    places = {_key(each): (i, j) for i, own in enumerate(units) for j, each in enumerate(own)}
    return {key: place for key, place in places.items() if counts[key] == 1 and len(key) >= SHORTEST}


def _key(sentence: str) -> str:
    return without_figures(bare_sentence(sentence))


def moved_units(units: Sequence[Unit]) -> int:
    """Return how many paragraphs a hand took to another place."""
    pairs = [(unit.base[0], unit.hand[0]) for unit in units if unit.base and unit.hand]
    return len(pairs) - len(in_order(pairs))
