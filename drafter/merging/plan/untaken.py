"""What a document that the answers make says otherwise than one that a hand edited: what was not taken back of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from drafter.merging.edits.hand_headings import number_style
from drafter.merging.places.unit_sentences import sentences_in
from drafter.merging.texts.alignment import align
from drafter.merging.texts.differences import Rewording, in_order
from drafter.merging.texts.doubled_words import without_figures

_STOPS = "。；，！？"


class Untaken(NamedTuple):
    """All that differs, sentence by sentence, in the order of the edited document."""

    reworded: tuple[Rewording, ...]
    """What is printed for a sentence of the hand's that is another one: `old` as it is printed, `new` as the hand has it."""
    missing: tuple[str, ...]
    """Sentences of the hand's that are not printed."""
    printed: tuple[str, ...]
    """Sentences that are printed and that the hand does not have."""
    moved: tuple[str, ...]
    """Sentences of the hand's that are printed in another place."""
    split: tuple[str, ...]
    """Sentences with which the hand begins a paragraph and the print none."""
    joined: tuple[str, ...]
    """Sentences with which the print begins a paragraph and the hand none."""
    since: tuple[str, ...] = ()
    """Sentences that are printed and that the hand never had: the answers say them only since the document was made."""
    untouched: tuple[Rewording, ...] = ()
    """What is printed for a sentence that no hand touched: the answers, or how they are worded, are others by now."""
    numbered: tuple[Rewording, ...] = ()
    """The same sentences with numbers of another kind before them: （一） for 一是."""

    @property
    def places(self) -> int:
        """How many places differ in more than the kind of a number."""
        return sum(map(len, self)) - len(self.numbered)

    @property
    def is_none(self) -> bool:
        """True when the two say the same in the same paragraphs."""
        return not any(self)

    def beside(self, base: Iterable[str]) -> Untaken:
        """Return it for a document that was made with the paragraphs `base`: what is printed of these the hand deleted.

        What stands in both as it was made is `untouched`.
        """
        made = [each.bare for each in _sentences(base)]
        known = set(map(without_figures, made))
        deleted = [each for each in self.printed if without_figures(_bare(each)) in known]
        since = tuple(each for each in self.printed if each not in deleted)
        untouched = tuple(each for each in self.reworded if _is_untouched(each, made))
        reworded = tuple(each for each in self.reworded if each not in untouched)
        return self._replace(
            reworded=reworded,
            printed=tuple(deleted),
            since=(*self.since, *since),
            untouched=(*self.untouched, *untouched),
        )


class _Sentence(NamedTuple):
    text: str
    bare: str
    """Without numbers before and stops behind it, and without spaces."""
    paragraph: int
    number: str
    """What counts it, such as 一是 or （二）; empty for none."""


def untaken(hand: Sequence[str], printed: Sequence[str]) -> Untaken:
    """Return what the paragraphs `printed` say otherwise than the paragraphs `hand`."""
    ours, theirs = _sentences(hand), _sentences(printed)
    pairs = list(_equal(ours, theirs))
    kept = in_order([(other, one) for one, other in pairs])
    in_place = {one for _, one in kept}
    moved = tuple(ours[one].text for one, _ in pairs if one not in in_place)
    missing = _without(ours, {one for one, _ in pairs})
    more = _without(theirs, {other for _, other in pairs})
    reworded, lost, added = _side_by_side(missing, more)
    uncounted = tuple(_uncounted((ours[one], theirs[other]) for one, other in pairs))
    numbered = tuple(_otherwise_numbered((ours[one], theirs[other]) for one, other in pairs))
    return Untaken((*reworded, *uncounted), lost, added, moved, *_breaks(ours, theirs, kept), numbered=numbered)


def _is_untouched(rewording: Rewording, made: Sequence[str]) -> bool:
    """Return whether the hand's side says what was `made`, in other words than the printed side: not its count alone."""
    ours, theirs = ([one.bare for one in _sentences([text])] for text in (rewording.new, rewording.old))
    return "".join(ours) != "".join(theirs) and all(each in made for each in ours)


