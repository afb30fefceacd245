"""Stores what was taken from a document: answers, activities, and the bureau's wordings of sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import NamedTuple, TypeVar

from drafter.answers.edits import AT_END, DropKey, Edit, InsertRecord, SetAnswer, apply_edits
from drafter.answers.load import Answers, load_answers, parse_answers
from drafter.answers.set_answers import AnswersSet, set_answers
from drafter.folders import roots_beside, section_cache
from drafter.jurisdictions.wordings_file import wordings_of
from drafter.locking import only_one
from drafter.merging.edits.sentence_edits import PatternChange
from drafter.model.answer_path import AnswerPath
from drafter.model.edition import Edition
from drafter.model.records import LEFT_OUT, TOLD_INSTEAD, Ground, Wording
from drafter.model.titles import (
    CARRIED_OVER,
    GROUNDS,
    ORIGINAL,
    REASON,
    SECTION,
    WORDING,
    WORDINGS,
)
from drafter.outputs.output_writer import save_answers
from drafter.pages.written_lines import WrittenLine, written_lines
from drafter.rendering import Rendering, render
from drafter.sections.outdated_wordings import OutdatedWording
from drafter.use_cases.edit_proposals import Taken, TakenAnswer, TakenOrder, TakenSentence
from drafter.use_cases.open_figures import OpenFigure
from drafter.use_cases.record_changes import moves, new_records, renumbered
from drafter.use_cases.rival_wordings import is_part
from drafter.use_cases.unfollowed_answers import UnfollowedAnswer
from drafter.use_cases.wordings_folder import own_folder, write_wordings

_Sort = TypeVar("_Sort", TakenAnswer, TakenSentence, TakenOrder)


class TakenBack(NamedTuple):
    """Answers with what was taken back into them."""

    answers: Answers
    done: AnswersSet
    """The answers that were set."""
    activities: int
    """Activities, shortcomings and plans that new sentences became."""
    wordings: int
    """Sentences reworded or left out."""
    records: Sequence[Mapping[str, str]]
    """All wordings of the answers file, or of the jurisdiction's folder, as a file holds them."""
    lines: tuple[WrittenLine, ...]
    """What the report prints now."""
    orders: int = 0
    """Lists whose records were put into another order."""
    useless: frozenset[int] = frozenset()
    """Places, in what was to be taken, of sentences that the report prints as before all the same."""
    outdated: Mapping[int, OutdatedWording] = {}
    """Of those of them that tell in words of their own what is otherwise by now: by place."""

    @property
    def printed(self) -> tuple[str, ...]:
        """The paragraphs that the report prints now."""
        return tuple(line.text for line in self.lines)


class StoredEdits(NamedTuple):
    """What was stored."""

    path: Path
    """The answers file."""
    back: TakenBack
    folder: Path | None
    """The jurisdiction's folder, where its file of wordings holds them; None where the answers file does."""
    unfollowed: tuple[UnfollowedAnswer, ...] = ()
    """The answers that wrote sentences which are reworded now, and stay as they were."""

    @property
    def is_some(self) -> bool:
        """False when nothing was stored."""
        back = self.back
        return bool(back.done.lines or back.activities or back.wordings or back.orders)


def store_edits(
    path: Path,
    taken: Sequence[tuple[Taken, str]],
    *,
    in_jurisdiction: bool,
    is_held: bool = False,
    edition: Edition = Edition.FILED,
) -> StoredEdits:
    """Store what was `taken`, each with the reason why it is left out, in the answers file at `path`: all or nothing.

    `is_held`: this process holds the file already. What the report prints then is told of its `edition`.

    Raises InputError, TemplateError, OutputError.
    """
    with nullcontext() if is_held else only_one(path, brief=True):
        answers = load_answers(path, roots_beside(path))
        folder = own_folder(answers.jurisdiction) if in_jurisdiction else None
        back = taken_back(answers, taken, folder, edition)
        if folder is not None:
            write_wordings(folder, back.records, [path])
        if back.answers.source.text != answers.source.text:
            save_answers(path, back.answers.source.text.encode(), backup=True)
    stored = [each for i, (each, _) in enumerate(taken) if i not in back.useless]
    told = tuple(dict.fromkeys(one for each in stored for one in each.contrary))
    return StoredEdits(path, back, folder, told)


