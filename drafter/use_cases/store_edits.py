"""Stores what was taken from a document: answers, activities, and the bureau's wordings of sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import NamedTuple

from drafter.answers.edits import AT_END, DropKey, Edit, InsertRecord, SetAnswer, apply_edits
from drafter.answers.load import Answers, load_answers, parse_answers
from drafter.answers.set_answers import AnswersSet, set_answers
from drafter.folders import roots_beside, section_cache
from drafter.jurisdictions.wordings_file import wordings_of
from drafter.locking import only_one
from drafter.merging.hand_sentences import PatternChange, bare_sentences
from drafter.model.records import LEFT_OUT, Wording
from drafter.model.titles import (
    ACTIVITIES,
    BODY,
    CARRIED_OVER,
    ORIGINAL,
    REASON,
    SECTION,
    TOPIC,
    WORDING,
    WORDINGS,
)
from drafter.outputs import save_answers
from drafter.pages.written_lines import written_lines
from drafter.rendering import Rendering, render
from drafter.use_cases.edit_proposals import Taken, TakenAnswer, TakenSentence
from drafter.use_cases.wordings_folder import own_folder, write_wordings
from drafter.yamlfile.yaml_write import Plain

_SENTENCE = 8
"""Characters from which on a sentence within a wording is a part of it, and not alike by chance."""


class StoredEdits(NamedTuple):
    """What was stored."""

    path: Path
    """The answers file."""
    done: AnswersSet
    """The answers that were set."""
    activities: int
    wordings: int
    """Sentences reworded or left out."""
    folder: Path | None
    """The jurisdiction's folder, where its file of wordings holds them; None where the answers file does."""
    printed: frozenset[str]
    """The sentences that the report prints now, as `bare_sentences` gives them."""


def store_edits(
    path: Path, taken: Sequence[tuple[Taken, str]], *, in_jurisdiction: bool, is_held: bool = False
) -> StoredEdits:
    """Store what was `taken`, each with the reason why it is left out, in the answers file at `path`: all or nothing.

    `is_held`: this process holds the file already.

    Raises InputError, TemplateError, OutputError.
    """
    roots = roots_beside(path)
    with nullcontext() if is_held else only_one(path, brief=True):
        answers = load_answers(path, roots)
        folder = own_folder(answers.jurisdiction) if in_jurisdiction else None
        pairs = [pair for each, _ in taken if isinstance(each, TakenAnswer) for pair in each.pairs]
        done = set_answers(answers, pairs, roots) if pairs else AnswersSet(answers.source.text, (), ())
        sentences = [(each, reason) for each, reason in taken if isinstance(each, TakenSentence)]
        activities = [InsertRecord(ACTIVITIES.place, AT_END, _activity(each)) for each, _ in sentences if each.topic]
        changed = apply_edits(parse_answers(done.text, path, roots), activities)
        wordings = _Wordings(answers, folder)
        for each, reason in sentences:
            if not each.topic:
                wordings.add(each, reason)
        printed = wordings.tried(changed)
        after = apply_edits(changed, wordings.edits())
        if folder is not None:
            write_wordings(folder, wordings.records, [path])
        if after.source.text != answers.source.text:
            save_answers(path, after.source.text.encode(), backup=True)
    return StoredEdits(path, done, len(activities), wordings.count, folder, printed)


def _activity(taken: TakenSentence) -> Plain:
    return {TOPIC: taken.topic, BODY: taken.hand.new}


class _Wordings:
    """The wordings of an answers file, or of a jurisdiction's folder, with those that are taken."""

    def __init__(self, answers: Answers, folder: Path | None) -> None:
        self._folder = folder
        own = wordings_of([folder]) if folder else answers.report.wordings or []
        self.records = [_plain(each) for each in own]
        self._above = [] if folder else [_plain(each) for each in wordings_of(answers.jurisdiction.folders)]
        self._held = list(self.records)
        self._changed: set[int] = set()
        self.count = 0

    def add(self, taken: TakenSentence, reason: str) -> None:
        """Take what became of sentences; one that was reworded before is reworded further."""
        for rewording in taken.hand.rewordings:
            self._put(taken.hand.section, rewording, reason)

    def _put(self, section: str, rewording: PatternChange, reason: str) -> None:
        printed = enumerate(self._held)  # what is taken now printed nothing yet
        at = next((i for i, each in printed if _is_of(each, section, rewording)), None)
        if at is None:
            above = next((each for each in self._above if _is_of(each, section, rewording)), None)
            before = dict(above) if above else {SECTION: section, ORIGINAL: rewording.original, WORDING: ""}
            self.records.append(_reworded(before, rewording, reason))
        else:
            self.records[at] = _reworded(self.records[at], rewording, reason)
            self._changed.add(at)

    def tried(self, answers: Answers) -> frozenset[str]:
        """Return the sentences that `answers` print with all wordings, and drop new ones whose sentence is not among them."""
        made = _rendered(answers, self.records)
        useless = {number - 1 for number in made.rendered.unused_wordings if number > len(self._held)}
        self.count = sum(i not in useless for i in range(len(self._held), len(self.records))) + len(self._changed)
        self.records = [each for i, each in enumerate(self.records) if i not in useless]
        return frozenset(bare_sentences(line.text for line in written_lines(made.document)))

    def edits(self) -> Iterator[Edit]:
        """Yield the changes to the answers file; none where the wordings go to a folder."""
        if self._folder:
            return
        for i, record in enumerate(self.records):
            if i >= len(self._held):
                yield InsertRecord(WORDINGS.place, AT_END, dict(record))
            elif i in self._changed:
                yield from _changes(i, record, self._held[i])


def _rendered(answers: Answers, records: Sequence[Mapping[str, str]]) -> Rendering:
    wordings = [Wording.model_validate(each) for each in records]
    report = answers.report.model_copy(update={"wordings": wordings})
    return render(answers._replace(report=report), section_cache())


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
        CARRIED_OVER: wording.carried_over,
    }
    return {title: str(value) for title, value in named.items() if value is not None}


def _is_of(record: Mapping[str, str], section: str, rewording: PatternChange) -> bool:
    """Return whether a wording stands for the sentence of `rewording`, or printed it."""
    printed, original = record.get(WORDING, ""), rewording.original
    if record.get(SECTION) != section:
        return False
    return original in (record.get(ORIGINAL), printed) or (len(original) >= _SENTENCE and original in printed)


def _reworded(record: Mapping[str, str], rewording: PatternChange, reason: str) -> dict[str, str]:
    """Return a wording with what a hand made of its sentence, or of a part of it; looked at, so no longer last year's."""
    printed = record.get(WORDING, "")
    if record[ORIGINAL] == rewording.original and rewording.original not in printed:
        printed, text = "", rewording.wording
    else:
        text = printed.replace(rewording.original, rewording.wording, 1)
    told = {SECTION: record[SECTION], ORIGINAL: record[ORIGINAL], WORDING: text or LEFT_OUT}
    return {**told, REASON: reason} if reason else told
