"""Says what a sentence in question is to read when the answers' words are accepted: theirs where both changed a clause.

What the hand wrote, reworded or deleted in clauses that the answers left alone stays, unless it may hang on what they
changed: a clause with a number of the hand's own, a claim on all of something, or words that went into another clause.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, pairwise, repeat
from typing import NamedTuple

from drafter.merging.edits.said_answers import DENIED
from drafter.merging.plan.figure_places import pairs_of
from drafter.merging.plan.known_sentences import bare_sentences_of
from drafter.merging.plan.reckoned_numbers import RECKONED
from drafter.merging.texts.differences import without_number
from drafter.merging.texts.lost_figures import is_number
from drafter.merging.texts.merge_tokens import likeness, tokens_of
from drafter.merging.texts.text_changes import Change, narrowed
from drafter.model.number_grammar import ONE_TO_NINE
from drafter.model.worded_numbers import numbers_in
from drafter.sections.sentences import sentences_of

_MARKS = "，；：。、！？"
_ENDS = _MARKS.replace("、", "")
_CLAUSE = re.compile(f"[^{_ENDS}]*[{_ENDS}]|[^{_ENDS}]+")
_STOP = "。"
"""Ends a sentence: where the answers make two of one, or one of two, nothing of the hand's has its place any more."""
_ITEM = re.compile(f"[{ONE_TO_NINE}十]是")
_ALIKE = 0.5
"""Likeness from which on a clause is another one reworded."""
_ALL = re.compile("[全各每仅只]|其中|包括")
_BRACKETS = (("（", "）"), ("“", "”"), ("《", "》"), ("〔", "〕"))
_MOST = 60
"""Clauses up to which they are compared."""


def accepted_words(base: str, hand: str, new: str) -> str:
    """Return what takes the place of the words `hand`, edited from `base`, when `new` is accepted; often just `new`."""
    texts = [_CLAUSE.findall(each) for each in (base, hand, new)]
    if not all(texts) or max(map(len, texts)) > _MOST or base.count(_STOP) != new.count(_STOP):
        return new
    merge = _Clauses(*texts)
    found = merge.words()
    return found if merge.is_sound() and _is_closed(found) and found not in ("", hand) else new


def conflict_alone(change: Change, base: str, hand: str, untouched: Collection[str]) -> Change:
    """Return a change in question of the paragraph `hand`, where `base` stood, with no more than is to be replaced.

    Of the `untouched` sentences, which nobody changed, those that the hand put there from elsewhere stay.
    """
    words = hand[change.start : change.end]
    before, behind = _moved_there(words, base, untouched)
    own = words[before : len(words) - behind]
    text = accepted_words(base, own, change.text)
    return narrowed(change._replace(start=change.start + before, end=change.end - behind, text=text), own)


def _moved_there(words: str, base: str, untouched: Collection[str]) -> tuple[int, int]:
    """Return how many characters of `words` are sentences from elsewhere, before and behind what stood in the place of `base`."""
    sentences = list(sentences_of(words))
    is_moved = [
        any(each in untouched and each not in base for each in bare_sentences_of(without_number(text)))
        for text in sentences
    ]
    own = [i for i, moved in enumerate(is_moved) if not moved] or [len(sentences)]
    return len("".join(sentences[: own[0]])), len("".join(sentences[own[-1] + 1 :]))


class _Kept(NamedTuple):
    """A clause of what is accepted, and which clause of the hand's and of the answers' it is, if any."""

    words: str
    hand: int | None
    new: int | None


class _Gap(NamedTuple):
    """Clauses of the base that the hand has no more, and those that stand there now, before or behind the items it added."""

    base: range
    hand: range


