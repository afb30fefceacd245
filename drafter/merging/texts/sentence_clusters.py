"""Cuts three versions of a text into the sentences that belong together: the base's, the hand's and the answers'."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from drafter.merging.texts.merge_tokens import COUNT, ITEM_END, PARAGRAPH_END, Hunk, hunks_between, tokens_of
from drafter.sections.sentences import sentences_of

_PIECE = re.compile(f"({PARAGRAPH_END})|(?<={ITEM_END})|(?<=：)(?={COUNT})")


class Cluster(NamedTuple):
    """Tokens of the three versions, from and to, that are the same sentences.

    Of the base they are none where sentences were added between others.
    """

    base: tuple[int, int]
    hand: tuple[int, int]
    new: tuple[int, int]


def clusters_of(base: Sequence[str], hand: Sequence[str], new: Sequence[str]) -> list[Cluster]:
    """Return the sentences of three texts of tokens side by side, in order; together they are the whole texts.

    A sentence that one side divided, or joined to its neighbour, is in one cluster with all that it touches.
    """
    ends = sentence_ends(base)
    sides = [_Side(ends, hunks_between(base, other), sentence_ends(other)) for other in (hand, new)]
    across = ((place, sides[0].across(place), sides[1].across(place)) for place in ends)
    borders = [_Border(place, one, other) for place, one, other in across if one and other]
    clusters: list[Cluster] = []
    for one, following in zip(borders, [*borders[1:], None], strict=True):
        if one.hand[0] < one.hand[1] or one.new[0] < one.new[1]:
            clusters.append(Cluster((one.base, one.base), one.hand, one.new))
        if following is not None:
            own = [(before[1], after[0]) for before, after in ((one.hand, following.hand), (one.new, following.new))]
            clusters.append(Cluster((one.base, following.base), *own))
    return clusters


def with_joined(clusters: Sequence[Cluster], tells: Callable[[Cluster, Cluster], bool]) -> list[Cluster]:
    """Return `clusters` with each sentence that is gone in the one beside it of the hand's that still `tells` it."""
    found: list[Cluster] = []
    for cluster in clusters:
        found.append(cluster)
        while len(found) > 1 and _are_one(found[-2], found[-1], tells):
            ranges = ((one[0], other[1]) for one, other in zip(*found[-2:], strict=True))
            found[-2:] = [Cluster(*ranges)]
    return found


def with_parted(clusters: Sequence[Cluster], are_apart: Callable[[Cluster], bool]) -> list[Cluster]:
    """Return `clusters`, each of which the base's sentences and the answers' `are_apart` as two: the ones left, the others came."""
    found: list[Cluster] = []
    for cluster in clusters:
        if are_apart(cluster):
            gone = Cluster(cluster.base, cluster.hand, (cluster.new[0], cluster.new[0]))
            base, hand = cluster.base[1], cluster.hand[1]
            found += [gone, Cluster((base, base), (hand, hand), cluster.new)]
        else:
            found.append(cluster)
    return found


def _are_one(one: Cluster, other: Cluster, tells: Callable[[Cluster, Cluster], bool]) -> bool:
    if _is_gone(one) == _is_gone(other):
        return False
    return tells(one, other) if _is_gone(other) else tells(other, one)


def _is_gone(cluster: Cluster) -> bool:
    return cluster.hand[0] == cluster.hand[1] and cluster.base[0] < cluster.base[1]


class _Border(NamedTuple):
    """An end of a sentence that all versions have, and what each of the other two added just there."""

    base: int
    hand: tuple[int, int]
    new: tuple[int, int]


class _Side:
    """What one side made of the base."""

    def __init__(self, ends: Sequence[int], hunks: Sequence[Hunk], other_ends: Sequence[int]) -> None:
        self._ends, self._hunks, self._other_ends = set(ends), hunks, set(other_ends)
        self._last = ends[-1]

    def across(self, place: int) -> tuple[int, int] | None:
        """Return where the other text is at the end of a sentence, before and behind what was added there.

        None when no sentence ends there in the other text.
        """
        start = place
        for hunk in self._hunks:
            if hunk.start < place < hunk.end:
                is_taken_out = hunk.other_start == hunk.other_end and {hunk.start, hunk.end} <= self._ends
                return (hunk.other_start, hunk.other_start) if is_taken_out else None
            if hunk.end <= place and hunk.start < place:
                start += (hunk.other_end - hunk.other_start) - (hunk.end - hunk.start)
        own = [each.other_end - each.other_start for each in self._hunks if each.start == each.end == place]
        end = start + sum(own)
        if start not in self._other_ends:
            return (end, end) if place == self._last else None
        return start, end if end in self._other_ends else start


def sentence_ends(tokens: Sequence[str]) -> list[int]:
    """Return before which tokens a sentence or a paragraph ends or begins, the first and the end of the text included."""
    lengths = list(accumulate(map(len, tokens), initial=0))
    ends, at = {0, len(tokens)}, 0
    for piece in pieces_of("".join(tokens)):
        at += len(piece)
        ends.add(bisect_left(lengths, at))
    return sorted(ends)


def pieces_of(text: str) -> list[str]:
    """Return the sentences, the items of lists and the ends of paragraphs of `text`."""
    return [sentence for piece in filter(None, _PIECE.split(text)) for sentence in sentences_of(piece)]


def kept_places(first: Sequence[str], second: Sequence[str]) -> dict[int, int]:
    """Return of the tokens that stay from the first text to the second where they are in that."""
    found: dict[int, int] = {}
    edges = [Hunk(0, 0, 0, 0), *hunks_between(first, second), Hunk(len(first), len(first), len(second), len(second))]
    for one, following in pairwise(edges):
        found.update(zip(range(one.end, following.start), range(one.other_end, following.other_start), strict=True))
    return found


def became(words: str, before: str, after: str) -> str:
    """Return what the sentences `words` of the text `before` are in the text `after`; empty where they are gone."""
    start = before.find(words)
    if start < 0:
        return ""
    base, new = tokens_of(before), tokens_of(after)
    lengths = list(accumulate(map(len, base), initial=0))
    own = (
        each
        for each in clusters_of(base, base, new)
        if lengths[each.base[0]] < start + len(words) and lengths[each.base[1]] > start
    )
    return "".join("".join(new[slice(*each.new)]) for each in own)


def changed_places(before: str, now: str) -> int:
    """Return in how many places two versions of some paragraphs differ: sentences, or else the ends of paragraphs.

    Sentences that were deleted one behind the other are one place.
    """
    if "".join(before.split()) == "".join(now.split()):
        return int(before.count(PARAGRAPH_END) != now.count(PARAGRAPH_END))
    base, hand = tokens_of(before), tokens_of(now)
    count, was_deleted = 0, False
    for cluster in clusters_of(base, hand, base):
        one, other = ("".join(text[slice(*part)]) for text, part in ((base, cluster.base), (hand, cluster.hand)))
        is_changed, is_deleted = "".join(one.split()) != "".join(other.split()), not other.strip()
        count += is_changed and not (is_deleted and was_deleted)
        was_deleted = is_changed and is_deleted
    return max(1, count)
