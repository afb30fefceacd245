"""Keeps a sentence that a hand moved into the text of a record from being told twice: there, and where a section prints it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.merging.edits.sentence_edits import HandSentence, SentenceEdit
from drafter.model.answer_path import AnswerPath
from drafter.pages.written_lines import WrittenLine
from drafter.sections.sentences import sentences_of

_STOPS = "。；，！？"
_SHORTEST = 6
"""Characters from which on words are known again."""


def told_by_sections(
    base: Sequence[WrittenLine], hand: Sequence[str], sentences: Sequence[HandSentence]
) -> tuple[str, ...]:
    """Return the words of the paragraphs `hand` that sections print, without their stop; the longest come first.

    They are those of reworded `sentences`, and sentences of `base` that hold an answer of no record and that the hand tells
    once, wherever it is. Where they stand is the section's business; there their figures follow.
    """
    reworded = (each.new for each in sentences if each.edit is SentenceEdit.REWORDED and not each.of_record)
    text = "\n".join(hand)
    found = dict.fromkeys(each.rstrip(_STOPS) for each in (*reworded, *_printed_by_sections(base)))
    known = (each for each in found if len(each) >= _SHORTEST and text.count(each) == 1)
    return tuple(sorted(known, key=len, reverse=True))


def _printed_by_sections(base: Sequence[WrittenLine]) -> Iterator[str]:
    """Yield the sentences that hold an answer, and none of a record."""
    for line in base:
        at = 0
        for sentence in sentences_of(line.text):
            start = line.text.index(sentence, at)
            at = start + len(sentence)
            inside = [each for each in line.answers if start <= each.start < at]
            if inside and all(AnswerPath(each.answer).record is None for each in inside):
                yield sentence


def without_told(old: str, new: str, told: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Return a record's text, `old` before a hand changed it to `new`, without the words `told` that came into it; and these."""
    gone: list[str] = []
    for words in told:
        if words not in new or words in old:
            continue
        start, end = new.index(words), new.index(words) + len(words)
        ahead, behind = new[:start], new[end:]
        if ahead.endswith(("，", "；")):  # the last words of a sentence, or words within it
            new = f"{ahead[:-1]}{behind}"
        elif not ahead or ahead.endswith(tuple(_STOPS)):
            new = f"{ahead}{behind[1:] if behind.startswith(tuple(_STOPS)) else behind}"
        else:
            continue
        gone.append(words)
    return new, tuple(gone)