class _Clauses:
    def __init__(self, base: Sequence[str], hand: Sequence[str], new: Sequence[str]) -> None:
        self._base, self._hand, self._new = base, hand, new
        self._of_hand, self._of_new = _pairs(base, hand), _pairs(base, new)
        self._kept: list[_Kept] = []
        self._dropped: list[str] = []
        """Clauses of the hand's that the answers' take the place of."""
        self._left: list[str] = []
        """Clauses of the base that the hand deleted, and that stay deleted."""
        self._own: list[tuple[str, str]] = []
        """Clauses that the hand wrote and that stay, each with what it was."""

    def words(self) -> str:
        """Return the clauses of all in order, with the marks that stand between them."""
        for gap in _gaps(self._of_hand, len(self._base), len(self._hand)):
            self._gap(gap)
            if gap.base.stop < len(self._base):
                self._paired(gap.base.stop)
        marks = (self._mark(one, other) for one, other in pairwise((*self._kept, None)) if one)
        return "".join(f"{_bare(each.words)}{mark}" for each, mark in zip(self._kept, marks, strict=True))

    def is_sound(self) -> bool:
        """Return whether nothing that stays hangs on what the answers changed, went into what is replaced, or is said twice."""
        dropped = "".join(self._dropped)
        if self._may_be_reckoned_from(dropped) or self._hangs_on_denial(dropped):
            return False
        theirs = "".join(each.words for each in self._kept if each.hand is None)
        if any(_is_told(each, dropped) for each in self._left):
            return False
        return all(_is_free(*own) and not _is_told("".join(_added(*own)), theirs) for own in self._own)

    def _may_be_reckoned_from(self, dropped: str) -> bool:
        """Return whether numbers that stay may be reckoned from new ones that are replaced: their sum, or a change of one."""
        known = {each.value for each in numbers_in("".join(self._base))}
        is_new = any(each.value not in known for each in numbers_in(dropped))
        kept = (*self._left, *(hand for hand, base in self._own if base))
        return is_new and any(map(_has_number, kept))

    def _hangs_on_denial(self, dropped: str) -> bool:
        """Return whether the answers change that there was none, and a clause that the hand added, or that says so too, stays.

        It hangs on that: 社会反映良好.
        """
        hang = (not base or (DENIED.search(hand) and not DENIED.search(base)) for hand, base in self._own)
        return DENIED.search(dropped) is not None and any(hang)

    def _gap(self, gap: _Gap) -> None:
        """Take what the hand put in the place of clauses, unless the answers changed these; and what the answers put in."""
        own = [self._hand[i] for i in gap.hand]
        items = next((i for i, each in enumerate(own) if _ITEM.match(each)), len(own))
        put_in = list(chain.from_iterable(map(self._put_in_before, range(gap.base.start, gap.base.stop + 1))))
        if put_in or any(map(self._is_changed, gap.base)):
            back = [self._of_new[i] for i in gap.base if self._is_back(i, items)]
            self._kept += (_Kept(self._new[i], None, i) for i in sorted((*put_in, *back)))
            self._dropped += own[:items]
        elif items:
            self._own.append(("".join(own[:items]), "".join(self._base[gap.base.start : gap.base.stop])))
            self._keep_hands(gap.hand[:items])
        if not items:
            self._left += (self._base[i] for i in gap.base if not self._is_changed(i))
        self._own += zip(own[items:], repeat(""))
        self._keep_hands(gap.hand[items:])

    def _keep_hands(self, places: range) -> None:
        self._kept += (_Kept(self._hand[i], i, None) for i in places)

    def _is_back(self, place: int, replaced: int) -> bool:
        """Return whether a clause that the hand has no more is the answers': they changed it, or the hand `replaced` it."""
        return place in self._of_new and bool(replaced or self._is_changed(place))

    def _paired(self, place: int) -> None:
        """Take a clause that the hand still has: the answers' where they changed it."""
        at, other = self._of_hand[place], self._of_new.get(place)
        if not self._is_changed(place):
            self._kept.append(_Kept(self._hand[at], at, other))
            if _bare(self._hand[at]) != _bare(self._base[place]):
                self._own.append((self._hand[at], self._base[place]))
            return
        if other is not None:
            self._kept.append(_Kept(self._new[other], None, other))
        self._dropped.append(self._hand[at])

    def _put_in_before(self, place: int) -> range:
        """Return the clauses of the answers that stand before a clause of the base, behind the one before it."""
        if place and place - 1 not in self._of_new:
            return range(0)
        first = self._of_new[place - 1] + 1 if place else 0
        last = next((self._of_new[i] for i in range(place, len(self._base)) if i in self._of_new), len(self._new))
        return range(first, last)

    def _is_changed(self, place: int) -> bool:
        at = self._of_new.get(place)
        return at is None or _bare(self._new[at]) != _bare(self._base[place])

    def _mark(self, one: _Kept, other: _Kept | None) -> str:
        """Return the mark between two clauses, or behind the last: the hand's where both are its own neighbours."""
        for text, own, following in (
            (self._hand, one.hand, other and other.hand),
            (self._new, one.new, other and other.new),
        ):
            if own is not None and (following == own + 1 or (other is None and own == len(text) - 1)):
                return _mark_of(text[own])
        if other is None:
            return _mark_of(self._new[-1])
        text, following = (self._new, other.new) if other.hand is None else (self._hand, other.hand)
        return _mark_of(text[following - 1]) if following else _mark_of(one.words)


