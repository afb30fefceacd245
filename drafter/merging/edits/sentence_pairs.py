"""Puts the sentences of a unit, as Drafter wrote them and as a hand left them, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from drafter.merging.edits.sentence_patterns import SentencePatterns
from drafter.merging.places.unit_sentences import UnitSentence
from drafter.merging.texts.alignment import align
from drafter.merging.texts.merge_tokens import likeness, tokens_of

_STOPS_AFTER = "。；，！？"
_PART = 6
"""Characters from which on words are known again within another sentence."""
_SAME_SENTENCE = 0.4
"""Likeness from which on a sentence is taken for another one reworded, though they share no figure."""


class SentencePair(NamedTuple):
    """Sentences of the base and those that came of them; either may be none."""

    before: tuple[UnitSentence, ...]
    now: tuple[UnitSentence, ...]

    @property
    def is_new(self) -> bool:
        """True for sentences that a hand wrote."""
        return not self.before

    @property
    def is_kept(self) -> bool:
        """True for sentences that are still there, in whatever words."""
        return bool(self.before and self.now)


def sentence_pairs(
    patterns: SentencePatterns, before: Sequence[UnitSentence], now: Sequence[UnitSentence], *, are_one: bool = False
) -> list[SentencePair]:
    """Return the sentences of a unit side by side, in the order of the hand's; deleted ones last.

    `patterns` are those of the unit. With `are_one` it is a heading, one whatever its words are.
    """
    has_both = bool(before and now)
    if are_one and has_both:
        return [SentencePair(tuple(before), tuple(now))]
    pairs: list[SentencePair] = []
    for unit in align([each.text for each in before], [each.text for each in now], {}):
        pairs += _aligned(patterns, [before[i] for i in unit.base], [now[j] for j in unit.hand])
    found = _with_absorbed(_with_joined(_with_retold(pairs, patterns)), patterns, before)
    return _with_lead(found, before[0], now[0]) if has_both and patterns.is_led else found


def _aligned(
    patterns: SentencePatterns, before: Sequence[UnitSentence], now: Sequence[UnitSentence]
) -> list[SentencePair]:
    """Return aligned sentences as one pair, or apart where the new ones are no wording of the old; and what records lack now."""
    own, gone = _divided(patterns, before, now)
    pair = SentencePair(own, tuple(now))
    cut = [SentencePair((each,), ()) for each in gone]
    if pair.is_kept and not _is_one(pair, patterns):
        return [*cut, SentencePair((), pair.now), SentencePair(pair.before, ())]
    return [*cut, pair]


def _with_lead(pairs: Sequence[SentencePair], before: UnitSentence, now: UnitSentence) -> list[SentencePair]:
    """Return `pairs` with the old and the new heading of the unit as one pair, where each would be alone."""
    gone, new = SentencePair((before,), ()), next((each for each in pairs if each.now[:1] == (now,)), None)
    if gone not in pairs or new is None or not new.is_new:
        return list(pairs)
    rest = [SentencePair((), new.now[1:])] if new.now[1:] else []
    kept = [each for pair in pairs if pair != gone for each in (rest if pair is new else [pair])]
    return [SentencePair((before,), (now,)), *kept]


def _divided(
    patterns: SentencePatterns, before: Sequence[UnitSentence], now: Sequence[UnitSentence]
) -> tuple[tuple[UnitSentence, ...], tuple[UnitSentence, ...]]:
    """Return the sentences of the base that `now` is a wording of, and those that a record's text is taken without."""
    gone = tuple(each for each in before if patterns.is_cut_from_record(each, now))
    own = tuple(each for each in before if each not in gone)
    return (own, gone) if own and now else (tuple(before), ())


def joined(sentences: Iterable[UnitSentence]) -> str:
    """Return the texts of `sentences` as one."""
    return "".join(each.text for each in sentences)


def _is_one(pair: SentencePair, patterns: SentencePatterns) -> bool:
    if len(joined(pair.before)) <= _PART:
        return True  # 无。 in whose place a sentence stands
    alike = likeness(tokens_of(joined(pair.before)), tokens_of(joined(pair.now)))
    return alike >= _SAME_SENTENCE or patterns.tells_the_same(pair.before, pair.now)


