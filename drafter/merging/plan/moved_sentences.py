"""Takes sentences of the base, and what the answers say for them, to where a hand moved them.

A merge then meets them where they stand: a figure that changed follows its sentence into another paragraph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple

from drafter.merging.texts.differences import in_order
from drafter.merging.texts.merge_tokens import COUNT, ITEM_END, likeness, tokens_of
from drafter.merging.texts.sentence_clusters import clusters_of, pieces_of
from drafter.merging.texts.text_changes import Change

SHORTEST = 6
"""Characters from which on a sentence that stands elsewhere is the same one."""
_SAME_SENTENCE = 0.7
"""Likeness from which on a sentence that stands elsewhere is one that was reworded, too."""
_STOPS = f"。；{ITEM_END}"


class Versions(NamedTuple):
    """Paragraphs in three versions, one text each with ends of paragraphs within."""

    before: str
    """As Drafter wrote them; empty for what a hand wrote."""
    now: str
    """As the hand left them; empty for what it deleted."""
    wanted: str
    """As the answers say them now; empty for what they say no more."""


class _Sentence(NamedTuple):
    before: str
    wanted: str


def following_moves(units: Sequence[Versions]) -> tuple[list[Versions], int]:
    """Return `units` with their sentences where the hand has them, and how many of these it moved."""
    before = [list(_sentences(each)) for each in units]
    now = [pieces_of(each.now) for each in units]
    moves = dict(_moves(before, now))
    if not moves and not any(map(_moved_within, before, now)):
        return list(units), 0
    moved = {source: before[source[0]][source[1]] for source in moves}
    left = [[each for j, each in enumerate(own) if (i, j) not in moves] for i, own in enumerate(before)]
    for source, (unit, place) in sorted(moves.items(), key=lambda each: each[1]):
        _put(left[unit], now[unit], place, moved[source])
    texts = [_in_hands_order(own, hand) for own, hand in zip(left, now, strict=True)]
    count = len(moves) + sum(map(_moved_within, left, now))
    pairs = zip(units, texts, strict=True)
    return [each._replace(before=_joined(own, 0), wanted=_joined(own, 1)) for each, own in pairs], count


def _joined(sentences: Sequence[_Sentence], side: int) -> str:
    return "".join(each[side] for each in sentences)


def _sentences(unit: Versions) -> Iterator[_Sentence]:
    """Yield the sentences of the base with what the answers say for each, and what they add between."""
    base, new = tokens_of(unit.before), tokens_of(unit.wanted)
    for cluster in clusters_of(base, base, new):
        yield _Sentence("".join(base[slice(*cluster.base)]), "".join(new[slice(*cluster.new)]))


def _moves(
    before: Sequence[Sequence[_Sentence]], now: Sequence[Sequence[str]]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the place, unit and sentence, of each sentence that is in another unit now, with the one where it is."""
    own = _alone([[each.before for each in sentences] for sentences in before])
    hand = _alone(now)
    same = {place: hand[text] for text, place in own.items() if text in hand and hand[text][0] != place[0]}
    yield from same.items()
    written = {place: text for text, place in hand.items() if text not in own}
    for text, (i, j) in own.items():
        if text not in hand and before[i][j].wanted != before[i][j].before:
            found = _most_alike(text, written)
            if found is not None and found[0] != i:
                del written[found]
                yield (i, j), found


def _alone(paragraphs: Sequence[Sequence[str]]) -> dict[str, tuple[int, int]]:
    """Return where the sentences of all units are, without stops, that are there just once."""
    counts = Counter(bare_sentence(sentence) for own in paragraphs for sentence in own)
    places = {bare_sentence(sentence): (i, j) for i, own in enumerate(paragraphs) for j, sentence in enumerate(own)}
    return {text: place for text, place in places.items() if counts[text] == 1 and len(text) >= SHORTEST}


def _most_alike(sentence: str, written: Mapping[tuple[int, int], str]) -> tuple[int, int] | None:
    """Return which of the sentences `written` is most like a sentence; None where none is."""
    tokens = tokens_of(sentence)
    found = ((likeness(tokens, tokens_of(text)), place) for place, text in written.items())
    best = max(found, default=(0.0, (0, 0)))
    return best[1] if best[0] >= _SAME_SENTENCE else None


