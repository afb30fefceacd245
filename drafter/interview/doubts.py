"""What may be wrong about an answer that was just given, and the reasons given for such things before.

The rules are in `drafter.model.relations`; this module finds which of their breaches concern an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from drafter.answers.questions import Question
from drafter.model.answer_path import AnswerPath
from drafter.model.breach import Breach
from drafter.model.relations import SWING, breaches
from drafter.model.report import Report
from drafter.model.titles import REASON, RULE, WHERE


class Doubt(NamedTuple):
    """Something that may be wrong with an answer: it can be mended, or kept with a reason."""

    rule: str
    """Its name under 核对说明."""
    path: str
    """The place named under 核对说明, such as 行政执法.行政检查次数."""
    paths: tuple[str, ...]
    """All answers concerned: each of them may be the wrong one."""
    message: str
    """What does not agree, in Chinese."""
    mend: str
    """What could be done."""
    soft: bool = False
    """True when 'it is right' is answer enough."""

    def to_record(self, reason: str) -> dict[str, str]:
        """Return the record of 核对说明 that keeps it for `reason`."""
        return {RULE: self.rule, WHERE: self.path, REASON: reason}


def doubts(question: Question, report: Report, units: Mapping[str, str]) -> list[Doubt]:
    """Return what may be wrong with the present answer to `question`, as far as all answers tell.

    `units` are the jurisdiction's own, as for `breaches`.
    """
    return _concerning(report, units, lambda path: path == question.path)


class Explained(NamedTuple):
    """Something that does not agree, and the reason that 核对说明 gives for it."""

    at: int
    """The index of the reason in 核对说明."""
    reason: str
    doubt: Doubt
    """What the reason is for, as the answers are now."""


def explained(question: Question, report: Report, units: Mapping[str, str]) -> list[Explained]:
    """Return what does not agree about the answer to `question` and has a reason. `units` as in `doubts`."""
    found: list[Explained] = []
    for breach in breaches(report, units) if report.explanations else ():  # asked of each answer
        at = _reason_of(breach, report)
        if at is not None and question.path in (breach.path, *breach.paths):
            found.append(Explained(at, breach.reason, _doubt(breach)))
    return found


def stale_explanations(before: Iterable[Explained], report: Report, units: Mapping[str, str]) -> list[Explained]:
    """Return those of `before` whose reason no longer explains anything, the last in 核对说明 first."""
    used = {_reason_of(breach, report) for breach in breaches(report, units)}
    return sorted({each.at: each for each in before if each.at not in used}.values(), reverse=True)


def _reason_of(breach: Breach, report: Report) -> int | None:
    """Return the index in 核对说明 of the reason for `breach`; None when there is none, or it is for all places."""
    for at, given in enumerate(report.explanations or []):
        if breach.reason and (given.rule, given.reason) == (breach.rule, breach.reason) and given.place:
            return at
    return None


def record_doubts(question: Question, report: Report, units: Mapping[str, str], index: int) -> list[Doubt]:
    """Return what may be wrong with record `index` of a list; breaches count records from 1."""
    record = AnswerPath.of_place((*question.place, index))
    return _concerning(report, units, record.holds)


def _concerning(report: Report, units: Mapping[str, str], concerns: Callable[[str], bool]) -> list[Doubt]:
    """Return the breaches at such places; what stands explained under 核对说明 is no doubt any more."""
    return [
        _doubt(breach)
        for breach in breaches(report, units)
        if not breach.reason and any(map(concerns, (breach.path, *breach.paths)))
    ]


def _doubt(breach: Breach) -> Doubt:
    return Doubt(breach.rule, breach.path, breach.paths, breach.message, breach.mend, breach.rule == SWING)
