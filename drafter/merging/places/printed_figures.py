"""Reads which figures Drafter printed into the paragraphs of a unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from drafter.merging.places.hand_places import EditedUnit, Place, sentence_places
from drafter.model.answer_path import AnswerPath
from drafter.model.measure_conversions import measure_at
from drafter.model.worded_numbers import TextNumber, number_at
from drafter.pages.written_lines import AnswerSpan, WrittenLine
from drafter.text_runs import AnswerPart

FIGURE_PARTS = (AnswerPart.NUMBER.value, AnswerPart.UNIT.value)
"""Parts of an answer that make up a figure."""


class PrintedFigure(NamedTuple):
    """A figure as it was printed."""

    place: Place
    number: TextNumber
    sentence: int
    is_of_record: bool
    """Whether a record's figure, whose measure word may be any."""
    answer: str = ""
    """Path of the answer."""

    @property
    def text(self) -> str:
        """As it was printed: 892次."""
        return self.number.whole


def figures_printed(line: WrittenLine) -> Iterator[tuple[str, str]]:
    """Yield the figures that a line prints: the path of the answer, and how it is printed: 892次."""
    for spans in _figure_spans(line):
        end = spans[-1].end
        measure = "" if len(spans) > 1 else measure_at(line.text, end)  # of a wording: 两次, its number alone
        yield spans[0].answer, f"{line.text[spans[0].start : end]}{measure}"


def figures_in(lines: Sequence[WrittenLine]) -> dict[str, str]:
    """Return how each figure is printed in `lines`, by the paths of the answers."""
    return {path: text for line in lines for path, text in figures_printed(line)}


def changed_figures(before: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """Return the answers that are printed otherwise `now`, as they were `before`; none that is not printed any more."""
    return {path: text for path, text in before.items() if now.get(path, text) != text}


def printed_in(unit: EditedUnit) -> Iterator[PrintedFigure]:
    """Yield the figures that a unit prints, in order."""
    sentences = list(sentence_places(unit.before))
    for offset, line in unit.offsets():
        for spans in _figure_spans(line):
            place = Place(offset + spans[0].start, offset + spans[-1].end)
            measure = next((line.text[each.start : each.end] for each in spans if each.part == FIGURE_PARTS[1]), "")
            start, end = offset + spans[0].start, offset + spans[0].end
            after = unit.before[end + len(measure) : place.end]
            sentence = next((i for i, each in enumerate(sentences) if each.holds(place)), 0)
            number = number_at(unit.before, start, end, measure, after)
            is_of_record = AnswerPath(spans[0].answer).number is not None
            yield PrintedFigure(place, number, sentence, is_of_record, spans[0].answer)


def _figure_spans(line: WrittenLine) -> Iterator[list[AnswerSpan]]:
    """Yield the spans of each figure: its number, its measure word, and 以上 behind that."""
    for _, group in groupby(line.answers, key=lambda span: (span.answer, span.part in FIGURE_PARTS)):
        own = list(group)
        if own[0].part != FIGURE_PARTS[0]:
            continue
        begun: list[AnswerSpan] = []
        for span in own:
            if begun and span.start != begun[-1].end:
                yield begun
                begun = []
            begun.append(span)
        yield begun
