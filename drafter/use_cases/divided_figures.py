"""Finds figures that a hand changed where they are printed, and told as they were in words of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.hints import quoted
from drafter.merging.edits.said_answers import SaidAnswer, is_as_many, names_thing, own_numbers, repeated
from drafter.merging.edits.sentence_edits import HandSentence, PatternChange
from drafter.model.answer_path import AnswerPath
from drafter.model.records import Ground
from drafter.model.worded_numbers import TextNumber
from drafter.use_cases.edit_proposals import Contradiction, TakenAnswer

_BEFORE = re.compile("[去上]一?年|原")
"""Ahead of a number that tells how many there were."""


def divided_figures(taken: Sequence[TakenAnswer], sentences: Sequence[HandSentence]) -> tuple[Contradiction, ...]:
    """Return the figures among `taken` that `sentences` of the hand's own tell as they were: only one can be right.

    A part, and what tells both, say nothing against the new one.
    """
    found = ((each, next(_told_as_before(each, sentences), "")) for each in taken if each.has_source)
    return tuple(
        Contradiction(
            each.path,
            (f"{quoted(each.new)}：{each.sentence}", f"{quoted(each.old)}：{sentence}"),
            (each.sentence, sentence),
        )
        for each, sentence in found
        if sentence
    )


def _told_as_before(taken: TakenAnswer, sentences: Sequence[HandSentence]) -> Iterator[str]:
    """Yield the sentences that tell a figure as it was, and not as it is now."""
    before, now = (SaidAnswer(Ground(taken.path, text), is_figure=True) for text in (taken.old, taken.new))
    for sentence in sentences:
        for original, wording in sentence.rewordings or (PatternChange(sentence.old, sentence.new),):
            own = own_numbers(wording, original)
            tells_now = any(is_as_many(now, _said(taken.path, each)) for each in own)
            tells_before = any(_is_of_all(each, taken.path, before) for each in own)
            if tells_before and not tells_now and repeated([before], original, wording):
                yield sentence.new


def _is_of_all(number: TextNumber, path: str, before: SaidAnswer) -> bool:
    """Return whether a number tells all that an answer counted `before`, in words that name it."""
    words = number.words
    is_other = words.is_part or words.each or _BEFORE.search(words.before)
    names = names_thing(f"{words.before}{words.behind}", AnswerPath(path))
    return names and not is_other and is_as_many(before, _said(path, number))


def _said(path: str, number: TextNumber) -> SaidAnswer:
    return SaidAnswer(Ground(path, number.told), is_figure=True)