def _is_closed(words: str) -> bool:
    """Return whether each bracket and quotation mark has its other half."""
    return all(words.count(opening) == words.count(closing) for opening, closing in _BRACKETS)


def _has_number(words: str) -> bool:
    return any(True for _ in numbers_in(words))


def _is_told(words: str, text: str) -> bool:
    """Return whether most of some words, or one of their figures, stands in a text."""
    pairs = pairs_of(words)
    known = set(pairs_of(text))
    figures = {each.value for each in numbers_in(text)}
    return 2 * sum(each in known for each in pairs) > len(pairs) or any(
        each.value in figures for each in numbers_in(words)
    )


def _added(hand: str, base: str) -> Iterator[str]:
    """Yield the characters of a clause that it did not have, with what is beside them."""
    known = set(pairs_of(base))
    yield from (each for each in pairs_of(hand) if each not in known)


def _is_free(hand: str, base: str) -> bool:
    """Return whether a clause of the hand's, which was `base`, says nothing that may be reckoned from other clauses."""
    told, were = (sorted(filter(is_number, tokens_of(each))) for each in (hand, base))
    worded, before = ([each.value for each in numbers_in(_ITEM.sub("", text))] for text in (hand, base))
    is_claim = any(each.search(hand) and not each.search(base) for each in (RECKONED, _ALL))
    return told == were and worded == before and not is_claim


def _gaps(places: dict[int, int], count: int, length: int) -> Iterator[_Gap]:
    """Yield what stands before each clause of the base that the hand still has, and behind the last; often nothing."""
    before, hand = 0, 0
    for place in (*sorted(places), count):
        at = places.get(place, length)
        yield _Gap(range(before, place), range(hand, at))
        before, hand = place + 1, at + 1


def _pairs(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    """Return which clauses of `other` those of the base became, in order, by how alike they are."""
    ones, others = ([tokens_of(_bare(each)) for each in text] for text in (base, other))
    alike = [[_value(one, two) for two in others] for one in ones]
    best = _best_sums(alike, len(other))
    found, i, j = dict[int, int](), 0, 0
    while i < len(base) and j < len(other):
        if alike[i][j] and best[i][j] == best[i + 1][j + 1] + alike[i][j]:
            found[i] = j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _best_sums(alike: Sequence[Sequence[float]], width: int) -> list[list[float]]:
    """Return the largest sum of likenesses of pairs in order, from each place of both texts on."""
    best = [[0.0] * (width + 1) for _ in range(len(alike) + 1)]
    for i in range(len(alike) - 1, -1, -1):
        for j in range(width - 1, -1, -1):
            together = best[i + 1][j + 1] + alike[i][j] if alike[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], together)
    return best


def _value(one: Sequence[str], other: Sequence[str]) -> float:
    value = 1.0 if one == other else likeness(one, other)
    return value if value >= _ALIKE else 0.0


def _bare(clause: str) -> str:
    return clause.rstrip(_MARKS)


def _mark_of(clause: str) -> str:
    return clause[len(_bare(clause)) :]
