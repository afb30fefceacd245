"""Merges some sentences that belong together: the base's, the hand's and the answers'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from drafter.merging.plan.figure_places import place_of_figure
from drafter.merging.plan.known_sentences import STOPS, HandSentences, bare_sentences_of, stays_deleted
from drafter.merging.plan.reckoned_numbers import may_follow
from drafter.merging.plan.rewritten_lists import is_list_rewritten
from drafter.merging.texts.counting_words import counts_otherwise
from drafter.merging.texts.differences import without_number
from drafter.merging.texts.figure_writings import half_width, in_writing_of, numeral_as, with_whole_numerals
from drafter.merging.texts.lost_figures import clause_of, depends_on_lost, is_taken_out, unit_of
from drafter.merging.texts.merge_tokens import COUNT, PARAGRAPH_END, Hunk, hunks_between, is_figure_change, likeness
from drafter.merging.texts.sentence_clusters import kept_places
from drafter.merging.texts.text_changes import Change
from drafter.sections.sentences import sentence_with

_MARKS = f"{STOPS}，"
_SAME_SENTENCE = 0.5
"""Likeness from which on two sentences that both sides added say the same."""
_SENTENCE_ENDS = frozenset("。！？")
_BESIDE = 2
"""Tokens on either side that must stand beside words for these to be changed within a sentence that a hand rewrote."""


class SentenceMerge:
    """Sentences of the base, and what the hand and the answers made of them; either may be none."""

    def __init__(
        self, base: tuple[str, ...], hand: tuple[str, ...], new: tuple[str, ...], by_hand: HandSentences
    ) -> None:
        self._base, self._new, self._by_hand = _without_breaks(base), _without_breaks(new), by_hand
        self._hand = hand = with_whole_numerals(self._base, hand)
        self._own = [i for i, token in enumerate(hand) if token != PARAGRAPH_END]
        """The tokens of the hand but for ends of paragraphs, which are the hand's."""
        self._written = tuple(hand[i] for i in self._own)
        self._bare = in_writing_of(self._base, self._written)
        """The hand's tokens, each figure of the base's as that is written there."""
        self._starts = list(accumulate(map(len, hand), initial=0))
        self._kept = kept_places(self._base, self._bare)

    def changes(self) -> list[Change]:
        """Return what to change in the hand's sentences."""
        if self._new in (self._base, self._bare):
            return []
        if not self._base:
            return self._added()
        if self._bare == self._base:
            return self._all()
        if not "".join(self._bare).strip(_MARKS):
            return self._deleted()
        merged = self._merged()
        return [self.question()] if merged is None else merged

    def _all(self) -> list[Change]:
        """Return all changes of the answers in words that the hand left as they were."""
        changes = [self._at(hunk.start, hunk.end, hunk) for hunk in hunks_between(self._base, self._new)]
        found = [each for each in changes if each is not None]
        hand = "".join(self._hand)
        is_across = any(PARAGRAPH_END in hand[each.start : each.end] for each in found)
        return [self.question()] if is_across or None in changes else found

    def question(self) -> Change:
        """Return the change that asks about all of the sentences."""
        return Change(0, self._starts[-1], "".join(self._new), "".join(self._base), in_question=True)

    def _added(self) -> list[Change]:
        """Return what to do about sentences that the answers added, where a hand may have added others."""
        words, at = "".join(self._new), self._starts[-1]
        if self._is_written_by_hand(words):
            return []
        if self._by_hand.have_deleted(words):
            return [Change(at, at, "", "", left_out=without_number(words))]
        if self._bare and likeness(self._bare, self._new) >= _SAME_SENTENCE:
            return [self.question()]
        place = 0 if PARAGRAPH_END in self._hand else at
        return [Change(place, place, words, "")]

    def _deleted(self) -> list[Change]:
        """Return what to do about sentences that a hand deleted and the answers changed."""
        words, base, at = "".join(self._new), "".join(self._base), self._starts[-1]
        if not words.strip(_MARKS) or self._is_written_by_hand(words):
            return []
        if stays_deleted(self._base, self._new):
            return [Change(at, at, "", base, left_out=words)]
        return [self.question()]

    def _is_written_by_hand(self, added: str) -> bool:
        """Return whether the hand wrote the very sentences that the answers add, elsewhere: they were taken back."""
        sentences = list(bare_sentences_of(added.strip()))
        return bool(sentences) and all(each in self._by_hand.written for each in sentences)

    def _merged(self) -> list[Change] | None:
        """Return the changes of the answers, each where its words still stand; None where some stand no more."""
        hunks = hunks_between(self._base, self._new)
        if self._is_reckoned(hunks) or self._is_list_gone(hunks):
            return None
        changes = [self._figure(hunk) if self._is_figure(hunk) else self._words(hunk) for hunk in hunks]
        found = sorted(each for each in changes if each is not None and (each.text != each.base or each.left_out))
        meet = any(one.end > other.start for one, other in pairwise(found))
        return None if meet or None in changes else self._told_whole(found)

    def _told_whole(self, changes: list[Change]) -> list[Change]:
        """Return `changes` with what is left out as whole sentences, where nothing else of them is put in."""
        if not all(each.left_out for each in changes):
            return changes
        new = "".join(self._new)
        return [each._replace(left_out=sentence_with(new, each.left_out)) for each in changes]

    def _is_figure(self, hunk: Hunk) -> bool:
        return hunk.end - hunk.start == 1 and is_figure_change(self._base, self._new, hunk)

    def _is_reckoned(self, hunks: Sequence[Hunk]) -> bool:
        """Return whether a number or words that the hand wrote may follow from what the answers change."""
        figures = [hunk.start for hunk in hunks if self._is_figure(hunk)]
        others = [hunk for hunk in hunks if not self._is_figure(hunk) and not self._is_agreed(hunk)]
        is_listed = is_list_rewritten(self._base, self._bare, self._new, others)
        is_part = any(self._is_of_lost(hunk.start) for hunk in hunks if self._is_figure(hunk))
        fewer = [hunk.start for hunk in hunks if self._is_figure(hunk) and self._is_fewer(hunk)]
        return is_listed or is_part or may_follow(self._base, self._bare, self._kept, figures, fewer)

    def _is_fewer(self, hunk: Hunk) -> bool:
        """Return whether a figure is not plainly larger than it was."""
        old, now = (re.match("[0-9]+", token) for token in (self._base[hunk.start], self._new[hunk.other_start]))
        return old is None or now is None or int(now[0]) < int(old[0])

    def _is_of_lost(self, at: int) -> bool:
        """Return whether the figure `at` of the base is one of which words of the hand's may tell a part."""
        low, high = clause_of(self._base, at, _SENTENCE_ENDS)
        return depends_on_lost(self._base[low : high + 1], self._bare, at - low)

    def _figure(self, hunk: Hunk) -> Change | None:
        """Return the change of a figure in the hand's words; None where they are not about it any more."""
        old, fresh = self._base[hunk.start], "".join(self._new[hunk.other_start : hunk.other_end])
        if self._is_agreed(hunk):
            return Change(0, 0, old, old)
        place = place_of_figure(self._base, hunk.start, self._bare, self._kept)
        if place is not None:
            is_other = counts_otherwise(self._base, hunk.start, self._bare, place)
            return None if is_other else self._at(place, place + 1, hunk)
        if is_taken_out(self._base, hunk.start, self._bare):
            low, high = clause_of(self._base, hunk.start)
            words = [*self._base[low : hunk.start], fresh, *self._base[hunk.end : high]]
            return Change(self._starts[-1], self._starts[-1], "", old, left_out="".join(words))
        return None

    def _in_hands_unit(self, place: int, change: Change) -> Change | None:
        """Return the change of a figure with the measure word that the hand gave it; None where the answers give it another."""
        if numeral_as(self._written[place], self._bare[place], self._bare[place]):
            numeral = numeral_as(self._written[place], self._bare[place], change.text)
            return change._replace(text=numeral) if numeral else None
        unit, own = unit_of(self._bare[place]), unit_of(half_width(self._written[place]))
        if unit == own:
            return change
        is_same = unit_of(change.text) == unit
        return change._replace(text=change.text.removesuffix(unit) + own) if is_same else None

    def _is_agreed(self, hunk: Hunk) -> bool:
        """Return whether the hand put in the same as the answers."""
        fresh = self._new[hunk.other_start : hunk.other_end]
        own = (each for each in hunks_between(self._base, self._bare) if each[:2] == hunk[:2])
        return any(self._bare[each.other_start : each.other_end] == fresh for each in own)

    def _words(self, hunk: Hunk) -> Change | None:
        """Return the change of words that stand in the hand's text as they did, with those beside them."""
        if self._is_agreed(hunk):
            return Change(0, 0, "", "")
        low, high = max(hunk.start - _BESIDE, 0), min(hunk.end + _BESIDE, len(self._base))
        shifts = {self._kept[i] - i if i in self._kept else None for i in range(low, high)}
        (shift,) = shifts if len(shifts) == 1 else (None,)
        if shift is None or self._is_written_beside(hunk, shift):
            return None
        figures = [i for i in range(hunk.start, hunk.end) if self._base[i][:1].isdecimal()]
        if any(counts_otherwise(self._base, i, self._bare, i + shift) for i in figures):
            return None
        return self._at(hunk.start + shift, hunk.end + shift, hunk)

    def _is_written_beside(self, hunk: Hunk, shift: int) -> bool:
        """Return whether the hand put words before the first or behind the last token, where the answers change that end."""
        is_ahead = hunk.start == 0 and shift != 0
        return is_ahead or (hunk.end == len(self._base) and shift != len(self._bare) - len(self._base))

    def _is_list_gone(self, hunks: Sequence[Hunk]) -> bool:
        """Return whether the answers add or take away an item of a list that the hand made none of."""
        counts = [token for text, low, high in self._sides(hunks) for token in text[low:high] if token == COUNT]
        return bool(counts) and COUNT not in self._bare

    def _sides(self, hunks: Sequence[Hunk]) -> Iterator[tuple[tuple[str, ...], int, int]]:
        for hunk in hunks:
            yield self._base, hunk.start, hunk.end
            yield self._new, hunk.other_start, hunk.other_end

    def _at(self, start: int, end: int, hunk: Hunk) -> Change | None:
        """Return the change that a hunk of the answers makes of the hand's tokens from `start` to `end`.

        None where it would undo how the hand wrote a figure.
        """
        place = self._starts[self._own[start]] if start < len(self._own) else self._starts[-1]
        stop = self._starts[self._own[end - 1] + 1] if end > start else place
        new = "".join(self._new[hunk.other_start : hunk.other_end])
        change = Change(place, stop, new, "".join(self._base[hunk.start : hunk.end]))
        written = tuple(map(half_width, self._written[start:end]))
        if written == self._bare[start:end]:
            return change
        return self._in_hands_unit(start, change) if end - start == 1 else None


def _without_breaks(tokens: Iterable[str]) -> tuple[str, ...]:
    return tuple(token for token in tokens if token != PARAGRAPH_END)
