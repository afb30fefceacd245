"""Merges two changes of one text: what a hand changed stays, what the answers changed is brought in.

Sentence by sentence: one that only one side changed is taken as it is. In one that both changed, the answers' figures
and words are brought in where all that they were put for still stands; else the whole sentence is in question.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from operator import eq

from drafter.merging.plan.figure_places import pairs_of
from drafter.merging.plan.known_sentences import STOPS, HandSentences
from drafter.merging.plan.merged_sentences import SentenceMerge
from drafter.merging.texts.counting_words import counts_otherwise
from drafter.merging.texts.doubled_words import doubled_words
from drafter.merging.texts.lost_figures import clause_of, is_number
from drafter.merging.texts.merge_tokens import (
    COUNT,
    PARAGRAPH_END,
    differ_in_figures_alone,
    hunks_between,
    is_figure_change,
    tokens_of,
)
from drafter.merging.texts.replaced_words import without_style
from drafter.merging.texts.sentence_clusters import Cluster, clusters_of, pieces_of, with_joined, with_parted
from drafter.merging.texts.text_changes import Change, merged_text
from drafter.model.measure_conversions import is_same_measure
from drafter.model.worded_numbers import numbers_in

_COUNTED = f"{COUNT}是"
_MARKS = re.compile(f"[，。；：、{PARAGRAPH_END}]")
_CLAUSE = 2
"""Pairs of characters from which on the words of a clause say what its figure counts."""
_MOST = 0.4
"""Share of a sentence that a hand need have kept of it for it not to be deleted."""


def changes_to_make(base: str, hand: str, new: str, by_hand: HandSentences | None = None) -> tuple[Change, ...]:
    """Return what to change in `hand` so that it says what changed from `base` to `new`, in order.

    Changes do not overlap. None is in question where `hand` left the words of `base` as they were; one that is has
    whole sentences. A sentence that was written or deleted `by_hand`, wherever in the document, is not put in again.
    """
    if new in (base, hand):
        return ()
    new = _with_counts_of_hand(base, hand, new)
    sentences = by_hand or HandSentences.between([base], [hand])
    before = _with_agreed(base, hand, new, sentences.written)
    texts = tokens_of(before), tokens_of(hand), tokens_of(new)
    starts = list(accumulate(map(len, texts[1]), initial=0))
    found: list[Change] = []
    is_list_gone = COUNT in texts[0] and COUNT not in texts[1]
    clusters = with_joined(clusters_of(*texts), lambda one, gone: _still_tells(texts[0], texts[1], one, gone))
    clusters = with_parted(
        clusters, lambda each: _are_apart(*(text[slice(*part)] for text, part in zip(texts, each, strict=True)))
    )
    known = doubled_words(hand) | doubled_words(new)
    for cluster in _with_one_list(clusters, texts[0], texts[2]) if is_list_gone else clusters:
        ours, theirs, wanted = (text[low:high] for text, (low, high) in zip(texts, cluster, strict=True))
        own = SentenceMerge(ours, theirs, wanted, sentences)
        changes = [each.moved(starts[cluster.hand[0]]) for each in own.changes()]
        is_doubled = bool(doubled_words(merged_text(hand, changes, accept_questions=False)) - known)
        found += [own.question().moved(starts[cluster.hand[0]])] if is_doubled else changes
    return tuple(found)


def _are_apart(base: Sequence[str], hand: Sequence[str], new: Sequence[str]) -> bool:
    """Return whether the answers took sentences out that the hand edited, and put others in their place, of another matter.

    Items of a list take each other's place.
    """
    if base in (hand, new) or COUNT in (*base, *hand, *new):
        return False
    lost, own, put_in = (set(pairs_of(without_style(_MARKS.sub("", "".join(each))))) for each in (base, hand, new))
    return bool(lost and put_in) and put_in.isdisjoint(lost | own)


def _still_tells(base: Sequence[str], hand: Sequence[str], own: Cluster, gone: Cluster) -> bool:
    """Return whether the hand's sentences of the cluster `own` tell a figure of the sentences that are `gone`, in words of its clause."""
    lost, before, now = (text[slice(*part)] for text, part in ((base, gone.base), (base, own.base), (hand, own.hand)))
    written = Counter(filter(is_number, now)) - Counter(filter(is_number, before))
    known, told = (set(pairs_of("".join(each))) for each in (before, now))
    for at in (i for i, token in enumerate(lost) if is_number(token) and written[token]):
        words = set(pairs_of("".join(lost[slice(*clause_of(lost, at))]))) - known
        if len(words) >= _CLAUSE and 2 * len(words & told) >= len(words):
            return True
    return False


def _with_one_list(clusters: Sequence[Cluster], base: Sequence[str], new: Sequence[str]) -> list[Cluster]:
    """Return `clusters` with those that items of a list are in, and those between, as one."""
    items = [i for i, each in enumerate(clusters) if COUNT in (*base[slice(*each.base)], *new[slice(*each.new)])]
    first, last = clusters[items[0]], clusters[items[-1]]
    ranges = ((one[0], other[1]) for one, other in zip(first, last, strict=True))
    return [*clusters[: items[0]], Cluster(*ranges), *clusters[items[-1] + 1 :]]


