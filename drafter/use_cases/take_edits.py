"""Takes what a hand changed in a document back into the answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from drafter.answers.load import Answers
from drafter.errors import InputError
from drafter.folders import section_cache
from drafter.limits import TRIAL_SECONDS, allow_more
from drafter.merging.edits.counted_items import with_items_in_order
from drafter.merging.edits.hand_headings import section_of
from drafter.merging.edits.hand_sentences import hand_sentences
from drafter.merging.edits.repeated_figures import with_repeated
from drafter.merging.edits.sentence_edits import HandSentence
from drafter.merging.edits.told_once import told_by_sections, without_told
from drafter.merging.places.hand_values import hand_values
from drafter.merging.places.unit_sentences import bare_sentences
from drafter.merging.plan.moved_back import without_moves
from drafter.merging.plan.untaken import Untaken, untaken
from drafter.merging.texts.alignment import EditedText
from drafter.merging.texts.record_numbers import with_numbers_now
from drafter.model.answer_path import AnswerPath
from drafter.model.edition import Edition
from drafter.model.titles import BODY
from drafter.pages.written_lines import WrittenLine, written_lines
from drafter.rendering import render
from drafter.use_cases.answer_proposals import AnswerProposals
from drafter.use_cases.base_copies import keep_settled
from drafter.use_cases.divided_figures import divided_figures
from drafter.use_cases.edit_offers import (
    EditOffers,
    PrintedEdition,
    offered_edits,
    reordered,
    with_most_in_place,
)
from drafter.use_cases.edit_proposals import Contradiction, Taken, Unfit
from drafter.use_cases.edited_document import (
    EditedDocument,
    edited_document,
    edition_of,
    left_aside,
    refuse_other_report,
    undecided,
)
from drafter.use_cases.figures_taken import with_open_figures, without_figures
from drafter.use_cases.numbers_of_hands import reader_for
from drafter.use_cases.open_answers import answers_path, open_answers
from drafter.use_cases.read_figures import with_read_figures
from drafter.use_cases.sentence_proposals import PrintedNow, Weighed, sentence_proposals
from drafter.use_cases.store_edits import StoredEdits, store_edits
from drafter.use_cases.told_answers import AnswersOfSentences, ToldAnswers
from drafter.use_cases.told_causes import with_causes
from drafter.use_cases.untaken_causes import causes_of
from drafter.use_cases.wordings_folder import own_folder


class TakenEdits(NamedTuple):
    """What a document says otherwise than the answers of which it was made."""

    document: Path
    answers: Path
    taken: tuple[Taken, ...]
    """What can be taken back, numbered from 1 by users."""
    contradictions: tuple[Contradiction, ...]
    hand: tuple[str, ...]
    """The paragraphs of the document."""
    left: Untaken
    """What the report would still say otherwise if all were taken."""
    pending: Mapping[str, int] = {}
    """How many tracked changes each author made that nobody accepted or rejected; they are read as accepted."""
    base: tuple[WrittenLine, ...] = ()
    """The lines of which a hand made the document."""
    edition: Edition = Edition.FILED
    """The edition that it is."""
    unfit: tuple[Unfit, ...] = ()
    """What no answer can hold."""
    present: tuple[WrittenLine, ...] = ()
    """The lines that the answers print as they are."""
    left_out: tuple[str, ...] = ()
    """The sentences, as patterns, that the report's own wordings leave out already."""

    def causes(self, left: Untaken) -> Mapping[str, str]:
        """Return why sentences are `left`, as `untaken_causes.causes_of` does."""
        return causes_of(left, self.base, self.present, self.taken, self.left_out)


class AcceptedEdits(NamedTuple):
    """What of it is taken, and how."""

    refused: Sequence[str] = ()
    """Numbers, or names of answers, that are not to be taken."""
    reasons: Mapping[int, str] = {}
    """Why sentences are left out, by number."""
    in_jurisdiction: bool = False
    """Whether wordings go to the folder of the jurisdiction, for every report, rather than to the answers file."""


