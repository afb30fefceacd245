"""Brings the answers back of which a document of Drafter's was made: proved by making it again.

Which jurisdiction it was follows from the section files that the addresses name; of what is ambiguous in print, such as
under which topic an activity stood, that is taken with which the same text comes out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from drafter.errors import DrafterError, TemplateError
from drafter.importing.own.own_answers import GAP, guesses_of
from drafter.importing.own.own_pieces import OwnPieces, PrintedLine
from drafter.importing.own.own_topics import probe, topics_of
from drafter.importing.own.own_trial import FARTHEST, Trial, TrialPress
from drafter.jurisdictions.jurisdiction import Jurisdiction, load_jurisdiction
from drafter.jurisdictions.names import manifests
from drafter.jurisdictions.usage import printed_by
from drafter.model.answer_path import AnswerPath
from drafter.model.fields import Kind
from drafter.model.figure import NOT_APPLICABLE_WORDS
from drafter.model.parsing import NONE_WORDS
from drafter.model.titles import ACTIVITIES, BODY, IDENTITY, TOPIC
from drafter.yamlfile.yaml_write import Plain

_MOST_TRIALS = 150
"""Times that a report is made to find what makes the same text."""
_ROUNDS = 2
"""What is found in one round may show what else is missing."""
_NONE = NONE_WORDS[0]
_SAYING_NOTHING: tuple[Plain, ...] = (_NONE, NOT_APPLICABLE_WORDS[0], None)


class OwnReport(NamedTuple):
    """The answers of which a document of Drafter's was made."""

    jurisdiction: Jurisdiction
    kind: str
    text: str
    """An answers file that holds them."""
    read: tuple[AnswerPath, ...]
    """The answers that were read, without the numbers of records, in the order of the document."""
    differing: tuple[str, ...]
    """Paragraphs of the document that these answers don't make: a hand wrote them, or what they print is lost."""
    lost: tuple[AnswerPath, ...]
    """Answers that the document printed and that can't be read back: rewritten, deleted, printed only in part."""
    others: tuple[str, ...]
    """Names of further jurisdictions that would make the same document."""


def own_report(
    pieces: OwnPieces, roots: tuple[Path, ...], cache: Path | None, jurisdiction: str | None = None
) -> OwnReport | None:
    """Return the answers that `pieces` print; None when no jurisdiction in `roots` prints such.

    `jurisdiction` is the only one to try, None: those that have the section files. `cache` is for compiled sections.
    Raises TemplateError when there is no such jurisdiction.
    """
    tried = [_Attempt(press, pieces) for press in _presses(pieces, roots, cache, jurisdiction)]
    begun = [attempt for attempt in tried if attempt.begin()]
    if not begun:
        return None
    best = min(begun, key=lambda each: each.distance)
    names = (each.press.jurisdiction.name for each in begun if each.distance == best.distance)
    others = [name for name in dict.fromkeys(names) if name != best.press.jurisdiction.name]
    best.improve()
    return best.report(tuple(others))


def _presses(
    pieces: OwnPieces, roots: tuple[Path, ...], cache: Path | None, wanted: str | None
) -> Iterator[TrialPress]:
    """Yield the jurisdictions that have all section files that `pieces` name, those with the fewest parents first."""
    folders = {line.file.partition("/")[0] for line in pieces.lines if line.file}
    names = [wanted] if wanted else [manifest.parent.name for manifest in manifests(roots)]
    found = [each for each in (_loaded(name, roots, must=wanted is not None) for name in names) if each]
    for each in sorted(found, key=lambda each: len(each.folders)):
        if wanted or folders <= {folder.name for folder in each.folders}:
            yield from (TrialPress(each, kind.name, pieces.texts, cache) for kind in each.kinds)


def _loaded(name: str, roots: tuple[Path, ...], *, must: bool) -> Jurisdiction | None:
    try:
        return load_jurisdiction(name, roots)
    except DrafterError:
        if must:
            raise
        return None


@dataclass
class _Choice:
    """An answer, or the topic of an activity, with the values that it can have had."""

    path: AnswerPath
    values: tuple[Plain, ...]
    taken: int = 0

    @property
    def value(self) -> Plain:
        return self.values[self.taken] if self.values else None


