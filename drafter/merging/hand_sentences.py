"""Reads off an edited document which sentences a hand reworded, wrote and deleted.

A sentence is told by its pattern, in which answers are {组名.名称}, so that it follows when a figure is corrected.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from drafter.merging.alignment import align
from drafter.merging.hand_places import EditedUnit, edited_units
from drafter.merging.merge_tokens import PARAGRAPH_END, likeness, tokens_of
from drafter.merging.sentence_patterns import SentencePatterns, UnitSentence, sentences_in
from drafter.model.answer_path import AnswerPath
from drafter.pages.written_lines import WrittenLine
from drafter.sections.own_wordings import OUTLINE, section_name

_SECTION = re.compile(r"(.+\.txt)#")
_HEADING = re.compile(rf"[^/]+\.yaml#{OUTLINE}/")
_STOPS = ("。", "！", "？", "；", "：")
_STOPS_AFTER = "。；，！？"
_SHORTEST = 4
"""Characters of the shortest sentence, its stop included."""
_PART = 6
"""Characters from which on words are known again within another sentence."""
_SAME_SENTENCE = 0.4
"""Likeness from which on a sentence is taken for another one reworded, though they share no figure."""


class SentenceEdit(Enum):
    """What a hand did to a sentence."""

    REWORDED = "改写"
    ADDED = "新写"
    LEFT_OUT = "删去"


class PatternChange(NamedTuple):
    """The pattern of a sentence as a section prints it, and as it is to be."""

    original: str
    wording: str
    """Empty for a sentence that is left out."""


class HandSentence(NamedTuple):
    """Sentences that a hand reworded, wrote or deleted at once."""

    edit: SentenceEdit
    section: str
    """Name of the section file that printed them, or what stands before them; 提纲 for a heading."""
    old: str
    """As it was printed; empty for what is new."""
    new: str
    """As it stands now; empty for what was deleted."""
    rewordings: tuple[PatternChange, ...]
    """What makes a section print it so; of new sentences: behind or before the sentence beside them, () with none there."""
    beside: str = ""
    """Of new sentences: path of an answer of the last record before them, or of the first of their paragraph; or empty."""
    is_item: bool = False
    """True for new ones that have a number, as items have, or a count such as 三是."""
    unsaid: tuple[str, ...] = ()
    """Of reworded ones: paths of the answers that were said before and are no more, such as one that is 无."""


def hand_sentences(
    base: Sequence[WrittenLine], hand: Sequence[str], marked: Mapping[int, int], year: int | None
) -> tuple[HandSentence, ...]:
    """Return what a hand did to the sentences that sections and the outline printed, in the order of `hand`.

    `marked` as in `merge_plan.plan_merge`; `year` is the report's. Sentences that only moved, and texts of records that
    were changed within, are left out: those are answers (`hand_values`).
    """
    found: list[HandSentence] = []
    units = edited_units(base, hand, marked)
    present = frozenset(sentence.text for unit in units for sentence in sentences_in(unit.now))
    section = record = ""
    for unit in units:
        if unit.lines:
            section = _section_of(unit.lines[-1][1])
        if section:
            found += _Reading(unit, section, year, present, record).edits()
        record = next(reversed(list(_records_of(unit))), record)
    return tuple(found)


def _records_of(unit: EditedUnit) -> Iterator[str]:
    """Yield the records that the lines of a unit print, in order."""
    for _, line in unit.lines:
        yield from (str(record) for span in line.answers if (record := AnswerPath(span.answer).record))


def bare_sentences(paragraphs: Iterable[str]) -> Iterator[str]:
    """Yield the sentences of `paragraphs` without numbers before and stops behind them."""
    for text in paragraphs:
        yield from (sentence.text.strip().rstrip(_STOPS_AFTER) for sentence in sentences_in(text))


def _section_of(line: WrittenLine) -> str:
    """Return the name of the section file that printed a line, 提纲 for a heading; empty for all else."""
    match = _SECTION.match(line.key)
    if match:
        return section_name(match[1])
    return OUTLINE if _HEADING.match(line.key) else ""


class _Pair(NamedTuple):
    """Sentences of the base and those that came of them; either may be none."""

    before: tuple[UnitSentence, ...]
    now: tuple[UnitSentence, ...]


class _Reading:
    """The sentences of one unit side by side."""

    def __init__(self, unit: EditedUnit, section: str, year: int | None, present: frozenset[str], record: str) -> None:
        """Read `unit`, whose section file is called `section`, behind what prints `record`.

        `present` are all sentences that the hand's text has.
        """
        self._section, self._present, self._record, self._text = section, present, record, unit.now
        self._patterns = SentencePatterns(unit, year)
        self._worded: dict[int, str] = {}
        self._before, self._now = sentences_in(unit.before), sentences_in(unit.now)

    def edits(self) -> Iterator[HandSentence]:
        """Yield what a hand did; what it deleted comes last."""
        pairs = self._pairs()
        deleted: list[UnitSentence] = []
        for i, (before, now) in enumerate(pairs):
            if before and now:
                yield from self._reworded(before, now)
            elif before:
                deleted += (each for each in before if self._is_deleted(each))
            elif now and not (i and _is_new(pairs[i - 1])):
                yield from self._added(pairs, i)
        if deleted:
            rewordings = (PatternChange(self._patterns.original(each), "") for each in deleted)
            yield HandSentence(SentenceEdit.LEFT_OUT, self._section, _joined(deleted), "", tuple(rewordings))

    def _reworded(self, before: Sequence[UnitSentence], now: Sequence[UnitSentence]) -> Iterator[HandSentence]:
        if self._patterns.is_same(before, now):
            return
        original = "".join(map(self._patterns.original, before))
        rewordings = [PatternChange(original, self._patterns.wording(now))]
        unsaid = tuple(dict.fromkeys(self._patterns.unsaid(before, now)))
        old, new = _joined(before), _joined(now)
        yield HandSentence(SentenceEdit.REWORDED, self._section, old, new, tuple(rewordings), unsaid=unsaid)

    def _added(self, pairs: Sequence[_Pair], at: int) -> Iterator[HandSentence]:
        """Yield the new sentences from `at` on as one, unless they stand in the text of a record."""
        end = next((i for i in range(at, len(pairs)) if not _is_new(pairs[i])), len(pairs))
        new = [each for pair in pairs[at:end] for each in pair.now if not self._patterns.is_in_record(each)]
        text = _joined(new)
        is_heading = not text.endswith(_STOPS) and not self._before  # a paragraph of its own without a stop
        if is_heading or len(text) < _SHORTEST or self._section == OUTLINE:
            return
        stop = "" if text.endswith(_STOPS) else "。"  # forgotten
        rewordings = tuple(self._beside(pairs, at, end, f"{self._patterns.wording(new)}{stop}"))
        beside = self._patterns.record_before(new[0]) or self._record
        items = self._items(new)
        if len(items) < 2 or not beside:
            yield HandSentence(SentenceEdit.ADDED, self._section, "", f"{text}{stop}", rewordings, beside, bool(items))
            return
        for item in items:
            yield HandSentence(SentenceEdit.ADDED, self._section, "", _joined(item), rewordings, beside, is_item=True)

    def _items(self, new: Sequence[UnitSentence]) -> list[list[UnitSentence]]:
        """Return `new` sentences cut where one has a number or a count before it; none where the first has none."""
        items: list[list[UnitSentence]] = []
        for each in new:
            before = max((other.place.end for other in self._now if other.place.end <= each.place.start), default=0)
            if self._text[before : each.place.start].strip(PARAGRAPH_END):
                items.append([each])
            elif items:
                items[-1].append(each)
            else:
                return []
        return items

    def _beside(self, pairs: Sequence[_Pair], at: int, end: int, added: str) -> Iterator[PatternChange]:
        """Yield what becomes of the sentence before those from `at` to `end`, which are `added`, else of the one behind."""
        ahead = [i for i in range(at) if pairs[i].before and pairs[i].now]
        behind = [i for i in range(end, len(pairs)) if pairs[i].before and pairs[i].now]
        if ahead:
            place = ahead[-1]
            wording = f"{self._wording_of(pairs, place)}{added}"
        elif behind:
            place = behind[0]
            wording = f"{added}{self._wording_of(pairs, place)}"
        else:
            return
        self._worded[place] = wording
        yield PatternChange("".join(map(self._patterns.original, pairs[place].before)), wording)

    def _wording_of(self, pairs: Sequence[_Pair], place: int) -> str:
        """Return the wording of a sentence with what was added beside it before."""
        return self._worded.get(place) or self._patterns.wording(pairs[place].now)

    def _is_deleted(self, sentence: UnitSentence) -> bool:
        """Return whether a sentence that has no other in its place is gone: neither moved nor part of a changed record."""
        if self._section == OUTLINE or not sentence.text.endswith(_STOPS):
            return False
        return sentence.text not in self._present and not self._patterns.is_within_record(sentence)

    def _pairs(self) -> list[_Pair]:
        """Return the sentences side by side, in the order of the hand's; deleted ones last."""
        units = align([each.text for each in self._before], [each.text for each in self._now], {})
        pairs: list[_Pair] = []
        for unit in units:
            pair = _Pair(tuple(self._before[i] for i in unit.base), tuple(self._now[j] for j in unit.hand))
            is_one = not (pair.before and pair.now) or self._is_one(pair)
            pairs += [pair] if is_one else [_Pair((), pair.now), _Pair(pair.before, ())]
        return self._with_joined(self._with_shared_figures(pairs))

    def _is_one(self, pair: _Pair) -> bool:
        if len(_joined(pair.before)) <= _PART:
            return True  # 无。 in whose place a sentence stands
        alike = likeness(tokens_of(_joined(pair.before)), tokens_of(_joined(pair.now)))
        return alike >= _SAME_SENTENCE or self._patterns.shares_figure(pair.before, pair.now)

    def _with_shared_figures(self, pairs: Sequence[_Pair]) -> list[_Pair]:
        """Return `pairs` with each deleted sentence beside the new one that tells its figures."""
        waiting = [pair for pair in pairs if not pair.now]
        found: list[_Pair] = []
        for pair in (each for each in pairs if each.now):
            told = waiting if _is_new(pair) else []
            own = next((each for each in told if self._patterns.shares_figure(each.before, pair.now)), None)
            if own is None:
                found.append(pair)
            else:
                waiting.remove(own)
                found.append(_Pair(own.before, pair.now))
        return [*found, *waiting]

    def _with_joined(self, pairs: Sequence[_Pair]) -> list[_Pair]:
        """Return `pairs` with each sentence that now stands within another beside that one."""
        joined: dict[int, list[UnitSentence]] = {}
        found: list[_Pair] = []
        for pair in pairs:
            inside = pair.before and not pair.now and self._within(pair.before, pairs)
            if inside:
                joined.setdefault(id(inside), []).extend(pair.before)
            else:
                found.append(pair)
        return [_Pair(tuple(sorted((*each.before, *joined.get(id(each), ())))), each.now) for each in found]

    def _within(self, before: Sequence[UnitSentence], pairs: Sequence[_Pair]) -> _Pair | None:
        """Return the pair of whose new sentence `before` is a part; None for none."""
        words = _joined(before).rstrip(_STOPS_AFTER)
        wanted = (pair for pair in pairs if pair.before and pair.now and words in _joined(pair.now))
        return next(wanted, None) if len(words) >= _PART else None


def _is_new(pair: _Pair) -> bool:
    return not pair.before


def _joined(sentences: Iterable[UnitSentence]) -> str:
    return "".join(each.text for each in sentences)
