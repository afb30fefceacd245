"""Reads off an edited document what stands now where Drafter had printed answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from drafter.merging.places.followed_figures import followed_figures
from drafter.merging.places.hand_lists import PrintedList, list_in_hand, names_in, printed_lists
from drafter.merging.places.hand_places import EditedUnit, Place, edited_units, sentence_at
from drafter.merging.places.told_figures import FollowedFigure
from drafter.merging.texts.alignment import EditedText
from drafter.merging.texts.merge_tokens import PARAGRAPH_END
from drafter.model.answer_path import AnswerPath
from drafter.model.parsing import NONE_WORDS
from drafter.model.titles import BODY, IDENTITY, LEAD
from drafter.pages.written_lines import AnswerSpan, WrittenLine
from drafter.sections.sentences import sentences_of
from drafter.text_runs import AnswerPart

_PRINTED = frozenset(("whole", "number", "unit"))
"""Parts of an answer that can be read back by themselves; words that depend on an answer cannot, but as a line."""
_OWN_WORD = re.compile("[我本][\u4e00-\u9fff]{1,2}")
"""Speaks of the bureau without its name: 我局."""
_SENTENCE = 5
"""Characters from which on a sentence is known again."""


class HandValue(NamedTuple):
    """A place that printed an answer."""

    answer: str
    """Path of the answer."""
    printed: str
    """As Drafter printed it, such as 892次; in a text of an activity its figures are {名称}, as in the answers file."""
    now: str | None
    """As it stands in the edited document; None where it was rewritten beyond recognition, or deleted."""
    sentence: str
    """The sentence that says it now; as it was printed, where it is gone."""

    @property
    def is_changed(self) -> bool:
        """True when it stands there and says something else."""
        return self.now is not None and self.now != self.printed


class AnswerText(NamedTuple):
    """Where a unit prints an answer."""

    answer: str
    place: Place
    within: tuple[AnswerText, ...] = ()
    """The answers that stand in its text."""


def hand_values(edited: EditedText) -> tuple[HandValue, ...]:
    """Return each place of the base that prints an answer as it is in the hand's paragraphs, in their order.

    Places in paragraphs that a hand deleted are left out.
    """
    units = (unit for unit in edited_units(edited) if unit.lines and unit.now)
    return tuple(value for unit in units for value in _values(unit))


def _values(unit: EditedUnit) -> Iterator[HandValue]:
    figures = followed_figures(unit)
    for each, found in placed_texts(unit):
        yield (
            _figure_value(unit, each, figures[each.place])
            if each.place in figures
            else _text(unit, each, found, figures)
        )
        for inner in each.within:
            if inner.place in figures:
                yield _figure_value(unit, inner, figures[inner.place])
            else:
                yield _text(unit, inner, unit.hand_place(inner.place), figures)
    yield from (_list_value(unit, each) for each in printed_lists(unit))


def _list_value(unit: EditedUnit, printed: PrintedList) -> HandValue:
    place, found = printed.place, list_in_hand(unit, printed.place)
    now = None if found is None else "、".join(names_in(unit.now[found.start : found.end]))
    sentence = sentence_at(unit.before, place.start) if found is None else sentence_at(unit.now, found.start)
    return HandValue(printed.answer, "、".join(names_in(unit.before[place.start : place.end])), now, sentence)


def placed_texts(unit: EditedUnit) -> Iterator[tuple[AnswerText, Place | None]]:
    """Yield the answers that a unit prints, as `answer_texts` has them, each with its place in the hand's text.

    A record's text has the new sentences that a hand wrote right behind it.
    """
    texts = answer_texts(unit)
    begun = {each.place.start for each in texts}
    for each in texts:
        is_last = each.place.end not in begun and each.place.end + 1 not in begun
        goes_on = AnswerPath(each.answer).leaf == BODY and is_last
        yield each, unit.place_with_more(each.place) if goes_on else unit.hand_place(each.place)


def _figure_value(unit: EditedUnit, said: AnswerText, followed: FollowedFigure) -> HandValue:
    printed, now = unit.before[said.place.start : said.place.end], followed.now
    place = None if now is None else followed.told
    sentence = sentence_at(unit.before, said.place.start) if place is None else sentence_at(unit.now, place.start)
    return HandValue(said.answer, printed, now, sentence)


def _text(
    unit: EditedUnit, said: AnswerText, found: Place | None, figures: Mapping[Place, FollowedFigure]
) -> HandValue:
    printed = _with_names(unit.before, said.place, [(_called(said, inner), inner.place) for inner in said.within])
    if found is None or _has_moved_out(unit, said.place, found):
        return HandValue(said.answer, printed, None, sentence_at(unit.before, said.place.start))
    placed = [(_called(said, inner), _place_within(unit, inner, figures)) for inner in said.within]
    inside = [(name, place) for name, place in placed if place and found.holds(place)]
    now = _with_names(unit.now, found, sorted(inside, key=lambda each: each[1]))
    now = now.replace(PARAGRAPH_END, "")  # a text is one paragraph
    if is_own_word(said.answer, now):
        return HandValue(said.answer, printed, None, sentence_at(unit.now, found.start))
    if printed.endswith("。") and now.endswith(("，", "；")):  # joined to what follows it, which is no answer
        now = f"{now[:-1]}。"
    return HandValue(said.answer, printed, now, sentence_at(unit.now, found.start))


def is_own_word(answer: str, now: str) -> bool:
    """Return whether the words in the place of an answer speak of the bureau without its name: 我局 is no other name."""
    return IDENTITY.holds(answer) and _OWN_WORD.fullmatch(now) is not None


def _place_within(unit: EditedUnit, inner: AnswerText, figures: Mapping[Place, FollowedFigure]) -> Place | None:
    """Return where an answer stands that the text of a record names; there it is printed with its own measure word."""
    figure = figures.get(inner.place)
    if figure is None:
        return unit.hand_place(inner.place)
    return figure.told if figure.shape else figure.place


def _has_moved_out(unit: EditedUnit, place: Place, found: Place) -> bool:
    """Return whether a hand moved a sentence at `place` out of what stands there now, within the paragraph."""
    now, elsewhere = unit.now[found.start : found.end], unit.now[: found.start] + unit.now[found.end :]
    sentences = (each.rstrip("。；") for each in sentences_of(unit.before[place.start : place.end]))
    return any(len(each) >= _SENTENCE and each not in now and each in elsewhere for each in sentences)


def _with_names(text: str, place: Place, inside: Sequence[tuple[str, Place]]) -> str:
    """Return the characters at `place` with the names of what stands `inside` them."""
    pieces, at = [], place.start
    for name, inner in inside:
        pieces += [text[at : inner.start], f"{{{name}}}"]
        at = inner.end
    return "".join((*pieces, text[at : place.end]))


def answer_texts(unit: EditedUnit) -> tuple[AnswerText, ...]:
    """Return the answers that a unit prints, in order; number and measure word of one are one.

    A text that is printed in pieces, since figures stand in it, is one, with those in it.
    """
    return tuple(each for offset, line in unit.offsets() for each in _in_line(offset, line))


def _in_line(offset: int, line: WrittenLine) -> list[AnswerText]:
    found: list[AnswerText] = []
    for each in _simple(offset, line):
        first = next((i for i, known in enumerate(found) if known.answer == each.answer), None)
        inner = found[first + 1 :] if first is not None else []
        if first is None or not _is_unbroken([found[first], *inner, each]):
            found.append(each)
            continue
        begun = found[first]
        found[first:] = [begun._replace(place=Place(begun.place.start, each.place.end), within=(*begun.within, *inner))]
    return found


def _simple(offset: int, line: WrittenLine) -> Iterator[AnswerText]:
    """Yield the answers of a line as they are printed, piece by piece."""
    printed = [each for each in line.answers if each.part in _PRINTED or _is_all(each, line)]
    for answer, group in groupby(printed, key=lambda span: span.answer):
        own = list(group)
        if all(one.end == other.start for one, other in pairwise(own)):
            yield AnswerText(answer, Place(offset + own[0].start, offset + own[-1].end))


def _is_all(span: AnswerSpan, line: WrittenLine) -> bool:
    """Return whether a line says nothing but what an answer is told as, such as 无; a sentence that says so can be reworded."""
    printed = line.text[span.start : span.end]
    is_sentence = span.part == AnswerPart.WORDS.value and printed not in NONE_WORDS
    return printed == line.text.rstrip("。") and not is_sentence


def _is_unbroken(texts: Sequence[AnswerText]) -> bool:
    """Return whether nothing but answers stands from the first of `texts` to the last, and the first is a record's text."""
    is_text = AnswerPath(texts[0].answer).leaf in (BODY, LEAD)
    return is_text and all(one.place.end == other.place.start for one, other in pairwise(texts))


def _called(outer: AnswerText, inner: AnswerText) -> str:
    """Return what the text `outer` calls the answer `inner`: {名称} or {组名.名称}."""
    record = AnswerPath(outer.answer).record
    if record is not None and record.holds(inner.answer):
        return AnswerPath(inner.answer).leaf
    return inner.answer.removeprefix(f"{IDENTITY}.")
