"""Asks about facts that a plan would write anew where the hand told them before their question was answered.

Two figures of one thing must not stand in a document: the hand's stands, and the answers' is put in its place in question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.merging.numbers.fresh_figures import OwnNumber, is_same_value, told_by
from drafter.merging.numbers.numbers_told import FreshFigure, fresh_figures
from drafter.merging.places.hand_places import sentence_at
from drafter.merging.places.unit_sentences import clause_at
from drafter.merging.plan.moved_sentences import taken_out
from drafter.merging.plan.plan_values import Edit, Insertion, MergePlan, NewParagraph, Overlap
from drafter.merging.plan.start_numbers import start_number
from drafter.merging.texts.text_changes import Change, narrowed
from drafter.model.measure_conversions import are_of_other_size
from drafter.model.worded_numbers import numbers_in
from drafter.pages.written_lines import WrittenLine
from drafter.sections.sentences import sentences_of

_STOPS = ("。", "；", "！")


class _Told(NamedTuple):
    """A sentence that a plan puts in, of which the hand told figures in one of its own."""

    new: str
    """As the answers say it."""
    pairs: tuple[tuple[OwnNumber, FreshFigure], ...]
    is_whole: bool
    """Whether the hand told all its figures that the answers did not have."""


def asking_about_told(
    plan: MergePlan,
    base: Sequence[WrittenLine],
    hand: Sequence[str],
    new: Sequence[WrittenLine],
    own: Sequence[OwnNumber],
) -> MergePlan:
    """Return `plan` without the sentences of `new` that the paragraphs `hand` tell already, asking where figures differ.

    `own` are the numbers of these that `base` does not have.
    """
    fresh = list(fresh_figures(base, new)) if own and (plan.edits or plan.insertions) else []
    return _Search(plan, hand, new, own, fresh).plan() if fresh else plan


class _Search:
    def __init__(
        self,
        plan: MergePlan,
        hand: Sequence[str],
        new: Sequence[WrittenLine],
        own: Sequence[OwnNumber],
        fresh: Sequence[FreshFigure],
    ) -> None:
        self._plan, self._hand, self._new = plan, hand, new
        self._own, self._fresh = own, fresh
        self._found: list[_Told] = []

    def plan(self) -> MergePlan:
        """Return the plan with what was found."""
        edits = [each for edit in self._plan.edits for each in self._without_told(edit)]
        insertions = tuple(kept for each in self._plan.insertions for kept in self._left_of(each))
        if not self._found:
            return self._plan
        asked = [each for told in self._found for each in self._questions(told)]
        edits += (edit for _, own in asked for edit in own)
        edits.sort(key=lambda each: (each.paragraph, each.change.start))
        questions = (*self._plan.questions, *(overlap for overlap, _ in asked))
        return self._plan._replace(edits=tuple(edits), insertions=insertions, questions=questions)

    def _without_told(self, edit: Edit) -> Iterator[Edit]:
        """Yield an edit without the sentences that it puts in and that are told; nothing where it has no others."""
        change = edit.change
        if change.in_question or change.is_count or change.start != change.end or not change.text:
            yield edit
            return
        kept = "".join(each for each in sentences_of(change.text) if not self._is_told(each, change.text, edit))
        if kept:
            yield edit._replace(change=change._replace(text=kept))

    def _left_of(self, insertion: Insertion) -> Iterator[Insertion]:
        """Yield an insertion without the sentences that are told; a heading keeps what it leads."""
        if insertion.in_question or any(start_number(self._new[each.line].text) for each in insertion.paragraphs):
            yield insertion
            return
        left = (self._left_of_paragraph(each) for each in insertion.paragraphs)
        kept = tuple(each for each in left if each is not None)
        if kept:
            yield insertion._replace(paragraphs=kept)

    def _left_of_paragraph(self, paragraph: NewParagraph) -> NewParagraph | None:
        """Return a paragraph without the sentences that are told, and then without those that stand in the hand's words."""
        text = self._new[paragraph.line].text
        sentences = [] if paragraph.changes else list(sentences_of(text))
        kept = [each for each in sentences if not self._is_told(each, text)]
        if len(kept) == len(sentences):
            return paragraph
        kept = [each for each in kept if not any(each.rstrip("".join(_STOPS)) in own for own in self._hand)]
        return NewParagraph(paragraph.line, taken_out(text, "".join(kept))) if kept else None

    def _is_told(self, sentence: str, within: str, edit: Edit | None = None) -> bool:
        """Return whether the hand tells a sentence, `within` what is put in, by `edit` if not as a paragraph; then it is noted."""
        figures = self._figures(sentence, within)
        if not figures:
            return False
        text = self._new[figures[0].line].text
        told = [(own, each) for each in figures if (own := told_by(each, text, self._own, self._hand))]
        is_whole = len(told) == len(figures)
        is_sentence = sentence.endswith(_STOPS) or (is_whole and sentence == within)
        is_of_one = len({own.sentence for own, _ in told}) == 1
        if not (is_sentence and is_of_one and all(self._is_free(own, edit, is_whole=is_whole) for own, _ in told)):
            return False
        own_words = sentence if sentence.endswith(_STOPS) else sentence_at(text, figures[0].number.start)
        self._found.append(_Told(own_words, tuple(told), is_whole))
        return True

    def _figures(self, sentence: str, within: str) -> list[FreshFigure]:
        """Return the figures of a sentence that the answers did not tell before, where a line has it `within` what is put in."""
        for line in dict.fromkeys(each.line for each in self._fresh):
            for found in re.finditer(re.escape(within), self._new[line].text):
                start = found.start() + within.index(sentence)
                places = range(start, start + len(sentence))
                own = [each for each in self._fresh if each.line == line and each.number.start in places]
                if own:
                    return own
        return []

    def _is_free(self, own: OwnNumber, edit: Edit | None, *, is_whole: bool) -> bool:
        """Return whether the plan leaves the sentence of a number as it is, `edit` aside; of what `is_whole` its clause."""
        if own.paragraph in self._plan.deletions:
            return False
        text = self._hand[own.paragraph]
        words = clause_at(text, own.number.start) if is_whole else own.sentence
        start = text.rindex(words, 0, own.number.start + len(words))
        others = (each for each in self._plan.edits if each.paragraph == own.paragraph and each != edit)
        return not any(each.change.start < start + len(words) and each.change.end > start for each in others)

    def _questions(self, told: _Told) -> Iterator[tuple[Overlap, list[Edit]]]:
        """Yield what is asked about a sentence that the hand told, with what is put in; nothing where both say the same."""
        own = told.pairs[0][0]
        different = [(one, other) for one, other in told.pairs if not is_same_value(one.number, other.number)]
        if told.is_whole and not different:
            return
        numbers = [each for each in numbers_in(own.sentence) if each.measure]
        if not told.is_whole and len(numbers) == len(told.pairs):
            start = self._hand[own.paragraph].index(own.sentence)
            whole = Change(start, start + len(own.sentence), told.new, "", in_question=True)
            edits = [Edit(own.paragraph, narrowed(whole, own.sentence))]
        else:
            edits = [self._edit(one, other) for one, other in different]
        yield Overlap(own.paragraph, "", own.sentence, told.new), edits

    def _edit(self, own: OwnNumber, figure: FreshFigure) -> Edit:
        """Return the edit that puts the answer's figure in the place of the hand's, with the hand's measure word unless that is larger or smaller."""
        number, fresh = own.number, figure.number
        measure = fresh.measure if are_of_other_size(number.measure, fresh.measure) else number.measure
        text = f"{fresh.text}{measure}{fresh.after}"
        told = self._hand[own.paragraph][number.start : number.stop]
        return Edit(own.paragraph, Change(number.start, number.stop, text, told, in_question=True))