class _Attempt:
    """The answers as one jurisdiction and kind of report would have them."""

    def __init__(self, press: TrialPress, pieces: OwnPieces) -> None:
        self.press, self._lines = press, pieces.lines
        self._choices = [_Choice(*each) for each in guesses_of(pieces.lines, press.jurisdiction)]
        self._trial: Trial | None = None
        self._left = _MOST_TRIALS

    @property
    def distance(self) -> int:
        """How far it is from the document."""
        return self._trial.distance if self._trial else FARTHEST

    def begin(self) -> bool:
        """Make the report a first time; return whether that could be done."""
        self._add_topics()
        self._trial = self.press.made(self._answers())
        return self._trial is not None

    def improve(self) -> None:
        """Try what else can have been answered where paragraphs came out otherwise."""
        for _ in range(_ROUNDS):
            self._fill_gaps()
            self._try_doubtful(may_be_open=False)
            for path in list(self._perhaps_none()):
                self._try_added(_Choice(path, (_NONE,)))
            self._try_doubtful(may_be_open=True)
            if not self.distance:
                return

    def report(self, others: tuple[str, ...]) -> OwnReport:
        """Return what was found."""
        made = self._trial.lines if self._trial else ()
        read = dict.fromkeys(choice.path.field for choice in self._choices if choice.value is not None)
        lost = dict.fromkeys(choice.path for choice in self._choices if choice.value is None)
        return OwnReport(
            self.press.jurisdiction,
            self.press.kind,
            self.press.file_text(self._answers()),
            tuple(read),
            tuple(self.press.lacking(made)),
            tuple(lost),
            others,
        )

    def _add_topics(self) -> None:
        """Find the topics of the activities by a report with one activity for each."""
        numbers = dict.fromkeys(each.path.number for each in self._choices if each.path.root == ACTIVITIES)
        names = [topic.name for topic in self.press.jurisdiction.topics]
        if not numbers or not names:
            return
        probes: list[Plain] = [{TOPIC: name, BODY: probe(i)} for i, name in enumerate(names, 1)]
        probed = self.press.made({**self._answers(), ACTIVITIES: probes})
        found = topics_of(self._lines, probed.lines if probed else (), names)
        for number in filter(None, numbers):
            self._choices.append(_Choice(ACTIVITIES.child(number, TOPIC), tuple(found.get(number) or names[:1])))

    def _fill_gaps(self) -> None:
        """Take it that what the report would miss now, and did not miss then, was 无 or 不适用."""
        printed = {piece.answer for line in self._lines for piece in line.pieces}
        made = self._trial.lines if self._trial else ()
        gaps = (
            AnswerPath(span.answer).field
            for line in made
            for span in line.answers
            if line.text.startswith(GAP, span.start) and span.answer not in printed
        )
        for path in dict.fromkeys(gaps):
            if path.root not in (IDENTITY, ACTIVITIES):
                self._try_added(_Choice(path.parent if path.leaf == BODY and path.parent else path, _SAYING_NOTHING))

    def _perhaps_none(self) -> Iterator[AnswerPath]:
        """Yield the open figures that paragraphs which came out otherwise may say there were none of."""
        known, answered = self.press.jurisdiction.catalogue(), {choice.path for choice in self._choices}
        lacking = self._lacking()
        texts = "".join(line.text for line in lacking)
        asked = {path for line in lacking if line.file for path in self._asked_by(line)}
        for spec in known.in_groups():
            if spec.kind is Kind.FIGURE and spec.path not in answered:
                is_said = bool(spec.none_sentence) and spec.none_sentence.rstrip("。") in texts
                if is_said or spec.path in asked:
                    yield spec.path

    def _asked_by(self, line: PrintedLine) -> frozenset[str]:
        section = line.file.rpartition("/")[2].removesuffix(".txt")
        try:
            return printed_by(section, self.press.jurisdiction).by_sections
        except TemplateError:
            return frozenset()

    def _lacking(self) -> list[PrintedLine]:
        """Return the lines, as they were written, that came out otherwise."""
        texts = set(self.press.lacking(self._trial.lines if self._trial else ()))
        return [line for line in self._lines if line.text in texts]

    def _is_doubtful(self, choice: _Choice) -> bool:
        """Return whether a paragraph that prints the answer, or its record, came out otherwise."""
        record = choice.path.record or choice.path
        return len(choice.values) > 1 and any(
            record.holds(piece.answer) for line in self._lacking() for piece in line.pieces
        )

    def _try_doubtful(self, *, may_be_open: bool) -> None:
        """Try what paragraphs that came out otherwise print, topics first: they are what print says least of."""
        for choice in sorted(self._choices, key=lambda each: each.path.leaf != TOPIC):
            if self.distance and self._is_doubtful(choice):
                self._try_all(choice, may_be_open=may_be_open)

    def _try_added(self, choice: _Choice) -> None:
        """Keep `choice` when one of its values makes the report nearer to the document."""
        self._choices.append(choice)
        if not self._try_all(choice, present=-1):
            self._choices.remove(choice)

    def _try_all(self, choice: _Choice, present: int | None = None, *, may_be_open: bool = True) -> bool:
        """Take the value of `choice` that comes nearest to the document; return whether one is nearer than before."""
        best, is_nearer = choice.taken, False
        present = choice.taken if present is None else present
        for number, value in enumerate(choice.values):
            is_to_try = number != present and (value is not None or may_be_open)
            if not is_to_try or not self.distance or not self._left:
                continue
            choice.taken = number
            self._left -= 1
            trial = self.press.made(self._answers())
            if trial is not None and trial.distance < self.distance:
                self._trial, best, is_nearer = trial, number, True
        choice.taken = best
        return is_nearer

    def _answers(self) -> dict[AnswerPath, Plain]:
        """Return the answers that are taken, records in lists."""
        answers: dict[AnswerPath, Plain] = {}
        records: dict[AnswerPath, dict[int, dict[str, Any]]] = {}
        for choice in self._choices:
            path, record = choice.path, choice.path.record
            if choice.value is None:
                continue
            if record is None:
                answers[path] = choice.value
                continue
            inside = [str(step) for step in path.steps[len(record.steps) :]]
            fields = records.setdefault(record.parent or record, {}).setdefault(int(record.leaf), {})
            _put(fields, inside, choice.value)
        for path, numbered in records.items():
            answers[path] = [_in_order(numbered[number]) for number in sorted(numbered)]
        return answers


def _put(record: dict[str, Any], inside: Sequence[str], value: Plain) -> None:
    for key in inside[:-1]:
        record = record.setdefault(key, {})
    record[inside[-1]] = value


def _in_order(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record with its topic first."""
    return {TOPIC: record[TOPIC], **record} if TOPIC in record else record