def _with_retold(pairs: Sequence[SentencePair], patterns: SentencePatterns) -> list[SentencePair]:
    """Return `pairs` with each deleted sentence beside the new one that tells its figures, or that there is none."""
    waiting = [pair for pair in pairs if not pair.now]
    found: list[SentencePair] = []
    for pair in (each for each in pairs if each.now):
        told = waiting if pair.is_new else []
        own = next((each for each in told if patterns.tells_the_same(each.before, pair.now)), None)
        if own is None:
            found.append(pair)
        else:
            waiting.remove(own)
            found.append(SentencePair(own.before, pair.now))
    return [*found, *waiting]


def _with_joined(pairs: Sequence[SentencePair]) -> list[SentencePair]:
    """Return `pairs` with each sentence that now stands within another beside that one."""
    more: dict[int, list[UnitSentence]] = {}
    found: list[SentencePair] = []
    for pair in pairs:
        inside = pair.before and not pair.now and _within(pair.before, pairs)
        if inside:
            more.setdefault(id(inside), []).extend(pair.before)
        else:
            found.append(pair)
    return [SentencePair(tuple(sorted((*each.before, *more.get(id(each), ())))), each.now) for each in found]


def _within(before: Sequence[UnitSentence], pairs: Sequence[SentencePair]) -> SentencePair | None:
    """Return the pair whose new sentence contains `before`; None if there is no such pair."""
    words = joined(before).rstrip(_STOPS_AFTER)
    wanted = (pair for pair in pairs if pair.is_kept and words in joined(pair.now))
    return next(wanted, None) if len(words) >= _PART else None


def _with_absorbed(
    pairs: Sequence[SentencePair], patterns: SentencePatterns, before: Sequence[UnitSentence]
) -> list[SentencePair]:
    """Return `pairs` with each deleted sentence that the one beside it tells as well, in other words, beside that one.

    So they are one wording, which is used or lapses as one. `before` are all sentences of the base.
    """
    places = {each: i for i, each in enumerate(before)}
    found = [pair for pair in pairs if pair.now]
    waiting = [each for pair in pairs if not pair.now for each in pair.before]
    while absorbed := next(_absorbed(found, waiting, patterns, places), None):
        i, each = absorbed
        waiting.remove(each)
        found[i] = SentencePair(tuple(sorted((*found[i].before, each))), found[i].now)
    return [*found, *(SentencePair((each,), ()) for each in waiting)]


def _absorbed(
    pairs: Sequence[SentencePair],
    waiting: Sequence[UnitSentence],
    patterns: SentencePatterns,
    places: Mapping[UnitSentence, int],
) -> Iterator[tuple[int, UnitSentence]]:
    """Yield sentences of those `waiting` with the place of the pair right beside them that tells what they did."""
    for i, pair in enumerate(pairs):
        own = {places[each] for each in pair.before}
        open_places = {places[each] for each in waiting}
        for each in (each for each in waiting if own and _is_beside(places[each], own, open_places)):
            is_answer = patterns.is_cut_from_record(each, pair.now)  # whose text is taken without it
            if not is_answer and (
                _is_between(places[each], own) or patterns.retells(each, pair) or _tells_words(each, pair)
            ):
                yield i, each


def _is_beside(place: int, own: Set[int], waiting: Set[int]) -> bool:
    """Return whether nothing stands between a sentence of the base and those at the places `own` but others `waiting`."""
    nearest = min(own, key=lambda each: abs(each - place))
    return all(each in waiting for each in range(min(place, nearest) + 1, max(place, nearest)))


def _is_between(place: int, own: Set[int]) -> bool:
    """Return whether a sentence of the base stands between those at the places `own`: a wording stands for a row of them."""
    return min(own, default=place) < place < max(own, default=place)


def _tells_words(sentence: UnitSentence, pair: SentencePair) -> bool:
    """Return whether a pair's new sentences have words of `sentence` that its old ones do not."""
    now, old, words = joined(pair.now), joined(pair.before), sentence.text.rstrip(_STOPS_AFTER)
    parts = (words[i : i + _PART] for i in range(len(words) - _PART + 1))
    return any(part in now and part not in old for part in parts)