def taken_back(
    answers: Answers, taken: Sequence[tuple[Taken, str]], folder: Path | None, edition: Edition = Edition.FILED
) -> TakenBack:
    """Return `answers` with what is `taken`, as in `store_edits`; nothing is written.

    Wordings go to the file of wordings in `folder`, the jurisdiction's; None: to the answers. Raises InputError, TemplateError.
    """
    named = [_named(each) for each, _ in taken]
    done = _with_values(answers, named)
    changed = parse_answers(done.text, answers.source.path, roots_beside(answers.source.path))
    unnamed = (name for each in _of_sort(named, TakenAnswer) for name in each.unnamed)
    changed = apply_edits(changed, [DropKey(AnswerPath(name).place) for name in unnamed])
    records = list(new_records(answers, [each for each in _of_sort(named, TakenSentence) if each.is_record]))
    changed = apply_edits(changed, records)
    orders = _of_sort(named, TakenOrder)
    moved = [move for each in orders for move in moves(each, records)]
    changed = apply_edits(changed, moved)
    done = done._replace(lines=tuple(renumbered(done.lines, [*records, *moved])))
    wordings = _wordings(answers, folder, named, taken)
    lines = wordings.tried(changed, edition)
    after = apply_edits(changed, wordings.edits())
    count, useless, outdated = wordings.count, wordings.useless, wordings.outdated
    return TakenBack(after, done, len(records), count, wordings.records, lines, len(orders), useless, outdated)


def _wordings(
    answers: Answers, folder: Path | None, named: Sequence[Taken], taken: Sequence[tuple[Taken, str]]
) -> _Wordings:
    """Return the wordings of a file with those of what is `taken`, `named` as in `_named`, and of what is silent for its figures."""
    wordings = _Wordings(answers, folder, {each.path: each.new for each in _of_sort(named, TakenAnswer)})
    for i, (each, (_, reason)) in enumerate(zip(named, taken, strict=True)):
        if isinstance(each, TakenSentence) and not each.is_record:
            wordings.add(i, each, reason)
    wordings.silence(figure for each, _ in taken for figure in each.figures)
    return wordings


def _with_values(answers: Answers, taken: Sequence[Taken]) -> AnswersSet:
    """Return what `set_answers` does with what is `taken`; the text of `answers` as it is where that sets none."""
    path = answers.source.path
    pairs = [pair for each in taken for pair in each.pairs]
    return set_answers(answers, pairs, roots_beside(path)) if pairs else AnswersSet(answers.source.text, (), ())


def _of_sort(taken: Iterable[Taken], sort: type[_Sort]) -> list[_Sort]:
    return [each for each in taken if isinstance(each, sort)]


def _named(taken: Taken) -> Taken:
    """Return what is taken with the names of its open figures in its words."""
    return taken.named or taken