def _put(sentences: list[_Sentence], hand: Sequence[str], place: int, moved: _Sentence) -> None:
    """Put a sentence that a hand moved among others, beside the one that it stands beside at `place` of the hand's."""
    bare = [bare_sentence(each.before) for each in sentences]
    ahead = next(
        (bare.index(bare_sentence(each)) + 1 for each in reversed(hand[:place]) if bare_sentence(each) in bare), None
    )
    behind = next((bare.index(bare_sentence(each)) for each in hand[place + 1 :] if bare_sentence(each) in bare), None)
    at = ahead if ahead is not None else behind if behind is not None else len(sentences)
    is_same = bare_sentence(hand[place]) == bare_sentence(moved.before)
    sentences.insert(at, _ended_as(moved, hand[place]) if is_same else moved)


def _moved_within(sentences: Sequence[_Sentence], hand: Sequence[str]) -> int:
    """Return how many sentences of a unit a hand took behind or before others of it."""
    pairs = sorted(_matched(sentences, hand), key=lambda each: each[1])
    return len(pairs) - len(in_order(pairs))


def _in_hands_order(sentences: Sequence[_Sentence], hand: Sequence[str]) -> list[_Sentence]:
    """Return the sentences of a unit in the order of the hand's, in the places of those that it moved."""
    found = list(sentences)
    matched = _matched(sentences, hand)
    if not _moved_within(sentences, hand):
        return found
    for (slot, _), (source, place) in zip(matched, sorted(matched, key=lambda each: each[1]), strict=True):
        found[slot] = _ended_as(sentences[source], hand[place])
    return found


def _matched(sentences: Sequence[_Sentence], hand: Sequence[str]) -> list[tuple[int, int]]:
    """Return the sentences that the hand's text has just once, with where it has them.

    A numbered item that the hand reworded counts where the answers say it otherwise, or no more.
    """
    texts = [bare_sentence(each.before) for each in sentences]
    bare = [bare_sentence(each) for each in hand]
    places = {text: j for j, text in enumerate(bare)}
    known = {text for text in texts if len(text) >= SHORTEST and bare.count(text) == texts.count(text) == 1}
    found = {i: places[text] for i, text in enumerate(texts) if text in known}
    changed = [i for i, each in enumerate(sentences) if i not in found and each.wanted != each.before]
    written = {text: j for text, j in places.items() if text not in texts}
    found.update(_reworded_items({i: texts[i] for i in changed}, written))
    return sorted(found.items())


def _reworded_items(items: Mapping[int, str], written: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """Yield which of the sentences `written` each numbered one of some is in other words, by their places."""
    open_items = {(0, j): text for text, j in written.items() if text.startswith(COUNT)}
    for i, text in items.items():
        found = _most_alike(text, open_items) if text.startswith(COUNT) else None
        if found is not None:
            del open_items[found]
            yield i, found[1]


def _ended_as(sentence: _Sentence, hand: str) -> _Sentence:
    """Return a sentence with the stop that the hand put behind it."""
    stop = hand[len(hand.rstrip(_STOPS)) :]
    wanted = f"{sentence.wanted.rstrip(_STOPS)}{stop}" if sentence.wanted else ""
    return _Sentence(f"{sentence.before.rstrip(_STOPS)}{stop}", wanted)


def taken_out(text: str, wanted: str) -> tuple[Change, ...]:
    """Return the changes of a line's text that take out the sentences that `wanted` lacks: the hand has them elsewhere."""
    own, kept = pieces_of(text), pieces_of(wanted)
    starts = list(accumulate(map(len, own), initial=0))
    opcodes = SequenceMatcher(None, own, kept, autojunk=False).get_opcodes()
    cuts = ((starts[low], starts[high]) for tag, low, high, _, _ in opcodes if tag == "delete")
    return tuple(Change(start, end, "", text[start:end]) for start, end in cuts)


def bare_sentence(sentence: str) -> str:
    """Return a sentence without the stop behind it."""
    return sentence.strip().rstrip(_STOPS)
