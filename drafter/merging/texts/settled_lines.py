"""Makes what a hand changed, and the answers say as well by now, part of the base: both agree there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from drafter.merging.texts.record_numbers import with_numbers_now
from drafter.pages.written_lines import AnswerSpan, WrittenLine
from drafter.sections.sentences import sentences_of

_STOPS = "。；，"


def settled_lines(
    base: Sequence[WrittenLine], hand: Sequence[str], printed: Sequence[WrittenLine], *, was_settled: bool = False
) -> tuple[WrittenLine, ...]:
    """Return the lines `base` with each sentence as `printed` says it that the paragraphs `hand`, edited from it, say so too.

    With `was_settled`, where `printed` was settled before, a sentence may have been edited further since by the same hand.
    Lines of `printed` alone that the hand has come behind all others, so that each line of `base` keeps its place.
    """
    before, now = with_numbers_now(base, printed), {each.key: each for each in printed}
    edited = _Edited.between([line.text for line in before], hand)
    if was_settled:
        edited = edited.going_on_from(line.text for line in printed)
    known = {each.key for each in before}
    new = (each for each in printed if each.key not in known and edited.has_written(_sentences(each)))
    return (*(_settled(each, now.get(each.key), edited) for each in before), *new)


class _Edited(NamedTuple):
    """Sentences, without their stops, of which a hand's text has more than there were, and fewer."""

    written: frozenset[str]
    gone: frozenset[str]
    may_go_on: bool = False
    """Whether what stands in the place of a sentence that is gone may be a later edit of what was written there."""

    @classmethod
    def between(cls, base: Iterable[str], hand: Iterable[str]) -> _Edited:
        """Return what differs between two texts, a paragraph each."""
        before, now = (Counter(_bare(each) for text in side for each in sentences_of(text)) for side in (base, hand))
        return cls(frozenset(now - before), frozenset(before - now))

    def going_on_from(self, settled: Iterable[str]) -> _Edited:
        """Return it as later edits of what was `settled`, of which some must stand there: else it is another hand's document."""
        is_same_hand = any(_bare(each) in self.written for text in settled for each in sentences_of(text))
        return self._replace(may_go_on=is_same_hand)

    def has_written(self, sentences: Iterable[_Sentence]) -> bool:
        """Return whether all of `sentences` are a hand's."""
        return all(_bare(each.text) in self.written for each in sentences)

    def has_taken_out(self, sentences: Iterable[_Sentence]) -> bool:
        """Return whether a hand took out all of `sentences`."""
        return all(_bare(each.text) in self.gone for each in sentences)


class _Sentence(NamedTuple):
    text: str
    answers: tuple[AnswerSpan, ...]
    """The answers that it prints, counted from its beginning."""


def _settled(before: WrittenLine, now: WrittenLine | None, edited: _Edited) -> WrittenLine:
    if now is None or now.text == before.text:
        return now or before
    text, answers = "", list[AnswerSpan]()
    for each in _merged(list(_sentences(before)), list(_sentences(now)), edited):
        answers += _shifted(each.answers, len(text))
        text += each.text
    return WrittenLine(before.key, text, tuple(answers))


def _merged(before: Sequence[_Sentence], now: Sequence[_Sentence], edited: _Edited) -> Iterator[_Sentence]:
    matcher = SequenceMatcher(None, [each.text for each in before], [each.text for each in now], autojunk=False)
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        old, new = before[start:end], now[other_start:other_end]
        if tag == "equal":
            yield from new
        elif len(old) == len(new):
            for one, other in zip(old, new, strict=True):
                yield from _either([one], [other], edited)
        else:
            yield from _either(old, new, edited)


def _either(old: Sequence[_Sentence], new: Sequence[_Sentence], edited: _Edited) -> Sequence[_Sentence]:
    """Return the `new` sentences where a hand wrote just these in the place of the `old` ones, else these."""
    is_theirs = edited.has_written(new) or (edited.may_go_on and bool(old))
    return new if is_theirs and edited.has_taken_out(old) else old


def _sentences(line: WrittenLine) -> Iterator[_Sentence]:
    at = 0
    for text in sentences_of(line.text):
        end = at + len(text)
        inside = [each for each in line.answers if each.start < end and each.end > at]
        cut = (each._replace(start=max(each.start, at), end=min(each.end, end)) for each in inside)
        yield _Sentence(text, _shifted(cut, -at))
        at = end


def _shifted(answers: Iterable[AnswerSpan], by: int) -> tuple[AnswerSpan, ...]:
    return tuple(each._replace(start=each.start + by, end=each.end + by) for each in answers)


def _bare(text: str) -> str:
    return "".join(text.split()).rstrip(_STOPS)
