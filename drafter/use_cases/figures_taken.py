"""Takes the figures of open questions that a hand's words tell, so that no section prints them a second time later.

The words stay where they are and follow the answer; what a section would print of it is left out. A figure with which the
report would not stay as it is otherwise, word for word, is not taken: that it is open is told beside the words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from drafter.answers.load import Answers
from drafter.errors import InputError
from drafter.merging.edits.hand_headings import section_of
from drafter.merging.edits.sentence_edits import HandSentence, PatternChange, SentenceEdit
from drafter.merging.edits.sentence_patterns import SentencePatterns
from drafter.merging.places.hand_places import EditedUnit
from drafter.merging.places.unit_sentences import sentences_in
from drafter.model.edition import Edition
from drafter.model.records import Ground
from drafter.pages.written_lines import WrittenLine
from drafter.sections.own_wordings import OUTLINE
from drafter.use_cases.edit_proposals import Taken, TakenAnswer, TakenSentence
from drafter.use_cases.open_figures import OpenFigure
from drafter.use_cases.store_edits import taken_back

_MOST_TRIED = 6
"""Figures that are tried one by one where all together change the report: each takes some renderings."""


def with_open_figures(
    answers: Answers, edition: Edition, taken: Sequence[Taken], refused: Collection[str] = ()
) -> tuple[Taken, ...]:
    """Return what is `taken` of a document with the figures of open questions of `answers` that its words tell.

    Those at the paths that are `refused` are not taken.
    """
    counts = Counter(each.path for each in _told(taken))
    figures = [each for each in _told(taken) if counts[each.path] == 1 and each.path not in refused]
    if not figures:
        return tuple(taken)
    try:
        return _Trial(answers, edition, taken).with_most(figures)
    except InputError:  # told when it is to be stored
        return tuple(taken)


def _told(taken: Sequence[Taken]) -> Iterator[OpenFigure]:
    return (one.figure for each in taken for one in each.unfollowed if one.figure is not None)


class _Trial:
    """What the report prints when figures are taken, beside what it prints without them."""

    def __init__(self, answers: Answers, edition: Edition, taken: Sequence[Taken]) -> None:
        self._answers, self._edition, self._taken = answers, edition, tuple(taken)
        year = answers.report.identity.year
        self._year = int(year) if isinstance(year, str) else None
        self._present, self._lines = self._printed(()), self._printed(taken)
        self._alone: dict[tuple[tuple[str, str], ...], tuple[WrittenLine, ...]] = {}

    def with_most(self, figures: Sequence[OpenFigure]) -> tuple[Taken, ...]:
        """Return what is taken with all of some `figures`, else with each with which the report stays as it is."""
        best = self.with_figures(figures)
        kept: list[OpenFigure] = []
        for figure in figures[:_MOST_TRIED] if best is None else ():
            for each in (figure, figure._replace(is_followed=False)):
                told = self.with_figures([*kept, each])
                if told is not None:
                    best, kept = told, [*kept, each]
                    break
        return self._taken if best is None else best

    def with_figures(self, figures: Sequence[OpenFigure]) -> tuple[Taken, ...] | None:
        """Return what is taken with some `figures`; None where the report does not stay as it is."""
        told = tuple(_with_figures(each, figures) for each in self._taken)
        if sum(len(each.figures) for each in told) < len(figures):
            return None
        silent = list(self._silenced(figures, told))
        told = tuple(_with_silent(each, silent) for each in told)
        texts = [line.text for line in self._printed(told)]
        return told if texts == [line.text for line in self._lines] else None

    def _printed(self, taken: Sequence[Taken]) -> tuple[WrittenLine, ...]:
        return taken_back(self._answers, [(each, "") for each in taken], None, self._edition).lines

    def _silenced(self, figures: Sequence[OpenFigure], taken: Sequence[Taken]) -> Iterator[HandSentence]:
        """Yield what keeps sections from printing `figures` themselves: their sentences are left out, or stay as they are.

        As they are when all is `taken`.
        """
        before = {line.key: self._patterns(line) for line in self._present}
        for line in self._printed_of(figures):
            patterns, known = self._patterns(line), before.get(line.key, [])
            new = [each for each in patterns if each not in known]
            gone = [_as_taken(each, taken) for each in known if each not in patterns]
            wordings = gone if len(new) == len(gone) else [""] * len(new)
            for pattern, wording in zip(new, wordings, strict=True):
                change = PatternChange(pattern, wording)
                yield HandSentence(SentenceEdit.LEFT_OUT, section_of(line), "", "", (change,))

    def _printed_of(self, figures: Sequence[OpenFigure]) -> tuple[WrittenLine, ...]:
        """Return what the report prints with `figures` alone."""
        key = tuple((each.path, each.value) for each in figures)
        if key not in self._alone:
            self._alone[key] = self._printed([TakenAnswer(path, "", value, "") for path, value in key])
        return self._alone[key]

    def _patterns(self, line: WrittenLine) -> list[str]:
        """Return the patterns of the sentences of a line; none of a heading or the title, which print no figures."""
        if section_of(line) in ("", OUTLINE):
            return []
        patterns = SentencePatterns(EditedUnit([(0, line)], []), self._year)
        return [patterns.original(each) for each in sentences_in(line.text)]


def _as_taken(pattern: str, taken: Sequence[Taken]) -> str:
    """Return how a sentence is worded when all is `taken`."""
    named = (each.named for each in taken if isinstance(each, TakenSentence))
    changes = (change for each in named if each is not None for change in each.hand.rewordings)
    return next((each.wording for each in changes if each.original == pattern), pattern)


def _with_figures(taken: Taken, figures: Sequence[OpenFigure]) -> Taken:
    """Return what is taken with those of some `figures` that its words tell; with none where one has no place in them."""
    own = {one.figure.path for one in taken.unfollowed if one.figure is not None}
    told = replace(taken, figures=tuple(each for each in figures if each.path in own))
    return replace(taken, figures=()) if told.named is None else told


def without_figures(taken: Sequence[Taken]) -> tuple[Taken, ...]:
    """Return what is taken, words alone."""
    return tuple(replace(each, figures=()) for each in taken)


def _with_silent(taken: Taken, silent: Sequence[HandSentence]) -> Taken:
    """Return what is taken, each of its figures with the sentences of `silent` that print it."""
    return replace(taken, figures=tuple(_silencing(each, silent) for each in taken.figures))


def _silencing(figure: OpenFigure, silent: Sequence[HandSentence]) -> OpenFigure:
    """Return a figure with the sentences of `silent` that print it; they are printed when one that is not followed changes."""
    grounds = () if figure.is_followed else (Ground(figure.path, figure.value),)
    own = (each for each in silent if f"{{{figure.path}" in each.rewordings[0].original)
    return figure._replace(silent=tuple(each._replace(grounds=grounds) for each in own))