def _uncounted(pairs: Iterable[tuple[_Sentence, _Sentence]]) -> Iterator[Rewording]:
    """Yield the sentences that one side counts, as 一是, and the other does not; how far each counted is no matter."""
    for ours, theirs in pairs:
        if bool(ours.number) != bool(theirs.number):
            yield Rewording(_counted([theirs]), _counted([ours]))


def _otherwise_numbered(pairs: Iterable[tuple[_Sentence, _Sentence]]) -> Iterator[Rewording]:
    """Yield the sentences that both sides number, each in a way of its own."""
    for ours, theirs in pairs:
        if ours.number and theirs.number and number_style(ours.number) != number_style(theirs.number):
            yield Rewording(_counted([theirs]), _counted([ours]))


def _counted(sentences: Iterable[_Sentence]) -> str:
    return "".join(f"{each.number}{each.text}" for each in sentences)


def _without(sentences: Sequence[_Sentence], places: Set[int]) -> list[_Sentence]:
    return [each for i, each in enumerate(sentences) if i not in places]


def _side_by_side(
    missing: Sequence[_Sentence], more: Sequence[_Sentence]
) -> tuple[tuple[Rewording, ...], tuple[str, ...], tuple[str, ...]]:
    """Return which sentences are one in other words, those that are `missing` alone, and those that are there alone."""
    reworded, lost, added = list[Rewording](), list[str](), list[str]()
    for unit in align(_texts(more), _texts(missing), {}):
        before, now = [more[i] for i in unit.base], [missing[j] for j in unit.hand]
        old, new = _texts(before), _texts(now)
        if _bare("".join(old)) == _bare("".join(new)):  # cut into lines otherwise, or one side counts alone: 一是
            if _counts(before) != _counts(now):
                reworded.append(Rewording(_counted(before), _counted(now)))
        elif old and new:
            reworded.append(Rewording("".join(old), "".join(new)))
        else:
            lost += new
            added += old
    return tuple(reworded), tuple(lost), tuple(added)


def _texts(sentences: Iterable[_Sentence]) -> list[str]:
    return [each.text for each in sentences]


def _counts(sentences: Iterable[_Sentence]) -> int:
    """Return how many of some sentences are counted."""
    return sum(bool(each.number) for each in sentences)


def _sentences(paragraphs: Iterable[str]) -> list[_Sentence]:
    found = []
    for i, text in enumerate(paragraphs):
        end = 0
        for place, sentence in sentences_in(text):
            bare = _bare(sentence)
            if bare:
                found.append(_Sentence(sentence.strip(), bare, i, text[end : place.start].strip()))
            end = place.end
    return found


def _bare(text: str) -> str:
    return "".join(text.split()).rstrip(_STOPS)


def _equal(ours: Sequence[_Sentence], theirs: Sequence[_Sentence]) -> Iterator[tuple[int, int]]:
    """Yield the places of equal sentences, of several equal ones in their order."""
    waiting: dict[str, list[int]] = {}
    for i, each in enumerate(theirs):
        waiting.setdefault(each.bare, []).append(i)
    for i, each in enumerate(ours):
        if waiting.get(each.bare):
            yield i, waiting[each.bare].pop(0)


def _breaks(
    ours: Sequence[_Sentence], theirs: Sequence[_Sentence], kept: Sequence[tuple[int, int]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the sentences that begin a paragraph in the first text alone, and in the second; `kept` are equal ones in order."""
    split, joined = [], []
    for (other_before, before), (other, one) in pairwise(kept):
        is_split = ours[before].paragraph != ours[one].paragraph
        is_split_there = theirs[other_before].paragraph != theirs[other].paragraph
        if is_split and not is_split_there:
            split.append(ours[one].text)
        elif is_split_there and not is_split:
            joined.append(ours[one].text)
    return tuple(split), tuple(joined)
