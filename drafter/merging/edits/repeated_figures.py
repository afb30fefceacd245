"""Tells which answers that other sentences print a hand told once more in a sentence that it reworded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.merging.edits.said_answers import SaidAnswer, is_as_many, repeated
from drafter.merging.edits.sentence_edits import HandSentence, SentenceEdit
from drafter.merging.places.printed_figures import figures_printed
from drafter.model.records import Ground
from drafter.pages.written_lines import WrittenLine


def with_repeated(sentences: Sequence[HandSentence], base: Sequence[WrittenLine]) -> tuple[HandSentence, ...]:
    """Return `sentences` with the figures of `base` that they repeat: they do not follow there.

    They are grounds of reworded ones; of new ones, which may become records, they are `repeats`.
    """
    printed = {path: text for line in base for path, text in figures_printed(line)}
    said = [SaidAnswer(Ground(path, text), is_figure=True) for path, text in printed.items()]
    return tuple(_grounded(each, said) for each in sentences)


def _grounded(sentence: HandSentence, said: Sequence[SaidAnswer]) -> HandSentence:
    more = tuple(dict.fromkeys(_repeats(sentence, said)))
    if sentence.edit is SentenceEdit.ADDED:
        return sentence._replace(repeats=more)
    return sentence._replace(grounds=(*sentence.grounds, *more))


def _repeats(sentence: HandSentence, said: Sequence[SaidAnswer]) -> Iterator[Ground]:
    """Yield the answers of others that a sentence repeats: none that is as many as one of its own grounds."""
    own = [SaidAnswer(each, is_figure=True) for each in sentence.grounds]
    others = [each for each in said if not any(is_as_many(each, one) for one in own)]
    for change in sentence.rewordings:
        if change.wording:
            yield from repeated(others, *change)