def find_edits(document: str, name: str) -> TakenEdits:
    """Return what a hand changed in `document`, made of the answers file called `name`.

    Raises NoBaseError, other InputErrors, TemplateError.
    """
    allow_more(TRIAL_SECONDS)
    answers = open_answers(name)
    edited = edited_document(Path(document), answers_path(name))
    edition = edition_of(edited, answers)
    present = written_lines(render(answers, section_cache(), edition).document)
    edited = edited._replace(base=with_numbers_now(edited.base, present))
    refuse_other_report(edited.path, answers.source.path, edited.base, present)
    found = _Found(answers, edited, edition, present)
    best = with_most_in_place(found.offered)
    known = {each.path for each in found.values.contradictions}
    contradictions = (
        *found.values.contradictions,
        *found.told.contradictions,
        *(each for each in best.told.contradictions if each.path not in known),
        *undecided(found.questions),
    )
    taken = with_read_figures(answers, best.taken, edited.base, found.hand, reader_for(answers))
    return TakenEdits(
        edited.path,
        answers.source.path,
        with_open_figures(answers, edition, taken),
        contradictions,
        found.hand,
        best.left.beside(line.text for line in edited.written),
        pending=Counter(each.author for each in edited.read.revisions),
        base=edited.written,
        edition=edition,
        unfit=(*best.told.unfit, *left_aside(edited)),
        present=present,
        left_out=tuple(str(each.original) for each in answers.report.wordings or () if each.is_left_out),
    )


class _Found:
    """What a hand changed in a document: answers, sentences, the order of lists."""

    def __init__(
        self, answers: Answers, edited: EditedDocument, edition: Edition, present: Sequence[WrittenLine]
    ) -> None:
        """Read it off; an `edition` of the `answers` prints the lines `present`."""
        self._answers, self._base = answers, edited.base
        self.questions = edited.questions
        in_place = without_moves(with_items_in_order(EditedText(edited.base, edited.unbraced, edited.marked)))
        year = answers.report.identity.year
        values = [each for each in hand_values(in_place) if not self._is_asked(each.sentence)]
        self.values = AnswerProposals(answers, values)
        sentences = hand_sentences(in_place, int(year) if isinstance(year, str) else None)
        sentences = tuple(each for each in sentences if not self._is_asked(each.old, each.new))
        self.told = self._told_as_answers(sentences, edition)
        sentences = self.told.rest
        told = with_repeated(sentences, edited.base)
        self.values.leave(divided_figures(self.values.taken, told))
        open_paths = [each.path for each in self.values.contradictions]
        moved = self._told_once(told_by_sections(edited.base, in_place.hand, told))
        self._sentences = tuple(
            each for each in told if not (_tells_otherwise(each, open_paths) or _is_moved(each, moved))
        )
        self._now = PrintedNow(
            frozenset(bare_sentences(line.text for line in present)),
            frozenset(filter(None, map(section_of, present))),
        )
        self._printed = PrintedEdition(answers, edition, [line.text for line in present])
        self.hand = tuple(text for text in edited.texts if text.strip())

    def _told_as_answers(self, sentences: Sequence[HandSentence], edition: Edition) -> ToldAnswers:
        printed = [span.answer for line in self._base for span in line.answers]
        return AnswersOfSentences(self._answers, edition, printed).told(sentences)

    def _is_asked(self, *sentences: str) -> bool:
        """Return whether a question that nobody has decided is about one of some sentences."""
        return any(each.is_about(*sentences) for each in self.questions)

    def _told_once(self, told: Sequence[str]) -> tuple[str, ...]:
        """Take out of the records' texts what sections have `told` and print where it stood; return that."""
        moved: list[str] = []
        for i, each in enumerate(self.values.taken):
            if AnswerPath(each.path).leaf == BODY:
                text, gone = without_told(each.old, each.new, told)
                self.values.taken[i] = replace(each, new=text)
                moved += gone
        changed = (each for each in self.values.taken if each.new.rstrip("。") != each.old.rstrip("。"))
        self.values.taken = list(with_causes(self._answers, changed))
        return tuple(moved)

    def offered(self, beside: Sequence[HandSentence], *, as_records: bool = True) -> EditOffers:
        """Return what can be taken, as `Offer` has it."""
        settled = {each.path for each in self.values.taken} | {each.path for each in self.values.contradictions}
        weighed = Weighed(settled, beside, as_records)
        told = sentence_proposals(self._answers, self._sentences, self._now, weighed)
        records = [AnswerPath(each.path).record for each in told.answers]
        values = (each for each in self.values.taken if AnswerPath(each.path).record not in records)
        taken: list[Taken] = [*values, *self.told.taken, *told.answers, *told.taken]
        orders = reordered(self._base, self.hand, taken)
        return offered_edits(self._printed, (*taken, *orders), told, self.hand)