def _with_counts_of_hand(base: str, hand: str, new: str) -> str:
    """Return `new` with the count before each item that the hand wrote with one: no answer holds that of 三是办结5件."""
    if COUNT not in hand:
        return new
    before = pieces_of(base)
    items = [each for each in pieces_of(hand) if each.startswith(_COUNTED) and each not in before]
    bare = [tokens_of(each.removeprefix(_COUNTED).strip(STOPS)) for each in items]
    return "".join(
        f"{_COUNTED}{each}" if each not in before and _is_one_of(each, bare) else each for each in pieces_of(new)
    )


def _is_one_of(sentence: str, others: Sequence[Sequence[str]]) -> bool:
    """Return whether a sentence is one of `others`, whatever its figures."""
    tokens = tokens_of(sentence.strip(STOPS))
    return bool(tokens) and any(differ_in_figures_alone(each, tokens) for each in others)


def _with_agreed(base: str, hand: str, new: str, written: frozenset[str]) -> str:
    """Return `base` with the sentences that hand and `new` changed alike, or wrote or deleted both, as they are in these.

    Alike are sentences, too, that differ in figures alone where the hand's are those of `base`. `written` as in
    `changes_to_make`: what the hand has written elsewhere counts.
    """
    before, wanted, present = pieces_of(base), pieces_of(new), pieces_of(hand)
    own = [each for each in present if each not in before]
    agreement = _Agreement(present, own, written)
    matcher = SequenceMatcher(None, before, wanted, autojunk=False)
    agreed: list[str] = []
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        ours, theirs = before[start:end], wanted[other_start:other_end]
        whole = ours if tag == "equal" else agreement.of(ours, theirs)
        agreed += whole if whole is not None else agreement.of_each(ours, theirs)
    return "".join(agreed)


class _Agreement:
    """Says what hand and answers made alike of sentences."""

    def __init__(self, present: Sequence[str], own: Sequence[str], written: frozenset[str]) -> None:
        self._present, self._own, self._written = present, own, written

    def of(self, before: Sequence[str], wanted: Sequence[str]) -> list[str] | None:
        """Return as the hand has them the sentences `wanted` in the place of those `before`; None where it has them not."""
        theirs = [_agreed(each, self._own, before, self._written) for each in wanted]
        in_other_words = () if theirs else self._own
        is_there = any(_is_there(each, self._present, in_other_words) for each in before)
        return None if None in theirs or is_there else [each for each in theirs if each]

    def of_each(self, before: Sequence[str], wanted: Sequence[str]) -> list[str]:
        """Return the sentences `before`, each as hand and answers have it where these agree; of what was added those of both."""
        if not before:
            return [each for other in wanted for each in self.of([], [other]) or ()]
        if len(before) != len(wanted):
            return list(before)
        return [each for one, other in zip(before, wanted, strict=True) for each in self.of([one], [other]) or [one]]


def _is_there(sentence: str, present: Sequence[str], own: Sequence[str]) -> bool:
    """Return whether the hand has a `sentence`, or most of it in one of its `own`."""
    if sentence in present:
        return True
    tokens = tokens_of(sentence.strip(STOPS))
    blocks = (SequenceMatcher(None, tokens, tokens_of(each), autojunk=False).get_matching_blocks() for each in own)
    return any(sum(block.size for block in each) > _MOST * len(tokens) for each in blocks)


def _agreed(sentence: str, own: Sequence[str], before: Sequence[str], written: frozenset[str]) -> str | None:
    """Return a `sentence` of the new text as the hand has it among its `own`; None for one that it does not have.

    It stands in the place of the sentences `before`.
    """
    if sentence in own or sentence == PARAGRAPH_END or sentence.strip(STOPS) in written:
        return sentence
    tokens, known = tokens_of(sentence), tokens_of("".join(before))
    for each in own:
        mine = tokens_of(each)
        hunks = hunks_between(mine, tokens)
        figures_alone = all(is_figure_change(mine, tokens, hunk) for hunk in hunks)
        is_reworded = not any(differ_in_figures_alone(tokens_of(one), mine) for one in before)
        is_same = _is_same_figure if is_reworded else eq
        if figures_alone and all(_is_same_count(known, mine, hunk.start, is_same) for hunk in hunks):
            return each
    return None


def _is_same_count(before: Sequence[str], hand: Sequence[str], place: int, is_same: Callable[[str, str], bool]) -> bool:
    """Return whether the figure at `place` of the hand's tokens is one of those `before`, and counts the same.

    In a sentence that was reworded people may be counted with another word: 为674名中小学生办理转学 for 办理中小学生转学674人.
    """
    places = [i for i, token in enumerate(before) if is_same(token, hand[place])]
    return any(not counts_otherwise(before, i, hand, place) for i in places)


def _is_same_figure(one: str, other: str) -> bool:
    """Return whether two tokens are the same, or the same number with measure words that count the same."""
    if one == other:
        return True
    mine, theirs = next(numbers_in(one), None), next(numbers_in(other), None)
    if mine is None or theirs is None or mine.text != theirs.text:
        return False
    return bool(mine.measure) and is_same_measure(mine.measure, theirs.measure)
