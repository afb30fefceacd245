"""Reads off an edited document which sentences a hand reworded, wrote and deleted.

A sentence is told by its pattern, in which answers are {组名.名称}, so that it follows when a figure is corrected.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from drafter.merging.edits.hand_headings import headings_above, opening_paragraphs, section_of, with_replaced_headings
from drafter.merging.edits.record_order import records_in
from drafter.merging.edits.said_answers import sums_of
from drafter.merging.edits.sentence_edits import HandSentence, PatternChange, SentenceEdit
from drafter.merging.edits.sentence_pairs import joined, sentence_pairs
from drafter.merging.edits.sentence_patterns import SentencePatterns
from drafter.merging.places.hand_places import EditedUnit, edited_units
from drafter.merging.places.marked_text import with_year_names
from drafter.merging.places.unit_sentences import UnitSentence, sentences_in
from drafter.merging.texts.alignment import EditedText
from drafter.merging.texts.merge_tokens import PARAGRAPH_END
from drafter.model.records import Ground
from drafter.sections.own_wordings import OUTLINE
from drafter.sections.phrases import count_length

_STOPS = ("。", "！", "？", "；", "：")
_STOPS_AFTER = "。；，！？"
_SHORTEST = 4
"""Characters of the shortest sentence, its stop included."""


def hand_sentences(edited: EditedText, year: int | None) -> tuple[HandSentence, ...]:
    """Return what a hand did to the sentences that sections and the outline printed, in the order of its paragraphs.

    `year` is the report's. Sentences that only moved, and texts of records that were changed within, are left out: those
    are answers (`hand_values`).
    """
    units = with_replaced_headings(edited_units(edited))
    readings = _readings(units, year)
    of_report, of_parts = opening_paragraphs(units)
    edits = ((i, edit) for i, each in enumerate(readings) if i not in of_report for edit in each.edits())
    return tuple(edit._replace(opens_part=i in of_parts) for i, edit in edits)


def _readings(units: Sequence[EditedUnit], year: int | None) -> list[_Reading]:
    """Return the sentences of each unit side by side, each unit with what stands around it."""
    present = frozenset(sentence.text for unit in units for sentence in sentences_in(unit.now))
    readings: list[_Reading] = []
    section = record = ""
    for unit, heading in zip(units, headings_above(units), strict=True):
        sections = [section_of(line) for _, line in unit.lines]
        if sections and sections[0] != section:
            record = ""  # what another section prints is not beside
        section = sections[-1] if sections else section
        reading = _Reading(unit, section, year, present, record)
        reading.heading = heading
        readings.append(reading)
        record = next(reversed(list(records_in(unit.lines))), record)
    for i, each in enumerate(readings):
        ahead = (other for other in reversed(readings[:i]) if other.kept)
        behind = (other for other in readings[i + 1 :] if other.kept)
        each.stand_between(next(ahead, None), next(behind, None))
    return readings


class _Reading:
    """The sentences of one unit side by side."""

    def __init__(self, unit: EditedUnit, section: str, year: int | None, present: frozenset[str], record: str) -> None:
        """Read `unit`, behind what prints `record`; `section` is that of its last line, or of the one before it.

        `present` are all sentences that the hand's text has.
        """
        self.section, self._present, self._record, self._text = section, present, record, unit.now
        self.heading = ""
        """The heading of the hand's own under which it stands."""
        self._counts_clauses = unit.counts_clauses
        self._sections = [(offset, section_of(line)) for offset, line in unit.offsets()]
        self._year = year
        self._patterns = SentencePatterns(unit, year)
        self._now = sentences_in(unit.now)
        is_heading = [name for _, name in self._sections] == [OUTLINE]
        self.pairs = sentence_pairs(self._patterns, sentences_in(unit.before), self._now, are_one=is_heading)
        self.kept = [i for i, pair in enumerate(self.pairs) if pair.is_kept]
        """Places of the sentences that are still there."""
        self.records = list(records_in(unit.lines))
        self._ahead, self._behind = dict[int, str](), dict[int, str]()
        self._neighbours: tuple[_Reading | None, _Reading | None] = (None, None)

    def stand_between(self, ahead: _Reading | None, behind: _Reading | None) -> None:
        """Say what is `ahead` and `behind`: beside them a paragraph of the hand's own is written."""
        if self.lines_are_none:
            self._neighbours = (ahead, behind)

    @property
    def lines_are_none(self) -> bool:
        """True for a paragraph that a hand wrote."""
        return not self._sections

    def edits(self) -> Iterator[HandSentence]:
        """Yield what a hand did; what it deleted comes last."""
        if self._sections and not any(section for _, section in self._sections):
            return  # the title, the signature
        deleted: list[UnitSentence] = []
        for i, pair in enumerate(self.pairs):
            if pair.is_kept:
                yield from self._reworded(*pair)
            elif pair.before:
                deleted += (each for each in pair.before if self._is_deleted(each))
            elif pair.now and not self._is_behind_new(i):
                yield from self._added(i)
        yield from self._left_out(deleted)

    def _is_behind_new(self, place: int) -> bool:
        """Return whether the sentences of a pair stand behind others that a hand wrote: they are told with these."""
        return place > 0 and self.pairs[place - 1].is_new

    def _left_out(self, deleted: Sequence[UnitSentence]) -> Iterator[HandSentence]:
        """Yield the sentences that a hand `deleted`, those of one section together."""
        for section, sentences in groupby(deleted, key=self.section_at):
            own = list(sentences)
            rewordings = (PatternChange(self._patterns.original(each), "") for each in own)
            of_record = self._patterns.record_but_lead(own)
            yield HandSentence(SentenceEdit.LEFT_OUT, section, joined(own), "", tuple(rewordings), of_record=of_record)

    def section_at(self, sentence: UnitSentence) -> str:
        """Return the section that printed a sentence of the base: paragraphs of several may have been joined."""
        before = [section for offset, section in self._sections if offset <= sentence.place.start]
        return before[-1] if before else self.section

    def _reworded(self, before: Sequence[UnitSentence], now: Sequence[UnitSentence]) -> Iterator[HandSentence]:
        if self._patterns.is_same(before, now):
            return
        original = "".join(map(self._patterns.original, before))
        wording = self._patterns.wording(now)
        if self.section_at(before[0]) == OUTLINE:
            wording = with_year_names(wording, self._year)
        rewordings = [PatternChange(original, wording)]
        unsaid = tuple(dict.fromkeys(self._patterns.unsaid(before, now)))
        section = self.section_at(before[0])
        grounds = self._patterns.grounds(before, now)
        texts = joined(before), joined(now)
        reworded = HandSentence(
            SentenceEdit.REWORDED, section, *texts, tuple(rewordings), grounds=grounds, unsaid=unsaid
        )
        yield reworded._replace(others=self._patterns.others(before), of_record=self._patterns.whole_record(before))

    def _added(self, at: int) -> Iterator[HandSentence]:
        """Yield the new sentences from `at` on as one, unless they stand in the text of a record."""
        end = next((i for i in range(at, len(self.pairs)) if not self.pairs[i].is_new), len(self.pairs))
        written = (each for pair in self.pairs[at:end] for each in pair.now)
        new = [each for each in written if not self._patterns.is_in_record(each)]
        if self.heading:
            yield from self._under_heading(new)
            return
        seat = self._seat(at, end)
        if self._is_text(joined(new)) and (section := seat.section if seat else self.section) not in ("", OUTLINE):
            yield from self._proposed(new, seat, section)

    def _proposed(self, new: Sequence[UnitSentence], seat: _Seat | None, section: str) -> Iterator[HandSentence]:
        """Yield what `new` sentences of a section come to, item by item; they are written beside `seat`."""
        stop = "" if joined(new).endswith(_STOPS) else "。"  # forgotten
        items = self._items(new)
        count = "" if items else self._count_before(new[0])
        can_be_words = seat is not None and (
            bool(items) or not seat.is_behind_number
        )  # else they stand before its number
        rewordings = (seat.taken_by(f"{count}{self._patterns.wording(new)}{stop}"),) if seat and can_be_words else ()
        beside, is_before = self._record_beside(new[0], section)
        for part in items if len(items) > 1 and beside else [new]:
            text = f"{count}{self._written(part)}{stop if part is new else ''}"
            retold = (*self._patterns.retold(self._printed, part), *self._summed_ahead(part))
            yield HandSentence(
                SentenceEdit.ADDED, section, "", text, rewordings, beside, is_before, bool(items), retold
            )

    @property
    def _printed(self) -> list[UnitSentence]:
        """All sentences of the base."""
        return [each for pair in self.pairs for each in pair.before]

    def _summed_ahead(self, new: Sequence[UnitSentence]) -> tuple[Ground, ...]:
        """Return the answers of the paragraph ahead whose sum `new` sentences, in a paragraph of the hand's own, tell."""
        ahead = self._neighbours[0]
        if ahead is None:
            return ()
        return sums_of(list(ahead._patterns.answers_in(ahead._printed)), "", self._patterns.wording(new))

    def _under_heading(self, new: Sequence[UnitSentence]) -> Iterator[HandSentence]:
        """Yield `new` sentences under a heading of the hand's, which may lead them, item by item: they are of no section before it."""
        is_led = bool(new) and new[0].text.rstrip(_STOPS_AFTER) == self.heading
        items = [] if is_led or not new else self._items(new)
        for part in items or [list(new[1:] if is_led else new)]:
            text = self._written(part)
            if self._is_text(text):
                section, is_item = self.section, bool(items)
                yield HandSentence(SentenceEdit.ADDED, section, "", text, (), is_item=is_item, heading=self.heading)

    def _is_text(self, text: str) -> bool:
        """Return whether new words are sentences: a paragraph of its own without a stop is a heading."""
        is_heading = not text.endswith(_STOPS) and self.lines_are_none
        return not is_heading and len(text) >= _SHORTEST

    def _record_beside(self, new: UnitSentence, section: str) -> tuple[str, bool]:
        """Return the record that is told before `new`, else that behind it, with which it is True; or empty."""
        own = self._patterns.record_beside(new, self.pairs)
        behind = self._neighbours[1]
        if own[0] or self._record or behind is None or behind.section != section or not behind.records:
            return own if own[0] else (self._record, False)
        return behind.records[0], True

    def _items(self, new: Sequence[UnitSentence]) -> list[list[UnitSentence]]:
        """Return `new` sentences cut where one has a number or a count before it; none where the first has none.

        Within a paragraph it is a count of the hand's own where the program counts no clauses there, or behind a number.
        """
        if self._is_within(new[0]) and not self._counts_clauses:
            return []
        items: list[list[UnitSentence]] = []
        is_counted = count_length(self.gap_before(new[0]).strip(PARAGRAPH_END)) > 0
        for each in new:
            if self.gap_before(each).strip(PARAGRAPH_END) and (is_counted or not items or not self._is_within(each)):
                items.append([each])
            elif items:
                items[-1].append(each)
            else:
                return []
        return items

    def gap_before(self, sentence: UnitSentence) -> str:
        """Return what stands between a sentence of the hand's and the one before it: a number, a count, the end of a paragraph."""
        start = sentence.place.start
        before = max((other.place.end for other in self._now if other.place.end <= start), default=0)
        return self._text[before:start]

    def _written(self, sentences: Sequence[UnitSentence]) -> str:
        """Return the texts of `sentences` as one, the counts between them as the hand set them."""
        return "".join(f"{self._count_before(each) if i else ''}{each.text}" for i, each in enumerate(sentences))

    def _count_before(self, sentence: UnitSentence) -> str:
        """Return the count that a hand set before a sentence within a paragraph; empty for none."""
        return self.gap_before(sentence) if self._is_within(sentence) else ""

    def _is_within(self, sentence: UnitSentence) -> bool:
        """Return whether a sentence of the hand's does not begin its paragraph."""
        gap = self.gap_before(sentence)
        return sentence.place.start > len(gap) and PARAGRAPH_END not in gap

    def _seat(self, at: int, end: int) -> _Seat | None:
        """Return the sentence beside which those from `at` to `end` are written: the one before, else the one behind.

        Of a paragraph of the hand's own it is the last of the paragraph before, or the first of that behind.
        """
        ahead, behind = [i for i in self.kept if i < at], [i for i in self.kept if i >= end]
        seats = [_Seat(self, i, is_behind=True) for i in ahead[-1:]]
        seats += [_Seat(self, i, is_behind=False) for i in behind[:1]]
        before, after = self._neighbours
        seats += [_Seat(before, before.kept[-1], is_behind=True)] if before else []
        seats += [_Seat(after, after.kept[0], is_behind=False)] if after else []
        return next((each for each in seats if each.section not in ("", OUTLINE)), None)

    def with_added(self, place: int, added: str, *, is_behind: bool) -> PatternChange:
        """Return what becomes of the sentence at `place` behind or before which others are `added`."""
        more = self._behind if is_behind else self._ahead
        more[place] = f"{more.get(place, '')}{added}"
        pair = self.pairs[place]
        wording = f"{self._ahead.get(place, '')}{self._patterns.wording(pair.now)}{self._behind.get(place, '')}"
        return PatternChange("".join(map(self._patterns.original, pair.before)), wording)

    def _is_deleted(self, sentence: UnitSentence) -> bool:
        """Return whether a sentence that has no other in its place is gone: neither moved nor part of a changed record."""
        if self.section_at(sentence) == OUTLINE or not sentence.text.endswith(_STOPS):
            return False
        return sentence.text not in self._present and not self._patterns.is_within_record(sentence)


class _Seat(NamedTuple):
    """A sentence that is still there, beside which others are written."""

    reading: _Reading
    place: int
    is_behind: bool
    """Whether they are written behind it."""

    @property
    def section(self) -> str:
        """Name of the section file that prints it."""
        return self.reading.section_at(self.reading.pairs[self.place].before[-1])

    @property
    def is_behind_number(self) -> bool:
        """True where what is written before it stands before its number: a lead of all items, and no word of the first."""
        now = () if self.is_behind else self.reading.pairs[self.place].now
        return bool(now) and bool(self.reading.gap_before(now[0]).strip(PARAGRAPH_END))

    def taken_by(self, added: str) -> PatternChange:
        """Return what becomes of it with what is `added`."""
        return self.reading.with_added(self.place, added, is_behind=self.is_behind)
