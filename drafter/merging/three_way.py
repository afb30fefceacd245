"""Merges two changes of one text: what a hand changed stays, what the answers changed is brought in.

Follows diff3: changes of the two sides that do not touch are both made; where they touch, the text is in question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from drafter.merging.differences import without_number
from drafter.merging.merge_tokens import (
    PARAGRAPH_END,
    Hunk,
    differ_in_figures_alone,
    hunks_between,
    is_figure_change,
    tokens_of,
)
from drafter.sections.sentences import sentences_of

_SENTENCE = 6
"""Characters from which on words with a stop are a sentence that two would not both write by chance."""

_COUNT_OR_STOP = re.compile("[。；，]?(?:[一二三四五六七八九十]{1,5}是)?")
"""What is set before and behind clauses according to how many there are."""


class Change(NamedTuple):
    """Characters of the hand's text in whose place the new text has others."""

    start: int
    """First character in the hand's text."""
    end: int
    """One past the last."""
    text: str
    """What the new text has there; may be empty."""
    base: str
    """What both began with."""
    in_question: bool = False
    """True when the hand changed the same words otherwise."""
    left_out: str = ""
    """What the new text has where the hand deleted the words and only a number in them changed: nothing is put in."""


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


def changes_to_make(base: str, hand: str, new: str, by_hand: HandSentences | None = None) -> tuple[Change, ...]:
    """Return what to change in `hand` so that it says what changed from `base` to `new`, in order.

    Changes do not overlap. None is in question where `hand` left the words of `base` as they were. A sentence that was
    written or deleted `by_hand`, wherever in the document, is not put in again.
    """
    if new in (base, hand):
        return ()
    sentences = by_hand or HandSentences.between([base], [hand])
    before = _with_agreed(base, hand, new, sentences.written)
    texts = _Texts(tokens_of(before), tokens_of(hand), tokens_of(new), sentences)
    hands, answers = (_Script(hunks_between(texts.base, other)) for other in (texts.hand, texts.new))
    found: list[Change] = []
    for start, end in _touching(hands.hunks, answers.hunks):
        change = _change(texts, hands, answers, start, end)
        if change is not None:
            found.append(change)
    return _in_order(found)


def _with_agreed(base: str, hand: str, new: str, written: frozenset[str]) -> str:
    """Return `base` with the sentences that hand and `new` changed alike, or wrote or deleted both, as they are in these.

    Alike are sentences, too, that differ in figures alone where the hand's are those of `base`. `written` as in
    `changes_to_make`: what the hand has written elsewhere counts.
    """
    before, wanted, present = _pieces(base), _pieces(new), _pieces(hand)
    own = [each for each in present if each not in before]
    matcher = SequenceMatcher(None, before, wanted, autojunk=False)
    agreed: list[str] = []
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        ours = before[start:end]
        theirs = [_agreed(each, own, ours, written) for each in wanted[other_start:other_end]]
        is_agreed = tag != "equal" and None not in theirs and not set(ours) & set(present)
        agreed += filter(None, theirs) if is_agreed else ours
    return "".join(agreed)


def _agreed(sentence: str, own: Sequence[str], before: Sequence[str], written: frozenset[str]) -> str | None:
    """Return a `sentence` of the new text as the hand has it among its `own`; None for one that it does not have.

    It stands in the place of the sentences `before`.
    """
    if sentence in own or sentence == PARAGRAPH_END or sentence.strip("。；") in written:
        return sentence
    tokens, known = tokens_of(sentence), set(tokens_of("".join(before)))
    for each in own:
        mine = tokens_of(each)
        hunks = hunks_between(mine, tokens)
        figures_alone = all(is_figure_change(mine, tokens, hunk) for hunk in hunks)
        if figures_alone and all(mine[hunk.start] in known for hunk in hunks):
            return each
    return None


def _pieces(text: str) -> list[str]:
    """Return the sentences and the ends of paragraphs of `text`."""
    pieces = re.split(f"({PARAGRAPH_END})", text)
    return [sentence for piece in pieces for sentence in sentences_of(piece)]


def merged_text(hand: str, changes: Iterable[Change], *, accept_questions: bool) -> str:
    """Return `hand` with the `changes` made; those in question only with `accept_questions`."""
    pieces, at = [], 0
    for change in changes:
        if change.in_question and not accept_questions:
            continue
        pieces += [hand[at : change.start], change.text]
        at = change.end
    return "".join((*pieces, hand[at:]))