class _Wordings:
    """The wordings of an answers file, or of a jurisdiction's folder, with those that are taken."""

    def __init__(self, answers: Answers, folder: Path | None, new_values: Mapping[str, str]) -> None:
        """`new_values` are the answers that are set with them, by path."""
        self._folder, self._new_values = folder, new_values
        own = wordings_of([folder]) if folder else answers.report.wordings or []
        self.records = [_plain(each) for each in own]
        self._above = [] if folder else [_plain(each) for each in wordings_of(answers.jurisdiction.folders)]
        self._held = list(self.records)
        self._changed: set[int] = set()
        self._records_of: dict[int, list[int]] = {}
        self.count = 0
        self.useless: frozenset[int] = frozenset()
        self.outdated: Mapping[int, OutdatedWording] = {}

    def add(self, number: int, taken: TakenSentence, reason: str) -> None:
        """Take what became of sentences, called `number`; one that was reworded before is reworded further."""
        said = ((each.path, self._new_values.get(each.path, each.value)) for each in taken.hand.grounds)
        grounds = "；".join(str(Ground(path, value)) for path, value in said)
        told = {title: text for title, text in ((REASON, reason), (GROUNDS, grounds)) if text}
        records = [self._put(taken.hand.section, rewording, told) for rewording in taken.hand.rewordings]
        self._records_of[number] = [each for each in records if each is not None]

    def silence(self, figures: Iterable[OpenFigure]) -> None:
        """Leave out what sections would print of figures that words of a hand tell already."""
        told = {each: figure.leaf for figure in figures for each in figure.silent}
        for sentence, leaf in told.items():
            reason = f"{TOLD_INSTEAD}{leaf}"
            grounds = "；".join(map(str, sentence.grounds))
            for change in sentence.rewordings:
                noted = {REASON: "" if change.wording else reason, GROUNDS: grounds}
                self._put(sentence.section, change, {title: text for title, text in noted.items() if text})

    def _put(self, section: str, rewording: PatternChange, told: Mapping[str, str]) -> int | None:
        """Return the place of the record that holds it now; None for one that held it before."""
        printed = enumerate(self._held)  # what is taken now printed nothing yet
        at = next((i for i, each in printed if _is_of(each, section, rewording)), None)
        if at is None:
            above = next((each for each in self._above if _is_of(each, section, rewording)), None)
            before = dict(above) if above else {SECTION: section, ORIGINAL: rewording.original, WORDING: ""}
            self.records.append(_reworded(before, rewording, told))
            return len(self.records) - 1
        now = _reworded(self.records[at], rewording, told)
        if now == self.records[at]:
            return None
        self.records[at] = now
        self._changed.add(at)
        return at

    def tried(self, answers: Answers, edition: Edition) -> tuple[WrittenLine, ...]:
        """Return what an edition of `answers` prints with all wordings, and drop new ones whose sentence is not in them."""
        made = _rendered(answers, self.records, edition)
        useless = {number - 1 for number in made.rendered.unused_wordings if number > len(self._held)}
        told = {each.number: each for each in made.rendered.outdated_wordings if each.number in useless}
        places = (
            (number, next((each for each in own if each in told), None)) for number, own in self._records_of.items()
        )
        self.outdated = {number: told[place] for number, place in places if place is not None}
        self.records = [each for i, each in enumerate(self.records) if i not in useless]
        self.useless = frozenset(number for number, own in self._records_of.items() if useless.issuperset(own))
        self.count = len(self._records_of.keys() - self.useless)
        return written_lines(made.document)

    def edits(self) -> Iterator[Edit]:
        """Yield the changes to the answers file; none where the wordings go to a folder."""
        if self._folder:
            return
        for i, record in enumerate(self.records):
            if i >= len(self._held):
                yield InsertRecord(WORDINGS.place, AT_END, dict(record))
            elif i in self._changed:
                yield from _changes(i, record, self._held[i])


def _rendered(answers: Answers, records: Sequence[Mapping[str, str]], edition: Edition) -> Rendering:
    wordings = [Wording.model_validate(each) for each in records]
    report = answers.report.model_copy(update={"wordings": wordings})
    return render(answers._replace(report=report), section_cache(), edition)


def _changes(at: int, record: Mapping[str, str], held: Mapping[str, str]) -> Iterator[Edit]:
    place = (*WORDINGS.place, at)
    for title, value in record.items():
        if held.get(title) != value:
            yield SetAnswer((*place, title), value)
    yield from (DropKey((*place, title)) for title in held if title not in record)


def _plain(wording: Wording) -> dict[str, str]:
    """Return a wording as a file holds it."""
    named = {
        SECTION: wording.section,
        ORIGINAL: wording.original,
        WORDING: wording.wording,
        REASON: wording.reason,
        GROUNDS: wording.grounds,
        CARRIED_OVER: wording.carried_over,
    }
    return {title: str(value) for title, value in named.items() if value is not None}


def _is_of(record: Mapping[str, str], section: str, rewording: PatternChange) -> bool:
    """Return whether a wording stands for the sentence of `rewording`, or printed it."""
    if record.get(SECTION) != section:
        return False
    return rewording.original == record.get(ORIGINAL) or is_part(rewording.original, record.get(WORDING, ""))


def _reworded(record: Mapping[str, str], rewording: PatternChange, told: Mapping[str, str]) -> dict[str, str]:
    """Return a wording with what a hand made of its sentence, or of a part of it; looked at, so no longer last year's.

    `told` is what is noted beside it.
    """
    printed = record.get(WORDING, "")
    if record[ORIGINAL] == rewording.original and not is_part(rewording.original, printed):
        printed, text = "", rewording.wording
    else:
        text = printed.replace(rewording.original, rewording.wording, 1)
    held = {GROUNDS: record[GROUNDS]} if GROUNDS in record and printed else {}
    return {SECTION: record[SECTION], ORIGINAL: record[ORIGINAL], WORDING: text or LEFT_OUT, **held, **told}
