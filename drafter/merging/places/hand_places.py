"""Finds where characters that Drafter wrote are in the text that a hand made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from drafter.merging.places.counted_clauses import COUNT_AHEAD, COUNTED, is_in_sentence, item_length
from drafter.merging.places.hand_figures import figure_in, whole_of_parts
from drafter.merging.places.printed_phrases import PrintedPhrase
from drafter.merging.texts.alignment import EditedText
from drafter.merging.texts.differences import heading_number
from drafter.merging.texts.merge_tokens import PARAGRAPH_END, hunks_between, tokens_of
from drafter.pages.written_lines import WrittenLine
from drafter.sections.sentences import sentences_of

_NUMERALS = re.compile("[0-9〇零一二两三四五六七八九十百千万近约超]+")
_DATE = re.compile("(?:[0-9]{4}年)?[0-9]{1,2}月(?:[0-9]{1,2}日)?")
_NUMBERED = re.compile(f"(?:^|[。；])[（(]?[一二三四五六七八九十0-9]+[）)、.．]|{PARAGRAPH_END}")
"""Begins what is no part of a text that goes on: an item or a paragraph."""
_PROSE = 12
"""Characters from which on an answer is a text that may be sentences of its own."""
_LEFT_OVER = 2
"""Characters of an answer that are left over between words put in beside it and words changed within it, if it was cut amiss."""
_PHRASE = 6
"""Characters from which on an answer is words that may be continued."""


class Place(NamedTuple):
    """Characters of a text."""

    start: int
    end: int

    def holds(self, other: Place) -> bool:
        """Return whether all of `other` is within it."""
        return self.start <= other.start and other.end <= self.end


class _Stretch(NamedTuple):
    """Characters of the base that became others."""

    start: int
    end: int
    hand_start: int
    hand_end: int


class EditedUnit:
    """Paragraphs of the base and those that a hand made of them, both as one text."""

    def __init__(self, lines: Sequence[tuple[int, WrittenLine]], paragraphs: Sequence[str], place: int = -1) -> None:
        """Take the `lines` of the base with their numbers, and the `paragraphs` of the hand, at `place`; either may be none."""
        self.lines, self.place = lines, place
        self.before = PARAGRAPH_END.join(line.text for _, line in lines)
        self.now = PARAGRAPH_END.join(paragraphs)
        self._stretches = _stretches(self.before, self.now)

    def offsets(self) -> Iterator[tuple[int, WrittenLine]]:
        """Yield the place in `before` at which each line begins, with the line."""
        offset = 0
        for _, line in self.lines:
            yield offset, line
            offset += len(line.text) + len(PARAGRAPH_END)

    def place_with_more(self, span: Place) -> Place | None:
        """Return the place as `hand_place` does, with the new sentences right behind it, before or behind its stop."""
        after = Place(span.start, span.end + 1)
        is_stopped = self.before[span.end : after.end] in ("。", "；")
        if is_stopped and self._grows_at_end(after, goes_on=True):
            found = self.hand_place(after, goes_on=True)
            return found and Place(found.start, found.end - 1)
        return self.hand_place(span, goes_on=True)

    def hand_place(self, span: Place, *, goes_on: bool = False) -> Place | None:
        """Return the characters of `now` that stand in the place of `span`; None when that cannot be told.

        A stretch that reaches beyond the span must leave the words around it as they were, or have one number as
        before. With `goes_on` new sentences right behind the span belong to it. Clauses that a hand counts on behind an
        item, as ；三是, are items of their own and none of it.
        """
        found = self._whole_place(span) or self._changed_place(span, goes_on=goes_on)
        if found is None or not self.counts_clauses:
            return found
        own = item_length(self.before[span.start : span.end], self.now[found.start : found.end])
        return Place(found.start, found.start + own)

    def _changed_place(self, span: Place, *, goes_on: bool) -> Place | None:
        """Return as `hand_place` does, with the clauses counted on behind it."""
        rewritten, stretch = self._rewritten_with(span, goes_on=goes_on)
        number = self._number_place(span, self.before[rewritten.start : rewritten.end], stretch)
        return number or self._place_within(span, rewritten, stretch)

    def _rewritten_with(self, span: Place, *, goes_on: bool) -> tuple[Place, Place]:
        """Return the characters of the base that were rewritten with `span`, itself among them, and those of `now` there."""
        is_behind_clause = COUNT_AHEAD.search(self._put_in(span.start)) is not None
        begins = _begins_sentence(self.before, span) and not is_behind_clause
        touching = [each for each in self._stretches if self._touches(each, span, begins=begins)]
        low = min([span.start, *(each.start for each in touching)])
        high = max([span.end, *(each.end for each in touching)])
        has_more_ahead = begins or any(each.end == low == span.start for each in touching)
        start = self._moved(low, after=not has_more_ahead)
        end = self._moved(high, after=self._grows_at_end(span, goes_on=goes_on))
        if (low, high) == (span.start, span.end):
            end = start + _shape_length(self.before[low:high], self.now[start:end])
        return Place(low, high), Place(start, end)

    def _place_within(self, span: Place, rewritten: Place, stretch: Place) -> Place | None:
        """Return what of a `stretch` of the hand stands between the words around `span` in what was `rewritten`."""
        ahead, behind = self.before[rewritten.start : span.start], self.before[span.end : rewritten.end]
        text = self.now[stretch.start : stretch.end]
        is_between = len(text) > len(ahead) + len(behind) and text.startswith(ahead) and text.endswith(behind)
        found = Place(stretch.start + len(ahead), stretch.end - len(behind))
        return found if is_between and not self._is_cut_amiss(span, found) else None

    def _is_cut_amiss(self, span: Place, found: Place) -> bool:
        """Return whether `found` may be more than became of the words at `span`, or less: the sentence around them was recast.

        It is where it took in words of the sentence, or is a piece of the clause that the words were; or where what was put
        in right beside it leaves only a character or two of the words: 普法 for 法治宣传.
        """
        around = PrintedPhrase(self.before, span.start, span.end)
        printed, now = self.before[span.start : span.end], self.now[found.start : found.end]
        is_piece = around.is_clause and now != printed and not PrintedPhrase(self.now, *found).is_clause
        if is_piece or around.is_left_for(now):
            return True
        inner = [each for each in self._stretches if each.start > span.start and each.end < span.end]
        left_ahead = min((each.start - span.start for each in inner), default=_LEFT_OVER + 1)
        left_behind = min((span.end - each.end for each in inner), default=_LEFT_OVER + 1)
        cut = ((span.start, left_ahead), (span.end, left_behind))
        return any(left <= _LEFT_OVER and self._has_more(found, at) for at, left in cut)

    def _has_more(self, found: Place, at: int) -> bool:
        """Return whether something was put in between two characters of the base that is not among those at `found`."""
        own = [Place(each.hand_start, each.hand_end) for each in self._stretches if each.start == each.end == at]
        return bool(own) and not any(map(found.holds, own))

    def place_among_marks(self, span: Place) -> Place | None:
        """Return the characters of `now` in the place of the names at `span`, with those put in before and behind them.

        None when words around them were rewritten with them.
        """
        ahead, behind = self._put_in(span.start), self._put_in(span.end)
        begins = ahead.endswith("、") or (ahead[-1:] in ("》", "”") and self.before[span.start] in "《“")
        ends = behind.startswith("、") or (behind[:1] in ("《", "“") and self.before[span.end - 1] in "》”")
        changed = [each for each in self._stretches if each.start < span.end and each.end > span.start]
        if any(each.start < span.start or each.end > span.end for each in changed):
            return None
        return Place(self._moved(span.start, after=not begins), self._moved(span.end, after=ends))

    def _put_in(self, place: int) -> str:
        """Return what a hand put in between two characters of the base."""
        return "".join(self._added_at(place))

    def _added_at(self, place: int) -> list[str]:
        """Return the texts that a hand put in between two characters of the base."""
        stretches = (each for each in self._stretches if each.start == each.end == place)
        return [self.now[each.hand_start : each.hand_end] for each in stretches]

    def _touches(self, stretch: _Stretch, span: Place, *, begins: bool) -> bool:
        """Return whether a stretch changes characters of `span`, or puts some before it that belong to it.

        These are what begins a sentence with a text, and numerals before a numeral: 两 before 万余.
        """
        if stretch.start == stretch.end == span.start:
            added = self.now[stretch.hand_start : stretch.hand_end]
            is_own_sentence = added.endswith("。") and "。" not in self.before[span.start : span.end]
            return (begins and not is_own_sentence) or bool(
                _NUMERALS.fullmatch(added) and _NUMERALS.match(self.before, span.start)
            )
        return stretch.start < span.end and stretch.end > span.start

    def _grows_at_end(self, span: Place, *, goes_on: bool) -> bool:
        """Return whether what was put in at the end of `span` belongs to it: a text of which it is the end of the sentence.

        `goes_on` as in `hand_place`.
        """
        if span.end - span.start < _PHRASE or self.before[span.start].isdecimal():
            return False
        added = self._added_at(span.end)
        if goes_on and any(map(self._is_sentences, added)):
            return True
        is_stopped = self.before[span.end : span.end + 1] in ("。", "；")
        return is_stopped and any(map(is_in_sentence, added))

    def _is_sentences(self, added: str) -> bool:
        """Return whether what was put in is sentences that go on with the text before: none counted as it is, no paragraph."""
        is_whole = added.endswith("。") or added.startswith("。")  # before or behind the stop that was there
        is_counted = COUNTED.search(added) is not None and self.counts_clauses
        return is_whole and not is_counted and not _NUMBERED.search(added)

    @property
    def counts_clauses(self) -> bool:
        """True where the base has clauses that are counted, as 一是."""
        return COUNTED.search(self.before) is not None

    def _number_place(self, span: Place, old: str, place: Place) -> Place | None:
        """Return where the one number of a rewritten stretch is now; None when there is not one before and after.

        `old` is the stretch as it was, `place` where it is now.
        """
        if len([token for token in tokens_of(old) if token[:1].isdecimal()]) != 1:
            return None
        printed = self.before[span.start : span.end]
        found = figure_in(printed, self.now[place.start : place.end])
        if found is None:
            return None
        told = Place(place.start + found.start, place.start + found.end)
        return None if self._is_another(printed, told, has_measure=found.has_measure) else told

    def _is_another(self, printed: str, place: Place, *, has_measure: bool) -> bool:
        """Return whether the number at `place` is another one of the base, which a hand moved to where `printed` stood."""
        now = tokens_of(self.now)
        starts = token_starts(now)
        token = next((now[i] for i, start in enumerate(starts[:-1]) if start <= place.start < starts[i + 1]), "")
        was_there = token != printed and token in tokens_of(self.before)
        return was_there and (not has_measure or printed in now)

    def _whole_place(self, span: Place) -> Place | None:
        """Return where a figure is of which a hand made the number at `span` a part; None for none."""
        for each in self._stretches:
            if each.start == each.end == span.start:
                added = self.now[each.hand_start : each.hand_end]
                length = whole_of_parts(self.before[span.start : span.end], added)
                if length:
                    return Place(each.hand_start, each.hand_start + length)
        return None

    def _moved(self, place: int, *, after: bool) -> int:
        """Return where a place between two characters of the base is in the hand's text.

        What was put in just there comes before it with `after`, else behind it.
        """
        shift = 0
        for each in self._stretches:
            is_at = each.start == each.end == place and not after
            if each.end <= place and not is_at:
                shift = each.hand_end - each.end
        return place + shift


def edited_units(edited: EditedText) -> tuple[EditedUnit, ...]:
    """Return all lines and paragraphs in units, in the order of the hand's, deleted ones last; its empty paragraphs are left out."""
    return tuple(
        EditedUnit([(i, edited.base[i]) for i in unit.base], [edited.hand[j] for j in unit.hand], *unit.hand[:1])
        for unit in edited.units()
    )