def _in_order(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return `changes` by place; where two meet, since a number was moved, they are one in question."""
    ordered: list[Change] = []
    for change in sorted(changes):
        meets = bool(ordered) and change.start < ordered[-1].end
        ordered.append(_joined(ordered.pop(), change) if meets else change)
    return tuple(ordered)


def _joined(one: Change, other: Change) -> Change:
    start, end = one.start, max(one.end, other.end)
    return Change(start, end, one.text + other.text, one.base + other.base, in_question=True)


class _Texts(NamedTuple):
    base: tuple[str, ...]
    hand: tuple[str, ...]
    new: tuple[str, ...]
    by_hand: HandSentences


class _Script:
    """How one text became another, hunk by hunk."""

    def __init__(self, hunks: Sequence[Hunk]) -> None:
        self.hunks = hunks

    def within(self, start: int, end: int) -> list[Hunk]:
        """Return the hunks that lie within the tokens from `start` to `end` of the first text, borders included."""
        return [each for each in self.hunks if start <= each.start and each.end <= end]

    def other(self, start: int, end: int, *, is_changed: bool) -> tuple[int, int]:
        """Return the tokens of the second text in the place of those from `start` to `end` of the first.

        With `is_changed`, what was put in at the borders counts; else it belongs to the neighbours.
        """
        before = [each for each in self.hunks if each.end <= start and not (is_changed and each.start >= start)]
        shift = before[-1].other_end - before[-1].end if before else 0
        inside = self.within(start, end) if is_changed else []
        grown = sum((each.other_end - each.other_start) - (each.end - each.start) for each in inside)
        return start + shift, end + shift + grown


def _touching(ones: Sequence[Hunk], others: Sequence[Hunk]) -> list[tuple[int, int]]:
    """Return the stretches of the base that the second side changed, each widened by what it touches of the first."""
    stretches: list[tuple[int, int]] = []
    for hunk in others:
        start, end = hunk.start, hunk.end
        while True:
            touched = [each for each in ones if _touches(each, start, end)]
            wider = min([start, *(each.start for each in touched)]), max([end, *(each.end for each in touched)])
            if wider == (start, end):
                break
            start, end = wider
        if stretches and start < stretches[-1][1]:
            last = stretches.pop()
            start, end = min(start, last[0]), max(end, last[1])
        stretches.append((start, end))
    return stretches


def _touches(hunk: Hunk, start: int, end: int) -> bool:
    """Return whether a hunk changes some of the tokens from `start` to `end`, or adds within them.

    What is added where the other side changes nothing but the neighbouring words touches nothing.
    """
    if hunk.start == hunk.end and start == end:
        return hunk.start == start
    return hunk.start < end and start < hunk.end


def _change(texts: _Texts, by_hand: _Script, by_answers: _Script, start: int, end: int) -> Change | None:
    """Return the change for a stretch of the base; None when both sides say the same there."""
    is_touched = any(_touches(each, start, end) for each in by_hand.hunks)
    hand_start, hand_end = by_hand.other(start, end, is_changed=is_touched)
    new_start, new_end = by_answers.other(start, end, is_changed=True)
    base, at = texts.base[start:end], _characters(texts.hand[:hand_start])
    hand, new = texts.hand[hand_start:hand_end], texts.new[new_start:new_end]
    if hand == new or (not base and _is_written_by_hand(texts, "".join(new).strip())):
        return None
    if is_touched:
        if _without_breaks(hand) == _without_breaks(new):
            return None  # the paragraphs are the hand's
        if _COUNT_OR_STOP.fullmatch("".join(new)) and not "".join(hand).strip("。；，"):
            return None  # both took the clause away; how the next is counted is the hand's
        moved = _moved_number(texts, base, new)
        if moved is not None:
            return moved
    left_out = _left_out(texts, base, hand, new)
    if left_out:
        return Change(at, at, "", "".join(base), left_out=left_out)
    return Change(at, at + _characters(hand), "".join(new), "".join(base), in_question=is_touched)


def _left_out(texts: _Texts, base: Sequence[str], hand: Sequence[str], new: Sequence[str]) -> str:
    """Return what `new` says that the hand deleted here, or elsewhere in the document; empty where it is to be put in."""
    words = "".join(new)
    if base:
        return words if not hand and stays_deleted(base, new) else ""
    return without_number(words) if texts.by_hand.have_deleted(words) else ""


def stays_deleted(base: Sequence[str], new: Sequence[str]) -> bool:
    """Return whether words that a hand deleted are left out though they are others now.

    They are while only numbers in them changed, which are no news to who deleted them: none that was nothing before,
    or is nothing now.
    """
    is_nothing = [any(_is_zero(token) for token in tokens) for tokens in (base, new)]
    return not any(is_nothing) and differ_in_figures_alone(base, new)


def _is_zero(token: str) -> bool:
    return token in ("零", "〇") or (token[:1] == "0" and token[1:2] != ".")


def _is_written_by_hand(texts: _Texts, added: str) -> bool:
    """Return whether the hand wrote the very sentences that the answers add, elsewhere: they were taken back."""
    sentences = list(bare_sentences_of(added))
    return bool(sentences) and all(each in texts.by_hand.written for each in sentences)


def bare_sentences_of(text: str) -> Iterator[str]:
    """Yield the sentences of `text` without their stops, but for those that two would write by chance."""
    bare = (sentence.strip().strip("。；") for sentence in sentences_of(text))
    yield from (sentence for sentence in bare if len(sentence) >= _SENTENCE)


def _moved_number(texts: _Texts, base: Sequence[str], new: Sequence[str]) -> Change | None:
    """Return the change of the one number that differs between `base` and `new`, where the hand put that number.

    None when more than a number differs, or the hand's text or the base does not have it just once.
    """
    hunks = hunks_between(base, new)
    if len(hunks) != 1:
        return None
    (only,) = hunks
    old, fresh = base[only.start : only.end], new[only.other_start : only.other_end]
    if len(old) != 1 or len(fresh) != 1 or not old[0][:1].isdecimal():
        return None
    if texts.base.count(old[0]) != 1 or texts.hand.count(old[0]) != 1:
        return None
    begin = _characters(texts.hand[: texts.hand.index(old[0])])
    return Change(begin, begin + len(old[0]), fresh[0], old[0])


def _without_breaks(tokens: Iterable[str]) -> list[str]:
    return [token for token in tokens if token != PARAGRAPH_END]


def _characters(tokens: Iterable[str]) -> int:
    return sum(map(len, tokens))
