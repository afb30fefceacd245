"""Reads off an edited document what stands now where Drafter had printed answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from drafter.merging.alignment import Unit, align
from drafter.merging.merge_tokens import PARAGRAPH_END, hunks_between, tokens_of
from drafter.pages.written_lines import WrittenLine
from drafter.sections.sentences import sentences_of

_PRINTED = frozenset(("whole", "number", "unit"))
"""Parts of an answer that can be read back; names of lists and words that depend on an answer cannot."""

_PROSE = 12
"""Characters from which on an answer is a text that may be sentences of its own."""


class HandValue(NamedTuple):
    """A place that printed an answer."""

    answer: str
    """Path of the answer."""
    printed: str
    """As Drafter printed it, such as 892次."""
    now: str | None
    """As it stands in the edited document; None where it was rewritten beyond recognition, or deleted."""
    sentence: str
    """The sentence that says it now; as it was printed, where it is gone."""

    @property
    def is_changed(self) -> bool:
        """True when it stands there and says something else."""
        return self.now is not None and self.now != self.printed


class _Stretch(NamedTuple):
    """Characters of the base that became others."""

    start: int
    end: int
    hand_start: int
    hand_end: int


class _Span(NamedTuple):
    answer: str
    start: int
    end: int


def hand_values(base: Sequence[WrittenLine], hand: Sequence[str], marked: Mapping[int, int]) -> tuple[HandValue, ...]:
    """Return each place of `base` that prints an answer as it is in the paragraphs `hand`, in the order of `hand`.

    `marked` as in `merge_plan.plan_merge`. Places in paragraphs that a hand deleted are left out.
    """
    return tuple(value for unit, texts in _units(base, hand, marked) for value in _values(base, texts, unit))


class NewSentence(NamedTuple):
    """A sentence that a hand wrote among answers."""

    text: str
    beside: str
    """Path of an answer that its paragraph prints: of the records that `new_sentences` was asked for, the last."""


def new_sentences(
    base: Sequence[WrittenLine], hand: Sequence[str], marked: Mapping[int, int], records: str
) -> tuple[NewSentence, ...]:
    """Return the sentences that a hand wrote into paragraphs that print a record below the path `records`.

    `marked` as in `hand_values`.
    """
    found = []
    for unit, texts in _units(base, hand, marked):
        paths = [span.answer for i in unit.base for span in base[i].answers if span.answer.startswith(f"{records}.")]
        if not paths:
            continue
        before = [sentence for i in unit.base for sentence in sentences_of(base[i].text)]
        after = [sentence for i in unit.hand for sentence in sentences_of(texts[i])]
        lonely = [each for each in align(before, after, {}) if not each.base]
        found += [NewSentence(after[i], paths[-1]) for each in lonely for i in each.hand]
    return tuple(found)


def _units(
    base: Sequence[WrittenLine], hand: Sequence[str], marked: Mapping[int, int]
) -> list[tuple[Unit, Sequence[str]]]:
    """Return the units that are in both, and the filled paragraphs that they count."""
    filled = [i for i, text in enumerate(hand) if text.strip()]
    place = {j: i for i, j in enumerate(filled)}
    marks = {place[j]: i for j, i in marked.items() if j in place}
    texts = [hand[j] for j in filled]
    return [(unit, texts) for unit in align([each.text for each in base], texts, marks) if unit.base and unit.hand]


def _values(base: Sequence[WrittenLine], hand: Sequence[str], unit: Unit) -> Iterator[HandValue]:
    before = PARAGRAPH_END.join(base[i].text for i in unit.base)
    now = PARAGRAPH_END.join(hand[i] for i in unit.hand)
    stretches = _stretches(before, now)
    for span in _spans(base, unit):
        found = _hand_span(before, now, span, stretches)
        printed = before[span.start : span.end]
        if found is None:
            yield HandValue(span.answer, printed, None, _sentence(before, span.start))
        else:
            start, end = found
            yield HandValue(span.answer, printed, now[start:end], _sentence(now, start))


def _spans(base: Sequence[WrittenLine], unit: Unit) -> Iterator[_Span]:
    """Yield the answers that a unit prints; number and measure word of one are one."""
    offset = 0
    for i in unit.base:
        spans = [each for each in base[i].answers if each.part in _PRINTED]
        for answer, group in groupby(spans, key=lambda span: span.answer):
            own = list(group)
            if all(one.end == other.start for one, other in pairwise(own)):
                yield _Span(answer, offset + own[0].start, offset + own[-1].end)
        offset += len(base[i].text) + len(PARAGRAPH_END)


def _stretches(before: str, now: str) -> list[_Stretch]:
    first, second = tokens_of(before), tokens_of(now)
    ones, others = _starts(first), _starts(second)
    hunks = hunks_between(first, second)
    return [_Stretch(ones[h.start], ones[h.end], others[h.other_start], others[h.other_end]) for h in hunks]


def _starts(tokens: Sequence[str]) -> list[int]:
    starts = [0]
    for token in tokens:
        starts.append(starts[-1] + len(token))
    return starts


def _hand_span(before: str, now: str, span: _Span, stretches: Sequence[_Stretch]) -> tuple[int, int] | None:
    """Return the characters of the hand's text that stand in the place of `span`; None when that cannot be told.

    A stretch that reaches beyond the span must leave the words around it as they were, or have one number as before.
    """
    touching = [each for each in stretches if _touches(each, span, before)]
    low = min([span.start, *(each.start for each in touching)])
    high = max([span.end, *(each.end for each in touching)])
    start = _moved(low, stretches, after=not _begins_sentence(before, span))
    end = _moved(high, stretches, after=False)
    ahead, behind = before[low : span.start], before[span.end : high]
    text = now[start:end]
    number = _number_span(before, now, span, before[low:high], (start, end))
    is_between = len(text) > len(ahead) + len(behind) and text.startswith(ahead) and text.endswith(behind)
    return number or ((start + len(ahead), end - len(behind)) if is_between else None)


def _touches(stretch: _Stretch, span: _Span, before: str) -> bool:
    """Return whether a stretch changes characters of `span`, or puts some before a text that begins a sentence."""
    if stretch.start == stretch.end == span.start:
        return _begins_sentence(before, span)
    return stretch.start < span.end and stretch.end > span.start


def _begins_sentence(before: str, span: _Span) -> bool:
    is_text = span.end - span.start >= _PROSE
    return is_text and (span.start == 0 or before[span.start - 1] in f"。{PARAGRAPH_END}")


def _number_span(before: str, now: str, span: _Span, old: str, place: tuple[int, int]) -> tuple[int, int] | None:
    """Return where the one number of a rewritten stretch is now; None when there is not one before and after.

    `old` is the stretch as it was, `place` where it is now.
    """
    start, end = place
    numbers = [[token for token in tokens_of(text) if token[:1].isdecimal()] for text in (old, now[start:end])]
    if any(len(each) != 1 for each in numbers):
        return None
    (was,), (number,) = numbers
    printed = before[span.start : span.end]
    if not printed[:1].isdecimal():
        return None
    beyond, rest = was.removeprefix(printed), printed.removeprefix(was)
    if beyond == was:  # the token is shorter than the answer: 1学 of 1学期
        beyond = ""
    else:
        rest = ""
    at = now.index(number, start)
    stop = at + len(number) - len(beyond)
    is_alike = number.endswith(beyond) and rest != printed and now.startswith(rest, stop)
    return (at, stop + len(rest)) if is_alike else None


def _moved(place: int, stretches: Sequence[_Stretch], *, after: bool) -> int:
    """Return where a place between two characters of the base is in the hand's text.

    What was put in just there comes before it with `after`, else behind it.
    """
    shift = 0
    for each in stretches:
        is_before = each.end <= place if each.start < each.end else (each.end <= place if after else each.end < place)
        if is_before:
            shift = each.hand_end - each.end
    return place + shift


def _sentence(text: str, place: int) -> str:
    """Return the sentence of `text` that holds the character at `place`."""
    at = 0
    for paragraph in text.split(PARAGRAPH_END):
        for sentence in sentences_of(paragraph):
            if at <= place < at + len(sentence):
                return sentence
            at += len(sentence)
        at += len(PARAGRAPH_END)
    return ""