def sentence_places(text: str) -> Iterator[Place]:
    """Yield where each sentence of paragraphs in one text stands."""
    at = 0
    for paragraph in text.split(PARAGRAPH_END):
        for sentence in sentences_of(paragraph):
            yield Place(at, at + len(sentence))
            at += len(sentence)
        at += len(PARAGRAPH_END)


def sentence_at(text: str, place: int) -> str:
    """Return the sentence of `text` that holds the character at `place`; empty where none does."""
    found = next((each for each in sentence_places(text) if each.start <= place < each.end), Place(0, 0))
    return text[found.start : found.end]


def _stretches(before: str, now: str) -> list[_Stretch]:
    first, second = tokens_of(before), tokens_of(now)
    ones, others = token_starts(first), token_starts(second)
    hunks = hunks_between(first, second)
    return [_Stretch(ones[h.start], ones[h.end], others[h.other_start], others[h.other_end]) for h in hunks]


def token_starts(tokens: Sequence[str]) -> list[int]:
    """Return at which character each token begins, and where the last one ends."""
    return list(accumulate(map(len, tokens), initial=0))


def _shape_length(printed: str, text: str) -> int:
    """Return the length of the date at the beginning of `text`; all of `text` unless both it and what was `printed` are dates."""
    if not _DATE.fullmatch(printed):
        return len(text)
    match = _DATE.match(text)
    return match.end() if match else len(text)


def _begins_sentence(before: str, span: Place) -> bool:
    """Return whether an answer at `span` is a text that begins a sentence, or an item right behind its number or count."""
    length, ahead = span.end - span.start, before[: span.start]
    line = ahead.rpartition(PARAGRAPH_END)[2]
    if COUNT_AHEAD.search(ahead) or (line and heading_number(line) == line):
        return length >= _PHRASE and not before[span.start].isdecimal()
    return length >= _PROSE and (not ahead or ahead[-1] in f"。{PARAGRAPH_END}")