def _is_moved(sentence: HandSentence, moved: Sequence[str]) -> bool:
    """Return whether a sentence was left out that a hand only moved."""
    is_out = not sentence.new
    return is_out and sentence.old.rstrip("。；，！？") in moved


def _tells_otherwise(sentence: HandSentence, contradicted: Sequence[str]) -> bool:
    """Return whether a sentence tells one of the answers that are `contradicted` in another shape: told with these."""
    return any(f"{{{path}." in change.wording for path in contradicted for change in sentence.rewordings)


def left_after(edits: TakenEdits, stored: StoredEdits) -> Untaken:
    """Return what the report says otherwise than the document now that some of `edits` are `stored`."""
    return untaken(edits.hand, stored.back.printed).beside(line.text for line in edits.base)


def can_keep_in_jurisdiction(edits: TakenEdits) -> bool:
    """Return whether the folder of the jurisdiction is the user's own, so that wordings may go there."""
    try:
        own_folder(open_answers(str(edits.answers)).jurisdiction)
    except InputError:
        return False
    return True


def store_taken(edits: TakenEdits, acceptance: AcceptedEdits, *, is_held: bool = False) -> StoredEdits:
    """Store what of `edits` is accepted; `is_held`: this process holds the answers file already.

    Raises InputError, TemplateError, OutputError; nothing is stored then.
    """
    figures = _refused_figures(edits.taken, acceptance.refused)
    refused = _refused(edits.taken, [each for each in acceptance.refused if each not in figures])
    unknown = [number for number in acceptance.reasons if not _asks_reason(edits.taken, number)]
    if unknown:
        raise InputError(f"--reason {unknown[0]}：这一项不是删去的句子，不用写理由；请写列出来的编号")
    numbers = [number for number in range(1, len(edits.taken) + 1) if number not in refused]
    taken = tuple(edits.taken[number - 1] for number in numbers)
    if refused or figures or acceptance.in_jurisdiction:
        taken = _with_figures_of_these(edits, taken, figures, acceptance)
    kept = [(each, acceptance.reasons.get(number, "")) for number, each in zip(numbers, taken, strict=True)]
    stored = store_edits(
        edits.answers, kept, in_jurisdiction=acceptance.in_jurisdiction, is_held=is_held, edition=edits.edition
    )
    keep_settled(edits.answers, edits.document, edits.base, edits.hand, stored.back.lines)
    return stored


def _with_figures_of_these(
    edits: TakenEdits, taken: Sequence[Taken], refused: Collection[str], acceptance: AcceptedEdits
) -> tuple[Taken, ...]:
    """Return a part of what was proposed, with the figures of open questions that this part tells.

    None where wordings go to the jurisdiction: the words of one report leave nothing out in others.
    """
    bare = without_figures(taken)
    if acceptance.in_jurisdiction:
        return bare
    return with_open_figures(open_answers(str(edits.answers)), edits.edition, bare, refused)


def _refused_figures(taken: Sequence[Taken], names: Sequence[str]) -> frozenset[str]:
    """Return those of the `names` that refuse the figure of an open question, which is taken with words: its path."""
    return frozenset(each.path for one in taken for each in one.figures if each.path in names)


def _asks_reason(taken: Sequence[Taken], number: int) -> bool:
    return 0 < number <= len(taken) and taken[number - 1].needs_reason


def _refused(taken: Sequence[Taken], names: Sequence[str]) -> set[int]:
    """Return the numbers of what is refused. Raises InputError for a name of nothing."""
    known = {str(number): number for number in range(1, len(taken) + 1)}
    for number, each in enumerate(taken, 1):
        for called in each.names:
            known.setdefault(called, number)
    for name in names:
        if name not in known:
            raise InputError(f"--except {name}：没有这一项；请写列出来的编号，或它的名称")
    return {known[name] for name in names}
