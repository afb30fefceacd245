"""The patterns of a unit's sentences, as sections print them and as a hand left them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.merging.edits.both_sides import BothSides, is_denied_too
from drafter.merging.edits.hand_grounds import grounds_of
from drafter.merging.edits.said_answers import (
    SaidAnswer,
    copies_of,
    is_retold,
    names_thing,
    sums_of,
    texts_told,
)
from drafter.merging.places.hand_places import EditedUnit, Place, token_starts
from drafter.merging.places.hand_values import AnswerText, placed_texts
from drafter.merging.places.marked_text import found_once, marked, unstopped
from drafter.merging.places.named_answers import named_answers
from drafter.merging.places.unit_sentences import UnitSentence
from drafter.merging.texts.differences import heading_number
from drafter.merging.texts.lost_figures import depends_on_lost
from drafter.merging.texts.merge_tokens import tokens_of
from drafter.model.answer_path import AnswerPath
from drafter.model.records import Ground
from drafter.model.titles import IDENTITY, LEAD
from drafter.text_runs import AnswerPart

_DIGITS = re.compile("[0-9]")
_STOPS = "。；，："


class SentencePatterns:
    """Makes the patterns of the sentences of one unit."""

    def __init__(self, unit: EditedUnit, year: int | None) -> None:
        """Read where the answers of `unit` are, in the report of `year`."""
        self._unit = unit
        self._named = named_answers(unit, year)
        named = {each.place for each in self._named}
        self._records = [(each, hand) for each, hand in placed_texts(unit) if each.place not in named]

    @property
    def is_led(self) -> bool:
        """True where a numbered heading, which is no text of a record, leads the unit, as Drafter wrote it and as it is now."""
        at = len(heading_number(self._unit.before))
        is_text = any(each.place.start <= at < each.place.end for each, _ in self._records)
        return bool(at) and not is_text and bool(heading_number(self._unit.now))

    def original(self, sentence: UnitSentence) -> str:
        """Return the pattern of a sentence of the base; words of a record as the hand left them: they are answers."""
        marks = [(each.place, f"{{{each.name}}}") for each in self._named]
        for record, hand in self._records:
            if hand is not None and sentence.place.holds(record.place) and not record.within:
                marks.append((record.place, self._unit.now[hand.start : hand.end]))
        return marked(self._unit.before, sentence.place, marks)

    def wording(self, sentences: Sequence[UnitSentence]) -> str:
        """Return the pattern of sentences of the hand's text, one after the other."""
        return "".join(marked(self._unit.now, each.place, self._marks_in_hand(each)) for each in sentences)

    def is_same(self, before: Sequence[UnitSentence], now: Sequence[UnitSentence]) -> bool:
        """Return whether nothing but answers differs between two sentences."""
        marks = [(each.place, f"{{{each.name}}}") for each in self._named]
        one = "".join(
            marked(self._unit.before, each.place, [*marks, *self._words(each, self._unit.before, 0)]) for each in before
        )
        other = "".join(
            marked(self._unit.now, each.place, [*self._marks_in_hand(each), *self._words(each, self._unit.now, 1)])
            for each in now
        )
        return one == other

    def _words(self, sentence: UnitSentence, text: str, side: int) -> Iterator[tuple[Place, str]]:
        """Yield the words of records in a sentence of the base, `side` 0, or of the hand, 1: as in `text`, without a stop at the end."""
        for record, hand in self._records:
            if hand is not None:
                place = (record.place, hand)[side]
                start, end = max(place.start, sentence.place.start), min(place.end, sentence.place.end)
                if start < end:
                    yield unstopped(text, Place(start, end)), f"{{{record.answer}}}"

    def shares_figure(self, before: Sequence[UnitSentence], now: Sequence[UnitSentence]) -> bool:
        """Return whether sentences of the hand tell a figure of sentences of the base."""
        texts = [
            self._unit.before[each.place.start : each.place.end]
            for each in self._named
            if any(sentence.place.holds(each.place) for sentence in before)
        ]
        figures = [text for text in texts if len(text) > 1 and _DIGITS.match(text)]
        return any(found_once(sentence.text, text) for sentence in now for text in figures)

    def tells_the_same(self, before: Sequence[UnitSentence], now: Sequence[UnitSentence]) -> bool:
        """Return whether sentences of the hand tell a figure of sentences of the base, or say too that there is none."""
        old, new = ("".join(each.text for each in side) for side in (before, now))
        words = ((printed, path) for printed, path, part in self._said_in(before) if part == AnswerPart.WORDS.value)
        none = (path for printed, path in words if is_denied_too(printed, old, new))
        return self.shares_figure(before, now) or any(names_thing(new, path) for path in none)

    def follows_figure(self, before: Sequence[UnitSentence], now: Sequence[UnitSentence]) -> bool:
        """Return whether a figure of sentences of the base stands in those of the hand, so that it follows there."""
        own = [each for each in self._named if each.is_figure and any(one.place.holds(each.place) for one in before)]
        return any(each.hand is not None and one.place.holds(each.hand) for each in own for one in now)

    def retells(self, sentence: UnitSentence, pair: tuple[Sequence[UnitSentence], Sequence[UnitSentence]]) -> bool:
        """Return whether the hand's sentences of a `pair` tell a figure of another `sentence` of the base.

        It follows there, or a number other than the pair's own figures is as many, in words that name what it counts.
        """
        before, now = pair
        if self.follows_figure([sentence], now):
            return True
        original = "".join(map(self.original, before))
        return is_retold(list(self.answers_in([sentence])), original, self.wording(now))

    def grounds(self, before: Sequence[UnitSentence], now: Sequence[UnitSentence]) -> tuple[Ground, ...]:
        """Return the answers of `before` that `now` tells in words of its own, which do not follow when they change."""
        original, said = "".join(map(self.original, before)), list(self.answers_in(before))
        new = tokens_of("".join(each.text for each in now))
        bound = [ground for each in before for ground in self._bound(each, new)]
        wording = self.wording(now)
        texts = [
            Ground(each.name, each.text or each.said)
            for each in self._named
            if not each.is_figure and "." in each.name and any(one.place.holds(each.place) for one in before)
        ]
        told = (
            *grounds_of(said, original, wording),
            *bound,
            *self.others(before),
            *texts_told(texts, original, wording),
        )
        return tuple(dict.fromkeys(told))

    def others(self, before: Sequence[UnitSentence]) -> tuple[Ground, ...]:
        """Return the figures of `before` whose number counts something else in the words of the hand."""
        own = [each for each in self._named if each.is_other and "." in each.name]
        return tuple(Ground(each.name, each.said) for each in own if any(one.place.holds(each.place) for one in before))

    def _bound(self, sentence: UnitSentence, new: Sequence[str]) -> Iterator[Ground]:
        """Yield the figures of a sentence of which words in the tokens `new` stand for a part, such as 均适用简易程序."""
        old = tokens_of(sentence.text)
        starts = {start: i for i, start in enumerate(token_starts(old))}
        for each in self._named:
            at = starts.get(each.place.start - sentence.place.start)
            is_own = each.is_figure and "." in each.name and sentence.place.holds(each.place)
            if is_own and at is not None and depends_on_lost(old, new, at):
                yield Ground(each.name, each.said)

    def retold(self, before: Sequence[UnitSentence], new: Sequence[UnitSentence]) -> tuple[Ground, ...]:
        """Return the answers of `before` that `new` sentences tell instead, and those whose sum they tell."""
        said, wording = list(self.answers_in(before)), self.wording(new)
        gone = {each.name for each in self._named if each.is_figure and each.hand is None and not each.is_converted}
        moved = copies_of([each for each in said if each.ground.path in gone], wording)
        return tuple(dict.fromkeys((*moved, *sums_of(said, "", wording))))

    def answers_in(self, sentences: Sequence[UnitSentence]) -> Iterator[SaidAnswer]:
        """Yield the figures and lists that sentences of the base print."""
        for each in self._named:
            is_own = "." in each.name and any(sentence.place.holds(each.place) for sentence in sentences)
            if is_own and each.said:
                yield SaidAnswer(Ground(each.name, each.said), is_figure=each.is_figure)

    def unsaid(self, before: Sequence[UnitSentence], now: Sequence[UnitSentence]) -> Iterator[str]:
        """Yield the answers that sentences of the base said and that those of the hand, in other words, say no more.

        Left out are answers of records, the report's own, and figures that were merely cut out.
        """
        sides = self._sides(before, now)
        told_apart = {each.name for each in self._named if each.is_converted or each.is_other}
        for printed, path, part in self._said_in(before):
            if path not in told_apart and not sides.still_says(printed, path, part):
                yield path

    def _sides(self, before: Sequence[UnitSentence], now: Sequence[UnitSentence]) -> BothSides:
        old, new = ("".join(each.text for each in side) for side in (before, now))
        return BothSides(old, new, "".join(map(self.original, before)), self.wording(now))

    def _said_in(self, sentences: Sequence[UnitSentence]) -> Iterator[tuple[str, AnswerPath, str]]:
        """Yield what sentences of the base print of answers of their own, the path of each and the part."""
        for offset, line in self._unit.offsets():
            for start, end, answer, part in line.answers:
                place = Place(offset + start, offset + end)
                path = AnswerPath(answer).parent if part == AnswerPart.NAME.value else AnswerPath(answer)
                is_own = path is not None and path.number is None and path.root != IDENTITY
                if path and is_own and any(sentence.place.holds(place) for sentence in sentences):
                    yield line.text[start:end], path, part

    def is_in_record(self, sentence: UnitSentence) -> bool:
        """Return whether a sentence of the hand stands in the text of a record, its stop aside."""
        own = unstopped(self._unit.now, sentence.place)
        return any(hand is not None and hand.holds(own) for _, hand in self._records)

    def is_within_record(self, sentence: UnitSentence) -> bool:
        """Return whether a sentence of the base, its stop aside, stood in the text of a record that is still there."""
        own = unstopped(self._unit.before, sentence.place)
        return any(hand is not None and record.place.holds(own) for record, hand in self._records)

    def is_cut_from_record(self, sentence: UnitSentence, now: Sequence[UnitSentence]) -> bool:
        """Return whether a sentence of the base stood in the text of a record that goes on without it, outside of `now`."""
        own = (hand for record, hand in self._records if hand is not None and record.place.holds(sentence.place))
        return any(not any(hand.start < each.place.end and each.place.start < hand.end for each in now) for hand in own)

    def whole_record(self, sentences: Sequence[UnitSentence]) -> str:
        """Return the path of the record of which sentences of the base say all that is printed, and nothing else; or empty."""
        inside = self._texts_in(sentences)
        record = _only_record(inside)
        if record is None or len(inside) < len(self._texts_of(record)):
            return ""
        texts = [each.text.strip(_STOPS) for each in sentences]
        said = sum(len(self._unit.before[each.place.start : each.place.end].strip(_STOPS)) for each in inside)
        marks = sum(text.count(mark) for text in texts for mark in _STOPS)
        return str(record) if sum(map(len, texts)) - said <= marks else ""

    def record_but_lead(self, sentences: Sequence[UnitSentence]) -> str:
        """Return the path of the record of which sentences of the base say all but the lead, which is still said; or empty."""
        inside = self._texts_in(sentences)
        record = _only_record(inside)
        others = [each for each in self._texts_of(record) if each not in inside] if record else []
        is_lead = len(others) == 1 and AnswerPath(others[0].answer).leaf == LEAD
        is_said = any(hand is not None for each, hand in self._records if each in others)
        return str(record) if is_lead and is_said else ""

    def _texts_in(self, sentences: Sequence[UnitSentence]) -> list[AnswerText]:
        """Return the texts of records that stand in sentences of the base."""
        return [each for each, _ in self._records if any(one.place.holds(each.place) for one in sentences)]

    def _texts_of(self, record: AnswerPath) -> list[AnswerText]:
        return [each for each, _ in self._records if record.holds(each.answer)]

    def record_beside(
        self, sentence: UnitSentence, pairs: Sequence[tuple[Sequence[UnitSentence], Sequence[UnitSentence]]]
    ) -> tuple[str, bool]:
        """Return the answer of the last record that is told before a sentence of the hand, else of the first; or empty.

        The second is True where it is told behind it. `pairs` are sentences of the base and those that came of them.
        """
        placed = sorted(self._placed_records(pairs))
        before = [answer for hand, answer in placed if hand.start < sentence.place.start]
        if before or not placed:
            return (before[-1] if before else ""), False
        return placed[0][1], True

    def _placed_records(
        self, pairs: Sequence[tuple[Sequence[UnitSentence], Sequence[UnitSentence]]]
    ) -> Iterator[tuple[Place, str]]:
        """Yield where the text of each record stands in the hand's, whose path is the second; one may have been moved.

        One that a hand recast stands where its sentence does.
        """
        for record, hand in self._records:
            text = self._unit.before[record.place.start : record.place.end].strip(_STOPS)
            recast = (now[0].place for before, now in pairs if now and _are_of(before, record.place))
            found = hand or found_once(self._unit.now, text) or next(recast, None)
            if found is not None:
                yield found, record.answer

    def _marks_in_hand(self, sentence: UnitSentence) -> list[tuple[Place, str]]:
        marks = [
            (each.hand, f"{{{each.in_hand}}}")
            for each in self._named
            if each.hand is not None and sentence.place.holds(each.hand)
        ]
        for each in self._named:
            if each.hand is None and not each.is_figure:
                found = found_once(sentence.text, self._unit.before[each.place.start : each.place.end])
                if found is not None:
                    place = Place(sentence.place.start + found.start, sentence.place.start + found.end)
                    marks.append((place, f"{{{each.name}}}"))
        return marks


def _are_of(sentences: Sequence[UnitSentence], record: Place) -> bool:
    """Return whether one of some sentences of the base tells how a record begins."""
    return any(each.place.start <= record.start < each.place.end for each in sentences)


def _only_record(texts: Sequence[AnswerText]) -> AnswerPath | None:
    """Return the one record to which all `texts` belong; None where there is not just one."""
    records = {AnswerPath(each.answer).record for each in texts}
    return records.pop() if len(records) == 1 else None
